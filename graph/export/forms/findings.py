"""What stands out in the plans, and the points for the meeting. Every text is there in Dutch and in English."""

from collections.abc import Sequence

from pydantic import Field

from graph.analysis import agenda
from graph.analysis import findings as found
from graph.analysis.agenda import Heading
from graph.analysis.findings import EvidenceOf, Kind
from graph.analysis.rules import RULE_BY_ID
from graph.analysis.standing import Standing
from graph.export.forms.shape import (
    Collection,
    Coverage,
    Identifier,
    Representation,
    Words,
    coverage_of,
    extended,
    text_of,
)
from graph.model.vocabulary import Basis
from graph.network import Network


class EvidencePlace(Representation):
    """A place in a plan on which a finding rests, with its words as they stand there."""

    of: EvidenceOf = Field(description="As what the words stand in the plan.", examples=["holder"])
    node: Identifier
    organisation: str | None = Field(description="Code of the party, where it is about one.")
    words: str = Field(description="The quote; what was entered by hand has only its words.")
    page: int | None = Field(description="Page, from 1.", examples=[12])
    line_from: int | None = Field(description="First line, from 1.", examples=[340])
    line_to: int | None = Field(description="Last line, inclusive.", examples=[341])
    basis: Basis = Field(description="What it rests on.", examples=["stated"])
    certainty: float = Field(ge=0, le=1, description="From 0 to 1.", examples=[1.0])


class CountedOf(Representation):
    """How many items a rule hit in one plan, or between the plans, out of how many it looked at."""

    hit: int = Field(description="How many were hit.", examples=[3])
    of: int = Field(description="How many were looked at.", examples=[27])
    text: Words


FindingId = Field(
    description="Its code: the rule and what it is about, so that a decision stays with it.",
    examples=["action-without-holder:oefen-krekelerzijl.2026.0123456789"],
)


class Finding(Representation):
    """What a rule reads off the plans: what they say and do not say, never what a party does."""

    id: str = FindingId
    rule: str = Field(description="Code of the rule.", examples=["action-without-holder"])
    kind: Kind = Field(description="Kind of finding.", examples=["gap"])
    plan: str | None = Field(
        description="Code of the plan it was found in; null for what was found between the plans of a district.",
        examples=["oefen-krekelerzijl.2026"],
    )
    owner: str | None = Field(description="Name of that plan's owner.", examples=["Krekelerzijl"])
    subjects: tuple[str, ...] = Field(description="Codes of what it is about.")
    topic: Words
    label: Words
    explanation: Words
    question: Words
    denominator: CountedOf
    consequence: int = Field(ge=1, le=3, description="What may come of it, from 1 to 3.", examples=[2])
    certainty: float = Field(ge=0, le=1, description="The lowest certainty of what it rests on.", examples=[1.0])
    organisation: str | None = Field(description="Code of the party it is about, if it is about one.")
    organisations: tuple[str, ...] = Field(description="Codes of the parties it touches.")
    municipalities: tuple[str, ...] = Field(description="Codes of the municipalities it touches.")
    actions: tuple[str, ...] = Field(description="Codes of the actions it touches.")
    outside: bool = Field(description="Whether it touches a party from outside that can be asked.")
    evidence: tuple[EvidencePlace, ...]
    fingerprint: str = Field(description="Changes when the evidence does.", examples=["0123456789"])


class CannotJudge(Representation):
    """A rule that cannot judge, and why; that is not the same as finding nothing."""

    rule: str
    subject: str = Field(description="Code of what cannot be judged: the district, or a municipality.")
    loaded: int = Field(
        description="How many plans are loaded; or of one plan, how many actions could be judged.", examples=[1]
    )
    of: int = Field(description="How many are needed, or there are.", examples=[4])
    text: Words


class NothingAmiss(Representation):
    """A rule that looked at a plan and found nothing amiss, where that is worth saying."""

    rule: str
    plan: Identifier
    of: int = Field(description="How many items were looked at.", examples=[27])
    text: Words


class Findings(Collection[Finding]):
    """The findings in order of code, with what could not be judged and what is in order."""

    not_judged: tuple[CannotJudge, ...]
    good_news: tuple[NothingAmiss, ...]


class FindingDetail(Finding):
    """A finding with its rule, and the Cypher that shows the same in Neo4j."""

    title: Words = Field(description="What the rule looks for.")
    version: int = Field(ge=1, description="Version of the rule.", examples=[1])
    cypher: str = Field(description="The same question to Neo4j, with the parameter `$district`.")
    coverage: Coverage


class FindingStanding(Representation):
    """How a finding stands."""

    finding: str = FindingId
    standing: Standing = Field(description="Open, decided, or open again.", examples=["open"])


