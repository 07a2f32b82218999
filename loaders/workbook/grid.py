"""A workbook as it was read: sheets with their filled cells, within bounds; and whether it is one of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model.faults import Fault
from loaders import faults
from loaders.faults import DocumentError
from loaders.workbook.cells import Address, Value

MOST_ROWS = 40_000
# A plan has at most 10,000 parts, so its largest sheet 10,000 rows; a reading of 320 MB takes 20,000 of the source's.
MOST_COLUMNS = 60
# The widest sheet of ours has 20; what a person puts beside it is ignored, and need not be read far.
MOST_CELLS = 600_000
# 10,000 rows of 20 columns three times over.
MOST_CHARACTERS = 200_000_000
# Of all cells together: the public form of a plan, which travels along, has at most 160 million bytes.
MOST_SHEETS = 100


@dataclass(slots=True)
class Room:
    """How much may still come in, over all sheets of a workbook."""

    cells: int = MOST_CELLS
    characters: int = MOST_CHARACTERS


@dataclass(slots=True)
class Sheet:
    """The filled cells of a sheet by row and column, counted from 0, and its merged ranges as the file names them."""

    name: str
    room: Room = field(repr=False)
    cells: dict[tuple[int, int], Value] = field(default_factory=dict, repr=False)
    merged: list[str] = field(default_factory=list)
    without_value: list[Address] = field(default_factory=list)
    """Cells that hold an error, or a formula whose value the file does not say."""

    def put(self, row: int, column: int, value: Value) -> None:
        """Fills a cell.

        Raises:
            DocumentError: it is out of bounds.
        """
        if isinstance(value, str) and value == "":
            return
        self.room.cells -= 1
        self.room.characters -= len(value) if isinstance(value, str) else 0
        if row >= MOST_ROWS or column >= MOST_COLUMNS or self.room.cells < 0 or self.room.characters < 0:
            raise DocumentError(out_of_bounds(Address(self.name, row, column)))
        self.cells[row, column] = value


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheets of a workbook by name, and what the file says of itself."""

    sheets: Mapping[str, Sheet]
    marked: bool = False
    """Whether it carries the property that this program puts into a workbook."""


def out_of_bounds(address: Address) -> Fault:
    """The fault of a cell that lies too far away, or with which there are too many."""
    return faults.WORKBOOK_TOO_LARGE(cell=str(address), rows=MOST_ROWS, columns=MOST_COLUMNS)
