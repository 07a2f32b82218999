"""What the readers of spreadsheets have in common: a sheet with its filled cells, and what bounds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders import faults
from loaders.document.building import Line
from loaders.document.gathering import Gatherer, plain
from loaders.document.model import Mark
from loaders.faults import DocumentError

MOST_CELLS = 200_000
# Filled cells of a file. A plan of 1,000 actions in twenty columns has 20,000.
MOST_LETTERS = 20_000_000
# Of all cells together; as many as a text may have. One long text may stand in many cells.
LAST_ROW = 1_048_576
# Of a sheet of Excel (XFD1048576); LibreOffice has as many rows.
LAST_COLUMN = 16_384
# As above; in both.
LARGE_TYPE = 13.0
# Points from which words stand out. Excel writes in 11 and LibreOffice in 10; their smallest headings have 13.

_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell: its row and column from 0 as the file counts them, over how many it goes, its words."""

    row: int
    column: int
    lines: Sequence[Line]
    rows: int = 1
    columns: int = 1
    is_number: bool = False
    """Whether it holds a number, a day or a yes or no, and no text."""
    stressed: bool = False
    """Whether it is made to stand out: bold, larger, or on a colour."""
    full_day: str | None = None
    """The whole day, where its words leave out the year."""

    @property
    def words(self) -> str:
        """Its words on one line."""
        return plain(self.lines)


@dataclass(slots=True)
class Sheet:
    """A visible sheet. ``head_rows`` are rows of which the file says that they hold heads of columns."""

    name: str | None
    cells: list[SheetCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    head_rows: set[int] = field(default_factory=set)
    beside: list[str] = field(default_factory=list)
    """The words of boxes that lie on it."""
    comments: int = 0
    without_value: list[str] = field(default_factory=list)
    """Cells whose formula has no value in the file."""
    errors: list[str] = field(default_factory=list)
    """Cells whose formula gives an error."""


@dataclass(slots=True)
class Bounds:
    """Counts what all sheets of a file hold."""

    cells: int = 0
    letters: int = 0

    def count(self, sheet: str | None, letters: int, cells: int = 1) -> None:
        """Counts filled cells of so many letters together.

        Raises:
            DocumentError: they are more than a plan can have.
        """
        self.cells += cells
        self.letters += letters
        if self.cells > MOST_CELLS:
            raise DocumentError(faults.SHEET_TOO_LARGE(sheet=(sheet or "")[:80], limit=MOST_CELLS))
        if self.letters > MOST_LETTERS:
            raise DocumentError(faults.SHEET_TOO_LONG(sheet=(sheet or "")[:80], limit=MOST_LETTERS))


def lines_of_words(words: Sequence[tuple[str, frozenset[Mark]]]) -> list[Line]:
    """Words with their marks as lines: a line break in them begins a new one. Lines without words are left out."""
    gatherer = Gatherer()
    for text, marks in words:
        for number, part in enumerate(_BREAKS.split(text)):
            if number > 0:
                gatherer.break_line()
            gatherer.add(part, marks)
    return gatherer.taken()


def cell_name(row: int, column: int) -> str:
    """How a spreadsheet calls a cell: the first is A1."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """How a spreadsheet calls a column: the first is A, the 28th AB."""
    name = ""
    column += 1
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_at(name: str) -> tuple[int, int] | None:
    """Row and column of "B12", from 0; None where no sheet has such a cell."""
    found = _REFERENCE.fullmatch(name.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if row <= LAST_ROW and column <= LAST_COLUMN else None


def area_at(name: str) -> tuple[int, int, int, int] | None:
    """First row and column, and how many rows and columns, of "A1:C3"; None where no sheet has such an area."""
    first, _, last = name.partition(":")
    start, end = cell_at(first), cell_at(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return start[0], start[1], end[0] - start[0] + 1, end[1] - start[1] + 1
