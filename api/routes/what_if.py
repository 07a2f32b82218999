"""What some changes would come to, and scenarios: changes with a name, which can be put before a meeting."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.parts.fault_words import Door, in_words
from api.parts.scenarios import asked_with_drafts, kept
from api.parts.supposed_words import told
from api.problems import Fault, ProblemError, Where
from api.routes.asked import PREFIX, Asking, InDistrictWithRecords
from api.routes.asking import ID_PATTERN, asked_by
from api.routes.imports import stamp_of
from graph.export.forms.what_if import (
    Consequences,
    GivenScenario,
    Scenario,
    Scenarios,
    asked_of,
    consequences_form,
    scenario_form,
)
from graph.questions import WhatIf
from graph.questions.filters import LONGEST_CODE
from graph.scenarios import UNKNOWN, ScenarioError, drop_scenario, propose, scenarios_of, withdraw

router = APIRouter(tags=["what-if"])

ScenarioId = Annotated[
    str,
    Path(pattern=ID_PATTERN, max_length=LONGEST_CODE, description="Code of the scenario.", examples=["0123456789"]),
]


@router.get("/what-if", operation_id="getWhatIf")
def get_what_if(
    network: InDistrictWithRecords, context: Asking, asked: Annotated[WhatIf, Depends(asked_by(WhatIf))]
) -> Consequences:
    """What would come of some changes: findings that come, go or change, what loses its only holder or payer, and who
    shares in the loss.

    Nothing is kept, and no plan is touched. Of a municipality without a plan nothing can be said.
    """
    store, today = context.networks.store, context.clock().date()
    return consequences_form(asked_with_drafts(network, asked, store, context.reference, today), told)


@router.get("/scenarios", operation_id="listScenarios")
def list_scenarios(network: InDistrictWithRecords, context: Asking) -> Scenarios:
    """The scenarios of a district, oldest first."""
    found = scenarios_of(context.networks.store, network.district.id)
    return Scenarios(items=tuple(map(scenario_form, found)))


@router.post("/scenarios", operation_id="keepScenario", status_code=201)
def keep_scenario(
    network: InDistrictWithRecords, context: Asking, given: GivenScenario, response: Response
) -> Scenario:
    """Keeps changes under a name. They have to fit the plans as they are now; the same again keeps nothing anew."""
    store, district, asked = context.networks.store, network.district.id, asked_of(given.changes)
    asked_with_drafts(network, asked, store, context.reference, context.clock().date())
    try:
        made = kept(store, district, given.name, asked, context.reference, stamp_of(context))
    except ScenarioError as error:
        raise _refused(error) from None
    response.headers["Location"] = f"{PREFIX}/scenarios"
    return scenario_form(made)


@router.put("/scenarios/{id}/proposal", operation_id="proposeScenario")
def propose_scenario(network: InDistrictWithRecords, context: Asking, id: ScenarioId) -> Scenario:
    """Puts a scenario before the meeting as a proposal."""
    try:
        return scenario_form(propose(context.networks.store, network.district.id, id, stamp_of(context)))
    except ScenarioError as error:
        raise _refused(error) from None


@router.delete("/scenarios/{id}/proposal", operation_id="withdrawProposal")
def withdraw_proposal(network: InDistrictWithRecords, context: Asking, id: ScenarioId) -> Scenario:
    """Takes a proposal back; the scenario stays."""
    try:
        return scenario_form(withdraw(context.networks.store, network.district.id, id, stamp_of(context)))
    except ScenarioError as error:
        raise _refused(error) from None


@router.delete("/scenarios/{id}", operation_id="dropScenario", status_code=204)
def drop(network: InDistrictWithRecords, context: Asking, id: ScenarioId) -> Response:
    """Takes a scenario away, from the agenda too."""
    try:
        drop_scenario(context.networks.store, network.district.id, id, stamp_of(context))
    except ScenarioError as error:
        raise _refused(error) from None
    return Response(status_code=204)


def _refused(error: ScenarioError) -> ProblemError:
    said = in_words(error.fault, Door.HTTP)
    if error.fault.code == UNKNOWN.code:
        return ProblemError(404, said)
    fault = Fault(where=Where.BODY, location="$", code=error.fault.code, detail=said)
    return ProblemError(400, "1 fault in the request. Nothing was stored.", (fault,))
