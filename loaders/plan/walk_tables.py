"""The part of the walk that goes through tables, flattened or with their columns still side by side."""

import re
from collections.abc import Sequence

from graph.model.form import Issue
from graph.model.vocabulary import HOLDING_ROLES, LeftOut, Severity
from loaders.document.lines import WIDE_GAP, Paragraph, Piece, PlanLine, paragraphs, pieces
from loaders.document.model import Table
from loaders.document.shape import BARS, TABS, FlatColumns, Part, aligned_table, delimited_table, divided, flat_table
from loaders.document.shape.alignment import ALIGNED, NEAR, astray, is_row, share_aligned
from loaders.plan.cells import grid_of, row_of
from loaders.plan.column_heads import Column
from loaders.plan.column_places import LayoutHead
from loaders.plan.doubtful_heads import head_text
from loaders.plan.drafts import DraftAction
from loaders.plan.find.label_table import LabelTable, read_labels
from loaders.plan.find.matrix_legend import is_legend, is_legend_table
from loaders.plan.find.role_matrix import matrix_rows
from loaders.plan.find.table_rows import read_table
from loaders.plan.flat_words import FlatWords
from loaders.plan.no_actions import looks_back, why_none
from loaders.plan.parties import all_known
from loaders.plan.parts import TablePart
from loaders.plan.rows import TableHeading, TableRows
from loaders.plan.structure import ColumnsHere, action_heading
from loaders.plan.timing import is_timing
from loaders.plan.walk_labels import LabelWalk
from loaders.plan.walk_state import is_title

DELIMITED_CERTAINTY = 0.95
"""A sign between cells says where they end; nothing says that the sign is no word of a cell."""
APART = 2
# Blank lines: rows of a table have none or one between them; a page break is followed by more rows or by a head.
FEWEST_LINES = 3
"""A head and two rows: two lines with a bar in each are as often an address or a menu."""
_NARROW = 12
# A first column of fewer signs holds numbers: a line that runs over the second column is no prose for that.
_LONGEST_TOLD = 80
_KINDS = {
    "owner": "houder",
    "action": "actie",
    "timing": "planning",
    "costs": "kosten",
    "number": "nummer",
    "ambition": "thema",
}


def _fullest(rows: Sequence[Sequence[Piece]]) -> int:
    """The column that is filled in most rows, and of those the one with most words: that of the actions."""
    width = max(len(row) for row in rows)
    signs = [[len(row[at].text) for row in rows if at < len(row)] for at in range(width)]
    return max(range(width), key=lambda at: (sum(count > 0 for count in signs[at]), sum(signs[at])))


