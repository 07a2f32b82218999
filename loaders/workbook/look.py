"""How cells of a workbook look: heads, what is only shown, what is doubtful, days. The same in each format."""

from dataclasses import dataclass
from datetime import date

from loaders.workbook.cells import Value
from loaders.workbook.pages import Page

DAY_FORMAT = "yyyy-mm-dd"
_HEAD, _DOUBTFUL = "#D9E2F3", "#FFE699"
"""Black letters on these have a contrast of 16 and 17 to 1 (WCAG asks for 4.5)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    background: str | None = None
    is_head: bool = False
    is_quiet: bool = False
    is_day: bool = False


HEAD_LOOK = Look(_HEAD, is_head=True)
BACKGROUNDS = tuple(
    Look(background, is_quiet=quiet, is_day=day)
    for background in (None, _DOUBTFUL)
    for quiet in (False, True)
    for day in (False, True)
)
"""Every look that a cell below the heads can have."""


def look_of(page: Page, row: int, column: int, value: Value | None) -> Look:
    """How a cell below the heads looks."""
    background = _DOUBTFUL if (row, column) in page.doubtful else None
    return Look(background, is_quiet=column in page.shown and background is None, is_day=isinstance(value, date))
