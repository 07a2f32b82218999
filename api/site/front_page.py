"""*Wie doet wat* and *Wat anderen van ons verwachten*: the matrix, and what plans say of each municipality."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fastapi import Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.parts.content import Page, ShownPlan, page_content
from api.parts.dates import written_date
from api.parts.translation import translation_to
from api.site.asked import Asked
from api.site.crossing_page import BANDS, IN_ADDRESS, NAMES, Choice, Shown, choice_of, shown
from api.site.windows import Begin, Window, window
from graph.analysis.agenda import Agenda
from graph.analysis.expected import expected_of
from graph.model.rows import NodeRow
from graph.plans import PlanPart
from graph.questions import HowMany, WhatToDiscuss
from graph.tables.matrix import Matrix

ROWS_SHOWN, COLUMNS_SHOWN = 80, 12
# The given plan has 31 parties by 5 ambitions, the practice district 30 by 4 plans: both whole. A filled cell of
# ordinary names takes some 500 bytes; with names as long as they are shown the fullest part stays under 1 MB.
ACTIONS_SHOWN = 60
# The given plan has 27 actions, the largest plan of the practice district 14; the rest is on *Alle acties*.
EXPECTED_SHOWN, PLACES_EXPECTED = 10, 20
# Municipalities on one page, and places of each; of one municipality alone five times as many. Each place is a quote.


def content_of(one: Asked, owner: str | None) -> Page:
    """What the plans of a district say, or those of one owner; of one plan also how its document was read.

    Raises:
        ProblemError: 404, it is no municipality and no owner of a loaded plan.
    """
    if owner is not None and owner not in one.network.plans.by_owner:
        one.node(owner, "Municipality")
    made_on, network, language = written_date(one.today, one.language), one.network, one.language
    plans = network.plans.plans if owner is None else network.plans.by_owner.get(owner, ())
    sources = {plan.id: one.source_of(plan.id) for plan in plans} if len(plans) == 1 else {}
    return page_content(network, owner, made_on, sources, language)


def agenda_of(one: Asked, asked: WhatToDiscuss | None = None) -> Agenda:
    """The points for the meeting as they stand today, or as they are asked for."""
    what = WhatToDiscuss() if asked is None else asked

    def make() -> Agenda:
        decisions = one.context.networks.store.decisions(one.network.view.district)
        return what.of(one.network, decisions, one.today)

    return one.context.shelves.agendas.get((one.network.state, what, one.today), make)


@dataclass(frozen=True, slots=True)
class Overview:
    """The part of the table of plans that is shown, and the plans and municipalities that are its columns."""

    matrix: Matrix
    plans: tuple[PlanPart, ...]
    missing: tuple[NodeRow, ...]
    """Municipalities without a loaded plan; their columns stand behind those of the plans."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Which rows and columns of a table are shown."""

    rows: Window
    columns: Window


def front(one: Asked, municipality: str, rows: str, columns: str, cell: str, begin: Begin) -> Response:
    """*Wie doet wat*: of one plan its matrix, of several the plans side by side and a choice; or any two things that
    are asked for as rows and columns."""
    page = content_of(one, None if municipality == "" else municipality)
    part = page.plans[0] if len(page.plans) == 1 else None
    choice = choice_of(rows, columns, "gemeente" if part is None else "ambitie")
    if choice.usual and (rows, columns) != ("", ""):
        return RedirectResponse(one.links(gemeente=municipality), 302)
    say = translation_to(one.language)
    crossed, windows = _crossed(one, page, municipality, choice, cell, begin)
    overview = None
    if choice.usual and part is not None:
        part, windows = _part(part, begin)
    elif choice.usual and page.overview is not None:
        overview, windows = _overview(one, page.overview, municipality, begin)

    def at(row: int, column: int) -> str:
        shown = {"vanaf": str(row) if row > 1 else None, "kolom": str(column) if column > 1 else None}
        return one.links(gemeente=municipality, rijen=rows, kolommen=columns, **shown)

    answer = one.page(
        "front.html.j2",
        page=page,
        part=part,
        overview=overview,
        windows=windows,
        rows_from=lambda row: at(row, begin.column),
        columns_from=lambda column: at(begin.row, column),
        chosen=municipality,
        choice=choice,
        dimensions=tuple((word, NAMES[dimension]) for word, dimension in IN_ADDRESS.items()),
        names={dimension.value: say.gettext(name) for dimension, name in NAMES.items()},
        short={group: say.gettext(name) for group, name in BANDS.items()},
        municipalities={node.id for node in one.network.view.of_label("Municipality")},
        crossed=crossed,
        agenda=agenda_of(one),
    )
    if choice.fault is not None:
        answer.status_code = 400
    return answer


