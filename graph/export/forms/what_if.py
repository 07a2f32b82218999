"""What if: what some changes would come to, and scenarios, as they are given."""

from collections.abc import Callable

from pydantic import ConfigDict, Field

from graph.analysis import consequences
from graph.analysis.consequences import Left
from graph.analysis.findings import Finding, Kind
from graph.analysis.suppose import Change
from graph.export.forms.shape import (
    Coverage,
    Identifier,
    PartyRef,
    Ref,
    Representation,
    Words,
    coverage_of,
    party_ref,
    ref,
    text_of,
)
from graph.model.language import Text
from graph.questions import WhatIf
from graph.questions.what_if import Supposed
from graph.scenarios import Scenario as Kept


class FindingInShort(Representation):
    """A finding without its quotes, which stand where the finding is asked for."""

    id: str = Field(description="Its code.", examples=["action-without-holder:oefen-krekelerzijl.2026.0123456789"])
    rule: str = Field(description="Code of the rule.", examples=["action-without-holder"])
    kind: Kind = Field(description="Kind of finding.", examples=["gap"])
    plan: str | None = Field(description="Code of the plan it is found in; null between plans.")
    topic: Words
    label: Words
    question: Words


class ChangedFinding(Representation):
    """A finding that would say something else."""

    before: FindingInShort
    after: FindingInShort


class FindingsOfRule(Representation):
    """How many findings a rule has, and would have."""

    rule: str = Field(description="Code of the rule.", examples=["action-without-holder"])
    before: int = Field(description="As it is.", examples=[3])
    after: int = Field(description="As it would be.", examples=[9])


class Loss(Representation):
    """An action, or a part that somebody pays for, with fewer providers. What would really happen stands in no plan."""

    plan: Identifier
    owner: Ref = Field(description="Whose plan it is.")
    subject: Ref = Field(description="The action, or the part of the plan.")
    left: Left = Field(description="What is left; `nobody` says that the plan names no other holder.")
    before: tuple[PartyRef, ...] = Field(description="Who held it or paid.")
    after: tuple[PartyRef, ...] = Field(description="Who would.")
    for_people: bool = Field(description="Whether it promises help to people.", examples=[True])


class Share(Representation):
    """What the changes come to in the plans of one owner."""

    owner: Ref
    changed: int = Field(description="Actions with other holders than before.", examples=[3])
    losses: int = Field(description="How much loses its only holder or payer.", examples=[3])
    actions: int = Field(description="Actions in all.", examples=[10])


class Consequences(Representation):
    """What the changes come to. Nothing is kept; of a municipality without a plan nothing can be said."""

    changes: tuple[Words, ...] = Field(description="What is changed, in words.")
    new: tuple[FindingInShort, ...] = Field(description="Findings that would come.")
    gone: tuple[FindingInShort, ...] = Field(description="Findings that would go.")
    changed: tuple[ChangedFinding, ...] = Field(description="Findings that would say something else.")
    rules: tuple[FindingsOfRule, ...] = Field(description="Of the rules that would find more or less.")
    losses: tuple[Loss, ...] = Field(description="What has fewer providers, the worst first.")
    shares: tuple[Share, ...] = Field(description="Who shares in it, who loses most first.")
    coverage: Coverage


class ScenarioChanges(Representation):
    """The changes of a scenario, as they are given to `/what-if`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    without: tuple[str, ...] = Field(default=(), max_length=50, description="Parties, plans or places left out.")
    merged: tuple[str, ...] = Field(default=(), max_length=50, description="`ONE=OTHER`: parties joined.")
    renamed: tuple[str, ...] = Field(default=(), max_length=50, description="`PARTY=NAME`: parties renamed.")
    added: tuple[str, ...] = Field(default=(), max_length=50, description="`NAME=KIND`: parties added.")
    given: tuple[str, ...] = Field(default=(), max_length=50, description="`PARTY=ACTION`: actions given.")
    plan: tuple[str, ...] = Field(default=(), max_length=50, description="Drafts that count too.")


class GivenScenario(Representation):
    """A scenario as it is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(description="What it is called.", examples=["Zonder Dagraam"])
    changes: ScenarioChanges


class Scenario(GivenScenario):
    """Changes that somebody gave a name."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(description="Its code.", examples=["0123456789"])
    district: Identifier
    by: str = Field(description="Role or way in, never a person's name.", examples=["http api"])
    at: str = Field(
        description="When it was kept, ISO 8601.",
        examples=["2026-01-31T09:30:00+00:00"],
        json_schema_extra={"format": "date-time"},
    )
    proposed: bool = Field(description="Whether it is put before the meeting.", examples=[False])


class Scenarios(Representation):
    """The scenarios of a district, oldest first."""

    items: tuple[Scenario, ...]


def consequences_form(found: Supposed, told: Callable[[Change], Text]) -> Consequences:
    """What came of the changes, as it is given; ``told`` says a change in words."""
    findings = found.findings
    return Consequences(
        changes=tuple(text_of(told(change)) for change in found.changes),
        new=tuple(map(_in_short, findings.new)),
        gone=tuple(map(_in_short, findings.gone)),
        changed=tuple(ChangedFinding(before=_in_short(one), after=_in_short(other)) for one, other in findings.changed),
        rules=tuple(FindingsOfRule(rule=one.rule, before=one.before, after=one.after) for one in findings.rules),
        losses=tuple(map(_loss, found.losses)),
        shares=tuple(
            Share(owner=ref(one.owner), changed=one.changed, losses=one.losses, actions=one.actions)
            for one in found.shares
        ),
        coverage=coverage_of(found.before),
    )


def scenario_form(one: Kept) -> Scenario:
    """A scenario as it is given."""
    return Scenario(
        id=one.id,
        district=one.district,
        name=one.name,
        changes=ScenarioChanges.model_validate(one.asked.typed),
        by=one.by,
        at=one.at,
        proposed=one.proposal is not None,
    )


def asked_of(given: ScenarioChanges) -> WhatIf:
    """The question that these changes are."""
    return WhatIf(**{name: getattr(given, name) for name in type(given).model_fields})


def _in_short(one: Finding) -> FindingInShort:
    return FindingInShort(
        id=one.id,
        rule=one.rule,
        kind=one.kind,
        plan=one.plan,
        topic=text_of(one.topic),
        label=text_of(one.label),
        question=text_of(one.question),
    )


def _loss(one: consequences.Loss) -> Loss:
    return Loss(
        plan=one.plan.id,
        owner=ref(one.plan.owner),
        subject=ref(one.subject),
        left=one.left,
        before=tuple(party_ref(row.party) for row in one.before),
        after=tuple(party_ref(row.party) for row in one.after),
        for_people=one.for_people,
    )
