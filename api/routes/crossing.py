"""The matrix by choice.

A resource of its own beside ``/matrix``, whose rows are parties and whose columns are parts of plans: each has one
shape.
"""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import InDistrict
from api.routes.asking import asked_by
from graph.export.forms.crossing import Crossing, crossing_form
from graph.questions import HowMany

router = APIRouter(tags=["network"])


@router.get("/crossing", operation_id="getCrossing")
def get_crossing(network: InDistrict, asked: Annotated[HowMany, Depends(asked_by(HowMany))]) -> Crossing:
    """The matrix by choice: any two of party, kind of party, municipality, ambition, target group and timing.

    With a party or kind of party, a cell says how it is named there, in four degrees. Without, it counts actions, also
    those that nobody holds. An action with two target groups is in both cells and once in every total. Partner lists
    and payers have the target groups of their part of the plan, and no timing. Own departments are one row, `own`.
    """
    return crossing_form(network, asked.of(network))
