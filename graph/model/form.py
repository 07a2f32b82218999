"""The public form of a plan, ``ketenkaart-plan/2``: what reading gives, what loading takes, what versions keep.

Its JSON Schema is published in ``docs/reference/plan.schema.json``, made from these classes.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from graph.model.quotes import Quote
from graph.model.value_faults import ENDS_BEFORE_IT_BEGINS, NO_SUCH_DAY, FaultyValueError
from graph.model.vocabulary import Level, OrganisationKind, ResolutionRule, Role, Severity, TimingKind

FORM_NAME: Literal["ketenkaart-plan/2"] = "ketenkaart-plan/2"
OLDER_FORM_NAME = "ketenkaart-plan/1"
"""The form without quotes of several stretches. What is in it is in the newer form too, so it is still taken."""

_SHORT, _LONG = 2_000, 200_000
Written = Annotated[str, StringConstraints(min_length=1, max_length=_SHORT, pattern=r"\S")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONG, pattern=r"\S")]


def _real_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise FaultyValueError(NO_SUCH_DAY()) from None
    return text


IsoDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
"""A day of the calendar, ISO 8601."""
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=300)]


Number = Annotated[int, Field(ge=0)] | Annotated[str, StringConstraints(min_length=1, max_length=40)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(_Part):
    """The document that was read, whole, so that every quote can be checked against it."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file's bytes.")
    name: str = Field(min_length=1, max_length=_SHORT, description="Name of the file, without its folder.")
    media_type: str = Field(description="Media type, such as text/plain.")
    text: str = Field(description="The whole text, newlines as in the file.")


class Confirmed(_Part):
    """That a person corrected or confirmed something: who, by a name of one's own choosing, and when."""

    by: Written
    at: str = Field(description="ISO 8601 with time zone.", max_length=60)


class Passage(_Part):
    """Written words with their place (``L``)."""

    written: Text = Field(description="The text as it stands, soft breaks joined.")
    quote: Quote | None = None
    confirmed: Confirmed | None = None


class OrganisationRef(_Part):
    """The organisation a name was taken for."""

    id: Identifier
    name: Written
    kind: OrganisationKind
    level: Level | None = None


class Party(_Part):
    """A party as named (``P``); without ``organisation`` it is resolved from ``written``."""

    written: Written = Field(description="The name as it stands, soft breaks joined.")
    organisation: OrganisationRef | None = None
    rule: ResolutionRule | None = Field(default=None, description="By which rule the name was resolved.")
    certainty: float | None = Field(default=None, ge=0, le=1)
    quote: Quote | None = None
    confirmed: Confirmed | None = None


class Holder(Party):
    """A party of an action, in the order of the cell."""

    role: Role = Role.HOLDER
    position: int | None = Field(default=None, ge=1, description="Place in the cell, from 1.")


class Budget(Passage):
    """What a block says about money, and who pays."""

    funders: tuple[Party, ...] = ()


class Timing(_Part):
    """When, in the plan's words; ``end`` is the last day, inclusive."""

    written: Written
    kind: TimingKind | None = Field(default=None, description="Read from the words where it is not given.")
    start: IsoDate | None = None
    end: IsoDate | None = None
    quote: Quote | None = None
    confirmed: Confirmed | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise FaultyValueError(ENDS_BEFORE_IT_BEGINS())
        return self


class GivenClasses(_Part):
    """What a person said that an action is about (codes of themes), and where in the chain it stands (of steps)."""

    themes: tuple[Identifier, ...] = Field(default=(), max_length=4)
    steps: tuple[Identifier, ...] = Field(default=(), max_length=11)
    confirmed: Confirmed | None = None


class ActionForm(_Part):
    """An action: a row with its own owner cell, or its own list item."""

    id: Identifier | None = None
    heading: Text | None = None
    title: Text | None = Field(default=None, description="The part before the first item.")
    text: Text = Field(description="The whole cell, items included.")
    items: tuple[Passage, ...] = ()
    holders: tuple[Holder, ...] = ()
    timing: Timing | None = None
    mentions: tuple[Party, ...] = ()
    target_groups: tuple[Passage, ...] = ()
    result: Passage | None = None
    costs: Passage | None = None
    status: Passage | None = None
    classes: GivenClasses | None = Field(
        default=None, description="Themes and steps of the chain that a person gave; else they follow from the text."
    )
    unclear: tuple[Literal["holders", "timing"], ...] = Field(
        default=(), description="What may stand there and could not be read: nobody may say that it is missing."
    )
    quote: Quote | None = None
    confirmed: Confirmed | None = None


class BlockForm(_Part):
    """A part of an ambition; without a title where the document states none."""

    id: Identifier | None = None
    title: Text | None = None
    objective: Passage | None = None
    results: tuple[Passage, ...] = ()
    target_groups: tuple[Passage, ...] = ()
    partners: tuple[Party, ...] = ()
    budget: Budget | None = None
    quote: Quote | None = None
    actions: tuple[ActionForm, ...] = ()


class AmbitionForm(_Part):
    """An ambition; without number and title where the document states none."""

    id: Identifier | None = None
    number: Number | None = Field(default=None, description="As in the plan: a whole number, or text (2b).")
    title: Text | None = None
    quote: Quote | None = None
    blocks: tuple[BlockForm, ...] = ()


class Owner(_Part):
    """Whose plan it is."""

    kind: OrganisationKind = OrganisationKind.MUNICIPALITY
    id: Identifier | None = None
    name: Written


class PlanForm(_Part):
    """The plan itself."""

    id: Identifier | None = None
    owner: Owner | None = None
    title: Passage | None = None
    year: int | None = Field(default=None, ge=1900, le=2200)
    vision: Passage | None = None
    goals: tuple[Passage, ...] = ()
    pillars: tuple[Passage, ...] = ()
    ambitions: tuple[AmbitionForm, ...] = ()


class Ignored(_Part):
    """Text that a named rule left out."""

    rule: Written
    quote: Quote


class Unread(_Part):
    """Text that was not understood."""

    quote: Quote


class Issue(_Part):
    """Something doubtful in the data; never a reason to stop."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    severity: Severity
    message: Text
    quote: Quote | None = None


class Reading(_Part):
    """A plan as read or entered, and the account of all text of its document."""

    form: Literal["ketenkaart-plan/2", "ketenkaart-plan/1"] = FORM_NAME
    document: Document | None = None
    plan: PlanForm
    ignored: tuple[Ignored, ...] = ()
    unread: tuple[Unread, ...] = ()
    issues: tuple[Issue, ...] = ()
