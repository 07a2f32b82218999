"""Points for the meeting: grouping, choice and order, whatever the findings are and in whatever order they come."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.agenda import TOWNS_TOLD, Agenda, AgendaSetting, Heading, Whose, make_agenda
from graph.analysis.beside import lines_beside
from graph.analysis.findings import (
    Asks,
    Denominator,
    Evidence,
    EvidenceOf,
    Finding,
    FindingReport,
    Kind,
)
from graph.analysis.rules import find_all
from graph.analysis.standing import Standing, decided_subjects
from graph.model.language import Text
from graph.model.vocabulary import Basis
from graph.plans import read_plans
from graph.store.records import DecisionRecord
from tests.graph.analysis.rules.plans import PRACTICE, practice_view, real_view, shipped, view_of

DAY = date(2025, 9, 1)
RULES = ("bundled-action", "action-without-timing", "plan.partner-without-task")


def text(words: str) -> Text:
    return Text(words, words)


def finding(
    rule: str = RULES[0],
    subject: str = "a1",
    *,
    actions: tuple[str, ...] = (),
    organisation: str | None = None,
    counted: tuple[int, int] = (1, 100),
    consequence: int = 2,
    towns: tuple[str, ...] = ("gm1",),
    certainty: float = 1.0,
    row: float | None = None,
    basis: Basis = Basis.STATED,
    outside: bool = True,
    kind: Kind = Kind.GAP,
    words: str = "Zo staat het er.",
    owner: str = "Gemeente",
    district_key: str | None = None,
    nobody: bool = False,
) -> Finding:
    """A finding of plan ``p``, on actions or else on an organisation or else on its subject alone."""
    joins = actions or (() if organisation is None else (organisation,))
    return Finding(
        id=f"{rule}:{subject}", rule=rule, kind=kind, plan="p", owner=owner, subjects=(subject,),
        topic=text(subject), label=text(rule), pattern=text(rule), explanation=text("uitleg"), question=text("vraag"),
        asks=Asks(
            text(f"{rule} {subject}?"), text(f"{rule}?"), text("{party} in {towns}?"), (("party", "X"),), (owner,)
        ),
        denominator=Denominator(*counted, text(f"{counted[0]} van {counted[1]} acties")),
        evidence=(Evidence(EvidenceOf.ACTION, subject, None, words, None, 1, 1, basis, certainty, row_certainty=row),),
        consequence=consequence, organisation=organisation, organisations=(), municipalities=towns, actions=actions,
        outside=outside, joins_on=joins, district_key=district_key, nobody=nobody,
    )  # fmt: skip


def decision(of: Finding, at: str = "2025-08-01T10:00:00+02:00", answer: str = "overdracht") -> DecisionRecord:
    return DecisionRecord(
        id=f"d.{at}.{answer}", finding=of.id, subjects=decided_subjects(of), answer=answer, note="", meeting=None,
        district="d", at=at, by="voorzitter",
    )  # fmt: skip


def agenda_of(*findings: Finding, decisions: tuple[DecisionRecord, ...] = (), on: date = DAY) -> Agenda:
    return make_agenda(FindingReport(findings), decisions, on)


def groups(agenda: Agenda) -> list[list[str]]:
    return [[one.id for one in point.findings] for point in agenda.points]


SOME = st.tuples(
    st.sampled_from(RULES),
    st.sets(st.sampled_from(["x1", "x2", "x3", "x4"]), max_size=2),
    st.sampled_from([None, "coa", "riec", "om", "shop", "avim"]),
    st.sampled_from([(1, 40), (4, 5), (5, 14), (5, 15), (12, 27)]),
    st.integers(1, 3),
    st.sampled_from([("gm1",), ("gm1", "gm2"), ("gm1", "gm2", "gm3")]),
    st.sampled_from([(Basis.STATED, 1.0), (Basis.STATED, 0.5), (Basis.DERIVED, 0.85), (Basis.ENTERED, 0.5)]),
    st.sampled_from([(True, Kind.GAP), (False, Kind.GAP), (True, Kind.SLIP)]),
)


@st.composite
def many_findings(draw: st.DrawFn) -> list[Finding]:
    return [
        finding(
            rule, f"s{number}", actions=tuple(sorted(actions)), organisation=organisation, counted=counted,
            consequence=consequence, towns=towns, basis=sure[0], certainty=sure[1], outside=goes[0], kind=goes[1],
        )
        for number, (rule, actions, organisation, counted, consequence, towns, sure, goes) in enumerate(
            draw(st.lists(SOME, max_size=30))
        )
    ]  # fmt: skip


at_ease = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no reason to fail."""


