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
from graph.model.form import Reading
from graph.model.rows import NodeRow
from graph.plans import PlanPart
from graph.plans.read import parts_of
from graph.plans.values import is_fictional, is_stated, whole

router = APIRouter(tags=["plans"])
_FORM: dict[int | str, dict[str, object]] = {
    200: {"description": "The plan in its public form, `ketenkaart-plan/1`.", "model": Reading}
}


@router.get("/plans", operation_id="listPlans")
def list_plans(network: InDistrict, page: PageAsked, municipality: PlanOwner = None) -> Plans:
    """The plans of the district that are loaded."""
    found = [plan for plan in network.plans.plans if municipality in (None, plan.owner.id)]
    return Plans(
        items=tuple(_plan(network, plan) for plan in page.of(found)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/plans/{id}", operation_id="getPlan", responses=_FORM)
def get_plan(found: OneNode, context: Asking, response: Response) -> Response:
    """A plan in its public form: every statement with its quote, and the whole text of its document."""
    _, node = labelled(found, "Plan")
    versions = context.networks.store.versions(node.id)
    if len(versions) == 0:
        raise not_found("public form of plan", node.id)
    return Response(versions[-1].form_json, headers=dict(response.headers), media_type="application/json")


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
    for version in context.networks.store.versions(id):
        if version.number == number:
            return Response(version.form_json, headers={"Cache-Control": "private"}, media_type="application/json")
    raise not_found(f"version {number} of plan", id)


def text_of_source(form_json: str) -> str | None:
    """The text of the document that a plan in its public form was read from."""
    form = json.loads(form_json)
    document = form.get("document") if isinstance(form, dict) else None
    text = document.get("text") if isinstance(document, dict) else None
    return text if isinstance(text, str) else None


def _plan(network: DistrictNetwork, part: PlanPart) -> Plan:
    view, plan = network.view, part.node
    pillars = sorted(
        view.outgoing(plan.id, "FOLLOWS"), key=lambda relation: whole(relation.properties, "position") or 0
    )
    sources = [view.nodes[relation.target] for relation in view.outgoing(plan.id, "READ_FROM")]
    return Plan(
        id=plan.id,
        name=plan.name,
        owner=named(part.owner),
        year=part.year,
        district=view.district,
        fictional=is_fictional(plan),
        vision=text_of(plan, "vision"),
        goals=tuple(goal.name for goal in parts_of(view, plan, "HAS_GOAL")),
        pillars=tuple(str(relation.properties["written"]) for relation in pillars),
        ambitions=sum(is_stated(ambition) for ambition in part.ambition_nodes),
        actions=len(part.actions),
        source=_source(sources[0]) if len(sources) > 0 else None,
        place=place_at(plan),
    )


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
