"""Points for the meeting: findings grouped, chosen and put in order, so that a meeting of about ten points decides.

Grouping, in this order: the same party (or whatever else a rule says) over several municipalities is one point of the
district; a rule that hits at least five items and more than a third of its denominator in one plan is one pattern,
which gives a finding up to a point of the district; other findings join where they touch the same action, and where
they touch none, by organisation. What a finding joins on is its rule's to say and never depends on other findings.
Order is by tuple, never by a weighted sum.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.analysis.findings import Finding, FindingReport, GoodNews, Kind, NotJudged
from graph.analysis.headlines import LONGEST, counted_towns, headline, shared_by
from graph.analysis.standing import Decided, Standing, standings
from graph.analysis.templates import fill
from graph.model.language import Text, listed

PATTERN_FROM = 5
# Of the 41 times that a rule hits anything in one of the five shipped plans five hit as many (24, 7, 7, 5 and 5 items):
# fewer are read faster one by one than as a share.
PATTERN_ONE_IN = 3
# More than one in three: 24 of 27, 7 of 13 and 5 of 12 are a way of writing; 7 of 24 and 5 of 23 are the work of some.
CERTAIN_ENOUGH = 0.8
# The lowest certainty of a name that is one of those known, with another one inside (0.8); a municipality that is in no
# list (0.7) and a name that is not known (0.5) are the writer's to say.
FEWEST_IN_PATTERN = 2
# Of a pattern that gave its findings up but one, what is left is read as what it is.


class Heading(StrEnum):
    """Whose a point is."""

    MEETING = "meeting"
    WRITER = "writer"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class AgendaSetting:
    """How much is shown."""

    shown: int = 10
    # Of the 18 points of the given plan 12 are for the meeting; ten of them, some ten minutes each, fill a meeting.
    patterns: int = 2
    # A pattern is about how a plan is written; with two, eight points are left for what it says.
    per_organisation: int = 2
    # No organisation of the shipped plans has more points than two; one that a plan hangs on could fill the agenda.
    per_rule: int = 2
    # Questions of one sort: a third claim, or a third action without a holder, is heard best behind what differs.


@dataclass(frozen=True, slots=True)
class Weight:
    """What orders points, the first difference deciding; all descending."""

    consequence: int
    municipalities: int
    rules: int
    actions: int
    certainty: float

    @property
    def key(self) -> tuple[float, ...]:
        """Ascending, for sorting."""
        return (-self.consequence, -self.municipalities, -self.rules, -self.actions, -self.certainty)


@dataclass(frozen=True, slots=True)
class Point:
    """A group of findings that is one thing to talk about. ``id`` is that of its first finding, or of its pattern."""

    id: str
    title: Text
    """The question that it is, to be read aloud."""
    fact: Text
    """What the plans say, in one line with its denominator."""
    findings: tuple[Finding, ...]
    """The weightiest first."""
    standing: Mapping[str, Standing]
    """For each finding, whether it is open, decided, or open again."""
    is_pattern: bool
    weight: Weight
    heading: Heading
    organisations: tuple[str, ...]
    """The organisations it is about."""
    owners: tuple[str, ...]
    """The names of those whose plans it was found in; none for what was found between the plans."""

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that are not decided."""
        return tuple(one for one in self.findings if self.standing[one.id] is not Standing.DECIDED)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to put before whom on a day; every finding is in exactly one point."""

    on: date
    meeting: tuple[Point, ...]
    """At most as many as the setting shows."""
    more: tuple[Point, ...]
    """The rest for the meeting: "nog N"."""
    writer: tuple[Point, ...]
    information: tuple[Point, ...]
    not_judged: tuple[NotJudged, ...]
    good_news: tuple[GoodNews, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, under all headings."""
        return (*self.meeting, *self.more, *self.writer, *self.information)


@dataclass(frozen=True, slots=True)
class Whose:
    """The municipality or other owner of plans whose agenda it is."""

    name: str
    concerns: Callable[[Finding], bool]
    """Whether a finding is of its plan, or touches it."""


def make_agenda(
    report: FindingReport,
    decisions: Iterable[Decided],
    on: date,
    setting: AgendaSetting | None = None,
    whose: Whose | None = None,
) -> Agenda:
    """The points of a report, as they stand on a day; of one owner those with a finding that concerns it.

    A point is the same thing for all who share it, so that points are made of all findings, and chosen after that.

    The same findings and decisions give the same agenda, whatever the order they come in. A decision closes its
    finding, unless it was taken after ``on``, or on other evidence than there is now (``graph.analysis.standing``).
    """
    setting = AgendaSetting() if setting is None else setting
    due = {one.id: one for one in report.findings if one.is_so_on(on)}
    findings = sorted(due.values(), key=lambda one: one.id)
    stand = standings(findings, decisions, on)
    shared, rest = _shared(findings)
    patterns, rest = _patterns(rest)
    shared, joined = _followed(shared, _joined(rest))
    behind = frozenset(one.id for one in rest)
    points = [_pattern_point(group, stand) for group in patterns if _concerns(whose, group)]
    points += [
        _point(_told(group, behind, whose), stand, whose) for group in (*shared, *joined) if _concerns(whose, group)
    ]
    points.sort(key=lambda point: (point.weight.key, point.id))
    by_heading = {heading: [point for point in points if point.heading is heading] for heading in Heading}
    shown, more = _chosen(by_heading[Heading.MEETING], setting)
    return Agenda(
        on=on,
        meeting=shown,
        more=more,
        writer=tuple(by_heading[Heading.WRITER]),
        information=tuple(by_heading[Heading.INFORMATION]),
        not_judged=report.not_judged,
        good_news=report.good_news,
    )


