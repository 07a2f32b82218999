"""The parties by the plans of municipalities: who is named where, and as what. The one index of rules between plans.

It is made of what each plan keeps of itself, so that after a change in one plan only that plan is read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.rows import NodeRow
from graph.plans.named import Named
from graph.plans.parts import PlanPart


@dataclass(frozen=True, eq=False)
class Town:
    """A municipality with its plans here, and who stands in them from outside."""

    plans: tuple[PlanPart, ...]
    first: Mapping[str, Named]
    """For each party, by id, the first place that names it or a unit of it."""
    itself: frozenset[str]
    """Who is named itself, and not only by a unit."""
    works: frozenset[str]
    """Who has a task or pays, itself or by a unit."""
    own: frozenset[str]
    """Departments and functions of its own."""

    @property
    def owner(self) -> NodeRow:
        """The municipality."""
        return self.plans[0].owner

    def says(self, party: NodeRow, names: tuple[str, ...]) -> bool:
        """Whether a plan says a name of the party somewhere, be it where it names nobody."""
        return any(plan.said.has(name) for plan in self.plans for name in (party.name, *names))


@dataclass(frozen=True, eq=False)
class ByTown:
    """The index: parties by municipalities with a plan."""

    towns: Mapping[str, Town]
    naming: Mapping[str, tuple[str, ...]]
    """For each party from outside, by id, the municipalities whose plans name it, in order of id."""


def by_town(of_municipalities: Mapping[str, tuple[PlanPart, ...]]) -> ByTown:
    """The index of these municipalities and their plans."""
    towns = {town: _town(plans) for town, plans in of_municipalities.items()}
    naming: dict[str, list[str]] = {}
    for town, there in towns.items():
        for party in there.first:
            naming.setdefault(party, []).append(town)
    return ByTown(towns, {party: tuple(named) for party, named in naming.items()})


def _town(plans: tuple[PlanPart, ...]) -> Town:
    if len(plans) == 1:
        (plan,) = plans
        return Town(plans, plan.first_from_outside, plan.named_itself, plan.at_work, plan.own_parties)
    first: dict[str, Named] = {}
    for plan in plans:
        first = {**plan.first_from_outside, **first}
    return Town(
        plans,
        first,
        frozenset().union(*(plan.named_itself for plan in plans)),
        frozenset().union(*(plan.at_work for plan in plans)),
        frozenset().union(*(plan.own_parties for plan in plans)),
    )
