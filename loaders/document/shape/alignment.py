"""Whether the cells of a table of lines stand under its heads.

The rule in the writer's mind is that of a typesetter: a cell begins where its head does. A text made from a page can
lose that: each line is then spread as wide as its own words ask, and which word is of which column is not to be seen.
"""

from collections.abc import Sequence

from loaders.document.lines import PlanLine
from loaders.document.shape.aligned import stretches

NEAR = 2
"""So many signs a cell may begin beside its head, as where it is cut from its neighbour."""
FEWEST = 4
"""Of fewer cells beside the first column nothing is told."""
ALIGNED = 0.6
# Where fewer cells begin under a head the columns are lost: 0.2 and 0.5 in two that are so.


def is_row(starts: Sequence[int], line: PlanLine) -> bool:
    """Whether a line has a cell at its left and another one under a head."""
    found = [place for place, _ in stretches(line)]
    return len(found) > 1 and any(_is_at(place, starts[1:]) for place in found[1:])


def share_aligned(starts: Sequence[int], lines: Sequence[PlanLine]) -> float:
    """Which part of the cells beside the first column begins under a head; 1 where there are too few to tell."""
    places = [place for line in lines for place, _ in stretches(line) if place > starts[0] + NEAR]
    if len(places) < FEWEST:
        return 1.0
    return sum(_is_at(place, starts) for place in places) / len(places)


def astray(starts: Sequence[int], lines: Sequence[PlanLine]) -> list[PlanLine]:
    """The lines with a cell that begins under no head, where nearly all others do."""
    found = [
        line
        for line in lines
        if any(place > starts[0] + NEAR and not _is_at(place, starts) for place, _ in stretches(line))
    ]
    return found if share_aligned(starts, lines) >= ALIGNED else []


def _is_at(place: int, starts: Sequence[int]) -> bool:
    return any(abs(place - start) <= NEAR for start in starts)
