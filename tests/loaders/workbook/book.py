"""A small plan in a workbook, and hands to change its cells: as a person would, and as a hostile one."""

import io
import zipfile
from collections.abc import Callable

from graph.model.form import Reading
from graph.reference import Reference
from loaders.content import IntakeOptions, read_content
from loaders.workbook.cells import Value
from loaders.workbook.columns import BY_NAME
from loaders.workbook.files import grid_of, workbook_bytes
from loaders.workbook.grid import Grid, Sheet
from loaders.workbook.naming import KnownAs
from loaders.workbook.pages import Page
from loaders.workbook.reviewed import reviewed
from loaders.workbook.write_xlsx import xlsx_bytes

TEXT = """Gemeente Wassenaar
Uitvoeringsplan 2026

Ambitie 1: Signalen zien

Actie: We maken een kaart met de meldroute.
Actiehouder: politie, VHT
Planning: Q1 2026

Actie: We spreken elk kwartaal over signalen.
Actiehouder: GGD
Planning: doorlopend
"""


def plan_read(reference: Reference) -> Reading:
    """The plan as it is read."""
    return read_content(TEXT.encode(), "plan.txt", reference, IntakeOptions())


class Book:
    """A workbook whose cells can be changed by sheet, row (from 1, below the heads) and field."""

    def __init__(self, reading: Reading | None) -> None:
        self.grid: Grid = grid_of(workbook_bytes(reading, ".xlsx"))

    def column(self, sheet: str, name: str) -> int:
        return [column.name for column in BY_NAME[sheet].columns].index(name)

    def get(self, sheet: str, row: int, name: str) -> Value | None:
        return self.grid.sheets[sheet].cells.get((row, self.column(sheet, name)))

    def put(self, sheet: str, row: int, name: str, value: Value | None) -> None:
        at = (row, self.column(sheet, name))
        if value is None:
            self.grid.sheets[sheet].cells.pop(at, None)
        else:
            self.grid.sheets[sheet].cells[at] = value

    def drop(self, sheet: str, row: int) -> None:
        cells = self.grid.sheets[sheet].cells
        for at in [at for at in cells if at[0] == row]:
            del cells[at]

    def saved(self) -> bytes:
        """The workbook as another program saves it: values only, without looks and drop-downs."""
        pages = [
            Page(name, (), (), [[sheet.cells.get((row, column)) for column in range(30)] for row in _rows(sheet)])
            for name, sheet in self.grid.sheets.items()
        ]
        return xlsx_bytes(pages)

    def read(self) -> Reading:
        return reviewed(self.grid, lambda name: None)


def _rows(sheet: Sheet) -> range:
    return range(max((row for row, _ in sheet.cells), default=-1) + 1)


def changed(content: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """A packed file with one member changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
    return target.getvalue()


def read_here(content: bytes, known_as: KnownAs) -> Reading:
    """What a workbook holds, read in the process of the test: that it is read apart is tested in ``test_apart.py``."""
    return reviewed(grid_of(content), known_as)
