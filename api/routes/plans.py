"""Plans, in short and in their public form, and the versions that were stored."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.problems import not_found
from api.routes.asked import AskedId, Asking, InDistrict, OneNode, PageAsked, labelled
from api.routes.asking import asked_by
from graph.export.forms.plans import Plans, PlanVersion, PlanVersions, plan_form
from graph.export.forms.shape import coverage_of
from graph.model.form import Reading
from graph.questions import WhichPlans

router = APIRouter(tags=["plans"])
_FORM: dict[int | str, dict[str, object]] = {
    200: {"description": "The plan in its public form, `ketenkaart-plan/2`.", "model": Reading}
}


@router.get("/plans", operation_id="listPlans")
def list_plans(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichPlans, Depends(asked_by(WhichPlans))]
) -> Plans:
    """The plans of the district that are loaded."""
    found = asked.of(network)
    return Plans(
        items=page.of(found, lambda plan: plan_form(network, plan)),
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
