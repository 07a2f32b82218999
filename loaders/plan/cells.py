"""The words of a table's cells as the reader of plans takes them: pieces, without signs of notes and struck words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from graph.model.vocabulary import LeftOut
from loaders.document.lines import Piece, piece_of
from loaders.document.model import Cell, Mark, Run, Table

Pieces: TypeAlias = tuple[Piece, ...]

_ASIDE = {Mark.RAISED: LeftOut.NOTE_SIGN, Mark.STRUCK: LeftOut.STRUCK, Mark.HIDDEN: LeftOut.HIDDEN}


def aside_of(run: Run) -> LeftOut | None:
    """By which rule a run is no part of what its cell says; None for words that are said."""
    return next((rule for mark, rule in _ASIDE.items() if mark in run.marks), None)


def pieces_of(text: str, runs: Iterable[Run]) -> Pieces:
    """The pieces of runs, one for each line; runs behind one another on a line are one piece."""
    joined: list[tuple[int, int]] = []
    for run in runs:
        if aside_of(run) is not None:
            continue
        if len(joined) > 0 and run.start >= joined[-1][1] and text[joined[-1][1] : run.start].strip(" ") == "":
            joined[-1] = (joined[-1][0], run.end)
        else:
            joined.append((run.start, run.end))
    return tuple(piece for start, end in joined for piece in _lines(text, start, end))


def _lines(text: str, start: int, end: int) -> Iterator[Piece]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        piece = piece_of(text, start, stop)
        if piece is not None:
            yield piece
        start = stop + 1


def left_aside(text: str, runs: Iterable[Run]) -> Iterator[tuple[LeftOut, Piece]]:
    """What of runs says nothing, with the rule that says so."""
    for run in runs:
        rule = aside_of(run)
        if rule is not None:
            yield from ((rule, piece) for piece in _lines(text, run.start, run.end))


def grid_of(text: str, table: Table) -> list[list[Pieces]]:
    """The pieces of each cell by row and column; a cell over several places stands at each of them."""
    grid: list[list[Pieces]] = [[() for _ in range(table.width)] for _ in range(table.height)]
    for cell in table.cells:
        pieces = pieces_of(text, cell.runs)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = pieces
    return grid


def cells_at(table: Table) -> list[list[Cell | None]]:
    """The cell at each row and column."""
    grid: list[list[Cell | None]] = [[None] * table.width for _ in range(table.height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = cell
    return grid


def row_of(grid: Sequence[Sequence[Pieces]], row: int) -> tuple[str, ...]:
    """The words of the cells of a row."""
    return tuple(" ".join(piece.words for piece in cell) for cell in grid[row])
