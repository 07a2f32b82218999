"""Workbooks of Excel before 2007 (XLS): the values of cells and merged ones; how they look is not read."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from loaders import faults
from loaders.document import sheet_issues
from loaders.document.building import TextBuilder
from loaders.document.gathering import NO_MARKS
from loaders.document.model import Document
from loaders.document.number_words import day_words, general
from loaders.document.sheet_layout import lay_sheets
from loaders.document.sheets import Bounds, Sheet, SheetCell, lines_of_words
from loaders.faults import DocumentError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MEDIA_TYPE = "application/vnd.ms-excel"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
_OTHERS = tuple(name.encode("utf-16-le") for name in ("WordDocument\0", "PowerPoint Document\0"))
"""What a document of another program has, which may have a workbook in it."""


def is_xls(content: bytes) -> bool:
    """Whether content is a compound file that is a workbook."""
    if not content.startswith(_COMPOUND) or any(name in content for name in _OTHERS):
        return False
    return any(name in content for name in _STREAMS)


def document_of_xls(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of a workbook; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: it is broken, under a password, too large, or has no words.
    """
    from python_calamine import (  # Only this format waits for it.
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        entries = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        bounds = Bounds()
        visible = [one.name for one in entries if one.visible == SheetVisibleEnum.Visible]
        sheets = [_sheet(workbook.get_sheet_by_name(one), one, bounds) for one in visible]
    except PasswordError as error:
        raise DocumentError(faults.PACKED_ENCRYPTED()) from error
    except CalamineError as error:
        raise DocumentError(faults.SHEETS_BROKEN()) from error
    builder = TextBuilder()
    lay_sheets(builder, sheets)
    builder.issues.append(sheet_issues.values_only())
    hidden = [one.name for one in entries if one.visible != SheetVisibleEnum.Visible]
    if len(hidden) > 0:
        builder.issues.append(sheet_issues.hidden_sheets(hidden))
    return builder.document(sha256(content).hexdigest(), name, MEDIA_TYPE)


def _sheet(read: "CalamineSheet", name: str, bounds: Bounds) -> Sheet:
    start = read.start or (0, 0)
    merged = {first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in read.merged_cell_ranges or ()}
    sheet = Sheet(name[:200])
    for row, values in enumerate(read.to_python(skip_empty_area=True), start[0]):
        for column, value in enumerate(values, start[1]):
            words = _words(value)
            lines = lines_of_words([(words, NO_MARKS)])
            if len(lines) > 0:
                bounds.count(sheet.name, len(words))
                rows, columns = merged.get((row, column), (1, 1))
                sheet.cells.append(SheetCell(row, column, lines, rows, columns, not isinstance(value, str)))
    return sheet


def _words(value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return "WAAR" if value else "ONWAAR"
        case int() | float():
            return general(value)
        case datetime():
            return day_words(value, time=True).text
        case date():
            return day_words(datetime(value.year, value.month, value.day)).text
        case time():
            return f"{value.hour}:{value.minute:02}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return ""