@at_ease
@given(many_findings())
def test_every_finding_is_in_exactly_one_point(findings: list[Finding]) -> None:
    listed = [one for group in groups(agenda_of(*findings)) for one in group]
    assert sorted(listed) == sorted(one.id for one in findings)


@at_ease
@given(many_findings(), st.data())
def test_the_order_in_which_findings_come_makes_no_difference(findings: list[Finding], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(findings))
    assert agenda_of(*turned) == agenda_of(*findings)


@at_ease
@given(many_findings(), st.integers(0, 12))
def test_never_more_than_are_to_be_shown_and_within_the_limits(findings: list[Finding], shown: int) -> None:
    agenda = make_agenda(FindingReport(tuple(findings)), (), DAY, AgendaSetting(shown=shown))
    assert len(agenda.meeting) <= shown
    assert sum(point.is_pattern for point in agenda.meeting) <= 2
    about = [party for point in agenda.meeting for party in point.organisations]
    assert all(about.count(party) <= 2 for party in about)


@at_ease
@given(many_findings())
def test_each_list_is_in_order_of_the_tuple_and_then_of_the_id(findings: list[Finding]) -> None:
    agenda = agenda_of(*findings)
    for points in (agenda.meeting, agenda.more, agenda.writer, agenda.information):
        keys = [(point.weight.key, point.id) for point in points]
        assert keys == sorted(keys)


@at_ease
@given(many_findings(), st.data())
def test_one_more_finding_in_a_group_adds_no_point(findings: list[Finding], data: st.DataObject) -> None:
    plain = [replace(one, denominator=Denominator(1, 100, text("1 van 100"))) for one in findings if one.joins_on]
    if len(plain) == 0:
        return
    like = data.draw(st.sampled_from(plain))
    again = replace(like, id=f"{RULES[0]}:one-more", rule=RULES[0], subjects=("one-more",))
    assert len(agenda_of(*plain, again).points) == len(agenda_of(*plain).points)


def test_one_more_finding_on_an_action_of_the_real_plan_adds_no_point() -> None:
    report = find_all(read_plans(real_view()))
    before = make_agenda(report, (), DAY)
    for point in before.points:
        like = point.findings[0]
        again = replace(like, id=f"{like.id}:again", subjects=(*like.subjects, "again"))
        after = make_agenda(replace(report, findings=(*report.findings, again)), (), DAY)
        assert len(after.points) == len(before.points), point.title.nl


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_plans_in_any_order_of_loading_give_the_same_agenda(order: tuple[int, ...]) -> None:
    plans = shipped(PRACTICE)
    turned = view_of(PRACTICE, [plans[place] for place in order])
    assert make_agenda(find_all(read_plans(turned)), (), DAY) == make_agenda(
        find_all(read_plans(practice_view())), (), DAY
    )


def test_the_practice_district_shows_ten_points_and_says_how_many_more() -> None:
    agenda = make_agenda(find_all(read_plans(practice_view())), (), DAY)
    assert len(agenda.meeting) == 10
    assert len(agenda.more) > 0


@pytest.mark.parametrize(
    ("hit", "of", "pattern"), [(5, 14, True), (5, 15, False), (4, 5, False), (24, 27, True), (6, 18, False)]
)
def test_a_pattern_is_at_least_five_items_and_more_than_a_third(hit: int, of: int, pattern: bool) -> None:
    found = [finding(subject=f"a{number}", actions=(f"a{number}",), counted=(hit, of)) for number in range(hit)]
    points = agenda_of(*found).points
    assert [point.is_pattern for point in points] == ([True] if pattern else [False] * hit)


def test_a_pattern_weighs_as_a_pattern_and_its_findings_join_nothing_else() -> None:
    held = [finding(subject=f"a{number}", actions=(f"a{number}",), counted=(5, 9)) for number in range(5)]
    other = finding(RULES[1], "a1", actions=("a1",), consequence=3)
    first, second = agenda_of(*held, other).points
    assert [one.id for one in first.findings] == [other.id]
    assert (second.is_pattern, second.weight.consequence, second.title.nl) == (True, 1, f"{RULES[0]}?")


