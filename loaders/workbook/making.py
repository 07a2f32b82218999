"""Parts of the form from cells: what cannot be one is a fault at its cell, what is as it was is the very same part."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from graph.model.form import Passage
from graph.model.value_faults import fault_of
from loaders.workbook.rows import ReadRow, Rows

M = TypeVar("M", bound=BaseModel)
Entry = TypeVar("Entry")


class Making:
    """Makes parts of the form, and keeps what is wrong with the rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def made(self, kind: type[M], row: ReadRow, at: str, fields: Mapping[str, object]) -> M | None:
        """A part of the form; None, with a fault at its cell, where it cannot be one.

        ``at`` is the field whose cell is blamed where the part's own field has no cell in this row.
        """
        try:
            return kind(**fields)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                name = str(one["loc"][0]) if len(one["loc"]) > 0 else at
                self._rows.blame(row.at(name if name in row.columns else at), fault_of(one["type"], one.get("ctx")))
            return None

    def passage(self, row: ReadRow, name: str, before: Passage | None) -> Passage | None:
        """A text, with its quote where it is what it was."""
        said = row.text(name)
        if said is None or (before is not None and before.written == said):
            return None if said is None else before
        return self.made(Passage, row, name, {"written": said})

    def passages(self, row: ReadRow, name: str, before: Sequence[Passage]) -> tuple[Passage, ...]:
        """The texts of a list, each with its quote where it was there before."""
        entries = row.entries(name)
        kept = kept_in([one.written for one in before], entries)
        found = [
            before[kept[at]] if at in kept else self.made(Passage, row, name, {"written": entry})
            for at, entry in enumerate(entries)
        ]
        return tuple(one for one in found if one is not None)


def kept_in(before: Sequence[Entry], now: Sequence[Entry]) -> dict[int, int]:
    """Which entries of a list were there before, in order: the place of each now, and then.

    Most lists are as they were; of the others the longest common parts are the same entries.
    """
    if list(before) == list(now):
        return {at: at for at in range(len(now))}
    blocks = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    return {block.b + at: block.a + at for block in blocks for at in range(block.size)}
