"""A table whose columns came out of a page one behind the other: all actions, then who does them, then when.

The rule in the writer's mind was that of a table: the first of each column belong together. The text still holds it
where each column has as many cells: an action begins with a capital and no bullet, owners and times are told by what
they are. Where the counts differ nobody can tell which belongs to which, and no row is made. That the columns were laid
side by side again is told of every row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document.lines import Piece, PlanLine, pieces
from loaders.plan.column_heads import Column
from loaders.plan.drafts import Doubt, DraftAction
from loaders.plan.owner_form import OwnerForm
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing

_FEWEST = 2
"""Of one action nothing is to be laid side by side."""
_MOST_HEAD_WORDS = 3
_LAID = (
    "De kolommen van deze tabel staan in de tekst achter elkaar. Ze zijn op volgorde naast elkaar gelegd: de eerste "
    "houder en planning bij de eerste actie, en zo verder. Kijk na of dat klopt."
)
APART = (
    "De kolommen van deze tabel staan in de tekst achter elkaar, en niet elke kolom heeft evenveel cellen. Wat bij "
    "elkaar hoort, is niet te zien; er zijn geen acties gelezen. Lees het oorspronkelijke bestand in (Word, pdf of "
    "Excel)."
)


@dataclass(frozen=True, slots=True)
class ColumnsApart:
    """What was found: ``drafts`` without any where the columns do not fit; ``heads`` are the heads of owner and time,
    and ``lines`` the lines of the actions."""

    drafts: tuple[DraftAction, ...]
    heads: tuple[Piece, ...]
    lines: tuple[PlanLine, ...]


def columns_apart(lines: Sequence[PlanLine], reader: Reader) -> ColumnsApart | None:
    """The rows of lines behind the head of the actions; None where no heads of other columns stand below each other.

    Args:
        lines: the lines behind that head, as far as its part of the plan goes.
        reader: lexicon and words.
    """
    named = {at: column for at, line in enumerate(lines) if (column := _head(line, reader)) is not None}
    owner = next((at for at, column in named.items() if column.kind == "owner"), None)
    timing = next((at for at, column in named.items() if column.kind == "timing"), None)
    actions = _first_paragraph(lines)
    if owner is None or timing is None or min(owner, timing) < len(actions) or len(actions) == 0:
        return None
    parted = _parted(_cells(lines, min(owner, timing), frozenset(named)), reader)
    rows = _rows_of(actions)
    found = None if parted is None else _laid(rows, *parted)
    count = len(rows) if found is None else len(found)
    if count < _FEWEST and (parted is None or max(map(len, parted)) < _FEWEST):
        return None
    heads = tuple(lines[at].piece for at in (owner, timing))
    drafts = () if found is None else tuple(_draft(row, named[owner], reader) for row in found)
    return ColumnsApart(drafts, heads, tuple(actions))


def _head(line: PlanLine, reader: Reader) -> Column | None:
    """The column that a line names, which holds nothing else."""
    if line.piece.bulleted or len(line.text.split()) > _MOST_HEAD_WORDS or ":" in line.text:
        return None
    column = reader.words.head(line.text)
    return column if column is not None and column.kind in ("owner", "timing") else None


def _first_paragraph(lines: Sequence[PlanLine]) -> Sequence[PlanLine]:
    end = next((at for at, line in enumerate(lines) if at > 0 and line.gap > 0), len(lines))
    return lines[:end]


def _rows_of(lines: Sequence[PlanLine]) -> list[tuple[Piece, ...]]:
    """The lines of the actions, cut where one begins."""
    listed = lines[0].piece.bulleted
    rows: list[list[Piece]] = []
    for line in lines:
        begins = line.piece.bulleted if listed else not line.piece.bulleted and line.text[:1].isupper()
        if begins or len(rows) == 0:
            rows.append([line.piece])
        else:
            rows[-1].append(line.piece)
    return [tuple(row) for row in rows]


_Cells = list[tuple[Piece, ...]]


def _cells(lines: Sequence[PlanLine], first: int, heads: frozenset[int]) -> list[list[PlanLine]]:
    """The lines of each cell: one ends at a blank line and at a head; without blank lines each line is a cell."""
    cells: list[list[PlanLine]] = []
    behind = [at for at in range(first, len(lines)) if at not in heads]
    spaced = any(lines[at].gap > 0 for at in behind if at - 1 not in heads)
    for at in behind:
        if not spaced or lines[at].gap > 0 or at - 1 in heads:
            cells.append([])
        cells[-1].append(lines[at])
    return cells


def _parted(cells: Sequence[Sequence[PlanLine]], reader: Reader) -> tuple[_Cells, _Cells] | None:
    """The cells of owners and those of times, in order; None where something else stands among them."""
    owners: _Cells = []
    times: _Cells = []
    for group in cells:
        if is_timing(" ".join(line.text for line in group)):
            times.append(pieces(group))
        elif OwnerForm(reader).of_cell(pieces(group), strict=False):
            owners.append(pieces(group))
        else:
            return None
    return owners, times


def _laid(rows: _Cells, owners: _Cells, times: _Cells) -> list[tuple[tuple[Piece, ...], ...]] | None:
    """The rows side by side; None where the columns have not as many cells."""
    if not len(rows) == len(owners) == len(times):
        return None
    return list(zip(rows, owners, times, strict=True))


def _draft(row: tuple[tuple[Piece, ...], ...], column: Column, reader: Reader) -> DraftAction:
    text, owner, time = row
    draft = DraftAction(text=list(text), timing=time)
    if column.role is not None:
        reader.put_holders(draft, owner, column.role)
    draft.doubts.append(Doubt("columns-laid-side-by-side", _LAID, text))
    return draft
