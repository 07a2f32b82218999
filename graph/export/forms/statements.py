"""Who does what: a row for each place where a plan names a party, with its quote."""

from pydantic import Field

from graph.export.forms.shape import Collection, Identifier, PartyRef, Place, Ref, Representation
from graph.model.vocabulary import Basis, Degree, ResolutionRule, Role, TimingKind
from graph.plans import Named


class AmbitionRef(Representation):
    """An ambition; without number and title where the document states none."""

    id: Identifier
    number: str | None = Field(description="Number in the plan.", examples=["2"])
    title: str | None = Field(description="Title; null where the document states no ambition.", examples=["Signaleren"])


class BlockRef(Representation):
    """A part of an ambition; without a title where the document states none."""

    id: Identifier
    title: str | None = Field(description="Title of the part.", examples=["Baliemedewerkers"])


class ActionTiming(Representation):
    """When, in the words of the plan, and as they were understood."""

    written: str = Field(description="Timing as written.", examples=["Q2 2026"])
    kind: TimingKind | None = Field(
        description="How the plan says when; null where not understood.", examples=["quarter"]
    )
    start: str | None = Field(description="First day, ISO 8601.", examples=["2026-04-01"])
    end: str | None = Field(description="Last day, inclusive, ISO 8601.", examples=["2026-06-30"])


class ActionRef(Ref):
    """An action by its code and short text."""

    text: str = Field(description="The whole text of the action.")
    timing: ActionTiming | None


class Responsibility(Representation):
    """One place where a plan names a party: as holder, in an action's text, in a partner list, or as payer."""

    relation: Identifier
    degree: Degree = Field(
        description="How the party is named. `holder` is for lead and holder only. The words in Dutch and English "
        "are at `/vocabularies`.",
        examples=["holder"],
    )
    only_listed: bool = Field(
        description="For a place in a partner list: no action of the ambition names the party, and it does not pay.",
        examples=[False],
    )
    role: Role | None = Field(description="The role as the column names it; never guessed.", examples=["holder"])
    organisation: PartyRef
    own: bool = Field(description="The plan's owner, or a department or function of it.", examples=[False])
    written: str = Field(description="The name as written.", examples=["GGD"])
    rule: ResolutionRule = Field(description="How the name was resolved.", examples=["other-name"])
    basis: Basis = Field(description="What it rests on; derived is never counted with stated.", examples=["stated"])
    certainty: float = Field(ge=0, le=1, description="From 0 to 1.", examples=[1.0])
    position: int | None = Field(description="Place in the cell or list, from 1; proves nothing.", examples=[1])
    municipality: Ref = Field(description="Whose plan it is.")
    plan: Identifier
    ambition: AmbitionRef
    block: BlockRef
    action: ActionRef | None = Field(description="Null for a place in a partner list or a budget.")
    target_groups: tuple[str, ...] = Field(description="For whom, as written.")
    budget: str | None = Field(description="What the plan says about money here.")
    place: Place | None = Field(description="Where the name stands; null for what was entered or derived.")


class Responsibilities(Collection[Responsibility]):
    """Who does what, plan by plan, in the order of each plan."""

    derived: int = Field(
        description="How many of the total are derived: they follow from a named group and never count with the others."
    )


def responsibility_of(row: Named) -> Responsibility:
    """A row of who does what as it is shown."""
    return Responsibility(
        relation=row.relation,
        degree=row.degree,
        only_listed=row.only_listed,
        role=row.role,
        organisation=PartyRef(id=row.organisation, name=row.name, kind=row.kind, level=row.level),
        own=row.own,
        written=row.written,
        rule=row.rule,
        basis=row.basis,
        certainty=row.certainty,
        position=row.position,
        municipality=Ref(id=row.municipality, name=row.municipality_name),
        plan=row.plan,
        ambition=AmbitionRef(id=row.ambition, number=row.ambition_number, title=row.ambition_title),
        block=BlockRef(id=row.block, title=row.block_title),
        action=_action_of(row),
        target_groups=row.target_groups,
        budget=row.budget,
        place=None if row.quote is None else _place(row, row.quote),
    )


def timing_of(written: str | None, kind: TimingKind | None, start: str | None, end: str | None) -> ActionTiming | None:
    """A timing; None where the plan gives none."""
    return None if written is None else ActionTiming(written=written, kind=kind, start=start, end=end)


def _action_of(row: Named) -> ActionRef | None:
    if row.action is None or row.action_name is None:
        return None
    timing = timing_of(row.timing, row.timing_kind, row.timing_start, row.timing_end)
    return ActionRef(id=row.action, name=row.action_name, text=row.action_text or row.action_name, timing=timing)


def _place(row: Named, quote: str) -> Place:
    return Place(quote=quote, page=row.page, line_from=row.line_from, line_to=row.line_to)
