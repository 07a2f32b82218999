"""Ambitions and actions."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.parts.networks import DistrictNetwork
from api.parts.serving import Context
from api.routes.asked import Asking, InDistrict, OneNode, PageAsked, labelled
from api.routes.asking import asked_by
from graph.export.forms import plans as forms
from graph.export.forms.plans import ActionDetail, Actions, Ambitions, action_detail, action_form, ambition_form
from graph.export.forms.shape import coverage_of
from graph.plans import ActionPart
from graph.plans.values import whole, words
from graph.questions import WhichActions, WhichAmbitions

router = APIRouter(tags=["actions"])

_AROUND = 600
# Characters of the source before and after a quote: some eight lines of the real plan, enough to see whose row it is.


@router.get("/ambitions", operation_id="listAmbitions")
def list_ambitions(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichAmbitions, Depends(asked_by(WhichAmbitions))]
) -> Ambitions:
    """The ambitions of the plans, with their parts, partner lists and budgets."""
    found = asked.of(network)
    return Ambitions(
        items=page.of(found, lambda one: ambition_form(*one)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/actions", operation_id="listActions")
def list_actions(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichActions, Depends(asked_by(WhichActions))]
) -> Actions:
    """The actions of the plans, in the order of each plan."""
    found = asked.of(network)
    return Actions(
        items=page.of(found, action_form),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/actions/{id}", operation_id="getAction")
def get_action(found: OneNode, context: Asking) -> ActionDetail:
    """An action with who is named for it, and its quote in the text around it."""
    network, node = labelled(found, "Action")
    action = network.plans.action_by_id[node.id]
    return action_detail(network, action, _context(context, network, action))


def _context(context: Context, network: DistrictNetwork, action: ActionPart) -> forms.Context | None:
    said = action.node.properties
    start, end = whole(said, "start"), whole(said, "end")
    source = context.source_of(network, action.place.plan.id)
    text = None if source.document is None else source.document.text
    if text is None or start is None or end is None:
        return None
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return forms.Context(before=before, quote=words(said, "quote") or text[start:end], after=after)
