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
from graph.analysis.gathering import (
    PATTERN_FROM,
    joined_findings,
    patterns_in,
    shared_by_several,
    with_what_follows,
)
from graph.analysis.headlines import LONGEST, counted_towns, headline, shared_by
from graph.analysis.standing import Decided, Standing, standings
from graph.analysis.templates import fill
from graph.model.language import Text, listed

CERTAIN_ENOUGH = 0.8
# The lowest certainty of a name that is one of those known, with another one inside (0.8); a municipality that is in no
# list (0.7) and a name that is not known (0.5) are the writer's to say.
TOWNS_TOLD = 4
# A line of fact with four municipalities is two lines on a screen; the others stand with their findings.


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
    # Questions of one sort: a third claim, or a third action without a holder, is heard best behind others.


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
    shared, rest = shared_by_several(findings)
    patterns, rest = patterns_in(rest)
    shared, joined = with_what_follows(shared, joined_findings(rest))
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
        weight=_weight_of(_of_weight(still or ordered, whose)),
        heading=_heading(still),
        organisations=tuple(sorted(about)),
        owners=_owners(ordered),
    )


def _of_weight(findings: tuple[Finding, ...], whose: Whose | None) -> tuple[Finding, ...]:
    """What a point weighs by: of the agenda of one owner what concerns it, with what others have of the same."""
    own = [one for one in findings if whose is None or whose.concerns(one)]
    keys = {one.district_key for one in own if one.district_key is not None}
    return tuple(one for one in findings if one in own or one.district_key in keys) or findings


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
        if first.pattern is None and len({one.label for one in alike}) > 1:
            return _each_for_itself(alike)
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


def _each_for_itself(alike: list[Finding]) -> Text:
    """What is said of each plan, where it is not the same for all."""
    first, told, more = alike[0], alike[:TOWNS_TOLD], len(alike) - TOWNS_TOLD
    nl = "; ".join(f"{listed(one.asks.towns).nl}: {one.label.nl}" for one in told)
    en = "; ".join(f"{listed(one.asks.towns).en}: {one.label.en}" for one in told)
    rest = ("", "") if more <= 0 else (f"; nog {more}", f"; {more} more")
    return Text(f"{first.topic.nl}. {nl}{rest[0]}.", f"{first.topic.en}. {en}{rest[1]}.")


def _chosen(points: list[Point], setting: AgendaSetting) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The first points within the limits, and the rest; both in order.

    A point that asks what two others ask already waits for those that ask something else, and is shown where there are
    not enough of these.
    """
    chosen: set[str] = set()
    patterns = 0
    about: dict[str, int] = {}
    asked: dict[str, int] = {}
    for again in (False, True):
        for point in points:
            rule = point.findings[0].rule
            crowded = any(about.get(party, 0) >= setting.per_organisation for party in point.organisations)
            full = len(chosen) >= setting.shown or (point.is_pattern and patterns >= setting.patterns)
            waits = not again and asked.get(rule, 0) >= setting.per_rule
            if crowded or full or waits or point.id in chosen:
                continue
            chosen.add(point.id)
            patterns += point.is_pattern
            asked[rule] = asked.get(rule, 0) + 1
            for party in point.organisations:
                about[party] = about.get(party, 0) + 1
    shown = tuple(point for point in points if point.id in chosen)
    return shown, tuple(point for point in points if point.id not in chosen)
