"""A workbook read in a process of its own: like any file it comes from outside, and only its cells come back.

What that process says is not believed: it is JSON of which each value has one type, and every cell has to lie within
the bounds of a workbook again.
"""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from loaders import faults
from loaders.document import ReaderLimits
from loaders.document.child import told_apart
from loaders.faults import DocumentError
from loaders.workbook.cells import Address, Value
from loaders.workbook.grid import MOST_SHEETS, Grid, Room, Sheet

_SPREADSHEETS = (b"xl/workbook.xml", b"content.xml")
"""What stands in the bytes of a spreadsheet that nobody opened yet: the name of a member."""
_TEXT = b"opendocument.text"
"""What stands in those of a text of ODF, which has such a member too."""
_PACKED = b"PK\x03\x04"

_Count = Annotated[int, Field(ge=0, le=1 << 24)]
_Day: TypeAlias = tuple[Literal["day"], str]
_Finite = Annotated[float, Field(allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Sheet(_Part):
    name: Annotated[str, Field(max_length=100)]
    cells: list[tuple[_Count, _Count, str | int | _Finite | _Day]]
    merged: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=MOST_SHEETS)]
    without_value: Annotated[list[tuple[_Count, _Count]], Field(max_length=MOST_SHEETS)]


class _Told(_Part):
    sheets: Annotated[list[_Sheet], Field(max_length=MOST_SHEETS)]
    marked: bool


def grid_apart(content: bytes, limits: ReaderLimits) -> Grid | None:
    """The cells of a workbook of ours; None for any other file.

    Raises:
        DocumentError: it is broken, has cells out of bounds, or costs more than it may.
    """
    if not content.startswith(_PACKED) or _TEXT in content or not any(name in content for name in _SPREADSHEETS):
        return None
    said = told_apart(content, limits, teller="loaders.workbook.files.told_of")
    if said == b"":
        return None
    try:
        return _taken(_Told.model_validate_json(said))
    except (ValidationError, ValueError) as error:
        raise DocumentError(faults.READER_BROKE(how="no grid")) from error


def passed(grid: Grid) -> bytes:
    """The cells of a workbook in the form in which they are handed over."""
    sheets = [
        _Sheet.model_construct(
            name=name,
            cells=[(row, column, _said(value)) for (row, column), value in sheet.cells.items()],
            merged=sheet.merged,
            without_value=[(one.row, one.column) for one in sheet.without_value],
        )
        for name, sheet in grid.sheets.items()
    ]
    return _Told.model_construct(sheets=sheets, marked=grid.marked).model_dump_json().encode("utf-8")


def _said(value: Value) -> str | int | float | _Day:
    return ("day", value.isoformat()) if isinstance(value, date) else value


def _taken(told: _Told) -> Grid:
    room = Room()
    sheets: dict[str, Sheet] = {}
    for one in told.sheets:
        sheet = Sheet(one.name, room, merged=one.merged)
        for row, column, value in one.cells:
            sheet.put(row, column, date.fromisoformat(value[1]) if isinstance(value, tuple) else value)
        sheet.without_value.extend(Address(one.name, row, column) for row, column in one.without_value)
        sheets[one.name] = sheet
    return Grid(sheets, told.marked)
