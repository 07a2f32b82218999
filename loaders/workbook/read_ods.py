"""ODS -> grid: the values of cells and nothing else, row by row; what is repeated a million times is counted first."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from loaders import faults
from loaders.document.packed import Packed
from loaders.faults import DocumentError
from loaders.workbook.cells import Address, Value, column_letters
from loaders.workbook.grid import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Grid, Room, Sheet, out_of_bounds
from loaders.workbook.marks import MARK

if TYPE_CHECKING:
    from loaders.document.xml_door import Element

_CONTENT, _META = "content.xml", "meta.xml"
_SPACES = re.compile(r"[ \t\r\n]+")
_NUMBERS = frozenset({"float", "percentage", "currency"})
_MOST_SPACES = 32_767
# More than a cell of any program holds.


def read_ods(content: bytes) -> Grid:
    """The sheets of an ODS file.

    Raises:
        DocumentError: it is broken, dangerous, no ODS, or has cells out of bounds.
    """
    packed = Packed.opened(content)
    told = packed.read(_CONTENT)
    if told is None:
        raise DocumentError(faults.WORKBOOK_BROKEN())
    room = Room()
    sheets: dict[str, Sheet] = {}
    sheet, row = Sheet("", room), 0
    for event, element in _walk(told):
        name = _name(element)
        if event == "start":
            if name == "table":
                sheet, row = Sheet(str(_attribute(element, "name") or "")[:100], room), 0
                sheets[sheet.name] = sheet
                if len(sheets) > MOST_SHEETS:
                    raise DocumentError(faults.WORKBOOK_BROKEN())
        elif name == "table-row":
            row = _row(sheet, row, element)
    return Grid(sheets, MARK.encode() in (packed.read(_META) or b""))


def _row(sheet: Sheet, row: int, element: "Element") -> int:
    """Fills a row, as often as it is repeated; gives the number of the row behind it."""
    repeated = _count(element, "number-rows-repeated")
    column = 0
    found: list[tuple[int, int, Value]] = []
    for cell in element:
        times = _count(cell, "number-columns-repeated")
        if _name(cell) == "table-cell":
            value = _value(cell)
            if value is not None:
                if column + times > MOST_COLUMNS or row + repeated > MOST_ROWS:
                    raise DocumentError(out_of_bounds(Address(sheet.name, row, column)))
                found.append((column, times, value))
            elif _attribute(cell, "formula") is not None and len(sheet.without_value) < MOST_SHEETS:
                sheet.without_value.append(Address(sheet.name, row, column))
            _note_merged(sheet, row, column, cell)
        column += times
    for at in range(row, row + repeated) if len(found) > 0 else ():
        for first, times, value in found:
            for place in range(first, first + times):
                sheet.put(at, place, value)
    return row + repeated


def _note_merged(sheet: Sheet, row: int, column: int, cell: "Element") -> None:
    columns, rows = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
    if (columns, rows) != (1, 1) and len(sheet.merged) < MOST_SHEETS:
        last = f"{column_letters(column + columns - 1)}{row + rows}"
        sheet.merged.append(f"{column_letters(column)}{row + 1}:{last}")


def _value(cell: "Element") -> Value | None:
    kind = _attribute(cell, "value-type")
    if kind is None:
        return None
    if kind in _NUMBERS:
        return _number(_attribute(cell, "value"))
    if kind == "date":
        try:
            return date.fromisoformat((_attribute(cell, "date-value") or "")[:10])
        except ValueError:
            return None
    if kind == "boolean":
        return "ja" if _attribute(cell, "boolean-value") == "true" else "nee"
    paragraphs = [child for child in cell if _name(child) in ("p", "h")]
    return "\n".join("".join(_words(paragraph)) for paragraph in paragraphs) if len(paragraphs) > 0 else None


def _words(element: "Element") -> Iterator[str]:
    """The words of a paragraph: white space counts once, what is meant to be more has an element of its own."""
    if element.text is not None:
        yield _SPACES.sub(" ", element.text)
    for child in element:
        name = _name(child)
        if name == "s":
            yield " " * min(_count(child, "c"), _MOST_SPACES)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name not in ("annotation", "note"):
            yield from _words(child)
        if child.tail is not None:
            yield _SPACES.sub(" ", child.tail)


def _number(text: str | None) -> Value | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    if number != number or abs(number) == float("inf"):
        return None
    return int(number) if number.is_integer() else number


def _count(element: "Element", name: str) -> int:
    said = _attribute(element, name)
    return int(said) if said is not None and said.isascii() and said.isdigit() and 0 < len(said) < 10 else 1


def _attribute(element: "Element", name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _walk(content: bytes) -> Iterator[tuple[str, "Element"]]:
    from lxml import etree

    found = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), tag=["{*}table", "{*}table-row"],
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for event, element in found:
            yield event, element
            if event == "end" and _name(element) == "table-row":
                element.clear()
                before, above = element.getprevious(), element.getparent()
                if before is not None and above is not None:
                    above.remove(before)
    except etree.XMLSyntaxError as error:
        raise DocumentError(faults.XML_BROKEN(member=_CONTENT)) from error
