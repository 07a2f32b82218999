"""XLSX -> grid: the values of cells and nothing else, row by row, within bounds whatever the file says of its size."""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from loaders import faults
from loaders.document.packed import Packed
from loaders.faults import DocumentError
from loaders.workbook.cells import Address, Value, column_number
from loaders.workbook.grid import MOST_SHEETS, Grid, Room, Sheet, out_of_bounds
from loaders.workbook.marks import MARK

if TYPE_CHECKING:
    from loaders.document.xml_door import Element

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES, _PROPERTIES = "xl/sharedStrings.xml", "xl/styles.xml", "docProps/custom.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
"""Numbers of the formats of dates that are built in (ECMA-376, part 1, 18.8.30)."""
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LAST_DAY = 2_958_465
# 31 December 9999, counted as Excel does.


def read_xlsx(content: bytes) -> Grid:
    """The sheets of an XLSX file.

    Raises:
        DocumentError: it is broken, dangerous, no XLSX, or has cells out of bounds.
    """
    packed = Packed.opened(content)
    book = _root(packed, _BOOK)
    if book is None:
        raise DocumentError(faults.WORKBOOK_BROKEN())
    targets = _targets(packed)
    found = list(book.iterfind("{*}sheets/{*}sheet"))
    if len(found) > MOST_SHEETS:
        raise DocumentError(faults.WORKBOOK_BROKEN())
    reading = _Reading(packed, _strings(packed), _date_styles(packed), _first_day(book))
    sheets: dict[str, Sheet] = {}
    for one in found:
        relation = next((str(value) for name, value in one.attrib.items() if str(name).endswith("}id")), "")
        target = targets.get(relation)
        if target is not None:
            name = str(one.get("name", ""))[:100]
            sheets[name] = reading.sheet(name, target)
    properties = packed.read(_PROPERTIES) or b""
    return Grid(sheets, MARK.encode() in properties)


@dataclass(slots=True)
class _Reading:
    packed: Packed
    strings: tuple[str, ...] = field(repr=False)
    date_styles: frozenset[int]
    first_day: date
    room: Room = field(default_factory=Room)

    def sheet(self, name: str, member: str) -> Sheet:
        sheet = Sheet(name, self.room)
        content = self.packed.read(member)
        if content is None:
            raise DocumentError(faults.WORKBOOK_BROKEN())
        row = -1
        for element in _elements(content, member, ("row", "mergeCell")):
            if _name(element) == "mergeCell":
                if len(sheet.merged) < MOST_SHEETS:
                    sheet.merged.append(str(element.get("ref", ""))[:20])
                continue
            row = _whole(element.get("r"), row + 2) - 1
            self._row(sheet, row, element)
        return sheet

    def _row(self, sheet: Sheet, row: int, element: "Element") -> None:
        column = -1
        for cell in element.iterfind("{*}c"):
            said = _REFERENCE.fullmatch(cell.get("r", ""))
            at = (row, column + 1) if said is None else (int(said[2]) - 1, column_number(said[1]))
            column = at[1]
            value = self._value(cell)
            if value is not None:
                sheet.put(at[0], at[1], value)
            elif cell.get("t") == "e" or cell.find("{*}f") is not None:
                address = Address(sheet.name, at[0], at[1])
                if len(sheet.without_value) >= MOST_SHEETS:
                    raise DocumentError(out_of_bounds(address))
                sheet.without_value.append(address)

    def _value(self, cell: "Element") -> Value | None:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inside = cell.find("{*}is")
            return None if inside is None else _unescaped(_text(inside))
        held = cell.find("{*}v")
        text = None if held is None else held.text
        if text is None or kind == "e":
            return None
        if kind == "s":
            number = _whole(text, -1)
            return self.strings[number] if 0 <= number < len(self.strings) else None
        if kind in ("str", "d"):
            return _unescaped(text)
        if kind == "b":
            return "ja" if text == "1" else "nee"
        return self._number(text, _whole(cell.get("s"), 0))

    def _number(self, text: str, style: int) -> Value | None:
        try:
            number = float(text)
        except ValueError:
            return None
        if number != number or abs(number) == float("inf"):
            return None
        if style in self.date_styles and 1 <= number <= _LAST_DAY:
            return self.first_day + timedelta(days=int(number))
        return int(number) if number.is_integer() else number


def _targets(packed: Packed) -> Mapping[str, str]:
    """The member of each sheet by the id of its relation."""
    root = _root(packed, _RELATIONS)
    if root is None:
        raise DocumentError(faults.WORKBOOK_BROKEN())
    return {
        str(one.get("Id", "")): posixpath.normpath(posixpath.join("/xl", str(one.get("Target", "")))).lstrip("/")
        for one in root.iterfind("{*}Relationship")
        if one.get("TargetMode") != "External"
    }


def _strings(packed: Packed) -> tuple[str, ...]:
    content = packed.read(_STRINGS)
    if content is None:
        return ()
    return tuple(_unescaped(_text(element)) for element in _elements(content, _STRINGS, ("si",)))


def _text(element: "Element") -> str:
    """The words of a string, its runs joined; how it is pronounced (``rPh``) is no part of it."""
    runs = [element.find("{*}t"), *(run.find("{*}t") for run in element.iterfind("{*}r"))]
    return "".join(run.text or "" for run in runs if run is not None)


def _date_styles(packed: Packed) -> frozenset[int]:
    """Which styles of cells show a number as a day."""
    root = _root(packed, _STYLES)
    if root is None:
        return frozenset()
    own = {
        _whole(one.get("numFmtId"), -1)
        for one in root.iterfind("{*}numFmts/{*}numFmt")
        if re.search("[dy]", _NOT_FORMAT.sub("", str(one.get("formatCode", "")).lower())) is not None
    }
    styles = root.iterfind("{*}cellXfs/{*}xf")
    return frozenset(at for at, one in enumerate(styles) if _whole(one.get("numFmtId"), -1) in own | _DATE_FORMATS)


def _first_day(book: "Element") -> date:
    """From which day the file counts: the first of January 1904, or, as most do, two days before that of 1900."""
    properties = book.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return date(1904, 1, 1) if from_1904 else date(1899, 12, 30)


def _unescaped(text: str) -> str:
    """What XlsxWriter and Excel write for a character that no XML can hold."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _root(packed: Packed, member: str) -> "Element | None":
    from loaders.document.xml_door import parse_xml

    content = packed.read(member)
    return None if content is None else parse_xml(content, member)


def _elements(content: bytes, member: str, names: tuple[str, ...]) -> Iterator["Element"]:
    """The elements of these names as they end, each forgotten once it was looked at."""
    from lxml import etree

    found = etree.iterparse(
        io.BytesIO(content), events=("end",), tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
    )  # fmt: skip
    try:
        for _, element in found:
            yield element
            element.clear()
            before = element.getprevious()
            above = element.getparent()
            if before is not None and above is not None:
                above.remove(before)
    except etree.XMLSyntaxError as error:
        raise DocumentError(faults.XML_BROKEN(member=member[:80])) from error
