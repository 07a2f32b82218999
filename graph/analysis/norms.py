"""A plan held against a norm: for each element whether an action is about it, it is only named, or it is not named.

A norm is a yardstick and no obligation. An element is met by an action about it, told by the words of that action and
never by one word alone; a goal, a result, a partner list or a passing word only names it. For whom something is, a
vision and an introduction do not count. *Not named* is said of actions, goals, results and lists, and of no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakKeyDictionary

from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.plans import ActionPart, BlockPart, Named, PlanPart
from graph.plans.values import is_stated
from graph.reference.classes import Classed, classed_by
from graph.reference.norms import Counted, Element, Norm, NormLevel


class NormDegree(StrEnum):
    """How far a plan meets an element."""

    ACTION = "action"
    NAMED = "named"
    NOT_NAMED = "not-named"


DEGREE_NAMES: dict[NormDegree, Text] = {
    NormDegree.ACTION: Text("een actie", "an action"),
    NormDegree.NAMED: Text("genoemd, geen actie", "named, no action"),
    NormDegree.NOT_NAMED: Text("niet genoemd", "not named"),
}
LEVEL_NAMES: dict[NormLevel, Text] = {
    NormLevel.BASIS: Text("basis", "basic"),
    NormLevel.FURTHER: Text("verdieping", "further"),
}


@dataclass(frozen=True, slots=True)
class ActionOn:
    """An action about an element, with the words that told it."""

    action: ActionPart
    reason: Classed


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A place that only names an element."""

    what: Text
    """What sort of place it is: a goal, a result, a partner list."""
    written: str
    """The words of that place."""
    node: NodeRow
    """The goal, block or action that has them."""
    party: Named | None = None
    """Of a list or a cell: the party."""


@dataclass(frozen=True, slots=True)
class Held:
    """One element, with what a plan has of it."""

    element: Element
    degree: NormDegree
    actions: tuple[ActionOn, ...]
    named: tuple[NamedAt, ...]


@dataclass(frozen=True, eq=False)
class HeldPlan:
    """A plan held against a norm, in the order of the norm."""

    plan: PlanPart
    norm: Norm
    about_it: bool
    """Whether the plan is about the field of the norm; of one that is not nothing is said."""
    elements: tuple[Held, ...]

    def of(self, degree: NormDegree) -> tuple[Held, ...]:
        """The elements of a degree."""
        return tuple(one for one in self.elements if one.degree is degree)


GOAL, OBJECTIVE, RESULT = Text("doel", "goal"), Text("doelstelling", "objective"), Text("resultaat", "result")
PARTNER, HOLDER = Text("partnerlijst", "partner list"), Text("naam bij een actie", "name at an action")
PASSING = Text("in een actie over iets anders", "in an action about something else")
MONEY, PLANNED = Text("woorden over geld", "words about money"), Text("houder of tijd", "holder or time")

_kept: "WeakKeyDictionary[PlanPart, dict[Norm, HeldPlan]]" = WeakKeyDictionary()


def held_against(plan: PlanPart, norm: Norm) -> HeldPlan:
    """A plan held against a norm; made once for as long as the reading of the plan is kept."""
    kept = _kept.setdefault(plan, {})
    if norm not in kept:
        kept[norm] = _held(plan, norm)
    return kept[norm]


def _held(plan: PlanPart, norm: Norm) -> HeldPlan:
    met: dict[str, list[ActionOn]] = {}
    for action in plan.actions:
        for one in classed_by(norm.tells, action.text):
            met.setdefault(one.code, []).append(ActionOn(action, one))
    named: dict[str, list[NamedAt]] = {}
    for place in _places(plan):
        for code in norm.names.told(place.written):
            named.setdefault(code, []).append(place)
    elements = tuple(_element(plan, one, met.get(one.id, []), named.get(one.id, [])) for one in norm.elements)
    return HeldPlan(plan, norm, _is_about(plan, norm), elements)


def _is_about(plan: PlanPart, norm: Norm) -> bool:
    texts = (plan.node.name, *(action.text for action in plan.actions), *(place.written for place in _places(plan)))
    return norm.any_field or any(len(norm.field.told(text)) > 0 for text in texts)


def _element(plan: PlanPart, element: Element, met: list[ActionOn], named: list[NamedAt]) -> Held:
    if element.counted is Counted.MONEY:
        return _money(plan, element)
    if element.counted is Counted.PLANNING:
        return _planning(plan, element)
    about = {one.action.id for one in met}
    passing = tuple({place.node.id: place for place in named if place.node.id not in about}.values())
    if len(met) > 0:
        return Held(element, NormDegree.ACTION, tuple(met), passing)
    return Held(element, NormDegree.NAMED if len(passing) > 0 else NormDegree.NOT_NAMED, (), passing)


def _money(plan: PlanPart, element: Element) -> Held:
    """Met where each part with actions names an amount and a payer; named where any says something of money."""
    parts = [block for block in plan.blocks if len(block.actions) > 0]
    said = tuple(NamedAt(MONEY, block.budget, block.node) for block in parts if block.budget is not None)
    whole = len(parts) > 0 and all(block.has_amount and block.has_payer for block in parts)
    degree = NormDegree.ACTION if whole else NormDegree.NAMED if len(said) > 0 else NormDegree.NOT_NAMED
    return Held(element, degree, (), said)


def _planning(plan: PlanPart, element: Element) -> Held:
    """Met where each action has a holder and a time; named where any has."""
    going_on = [action for action in plan.actions if not action.over]
    planned = [action for action in going_on if len(action.holders) > 0 and action.timed]
    said = tuple(NamedAt(PLANNED, action.timing or "", action.node) for action in planned)
    whole = len(going_on) > 0 and len(planned) == len(going_on)
    degree = NormDegree.ACTION if whole else NormDegree.NAMED if len(planned) > 0 else NormDegree.NOT_NAMED
    return Held(element, degree, (), said)


def _places(plan: PlanPart) -> Iterator[NamedAt]:
    """Every place of a plan that can name an element, in its order."""
    for goal in plan.goals:
        yield NamedAt(GOAL, goal.name, goal)
    for block in plan.blocks:
        yield from _in_block(block)
        for action in block.actions:
            yield NamedAt(PASSING, action.text, action.node)
            yield from (NamedAt(HOLDER, one.written, action.node, one) for one in action.parties)


def _in_block(block: BlockPart) -> Iterator[NamedAt]:
    if is_stated(block.node):
        yield NamedAt(OBJECTIVE, block.node.name, block.node)
    if block.objective is not None:
        yield NamedAt(OBJECTIVE, block.objective, block.node)
    yield from (NamedAt(RESULT, result, block.node) for result in block.results)
    yield from (NamedAt(PARTNER, one.written, block.node, one) for one in block.partners)
