"""The head of a table whose columns stand side by side, divided by runs of spaces, tabs or bars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document.lines import Piece, PlanLine
from loaders.document.shape import BARS, TABS, divided, stretches
from loaders.plan.column_heads import OTHER, Column, settled
from loaders.plan.doubtful_heads import head_text
from loaders.plan.words import PlanWords

_LONGEST_HEAD = 300
# The longest head of a table of the 17 texts has 136 characters.
_MOST_COLUMNS = 14
# The widest table of those has six columns; a line of more stretches is a text spread out.


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


def layout_head(lines: Sequence[PlanLine], index: int, words: PlanWords) -> LayoutHead | None:
    """The head of a table at a line, its words perhaps broken over up to three lines."""
    if lines[index].piece.bulleted:
        return None
    divided = _divided_head(lines[index], words)
    return _spaced_head(lines, index, words) if divided is None else divided


def _divided_head(line: PlanLine, words: PlanWords) -> LayoutHead | None:
    for divider in (BARS, TABS):
        cells = divided(line.piece, divider)
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
    first = stretches(lines[index])
    if len(first) < 2 or len(first) > _MOST_COLUMNS:
        return None
    best: LayoutHead | None = None
    columns = [[stretch] for stretch in first]
    for count in range(1, 4):
        position = index + count - 1
        if position >= len(lines) or (count > 1 and lines[position].gap > 0):
            break
        if count > 1 and not _stack(columns, stretches(lines[position])):
            break
        named = [words.head(_head_text(column)) for column in columns]
        known = sum(1 for column in named if column is not None)
        if _enough(named) and (best is None or known >= _known(best)):
            starts = tuple(column[0][0] for column in columns)
            heads = tuple(tuple(piece for _, piece in column) for column in columns)
            best = LayoutHead(count, settled([column or OTHER for column in named]), heads, starts)
    return best


def _known(head: LayoutHead) -> int:
    return sum(1 for column in head.columns if column.kind != "other")


def _stack(columns: list[list[tuple[int, Piece]]], stretches: Sequence[tuple[int, Piece]]) -> bool:
    for place, piece in stretches:
        column = next((column for column in columns if abs(column[0][0] - place) <= 2), None)
        if column is None:
            return False
        column.append((place, piece))
    return True


def _head_text(column: Sequence[tuple[int, Piece]]) -> str:
    return head_text([piece for _, piece in column])
