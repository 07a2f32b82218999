"""Rows of a table whose columns still stand side by side, divided by runs of spaces, tabs or bars.

The rule in the writer's mind: a row begins where its first column does, and a cell stays under its head. So the
places of the heads say to which column a stretch of text belongs; a stretch that runs over the start of the next
column is cut there.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model.vocabulary import Role
from loaders.document import Document
from loaders.plan.drafts import DraftAction
from loaders.plan.lines import Piece, PlanLine, piece_of
from loaders.plan.rows import Reader, TableRows
from loaders.plan.words import Column, PlanWords

_STRETCH = re.compile(r"[^\s|](?:[^\s|]| (?=[^\s|]))*")
_OTHER = Column("other")


@dataclass(frozen=True, slots=True)
class LayoutHead:
    """The head of a table over ``lines`` lines: columns with the place on the line where each begins."""

    lines: int
    columns: tuple[Column, ...]
    starts: tuple[int, ...]


@dataclass(slots=True)
class _Row:
    cells: dict[int, list[Piece]] = field(default_factory=dict)

    def add(self, column: int, piece: Piece) -> None:
        self.cells.setdefault(column, []).append(piece)


def layout_head(lines: Sequence[PlanLine], index: int, words: PlanWords) -> LayoutHead | None:
    """The head of a table at a line, its words perhaps broken over up to three lines."""
    first = _stretches(lines[index])
    if len(first) < 2 or lines[index].piece.bulleted:
        return None
    best: LayoutHead | None = None
    columns: list[list[tuple[int, str]]] = [[stretch] for stretch in first]
    for count in range(1, 4):
        position = index + count - 1
        if position >= len(lines) or (count > 1 and lines[position].gap > 0):
            break
        if count > 1 and not _stack(columns, _stretches(lines[position])):
            break
        named = [words.column(_head_text(column)) for column in columns]
        kinds = [column.kind for column in named if column is not None]
        enough = "owner" in kinds or ("action" in kinds and "timing" in kinds)
        if enough and len(kinds) >= 2 and (best is None or len(kinds) > _known(best)):
            starts = tuple(column[0][0] for column in columns)
            best = LayoutHead(count, tuple(column or _OTHER for column in named), starts)
    return best


def read_layout_table(
    parts: Sequence[tuple[LayoutHead, Sequence[PlanLine]]], document: Document, reader: Reader
) -> TableRows:
    """The rows of a table; each part is a head and the lines under it up to the next page's head."""
    rows: list[_Row] = []
    columns = parts[0][0].columns
    for head, lines in parts:
        numbered = head.columns[0].kind == "number"
        body = _columns_of(head)
        for position, line in enumerate(lines):
            placed = _placed(line, head, document)
            if (
                _begins_row(placed, head, line, numbered=numbered, continued=position == 0 and len(rows) > 0)
                or not rows
            ):
                rows.append(_Row())
            for column, piece in placed:
                rows[-1].add(body[column], piece)
    return _finish(rows, columns, reader)


def _columns_of(head: LayoutHead) -> dict[int, int]:
    return {index: index for index in range(len(head.columns))}


def _known(head: LayoutHead) -> int:
    return sum(1 for column in head.columns if column.kind != "other")


def _stretches(line: PlanLine) -> list[tuple[int, str]]:
    raw = line.piece.text.replace("\t", "    ")
    return [(line.left + found.start(), found.group()) for found in _STRETCH.finditer(raw)]


def _stack(columns: list[list[tuple[int, str]]], stretches: Sequence[tuple[int, str]]) -> bool:
    for place, text in stretches:
        column = next((column for column in columns if abs(column[0][0] - place) <= 2), None)
        if column is None:
            return False
        column.append((place, text))
    return True


def _head_text(column: Sequence[tuple[int, str]]) -> str:
    text = ""
    for _, words in column:
        text = text[:-1] + words if text.endswith("-") else f"{text} {words}".strip()
    return text


def _placed(line: PlanLine, head: LayoutHead, document: Document) -> list[tuple[int, Piece]]:
    """The stretches of a line with their columns; one that runs over the start of a column is cut there."""
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


def _begins_row(
    placed: Sequence[tuple[int, Piece]], head: LayoutHead, line: PlanLine, *, numbered: bool, continued: bool
) -> bool:
    if numbered:
        return any(column == 0 and re.match(r"\d", piece.text) for column, piece in placed)
    if continued:
        first = next((piece for _, piece in placed), None)
        return first is not None and first.text[:1].isupper() and len({column for column, _ in placed}) > 2
    kinds = {head.columns[column].kind for column, _ in placed}
    return line.gap > 0 and "action" in kinds and len(kinds) > 1


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
            if column.kind == "action":
                draft.text.extend(cell)
            elif column.kind == "owner":
                draft.holders.extend(reader.holders(cell, column.role or Role.HOLDER, widths[index]))
            else:
                _set_extra(draft, column.kind, tuple(cell))
        if len(draft.text) > 0:
            found.entries.append(draft)
        else:
            found.loose.extend(piece for cell in cells.values() for piece in cell)
    return found


def _set_extra(draft: DraftAction, kind: str, cell: tuple[Piece, ...]) -> None:
    if kind == "timing":
        draft.timing = cell
    elif kind == "result":
        draft.result = cell
    elif kind == "costs":
        draft.costs = cell
    elif kind == "status":
        draft.status = cell
    elif kind == "target_groups":
        draft.target_groups = cell
