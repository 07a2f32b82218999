"""Soft breaks: two halves of a word, two words, or two parties, on two lines of a narrow cell."""

import pytest

from graph.model.form import Holder
from graph.model.vocabulary import JoinRule
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.plan.joining import Joiner
from loaders.reading import read_as_plan
from loaders.resolve import lexicon_for

REFERENCE = load_reference()
FLAT = """Uitvoeringsplan mensenhandel 2026
Gemeente Wassenaar

Actie
Actiehouder
Planning

Signalen wegen en bespreken.

VTH,
{cell}

Q1 2026

Een kaart maken voor de balie.

VTH, RIEC

Q2 2026
"""
COLUMNS = """Uitvoeringsplan mensenhandel 2026
Gemeente Wassenaar

Actie                          Actiehouder         Planning

Signalen wegen en bespreken    VTH,                Q1 2026
                               {first}
                               {second}

Een kaart maken voor de balie  VTH, RIEC           Q2 2026
"""


def holders(text: str) -> list[Holder]:
    plan = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE).plan
    return list(plan.ambitions[0].blocks[0].actions[0].holders)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("aandachtsfunctionaris", "mensenhandel"),
        ("Aandachtsfunctionaris", "mensenhandel"),
        ("aandachtfunctionaris", "mensenhandel"),
        ("ketenregisseur", "mensenhandel"),
        ("Kessler", "perspektief"),
    ],
)
@pytest.mark.parametrize("layout", ["flat", "columns"])
def test_a_function_of_two_words_in_a_narrow_cell_became_one_word(layout: str, first: str, second: str) -> None:
    cell = f"{first}\n{second}"
    found = holders(FLAT.format(cell=cell) if layout == "flat" else COLUMNS.format(first=first, second=second))
    assert [holder.written for holder in found] == ["VTH", f"{first} {second}"]


def test_the_function_is_the_one_that_is_known() -> None:
    (_, function) = holders(FLAT.format(cell="aandachtsfunctionaris\nmensenhandel"))
    assert function.organisation is not None
    assert function.organisation.id == "gm0629.aandachtsfunctionaris-mensenhandel"


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Vluchtelin", "genwerk", JoinRule.KNOWN_WORD),
        ("CoMen", "sha", JoinRule.KNOWN_NAME),
        ("uitge", "breide", JoinRule.KNOWN_WORD),
        ("Kessler Perspek", "tief", JoinRule.KNOWN_NAME),
        ("aandachtsfunctionaris", "mensenhandel", None),
        ("Kessler", "perspektief", None),
        ("KesslerPersp", "ektief", JoinRule.KNOWN_NAME),
        ("jeugdzorg", "instellingen", None),
        ("Stichting", "vlierbes", None),
    ],
)
def test_a_name_is_joined_by_its_words_and_never_over_its_spaces(left: str, right: str, rule: JoinRule | None) -> None:
    joiner = Joiner(lexicon_for(REFERENCE, "gm0629"), frozenset())
    assert joiner.between(left, right) == (left, " " if rule is None else "", rule)


class NoWords:
    """Knows no word and no name."""

    def is_word(self, word: str) -> bool:
        return False

    def spells_name(self, text: str) -> bool:
        return False

    def is_word_of_name(self, word: str) -> bool:
        return False


@pytest.mark.parametrize(("left", "right", "joined"), [("Noor", "dkad", True), ("Noor", "dka", False)])
def test_long_enough_to_stand_elsewhere_at_an_edge_are_eight_letters(left: str, right: str, joined: bool) -> None:
    joiner = Joiner(NoWords(), frozenset(), frozenset({"noordkad", "noordka"}))
    assert (joiner.one_word(left, right) is JoinRule.STANDS_ELSEWHERE) == joined


def test_longest_half_before_a_break_has_eighty_letters() -> None:
    whole = "a" * 80 + "b"
    joiner = Joiner(NoWords(), frozenset({whole}))
    assert joiner.between("a" * 80, "b")[2] is JoinRule.STANDS_ELSEWHERE
    assert joiner.between("a" * 81, "b")[2] is JoinRule.STANDS_ELSEWHERE, "of a longer one only the end is looked at"
    assert joiner.between("a" * 79, "b")[2] is None


@pytest.mark.parametrize(("left", "rule"), [("ab", JoinRule.STANDS_ELSEWHERE), ("a", None)])
def test_shortest_half_before_a_break_has_two_letters(left: str, rule: JoinRule | None) -> None:
    """ "groep J" and "en" on the next line are two words, though "Jen" stands elsewhere."""
    joiner = Joiner(NoWords(), frozenset({f"{left}cdefghij"}))
    assert joiner.one_word(left, "cdefghij") is rule
