"""The blocks of a document as a reader meets them, in a table or outside one, handed to the builder in reading order.

In a cell everything becomes a line of it. A table in a cell keeps its rows and columns: it stands as a table of its own
behind the one it stands in, for its rows say more than lines of one cell could.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.form import Issue
from loaders.document.around import furniture_kind
from loaders.document.building import CellWords, Line, TextBuilder, Words
from loaders.document.gathering import marked, plain
from loaders.document.grid import grid_of
from loaders.document.model import FurnitureKind, Mark, TableSource
from loaders.document.tabbed import is_tabbed, rows_of

TABBED_CERTAINTY = 0.95
"""A tab between cells says where they end; nothing says that it is no tab within one."""


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table as a file marks it: its cells may overlap or leave holes, ``heads`` and ``row_doubts`` count its rows."""

    cells: Sequence[CellWords]
    heads: int | None = None
    caption: Sequence[Line] = ()
    row_doubts: Mapping[int, Issue] = field(default_factory=dict)
    pages: int = 0
    """How many pages begin within it; they can only be told behind it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is: a heading by its level or as a title, an item by its sign, or else no more than that."""

    level: int | None = None
    title: bool = False
    sign: str | None = None
    """What stands before its words, without the space behind it; of a heading, its number. None outside of lists."""
    depth: int = 0


@dataclass(slots=True)
class _OpenCell:
    lines: list[Line] = field(default_factory=list)
    pages: int = 0


@dataclass(frozen=True, slots=True)
class _Tabbed:
    """A paragraph or an item with tabs in it; ``pages`` begin before it."""

    lines: Sequence[Line]
    depth: int | None
    pages: int


