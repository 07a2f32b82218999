"""White that runs through several lines: where it parts them into columns, of a table or of running text.

A *zone* is a run of lines that the same white parts; outside zones a page has one column.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

from loaders.document.pdf import limits
from loaders.document.pdf.lines import TextLine, part_of
from loaders.document.pdf.paragraphs import SMALLER, sign_of
from loaders.document.pdf.strokes import Box
from loaders.document.pdf.words import Word

Gap: TypeAlias = tuple[float, float]
_FAR = 1e9

LEAST_GUTTER = 0.5
# Of the size, in a table: a browser pads cells by 1 to 4 pixels on each side (0.14 to 0.55 at 11 points), Word by
# twice 5.4 points (1.0); a space is 0.25 to 0.33. Only what has the look of a table is parted at so little.
TEXT_GUTTER = 1.0
# Of the size, between columns of running text: Word's are 36 points apart, newspapers' 1.2 to 2 of the size; spaces of
# justified lines go up to 0.8, and may stand below each other by chance.


_HEADING = 1.1
# Times: what is larger by more is a heading over a table, as in the table itself.
_COLUMN_SIGNS = 22
# Signs in the median line of a text column: a third of an A4 page holds 28 at 9 points; names, dates and amounts take
# fewer than 20.
_SHORT_OF_EDGE = 0.25
# Of the column's width: ragged lines of Dutch, with its long words, fall short of their edge by 0.15 on average.
_COLUMN_LINES = 3
# Fewer lines beside each other are an address, a signature or a head of a letter.


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines ``first`` up to ``last`` (not included), parted at ``gutters``."""

    first: int
    last: int
    gutters: tuple[Gap, ...]


def white_of(line: TextLine, tables: Sequence[Box], least: float) -> list[Gap]:
    """Where a line has white at least so wide (of its size), the sides of the page included; a table is no white."""
    taken = [(word.x0, word.x1) for word in line.words] if line.words[0].turn == 0 else [w.along for w in line.words]
    if len(tables) > 0:
        middle = line.base + line.size / 4
        taken.extend((box[0], box[2]) for box in tables if box[1] <= middle <= box[3])
        taken.sort()
    wide = least * line.size
    white: list[Gap] = []
    end = -_FAR
    for start, stop in taken:
        if start - end >= wide:
            white.append((end, start))
        if stop > end:
            end = stop
    white.append((end, _FAR))
    return white


def common(one: Sequence[Gap], other: Sequence[Gap]) -> list[Gap]:
    """The white that two lines share."""
    shared: list[Gap] = []
    at = 0
    for start, end in one:
        while at < len(other) and other[at][1] <= start:
            at += 1
        place = at
        while place < len(other) and other[place][0] < end:
            shared.append((max(start, other[place][0]), min(end, other[place][1])))
            place += 1
    return shared


def inner(white: Sequence[Gap], least: float, left: float, right: float) -> list[Gap]:
    """White that has words on both sides and is wide enough."""
    return [gap for gap in white if gap[1] - gap[0] >= least and gap[0] > left and gap[1] < right]


def zone_at(
    first: int, lines: Sequence[TextLine], whites: Sequence[Sequence[Gap]], least: float, *, all_on: bool
) -> Zone | None:
    """The zone that begins at a line, as far as its white goes on; None where none does.

    It begins with words on both sides of white, in one line or in two that follow each other. With ``all_on`` it ends
    where one of its gutters ends (a table has other columns below), without it where the last one does (spaces of
    running text that stand below each other by chance part a few lines only).
    """
    if first + 1 >= len(lines):
        return None
    line, below = lines[first], lines[first + 1]
    if len(whites[first]) == len(whites[first + 1]) == 2 and line.x0 < below.x1 and below.x0 < line.x1:
        return None  # both without white, and one below the other: the usual case, told without more ado
    if all_on and _is_over(line, below, whites[first]):
        return None
    if all_on and _covers(line, below, whites[first], whites[first + 1], least):
        return None
    left, right = line.x0, line.x1
    white: Sequence[Gap] = whites[first]
    gutters = inner(white, least * line.size, left, right)
    last = first + 1
    most = min(len(lines), first + limits.MOST_LINES_OF_ZONE)
    while last < most and not apart(lines[last - 1], lines[last]) and not (all_on and _is_note(lines[last], line)):
        left, right = min(left, lines[last].x0), max(right, lines[last].x1)
        shared = common(white, whites[last])
        now = inner(shared, least * min(line.size, lines[last].size), left, right)
        if len(now) == 0 or (all_on and len(now) < len(gutters) and last - first >= 3):
            break
        white, gutters = shared, now
        last += 1
    return Zone(first, last, tuple(gutters)) if last - first >= 2 else None


