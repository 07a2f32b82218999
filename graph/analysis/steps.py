"""The steps of the chain in a plan: which actions stand in each, who is named there, and what joins two of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from graph.plans import ActionPart, Named, PlanPart
from graph.plans.values import is_municipality
from graph.reference.chain_steps import ChainStep, HandOver, chain_steps, step_by_id

SUBJECT = "step"
"""What the id of a step as the subject of a finding begins with."""


@dataclass(frozen=True, eq=False)
class StepPart:
    """A step of the chain with the actions of a plan in it that are not over."""

    step: ChainStep
    actions: tuple[ActionPart, ...]

    @cached_property
    def tasks(self) -> tuple[Named, ...]:
        """Who has a task at one of them, in the order of the plan."""
        return tuple(one for action in self.actions for one in action.tasks)

    @cached_property
    def named_outside(self) -> tuple[Named, ...]:
        """Who from outside is named at one of them, in a role or in the text; rest groups and sorts too."""
        return tuple(one for action in self.actions for one in action.rows if not one.own)

    @property
    def unread(self) -> tuple[ActionPart, ...]:
        """Those of whose row a part was not understood."""
        return tuple(action for action in self.actions if action.unread)


_kept: "WeakKeyDictionary[PlanPart, dict[str, StepPart]]" = WeakKeyDictionary()


def steps_of(plan: PlanPart) -> dict[str, StepPart]:
    """The steps in which a plan has actions, by code, in the order of the chain; made once while it is kept."""
    if plan not in _kept:
        found: dict[str, list[ActionPart]] = {}
        for action in plan.actions:
            if not action.over:
                for code in action.classes.step_codes:
                    found.setdefault(code, []).append(action)
        _kept[plan] = {step.id: StepPart(step, tuple(found[step.id])) for step in chain_steps() if step.id in found}
    return _kept[plan]


def subject_of(step: str) -> str:
    """A step as the subject of a finding."""
    return f"{SUBJECT}.{step}"


def hand_overs() -> Iterable[tuple[ChainStep, ChainStep, HandOver]]:
    """Every hand-over from one step to another, in the order of the chain."""
    return ((step, step_by_id()[one.to], one) for step in chain_steps() for one in step.hands_over)


def are_joined(one: StepPart, other: StepPart, *, outside_only: bool) -> bool:
    """Whether work can go from one step to another: an action stands in both, or a party is named at both.

    A unit counts for what it is a part of. Where only parties from outside count, own departments do not, and a rest
    group, of which nobody knows who it is, never does. A party that the text of an action of one step names has to have
    a task in the other, or be named there too.
    """
    if not {action.id for action in one.actions}.isdisjoint(action.id for action in other.actions):
        return True
    return not _joining(one, outside_only).isdisjoint(_joining(other, outside_only))


def _joining(step: StepPart, outside_only: bool) -> frozenset[str]:
    named = [*step.named_outside, *(() if outside_only else step.tasks)]
    return frozenset(
        node.id
        for one in named
        if not one.is_rest
        for node in one.lineage
        if one.own is False or node.id == one.organisation or not is_municipality(node)
    )
