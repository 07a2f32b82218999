"""Pages -> XLSX."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from loaders.workbook.cells import Value
from loaders.workbook.look import BACKGROUNDS, DAY_FORMAT, HEAD_LOOK, Look, look_of
from loaders.workbook.marks import MARK, PROPERTY
from loaders.workbook.pages import SPARE_ROWS, Page

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MADE = datetime(2000, 1, 1)
"""The day in the file's properties: the same plan gives the same bytes whenever it is written."""


def xlsx_bytes(pages: Sequence[Page]) -> bytes:
    """The workbook as an XLSX file."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"title": "Ketenkaart-werkboek", "created": _MADE})
    book.set_custom_property(PROPERTY, MARK)
    looks = {look: book.add_format(_format(look)) for look in (HEAD_LOOK, *BACKGROUNDS)}
    for page in pages:
        _Sheet(book.add_worksheet(page.name), page, looks).write()
    book.worksheets()[0].activate()
    book.close()
    return target.getvalue()


class _Sheet:
    def __init__(self, sheet: "Worksheet", page: Page, looks: "dict[Look, Format]") -> None:
        self._sheet, self._page, self._looks = sheet, page, looks

    def write(self) -> None:
        """Fills the sheet, below its heads where it has any."""
        page = self._page
        for column, width in enumerate(page.widths):
            self._sheet.set_column(column, column, width)
        first = 1 if len(page.heads) > 0 else 0
        for column, head in enumerate(page.heads):
            self._sheet.write_string(0, column, head, self._looks[HEAD_LOOK])
        for row, cells in enumerate(page.rows):
            for column, value in enumerate(cells):
                look = look_of(page, row, column, value)
                self._put(first + row, column, value, None if page.hidden else self._looks[look])
        if page.hidden:
            self._sheet.hide()
        elif len(page.heads) > 0:
            self._sheet.freeze_panes(1, 1)
            self._sheet.autofilter(0, 0, max(1, len(page.rows)), len(page.heads) - 1)
        last = max(len(page.rows), 1) + SPARE_ROWS
        for column, choice in page.choices.items():
            source = f"={choice.sheet}!{choice.range()}"
            self._sheet.data_validation(1, column, last, column, {"validate": "list", "source": source})

    def _put(self, row: int, column: int, value: Value | None, look: "Format | None") -> None:
        if value is None:
            self._sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self._sheet.write_string(row, column, value, look)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)
        else:
            self._sheet.write_number(row, column, value, look)


def _format(look: Look) -> dict[str, object]:
    made: dict[str, object] = {"text_wrap": True, "valign": "top"}
    if look.background is not None:
        made |= {"bg_color": look.background, "border": 1, "border_color": "#BFBFBF"}
    if look.is_head:
        made |= {"bold": True}
    if look.is_quiet:
        made |= {"italic": True, "font_color": "#595959"}
    if look.is_day:
        made |= {"num_format": DAY_FORMAT}
    return made
