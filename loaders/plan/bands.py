"""Bands over the rows of a table that are ambitions though no word says so: "A. Opsporing" over the whole width.

The rule in the writer's mind: where one table, or several alike, hold the whole plan, what the plan wants stands in the
table as well, over the rows that it is made of. Where headings of the text name the ambitions a band is a part of one.
A band that says how far its rows are, when they are, or who does them names no ambition.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from graph.model.identifiers import fold
from loaders.plan.drafts import Cell, DraftAction, DraftPlan
from loaders.plan.outline import Outline
from loaders.plan.owner_form import OwnerForm
from loaders.plan.parts import TablePart
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing
from loaders.plan.walk_state import numbered

_FEWEST = 2
"""One band may be the title of its table."""


def with_bands(outline: Outline, parts: Sequence[object], draft: DraftPlan, reader: Reader) -> Outline:
    """An outline with the bands that are ambitions in it; the same where words, a column or headings name them.

    Args:
        outline: what headings of the text name.
        parts: the lines and tables that were read.
        draft: what was found in them, without an outline.
        reader: lexicon and words.
    """
    if len(outline.opens) > 1 or any(one.title is not None or one.number is not None for one in draft.ambitions):
        return outline
    inside = _Inside([part for part in parts if isinstance(part, TablePart)])
    under: dict[Cell, list[DraftAction]] = {}
    for action in (action for one in draft.ambitions for block in one.blocks for action in block.actions):
        if action.heading is not None and inside.holds(action.heading[0].start):
            under.setdefault(action.heading, []).append(action)
    names = frozenset(band[0].start for band, actions in under.items() if _names(band, actions, reader))
    return replace(outline, opens=names) if len(names) >= _FEWEST and len(names) == len(under) else outline


def _names(band: Cell, actions: Sequence[DraftAction], reader: Reader) -> bool:
    """Whether a band names what is wanted; over rows that name nobody it may be who does them."""
    _, title = numbered(band)
    text, words = " ".join(piece.words for piece in title).rstrip(" :?"), reader.words
    said = re.findall(r"[^\W\d_]+", fold(text))
    if len(said) == 0 or all(word in words.general for word in said):
        return False
    if is_timing(text) or words.is_status(text) or words.is_rank(text) or words.label(text) is not None:
        return False
    return any(len(action.holders) > 0 for action in actions) or not OwnerForm(reader).of_cell(title, strict=True)


class _Inside:
    """Says whether an offset lies in one of the tables."""

    def __init__(self, tables: Sequence[TablePart]) -> None:
        runs = sorted((run.start, run.end) for part in tables for cell in part.table.cells for run in cell.runs)
        self._starts, self._ends = [start for start, _ in runs], [end for _, end in runs]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
