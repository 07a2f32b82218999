"""A table with a column for each party and a sign in the cells: who has which role in which action.

The rule in the writer's mind: the head of a column is a party, a row is an action, and what stands where they meet is a
role: letters of RASCI or VERI, as the legend says, or a mark for "takes part". Which letter is which role is said by a
legend of the document; without one the usual letters count, where every letter of the table is one of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model.form import Issue
from graph.model.vocabulary import LeftOut, Role, Severity
from loaders.document.model import Document, Table
from loaders.plan.cells import Pieces
from loaders.plan.column_heads import Column
from loaders.plan.columns import MOST_HEAD_ROWS
from loaders.plan.drafts import DraftAction, DraftHolder
from loaders.plan.parties import NamedParty, all_known
from loaders.plan.rows import Reader, TableHeading, TableRows

FEWEST_PARTIES = 2
_MOST_NAME_WORDS = 4
"""A name of a party over a column has to fit there; what an action is takes a sentence."""
_VERB = re.compile(r"^\w{3,}en\b|\b(?!een\b|en\b)[a-z]{2,}[a-z]en$")
"""A verb at the beginning or the end, as "Signaleren" and "Meldpunt openen": what is done, and no party."""
ENOUGH = 0.7
"""Of the filled cells under parties so many must be signs."""
_MARKS = frozenset("x●•✓✔☑■◼⬤v√*")
_SIGN = re.compile(r"(?:[A-Za-z]{1,2}|[xX●•○◯◐✓✔☑■◼⬤v√*])(?:\s*[/,+&]\s*(?:[A-Za-z]{1,2}|[xX●•○◯◐✓✔☑]))*")
_LEGEND = re.compile(
    r"(?:^|[\s,;(|])([A-Za-z]{1,2}|[●•✓✔☑■◼○◯◐])\s*(?:=|:|–|-|staat voor)\s*\(?([A-Za-z][^,;|()=\n:]{2,40})"
)


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """A matrix: the column of the actions, each column that is a party, and the row behind the heads."""

    action: int
    parties: Mapping[int, Pieces]
    first: int
    roles: Mapping[str, Role]


def legend_of(text: str, reader: Reader) -> dict[str, Role]:
    """The roles that a document gives to letters and signs: "T = trekker, O = ondersteuning"."""
    found: dict[str, Role] = {}
    for one in _LEGEND.finditer(text):
        role = _role_of(one.group(2), reader)
        if role is not None:
            found.setdefault(one.group(1).lower(), role)
    return found


def is_legend(text: str, reader: Reader) -> bool:
    """Whether a line does nothing but say what signs mean."""
    return len(legend_of(text, reader)) > 1


def _role_of(words: str, reader: Reader) -> Role | None:
    for count in (3, 2, 1):
        named = " ".join(words.split()[:count])
        role = reader.words.role_mark(named)
        if role is not None:
            return role
        column = reader.words.head(named.capitalize())
        if column is not None and column.role is not None:
            return column.role
    return None


def read_matrix(
    grid: Sequence[Sequence[Pieces]], table: Table, legend: Mapping[str, Role], reader: Reader
) -> RoleMatrix | None:
    """The matrix that a table is; None where it is none."""
    for start in range(min(MOST_HEAD_ROWS, table.height - 1)):
        parties = {
            at: grid[start][at]
            for at in range(table.width)
            if len(grid[start][at]) > 0 and _is_signed(grid, start + 1, at)
        }
        if len(parties) < FEWEST_PARTIES:
            continue
        signs = {sign for at in parties for row in grid[start + 1 :] for sign in _signs(row[at])}
        roles = _roles(signs, legend, reader.words.cell_roles.schemes)
        action = _action_beside(grid, start, parties, reader)
        if roles is None or action is None:
            continue
        return RoleMatrix(action, parties, start + 1, roles)
    return None


def _action_beside(
    grid: Sequence[Sequence[Pieces]], start: int, parties: Mapping[int, Pieces], reader: Reader
) -> int | None:
    """The column of the actions: the one that is called so, else the one with most words left of the parties, or
    beside them where none stands there, of those that are not called something else."""
    beside = [at for at in range(len(grid[start])) if at not in parties]
    named = {at: reader.words.head(" ".join(piece.words for piece in grid[start][at])) for at in beside}
    called = [at for at, column in named.items() if column is not None and column.kind == "action"]
    free = [at for at, column in named.items() if column is None or column.kind in ("owner", "ambition")]
    left = [at for at in free if at < min(parties)]
    able = called or left or free or [at for at in beside if at < min(parties)]
    return max(able, key=lambda at: sum(_length(row[at]) for row in grid[start + 1 :]), default=None)


def is_turned(grid: Sequence[Sequence[Pieces]], matrix: RoleMatrix, reader: Reader) -> bool | None:
    """Whether the rows are the parties and the heads the actions; None where neither looks more like parties."""
    heads = [_like_party(cell, reader) for cell in matrix.parties.values()]
    rows = [_like_party(row[matrix.action], reader) for row in grid[matrix.first :] if len(row[matrix.action]) > 0]
    above, beside = sum(heads) / max(1, len(heads)), sum(rows) / max(1, len(rows))
    return None if above == beside else beside > above


def _like_party(cell: Pieces, reader: Reader) -> float:
    """How much words look like a party: 1 for a known one, more than words that say what is done."""
    words = " ".join(piece.words for piece in cell)
    first = words.split(" ")[0]
    if all_known(reader.parties(cell)) or reader.words.begins_party(first):
        return 1.0
    says_what = _VERB.search(words) is not None or len(words.split()) > _MOST_NAME_WORDS
    return -0.5 if says_what else 0.0


def _length(cell: Pieces) -> int:
    return sum(len(piece.text) for piece in cell)


def _is_signed(grid: Sequence[Sequence[Pieces]], first: int, column: int) -> bool:
    filled = [row[column] for row in grid[first:] if len(row[column]) > 0]
    signed = sum(len(_signs(cell)) > 0 for cell in filled)
    return len(filled) > 0 and signed >= ENOUGH * len(filled)


def _signs(cell: Pieces) -> tuple[str, ...]:
    """The signs of a cell, small; none where it holds anything else."""
    text = " ".join(piece.text.strip() for piece in cell).strip()
    if text == "" or _SIGN.fullmatch(text) is None:
        return ()
    return tuple(re.split(r"\s*[/,+&]\s*", text.lower()))


def _roles(
    signs: set[str], legend: Mapping[str, Role], schemes: Sequence[Mapping[str, Role]]
) -> Mapping[str, Role] | None:
    """What each sign says; None where one says nothing that is known."""
    if len(signs) == 0:
        return None
    marks = dict.fromkeys(_MARKS, Role.HOLDER)
    if signs <= set(legend) | _MARKS and len(signs & set(legend)) > 0:
        return {**marks, **legend}
    if signs <= _MARKS:
        return marks
    for usual in schemes:
        if signs <= set(usual):
            return usual
    return None


def roles_in(matrix: RoleMatrix, row: Sequence[Pieces], reader: Reader) -> Iterator[tuple[NamedParty, Role, Pieces]]:
    """The parties of a row with their roles, in the order of the columns, and the cell that says so."""
    for at, head in matrix.parties.items():
        for sign in _signs(row[at]):
            role = matrix.roles.get(sign)
            if role is None:
                continue
            yield from ((party, role, row[at]) for party in reader.parties(head))
            break


def matrix_rows(
    table: Table, grid: Sequence[Sequence[Pieces]], document: Document, legend: Mapping[str, Role], reader: Reader
) -> TableRows | None:
    """The actions of a role matrix, each party with its role; None where the table is none.

    What says that a party has a role is its name over the column and the sign in the row: the quote holds both.
    """
    matrix = read_matrix(grid, table, legend, reader)
    if matrix is None:
        return None
    turned = is_turned(grid, matrix, reader)
    if turned:
        return _turned_rows(table, grid, matrix, document, legend, reader)
    rows = TableRows()
    if turned is None:
        rows.issues.append(_doubt(_WHICH_WAY, document, grid[matrix.first - 1][min(matrix.parties)]))
    heads = [reader.words.head(" ".join(piece.words for piece in cell)) for cell in grid[matrix.first - 1]]
    _put_heads(rows, grid, matrix, range(table.width))
    for row in grid[matrix.first :]:
        filled = [at for at in range(table.width) if len(row[at]) > 0]
        if len(filled) == 0:
            continue
        if is_legend(" ".join(piece.text for at in filled for piece in row[at]), reader):
            rows.aside.extend((LeftOut.LEGEND, piece) for cell in row for piece in cell)
            continue
        if filled == [matrix.action] and len(row[matrix.action]) <= 2:
            rows.entries.append(TableHeading(row[matrix.action]))
            continue
        if len(row[matrix.action]) == 0:
            rows.loose.extend(piece for cell in row for piece in cell)
            continue
        draft = _of_row(row, matrix, heads, reader)
        rows.entries.append(draft)
    marks = {sign for at in matrix.parties for row in grid[matrix.first :] for sign in _signs(row[at])} & _MARKS
    if len(marks - set(legend)) > 0:
        rows.issues.append(_doubt(_UNCLEAR, document, grid[matrix.first - 1][min(matrix.parties)]))
    return rows


def _of_row(row: Sequence[Pieces], matrix: RoleMatrix, heads: Sequence[Column | None], reader: Reader) -> DraftAction:
    """The action of one row, with what its other columns say."""
    draft = DraftAction(text=list(row[matrix.action]))
    for party, role, cell in roles_in(matrix, row, reader):
        places = (*party.stretches, *((piece.start, piece.end) for piece in cell))
        draft.holders.append(DraftHolder(replace(party, places=places), role))
        draft.owner_lines.extend(cell)
    for at, column in enumerate(heads):
        beside = column is not None and column.kind not in ("action", "owner", "ambition", "other")
        if beside and column is not None and at != matrix.action and at not in matrix.parties:
            draft.put(column.kind, row[at])
    return draft


def _put_heads(rows: TableRows, grid: Sequence[Sequence[Pieces]], matrix: RoleMatrix, columns: Sequence[int]) -> None:
    """What stands above the heads, and the heads of these columns, which state nothing by themselves."""
    rows.before.extend(cell for row in grid[: matrix.first - 1] for cell in dict.fromkeys(row) if len(cell) > 0)
    head = dict.fromkeys(piece for at in columns for piece in grid[matrix.first - 1][at])
    rows.aside.extend((LeftOut.COLUMN_HEADING, piece) for piece in head)


def _turned_rows(
    table: Table,
    grid: Sequence[Sequence[Pieces]],
    matrix: RoleMatrix,
    document: Document,
    legend: Mapping[str, Role],
    reader: Reader,
) -> TableRows:
    """The actions of a matrix whose rows are the parties: one for each head over signs."""
    rows = TableRows()
    _put_heads(rows, grid, matrix, [at for at in range(table.width) if at not in matrix.parties])
    for at, action in matrix.parties.items():
        draft = DraftAction(text=list(action))
        for row in grid[matrix.first :]:
            role = next((matrix.roles[sign] for sign in _signs(row[at]) if sign in matrix.roles), None)
            if role is None:
                continue
            for party in reader.parties(row[matrix.action]):
                places = (*party.stretches, *((piece.start, piece.end) for piece in row[at]))
                draft.holders.append(DraftHolder(replace(party, places=places), role))
            draft.owner_lines.extend((*row[matrix.action], *row[at]))
        rows.entries.append(draft)
    if len({sign for at in matrix.parties for row in grid for sign in _signs(row[at])} & _MARKS - set(legend)) > 0:
        rows.issues.append(_doubt(_UNCLEAR, document, grid[matrix.first - 1][min(matrix.parties)]))
    return rows


_UNCLEAR = (
    "role-unclear-in-matrix",
    "In deze tabel staat een teken bij elke partij die meedoet. Welke rol dat is, zegt het teken niet; elke partij is "
    "gelezen als houder. Kijk na of dat klopt.",
)
_WHICH_WAY = (
    "matrix-which-way",
    "In deze tabel is niet te zien of de kolommen de partijen zijn of de rijen. De kolommen zijn gelezen als partijen, "
    "de rijen als acties. Kijk na of dat klopt.",
)


def _doubt(said: tuple[str, str], document: Document, cell: Pieces) -> Issue:
    quote = document.quote_of((piece.start, piece.end) for piece in cell)
    return Issue(code=said[0], severity=Severity.WARNING, message=said[1], quote=quote)
