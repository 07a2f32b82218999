"""A layout in columns: what belongs under one heading stands below each other, and lines run from column to column.

Within a column boxes stand in the order in which their lines cross least, as far as a few sweeps find it: each at the
mean of what it is joined to (K. Sugiyama and others, IEEE Transactions on Systems, Man, and Cybernetics 11 (1981)
109-125). A column that has an order of its own keeps it. There is no chance in it: the same input gives the same
picture.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import floor

from graph.picture.layout import Box, Layout, Spot

WIDE = 1_240.0
# Pixels that a picture keeps within where it can: what a laptop of 1366 shows beside the edges of a page.
NARROWEST, WIDEST = 50.0, 150.0
# Room between columns, in which lines can be told apart, and no more than the eye follows.
LEAST, MOST = 10.0, 70.0
# Room between boxes of a column: a short column is spread beside a long one, so that its lines do not meet in a point.
_SWEEPS = 4
# After four sweeps no box of either shipped district moved any more, in any view.


def in_columns(
    columns: Sequence[Sequence[Box]],
    links: Iterable[tuple[str, str]],
    *,
    kept: Collection[int] = (),
    margin: float = 12.0,
    above: float = 30.0,
) -> Layout:
    """Places boxes in their columns, from left to right, each column in the middle of the height.

    Args:
        columns: the boxes of each column.
        links: which boxes are joined.
        kept: which columns, by place, keep the order in which they are given.
        margin: room around the picture.
        above: room for headings.
    """
    beside: dict[str, set[str]] = {}
    for one, other in links:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    ordered = [column for column in _ordered(columns, beside, kept) if len(column) > 0]
    height = max((_height(column) for column in ordered), default=0.0)
    widths = [max(box.width for box in column) for column in ordered]
    room = (WIDE - sum(widths) - 2 * margin) / max(1, len(widths) - 1)
    between = float(floor(min(WIDEST, max(NARROWEST, room))))
    spots: dict[str, Spot] = {}
    left = margin
    for column, width in zip(ordered, widths, strict=True):
        below = _below(column, height)
        top = margin + above + (height - _height(column, below)) / 2
        for box in column:
            spots[box.id] = Spot(left + width / 2, top + box.height / 2)
            top += box.height + below
        left += width + between
    return Layout(max(left - between, margin) + margin, height + above + 2 * margin, spots)


def _ordered(
    columns: Sequence[Sequence[Box]], beside: Mapping[str, set[str]], kept: Collection[int]
) -> list[list[Box]]:
    """The columns, each in the order in which its lines cross least, but for those that keep their own."""
    ordered = [list(column) for column in columns]
    for sweep in range(_SWEEPS):
        places = range(len(ordered)) if sweep % 2 == 0 else reversed(range(len(ordered)))
        for place in places:
            if place not in kept:
                ordered[place] = _sorted(ordered[place], beside, _middles(ordered))
    return ordered


def _height(column: Sequence[Box], below: float = LEAST) -> float:
    return sum(box.height for box in column) + below * max(0, len(column) - 1)


def _below(column: Sequence[Box], height: float) -> float:
    """The room between the boxes of a column in a picture of a height."""
    room = (height - sum(box.height for box in column)) / len(column)
    return float(round(min(MOST, max(LEAST, room))))


def _middles(columns: Sequence[Sequence[Box]]) -> Mapping[str, float]:
    """How far down the middle of each box is, from the middle of its column."""
    found: dict[str, float] = {}
    for column in columns:
        top = -_height(column) / 2
        for box in column:
            found[box.id] = top + box.height / 2
            top += box.height + LEAST
    return found


def _sorted(column: Sequence[Box], beside: Mapping[str, set[str]], middles: Mapping[str, float]) -> list[Box]:
    """By the mean of what each is joined to; who is joined to nothing stays where it is."""

    def aim(box: Box) -> float:
        joined = [middles[other] for other in beside.get(box.id, ()) if other in middles]
        return round(sum(joined) / len(joined), 3) if len(joined) > 0 else round(middles[box.id], 3)

    return sorted(column, key=aim)
