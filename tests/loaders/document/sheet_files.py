"""Smallest spreadsheets for tests, by libraries that write them and as bare XML; and what was read, in short."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from loaders.document.model import Document, Heading, Mark, Paragraph, Run, Table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def written(build: Callable[[Workbook, Worksheet], None]) -> bytes:
    """A workbook by XlsxWriter with one sheet, called Acties."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        build(workbook, workbook.add_worksheet("Acties"))
    return stream.getvalue()


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A packed file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


NOTHING: Mapping[str, str | bytes] = {}


def raw_xlsx(
    rows: str,
    *,
    after: str = "",
    before: str = "",
    kind: str = SHEET_TYPE,
    members: Mapping[str, str | bytes] = NOTHING,
) -> bytes:
    """A workbook of one sheet whose rows are this XML, with these members more, or in the place of its own."""
    sheet = f"{before}<sheetData>{rows}</sheetData>{after}"
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="Acties" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATED}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    return packed({**whole, **members})


def words(reference: str, said: str) -> str:
    """The XML of a cell with words of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(said)}</t></is></c>'


def raw_ods(tables: str, styles: str = "", members: Mapping[str, str | bytes] = NOTHING) -> bytes:
    """An ODF spreadsheet with these tables and automatic styles as XML."""
    spaces = " ".join(
        f'xmlns:{short}="{ODF}:{name}:1.0"'
        for short, name in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
            ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        )
    )  # fmt: skip
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    whole: dict[str, str | bytes] = {"mimetype": ODS_TYPE, "content.xml": content}
    return packed({**whole, **members})


def ods_cell(said: str, more: str = "") -> str:
    """The XML of a cell of an ODF spreadsheet with words."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{escape(said)}</text:p></table:table-cell>'


def ods_by_library(build: Callable[[], object]) -> bytes:
    """What a document of odfdo is as a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.ods"
        build().save(str(path))  # type: ignore[attr-defined]
        return path.read_bytes()


def tables(document: Document) -> list[Table]:
    """The tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def said(document: Document, run: Run) -> str:
    """The words of a run."""
    return document.text[run.start : run.end]


def grid(document: Document, number: int = 0) -> list[list[str]]:
    """The words of a table place by place: a cell over several is said in each of them, its lines by " / "."""
    table = tables(document)[number]
    found = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        lines = [line.strip() for line in _whole(document, cell.runs).split("\n")]
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                found[row][column] = " / ".join(line for line in lines if line != "")
    return found


def _whole(document: Document, runs: tuple[Run, ...]) -> str:
    return "" if len(runs) == 0 else document.text[runs[0].start : runs[-1].end]


def lines(document: Document) -> list[tuple[str, str]]:
    """What stands outside of tables: the kind of block, with the level of a heading, and its words."""
    found = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append((f"heading {block.level}", _whole(document, block.runs)))
        elif isinstance(block, Paragraph):
            found.append(("paragraph", _whole(document, block.runs)))
    return found


def marked(document: Document, mark: Mark) -> list[str]:
    """The words that bear a mark."""
    runs = (run for table in tables(document) for cell in table.cells for run in cell.runs)
    return [said(document, run).strip() for run in runs if mark in run.marks]


def codes(document: Document) -> list[str]:
    """The codes of what a reader has to tell."""
    return [issue.code for issue in document.issues]
