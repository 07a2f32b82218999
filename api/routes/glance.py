"""Views of the network that answer one question each."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import InDistrict
from api.routes.asking import asked_by
from graph.export.forms.glance import Glance, glance_form
from graph.questions import AtAGlance

router = APIRouter(tags=["network"])


@router.get("/glance", operation_id="getGlance")
def get_glance(network: InDistrict, asked: Annotated[AtAGlance, Depends(asked_by(AtAGlance))]) -> Glance:
    """What the network answers at a glance: a sentence, and boxes in columns with the lines between them.

    `gaps`: who is only listed and which action has no holder, as the findings have it; `shared`: actions with several
    holders; `themes`: what stands in the plans of several municipalities; `sides`: care beside security, and in the
    middle what joins them.
    """
    return glance_form(network, asked.of(network))
