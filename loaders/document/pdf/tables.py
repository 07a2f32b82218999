"""Grids and words -> tables: which words stand in which cell, and which rows are heads."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document.building import CellWords, TextBuilder
from loaders.document.model import TableSource
from loaders.document.pdf import limits
from loaders.document.pdf.grids import NEAR, Grid
from loaders.document.pdf.lines import TextLine, lines_of_words, said, with_marks
from loaders.document.pdf.strokes import Box, Strokes
from loaders.document.pdf.words import Word

_SAME_WIDTH = 6.0
# Points: how far the borders of a table may lie apart on two pages; browsers and Word set them the same to a hundredth,
# and the narrowest column of a table (a tick) is about 20 wide.


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its lines, from above to below."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[TextLine, ...] = ()
    shaded: bool = False

    @property
    def text(self) -> str:
        """Its words in one line, for comparing."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table or, where it goes on over pages, the part of it on one page."""

    page: int
    xs: tuple[float, ...]
    """The borders of its columns."""
    box: Box
    height: int
    cells: tuple[TableCell, ...]
    source: TableSource
    heads: int | None = None
    certainty: float = 1.0
    continues: bool = False
    doubts: tuple[Issue, ...] = field(default=())
    gutters: tuple[tuple[float, float], ...] = ()
    """The white between its columns, where nothing else parts them."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def row(self, number: int) -> tuple[TableCell, ...]:
        """The cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == number)


def ruled_table(grid: Grid, words: Iterable[Word], strokes: Strokes, page: int) -> TablePart | None:
    """The table of a grid with the words that stand in it; None where fewer than two cells hold words."""
    at = {
        (cell.row + row, cell.column + column): number
        for number, cell in enumerate(grid.cells)
        for row in range(cell.rows)
        for column in range(cell.columns)
    }
    down = [-y for y in grid.ys]
    held: dict[int, list[Word]] = {}
    for word in words:
        place = bisect_right(down, -middle(word)[1]) - 1, bisect_right(grid.xs, middle(word)[0]) - 1
        if place in at:
            held.setdefault(at[place], []).append(word)
    if len(held) < 2:
        return None
    cells = tuple(
        TableCell(
            *(cell.row, cell.column, cell.rows, cell.columns),
            tuple(with_marks(cell_lines(held.get(number, ()), page), strokes.dots)),
            _is_shaded(grid.box_of(cell), strokes.fills),
        )
        for number, cell in enumerate(grid.cells)
    )
    doubts = (_CUT_REGION,) if grid.split else ()
    certainty = 0.8 if grid.split else 1.0  # one region without its borders may be one cell or several
    height = len(grid.ys) - 1
    heads = _heads(cells, height)
    return TablePart(page, grid.xs, grid.box, height, cells, TableSource.RULED, heads, certainty, doubts=doubts)


_CUT_REGION = Issue(
    code="table-borders-missing",
    severity=Severity.WARNING,
    message="In een tabel ontbreken lijnen; waar daar een cel eindigt, is niet zeker.",
)
_CUT_ROW = Issue(
    code="table-row-cut",
    severity=Severity.INFO,
    message="Een tabel gaat verder op een nieuwe pagina; de eerste rij daar hoort misschien bij de laatste rij ervoor.",
)