@dataclass(slots=True)
class Flow:
    """Takes blocks in reading order. What stands around the document comes at its end."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    _cells: list[_OpenCell] = field(default_factory=list)
    _behind: list[TableWords] = field(default_factory=list)
    _around: FurnitureKind | None = None
    _running: set[str] = field(default_factory=set)
    _tabbed: list[_Tabbed] = field(default_factory=list)
    """Paragraphs with tabs that follow each other: together they may be the rows of a table."""
    _turned: int = 0
    """How many pages began behind the last of them."""

    @property
    def in_cell(self) -> bool:
        """Whether what comes now stands in a cell."""
        return len(self._cells) > 0

    def around(self, kind: FurnitureKind | None) -> FurnitureKind | None:
        """From now on all blocks are such furniture, or none (None); gives what it was before."""
        self.close_rows()
        before, self._around = self._around, kind
        return before

    def heading(self, lines: Sequence[Line], level: int | None, number: str | None = None) -> None:
        """A heading; in a cell, its number and words as a line."""
        if self.in_cell or self._around is not None:
            self.paragraph(marked("" if number is None else f"{number} ", lines))
        else:
            self.close_rows()
            self.builder.heading(lines, level, number)

    def paragraph(self, lines: Sequence[Line]) -> None:
        """A paragraph."""
        if self.in_cell:
            self._cells[-1].lines.extend(lines)
        elif self._around is not None:
            self.builder.furniture(lines, self._around)
        elif is_tabbed(lines):
            self._hold(lines, None)
        else:
            self.close_rows()
            self.builder.paragraph(lines)

    def item(self, lines: Sequence[Line], sign: str, depth: int) -> None:
        """An item of a list with its sign."""
        if self.in_cell or self._around is not None:
            self.paragraph(marked(sign, lines))
        elif is_tabbed(lines):
            self._hold(marked(sign, lines), depth)
        else:
            self.close_rows()
            self.builder.item(marked(sign, lines), depth)

    def page(self) -> None:
        """A new page begins."""
        if self.in_cell:
            self._cells[-1].pages += 1
        elif len(self._tabbed) > 0:
            self._turned += 1
        else:
            self.builder.page()

    def _hold(self, lines: Sequence[Line], depth: int | None) -> None:
        self._tabbed.append(_Tabbed(lines, depth, self._turned))
        self._turned = 0

    def close_rows(self) -> None:
        """The paragraphs with tabs that came one after another are all that follow: they are a table, or paragraphs."""
        held, self._tabbed = self._tabbed, []
        turned, self._turned = self._turned, 0
        rows = rows_of([one.lines for one in held])
        if rows is not None:
            cells = [CellWords(row, at, [cell]) for row, line in enumerate(rows) for at, cell in enumerate(line)]
            self.builder.table(cells, len(rows), len(rows[0]), TableSource.DELIMITED, certainty=TABBED_CERTAINTY)
            turned += sum(one.pages for one in held)
            held = []
        for one in held:
            for _ in range(one.pages):
                self.builder.page()
            if one.depth is None:
                self.builder.paragraph(one.lines)
            else:
                self.builder.item(one.lines, one.depth)
        for _ in range(turned):
            self.builder.page()

    def open_cell(self) -> None:
        """What comes next stands in a cell."""
        self._cells.append(_OpenCell())

    def close_cell(self) -> tuple[list[Line], int]:
        """The lines of the cell, and how many pages begin in it."""
        cell = self._cells.pop()
        return cell.lines, cell.pages

    @property
    def waiting(self) -> int:
        """How many tables wait for the one in which they stand; a reader asks it where a table begins."""
        return len(self._behind)

    def table(self, table: TableWords, begun: int) -> None:
        """A table that is complete, and behind it those that stand in its cells.

        Args:
            table: the table.
            begun: how many tables were ``waiting`` where it began: those that came since stand in it.

        Raises:
            DocumentError: it has more rows and columns than a table may.
        """
        if self.in_cell:
            self._behind.insert(begun, table)
            return
        self.close_rows()
        behind, self._behind = self._behind, []
        for one in (table, *behind):
            self._put(one)
        for _ in range(sum(one.pages for one in (table, *behind))):
            self.builder.page()

    def paged(self, pages: Sequence[Sequence[Line]], kind: Kind) -> None:
        """One paragraph, on however many pages; what stands on a later one is a paragraph of its own."""
        for at, lines in enumerate(pages):
            if at > 0:
                self.page()
            if len(lines) > 0:
                self._as(kind, lines)
                kind = Kind()

    def _as(self, kind: Kind, lines: Sequence[Line]) -> None:
        if kind.level is not None:
            self.heading(lines, kind.level, kind.sign or None)
        elif kind.title:
            self.heading(lines, None)
        elif kind.sign is not None:
            self.item(lines, f"{kind.sign} " if kind.sign != "" else "", kind.depth)
        else:
            self.paragraph(lines)

    def running(self, lines: Iterable[Line]) -> None:
        """Lines at the head or foot of pages; each once, however many sorts of pages have it."""
        self.close_rows()
        for line in lines:
            words = plain([line])
            if words not in self._running:
                self._running.add(words)
                self.builder.furniture([line], furniture_kind(words))

    def notes(self, notes: Iterable[tuple[str, Sequence[Line]]]) -> None:
        """Notes; the sign of each stands before its words, raised as it is on the page."""
        self.close_rows()
        for sign, lines in notes:
            if len(lines) > 0:
                raised = () if sign == "" else (Words(sign, None, frozenset({Mark.RAISED})), Words(" "))
                self.builder.note([[*raised, *lines[0]], *lines[1:]], sign)

    def _put(self, table: TableWords) -> None:
        cells, height, width = grid_of(table.cells)
        if self._around is not None:
            for cell in cells:
                self.builder.furniture(cell.lines, self._around)
            self.builder.furniture(table.caption, self._around)
            return
        rows = sorted({cell.row for cell in table.cells})
        self.builder.table(
            cells,
            height,
            width,
            TableSource.MARKUP,
            heads=None if table.heads is None else bisect_left(rows, table.heads),
            caption=table.caption,
            row_doubts={bisect_left(rows, row): issue for row, issue in table.row_doubts.items()},
        )
