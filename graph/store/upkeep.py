"""Looking after a store: making it, saying what it holds, checking it, carrying all of it over to another."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from graph.model.faults import Fault
from graph.model.rows import NodeRow, RelationRow
from graph.store.marks import Ledger
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, Stamp

SCHEMA_VERSION = 2
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
class Part:
    """A bounded number of rows or records of a store."""

    nodes: tuple[NodeRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    audit: tuple[AuditRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a store keeps at one moment: its ledger, with the marks of all plans and districts, and then its parts.

    Parts come in this order: nodes, relations, versions, decisions, audit; each kind in any order. So a store of any
    size goes through a bounded memory.
    """

    ledger: Ledger
    parts: Iterator[Part]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a store keeps as one value, in order: what equality of stores is judged by."""

    ledger: Ledger
    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]
    versions: tuple[PlanVersion, ...]
    decisions: tuple[DecisionRecord, ...]
    audit: tuple[AuditRow, ...]

    @property
    def revision(self) -> int:
        """The number of the state that it shows."""
        return self.ledger.revision

    def contents(self) -> Contents:
        """The same, as a store gives and takes it."""
        parts = (
            Part(nodes=self.nodes),
            Part(relations=self.relations),
            Part(versions=self.versions),
            Part(decisions=self.decisions),
            Part(audit=self.audit),
        )
        return Contents(self.ledger, iter(parts))


def snapshot_of(contents: Contents) -> Snapshot:
    """All of it as one value; for what is small enough."""
    parts = tuple(contents.parts)
    return Snapshot(
        ledger=contents.ledger,
        nodes=tuple(sorted((row for part in parts for row in part.nodes), key=lambda row: row.id)),
        relations=tuple(sorted((row for part in parts for row in part.relations), key=lambda row: row.id)),
        versions=tuple(
            sorted((row for part in parts for row in part.versions), key=lambda row: (row.plan, row.number))
        ),
        decisions=tuple(sorted((row for part in parts for row in part.decisions), key=lambda row: row.id)),
        audit=tuple(sorted((row for part in parts for row in part.audit), key=lambda row: row.revision)),
    )


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
        """All that is kept, as one value."""

    def contents(self) -> AbstractContextManager[Contents]:
        """All that is kept, at one moment and in parts; the parts are read while the block lasts.

        Raises:
            StoreError: others changed it meanwhile, where the store cannot hold on to one moment.
        """

    def restore(self, contents: Contents) -> None:
        """Fills an empty store with what another one keeps, whole or not at all, and adds no change of its own to it.

        Raises:
            StoreRefusedError: this store is not empty, or what came is not what its ledger says: it is damaged.
        """