def test_findings_join_by_action_first_and_else_by_organisation() -> None:
    on_action = finding(RULES[0], "a1", actions=("a1",), organisation="coa")
    same_action = finding(RULES[1], "a1", actions=("a1",))
    lists = finding(RULES[2], "coa", organisation="coa")
    elsewhere = finding(RULES[2], "coa-elsewhere", organisation="coa")
    assert sorted(map(sorted, groups(agenda_of(on_action, same_action, lists, elsewhere)))) == [
        sorted([on_action.id, same_action.id]),
        sorted([lists.id, elsewhere.id]),
    ]


@pytest.mark.parametrize(
    ("changed", "heading"),
    [
        ({}, Heading.MEETING),
        ({"outside": False}, Heading.WRITER),
        ({"kind": Kind.SLIP}, Heading.WRITER),
        ({"basis": Basis.DERIVED, "certainty": 0.79}, Heading.WRITER),
        ({"basis": Basis.DERIVED, "certainty": 0.8}, Heading.MEETING),
        ({"basis": Basis.CONFIRMED, "certainty": 0.5}, Heading.MEETING),
        ({"certainty": 0.5}, Heading.MEETING),
        ({"certainty": 0.4, "row": 0.8}, Heading.MEETING),
        ({"certainty": 0.79, "row": 0.79}, Heading.WRITER),
    ],
)
def test_to_whom_a_point_goes(changed: dict[str, object], heading: Heading) -> None:
    (point,) = agenda_of(finding(**changed)).points  # type: ignore[arg-type]
    assert point.heading is heading


def test_a_point_of_which_all_is_decided_is_for_information_and_what_is_open_orders_the_rest() -> None:
    grave = finding(RULES[1], "a1", actions=("a1",), consequence=3)
    light = finding(RULES[0], "a1", actions=("a1",), consequence=1)
    (half,) = agenda_of(grave, light, decisions=(decision(grave),)).points
    assert (half.heading, half.weight.consequence, half.open_findings) == (Heading.MEETING, 1, (light,))
    (done,) = agenda_of(grave, light, decisions=(decision(grave), decision(light))).points
    assert (done.heading, done.open_findings) == (Heading.INFORMATION, ())


def standing_of(one: Finding, *decisions: DecisionRecord, on: date = DAY) -> Standing:
    (point,) = agenda_of(one, decisions=decisions, on=on).points
    return point.standing[one.id]


def test_a_decision_closes_a_finding_from_its_day_on() -> None:
    one = finding()
    assert standing_of(one) is Standing.OPEN
    assert standing_of(one, decision(one)) is Standing.DECIDED
    assert standing_of(one, decision(one), on=date(2025, 7, 31)) is Standing.OPEN


def test_a_decided_finding_opens_again_when_its_evidence_is_another_one() -> None:
    one = finding()
    assert standing_of(finding(words="Nu staat er iets anders."), decision(one)) is Standing.REOPENED
    assert standing_of(finding(words="Zo staat\nhet er!"), decision(one)) is Standing.DECIDED


def test_the_last_decision_counts_by_the_moment_it_was_taken() -> None:
    one = finding()
    closed = decision(one, "2025-08-01T10:00:00+02:00")
    opened = decision(one, "2025-08-01T09:30:00+01:00", answer="open")
    assert standing_of(one, closed, opened) is Standing.REOPENED
    assert standing_of(one, opened, closed) is Standing.REOPENED
    later = decision(one, "2025-08-02T08:00:00+02:00")
    assert standing_of(one, later, opened, closed) is Standing.DECIDED


def test_where_evidence_stands_on_the_page_is_no_evidence() -> None:
    one = finding()
    moved = replace(one, evidence=tuple(replace(e, line_from=9, line_to=9, page=3) for e in one.evidence))
    assert moved.fingerprint == one.fingerprint


def test_with_all_points_decided_the_meeting_of_the_real_plan_has_nothing_left() -> None:
    report = find_all(read_plans(real_view()))
    decisions = [
        decision(one, f"2025-08-01T10:{n // 60:02d}:{n % 60:02d}+02:00") for n, one in enumerate(report.findings)
    ]
    agenda = make_agenda(report, decisions, DAY)
    assert (agenda.meeting, agenda.more, agenda.writer) == ((), (), ())
    assert len(agenda.information) == len(agenda.points)


