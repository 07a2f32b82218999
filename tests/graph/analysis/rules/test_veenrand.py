"""A fictional district with other topics and words than the plans that ship: what was planted there is found.

``veenrand/planted.yaml`` was written by hand before the rules on overlap were.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.analysis.agenda import make_agenda
from graph.analysis.findings import Finding
from graph.analysis.headlines import LONGEST
from graph.analysis.rules import find_all
from tests.graph.analysis.rules.veenrand.district import DAY, findings, keys, told, veenrand

Entry = dict[str, Any]

RULES = {
    "same_action": "district.same-action-in-two-plans",
    "joint_differs": "district.joint-action-written-differently",
    "same_theme": "district.same-theme-each-for-itself",
    "several_on_one_theme": "plan.several-holders-on-one-theme",
    "many_askers": "district.one-partner-many-askers",
    "unlike": "plan.same-holders-at-something-unlike",
    "meetings": "plan.two-meetings-on-one-thing",
    "claims": "district.said-by-another-plan-not-confirmed",
}


@cache
def planted() -> dict[str, Entry]:
    loaded: dict[str, Entry] = yaml.safe_load((Path(__file__).parent / "veenrand/planted.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("part", ["same_action", "joint_differs", "unlike", "meetings"])
def test_what_was_planted_is_found_and_nothing_else(part: str) -> None:
    assert sorted(map(sorted, told(RULES[part]))) == sorted(map(sorted, planted()[part]["find"]))


@pytest.mark.parametrize(
    "part", ["same_action", "joint_differs", "same_theme", "several_on_one_theme", "unlike", "meetings"]
)
def test_no_decoy_is_found(part: str) -> None:
    together = [decoy for decoy in planted()[part]["not"] for one in told(RULES[part]) if set(decoy) <= one]
    assert together == []


def test_themes_that_several_have_each_for_itself() -> None:
    part = planted()["same_theme"]
    rule = RULES["same_theme"]
    found = {
        one.subjects[0].removeprefix("theme."): actions for one, actions in zip(findings(rule), told(rule), strict=True)
    }
    assert {entry["theme"] for entry in part["find"]} <= set(found)
    assert set(found) <= {entry["theme"] for entry in (*part["find"], *part["may"])}
    for entry in part["find"]:
        assert set(entry["actions"]) <= found[entry["theme"]]


def test_themes_with_several_holders_in_one_plan() -> None:
    part = planted()["several_on_one_theme"]
    rule = RULES["several_on_one_theme"]
    found = {one.subjects: set(actions) for one, actions in zip(findings(rule), told(rule), strict=True)}
    wanted = {(f"{entry['plan']}.2026", f"theme.{entry['theme']}"): set(entry["actions"]) for entry in part["find"]}
    assert found == wanted


def test_partners_that_many_ask() -> None:
    found = {one.subjects[0] for one in findings(RULES["many_askers"])}
    assert found == set(planted()["many_askers"]["find"])
    assert found.isdisjoint(planted()["many_askers"]["not"])


def test_what_one_plan_says_of_another_and_that_does_not_confirm() -> None:
    def said(one: Finding) -> list[str]:
        return [one.subjects[0], keys().get(one.subjects[1], "pays")]

    found = [said(one) for one in findings(RULES["claims"])]
    assert sorted(found) == sorted(planted()["claims"]["find"])


def test_the_agenda_has_at_most_ten_points_and_asks_them() -> None:
    agenda = make_agenda(find_all(veenrand()), (), DAY)
    assert len(agenda.meeting) <= 10
    for point in agenda.points:
        assert len(point.title.nl) <= LONGEST, point.title.nl
        assert point.title.nl.endswith("?")
        assert any(town.name in point.title.nl for town in veenrand().municipalities), point.title.nl
    in_points = [one.id for point in agenda.points for one in point.findings]
    assert len(in_points) == len(set(in_points))
