"""The actions as rows of the 4W exchange profile."""

from fastapi import APIRouter, Depends, Request, Response

from api.routes.asked import InDistrict, LargePageAsked
from api.routes.negotiation import CSV, wanted_type
from graph.export.forms.shape import ANSWER_BYTES
from graph.export.four_w import four_w_part
from graph.model.language import Language

router = APIRouter(tags=["actions"])


async def rows_form(request: Request) -> None:
    """Refuses a request that accepts no CSV."""
    wanted_type(request.headers.get("accept"), (CSV,))


@router.get(
    "/four-w",
    operation_id="listActivities",
    response_class=Response,
    responses={200: {"content": {CSV: {"schema": {"type": "string"}}}, "description": "The rows, by page of actions."}},
    dependencies=[Depends(rows_form)],
)
def list_rows(network: InDistrict, response: Response, page: LargePageAsked) -> Response:
    """Who does what, where, when: the actions as rows of the 4W exchange profile, CSV under HXL-style tags.

    A page holds whole actions; heads and tags stand above each page.
    """
    text, given = four_w_part(page.part(network.actions), ANSWER_BYTES, Language.ENGLISH)
    page.link(len(network.actions), given)
    return Response(text, headers=dict(response.headers), media_type=CSV)
