"""A small file is a small plan: what has more parts than a plan can have is refused before anything is resolved."""

import json
from pathlib import Path

import pytest

from graph.reference import load_reference
from loaders import reading
from loaders.content import IntakeOptions
from loaders.faults import DocumentError, FormError
from loaders.files import read_file
from loaders.form import parse_reading
from loaders.form.bounds import MOST_PARTS, has_too_many_parts

REFERENCE = load_reference()
PARTY, PASSAGE = {"written": "politie"}, {"written": "iedereen"}
ACTION = {"text": "a", "holders": [PARTY], "mentions": [PARTY], "target_groups": [PASSAGE]}
BLOCK = {
    "partners": [PARTY],
    "budget": {"written": "geld", "funders": [PARTY]},
    "target_groups": [PASSAGE],
    "actions": [ACTION],
}
PLAN = {
    "owner": {"id": "gm1916", "name": "Leidschendam-Voorburg"},
    "goals": [PASSAGE],
    "pillars": [PASSAGE],
    "ambitions": [{"blocks": [BLOCK]}],
}
PARTS = 11


def form(**parts: object) -> str:
    return json.dumps({"form": "ketenkaart-plan/1", "plan": PLAN | parts})


def test_every_part_that_becomes_a_row_counts_once_in_json_as_in_a_form() -> None:
    made = parse_reading(form()).plan
    for plan in (PLAN, made):
        assert not has_too_many_parts(plan, PARTS)
        assert has_too_many_parts(plan, PARTS - 1)


@pytest.mark.parametrize(
    "plan", [None, "x", 3, [], {}, {"ambitions": 1}, {"ambitions": [None, 1, "x"]}, {"budget": []}]
)
def test_what_is_no_plan_has_few_parts(plan: object) -> None:
    assert not has_too_many_parts(plan)


@pytest.mark.parametrize(
    "ambitions",
    [
        [{}] * (MOST_PARTS + 1),
        [{"blocks": [{}] * MOST_PARTS}],
        [{"blocks": [{"actions": [{"text": "a"}] * MOST_PARTS}]}],
        [{"blocks": [{"actions": [{"text": "a", "holders": [PARTY] * MOST_PARTS}]}]}],
    ],
)
def test_a_form_with_more_parts_than_a_plan_has_is_refused_before_it_is_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ambitions: list[object]
) -> None:
    monkeypatch.setattr("loaders.content.resolve_reading", lambda *given: pytest.fail("resolved"))
    path = tmp_path / "plan.json"
    path.write_text(form(ambitions=ambitions), encoding="utf-8")

    with pytest.raises(FormError, match=r"\$\.plan: too-many-parts \(limit=20000\)") as refused:
        read_file(path, REFERENCE, IntakeOptions())

    assert len(refused.value.faults) == 1


def test_a_form_with_as_many_parts_as_a_plan_may_have_is_read() -> None:
    assert len(parse_reading(form(ambitions=[{}] * (MOST_PARTS - 2))).plan.ambitions) == MOST_PARTS - 2


def test_a_text_with_too_many_parts_is_refused_before_it_is_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "has_too_many_parts", lambda plan: has_too_many_parts(plan, 2))
    monkeypatch.setattr(reading, "resolve_reading", lambda *given: pytest.fail("resolved"))
    path = tmp_path / "plan.txt"
    path.write_text(
        "Uitvoeringsplan 2026\nGemeente Wassenaar\n\nAmbitie 1: Zien\n\nActies\n• De politie kijkt\n", "utf-8"
    )

    with pytest.raises(DocumentError, match=r"plan\.txt: too-many-parts \(limit=20000\)"):
        read_file(path, REFERENCE, IntakeOptions())
