"""What a person says about what was read: corrections of a plan, and judgements about names.

They are data: keyed to the words of a source and never to offsets or ids, so that they hold for whatever version of a
plan says the same words. As records they are kept as JSON (``graph.store.records.Judgement.content``).
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from graph.model.form import Identifier, OrganisationRef, Text, Written
from graph.model.vocabulary import OrganisationKind, Role


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Anchor(_Value):
    """Which row of a plan is meant, by its words.

    The ambition and the part decide only between rows of the same words, and ``nth`` (from 1) between those that stand
    in the same part too.
    """

    words: Text
    ambition: str = ""
    block: str = ""
    nth: int = Field(default=1, ge=1)


class GivenParty(_Value):
    """A party as a person names it; without an organisation it is looked up by its name."""

    written: Written
    role: Role = Role.HOLDER
    organisation: OrganisationRef | None = None


class NoAction(_Value):
    """That a row is no action."""

    what: Literal["no-action"] = "no-action"


class Boundary(_Value):
    """Where an action begins and ends: the words of each action that the row really holds.

    ``joins`` are rows behind it that belong to it and are no actions of their own.
    """

    what: Literal["boundary"] = "boundary"
    texts: tuple[Text, ...] = Field(min_length=1, max_length=100)
    joins: tuple[Anchor, ...] = ()


class Holders(_Value):
    """Who holds an action; ``said`` is who was read there when it was corrected."""

    what: Literal["holders"] = "holders"
    said: tuple[GivenParty, ...]
    holders: tuple[GivenParty, ...]


class PartyIs(_Value):
    """Which organisation a written name stands for in this row; ``said`` is the id for which it was taken."""

    what: Literal["party"] = "party"
    written: Written
    said: str
    organisation: OrganisationRef


class RoleIs(_Value):
    """What a party is to an action."""

    what: Literal["role"] = "role"
    written: Written
    said: Role
    role: Role


class TimingIs(_Value):
    """When, in words; None where the plan gives no timing."""

    what: Literal["timing"] = "timing"
    said: str | None
    written: Written | None


class AudienceIs(_Value):
    """For whom an action is."""

    what: Literal["audience"] = "audience"
    said: tuple[str, ...]
    written: tuple[Written, ...]


class ClassesAre(_Value):
    """What an action is about and where in the chain it stands: all of its themes and steps, by code."""

    what: Literal["classes"] = "classes"
    themes: tuple[Identifier, ...] = Field(default=(), max_length=4)
    steps: tuple[Identifier, ...] = Field(default=(), max_length=11)


class Missing(_Value):
    """An action that was not read; the words of the anchor are its own. It stands behind ``after``, where that is."""

    what: Literal["missing"] = "missing"
    holders: tuple[GivenParty, ...] = ()
    timing: Written | None = None
    after: Anchor | None = None


Change: TypeAlias = Annotated[
    NoAction | Boundary | Holders | PartyIs | RoleIs | TimingIs | AudienceIs | ClassesAre | Missing,
    Field(discriminator="what"),
]


class Correction(_Value):
    """One thing about one row that a person says otherwise than it was read."""

    anchor: Anchor
    change: Change


class NameIs(_Value):
    """That a name stands for an organisation; ``former`` where it is one that it had before.

    With a ``name`` and ``kind`` the organisation is one that nobody knew yet.
    """

    what: Literal["is"] = "is"
    written: Written
    organisation: Identifier
    name: Written | None = None
    kind: OrganisationKind | None = None
    former: bool = False


class Merged(_Value):
    """That two organisations are one: whatever was taken for ``gone`` is ``organisation``."""

    what: Literal["merged"] = "merged"
    gone: Identifier
    names: tuple[Written, ...] = ()
    """The names under which the one that goes was written."""
    organisation: Identifier


NameJudgement: TypeAlias = Annotated[NameIs | Merged, Field(discriminator="what")]

CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)
NAME: TypeAdapter[NameIs | Merged] = TypeAdapter(NameJudgement)
