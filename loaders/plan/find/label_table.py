"""A table with a label before each cell: what an ambition or a part of it says, or one action told field by field.

The rule in the writer's mind: the first cell of a row names what stands behind it ("Doelstelling", "Trekker"). Where
the labels are those of an action (what, who, when), each time that the first of them comes again another action begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import HOLDING_ROLES
from loaders.document.model import Table
from loaders.plan.cells import Pieces, cells_at
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.rows import Reader

_ENOUGH = 0.5
"""So many of the rows must begin with a label that is known."""
_FEWEST = 2
"""One label that is known may be any word; one row alone is taken where what it names is no label as well."""
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A row with a label; ``field`` is what it says of a part of an ambition, ``column`` what it says of an action."""

    label: Pieces
    field: str | None
    column: Column
    content: Pieces


@dataclass(frozen=True, slots=True)
class LabelTable:
    """The rows of a table with labels; ``rest`` are rows of one cell, and those whose label is not known."""

    rows: tuple[LabelRow | Pieces, ...]
    of_action: bool
    """Whether the labels are those of an action."""
    certainty: float = 1.0
    """That of the table."""


def read_labels(grid: Sequence[Sequence[Pieces]], table: Table, reader: Reader) -> LabelTable | None:
    """A table with a label before each cell; None where it is none."""
    rows: list[LabelRow | Pieces] = []
    known = labelled = 0
    cells = cells_at(table)
    for at, here in enumerate(grid):
        filled = [column for column in range(table.width) if len(here[column]) > 0]
        distinct = list(dict.fromkeys(id(cells[at][column]) for column in filled))
        if len(filled) == 0:
            continue
        if len(distinct) == 1:
            rows.append(here[filled[0]])
            continue
        if len(distinct) > 2:
            return None
        row = _row(here[filled[0]], here[filled[-1]], reader)
        labelled += 1
        known += row.field is not None or row.column != OTHER
        rows.append(row)
    if known == 0 or known < _ENOUGH * labelled or (known < _FEWEST and not _is_one_label(rows, reader)):
        return None
    columns = [row.column for row in rows if isinstance(row, LabelRow)]
    held = any(column.role in HOLDING_ROLES for column in columns)
    timed = any(column.kind == "timing" for column in columns)
    acted = any(column.kind == "action" for column in columns)
    return LabelTable(tuple(rows), held or (acted and timed), table.certainty)


def _is_one_label(rows: Sequence[LabelRow | Pieces], reader: Reader) -> bool:
    """Whether a table is one label of a part of an ambition and what it names, and no head without rows."""
    if len(rows) != 1 or not isinstance(rows[0], LabelRow) or rows[0].field in (None, "actions"):
        return False
    content = " ".join(piece.words for piece in rows[0].content).rstrip(" :?")
    return reader.words.label(content) is None and reader.words.head(content) is None


def _row(label: Pieces, content: Pieces, reader: Reader) -> LabelRow:
    text = " ".join(piece.words for piece in label).rstrip(" :?")
    if len(text) > _LONGEST_LABEL:
        return LabelRow(label, None, OTHER, content)
    return LabelRow(label, reader.words.label(text), reader.words.head(text) or OTHER, content)
