"""Who does what: the rows behind every table and picture, with every filter."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import InDistrict, PageAsked
from api.routes.asking import asked_by
from graph.export.forms.shape import coverage_of
from graph.export.forms.statements import Responsibilities, responsibility_of
from graph.questions import WhoDoesWhat

router = APIRouter(tags=["responsibilities"])


@router.get("/responsibilities", operation_id="listResponsibilities")
def list_responsibilities(
    network: InDistrict, page: PageAsked, asked: Annotated[WhoDoesWhat, Depends(asked_by(WhoDoesWhat))]
) -> Responsibilities:
    """One row for each place where a plan names a party, plan by plan, in the order of the plan.

    All filters have to be met. An empty list means: not named in the plans that `coverage` lists.
    """
    rows = asked.of(network)
    return Responsibilities(
        items=page.of(rows, responsibility_of),
        total=len(rows),
        derived=sum(row.is_derived for row in rows),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )
