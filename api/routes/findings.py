"""What stands out, and the points for the meeting."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.problems import not_found
from api.representations import findings as shown
from api.representations.shape import Words, extended
from api.routes.asked import (
    Asking,
    Day,
    DistrictName,
    InDistrict,
    InPlan,
    PageAsked,
    PlanOwner,
    coverage_of,
    id_filter,
    mark,
    named_district,
)
from api.routes.networks import DistrictNetwork
from graph.analysis.agenda import AgendaSetting, Point, make_agenda
from graph.analysis.findings import Finding, FindingReport, GoodNews, Kind, NotJudged
from graph.analysis.rules import RULE_BY_ID
from graph.model.language import Text

router = APIRouter(tags=["findings"])

AskedFinding = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9.-]+(:[a-z0-9.-]+)+$",
        max_length=2_000,
        description="Code of the finding: its rule and what it is about, joined by colons.",
        examples=["action-without-holder:oefen-krekelerzijl.2026.0123456789"],
    ),
]


@router.get("/findings", operation_id="listFindings")
def list_findings(
    network: InDistrict,
    page: PageAsked,
    rule: Annotated[
        str | None, Query(pattern=r"^[a-z0-9.-]+$", max_length=100, description="Only of this rule.")
    ] = None,
    kind: Annotated[list[Kind] | None, Query(description="Only of these kinds.")] = None,
    plan: InPlan = None,
    municipality: PlanOwner = None,
    organisation: Annotated[str | None, id_filter("Only what touches this party.")] = None,
    action: Annotated[str | None, id_filter("Only what touches this action.")] = None,
) -> shown.Findings:
    """What stands out in the plans: gaps, overlaps, dependencies, plans that differ, and slips of the text.

    An empty list does not mean that all is well: `not_judged` says what could not be judged, and why.
    """
    report = report_of(network)
    owned = {one.id for one in network.plans.plans if municipality in (None, one.owner.id)}
    found = [
        one
        for one in report.findings
        if rule in (None, one.rule)
        and (kind is None or one.kind in kind)
        and plan in (None, one.plan)
        and (municipality is None or one.plan in owned or municipality in one.municipalities)
        and (organisation is None or organisation in one.organisations)
        and (action is None or action in one.actions)
    ]
    return shown.Findings(
        items=tuple(_finding(one) for one in page.of(found)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
        not_judged=tuple(_not_judged(one) for one in report.not_judged),
        good_news=tuple(_good_news(one) for one in report.good_news),
    )


@router.get("/findings/{id}", operation_id="getFinding")
def get_finding(
    request: Request, response: Response, context: Asking, id: AskedFinding, district: DistrictName = None
) -> shown.FindingDetail:
    """A finding with what it rests on, the question to ask, and the Cypher that shows the same."""
    networks = context.networks
    among = networks.districts() if district is None else (named_district(networks, district),)
    for network in among:
        found = next((one for one in report_of(network).findings if one.id == id), None)
        if found is not None:
            mark(request, response, context, network)
            return _detail(network, found)
    raise not_found("finding", id)


@router.get("/agenda", operation_id="getAgenda")
def get_agenda(
    network: InDistrict,
    context: Asking,
    on: Annotated[
        Day | None, Query(description="The day of the meeting; without it today.", examples=["2026-06-30"])
    ] = None,
    points: Annotated[int, Query(ge=1, le=100, description="How many points are put to the meeting.")] = 10,
) -> shown.Agenda:
    """The findings as points for a meeting, the weightiest first; then what is for the writers and for information."""
    day = context.clock().date() if on is None else on
    decisions = context.networks.store.decisions(network.view.district)
    made = make_agenda(report_of(network), decisions, day, AgendaSetting(shown=points))
    return shown.Agenda(
        on=made.on.isoformat(),
        meeting=tuple(_point(one) for one in made.meeting),
        more=tuple(_point(one) for one in made.more),
        writer=tuple(_point(one) for one in made.writer),
        information=tuple(_point(one) for one in made.information),
        not_judged=tuple(_not_judged(one) for one in made.not_judged),
        good_news=tuple(_good_news(one) for one in made.good_news),
        coverage=coverage_of(network),
    )


def report_of(network: DistrictNetwork) -> FindingReport:
    """What all rules find, made once for each state of the network."""
    return network.findings


def _finding(one: Finding) -> shown.Finding:
    return shown.Finding(
        id=one.id,
        rule=one.rule,
        kind=one.kind,
        plan=one.plan,
        owner=one.owner,
        subjects=one.subjects,
        topic=_words(one.topic),
        label=_words(one.label),
        explanation=_words(one.explanation),
        question=_words(one.question),
        denominator=shown.CountedOf(hit=one.denominator.hit, of=one.denominator.of, text=_words(one.denominator.text)),
        consequence=one.consequence,
        certainty=one.certainty,
        organisation=one.organisation,
        organisations=one.organisations,
        municipalities=one.municipalities,
        actions=one.actions,
        outside=one.outside,
        evidence=_evidence(one),
        fingerprint=one.fingerprint,
    )


def _evidence(one: Finding) -> tuple[shown.EvidencePlace, ...]:
    return tuple(
        shown.EvidencePlace(
            of=place.of,
            node=place.node,
            organisation=place.organisation,
            words=place.words,
            page=place.page,
            line_from=place.line_from,
            line_to=place.line_to,
            basis=place.basis,
            certainty=place.certainty,
        )
        for place in one.evidence
    )


def _detail(network: DistrictNetwork, one: Finding) -> shown.FindingDetail:
    rule = RULE_BY_ID[one.rule]
    return extended(
        shown.FindingDetail,
        _finding(one),
        title=_words(rule.title),
        version=rule.version,
        cypher=rule.cypher.strip(),
        coverage=coverage_of(network),
    )


def _point(point: Point) -> shown.Point:
    return shown.Point(
        id=point.id,
        title=_words(point.title),
        heading=point.heading,
        pattern=point.is_pattern,
        findings=tuple(
            shown.FindingStanding(finding=one.id, standing=point.standing[one.id]) for one in point.findings
        ),
        organisations=point.organisations,
        owners=point.owners,
        consequence=point.weight.consequence,
    )


def _not_judged(one: NotJudged) -> shown.CannotJudge:
    return shown.CannotJudge(rule=one.rule, subject=one.subject, loaded=one.loaded, of=one.of, text=_words(one.text))


def _good_news(one: GoodNews) -> shown.NothingAmiss:
    return shown.NothingAmiss(rule=one.rule, plan=one.plan, of=one.of, text=_words(one.text))


def _words(text: Text) -> Words:
    return Words(nl=text.nl, en=text.en)