def test_per_rule_are_two_where_there_is_something_else_to_ask() -> None:
    many = [finding(subject=f"a{number}", actions=(f"a{number}",)) for number in range(9)]
    others = [finding(RULES[1], f"b{number}", actions=(f"b{number}",), consequence=1) for number in range(8)]
    asked = [point.findings[0].rule for point in agenda_of(*many, *others).meeting]
    assert asked == [RULES[0]] * 8 + [RULES[1]] * 2
    third = finding(RULES[2], "c", organisation="coa", consequence=1)
    fewer = make_agenda(FindingReport((*many, *others, third)), (), DAY, AgendaSetting(shown=5))
    assert [point.findings[0].rule for point in fewer.meeting] == [RULES[0], RULES[0], RULES[1], RULES[1], RULES[2]]
    assert AgendaSetting().per_rule == 2


def shared(owner: str, subject: str, joins: tuple[str, ...] = (), label: str = "gelijk") -> Finding:
    """A finding of one of several plans that share it."""
    made = finding(RULES[0], subject, owner=owner, district_key="samen", towns=(owner,))
    asks = replace(made.asks, words=(("party", "X"),), towns=(owner,))
    return replace(made, plan=f"p.{owner}", asks=asks, joins_on=joins, label=text(label), pattern=None)


def test_what_joins_a_shared_finding_of_its_plan_goes_along_behind_it() -> None:
    here, there = shared("Eskerveld", "s1", ("connecting",)), shared("Halmstede", "s2", ("connecting",))
    along = replace(finding(RULES[1], "z1", consequence=3), plan="p.Halmstede", joins_on=("connecting",))
    elsewhere = replace(finding(RULES[1], "z2"), plan="p.Kwelder", joins_on=("other",))
    points = agenda_of(here, there, along, elsewhere).points
    assert [[one.id for one in point.findings] for point in points] == [
        [here.id, there.id, along.id],
        [elsewhere.id],
    ]


def test_towns_told_are_four_where_it_is_not_the_same_for_all() -> None:
    (point,) = agenda_of(*(shared(f"Stad {at}", f"s{at}", label=f"{at} van 9") for at in range(TOWNS_TOLD + 1))).points
    assert point.fact.nl == ("s0. Stad 0: 0 van 9; Stad 1: 1 van 9; Stad 2: 2 van 9; Stad 3: 3 van 9; nog 1.")
    assert TOWNS_TOLD == 4


def test_the_agenda_of_one_owner_has_the_points_of_all_that_concern_it_and_names_it_first() -> None:
    here, there = shared("Eskerveld", "s1"), shared("Halmstede", "s2")
    other = replace(finding(RULES[1], "z", actions=("a1",)), plan="p.Kwelder")
    report = FindingReport((here, there, other))
    whose = Whose("Halmstede", lambda one: one.plan == "p.Halmstede")
    (point,) = make_agenda(report, (), DAY, whose=whose).points
    assert [one.id for one in point.findings] == [there.id, here.id]
    assert point.title.nl == "X in Halmstede en Eskerveld?"


def test_a_body_that_one_plan_lists_and_others_ask_is_no_point_of_the_district() -> None:
    listed_by_one = replace(shared("Eskerveld", "s1"), joins_on=("body",))
    asked = replace(finding(RULES[1], "s2"), plan=None, district_key="samen", joins_on=("body",))
    alone = replace(finding(RULES[2], "s3"), plan="p.Eskerveld", joins_on=("body",))
    (point,) = agenda_of(listed_by_one, asked, alone).points
    assert len(point.findings) == 3


def test_what_stands_beside_a_point_is_said_once() -> None:
    first = shared("Eskerveld", "s", label="in 2 lijsten")
    same = [
        replace(shared(town, "s", label="in 1 lijst"), id=f"{RULES[0]}:s.{town}") for town in ("Halmstede", "Kwelder")
    ]
    pattern = text("staat bij geen actie")
    alike = [replace(one, pattern=pattern) for one in (first, *same)]
    (point,) = agenda_of(*alike).points
    assert [line.nl for line in lines_beside(point)] == ["Ook Halmstede en Kwelder: in 1 lijst."]
    (told,) = agenda_of(first, *same).points
    assert list(lines_beside(told)) == []
