"""*Voor het overleg*: the points, and in short what else was found; each leads to all it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from api.parts.dates import written_date
from api.parts.fault_words import Door, in_words
from api.parts.scenarios import Proposed, proposed
from api.parts.supposed_words import in_short, told
from api.parts.translation import Translation, translation_to
from api.site.about_findings import FOR_WHOM, HEADINGS, QUOTES_SHOWN, heading_of_rule, rules_under, telling
from api.site.asked import Asked
from api.site.asking import chosen, state_of
from api.site.front_page import agenda_of
from api.site.windows import Begin, window
from graph.analysis.agenda import Point
from graph.analysis.findings import Finding
from graph.analysis.standing import Standing
from graph.model.language import Text
from graph.questions import WhatToDiscuss

POINTS_SHOWN = 20
# A meeting has ten points; who asks for a hundred turns pages.
FINDINGS_SHOWN = 10
# Of one point. The fullest point of the given plan that is no pattern has four findings; of a pattern of 24 ten say
# what it is about, and the rest has a page.
REST_SHOWN = 20
# Lines under each heading, of what is not among the points: the given plan has at most 17.
PROPOSALS_SHOWN = 10
# As many as there are points: a meeting that gets more proposals does not get to its points.
PLANS_SHOWN = 30
# In the line that says whose plans it is about; the practice district has four.


@dataclass(frozen=True, slots=True)
class Rest:
    """A finding that is not among the points, and whose it is."""

    finding: Finding
    for_whom: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is not among the points, under one heading: as much as is shown, how many there are, and all their rules."""

    heading: str
    shown: tuple[Rest, ...]
    total: int
    rules: tuple[str, ...]


def meeting(one: Asked, asked: WhatToDiscuss, begin: Begin) -> HTMLResponse:
    """The points for the meeting, and everything else that was found."""
    one.require((asked.municipality, "Organisation"))
    agenda = agenda_of(one, asked)
    part = window(len(agenda.meeting), begin.row, POINTS_SHOWN)
    say = translation_to(one.language)
    store, reference = one.context.networks.store, one.context.reference
    proposals = proposed(one.network, store, reference, one.today)
    return one.page(
        "meeting.html.j2",
        agenda=agenda,
        points=part.of(agenda.meeting),
        part=part,
        pages=lambda row: one.links.asking("overleg", state_of(asked), vanaf=str(row)),
        asked=asked,
        on=written_date(agenda.on, one.language),
        plans=[(plan.owner.name, plan.year) for plan in one.network.plans.plans],
        proposals=proposals[:PROPOSALS_SHOWN],
        more_proposals=max(0, len(proposals) - PROPOSALS_SHOWN),
        of_proposal=lambda each: _of_proposal(one, each),
        others=chosen(asked, say, one.network.view.nodes),
        findings_shown=FINDINGS_SHOWN,
        plans_shown=PLANS_SHOWN,
        rest=_gathered((*agenda.more, *agenda.writer, *agenda.information), say),
        quoted_in=lambda finding: [(found.of, found.node, found.words) for found in finding.evidence[:QUOTES_SHOWN]],
        **telling(one),
    )


@dataclass(frozen=True, slots=True)
class OfProposal:
    """A proposal as it is told: what changes, what that comes to or why it does not fit any more, and its page."""

    changes: tuple[Text, ...]
    short: Text | None
    problem: str
    address: str


def _of_proposal(one: Asked, each: Proposed) -> OfProposal:
    address = one.links.asking("wat-als", state_of(each.scenario.asked))
    if each.found is None:
        problem = "" if each.problem is None else in_words(each.problem, Door.PAGE, one.language)
        return OfProposal((), None, problem, address)
    return OfProposal(tuple(map(told, each.found.changes)), in_short(each.found), "", address)


def _gathered(points: Iterable[Point], say: Translation) -> list[Gathered]:
    under: dict[str, list[Rest]] = {heading: [] for heading in HEADINGS}
    for point in points:
        for finding in point.findings:
            decided = point.standing[finding.id] is Standing.DECIDED
            under[heading_of_rule(finding.rule)].append(Rest(finding, FOR_WHOM[point.heading], decided))
    return [
        Gathered(say.gettext(HEADINGS[heading]), tuple(found[:REST_SHOWN]), len(found), rules_under(heading))
        for heading, found in under.items()
        if len(found) > 0
    ]
