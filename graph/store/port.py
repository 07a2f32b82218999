"""The door to the network that is kept, and ``Store``: that door with the records and the upkeep beside it.

Two stores stand behind it; both pass the same contract tests.
"""

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from graph.model.rows import NodeRow, PlanStatements
from graph.store.records import Records, Stamp
from graph.store.upkeep import Upkeep
from graph.view import NetworkView


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
class Hit:
    """A node found by words; ``field`` names the property in which they stand."""

    node: NodeRow
    field: str
    text: str


class NetworkPort(Protocol):
    """What the network can be asked and told. Every verb is whole or not at all."""

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

    def search(self, words: str, district: str, limit: int) -> tuple[Hit, ...]:
        """Nodes of a district in which all ``words`` stand, each as the beginning of a word, accents and case
        folded; in names first, then in texts, then by id (``graph.store.words`` says what a word is, in which
        properties is looked, and which one a hit names). Words are only ever words, never query syntax; without a
        single word nothing is found.

        Raises:
            KeyError: there is no such district.
        """

    def revision(self) -> int:
        """A number that goes up with every change, and only then."""


class Store(NetworkPort, Records, Upkeep, Protocol):
    """All that a store can do."""

    def close(self) -> None:
        """Lets go of files and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
