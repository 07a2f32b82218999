"""The tables of an ODF text: rows and cells as often as they are repeated, and what is merged."""

from collections.abc import Callable, Iterator, Sequence

from loaders import faults
from loaders.document.building import CellWords, Line
from loaders.document.flow import TableWords
from loaders.document.grid import MOST_PLACES, whole_number
from loaders.document.odt_styles import TABLE
from loaders.document.xml_door import Element
from loaders.faults import DocumentError

_GROUPS = frozenset({f"{TABLE}table-rows", f"{TABLE}table-row-group", f"{TABLE}table-header-rows"})
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_MOST_EMPTY = 100
# How often an empty cell or row is repeated at most: spreadsheets fill up to 16,384 columns and a million rows so, and
# no text document seen has more than 30 empty rows.

ReadCell = Callable[[Element], tuple[Sequence[Line], int]]
"""The lines of a cell, and how many pages begin in it."""


def table_words(table: Element, read: ReadCell) -> TableWords:
    """A table with its cells read in order.

    Raises:
        DocumentError: what is repeated comes to more than a table may hold.
    """
    cells: list[CellWords] = []
    heads = row = pages = 0
    for element, is_head in rows_of(table):
        own, begun = _cells(element, row, read)
        pages += begun
        count = _repeated(element, "number-rows-repeated", own)
        if is_head and heads == row:
            heads += count
        _refuse(len(cells) + len(own) * count)
        for again in range(count):
            cells.extend(CellWords(row + again, one.column, one.lines, one.rows, one.columns) for one in own)
        row += count
    return TableWords(cells, heads=heads or None, pages=pages)


def rows_of(table: Element, in_head: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows, and whether each is one of the heads."""
    for child in table.iterchildren("*"):
        if child.tag == f"{TABLE}table-row":
            yield child, in_head
        elif child.tag in _GROUPS:
            yield from rows_of(child, in_head or child.tag == f"{TABLE}table-header-rows")


def only_cell(table: Element) -> Element | None:
    """The cell of a table that is nothing but a frame around it; None where there are more."""
    found: list[Element] = []
    for row, _ in rows_of(table):
        found.extend(row.iterchildren(_CELL, _COVERED))
        repeated = [one.get(f"{TABLE}number-{name}-repeated", "1") for one in (row, *found) for name in _REPEATED]
        if len(found) > 1 or any(value != "1" for value in repeated):
            return None
    return found[0] if len(found) == 1 else None


_REPEATED = ("rows", "columns")


def _cells(element: Element, row: int, read: ReadCell) -> tuple[list[CellWords], int]:
    column = pages = 0
    cells: list[CellWords] = []
    for cell in element.iterchildren(_CELL, _COVERED):
        if cell.tag == _COVERED:
            column += whole_number(cell.get(f"{TABLE}number-columns-repeated"), 1, most=MOST_PLACES)
            continue
        lines, begun = read(cell)
        pages = max(pages, begun)
        rows = whole_number(cell.get(f"{TABLE}number-rows-spanned"), 1, most=MOST_PLACES)
        columns = whole_number(cell.get(f"{TABLE}number-columns-spanned"), 1, most=MOST_PLACES)
        own = CellWords(row, column, lines, rows, columns)
        count = _repeated(cell, "number-columns-repeated", [own])
        _refuse(len(cells) + count)
        cells.extend(CellWords(row, column + again, lines, rows, columns) for again in range(count))
        column += count
    return cells, pages


def _repeated(element: Element, name: str, cells: Sequence[CellWords]) -> int:
    """How often cells are there; what is empty, no more often than a person could have meant."""
    count = whole_number(element.get(f"{TABLE}{name}"), 1, most=MOST_PLACES + 1)
    signs = sum(len(words.text) for cell in cells for line in cell.lines for words in line)
    if signs == 0:
        return min(count, _MOST_EMPTY)
    if count > 1 and count * signs > _MOST_REPEATED:
        raise DocumentError(faults.TABLE_TOO_LARGE(limit=MOST_PLACES))
    return count


_MOST_REPEATED = 1_000_000
"""Characters that one repetition may come to: what is said once in a file is not said a million times in its text."""


def _refuse(cells: int) -> None:
    if cells > MOST_PLACES:
        raise DocumentError(faults.TABLE_TOO_LARGE(limit=MOST_PLACES))