def _is_note(line: TextLine, first: TextLine) -> bool:
    """Whether a line below a table is a note to it: set smaller, behind the sign of a note."""
    return line.size < SMALLER * first.size and sign_of(line) is not None


def _is_over(line: TextLine, below: TextLine, over: Sequence[Gap]) -> bool:
    """Whether a line without white is set larger than the one below it, as a heading is over the heads of a table."""
    return len(over) == 2 and line.size > _HEADING * below.size


def _covers(line: TextLine, below: TextLine, over: Sequence[Gap], under: Sequence[Gap], least: float) -> bool:
    """Whether a line without white stands over white of the line below it: a heading right above a table."""
    gaps = inner(under, least * below.size, below.x0, below.x1)
    shared = inner(common(over, under), least * min(line.size, below.size), below.x0, below.x1)
    return len(over) == 2 and len(shared) < len(gaps)


def upwards(zone: Zone, done: int, lines: Sequence[TextLine], whites: Sequence[Sequence[Gap]], least: float) -> Zone:
    """A zone with the lines above it (after ``done``) that stand right of its white, or close above its first line."""
    first, gutters = zone.first, zone.gutters
    while first > done:
        line, below = lines[first - 1], lines[first]
        narrowed = common(gutters, whites[first - 1])
        wide = [gap for gap in narrowed if gap[1] - gap[0] >= least * min(line.size, below.size)]
        close = line.base - below.base < _CLOSE * line.size and line.size < 1.1 * below.size
        if len(wide) < len(gutters) or apart(line, below) or not (close or line.x0 > gutters[0][0]):
            break
        first, gutters = first - 1, tuple(wide)
    return Zone(first, zone.last, gutters)


_CLOSE = 1.45
# Of the size, as between the lines of a paragraph.
_APART = 4.5
# Of the size, from foot to foot: what lies further below is another thing. Rows of an unruled table lie at most 3 apart
# (an empty line between them); the next block begins behind a heading or at least as much white.


def apart(line: TextLine, following: TextLine) -> bool:
    """Whether a line stands so far below another that they are two things."""
    return line.base - following.base > _APART * max(line.size, following.size)


def columns_of(line: TextLine, gutters: Sequence[Gap]) -> list[TextLine | None]:
    """What a line has in each column."""
    at = 0
    columns: list[TextLine | None] = []
    for gap in gutters:
        begin, at = at, bisect_left(line.words, gap[0] + gap[1], lo=at, key=_twice_middle)
        columns.append(part_of(line, begin, at))
    columns.append(part_of(line, at, len(line.words)))
    return columns


def _twice_middle(word: Word) -> float:
    start, end = word.along
    return start + end


def runs_on(lines: Sequence[TextLine]) -> bool:
    """Whether a column is running text: enough lines, long enough, most of them as wide as the column."""
    if len(lines) < _COLUMN_LINES:
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(line.x1 > right - _SHORT_OF_EDGE * (right - left) for line in lines)
    return full >= len(lines) / 2 and median(sum(map(len, line.pieces)) for line in lines) >= _COLUMN_SIGNS
