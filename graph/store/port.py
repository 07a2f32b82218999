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


@dataclass(frozen=True, slots=True)
class DistrictState:
    """A district by name and numbers, and when it last changed."""

    id: str
    name: str
    fictional: bool
    municipalities: int
    """How many belong to it."""
    plans: int
    """How many are loaded."""
    revision: int
    """The store's number of the last change that touched it: its plans, what they refer to, its decisions."""
    at: str
    """The moment of that change, as its stamp gave it: tells another file in the store's place apart."""


class NetworkPort(Protocol):
    """What the network can be asked and told. Every verb is whole or not at all."""

    def replace_plan(self, statements: PlanStatements, stamp: Stamp, over: int | None = None) -> Change:
        """Makes the network say exactly what this plan says now, in one transaction.

        Rows that are equal are not written. What the plan stated before and does not state now goes; so does an
        organisation (not a municipality), target group, pillar or source to which nothing stated refers any more.
        Decisions stay. Adds a version and an audit row when anything was written.

        Args:
            statements: all that the plan says now.
            stamp: who writes, and when.
            over: the number of the version whose place it takes, as it was when that was decided; 0 where no such plan
                was there. So what another process stored meanwhile does not go unseen. None takes whatever is there.

        Raises:
            StoreRefusedError: the statements contradict themselves or what is kept, or another version than ``over``
                is there and says something else.
        """

    def remove_plan(self, plan: str, stamp: Stamp) -> Change:
        """Takes a plan out of the network; its versions and decisions stay.

        Raises:
            KeyError: there is no such plan.
        """

    def read_view(self, district: str) -> NetworkView:
        """The network of one district: its plans (``Plan.district``) with all they refer to, the district, its
        municipalities, the parents of organisations and the PART_OF relations among them.

        Its revision is that of the district, and ``plan_revisions`` gives that of each plan: the number of the last
        change that touched it. A change in one district touches no other. A plan that is replaced or taken out touches
        itself and its district (both where it moved); a shared row that changes touches every plan that states
        something about it or about a unit of it, and their districts; a decision touches its district.

        Raises:
            KeyError: there is no such district.
        """

    def districts(self) -> tuple[DistrictState, ...]:
        """Every district, by id: one small question, for who only needs names, numbers, or whether anything changed."""

    def holding(self, node_id: str) -> tuple[str, ...]:
        """The ids of the districts whose view holds a node, in order; empty where no view does."""

    def search(self, words: str, district: str, limit: int) -> tuple[Hit, ...]:
        """Nodes of a district in which all ``words`` stand, each as the beginning of a word, accents and case
        folded; in names first, then in texts, then by id (``graph.store.words`` says what a word is, in which
        properties is looked, and which one a hit names). Words are only ever words, never query syntax; without a
        single word nothing is found. Costs what the district's own hits cost, however many others there are.

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