class Point(Representation):
    """A group of findings that is one thing to talk about. Every finding is in exactly one point."""

    id: str = Field(description="Code of its first finding, or of its pattern.")
    title: Words = Field(description="The question that it is, in at most 90 signs, with the municipality in it.")
    fact: Words = Field(description="What the plans say, in one line with its denominator.")
    heading: Heading = Field(description="Whose it is: the meeting, the writer, or for information.")
    pattern: bool = Field(description="Whether one rule hits so much of a plan that it is one point.")
    findings: tuple[FindingStanding, ...] = Field(description="The weightiest first.")
    organisations: tuple[str, ...] = Field(description="Codes of the parties it is about.")
    owners: tuple[str, ...] = Field(description="Names of those whose plans it was found in.")
    consequence: int = Field(ge=1, le=3, description="What may come of it, from 1 to 3.", examples=[3])


class Proposal(Representation):
    """A scenario that somebody puts before the meeting; it is no finding."""

    id: str = Field(description="Code of the scenario.", examples=["0123456789"])
    name: str = Field(description="What it is called.", examples=["Zonder Dagraam"])
    changes: tuple[Words, ...] = Field(description="What it changes, in words; empty where it no longer fits.")
    short: Words | None = Field(description="What it would come to now; null where it no longer fits the plans.")


class Agenda(Representation):
    """Points for a meeting of about ten points, as they stand on a day."""

    on: str = Field(description="The day.", examples=["2026-06-30"], json_schema_extra={"format": "date"})
    meeting: tuple[Point, ...] = Field(description="For the meeting, at most as many as were asked for.")
    more: tuple[Point, ...] = Field(description="The rest for the meeting.")
    writer: tuple[Point, ...] = Field(description="For the writers of the plans.")
    information: tuple[Point, ...] = Field(description="For information.")
    not_judged: tuple[CannotJudge, ...]
    good_news: tuple[NothingAmiss, ...]
    proposals: tuple[Proposal, ...] = Field(description="Scenarios that are put before the meeting.")
    coverage: Coverage


def finding_form(one: found.Finding) -> Finding:
    """A finding as it is given."""
    return Finding(
        id=one.id,
        rule=one.rule,
        kind=one.kind,
        plan=one.plan,
        owner=one.owner,
        subjects=one.subjects,
        topic=text_of(one.topic),
        label=text_of(one.label),
        explanation=text_of(one.explanation),
        question=text_of(one.question),
        denominator=CountedOf(hit=one.denominator.hit, of=one.denominator.of, text=text_of(one.denominator.text)),
        consequence=one.consequence,
        certainty=one.certainty,
        organisation=one.organisation,
        organisations=one.organisations,
        municipalities=one.municipalities,
        actions=one.actions,
        outside=one.outside,
        evidence=_evidence(one),
        fingerprint=one.fingerprint,
    )


def _evidence(one: found.Finding) -> tuple[EvidencePlace, ...]:
    return tuple(
        EvidencePlace(
            of=place.of,
            node=place.node,
            organisation=place.organisation,
            words=place.words,
            page=place.page,
            line_from=place.line_from,
            line_to=place.line_to,
            basis=place.basis,
            certainty=place.certainty,
        )
        for place in one.evidence
    )


def finding_detail(network: Network, one: found.Finding) -> FindingDetail:
    """A finding with its rule."""
    rule = RULE_BY_ID[one.rule]
    return extended(
        FindingDetail,
        finding_form(one),
        title=text_of(rule.title),
        version=rule.version,
        cypher=rule.cypher.strip(),
        coverage=coverage_of(network),
    )


def point_form(point: agenda.Point) -> Point:
    """A point for the meeting as it is given."""
    return Point(
        id=point.id,
        title=text_of(point.title),
        fact=text_of(point.fact),
        heading=point.heading,
        pattern=point.is_pattern,
        findings=tuple(FindingStanding(finding=one.id, standing=point.standing[one.id]) for one in point.findings),
        organisations=point.organisations,
        owners=point.owners,
        consequence=point.weight.consequence,
    )


def not_judged_form(one: found.NotJudged) -> CannotJudge:
    """What a rule cannot judge."""
    return CannotJudge(rule=one.rule, subject=one.subject, loaded=one.loaded, of=one.of, text=text_of(one.text))


def good_news_form(one: found.GoodNews) -> NothingAmiss:
    """What a rule found in order."""
    return NothingAmiss(rule=one.rule, plan=one.plan, of=one.of, text=text_of(one.text))


def agenda_form(network: Network, made: agenda.Agenda, proposals: Sequence[Proposal] = ()) -> Agenda:
    """The points for a meeting as they are given, with the proposals beside them."""
    return Agenda(
        on=made.on.isoformat(),
        meeting=tuple(map(point_form, made.meeting)),
        more=tuple(map(point_form, made.more)),
        writer=tuple(map(point_form, made.writer)),
        information=tuple(map(point_form, made.information)),
        not_judged=tuple(map(not_judged_form, made.not_judged)),
        good_news=tuple(map(good_news_form, made.good_news)),
        proposals=tuple(proposals),
        coverage=coverage_of(network),
    )
