"""Making a document piece by piece: text and blocks grow together, so that no place can be wrong.

For readers of formats whose words do not stand in one text already. A block ends its line, a cell ends in a tab or,
the last of its row, in a line break; a cell of several paragraphs or items has a line for each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from graph.model.form import Issue
from graph.model.source_text import lines_of
from loaders.document.model import (
    Block,
    Cell,
    Document,
    Furniture,
    FurnitureKind,
    Heading,
    Item,
    Mark,
    Note,
    Paragraph,
    Place,
    Run,
    Runs,
    Table,
    TableSource,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line with one place and one set of marks, before they have a place in a text."""

    text: str
    place: Place | None = None
    marks: frozenset[Mark] = frozenset()


Line = Sequence[Words]
"""Words behind one another, without anything put between them."""


@dataclass(frozen=True, slots=True)
class CellWords:
    """A cell before its words have a place in a text; ``lines`` are its paragraphs and items (marks included)."""

    row: int
    column: int
    lines: Sequence[Line] = ()
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class TextBuilder:
    """Grows a text and its blocks. What is empty or nothing but white space makes no block."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _row_doubts: dict[int, Mapping[int, Issue]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many signs the text has so far."""
        return self._length

    def page(self) -> None:
        """Begins a new page: a form feed, which stands in no block."""
        self._put("\f")

    def gap(self) -> None:
        """A blank line, as the file itself has one; it stands in no block."""
        self._put("\n")

    def heading(self, lines: Iterable[Line], level: int | None = None, number: str | None = None) -> None:
        """Adds a heading."""
        runs = self._block(lines)
        if len(runs) > 0:
            self._blocks.append(Heading(runs, level, number))

    def paragraph(self, lines: Iterable[Line]) -> None:
        """Adds a paragraph; it has several lines only where the file breaks it itself."""
        runs = self._block(lines)
        if len(runs) > 0:
            self._blocks.append(Paragraph(runs))

    def item(self, lines: Iterable[Line], depth: int = 0) -> None:
        """Adds an item of a list; its mark ("• ", "1. ") is the beginning of its first line."""
        runs = self._block(lines)
        if len(runs) > 0:
            self._blocks.append(Item(runs, depth))

    def note(self, lines: Iterable[Line], sign: str = "") -> None:
        """Adds a note."""
        runs = self._block(lines)
        if len(runs) > 0:
            self._blocks.append(Note(runs, sign))

    def furniture(self, lines: Iterable[Line], kind: FurnitureKind) -> None:
        """Adds words that stand around the document."""
        runs = self._block(lines)
        if len(runs) > 0:
            self._blocks.append(Furniture(runs, kind))

    def table(
        self,
        cells: Iterable[CellWords],
        height: int,
        width: int,
        source: TableSource,
        *,
        heads: int | None = None,
        certainty: float = 1.0,
        caption: Iterable[Line] = (),
        continues: bool = False,
        doubts: tuple[Issue, ...] = (),
        row_doubts: Mapping[int, Issue] = MappingProxyType({}),
    ) -> None:
        """Adds a table; places that no cell covers become empty cells. Without any words it makes no block.

        ``row_doubts`` are doubts about one row, by its number from 0; each gets the words of its row as its quote.
        """
        above = self._block(caption)
        given = sorted(cells, key=lambda cell: (cell.row, cell.column))
        placed: list[Cell] = []
        before: CellWords | None = None
        for cell in given:
            if before is not None:
                self._put("\n" if cell.row != before.row else "\t")
            placed.append(Cell(cell.row, cell.column, cell.rows, cell.columns, self._lines(cell.lines)))
            before = cell
        self._put("\n")
        if all(len(cell.runs) == 0 for cell in placed) and len(above) == 0:
            return
        placed.extend(_empty(placed, height, width))
        placed.sort(key=lambda cell: (cell.row, cell.column))
        self._blocks.append(
            Table(tuple(placed), height, width, source, heads, certainty, above, continues, doubts=doubts)
        )
        if len(row_doubts) > 0:
            self._row_doubts[len(self._blocks) - 1] = row_doubts

    def document(
        self, sha256: str, name: str, media_type: str, properties: Mapping[str, str] = MappingProxyType({})
    ) -> Document:
        """The document of all that was added."""
        text = "".join(self._parts)
        document = Document(sha256, name, media_type, text, lines_of(text), (), properties, tuple(self.issues))
        blocks = list(self._blocks)
        for at, row_doubts in self._row_doubts.items():
            table = blocks[at]
            assert isinstance(table, Table), "only a table has doubts about rows"
            blocks[at] = replace(table, doubts=(*table.doubts, *_quoted(document, table, row_doubts)))
        return replace(document, blocks=tuple(blocks))

    def _block(self, lines: Iterable[Line]) -> Runs:
        runs = self._lines(lines)
        if len(runs) > 0:
            self._put("\n")
        return runs

    def _lines(self, lines: Iterable[Line]) -> Runs:
        runs: list[Run] = []
        for line in lines:
            if all(words.text.strip() == "" for words in line):
                continue
            if len(runs) > 0:
                self._put("\n")
            for words in line:
                text = words.text.replace("\n", " ").replace("\r", " ").replace("\f", " ").replace("\t", " ")
                if text.strip() != "":
                    runs.append(Run(self._length, self._length + len(text), words.place, words.marks))
                self._put(text)
        return tuple(runs)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _quoted(document: Document, table: Table, doubts: Mapping[int, Issue]) -> Iterable[Issue]:
    """Doubts about rows, each with the words of its row that have any."""
    runs: dict[int, list[Run]] = {}
    for cell in table.cells:
        runs.setdefault(cell.row, []).extend(cell.runs)
    for row, issue in doubts.items():
        own = [(run.start, run.end) for run in runs.get(row, ())]
        yield issue.model_copy(update={"quote": None if len(own) == 0 else document.quote_of(own)})


def _empty(cells: Sequence[Cell], height: int, width: int) -> Iterable[Cell]:
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    return [Cell(row, column) for row in range(height) for column in range(width) if (row, column) not in taken]
