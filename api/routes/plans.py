"""Plans, in short and in their public form, and the versions that were stored."""

import json
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.problems import not_found
from api.representations.plans import Plan, Plans, PlanVersion, PlanVersions, Source
from api.representations.shape import Place
from api.representations.statements import place_of
from api.routes.asked import (
    AskedId,
    Asking,
    InDistrict,
    OneNode,
    PageAsked,
    PlanOwner,
    coverage_of,
    labelled,
    named,
    text_of,
)
from api.routes.networks import DistrictNetwork
from graph.analysis.parties import parts_of, places, stated_ambition, whole
from graph.model.form import Reading
from graph.model.rows import NodeRow

router = APIRouter(tags=["plans"])
_FORM: dict[int | str, dict[str, object]] = {
    200: {"description": "The plan in its public form, `ketenkaart-plan/1`.", "model": Reading}
}


@router.get("/plans", operation_id="listPlans")
def list_plans(network: InDistrict, page: PageAsked, municipality: PlanOwner = None) -> Plans:
    """The plans of the district that are loaded."""
    found = [(plan, owner) for plan, owner in network.plans if municipality in (None, owner.id)]
    return Plans(
        items=tuple(_plan(network, plan, owner) for plan, owner in page.of(found)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/plans/{id}", operation_id="getPlan", responses=_FORM)
def get_plan(found: OneNode, context: Asking, response: Response) -> Response:
    """A plan in its public form: every statement with its quote, and the whole text of its document."""
    _, node = labelled(found, "Plan")
    current = context.networks.store.version(node.id)
    if current is None:
        raise not_found("public form of plan", node.id)
    return Response(current.form_json, headers=dict(response.headers), media_type="application/json")


@router.get("/plans/{id}/versions", operation_id="listPlanVersions")
def list_versions(context: Asking, id: AskedId) -> PlanVersions:
    """The versions of a plan, also of one that was taken out of the network."""
    versions = context.networks.store.versions(id)
    if len(versions) == 0:
        raise not_found("plan", id)
    shown = (PlanVersion(plan=one.plan, number=one.number, at=one.at, by=one.by) for one in versions)
    return PlanVersions(items=tuple(shown))


@router.get("/plans/{id}/versions/{number}", operation_id="getPlanVersion", responses=_FORM)
def get_version(
    context: Asking, id: AskedId, number: Annotated[int, Path(ge=1, le=1_000_000, description="Number of the version.")]
) -> Response:
    """One version of a plan in its public form."""
    version = context.networks.store.version(id, number)
    if version is None:
        raise not_found(f"version {number} of plan", id)
    return Response(version.form_json, headers={"Cache-Control": "private"}, media_type="application/json")


def text_of_source(form_json: str) -> str | None:
    """The text of the document that a plan in its public form was read from."""
    form = json.loads(form_json)
    document = form.get("document") if isinstance(form, dict) else None
    text = document.get("text") if isinstance(document, dict) else None
    return text if isinstance(text, str) else None


def _plan(network: DistrictNetwork, plan: NodeRow, owner: NodeRow) -> Plan:
    view = network.view
    ambitions = [ambition for ambition in parts_of(view, plan, "HAS_AMBITION") if stated_ambition(ambition)]
    pillars = sorted(
        view.outgoing(plan.id, "FOLLOWS"), key=lambda relation: whole(relation.properties, "position") or 0
    )
    sources = [view.nodes[relation.target] for relation in view.outgoing(plan.id, "READ_FROM")]
    return Plan(
        id=plan.id,
        name=plan.name,
        owner=named(owner),
        year=whole(plan.properties, "year"),
        district=view.district,
        fictional=plan.properties.get("fictional") is True,
        vision=text_of(plan, "vision"),
        goals=tuple(goal.name for goal in parts_of(view, plan, "HAS_GOAL")),
        pillars=tuple(str(relation.properties["written"]) for relation in pillars),
        ambitions=len(ambitions),
        actions=_actions_of(network).get(plan.id, 0),
        source=_source(sources[0]) if len(sources) > 0 else None,
        place=place_at(plan),
    )


def _actions_of(network: DistrictNetwork) -> dict[str, int]:
    """How many actions each plan has."""

    def count() -> dict[str, int]:
        found: dict[str, int] = {}
        for place in places(network.view):
            found[place.plan.id] = found.get(place.plan.id, 0) + (place.action is not None)
        return found

    return network.once("actions of plans", dict, count)


def place_at(node: NodeRow) -> Place | None:
    """Where a node stands in its source."""
    said = node.properties
    return place_of(text_of(node, "quote"), whole(said, "page"), whole(said, "line_from"), whole(said, "line_to"))


def _source(node: NodeRow) -> Source:
    return Source(
        id=node.id,
        name=node.name,
        sha256=str(node.properties["sha256"]),
        media_type=str(node.properties["media_type"]),
        characters=whole(node.properties, "characters") or 0,
    )
