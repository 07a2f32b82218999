"""Rows of a flattened table by counting: where a blank line divides the cells, a row has a paragraph for each column.

The rule in the writer's mind: every cell is filled, from left to right. So between two timings stand as many
paragraphs as there are other columns. Where that is so, the count says which column a paragraph is, whatever the
order of the columns and whoever is named; where it is not, nothing is said here.
"""

from collections.abc import Callable, Sequence

from loaders.document.lines import Paragraph

_MOST_LINES_BESIDE = 8
_MOST_WORDS_BESIDE = 60


def counted_rows(
    groups: Sequence[Paragraph],
    kinds: Sequence[str],
    anchors: Sequence[int],
    fits: Callable[[Paragraph, str, bool], bool],
) -> dict[int, int]:
    """The paragraphs that belong to rows in which every column has one: paragraph -> column.

    Args:
        groups: the paragraphs of the table.
        kinds: what its columns hold, in order, "action" and "timing" among them.
        anchors: the paragraphs that are a timing and nothing else.
        fits: whether a paragraph has the form of a cell of a column; stricter with True.
    """
    places = [index for index, kind in enumerate(kinds) if kind == "timing"]
    if len(places) != 1 or len(kinds) < 3:
        return {}
    width, place = len(kinds), places[0]
    every = _by_count_alone(groups, kinds, anchors, fits)
    if len(every) > 0:
        return every
    ends = [place - width, *anchors, len(groups) + place]
    rows = [
        anchor - place
        for before, anchor, behind in zip(ends, ends[1:], ends[2:], strict=False)
        if (place == 0 or anchor - before == width) and (place == width - 1 or behind - anchor == width)
    ]
    regular = len(rows) > 1 and 2 * len(rows) > len(anchors)
    found: dict[int, int] = {}
    for start in rows:
        cells = groups[start : start + width]
        if all(
            position == place or (_is_cell(cell, kind) and fits(cell, kind, not regular))
            for position, (cell, kind) in enumerate(zip(cells, kinds, strict=True))
        ):
            found.update({start + position: position for position in range(width)})
    return found


def _by_count_alone(
    groups: Sequence[Paragraph],
    kinds: Sequence[str],
    anchors: Sequence[int],
    fits: Callable[[Paragraph, str, bool], bool],
) -> dict[int, int]:
    """All paragraphs with their columns, where the count of the whole table says it: also for times nobody knows.

    The paragraphs fill whole rows, every known time (one at least) stands in its column, and each other cell has the
    form of its column.
    """
    width, place = len(kinds), kinds.index("timing")
    rows, rest = divmod(len(groups), width)
    if rest != 0 or rows < 2 or len(anchors) == 0 or any(anchor % width != place for anchor in anchors):
        return {}
    found = {index: index % width for index in range(len(groups))}
    timed = frozenset(anchors)
    for index, column in found.items():
        cell, kind = groups[index], kinds[column]
        if index not in timed and not (_is_cell(cell, kind) and fits(cell, kind, True)):
            return {}
    return found


def _is_cell(group: Paragraph, kind: str) -> bool:
    if kind == "action":
        return True
    words = sum(len(line.text.split()) for line in group)
    return len(group) <= _MOST_LINES_BESIDE and words <= _MOST_WORDS_BESIDE