def _concerns(whose: Whose | None, group: list[Finding]) -> bool:
    return whose is None or any(whose.concerns(one) for one in group)


def _shared(findings: list[Finding]) -> tuple[list[list[Finding]], list[Finding]]:
    """The findings that several municipalities share, in groups, and every finding that is in none."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.district_key is not None:
            groups.setdefault(finding.district_key, []).append(finding)
    shared = [group for group in groups.values() if len(group) > 1 and _are_of_several(group)]
    taken = {finding.id for group in shared for finding in group}
    return shared, [finding for finding in findings if finding.id not in taken]


def _are_of_several(group: list[Finding]) -> bool:
    """Whether the findings are of the plans of several; what was found between plans has its towns already."""
    return len({town for one in group if one.plan is not None for town in one.asks.towns}) > 1


def _followed(
    shared: list[list[Finding]], joined: list[list[Finding]]
) -> tuple[list[list[Finding]], list[list[Finding]]]:
    """Groups that join on the same thing as a finding of their plan that the district shares go along with it."""
    by_key: dict[tuple[str, str], int] = {}
    for place, group in enumerate(shared):
        for one in group:
            for key in one.joins_on if one.plan is not None else ():
                by_key.setdefault((one.plan or "", key), place)
    more = [list(group) for group in shared]
    alone = []
    for group in joined:
        places = [by_key[own] for one in group for key in one.joins_on if (own := (one.plan or "", key)) in by_key]
        if len(places) == 0:
            alone.append(group)
        else:
            more[min(places)].extend(group)
    return more, alone


def _patterns(findings: list[Finding]) -> tuple[list[list[Finding]], list[Finding]]:
    """The groups of one rule in one plan that are a pattern, and every finding that is in none."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.plan is not None and finding.pattern is not None:
            groups.setdefault((finding.rule, finding.plan), []).append(finding)
    patterns = [group for group in groups.values() if len(group) >= FEWEST_IN_PATTERN and _is_pattern(group)]
    taken = {finding.id for group in patterns for finding in group}
    return patterns, [finding for finding in findings if finding.id not in taken]


def _is_pattern(group: list[Finding]) -> bool:
    counted = group[0].denominator
    if len({one.joins_on for one in group}) == 1:
        return False  # One point anyway.
    return counted.hit >= PATTERN_FROM and PATTERN_ONE_IN * counted.hit > counted.of


def _joined(findings: list[Finding]) -> list[list[Finding]]:
    """Findings that join on the same thing, directly or by way of others, in groups."""
    first: dict[str, str] = {}

    def top(key: str) -> str:
        while first[key] != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    for finding in findings:
        keys = finding.joins_on or (finding.id,)
        for key in keys:
            first.setdefault(key, key)
        for key in keys[1:]:
            first[top(key)] = top(keys[0])
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(top((finding.joins_on or (finding.id,))[0]), []).append(finding)
    return list(groups.values())


def _told(group: list[Finding], behind: frozenset[str], whose: Whose | None) -> tuple[Finding, ...]:
    """The findings of a point in the order of telling: those of whose agenda it is first, then what the district shares
    before what goes along with it, and the weightiest first."""
    return tuple(
        sorted(
            group,
            key=lambda one: (
                whose is not None and not whose.concerns(one),
                one.id in behind,
                _weight_of((one,)).key,
                one.id,
            ),
        )
    )


def _point(ordered: tuple[Finding, ...], stand: Mapping[str, Standing], whose: Whose | None) -> Point:
    standing = {one.id: stand[one.id] for one in ordered}
    still = tuple(one for one in ordered if standing[one.id] is not Standing.DECIDED)
    about = {one.organisation for one in ordered if one.organisation is not None}
    return Point(
        id=min(one.id for one in ordered),
        title=_asked(ordered, None if whose is None else whose.name),
        fact=_fact(ordered),
        findings=ordered,
        standing=standing,
        is_pattern=False,
        weight=_weight_of(still or ordered),
        heading=_heading(still),
        organisations=tuple(sorted(about)),
        owners=_owners(ordered),
    )


