"""*Wat opvalt*: every finding by any filter, and a page of one finding with all it rests on."""

from dataclasses import dataclass, replace
from datetime import date

from fastapi.responses import HTMLResponse

from api.parts.translation import translation_to
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.problems import not_found
from api.site.about_findings import EVIDENCE_SHOWN, FOR_WHOM, HEADINGS, heading_of_rule, telling
from api.site.asked import Asked
from api.site.asking import State, chosen, state_of
from api.site.front_page import agenda_of
from api.site.windows import Begin, window
from graph.analysis.agenda import Heading
from graph.analysis.rules import RULE_BY_ID
from graph.analysis.standing import Standing
from graph.model.rows import NodeRow
from graph.questions import WhatToDiscuss, WhichFindings

FINDINGS_SHOWN = 25
# The given plan has 60 findings: three pages. With two quotes each, at most 700 characters long, a page stays under
# 150 kB.


_FOR_WHOM = {**FOR_WHOM, Heading.MEETING: N_("voor het overleg")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A rule that can be chosen, with how many findings it has beside the other filters."""

    words: str
    count: int
    state: State
    now: bool


def findings(one: Asked, asked: WhichFindings, begin: Begin) -> HTMLResponse:
    """The page."""
    one.require((asked.municipality, "Organisation"))
    report = asked.of(one.network, one.today)
    part = window(len(report.findings), begin.row, FINDINGS_SHOWN)
    about = _about(one, asked)
    return one.page(
        "findings.html.j2",
        found=part.of(report.findings),
        part=part,
        pages=lambda row: one.links.asking("bevindingen", state_of(asked), vanaf=str(row)),
        not_judged=report.not_judged,
        good_news=report.good_news,
        choices=_choices(one, asked),
        others=chosen(asked, translation_to(one.language), one.network.view.nodes, but=frozenset({"rule", *about})),
        about=about,
        view=one.network.view,
        **telling(one),
    )


def finding(one: Asked, identifier: str) -> HTMLResponse:
    """The page of one finding.

    Raises:
        ProblemError: 404, there is none with this id now.
    """
    found = one.network.finding_by_id.get(identifier)
    if found is None:
        raise not_found("finding", identifier)
    # Of what is so only later, it is shown as on that day.
    later = None if found.since is None or found.is_so_on(one.today) else date.fromisoformat(found.since)
    agenda = agenda_of(one, WhatToDiscuss(on=later))
    point = next(point for point in agenda.points if any(each.id == found.id for each in point.findings))
    say = translation_to(one.language)
    return one.page(
        "finding.html.j2",
        one=found,
        evidence=found.evidence[:EVIDENCE_SHOWN],
        heading=say.gettext(HEADINGS[heading_of_rule(found.rule)]),
        for_whom=say.gettext(_FOR_WHOM[point.heading]),
        decided=point.standing[found.id] is Standing.DECIDED,
        beside=[each for each in point.findings if each.id != found.id][:FINDINGS_SHOWN],
        touched=[one.network.plans.action_by_id[action] for action in found.actions[:FINDINGS_SHOWN]],
        **telling(one),
    )


def _about(one: Asked, asked: WhichFindings) -> dict[str, NodeRow]:
    """The filters whose code is that of something here, for the title of the page."""
    given = {
        "plan": asked.plan,
        "municipality": asked.municipality,
        "organisation": asked.organisation,
        "action": asked.action,
    }
    nodes = one.network.view.nodes
    return {name: nodes[code] for name, code in given.items() if code is not None and code in nodes}


def _choices(one: Asked, asked: WhichFindings) -> list[Choice]:
    """The rules that find anything beside the other filters, under the heading of each."""
    say = translation_to(one.language)
    others = replace(asked, rule=()).of(one.network, one.today).findings
    counted: dict[str, int] = {}
    for each in others:
        counted[each.rule] = counted.get(each.rule, 0) + 1
    found = [Choice(say.gettext("Alles"), len(others), state_of(asked, rule=()), asked.rule == ())]
    for rule in sorted(counted, key=lambda rule: list(HEADINGS).index(heading_of_rule(rule))):
        words = RULE_BY_ID[rule].title.said(one.language)
        found.append(Choice(words, counted[rule], state_of(asked, rule=(rule,)), asked.rule == (rule,)))
    return found
