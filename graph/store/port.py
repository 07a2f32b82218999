"""The one door to what is kept. Two stores stand behind it; both pass the same contract tests."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.view import NetworkView

SCHEMA_VERSION = 1
"""Version of what is kept. A store of a newer version is refused, not guessed at."""


class StoreError(Exception):
    """The store cannot go on. ``str()`` is one line for a person: what, where, what to do; never a password."""


class StoreUnavailableError(StoreError):
    """The store cannot be reached, opened or written (server down, wrong password, read-only, disk full)."""


class StoreMismatchError(StoreError):
    """What is kept is of a newer schema, or is no Ketenkaart store."""


class StoreRefusedError(StoreError):
    """What was given cannot be kept: it contradicts itself or what is there already. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes something and when; comes from the edge, so that stores know no clock."""

    at: str
    """ISO 8601 with time zone."""
    by: str
    """Role or account, such as ``command line``; no person's name."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of nodes and relations."""

    nodes: int
    relations: int


@dataclass(frozen=True, slots=True)
class Change:
    """What replacing a plan did. All zero: the plan was already there, and nothing was written."""

    plan: str
    added: Counts
    changed: Counts
    removed: Counts
    revision: int
    replaced_title: str | None = None
    """Title of the version that was there before, where it differs from the new one."""

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return any(
            count > 0
            for counts in (self.added, self.changed, self.removed)
            for count in (counts.nodes, counts.relations)
        )


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
class AuditRow:
    """One change: what was done to which subject, by whom, when, and the revision after it."""

    revision: int
    at: str
    by: str
    verb: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of a plan in its public form (JSON); numbers start at 1."""

    plan: str
    number: int
    at: str
    by: str
    form_json: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision on a finding; the last one on a finding counts. It outlives the nodes it is about."""

    id: str
    finding: str
    subjects: tuple[str, ...]
    answer: str
    note: str
    meeting: str | None
    district: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A node found by words; ``field`` names the property in which they stand."""

    node: NodeRow
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a store keeps, in order of id: what ``copy`` carries over and what equality is judged by."""

    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]
    versions: tuple[PlanVersion, ...]
    decisions: tuple[DecisionRecord, ...]
    audit: tuple[AuditRow, ...]
    revision: int


class Store(Protocol):
    """What a store can do. Every verb is whole or not at all."""

    def init(self, nodes: Sequence[NodeRow], relations: Sequence[RelationRow], stamp: Stamp) -> None:
        """Makes the schema where it is missing and upserts what is known beforehand (districts, municipalities).

        Writes nothing, and leaves the revision, where all of it is there already.
        """

    def replace_plan(self, statements: PlanStatements, stamp: Stamp) -> Change:
        """Makes the network say exactly what this plan says now, in one transaction.

        Rows that are equal are not written. What the plan stated before and does not state now goes; so does an
        organisation (not a municipality), target group, pillar or source to which nothing stated refers any more.
        Decisions stay. Adds a version and an audit row when anything was written.
        """

    def remove_plan(self, plan: str, stamp: Stamp) -> Change:
        """Takes a plan out of the network; its versions and decisions stay.

        Raises:
            KeyError: there is no such plan.
        """

    def read_view(self, district: str) -> NetworkView:
        """The network of one district: its plans (``Plan.district``) with all they refer to, the district, its
        municipalities, the parents of organisations and the PART_OF relations among them.

        Raises:
            KeyError: there is no such district.
        """

    def neighbours(self, node_id: str, depth: int) -> tuple[NodeRow, ...]:
        """The nodes at most ``depth`` steps (1 to 4) from a node, in any direction, itself not included, by id.

        Raises:
            KeyError: there is no such node.
            ValueError: ``depth`` is not 1 to 4.
        """

    def paths(self, source: str, target: str, longest: int, most: int) -> tuple[tuple[str, ...], ...]:
        """All shortest paths (node ids, in any direction) of at most ``longest`` steps; the first ``most``, sorted.

        Relations that run beside each other are one step; from a node to itself there is one path, of no steps.

        Raises:
            KeyError: one of the nodes is not there.
            ValueError: ``longest`` or ``most`` is less than 1.
        """

    def search(self, words: str, district: str, limit: int) -> tuple[Hit, ...]:
        """Nodes of a district in which all ``words`` stand, each as the beginning of a word, accents and case
        folded; in names first, then in texts, then by id (``graph.store.words`` says what a word is, in which
        properties is looked, and which one a hit names). Words are only ever words, never query syntax; without a
        single word nothing is found.

        Raises:
            KeyError: there is no such district.
        """

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        """Keeps a decision, as a record: it is no node of a view, a search, a path, an ``info`` or a snapshot.

        The same decision again writes nothing.

        Raises:
            StoreRefusedError: a decision of that id says something else; a decision is never rewritten.
        """

    def decisions(self, district: str) -> tuple[DecisionRecord, ...]:
        """The decisions of a district, oldest first (``graph.store.decisions`` says how times are compared)."""

    def versions(self, plan: str) -> tuple[PlanVersion, ...]:
        """The versions of a plan, oldest first; empty for an unknown plan."""

    def audit(self, limit: int) -> tuple[AuditRow, ...]:
        """The last changes, newest first; one for each revision, worded by ``graph.store.audit``."""

    def revision(self) -> int:
        """A number that goes up with every change, and only then."""

    def info(self) -> StoreInfo:
        """What this store is and holds; a node counts under each of its labels."""

    def check(self) -> tuple[str, ...]:
        """What does not hold (schema, ends, quotes, required properties, unreferenced nodes), a sentence each."""

    def snapshot(self) -> Snapshot:
        """All that is kept."""

    def restore(self, snapshot: Snapshot) -> None:
        """Fills an empty store with a snapshot, whole or not at all, and adds no change of its own to it.

        Raises:
            StoreError: the store is not empty.
        """

    def close(self) -> None:
        """Lets go of files and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
