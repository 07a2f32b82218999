"""The network: as node-link JSON and as a picture, whole or a part of it; and the matrix of parties by ambition."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.parts.networks import DistrictNetwork
from api.parts.serving import Context
from api.problems import bad_parameter, not_found
from api.routes.asked import Asking, InDistrict, LargePageAsked, Page, PageAsked, accepts_json
from api.routes.asking import asked_by
from api.routes.negotiation import JSON, SVG, wanted_type
from graph.export.forms.network import Matrix, Network, column_form, line_form, link_form, node_form
from graph.export.forms.shape import ANSWER_BYTES, coverage_of, fitting
from graph.model.language import Language
from graph.picture.svg import svg
from graph.questions import WhichMatrix, WhichPart
from graph.questions.which_part import Part, chosen_scene

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
    page: LargePageAsked,
    asked: PartAsked,
    form: Annotated[str, Depends(either_form)],
) -> Network | Response:
    """The network, or a part of it: under filters, and around one node.

    As node-link JSON, by page; with `Accept: image/svg+xml` as a picture of parties and ambitions.
    """
    if form == SVG:
        return _picture(context, network, asked, response)
    try:
        part = asked.of(network)
    except KeyError as error:
        raise not_found("node in this part of the network with code", str(error.args[0])) from None
    return _paged(network, part, page)


def _paged(network: DistrictNetwork, part: Part, page: Page) -> Network:
    """As many nodes as links, of each the next: as many as there is room for of both."""
    half, wanted = ANSWER_BYTES // 2, (page.part(part.nodes), page.part(part.relations))
    nodes, links = fitting(wanted[0], node_form, half), fitting(wanted[1], link_form, half)
    cut = [len(given) for given, all_of in ((nodes, wanted[0]), (links, wanted[1])) if len(given) < len(all_of)]
    room = min(cut, default=page.limit)
    page.link(max(len(part.nodes), len(part.relations)), room)
    return Network(
        graph=coverage_of(network),
        nodes=nodes[:room],
        links=links[:room],
        total_nodes=len(part.nodes),
        total_links=len(part.relations),
        limit=page.limit,
        offset=page.offset,
    )


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
def get_matrix(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichMatrix, Depends(asked_by(WhichMatrix))]
) -> Matrix:
    """Who does what: outside parties by ambition (of one plan), or by plan (of the whole district).

    With `plan`, or with a `municipality` of which one plan is loaded: by ambition. With neither: by plan.
    """
    made = asked.of(network)
    own = None if made.own is None else line_form(network, made.own)
    room = ANSWER_BYTES - (0 if own is None else len(own.model_dump_json()))
    return Matrix(
        columns=tuple(map(column_form, made.columns)),
        lines=page.of(made.lines, lambda line: line_form(network, line), room),
        own=own,
        actions=made.actions,
        with_outside_holder=made.with_outside_holder,
        total=len(made.lines),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


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
