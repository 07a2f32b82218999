"""Workbooks of Excel (XLSX, XLSM): the cells of each visible sheet as they look, with what the file says of them.

Its XML is read here and nowhere else: a library for spreadsheets makes room for every cell between the first and the
last one, and a file of a kilobyte with two cells that lie far apart ends the program. Only filled cells take room here.
"""

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from loaders import faults
from loaders.document import sheet_issues, told
from loaders.document.building import TextBuilder
from loaders.document.model import Document, Mark
from loaders.document.number_words import Shown, day_words, number_words
from loaders.document.packed import Packed
from loaders.document.sheet_layout import lay_sheets
from loaders.document.sheets import LAST_COLUMN, Bounds, Sheet, SheetCell, area_at, cell_at, cell_name, lines_of_words
from loaders.document.xlsx_parts import Look, RichText, Workbook, plain_text, related, rich_text, workbook_of
from loaders.document.xml_door import Element, parse_xml
from loaders.document.xml_stream import attribute, child, is_on, local_name, streamed_xml
from loaders.faults import DocumentError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = frozenset(
    f"application/{kind}.main+xml"
    for kind in (
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "vnd.openxmlformats-officedocument.spreadsheetml.template",
        "vnd.ms-excel.sheet.macroEnabled",
        "vnd.ms-excel.template.macroEnabled",
    )
)
"""What a packed file says that it is."""
_SHEET_PARTS = ("col", "row", "mergeCell", "autoFilter", "pane")
_PROPERTIES = (("docProps/core.xml", "title", "title"), ("docProps/core.xml", "subject", "subject"),
               ("docProps/app.xml", "Company", "company"))  # fmt: skip


