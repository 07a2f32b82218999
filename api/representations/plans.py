"""Plans, their versions, ambitions and actions."""

from pydantic import Field

from api.representations.shape import Collection, Coverage, Identifier, Named, Place, Representation
from api.representations.statements import ActionTiming, AmbitionRef, BlockRef, Responsibility
from graph.model.vocabulary import Role


class Source(Named):
    """The document a plan was read from."""

    sha256: str = Field(description="Fingerprint of the file.", examples=["0" * 64])
    media_type: str = Field(description="Media type of the file.", examples=["text/plain"])
    characters: int = Field(description="Number of characters in the text.", examples=[14026])


class Plan(Named):
    """A loaded plan; its name is its title."""

    owner: Named = Field(description="Whose plan it is.")
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
    partners: tuple[Named, ...] = Field(description="Who stands in the partner list.")
    funders: tuple[Named, ...] = Field(description="Who pays.")
    actions: tuple[Identifier, ...] = Field(description="Codes of its actions, in order.")


class Ambition(AmbitionRef):
    """A part of a plan with one aim."""

    implicit: bool = Field(description="Not stated by the document itself.", examples=[False])
    position: int = Field(description="Place in the plan, from 1.", examples=[2])
    plan: Identifier
    municipality: Named = Field(description="Whose plan it is.")
    blocks: tuple[Block, ...]
    place: Place | None = Field(description="Where its heading stands.")


class Ambitions(Collection[Ambition]):
    """The ambitions, plan by plan, in order."""


class ActionParty(Named):
    """A party with a task in an action, in the order of the cell; the order proves nothing."""

    role: Role = Field(description="The role as the column names it; never guessed.", examples=["holder"])
    written: str = Field(description="The name as written.", examples=["GGD"])
    own: bool = Field(description="The plan's owner, or a department or function of it.", examples=[False])


class Action(Named):
    """What a plan promises to do: a row with its own owner cell, or its own list item."""

    text: str = Field(description="The whole text, items included.")
    title: str | None = Field(description="The part before the first item.")
    heading: str | None = Field(description="Heading above the action.")
    items: tuple[str, ...] = Field(description="Its items; text, not actions of their own.")
    position: int = Field(description="Place in the plan, from 1.", examples=[9])
    plan: Identifier
    municipality: Named = Field(description="Whose plan it is.")
    ambition: AmbitionRef
    block: BlockRef
    parties: tuple[ActionParty, ...] = Field(description="Who has a task in it, from the owner column.")
    outside_holder: bool = Field(description="Whether a party from outside holds it.", examples=[True])
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
        description="Who is named in the action, and in the partner list and budget of the part it stands in."
    )
    context: Context | None = Field(description="Null for what was entered without a document.")
    coverage: Coverage
