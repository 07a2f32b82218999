"""*Voor het overleg*: the points, then the rest by kind, each with what it rests on and how it was worked out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from fastapi.responses import HTMLResponse

from api.parts.dates import written_date
from api.parts.translation import Translation, translation_to
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.site.asked import Asked
from api.site.asking import chosen
from api.site.front_page import agenda_of
from graph.analysis.agenda import Heading, Point
from graph.analysis.findings import Evidence, EvidenceOf, Finding, Kind
from graph.analysis.rules import RULE_BY_ID
from graph.analysis.standing import Standing
from graph.questions import WhatToDiscuss

_IN_HEADING = 2
KINDS = {
    Kind.GAP: N_("Wat niet genoemd is"),
    Kind.CONTRADICTION: N_("Plannen zeggen iets verschillends"),
    Kind.DEPENDENCY: N_("Hangt aan één partij"),
    Kind.OVERLAP: N_("Lijkt op elkaar"),
    Kind.SLIP: N_("Om na te kijken"),
}
FOR_WHOM = {
    Heading.MEETING: N_("ook voor het overleg"),
    Heading.WRITER: N_("voor de opsteller"),
    Heading.INFORMATION: N_("ter informatie"),
}
EVIDENCE = {
    EvidenceOf.ACTION: N_("actie"),
    EvidenceOf.HOLDER: N_("houder"),
    EvidenceOf.NAMED: N_("genoemd bij de actie"),
    EvidenceOf.PARTNER: N_("partnerlijst"),
    EvidenceOf.PAYER: N_("betaalt"),
}


@dataclass(frozen=True, slots=True)
class Rest:
    """A finding that is not among the points, and whose it is."""

    finding: Finding
    for_whom: str
    decided: bool


def meeting(one: Asked, asked: WhatToDiscuss) -> HTMLResponse:
    """The points for the meeting, and everything else that was found."""
    if asked.municipality is not None:
        one.node(asked.municipality, "Organisation")
    agenda = agenda_of(one, asked)
    rest = _rest((*agenda.more, *agenda.writer, *agenda.information))
    view = one.network.view

    def place(evidence: Evidence) -> str | None:
        node = view.nodes.get(evidence.node)
        return None if node is None else one.links.of_node(view, node)

    def whose(evidence: Evidence, finding: Finding) -> str:
        """The owner of the plan that a quote stands in; that is not always the plan a finding is about."""
        plan = one.network.plans.plan_around(evidence.node)
        return finding.owner if plan is None else plan.owner.name

    def party(identifier: str) -> tuple[str, str] | None:
        node = view.nodes.get(identifier)
        address = None if node is None else one.links.of_node(view, node)
        return None if node is None or address is None else (node.name, address)

    return one.page(
        "meeting.html.j2",
        agenda=agenda,
        on=written_date(agenda.on, one.language),
        plans=[(plan.owner.name, plan.year) for plan in one.network.plans.plans],
        others=chosen(asked, translation_to(one.language)),
        heading_of=partial(heading_of, translation_to(one.language)),
        rest={name: [each for each in rest if each.finding.kind is kind] for kind, name in KINDS.items()},
        rules=RULE_BY_ID,
        evidence_words=EVIDENCE,
        place_of=place,
        whose_of=whose,
        party_of=party,
        quoted_in=lambda finding: [(found.of, found.node, found.words) for found in finding.evidence],
    )


def heading_of(say: Translation, point: Point) -> str:
    """The title of a point, at most two findings long: each finding has its own heading below."""
    if point.is_pattern or len(point.findings) <= _IN_HEADING:
        return point.title.said(say.language)
    parts: list[str] = []
    topic = None
    for found in point.findings[:_IN_HEADING]:
        about, label = found.topic.said(say.language), found.label.said(say.language)
        parts.append(label if about == topic else f"{about}: {label}")
        topic = about
    return say.gettext("%(titles)s; en nog %(more)s", titles="; ".join(parts), more=len(point.findings) - _IN_HEADING)


def _rest(points: Iterable[Point]) -> list[Rest]:
    return [
        Rest(finding, FOR_WHOM[point.heading], point.standing[finding.id] is Standing.DECIDED)
        for point in points
        for finding in point.findings
    ]
