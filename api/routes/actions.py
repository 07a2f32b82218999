"""Ambitions and actions."""

from collections.abc import Iterable
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
from api.routes.networks import DistrictNetwork
from api.routes.plans import place_at, text_of_source
from graph.analysis.matrix import is_outside_holder
from graph.analysis.parties import Place, WhoRow, lineage, parts_of, places, stated_ambition, target_groups_of, whole
from graph.model.rows import NodeRow
from graph.model.vocabulary import Basis, Degree, TimingKind

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
        (ambition, stated, owner)
        for stated, owner in network.plans
        if municipality in (None, owner.id) and plan in (None, stated.id)
        for ambition in parts_of(network.view, stated, "HAS_AMBITION")
    ]
    return Ambitions(
        items=tuple(_ambition(network, *one) for one in page.of(found)),
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
    outside_holders = _outside_holders(network)
    found = [
        place
        for place in places(network.view)
        if place.action is not None
        and municipality in (None, place.owner.id)
        and plan in (None, place.plan.id)
        and ambition in (None, place.ambition.id)
        and outside in (None, place.action.id in outside_holders)
        and (organisation is None or _holds(network, organisation, place.action.id))
        and (timing is None or text_of(place.action, "timing_kind") in timing)
        and (ends_by is None or (text_of(place.action, "timing_end") or "9999") <= ends_by.isoformat())
        and (words is None or meets(words, (_all_words(place.action),)))
    ]
    return Actions(
        items=tuple(_action(network, place) for place in page.of(found)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/actions/{id}", operation_id="getAction")
def get_action(found: OneNode, context: Asking) -> ActionDetail:
    """An action with who is named for it, and its quote in the text around it."""
    network, node = labelled(found, "Action")
    place = next(one for one in places(network.view) if one.action is not None and one.action.id == node.id)
    about = [
        row for row in network.rows if row.action == node.id or (row.action is None and row.block == place.block.id)
    ]
    return extended(
        ActionDetail,
        _action(network, place),
        responsibilities=tuple(responsibility_of(row) for row in about),
        context=_context(context, place.plan.id, node),
        coverage=coverage_of(network),
    )


def _action(network: DistrictNetwork, place: Place) -> Action:
    # long because: it fills one flat value, field by field
    action = place.action
    assert action is not None
    kind = text_of(action, "timing_kind")
    return Action(
        id=action.id,
        name=action.name,
        text=text_of(action, "text") or action.name,
        title=text_of(action, "title"),
        heading=text_of(action, "heading"),
        items=several(action, "items"),
        position=whole(action.properties, "position") or 0,
        plan=place.plan.id,
        municipality=named(place.owner),
        ambition=_ambition_ref(place.ambition),
        block=_block_ref(place.block),
        parties=tuple(_holders(_rows_of(network, action.id))),
        outside_holder=action.id in _outside_holders(network),
        timing=timing_of(
            text_of(action, "timing"),
            None if kind is None else TimingKind(kind),
            text_of(action, "timing_start"),
            text_of(action, "timing_end"),
        ),
        target_groups=target_groups_of(network.view, place),
        result=text_of(action, "result"),
        costs=text_of(action, "costs"),
        status=text_of(action, "status"),
        place=place_at(action),
    )


def _holders(rows: Iterable[WhoRow]) -> Iterable[ActionParty]:
    for row in rows:
        if row.role is not None and row.basis is not Basis.DERIVED:
            yield ActionParty(id=row.organisation, name=row.name, role=row.role, written=row.written, own=row.own)


def _ambition(network: DistrictNetwork, ambition: NodeRow, plan: NodeRow, owner: NodeRow) -> Ambition:
    blocks = parts_of(network.view, ambition, "HAS_BLOCK")
    return extended(
        Ambition,
        _ambition_ref(ambition),
        implicit=not stated_ambition(ambition),
        position=whole(ambition.properties, "position") or 0,
        plan=plan.id,
        municipality=named(owner),
        blocks=tuple(_block(network, Place(plan, owner, ambition, block, None)) for block in blocks),
        place=place_at(ambition),
    )


def _block(network: DistrictNetwork, place: Place) -> Block:
    block = place.block
    rows = [row for row in _rows_of(network, block.id) if row.basis is not Basis.DERIVED]
    return extended(
        Block,
        _block_ref(block),
        objective=text_of(block, "objective"),
        results=several(block, "results"),
        budget=text_of(block, "budget"),
        target_groups=target_groups_of(network.view, place),
        partners=tuple(Named(id=row.organisation, name=row.name) for row in rows if row.degree is Degree.LISTED),
        funders=tuple(Named(id=row.organisation, name=row.name) for row in rows if row.degree is Degree.FUNDS),
        actions=tuple(action.id for action in parts_of(network.view, block, "HAS_ACTION")),
    )


def _ambition_ref(ambition: NodeRow) -> AmbitionRef:
    title = ambition.name if stated_ambition(ambition) else None
    return AmbitionRef(id=ambition.id, number=text_of(ambition, "number"), title=title)


def _block_ref(block: NodeRow) -> BlockRef:
    return BlockRef(id=block.id, title=block.name if stated_ambition(block) else None)


def _rows_of(network: DistrictNetwork, node: str) -> tuple[WhoRow, ...]:
    """The rows of an action; of a block those of its partner list and budget."""

    def gather() -> dict[str, list[WhoRow]]:
        found: dict[str, list[WhoRow]] = {}
        for row in network.rows:
            found.setdefault(row.block if row.action is None else row.action, []).append(row)
        return found

    return tuple(network.once("rows by place", dict, gather).get(node, ()))


def _outside_holders(network: DistrictNetwork) -> frozenset[str | None]:
    return network.once(
        "outside holders", frozenset, lambda: frozenset(row.action for row in network.rows if is_outside_holder(row))
    )


def _holds(network: DistrictNetwork, organisation: str, action: str) -> bool:
    return any(
        row.degree is Degree.HOLDER
        and row.basis is not Basis.DERIVED
        and organisation in lineage(network.view, row.organisation)
        for row in _rows_of(network, action)
    )


def _all_words(action: NodeRow) -> str:
    said = (text_of(action, name) for name in ("text", "title", "heading", "timing", "result", "costs", "status"))
    return " ".join(part for part in said if part is not None)


def _context(context: Asking, plan: str, action: NodeRow) -> Context | None:
    start, end = whole(action.properties, "start"), whole(action.properties, "end")
    version = context.networks.store.version(plan)
    text = None if version is None else text_of_source(version.form_json)
    if text is None or start is None or end is None:
        return None
    return Context(before=text[max(0, start - _AROUND) : start], quote=text[start:end], after=text[end : end + _AROUND])
