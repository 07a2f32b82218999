"""Tables that nobody drew: words below each other with white between the columns, where it is sure that there is one.

Sure is what has heads that are set apart, or lines drawn between its rows, or short cells in three columns and more.
Two columns of running text are no table. Bold labels, or labels with a colon, with text beside them are one.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document.model import TableSource
from loaders.document.pdf.grids import Line
from loaders.document.pdf.gutters import LEAST_GUTTER, TEXT_GUTTER, Gap, Zone, apart, columns_of, runs_on, white_of
from loaders.document.pdf.lines import TextLine
from loaders.document.pdf.tables import TableCell, TablePart, same_gutters

Parted = Sequence[TextLine | None]
"""What a line of a zone has in each column."""

_HEAD_WORDS = 5
# The longest head of one line in plans ("Planning en benodigde capaciteit in uren") has 6 words over two lines.
_SHORT_WORDS = 3
# A cell of a table of numbers, names or dates; the median line of running text in half a page has 6 and more.
_LABEL_WORDS = 4
# Labels of blocks in plans: "Beoogd resultaat eind 2026:" is the longest.
_ROW_GAP = 1.25
# Times the distance of lines within a cell: Word sets 1.0 within and 1.5 or more between rows with any padding.
_LOOSE = 1.6
# Times the size: lines of a cell lie 1.0 to 1.5 apart. Where the least step is wider, each line is a row.
_OTHER_SIZE = 1.1
# Times: what is larger or smaller than the words of a table by more is a heading, a running title or a note.
_SAME_LEFT = 2.0
# Points: words of a column begin below each other, in justified and indented cells too, save for rounding.
_WITHIN_HEAD = 1.45
# Times the size, as between the lines of a paragraph: a browser sets lines of a head 1.19 apart, Word 1.0 to 1.3.
_HEADS_AT_FOOT = 3
# Columns: two bold words apart at the foot of a page may be a date and a place; what, who and when are three.
_RULE_SHARE = 0.6
# Of the width of the zone: a line drawn under all heads goes over all of it, one under a word over less than half.
_DOUBTED = Issue(
    code="table-rows-unsure",
    severity=Severity.WARNING,
    message="Een tabel heeft geen lijnen en geen wit tussen de rijen; waar een rij eindigt, is niet zeker.",
)
_COLUMNS_UNSURE = Issue(
    code="table-columns-unsure",
    severity=Severity.WARNING,
    message="In de kop van een tabel zonder lijnen staan woorden ver uit elkaar; misschien zijn dat meer kolommen.",
)


def going_on_at_top(lines: Sequence[TextLine], before: TablePart) -> Zone | None:
    """The lines at the top of a page that fit between the white of the table before it; None where that is not sure.

    Sure is what has words in two columns, or begins with a small letter: the end of a sentence.
    """
    cells = [line for cell in before.cells for line in cell.lines]
    size = median(line.size for line in cells)
    last = 0
    while (
        last < len(lines) and _fits(lines[last], before, size) and (last == 0 or not apart(*lines[last - 1 : last + 1]))
    ):
        last += 1
    several = any(len(_filled(columns_of(line, before.gutters))) > 1 for line in lines[:last])
    begun = before.height > (before.heads or 0)
    goes_on = last > 0 and (several or (begun and lines[0].text[:1].islower()))
    return Zone(0, last, before.gutters if begun else _beside_cells(lines[:last], before.gutters)) if goes_on else None


def _beside_cells(lines: Sequence[TextLine], gutters: Sequence[Gap]) -> tuple[Gap, ...]:
    """The white between heads alone, as far as the cells below them leave it free: most go further than their head."""
    ends = [word.along[1] for line in lines for word in line.words]
    return tuple((max([start, *(x for x in ends if x < end)]), end) for start, end in gutters)


def _fits(line: TextLine, before: TablePart, size: float) -> bool:
    """Whether a line is set as those of a table and leaves its white free."""
    if not size / _OTHER_SIZE < line.size < size * _OTHER_SIZE or line.x0 < before.xs[0] - _SAME_LEFT:
        return False
    spans = [word.along for word in line.words]
    least = LEAST_GUTTER * line.size
    return all(start >= gap[1] - _SAME_LEFT or end <= gap[1] - least for start, end in spans for gap in before.gutters)


def aligned_table(
    lines: Sequence[TextLine], zone: Zone, rules: Sequence[Line], page: int, before: TablePart | None
) -> tuple[Zone, TablePart] | None:
    """The table of a zone, and the lines that it takes; None where it is not sure that there is one.

    Args:
        lines: lines of a page or of a column of it, from above to below.
        zone: the lines that may be a table, with the white between their columns.
        rules: level lines that belong to no grid.
        page: which page, from 1.
        before: the table with which the page before this one ended, where this zone stands first on its page.
    """
    every: list[Parted] = [columns_of(line, zone.gutters) for line in lines[zone.first : zone.last]]
    several = [at for at, parted in enumerate(every) if len(_filled(parted)) > 1]
    goes_on = before is not None and before.gutters != () and same_gutters(zone.gutters, before.gutters)
    if len(several) < (0 if goes_on else 2):
        return None
    first = 0 if goes_on else _with_heads_above(every, several[0])
    zoned = every[first:]
    between = _between(zoned, rules)
    heads = _head_lines(zoned, between)
    if not (goes_on or _is_sure(zoned, heads, between, zone.gutters)):
        return None
    starts, certainty = _row_starts(zoned, heads, between)
    if len(between) == 0 and not goes_on and _is_text(zoned, starts, heads):
        return None
    starts, length = _without_rest(zoned, starts)
    if len(starts) < (1 if goes_on else 2):
        return None
    taken = Zone(zone.first + first, zone.first + first + length, zone.gutters)
    return taken, _made(zoned[:length], starts, heads, certainty, zone.gutters, page)


def _with_heads_above(every: Sequence[Parted], first: int) -> int:
    """Where the heads begin that go over more lines than the first in which several columns have words.

    A head over two lines stands half a line higher than those of one line, or a whole one. It is bold as they are, and
    no further from them than the lines of one cell; a heading over the table is larger or stands further away.
    """
    heads = _filled(every[first])
    if not all(line.bold for line in heads):
        return first
    while first > 0 and len(_filled(every[first - 1])) == 1:
        (above,) = _filled(every[first - 1])
        near = above.base - _base(every[first]) < _WITHIN_HEAD * above.size
        if not (near and above.bold and above.size < _OTHER_SIZE * heads[0].size and len(above.words) <= _HEAD_WORDS):
            break
        first -= 1
    return first


def head_at_foot(line: TextLine) -> TablePart | None:
    """A line at the foot of a page as the head of a table that may go on over the page; None where it is no such line.

    It is bold, and white parts it into three columns or more with a few words each.
    """
    white = [gap for gap in white_of(line, (), LEAST_GUTTER) if gap[0] > line.x0 and gap[1] < line.x1]
    if not line.bold or len(white) < _HEADS_AT_FOOT - 1:
        return None
    parted = columns_of(line, white)
    if any(len(one.words) > _HEAD_WORDS for one in _filled(parted)):
        return None
    return _made([parted], [0], 1, 0.8, white, line.page)


def _without_rest(zoned: Sequence[Parted], starts: list[int]) -> tuple[list[int], int]:
    """Rows without those at the end that have words in the first column only: that is what stands below a table."""
    ends = [*starts[1:], len(zoned)]
    while len(starts) > 1 and all(
        parted[0] is not None and len(_filled(parted)) == 1 for parted in zoned[starts[-1] : ends[len(starts) - 1]]
    ):
        starts = starts[:-1]
    return starts, ends[len(starts) - 1]


def _filled(parted: Parted) -> list[TextLine]:
    return [one for one in parted if one is not None]


def _base(parted: Parted) -> float:
    return max(line.base for line in _filled(parted))


def _between(zoned: Sequence[Parted], rules: Sequence[Line]) -> list[int]:
    """Before which lines (from 1) a line is drawn over the columns."""
    left = min(line.x0 for parted in zoned for line in _filled(parted))
    right = max(line.x1 for parted in zoned for line in _filled(parted))
    found = []
    for at, (above, below) in enumerate(pairwise(zoned), start=1):
        top, bottom = _base(above), _base(below)
        drawn = [rule for rule in rules if bottom < rule.at < top]
        length = sum(min(rule.end, right) - max(rule.start, left) for rule in drawn)
        if length >= _RULE_SHARE * (right - left):
            found.append(at)
    return found


def _head_lines(zoned: Sequence[Parted], between: Sequence[int]) -> int:
    """How many of the first lines are heads: all bold above lines that are not, or above the first drawn line."""
    bold = [all(line.bold for line in _filled(parted)) for parted in zoned]
    heads = next((at for at, one in enumerate(bold) if not one), 0)
    if heads == 0 and len(between) > 0 and between[0] <= 3:
        heads = between[0]
    if not 0 < heads <= 3 or sum(bold[heads:]) > len(bold[heads:]) / 3:
        return 0
    columns = len(zoned[0])
    named = [column for column in range(columns) if any(parted[column] is not None for parted in zoned[:heads])]
    short = all(len(line.words) <= _HEAD_WORDS for parted in zoned[:heads] for line in _filled(parted))
    return heads if short and len(named) == columns else 0


def _is_sure(zoned: Sequence[Parted], heads: int, between: Sequence[int], gutters: Sequence[Gap]) -> bool:
    columns = len(zoned[0])
    if heads > 0 or len(between) >= 2:
        return True
    size = _filled(zoned[0])[0].size
    if any(gap[1] - gap[0] < TEXT_GUTTER * size for gap in gutters):
        return False  # spaces of justified lines stand below each other by chance
    if _is_labelled(zoned):
        return True
    lengths = [len(line.words) for parted in zoned for line in _filled(parted)]
    several = sum(1 for parted in zoned if len(_filled(parted)) > 1)
    return columns >= 3 and len(zoned) >= 3 and median(lengths) <= _SHORT_WORDS and several > len(zoned) / 2


def _is_labelled(zoned: Sequence[Parted]) -> bool:
    """Whether the first of two columns holds labels and the second what belongs to each."""
    labels = [parted[0] for parted in zoned if parted[0] is not None]
    beside = [line for parted in zoned if (line := parted[-1]) is not None]
    if len(zoned[0]) != 2 or len(labels) < 2 or any(len(label.words) > _LABEL_WORDS for label in labels):
        return False
    told = all(label.bold or label.text.endswith(":") for label in labels)
    lettered = all(any(char.isalpha() for char in label.text) for label in labels)  # or they are the marks of a list
    filled = all(len(_filled(parted)) == 2 for parted in zoned if parted[0] is not None)
    return told and lettered and filled and not all(line.bold for line in beside)


def _is_text(zoned: Sequence[Parted], starts: Sequence[int], heads: int) -> bool:
    """Whether every column below the heads is running text, and not every row begins behind white and in all columns.

    Those are text columns with titles.
    """
    columns = [[line for parted in zoned[heads:] if (line := parted[at]) is not None] for at in range(len(zoned[0]))]
    if not all(runs_on(column) for column in columns):
        return False
    least = _line_step(zoned[heads:], _filled(zoned[0])[0].size)
    rows = [at for at in starts if at > heads]
    apart = [at for at in rows if _base(zoned[at - 1]) - _base(zoned[at]) > _ROW_GAP * least]
    return len(rows) == 0 or not all(at in apart and len(_filled(zoned[at])) == len(columns) for at in rows)


def _row_starts(zoned: Sequence[Parted], heads: int, between: Sequence[int]) -> tuple[list[int], float]:
    """The lines that begin a row, and how sure that is."""
    begins = {0, heads} if heads > 0 else {0}
    if len([at for at in between if at != heads]) > 0:
        return sorted(begins | set(between)), 0.9  # drawn lines part rows, but no borders part columns
    if heads == 0 and _is_labelled(zoned):
        return sorted({0, *(at for at, parted in enumerate(zoned) if parted[0] is not None)}), 0.8
    steps = [_base(above) - _base(below) for above, below in pairwise(zoned)]
    size = _filled(zoned[0])[0].size
    least = _line_step(zoned[heads:], size)
    gaps = {at for at, step in enumerate(steps, start=1) if least > 0 and step > _ROW_GAP * least}
    if len(gaps - {heads}) > 0 and least < _LOOSE * size:
        return sorted(begins | gaps), 0.8
    every = {at for at, parted in enumerate(zoned) if at >= heads and _begins_row(parted)}
    sure = all(len(_filled(parted)) == len(parted) for parted in zoned[heads:])
    return sorted(begins | every), 0.8 if sure else 0.6


def _line_step(zoned: Sequence[Parted], size: float) -> float:
    """How far the lines of a cell lie apart: the least step within one column; 0 where no column has two lines."""
    bases = [[line.base for parted in zoned if (line := parted[column]) is not None] for column in range(len(zoned[0]))]
    return min(
        (one - other for column in bases for one, other in pairwise(column) if one - other > size / 2), default=0.0
    )


def _begins_row(parted: Parted) -> bool:
    """Whether a line begins a row where all lines lie equally far apart: its first cell begins, and does not go on."""
    first = parted[0]
    return first is not None and len(_filled(parted)) > 1 and not first.text[:1].islower()


def _has_wide_head(zoned: Sequence[Parted], heads: int) -> bool:
    """Whether words of a head lie so far apart that they may be heads of two columns, whose cells touch somewhere."""
    return any(
        after.x0 - before.x1 >= TEXT_GUTTER * line.size
        for parted in zoned[:heads]
        for line in _filled(parted)
        for before, after in pairwise(line.words)
    )


def _made(
    zoned: Sequence[Parted], starts: Sequence[int], heads: int, certainty: float, gutters: Sequence[Gap], page: int
) -> TablePart:
    ends = [*starts[1:], len(zoned)]
    columns = len(zoned[0])
    cells = tuple(
        TableCell(row, column, 1, 1, tuple(line for one in zoned[start:end] if (line := one[column]) is not None))
        for row, (start, end) in enumerate(zip(starts, ends, strict=True))
        for column in range(columns)
    )
    boxes = [line.box for cell in cells for line in cell.lines]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    xs = (left, *((gap[0] + gap[1]) / 2 for gap in gutters), right)
    head_rows = sum(1 for start in starts if start < heads) or None
    return TablePart(
        *(page, xs, (left, bottom, right, top), len(starts), cells, TableSource.ALIGNED, head_rows, certainty),
        doubts=(
            *((_DOUBTED,) if certainty < 0.7 else ()),
            *((_COLUMNS_UNSURE,) if _has_wide_head(zoned, heads) else ()),
        ),
        gutters=tuple(gutters),
    )
