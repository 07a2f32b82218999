"""The part of the walk that goes through tables, flattened or with their columns still side by side."""

from collections.abc import Sequence

from graph.model.form import Issue
from graph.model.vocabulary import HOLDING_ROLES, LeftOut, Severity
from loaders.document.lines import Paragraph, Piece, PlanLine, paragraphs, pieces
from loaders.document.shape import FlatColumns, flat_table
from loaders.document.shape.tables_in_lines import (
    Gathered,
    TablesInLines,
    divided_table,
    is_aligned,
    lines_astray,
    spaced_table,
)
from loaders.plan.cells import grid_of, row_of
from loaders.plan.column_heads import Column
from loaders.plan.column_places import LayoutHead
from loaders.plan.doubtful_heads import head_text
from loaders.plan.drafts import DraftAction
from loaders.plan.find.label_table import LabelTable, read_labels
from loaders.plan.find.matrix_legend import is_legend_table
from loaders.plan.find.role_matrix import matrix_rows
from loaders.plan.find.table_rows import read_table
from loaders.plan.flat_words import FlatWords
from loaders.plan.lines_around import LinesAround
from loaders.plan.no_actions import looks_back, why_none
from loaders.plan.parts import TablePart
from loaders.plan.rows import TableHeading, TableRows
from loaders.plan.structure import ColumnsHere, action_heading
from loaders.plan.walk_labels import LabelWalk
from loaders.plan.walk_state import is_title

_LONGEST_TOLD = 80
_KINDS = {
    "owner": "houder",
    "action": "actie",
    "timing": "planning",
    "costs": "kosten",
    "number": "nummer",
    "ambition": "thema",
}


