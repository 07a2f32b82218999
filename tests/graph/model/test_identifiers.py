"""Identifiers: a pure function of the content, always of one form."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from graph.model.identifiers import (
    Unique,
    action_id,
    ambition_id,
    block_id,
    fold,
    is_identifier,
    plan_id,
    relation_id,
    slug,
)

ANY_TEXT = st.text(max_size=300)


def test_an_action_is_named_by_its_ambition_and_its_letters_and_digits() -> None:
    expected = hashlib.sha256(b"3prostitutiecontroles2x").hexdigest()[:10]
    assert action_id("gm1916.2025", 3, "• Prostitutie-\ncontroles (2x)") == f"gm1916.2025.{expected}"


def test_white_space_bullets_and_capitals_do_not_change_an_action() -> None:
    assert action_id("p", 1, "Eén kaart\n• maken.") == action_id("p", 1, "EÉN  kaart maken")
    assert action_id("p", 1, "kaart") != action_id("p", 2, "kaart")
    assert action_id("p", 1, "kaart") != action_id("p", 1, "kaarten")


def test_plans_by_year_or_title() -> None:
    assert plan_id("gm1916", 2025, "Plan") == "gm1916.2025"
    assert plan_id("gm1916", None, "Plan van Aanpak") == "gm1916.plan-van-aanpak"


def test_what_a_document_does_not_state_has_a_name_of_its_own() -> None:
    assert ambition_id("p", None, None) == "p.ambition"
    assert ambition_id("p", 2, "Melden") == "p.ambition-2"
    assert block_id("p.ambition-2", None) == "p.ambition-2.block"


def test_slugs_keep_accents_readable() -> None:
    assert slug("Zorgcoördinator Eén") == "zorgcoordinator-een"
    assert slug("A" * 100) != slug("A" * 101)


def test_a_second_equal_identifier_gets_a_number() -> None:
    ids = Unique()
    assert [ids.claim("a"), ids.claim("a"), ids.claim("a"), ids.claim("b")] == ["a", "a-2", "a-3", "b"]


def test_an_identifier_that_is_given_out_by_counting_is_not_given_twice() -> None:
    ids = Unique()
    assert [ids.claim("a-2"), ids.claim("a"), ids.claim("a")] == ["a-2", "a", "a-3"]


@given(ANY_TEXT, ANY_TEXT)
def test_every_text_gives_an_identifier(title: str, text: str) -> None:
    plan = plan_id("gm0001", None, title)
    assert is_identifier(plan)
    assert is_identifier(action_id(plan, None, text))
    assert is_identifier(block_id(ambition_id(plan, title or None, None), text or None))
    assert is_identifier(relation_id(plan, "HAS_ACTION", title, text))


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
