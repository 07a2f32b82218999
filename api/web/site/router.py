"""The addresses of the pages. Every page is a plain GET with its state in the address, and works without script."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from api.problems import Problem
from api.web.site import actions_page, front_page, meeting_page, network_page, search_page, thing_pages
from api.web.site.actions_page import ActionFilters
from api.web.site.asked import Asked, asked, asked_about
from api.web.site.language import language_or_dutch, switch_of
from api.web.site.links import Links
from api.web.site.network_page import Filters
from api.web.site.rendering import POLICY, rendered
from api.web.site.static_files import static_file
from api.web.translation import translation_to
from graph.model.language import Language

OnDistrict = Annotated[Asked, Depends(asked)]
_FILTERS = Annotated[Filters, Depends()]
_ACTION_FILTERS = Annotated[ActionFilters, Depends()]


def site_router() -> APIRouter:
    """All pages, to be included in the application; the errors at their addresses are shown by ``problem_page``."""
    # Read now: a catalogue that cannot be used is known at the start, not to the first who reads English.
    translation_to(Language.ENGLISH)
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    router.add_api_route("/", _front)
    router.add_api_route("/verwacht", _expected)
    router.add_api_route("/acties", _actions)
    router.add_api_route("/netwerk", _network)
    router.add_api_route("/netwerk/tekening.svg", _picture)
    router.add_api_route("/netwerk/los-bestand.html", _stand_alone)
    router.add_api_route("/overleg", _meeting)
    router.add_api_route("/organisatie/{identifier}", _organisation)
    router.add_api_route("/actie/{identifier}", _action)
    router.add_api_route("/gemeente/{identifier}", _municipality)
    router.add_api_route("/zoeken", _search)
    router.add_api_route("/static/{name}", static_file, response_class=Response)
    return router


def problem_page(request: Request, problem: Problem) -> Response:
    """A problem as a page for people; it needs no store, which may be what is wrong."""
    language = language_or_dutch(request)
    links, switch = Links(None, language), switch_of(request, language)
    unfiltered = Links(request.query_params.get("district"), language)(*request.url.path.strip("/").split("/"))
    html = rendered("problem.html.j2", language, problem=problem, to=links, switch=switch, unfiltered=unfiltered)
    return HTMLResponse(html, problem.status, {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"})


def _front(one: OnDistrict, gemeente: str = "", rijen: str = "", kolommen: str = "", cel: str = "") -> Response:
    return front_page.front(one, gemeente, rijen, kolommen, cel)


def _expected(one: OnDistrict, gemeente: str = "") -> HTMLResponse:
    return front_page.expected(one, gemeente)


def _actions(one: OnDistrict, filters: _ACTION_FILTERS) -> HTMLResponse:
    return actions_page.actions(one, filters)


def _network(one: OnDistrict, filters: _FILTERS) -> HTMLResponse:
    return network_page.network(one, filters)


def _picture(one: OnDistrict, filters: _FILTERS) -> Response:
    return network_page.picture(one, filters)


def _stand_alone(one: OnDistrict) -> Response:
    return network_page.stand_alone(one)


def _meeting(one: OnDistrict) -> HTMLResponse:
    return meeting_page.meeting(one)


def _organisation(request: Request, identifier: str, district: str = "") -> HTMLResponse:
    return thing_pages.organisation(asked_about(request, identifier, district), identifier)


def _action(request: Request, identifier: str, district: str = "") -> HTMLResponse:
    return thing_pages.action(asked_about(request, identifier, district), identifier)


def _municipality(request: Request, identifier: str, district: str = "") -> HTMLResponse:
    return thing_pages.municipality(asked_about(request, identifier, district), identifier)


def _search(one: OnDistrict, q: str = "") -> HTMLResponse:
    return search_page.search(one, q)
