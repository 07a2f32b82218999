"""The tables of a Word file: rows, cells, and what is merged, as they are after all tracked changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.document.building import CellWords, Line
from loaders.document.docx_package import W, is_on, local, val
from loaders.document.flow import TableWords
from loaders.document.grid import whole_number
from loaders.document.xml_door import Element

MOST_COLUMNS = 10_000
"""Over how many columns a cell can go; which of them are really there is seen of all cells together."""
_WRAPPED = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})

ReadCell = Callable[[Element], tuple[Sequence[Line], int]]
"""The lines of a cell, and how many pages begin in it."""


@dataclass(slots=True)
class _Open:
    row: int
    column: int
    columns: int
    rows: int
    lines: Sequence[Line]


def table_words(table: Element, read: ReadCell) -> TableWords:
    """A table with its cells read in order."""
    cells: list[_Open] = []
    above: dict[int, _Open] = {}
    pages, heads = 0, 0
    for row, element in enumerate(rows_of(table)):
        if heads == row and is_on(element.find(f"{W}trPr/{W}tblHeader")):
            heads += 1
        above, begun = _row(element, row, above, cells, read)
        pages += begun
    words = [CellWords(one.row, one.column, one.lines, one.rows, one.columns) for one in cells]
    return TableWords(words, heads=heads or None, pages=pages)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows that the last version has."""
    return (row for row in _within(table, "tr") if row.find(f"{W}trPr/{W}del") is None)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row that the last version has."""
    return (cell for cell in _within(row, "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def only_cell(table: Element) -> Element | None:
    """The cell of a table that is nothing but a frame around it; None where there are more."""
    found: list[Element] = []
    for row in rows_of(table):
        found.extend(cells_of(row))
        if len(found) > 1:
            return None
    return found[0] if len(found) == 1 else None


def _row(
    element: Element, row: int, above: dict[int, _Open], cells: list[_Open], read: ReadCell
) -> tuple[dict[int, _Open], int]:
    """Adds the cells of a row; gives those that may go on in the next one, and how many pages begin in it."""
    column = whole_number(val(element.find(f"{W}trPr/{W}gridBefore")), 0, least=0, most=MOST_COLUMNS)
    merged: dict[int, _Open] = {}
    pages = 0
    last: _Open | None = None
    for cell in cells_of(element):
        properties = cell.find(f"{W}tcPr")
        columns = _span(properties)
        if last is not None and _merge(properties, "hMerge") == "continue":
            last.columns += columns
        else:
            down = _merge(properties, "vMerge")
            held = above.get(column) if down == "continue" else None
            if held is not None and held.columns == columns:
                held.rows += 1
                last = held
            else:
                lines, begun = read(cell)
                pages = max(pages, begun)
                last = _Open(row, column, columns, 1, lines)
                cells.append(last)
            if down is not None:
                merged[column] = last
        column += columns
    return merged, pages


def _span(properties: Element | None) -> int:
    span = None if properties is None else val(properties.find(f"{W}gridSpan"))
    return whole_number(span, 1, most=MOST_COLUMNS)


def _merge(properties: Element | None, kind: str) -> str | None:
    """ "restart" or "continue", and None where a cell is not merged."""
    merge = None if properties is None else properties.find(f"{W}{kind}")
    if merge is None:
        return None
    return "restart" if val(merge) == "restart" else "continue"


def _within(parent: Element, name: str) -> Iterator[Element]:
    for child in parent.iterchildren("*"):
        own = local(child)
        if own == name:
            yield child
        elif own in _WRAPPED:
            yield from _within(child, name)
