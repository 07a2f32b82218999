"""Findings: what a rule reads off the network, each one a value that can be explained, decided on and found again.

A finding says what a plan says and what it does not say; never what a party does. Its id follows from its rule and
its subjects alone, so that a decision stays with it; its fingerprint follows from its evidence, so that the decision
is looked at again when the evidence is another one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.analysis.headlines import headline
from graph.analysis.templates import Filling, fill, places
from graph.model.identifiers import letters_and_digits, short_hash
from graph.model.language import Text
from graph.model.vocabulary import Basis
from graph.plans import DistrictPlans, PlanPart

_RULE_ID = re.compile(r"(?:(?:block|ambition|plan|district)\.)?[a-z0-9]+(?:-[a-z0-9]+)*")

_NO_NODES = ("theme.", "step.", "norm.")
"""What the subjects begin with that are classes of actions: they stand in no store."""


class Kind(StrEnum):
    """What sort of thing a rule looks for."""

    GAP = "gap"
    OVERLAP = "overlap"
    DEPENDENCY = "dependency"
    CONTRADICTION = "contradiction"
    SLIP = "slip"
    """A slip of the text itself: for the writer, never for a meeting."""


class EvidenceOf(StrEnum):
    """As what the words of a piece of evidence stand in the plan."""

    ACTION = "action"
    HOLDER = "holder"
    NAMED = "named"
    """In another role, or in an action's text."""
    PARTNER = "partner"
    PAYER = "payer"
    PLAN = "plan"
    """The title of a plan, of which something does not stand in it."""
    GOAL = "goal"
    AUDIENCE = "audience"
    MONEY = "money"
    """A part of a plan, with its words about money."""


class Twin(StrEnum):
    """What the Cypher beside a rule gives."""

    FINDINGS = "findings"
    """The subjects of exactly the same findings."""
    EVIDENCE = "evidence"
    """The subjects among which the rule chooses by the likeness of texts."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a plan on which a finding rests, with its words as they stand there."""

    of: EvidenceOf
    node: str
    """The action or block it stands in, or the action it is."""
    organisation: str | None
    words: str
    """The quote; what was entered by hand has only its words."""
    page: int | None
    line_from: int | None
    line_to: int | None
    basis: Basis
    certainty: float
    detail: str = ""
    """What else it rests on beside the words: the role in which a party stands there, or the timing as written."""
    row_certainty: float | None = None
    """How certain the row is in which it stands, whoever its names are taken for; None where no row is the question."""


@dataclass(frozen=True, slots=True)
class Denominator:
    """How many items a rule hit in one plan, or between the plans, out of how many it looked at; ``text`` is that in
    words."""

    hit: int
    of: int
    text: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found. All texts are filled in; ``consequence`` and what is touched order the agenda."""

    id: str
    rule: str
    kind: Kind
    plan: str | None
    """The plan it was found in, in which its denominator counts; None for what was found between the plans."""
    owner: str | None
    """The name of that plan's owner."""
    subjects: tuple[str, ...]
    topic: Text
    """What it is about, in a few words."""
    label: Text
    """What is the matter, in a few words; fits behind the topic and a colon."""
    pattern: Text | None
    """What is the matter where many items of one plan have it; fits behind the denominator and a colon. None where
    there is no such pattern: no single plan has it, or its findings are one point anyway."""
    explanation: Text
    question: Text
    asks: "Asks"
    denominator: Denominator
    evidence: tuple[Evidence, ...]
    consequence: int
    """3: people or a service promised without holder, payer or time, or plans that say different things;
    2: an action nobody can follow; 1: the rest."""
    organisation: str | None
    """The organisation it is about, if it is about one."""
    organisations: tuple[str, ...]
    municipalities: tuple[str, ...]
    actions: tuple[str, ...]
    """The actions it touches."""
    outside: bool
    """Whether it touches a party outside the municipality that can be asked."""
    joins_on: tuple[str, ...]
    """Findings that have one of these in common are one point for the meeting."""
    district_key: str | None = None
    """What findings of several municipalities have in common to be one point of the district: a party, for one."""
    nobody: bool = False
    """Whether it is about an action at which nobody at all is named: then the meeting has to find somebody."""
    since: str | None = None
    """The first day on which it is so, ISO 8601; None for what holds on every day."""

    @property
    def certainty(self) -> float:
        """The lowest certainty of what it rests on."""
        return min((one.certainty for one in self.evidence), default=1.0)

    @property
    def row_certainty(self) -> float:
        """The lowest certainty of the rows it rests on."""
        return min((one.row_certainty for one in self.evidence if one.row_certainty is not None), default=1.0)

    @property
    def rests_on_the_document(self) -> bool:
        """Whether all of it is stated in a document or confirmed by a person."""
        return all(one.basis in (Basis.STATED, Basis.CONFIRMED) for one in self.evidence)

    def is_so_on(self, day: date | None) -> bool:
        """Whether it is so on a day; of what begins on a day nothing is said where no day is asked about."""
        return self.since is None or (day is not None and self.since <= day.isoformat())

    @property
    def fingerprint(self) -> str:
        """Ten hex digits that change when the evidence or its weight does; where it stands on the page is neither."""
        told = sorted(
            "|".join((one.of.value, one.node, one.organisation or "", letters_and_digits(one.words), one.detail))
            for one in self.evidence
        )
        return short_hash("\n".join((*told, f"{self.consequence}")))