def _pattern_point(group: list[Finding], stand: Mapping[str, Standing]) -> Point:
    """A pattern is about no single organisation, and its consequence is that of a pattern, whatever its rule's is."""
    first = group[0]
    label, counted = first.pattern or first.label, first.denominator.text
    standing = {one.id: stand[one.id] for one in group}
    still = tuple(one for one in group if standing[one.id] is not Standing.DECIDED)
    return Point(
        id=f"{first.rule}:{first.plan}",
        title=first.asks.pattern or first.asks.one,
        fact=Text(f"{counted.nl}: {label.nl}.", f"{counted.en}: {label.en}."),
        findings=tuple(group),
        standing=standing,
        is_pattern=True,
        weight=_weight_of(still or tuple(group), consequence=1),
        heading=_heading(still),
        organisations=(),
        owners=_owners(tuple(group)),
    )


def _weight_of(findings: tuple[Finding, ...], consequence: int | None = None) -> Weight:
    return Weight(
        consequence=max(one.consequence for one in findings) if consequence is None else consequence,
        municipalities=len({town for one in findings for town in one.municipalities}),
        rules=len({one.rule for one in findings}),
        actions=len({action for one in findings for action in one.actions}),
        certainty=min(one.certainty for one in findings),
    )


def _heading(still: tuple[Finding, ...]) -> Heading:
    """For the meeting: open, a party from outside that can be asked or nobody at all, sure enough, and no slip of the
    text.

    What is all decided is there for who wants to know; what is left is for the writer.
    """
    if len(still) == 0:
        return Heading.INFORMATION
    if any((one.outside or one.nobody) and _is_sure(one) and one.kind is not Kind.SLIP for one in still):
        return Heading.MEETING
    return Heading.WRITER


def _is_sure(finding: Finding) -> bool:
    """What a document states is sure where its row is, whether or not a name in it is known."""
    stated = finding.rests_on_the_document and finding.row_certainty >= CERTAIN_ENOUGH
    return stated or finding.certainty >= CERTAIN_ENOUGH


def _owners(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(sorted({one.owner for one in findings if one.owner is not None}))


def _asked(ordered: tuple[Finding, ...], town: str | None) -> Text:
    """The question of the weightiest finding; where several municipalities share it, with their names, ``town`` first.

    Where a point is as many findings of one rule as a pattern has, it asks what a pattern asks.
    """
    first = ordered[0]
    alike = [one for one in ordered if one.rule == first.rule]
    if len(alike) == len(ordered) >= PATTERN_FROM and first.asks.pattern is not None and _in_one_plan(alike):
        return first.asks.pattern
    towns = sorted({town for one in alike if one.asks.words == first.asks.words for town in one.asks.towns})
    if first.asks.shared is None or len(towns) < 2:
        return first.asks.one
    words = dict(first.asks.words)
    whole = fill(first.asks.shared, {**words, "towns": shared_by(towns, town)})
    names = shared_by(towns, town) if len(whole.nl) <= LONGEST else counted_towns(towns, town)
    return headline(first.asks.shared, {**words, "towns": names})


def _in_one_plan(findings: list[Finding]) -> bool:
    return len({one.plan for one in findings}) == 1


def _fact(ordered: tuple[Finding, ...]) -> Text:
    """What the weightiest finding says, with its denominator; of several municipalities with whose plans."""
    first = ordered[0]
    alike = [one for one in ordered if one.rule == first.rule]
    towns = sorted({town for one in alike for town in one.asks.towns})
    if len(alike) > 1 and len(towns) > 1:
        whose, label = listed(towns), first.pattern or first.label
        return Text(
            f"{first.topic.nl}, in de plannen van {whose.nl}: {label.nl}.",
            f"{first.topic.en}, in the plans of {whose.en}: {label.en}.",
        )
    counted = max(alike, key=lambda one: one.denominator.hit).denominator.text
    if len(alike) > 1 and first.pattern is not None:
        return Text(f"{counted.nl}: {first.pattern.nl}.", f"{counted.en}: {first.pattern.en}.")
    return Text(
        f"{first.topic.nl}: {first.label.nl} ({counted.nl}).", f"{first.topic.en}: {first.label.en} ({counted.en})."
    )


def _chosen(points: list[Point], setting: AgendaSetting) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The first points within the limits, and the rest; both in order."""
    shown: list[Point] = []
    more: list[Point] = []
    patterns = 0
    about: dict[str, int] = {}
    asked: dict[str, int] = {}
    for point in points:
        rule = point.findings[0].rule
        crowded = any(about.get(party, 0) >= setting.per_organisation for party in point.organisations)
        crowded = crowded or asked.get(rule, 0) >= setting.per_rule
        full = len(shown) >= setting.shown or (point.is_pattern and patterns >= setting.patterns)
        if crowded or full:
            more.append(point)
            continue
        shown.append(point)
        patterns += point.is_pattern
        asked[rule] = asked.get(rule, 0) + 1
        for party in point.organisations:
            about[party] = about.get(party, 0) + 1
    return tuple(shown), tuple(more)
