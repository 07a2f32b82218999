"""Whether a table is a role matrix, and which of its columns are parties.

The rule in the writer's mind: under the name of a party stands nothing but a sign, or nothing at all; what it is called
does not matter. Its name stands right over the signs, perhaps with the name of a group over it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.vocabulary import Role
from loaders.document.model import Table
from loaders.plan.cells import Pieces
from loaders.plan.column_heads import Column
from loaders.plan.columns import MOST_HEAD_ROWS
from loaders.plan.find.marks import ENOUGH, TAKES_PART, says_nothing, signs_in
from loaders.plan.find.matrix_legend import Legend
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing

FEWEST_PARTIES = 2
# One column of marks alone says that something is done, not who takes part.
_MOST_NAME_WORDS = 4
# A name of a party over a column has to fit there; what an action is takes a sentence.
_VERB = re.compile(r"^\w{3,}en\b|\b(?!een\b|en\b)[a-z]{2,}[a-z]en$")
"""A verb at the beginning or the end, as "Signaleren" and "Meldpunt openen": what is done, and no party."""
KNOWN_PARTIES = 0.5
# Where nothing says what the letters mean, so many heads must be known parties: "H", "M" and "L" rank risks too.


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """A matrix: the column of the actions, each column that is a party, and the row behind the heads.

    ``times`` are columns whose head is a time and that are marked as those of parties are: a planning.
    """

    action: int
    parties: Mapping[int, Pieces]
    first: int
    roles: Mapping[str, Role]
    legend: Legend
    heads: tuple[Pieces, ...]
    """What stands right over each column."""
    above: int
    """The row in which the heads begin."""
    times: Mapping[int, Pieces] = field(default_factory=dict)


def words_of(cell: Pieces) -> str:
    """The words of a cell on one line."""
    return " ".join(piece.words for piece in cell)


def read_matrix(grid: Sequence[Sequence[Pieces]], table: Table, legend: Legend, reader: Reader) -> RoleMatrix | None:
    """The matrix that a table is; None where it is none."""
    best: tuple[tuple[int, int], int, dict[int, Pieces]] | None = None
    usual = _usual(grid) | legend.signs | TAKES_PART
    for start in range(min(MOST_HEAD_ROWS, table.height - 1)):
        heads = _heads(grid, start)
        if sum(usual.issuperset(found) for cell in grid[start] if len(found := signs_in(cell)) > 0) > 0:
            break
        signed = {at: heads[at] for at in range(table.width) if len(heads[at]) > 0 and _is_signed(grid, start, at)}
        stray = sum(_is_stray(grid[row][at]) for row in _rows(grid, start) for at in signed)
        rank = (len(signed), -stray)
        if len(signed) >= FEWEST_PARTIES and (best is None or rank > best[0]):
            best = rank, start, signed
    return None if best is None else _matrix(grid, best[1], best[2], legend, reader)


def _matrix(
    grid: Sequence[Sequence[Pieces]], start: int, signed: dict[int, Pieces], legend: Legend, reader: Reader
) -> RoleMatrix | None:
    heads = _heads(grid, start)
    columns = {at: reader.words.head(words_of(head)) for at, head in signed.items()}
    times = {at: head for at, head in signed.items() if is_timing(words_of(head))}
    parties = {at: head for at, head in signed.items() if at not in times and _may_name(columns[at])}
    said = {at: {sign for row in _rows(grid, start) for sign in signs_in(grid[row][at])} for at in signed}
    others = {sign for at in parties for sign in said[at]} | legend.signs | TAKES_PART
    parties = {at: head for at, head in signed.items() if at in parties or (_holds(columns[at]) and said[at] <= others)}
    signs = [sign for at in parties for row in _rows(grid, start) for sign in signs_in(grid[row][at])]
    known = sum(like_party(head, reader) == 1.0 for head in parties.values())
    roles = _roles(signs, legend, reader.words.cell_roles.schemes)
    if roles is None and len(parties) > 0 and known >= KNOWN_PARTIES * len(parties):
        roles = {**dict.fromkeys(TAKES_PART, Role.HOLDER), **legend.roles}
    known_signs = legend.signs | set(roles or ())
    parties = {at: head for at, head in parties.items() if not said[at].isdisjoint(known_signs)}
    action = _action(grid, start, heads, signed, reader)
    if len(parties) < FEWEST_PARTIES or roles is None or action is None:
        return None
    above = start
    while above > 0 and len({cell for cell in grid[above - 1] if len(cell) > 0}) > 1:
        above -= 1
    return RoleMatrix(action, parties, start + 1, roles, legend, heads, above, times)


def is_turned(grid: Sequence[Sequence[Pieces]], matrix: RoleMatrix, reader: Reader) -> bool | None:
    """Whether the rows are the parties and the heads the actions; None where neither looks more like parties."""
    heads = [like_party(cell, reader) for cell in matrix.parties.values()]
    rows = [like_party(row[matrix.action], reader) for row in grid[matrix.first :] if len(row[matrix.action]) > 0]
    above, beside = sum(heads) / max(1, len(heads)), sum(rows) / max(1, len(rows))
    return None if above == beside else beside > above


def like_party(cell: Pieces, reader: Reader) -> float:
    """How much words look like a party: 1 for a known one, more than words that say what is done."""
    words = words_of(cell)
    if all_known(reader.parties(cell)) or reader.words.begins_party(words.split(" ")[0]):
        return 1.0
    says_what = _VERB.search(words) is not None or len(words.split()) > _MOST_NAME_WORDS
    return -0.5 if says_what else 0.0


def _heads(grid: Sequence[Sequence[Pieces]], start: int) -> tuple[Pieces, ...]:
    """What stands right over each column: in the row itself, or above it where the row is empty there."""
    return tuple(
        next((grid[row][at] for row in range(start, -1, -1) if len(grid[row][at]) > 0 and _is_wide(grid[row])), ())
        for at in range(len(grid[start]))
    )


def _is_wide(row: Sequence[Pieces]) -> bool:
    """Whether a row has more than one cell with words: a title has one."""
    return len({cell for cell in row if len(cell) > 0}) > 1


def _rows(grid: Sequence[Sequence[Pieces]], start: int) -> list[int]:
    """The rows under the heads that are more than a heading between rows."""
    return [row for row in range(start + 1, len(grid)) if _is_wide(grid[row])]


def _usual(grid: Sequence[Sequence[Pieces]]) -> set[str]:
    """The signs that stand in more than one column: "OM" over a column can be a sign as well, and stands there only."""
    found: dict[str, set[int]] = {}
    for row in grid:
        for at, cell in enumerate(row):
            for sign in signs_in(cell) if at == 0 or cell != row[at - 1] else ():
                found.setdefault(sign, set()).add(at)
    return {sign for sign, columns in found.items() if len(columns) > 1}


def _is_stray(cell: Pieces) -> bool:
    return not says_nothing(cell) and len(signs_in(cell)) == 0


def _is_signed(grid: Sequence[Sequence[Pieces]], start: int, column: int) -> bool:
    filled = [grid[row][column] for row in _rows(grid, start) if not says_nothing(grid[row][column])]
    signed = sum(len(signs_in(cell)) > 0 for cell in filled)
    return len(filled) > 0 and signed >= ENOUGH * len(filled)


def _action(
    grid: Sequence[Sequence[Pieces]], start: int, heads: Sequence[Pieces], signed: Mapping[int, Pieces], reader: Reader
) -> int | None:
    """The column of the actions: the one that is called so, else the one with most words left of the parties, or beside
    them where none stands there, of those that are not called something else."""
    able = [at for at in range(len(heads)) if at not in signed]
    columns = {at: reader.words.head(words_of(heads[at])) for at in able}
    named = [at for at, column in columns.items() if column is not None and column.kind == "action"]
    free = [at for at, column in columns.items() if column is None or column.kind in ("owner", "ambition")]
    left = [at for at in free if at < min(signed)]
    able = named or left or free or [at for at in able if at < min(signed)]
    length = {at: sum(len(piece.text) for row in _rows(grid, start) for piece in grid[row][at]) for at in able}
    longest = max(able, key=lambda at: length[at], default=None)
    return longest if longest is not None and length[longest] > 0 else None


def _may_name(column: Column | None) -> bool:
    """Whether a head can be a party's: no head of a column that is known, unless it is of those who take part."""
    return column is None or column.role is Role.SUPPORT


def _holds(column: Column | None) -> bool:
    """Whether a head is known as one over parties: "Zorgcoördinator" is one as well as "Coördinator"."""
    return column is not None and column.kind == "owner"


def _roles(signs: Sequence[str], legend: Legend, schemes: Sequence[Mapping[str, Role]]) -> Mapping[str, Role] | None:
    """What each sign says; None where nothing says it of most of them. A legend counts for all of its signs."""
    if len(signs) == 0:
        return None
    marks = dict.fromkeys(TAKES_PART - legend.signs, Role.HOLDER)
    able = sum(sign in legend.signs or sign in marks for sign in signs)
    if any(sign in legend.roles for sign in signs) and able >= ENOUGH * len(signs):
        return {**marks, **legend.roles}
    if TAKES_PART.issuperset(signs):
        return marks
    return next((usual for usual in schemes if set(signs) <= set(usual)), None)
