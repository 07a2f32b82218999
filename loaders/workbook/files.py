"""Workbooks as files: XLSX and ODS, told by their content; written whole, read within bounds."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from graph.model.form import Reading
from loaders.document import DEFAULT_LIMITS, ReaderLimits
from loaders.document.packed import Packed, is_packed
from loaders.faults import DocumentError
from loaders.workbook.apart import grid_apart, passed
from loaders.workbook.columns import SHEETS
from loaders.workbook.grid import Grid
from loaders.workbook.marks import MARK
from loaders.workbook.naming import KnownAs
from loaders.workbook.pages import Page, pages_of
from loaders.workbook.read_ods import read_ods
from loaders.workbook.read_xlsx import read_xlsx
from loaders.workbook.reviewed import reviewed
from loaders.workbook.write_ods import ods_bytes
from loaders.workbook.write_xlsx import xlsx_bytes

_FEWEST_SHEETS = 3
"""So many sheets with our names make a workbook ours, where a program left out the property that says so."""
_NAMES = {"xl/workbook.xml": ("docProps/custom.xml", rb'<(?:\w+:)?sheet\s[^>]*?name="([^"]{1,100})"'),
          "content.xml": ("meta.xml", rb'<table:table\s[^>]*?table:name="([^"]{1,100})"')}  # fmt: skip
"""Where each format says how its sheets are called, and where its properties stand."""

WRITERS: Mapping[str, Callable[[Sequence[Page]], bytes]] = MappingProxyType({".xlsx": xlsx_bytes, ".ods": ods_bytes})
"""What makes a file of each format, by the ending of its name."""


def workbook_bytes(reading: Reading | None, ending: str) -> bytes:
    """A workbook of a reading; without one an empty template. ``ending`` is one of ``WRITERS``."""
    return WRITERS[ending](pages_of(reading))


def is_workbook(content: bytes) -> bool:
    """Whether content is a workbook of ours, whole or damaged: by a property, or by the names of its sheets."""
    if not is_packed(content):
        return False
    try:
        packed = Packed.opened(content)
        for member, (properties, pattern) in _NAMES.items():
            if member in packed.names:
                if MARK.encode() in (packed.read(properties) or b""):
                    return True
                names = {
                    name.decode("utf-8", "replace").casefold()
                    for name in re.findall(pattern, packed.read(member) or b"")
                }
                return sum(sheet.name.casefold() in names for sheet in SHEETS) >= _FEWEST_SHEETS
    except DocumentError:
        return False
    return False


def read_workbook(content: bytes, known_as: KnownAs, limits: ReaderLimits = DEFAULT_LIMITS) -> Reading | None:
    """The reading that a workbook holds, its file read in a process of its own; None for what is no workbook of ours.

    Args:
        content: the bytes of any file.
        known_as: who is meant by the name of an organisation that a person wrote.
        limits: what reading the file may cost.

    Raises:
        DocumentError: it is broken, has cells out of bounds, or costs more than it may.
        FormError: cells are not filled in as they should be; each is named.
    """
    grid = grid_apart(content, limits)
    return None if grid is None else reviewed(grid, known_as)


def told_of(content: bytes) -> bytes:
    """What the process that reads a file says of it: the cells of a workbook of ours, nothing of any other file."""
    return passed(grid_of(content)) if is_workbook(content) else b""


def grid_of(content: bytes) -> Grid:
    names = Packed.opened(content).names
    return read_xlsx(content) if "xl/workbook.xml" in names else read_ods(content)
