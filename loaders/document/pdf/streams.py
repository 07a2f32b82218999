"""The order in which a page is read: tables and streams of lines, text columns one behind the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from loaders.document.pdf import limits
from loaders.document.pdf.aligned import aligned_table, going_on_at_top
from loaders.document.pdf.cards import cards_of
from loaders.document.pdf.grids import Line
from loaders.document.pdf.gutters import (
    LEAST_GUTTER,
    TEXT_GUTTER,
    Gap,
    Zone,
    columns_of,
    runs_on,
    upwards,
    white_of,
    zone_at,
)
from loaders.document.pdf.lines import TextLine
from loaders.document.pdf.tables import TablePart

_LARGER = 1.15
# Times the size of the text beside it: what stands in a column of its own without being text is a title or a slogan.
_DEEPEST = 3
# Columns within columns: a page in two halves of which one has two columns; deeper has not been seen.


@dataclass(frozen=True, slots=True)
class Stream:
    """Lines that are read one after another, within the same column."""

    lines: tuple[TextLine, ...]


Element: TypeAlias = Stream | TablePart


@dataclass(frozen=True, slots=True)
class _Taken:
    """What lines ``first`` up to ``last`` are, and the tables that stand among them."""

    first: int
    last: int
    elements: list[Element]
    tables: list[TablePart]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page (or a column of it): its lines from above to below, its ruled tables, and lines drawn on it."""

    lines: Sequence[TextLine]
    tables: Sequence[TablePart]
    rules: Sequence[Line]
    page: int
    before: TablePart | None = None
    """The table without borders with which the page before it ended."""
    depth: int = 0


def arranged(sheet: Sheet) -> Iterator[Element]:
    """What a page or column holds, in the order of reading."""
    lines = sheet.lines
    boxes = [part.box for part in sheet.tables]
    narrow = [white_of(line, boxes, LEAST_GUTTER) for line in lines]
    wide = [
        [gap for gap in white if gap[1] - gap[0] >= TEXT_GUTTER * line.size]
        for white, line in zip(narrow, lines, strict=True)
    ]
    waiting = sorted(sheet.tables, key=lambda part: -part.box[3])
    done = at = tried = 0
    rest = _rest_of(sheet) if sheet.depth == 0 else None
    if rest is not None:
        yield rest[1]
        done = at = rest[0].last
    while at < len(lines) and tried < limits.MOST_LINES_TRIED:
        zone = zone_at(at, lines, narrow, LEAST_GUTTER, all_on=True)
        if zone is None and at + 1 < len(lines) and len(narrow[at]) == 2:  # a heading, and its table below it
            zone = zone_at(at + 1, lines, narrow, LEAST_GUTTER, all_on=True)
        taken = None if zone is None else _cards(sheet, zone, waiting) or _table(sheet, zone, waiting)
        tried += 0 if zone is None else zone.last - zone.first
        if taken is None:
            zone = zone_at(at, lines, wide, TEXT_GUTTER, all_on=False)
            zone = None if zone is None else _before_table(sheet, upwards(zone, done, lines, wide, TEXT_GUTTER), narrow)
            taken = None if zone is None else _texts(sheet, zone, waiting)
            tried += 0 if zone is None else zone.last - zone.first
        if taken is None:
            at += 1
            continue
        waiting = [part for part in waiting if part not in taken.tables]
        above = [part for part in waiting if part.box[3] > _top(lines[taken.first])]
        yield from _mixed(lines[done : taken.first], above)
        waiting = waiting[len(above) :]
        yield from taken.elements
        done = at = taken.last
    yield from _mixed(lines[done:], waiting)


def _top(line: TextLine) -> float:
    return line.base + line.size


def _rest_of(sheet: Sheet) -> tuple[Zone, TablePart] | None:
    """The rest of the table without borders with which the page before ended, where it goes on at the top of this one.

    Its lines fit between the white of that table, though they may be too few to show it.
    """
    before = sheet.before
    if before is None or len(before.gutters) == 0 or len(sheet.lines) == 0:
        return None
    top = _top(sheet.lines[0])
    if any(part.box[3] > top for part in sheet.tables):
        return None
    zone = going_on_at_top(sheet.lines, before)
    return None if zone is None else aligned_table(sheet.lines, zone, sheet.rules, sheet.page, before)


