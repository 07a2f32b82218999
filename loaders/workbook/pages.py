"""What stands in every cell of a workbook before a file of it is made: the same for each format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.model.form import Reading
from loaders.workbook.carried import carried_rows
from loaders.workbook.cells import Value, cells_of, column_letters, list_text
from loaders.workbook.columns import NO, PART_OF, SHEETS, Column, Kind, SheetPlan
from loaders.workbook.doubts import Doubts, doubts_in
from loaders.workbook.explanation import EXPLANATION_COLUMNS, explanation_rows
from loaders.workbook.marks import EXPLANATION_SHEET, SOURCE_SHEET, WORDS_SHEET
from loaders.workbook.tables import Held, Row, Tables, tables_of

GOES_ON = "+"
"""Behind the code of a row that goes on with the one above it."""
SPARE_ROWS = 1_000
"""Empty rows below the filled ones that have drop-downs too: as many as a plan may have actions."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts days wrongly, and earlier than 1900 not at all: such a day is written as text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down: the range of cells that holds its words, as a sheet with a column and rows from 0."""

    sheet: str
    column: int
    first: int
    last: int

    def range(self) -> str:
        """The range as Excel writes it."""
        letters = column_letters(self.column)
        return f"${letters}${self.first + 1}:${letters}${self.last + 1}"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: heads, widths in characters, rows of cells, drop-downs by column, and which cells look otherwise."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Sequence[Sequence[Value | None]] = field(repr=False)
    choices: Mapping[int, Choice] = field(default_factory=dict)
    doubtful: frozenset[tuple[int, int]] = frozenset()
    shown: frozenset[int] = frozenset()
    """Columns that are only shown."""
    hidden: bool = False


def pages_of(reading: Reading | None) -> tuple[Page, ...]:
    """All sheets of a workbook; without a reading those of an empty template."""
    explained = explanation_rows()
    explanation = Page(
        EXPLANATION_SHEET, tuple(head for head, _ in EXPLANATION_COLUMNS), tuple(w for _, w in EXPLANATION_COLUMNS),
        [list(row) for row in explained],
    )  # fmt: skip
    tables = None if reading is None else tables_of(reading)
    doubts = Doubts() if reading is None or tables is None else doubts_in(reading, tables)
    sheets = tuple(_page(sheet, tables, doubts) for sheet in SHEETS)
    carried = Page(SOURCE_SHEET, (), (20, 70, 10), carried_rows(reading), hidden=True)
    return (explanation, *sheets, _words(), carried)


def _page(sheet: SheetPlan, tables: Tables | None, doubts: Doubts) -> Page:
    columns = sheet.columns
    places = {column.name: at for at, column in enumerate(columns)}
    reasons, fields = doubts.by_row(), doubts.fields_by_row()
    rows: list[list[Value | None]] = []
    doubtful: set[tuple[int, int]] = set()
    for number, row in enumerate(() if tables is None else tables.rows[sheet.name]):
        why = reasons.get((sheet.name, number))
        told: Row = row if why is None else {**row, "shown.doubt": why, **_unchecked(places)}
        if why is not None:
            doubtful |= {(len(rows), places[name]) for name in (*fields[sheet.name, number], "shown.doubt")}
        rows.extend(_physical(columns, told))
    return Page(
        name=sheet.name,
        heads=tuple(column.head for column in columns),
        widths=tuple(column.width for column in columns),
        rows=rows,
        choices=_choices(sheet, max(len(rows), 1) + SPARE_ROWS),
        doubtful=frozenset(doubtful),
        shown=frozenset(at for at, column in enumerate(columns) if not column.is_read),
    )


def _unchecked(places: Mapping[str, int]) -> Row:
    """A row with a doubt says that nobody has looked at it yet."""
    return {"checked": NO} if "checked" in places else {}


def _physical(columns: Sequence[Column], row: Row) -> Iterator[list[Value | None]]:
    """The rows of cells that one row takes: more than one where a text is longer than a cell."""
    cells = [_cells(column, row.get(column.name)) for column in columns]
    for number in range(max(len(one) for one in cells)):
        made = [one[number] if number < len(one) else None for one in cells]
        if number > 0:
            made[0] = f"{row['code']}{GOES_ON}"
        yield made


def _cells(column: Column, held: Held | None) -> tuple[Value, ...]:
    if held is None:
        return ()
    if isinstance(held, tuple):
        return cells_of(list_text(held))
    if isinstance(held, int):
        return (held,)
    if column.kind is Kind.DAY and (day := date.fromisoformat(held)) >= _FIRST_DAY:
        return (day,)
    return cells_of(held)


def _choices(sheet: SheetPlan, last: int) -> dict[int, Choice]:
    """The drop-downs of a sheet: words of a list stand on a sheet of their own, codes on the sheet of their rows."""
    found = {at: _word_choices()[column.words] for at, column in enumerate(sheet.columns) if len(column.words) > 0}
    for at, column in enumerate(sheet.columns):
        if column.kind is Kind.OF and column.name in PART_OF:
            found[at] = Choice(PART_OF[column.name], 0, 1, last)
    return found


def _word_lists() -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(column.words for sheet in SHEETS for column in sheet.columns if len(column.words) > 0))


def _word_choices() -> dict[tuple[str, ...], Choice]:
    lists = _word_lists()
    return {words: Choice(WORDS_SHEET, at, 0, len(words) - 1) for at, words in enumerate(lists)}


def _words() -> Page:
    """The sheet with the words of drop-downs, a column for each list."""
    lists = _word_lists()
    longest = max(len(words) for words in lists)
    rows = [[words[at] if at < len(words) else None for words in lists] for at in range(longest)]
    return Page(WORDS_SHEET, (), tuple(24 for _ in lists), rows, hidden=True)
