"""The matrix by choice.

A resource of its own beside ``/matrix``, whose rows are parties and whose columns are parts of plans: each has one
shape.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.routes.asked import LATEST_OFFSET, InDistrict, PageAsked
from api.routes.asking import asked_by
from graph.export.forms.crossing import Crossing, CrossingPart, crossing_form, row_form
from graph.questions import HowMany

router = APIRouter(tags=["network"])


COLUMNS_GIVEN = 200
# The widest table of the shipped plans has 43 columns; the head of a column takes some 400 bytes.


@router.get("/crossing", operation_id="getCrossing")
def get_crossing(
    network: InDistrict,
    page: PageAsked,
    asked: Annotated[HowMany, Depends(asked_by(HowMany))],
    column_offset: Annotated[
        int, Query(alias="columnOffset", ge=0, le=LATEST_OFFSET, description="How many columns to pass over.")
    ] = 0,
) -> Crossing:
    """The matrix by choice: any two of party, kind of party, municipality, ambition, target group and timing.

    With a party or kind of party, a cell says how it is named there, in four degrees. Without, it counts actions, also
    those that nobody holds. An action with two target groups is in both cells and once in every total. Partner lists
    and payers have the target groups of their part of the plan, and no timing. Own departments are one row, `own`.

    A large table is given in parts: its rows by page, and at most 200 columns at once.
    """
    made = asked.of(network)
    columns = made.columns[column_offset : column_offset + COLUMNS_GIVEN]
    rows = page.of(made.rows, lambda row: row_form(made, row, columns))
    return crossing_form(network, made, CrossingPart(rows, columns, page.limit, page.offset, column_offset))
