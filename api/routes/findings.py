"""What stands out, and the points for the meeting."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from api.parts.scenarios import proposal_form, proposed
from api.parts.serving import mark, named_district
from api.problems import not_found
from api.routes.asked import Asking, DistrictName, InDistrict, InDistrictWithRecords, PageAsked, kept_json
from api.routes.asking import asked_by
from graph.analysis.findings import nodes_in
from graph.export.forms.findings import (
    Agenda,
    FindingDetail,
    Findings,
    agenda_form,
    finding_detail,
    finding_form,
    good_news_form,
    not_judged_form,
)
from graph.export.forms.shape import coverage_of
from graph.questions import WhatToDiscuss, WhichFindings

router = APIRouter(tags=["findings"])

LONGEST_FINDING = 2_000
# The longest id of the shipped plans has 134 characters; one that joins twenty actions of long codes stays under this.
AskedFinding = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9.-]+(:[a-z0-9.-]+)+$",
        max_length=LONGEST_FINDING,
        description="Code of the finding: its rule and what it is about, joined by colons.",
        examples=["action-without-holder:oefen-krekelerzijl.2026.0123456789"],
    ),
]


@router.get("/findings", operation_id="listFindings", response_model=Findings)
def list_findings(
    network: InDistrict,
    page: PageAsked,
    context: Asking,
    asked: Annotated[WhichFindings, Depends(asked_by(WhichFindings))],
) -> Response:
    """What stands out in the plans: gaps, overlaps, dependencies, plans that differ, and slips of the text.

    An empty list does not mean that all is well: `not_judged` says what could not be judged, and why.
    """

    today = context.clock().date()

    def make() -> Findings:
        report = asked.of(network, today)
        return Findings(
            items=page.of(report.findings, finding_form),
            total=len(report.findings),
            limit=page.limit,
            offset=page.offset,
            coverage=coverage_of(network),
            not_judged=tuple(map(not_judged_form, report.not_judged)),
            good_news=tuple(map(good_news_form, report.good_news)),
        )

    return kept_json(context, page.response, (network.state, page.address, today), make, "Link")


@router.get("/findings/{id}", operation_id="getFinding")
def get_finding(
    request: Request, response: Response, context: Asking, id: AskedFinding, district: DistrictName = None
) -> FindingDetail:
    """A finding with what it rests on, the question to ask, and the Cypher that shows the same."""
    now = context.networks.now()
    among = now.holding(*nodes_in(id)) if district is None else (named_district(now, district),)
    for network in among:
        found = network.finding_by_id.get(id)
        if found is not None:
            mark(request, response, context, network.state)
            return finding_detail(network, found)
    raise not_found("finding", id)


@router.get("/agenda", operation_id="getAgenda")
def get_agenda(
    network: InDistrictWithRecords, context: Asking, asked: Annotated[WhatToDiscuss, Depends(asked_by(WhatToDiscuss))]
) -> Agenda:
    """The findings as points for a meeting, the weightiest first; then what is for the writers and for information.

    `proposals` are scenarios that somebody put before the meeting, worked out with the plans as they are now.
    """
    decisions = context.networks.store.decisions(network.district.id)
    today = context.clock().date()
    proposals = proposed(network, context.networks.store, context.reference, today)
    return agenda_form(network, asked.of(network, decisions, today), tuple(map(proposal_form, proposals)))