@dataclass(frozen=True, slots=True)
class Asks:
    """A finding as a question to be read aloud, in at most ``headlines.LONGEST`` signs."""

    one: Text
    """Of the finding alone."""
    pattern: Text | None = None
    """Where many items of one plan have it: it asks about the pattern, not about its first item."""
    shared: Text | None = None
    """The template where several municipalities, ``{towns}``, share it."""
    words: tuple[tuple[str, str | Text], ...] = ()
    """What goes into that template beside them."""
    towns: tuple[str, ...] = ()
    """Their names, as far as this finding goes."""


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A rule that cannot judge, and why; never shown as an empty list."""

    rule: str
    subject: str
    """What cannot be judged: the district, or a municipality or other owner of a plan."""
    loaded: int
    """How many plans are loaded; or, of one plan, how many actions could be judged."""
    of: int
    text: Text


@dataclass(frozen=True, slots=True)
class GoodNews:
    """A rule that looked and found nothing amiss in a plan, where that is worth saying."""

    rule: str
    plan: str
    of: int
    text: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule gives."""

    findings: tuple[Finding, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    good_news: tuple[GoodNews, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingReport:
    """What all rules give together, in order of id."""

    findings: tuple[Finding, ...]
    not_judged: tuple[NotJudged, ...] = ()
    good_news: tuple[GoodNews, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule fills in for one finding; one of the whole district has no plan and no owner."""

    plan: str | None
    owner: str | None
    subjects: tuple[str, ...]
    topic: str | Text
    words: Filling
    evidence: tuple[Evidence, ...]
    organisation: str | None
    touched: "Touched"
    actions: tuple[str, ...]
    joins_on: tuple[str, ...]
    consequence: int
    district_key: str | None = None
    nobody: bool = False
    since: str | None = None
    towns: tuple[str, ...] = ()
    """Whose matter it is beside others that share it, by name; the owner of the plan where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The parties a finding touches, and which of them are municipalities."""

    organisations: tuple[str, ...]
    municipalities: tuple[str, ...]
    outside: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: data, one pure function, and the same in Cypher.

    A rule looks at one plan (``in_plan``), so that its outcome holds for as long as that plan does not change, or at
    the plans of a district together (``between``). Templates hold names in braces, which the function fills in. ``id``
    begins with its scope (block, ambition, plan, district) where that is not a single action.

    Raises:
        ValueError: the id has no form of its own, a text or the Cypher is missing, or there is not one function.
    """

    id: str
    version: int
    kind: Kind
    title: Text
    label: Text
    pattern: Text | None
    """What is the matter when many items of one plan have it; None for what no single plan has, or has as one point."""
    explanation: Text
    question: Text
    headline: Text
    """The question as it is read aloud, with the municipality in it."""
    counted: Text
    """Of what the denominator is: the words behind ``3 van 27``."""
    cypher: str
    pattern_headline: Text | None = None
    """The question about a pattern; there where ``pattern`` is."""
    shared_headline: Text | None = None
    """The question where several municipalities, ``{towns}``, share it; None where they never do."""
    in_plan: Callable[[PlanPart], Outcome] | None = field(default=None, repr=False)
    between: Callable[[DistrictPlans], Outcome] | None = field(default=None, repr=False)
    twin: Twin = Twin.FINDINGS

    def __post_init__(self) -> None:
        if _RULE_ID.fullmatch(self.id) is None or self.version < 1:
            raise ValueError(f"a rule has an id of small letters with its scope, and a version from 1: {self.id!r}")
        asked = (self.headline, self.pattern_headline, self.shared_headline)
        texts = (self.title, self.label, self.pattern, self.explanation, self.question, self.counted, *asked)
        for text in (one for one in texts if one is not None):
            if text.nl == "" or text.en == "" or places(text.nl) != places(text.en):
                raise ValueError(f"rule {self.id} says different things in Dutch and English: {text}")
        if not all(one.nl.endswith("?") and one.en.endswith("?") for one in asked if one is not None):
            raise ValueError(f"rule {self.id} has a headline that is no question")
        if (self.pattern is None) != (self.pattern_headline is None):
            raise ValueError(f"rule {self.id} has a pattern without a question, or a question without a pattern")
        if "$district" not in self.cypher or "AS subjects" not in self.cypher:
            raise ValueError(f"the Cypher of rule {self.id} asks for no district or returns no subjects")
        if (self.in_plan is None) == (self.between is None):
            raise ValueError(f"rule {self.id} looks at one plan or between plans, and has one function")

    def findings(self, hits: Iterable[Hit], hit: int, of: int, counted: Text | None = None) -> tuple[Finding, ...]:
        """The findings that share a denominator: ``hit`` of ``of`` items, ``counted`` where they are others than the
        rule counts otherwise."""
        items = self.counted if counted is None else counted
        text = Text(f"{hit} van {of} {items.nl}", f"{hit} of {of} {items.en}")
        return tuple(self._finding(one, Denominator(hit, of, text)) for one in hits)

    def _finding(self, hit: Hit, denominator: Denominator) -> Finding:
        return Finding(
            id=":".join((self.id, *hit.subjects)),
            rule=self.id,
            kind=self.kind,
            plan=hit.plan,
            owner=hit.owner,
            subjects=hit.subjects,
            topic=hit.topic if isinstance(hit.topic, Text) else Text(hit.topic, hit.topic),
            label=fill(self.label, hit.words),
            pattern=None if self.pattern is None else fill(self.pattern, hit.words),
            explanation=fill(self.explanation, hit.words),
            question=fill(self.question, hit.words),
            asks=self._asks(hit),
            denominator=denominator,
            evidence=tuple(sorted(hit.evidence, key=_reading_order)),
            consequence=hit.consequence,
            organisation=hit.organisation,
            organisations=hit.touched.organisations,
            municipalities=hit.touched.municipalities,
            actions=tuple(sorted(set(hit.actions))),
            outside=hit.touched.outside,
            joins_on=tuple(sorted(set(hit.joins_on))),
            district_key=hit.district_key,
            nobody=hit.nobody,
            since=hit.since,
        )

    def _asks(self, hit: Hit) -> Asks:
        pattern, shared, words = self.pattern_headline, self.shared_headline, hit.words
        owner = () if hit.owner is None else (hit.owner,)
        return Asks(
            one=headline(self.headline, words),
            pattern=None if pattern is None else headline(pattern, words),
            shared=shared,
            words=tuple((name, words[name]) for name in _beside_towns(shared)),
            towns=hit.towns or owner,
        )


def nodes_in(finding: str) -> tuple[str, ...]:
    """The subjects in the id of a finding that are nodes: a theme, a step and an element of a norm are none."""
    return tuple(subject for subject in finding.split(":")[1:] if not subject.startswith(_NO_NODES))


def _beside_towns(template: Text | None) -> list[str]:
    """The places of a template that several municipalities share, but for their names."""
    return [] if template is None else sorted(places(template.nl) - {"towns"})


def _reading_order(evidence: Evidence) -> tuple[int, str, str, str, str]:
    line = evidence.line_from or 0
    return (line, evidence.node, evidence.of.value, evidence.organisation or "", evidence.words)
