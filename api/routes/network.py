"""The network: as node-link JSON and as a picture, whole or a part of it; and the matrix of parties by ambition."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.problems import bad_parameter, not_found
from api.representations.network import (
    GraphLink,
    GraphNode,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixLine,
    Network,
)
from api.representations.shape import Words
from api.routes.asked import (
    InAmbition,
    InDistrict,
    InPlan,
    PlanOwner,
    accepts_json,
    coverage_of,
    id_filter,
)
from api.routes.negotiation import JSON, SVG, wanted_type
from api.routes.network_choice import Choice, Part, chosen_part, chosen_scene
from api.routes.networks import DistrictNetwork
from graph.model.rows import Properties, Value
from graph.model.vocabulary import Degree, OrganisationKind, dutch, english
from graph.picture.svg import svg
from graph.tables import matrix as tables

router = APIRouter(tags=["network"])

_NOT_NAMED = Words(nl="niet genoemd", en="not named")


async def choice_asked(
    municipality: PlanOwner = None,
    plan: InPlan = None,
    ambition: InAmbition = None,
    degree: Annotated[
        list[Degree] | None, Query(description="Only parties that are named in one of these ways.")
    ] = None,
    kind: Annotated[list[OrganisationKind] | None, Query(description="Only parties of these kinds.")] = None,
    own: Annotated[
        bool | None, Query(description="Only the owner's own departments, or only parties from outside.")
    ] = None,
    node: Annotated[str | None, id_filter("Only the neighbourhood of this node.")] = None,
    depth: Annotated[int, Query(ge=1, le=4, description="How many steps from `node`, in any direction.")] = 1,
) -> Choice:
    """The part of the network that is asked for."""
    return Choice(
        municipality,
        plan,
        ambition,
        None if degree is None else frozenset(degree),
        None if kind is None else frozenset(kind),
        own,
        node,
        depth,
    )


ChoiceAsked = Annotated[Choice, Depends(choice_asked)]
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
    network: InDistrict, response: Response, choice: ChoiceAsked, form: Annotated[str, Depends(either_form)]
) -> Network | Response:
    """The network, or a part of it: under filters, and around one node.

    As node-link JSON with all nodes and relations; with `Accept: image/svg+xml` as a picture of parties and ambitions.
    """
    if form == SVG:
        return _picture(network, choice, response)
    try:
        part = chosen_part(network, choice)
    except KeyError as error:
        raise not_found("node in this part of the network with code", str(error.args[0])) from None
    return _node_link(network, part)


@router.get(
    "/network/picture.svg",
    operation_id="getNetworkPicture",
    response_class=Response,
    responses={200: {"content": {SVG: {"schema": {"type": "string"}}}, "description": "The picture."}},
    dependencies=[Depends(picture_form)],
)
def get_picture(network: InDistrict, response: Response, choice: ChoiceAsked) -> Response:
    """The same as a picture, at an address of its own.

    Parties from outside, with the ambitions of one plan or with the plans of several. The words in it are Dutch, and
    every node has a name for a screen reader.
    """
    return _picture(network, choice, response)


@router.get("/matrix", operation_id="getMatrix", dependencies=[Depends(accepts_json)])
def get_matrix(network: InDistrict, plan: InPlan = None, municipality: PlanOwner = None) -> Matrix:
    """Who does what: outside parties by ambition (of one plan), or by plan (of the whole district).

    With `plan`, or with a `municipality` of which one plan is loaded: by ambition. With neither: by plan.
    """
    chosen = [one.id for one in network.plans.plans if plan in (None, one.id) and municipality in (None, one.owner.id)]
    if plan is None and municipality is None:
        return network.once("matrix", Matrix, lambda: _matrix(network, network.matrix))
    if len(chosen) != 1:
        name = "municipality" if plan is None else "plan"
        raise bad_parameter(name, "not-one-plan", f"{len(chosen)} loaded plans fit; see /v1/plans")
    return network.once(("matrix", chosen[0]), Matrix, lambda: _matrix(network, network.matrices[chosen[0]]))


def _picture(network: DistrictNetwork, choice: Choice, response: Response) -> Response:
    if choice.own is True:
        raise bad_parameter("own", "not-in-picture", "own departments are not in the picture; ask for JSON")
    if choice.node is not None and choice.node not in network.view.nodes:
        raise not_found("node with code", choice.node)
    try:
        drawn = network.once(("svg", choice), str, lambda: svg(chosen_scene(network, choice)))
    except KeyError:
        detail = "is not in this picture, which has parties from outside with ambitions or plans; ask for JSON"
        raise bad_parameter("node", "not-in-picture", detail) from None
    return Response(drawn, headers=dict(response.headers), media_type=SVG)


def _node_link(network: DistrictNetwork, part: Part) -> Network:
    return Network(
        graph=coverage_of(network),
        nodes=tuple(
            GraphNode(id=node.id, labels=node.labels, name=node.name, properties=_others(node.properties))
            for node in part.nodes
        ),
        links=tuple(
            GraphLink(
                key=relation.id,
                type=relation.type,
                source=relation.source,
                target=relation.target,
                plan=relation.plan,
                properties=_others(relation.properties),
            )
            for relation in part.relations
        ),
    )


def _others(properties: Properties) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name not in ("id", "name")}


def _matrix(network: DistrictNetwork, made: tables.Matrix) -> Matrix:
    return Matrix(
        columns=tuple(
            MatrixColumn(
                id=column.id,
                whole_plan=column.whole_plan,
                number=column.number,
                title=column.title,
                actions=column.actions,
                with_outside_holder=column.with_outside_holder,
                lists=column.lists,
                blocks=column.blocks,
            )
            for column in made.columns
        ),
        lines=tuple(_line(network, line) for line in made.lines),
        own=None if made.own is None else _line(network, made.own),
        actions=made.actions,
        with_outside_holder=made.with_outside_holder,
        coverage=coverage_of(network),
    )


def _line(network: DistrictNetwork, line: tables.Line) -> MatrixLine:
    node = network.view.nodes.get(line.organisation)
    level = None if node is None else node.properties.get("level")
    return MatrixLine.model_validate(
        {
            "id": line.organisation,
            "name": line.name,
            "kind": line.kind,
            "level": level,
            "group": line.group,
            "part_of": line.part_of,
            "under": line.under,
            "holds": line.holds,
            "lists": line.lists,
            "mentions": line.mentions,
            "members": line.members,
            "cells": tuple(_cell(cell) for cell in line.cells),
        }
    )


def _cell(cell: tables.Cell) -> MatrixCell:
    named = [row.action for row in (*cell.held, *cell.mentioned)]
    return MatrixCell(
        column=cell.column,
        degrees=cell.degrees,
        words=_words(cell),
        holds=cell.holds,
        lists=cell.lists,
        actions=tuple(dict.fromkeys(action for action in named if action is not None)),
        via=cell.via,
    )


def _words(cell: tables.Cell) -> Words:
    if cell.empty:
        return _NOT_NAMED
    return Words(nl=" en ".join(map(dutch, cell.degrees)), en=" and ".join(map(english, cell.degrees)))
