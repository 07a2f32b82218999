"""Looking after a store: making it, saying what it holds, checking it, carrying all of it over to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.model.faults import Fault
from graph.model.rows import NodeRow, RelationRow
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, Stamp

SCHEMA_VERSION = 1
"""Version of what is kept. A store of a newer version is refused, not guessed at."""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store says of itself. ``location`` holds no name or password."""

    kind: str
    location: str
    schema_version: int
    revision: int
    nodes_by_label: dict[str, int]
    relations_by_type: dict[str, int]
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a store keeps, in order of id: what ``copy`` carries over and what equality is judged by."""

    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]
    versions: tuple[PlanVersion, ...]
    decisions: tuple[DecisionRecord, ...]
    audit: tuple[AuditRow, ...]
    revision: int


class Upkeep(Protocol):
    """The upkeep of a store. Every verb is whole or not at all."""

    def init(self, nodes: Sequence[NodeRow], relations: Sequence[RelationRow], stamp: Stamp) -> None:
        """Makes the schema where it is missing and upserts what is known beforehand (districts, municipalities).

        Writes nothing, and leaves the revision, where all of it is there already.
        """

    def info(self) -> StoreInfo:
        """What this store is and holds; a node counts under each of its labels."""

    def check(self) -> tuple[Fault, ...]:
        """What does not hold (schema, ends, quotes, required properties, unreferenced nodes)."""

    def snapshot(self) -> Snapshot:
        """All that is kept."""

    def restore(self, snapshot: Snapshot) -> None:
        """Fills an empty store with a snapshot, whole or not at all, and adds no change of its own to it.

        Raises:
            StoreError: the store is not empty.
        """
