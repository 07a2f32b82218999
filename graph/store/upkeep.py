"""Looking after a store: making it, saying what it holds, checking it, carrying all of it over to another."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from graph.model.faults import Fault
from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.digest import Record
from graph.store.marks import Ledger
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, Stamp

SCHEMA_VERSION = 3
"""Version of what is kept. A store of a newer version is refused, not guessed at; one of an older is brought up."""

MIGRATIONS = (
    "marks-of-plans-and-districts",
    "digests-of-rows-and-records",
    "words-behind-their-district",
    "judgements-of-people",
)
"""The steps from the first schema to this one, in order. Each store takes them in its own way and notes when."""


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
    judgements: tuple[Judgement, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of this part, of every kind."""
        return (*self.versions, *self.decisions, *self.audit, *self.judgements)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a store keeps at one moment: its ledger, with the marks of all plans and districts, and then its parts.

    Parts come in this order: nodes, relations, versions, decisions, audit, judgements; each kind in any order. So a
    store of any size goes through a bounded memory.
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
    judgements: tuple[Judgement, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records, of every kind."""
        return (*self.versions, *self.decisions, *self.audit, *self.judgements)

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
            Part(judgements=self.judgements),
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
        judgements=tuple(sorted((row for part in parts for row in part.judgements), key=lambda row: row.id)),
    )


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beside a store, and by which it can be held against what it was made from.

    A version does not say for which district its plan counts, so that is given beside it.
    """

    restate: Callable[[PlanVersion, str], PlanStatements | None]
    """From a version and the district of its plan to what it states; None where that cannot be told."""
    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]
    """What is known before any plan is read, as ``init`` takes it."""
    clean: Callable[[PlanVersion], str | None]
    """The form to keep in the place of a version's, where that holds what should not be kept; else None."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did: where the store as it was is kept (empty where none could be), and what came of it."""

    kept_at: str
    restated: tuple[str, ...]
    """Plans that were made anew from their current version."""
    lost: tuple[Fault, ...]
    """What could not be brought back."""


class Upkeep(Protocol):
    """The upkeep of a store. Every verb is whole or not at all."""

    def init(self, nodes: Sequence[NodeRow], relations: Sequence[RelationRow], stamp: Stamp) -> None:
        """Makes the schema where it is missing and upserts what is known beforehand (districts, municipalities).

        Writes nothing, and leaves the revision, where all of it is there already.
        """

    def info(self) -> StoreInfo:
        """What this store is and holds; a node counts under each of its labels."""

    def check(self, knowledge: Knowledge | None = None) -> tuple[Fault, ...]:
        """What does not hold: whatever is not as it was written, and whatever the model does not allow.

        No damage makes it fail. With ``knowledge`` the rows of a plan that differ are named, where it can be proven
        which ones they are.
        """

    def repair(self, knowledge: Knowledge, stamp: Stamp) -> Repair:
        """Makes the network anew, from the rows that are whole and from the current versions of the other plans.

        Versions are kept without what should not be in them, and plans that said it are stated anew.

        Keeps the records that are whole, and says what was lost. It is a change of its own, that touches everything.
        Where the store is a file, that is first copied beside itself.
        """

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

    def clear_copy(self) -> None:
        """Takes away what a ``restore`` left that was stopped half-way; another ``restore`` does that too.

        Raises:
            StoreRefusedError: there is nothing of that kind.
        """
