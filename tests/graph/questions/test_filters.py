"""How what is typed becomes a question: each sort of filter, its bounds, and what is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from graph.model.vocabulary import Degree
from graph.questions import QUESTIONS, PathsBetween, WhatToDiscuss, WhichPart
from graph.questions.filters import QuestionError, Sort, asks, filters_of, parse
from tests.graph.analysis.rules.plans import practice_view, real_view


@dataclass(frozen=True, slots=True)
class Example:
    code: str | None = asks(Sort.CODE, "Een code", "A code", page="code")
    said: str | None = asks(Sort.TEXT, "Woorden", "Words", page="woorden")
    degree: tuple[Degree, ...] = asks(Sort.WORD, "Hoe", "How", page="graad", words=Degree, several=True)
    own: bool | None = asks(Sort.FLAG, "Eigen", "Own", page="eigen", option="--own/--outside")
    on: date | None = asks(Sort.DAY, "Dag", "Day", page="dag")
    number: int = asks(Sort.NUMBER, "Hoeveel", "How many", page="aantal", default=3, least=1, most=9)


def fault_of(**given: Sequence[str]) -> str:
    with pytest.raises(QuestionError) as caught:
        parse(Example, given)
    return caught.value.fault.code


def test_nothing_given_asks_nothing() -> None:
    assert parse(Example, {}) == Example()
    assert parse(Example, {"code": [""], "degree": ["", ""]}) == Example()


def test_each_sort_is_read() -> None:
    asked = parse(
        Example,
        {"code": ["gm0637.vth"], "said": ["Fier & Co"], "own": ["nee"], "on": ["2026-02-28"], "number": ["9"]},
    )
    assert asked == Example("gm0637.vth", "Fier & Co", (), False, date(2026, 2, 28), 9)


@pytest.mark.parametrize("text", ["holder", "houder", "HOUDER", "Holder"])
def test_a_word_is_known_by_its_names_in_both_languages(text: str) -> None:
    assert parse(Example, {"degree": [text, text]}).degree == (Degree.HOLDER,)


@pytest.mark.parametrize("text", ["ja", "JA", "yes", "true", "1"])
def test_a_flag_is_yes(text: str) -> None:
    assert parse(Example, {"own": [text]}).own is True


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("code", "GM0637", "filter-no-code"),
        ("code", "gm0637.", "filter-no-code"),
        ("code", "gm--0637", "filter-no-code"),
        ("code", "../x", "filter-no-code"),
        ("said", "   ", "filter-no-text"),
        ("degree", "soms", "filter-no-word"),
        ("own", "misschien", "filter-no-flag"),
        ("on", "2026-02-30", "filter-no-day"),
        ("on", "20260228", "filter-no-day"),
        ("on", "2026-2-28", "filter-no-day"),
        ("number", "0", "filter-no-number"),
        ("number", "10", "filter-no-number"),
        ("number", "-1", "filter-no-number"),
        ("number", "1e1", "filter-no-number"),
        ("number", "\u0663", "filter-no-number"),
        ("nobody", "x", "filter-unknown"),
    ],
)
def test_what_is_no_value_is_refused(name: str, text: str, code: str) -> None:
    assert fault_of(**{name: [text]}) == code


def test_what_can_be_given_once_is_refused_twice() -> None:
    assert fault_of(code=["a", "b"]) == "filter-twice"
    assert parse(Example, {"code": ["a", "a"]}).code == "a"


def test_what_is_needed_has_to_be_given() -> None:
    with pytest.raises(QuestionError) as caught:
        parse(PathsBetween, {"source": ["coa"]})
    assert (caught.value.fault.code, caught.value.fault.text("name")) == ("filter-missing", "target")


def test_longest_code_and_text() -> None:
    assert parse(Example, {"code": ["a" * 300]}).code == "a" * 300
    assert fault_of(code=["a" * 301]) == "filter-no-code"
    assert parse(Example, {"said": ["a" * 200]}).said == "a" * 200
    assert fault_of(said=["a" * 201]) == "filter-no-text"


def test_the_longest_of_the_shipped_plans_can_be_asked_for() -> None:
    nodes = [node for view in (real_view(), practice_view()) for node in view.nodes.values()]
    assert max(len(node.id) for node in nodes) == 90
    assert max(len(node.name) for node in nodes if node.label == "TargetGroup") == 184


def test_most_points_and_deepest() -> None:
    assert parse(WhatToDiscuss, {"points": ["100"]}).points == 100
    assert parse(WhichPart, {"depth": ["4"]}).depth == 4
    for question, name, text in ((WhatToDiscuss, "points", "101"), (WhichPart, "depth", "5")):
        with pytest.raises(QuestionError):
            parse(question, {name: [text]})


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.__name__)
def test_every_filter_says_what_it_does_in_both_languages(question: type) -> None:
    for one in filters_of(question):
        assert one.says.nl[0].isupper(), one.name
        assert one.says.en[0].isupper(), one.name
        assert not one.says.nl.endswith("."), one.name
        assert not one.says.en.endswith("."), one.name