def middle(word: Word) -> tuple[float, float]:
    """The middle of a word, by which it is told in which cell it stands."""
    return (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2


def cell_lines(words: Iterable[Word], page: int) -> tuple[TextLine, ...]:
    """The lines of a cell; those that are turned stand behind the others, in their own direction."""
    by_turn: dict[int, list[Word]] = {}
    for word in words:
        by_turn.setdefault(word.turn, []).append(word)
    return tuple(line for turn in sorted(by_turn) for line in lines_of_words(by_turn[turn], page))


def _is_shaded(box: Box, fills: Sequence[Box]) -> bool:
    """Whether a filled box lies under all of a cell and is not much larger than its row."""
    height = box[3] - box[1]
    if len(fills) > limits.MOST_MARKS_ON_PAGE:
        return False
    return any(
        fill[0] <= box[0] + NEAR
        and fill[2] >= box[2] - NEAR
        and fill[1] <= box[1] + NEAR
        and fill[3] >= box[3] - NEAR
        and fill[3] - fill[1] <= 1.5 * height + 2 * NEAR
        for fill in fills
    )


def _heads(cells: Sequence[TableCell], height: int) -> int | None:
    """How many of the first rows are set apart, all bold or all shaded, from the rows below; None where none is."""
    for apart in (_bold, _is_filled):
        rows = [apart([cell for cell in cells if cell.row == number]) for number in range(height)]
        heads = next((number for number, head in enumerate(rows) if not head), height)
        if 0 < heads <= 3 and heads < height and not any(rows[heads:]):
            return heads
    return None


def _bold(row: Sequence[TableCell]) -> bool:
    filled = [cell for cell in row if len(cell.lines) > 0]
    return len(filled) > 0 and all(line.bold for cell in filled for line in cell.lines)


def _is_filled(row: Sequence[TableCell]) -> bool:
    return len(row) > 0 and all(cell.shaded for cell in row)


def going_on(part: TablePart, before: TablePart) -> TablePart:
    """A part that stands first on a page, as going on with the table that stood last on the page before it.

    It does where the columns are the same, unless it begins with a head of its own. A first row that may be the end of
    the row before it (its first cell is empty, or one begins with a small letter) is told.
    """
    if part.source is not before.source or part.width != before.width:
        return part
    if not _same_columns(part, before):
        return part
    known = max(before.heads or 0, 1)
    part = _with_head_parted(part, before)
    again = _same_rows(part, before, known)
    if part.heads is not None and not again:
        return part
    heads = (before.heads or 1) if again else 0
    doubts = part.doubts + ((_CUT_ROW,) if _may_be_cut(part.row(heads)) else ())
    return replace(part, continues=True, heads=heads, doubts=doubts)


def _with_head_parted(part: TablePart, before: TablePart) -> TablePart:
    """A part whose head stands again without a line under it, over the rest of a row: as two rows."""
    heads, first = before.row(0), part.row(0)
    if (before.heads or 1) != 1 or any(cell.rows > 1 or cell.columns > 1 for cell in (*heads, *first)):
        return part
    counts = [len(cell.lines) for cell in heads]
    again = [
        [line.text for line in cell.lines[:count]] == [line.text for line in head.lines]
        for cell, head, count in zip(first, heads, counts, strict=True)
    ]
    rest = [cell.lines[count:] for cell, count in zip(first, counts, strict=True)]
    if not all(again) or not any(rest) or not any(counts):
        return part
    head = tuple(replace(cell, lines=cell.lines[:count]) for cell, count in zip(first, counts, strict=True))
    row = tuple(replace(cell, row=1, lines=lines) for cell, lines in zip(first, rest, strict=True))
    below = tuple(replace(cell, row=cell.row + 1) for cell in part.cells if cell.row > 0)
    return replace(part, height=part.height + 1, cells=(*head, *row, *below), heads=1)


def _same_columns(part: TablePart, before: TablePart) -> bool:
    if len(part.gutters) > 0:
        return same_gutters(part.gutters, before.gutters)
    return all(abs(one - other) <= _SAME_WIDTH for one, other in zip(part.xs, before.xs, strict=True))


def same_gutters(some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    """Whether white runs through two pages at the same places."""
    return len(some) == len(others) and all(
        max(one[0], other[0]) < min(one[1], other[1]) for one, other in zip(some, others, strict=True)
    )


def _same_rows(part: TablePart, before: TablePart, rows: int) -> bool:
    """Whether the first rows say the same."""
    return all(
        [cell.text for cell in part.row(number)] == [cell.text for cell in before.row(number)]
        and any(cell.text != "" for cell in part.row(number))
        for number in range(rows)
    )


def _may_be_cut(row: Sequence[TableCell]) -> bool:
    if len(row) == 0:
        return False
    begins = [cell.text[:1] for cell in row if cell.text != ""]
    return row[0].text == "" or any(begin.islower() for begin in begins)


def write_table(part: TablePart, builder: TextBuilder) -> None:
    """Adds a table to a document."""
    builder.table(
        [CellWords(one.row, one.column, said(one.lines), one.rows, one.columns) for one in part.cells],
        part.height,
        part.width,
        part.source,
        heads=part.heads,
        certainty=part.certainty,
        continues=part.continues,
        doubts=part.doubts,
    )
