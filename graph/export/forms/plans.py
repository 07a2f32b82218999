"""Plans, their versions, ambitions and actions."""

from pydantic import Field

from graph.export.forms.shape import (
    ANSWER_BYTES,
    Collection,
    Coverage,
    Identifier,
    Place,
    Ref,
    Representation,
    coverage_of,
    extended,
    fitting,
    place_of,
    ref,
)
from graph.export.forms.statements import (
    ActionTiming,
    AmbitionRef,
    BlockRef,
    Responsibility,
    responsibility_of,
    timing_of,
)
from graph.model.rows import NodeRow
from graph.model.vocabulary import Role
from graph.network import Network
from graph.plans import ActionPart, BlockPart, Named, PlanPart
from graph.plans.read import parts_of
from graph.plans.values import is_fictional, is_stated, several, whole, words


class Source(Ref):
    """The document a plan was read from."""

    sha256: str = Field(description="Fingerprint of the file.", examples=["0" * 64])
    media_type: str = Field(description="Media type of the file.", examples=["text/plain"])
    characters: int = Field(description="Number of characters in the text.", examples=[14026])


class Plan(Ref):
    """A loaded plan; its name is its title."""

    owner: Ref = Field(description="Whose plan it is.")
    year: int | None = Field(description="Year for which it holds.", examples=[2026])
    district: Identifier
    fictional: bool = Field(description="Made up, for practice.", examples=[True])
    vision: str | None = Field(description="Vision of the plan.")
    goals: tuple[str, ...] = Field(description="Goals of the whole plan.")
    pillars: tuple[str, ...] = Field(description="Pillars it follows, as written.")
    ambitions: int = Field(description="How many ambitions it states.", examples=[5])
    actions: int = Field(description="How many actions it has.", examples=[27])
    source: Source | None = Field(description="Null for a plan that was entered without a document.")
    place: Place | None = Field(description="Where its title stands.")


class Plans(Collection[Plan]):
    """The loaded plans."""


class PlanVersion(Representation):
    """A version of a plan. The last one is what the network says."""

    plan: Identifier
    number: int = Field(ge=1, description="From 1.", examples=[1])
    at: str = Field(
        description="When it was stored, ISO 8601.",
        examples=["2026-01-31T09:30:00+00:00"],
        json_schema_extra={"format": "date-time"},
    )
    by: str = Field(description="Role or way in, never a person's name.", examples=["http api"])


class PlanVersions(Representation):
    """All versions of a plan, the oldest first."""

    items: tuple[PlanVersion, ...]


class Block(BlockRef):
    """A part of an ambition, with its own partners, audience and budget."""

    objective: str | None = Field(description="Objective of the part.")
    results: tuple[str, ...] = Field(description="Results the plan wants to reach.")
    budget: str | None = Field(description="What the plan says about money.")
    target_groups: tuple[str, ...] = Field(description="For whom, as written.")
    partners: tuple[Ref, ...] = Field(description="Who stands in the partner list.")
    funders: tuple[Ref, ...] = Field(description="Who pays.")
    actions: tuple[Identifier, ...] = Field(description="Codes of its actions, in order.")


class Ambition(AmbitionRef):
    """A part of a plan with one aim."""

    implicit: bool = Field(description="Not stated by the document itself.", examples=[False])
    position: int = Field(description="Place in the plan, from 1.", examples=[2])
    plan: Identifier
    municipality: Ref = Field(description="Whose plan it is.")
    blocks: tuple[Block, ...]
    place: Place | None = Field(description="Where its heading stands.")


class Ambitions(Collection[Ambition]):
    """The ambitions, plan by plan, in order."""


class ActionParty(Ref):
    """A party with a task in an action, in the order of the cell; the order proves nothing."""

    role: Role = Field(description="The role as the column names it; never guessed.", examples=["holder"])
    written: str = Field(description="The name as written.", examples=["GGD"])
    own: bool = Field(description="The plan's owner, or a department or function of it.", examples=[False])
    outside_holder: bool = Field(
        description="Holds it from outside: neither own, nor a rest group such as 'other parties'.", examples=[True]
    )


class Action(Ref):
    """What a plan promises to do: a row with its own owner cell, or its own list item."""

    text: str = Field(description="The whole text, items included.")
    title: str | None = Field(description="The part before the first item.")
    heading: str | None = Field(description="Heading above the action.")
    items: tuple[str, ...] = Field(description="Its items; text, not actions of their own.")
    position: int = Field(description="Place in the plan, from 1.", examples=[9])
    plan: Identifier
    municipality: Ref = Field(description="Whose plan it is.")
    ambition: AmbitionRef
    block: BlockRef
    parties: tuple[ActionParty, ...] = Field(description="Who has a task in it, from the owner column.")
    outside_holder: bool = Field(description="Whether a party from outside holds it.", examples=[True])
    mentioned_outside: tuple[Ref, ...] = Field(
        description="Parties from outside that are named at it without holding it, in its text or in another role."
    )
    timing: ActionTiming | None = Field(description="Null where the plan gives no timing.")
    target_groups: tuple[str, ...] = Field(description="For whom, as written.")
    result: str | None = Field(description="Result of the action.")
    costs: str | None = Field(description="Costs of the action.")
    status: str | None = Field(description="Status of the action.")
    place: Place | None = Field(description="Where the action stands.")


