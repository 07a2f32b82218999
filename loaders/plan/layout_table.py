"""Rows of a table whose columns still stand side by side, divided by runs of spaces, tabs or bars.

The rule in the writer's mind: a row begins where its first column does, and a cell stays under its head. So the
places of the heads say to which column a stretch of text belongs; a stretch that runs over the start of the next
column is cut there. Where a tab or a bar divides the heads, it divides the cells too, and the count of them says to
which column a cell belongs.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model.vocabulary import Role
from loaders.document import Document
from loaders.plan.column_heads import OTHER, Column, settled
from loaders.plan.doubtful_heads import head_text
from loaders.plan.drafts import DraftAction
from loaders.plan.lines import Piece, PlanLine, piece_of
from loaders.plan.rows import Reader, TableRows
from loaders.plan.timing import is_timing
from loaders.plan.words import PlanWords

_STRETCH = re.compile(r"[^\s|](?:[^\s|]| (?=[^\s|]))*")
_LONGEST_HEAD = 300
# The longest head of a table of the 17 texts has 136 characters.
_MOST_COLUMNS = 14
# The widest table of those has six columns; a line of more stretches is a text spread out.
_RULE = re.compile(r"[^\w]*")
_GOES_ON = re.compile(r"(?:\d{4}|(?:en|in|van|vanaf|t/m|tot|-)\b.*)$")
_BARS, _TABS = re.compile(r"\|"), re.compile(r"\t")


@dataclass(frozen=True, slots=True)
class LayoutHead:
    """The head of a table over ``lines`` lines: columns with the place on the line where each begins."""

    lines: int
    columns: tuple[Column, ...]
    heads: tuple[tuple[Piece, ...], ...]
    """The words that head each column; none where nothing stands over it."""
    starts: tuple[int, ...]
    divider: re.Pattern[str] | None = None
    """The sign that divides the cells; None where white space does."""
    left: int = 0
    """How many signs stand before the first head: empty cells, where tabs divide."""


@dataclass(slots=True)
class _Row:
    cells: dict[int, list[Piece]] = field(default_factory=dict)

    def add(self, column: int, piece: Piece) -> None:
        self.cells.setdefault(column, []).append(piece)


def layout_head(lines: Sequence[PlanLine], index: int, words: PlanWords) -> LayoutHead | None:
    """The head of a table at a line, its words perhaps broken over up to three lines."""
    if lines[index].piece.bulleted:
        return None
    divided = _divided_head(lines[index], words)
    return _spaced_head(lines, index, words) if divided is None else divided


def _divided_head(line: PlanLine, words: PlanWords) -> LayoutHead | None:
    for divider in (_BARS, _TABS):
        cells = _divided(line.piece, divider)
        if len(cells) > 1 and len(line.piece.text) <= _LONGEST_HEAD:
            named = [words.head(cell.text) for cell in cells]
            if _enough(named):
                columns = settled([column or OTHER for column in named])
                heads = tuple((cell,) if cell.text != "" else () for cell in cells)
                return LayoutHead(1, columns, heads, (0,) * len(named), divider, line.left)
    return None


def _enough(named: Sequence[Column | None]) -> bool:
    """Whether columns are those of a table of actions: an owner among them, or a time beside an action."""
    kinds = [column.kind for column in named if column is not None]
    return len(kinds) >= 2 and ("owner" in kinds or ("action" in kinds and "timing" in kinds))


def _spaced_head(lines: Sequence[PlanLine], index: int, words: PlanWords) -> LayoutHead | None:
    first = _stretches(lines[index])
    if len(first) < 2 or len(first) > _MOST_COLUMNS:
        return None
    best: LayoutHead | None = None
    columns = [[stretch] for stretch in first]
    for count in range(1, 4):
        position = index + count - 1
        if position >= len(lines) or (count > 1 and lines[position].gap > 0):
            break
        if count > 1 and not _stack(columns, _stretches(lines[position])):
            break
        named = [words.head(_head_text(column)) for column in columns]
        known = sum(1 for column in named if column is not None)
        if _enough(named) and (best is None or known >= _known(best)):
            starts = tuple(column[0][0] for column in columns)
            heads = tuple(tuple(piece for _, piece in column) for column in columns)
            best = LayoutHead(count, settled([column or OTHER for column in named]), heads, starts)
    return best


def read_layout_table(
    parts: Sequence[tuple[LayoutHead, Sequence[PlanLine]]], document: Document, reader: Reader
) -> TableRows:
    """The rows of a table; each part is a head and the lines under it up to the next page's head."""
    rows: list[_Row] = []
    columns = parts[0][0].columns
    for head, lines in parts:
        for position, line in enumerate(lines):
            if _RULE.fullmatch(line.piece.text) is not None and "-" in line.piece.text and len(line.piece.text) > 2:
                continue
            placed = _placed(line, head, document)
            continued = position == 0 and len(rows) > 0 and head is not parts[0][0]
            if len(rows) == 0 or _begins_row(placed, head, line, rows[-1], continued=continued):
                rows.append(_Row())
            for column, piece in placed:
                rows[-1].add(column, piece)
    return _finish(rows, columns, reader)


def _known(head: LayoutHead) -> int:
    return sum(1 for column in head.columns if column.kind != "other")


def _stretches(line: PlanLine) -> list[tuple[int, Piece]]:
    """The stretches of a line with the place of each on the page; a tab is as wide as four spaces."""
    raw, start = line.piece.text, line.piece.start
    return [
        (
            line.left + found.start() + 3 * raw.count("\t", 0, found.start()),
            Piece(start + found.start(), start + found.end(), start + found.start(), found.group()),
        )
        for found in _STRETCH.finditer(raw)
    ]


