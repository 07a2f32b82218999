"""Words that tell a class: whole words, stars, words in a row, and what must and must not stand beside them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.reference.chain_steps import chain_steps
from graph.reference.tells import Tell, Tells, is_told_in_cypher, pattern_of


def told(text: str, *tells: Tell) -> tuple[str, ...]:
    reason = Tells({"it": tells}).told(text).get("it")
    return () if reason is None else reason.words


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("opvang", "De opvang is vol.", ("opvang",)),
        ("opvang", "De noodopvang is vol.", ()),
        ("*opvang", "De noodopvang is vol.", ("noodopvang",)),
        ("noodbed*", "Twee Noodbedden.", ("noodbedden",)),
        ("aandacht*functionaris*", "De aandachtfunctionarissen", ("aandachtfunctionarissen",)),
        ("meld misdaad anoniem", "Meld  Misdaad\nAnoniem bekend maken", ("meld misdaad anoniem",)),
        ("signalen of meldingen", "signalen en/of meldingen", ()),
        ("signalen en of meldingen", "signalen en/of meldingen", ("signalen en/of meldingen",)),
        ("opvang vrouwen", "Er is opvang. Vrouwen bellen zelf.", ()),
    ],
)
def test_a_word_is_whole_and_a_star_is_more_letters(words: str, text: str, found: tuple[str, ...]) -> None:
    assert told(text, Tell(any=(words,))) == found


def test_what_must_stand_beside_it_and_what_must_not() -> None:
    tell = Tell.model_validate_json('{"any": ["opvang"], "with": ["vrouw*"], "and": ["regio"], "without": ["dieren"]}')
    assert told("Opvang voor vrouwen in de regio", tell) == ("opvang", "vrouwen", "regio")
    assert told("Opvang in de regio", tell) == ()
    assert told("Opvang voor vrouwen", tell) == ()
    assert told("Opvang voor vrouwen en hun dieren in de regio", tell) == ()


def test_of_two_ways_the_surest_counts() -> None:
    found = Tells({"it": (Tell(any=("toezicht",), sure=0.6), Tell(any=("controle",)))}).told("Toezicht en controle")
    assert (found["it"].certainty, found["it"].words) == (0.9, ("controle",))


def test_a_list_is_meant_by_its_name_and_one_that_is_not_there_is_refused() -> None:
    assert told("De boa krijgt een training", Tell.model_validate({"any": ("@teaching",), "with": ("@staff",)})) != ()
    with pytest.raises(ValidationError, match="no such list"):
        Tell(any=("@nothing",))


WORDS = st.sampled_from(["opvang", "signalen", "controles", "voor", "bibob", "maatje", "bedden", "meldroute", "les"])
EVERY = [
    (
        Tells({"it": (tell,)}),
        [re.compile(pattern_of(words)) for words in (tell.any, tell.with_, tell.and_) if len(words) > 0],
        re.compile(pattern_of(tell.without)) if len(tell.without) > 0 else None,
    )
    for step in chain_steps()
    for tell in step.tells
]


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", ". ", "-", "/", "\n"])), max_size=12))
def test_python_and_the_pattern_of_neo4j_tell_the_same(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pieces)
    for tells, beside, without in EVERY:
        fits = all(pattern.search(text) is not None for pattern in beside)
        taken_back = without is not None and without.search(text) is not None
        assert (len(tells.told(text)) > 0) == (fits and not taken_back)


def test_the_condition_in_cypher_has_every_part() -> None:
    made = is_told_in_cypher([Tell.model_validate({"any": ("a",), "with": ("b",), "without": ("c",)})], "t")
    assert made.count("t =~") == 3
    assert "NOT t =~" in made