class TableWalk(LabelWalk):
    """Reads tables from their head to their end, over page breaks."""

    _themed = False
    """Whether the ambitions of the plan are themes in a column that its cells tell."""

    def _flat(self, head: ColumnsHere) -> None:
        """A flattened table: its rows, in the parts that titles among them make."""
        self._started = True
        title = self._table_title()
        found = self._in_lines().flat(self._at, head, title)
        self._pass(found)
        for part in found.parts:
            if part.title is not None:
                self._take_heading(TableHeading(part.title))
            if part.place is not None:
                self.tables.append(part.place)
                self._read_flat(paragraphs(part.lines), head)

    def _read_flat(self, groups: Sequence[Paragraph], head: ColumnsHere) -> None:
        """The rows of a flattened table; the actions come first where no head says which column they are."""
        columns, heads = head.columns, head.heads
        if all(column.kind != "action" for column in columns):
            columns, heads = (Column("action"), *columns), ((), *heads)
        words = FlatWords(self._reader, self._titles(), self._document)
        table = flat_table(groups, FlatColumns(tuple(column.kind for column in columns), heads), words)
        self._read(TablePart(table), columns)

    def _layout(self, head: LayoutHead) -> None:
        """A table whose columns stand side by side."""
        self._started = True
        above = self._waiting[-1] if len(self._waiting) > 0 else None
        found = self._in_lines().spaced(self._at, head, above)
        if above is not None and above is found.first[0]:
            self._waiting.pop()
        title = self._table_title()
        self._pass(found)
        self.tables.extend(part.place for part in found.parts if part.place is not None)
        if title is not None:
            self._take_heading(TableHeading(title))
        if not is_aligned(found):
            self.plan.issues.append(self._not_aligned(found.first))
            return
        self.plan.issues.extend(map(self._astray, lines_astray(found)))
        table = spaced_table(found, self._document, self._reader)
        if not self._read(TablePart(table)):
            self.plan.issues.extend(table.doubts)

    def _divided_lines(self) -> bool:
        """A table under a head that nobody knows: lines that one sign divides into as many cells each."""
        if self._at < self._undivided:
            return False
        for divider, end in self._in_lines().divided(self._at):
            table = divided_table(self._lines[self._at : end], divider, self._document)
            if len(table.doubts) == 0 and self._read(TablePart(table)):
                self._waiting = []
                self._at = end
                return True
            self._undivided = end
        return False

    def _in_lines(self) -> TablesInLines:
        around = LinesAround(
            self._reader,
            repeats=self._repeats,
            columns=self._columns_at,
            layout=self._layout_at,
            ambition=self._ambition_at,
            label=self._label_at,
            ends=self._ends_table,
        )
        return TablesInLines(self._lines, around)

    def _ends_table(self, index: int) -> bool:
        if self._ambition_at(index) is not None:
            return True
        if self._layout_at(index) is not None:
            return True
        if self._lines[index].gap == 0:
            return False
        if self._words.section(self._lines[index].text.rstrip(" :?")) == "closing":
            return True
        label = self._whole_label_at(index)
        return label is not None and label.field == "objective" and self._more_labels(index + label.lines)

    def _more_labels(self, index: int) -> bool:
        """An objective that opens a new block has other labels behind it; a word in a cell has not."""
        for position in range(index, min(len(self._lines), index + 30)):
            label = self._label_at(position)
            if label is not None and label.field not in ("objective", "actions"):
                return True
            if self._ambition_at(position) is not None:
                return False
        return False

    def _pass(self, found: Gathered) -> None:
        """Goes on behind the lines of a table, its heads and repeated headings told."""
        self._account.ignore(LeftOut.COLUMN_HEADING, *found.heads)
        self._account.ignore(LeftOut.REPEATED_HEADING, *found.repeated)
        self._at = found.end
        if found.title_behind is not None:
            self._waiting = list(found.title_behind)

    def _table_title(self) -> tuple[Piece, ...] | None:
        title = None
        if self._lines[self._at].gap == 0 and len(self._waiting) > 0 and is_title((self._waiting[-1],)):
            title = (self._waiting[-1].piece,)
        self._waiting = []
        return title

    def _not_aligned(self, head: Sequence[PlanLine]) -> Issue:
        message = (
            "De woorden onder deze koppen staan niet onder elkaar. Wat van wie is, is niet te zien; de tabel is niet "
            "gelezen. Lees het oorspronkelijke bestand in (Word, pdf of Excel)."
        )
        quote = self._document.quote_of((line.piece.start, line.piece.end) for line in head)
        return Issue(code="columns-not-aligned", severity=Severity.WARNING, message=message, quote=quote)

    def _astray(self, line: PlanLine) -> Issue:
        message = (
            "Woorden in deze regel staan niet onder een kop. Kijk na of ze bij de goede kolom en rij zijn gelezen."
        )
        quote = self._document.quote(line.piece.start, line.piece.end)
        return Issue(code="cell-not-under-head", severity=Severity.WARNING, message=message, quote=quote)

    # -- tables ------------------------------------------------------------------------------------------------

    def _table(self, part: TablePart) -> None:
        """A table that the file itself gives."""
        found = self._found(part)
        if isinstance(found, LabelTable) and self._body_above(found):
            return
        title, over = self._title_above(), tuple[PlanLine, ...]()
        titled = len(title) > 0
        if titled:
            self._take_heading(TableHeading(pieces(title)))
        elif self._started:
            named = [at for at, line in enumerate(self._waiting) if action_heading(line, self._words, numbered=True)]
            over = tuple(self._waiting[named[-1] :]) if len(named) > 0 else ()
        self._waiting = []
        if isinstance(found, LabelTable):
            self._labels(found, over, titled=titled)
        elif found is not None:
            self._take_table(found)

    def _read(self, part: TablePart, columns: Sequence[Column] | None = None) -> bool:
        """Reads a table in whichever form it has; whether it has one that is known."""
        found = self._found(part, columns)
        if isinstance(found, LabelTable):
            self._labels(found)
        elif found is not None:
            self._take_table(found)
        return found is not None

    def _found(self, part: TablePart, columns: Sequence[Column] | None = None) -> TableRows | LabelTable | None:
        """What a table holds, in whichever form it has; None where none is known."""
        rows, grid = None, grid_of(self._spoken, part.table)
        if columns is None:
            rows = matrix_rows(part.table, grid, self._document, self._legend, self._reader)
        if rows is None:
            rows = read_table(part.table, grid, part.cuts, self._document, self._spoken, self._reader, columns)
        if rows is None and is_legend_table([row_of(grid, at) for at in range(len(grid))], self._legend, self._words):
            return TableRows(aside=[(LeftOut.LEGEND, piece) for row in grid for cell in row for piece in cell])
        if rows is None:
            return read_labels(grid, part.table, self._reader)
        for row in rows.entries:
            if isinstance(row, DraftAction):
                row.certainty = rows.certainty(part.table)
        return rows

    def _take_table(self, rows: TableRows) -> None:
        drafts = [row for row in rows.entries if isinstance(row, DraftAction)]
        none = why_none(drafts, self._document)
        if none is not None:
            self.plan.issues.append(none)
            return
        self.plan.issues.extend(looks_back(drafts, self._document))
        self._started = True
        self._account.ignore_each(rows.aside)
        for cell in rows.before:
            self._take_heading(TableHeading(cell))
        self.plan.heads.extend(rows.heads)
        self.plan.issues.extend(rows.issues)
        self.plan.issues.extend(self._guessed(column, cell) for column, cell in rows.guessed)
        self._take_rows(rows, under=self._under_heading(rows))

    def _under_heading(self, rows: TableRows) -> bool:
        """Whether themes that only the cells tell stand under an ambition that a heading gave: then they are its."""
        guessed = any(column.kind == "ambition" for column, _ in rows.guessed)
        if guessed and len(self.plan.ambitions) == 0:
            self._themed = True
        return guessed and not self._themed

    def _guessed(self, column: Column, cell: tuple[Piece, ...], what: str = "Deze kolom") -> Issue:
        told = head_text(cell)[:_LONGEST_TOLD]
        takes_part = column.role not in (None, *HOLDING_ROLES)
        kind = "partij die meedoet" if takes_part else _KINDS.get(column.kind, column.kind)
        message = f'{what} ("{told}") is gelezen als {kind}, omdat dat in de cellen staat. Kijk na of dat klopt.'
        quote = self._document.quote_of((piece.start, piece.end) for piece in cell)
        return Issue(code="column-told-by-cells", severity=Severity.WARNING, message=message, quote=quote)
