"""Every field of the public form has a column, or is said here to travel along unseen."""

from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    GivenClasses,
    Holder,
    OrganisationRef,
    Owner,
    PlanForm,
    Timing,
)
from loaders.workbook.columns import ACTIONS, AMBITIONS, BLOCKS, NAMED_AS, PARTIES, PLAN, PLAN_CODE, SHEETS, Kind
from loaders.workbook.explanation import explanation_rows
from loaders.workbook.workbook_page import workbook_page

UNSEEN = {"id", "quote", "unclear", "confirmed"}
"""Codes of parts follow from the content, places and who confirmed what stand in the reading that travels along, doubts
are shown in words."""
ROWS = {"ambitions", "blocks", "actions", "holders", "mentions", "partners", "funders"}
"""Parts that are rows of a sheet of their own."""


@pytest.mark.parametrize(
    ("sheet", "part", "apart"),
    [
        (PLAN, PlanForm, {"owner": Owner}),
        (AMBITIONS, AmbitionForm, {}),
        (BLOCKS, BlockForm, {}),
        (ACTIONS, ActionForm, {"timing": Timing, "classes": GivenClasses}),
        (PARTIES, Holder, {"organisation": OrganisationRef}),
    ],
)
def test_every_field_has_a_column(sheet: str, part: type[BaseModel], apart: dict[str, type[BaseModel]]) -> None:
    columns = {column.name for one in SHEETS if one.name == sheet for column in one.columns if column.is_read}
    fields = set(part.model_fields) - UNSEEN - ROWS - set(apart)
    inside = {f"{name}.{field}" for name, inner in apart.items() for field in inner.model_fields}
    fields |= {one for one in inside if not one.endswith((".quote", ".confirmed"))}
    shown_only = {"role", "rule", "certainty"}  # The role is in how a party is named; the rest follows from its name.
    assert fields - shown_only <= columns
    assert columns - fields <= {"code", "ambition", "block", "of", "named_as", "checked"}
    assert set(Budget.model_fields) == {"written", "quote", "confirmed", "funders"}


def test_every_list_of_parties_can_be_named() -> None:
    assert {name for name, _ in NAMED_AS.values()} == {"partners", "funders", "holders", "mentions"}


def test_heads_differ_and_every_column_is_explained() -> None:
    for sheet in SHEETS:
        heads = sorted(column.head.casefold() for column in sheet.columns)
        assert all(one != other for one, other in pairwise(heads))
        assert all(column.says.nl != "" and column.says.en != "" for column in sheet.columns)
    told = {(sheet, head) for sheet, head, _, _ in explanation_rows()}
    assert {(sheet.name, column.head) for sheet in SHEETS for column in sheet.columns} <= told


def test_no_row_has_the_code_of_another_sheet() -> None:
    prefixes = [sheet.prefix for sheet in SHEETS if sheet.prefix != ""]
    assert len(set(prefixes)) == len(prefixes) == 3
    assert not any(PLAN_CODE.startswith(prefix) for prefix in prefixes)
    assert all((column.words != ()) == (column.kind is Kind.WORD) for sheet in SHEETS for column in sheet.columns)


def test_the_page_is_up_to_date(root: Path) -> None:
    assert (root / "docs/reference/workbook.md").read_text("utf-8") == workbook_page()
