"""A workbook that a person looked through, as a reading: with the document it was read from, and what became of it.

Every word of the document stays accounted for: words that were a quote and are one no longer were changed or taken
away by a person, and are left out under that name.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from graph.model.form import Ignored, Issue, PlanForm, Reading
from graph.model.quotes import Quote, Stretch
from graph.model.value_faults import PlacedFault
from graph.model.vocabulary import LeftOut, Severity
from loaders.faults import FormError, WorkbookError
from loaders.form.bounds import too_much
from loaders.form.through import quotes_in
from loaders.workbook.carried import carried_reading
from loaders.workbook.columns import ACTIONS, YES
from loaders.workbook.doubts import inside, issues_within
from loaders.workbook.forming import formed
from loaders.workbook.grid import Grid
from loaders.workbook.marks import EXPLANATION_SHEET, SOURCE_SHEET, WORDS_SHEET
from loaders.workbook.naming import KnownAs
from loaders.workbook.rows import Rows, rows_of
from loaders.workbook.tables import folded, tables_of

_OWN = frozenset({EXPLANATION_SHEET, SOURCE_SHEET, WORDS_SHEET})
_MOST_FAULTS = 1_000
"""More of them say nothing that these do not."""
_MOST_TOLD = 20
"""How many unknown columns and sheets are told one by one."""


def reviewed(grid: Grid, known_as: KnownAs) -> Reading:
    """The reading that a workbook holds.

    Raises:
        WorkbookError: something in a cell cannot be what it should be; all such cells are named.
        FormError: it holds more than a plan can.
    """
    rows = rows_of(grid, _OWN)
    carried, whole = carried_reading(grid.sheets.get(SOURCE_SHEET))
    plan = formed(rows, carried, known_as) if _can_be_formed(rows) else PlanForm()
    over = too_much(plan)
    if over is not None:
        raise FormError(over)
    if len(rows.faults) > 0:
        raise WorkbookError(*sorted(rows.faults, key=_in_order)[:_MOST_FAULTS])
    return _accounted(plan, carried, rows, whole)


def _can_be_formed(rows: Rows) -> bool:
    """Whether all sheets were found: else every code of a missing one would be a fault of its own."""
    return all("!" in one.place for one in rows.faults)


def _in_order(fault: PlacedFault) -> tuple[str, int, str]:
    sheet, _, cell = fault.place.partition("!")
    row = "".join(char for char in cell.partition(":")[0] if char.isdigit())
    return sheet, int(row or 0), cell


def _accounted(plan: PlanForm, carried: Reading | None, rows: Rows, whole: bool) -> Reading:
    said = tuple(_told(rows, whole))
    if carried is None:
        return Reading(plan=plan, issues=said)
    lost = sorted(_lost(carried.plan, plan), key=lambda quote: (quote.start, quote.end))
    settled = {id(issue) for issue in _settled(carried, plan, rows)}
    issues = tuple(
        issue
        for issue in carried.issues
        if id(issue) not in settled and (issue.quote is None or not any(inside(issue.quote, quote) for quote in lost))
    )
    ignored = tuple(Ignored(rule=LeftOut.CHANGED_BY_HAND, quote=quote) for quote in lost)
    return carried.model_copy(
        update={"plan": plan, "ignored": (*carried.ignored, *ignored), "issues": (*issues, *said)}
    )


def _lost(before: PlanForm, now: PlanForm) -> Iterator[Quote]:
    """The quotes that the plan had, and whose words stand in none that it has."""
    kept = sorted({stretch for quote in quotes_in(now) for stretch in quote.stretches})
    starts = [start for start, _ in kept]
    furthest = list(accumulate((end for _, end in kept), max))
    seen: set[tuple[Stretch, ...]] = set()
    for quote in quotes_in(before):
        covered = all(
            (at := bisect_right(starts, start)) > 0 and furthest[at - 1] >= end for start, end in quote.stretches
        )
        if not covered and quote.stretches not in seen:
            seen.add(quote.stretches)
            yield quote


def _settled(carried: Reading, plan: PlanForm, rows: Rows) -> Iterator[Issue]:
    """The issues of rows that a person looked at and found right."""
    tables = tables_of(carried)
    checked = {(row.text("code") or "").casefold() for row in rows.by_sheet[ACTIONS] if row.text("checked") == YES}
    for code, action in folded(tables.actions).items():
        if code in checked:
            yield from issues_within(carried.issues, action)


def _told(rows: Rows, whole: bool) -> Iterator[Issue]:
    """What a person should know of how the workbook was read."""
    if not whole:
        yield _issue(
            "workbook-source-damaged",
            "Het verborgen blad bron ontbreekt of is veranderd. Alles in dit werkboek telt nu als met de hand "
            "ingevoerd, zonder citaten. Wilt u ze houden, schrijf het werkboek dan opnieuw en verbeter het daar.",
        )
    heads = [f"{at} ({head!r})" for at, head in rows.unknown_heads]
    yield from _extra("workbook-extra-column", "Niet gelezen, want deze kolom is niet bekend", heads)
    yield from _extra("workbook-extra-sheet", "Niet gelezen, want dit blad is niet bekend", rows.unknown_sheets)
    if len(rows.gone_with) > 0:
        message = (
            f"{len(rows.gone_with)} keer een partij op het blad Partners (het eerst in {rows.gone_with[0]}) hoort bij "
            "een rij die is weggehaald, en is dus ook weggelaten."
        )
        yield _issue("workbook-row-gone", message, Severity.INFO)


def _extra(code: str, what: str, found: Iterable[str]) -> Iterator[Issue]:
    names = list(found)
    if len(names) > 0:
        more = "" if len(names) <= _MOST_TOLD else f" en nog {len(names) - _MOST_TOLD}"
        yield _issue(code, f"{what}: {', '.join(names[:_MOST_TOLD])}{more}.")


def _issue(code: str, message: str, severity: Severity = Severity.WARNING) -> Issue:
    return Issue(code=code, severity=severity, message=message)
