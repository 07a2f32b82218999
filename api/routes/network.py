"""The network: as node-link JSON and as a picture, whole or a part of it; and the matrix of parties by ambition."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.parts.networks import DistrictNetwork
from api.parts.serving import Context
from api.problems import bad_parameter, not_found
from api.routes.asked import Asking, InDistrict, accepts_json
from api.routes.asking import asked_by
from api.routes.negotiation import JSON, SVG, wanted_type
from graph.export.forms.network import Matrix, Network, matrix_form, network_form
from graph.model.language import Language
from graph.picture.svg import svg
from graph.questions import WhichMatrix, WhichPart
from graph.questions.which_part import chosen_scene

router = APIRouter(tags=["network"])

PartAsked = Annotated[WhichPart, Depends(asked_by(WhichPart))]
_TWO_FORMS: dict[int | str, dict[str, object]] = {
    200: {
        "content": {SVG: {"schema": {"type": "string"}}},
        "description": "The network, in the form that was asked for.",
    }
}


async def either_form(request: Request) -> str:
    """JSON or a picture, by the Accept header."""
    return wanted_type(request.headers.get("accept"), (JSON, SVG))


async def picture_form(request: Request) -> None:
    """Refuses a request that accepts no picture."""
    wanted_type(request.headers.get("accept"), (SVG,))


@router.get("/network", operation_id="getNetwork", responses=_TWO_FORMS, response_model=Network)
def get_network(
    network: InDistrict,
    context: Asking,
    response: Response,
    asked: PartAsked,
    form: Annotated[str, Depends(either_form)],
) -> Network | Response:
    """The network, or a part of it: under filters, and around one node.

    As node-link JSON with all nodes and relations; with `Accept: image/svg+xml` as a picture of parties and ambitions.
    """
    if form == SVG:
        return _picture(context, network, asked, response)
    try:
        part = asked.of(network)
    except KeyError as error:
        raise not_found("node in this part of the network with code", str(error.args[0])) from None
    return network_form(network, part.nodes, part.relations)


@router.get(
    "/network/picture.svg",
    operation_id="getNetworkPicture",
    response_class=Response,
    responses={200: {"content": {SVG: {"schema": {"type": "string"}}}, "description": "The picture."}},
    dependencies=[Depends(picture_form)],
)
def get_picture(network: InDistrict, context: Asking, response: Response, asked: PartAsked) -> Response:
    """The same as a picture, at an address of its own.

    Parties from outside, with the ambitions of one plan or with the plans of several. The words in it are Dutch, and
    every node has a name for a screen reader.
    """
    return _picture(context, network, asked, response)


@router.get("/matrix", operation_id="getMatrix", dependencies=[Depends(accepts_json)])
def get_matrix(network: InDistrict, asked: Annotated[WhichMatrix, Depends(asked_by(WhichMatrix))]) -> Matrix:
    """Who does what: outside parties by ambition (of one plan), or by plan (of the whole district).

    With `plan`, or with a `municipality` of which one plan is loaded: by ambition. With neither: by plan.
    """
    return matrix_form(network, asked.of(network))


def _picture(context: Context, network: DistrictNetwork, asked: WhichPart, response: Response) -> Response:
    if asked.own is True:
        raise bad_parameter("own", "not-in-picture", "own departments are not in the picture; ask for JSON")
    if asked.node is not None and asked.node not in network.view.nodes:
        raise not_found("node with code", asked.node)
    try:
        key = (network.state, asked, Language.DUTCH)
        scene = context.shelves.scenes.get(key, lambda: chosen_scene(network, asked))
    except KeyError:
        detail = "is not in this picture, which has parties from outside with ambitions or plans; ask for JSON"
        raise bad_parameter("node", "not-in-picture", detail) from None
    return Response(svg(scene), headers=dict(response.headers), media_type=SVG)
