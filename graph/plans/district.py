"""The plans of a district together, and its municipalities, with and without a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.model.rows import NodeRow
from graph.plans.actions import ActionPart
from graph.plans.named import Named
from graph.plans.parties import Parties, parties_of
from graph.plans.parts import PlanPart
from graph.plans.read import read_plan
from graph.view import NetworkView


@dataclass(frozen=True, eq=False)
class DistrictPlans:
    """What all loaded plans of a district say, in order of their ids."""

    district: NodeRow
    municipalities: tuple[NodeRow, ...]
    """Those of the district, whether or not their plan is loaded."""
    parties: Parties
    plans: tuple[PlanPart, ...]

    @cached_property
    def rows(self) -> tuple[Named, ...]:
        """Every place where a plan names a party, plan by plan; derived rows among them.

        All counts, tables and pictures start from these rows, so that they cannot disagree about who is named how.
        """
        return tuple(one for plan in self.plans for one in plan.rows)

    @cached_property
    def actions(self) -> tuple[ActionPart, ...]:
        """Every action, plan by plan."""
        return tuple(action for plan in self.plans for action in plan.actions)

    @cached_property
    def action_by_id(self) -> dict[str, ActionPart]:
        """The same by id."""
        return {action.id: action for action in self.actions}

    @cached_property
    def plan_by_id(self) -> dict[str, PlanPart]:
        """The plans by id."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def by_owner(self) -> dict[str, tuple[PlanPart, ...]]:
        """All that own a plan here, in order of id: municipalities, and partners with a plan of their own."""
        owned: dict[str, tuple[PlanPart, ...]] = {}
        for plan in self.plans:
            owned[plan.owner.id] = (*owned.get(plan.owner.id, ()), plan)
        return dict(sorted(owned.items()))

    @cached_property
    def of_municipalities(self) -> dict[str, tuple[PlanPart, ...]]:
        """The municipalities of the district that have a plan here, with their plans."""
        towns = {town.id for town in self.municipalities}
        return {owner: plans for owner, plans in self.by_owner.items() if owner in towns}

    @cached_property
    def without_plan(self) -> tuple[NodeRow, ...]:
        """The municipalities of the district of which no plan is loaded: of those nothing can be concluded."""
        return tuple(town for town in self.municipalities if town.id not in self.of_municipalities)

    def plan_around(self, node: str) -> PlanPart | None:
        """The plan that a node is a part of; None for what several plans share, or what is not there.

        A node of a plan has an id that begins with that of the plan; no plan's id begins with another's.
        """
        steps = node.split(".")
        ids = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
        return next((self.plan_by_id[one] for one in ids if one in self.plan_by_id), None)


def read_plans(view: NetworkView, before: DistrictPlans | None = None) -> DistrictPlans:
    """The one reading of a view.

    Args:
        view: the network of a district.
        before: the reading of an earlier state of the same district; plans that did not change since are taken over.
    """
    parties = parties_of(view)
    kept: Iterable[PlanPart] = () if before is None else before.plans
    unchanged = {plan.id: plan for plan in kept if view.plan_revisions.get(plan.id) == plan.revision}
    plans = (unchanged.get(node.id) or read_plan(view, node, parties) for node in view.of_label("Plan"))
    members = tuple(view.nodes[relation.source] for relation in view.incoming(view.district, "IN_DISTRICT"))
    return DistrictPlans(view.nodes[view.district], members, parties, tuple(plans))
