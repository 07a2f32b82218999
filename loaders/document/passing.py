"""A document as bytes, and back: how it comes from the process that read a file into the one that asked for it.

That process may have been taken over by what it read. So nothing it says is believed: the form is JSON, of which each
value has one type, and every stretch has to lie in the text and every cell in its table before a document is made.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

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

MOST_PLACES = 2_000_000
# Rows times columns of one table. The largest sheet that is read has 200,000; a page has some 2,000.
_MARKS = tuple(Mark)
_Property: TypeAlias = Literal["title", "subject", "company"]
"""What a file says of itself and is kept; never who made it."""
_PROPERTIES: tuple[_Property, ...] = get_args(_Property)

_Count = Annotated[int, Field(ge=0, le=1 << 40)]
_Finite = Annotated[float, Field(allow_inf_nan=False)]
_Short = Annotated[str, Field(max_length=2_000)]
_Run: TypeAlias = tuple[_Count, _Count, int, Annotated[int, Field(ge=0, lt=1 << len(_MARKS))]]
"""Start, end, number of its place (-1: none), and marks as bits."""
_Place: TypeAlias = tuple[_Count | None, tuple[_Finite, _Finite, _Finite, _Finite] | None, _Short | None, _Short | None]
_Cell: TypeAlias = tuple[_Count, _Count, _Count, _Count, list[_Run]]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Heading(_Part):
    block: Literal["heading"] = "heading"
    runs: list[_Run]
    level: _Count | None
    number: _Short | None


class _Paragraph(_Part):
    block: Literal["paragraph"] = "paragraph"
    runs: list[_Run]


class _Item(_Part):
    block: Literal["item"] = "item"
    runs: list[_Run]
    depth: _Count


class _Note(_Part):
    block: Literal["note"] = "note"
    runs: list[_Run]
    sign: _Short


class _Furniture(_Part):
    block: Literal["furniture"] = "furniture"
    runs: list[_Run]
    kind: FurnitureKind


class _Table(_Part):
    block: Literal["table"] = "table"
    cells: list[_Cell]
    height: _Count
    width: _Count
    source: TableSource
    heads: _Count | None
    certainty: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    caption: list[_Run]
    continues: bool
    doubts: list[Issue]
    loose: list[_Run]


_Block: TypeAlias = Annotated[_Heading | _Paragraph | _Item | _Note | _Furniture | _Table, Field(discriminator="block")]


class Passed(_Part):
    """A document as it is handed over; its digest, its name and its lines are not taken from there."""

    media_type: Annotated[str, Field(pattern=r"^[a-z0-9]+/[a-z0-9.+-]{1,100}$")]
    text: str
    places: list[_Place]
    blocks: list[_Block]
    properties: dict[_Property, _Short]
    issues: Annotated[list[Issue], Field(max_length=10_000)]


class NotPassedError(ValueError):
    """What was handed over is no whole document."""


def passed(document: Document) -> Passed:
    """A document in the form in which it is handed over."""
    places: dict[Place, int] = {}

    def runs(given: Runs) -> list[_Run]:
        return [
            (
                run.start,
                run.end,
                -1 if run.place is None else places.setdefault(run.place, len(places)),
                sum(1 << _MARKS.index(mark) for mark in run.marks),
            )
            for run in given
        ]

    blocks = [_passed_block(block, runs) for block in document.blocks]
    return Passed.model_construct(
        media_type=document.media_type,
        text=document.text,
        places=[(place.page, place.box, place.sheet, place.cell) for place in places],
        blocks=blocks,
        properties={key: document.properties[key] for key in _PROPERTIES if key in document.properties},
        issues=list(document.issues),
    )


def _passed_block(block: Block, runs: Callable[[Runs], list[_Run]]) -> _Block:
    match block:
        case Heading():
            return _Heading.model_construct(runs=runs(block.runs), level=block.level, number=block.number)
        case Paragraph():
            return _Paragraph.model_construct(runs=runs(block.runs))
        case Item():
            return _Item.model_construct(runs=runs(block.runs), depth=block.depth)
        case Note():
            return _Note.model_construct(runs=runs(block.runs), sign=block.sign)
        case Furniture():
            return _Furniture.model_construct(runs=runs(block.runs), kind=block.kind)
        case Table():
            return _Table.model_construct(
                cells=[(cell.row, cell.column, cell.rows, cell.columns, runs(cell.runs)) for cell in block.cells],
                height=block.height,
                width=block.width,
                source=block.source,
                heads=block.heads,
                certainty=block.certainty,
                caption=runs(block.caption),
                continues=block.continues,
                doubts=list(block.doubts),
                loose=runs(block.loose),
            )


def taken(content: bytes, sha256: str, name: str) -> Document:
    """The document of what was handed over, checked.

    Raises:
        NotPassedError: it is not in that form, a stretch lies outside of the text, or a table is not whole.
    """
    try:
        given = Passed.model_validate_json(content)
    except ValidationError as error:
        raise NotPassedError("not in the form of a document") from error
    if "\0" in given.text:
        raise NotPassedError("a NUL in the text")
    taking = _Taking(len(given.text), [Place(*place) for place in given.places])
    blocks = tuple(taking.block(block) for block in given.blocks)
    return Document(
        sha256,
        name,
        given.media_type,
        given.text,
        lines_of(given.text),
        blocks,
        {str(key): value for key, value in given.properties.items()},
        tuple(given.issues),
    )


class _Taking:
    """Makes blocks of what was handed over, for a text of one length and its places."""

    def __init__(self, length: int, places: Sequence[Place]) -> None:
        self._length, self._places = length, places
        self._marks: dict[int, frozenset[Mark]] = {}

    def block(self, block: _Block) -> Block:
        """A block.

        Raises:
            NotPassedError: a stretch or a cell lies outside.
        """
        match block:
            case _Heading():
                return Heading(self._runs(block.runs), block.level, block.number)
            case _Paragraph():
                return Paragraph(self._runs(block.runs))
            case _Item():
                return Item(self._runs(block.runs), block.depth)
            case _Note():
                return Note(self._runs(block.runs), block.sign)
            case _Furniture():
                return Furniture(self._runs(block.runs), block.kind)
            case _Table():
                return self._table(block)

    def _table(self, table: _Table) -> Table:
        _check_tiled(table)
        return Table(
            tuple(
                Cell(row, column, rows, columns, self._runs(runs)) for row, column, rows, columns, runs in table.cells
            ),
            table.height,
            table.width,
            table.source,
            table.heads,
            table.certainty,
            self._runs(table.caption),
            table.continues,
            tuple(table.doubts),
            self._runs(table.loose),
        )

    def _runs(self, runs: Iterable[_Run]) -> Runs:
        return tuple(self._run(*run) for run in runs)

    def _run(self, start: int, end: int, place: int, bits: int) -> Run:
        if not (start < end <= self._length and -1 <= place < len(self._places)):
            raise NotPassedError("a stretch outside of the text")
        marks = self._marks.get(bits)
        if marks is None:
            marks = frozenset(mark for number, mark in enumerate(_MARKS) if bits >> number & 1)
            self._marks[bits] = marks
        return Run(start, end, None if place < 0 else self._places[place], marks)


def _check_tiled(table: _Table) -> None:
    """Whether the cells cover their table, each place once."""
    height, width = table.height, table.width
    if height * width > MOST_PLACES or (table.heads is not None and table.heads > height):
        raise NotPassedError("a table that is too large, or smaller than its head")
    covered = bytearray(height * width)
    for row, column, rows, columns, _ in table.cells:
        if not (0 < rows <= height - row and 0 < columns <= width - column):
            raise NotPassedError("a cell outside of its table")
        for at in range(row * width + column, (row + rows) * width + column, width):
            if covered.find(1, at, at + columns) >= 0:
                raise NotPassedError("cells that overlap")
            covered[at : at + columns] = b"\1" * columns
    if covered.find(0) >= 0:
        raise NotPassedError("a table with a hole")
