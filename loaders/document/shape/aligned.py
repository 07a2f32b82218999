"""A table whose columns stand side by side, with white space between them.

The rule in the writer's mind is that of a typesetter: a cell stays under its head, and a line of a cell ends where its
column is full. So the places of the heads say to which column a stretch belongs; one that runs over the start of the
next column is cut there. A new row begins where a cell that need not have ended does: with a number where rows are
numbered, behind a blank line where rows have one between them, else where the first column begins anew and nothing
beside it goes on.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.document.lines import Piece, PlanLine, piece_of
from loaders.document.model import Table, TableSource
from loaders.document.shape.cells import Grid, Knowledge

_STRETCH = re.compile(r"[^\s|](?:[^\s|]| (?=[^\s|]))*")
_NUMBER = re.compile(r"(?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.):]?(?=\s|$)|[a-z][.)](?=\s)")
_BEGINS = re.compile(r"[\W\d_]*[^\W\d_]")
_RULE = re.compile(r"[^\w]*")
_ENDS = (".", "!", "?")
_FEWEST_FILLED = 4
# Cells of a line that fills nearly all columns: what, who, when and one thing more.
CERTAIN, UNSURE = 0.95, 0.7
# Rows that numbers or blank lines divide, and rows that only the form of their lines divides: 0.98 and 0.82 of those of
# the labelled documents are right.


@dataclass(frozen=True, slots=True)
class Part:
    """A head and the lines under it, up to the next page's head; ``starts`` is where each column begins on a line."""

    starts: tuple[int, ...]
    head: tuple[tuple[Piece, ...], ...]
    lines: Sequence[PlanLine]