def _stack(columns: list[list[tuple[int, Piece]]], stretches: Sequence[tuple[int, Piece]]) -> bool:
    for place, piece in stretches:
        column = next((column for column in columns if abs(column[0][0] - place) <= 2), None)
        if column is None:
            return False
        column.append((place, piece))
    return True


def _head_text(column: Sequence[tuple[int, Piece]]) -> str:
    return head_text([piece for _, piece in column])


def _placed(line: PlanLine, head: LayoutHead, document: Document) -> list[tuple[int, Piece]]:
    """The stretches of a line with their columns; one that runs over the start of a column is cut there."""
    if head.divider is not None:
        first = line.piece.start - line.left
        empty = max(0, document.text.count("\t", first, line.piece.start) - head.left) if head.divider is _TABS else 0
        cells = enumerate(_divided(line.piece, head.divider), start=empty)
        last = len(head.columns) - 1
        return [(min(column, last), cell) for column, cell in cells if cell.text != ""]
    placed: list[tuple[int, Piece]] = []
    base = line.piece.start - line.left
    for found in _STRETCH.finditer(line.piece.text):
        begin, end = line.left + found.start(), line.left + found.end()
        column = _column_at(head.starts, begin)
        while True:
            following = head.starts[column + 1] if column + 1 < len(head.starts) else None
            cut = (
                None if following is None or following >= end else _space_before(document.text, base, begin, following)
            )
            stop = end if cut is None else cut
            piece = piece_of(document.text, base + begin, base + stop)
            if piece is not None:
                placed.append((column, piece))
            if cut is None:
                break
            begin, column = cut, column + 1
    return placed


def _column_at(starts: Sequence[int], place: int) -> int:
    column = max(0, bisect_right(starts, place) - 1)
    if column + 1 < len(starts) and starts[column + 1] - place <= 2:
        return column + 1
    return column


def _space_before(text: str, base: int, begin: int, following: int) -> int | None:
    for place in (following, following - 1, following + 1, following - 2, following + 2):
        if place > begin and text[base + place - 1 : base + place] == " ":
            return place
    return None


def _divided(piece: Piece, divider: re.Pattern[str]) -> list[Piece]:
    """The cells of a line between dividers, empty ones with an empty text; bars at both ends are its frame."""
    edges = [found.span() for found in divider.finditer(piece.text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(piece.text)]
    cells: list[Piece] = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        cell = piece_of(piece.text, start, end)
        framed = divider is _BARS and len(edges) > 1 and index in (0, len(edges))
        if cell is None and not framed:
            cells.append(Piece(piece.start + start, piece.start + start, piece.start + start, ""))
        elif cell is not None:
            cells.append(Piece(piece.start + cell.start, piece.start + cell.end, piece.start + cell.content, cell.text))
    return cells


def _begins_row(
    placed: Sequence[tuple[int, Piece]], head: LayoutHead, line: PlanLine, above: _Row, *, continued: bool
) -> bool:
    if head.columns[0].kind == "number":
        return any(column == 0 and re.match(r"\d", piece.text) for column, piece in placed)
    kinds = {head.columns[column].kind for column, _ in placed}
    if head.divider is not None:
        return "action" in kinds and len(kinds) > 1
    first = next((piece for column, piece in placed if head.columns[column].kind == "action"), None)
    if first is None or len({column for column, _ in placed}) < 2:
        return False
    if continued:
        return first.text[:1].isupper() and len({column for column, _ in placed}) > 2
    return line.gap > 0 or (first.text[:1].isupper() and _fresh(placed, head, above))


def _fresh(placed: Sequence[tuple[int, Piece]], head: LayoutHead, above: _Row) -> bool:
    """Whether a line without a blank line before it begins a row: a cell that is full above begins anew here.

    A timing is full where its words say when and the words of both lines together do not; owners are full where no
    comma ends them and a name with a capital begins here. Both ask for another column that says so or is silent.
    """
    said: list[bool] = []
    for column, piece in placed:
        before = above.cells.get(column, [])
        kind = head.columns[column].kind
        if kind == "timing":
            said.append(len(before) == 0 or _new_timing(" ".join(part.text for part in before), piece.text))
        elif kind == "owner" and len(before) > 0:
            open_cell = before[-1].text.rstrip().endswith((",", "/", "-", " en", "&"))
            said.append(not open_cell and not piece.text[:1].islower())
    timed = any(head.columns[column].kind == "timing" for column, _ in placed)
    return len(said) > 0 and all(said) and (timed or not any(c.kind == "timing" for c in head.columns))


def _new_timing(above: str, here: str) -> bool:
    if not is_timing(above):
        return False
    return not is_timing(f"{above} {here}") or (is_timing(here) and _GOES_ON.match(here) is None)


def _finish(rows: Sequence[_Row], columns: Sequence[Column], reader: Reader) -> TableRows:
    found = TableRows()
    widths = {
        index: max((len(piece.text) for row in rows for piece in row.cells.get(index, [])), default=0)
        for index in range(len(columns))
    }
    for row in rows:
        cells = {index: list(row.cells.get(index, [])) for index in range(len(columns))}
        draft = DraftAction()
        for index, column in enumerate(columns):
            cell = cells[index]
            if len(cell) == 0:
                continue
            if column == OTHER:
                found.under_unknown.setdefault(index, cell[0])
            elif column.kind == "action":
                draft.text.extend(cell)
            elif column.kind == "owner":
                reader.put_holders(draft, cell, column.role or Role.HOLDER, widths[index])
            else:
                draft.put(column.kind, tuple(cell))
        if any(char.isalnum() for piece in draft.text for char in piece.text):
            found.entries.append(draft)
        else:
            found.loose.extend(piece for cell in cells.values() for piece in cell)
    return found
