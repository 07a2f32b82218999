"""What an experienced chair would put on the agenda of the real plan, written by hand from its text."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.golden.test_findings import agenda, in_words
from tests.graph.analysis.rules.plans import EXAMPLES

HERE = Path(__file__).parent
PLAN = EXAMPLES / "leidschendam-voorburg" / "uitvoeringsplan-2025.txt"
LONGEST = 90
# A question that a chair reads aloud in one breath.

Entry = dict[str, Any]


@cache
def chair() -> list[Entry]:
    loaded: list[Entry] = yaml.safe_load((HERE / "chair-leidschendam-voorburg.yaml").read_text("utf-8"))
    return loaded


def test_the_list_has_at_most_ten_points_and_each_asks_the_municipality_something() -> None:
    assert len(chair()) <= 10
    for entry in chair():
        asks = entry["asks"]
        assert len(asks) <= LONGEST, asks
        assert asks.endswith("?"), asks
        assert "Leidschendam-Voorburg" in asks, asks


@pytest.mark.parametrize("entry", chair(), ids=lambda entry: entry["asks"])
def test_every_point_rests_on_words_that_stand_on_its_lines(entry: Entry) -> None:
    text = PLAN.read_text("utf-8").splitlines()
    told = " ".join(line.strip() for first, last in entry["lines"] for line in text[first - 1 : last])
    plain = " ".join(told.split())
    assert [words for words in entry["words"] if words not in plain] == []


@pytest.mark.parametrize("entry", chair(), ids=lambda entry: entry["asks"])
def test_what_a_rule_says_of_it_is_one_point_of_the_agenda(entry: Entry) -> None:
    points = [{in_words(finding) for finding in point.findings} for point in agenda().meeting]
    assert any(set(entry["by"]) <= point for point in points)


def test_the_headlines_of_the_agenda_are_questions_that_name_the_municipality() -> None:
    for point in agenda().points:
        assert len(point.title.nl) <= LONGEST, point.title.nl
        assert point.title.nl.endswith("?")
        assert "Leidschendam-Voorburg" in point.title.nl


def test_no_point_repeats_the_row_of_another() -> None:
    """A pattern lists its rows, a party the rows that mention it; every other row stands in one point only."""
    rows = [
        {action for finding in point.findings for action in finding.joins_on if ".ambition-" not in action}
        for point in agenda().points
        if not point.is_pattern
    ]
    flat = [row for point in rows for row in point]
    assert len(flat) == len(set(flat))
