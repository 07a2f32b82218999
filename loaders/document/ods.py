"""Spreadsheets of LibreOffice (ODS): the cells of each visible sheet as they look, with what the file says of them.

A file may say that a row is there a million times; only filled cells take room here, and each counts as often as it is
there. What a cell shows stands in the file as words; only days are written one way, as in workbooks of Excel.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from loaders import faults
from loaders.document import sheet_issues, told
from loaders.document.building import Line, TextBuilder
from loaders.document.gathering import NO_MARKS
from loaders.document.grid import whole_number
from loaders.document.model import Document, Mark
from loaders.document.number_words import Shown, day_words, general
from loaders.document.ods_looks import TWO_DIGITS, OdsLook, OdsLooks
from loaders.document.packed import Packed
from loaders.document.sheet_layout import lay_sheets
from loaders.document.sheets import (
    LAST_COLUMN,
    LAST_ROW,
    Bounds,
    Sheet,
    SheetCell,
    cell_name,
    lines_of_words,
)
from loaders.document.xml_door import Element, parse_xml
from loaders.document.xml_stream import attribute, local_name, streamed_xml
from loaders.faults import DocumentError

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
TYPES = frozenset({MEDIA_TYPE, f"{MEDIA_TYPE}-template"})
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_OF_STYLES = ("style", "date-style")
_OF_SHEETS = ("table-column", "table-row", "shapes", "table")
_NUMBERS = frozenset({"float", "percentage", "currency", "date", "time", "boolean"})
_OF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HIDDEN = ("collapse", "filter")


def document_of_ods(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of an ODF spreadsheet; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: it is broken, under a password, too large, or has no words.
    """
    packed = Packed.opened(content)
    whole = packed.read(_CONTENT)
    if whole is None:
        raise DocumentError(faults.SHEETS_MISSING())
    reading = _Reading()
    styles = packed.read(_STYLES)
    if styles is not None:
        for element in streamed_xml(styles, _STYLES, _OF_STYLES):
            reading.looks.add(element)
    for element in streamed_xml(whole, _CONTENT, (*_OF_STYLES, *_OF_SHEETS)):
        reading.take(element)
    builder = TextBuilder()
    lay_sheets(builder, reading.sheets)
    if len(reading.hidden) > 0:
        builder.issues.append(sheet_issues.hidden_sheets(reading.hidden))
    if any(member.startswith(("Basic/", "Scripts/")) and member.endswith((".xml", ".py")) for member in packed.names):
        builder.issues.append(told.macros())
    return builder.document(sha256(content).hexdigest(), name, MEDIA_TYPE, dict(_properties(packed)))


def _properties(packed: Packed) -> Iterator[tuple[str, str]]:
    content = packed.read(_META)
    if content is None:
        return
    root = parse_xml(content, _META)
    for key in ("title", "subject"):
        found = next(root.iter(f"{{http://purl.org/dc/elements/1.1/}}{key}"), None)
        said = "" if found is None else (found.text or "").strip()
        if said != "":
            yield key, said[:500]


