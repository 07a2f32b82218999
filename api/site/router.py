"""The addresses of the pages. Every page is a plain GET with its state in the address, and works without script.

What changes something is a form that is posted (``api.site.intake_changes``) and leads to such a page.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from api.parts.fault_words import Door, in_words
from api.parts.parameters import refuse_unknown_parameters
from api.parts.scenarios import state_of_records
from api.parts.translation import translation_to
from api.problems import Problem
from api.site import (
    actions_page,
    comparison_page,
    district_page,
    findings_page,
    front_page,
    glance_page,
    intake_page,
    measures_page,
    meeting_page,
    network_page,
    norm_page,
    paths_page,
    plan_page,
    review_page,
    search_page,
    source_page,
    thing_pages,
    what_if_page,
    who_page,
)
from api.site.asked import Asked, asked, asked_about, asked_about_plan
from api.site.asking import asked_on_page
from api.site.intake_changes import Into, add_intake
from api.site.language import language_or_dutch, switch_of
from api.site.links import Links
from api.site.rendering import POLICY, rendered
from api.site.review_changes import add_changes
from api.site.static_files import static_file
from api.site.what_if_changes import add_what_if
from api.site.windows import Begin, ChosenLines, Lines, OpenedAt
from graph.model.faults import Fault
from graph.model.language import Language
from graph.questions import (
    AtAGlance,
    HowTheyCompare,
    PathsBetween,
    WhatIf,
    WhatIsFound,
    WhatToDiscuss,
    WhichActions,
    WhichFindings,
    WhichMeasures,
    WhichNorm,
    WhichPart,
    WhoDoesWhat,
)

OnDistrict = Annotated[Asked, Depends(asked)]
OnThing = Annotated[Asked, Depends(asked_about)]


def site_router() -> APIRouter:
    """All pages, to be included in the application; the errors at their addresses are shown by ``problem_page``."""
    # Read now: a catalogue that cannot be used is known at the start, not to the first who reads English.
    translation_to(Language.ENGLISH)
    router = APIRouter(
        include_in_schema=False,
        default_response_class=HTMLResponse,
        dependencies=[Depends(refuse_unknown_parameters)],
    )
    router.add_api_route("/", _front)
    router.add_api_route("/verwacht", _expected)
    router.add_api_route("/acties", _actions)
    router.add_api_route("/wie", _who)
    _add_network(router)
    router.add_api_route("/vergelijken", _comparison)
    router.add_api_route("/wat-als", _what_if)
    router.add_api_route("/overleg", _meeting)
    router.add_api_route("/bevindingen", _findings)
    router.add_api_route("/bevinding/{identifier}", _finding)
    router.add_api_route("/norm", _norm)
    router.add_api_route("/organisatie/{identifier}", _organisation)
    router.add_api_route("/actie/{identifier}", _action)
    router.add_api_route("/gemeente/{identifier}", _municipality)
    router.add_api_route("/plan/{identifier}", _plan)
    router.add_api_route("/plan/{identifier}/bron", _source)
    router.add_api_route("/district", _district)
    router.add_api_route("/zoeken", _search)
    router.add_api_route("/inlezen", _intake)
    router.add_api_route("/inlezen/{identifier}", _review)
    router.add_api_route("/inlezen/{identifier}/bladzijde/{page}.png", _page_picture)
    add_intake(router)
    add_changes(router)
    add_what_if(router)
    router.add_api_route("/static/{name}", static_file, response_class=Response)
    return router


def _add_network(router: APIRouter) -> None:
    """The pages of the network and of what can be measured of it."""
    router.add_api_route("/netwerk", _network)
    router.add_api_route("/netwerk/tekening.svg", _picture)
    router.add_api_route("/netwerk/los-bestand.html", _stand_alone)
    router.add_api_route("/netwerk/vraag", _glance)
    router.add_api_route("/netwerk/vraag/tekening.svg", _glance_picture)
    router.add_api_route("/verband", _paths)
    router.add_api_route("/maten", _measures)
    router.add_api_route("/maten/tabel.csv", _measures_table)


def problem_page(request: Request, problem: Problem, told: tuple[Fault, ...]) -> Response:
    """A problem as a page for people; it needs no store, which may be what is wrong."""
    language = language_or_dutch(request)
    links, switch = Links(None, language), switch_of(request, language)
    district = request.query_params.get("district") if problem.status == 400 else None
    unfiltered = Links(district, language)(*request.url.path.strip("/").split("/"))
    html = rendered(
        "problem.html.j2",
        language,
        problem=problem,
        told_exactly=[in_words(fault, Door.PAGE, language) for fault in told],
        to=links,
        switch=switch,
        unfiltered=unfiltered,
    )
    return HTMLResponse(html, problem.status, {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"})


FromAsked = Annotated[Begin, Depends(asked_on_page(Begin))]


def _front(
    one: OnDistrict, begin: FromAsked, gemeente: str = "", rijen: str = "", kolommen: str = "", cel: str = ""
) -> Response:
    return one.answered(lambda: front_page.front(one, gemeente, rijen, kolommen, cel, begin))


def _expected(one: OnDistrict, begin: FromAsked, gemeente: str = "") -> Response:
    return one.answered(lambda: front_page.expected(one, gemeente, begin))


def _actions(
    one: OnDistrict, which: Annotated[WhichActions, Depends(asked_on_page(WhichActions))], begin: FromAsked
) -> Response:
    return one.answered(lambda: actions_page.actions(one, which, begin))


def _who(
    one: OnDistrict, what: Annotated[WhoDoesWhat, Depends(asked_on_page(WhoDoesWhat))], begin: FromAsked
) -> Response:
    return one.answered(lambda: who_page.who(one, what, begin))


PartAsked = Annotated[WhichPart, Depends(asked_on_page(WhichPart))]


OpenedAsked = Annotated[OpenedAt, Depends(asked_on_page(OpenedAt))]


def _network(one: OnDistrict, part: PartAsked, at: OpenedAsked) -> Response:
    return one.answered(lambda: network_page.network(one, part, at))


def _picture(one: OnDistrict, part: PartAsked, at: OpenedAsked) -> Response:
    return one.answered(lambda: network_page.picture(one, part, at))


def _stand_alone(one: OnDistrict) -> Response:
    return one.answered(lambda: network_page.stand_alone(one))


GlanceAsked = Annotated[AtAGlance, Depends(asked_on_page(AtAGlance))]


def _glance(one: OnDistrict, which: GlanceAsked) -> Response:
    return one.answered(lambda: glance_page.glance(one, which))


def _glance_picture(one: OnDistrict, which: GlanceAsked) -> Response:
    return one.answered(lambda: glance_page.picture(one, which))


def _paths(one: OnDistrict, between: Annotated[PathsBetween | None, Depends(asked_on_page(PathsBetween))]) -> Response:
    return one.answered(lambda: paths_page.paths(one, between))


MeasuresAsked = Annotated[WhichMeasures, Depends(asked_on_page(WhichMeasures))]


def _measures(one: OnDistrict, which: MeasuresAsked, begin: FromAsked) -> Response:
    return one.answered(lambda: measures_page.measures(one, which, begin))


def _measures_table(one: OnDistrict, which: MeasuresAsked) -> Response:
    return one.answered(lambda: measures_page.table(one, which))


def _comparison(
    one: OnDistrict, how: Annotated[HowTheyCompare, Depends(asked_on_page(HowTheyCompare))], begin: FromAsked
) -> Response:
    return one.answered(lambda: comparison_page.comparison(one, how, begin))


def _meeting(
    one: OnDistrict, what: Annotated[WhatToDiscuss, Depends(asked_on_page(WhatToDiscuss))], begin: FromAsked
) -> Response:
    beside = state_of_records(one.context.networks.store, one.network.view.district)
    return one.answered(lambda: meeting_page.meeting(one, what, begin), beside)


def _what_if(one: OnDistrict, what: Annotated[WhatIf, Depends(asked_on_page(WhatIf))]) -> Response:
    # Not kept: its forms send what they change, and what it shows of scenarios and drafts is no part of the network.
    return what_if_page.what_if(one, what)


def _findings(
    one: OnDistrict, which: Annotated[WhichFindings, Depends(asked_on_page(WhichFindings))], begin: FromAsked
) -> Response:
    return one.answered(lambda: findings_page.findings(one, which, begin))


def _finding(one: OnDistrict, identifier: str) -> Response:
    return one.answered(lambda: findings_page.finding(one, identifier))


def _norm(one: OnDistrict, which: Annotated[WhichNorm, Depends(asked_on_page(WhichNorm))]) -> Response:
    return one.answered(lambda: norm_page.norm(one, which))


def _district(one: OnDistrict, begin: FromAsked) -> Response:
    return one.answered(lambda: district_page.district(one, begin))


def _organisation(one: OnThing, identifier: str, begin: FromAsked) -> Response:
    return one.answered(lambda: thing_pages.organisation(one, identifier, begin))


def _action(one: OnThing, identifier: str) -> Response:
    return one.answered(lambda: thing_pages.action(one, identifier))


def _municipality(one: OnThing, identifier: str) -> Response:
    return one.answered(lambda: thing_pages.municipality(one, identifier))


def _plan(one: OnThing, identifier: str, ambitie: str = "") -> Response:
    return one.answered(lambda: plan_page.plan(one, identifier, ambitie or None))


def _source(one: OnThing, identifier: str, lines: Annotated[Lines, Depends(asked_on_page(Lines))]) -> Response:
    return one.answered(lambda: source_page.source(one, identifier, lines))


def _intake(into: Into) -> Response:
    # Not kept: what waits is no part of the network, whose state says how long an answer holds.
    return intake_page.intake(into)


OnPlan = Annotated[Asked, Depends(asked_about_plan)]
ChosenAsked = Annotated[ChosenLines, Depends(asked_on_page(ChosenLines))]


def _review(one: OnPlan, identifier: str, begin: FromAsked, lines: ChosenAsked, actie: str = "") -> Response:
    return review_page.reviewed(one, identifier, review_page.Shown(begin, actie, lines))


def _page_picture(one: OnPlan, identifier: str, page: str) -> Response:
    return review_page.page_picture(one, identifier, page)


def _search(one: OnDistrict, what: Annotated[WhatIsFound | None, Depends(asked_on_page(WhatIsFound))]) -> Response:
    return one.answered(lambda: search_page.search(one, what))
