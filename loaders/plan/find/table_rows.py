"""Actions in the rows of a table, whatever shows where its cells end.

The rule in the writer's mind: a row is an action, with who does it and when beside it. A cell that goes over several
rows says the same for each of them. A row without words for an action goes on with the row above it, as does the
first row of a new page that begins in the middle of a sentence. A cell over the whole width is a heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model.form import Issue
from graph.model.vocabulary import HOLDING_ROLES, LeftOut, Role, Severity
from loaders.document.lines import Piece, part
from loaders.document.model import Cell, Document, Table, TableSource
from loaders.plan.cells import Pieces, cells_at, left_aside, pieces_of
from loaders.plan.column_cells import tells_what_is_done
from loaders.plan.column_heads import Column
from loaders.plan.columns import TableColumns, columns_of, first_words, is_head_again
from loaders.plan.doubtful_heads import doubtful_heads, head_text
from loaders.plan.drafts import DraftAction
from loaders.plan.find.budgets import is_budget
from loaders.plan.find.marked_times import MARKED, mark_of, put_marked
from loaders.plan.find.matrix_legend import is_legend
from loaders.plan.judge import Judge
from loaders.plan.letters import letters
from loaders.plan.rows import Reader, TableAmbition, TableHeading, TableRows
from loaders.plan.timing import is_timing
from loaders.plan.timing_cells import only_year

_NUMBER = re.compile(r"(?:[A-Za-z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.):]?(?:\s+|$)")
_MOST_HEADING_WORDS = 14
_LONGEST_COUNT = 3
"""Signs of a number that counts rows without a full stop behind it ("12", "12a"); "2026" counts none."""
_TOTALS = frozenset({"totaal", "totalen", "subtotaal", "eindtotaal", "total", "totals", "som"})
MERGED = 0.25
"""Where more of the owners' cells are empty than this, and more than one, a cell stands for several rows. In the
practice district one of three is empty and its row has no holder; in a table with merged cells it is three of five."""
_SPANNED = frozenset({TableSource.MARKUP, TableSource.SHEET, TableSource.RULED})
"""Tables in which a cell over several rows can be seen."""


_MONEY = "Deze tabel is gelezen als een begroting: bedragen, en wie daarover gaat. Er zijn geen acties van gemaakt."


@dataclass(slots=True)
class Row:
    """One or more rows of a table that are one row of the plan: its cells by column."""

    at: int
    cells: dict[int, list[Piece]] = field(default_factory=dict)
    spans: set[int] = field(default_factory=set)
    """The cells that it is made of, each by which one it is: two empty ones are two."""

    def pieces(self, columns: Sequence[int]) -> Pieces:
        """The pieces of columns, one behind the other."""
        return tuple(piece for column in columns for piece in self.cells.get(column, ()))


def read_table(
    table: Table,
    grid: list[list[Pieces]],
    cuts: frozenset[int],
    document: Document,
    spoken: str,
    reader: Reader,
    columns: Sequence[Column] | None = None,
) -> TableRows | None:
    """The actions of a table; None where it is no table of actions.

    Args:
        table: the table, over all pages.
        grid: the pieces of its cells; what a cut row repeats of its head is taken out of it.
        cuts: the rows with which it goes on on a new page.
        document: where it stands.
        spoken: its text without the signs of notes.
        reader: what is known of words and names.
        columns: its columns where they are known already; its first row is their heads then.
    """
    given = None if columns is None else TableColumns(tuple(columns), tuple(grid[0]), 1, 0)
    found = columns_of(grid, table, reader) if given is None else given
    if found is None:
        return None
    if columns is None and is_budget(found, grid, table, reader):
        quote = document.quote_of((piece.start, piece.end) for head in found.heads for piece in head)
        return TableRows(issues=[Issue(code="table-of-money", severity=Severity.WARNING, message=_MONEY, quote=quote)])
    return _Rows(table, cuts, document, spoken, reader, grid, found).read()


@dataclass(slots=True)
class _Rows:
    table: Table
    cuts: frozenset[int]
    document: Document
    spoken: str
    reader: Reader
    grid: list[list[Pieces]]
    found: TableColumns
    rows: TableRows = field(default_factory=TableRows)
    _count_on: bool = False
    _merged: bool = False
    _mark: str | None = None
    """The sign under times that says that an action runs."""

    def read(self) -> TableRows:
        """All rows, in the order of the table."""
        self._heads()
        logical = list(self._logical())
        self._count_on, self._merged = self._counted(), self._merges()
        times = self.found.of_kind(MARKED.kind)
        self._mark = mark_of([row[at] for row in self.grid[self.found.first :] for at in times])
        judge = Judge(self.document, self.reader, self.table, self._capitals(logical))
        width = {
            at: max(
                (len(piece.text) for row in logical if isinstance(row, Row) for piece in row.cells.get(at, ())),
                default=0,
            )
            for at in range(self.table.width)
        }
        above: Row | None = None
        ambition = ""
        for row in logical:
            if isinstance(row, TableHeading):
                self.rows.entries.append(row)
                continue
            named = row.pieces(self.found.of_kind("ambition"))
            words = letters(" ".join(piece.words for piece in named))
            if words not in ("", ambition):
                self.rows.entries.append(TableAmbition(named))
                ambition = words
            elif words != "":
                self.rows.aside.extend((LeftOut.REPEATED_HEADING, piece) for piece in named)
            draft = self._draft(row, width)
            self._blank_owner(draft, row, above)
            if judge.keeps(draft, row.cells, self.found):
                self.rows.entries.append(draft)
            else:
                self.rows.loose.extend(piece for cell in row.cells.values() for piece in cell)
            above = row
        self.rows.issues.extend((*self.table.doubts, *judge.issues))
        return self.rows

    # -- heads -------------------------------------------------------------------------------------------------

    def _heads(self) -> None:
        table, found = self.table, self.found
        rows = self.rows
        for cell in table.cells:
            rows.aside.extend(left_aside(self.spoken, cell.runs))
            pieces = pieces_of(self.spoken, cell.runs)
            if found.above <= cell.row < found.first:
                rows.aside.extend((LeftOut.COLUMN_HEADING, piece) for piece in pieces)
            elif cell.row < found.above and len(pieces) > 0:
                rows.before.append(pieces)
        rows.aside.extend(
            (LeftOut.TABLE_FRAME, piece)
            for piece in pieces_of(self.spoken, table.loose)
            if not any(char.isalnum() for char in piece.text)
        )
        under = first_words(self.grid, found)
        rows.heads.extend(doubtful_heads(found.columns, found.heads, under))
        rows.guessed.extend(
            (found.columns[at], found.heads[at] or self._first(at))
            for at in sorted(found.guessed)
            if self._first(at) != ()
        )

    def _first(self, column: int) -> Pieces:
        return next((row[column] for row in self.grid[self.found.first :] if len(row[column]) > 0), ())

    # -- rows --------------------------------------------------------------------------------------------------

    def _logical(self) -> Iterator[Row | TableHeading]:
        """Rows of the plan: headings apart, and rows that go on with the one above it put together."""
        cells = cells_at(self.table)
        open_row: Row | None = None
        cut = False
        for at in range(self.found.first, self.table.height):
            if at in self.cuts:
                cut = True
                self._take_heads_out(at)
            here = self.grid[at]
            filled = [column for column in range(self.table.width) if len(here[column]) > 0]
            if len(filled) == 0:
                continue
            if is_head_again(self.grid, at, self.found):
                self.rows.aside.extend((LeftOut.COLUMN_HEADING, piece) for cell in here for piece in cell)
                continue
            if is_legend(" ".join(piece.text for column in filled for piece in here[column]), self.reader.words):
                self.rows.aside.extend((LeftOut.LEGEND, piece) for cell in here for piece in cell)
                continue
            if self._is_total(here, filled):
                self.rows.aside.extend((LeftOut.TOTAL_ROW, piece) for cell in here for piece in cell)
                continue
            timed = self._is_timed_heading(at, filled)
            if timed or self._is_heading(at, filled, cells):
                if open_row is not None:
                    yield open_row
                open_row, cut = None, False
                yield TableHeading((*here[filled[0]], *(here[filled[-1]] if timed else ())))
                continue
            if open_row is not None and self._goes_on(at, open_row, cells, cut=cut):
                self._extend(open_row, at, cells)
            else:
                if open_row is not None:
                    yield open_row
                open_row = Row(at)
                self._extend(open_row, at, cells)
            cut = False
        if open_row is not None:
            yield open_row

    def _take_heads_out(self, at: int) -> None:
        """Where no line stands between a head that is repeated and the rest of a cut row, both are in one cell."""
        heads = [head_text(head).lower() for head in self.found.heads]
        filled = [column for column in range(self.table.width) if len(self.grid[at][column]) > 0]
        begun = [column for column in filled if self.grid[at][column][0].words.lower() == heads[column]]
        if len(begun) < 2 or begun != filled:
            return
        for column in begun:
            self.rows.aside.append((LeftOut.COLUMN_HEADING, self.grid[at][column][0]))
            self.grid[at][column] = self.grid[at][column][1:]

    def _extend(self, row: Row, at: int, cells: Sequence[Sequence[Cell | None]]) -> None:
        for column in range(self.table.width):
            cell = cells[at][column]
            if cell is None or id(cell) in row.spans:
                continue
            row.spans.add(id(cell))
            row.cells.setdefault(column, []).extend(self.grid[at][column])

    def _is_total(self, here: Sequence[Pieces], filled: Sequence[int]) -> bool:
        first = " ".join(piece.words for piece in here[filled[0]])
        return letters(first) in _TOTALS or (len(filled) > 1 and letters(first.split(" ")[0]) in _TOTALS)

    def _is_heading(self, at: int, filled: Sequence[int], cells: Sequence[Sequence[Cell | None]]) -> bool:
        """Whether a row is a heading: one cell over the width of the table and the form of a title."""
        first = cells[at][filled[0]]
        if first is None or any(cells[at][column] is not first for column in filled):
            return False
        pieces = self.grid[at][filled[0]]
        text = " ".join(piece.words for piece in pieces)
        if len(text.split()) > _MOST_HEADING_WORDS or text.endswith((".", ";", ",")) or pieces[0].bulleted:
            return False
        if first.columns > 1 and first.columns >= self.table.width - 1:
            return True
        bold = all("bold" in run.marks for run in first.runs)
        following = next(
            (row for row in range(at + 1, self.table.height) if any(len(c) > 0 for c in self.grid[row])), None
        )
        if following is None or first.rows > 1 or sum(len(cell) > 0 for cell in self.grid[following]) < 2:
            return False
        if bold and self.table.width > 2:
            return True
        alone = self.table.source in _SPANNED and self._heads_rows(at, filled[0], text)
        if alone:
            message = f'De rij "{text[:80]}" heeft woorden in één kolom. Zij is gelezen als kop van de rijen eronder.'
            quote = self.document.quote_of((piece.start, piece.end) for piece in pieces)
            self.rows.issues.append(
                Issue(code="row-read-as-heading", severity=Severity.INFO, message=message, quote=quote)
            )
        return alone

    def _is_timed_heading(self, at: int, filled: Sequence[int]) -> bool:
        """Whether a row is the heading of an ambition and, at its end, the time of the rows below: no time stands there
        in other rows."""
        if len(filled) != 2 or filled[1] in self.found.of_kind("timing") or filled[1] in self.found.of_kind("owner"):
            return False
        first, last = (" ".join(piece.words for piece in self.grid[at][column]) for column in filled)
        return self.reader.words.counts_ambition(first) and is_timing(last)

    def _heads_rows(self, at: int, column: int, text: str) -> bool:
        """Whether a row of one cell is the heading of those below it: it stands where rows begin, has no verb, and no
        row with more than one cell is without who does it and when."""
        used = min(one for row in self.grid[self.found.first :] for one, cell in enumerate(row) if len(cell) > 0)
        beside = (*self.found.of_kind("owner"), *self.found.of_kind("timing"))
        if column != used or tells_what_is_done(text) or not text[:1].isupper() or len(beside) == 0:
            return False
        rows = [row for row in self.grid[self.found.first :] if len({cell for cell in row if len(cell) > 0}) > 1]
        return len(rows) > 1 and all(any(len(row[one]) > 0 for one in beside) for row in rows)

    def _goes_on(self, at: int, row: Row, cells: Sequence[Sequence[Cell | None]], *, cut: bool) -> bool:
        """Whether a row of the table goes on with the row above it."""
        actions = self.found.of_kind("action")
        here = [column for column in actions if len(self.grid[at][column]) > 0]
        if len(here) > 0 and all(id(cells[at][column]) in row.spans for column in here):
            return True
        numbers = self.found.of_kind("number")
        numbered = any(len(self.grid[at][column]) > 0 for column in numbers)
        if len(here) == 0:
            return not numbered
        if not cut:
            return False
        begun = len(numbers) > 0 and len(row.pieces(numbers)) > 0
        text = self.grid[at][here[0]][0].words
        before = row.pieces(actions)
        opened = len(before) > 0 and self.reader.words.goes_on(before[-1].words)
        return text[:1].islower() or (begun and not numbered) or (opened and not numbered)

    # -- one row -----------------------------------------------------------------------------------------------

    def _draft(self, row: Row, width: dict[int, int]) -> DraftAction:
        draft = DraftAction()
        for at, column in enumerate(self.found.columns):
            cell = tuple(row.cells.get(at, ()))
            if len(cell) == 0:
                continue
            if column.kind == "action":
                draft.text.extend(self._without_number(cell, draft))
            elif column.kind == "owner":
                self.reader.put_holders(draft, cell, column.role or Role.HOLDER, width[at])
            elif column.kind == "timing" and self._is_mark(cell) and len(self.found.of_kind("timing")) > 1:
                draft.aside.extend((LeftOut.NO_TIMING, piece) for piece in cell)
            elif column.kind == "timing":
                draft.put_timing(cell, column.bound, self._year_over(at))
            elif column.kind in ("result", "target_groups") and self._says_nothing(cell):
                draft.aside.extend((LeftOut.NAMES_NOBODY, piece) for piece in cell)
            elif column.kind not in ("other", "ambition", MARKED.kind):
                draft.put(column.kind, cell)
        times = self.found.of_kind(MARKED.kind)
        put_marked(draft, {at: self._over(row, at) for at in times}, self.found.heads, self._mark)
        return draft

    def _over(self, row: Row, column: int) -> Pieces:
        """The words of a row in a column, also those of a cell that begins in another column."""
        return tuple(row.cells.get(column, ())) or self.grid[row.at][column]

    def _is_mark(self, cell: Pieces) -> bool:
        """Whether a cell holds a dash and no word."""
        return not any(char.isalnum() for piece in cell for char in piece.text)

    def _year_over(self, column: int) -> int | None:
        """The year that stands in the heads over a column: "Planning 2027"."""
        heads = self.grid[self.found.above : self.found.first]
        return only_year(" ".join(piece.words for row in heads for piece in row[column]))

    def _says_nothing(self, cell: Pieces) -> bool:
        """Whether a cell says only that there is nothing: a dash, "n.v.t."."""
        return self.reader.words.is_nobody(" ".join(piece.words for piece in cell))

    def _without_number(self, cell: Pieces, draft: DraftAction) -> Pieces:
        """An action without the number before it; the number of a list inside a cell is left where it is."""
        first = cell[0]
        found = _NUMBER.match(first.text)
        if found is None or len(draft.text) > 0 or (first.bulleted and any(piece.bulleted for piece in cell[1:])):
            return cell
        number, rest = part(first, 0, found.end()), part(first, found.end())
        if not any(char.isalpha() for char in rest.text) or not any(char.isdigit() for char in number.text):
            return cell
        if (
            number.text[-1:].isdigit()
            and "." not in number.text
            and not (self._count_on and len(number.text) <= _LONGEST_COUNT)
        ):
            return cell
        draft.aside.append((LeftOut.ROW_NUMBER, number))
        return (rest, *cell[1:])

    def _counted(self) -> bool:
        """Whether the rows of this table count on: "3 huizen bezoeken" alone is no third row."""
        counted = 0
        for row in self.grid[self.found.first :]:
            for column in self.found.of_kind("action"):
                counted += len(row[column]) > 0 and _NUMBER.match(row[column][0].text) is not None
        return 2 * counted > self.table.height - self.found.first

    def _capitals(self, rows: Sequence[Row | TableHeading]) -> bool:
        """Whether most actions of the table begin with a capital."""
        texts = [row.pieces(self.found.of_kind("action")) for row in rows if isinstance(row, Row)]
        signs = [text[0].words[:1] for text in texts if len(text) > 0]
        small = sum(sign.islower() for sign in signs)
        return len(signs) > 1 and 2 * small <= len(signs)

    def _blank_owner(self, draft: DraftAction, row: Row, above: Row | None) -> None:
        """An empty cell right under a filled one may stand for the same: text cannot tell, so nobody may say either."""
        if above is None or len(self._holders()) == 0 or len(row.pieces(self._holders())) > 0:
            return
        if self._merged:
            draft.unclear = (*draft.unclear, "holders")
        else:
            draft.left_blank = True

    def _holders(self) -> tuple[int, ...]:
        return tuple(at for at in self.found.of_kind("owner") if self.found.columns[at].role in HOLDING_ROLES)

    def _merges(self) -> bool:
        """Whether owners stand once for several rows in this table, as far as its empty cells show."""
        columns = self._holders()
        if len(columns) == 0:
            return False
        if self.table.source in _SPANNED and any(
            cell.rows > 1 for cell in self.table.cells if cell.column in columns and cell.row >= self.found.first
        ):
            return False
        rows = [
            row for row in self.grid[self.found.first :] if any(len(row[at]) > 0 for at in self.found.of_kind("action"))
        ]
        blank = sum(all(len(row[at]) == 0 for at in columns) for row in rows)
        return blank > 1 and blank > MERGED * len(rows)
