"""What is known beforehand is folded once, however many names a plan has: some names cost the lists over and over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.reference import load_reference, names
from loaders.resolve import resolve_name

PRACTICE_FILE = Path(__file__).parents[3] / "loaders" / "examples" / "oefendistrict" / "district.yaml"
REFERENCE = load_reference([PRACTICE_FILE])
OWNER = "oefen-krekelerzijl"
MOST_FOLDS = 30
"""For one name with several words in it; the lists hold some hundred."""


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often a text was folded since it was last asked."""
    folded: list[str] = []
    visible = names.visible

    def counted(text: str) -> str:
        folded.append(text)
        return visible(text)

    def number() -> int:
        found = len(folded)
        folded.clear()
        return found

    monkeypatch.setattr(names, "visible", counted)
    return number


@pytest.mark.parametrize(
    "form", ["a{}", "Stichting nummer{} van het dorp", "gemeente {}", "coach-{}", "lokale x{} (trekker)"]
)
def test_an_unknown_name_costs_its_own_words_only(folds: Callable[[], int], form: str) -> None:
    resolve_name("iets", OWNER, REFERENCE)
    for number in range(5):
        folds()
        resolve_name(form.format(f"q{number}"), OWNER, REFERENCE)
        assert folds() <= MOST_FOLDS


def test_a_party_of_a_plan_is_looked_up_without_folding_what_all_have(folds: Callable[[], int]) -> None:
    assert REFERENCE.organisation(f"{OWNER}.vth") is not None
    folds()
    for number in range(5):
        assert REFERENCE.organisation(f"{OWNER}.onbevestigd-a{number}") is None
        assert REFERENCE.organisation(f"oefen-gemeente-q{number}.onbevestigd-a{number}") is None
    assert folds() == 0


def test_what_one_owner_has_of_its_own_stays_its_own_after_others_were_asked() -> None:
    reference = load_reference()
    before = {owner: reference.departments(owner) for owner in ("gm1916", "gm0637", None)}
    fresh = load_reference()
    assert {owner: fresh.departments(owner) for owner in (None, "gm0637", "gm1916")} == before
