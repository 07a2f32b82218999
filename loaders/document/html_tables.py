"""The tables of a web page: where each cell stands, with whatever it goes over, row by row as they come."""

from dataclasses import dataclass, field

from graph.model.form import Issue
from loaders.document import told
from loaders.document.building import CellWords, Line
from loaders.document.flow import TableWords
from loaders.document.grid import refuse_large, whole_number
from loaders.document.xml_door import Element

_MOST_ROWS, _MOST_COLUMNS = 65_534, 1_000
"""Over how many rows and columns a cell of a web page can go, by its standard."""


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    is_head: bool
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class TableMaking:
    """A table in the making; rows and cells are begun in their order."""

    caption: list[Line] = field(default_factory=list)
    _cells: list[_Cell] = field(default_factory=list)
    _row: int = -1
    _column: int = 0
    _until: dict[int, int] = field(default_factory=dict)
    """For each column that a cell above goes over: the row behind its last one."""
    _group: int = 0
    """The row in which this part of the table (head, body, foot) began."""
    _in_head: bool = False
    _heads: int = 0

    def begin_part(self, is_head: bool) -> None:
        """A head, body or foot begins; no cell goes on from one into the next."""
        self._end_part()
        self._in_head = is_head

    def begin_row(self) -> None:
        """A row begins."""
        self._row += 1
        self._column = 0
        if self._in_head and self._heads == self._row:
            self._heads += 1

    def begin_cell(self, cell: Element, is_head: bool) -> list[Line]:
        """A cell begins; gives the list that its lines go into.

        Raises:
            DocumentError: there are more places than a table may have.
        """
        if self._row < 0:
            self.begin_row()
        while self._until.get(self._column, 0) > self._row:
            self._column += 1
        rows = whole_number(cell.get("rowspan"), 1, least=0, most=_MOST_ROWS) or _MOST_ROWS
        columns = whole_number(cell.get("colspan"), 1, most=_MOST_COLUMNS)
        made = _Cell(self._row, self._column, rows, columns, is_head)
        self._cells.append(made)
        if rows > 1:
            for column in range(self._column, self._column + columns):
                self._until[column] = max(self._until.get(column, 0), self._row + rows)
        self._column += columns
        refuse_large(1 if len(self._until) == 0 else self._row + 1, len(self._until))
        return made.lines

    def done(self) -> TableWords:
        """The table, all of whose rows and cells were begun."""
        self._end_part()
        cells = [CellWords(one.row, one.column, one.lines, one.rows, one.columns) for one in self._cells]
        heads = self._counted_heads()
        return TableWords(cells, heads=heads or None, caption=self.caption, row_doubts=self._doubts(heads))

    def _end_part(self) -> None:
        behind = self._row + 1
        for cell in reversed(self._cells):
            if cell.row < self._group:
                break
            cell.rows = min(cell.rows, behind - cell.row)
        self._group = behind
        self._until = {}

    def _counted_heads(self) -> int:
        """How many of the first rows hold heads: those of the head of the table, or else those with nothing but heads.

        Where every row is of heads only, they stand before their rows, or nothing is known.
        """
        if self._heads > 0:
            return self._heads
        others = next((one.row for one in self._cells if not one.is_head and len(one.lines) > 0), self._row + 1)
        return others if others <= self._row and any(one.is_head for one in self._cells) else 0

    def _doubts(self, heads: int) -> dict[int, Issue]:
        """Rows that reach over more or fewer columns than the rows of heads do."""
        if heads == 0:
            return {}
        reach: dict[int, int] = {}
        for cell in self._cells:
            for row in range(cell.row, cell.row + cell.rows):
                reach[row] = reach.get(row, 0) + cell.columns
        width = max(reach.get(row, 0) for row in range(heads))
        return {
            row: told.row_of_other_length(row + 1, count, width)
            for row, count in sorted(reach.items())
            if row >= heads and count != width
        }
