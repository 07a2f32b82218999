"""A table with a column for each party and a sign in the cells: who has which role in which action.

The rule in the writer's mind: the head of a column is a party, a row is an action, and what stands where they meet is a
role: letters of RASCI or VERI, as the legend says, or a mark for "takes part". Which letter is which role is said by a
legend of the document; without one the usual letters count, where every letter of the table is one of them. A sign of
which nobody says what it means gives no role, and that is told at its row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.model.form import Issue
from graph.model.vocabulary import LeftOut, Severity
from loaders.document.model import Document, Table
from loaders.plan.cells import Pieces
from loaders.plan.column_cells import cells_of
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.doubtful_heads import doubtful_heads
from loaders.plan.drafts import Doubt, DraftAction, DraftHolder
from loaders.plan.find.marked_times import mark_of, put_marked
from loaders.plan.find.marks import TAKES_PART, says_nothing, signs_in
from loaders.plan.find.matrix_legend import Legend, is_legend
from loaders.plan.find.matrix_shape import RoleMatrix, is_turned, read_matrix, words_of
from loaders.plan.rows import Reader, TableHeading, TableRows

_BESIDE = ("timing", "costs", "status", "result", "number", "target_groups")
"""What a column beside those of the parties may hold for the action of its row."""
_LONGEST_TOLD = 40


def matrix_rows(
    table: Table, grid: Sequence[Sequence[Pieces]], document: Document, legend: Legend, reader: Reader
) -> TableRows | None:
    """The actions of a role matrix, each party with its role; None where the table is none.

    What says that a party has a role is its name over the column and the sign in the row: the quote holds both.
    """
    matrix = read_matrix(grid, table, legend, reader)
    if matrix is None:
        return None
    return _Matrix(table, grid, matrix, document, reader).read()


@dataclass(slots=True)
class _Matrix:
    table: Table
    grid: Sequence[Sequence[Pieces]]
    matrix: RoleMatrix
    document: Document
    reader: Reader
    rows: TableRows = field(default_factory=TableRows)

    def read(self) -> TableRows:
        """All actions, in the order of the table."""
        turned = is_turned(self.grid, self.matrix, self.reader)
        columns = self._beside()
        self._heads(turned=turned is True)
        if turned is None:
            self.rows.issues.append(self._issue(_WHICH_WAY))
        for row in self.grid[self.matrix.first :]:
            if not self._is_aside(row):
                self._row(row, columns, turned=turned is True)
        if turned is True:
            self.rows.entries.extend(self._of_head(at, head) for at, head in self.matrix.parties.items())
        signs = {sign for at in self.matrix.parties for row in self._under() for sign in signs_in(row[at])}
        if len((signs & TAKES_PART & set(self.matrix.roles)) - self.matrix.legend.signs) > 0 and not self._is_scheme():
            self.rows.issues.append(self._issue(_UNCLEAR))
        return self.rows

    def _under(self) -> Sequence[Sequence[Pieces]]:
        return self.grid[self.matrix.first :]

    def _is_scheme(self) -> bool:
        """Whether the letters are those of RASCI, VERI or the like, of which "v" is one and a mark as well."""
        return self.matrix.roles in self.reader.words.cell_roles.schemes

    def _heads(self, *, turned: bool) -> None:
        """What stands above the heads, and the heads, which state nothing by themselves unless they are the actions."""
        above, first = self.matrix.above, self.matrix.first
        actions = {piece for head in self.matrix.parties.values() for piece in head} if turned else set()
        self.rows.before.extend(cell for row in self.grid[:above] for cell in dict.fromkeys(row) if len(cell) > 0)
        heads = dict.fromkeys(piece for row in self.grid[above:first] for cell in row for piece in cell)
        self.rows.aside.extend((LeftOut.COLUMN_HEADING, piece) for piece in heads if piece not in actions)

    def _beside(self) -> dict[int, Column]:
        """The columns beside the parties, known by their heads or by what they hold; of the others it is told."""
        matrix = self.matrix
        columns: dict[int, Column] = {}
        others: dict[int, Column] = {}
        for at, head in enumerate(matrix.heads):
            if at == matrix.action or at in matrix.parties or at in matrix.times:
                continue
            column = self.reader.words.head(words_of(head)) if len(head) > 0 else None
            held = cells_of(self._under(), at, self.reader)
            if column is None and held.kind in _BESIDE and (held.kind != "number" or len(head) == 0):
                column = Column(held.kind)
                if len(head) > 0:
                    self.rows.guessed.append((column, head))
            if column is not None and column.kind in _BESIDE:
                columns[at] = column
            elif len(held.texts) > 0 and (column is None or column.kind != "ambition"):
                others[at] = OTHER
        first = {at: next(row[at][0] for row in self._under() if len(row[at]) > 0) for at in others}
        heads = tuple(matrix.heads[at] for at in others)
        self.rows.heads.extend(doubtful_heads(tuple(others.values()), heads, dict(enumerate(first.values()))))
        return columns

    def _is_aside(self, row: Sequence[Pieces]) -> bool:
        """Whether a row is none of the matrix: empty, the legend, a heading, the heads again."""
        cells = list(dict.fromkeys(cell for cell in row if len(cell) > 0))
        if len(cells) == 0:
            return True
        if is_legend(" ".join(piece.text for cell in cells for piece in cell), self.reader.words):
            self.rows.aside.extend((LeftOut.LEGEND, piece) for cell in cells for piece in cell)
            return True
        if [words_of(cell) for cell in row] == [words_of(head) for head in self.matrix.heads]:
            self.rows.aside.extend((LeftOut.COLUMN_HEADING, piece) for cell in cells for piece in cell)
            return True
        return False

    def _row(self, row: Sequence[Pieces], columns: dict[int, Column], *, turned: bool) -> None:
        matrix = self.matrix
        cells = {cell for cell in row if len(cell) > 0}
        if len(cells) == 1 and len(cell := row[matrix.action]) in (1, 2) and not turned:
            self.rows.entries.append(TableHeading(cell))
            return
        if turned:
            return
        if len(row[matrix.action]) == 0:
            self.rows.loose.extend(piece for cell in dict.fromkeys(row) for piece in cell)
            return
        draft = DraftAction(text=list(row[matrix.action]))
        for at, head in matrix.parties.items():
            self._put(draft, head, row[at], row[at])
        for at, column in columns.items():
            if column.kind == "timing" and draft.timing is not None and len(row[at]) > 0:
                draft.timing_until = (*(draft.timing_until or ()), *row[at])
            elif len(row[at]) > 0:
                draft.put(column.kind, row[at])
        mark = mark_of([other[at] for other in self._under() for at in matrix.times])
        put_marked(draft, {at: row[at] for at in matrix.times}, matrix.heads, mark)
        self.rows.entries.append(draft)

    def _of_head(self, at: int, action: Pieces) -> DraftAction:
        """The action of a head, where the rows are the parties."""
        draft = DraftAction(text=list(action))
        for row in self._under():
            if len(row[self.matrix.action]) > 0:
                self._put(draft, row[self.matrix.action], row[at], (*row[self.matrix.action], *row[at]))
        return draft

    def _put(self, draft: DraftAction, name: Pieces, cell: Pieces, lines: Pieces) -> None:
        """Gives a party its role in an action, as the sign says; a sign that says nothing is told."""
        if says_nothing(cell):
            draft.aside.extend((LeftOut.NAMES_NOBODY, piece) for piece in cell)
            return
        role = next((self.matrix.roles[sign] for sign in signs_in(cell) if sign in self.matrix.roles), None)
        if role is None:
            told = _NOT_KNOWN.format(words_of(name)[:_LONGEST_TOLD], words_of(cell)[:_LONGEST_TOLD])
            draft.doubts.append(Doubt("role-sign-unknown", told, cell))
            draft.unclear = (*draft.unclear, "owner-words")
            return
        for party in self.reader.parties(name):
            places = (*party.stretches, *((piece.start, piece.end) for piece in cell))
            draft.holders.append(DraftHolder(replace(party, places=places), role))
        draft.owner_lines.extend(lines)

    def _issue(self, said: tuple[str, str]) -> Issue:
        cell = next(iter(self.matrix.parties.values()))
        quote = self.document.quote_of((piece.start, piece.end) for piece in cell)
        return Issue(code=said[0], severity=Severity.WARNING, message=said[1], quote=quote)


_NOT_KNOWN = 'Bij {} staat "{}". Welke rol dat is, zegt het document niet; deze partij is hier niet gelezen.'
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