class TableWalk(LabelWalk):
    """Reads tables from their head to their end, over page breaks."""

    _themed = False
    """Whether the ambitions of the plan are themes in a column that its cells tell."""
    """The heading of an action and its words, right over the table that is being read."""

    def _flat(self, head: ColumnsHere) -> None:
        self._started = True
        segments: list[tuple[tuple[Piece, ...] | None, list[PlanLine]]] = [(self._table_title(), [])]
        self._skip_head(head)
        while self._at < len(self._lines):
            repeated = self._repeats(self._at)
            again = self._columns_at(self._at)
            if repeated is not None:
                self._account.ignore(LeftOut.REPEATED_HEADING, *repeated.heading)
                self._at += repeated.lines
            elif again is not None:
                self._skip_head(again)
            elif self._ambition_at(self._at) is not None:
                break
            elif self._titles_head(self._at) or self._stands_over_head(self._at, head):
                segments.append(((self._lines[self._at].piece,), []))
                self._at += 1
            elif self._ends_table(self._at):
                break
            else:
                segments[-1][1].append(self._lines[self._at])
                self._at += 1
        self._give_back_title(segments[-1][1])
        for title, lines in segments:
            if title is not None:
                self._take_heading(TableHeading(title))
            if len(lines) > 0:
                self.tables.append((lines[0].piece.start, lines[-1].piece.end))
                self._read_flat(paragraphs(lines), head)

    def _read_flat(self, groups: Sequence[Paragraph], head: ColumnsHere) -> None:
        """The rows of a flattened table; the actions come first where no head says which column they are."""
        columns, heads = head.columns, head.heads
        if all(column.kind != "action" for column in columns):
            columns, heads = (Column("action"), *columns), ((), *heads)
        words = FlatWords(self._reader, self._titles(), self._document)
        table = flat_table(groups, FlatColumns(tuple(column.kind for column in columns), heads), words)
        self._read(TablePart(table), columns)

    def _titles_head(self, index: int) -> bool:
        """Whether a line stands right above the head of a table and is the name of its first column."""
        lines = self._lines
        if index + 1 >= len(lines) or lines[index].gap == 0 or lines[index + 1].gap > 0:
            return False
        return is_title((lines[index],)) and self._columns_at(index + 1) is not None

    def _stands_over_head(self, index: int, head: ColumnsHere) -> bool:
        """Whether a line by itself stands over the head that is repeated: the row above it is whole, so it is none of
        its cells."""
        lines, kinds = self._lines, [column.kind for column in head.columns]
        if index == 0 or index + 1 >= len(lines) or lines[index].gap == 0 or not is_title((lines[index],)):
            return False
        again = self._columns_at(index + 1)
        if again is None or again.columns != head.columns or is_timing(lines[index].text):
            return False
        if kinds[-1] == "timing":
            return is_timing(" ".join(line.text for line in paragraphs(lines[:index])[-1][-2:])) or is_timing(
                lines[index - 1].text
            )
        above, here = lines[index - 1].piece, lines[index].piece
        known = all_known(self._reader.parties((here,)))
        return kinds[-1] == "owner" and not known and all_known(self._reader.parties((above,)))

    def _table_title(self) -> tuple[Piece, ...] | None:
        title = None
        if self._lines[self._at].gap == 0 and len(self._waiting) > 0 and is_title((self._waiting[-1],)):
            title = (self._waiting[-1].piece,)
        self._waiting = []
        return title

    def _skip_head(self, head: ColumnsHere | LayoutHead) -> None:
        self._account.ignore(LeftOut.COLUMN_HEADING, *pieces(self._lines[self._at : self._at + head.lines]))
        self._at += head.lines

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

    def _give_back_title(self, groups: list[PlanLine]) -> None:
        """A heading right before the labels of a new block belongs to that block."""
        if self._at >= len(self._lines) or self._label_at(self._at) is None:
            return
        last = paragraphs(groups)[-1:] if len(groups) > 0 else []
        if len(last) > 0 and is_title(last[0]) and all(WIDE_GAP.search(line.piece.text) is None for line in last[0]):
            del groups[-len(last[0]) :]
            self._waiting = list(last[0])

    def _layout(self, head: LayoutHead) -> None:
        self._started = True
        first = (*self._head_over(head), *self._lines[self._at : self._at + head.lines])
        title = self._table_title()
        parts: list[tuple[LayoutHead, list[PlanLine]]] = [(head, [])]
        self._at += head.lines
        if self._is_head_below(head):
            first = (*first, self._lines[self._at])
            self._at += 1
        while self._at < len(self._lines):
            repeated = self._repeats(self._at)
            if repeated is not None:
                self._account.ignore(LeftOut.REPEATED_HEADING, *repeated.heading)
                self._at += repeated.lines
                continue
            again = self._layout_at(self._at)
            if again is not None and again.columns == head.columns:
                if self._gives_title(parts[-1][1]):
                    break
                parts.append((again, []))
                self._skip_head(again)
                continue
            ends = self._ends_table(self._at) and not self._is_row(parts[-1][0], self._at)
            ends = ends or is_legend(self._lines[self._at].text, self._words)
            if again is not None or ends or self._ends_below(parts[-1][0], self._at):
                break
            parts[-1][1].append(self._lines[self._at])
            self._at += 1
        self._give_back_title(parts[-1][1])
        self.tables.extend((lines[0].piece.start, lines[-1].piece.end) for _, lines in parts if len(lines) > 0)
        if title is not None:
            self._take_heading(TableHeading(title))
        if head.divider is None and min(share_aligned(part.starts, lines) for part, lines in parts) < ALIGNED:
            self.plan.issues.append(self._not_aligned(first))
            return
        if head.divider is None:
            self.plan.issues.extend(self._astray(line) for part, lines in parts for line in astray(part.starts, lines))
        table = self._shaped(first, parts)
        if not self._read(TablePart(table)):
            self.plan.issues.extend(table.doubts)

    def _is_row(self, head: LayoutHead, index: int) -> bool:
        """Whether a line that could end a table ("Doel 2: ...") has cells under its heads, and is a row of it."""
        return head.divider is None and is_row(head.starts, self._lines[index])

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

    def _gives_title(self, lines: list[PlanLine]) -> bool:
        """Whether a heading stands alone above a head: a new table begins there, and the heading is given back."""
        if len(lines) < 2 or lines[-1].gap == 0 or self._lines[self._at].gap == 0:
            return False
        last = lines[-1]
        alone = WIDE_GAP.search(last.piece.text) is None and is_title((last,))
        if not alone or last.page != lines[-2].page or self._lines[self._at].page != last.page:
            return False
        self._waiting = [lines.pop()]
        return True

    def _head_over(self, head: LayoutHead) -> tuple[PlanLine, ...]:
        """A line right above a head that the same sign divides: heads over heads."""
        if head.divider is None or self._at == 0 or self._lines[self._at].gap > 0:
            return ()
        above = self._lines[self._at - 1]
        if head.divider.search(above.piece.text) is None or len(self._waiting) == 0 or self._waiting[-1] is not above:
            return ()
        self._waiting.pop()
        return (above,)

    def _is_head_below(self, head: LayoutHead) -> bool:
        """Whether another head stands right under a head, divided by the same sign."""
        if head.divider is None or self._at >= len(self._lines) or self._lines[self._at].gap > 0:
            return False
        below = self._layout_at(self._at)
        return below is not None and below.divider is head.divider and below.columns != head.columns

    def _shaped(self, first: Sequence[PlanLine], parts: Sequence[tuple[LayoutHead, list[PlanLine]]]) -> Table:
        """The table of a head and the lines under it, whichever way its cells are divided."""
        head = parts[0][0]
        begins = next((at for at, column in enumerate(head.columns) if column.kind == "action"), None)
        if head.divider is not None:
            lines = [line for _, more in parts for line in more]
            if begins is None and len(lines) > 0:
                begins = _fullest([divided(line.piece, head.divider, framed=False) for line in lines])
            begins = begins or 0
            return delimited_table(first, lines, begins, head.divider, self._document, certainty=DELIMITED_CERTAINTY)
        shaped = [Part(part.starts, part.heads, lines) for part, lines in parts]
        kinds = [column.kind for column in head.columns]
        return aligned_table(shaped, begins or 0, kinds, self._reader)

    def _divided_lines(self) -> bool:
        """A table under a head that nobody knows: lines that one sign divides into as many cells each."""
        at = self._at
        if at < self._undivided:
            return False
        for divider in (BARS, TABS):
            count = len(divided(self._lines[at].piece, divider))
            end = at + 1
            while end < len(self._lines) and self._lines[end].gap == 0:
                if divider.search(self._lines[end].piece.text) is None:
                    break
                end += 1
            if count < 2 or end - at < FEWEST_LINES:
                continue
            lines = self._lines[at:end]
            first = _fullest([divided(line.piece, divider, framed=False) for line in lines[1:]])
            table = delimited_table(lines[:1], lines[1:], first, divider, self._document, certainty=DELIMITED_CERTAINTY)
            if len(table.doubts) == 0 and self._read(TablePart(table)):
                self._waiting = []
                self._at = end
                return True
            self._undivided = end
        return False

    def _is_prose(self, head: LayoutHead, index: int) -> bool:
        line = self._lines[index]
        if head.divider is not None:
            return head.divider.search(line.piece.text) is None
        if line.gap < 2 or re.search(r"\s{2,}", line.piece.text) is not None:
            return False
        second = 1 if len(head.starts) > 1 and head.starts[1] >= _NARROW else 2
        return len(head.starts) > 2 and line.left + len(line.piece.text) > head.starts[second] + NEAR

    def _ends_below(self, head: LayoutHead, index: int) -> bool:
        """Whether a line under a head is no row and no part of one."""
        return self._is_prose(head, index) or self._stands_apart(head, index)

    def _stands_apart(self, head: LayoutHead, index: int) -> bool:
        """Whether a paragraph behind more than one blank line, or on a new page, has nothing beside its first column,
        nor has what is left up to the next head: the table ended above it."""
        line = self._lines[index]
        turned = index > 0 and line.page != self._lines[index - 1].page
        if head.divider is not None or (line.gap < APART and not turned) or not line.text[:1].isupper():
            return False
        above = WIDE_GAP.split(self._lines[index - 1].text)[0] if index > 0 else ""
        if self._words.goes_on(above):
            return False
        for at in range(index, len(self._lines)):
            if self._layout_at(at) is not None or self._ambition_at(at) is not None:
                break
            if is_row(head.starts, self._lines[at]):
                return False
        return True

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
        return read_labels(grid, part.table, self._reader) if rows is None else rows

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

    def _guessed(self, column: Column, cell: tuple[Piece, ...]) -> Issue:
        told = head_text(cell)[:_LONGEST_TOLD]
        takes_part = column.role not in (None, *HOLDING_ROLES)
        kind = "partij die meedoet" if takes_part else _KINDS.get(column.kind, column.kind)
        message = f'Deze kolom ("{told}") is gelezen als {kind}, omdat dat in de cellen staat. Kijk na of dat klopt.'
        quote = self._document.quote_of((piece.start, piece.end) for piece in cell)
        return Issue(code="column-told-by-cells", severity=Severity.WARNING, message=message, quote=quote)
