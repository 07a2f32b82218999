"""A two-mode network: parties on one side, actions on the other, a tie where a party has a task in an action.

Every measure of this package starts from this value, so that no two of them can mean different things by *party* or
*tie*. What is in it is decided in ``of_plans``; a measure adds no rule of its own about who counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.plans import Named, PlanPart

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class TwoMode:
    """Parties, actions and the ties between them, each side in a fixed order."""

    parties: tuple[str, ...]
    actions: tuple[str, ...]
    ties: tuple[tuple[int, int], ...]
    """Places of a party and an action; each tie once, in order."""

    @property
    def size(self) -> int:
        """How many nodes it has on both sides together."""
        return len(self.parties) + len(self.actions)

    @cached_property
    def matrix(self) -> "csr_array[np.float64]":
        """Parties by actions: 1 where there is a tie, 0 elsewhere."""
        from scipy.sparse import csr_array

        return csr_array(
            ([1.0] * len(self.ties), ([row for row, _ in self.ties], [column for _, column in self.ties])),
            shape=(len(self.parties), len(self.actions)),
        )

    @cached_property
    def as_networkx(self) -> "nx.Graph[str]":
        """Both sides as a graph of networkx, in the same order."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.parties, bipartite=0)
        graph.add_nodes_from(self.actions, bipartite=1)
        graph.add_edges_from((self.parties[row], self.actions[column]) for row, column in self.ties)
        return graph

    @cached_property
    def actions_of(self) -> tuple[frozenset[int], ...]:
        """For each party the places of its actions."""
        found: list[set[int]] = [set() for _ in self.parties]
        for row, column in self.ties:
            found[row].add(column)
        return tuple(map(frozenset, found))

    @cached_property
    def parties_of(self) -> tuple[frozenset[int], ...]:
        """For each action the places of its parties."""
        found: list[set[int]] = [set() for _ in self.actions]
        for row, column in self.ties:
            found[column].add(row)
        return tuple(map(frozenset, found))


def two_mode(parties: Iterable[str], actions: Iterable[str], ties: Iterable[tuple[str, str]]) -> TwoMode:
    """A network of these nodes; the order of each side is that in which it is given.

    Raises:
        KeyError: a tie joins what is on neither side.
    """
    rows = {name: at for at, name in enumerate(dict.fromkeys(parties))}
    columns = {name: at for at, name in enumerate(dict.fromkeys(actions))}
    return TwoMode(tuple(rows), tuple(columns), tuple(sorted({(rows[one], columns[other]) for one, other in ties})))


def of_plans(plans: Iterable[PlanPart], *, with_own: bool = False) -> TwoMode:
    """The parties with a task in the actions of plans.

    A party counts under the name that the plan gives it: a unit is a node of its own, beside the whole that it is a
    part of, for together at one action they would be an overlap that nobody wrote down. Rest groups are nobody.
    What follows from a collective, and actions that are over by the plan, do not count. An action without any of these
    parties stays in it, without a tie.

    Args:
        plans: whose actions.
        with_own: whether the departments and functions of the plan's owner count too.
    """
    actions = [action for plan in plans for action in plan.actions if not action.over]
    ties = [(one, action.id) for action in actions for one in action.tasks if counts(one, with_own=with_own)]
    parties = sorted({one.organisation for one, _ in ties})
    return two_mode(parties, (action.id for action in actions), ((one.organisation, action) for one, action in ties))


def counts(one: Named, *, with_own: bool) -> bool:
    """Whether a party with a task is a node of the network."""
    return not one.is_rest and (with_own or not one.own)