def _cards(sheet: Sheet, zone: Zone, waiting: Sequence[TablePart]) -> _Taken | None:
    """A zone as cards side by side, each column by itself."""
    found = cards_of(zone, sheet.lines)
    if found is None or sheet.depth >= _DEEPEST:
        return None
    parted = [columns_of(line, found.gutters) for line in sheet.lines[found.first : found.last]]
    columns = [[line for line in column if line is not None] for column in zip(*parted, strict=True)]
    return _Taken(found.first, found.last, *_streams(columns, found, sheet, waiting))


def _table(sheet: Sheet, zone: Zone, waiting: Sequence[TablePart]) -> _Taken | None:
    """A zone as a table without borders."""
    before = sheet.before if zone.first == 0 and len(waiting) == len(sheet.tables) else None
    found = aligned_table(sheet.lines, zone, sheet.rules, sheet.page, before)
    return None if found is None else _Taken(found[0].first, found[0].last, [found[1]], [])


def _before_table(sheet: Sheet, zone: Zone, narrow: Sequence[Sequence[Gap]]) -> Zone:
    """Columns of text as far as no table of more columns begins in them: its words happen to leave their white free.

    What stands bold in one column right above the heads of the table belongs to it.
    """
    for at in range(zone.first + 1, zone.last):
        if len(narrow[at]) - 2 <= len(zone.gutters) or not sheet.lines[at].bold:
            continue
        below = zone_at(at, sheet.lines, narrow, LEAST_GUTTER, all_on=True)
        found = None if below is None else aligned_table(sheet.lines, below, sheet.rules, sheet.page, None)
        if found is None or len(found[0].gutters) <= len(zone.gutters) or not found[1].heads:
            continue
        last = found[0].first
        while last > zone.first and sheet.lines[last - 1].bold and len(narrow[last - 1]) == 2:
            last -= 1
        return Zone(zone.first, last, zone.gutters)
    return zone


def _texts(sheet: Sheet, zone: Zone, waiting: Sequence[TablePart]) -> _Taken | None:
    """A zone as columns of text."""
    if sheet.depth >= _DEEPEST:
        return None
    parted = [columns_of(line, zone.gutters) for line in sheet.lines[zone.first : zone.last]]
    columns = [[line for line in column if line is not None] for column in zip(*parted, strict=True)]
    if not _is_text(columns):
        return None
    return _Taken(zone.first, zone.last, *_streams(columns, zone, sheet, waiting))


def _is_text(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether at least one column is running text, and each other one has large words of its own beside it.

    Signs without a letter are the marks of a list, however large.
    """
    running = [runs_on(lines) for lines in columns]
    if all(running):
        return True
    return any(running) and all(
        run
        or (
            len(lines) > 0
            and lines[0].size > _LARGER * columns[running.index(True)][0].size
            and any(char.isalpha() for line in lines for char in line.text)
        )
        for run, lines in zip(running, columns, strict=True)
    )


def _streams(
    columns: Sequence[Sequence[TextLine]], zone: Zone, sheet: Sheet, tables: Sequence[TablePart]
) -> tuple[list[Element], list[TablePart]]:
    """Columns one after the other, each with the tables that stand in it."""
    edges = [-1e9, *((gap[0] + gap[1]) / 2 for gap in zone.gutters), 1e9]
    top = max(_top(line) for lines in columns for line in lines)
    bottom = min(line.base for lines in columns for line in lines)
    elements: list[Element] = []
    used: list[TablePart] = []
    for lines, left, right in zip(columns, edges, edges[1:], strict=False):
        inside = [
            part
            for part in tables
            if part.box[0] >= left and part.box[2] <= right and part.box[1] < top and part.box[3] > bottom
        ]
        used.extend(inside)
        elements.extend(arranged(Sheet(lines, inside, sheet.rules, sheet.page, None, sheet.depth + 1)))
    return elements, used


def _mixed(lines: Sequence[TextLine], tables: Sequence[TablePart]) -> Iterator[Element]:
    """Lines and tables from above to below."""
    at = 0
    for part in tables:
        first = at
        while at < len(lines) and lines[at].base + lines[at].size / 2 > part.box[3]:
            at += 1
        if at > first:
            yield Stream(tuple(lines[first:at]))
        yield part
    if at < len(lines):
        yield Stream(tuple(lines[at:]))
