"""*Wie doet wat* and *Wat anderen van ons verwachten*: the matrix, and what plans say of each municipality."""

from dataclasses import replace

from fastapi.responses import HTMLResponse

from api.commands.page import readings_of, written_date
from api.routes.findings import report_of
from api.web.content import Page, page_content
from api.web.site.asked import Asked
from graph.analysis.agenda import Agenda, make_agenda
from graph.analysis.expected import expected_of


def content_of(one: Asked, municipality: str | None) -> Page:
    """What the plans of a district say, or that of one municipality; made once for each state of the network.

    Raises:
        ProblemError: 404, there is no such municipality.
    """
    if municipality is not None:
        one.node(municipality, "Municipality")
    made_on, network, language = written_date(one.today, one.language), one.network, one.language

    def make() -> Page:
        readings = readings_of(one.context.networks.store, network.view)
        return page_content(network.view, municipality, made_on, readings, language)

    return network.once(("page", municipality, made_on, language), Page, make)


def agenda_of(one: Asked) -> Agenda:
    """The points for the meeting as they stand today."""

    def make() -> Agenda:
        decisions = one.context.networks.store.decisions(one.network.view.district)
        return make_agenda(report_of(one.network), decisions, one.today)

    return one.network.once(("agenda", one.today), Agenda, make)


def front(one: Asked, municipality: str) -> HTMLResponse:
    """*Wie doet wat*: of one plan its matrix, of several the plans side by side and a choice."""
    page = content_of(one, None if municipality == "" else municipality)
    return one.page(
        "front.html.j2",
        page=page,
        part=page.plans[0] if len(page.plans) == 1 else None,
        chosen=municipality,
        agenda=agenda_of(one),
    )


def expected(one: Asked, municipality: str) -> HTMLResponse:
    """*Wat anderen van ons verwachten*: of every municipality, or of the chosen one."""
    page = content_of(one, None)
    if municipality != "":
        one.node(municipality, "Municipality")
        page = replace(page, expectations=(expected_of(one.network.view, municipality),))
    choices = [(each.municipality, each.name) for each in content_of(one, None).expectations]
    return one.page("expectations.html.j2", page=page, chosen=municipality, choices=choices)