class _Reading:
    """Takes the elements of a file in its order, and makes sheets of them."""

    def __init__(self) -> None:
        self.looks = OdsLooks()
        self.sheets: list[Sheet] = []
        self.hidden: list[str] = []
        self._bounds = Bounds()
        self._sheet = Sheet(None)
        self._row = self._column = 0
        self._of_columns: list[tuple[int, str | None]] = []
        """For each stretch of columns where it ends, and how its cells look."""

    def take(self, element: Element) -> None:
        """Takes an element that has just ended.

        Raises:
            DocumentError: the file holds more than a plan can.
        """
        match local_name(element):
            case "style" | "date-style":
                self.looks.add(element)
            case "table-column":
                self._take_column(element)
            case "table-row":
                self._take_row(element)
            case "shapes":
                self._take_shapes(element)
            case "table":
                self._end(element)

    def _end(self, element: Element) -> None:
        name = (attribute(element, "name") or "")[:200]
        self._sheet.name = name
        if self.looks.look(attribute(element, "style-name")).visible:
            self.sheets.append(self._sheet)
        elif len(self._sheet.cells) > 0:
            self.hidden.append(name)
        self._sheet = Sheet(None)
        self._row = self._column = 0
        self._of_columns = []

    def _take_column(self, element: Element) -> None:
        times = _times(element, "number-columns-repeated", LAST_COLUMN)
        end = min(LAST_COLUMN, self._column + times)
        if attribute(element, "visibility") in _HIDDEN:
            self._sheet.hidden_columns.update(range(self._column, end))
        self._of_columns.append((end, attribute(element, "default-cell-style-name")))
        self._column = end

    def _take_row(self, element: Element) -> None:
        times = _times(element, "number-rows-repeated", LAST_ROW)
        cells = list(self._cells(element))
        if len(cells) > 0:
            for row in range(self._row, min(LAST_ROW, self._row + times)):
                self._bounds.count(self._sheet.name, sum(len(cell.words) for cell in cells), len(cells))
                self._sheet.cells.extend(_at(cell, row) for cell in cells)
                self._mark_row(element, row)
        self._row = min(LAST_ROW, self._row + times)

    def _mark_row(self, element: Element, row: int) -> None:
        parent = element.getparent()
        if attribute(element, "visibility") in _HIDDEN:
            self._sheet.hidden_rows.add(row)
        if parent is not None and local_name(parent) == "table-header-rows":
            self._sheet.head_rows.add(row)

    def _cells(self, row: Element) -> Iterator[SheetCell]:
        column = 0
        for element in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            times = _times(element, "number-columns-repeated", LAST_COLUMN)
            cell = self._cell(element, column) if len(element) > 0 or len(element.attrib) > 0 else None
            if cell is not None:
                last = min(LAST_COLUMN, column + times)
                yield from (_at(cell, self._row, at) for at in range(column, last))
            column = min(LAST_COLUMN, column + times)

    def _cell(self, element: Element, column: int) -> SheetCell | None:
        self._sheet.comments += sum(1 for _ in element.iterchildren("{*}annotation"))
        look = self.looks.look(attribute(element, "style-name") or self._default(column))
        sort = attribute(element, "value-type")
        lines = [line for one in element.iterchildren("{*}p", "{*}h") for line in self._lines(one, look)]
        shown = _shown(element, sort, look, len(lines) > 0)
        if sort is None and len(lines) == 0 and attribute(element, "formula") is not None:
            self._sheet.without_value.append(cell_name(self._row, column))
        if shown is not None:
            lines = lines_of_words([(shown.text, look.marks)])
        if len(lines) == 0:
            return None
        if (
            lines[0][0].text.startswith(("#", "Err:"))
            and attribute(element, "formula") is not None
            and sort != "string"
        ):
            self._sheet.errors.append(cell_name(self._row, column))
        return SheetCell(
            self._row,
            column,
            lines,
            _times(element, "number-rows-spanned", LAST_ROW),
            _times(element, "number-columns-spanned", LAST_COLUMN),
            sort in _NUMBERS,
            look.stressed,
            None if shown is None else shown.full,
        )

    def _default(self, column: int) -> str | None:
        return next((style for end, style in self._of_columns if column < end), None)

    def _lines(self, paragraph: Element, look: OdsLook) -> list[Line]:
        return lines_of_words(list(self._words(paragraph, look.marks)))

    def _words(self, element: Element, marks: frozenset[Mark]) -> Iterator[tuple[str, frozenset[Mark]]]:
        """The words of an element with their marks; long white space is written as elements there."""
        yield element.text or "", marks
        for one in element.iterchildren("*"):
            match local_name(one):
                case "s":
                    yield " " * _times(one, "c", 1_000), marks
                case "tab":
                    yield " ", marks
                case "line-break":
                    yield "\n", marks
                case "span":
                    yield from self._words(one, marks | self.looks.look(attribute(one, "style-name")).marks)
                case name if name != "ruby-text" and str(one.tag).startswith(_OF_TEXT):
                    yield from self._words(one, marks)
            yield one.tail or "", marks

    def _take_shapes(self, element: Element) -> None:
        for box in element.iter("{*}text-box", "{*}custom-shape"):
            said = "\n".join(
                "".join(text for text, _ in self._words(one, NO_MARKS)).strip() for one in box.iterchildren("{*}p")
            ).strip()
            self._bounds.count(self._sheet.name, len(said))
            if said != "":
                self._sheet.beside.append(said)


def _shown(element: Element, sort: str | None, look: OdsLook, has_words: bool) -> Shown | None:
    """How a day looks, and a number that has no words; None for what stands there as words."""
    if sort == "date":
        said = (attribute(element, "date-value") or "").strip()
        try:
            moment = datetime.fromisoformat(said)
        except ValueError:
            return None if has_words else Shown(said)
        parts = look.shows
        if parts is None or not parts & {"day", "month", "year"}:
            return day_words(moment, time="T" in said)
        return day_words(
            moment,
            day="day" in parts,
            month="month" in parts,
            year="year" in parts,
            time="hours" in parts,
            two_digits=TWO_DIGITS in parts,
        )
    if has_words or sort is None:
        return None
    if sort == "string":
        return Shown(attribute(element, "string-value") or "")
    if sort == "boolean":
        return Shown("WAAR" if attribute(element, "boolean-value") == "true" else "ONWAAR")
    said = attribute(element, "value") or attribute(element, "time-value") or ""
    try:
        value = float(said)
    except ValueError:
        return Shown(said[:100])
    return Shown(f"{general(value * 100)}%" if sort == "percentage" else general(value))


def _at(cell: SheetCell, row: int, column: int | None = None) -> SheetCell:
    """The same cell in another place."""
    where = cell.column if column is None else column
    return SheetCell(row, where, cell.lines, cell.rows, cell.columns, cell.is_number, cell.stressed, cell.full_day)


def _times(element: Element, name: str, most: int) -> int:
    """A number of times that a file gives, from 1; 1 where it gives none, or something else."""
    return whole_number(attribute(element, name), 1, most=most)
