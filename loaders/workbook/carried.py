"""The reading that travels along unseen in a workbook, so that what a person leaves as it is keeps its place.

It is the public form, in pieces of one cell each, with its SHA-256 before it: a reading that was damaged on its way is
told from one that was not.
"""

import hashlib
from collections.abc import Mapping

from graph.model.form import Reading
from loaders.faults import LoadError
from loaders.form.schema import dump_reading, parse_reading
from loaders.workbook.cells import Value, cells_of, text_of
from loaders.workbook.grid import Sheet
from loaders.workbook.marks import MARK

_FIRST = 1
"""The row of the first piece; before it stand the mark, the checksum and the number of pieces."""


def carried_rows(reading: Reading | None) -> list[list[Value]]:
    """The rows of the sheet that carries a reading; None for a template, which carries none."""
    if reading is None:
        return [[MARK]]
    text = dump_reading(reading)
    pieces = cells_of(text)
    rows: list[list[Value]] = [[MARK, _checksum(text), len(pieces)]]
    rows.extend([piece] for piece in pieces)
    return rows


def carried_reading(sheet: Sheet | None) -> tuple[Reading | None, bool]:
    """The reading that a workbook carries, and whether it is as it should be: whole, or that of a template.

    Where it is not, nothing of it is used.
    """
    if sheet is None:
        return None, False
    checksum, pieces = sheet.cells.get((0, 1)), sheet.cells.get((0, 2))
    if checksum is None and pieces is None and sheet.cells.get((0, 0)) == MARK and len(sheet.cells) == 1:
        return None, True
    if not isinstance(pieces, int):
        return None, False
    text = _text(sheet.cells, pieces)
    if text is None or _checksum(text) != checksum:
        return None, False
    try:
        return parse_reading(text), True
    except LoadError:
        return None, False


def _text(cells: Mapping[tuple[int, int], Value], pieces: int) -> str | None:
    if pieces + _FIRST > len(cells):
        return None
    found = [cells.get((row, 0)) for row in range(_FIRST, _FIRST + pieces)]
    told = [piece for piece in found if isinstance(piece, str)]
    return text_of(told) if len(told) == len(found) else None


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