def stretches(line: PlanLine) -> list[tuple[int, Piece]]:
    """The stretches of a line with the place of each on the page; a tab is as wide as four spaces."""
    raw, start = line.piece.text, line.piece.start
    return [
        (
            line.left + found.start() + 3 * raw.count("\t", 0, found.start()),
            Piece(start + found.start(), start + found.end(), start + found.start(), found.group()),
        )
        for found in _STRETCH.finditer(raw)
    ]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of the table with its cells by column; ``continued`` is the first one under the head of a new page."""

    line: PlanLine
    cells: dict[int, list[Piece]]
    continued: bool


def aligned_table(parts: Sequence[Part], first: int, kinds: Sequence[str], knowledge: Knowledge) -> Table:
    """The table of all parts.

    Args:
        parts: a head with its lines for each page that it stands on.
        first: the column whose words begin a row: that of the actions.
        kinds: what each column holds: "owner" for names, "timing" for when, anything else for words.
        knowledge: what is known of words.
    """
    width = len(parts[0].starts)
    grid = Grid(width)
    grid.begin()
    for column, head in enumerate(parts[0].head):
        grid.add(column, head)
    placed = [
        _Placed(line, _placed(line, part.starts), at == 0 and number > 0)
        for number, part in enumerate(parts)
        for at, line in enumerate(part.lines)
        if _RULE.fullmatch(line.piece.text) is None
    ]
    for part in parts:
        grid.loose.extend(line.piece for line in part.lines if _RULE.fullmatch(line.piece.text) is not None)
    rows = _Rows(placed, first, tuple(kinds), knowledge)
    for at, one in enumerate(placed):
        if len(grid.rows) == 1 or rows.begins(at, grid.rows[-1]):
            grid.begin()
        for column, cell in one.cells.items():
            grid.add(column, cell)
    return grid.table(TableSource.ALIGNED, 1, rows.certainty)


def _placed(line: PlanLine, starts: Sequence[int]) -> dict[int, list[Piece]]:
    """The stretches of a line by column; one that runs over the start of a column is cut there."""
    placed: dict[int, list[Piece]] = {}
    for found in _STRETCH.finditer(line.piece.text):
        begin, end = line.left + found.start(), line.left + found.end()
        column = _column_at(starts, begin)
        while True:
            following = starts[column + 1] if column + 1 < len(starts) else None
            cut = None
            if following is not None and following < end:
                cut = _space_before(line, begin, following)
            piece = _cut(line, begin, end if cut is None else cut)
            if piece is not None:
                placed.setdefault(column, []).append(piece)
            if cut is None:
                break
            begin, column = cut, column + 1
    return placed


def _column_at(starts: Sequence[int], place: int) -> int:
    column = max(0, bisect_right(starts, place) - 1)
    if column + 1 < len(starts) and starts[column + 1] - place <= 2:
        return column + 1
    return column


def _cut(line: PlanLine, begin: int, end: int) -> Piece | None:
    """What stands on a line between two of its columns of signs."""
    at = piece_of(line.piece.text, begin - line.left, end - line.left)
    if at is None:
        return None
    start = line.piece.start
    return Piece(start + at.start, start + at.end, start + at.content, at.text)


def _space_before(line: PlanLine, begin: int, following: int) -> int | None:
    for place in (following, following - 1, following + 1, following - 2, following + 2):
        at = place - line.left
        if place > begin and line.piece.text[at - 1 : at] == " ":
            return place
    return None


@dataclass(slots=True)
class _Rows:
    """Where rows begin in one table."""

    placed: Sequence[_Placed]
    first: int
    kinds: tuple[str, ...]
    knowledge: Knowledge
    certainty: float = CERTAIN
    _numbered: bool = field(init=False)
    _spaced: bool = field(init=False)
    _centred: bool = field(init=False)
    _room: int = field(init=False)
    """Characters that fit on a line of the first column."""

    def __post_init__(self) -> None:
        filled = [one for one in self.placed if self.first in one.cells]
        beside = [one for one in filled if len(one.cells) > 1]
        numbers = [one for one in self.placed if self._is_numbered(one)]
        self._numbered = len(numbers) > 1 and len(self.placed) > 0 and self.placed[0] in numbers
        last = max((at for at, one in enumerate(self.placed) if len(one.cells) > 1), default=0)
        gaps = [one for one in self.placed[1 : last + 1] if one.line.gap > 0 and not one.continued]
        self._spaced = len(gaps) > 0 and all(self.first in one.cells for one in gaps)
        self._centred = len(filled) > 1 and len(beside) > 0 and len(self.placed[0].cells) == 1
        self._room = max((len(piece.text) for one in self.placed for piece in one.cells.get(self.first, ())), default=0)
        self.certainty = CERTAIN if self._numbered or self._spaced else UNSURE

    def _is_numbered(self, one: _Placed) -> bool:
        """Whether a line begins with a number, in its first column or in that of the actions."""
        cells = (one.cells.get(0), one.cells.get(self.first))
        return any(cell is not None and _NUMBER.match(cell[0].text) is not None for cell in cells)

    def begins(self, at: int, above: dict[int, list[Piece]]) -> bool:
        """Whether a row begins with a line; ``above`` is the row as far as it was read."""
        one = self.placed[at]
        if self._numbered:
            return self._is_numbered(one)
        if self.first not in one.cells:
            return False
        here = one.cells[self.first][0]
        capital = _BEGINS.match(here.text)
        begins = capital is not None and capital.group()[-1].isupper()
        before = above.get(self.first, ())
        if len(one.cells) == 1 and len(before) > 0 and self.knowledge.is_open(before[-1].text):
            return False  # what goes on with "samen met de", also over a blank line or a page
        if one.continued:
            return begins and len(one.cells) > min(2, len(self.kinds) - 1)
        if one.line.gap > 0 and (begins or len(one.cells) > 1):
            return self._spaced or begins
        if self._spaced or not begins or here.bulleted:
            return False
        return self._anew(one, above)

    def _anew(self, one: _Placed, above: dict[int, list[Piece]]) -> bool:
        """Whether a line without a blank line above it begins a row."""
        before = above.get(self.first, [])
        if len(before) > 0 and self.knowledge.is_open(before[-1].text):
            return False
        beside = [column for column in one.cells if column != self.first]
        if len(beside) == 0:
            return self._centred and len(above) > 1 and self._ended(before, one.cells[self.first][0])
        told = {
            column: self._is_new(column, above[column], one.cells[column][0]) for column in beside if column in above
        }
        if False in told.values():
            return self._is_whole(one, told, above)
        return True in told.values() or self._ended(before, one.cells[self.first][0])

    def _is_whole(self, one: _Placed, told: dict[int, bool | None], above: dict[int, list[Piece]]) -> bool:
        """Whether a line is a row though names under each other may be one name: it fills every column, or all but one,
        and says a whole time under a whole time. A row that goes on does not do so in all of its cells; then the names
        that nobody knows as one are two."""
        most = len(self.kinds)
        if min(len(one.cells), len(above)) < max(_FEWEST_FILLED, most - 1):
            return False
        full = len(one.cells) == most
        timed = any(self.kinds[column] == "timing" and new is True for column, new in told.items())
        return timed and all(
            self._may_be_new(column, above[column], one.cells[column][0], full=full)
            for column, new in told.items()
            if new is False
        )

    def _may_be_new(self, column: int, before: Sequence[Piece], here: Piece, *, full: bool) -> bool:
        """Whether a cell that would go on with the one above it may begin anew where the whole line does."""
        if self.kinds[column] == "timing" or not (full or here.text[:1].isupper()):
            return False
        if self.kinds[column] != "owner":
            return here.text[:1].isupper()
        opened = self.knowledge.is_open(" ".join(piece.text for piece in before))
        return not opened and not self.knowledge.one_known_name(before, here)

    def _ended(self, before: Sequence[Piece], here: Piece) -> bool:
        """Whether a cell of the first column ends of its own: with a full stop, or where the next word would fit."""
        if len(before) == 0 or before[-1].text.rstrip().endswith(_ENDS):
            return True
        return len(before[-1].text) + 1 + len(here.text.split()[0]) <= self._room

    def _is_new(self, column: int, before: Sequence[Piece], here: Piece) -> bool | None:
        """Whether a cell beside the first column begins anew under what the row has there already; None for unknown."""
        above = " ".join(piece.text for piece in before)
        if self.kinds[column] == "timing":
            both = self.knowledge.is_when(f"{above} {here.text}")
            if self.knowledge.is_when(above):
                return not both or self.knowledge.is_when(here.text)
            return False if both or self.knowledge.is_open(above) else None
        if self.knowledge.is_open(above):
            return False
        if self.kinds[column] == "owner":
            if self.knowledge.one_name(before, here):
                return False
            return True if here.text[:1].isupper() or self.knowledge.is_known(here) else None
        return False if here.text[:1].islower() else None
