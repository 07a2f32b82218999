"""What of a network is drawn: all of it, or, where that is too much for one picture, groups that are opened by an
address and the part that was opened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import TypeVar

from api.parts.translation import Translation
from api.site.windows import OpenedAt, Window, window
from graph.model.language import named
from graph.picture.scene import MOST_ELEMENTS, boxed_lines, elements_of
from graph.tables.grouped import ColumnGroup, LineGroup, in_columns, with_grouped_columns, with_grouped_lines
from graph.tables.matrix import Column, Line, Matrix

T = TypeVar("T", Column, Line)
COLUMNS_TOGETHER, MOST_GROUPS = 12, 24
# Plans or ambitions in a group; a picture of twelve columns still has their names beside each other on a laptop. With
# more than 288 of them groups grow, so that there are 24 at most.
LINES_TOGETHER = 30
# Parties in a group, and in what is opened. A cell is at most two lines (it holds and pays, say): thirty parties by 24
# columns are at most 1,494 boxes and lines, all of which a picture holds, so that no name is left out of one.


@dataclass(frozen=True, slots=True)
class Opened:
    """What is drawn of a matrix. Without groups and windows it is the whole."""

    matrix: Matrix
    kinds: Mapping[str, str] = field(default_factory=dict)
    """For the id of a group of parties of one kind, that kind."""
    first_rows: Mapping[str, int] = field(default_factory=dict)
    """For the id of a group of parties one after the other, the number of its first."""
    first_columns: Mapping[str, int] = field(default_factory=dict)
    """For the id of a group of columns, the number of its first."""
    rows: Window | None = None
    columns: Window | None = None

    @property
    def size(self) -> int:
        """How many cells it has."""
        return self.matrix.size

    @property
    def in_groups(self) -> bool:
        """Whether anything stands for several."""
        return len(self.kinds) + len(self.first_rows) + len(self.first_columns) > 0

    def is_group(self, identifier: str) -> bool:
        """Whether this stands for several."""
        return identifier in self.kinds or identifier in self.first_rows or identifier in self.first_columns


def opened(matrix: Matrix, at: OpenedAt, say: Translation) -> Opened:
    """What is drawn of a matrix.

    A picture holds some 1,500 boxes and lines. Of a larger matrix first the columns are taken together, then the
    parties: by kind, or those of one kind as they come. ``at`` says which of the columns and of the parties are
    opened; every name is in some part that can be.
    """
    found = Opened(replace(matrix, lines=tuple(boxed_lines(matrix))))
    if elements_of(found.matrix) <= MOST_ELEMENTS:
        return found
    found = _columns(found, at, say)
    if at.row is not None:
        part = window(len(found.matrix.lines), at.row, LINES_TOGETHER)
        shown = tuple(part.of(found.matrix.lines))
        return replace(found, matrix=replace(found.matrix, lines=shown), rows=part)
    if elements_of(found.matrix) <= MOST_ELEMENTS:
        return found
    return _by_kind(found, say) if len({line.kind for line in found.matrix.lines}) > 1 else _as_they_come(found, say)


def _columns(found: Opened, at: OpenedAt, say: Translation) -> Opened:
    columns = found.matrix.columns
    if at.column is not None:
        part = window(len(columns), at.column, COLUMNS_TOGETHER)
        return replace(found, matrix=in_columns(found.matrix, slice(part.first - 1, part.last)), columns=part)
    if len(columns) <= COLUMNS_TOGETHER:
        return found
    groups, firsts = [], {}
    for first, together in _pieces(columns, COLUMNS_TOGETHER):
        group = ColumnGroup(f"kolommen-{first}", _column_words(together, say), tuple(together))
        groups.append(group)
        firsts[group.id] = first
    return replace(found, matrix=with_grouped_columns(found.matrix, groups), first_columns=firsts)


def _by_kind(found: Opened, say: Translation) -> Opened:
    lines: dict[str, list[Line]] = {}
    for line in found.matrix.lines:
        lines.setdefault(line.kind.value, []).append(line)
    groups = []
    for kind, together in lines.items():
        name = f"{named(together[0].kind, say.language)} ({len(together)})"
        groups.append(LineGroup(f"soort-{kind}", name, together[0].kind, tuple(together)))
    kinds = {group.id: group.kind.value for group in groups}
    return replace(found, matrix=with_grouped_lines(found.matrix, groups), kinds=kinds)


def _as_they_come(found: Opened, say: Translation) -> Opened:
    groups, firsts = [], {}
    for first, together in _pieces(found.matrix.lines, LINES_TOGETHER):
        names = together[0].name, together[-1].name
        words = names[0] if len(together) == 1 else say.gettext("%(first)s t/m %(last)s", first=names[0], last=names[1])
        group = LineGroup(f"partijen-{first}", f"{words} ({len(together)})", together[0].kind, tuple(together))
        groups.append(group)
        firsts[group.id] = first
    return replace(found, matrix=with_grouped_lines(found.matrix, groups), first_rows=firsts)


def _pieces(items: Sequence[T], size: int) -> Iterator[tuple[int, Sequence[T]]]:
    """Items one after the other, with the number of the first of each piece."""
    step = max(size, ceil(len(items) / MOST_GROUPS))
    for at in range(0, len(items), step):
        yield at + 1, items[at : at + step]


def _column_words(columns: Sequence[Column], say: Translation) -> str:
    names = [column.title or column.number or "" for column in columns]
    if len(names) == 1:
        return names[0]
    if columns[0].whole_plan:
        return say.gettext(
            "%(number)s plannen: %(first)s t/m %(last)s", number=len(columns), first=names[0], last=names[-1]
        )
    return say.gettext(
        "%(number)s ambities: %(first)s t/m %(last)s", number=len(columns), first=names[0], last=names[-1]
    )
