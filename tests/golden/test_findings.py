"""The real plan: what the rules find, and the agenda made of it, against what was written by hand from the text."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.analysis.agenda import Agenda, Point, make_agenda
from graph.analysis.findings import Finding, FindingReport
from graph.analysis.rules import find_all
from graph.plans import read_plans
from tests.graph.analysis.rules.plans import real_view

HERE = Path(__file__).parent
DAY = date(2025, 10, 1)

Written = dict[str, Any]


@cache
def expected(name: str) -> Written:
    loaded: Written = yaml.safe_load((HERE / f"{name}-leidschendam-voorburg.yaml").read_text("utf-8"))
    return loaded


@cache
def report() -> FindingReport:
    return find_all(read_plans(real_view()))


@cache
def agenda() -> Agenda:
    return make_agenda(report(), (), DAY)


@cache
def ids_in_words() -> dict[str, str]:
    """For every node that can be a subject: what the hand-written lists call it."""
    found: dict[str, str] = {}
    for node in real_view().nodes.values():
        found[node.id] = {
            "Plan": "the plan",
            "Action": f"row {node.properties.get('position')}",
            "Ambition": f"ambition {node.properties.get('number')}",
            "Block": f"block {node.name}",
        }.get(node.label, node.name)
    return found


def in_words(finding: Finding) -> str:
    return f"{finding.rule} | {', '.join(ids_in_words().get(subject, subject) for subject in finding.subjects)}"


def lines_of(finding: Finding) -> set[int]:
    return {
        line for evidence in finding.evidence for line in range(evidence.line_from or 0, (evidence.line_to or 0) + 1)
    }


def written_findings() -> dict[str, Written]:
    entries: list[Written] = expected("findings")["findings"]
    return {f"{entry['rule']} | {', '.join(entry['subjects'])}": entry for entry in entries}


def written_point(point: Written) -> list[str]:
    if "pattern" in point:
        return [words for words in written_findings() if words.startswith(f"{point['pattern']} |")]
    found: list[str] = point["findings"]
    return found


def test_the_rules_find_what_was_written_down_and_nothing_else() -> None:
    assert sorted(in_words(finding) for finding in report().findings) == sorted(written_findings())


def test_each_finding_rests_on_the_written_lines() -> None:
    for finding in report().findings:
        entry = written_findings()[in_words(finding)]
        wanted = {line for first, last in entry["lines"] for line in range(first, last + 1)}
        assert lines_of(finding) == wanted, in_words(finding)


def test_each_denominator_is_the_counted_one() -> None:
    for finding in report().findings:
        entry = written_findings()[in_words(finding)]
        assert (finding.denominator.hit, finding.denominator.of) == (entry["hit"], entry["of"]), in_words(finding)


def test_the_number_of_own_parties_left_out_is_said() -> None:
    for finding in report().findings:
        own = written_findings()[in_words(finding)].get("own")
        if own is not None:
            assert f"({own} in ambitie" in finding.explanation.nl


def test_good_news_and_what_cannot_be_judged_are_said() -> None:
    assert [{"rule": news.rule, "of": news.of} for news in report().good_news] == expected("findings")["good_news"]
    found = [{"rule": one.rule, "loaded": one.loaded, "of": one.of} for one in report().not_judged]
    assert found == expected("findings")["not_judged"]
    assert {one.text.nl for one in report().not_judged} == {"niet te beoordelen: 1 van 4 plannen geladen"}


@pytest.mark.parametrize(
    ("heading", "written"),
    [("meeting", "meeting"), ("more", "more"), ("writer", "for_the_writer"), ("information", "for_information")],
)
def test_the_points_are_the_written_ones_in_the_written_order(heading: str, written: str) -> None:
    points: tuple[Point, ...] = getattr(agenda(), heading)
    found = [[in_words(finding) for finding in point.findings] for point in points]
    wanted = [written_point(point) for point in expected("agenda")[written]]
    assert [sorted(one) if len(one) > 5 else one for one in found] == [
        sorted(one) if len(one) > 5 else one for one in wanted
    ]


def test_the_titles_and_the_order_are_as_written() -> None:
    for point, written in zip(agenda().meeting, expected("agenda")["meeting"], strict=True):
        weight = point.weight
        found = [weight.consequence, weight.municipalities, weight.rules, weight.actions, weight.certainty]
        assert point.title.nl == written["title"]
        assert found == written["tuple"], point.title.nl


def test_every_finding_is_in_exactly_one_point() -> None:
    listed = [finding.id for point in agenda().points for finding in point.findings]
    assert sorted(listed) == sorted(finding.id for finding in report().findings)
