"""Rows as comma-separated values that open in a Dutch spreadsheet, and in which no cell is ever a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from graph.export.columns import Column, Plain, Row

_SIGN = r"[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*{_SIGN}|[\t\r\n]")
"""What makes a cell a formula: such a sign, whatever that is not seen stands before it."""
_NEXT_CELL = re.compile(rf"([;\t\r\n][^\S\r\n]*)(?={_SIGN})")
"""Where a spreadsheet that divides at semicolons, as Dutch ones do, would begin a new cell with such a sign."""


def csv_text(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    """The rows under the names of their columns; lines end as RFC 4180 has it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([cell(column.of(row)) for column in columns])
    return target.getvalue()


def cell(value: Plain) -> str:
    """A value as the cell of a spreadsheet; what would be taken for a formula gets a quotation mark in front."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        text = "; ".join(value)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    text = _NEXT_CELL.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) is not None else text