def _crossed(
    one: Asked, page: Page, municipality: str, choice: Choice, cell: str, begin: Begin
) -> tuple[Shown | None, Windows | None]:
    """The table that was chosen, as far as it is shown; None where that is the usual one, or where there is none."""
    if choice.fault is not None or choice.usual or len(page.plans) == 0:
        return None, None
    rows, columns = choice.dimensions
    table = HowMany(rows, columns, municipality=municipality or None).of(one.network)
    windows = _windows(len(table.rows), len(table.columns), begin)
    part = replace(table, rows=tuple(windows.rows.of(table.rows)), columns=tuple(windows.columns.of(table.columns)))
    return shown(table, part, cell, one.network.plans.action_by_id), windows


def _part(part: ShownPlan, begin: Begin) -> tuple[ShownPlan, Windows]:
    """The rows, columns and actions of one plan that are shown."""
    windows = _windows(len(part.matrix.lines), len(part.matrix.columns), begin)
    matrix = _within(part.matrix, windows)
    return replace(part, matrix=matrix, actions=part.actions[:ACTIONS_SHOWN]), windows


def _overview(one: Asked, matrix: Matrix, municipality: str, begin: Begin) -> tuple[Overview, Windows]:
    """The rows and columns of the table of plans that are shown; municipalities without a plan are columns too."""
    plans = one.network.plans
    loaded = plans.plans if municipality == "" else plans.by_owner.get(municipality, ())
    owners = {plan.owner.id for plan in plans.plans}
    missing = () if municipality != "" else _by_name(town for town in plans.municipalities if town.id not in owners)
    windows = _windows(len(matrix.lines), len(loaded) + len(missing), begin)
    columns: tuple[PlanPart | NodeRow, ...] = tuple(windows.columns.of((*loaded, *missing)))
    return (
        Overview(
            matrix=_within(matrix, windows),
            plans=tuple(each for each in columns if isinstance(each, PlanPart)),
            missing=tuple(each for each in columns if isinstance(each, NodeRow)),
        ),
        windows,
    )


def _windows(rows: int, columns: int, begin: Begin) -> Windows:
    return Windows(window(rows, begin.row, ROWS_SHOWN), window(columns, begin.column, COLUMNS_SHOWN))


def _within(matrix: Matrix, windows: Windows) -> Matrix:
    rows, columns = windows.rows, windows.columns
    return matrix.part(slice(rows.first - 1, rows.last), slice(columns.first - 1, columns.last))


def _by_name(nodes: Iterable[NodeRow]) -> tuple[NodeRow, ...]:
    return tuple(sorted(nodes, key=lambda node: node.name.casefold()))


def expected(one: Asked, municipality: str, begin: Begin) -> HTMLResponse:
    """*Wat anderen van ons verwachten*: of every municipality, or of the chosen one."""
    page = content_of(one, None)
    choices = [(each.municipality, each.name) for each in page.expectations]
    part, most = window(len(page.expectations), begin.row, EXPECTED_SHOWN), PLACES_EXPECTED
    if municipality != "":
        one.node(municipality, "Municipality")
        page = replace(page, expectations=(expected_of(one.network.plans, municipality),))
        part, most = window(1, 1, EXPECTED_SHOWN), 5 * PLACES_EXPECTED
    return one.page(
        "expectations.html.j2",
        page=replace(page, expectations=tuple(part.of(page.expectations))),
        part=part,
        most=most,
        pages=lambda row: one.links("verwacht", vanaf=str(row)),
        chosen=municipality,
        choices=choices,
    )
