"""How fast the other formats are read, beside what the library of each needs for the same file, and how that grows.

The baselines go through every cell or paragraph for its text and do nothing with it: python-docx over its tables,
lxml over the XML of ODT, ODS and HTML, python-calamine over the sheets of XLSX, the csv module over CSV. Both sides
read the same bytes in turns, in this process; the start of the process in which a file is read elsewhere (0.3 to 0.4
seconds) is in neither. Run from the root of the repository: ``python -m benchmarks.formats``.
"""

import csv
import gc
import io
import sys
import time
import zipfile
from collections.abc import Callable
from copy import deepcopy
from statistics import median

import docx
from lxml import etree, html
from python_calamine import CalamineWorkbook

from benchmarks.measure import Aims, how_busy
from loaders.document.registry import READERS
from tests.golden.corpus.formats import FORMS
from tests.golden.corpus.source import Cell, Grid, Heading, Part, Text, Title

_RUNS = 3
_SIZES = (100, 1_000)
"""Rows of four cells; a plan has some 30 to 300."""
_GROWS = 15.0
# Ten times the rows may cost fifteen times the time: linear, with room for a busy machine; a square would be a hundred.
_HEADS = ("Nr", "Actie", "Actiehouder", "Planning")


def parts(rows: int) -> list[Part]:
    """A plan of one table with so many rows."""
    cells = tuple(
        (
            Cell(f"1.{row}"),
            Cell(f"Een loket openen in wijk {row} en daarover vertellen"),
            Cell("GGD, Politie"),
            Cell("Q2 2026"),
        )
        for row in range(1, rows + 1)
    )
    heads = (tuple(map(Cell, _HEADS)),)
    text = "De gemeente werkt samen met partners aan zorg en veiligheid in de wijken."
    return [
        Title("Uitvoeringsplan 2026"),
        Text(text),
        Heading("Ambitie 1"),
        Grid(("number", "action", "owner", "timing"), heads, cells),
    ]


def _long_docx(rows: int) -> bytes:
    """The same as a file of Word: python-docx takes minutes to make a thousand rows, so its last row is copied."""
    document = docx.Document(io.BytesIO(FORMS["docx"].make(parts(1), {})))
    table = document.tables[0]._tbl
    for _ in range(rows - 1):
        table.append(deepcopy(table.tr_lst[-1]))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx(content: bytes) -> int:
    document = docx.Document(io.BytesIO(content))
    told = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return told + sum(
        len(word.text or "") for table in document.tables for word in table._tbl.iter(f"{{{table._tbl.nsmap['w']}}}t")
    )


def _member(content: bytes, name: str) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return sum(len(text) for text in etree.fromstring(packed.read(name)).itertext())


def _odf(content: bytes) -> int:
    return _member(content, "content.xml")


def _xlsx(content: bytes) -> int:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return sum(
        len(str(cell)) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )


def _csv(content: bytes) -> int:
    return sum(len(cell) for row in csv.reader(io.StringIO(content.decode("cp1252")), delimiter=";") for cell in row)


def _html(content: bytes) -> int:
    return sum(len(text) for text in html.fromstring(content.decode("utf-8")).itertext())


BASELINES: dict[str, Callable[[bytes], int]] = {
    "docx": _docx,
    "odt": _odf,
    "xlsx": _xlsx,
    "ods": _odf,
    "csv": _csv,
    "html": _html,
}
"""What the library of each format needs for the words of a file."""


def seconds(work: Callable[[bytes], object], content: bytes) -> float:
    """Processor time of one run."""
    began = time.process_time()
    work(content)
    return time.process_time() - began


def side_by_side(form: str, rows: int) -> tuple[float, float]:
    """Reading and baseline in turns, the median of each: what else runs on the machine touches both."""
    content = _long_docx(rows) if form == "docx" else FORMS[form].make(parts(rows), {})
    name = f"plan.{FORMS[form].ending}"
    reader = next(one for one in READERS if one.knows(content, name))
    reader.read(content, name, None)
    pairs = [
        (seconds(lambda one: reader.read(one, name, None), content), seconds(BASELINES[form], content))
        for _ in range(_RUNS)
    ]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def main() -> int:
    """Prints times per thousand rows; 1 where the cost grows faster than the file."""
    aims = Aims()
    gc.disable()  # As in the process that reads files.
    print(how_busy())
    print(f"{'format':8}{'rows':>7}{'reading ms':>12}{'library ms':>12}{'times':>7}")
    for form in BASELINES:
        costs: list[float] = []
        for rows in _SIZES:
            ours, least = side_by_side(form, rows)
            costs.append(ours)
            print(f"{form:8}{rows:>7}{ours * 1e3:>12.1f}{least * 1e3:>12.1f}{ours / least:>7.1f}", flush=True)
        aims.at_most(f"{form}: ten times the rows", costs[1] / costs[0], _GROWS, "times", 1)
    return aims.told()


if __name__ == "__main__":
    sys.exit(main())
