"""Cells with their spans -> a table without holes or overlaps, however a file puts them.

A file may say that a cell goes over a million columns, or that two cells stand in one place. What it means is what is
seen: a row or column in which no cell begins is none, so that the same table has one form in every format.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from loaders import faults
from loaders.document.building import CellWords, Line
from loaders.faults import DocumentError

MOST_PLACES = 500_000
# Rows times columns: a table of 10,000 rows and 50 columns. The largest table of a real plan seen has 4,000 places.

_NOBODY = -1

Grid: TypeAlias = tuple[list[CellWords], int, int]
"""Cells that do not overlap, and how many rows and columns they take."""
_Placed: TypeAlias = tuple[CellWords, list[Line]]


def grid_of(cells: Iterable[CellWords]) -> Grid:
    """Cells as they stand, cut where they reach into another or out of the table; two in one place become one.

    Raises:
        DocumentError: there are more places than a table may have.
    """
    given = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = sorted({cell.row for cell in given})
    columns = sorted({cell.column for cell in given})
    refuse_large(len(rows), len(columns))
    placed: list[_Placed] = []
    holders = [_NOBODY] * (len(rows) * len(columns))
    for cell in given:
        _place(_ranked(cell, rows, columns), placed, holders, len(columns))
    return [cell for cell, _ in placed], len(rows), len(columns)


def refuse_large(height: int, width: int) -> None:
    """Stops before a table takes more places than it may.

    Raises:
        DocumentError: it does.
    """
    if height * width > MOST_PLACES:
        raise DocumentError(faults.TABLE_TOO_LARGE(limit=MOST_PLACES))


def whole_number(text: str | None, otherwise: int, *, most: int, least: int = 1) -> int:
    """A number that a file gives, within bounds; ``otherwise`` where it gives none, or something else."""
    digits = (text or "").strip()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    if not (digits.isascii() and digits.isdigit()):
        return otherwise
    size = 10**9 if len(digits) > 9 else int(digits)
    return max(least, min(most, sign * size))


def _ranked(cell: CellWords, rows: Sequence[int], columns: Sequence[int]) -> CellWords:
    row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
    down = bisect_left(rows, cell.row + cell.rows) - row
    right = bisect_left(columns, cell.column + cell.columns) - column
    return CellWords(row, column, cell.lines, max(1, down), max(1, right))


def _place(cell: CellWords, placed: list[_Placed], holders: list[int], width: int) -> None:
    start = cell.row * width + cell.column
    if holders[start] != _NOBODY:
        placed[holders[start]][1].extend(cell.lines)
        return
    columns = 1
    while columns < cell.columns and holders[start + columns] == _NOBODY:
        columns += 1
    own = [_NOBODY] * columns
    rows = 1
    while rows < cell.rows and holders[start + rows * width : start + rows * width + columns] == own:
        rows += 1
    for at in range(start, start + rows * width, width):
        holders[at : at + columns] = [len(placed)] * columns
    words = list(cell.lines)
    placed.append((CellWords(cell.row, cell.column, words, rows, columns), words))
