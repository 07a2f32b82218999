"""Cards side by side on a page are read one by one; rows of a table are not."""

import pytest

from graph.reference import load_reference
from loaders.document.registry import read_here
from loaders.form.through import actions_in
from loaders.reading import read_as_plan
from tests.loaders.document.pdf.paper import Paper, tables


def card(paper: Paper, x: float, y: float, title: str, words: tuple[str, ...], fields: tuple[str, ...]) -> None:
    paper.say(x, y, title, 12, bold=True).lines(x, y - 15, words).lines(x, y - 15 - 12 * len(words) - 3, fields)


def two_by_two(labels: tuple[str, str], size: float = 14) -> Paper:
    """Two cards beside each other, a heading, and two more below it."""
    who, when = labels
    paper = Paper().say(50, 780, "Uitvoeringsplan Proef 2026", 18, bold=True).say(50, 760, "Gemeente Wassenaar")
    paper.say(40, 730, "Opgave 1: Meer meldingen", 14, bold=True)
    card(paper, 50, 705, "Meldknop", ("We zetten een knop op", "de website."), (f"{who}: VTH", f"{when}: mei 2026"))
    card(paper, 310, 705, "Salons", ("We bezoeken alle salons.",), (f"{who}: Politie", f"{when}: Q2 2026"))
    paper.say(40, 620, "Opgave 2: Betere hulp", size, bold=True)
    card(paper, 50, 595, "Hulpteam", ("We vormen een team.",), (f"{who}: GGD", f"{when}: 2027"))
    card(paper, 310, 595, "Bedden", ("We regelen drie bedden.",), (f"{who}: RIEC", f"{when}: 2026"))
    return paper


@pytest.mark.parametrize("labels", [("Aan de lat", "Tijdpad"), ("Trekker", "Planning")])
def test_cards_side_by_side_are_read_one_by_one_under_their_heading(labels: tuple[str, str]) -> None:
    plan = read_as_plan(read_here(two_by_two(labels).content(), "plan.pdf"), load_reference()).plan
    assert [
        (
            ambition.title,
            [holder.written for block in ambition.blocks for action in block.actions for holder in action.holders],
        )
        for ambition in plan.ambitions
    ] == [("Meer meldingen", ["VTH", "Politie"]), ("Betere hulp", ["GGD", "RIEC"])]
    first = next(actions_in(plan.ambitions))
    assert "We zetten een knop op" in first.text
    assert "salons" not in first.text
    assert first.timing is not None
    assert first.timing.written == "mei 2026"


def test_one_label_that_comes_again_beside_another_makes_no_cards() -> None:
    """cards.FEWEST_LABELS."""
    paper = Paper()
    rows = [("Actie", "Wie", "Wanneer"), ("Let op: huis zoeken", "Let op: GGD", "mei 2026"), ("Bed", "VTH", "2027")]
    for at, row in enumerate(rows):
        for x, words in zip((50, 250, 400), row, strict=True):
            paper.say(x, 700 - 20 * at, words, bold=at == 0)
    assert len(tables(paper.read())) == 1


@pytest.mark.parametrize(
    ("size", "holders"),
    [(11, [["VTH"], ["GGD", "Politie", "RIEC"]]), (11.5, [["VTH", "Politie"], ["GGD", "RIEC"]])],
)
def test_a_heading_over_other_cards_is_a_tenth_larger_than_their_words(size: float, holders: list[list[str]]) -> None:
    """cards._LARGER, of words of ten points: a smaller line is one of the cards of the left column."""
    document = read_here(two_by_two(("Trekker", "Planning"), size).content(), "plan.pdf")
    plan = read_as_plan(document, load_reference()).plan
    found = [[holder.written for action in actions_in(one) for holder in action.holders] for one in plan.ambitions]
    assert found == holders
