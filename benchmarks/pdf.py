"""How fast a PDF is read, beside what pypdfium2 needs for its characters and drawn lines, and in how much memory.

The baseline asks pypdfium2 for the text of each page, the box of each character and the bounds of each path, and
does nothing with them. Run from the root of the repository: ``python -m benchmarks.pdf``.
"""

import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from statistics import median

import pypdfium2
import pypdfium2.raw as raw
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Aims, Apart, Broken, Late, how_busy, peak_mb
from loaders.document.model import Table
from loaders.document.pdf import document_of_pdf

_WORDS = (
    "De",
    "gemeente",
    "werkt",
    "samen",
    "met",
    "partners",
    "aan",
    "zorg",
    "en",
    "veiligheid",
    "in",
    "de",
    "wijken",
)
_RUNS = 5
_TIMES_BASELINE, _PER_TABLE, _MOST_MB = 1.5, 0.020, 1_000.0
# The aims of the issue on reading documents: 1.5 times pypdfium2, 20 ms a table, 1,000 pages under 1 GB.


def made(pages: int, every: int) -> bytes:
    """A PDF of text with a ruled table of 12 rows on each so many pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 810, "Uitvoeringsplan zorg en veiligheid")
        table = page % every == 0
        for line in range(18 if table else 52):
            words = " ".join(_WORDS[(line + at + page) % len(_WORDS)] for at in range(17))
            canvas.drawString(50, 780 - 13 * line, words)
        if table:
            xs, top = (50, 270, 420, 545), 520
            canvas.grid(xs, [top - 30 * at for at in range(13)])
            for row in range(12):
                for x, cell in zip(xs, (f"Actie {row} van {page}", "GGD, Politie", "Q2 2026"), strict=False):
                    canvas.drawString(x + 3, top - 30 * row - 12, cell)
                    canvas.drawString(x + 3, top - 30 * row - 24, "en wat daarbij hoort")
        canvas.drawString(300, 30, str(page))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def baseline(content: bytes) -> int:
    """What pypdfium2 needs for its characters and lines."""
    asked = 0
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        asked += len(text.get_text_range())
        for at in range(text.count_chars()):
            text.get_charbox(at)
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
            item.get_bounds()
            asked += 1
        text.close()
        page.close()
    document.close()
    return asked


def seconds(work: Callable[[bytes], object], content: bytes) -> float:
    """Processor time of one run."""
    began = time.process_time()
    work(content)
    return time.process_time() - began


def side_by_side(content: bytes) -> tuple[float, float]:
    """Reading and baseline in turns, the median of each: what else runs on the machine touches both."""
    document_of_pdf(content, "plan.pdf")
    pairs = [
        (seconds(lambda one: document_of_pdf(one, "plan.pdf"), content), seconds(baseline, content))
        for _ in range(_RUNS)
    ]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def in_memory(pages: int) -> Iterator[float]:
    """The peak of a process that reads so many pages."""
    content = made(pages, 4)
    document_of_pdf(content, "plan.pdf")
    yield peak_mb()


def main() -> int:
    """Prints times per page; 1 where an aim is missed."""
    aims = Aims()
    print(how_busy())
    print(f"{'pages':>6}{'tables':>8}{'reading ms/page':>17}{'baseline ms/page':>18}{'times':>7}")
    for pages, every in ((100, 10_000), (100, 4), (100, 1)):
        content = made(pages, every)
        tables = sum(isinstance(block, Table) for block in document_of_pdf(content, "plan.pdf").blocks)
        ours, least = side_by_side(content)
        print(f"{pages:>6}{tables:>8}{ours / pages * 1e3:>17.2f}{least / pages * 1e3:>18.2f}{ours / least:>7.2f}")
        most = _TIMES_BASELINE * least + _PER_TABLE * tables
        aims.at_most(f"{pages} pages, {tables} tables", ours, most, "s")
    for event in Apart(in_memory, (1_000,)).events(300):
        peak = None if isinstance(event, Late | Broken) else event
        aims.at_most("peak memory for 1,000 pages", peak, _MOST_MB, "MB", 0)
    return aims.told()


if __name__ == "__main__":
    sys.exit(main())
