"""Actions that should be ready by now, by the words of their plan."""

from datetime import date

import pytest

from graph.analysis.agenda import make_agenda
from graph.analysis.rules import planned_time_passed
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    found,
    it_is_found,
    it_only_looks_like_it,
    only,
    report,
    rows,
)
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import DAGRAAM

RULE = planned_time_passed.RULE
JUNE, MAY = (None, "2026-06-30"), ("2026-03-01", "2026-05-31")

FOUND: Found = {
    "by a day": (rows(action("Eén", DAGRAAM, days=JUNE)), {"Eén"}),
    "in a season": (rows(action("Eén", DAGRAAM, days=MAY), action("Twee", DAGRAAM)), {"Eén"}),
}
DECOYS: Decoys = {
    "goes on": rows(action("Eén", DAGRAAM)),
    "no timing": rows(action("Eén", DAGRAAM, timing=None)),
    "not yet known": rows(action("Eén", DAGRAAM, timing="n.t.b.")),
    "done": rows(action("Eén", DAGRAAM, days=JUNE, status="afgerond")),
    "dropped": rows(action("Eén", DAGRAAM, days=JUNE, status="vervallen")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


@pytest.mark.parametrize(("day", "so"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True), (None, False)])
def test_it_is_so_from_the_day_after(day: date | None, so: bool) -> None:
    assert only(RULE, FOUND["by a day"][0]).is_so_on(day) is so


@pytest.mark.parametrize(("day", "points"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_the_agenda_of_a_day_has_what_passed_by_then(day: date, points: int) -> None:
    made = make_agenda(report(FOUND["by a day"][0]), (), day)
    assert sum(one.rule == RULE.id for point in made.points for one in point.findings) == points


def test_each_is_counted_with_those_that_should_be_ready_by_then() -> None:
    case = rows(action("Eén", DAGRAAM, days=MAY), action("Twee", DAGRAAM, days=JUNE), action("Drie", DAGRAAM))
    assert sorted((one.denominator.hit, one.denominator.of) for one in found(RULE, case)) == [(1, 3), (2, 3)]
    made = make_agenda(report(case), (), date(2026, 8, 1))
    (point,) = (point for point in made.points if point.findings[0].rule == RULE.id)
    assert len(point.findings) == 2
    assert point.fact.nl == "2 van 3 acties: volgens het plan nu klaar."
    assert not point.is_pattern
