"""How the plans stand beside a norm."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import Asking, InDistrict, PageAsked
from api.routes.asking import asked_by
from graph.export.forms.norms import NormElements, norm_element_form
from graph.export.forms.shape import coverage_of
from graph.questions import WhichNorm

router = APIRouter(tags=["findings"])


@router.get("/norm-elements", operation_id="listNormElements")
def list_norm_elements(
    network: InDistrict, page: PageAsked, context: Asking, asked: Annotated[WhichNorm, Depends(asked_by(WhichNorm))]
) -> NormElements:
    """The elements of a norm beside the loaded plans, with the actions about each: a yardstick, no obligation.

    A plan that is about something else than the norm is left out.
    """
    found = asked.of(network, context.reference.norms)
    return NormElements(
        items=page.of(found, norm_element_form),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )
