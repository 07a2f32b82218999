"""A table with a sign between its cells: tabs or bars.

The rule in the writer's mind: each line is a row, and each sign ends a cell. A line that has none before its first
words in the first column goes on with the row above it. With bars, a line of another count of cells than the head
cannot be told: a bar may stand in its words, or one may be missing; it is named and left out.
"""

import re
from collections.abc import Sequence

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document.lines import Piece, PlanLine, piece_of
from loaders.document.model import Document, Table, TableSource
from loaders.document.shape.cells import Grid

BARS, TABS = re.compile(r"(?<!\\)\|"), re.compile(r"\t")
_RULE = re.compile(r"[\s|:=+_\-–—]*")


def divided(piece: Piece, divider: re.Pattern[str], *, framed: bool = True) -> list[Piece]:
    """The cells of a line between dividers, empty ones with an empty text.

    Bars at both ends are its frame, unless the table has none (``framed``): then its first cell is empty.
    """
    edges = [found.span() for found in divider.finditer(piece.text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(piece.text)]
    cells: list[Piece] = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        cell = piece_of(piece.text, start, end)
        outside = framed and divider is BARS and piece.text.startswith("|") and index in (0, len(edges))
        if cell is None and not outside:
            cells.append(Piece(piece.start + start, piece.start + start, piece.start + start, ""))
        elif cell is not None:
            cells.append(Piece(piece.start + cell.start, piece.start + cell.end, piece.start + cell.content, cell.text))
    return cells


def delimited_table(
    head: Sequence[PlanLine],
    lines: Sequence[PlanLine],
    first: int,
    divider: re.Pattern[str],
    document: Document,
    *,
    certainty: float,
) -> Table:
    """The table under a head of one or more lines.

    Args:
        head: the lines of the head.
        lines: the lines under it.
        first: the column whose words begin a row: that of the actions.
        divider: ``BARS`` or ``TABS``.
        document: where the lines stand.
        certainty: that of the rows where every line has as many cells as the head.
    """
    framed = all(line.piece.text.startswith("|") for line in head)
    rows = [_cells(line, divider, document) for line in head]
    grid = Grid(max(len(cells) for cells in rows))
    for cells in rows:
        _put(grid, cells, new=True)
    for line in lines:
        if _RULE.fullmatch(line.piece.text) is not None:
            grid.loose.append(line.piece)
            continue
        cells = _cells(line, divider, document, framed=framed)
        if divider is TABS:
            while len(cells) > grid.width and cells[-1].text == "":
                cells.pop()
        if len(cells) > grid.width or (divider is BARS and len(cells) < grid.width):
            grid.loose.extend(cell for cell in cells if cell.text != "")
            grid.doubts.append(_other_count(line, len(cells), grid.width, document))
            continue
        filled = [cell for cell in cells if cell.text != ""]
        new = first < len(cells) and cells[first].text != "" and (len(filled) > 1 or divider is BARS)
        _put(grid, cells, new=new or len(grid.rows) == len(head))
    return grid.table(TableSource.DELIMITED, len(head), certainty)


def _put(grid: Grid, cells: Sequence[Piece], *, new: bool) -> None:
    if new:
        grid.begin()
    for column, cell in enumerate(cells):
        if cell.text != "":
            grid.add(column, (cell,))


def _cells(line: PlanLine, divider: re.Pattern[str], document: Document, *, framed: bool = True) -> list[Piece]:
    """The cells of a line; tabs before its first words are empty cells."""
    cells = divided(line.piece, divider, framed=framed)
    if divider is not TABS:
        return cells
    begin = line.piece.start - line.left
    empty = document.text.count("\t", begin, line.piece.start)
    return [*(Piece(begin, begin, begin, "") for _ in range(empty)), *cells]


def _other_count(line: PlanLine, cells: int, heads: int, document: Document) -> Issue:
    message = (
        f"Deze rij heeft {cells} cellen en de tabel {heads} kolommen. Welk woord bij welke kolom hoort, is niet te "
        "zeggen; de rij is niet gelezen. Kijk of er een streepje te veel of te weinig staat."
    )
    quote = document.quote(line.piece.start, line.piece.end)
    return Issue(code="row-of-other-width", severity=Severity.WARNING, message=message, quote=quote)
