"""A PDF -> a document: page by page what stands there, then what only shows over pages, then text and blocks."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders import faults
from loaders.document.building import TextBuilder
from loaders.document.model import Document, FurnitureKind
from loaders.document.pdf import limits, native
from loaders.document.pdf.aligned import head_at_foot
from loaders.document.pdf.furniture import PageLines, furniture_of
from loaders.document.pdf.grids import Grid, Line, grids_of
from loaders.document.pdf.lines import TextLine, lines_of_words, said, with_marks
from loaders.document.pdf.paragraphs import Kind, Lines, as_note, blocks_of, body_size, levels_of, notes_apart, signs_in
from loaders.document.pdf.streams import Sheet, Stream, arranged
from loaders.document.pdf.strokes import strokes_of
from loaders.document.pdf.tables import TablePart, going_on, middle, ruled_table, write_table
from loaders.document.pdf.words import PROPERTIES, Word, struck_out, words_of
from loaders.faults import DocumentError

MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page holds, after it is closed."""

    number: int
    height: float
    lines: tuple[TextLine, ...] = ()
    """Upright lines outside the ruled tables."""
    turned: tuple[TextLine, ...] = ()
    tables: tuple[TablePart, ...] = ()
    rules: tuple[Line, ...] = ()
    signs: int = 0
    images: int = 0
    drawing: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Furniture:
    line: TextLine
    kind: FurnitureKind


_Piece: TypeAlias = Lines | TablePart | _Furniture


def document_of_content(content: bytes, name: str) -> Document:
    """The document of a PDF's bytes.

    Raises:
        DocumentError: it is locked, broken, a scan without words, or beyond a limit.
    """
    with native.opened(content) as pdf:
        properties = {known: value for named, known in PROPERTIES.items() if (value := pdf.said(named)) != ""}
        pages = list(_pages(pdf))
    if all(page.broken for page in pages):
        raise DocumentError(faults.PDF_BROKEN())
    if all(page.signs == 0 for page in pages):
        images = any(page.images > 0 for page in pages)
        raise DocumentError(faults.PDF_IS_SCAN(pages=len(pages)) if images else faults.TEXT_EMPTY())
    builder = TextBuilder()
    builder.issues.extend(_issues(pages))
    _write(_pieces(pages), builder)
    return builder.document(hashlib.sha256(content).hexdigest(), name, MEDIA_TYPE, properties)


def _pages(pdf: native.OpenPdf) -> Iterator[_Page]:
    """Each page, read and closed before the next is opened."""
    signs = 0
    for number in range(1, pdf.pages + 1):
        pdf.size(number - 1)
        with pdf.page(number - 1) as handle:
            page = _Page(number, 0.0, broken=True) if handle is None else _page(handle, number)
        signs += page.signs
        if signs > limits.MOST_SIGNS:
            raise DocumentError(faults.PDF_TOO_MANY_SIGNS(page=number, limit=limits.MOST_SIGNS))
        yield page


def _page(handle: int, number: int) -> _Page:
    frame = native.frame_of(handle)
    strokes = strokes_of(handle, frame, number)
    with native.text_of(handle) as text:
        words = [] if text is None else words_of(text, frame, number)
    drawn = grids_of(strokes)
    grids, rules = ([], []) if drawn is None else drawn
    words = struck_out(words, rules)
    tables = []
    for grid in grids:
        inside, outside = _parted(words, grid)
        table = ruled_table(grid, inside, strokes, number)
        if table is not None:
            tables.append(table)
            held = {id(word) for cell in table.cells for line in cell.lines for word in line.words}
            words = outside + [word for word in inside if id(word) not in held]
    upright = with_marks(lines_of_words((word for word in words if word.turn == 0), number), strokes.dots)
    turned = [
        line for turn in (1, 2, 3) for line in lines_of_words((word for word in words if word.turn == turn), number)
    ]
    return _Page(
        *(
            number,
            frame.height,
            tuple(upright),
            tuple(turned),
            tuple(tables),
            tuple(rules if len(rules) <= limits.MOST_MARKS_ON_PAGE else ()),
        ),
        signs=sum(len(word.text) for word in words) + sum(1 for _ in tables),
        images=strokes.images,
        drawing=drawn is None,
    )


def _parted(words: Sequence[Word], grid: Grid) -> tuple[list[Word], list[Word]]:
    """Words whose middle lies within a grid, and the others."""
    left, bottom, right, top = grid.box
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = middle(word)
        (inside if left <= x <= right and bottom <= y <= top else outside).append(word)
    return inside, outside


def _issues(pages: Sequence[_Page]) -> Iterator[Issue]:
    """What could not be read: pages that are pictures, and pages that are broken."""
    pictures = [page.number for page in pages if page.signs == 0 and page.images > 0]
    drawings = [page.number for page in pages if page.drawing]
    broken = [page.number for page in pages if page.broken]
    for code, numbers, words in (
        ("pages-are-pictures", pictures, "zonder tekst, met een afbeelding; wat erop staat, is niet gelezen"),
        ("pages-are-drawings", drawings, "met een tekening van heel veel lijnen; tabellen zijn daar niet gezocht"),
        ("pages-broken", broken, "kapot en niet gelezen"),
    ):
        if len(numbers) > 0:
            shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
            message = f"Bladzijden {words}: {shown}."
            yield Issue(code=code, severity=Severity.WARNING, message=message)


