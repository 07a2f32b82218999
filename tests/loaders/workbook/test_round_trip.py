"""A workbook read back is what was written: with the source that travels along every bit, without it every value."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.model.form import ActionForm, AmbitionForm, BlockForm, Passage, PlanForm, Reading
from loaders.workbook import workbook_bytes
from loaders.workbook.cells import LONGEST, cells_of, list_of, list_text, text_of
from loaders.workbook.files import WRITERS, grid_of
from loaders.workbook.grid import Grid
from loaders.workbook.marks import SOURCE_SHEET
from loaders.workbook.reviewed import reviewed
from tests.loaders.workbook.book import read_here
from tests.loaders.workbook.plans import READINGS, WRITTEN

BOTH = pytest.mark.parametrize("ending", sorted(WRITERS))
PATIENT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # A whole plan is made smaller only in minutes.
)
_DERIVED = ("quote", "rule", "certainty", "unclear")


@BOTH
@given(reading=READINGS)
@PATIENT
def test_what_is_written_is_read_back_to_the_last_bit(ending: str, reading: Reading) -> None:
    assert read_here(workbook_bytes(reading, ending), nobody) == reading


@BOTH
@given(reading=READINGS)
@PATIENT
def test_the_sheets_alone_hold_every_value(ending: str, reading: Reading) -> None:
    """The source lost, everything that a person can see is still there: only quotes and what was derived are not."""
    grid = grid_of(workbook_bytes(reading, ending))
    found = reviewed(Grid({name: one for name, one in grid.sheets.items() if name != SOURCE_SHEET}), nobody)
    assert values(found.plan) == values(reading.plan)
    assert [issue.code for issue in found.issues] == ["workbook-source-damaged"]


@BOTH
def test_texts_longer_than_a_cell_are_whole(ending: str) -> None:
    """Excel takes 32,767 halves of characters in a cell; a plan may have texts of 200,000 characters."""
    long = "=ab\n cd 𝒳" * 5_000
    action = ActionForm(text=long, items=(Passage(written="kort"), Passage(written=long)), heading=long[:40_000])
    block = BlockForm(title=long, actions=(action, ActionForm(text="kort")))
    reading = Reading(plan=PlanForm(vision=Passage(written="x" * 200_000), ambitions=(AmbitionForm(blocks=(block,)),)))
    grid = grid_of(workbook_bytes(reading, ending))
    texts = [value for sheet in grid.sheets.values() for value in sheet.cells.values() if isinstance(value, str)]
    assert max(len(text.encode("utf-16-le")) // 2 for text in texts) <= 32_767
    found = reviewed(Grid({name: one for name, one in grid.sheets.items() if name != SOURCE_SHEET}), nobody)
    assert values(found.plan) == values(reading.plan)


@given(text=WRITTEN)
@settings(max_examples=500, deadline=None)
def test_a_text_is_what_it_was_and_no_cell_of_it_is_a_formula(text: str) -> None:
    cells = cells_of(text)
    assert text_of(cells) == text
    assert all(len(cell) <= LONGEST + 1 for cell in cells)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) or cell[0] in "\t\r\n" for cell in cells)


@given(entries=st.lists(WRITTEN, max_size=5))
def test_a_list_is_what_it_was(entries: list[str]) -> None:
    assert list_of(text_of(cells_of(list_text(entries)))) == tuple(entries)


def nobody(name: str) -> None:
    """Nobody is known by any name."""


def values(plan: PlanForm) -> Any:
    """What a person can see of a plan: no quotes, no codes of parts, nothing that the program made of a name."""
    return _values(plan.model_dump(mode="json"))


def _values(part: Any) -> Any:
    if isinstance(part, list):
        return [_values(one) for one in part]
    if not isinstance(part, dict):
        return part
    is_coded = "blocks" in part or "actions" in part or "holders" in part or "ambitions" in part
    return {
        name: str(value) if name == "number" and value is not None else _values(value)
        for name, value in part.items()
        if name not in _DERIVED and not (name == "id" and is_coded)
    }
