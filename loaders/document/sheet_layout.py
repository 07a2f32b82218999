"""A sheet -> headings, paragraphs and tables: which rows are a title, where a table begins and ends, what its head is.

A row or column in which no cell begins is none. Rows of one cell above a table are its title; an empty row ends a table
only where a new head follows, for plans leave rows empty to please the eye. No word is known here: what a head is shows
by what the file says of it (a filter, a frozen row), how it looks, and by its cells standing over others.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.model.form import Issue
from loaders import faults
from loaders.document import sheet_issues
from loaders.document.building import CellWords, Line, TextBuilder, Words
from loaders.document.model import Mark, Place, TableSource
from loaders.document.number_words import SHORT_MONTHS
from loaders.document.sheet_front import rows_of_front
from loaders.document.sheets import Sheet, SheetCell, cell_name, column_name
from loaders.faults import DocumentError

MOST_PLACES = 500_000
# Rows times columns of one table: 10,000 rows of 50 columns. 200,000 filled cells may lie as far apart as they want.
SAME_HEAD = 0.5
# How many of a row's cells have the words of the head before it where that head is repeated; a row of data has none.

LABEL_WORDS = 4
# The most words of a label before what it names: "Wat willen we bereiken". Longer ones are actions.

_NUMBER = re.compile(r"[0-9]{1,3}([.,][0-9]{1,3})*[.)]?")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[a-z]{3})|(?P<first>[a-z]{3})-(?P<year>[0-9]{2})", re.IGNORECASE)
_NUMBER_HEADS = frozenset({"nr", "no", "nummer", "#", "id", "volgnr", "actienr", "actie nr"})
"""Heads of columns that number the rows, without a full stop behind them."""
_ENGLISH = {"mar": 3, "may": 5, "oct": 10}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[SheetCell, ...]

    @property
    def covered(self) -> int:
        """How many columns its cells go over."""
        return sum(cell.columns for cell in self.cells)

    @property
    def stressed(self) -> bool:
        return all(cell.stressed for cell in self.cells)

    @property
    def words(self) -> set[str]:
        return {cell.words.casefold() for cell in self.cells}

    @property
    def is_labelled(self) -> bool:
        """Whether its first cell names what stands in its second, and it has no other."""
        if len(self.cells) != 2 or self.cells[0].is_number:
            return False
        label, named = (cell.words for cell in self.cells)
        return len(label.split()) <= LABEL_WORDS and _NUMBER.fullmatch(label) is None and label != named


@dataclass(slots=True)
class _Part:
    """Rows that belong together: those of a table, or lines of a title or remark."""

    rows: list[_Row] = field(default_factory=list)
    is_table: bool = False
    heads: int | None = None


def lay_sheet(
    builder: TextBuilder, sheet: Sheet, level: int | None, source: TableSource = TableSource.SHEET,
    doubts: Mapping[int, Issue] | None = None,
) -> None:  # fmt: skip
    """Adds a sheet to a document; one without words adds nothing but what there is to tell of it.

    Args:
        builder: the document.
        sheet: the sheet; its cells in any order.
        level: of the heading with its name; None for no heading.
        source: what shows where its cells end.
        doubts: what could not be settled about rows, by their number from 0.

    Raises:
        DocumentError: a table of it has more places than a table may have.
    """
    layout = _Layout(builder, sheet, (level or 0) + 1, source, doubts or {})
    if level is not None and (len(sheet.cells) > 0 or len(sheet.beside) > 0):
        builder.heading([[Words(sheet.name or "", Place(sheet=sheet.name))]], level)
    layout.lay()


class _Layout:
    def __init__(
        self, builder: TextBuilder, sheet: Sheet, level: int, source: TableSource, doubts: Mapping[int, Issue]
    ) -> None:  # fmt: skip
        self._builder, self._sheet, self._level = builder, sheet, level
        self._source, self._doubts = source, doubts
        self._days: list[tuple[str, str]] = []

    def lay(self) -> None:
        """Adds all parts of the sheet, and what there is to tell."""
        cells, under = _without_overlap(self._sheet.cells)
        bands = list(_bands(cells))
        front = rows_of_front(bands)
        for band in bands[:front]:
            self._lines(_Part(band))
        for part in _parts(iter(bands[front:]), self._sheet.head_rows):
            if part.is_table:
                self._table(part)
            else:
                self._lines(part)
        for words in self._sheet.beside:
            self._builder.paragraph([[Words(line, Place(sheet=self._sheet.name))] for line in words.split("\n")])
        self._tell(cells, under)

    def _lines(self, part: _Part) -> None:
        for row in part.rows:
            for cell in row.cells:
                if cell.stressed or cell.columns > 1:
                    self._builder.heading(self._placed(cell), self._level)
                else:
                    self._builder.paragraph(self._placed(cell))

    def _table(self, part: _Part) -> None:
        rows = [row.number for row in part.rows]
        columns = sorted({cell.column for row in part.rows for cell in row.cells})
        if len(rows) * len(columns) > MOST_PLACES:
            raise DocumentError(faults.SHEET_TOO_LARGE(sheet=(self._sheet.name or "")[:80], limit=MOST_PLACES))
        numbers = self._numbered(part, columns[0])
        cells = [
            CellWords(
                at,
                left := bisect_left(columns, cell.column),
                self._placed(cell, cell.column == columns[0] and numbers),
                max(1, bisect_left(rows, cell.row + cell.rows) - at),
                max(1, bisect_left(columns, cell.column + cell.columns) - left),
            )
            for at, row in enumerate(part.rows)
            for cell in row.cells
        ]
        doubts = {at: self._doubts[row] for at, row in enumerate(rows) if row in self._doubts}
        self._builder.table(cells, len(rows), len(columns), self._source, heads=part.heads, row_doubts=doubts)

    def _numbered(self, part: _Part, column: int) -> bool:
        """Whether the first column numbers the rows; then days in it are numbers that were taken for days."""
        heads = max(1, part.heads or 0)
        first = [[cell.words for cell in row.cells[:1] if cell.column == column] for row in part.rows]
        said = [words for own in first[heads:] for words in own]
        days = [(words, number) for words in said if (number := _number_of_day(words)) is not None]
        numbers = [_parts_of(_number_of_day(words) or words) for words in said]
        rising = [number for number in numbers if number is not None]
        has_head = any(words.casefold().rstrip(".") in _NUMBER_HEADS for own in first[:heads] for words in own)
        if len(days) == 0 or rising != sorted(set(rising)) or not (has_head or len(rising) > len(days)):
            return False
        self._days.extend(days)
        return True

    def _placed(self, cell: SheetCell, as_shown: bool = False) -> list[Line]:
        sheet = self._sheet
        place = Place(sheet=sheet.name, cell=cell_name(cell.row, cell.column))
        hidden = cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns
        marks = frozenset({Mark.HIDDEN}) if hidden else frozenset()
        if cell.full_day is not None and not as_shown:
            return [[Words(cell.full_day, place, marks | cell.lines[0][0].marks)]]
        return [[Words(words.text, place, words.marks | marks) for words in line] for line in cell.lines]

    def _tell(self, cells: Sequence[SheetCell], under: Sequence[str]) -> None:
        sheet, issues = self._sheet, self._builder.issues
        rows = sorted({cell.row for cell in cells} & sheet.hidden_rows)
        columns = sorted({cell.column for cell in cells} & sheet.hidden_columns)
        if len(rows) + len(columns) > 0:
            named = [str(row + 1) for row in rows], [column_name(column) for column in columns]
            issues.append(sheet_issues.hidden_cells(sheet.name, *named))
        for names, issue in (
            (under, sheet_issues.under_merged),
            (sheet.without_value, sheet_issues.without_value),
            (sheet.errors, sheet_issues.errors),
        ):
            if len(names) > 0:
                issues.append(issue(sheet.name, names))
        if len(self._days) > 0:
            issues.append(sheet_issues.numbers_as_days(sheet.name, self._days))


def _number_of_day(words: str) -> str | None:
    """What a number was before a spreadsheet took it for a day: "1-feb" was 1.2; None for what is no such day."""
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    name = (found["month"] or found["first"]).lower()
    month = SHORT_MONTHS.index(name) + 1 if name in SHORT_MONTHS else _ENGLISH.get(name)
    if month is None:
        return None
    return f"{int(found['day'])}.{month}" if found["day"] is not None else f"{month}.{found['year']}"


def _parts_of(number: str) -> tuple[int, ...] | None:
    """A number such as 1.12 in its parts; None for other words."""
    if _NUMBER.fullmatch(number) is None:
        return None
    return tuple(int(part) for part in re.findall(r"[0-9]+", number))


def _without_overlap(given: Sequence[SheetCell]) -> tuple[list[SheetCell], list[str]]:
    """The cells in order, each cut where it reaches into one before it; and the names of those under another one."""
    columns = sorted({cell.column for cell in given})
    taken = [-1] * len(columns)
    """For each column the last row that a cell above goes over."""
    kept: list[SheetCell] = []
    under: list[str] = []
    for cell in sorted(given, key=lambda one: (one.row, one.column)):
        start = bisect_left(columns, cell.column)
        if taken[start] >= cell.row:
            under.append(cell_name(cell.row, cell.column))
            continue
        end = start + 1
        while end < len(columns) and columns[end] < cell.column + cell.columns and taken[end] < cell.row:
            end += 1
        last = cell.row + cell.rows - 1
        taken[start:end] = [last] * (end - start)
        width = cell.columns if end == len(columns) else min(cell.columns, columns[end] - cell.column)
        kept.append(cell if width == cell.columns else replace(cell, columns=width))
    return kept, under


def _bands(cells: Sequence[SheetCell]) -> Iterator[list[_Row]]:
    """The rows that have cells, those without an empty row between them together."""
    band: list[_Row] = []
    reached = 0
    rows: dict[int, list[SheetCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for number, own in rows.items():
        if len(band) > 0 and number > reached:
            yield band
            band = []
        band.append(_Row(number, tuple(own)))
        reached = max(reached, number + 1, *(cell.row + cell.rows for cell in own))
    if len(band) > 0:
        yield band


def _parts(bands: Iterator[list[_Row]], head_rows: set[int]) -> Iterator[_Part]:
    """Titles, tables and remarks, in order. Rows of one cell behind a table wait for whether it goes on."""
    table: _Part | None = None
    waiting: list[_Row] = []
    for band in bands:
        if all(len(row.cells) == 1 for row in band) and table is not None:
            waiting.extend(band)
            continue
        head = _head_of(band, head_rows)
        apart = len(waiting) > 0 or head > 0
        new = head < len(band) and table is not None and _is_new_head(band, head, table, head_rows, apart=apart)
        if table is not None and head < len(band) and not new:
            table.rows.extend([*waiting, *band])
            waiting = []
            continue
        if table is not None:
            yield table
            table = None
        yield _Part(waiting)
        waiting = []
        yield from _above(band[:head])
        if head < len(band):
            table = _Part(band[head:], True, _heads(band[head:], head_rows))
            *done, last = _told_by_labels(table)
            yield from done
            table = last if last.is_table else None
            if table is None:
                waiting = last.rows
    if table is not None:
        yield table
    yield _Part(waiting)


def _told_by_labels(table: _Part) -> list[_Part]:
    """A table of labels that come again, cut at its rows of one cell: headings and paragraphs between them.

    Where a cell is merged over rows, a row under it has fewer cells and is no heading: nothing is cut.
    """
    if any(cell.rows > 1 for row in table.rows for cell in row.cells):
        return [table]
    pairs = [row.cells[0].words.casefold() for row in table.rows if len(row.cells) > 1]
    again = len(pairs) - len(set(pairs))
    if table.heads is not None or again == 0 or not all(row.is_labelled for row in table.rows if len(row.cells) > 1):
        return [table]
    return [part for part in _above(table.rows) if len(part.rows) > 0]


def _above(rows: Sequence[_Row]) -> Iterator[_Part]:
    """Rows above a head: lines of one cell, and small tables of their own where they have more."""
    part = _Part()
    for row in rows:
        is_table = len(row.cells) > 1
        if is_table != part.is_table:
            yield part
            part = _Part(is_table=is_table)
        part.rows.append(row)
    yield part


def _head_of(band: Sequence[_Row], head_rows: set[int]) -> int:
    """Which row of a band is the first of its table; the length of the band where it has none."""
    width = len({cell.column for row in band for cell in row.cells})
    wide = (at for at, row in enumerate(band) if len(row.cells) > 1 and row.covered * 2 >= width)
    first = next(wide, None)
    if first is None:
        return next((at for at, row in enumerate(band) if len(row.cells) > 1), len(band))
    said = next((at for at, row in enumerate(band) if row.number in head_rows and len(row.cells) > 1), None)
    if said is None:
        said = next((at for at in range(first, len(band)) if _stands_out(band, at)), None)
    if said is None or _heads(band[first:], set()) == said - first + 1:
        return first
    return said


def _stands_out(band: Sequence[_Row], at: int) -> bool:
    """Whether a row is made to stand out over the row below it, and is wider than all above it."""
    row = band[at]
    if not row.stressed or any(cell.is_number for cell in row.cells) or at + 1 == len(band) or band[at + 1].stressed:
        return False
    return len(row.cells) > 1 and all(above.covered < row.covered for above in band[:at])


def _is_new_head(band: Sequence[_Row], head: int, table: _Part, head_rows: set[int], *, apart: bool) -> bool:
    """Whether a row behind an empty one is a head or a label, and begins another table.

    Behind a row of one cell (``apart``) it is one too where it says just what a row above it says, or where rows of two
    cells begin again with the labels of those above.
    """
    row, before = band[head], table.rows[0]
    widest = max(one.covered for one in table.rows)
    if row.covered > widest and all(one.is_labelled for one in table.rows):
        return True
    if head > 0 and len(band) - head > 1 and widest > 2 and all(one.is_labelled for one in band[head:]):
        return True
    if row.number in head_rows:
        return True
    if apart and (any(row.words == one.words for one in table.rows) or _labels_again(band[head:], table)):
        return True
    if any(cell.is_number for cell in row.cells):
        return False
    if len(row.words & before.words) >= SAME_HEAD * len(row.cells):
        return True
    columns = {cell.column for one in table.rows for cell in one.cells}
    if columns.isdisjoint(cell.column for one in band for cell in one.cells):
        return True
    return row.stressed and any(not one.stressed for one in band[head + 1 :])


def _labels_again(rows: Sequence[_Row], table: _Part) -> bool:
    """Whether rows of a label and its words are those of a card, as the table above them was made of."""
    both = [*table.rows, *rows]
    if any(len(row.cells) > 2 for row in both):
        return False
    labels = [row.cells[0].words.casefold() for row in rows if len(row.cells) == 2]
    above = {row.cells[0].words.casefold() for row in table.rows if len(row.cells) == 2}
    return len(labels) > 1 and labels[0] in above and sum(label in above for label in labels) > len(labels) / 2


def _heads(rows: Sequence[_Row], head_rows: set[int]) -> int | None:
    """How many of a table's first rows hold heads, as far as the file says so."""
    first = rows[0]
    below = rows[1] if len(rows) > 1 else None
    if below is not None and _stands_under(below, first):
        return 2
    said = 0
    while said < len(rows) and rows[said].number in head_rows:
        said += 1
    if said > 0:
        return said
    looks_so = first.stressed and below is not None and not below.stressed
    return 1 if looks_so and not any(cell.is_number for cell in first.cells) else None


def _stands_under(below: _Row, above: _Row) -> bool:
    """Whether all cells of a row stand under cells that go over several columns: the second row of a head."""
    wide = [(cell.column, cell.column + cell.columns) for cell in above.cells if cell.columns > 1]
    under = [sum(1 for start, end in wide if start <= cell.column < end) for cell in below.cells]
    return len(wide) > 0 and len(under) > 1 and all(count == 1 for count in under) and len(above.cells) > 1


def lay_sheets(builder: TextBuilder, sheets: Sequence[Sheet]) -> None:
    """Adds all visible sheets of a file, each under its name where more than one of them holds words.

    Raises:
        DocumentError: none of them does; or a table has more places than a table may have.
    """
    filled = [sheet for sheet in sheets if len(sheet.cells) + len(sheet.beside) > 0]
    for sheet in sheets:
        lay_sheet(builder, sheet, 1 if len(filled) > 1 else None)
    comments = sum(sheet.comments for sheet in sheets)
    if comments > 0:
        builder.issues.append(sheet_issues.comments(comments))
    if len(filled) == 0:
        raise DocumentError(faults.SHEETS_EMPTY())
