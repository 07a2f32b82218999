"""Ambitions and actions."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.commands.who_filters import meets
from api.representations.plans import Action, ActionDetail, ActionParty, Actions, Ambition, Ambitions, Block, Context
from api.representations.shape import Named, extended
from api.representations.statements import AmbitionRef, BlockRef, responsibility_of, timing_of
from api.routes.asked import (
    Asking,
    Day,
    InAmbition,
    InDistrict,
    InPlan,
    OneNode,
    PageAsked,
    PlanOwner,
    coverage_of,
    id_filter,
    labelled,
    named,
    several,
    text_of,
)
from api.routes.plans import place_at, text_of_source
from graph.model.rows import NodeRow
from graph.model.vocabulary import TimingKind
from graph.plans import ActionPart, BlockPart, PlanPart
from graph.plans import Named as NamedAt
from graph.plans.values import is_stated, whole

router = APIRouter(tags=["actions"])

_AROUND = 600
"""Characters of the source that are shown before and after a quote."""

AskedWords = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Words that all stand in it, each as the beginning of a word; capitals and accents are all one.",
        examples=["opvang"],
    ),
]


@router.get("/ambitions", operation_id="listAmbitions")
def list_ambitions(
    network: InDistrict, page: PageAsked, municipality: PlanOwner = None, plan: InPlan = None
) -> Ambitions:
    """The ambitions of the plans, with their parts, partner lists and budgets."""
    found = [
        (one, ambition)
        for one in network.plans.plans
        if municipality in (None, one.owner.id) and plan in (None, one.id)
        for ambition in one.ambition_nodes
    ]
    return Ambitions(
        items=tuple(_ambition(*one) for one in page.of(found)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/actions", operation_id="listActions")
def list_actions(  # one parameter for each filter
    network: InDistrict,
    page: PageAsked,
    municipality: PlanOwner = None,
    plan: InPlan = None,
    ambition: InAmbition = None,
    organisation: Annotated[str | None, id_filter("Only actions that it or a unit of it holds.")] = None,
    timing: Annotated[list[TimingKind] | None, Query(description="Only with one of these kinds of timing.")] = None,
    ends_by: Annotated[
        Day | None,
        Query(alias="endsBy", description="Only those that end on this day or before.", examples=["2026-06-30"]),
    ] = None,
    outside: Annotated[
        bool | None, Query(description="Only those that a party from outside holds, or only the others.")
    ] = None,
    words: AskedWords = None,
) -> Actions:
    """The actions of the plans, in the order of each plan."""
    found = [
        action
        for action in network.actions
        if municipality in (None, action.place.owner.id)
        and plan in (None, action.place.plan.id)
        and ambition in (None, action.place.ambition.id)
        and outside in (None, action.outside)
        and (organisation is None or any(organisation in held.is_part_of for held in action.holders))
        and (timing is None or action.timing_kind in timing)
        and (ends_by is None or action.ends_by(ends_by.isoformat()))
        and (words is None or meets(words, (_all_words(action.node),)))
    ]
    return Actions(
        items=tuple(_action(action) for action in page.of(found)),
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
    plan = network.plans.plan_by_id[action.place.plan.id]
    about = (*plan.block_by_id[action.place.block.id].named, *action.named)
    return extended(
        ActionDetail,
        _action(action),
        responsibilities=tuple(responsibility_of(row) for row in about),
        context=_context(context, plan.id, node),
        coverage=coverage_of(network),
    )


def _action(action: ActionPart) -> Action:
    # long because: it fills one flat value, field by field
    node, place = action.node, action.place
    return Action(
        id=action.id,
        name=action.name,
        text=action.text,
        title=action.title,
        heading=text_of(node, "heading"),
        items=action.items,
        position=action.position,
        plan=place.plan.id,
        municipality=named(place.owner),
        ambition=_ambition_ref(place.ambition),
        block=_block_ref(place.block),
        parties=tuple(map(_party, action.parties)),
        outside_holder=action.outside,
        timing=timing_of(action.timing, action.timing_kind, action.starts, action.ends),
        target_groups=action.target_groups,
        result=text_of(node, "result"),
        costs=text_of(node, "costs"),
        status=text_of(node, "status"),
        place=place_at(node),
    )


def _party(row: NamedAt) -> ActionParty:
    assert row.role is not None
    return ActionParty(id=row.organisation, name=row.name, role=row.role, written=row.written, own=row.own)


def _ambition(plan: PlanPart, ambition: NodeRow) -> Ambition:
    return extended(
        Ambition,
        _ambition_ref(ambition),
        implicit=not is_stated(ambition),
        position=whole(ambition.properties, "position") or 0,
        plan=plan.id,
        municipality=named(plan.owner),
        blocks=tuple(_block(block) for block in plan.blocks if block.ambition.id == ambition.id),
        place=place_at(ambition),
    )


def _block(block: BlockPart) -> Block:
    return extended(
        Block,
        _block_ref(block.node),
        objective=text_of(block.node, "objective"),
        results=several(block.node, "results"),
        budget=text_of(block.node, "budget"),
        target_groups=block.target_groups,
        partners=tuple(Named(id=row.organisation, name=row.name) for row in block.partners),
        funders=tuple(Named(id=row.organisation, name=row.name) for row in block.payers),
        actions=tuple(action.id for action in block.actions),
    )


def _ambition_ref(ambition: NodeRow) -> AmbitionRef:
    title = ambition.name if is_stated(ambition) else None
    return AmbitionRef(id=ambition.id, number=text_of(ambition, "number"), title=title)


def _block_ref(block: NodeRow) -> BlockRef:
    return BlockRef(id=block.id, title=block.name if is_stated(block) else None)


def _all_words(action: NodeRow) -> str:
    said = (text_of(action, name) for name in ("text", "title", "heading", "timing", "result", "costs", "status"))
    return " ".join(part for part in said if part is not None)


def _context(context: Asking, plan: str, action: NodeRow) -> Context | None:
    start, end = whole(action.properties, "start"), whole(action.properties, "end")
    versions = context.networks.store.versions(plan)
    text = None if len(versions) == 0 else text_of_source(versions[-1].form_json)
    if text is None or start is None or end is None:
        return None
    return Context(before=text[max(0, start - _AROUND) : start], quote=text[start:end], after=text[end : end + _AROUND])
