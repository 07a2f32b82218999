"""Drawn lines -> grids of cells, as people see a ruled table: a cell is what lines close in on all sides.

Lines that lie within three points of one another are one line, as in pdfplumber, whose tables these have to equal cell
for cell. Beyond that: a side on which a table has no line, but on which its other lines end together, is closed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from loaders.document.pdf import limits
from loaders.document.pdf.strokes import Box, Strokes

Truths: TypeAlias = NDArray[np.bool_]

NEAR = 3.0
# Points: what pdfplumber itself takes to snap, join and cross lines; the double borders of browsers lie 1.5 apart.
_REACHES = 5.0
# Points: how far lines have to go beyond the last line across for their ends to be a side of the table; more than NEAR,
# so that lines that stick out a little (round ends, joins of 2.25 points) make no column.
_MOST_BOXES = 100_000
# Of one grid, before merging: 1,000 rows by 100 columns; no page holds more cells that can be read.


class Line(NamedTuple):
    """A level or upright line: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float


class GridCell(NamedTuple):
    """A cell of a grid: its first row from above and column from the left, and how many it spans."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns that lines make; ``ys`` from above to below."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    split: bool = False
    """Whether a region that is no rectangle had to be cut into cells."""

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[-1], self.xs[-1], self.ys[0]

    def box_of(self, cell: GridCell) -> Box:
        """Left, bottom, right and top of a cell."""
        return (
            self.xs[cell.column],
            self.ys[cell.row + cell.rows],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row],
        )


def joined(lines: Iterable[tuple[float, float, float]]) -> list[Line]:
    """Lines, each together with those that lie as good as on it and touch it."""
    groups: list[list[tuple[float, float, float]]] = []
    last = -np.inf
    for line in sorted(lines):
        if line[0] - last > NEAR:
            groups.append([])
        groups[-1].append(line)
        last = line[0]
    return [one for group in groups for one in _along(group)]


def _along(group: Sequence[tuple[float, float, float]]) -> Iterator[Line]:
    """The lines of one place, joined where they touch."""
    at = sum(line[0] for line in group) / len(group)
    start, end = -np.inf, -np.inf
    for _, first, last in sorted(group, key=lambda line: line[1]):
        if first > end + NEAR:
            if end > start:
                yield Line(at, start, end)
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield Line(at, start, end)


def grids_of(strokes: Strokes) -> tuple[list[Grid], list[Line]] | None:
    """The grids of a page, and the level lines that belong to none; None where its lines are those of a drawing."""
    level, upright = joined(strokes.level), joined(strokes.upright)
    if len(level) + len(upright) > limits.MOST_EDGES_ON_PAGE:
        return None
    free = [True] * len(level)
    grids: list[Grid] = []
    for levels, uprights in _together(level, upright):
        grid = _grid([level[at] for at in levels], [upright[at] for at in uprights])
        if grid is not None:
            grids.append(grid)
            for at in levels:
                free[at] = False
    return _outermost(grids), [line for line, loose in zip(level, free, strict=True) if loose]


def _together(level: Sequence[Line], upright: Sequence[Line]) -> Iterator[tuple[list[int], list[int]]]:
    """Which lines cross or touch each other, directly or over others."""
    if len(level) == 0 or len(upright) == 0:
        return
    flat, high = np.array(level), np.array(upright)
    meets: Truths = (
        (flat[:, None, 1] - NEAR <= high[None, :, 0])
        & (high[None, :, 0] <= flat[:, None, 2] + NEAR)
        & (high[None, :, 1] - NEAR <= flat[:, None, 0])
        & (flat[:, None, 0] <= high[None, :, 2] + NEAR)
    )
    waiting = set(np.flatnonzero(meets.any(axis=1)).tolist())
    while len(waiting) > 0:
        rows: Truths = np.zeros(len(level), bool)
        rows[waiting.pop()] = True
        while True:
            columns: Truths = np.asarray(meets[rows].any(axis=0))
            more: Truths = np.asarray(meets[:, columns].any(axis=1))
            if (more == rows).all():
                break
            rows = more
        levels = np.flatnonzero(rows).tolist()
        waiting.difference_update(levels)
        yield levels, np.flatnonzero(columns).tolist()


def _grid(level: list[Line], upright: list[Line]) -> Grid | None:
    """The grid of lines that belong together; None where they close in fewer than two cells beside each other."""
    level, upright = _closed(level, upright), _closed(upright, level)
    xs = sorted({line.at for line in upright})
    ys = sorted({line.at for line in level})
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_BOXES:
        return None
    below = _covered(level, ys, xs)
    beside = _covered(upright, xs, ys).T
    cells, split = _cells(below, beside)
    if len(cells) < 2:
        return None
    return _squeezed(xs, ys, cells, split)


def _closed(lines: list[Line], across: list[Line]) -> list[Line]:
    """Lines with one more on each side where there is none but where two or more of those across end together."""
    found = list(lines)
    first, last = min(line.at for line in lines), max(line.at for line in lines)
    begin, end = min(line.start for line in across), max(line.end for line in across)
    for side, ending in (
        (begin, [line.at for line in across if line.start <= begin + NEAR]),
        (end, [line.at for line in across if line.end >= end - NEAR]),
    ):
        beyond = side < first - _REACHES or side > last + _REACHES
        if beyond and len(ending) >= 2:
            found.append(Line(side, min(ending), max(ending)))
    return found


def _covered(lines: Iterable[Line], places: Sequence[float], steps: Sequence[float]) -> Truths:
    """For each place and each step between two neighbours: whether a line there goes over all of the step."""
    covered: Truths = np.zeros((len(places), len(steps) - 1), bool)
    for line in lines:
        first = bisect_left(steps, line.start - NEAR)
        last = bisect_right(steps, line.end + NEAR) - 1
        if last > first:
            covered[bisect_left(places, line.at), first:last] = True
    return covered


def _cells(below: Truths, beside: Truths) -> tuple[list[tuple[int, int, int, int]], bool]:
    """Closed regions as (first x, first y, last x, last y); whether one was no rectangle and was cut."""
    height, width = below.shape[0] - 1, below.shape[1]
    seen: Truths = np.zeros((height, width), bool)
    cells: list[tuple[int, int, int, int]] = []
    split = False
    for y in range(height):
        for x in range(width):
            if seen[y, x]:
                continue
            region = _region(x, y, below, beside, seen)
            if region is None:
                continue
            x0, x1 = min(at for at, _ in region), max(at for at, _ in region) + 1
            y0, y1 = min(at for _, at in region), max(at for _, at in region) + 1
            if len(region) == (x1 - x0) * (y1 - y0):
                cells.append((x0, y0, x1, y1))
            else:
                split = True
                cells.extend((a, b, a + 1, b + 1) for a, b in region)
    return cells, split


def _region(x: int, y: int, below: Truths, beside: Truths, seen: Truths) -> list[tuple[int, int]] | None:
    """All boxes that no line parts from this one; None where they lie open to the outside."""
    height, width = seen.shape
    seen[y, x] = True
    region = [(x, y)]
    closed = True
    for x, y in region:  # grows while it is walked
        for line, a, b in (
            (below[y, x], x, y - 1),
            (below[y + 1, x], x, y + 1),
            (beside[y, x], x - 1, y),
            (beside[y, x + 1], x + 1, y),
        ):
            if line:
                continue
            if not (0 <= a < width and 0 <= b < height):
                closed = False
            elif not seen[b, a]:
                seen[b, a] = True
                region.append((a, b))
    return region if closed else None


def _squeezed(
    xs: Sequence[float], ys: Sequence[float], cells: Sequence[tuple[int, int, int, int]], split: bool
) -> Grid | None:
    """Cells by the borders that they really have, rows counted from above; None for a single column."""
    across = sorted({edge for x0, _, x1, _ in cells for edge in (x0, x1)})
    up = sorted({edge for _, y0, _, y1 in cells for edge in (y0, y1)}, reverse=True)
    if len(across) < 3:
        return None
    column = {edge: at for at, edge in enumerate(across)}
    row = {edge: at for at, edge in enumerate(up)}
    found = sorted(
        GridCell(row[y1], column[x0], row[y0] - row[y1], column[x1] - column[x0]) for x0, y0, x1, y1 in cells
    )
    return Grid(tuple(xs[at] for at in across), tuple(ys[at] for at in up), tuple(found), split)


def _outermost(grids: Sequence[Grid]) -> list[Grid]:
    """Grids that lie in no cell of another: a table within a cell is part of what that cell says."""
    kept: list[Grid] = []
    largest = sorted(grids, key=lambda one: -(one.xs[-1] - one.xs[0]) * (one.ys[0] - one.ys[-1]))
    for grid in largest[: limits.MOST_GRIDS_ON_PAGE]:
        if not any(_lies_in(grid.box, other.box) for other in kept):
            kept.append(grid)
    return kept


def _lies_in(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - NEAR
        and inner[1] >= outer[1] - NEAR
        and inner[2] <= outer[2] + NEAR
        and inner[3] <= outer[3] + NEAR
    )