def document_of_workbook(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of a workbook; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: it is broken, under a password, too large, or has no words.
    """
    packed = Packed.opened(content)
    workbook = workbook_of(packed)
    if workbook is None:
        raise DocumentError(faults.SHEETS_MISSING())
    builder, bounds = TextBuilder(), Bounds()
    sheets = [entry for entry in workbook.sheets if entry.sort == "worksheet"]
    read = [_Sheet(packed, workbook, entry.name, entry.member, bounds).read() for entry in sheets if entry.visible]
    lay_sheets(builder, read)
    hidden = [entry.name for entry in sheets if not entry.visible]
    if len(hidden) > 0:
        builder.issues.append(sheet_issues.hidden_sheets(hidden))
    others = [entry.name for entry in workbook.sheets if entry.sort != "worksheet" and entry.visible]
    if len(others) > 0:
        builder.issues.append(sheet_issues.no_cells(others))
    if any(posixpath.basename(member).lower() == "vbaproject.bin" for member in packed.names):
        builder.issues.append(told.macros())
    if any("externalLinks/" in member for member in packed.names):
        builder.issues.append(sheet_issues.other_files())
    return builder.document(sha256(content).hexdigest(), name, MEDIA_TYPE, dict(_properties(packed)))


def _properties(packed: Packed) -> Iterator[tuple[str, str]]:
    for member, element, key in _PROPERTIES:
        content = packed.read(member)
        found = None if content is None else child(parse_xml(content, member), element)
        said = "" if found is None else (found.text or "").strip()
        if said != "":
            yield key, said[:500]


class _Sheet:
    """Reads one sheet, part by part in the order of the file."""

    def __init__(self, packed: Packed, workbook: Workbook, name: str, member: str, bounds: Bounds) -> None:
        self._packed, self._workbook, self._member, self._bounds = packed, workbook, member, bounds
        self._sheet = Sheet(name)
        self._cells: dict[tuple[int, int], SheetCell] = {}
        self._row = -1

    def read(self) -> Sheet:
        """The sheet with its filled cells, merged ones as one.

        Raises:
            DocumentError: it is broken or too large.
        """
        content = self._packed.read(self._member)
        if content is None:
            raise DocumentError(faults.SHEETS_BROKEN())
        for element in streamed_xml(content, self._member, _SHEET_PARTS):
            match local_name(element):
                case "row":
                    self._read_row(element)
                case "col":
                    self._read_column(element)
                case "mergeCell":
                    self._merge(attribute(element, "ref") or "")
                case "autoFilter":
                    self._head(attribute(element, "ref") or "")
                case "pane":
                    self._freeze(element)
        self._read_around()
        self._sheet.cells = list(self._cells.values())
        return self._sheet

    def _read_column(self, element: Element) -> None:
        first, last = _number(attribute(element, "min")), _number(attribute(element, "max"))
        if first is not None and last is not None and (is_on(element, "hidden") or attribute(element, "width") == "0"):
            self._sheet.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))

    def _read_row(self, element: Element) -> None:
        number = _number(attribute(element, "r"))
        self._row = self._row + 1 if number is None else number - 1
        if is_on(element, "hidden") or attribute(element, "ht") == "0":
            self._sheet.hidden_rows.add(self._row)
        column = -1
        for one in element.iterchildren("{*}c"):
            at = cell_at(attribute(one, "r") or "")
            column = column + 1 if at is None else at[1]
            if len(one) > 0:
                self._read_cell(one, self._row if at is None else at[0], column)

    def _read_cell(self, element: Element, row: int, column: int) -> None:
        look = self._workbook.look(attribute(element, "s"))
        sort, value = attribute(element, "t") or "n", child(element, "v")
        said = "" if value is None else value.text or ""
        if said == "" and child(element, "f") is not None and sort != "str":
            self._sheet.without_value.append(cell_name(row, column))
        shown: Shown | None = None
        words: RichText
        if sort == "inlineStr":
            inline = child(element, "is")
            words = () if inline is None else rich_text(inline)
        elif sort == "s":
            words = self._shared(said)
        elif sort == "str":
            words = ((plain_text(said), None),)
        else:
            if sort == "e":
                self._sheet.errors.append(cell_name(row, column))
            shown = self._shown(sort, said, look)
            words = ((shown.text, look.marks | ({Mark.HIDDEN} if shown.unseen else frozenset())),)
        self._bounds.count(self._sheet.name, sum(len(text) for text, _ in words), 0)
        lines = lines_of_words([(text, look.marks if marks is None else marks) for text, marks in words])
        if len(lines) > 0:
            self._bounds.count(self._sheet.name, 0)
            full = None if shown is None else shown.full
            self._cells[row, column] = SheetCell(
                row, column, lines, is_number=shown is not None, stressed=look.stressed, full_day=full
            )

    def _shared(self, said: str) -> RichText:
        strings, number = self._workbook.strings, _number(said, 0)
        if number is None or number >= len(strings):
            raise DocumentError(faults.SHEETS_BROKEN())
        return strings[number]

    def _shown(self, sort: str, said: str, look: Look) -> Shown:
        if sort == "b":
            return Shown("WAAR" if said.strip() == "1" else "ONWAAR")
        if sort == "e":
            return Shown(said[:20])
        try:
            if sort == "d":
                moment = datetime.fromisoformat(said.strip())
                return day_words(moment, time=(moment.hour, moment.minute) != (0, 0))
            return (
                Shown("")
                if said.strip() == ""
                else number_words(float(said), look.form, from_1904=self._workbook.from_1904)
            )
        except ValueError:
            return Shown(said[:100])

    def _merge(self, area: str) -> None:
        found = area_at(area)
        cell = None if found is None else self._cells.get(found[:2])
        if found is not None and cell is not None:
            self._cells[found[:2]] = SheetCell(
                cell.row, cell.column, cell.lines, found[2], found[3], cell.is_number, cell.stressed, cell.full_day
            )

    def _head(self, area: str, rows: int = 1) -> None:
        found = area_at(area)
        if found is not None:
            self._sheet.head_rows.update(range(found[0], found[0] + rows))

    def _freeze(self, element: Element) -> None:
        rows = _number(attribute(element, "ySplit"))
        if (attribute(element, "state") or "").startswith("frozen") and rows is not None:
            self._sheet.head_rows.add(rows - 1)

    def _read_around(self) -> None:
        """What stands in parts of its own: tables, comments, boxes with words."""
        for part in related(self._packed, self._member).values():
            content = None if part.outside else self._packed.read(part.target)
            if content is None or part.sort not in ("table", "drawing", "comments"):
                continue
            root = parse_xml(content, part.target)
            if part.sort == "table":
                heads = attribute(root, "headerRowCount")
                if heads != "0":
                    self._head(attribute(root, "ref") or "")
            elif part.sort == "drawing":
                self._sheet.beside.extend(self._boxes(root))
            elif part.sort == "comments":
                self._sheet.comments += sum(1 for _ in root.iter("{*}comment"))

    def _boxes(self, root: Element) -> Iterator[str]:
        for box in root.iter("{*}txBody"):
            lines = ["".join(text.text or "" for text in one.iter("{*}t")) for one in box.iterchildren("{*}p")]
            said = "\n".join(line for line in lines if line.strip() != "")
            self._bounds.count(self._sheet.name, len(said))
            if said != "":
                yield said


def _number(text: str | None, least: int = 1) -> int | None:
    """A whole number that a file gives; None for anything else, and for one that no sheet has."""
    if text is None or re.fullmatch(r"\s*[0-9]{1,9}(?:\.0+)?\s*", text, re.ASCII) is None:
        return None
    number = int(float(text))
    return number if number >= least else None
