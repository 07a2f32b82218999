"""Cells of a flattened table, told apart, put together into rows: each row fills the columns from left to right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document.lines import Piece
from loaders.document.model import Table, TableSource
from loaders.document.shape.cells import FlatKnowledge, Grid

_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")
_MOST_HEADING_WORDS = 14
# As of any title of a part; the longest heading between rows of the shipped texts has nine words.
CERTAINTY = 0.8
# Nothing but the order and the words of the cells says where they end: of the 281 rows of the labelled documents that
# are this certain 266 are right (0.95).


@dataclass(frozen=True, slots=True)
class Cell:
    """Pieces of one column: ``kind`` is that of the column."""

    kind: str
    pieces: tuple[Piece, ...]
    column: int | None = None
    """Which column it is, where the count says it."""
    by_place: bool = False
    """Whether nothing but its place says what it is."""


@dataclass(frozen=True, slots=True)
class FlatColumns:
    """The columns of a flattened table: what each holds ("action", "owner", "timing"; "other" for what is not
    understood) and the words of its head."""

    kinds: tuple[str, ...]
    heads: tuple[tuple[Piece, ...], ...]


class FlatRows:
    """Puts cells together into rows."""

    def __init__(self, knowledge: FlatKnowledge, columns: FlatColumns) -> None:
        self._known, self._columns = knowledge, columns
        self._order = list(columns.kinds)
        self._owners = [at for at, kind in enumerate(columns.kinds) if kind == "owner"]
        self._grid = Grid(len(columns.kinds))

    def of(self, cells: Sequence[Cell]) -> Table:
        """The table, its rows in the order of the text."""
        self._grid.begin()
        for at, head in enumerate(self._columns.heads):
            self._grid.add(at, head)
        row: dict[str, list[Cell]] = {}
        for index, cell in enumerate(cells):
            if cell.kind in ("other", "unplaced"):
                if cell.kind == "unplaced":
                    self._close(row)
                    row = {}
                self._grid.loose.extend(cell.pieces)
                continue
            if self._starts_new(row, cell):
                self._close(row)
                row = {}
            if cell.kind == "action" and len(row) == 0 and self._is_heading(cells, index):
                self._grid.heading(cell.pieces)
                continue
            row.setdefault(cell.kind, []).append(cell)
        self._close(row)
        return self._grid.table(TableSource.FLAT, 1, CERTAINTY)

    def _starts_new(self, row: dict[str, list[Cell]], cell: Cell) -> bool:
        if len(row) == 0:
            return False
        place = self._order.index(cell.kind) if cell.kind in self._order else 0
        if any(self._order.index(kind) > place for kind in row if kind in self._order):
            return True
        if cell.kind == "owner" and "owner" in row:
            open_cell = row["owner"][-1].pieces[-1].text.rstrip().endswith((",", "/"))
            return len(row["owner"]) >= max(1, len(self._owners)) and not open_cell
        return cell.kind == "timing" and "timing" in row

    def _is_heading(self, cells: Sequence[Cell], index: int) -> bool:
        cell = cells[index]
        if len(cell.pieces) > 2 or cell.pieces[0].bulleted:
            return False
        words = " ".join(piece.words for piece in cell.pieces)
        if len(words.split()) > _MOST_HEADING_WORDS or _SENTENCE_END.search(words) is not None:
            return False
        if index + 1 >= len(cells) or cells[index + 1].kind != "action":
            return False
        if self._known.is_heading(words):
            return True
        following = cells[index + 1].pieces[0]
        finished = not words.endswith((".", ";", ":")) and not self._known.is_open_end(words.rstrip(" :"))
        return finished and not following.bulleted and following.words[:1].isupper()

    def _close(self, row: dict[str, list[Cell]]) -> None:
        if len(row) == 0:
            return
        action = [piece for cell in row.get("action", []) for piece in cell.pieces]
        owners, timings = row.get("owner", []), row.get("timing", [])
        wordless = not any(char.isalnum() for piece in action for char in piece.text)
        if wordless or (len(owners) == 0 and len(timings) == 0):
            self._grid.loose.extend(piece for cells in row.values() for cell in cells for piece in cell.pieces)
            return
        self._grid.begin()
        self._grid.doubts.extend(self._known.doubt_of_owner(cell.pieces) for cell in owners if cell.by_place)
        for kind, cells in row.items():
            for number, cell in enumerate(cells):
                if cell.column is None and kind not in self._order:
                    self._grid.loose.extend(cell.pieces)  # who does it, in a table whose heads name nobody
                else:
                    self._grid.add(self._column(kind, number, cell), cell.pieces)

    def _column(self, kind: str, number: int, cell: Cell) -> int:
        """The column of a cell: as the count says, else the first of its kind; owners fill theirs one by one."""
        if cell.column is not None:
            return cell.column
        if kind == "owner" and len(self._owners) > 0:
            return self._owners[min(number, len(self._owners) - 1)]
        return self._order.index(kind)
