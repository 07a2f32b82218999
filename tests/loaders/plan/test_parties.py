"""Cells of narrow columns: whether a line goes on with a name, or begins another one. What that costs decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from loaders.document import document_of_text
from loaders.document.lines import pieces, plan_lines
from loaders.plan.joining import Joiner
from loaders.plan.parties import _PAIR, _PAIR_APART, divide
from loaders.plan.words import plan_words


@dataclass(frozen=True)
class Known:
    """These names, and no ordinary words."""

    names: frozenset[str]
    town: str = ""
    topics: frozenset[str] = frozenset()

    def is_topic(self, text: str) -> bool:
        return text in self.topics

    def is_function(self, text: str) -> bool:
        return text == "Wethouder"

    def is_own_town(self, text: str) -> bool:
        return text == self.town

    def is_name(self, text: str) -> bool:
        return text in self.names

    def is_word(self, word: str) -> bool:
        return word == "Toerisme"

    def spells_name(self, text: str) -> bool:
        return text in self.names

    def is_word_of_name(self, word: str) -> bool:
        return word in self.names


def parties(lines: Sequence[str], width: int, *names: str, town: str = "") -> list[str]:
    """The parties of a cell of a column in which so many signs fit on a line."""
    known = Known(frozenset(names), town)
    cell = pieces(plan_lines(document_of_text("\n".join(lines), "cell.txt")))
    return [party.written for party in divide(cell, known, Joiner(known, frozenset()), plan_words(), width)]


NARROW, WIDE = 10, 40


def test_a_known_name_over_a_soft_break_is_that_name_though_its_halves_are_names_too() -> None:
    """Two parties cost the break between them (0.5), one the break inside it (0.1)."""
    assert parties(["Politie", "Den Haag"], NARROW, "Politie", "Den Haag", "Politie Den Haag") == ["Politie Den Haag"]


def test_two_known_names_are_two_where_both_together_are_none() -> None:
    assert parties(["Politie", "Den Haag"], NARROW, "Politie", "Den Haag") == ["Politie", "Den Haag"]


@pytest.mark.parametrize(("width", "found"), [(NARROW, ["Wegwijs Vlierbes"]), (WIDE, ["Wegwijs", "Vlierbes"])])
def test_unknown_names_go_on_where_the_next_word_did_not_fit(width: int, found: list[str]) -> None:
    """A line that ends though there is room ends a name; one that is full goes on (0.1, against 10 for a name more)."""
    assert parties(["Wegwijs", "Vlierbes"], width) == found


def test_swallowed_names_cost_more_than_a_soft_break() -> None:
    """Apart: 10 for the unknown name and 0.5; together 10, the break and 1 for what is swallowed."""
    assert parties(["Vlierbes", "Politie"], NARROW, "Politie") == ["Vlierbes", "Politie"]


def test_bare_words_for_a_party_are_no_name_and_go_on_though_there_was_room() -> None:
    """Apart: 15 for the bare word and 10; together 10 and 12 for the break that need not have been."""
    assert parties(["Stichting", "Vlierbes"], WIDE) == ["Stichting Vlierbes"]


def test_most_merged_are_seven_lines() -> None:
    """Eight lines of a name that nobody knows are two names: the eighth begins another one."""
    lines = ["Aaaaaaaa", "Bbbbbbbb", "Cccccccc", "Dddddddd", "Eeeeeeee", "Ffffffff", "Gggggggg", "Hhhhhhhh"]
    assert [len(party.split()) for party in parties(lines[:7], NARROW)] == [7]
    assert sorted(len(party.split()) for party in parties(lines, NARROW)) != [8]


def test_longest_name_that_is_looked_up_has_two_hundred_letters() -> None:
    long, longer = "A" + "a" * 199, "A" + "a" * 200
    assert parties([f"{long} (Politie)"], 400, "Politie") == [f"{long} (Politie)"]
    known = Known(frozenset((long, longer)))
    cell = pieces(plan_lines(document_of_text(f"{long}, {longer}", "cell.txt")))
    assert [party.known for party in divide(cell, known, Joiner(known, frozenset()), plan_words())] == [True, False]


@pytest.mark.parametrize(
    ("width", "town", "found"),
    [
        (NARROW, "Dam", ["Jongerenwerk Dam", "GGD"]),
        (NARROW, "", ["Jongerenwerk", "Dam", "GGD"]),
        (WIDE, "Dam", ["Jongerenwerk", "Dam", "GGD"]),
    ],
)
def test_its_town_on_the_next_line_of_a_full_column_belongs_to_the_name(
    width: int, town: str, found: list[str]
) -> None:
    """Less (0.2) than the break between two parties (0.5); of another town, or with room left, it is a party."""
    assert parties(["Jongerenwerk", "Dam, GGD"], width, "Jongerenwerk", "Dam", "GGD", town=town) == found


@pytest.mark.parametrize(
    "line",
    [
        "Procesregisseur Zorg- en Veiligheidshuis",
        "Jeugd- en Gezinsteam",
        "Wijk- & Dorpsteam",
        "Sport- en\nSpel",
        "Sport-\nen Spel",
    ],
)
def test_a_suspended_hyphen_keeps_a_name_together(line: str) -> None:
    known = ("Veiligheidshuis", "Zorg", "Gezinsteam", "Dorpsteam", "Spel")
    assert parties(line.split("\n"), NARROW, *known) == [line.replace("\n", " ")]


TOPICS = frozenset({"Jeugd", "Onderwijs", "Wonen"})


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Jeugd en Onderwijs", ["Jeugd en Onderwijs"]),
        ("Wonen en Toerisme", ["Wonen en Toerisme"]),
        ("Jeugd en Onderwijs, GGD", ["Jeugd en Onderwijs", "GGD"]),
        ("Wonen, Jeugd en Onderwijs", ["Wonen", "Jeugd", "Onderwijs"]),
        ("Jeugd en GGD", ["Jeugd", "GGD"]),
        ("Jeugd en Onderwijs en GGD", ["Jeugd", "Onderwijs", "GGD"]),
        ("Wonen en Stadswacht", ["Wonen", "Stadswacht"]),
    ],
)
def test_pair_of_topics_is_one_department_and_a_list_of_topics_is_a_list(line: str, found: list[str]) -> None:
    """As one (0.2) less than apart (0.4); behind a comma "en" closes a list."""
    known = Known(frozenset({"GGD", *TOPICS}), topics=TOPICS)
    cell = pieces(plan_lines(document_of_text(line, "cell.txt")))
    parties = divide(cell, known, Joiner(known, frozenset()), plan_words(), WIDE)
    assert [party.written for party in parties] == found


def test_pair_apart_costs_less_than_a_soft_break() -> None:
    """Dearer (over 0.5), a pair would pull in the word on the next line: "Jeugd en Onderwijs / Wijkteam"."""
    known = Known(frozenset({"Wijkteam", *TOPICS}), topics=TOPICS)
    cell = pieces(plan_lines(document_of_text("Jeugd en Onderwijs\nWijkteam", "cell.txt")))
    parties = divide(cell, known, Joiner(known, frozenset()), plan_words(), NARROW)
    assert [party.written for party in parties] == ["Jeugd en Onderwijs", "Wijkteam"]
    assert _PAIR < _PAIR_APART < 0.5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wethouder\nWonen", ["Wethouder Wonen"]),
        ("Wethouder, Wonen", ["Wethouder", "Wonen"]),
        ("Wethouder\nGGD", ["Wethouder", "GGD"]),
        ("Wonen\nJeugd", ["Wonen", "Jeugd"]),
    ],
)
def test_pair_of_a_function_and_what_it_is_about_on_the_next_line(text: str, found: list[str]) -> None:
    known = Known(frozenset({"GGD", "Wethouder", *TOPICS}), topics=TOPICS)
    cell = pieces(plan_lines(document_of_text(text, "cell.txt")))
    parties = divide(cell, known, Joiner(known, frozenset()), plan_words(), WIDE)
    assert [party.written for party in parties] == found


@pytest.mark.parametrize(
    ("lines", "width", "found"),
    [
        (["Wijkteam", "Oeverzijde"], NARROW, ["Wijkteam Oeverzijde"]),
        (["Wijkteam", "Oeverzijde"], WIDE, ["Wijkteam", "Oeverzijde"]),
        (["Wijkteam", "GGD"], NARROW, ["Wijkteam", "GGD"]),
        (["Brandweer", "Oeverzijde"], NARROW, ["Brandweer", "Oeverzijde"]),
        (["GGD, Brandweer", "Oeverzijde"], 15, ["GGD", "Brandweer Oeverzijde"]),
        (["GGD, Brandweer", "oeverteam"], 15, ["GGD", "Brandweer", "oeverteam"]),
        (
            ["Wijkteam", "Oeverzijde,", "Brandweer", "De Sluis, GGD"],
            11,
            ["Wijkteam Oeverzijde", "Brandweer De Sluis", "GGD"],
        ),
    ],
)
def test_its_name_on_the_next_line_of_a_full_column_belongs_to_a_word_that_many_parties_have(
    lines: list[str], width: int, found: list[str]
) -> None:
    """As one 10.2, apart 10.5; with room left, or where the next line is known too, they are two."""
    assert parties(lines, width, "Wijkteam", "Brandweer", "GGD") == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Beheer Openbare", "Ruimte"], ["Beheer Openbare Ruimte"]),
        (["Dienst Sociale", "Zaken", "GGD"], ["Dienst Sociale Zaken", "GGD"]),
        (["Openbaarheid", "Ruimte"], ["Openbaarheid", "Ruimte"]),
    ],
)
def test_a_name_does_not_end_in_a_word_that_says_of_what_sort_the_next_is(lines: list[str], found: list[str]) -> None:
    assert parties(lines, WIDE, "Ruimte", "GGD") == found
