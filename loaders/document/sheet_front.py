"""The block above the table of a sheet: what a file or its maker says of the whole, a label with its words in each row.

The rule in the writer's mind: "Plannaam | ...", "Datum van export | ..." and the filter stand over the table and are
no rows of it. They are two cells wide and the table is much wider; no word is known here.
"""

from collections.abc import Sequence
from typing import Protocol

WIDER = 2
# Times as many cells as a row of the block has a table under it: a block of two cells stands over four columns or more.
_CELLS = 2
# A label and its words.


class Row(Protocol):
    """A row of a sheet, as far as its width counts."""

    @property
    def cells(self) -> Sequence[object]:
        """Its filled cells."""

    @property
    def covered(self) -> int:
        """Over how many columns they go."""


def rows_of_front(bands: Sequence[Sequence[Row]]) -> int:
    """How many bands at the top of a sheet, each of rows without an empty one between them, stand over its table.

    Only the first bands are looked at: further down a narrow table is one of its own.
    """
    count = 0
    while count < len(bands) and all(row.covered <= _CELLS for row in bands[count]):
        count += 1
    has_labels = any(len(row.cells) == _CELLS for band in bands[:count] for row in band)
    if not has_labels or count == len(bands):
        return 0
    return count if any(len(row.cells) >= WIDER * _CELLS for row in bands[count]) else 0
