"""Plans as texts of Word and ODF: headings, nested lists, tables with merged cells, tracked changes."""

import io
from collections.abc import Sequence
from typing import Any

import docx
import odfdo
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.golden.corpus.markup import Style, plain, spans
from tests.golden.corpus.source import Card, Grid, Heading, Items, Labels, Notes, Part, Text, Title, Yaml

_TRACKED = {Style.INSERTED: "w:ins", Style.DELETED: "w:del"}


def word(parts: Sequence[Part], options: Yaml) -> bytes:
    """A document of Word; ``labels: table`` and ``cards: table`` put those in tables of two columns."""
    document = docx.Document()
    for part in parts:
        match part:
            case Title(text):
                document.add_heading(plain(text), 0)
            case Heading(text, level):
                document.add_heading(plain(text), level)
            case Text(text):
                _write(document.add_paragraph(), text)
            case Labels(pairs) | Card(pairs) if _in_table(part, options):
                table = document.add_table(len(pairs), 2, style="Table Grid")
                for row, pair in zip(table.rows, pairs, strict=True):
                    row.cells[0].text, row.cells[1].text = pair
                document.add_paragraph()
            case Labels(pairs) | Card(pairs):
                for label, text in pairs:
                    document.add_paragraph().add_run(f"{label}: ").bold = True
                    _write(document.paragraphs[-1], text)
            case Items(items):
                for depth, text in items:
                    _write(document.add_paragraph(style="List Bullet" if depth == 0 else "List Bullet 2"), text)
            case Notes(notes):
                for sign, text in notes:
                    _write(document.add_paragraph(), f"^{sign}^ {text}")
            case Grid():
                _tabulate(document.add_table(len(part.heads) + len(part.rows), part.width, style="Table Grid"), part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _in_table(part: Part, options: Yaml) -> bool:
    return options.get("labels" if isinstance(part, Labels) else "cards") == "table"


def _tabulate(table: Table, grid: Grid) -> None:
    for place in grid.placed():
        cell = table.cell(place.row, place.column)
        if place.cell.rows > 1 or place.cell.columns > 1:
            last = table.cell(place.row + place.cell.rows - 1, place.column + place.cell.columns - 1)
            cell = cell.merge(last)
        first, *others = place.cell.text.split("\n")
        _write(cell.paragraphs[0], first)
        for other in others:
            _write(cell.add_paragraph(), other)


def _write(paragraph: Paragraph, text: str) -> None:
    for span in spans(text):
        run = paragraph.add_run(span.text)
        if span.style is Style.RAISED:
            run.font.superscript = True
        if span.style in _TRACKED:
            around = OxmlElement(_TRACKED[span.style])
            around.set(qn("w:id"), "1")
            around.set(qn("w:author"), "redactie")
            run._r.addprevious(around)
            around.append(run._r)
        if span.style is Style.DELETED:
            for words in run._r.findall(qn("w:t")):
                words.tag = qn("w:delText")


def odt(parts: Sequence[Part], options: Yaml) -> bytes:
    """A text of ODF."""
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    for part in parts:
        for element in _in_odf(part):
            body.append(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _in_odf(part: Part) -> list[Any]:
    match part:
        case Title(text):
            return [odfdo.Paragraph(plain(text), style="Title")]
        case Heading(text, level):
            return [odfdo.Header(level, plain(text))]
        case Text(text):
            return [odfdo.Paragraph(plain(text))]
        case Labels(pairs) | Card(pairs):
            return [odfdo.Paragraph(f"{label}: {plain(text)}") for label, text in pairs]
        case Items(items):
            return [_odf_list(items)]
        case Notes(notes):
            return [odfdo.Paragraph(f"{sign} {plain(text)}") for sign, text in notes]
        case Grid():
            return [_odf_table(part)]


def _odf_list(items: Sequence[tuple[int, str]]) -> odfdo.List:
    whole = odfdo.List()
    inner: odfdo.List | None = None
    for depth, text in items:
        item = odfdo.ListItem(plain(text))
        if depth == 0:
            whole.append(item)
            inner = None
            continue
        if inner is None:
            inner = odfdo.List()
            whole.children[-1].append(inner)
        inner.append(item)
    return whole


def _odf_table(grid: Grid) -> odfdo.Table:
    table = odfdo.Table("Tabel", width=grid.width, height=len(grid.heads) + len(grid.rows))
    placed = grid.placed()
    for place in placed:
        cell = odfdo.Cell()
        for line in plain(place.cell.text).split("\n"):
            cell.append(odfdo.Paragraph(line))
        table.set_cell((place.column, place.row), cell)
    for place in placed:
        if place.cell.rows > 1 or place.cell.columns > 1:
            last = (place.column + place.cell.columns - 1, place.row + place.cell.rows - 1)
            table.set_span((place.column, place.row, *last))
    return table
