"""*Wie doet wat* and *Wat anderen van ons verwachten*: the matrix, and what plans say of each municipality."""

from dataclasses import replace

from fastapi import Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.parts.content import Page, page_content
from api.parts.dates import written_date
from api.parts.translation import translation_to
from api.site.asked import Asked
from api.site.crossing_page import BANDS, IN_ADDRESS, NAMES, Choice, Shown, choice_of, shown
from graph.analysis.agenda import Agenda
from graph.analysis.expected import expected_of
from graph.questions import HowMany, WhatToDiscuss


def content_of(one: Asked, owner: str | None) -> Page:
    """What the plans of a district say, or those of one owner.

    Raises:
        ProblemError: 404, it is no municipality and no owner of a loaded plan.
    """
    if owner is not None and owner not in one.network.plans.by_owner:
        one.node(owner, "Municipality")
    made_on, network, language = written_date(one.today, one.language), one.network, one.language

    plans = network.plans.plans if owner is None else network.plans.by_owner.get(owner, ())
    sources = {plan.id: one.source_of(plan.id) for plan in plans}
    return page_content(network, owner, made_on, sources, language)


def agenda_of(one: Asked, asked: WhatToDiscuss | None = None) -> Agenda:
    """The points for the meeting as they stand today, or as they are asked for."""
    what = WhatToDiscuss() if asked is None else asked

    def make() -> Agenda:
        decisions = one.context.networks.store.decisions(one.network.view.district)
        return what.of(one.network, decisions, one.today)

    return one.context.shelves.agendas.get((one.network.state, what, one.today), make)


def front(one: Asked, municipality: str, rows: str, columns: str, cell: str) -> Response:
    """*Wie doet wat*: of one plan its matrix, of several the plans side by side and a choice; or any two things that
    are asked for as rows and columns."""
    page = content_of(one, None if municipality == "" else municipality)
    part = page.plans[0] if len(page.plans) == 1 else None
    choice = choice_of(rows, columns, "gemeente" if part is None else "ambitie")
    if choice.usual and (rows, columns) != ("", ""):
        return RedirectResponse(one.links(gemeente=municipality), 302)
    say = translation_to(one.language)
    answer = one.page(
        "front.html.j2",
        page=page,
        part=part,
        chosen=municipality,
        choice=choice,
        dimensions=tuple((word, NAMES[dimension]) for word, dimension in IN_ADDRESS.items()),
        names={dimension.value: say.gettext(name) for dimension, name in NAMES.items()},
        short={group: say.gettext(name) for group, name in BANDS.items()},
        municipalities={node.id for node in one.network.view.of_label("Municipality")},
        crossed=_crossed(one, page, municipality, choice, cell),
        agenda=agenda_of(one),
    )
    if choice.fault is not None:
        answer.status_code = 400
    return answer


def _crossed(one: Asked, page: Page, municipality: str, choice: Choice, cell: str) -> Shown | None:
    """The table that was chosen; None where that is the usual one, or where there is none."""
    if choice.fault is not None or choice.usual or len(page.plans) == 0:
        return None
    rows, columns = choice.dimensions
    table = HowMany(rows, columns, municipality=municipality or None).of(one.network)
    return shown(table, cell, one.network.plans.action_by_id)


def expected(one: Asked, municipality: str) -> HTMLResponse:
    """*Wat anderen van ons verwachten*: of every municipality, or of the chosen one."""
    page = content_of(one, None)
    if municipality != "":
        one.node(municipality, "Municipality")
        page = replace(page, expectations=(expected_of(one.network.plans, municipality),))
    choices = [(each.municipality, each.name) for each in content_of(one, None).expectations]
    return one.page("expectations.html.j2", page=page, chosen=municipality, choices=choices)
