"""Plans as PDF made by reportlab: tables with drawn lines over pages, and columns without a line."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, LongTable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flowing

from tests.golden.corpus.markup import plain
from tests.golden.corpus.source import Card, Grid, Heading, Items, Labels, Notes, Part, Text, Title, Yaml

_FONT, _BOLD = "Helvetica", "Helvetica-Bold"
_SIZE, _LINE, _LEFT, _HEAD, _FOOT = 10, 13, 56, 62, 60
_WIDTH = 490


def ruled(parts: Sequence[Part], options: Yaml) -> bytes:
    """Tables with drawn lines; the head stands again on each page and a row may be cut by it."""
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    story: list[Any] = []
    for part in parts:
        match part:
            case Title(text):
                story.append(Flowing(_escaped(text), styles["Title"]))
            case Heading(text, _):
                story.append(Flowing(_escaped(text), styles["Heading2"]))
            case Text(text):
                story.append(Flowing(_escaped(text), styles["BodyText"]))
            case Labels(pairs) | Card(pairs):
                story.extend(Flowing(f"<b>{label}:</b> {_escaped(text)}", styles["BodyText"]) for label, text in pairs)
            case Items(items):
                story.append(
                    ListFlowable(
                        [ListItem(Flowing(_escaped(text), styles["BodyText"])) for _, text in items],
                        bulletType="bullet",
                        start="•",
                    )
                )
            case Notes(notes):
                story.extend(Flowing(f"{sign} {_escaped(text)}", styles["BodyText"]) for sign, text in notes)
            case Grid():
                story.extend((_table(part, options, styles["BodyText"]), Spacer(1, 12)))
    SimpleDocTemplate(out, pagesize=_page(options), invariant=1, title=_title(parts)).build(
        story, onFirstPage=_number(options), onLaterPages=_number(options)
    )
    return out.getvalue()


def _page(options: Yaml) -> tuple[float, float]:
    """The size of a page; ``page_height`` makes it shorter."""
    return A4[0], options.get("page_height", A4[1])


def _title(parts: Sequence[Part]) -> str:
    return next((plain(part.text) for part in parts if isinstance(part, Title)), "")


def _escaped(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")


def _number(options: Yaml) -> Any:
    def draw(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(_FONT, 8)
        if "running" in options:
            canvas.drawString(_LEFT, _page(options)[1] - 32, options["running"])
        if not options.get("unnumbered"):
            canvas.drawRightString(540, 30, f"Pagina {template.page}")

    return draw


def _table(grid: Grid, options: Yaml, style: Any) -> LongTable:
    rows: list[list[Any]] = [[""] * grid.width for _ in range(len(grid.heads) + len(grid.rows))]
    look: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    look.append(("VALIGN", (0, 0), (-1, -1), "MIDDLE" if options.get("align") == "middle" else "TOP"))
    for place in grid.placed():
        head = place.row < len(grid.heads)
        words = _escaped(place.cell.text)
        rows[place.row][place.column] = Flowing(f"<b>{words}</b>" if head else words, style)
        last = (place.column + place.cell.columns - 1, place.row + place.cell.rows - 1)
        if place.cell.rows > 1 or place.cell.columns > 1:
            look.append(("SPAN", (place.column, place.row), last))
    given = options.get("widths", [_WIDTH / grid.width] * grid.width)
    return LongTable(rows, colWidths=given, repeatRows=len(grid.heads), style=look, splitInRow=1)


def columns(parts: Sequence[Part], options: Yaml) -> bytes:
    """Columns told by nothing but their place."""
    drawing = _Drawing(_title(parts), options)
    for part in parts:
        drawing.draw(part)
    return drawing.finished()


class _Drawing:
    """A canvas that is written from top to bottom."""

    def __init__(self, title: str, options: Yaml) -> None:
        self._out, self._options, self._page = io.BytesIO(), options, 1
        self._top = _page(options)[1] - _HEAD
        self._y = self._top
        self._canvas = Canvas(self._out, pagesize=_page(options), invariant=1)
        self._canvas.setTitle(title)

    def finished(self) -> bytes:
        """The whole file."""
        self._foot()
        self._canvas.save()
        return self._out.getvalue()

    def draw(self, part: Part) -> None:
        """Writes a part below what stands there."""
        match part:
            case Title(text):
                self._write(plain(text), _BOLD, 18)
            case Heading(text, _):
                self._write(plain(text), _BOLD, 13)
            case Text(text):
                self._write(plain(text))
            case Labels(pairs) | Card(pairs):
                for label, text in pairs:
                    self._write(f"{label}: {plain(text)}")
            case Items(items):
                for depth, text in items:
                    self._write(f"• {plain(text)}", left=_LEFT + 14 * depth)
            case Notes(notes):
                for sign, text in notes:
                    self._write(f"{sign} {plain(text)}", size=8)
            case Grid():
                self._grid(part)
        self._y -= _LINE // 2

    def _grid(self, grid: Grid) -> None:
        widths = self._options.get("widths", [_WIDTH / grid.width] * grid.width)
        for number, row in enumerate(grid.full()):
            font = _BOLD if number < len(grid.heads) else _FONT
            cells = [
                [line for given in plain(text).split("\n") for line in simpleSplit(given, font, _SIZE, width - 12)]
                for text, width in zip(row, widths, strict=True)
            ]
            height = max(len(cell) for cell in cells)
            middle = self._options.get("align") == "middle"
            above = [(height - len(cell)) // 2 if middle else 0 for cell in cells]
            for at in range(height):
                left = float(_LEFT)
                self._room()
                for cell, up, width in zip(cells, above, widths, strict=True):
                    if 0 <= at - up < len(cell):
                        self._canvas.setFont(font, _SIZE)
                        self._canvas.drawString(left, self._y, cell[at - up])
                    left += width
                self._y -= _LINE
            self._y -= 4

    def _write(self, text: str, font: str = _FONT, size: int = _SIZE, left: int = _LEFT) -> None:
        for line in simpleSplit(text, font, size, _WIDTH):
            self._room()
            self._canvas.setFont(font, size)
            self._canvas.drawString(left, self._y, line)
            self._y -= size + 3

    def _room(self) -> None:
        if self._y >= _FOOT:
            return
        self._foot()
        self._canvas.showPage()
        self._page += 1
        self._y = self._top
        if "running" in self._options:
            self._canvas.setFont(_FONT, 8)
            self._canvas.drawString(_LEFT, self._top + 30, self._options["running"])

    def _foot(self) -> None:
        if not self._options.get("unnumbered"):
            self._canvas.setFont(_FONT, 8)
            self._canvas.drawRightString(540, 30, str(self._page))
