"""A small file is a small plan: what has more parts than a plan can have is refused before anything is resolved."""

import json
from pathlib import Path

import pytest

from graph.reference import load_reference
from loaders.content import IntakeOptions
from loaders.faults import DocumentError, FormError
from loaders.files import read_file
from loaders.form import bounds, parse_reading
from loaders.form.bounds import too_much

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


def code(plan: object) -> str | None:
    found = too_much(plan)
    return None if found is None else f"{found.place}: {found.fault}"


def test_every_part_that_becomes_a_row_counts_once_in_json_as_in_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    made = parse_reading(form()).plan
    for plan in (PLAN, made):
        monkeypatch.setattr(bounds, "MOST_PARTS", PARTS)
        assert code(plan) is None
        monkeypatch.setattr(bounds, "MOST_PARTS", PARTS - 1)
        assert code(plan) == f"$.plan: too-many-parts (limit={PARTS - 1})"


@pytest.mark.parametrize(
    "plan", [None, "x", 3, [], {}, {"ambitions": 1}, {"ambitions": [None, 1, "x"]}, {"budget": []}]
)
def test_what_is_no_plan_has_few_parts(plan: object) -> None:
    assert code(plan) is None


def ambition(*blocks: object) -> dict[str, object]:
    return {"blocks": list(blocks)}


def actions(number: int, **said: object) -> dict[str, object]:
    return {"actions": [{"text": f"a{at}", **said} for at in range(number)]}


@pytest.mark.parametrize(
    ("most", "over", "expected"),
    [
        ([{}] * 100, [{}] * 101, "$.plan.ambitions: too-many-ambitions (limit=100)"),
        ([ambition(*[{}] * 100)] * 2, [ambition(*[{}] * 67)] * 3, "blocks: too-many-blocks (limit=200)"),
        ([ambition(actions(500))] * 2, [ambition(actions(501))] * 2, "actions: too-many-actions (limit=1000)"),
        (
            [ambition({"partners": [PARTY] * 200})],
            [ambition({"partners": [PARTY] * 201})],
            "$.plan.ambitions[0].blocks[0].partners: too-many-in-one-list (limit=200)",
        ),
        (
            [ambition(actions(1, holders=[PARTY] * 200))],
            [ambition(actions(1, holders=[PARTY] * 201))],
            "$.plan.ambitions[0].blocks[0].actions[0].holders: too-many-in-one-list (limit=200)",
        ),
        (
            # 1 goal, 1 pillar, 1 ambition, 1 block, 60 actions of 165 holders each: 9,964; with one action more 10,130.
            [ambition(actions(60, holders=[PARTY] * 165))],
            [ambition(actions(61, holders=[PARTY] * 165))],
            "$.plan: too-many-parts (limit=10000)",
        ),
    ],
    ids=["ambitions", "blocks", "actions", "partners", "holders", "parts"],
)
def test_a_form_at_a_bound_is_read_and_one_over_it_refused_before_it_is_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: list[object], over: list[object], expected: str
) -> None:
    assert len(parse_reading(form(ambitions=most)).plan.ambitions) == len(most)
    monkeypatch.setattr("loaders.content.resolve_reading", lambda *given: pytest.fail("resolved"))
    path = tmp_path / "plan.json"
    path.write_text(form(ambitions=over), encoding="utf-8")

    with pytest.raises(FormError) as refused:
        read_file(path, REFERENCE, IntakeOptions())

    (fault,) = refused.value.faults
    assert f"{fault.place}: {fault.fault}".endswith(expected)


def rows(number: int) -> str:
    lines = "".join(f"Actie {at} doen. | VTH | Q1 2026\n" for at in range(number))
    return f"Uitvoeringsplan gemeente Wassenaar 2026\n\nActie | Wie | Planning\n{lines}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rows(1_001), "too-many-actions (limit=1000)"),
        ("een regel\n\n" * 20_000, None),
        ("een regel\n\n" * 20_001, "too-many-lines (limit=20000)"),
        ("".join(f"Ambitie {at}: Iets met {at}\n\nDoel\nIets.\n\n" for at in range(1, 100)) * 2, None),
        ("Ambitie 1: Iets\n\n" + "Doel\nIets.\n\nPartners\nVTH\n\n" * 201, "too-many-blocks (limit=200)"),
        ("Ambitie 1: Iets\n\nPartners\n" + ", ".join(f"Stichting A{at}" for at in range(201)) + "\n",
         "too-many-in-one-list (limit=200)"),
    ],
    ids=["actions", "at the most lines", "lines", "ambitions", "blocks", "partners"],
)  # fmt: skip
def test_a_text_over_a_bound_is_refused_before_it_is_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: str | None
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    if expected is None:
        assert read_file(path, REFERENCE, IntakeOptions()).document is not None
        return
    monkeypatch.setattr("loaders.reading.resolve_reading", lambda *given: pytest.fail("resolved"))
    with pytest.raises(DocumentError) as refused:
        read_file(path, REFERENCE, IntakeOptions())
    assert str(refused.value).endswith(expected)


def test_a_text_with_as_many_rows_as_a_plan_may_have_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(rows(1_000), encoding="utf-8")
    (read,) = read_file(path, REFERENCE, IntakeOptions()).plan.ambitions
    assert sum(len(block.actions) for block in read.blocks) == 1_000