class Actions(Collection[Action]):
    """The actions, plan by plan, in order."""


class Context(Representation):
    """The quote in its surroundings: the text of the source before and after it, as it stands there."""

    before: str
    quote: str
    after: str


class ActionDetail(Action):
    """An action with every place that names a party for it."""

    responsibilities: tuple[Responsibility, ...] = Field(
        description="Who is named in the action, and in the partner list and budget of the part it stands in; as many "
        "as there is room for in an answer."
    )
    total_responsibilities: int = Field(ge=0, description="How many there are.", examples=[14])
    context: Context | None = Field(description="Null for what was entered without a document.")
    coverage: Coverage


def action_form(action: ActionPart) -> Action:
    """An action as it is given."""
    # long because: it fills one flat value, field by field
    node, place = action.node, action.place
    return Action(
        id=action.id,
        name=action.name,
        text=action.text,
        title=action.title,
        heading=words(node.properties, "heading"),
        items=action.items,
        position=action.position,
        plan=place.plan.id,
        municipality=ref(place.owner),
        ambition=_ambition_ref(place.ambition),
        block=_block_ref(place.block),
        parties=tuple(map(_party, action.parties)),
        outside_holder=action.outside,
        mentioned_outside=tuple(Ref(id=row.organisation, name=row.name) for row in action.mentioned_outside),
        timing=timing_of(action.timing, action.timing_kind, action.starts, action.ends),
        target_groups=action.target_groups,
        result=words(node.properties, "result"),
        costs=words(node.properties, "costs"),
        status=words(node.properties, "status"),
        place=place_of(node),
    )


def _party(row: Named) -> ActionParty:
    assert row.role is not None
    return ActionParty(
        id=row.organisation,
        name=row.name,
        role=row.role,
        written=row.written,
        own=row.own,
        outside_holder=row.is_outside_holder,
    )


def ambition_form(plan: PlanPart, ambition: NodeRow) -> Ambition:
    """An ambition of a plan as it is given, with its parts."""
    return extended(
        Ambition,
        _ambition_ref(ambition),
        implicit=not is_stated(ambition),
        position=whole(ambition.properties, "position") or 0,
        plan=plan.id,
        municipality=ref(plan.owner),
        blocks=tuple(_block(block) for block in plan.blocks if block.ambition.id == ambition.id),
        place=place_of(ambition),
    )


def _block(block: BlockPart) -> Block:
    return extended(
        Block,
        _block_ref(block.node),
        objective=words(block.node.properties, "objective"),
        results=several(block.node.properties, "results"),
        budget=words(block.node.properties, "budget"),
        target_groups=block.target_groups,
        partners=tuple(Ref(id=row.organisation, name=row.name) for row in block.partners),
        funders=tuple(Ref(id=row.organisation, name=row.name) for row in block.payers),
        actions=tuple(action.id for action in block.actions),
    )


def _ambition_ref(ambition: NodeRow) -> AmbitionRef:
    title = ambition.name if is_stated(ambition) else None
    return AmbitionRef(id=ambition.id, number=words(ambition.properties, "number"), title=title)


def _block_ref(block: NodeRow) -> BlockRef:
    return BlockRef(id=block.id, title=block.name if is_stated(block) else None)


def action_detail(network: Network, action: ActionPart, context: Context | None) -> ActionDetail:
    """An action with every place that names a party for it: at the action, and in the list and budget of its part."""
    plan = network.plans.plan_by_id[action.place.plan.id]
    about = (*plan.block_by_id[action.place.block.id].named, *action.named)
    made = action_form(action)
    return extended(
        ActionDetail,
        made,
        responsibilities=fitting(about, responsibility_of, ANSWER_BYTES - len(made.model_dump_json())),
        total_responsibilities=len(about),
        context=context,
        coverage=coverage_of(network),
    )


def plan_form(network: Network, part: PlanPart) -> Plan:
    """A loaded plan as it is given."""
    view, plan = network.view, part.node
    pillars = sorted(
        view.outgoing(plan.id, "FOLLOWS"), key=lambda relation: whole(relation.properties, "position") or 0
    )
    sources = [view.nodes[relation.target] for relation in view.outgoing(plan.id, "READ_FROM")]
    return Plan(
        id=plan.id,
        name=plan.name,
        owner=ref(part.owner),
        year=part.year,
        district=view.district,
        fictional=is_fictional(plan),
        vision=words(plan.properties, "vision"),
        goals=tuple(goal.name for goal in parts_of(view, plan, "HAS_GOAL")),
        pillars=tuple(str(relation.properties["written"]) for relation in pillars),
        ambitions=sum(is_stated(ambition) for ambition in part.ambition_nodes),
        actions=len(part.actions),
        source=_source(sources[0]) if len(sources) > 0 else None,
        place=place_of(plan),
    )


def _source(node: NodeRow) -> Source:
    return Source(
        id=node.id,
        name=node.name,
        sha256=str(node.properties["sha256"]),
        media_type=str(node.properties["media_type"]),
        characters=whole(node.properties, "characters") or 0,
    )
