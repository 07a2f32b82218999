"""A document as its file shows it: headings, paragraphs, lists, tables and notes, each with its place in one text.

Every reader of a format gives this, so that whoever reads plans sees no format any more. ``text`` is the whole of what
people read in the file, in reading order; all else only points into it. What holds of every document, and is tested of
every reader: each sign of ``text`` that is no white space stands in just one block, a stretch of a cell stands in no
other cell, and the cells of a table cover its rows and columns without a hole and without an overlap.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from graph.model.form import Issue
from graph.model.source_text import Document as SourceText


class Mark(StrEnum):
    """What a file says of words beside the words themselves."""

    BOLD = "bold"
    STRUCK = "struck"
    """Struck through by the writer: it stands there and is not said any more."""
    HIDDEN = "hidden"
    RAISED = "raised"
    """Set above the line: the sign of a note, no word."""
    INSERTED = "inserted"
    """Put in by somebody who tracked changes; it is the last wording."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its file something stands, beside the lines of ``text``; what a format does not have is None."""

    page: int | None = None
    """From 1."""
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right and top in points, from the lower left of the page as people see it."""
    sheet: str | None = None
    cell: str | None = None
    """As a spreadsheet calls it: B12."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of ``text[start:end]`` with one place and one set of marks; offsets are code points."""

    start: int
    end: int
    place: Place | None = None
    marks: frozenset[Mark] = frozenset()


Runs: TypeAlias = tuple[Run, ...]


class TableSource(StrEnum):
    """What shows where the cells of a table end, from the surest to the least sure."""

    MARKUP = "markup"
    """The file says so: a table of a text document or web page."""
    SHEET = "sheet"
    """The cells of a spreadsheet."""
    RULED = "ruled"
    """Drawn lines on a page."""
    DELIMITED = "delimited"
    """A sign between the cells: tab, bar, semicolon."""
    ALIGNED = "aligned"
    """Words below each other, with white space between the columns."""
    FLAT = "flat"
    """Nothing but the order of the cells, and blank lines or what they hold."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first row and column from 0, over how many of each it goes, and its words.

    ``runs`` are in reading order and never empty stretches; an empty cell has none. Where one cell says the same for
    several rows or columns, ``rows`` or ``columns`` is more than 1: it is never repeated.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` from 1, None where the file only shows that it is one."""

    runs: Runs
    level: int | None = None
    number: str | None = None
    """The number before it, where the file numbers by itself and it is not in the words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; its mark ("•", "1.") is the beginning of its words. ``depth`` from 0."""

    runs: Runs
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ``height`` rows and ``width`` columns, its cells row by row.

    ``heads`` is how many of its first rows hold the heads of columns, as the file says; None where it does not say.
    ``certainty`` is that of rows and columns, from 0 to 1; below 1 for whatever no file says in so many words.
    """

    cells: tuple[Cell, ...]
    height: int
    width: int
    source: TableSource
    heads: int | None = None
    certainty: float = 1.0
    caption: Runs = ()
    continues: bool = False
    """Whether it goes on with the rows of the table before it, as on a new page; its head may stand there again."""
    doubts: tuple[Issue, ...] = ()
    """What could not be settled about its rows and columns."""
    loose: Runs = ()
    """Words that stand in the table and in none of its cells."""

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells that begin in a row or reach into it, from left to right."""
        found = [cell for cell in self.cells if cell.row <= number < cell.row + cell.rows]
        return tuple(sorted(found, key=lambda cell: cell.column))


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot of a page or table; ``sign`` is how it is called where it is pointed at ("1", "*")."""

    runs: Runs
    sign: str = ""


class FurnitureKind(StrEnum):
    """What stands around the words of a document and is none of them."""

    PAGE_NUMBER = "page-number"
    RUNNING_TITLE = "running-title"
    MENU = "menu"
    """Of a web page: menus, banners, what stands beside the main content."""
    CONTENTS = "contents"
    """A table of contents that the file itself marks as one."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that stand around the document: page numbers, running titles, menus."""

    runs: Runs
    kind: FurnitureKind


Block: TypeAlias = Heading | Paragraph | Item | Table | Note | Furniture


@dataclass(frozen=True)
class Document(SourceText):
    """A file's text with its lines and its blocks, in reading order; a form feed in ``text`` begins a page.

    ``properties`` are what the file says of itself (title, subject, company), never who made it. ``issues`` are what
    its reader has to tell: tracked changes, hidden sheets, another encoding.
    """

    blocks: tuple[Block, ...] = field(default=(), repr=False)
    properties: Mapping[str, str] = field(default_factory=dict, repr=False)
    issues: tuple[Issue, ...] = field(default=(), repr=False)


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block, cell by cell of a table."""
    if isinstance(block, Table):
        yield from block.caption
        for cell in block.cells:
            yield from cell.runs
        yield from block.loose
    else:
        yield from block.runs


def holes(document: Document) -> Iterator[str]:
    """What does not hold of a document that has to, in words; nothing where it is whole. For tests of readers."""
    owned = bytearray(len(document.text))
    for number, block in enumerate(document.blocks):
        for run in runs_of(block):
            if not 0 <= run.start < run.end <= len(document.text):
                yield f"block {number}: no stretch of the text: {run.start} to {run.end}"
                continue
            if owned.find(b"\1", run.start, run.end) >= 0:
                yield f"block {number}: twice: {document.text[run.start : run.end]!r}"
            owned[run.start : run.end] = b"\1" * (run.end - run.start)
        if isinstance(block, Table):
            yield from (f"block {number}: {fault}" for fault in _untiled(block))
    for at, char in enumerate(document.text):
        if owned[at] == 0 and not char.isspace():
            yield f"in no block: {document.text[at : at + 40]!r}"
            return


def _untiled(table: Table) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        covered = {
            (row, column)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        if len(covered & taken) > 0:
            yield f"cells overlap at {sorted(covered & taken)[0]}"
        taken |= covered
    if taken != {(row, column) for row in range(table.height) for column in range(table.width)}:
        yield f"cells do not cover {table.height} by {table.width}"
