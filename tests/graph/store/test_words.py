"""What a word is to a search, and which property a hit names."""

import pytest

from graph.store.words import index_can_find, indexed, match, words_of
from tests.contract.plans import HOSTILE, organisation_row


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zorgcoördinator (SHOP)", ("zorgcoordinator", "shop")),
        ("snake_case; O'Brien", ("snake", "case", "o", "brien")),
        ("ﬁets Straße İ", ("fiets", "strasse", "i")),
        ("e\u0301e\u0301n ½", ("een", "1", "2")),
        ("℡ ＡＢＣ", ("tel", "abc")),
        ("_ -- \u0301 \ud800 🏳️‍🌈", ()),
        ("北京", ("北京",)),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("text", HOSTILE)
def test_folding_again_changes_nothing(text: str) -> None:
    assert words_of(" ".join(words_of(text))) == words_of(text)


def test_an_index_is_trusted_with_old_characters_only() -> None:
    assert index_can_find("zorg123ß北")
    assert not index_can_find("𞤀𞤁")


def test_names_and_texts_are_kept_apart() -> None:
    node = organisation_row(1, name="Één naam", other_names=("Ander",), knowledge="niet doorzocht")
    assert (indexed(node).names, indexed(node).texts) == ("een naam ander", "")


def test_the_field_is_the_first_that_has_all_words() -> None:
    node = organisation_row(1, name="Bureau", other_names=("Bureau Regio",), former_names=("Regio",))
    found = match(node, ("bureau", "regio"))
    assert found is not None
    assert (found.hit.field, found.hit.text, found.in_names) == ("other_names", "Bureau Regio", True)


def test_else_it_is_the_first_that_has_one_of_them() -> None:
    node = organisation_row(1, name="Bureau", other_names=("Regio",))
    found = match(node, ("regio", "bureau"))
    assert found is not None
    assert (found.hit.field, found.in_names) == ("name", True)
    assert match(node, ("regio", "elders")) is None
