"""Whether the cells of a table of lines stand under its heads.

The rule in the writer's mind is that of a typesetter: a cell begins where its head does. A text made from a page can
lose that: each line is then spread as wide as its own words ask, and which word is of which column is not to be seen.
"""

from bisect import bisect_right
from collections.abc import Sequence

from loaders.document.lines import PlanLine
from loaders.document.shape.aligned import stretches

NEAR = 2
# So many signs a cell may begin beside its head, as where it is cut from its neighbour.
WIDE = 3
# Blanks: where the sign of a note is taken out of a cell two are left, or three with the one before it.
FEWEST = 4
# Of fewer cells beside the first column nothing is told.
ALIGNED = 0.7
# Where fewer cells begin under a head the columns are lost: 0.4 and 0.6 in two tables that are so.


def is_row(starts: Sequence[int], line: PlanLine) -> bool:
    """Whether a line has a cell at its left and another one under a head."""
    found = [place for place, _ in stretches(line)]
    return len(found) > 1 and any(_is_at(place, starts[1:]) for place in found[1:])


def share_aligned(starts: Sequence[int], lines: Sequence[PlanLine]) -> float:
    """Which part of the cells beside the first column begins under a head; 1 where there are too few to tell."""
    places = [place for line in lines for place in _begun(starts, line)]
    if len(places) < FEWEST:
        return 1.0
    return sum(_is_at(place, starts) for place in places) / len(places)


def astray(starts: Sequence[int], lines: Sequence[PlanLine]) -> list[PlanLine]:
    """The lines with a cell that begins under no head, where nearly all others do."""
    found = [line for line in lines if not all(_is_at(place, starts) for place in _begun(starts, line))]
    return found if share_aligned(starts, lines) >= ALIGNED else []


def _begun(starts: Sequence[int], line: PlanLine) -> list[int]:
    """Where the cells beside the first column begin on a line; a gap within a cell begins none."""
    places: dict[int, int] = {}
    for place, _ in stretches(line):
        column = bisect_right(starts, place + NEAR) - 1
        if column > 0 or place > starts[0] + NEAR:
            places.setdefault(column, place)
    if len(starts) > 0 and 0 in places and stretches(line)[0][0] <= starts[0] + NEAR and _is_wide(line, places[0]):
        return list(places.values())
    return [place for column, place in places.items() if column > 0]


def _is_wide(line: PlanLine, place: int) -> bool:
    """Whether so much white stands before a place that no words of one cell are parted by it."""
    at = place - line.left
    return line.piece.text[max(0, at - WIDE) : at].strip() == ""


def _is_at(place: int, starts: Sequence[int]) -> bool:
    return any(abs(place - start) <= NEAR for start in starts)
