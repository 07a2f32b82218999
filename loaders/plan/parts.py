"""A document as the reader of plans goes through it: stretches of lines, and the tables between them.

A table that goes on on a new page is one table with what it continues; where it was cut is kept. What a file itself
gives as furniture or notes is no part of either, and is said by its rule.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from graph.model.vocabulary import LeftOut
from loaders.document.lines import Piece, PlanLine, plan_lines
from loaders.document.model import (
    Document,
    Furniture,
    FurnitureKind,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Table,
    runs_of,
)
from loaders.document.shape import find_notes, without_signs
from loaders.plan.cells import left_aside, pieces_of
from loaders.plan.repeated_heads import cut_at_heads

_AROUND = {
    FurnitureKind.PAGE_NUMBER: LeftOut.PAGE_NUMBER,
    FurnitureKind.RUNNING_TITLE: LeftOut.RUNNING_TITLE,
    FurnitureKind.MENU: LeftOut.AROUND_PAGE,
    FurnitureKind.CONTENTS: LeftOut.TABLE_OF_CONTENTS,
}


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table over all its pages; ``cuts`` are the rows with which it goes on on a new one."""

    table: Table
    cuts: frozenset[int] = frozenset()


Lines = tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the reader goes through, in order; ``every`` is each line and each line of a cell, for the account."""

    parts: tuple[Lines | TablePart, ...]
    every: Lines
    aside: tuple[tuple[LeftOut, Piece], ...]
    spoken: str
    """The text of the document with a space for each sign of a note."""


def parts_of(document: Document) -> Parts:
    """The parts of a document: of a plain text all its lines, else what its blocks say."""
    if is_plain(document):
        return _of_text(document)
    parts: list[Lines | Table] = []
    every: list[PlanLine] = []
    aside: list[tuple[LeftOut, Piece]] = []
    for is_table, blocks in groupby(document.blocks, key=lambda block: isinstance(block, Table)):
        if is_table:
            tables = [block for block in blocks if isinstance(block, Table)]
            every.extend(line for table in tables for line in _lines_of_runs(document, runs_of(table)))
            above = _last_heading(parts)
            parts.extend(part for table in tables for part in cut_at_heads(table, document, above))
            continue
        lines: list[PlanLine] = []
        for block in blocks:
            if isinstance(block, Note | Furniture):
                rule = LeftOut.NOTE if isinstance(block, Note) else _AROUND[block.kind]
                given = tuple(_lines_of_runs(document, block.runs))
                every.extend(given)
                aside.extend((rule, line.piece) for line in given)
            elif isinstance(block, Heading | Paragraph | Item):
                given = tuple(_lines_of_runs(document, block.runs))
                every.extend(given)
                aside.extend(left_aside(document.text, block.runs))
                lines.extend(_block_lines(document, block, lines))
        if len(lines) > 0:
            parts.append(tuple(lines))
    return Parts(tuple(_with_tables_joined(parts)), tuple(every), tuple(aside), document.text)


def _last_heading(parts: Sequence[Lines | Table]) -> PlanLine | None:
    """The heading right over what comes next, with at most text between."""
    last = parts[-1] if len(parts) > 0 else ()
    lines = () if isinstance(last, Table) else last
    return next((line for line in reversed(lines) if line.level is not None), None)


def is_plain(document: Document) -> bool:
    """Whether a document is lines of text and nothing more."""
    return document.media_type == "text/plain" and all(isinstance(block, Paragraph) for block in document.blocks)


def _of_text(document: Document) -> Parts:
    """A plain text: its lines, without notes and the signs that call them."""
    every = plan_lines(document)
    notes = find_notes(every)
    if len(notes.signs) == 0:
        return Parts((every,), every, (), document.text)
    spoken = without_signs(document.text, notes)
    bare = plan_lines(replace(document, text=spoken))
    aside = [(LeftOut.NOTE, line.piece) for line in every if line.number in notes.lines]
    aside += [(LeftOut.NOTE_SIGN, Piece(start, end, start, document.text[start:end])) for start, end in notes.signs]
    return Parts((tuple(line for line in bare if line.number not in notes.lines),), every, tuple(aside), spoken)


def _block_lines(
    document: Document, block: Heading | Paragraph | Item, before: Sequence[PlanLine]
) -> Iterator[PlanLine]:
    """The lines of a block; a blank line stands before each but the items of one list."""
    level = block.level or 9 if isinstance(block, Heading) else None
    depth = block.depth if isinstance(block, Item) else 0
    for at, piece in enumerate(pieces_of(document.text, block.runs)):
        line = document.line_at(piece.start)
        listed = isinstance(block, Item) and len(before) > 0 and before[-1].listed
        gap = 0 if at > 0 or listed else 1
        yield PlanLine(line.number, line.page, piece, gap, 2 * depth, level, isinstance(block, Item))


def _lines_of_runs(document: Document, runs: Iterable[Run]) -> Iterator[PlanLine]:
    bare = [Run(run.start, run.end) for run in runs]
    for piece in pieces_of(document.text, bare):
        line = document.line_at(piece.start)
        yield PlanLine(line.number, line.page, piece, 0, 0)


def _with_tables_joined(parts: Iterable[Lines | Table]) -> Iterator[Lines | TablePart]:
    """A table that continues the one before it is one with it, though lines stand between them; those come behind."""
    waiting: list[Lines] = []
    open_tables: list[Table] = []
    for part in parts:
        if not isinstance(part, Table):
            waiting.append(part)
        elif len(open_tables) > 0 and part.continues and part.width == open_tables[0].width:
            open_tables.append(part)
        else:
            yield from _together(open_tables)
            yield from waiting
            open_tables, waiting = [part], []
    yield from _together(open_tables)
    yield from waiting


def _together(tables: Sequence[Table]) -> Iterator[TablePart]:
    """Tables of which each continues the one before it as one, with the rows where it was cut; nothing of none."""
    if len(tables) == 0:
        return
    first, *more = tables
    starts = list(accumulate(table.height for table in tables))
    below = (
        replace(cell, row=cell.row + start) for start, table in zip(starts, more, strict=False) for cell in table.cells
    )
    whole = replace(
        first,
        cells=(*first.cells, *below),
        height=starts[-1],
        certainty=min(table.certainty for table in tables),
        doubts=tuple(doubt for table in tables for doubt in table.doubts),
        loose=(*first.loose, *(run for table in more for run in (*table.caption, *table.loose))),
    )
    yield TablePart(whole, frozenset(starts[:-1]))
