"""Small PDFs made for one test each, and what is read of them in plain lists."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from loaders.document.model import Block, Document, Run, Table, holes, runs_of
from loaders.document.pdf import document_of_pdf

A4 = (595.0, 842.0)


class Paper:
    """Pages on which words and lines are put where a test wants them."""

    def __init__(self, size: tuple[float, float] = A4, **options: object) -> None:
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=size, invariant=1, **options)

    def say(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> "Paper":
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, y, text)
        return self

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 10, step: float = 12) -> "Paper":
        for at, text in enumerate(texts):
            self.say(x, y - at * step, text, size)
        return self

    def turned(self, x: float, y: float, text: str, degrees: float) -> "Paper":
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(degrees)
        self.say(0, 0, text)
        self.canvas.restoreState()
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "Paper":
        self.canvas.grid(list(xs), list(ys))
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Paper":
        self.canvas.line(x0, y0, x1, y1)
        return self

    def rows(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 20) -> "Paper":
        """A grid with a cell for each text, one line each."""
        self.grid(xs, [top - at * height for at in range(len(rows) + 1)])
        for at, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                self.say(x + 3, top - at * height - height + 6, text)
        return self

    def page(self) -> "Paper":
        self.canvas.showPage()
        return self

    def content(self) -> bytes:
        self.canvas.save()
        return self._out.getvalue()

    def read(self) -> Document:
        return read(self.content())


def read(content: bytes) -> Document:
    """The document of a PDF; it has to be whole."""
    document = document_of_pdf(content, "plan.pdf")
    assert list(holes(document)) == []
    return document


def words(document: Document, runs: Sequence[Run]) -> str:
    """The words of runs, a line for each line."""
    if len(runs) == 0:
        return ""
    return document.text[runs[0].start : runs[-1].end]


def said(document: Document, *kinds: type[Block]) -> list[str]:
    """What each block of these kinds says."""
    return [words(document, tuple(runs_of(block))) for block in document.blocks if isinstance(block, kinds)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(document: Document, table: Table) -> list[list[str]]:
    """The rows of a table; a cell over several places stands at its first one only."""
    rows = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = words(document, cell.runs)
    return rows
