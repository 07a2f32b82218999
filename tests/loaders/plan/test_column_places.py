"""Tables whose columns stand side by side, over more than one page."""

import pytest

from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.document.lines import plan_lines
from loaders.plan.column_places import layout_head
from loaders.plan.words import plan_words
from loaders.reading import read_as_plan

REFERENCE = load_reference()
HEAD = "Actie                          Actiehouder         Planning\n\n"
FIRST = f"""Uitvoeringsplan mensenhandel 2026
Gemeente Wassenaar

{HEAD}Een kaart maken voor de balie  VTH                 Q1 2026

Signalen wegen en samen        RIEC,               Q2 2026
"""
GOES_ON = "bespreken met de partners      Politie\n"
BEGINS = "Bespreken met de partners      Politie             Q3 2026\n"


def rows(second_page: str) -> list[tuple[str, list[str]]]:
    text = f"{FIRST}\f{HEAD}{second_page}\nEen training geven             OM                  Q4 2026\n"
    plan = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE).plan
    actions = plan.ambitions[0].blocks[0].actions
    return [(action.text, [holder.written for holder in action.holders]) for action in actions]


def test_a_row_goes_on_under_the_head_of_a_new_page() -> None:
    """A blank line under the head begins no row there: the row above it may go on."""
    assert rows(GOES_ON) == [
        ("Een kaart maken voor de balie", ["VTH"]),
        ("Signalen wegen en samen bespreken met de partners", ["RIEC", "Politie"]),
        ("Een training geven", ["OM"]),
    ]


def test_a_row_that_begins_under_the_head_of_a_new_page_is_one_of_its_own() -> None:
    assert [text for text, _ in rows(BEGINS)] == [
        "Een kaart maken voor de balie",
        "Signalen wegen en samen",
        "Bespreken met de partners",
        "Een training geven",
    ]


def head(columns: int, gap: int = 3) -> str:
    """A head with an owner and a timing, and so many columns in all."""
    names = ["Actie", "Actiehouder", "Planning", *(f"Kolom{chr(97 + at)}" for at in range(columns - 3))]
    return (" " * gap).join(names)


def is_head(text: str) -> bool:
    lines = plan_lines(document_of_text(text, "plan.txt"))
    return layout_head(lines, 0, plan_words()) is not None


@pytest.mark.parametrize(("columns", "found"), [(14, True), (15, False)])
def test_most_columns_are_fourteen(columns: int, found: bool) -> None:
    assert is_head(head(columns)) == found


@pytest.mark.parametrize(("length", "divided"), [(300, True), (301, False)])
def test_longest_head_that_tabs_divide_has_three_hundred_characters(length: int, divided: bool) -> None:
    """Of a longer line tabs are white space as any other."""
    text = "Actie\tActiehouder\tPlanning\tK"
    (line,) = plan_lines(document_of_text(text + "o" * (length - len(text)), "plan.txt"))
    head = layout_head([line], 0, plan_words())
    assert head is not None
    assert (head.divider is not None) == divided
