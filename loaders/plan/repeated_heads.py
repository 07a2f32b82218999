"""Tables that are one in the file and several to the eye: under a heading of its own the head stands again.

The rule in the writer's mind: a head is not repeated in the middle of a page unless something new begins, and one cell
alone in the row above it says what. A head at the top of a new page is repeated for the reader only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document.lines import PlanLine
from loaders.document.model import Document, Table
from loaders.plan.cells import Pieces, grid_of, row_of
from loaders.plan.letters import letters


def cut_at_heads(table: Table, document: Document, above: PlanLine | None) -> Iterator[Table | tuple[PlanLine, ...]]:
    """The tables that a table is, with the heading that stands over each but the first.

    Args:
        table: as the file gives it.
        document: the document that it stands in.
        above: the heading that stands over it, where the file marks one: the others are as high.
    """
    grid = grid_of(document.text, table)
    first = 0
    for row in _beginnings(table, grid):
        yield _part(table, first, row)
        heading = next(cell for cell in grid[row] if len(cell) > 0)
        level = None if above is None else above.level
        yield tuple(_lines(document, heading, level))
        first = row + 1
    yield table if first == 0 else _part(table, first, table.height)


def _beginnings(table: Table, grid: Sequence[Sequence[Pieces]]) -> Iterator[int]:
    """The rows of one cell right above a row with the words of the first one."""
    heads = [letters(words) for words in row_of(grid, 0)]
    if table.width < 2 or sum(head != "" for head in heads) < 2 or table.continues:
        return
    for row in range(2, table.height - 2):
        cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.rows and len(cell.runs) > 0]
        again = [letters(words) for words in row_of(grid, row + 1)] == heads
        whole = all(cell.row >= row or cell.row + cell.rows <= row for cell in table.cells)
        if again and whole and len(cells) == 1 and cells[0].rows == 1:
            yield row


def _part(table: Table, first: int, end: int) -> Table:
    """The rows from one on to another, as a table of their own."""
    cells = tuple(replace(cell, row=cell.row - first) for cell in table.cells if first <= cell.row < end)
    doubts, caption, loose = (table.doubts, table.caption, table.loose) if first == 0 else ((), (), ())
    return replace(table, cells=cells, height=end - first, caption=caption, doubts=doubts, loose=loose)


def _lines(document: Document, cell: Pieces, level: int | None) -> Iterator[PlanLine]:
    for at, piece in enumerate(cell):
        line = document.line_at(piece.start)
        yield PlanLine(line.number, line.page, piece, 1 if at == 0 else 0, 0, level)
