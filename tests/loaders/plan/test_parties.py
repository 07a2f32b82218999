"""Cells of narrow columns: whether a line goes on with a name, or begins another one. What that costs decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from loaders.document import document_of_text
from loaders.plan.joining import Joiner
from loaders.plan.lines import pieces, plan_lines
from loaders.plan.parties import divide
from loaders.plan.words import plan_words


@dataclass(frozen=True)
class Known:
    """These names, and no ordinary words."""

    names: frozenset[str]

    def is_name(self, text: str) -> bool:
        return text in self.names

    def is_word(self, word: str) -> bool:
        return False

    def spells_name(self, text: str) -> bool:
        return text in self.names

    def is_word_of_name(self, word: str) -> bool:
        return word in self.names


def parties(lines: Sequence[str], width: int, *names: str) -> list[str]:
    """The parties of a cell of a column in which so many signs fit on a line."""
    known = Known(frozenset(names))
    cell = pieces(plan_lines(document_of_text("\n".join(lines), "cell.txt")))
    return [party.written for party in divide(cell, known, Joiner(known, frozenset()), plan_words(), width)]


NARROW, WIDE = 10, 40


def test_a_known_name_over_a_soft_break_is_that_name_though_its_halves_are_names_too() -> None:
    """Two parties cost the break between them (0.5), one the break inside it (0.1)."""
    assert parties(["Politie", "Den Haag"], NARROW, "Politie", "Den Haag", "Politie Den Haag") == ["Politie Den Haag"]


def test_two_known_names_are_two_where_both_together_are_none() -> None:
    assert parties(["Politie", "Den Haag"], NARROW, "Politie", "Den Haag") == ["Politie", "Den Haag"]


@pytest.mark.parametrize(("width", "found"), [(NARROW, ["Wegwijs Vlierbes"]), (WIDE, ["Wegwijs", "Vlierbes"])])
def test_an_unknown_name_goes_on_where_the_next_word_did_not_fit(width: int, found: list[str]) -> None:
    """A line that ends though there is room ends a name; one that is full goes on (0.1, against 10 for a name more)."""
    assert parties(["Wegwijs", "Vlierbes"], width) == found


def test_an_unknown_name_does_not_swallow_a_known_one() -> None:
    """Apart: 10 for the unknown name and 0.5; together 10, the break and 1 for what is swallowed."""
    assert parties(["Vlierbes", "Politie"], NARROW, "Politie") == ["Vlierbes", "Politie"]


def test_a_bare_word_for_a_party_is_no_name_and_goes_on_though_there_was_room() -> None:
    """Apart: 15 for the bare word and 10; together 10 and 12 for the break that need not have been."""
    assert parties(["Stichting", "Vlierbes"], WIDE) == ["Stichting Vlierbes"]
