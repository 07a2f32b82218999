"""*Thema's, stappen en norm*: what a plan is about, where in the chain it acts, and how it stands beside a norm.

A norm is a yardstick and no obligation, and the page says so. Of one plan every element is shown with what says so;
several plans stand beside each other. What is only in an introduction does not count, and its lines are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from fastapi.responses import HTMLResponse

from api.site.asked import Asked
from api.site.asking import State, state_of
from api.site.thing_pages import source_of
from graph.analysis.norms import DEGREE_NAMES, LEVEL_NAMES, Held, HeldPlan, NormDegree
from graph.analysis.steps import steps_of
from graph.plans import ActionPart, PlanPart
from graph.questions import WhichNorm
from graph.reference.chain_steps import ChainStep, chain_steps
from graph.reference.norms import Norm
from graph.reference.themes import Theme, themes

SIGNS = {NormDegree.ACTION: "●", NormDegree.NAMED: "◐", NormDegree.NOT_NAMED: "○"}
PLANS_SHOWN = 6
# Columns beside the names of the elements: as many fit on a laptop's screen. The practice district has four plans.
ACTIONS_SHOWN = 5
# Of one element, theme or step; in the given plan seven actions at most are in one step.
LINES_SHOWN = 3
# Of the source, that have the words of an element: enough to look, and no list.


@dataclass(frozen=True, slots=True)
class ShownElement:
    """An element with the lines of the source that have its words, where no action is about it."""

    held: Held
    lines: tuple[int, ...]
    """Their numbers, from 1."""


@dataclass(frozen=True, slots=True)
class OfPlan:
    """A theme or a step with the actions of a plan in it."""

    about: Theme | ChainStep
    actions: Sequence[ActionPart]


@dataclass(frozen=True, slots=True)
class Choice:
    """A norm or a plan that can be chosen."""

    words: str
    state: State
    now: bool


def norm(one: Asked, asked: WhichNorm) -> HTMLResponse:
    """The page."""
    known = one.context.reference.norms
    meant, held = asked.meant(known), asked.held(one.network, known)
    single = held[0] if len(held) == 1 else None
    plans = one.network.plans.plans
    chosen = single.plan if single is not None else _only(plans, asked)
    return one.page(
        "norm.html.j2",
        norm=meant,
        asked=asked,
        plan=chosen,
        elements=[] if single is None else _elements(one, single, asked),
        counts={} if single is None else {degree: len(single.of(degree)) for degree in NormDegree},
        beside=[] if single is not None else held[:PLANS_SHOWN],
        more=max(0, len(held) - PLANS_SHOWN) if single is None else 0,
        of_other_field=chosen is not None and single is None,
        steps=[] if chosen is None else _steps(chosen),
        themes=[] if chosen is None else _themes(chosen),
        norms=[Choice(each.name.said(one.language), state_of(asked, norm=each.id), each is meant) for each in known],
        plans=_plans(plans, asked, chosen),
        degrees=DEGREE_NAMES,
        levels=LEVEL_NAMES,
        signs=SIGNS,
        actions_shown=ACTIONS_SHOWN,
    )


def _only(plans: Sequence[PlanPart], asked: WhichNorm) -> PlanPart | None:
    """The one plan that is asked about, of whatever field it is; None where there are several."""
    found = [plan for plan in plans if asked.plan in (None, plan.id) and asked.municipality in (None, plan.owner.id)]
    return found[0] if len(found) == 1 else None


def _plans(plans: Sequence[PlanPart], asked: WhichNorm, chosen: PlanPart | None) -> list[Choice]:
    return [Choice(plan.owner.name, state_of(asked, plan=plan.id, municipality=None), chosen is plan) for plan in plans]


def _elements(one: Asked, held: HeldPlan, asked: WhichNorm) -> list[ShownElement]:
    return [
        ShownElement(each, () if each.degree is NormDegree.ACTION else _lines(one, held.plan, held.norm, each))
        for each in held.elements
        if (asked.degree == () or each.degree in asked.degree) and asked.level in (None, each.element.level)
    ]


def _lines(one: Asked, plan: PlanPart, meant: Norm, held: Held) -> tuple[int, ...]:
    """The first lines of the source that have the words of an element, wherever they stand."""
    document = source_of(one, plan.id)
    if document is None:
        return ()
    told = (line.number for line in document.lines if held.element.id in meant.names.told(document.text_of(line)))
    return tuple(islice(told, LINES_SHOWN))


def _steps(plan: PlanPart) -> list[OfPlan]:
    there = steps_of(plan)
    return [OfPlan(step, there[step.id].actions if step.id in there else ()) for step in chain_steps()]


def _themes(plan: PlanPart) -> list[OfPlan]:
    """The themes of a plan, those with most actions first."""
    found = [
        OfPlan(theme, [action for action in plan.actions if theme.id in action.classes.theme_codes])
        for theme in themes()
    ]
    return sorted((each for each in found if len(each.actions) > 0), key=lambda each: -len(each.actions))