def _pieces(pages: Sequence[_Page]) -> list[list[_Piece]]:
    """What each page holds, in the order of reading, with what only shows over pages."""
    found = furniture_of([PageLines(page.number, page.height, page.lines) for page in pages])
    running = [line for page in pages for at, line in enumerate(page.lines) if at not in found[page.number]]
    within = [line for page in pages for table in page.tables for cell in table.cells for line in cell.lines]
    body = body_size(running, within)
    pieces: list[list[_Piece]] = []
    before: TablePart | None = None
    foot: list[_Piece] | None = None
    for page in pages:
        pieces.append(_of_page(page, found[page.number], body, before))
        first = next((piece for piece in pieces[-1] if not _is_around(piece)), None)
        tied = isinstance(first, TablePart) and before is not None and going_on(first, before).continues
        if tied and foot is not None and before is not None:
            _put_head(foot, before)
        before = _continued(pieces[-1], before)
        if before is None:
            before = _head_at_foot(pieces[-1])
            foot = None if before is None else pieces[-1]
        elif first is not None:
            foot = None
    return pieces


def _head_at_foot(pieces: Sequence[_Piece]) -> TablePart | None:
    """The head of a table whose rows stand on the next page only, where a page may end with one."""
    last = next((piece for piece in reversed(pieces) if not _is_around(piece)), None)
    return head_at_foot(last.lines[-1]) if isinstance(last, Lines) else None


def _put_head(pieces: list[_Piece], head: TablePart) -> None:
    """Puts the head of a table, whose rows were found on the next page, instead of the line that it was read as."""
    at = max(at for at, piece in enumerate(pieces) if not _is_around(piece))
    block = pieces[at]
    if isinstance(block, Lines):
        above = [replace(block, lines=block.lines[:-1])] if len(block.lines) > 1 else []
        pieces[at : at + 1] = [*above, head]


def _of_page(page: _Page, found: Mapping[int, FurnitureKind], body: float, before: TablePart | None) -> list[_Piece]:
    kept = [line for at, line in enumerate(page.lines) if at not in found]
    around = [(at < len(page.lines) / 2, _Furniture(page.lines[at], kind)) for at, kind in sorted(found.items())]
    text, notes = notes_apart(kept, body, page.height)
    within = (line for table in page.tables for cell in table.cells for line in cell.lines)
    signs = signs_in((*kept, *within))
    pieces: list[_Piece] = [one for top, one in around if top]
    for element in arranged(Sheet(text, page.tables, page.rules, page.number, before)):
        if isinstance(element, Stream):
            for block in blocks_of(element.lines, body):
                below = len(pieces) > 0 and (isinstance(pieces[-1], TablePart) or _is_around(pieces[-1]))
                pieces.append(as_note(block, signs, body, below_table=below))
        else:
            pieces.append(element)
    pieces.extend(Lines(Kind.PARAGRAPH, (line,)) for line in page.turned)
    pieces.extend(notes)
    pieces.extend(one for top, one in around if not top)
    return pieces


def _continued(pieces: list[_Piece], before: TablePart | None) -> TablePart | None:
    """Ties the first table of a page to the one with which the page before ended; gives that with which this one ends.

    Nothing but furniture and notes stands between them. A page without a body lets the table go on behind it.
    """
    body = [at for at, piece in enumerate(pieces) if not _is_around(piece)]
    if len(body) == 0:
        return before
    first = pieces[body[0]]
    if before is not None and isinstance(first, TablePart):
        pieces[body[0]] = going_on(first, before)
    last = pieces[body[-1]]
    return last if isinstance(last, TablePart) else None


def _is_around(piece: _Piece) -> bool:
    return isinstance(piece, _Furniture) or (isinstance(piece, Lines) and piece.kind is Kind.NOTE)


def _write(pages: Sequence[Sequence[_Piece]], builder: TextBuilder) -> None:
    levels = levels_of(
        piece.style for pieces in pages for piece in pieces if isinstance(piece, Lines) and piece.kind is Kind.HEADING
    )
    for number, pieces in enumerate(pages):
        if number > 0:
            builder.page()
        for piece in pieces:
            match piece:
                case TablePart():
                    write_table(piece, builder)
                case _Furniture():
                    builder.furniture(said([piece.line]), piece.kind)
                case Lines(kind=Kind.HEADING):
                    builder.heading(said(piece.lines), levels[piece.style])
                case Lines(kind=Kind.ITEM):
                    builder.item(said(piece.lines), piece.depth)
                case Lines(kind=Kind.NOTE):
                    builder.note(said(piece.lines), piece.sign)
                case Lines():
                    builder.paragraph(said(piece.lines))
