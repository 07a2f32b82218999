"""What stands beside a row that is looked at: its place on a picture of the page, its table, or its lines."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.site.asked import Asked
from api.site.source_page import ShownLine, shown_lines
from api.site.source_text import MarkOf
from graph.model.form import ActionForm
from graph.model.identifiers import letters_and_digits
from graph.model.quotes import Stretch
from graph.sources import PlanSource
from loaders.document.model import Document, Run, Table, runs_of
from loaders.judging.doubts import ReviewRow
from loaders.originals import KeptOriginal
from loaders.review import PlanReview

LINES_BESIDE = 12
# No row of the shipped plans stands on more than ten lines; one line more before it and behind it.
PAGES_BESIDE = 3
# A row that is cut by a page stands on two; one more for a long one.
ROWS_BESIDE = 6
# Rows of a table around the one that is meant: its heads, one before it and one behind it, and itself over a few.
COLUMNS_BESIDE = 12
# The widest table of the public plans looked at has nine columns.
_RUNS = 400
# Runs of a table that are looked at for one row: a cell of a plan has some ten, this is forty full cells.
_AROUND = 36.0
# Points of the page above and below a row that are shown with it: two to three lines of print.
_LEAST = 140.0
# Points: of less of a page one cannot see where one is.


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """A marked place on a picture, in points from its upper left corner."""

    of: MarkOf
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A part of a page as a picture: the page's size, from where to where it is shown, and what is marked."""

    number: int
    width: float
    height: float
    top: float
    seen: float
    """How much of its height is shown."""
    marks: tuple[MarkedBox, ...]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a table that is shown: its words, over how many columns it goes."""

    words: str
    columns: int


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Rows of a table; of each whether it is a head, whether it is the one that is meant, and its cells."""

    sheet: str | None
    rows: tuple[tuple[bool, bool, tuple[ShownCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a row."""

    pages: tuple[ShownPage, ...]
    table: ShownTable | None
    lines: tuple[ShownLine, ...]


class SourceOfReview:
    """The source of a plan that is looked at, to find the places of its rows in."""

    def __init__(self, one: Asked, found: PlanReview, original: KeptOriginal | None) -> None:
        self._one, self._found, self._original = one, found, original
        self._text = "" if found.reading.document is None else found.reading.document.text
        self._placed: list[Run] = []
        self._in_tables: list[tuple[Run, Table, int]] = []
        if original is not None:
            self._gather(original.document)

    def _gather(self, document: Document) -> None:
        for block in document.blocks:
            self._placed += (run for run in runs_of(block) if run.place is not None and run.place.box is not None)
            if isinstance(block, Table):
                self._in_tables += ((run, block, cell.row) for cell in block.cells for run in cell.runs)
        self._placed.sort(key=lambda run: run.start)
        self._in_tables.sort(key=lambda found: found[0].start)

    def beside(self, row: ReviewRow) -> Beside:
        """What stands beside a row."""
        pages = tuple(self._pages(row.action))
        return Beside(pages, self._table(row.action) if len(pages) == 0 else None, self._lines(row.action))

    def _pages(self, action: ActionForm) -> Iterator[ShownPage]:
        """The pages on which an action stands, where there are pictures of them."""
        if self._original is None:
            return
        sizes, found = self._original.sizes, dict[int, list[MarkedBox]]()
        for of, stretches in self._marked(action):
            for run in _over(self._placed, stretches):
                place = run.place
                if place is None or place.page is None or place.box is None or place.page not in sizes:
                    continue
                left, bottom, right, top = place.box
                box = MarkedBox(of, left, sizes[place.page][1] - top, right - left, top - bottom)
                found.setdefault(place.page, []).append(box)
        for number in sorted(found)[:PAGES_BESIDE]:
            width, height = sizes[number]
            top = max(0.0, min(box.y for box in found[number]) - _AROUND)
            low = min(height, max(box.y + box.height for box in found[number]) + _AROUND)
            more = max(0.0, _LEAST - (low - top))
            top, low = max(0.0, top - more / 2), min(height, low + more / 2)
            yield ShownPage(number, width, height, top, low - top, tuple(found[number]))

    def _marked(self, action: ActionForm) -> Iterator[tuple[MarkOf, Sequence[Stretch]]]:
        """The places of an action that are marked, each with what it is; not a heading that stands far above it."""
        if action.quote is not None:
            words = letters_and_digits(action.text)
            own = [one for one in action.quote.stretches if letters_and_digits(self._text[slice(*one)]) in words]
            yield MarkOf.ACTION, own or action.quote.stretches
        for held in action.holders:
            if held.quote is not None:
                yield MarkOf.HOLDER, held.quote.stretches
        if action.timing is not None and action.timing.quote is not None:
            yield MarkOf.TIMING, action.timing.quote.stretches

    def _table(self, action: ActionForm) -> ShownTable | None:
        """The rows of the table in which an action stands."""
        if action.quote is None:
            return None
        _, own = next(self._marked(action))
        first = self._first(own[0][0])
        inside = [one for one in self._in_tables[first : first + _RUNS] if _touches(one[0], own)]
        if len(inside) == 0:
            return None
        _, table, begin = inside[0]
        here = {row for _, other, row in inside if other is table}
        heads = range(table.heads if table.heads is not None else 1)
        around = range(max(0, begin - 1), min(table.height, max(here) + 2))
        numbers = [*(row for row in heads if row not in around), *around][:ROWS_BESIDE]
        place = inside[0][0].place
        return ShownTable(
            None if place is None else place.sheet,
            tuple((row in heads, row in here, tuple(self._cells(table, row))) for row in numbers),
        )

    def _first(self, start: int) -> int:
        """The first of the runs in tables that may reach behind a place."""
        return max(0, bisect_left(self._in_tables, start, key=lambda found: found[0].start) - 1)

    def _cells(self, table: Table, row: int) -> Iterator[ShownCell]:
        for cell in table.row(row)[:COLUMNS_BESIDE]:
            words = " ".join(self._text[run.start : run.end].strip() for run in cell.runs)
            yield ShownCell(words, min(cell.columns, COLUMNS_BESIDE))

    def _lines(self, action: ActionForm) -> tuple[ShownLine, ...]:
        """The lines of an action, its holders and its timing, with one before them and one behind.

        What stands elsewhere and holds for it too, such as a heading, is no line of the row.
        """
        document = PlanSource(self._found.reading).document
        places = [place for _, stretches in self._marked(action) for place in stretches]
        if document is None or len(places) == 0:
            return ()
        first = document.line_at(min(start for start, _ in places)).number
        last = document.line_at(max(end for _, end in places) - 1).number
        shown = range(first - 1, min(last + 2, first - 1 + LINES_BESIDE))
        return shown_lines(self._one, None, document, self._found.reading, shown, range(first, last + 1))


def _over(runs: Sequence[Run], stretches: Iterable[Stretch]) -> Iterator[Run]:
    """Of runs in their order those that touch one of these stretches, each once."""
    last = -1
    for start, end in stretches:
        at = max(last + 1, bisect_left(runs, start, key=lambda run: run.start) - 1, 0)
        while at < len(runs) and runs[at].start < end:
            if runs[at].end > start:
                last = at
                yield runs[at]
            at += 1


def _touches(run: Run, stretches: Iterable[Stretch]) -> bool:
    return any(run.start < end and start < run.end for start, end in stretches)
