"""Running titles and page numbers: what stands on enough pages to belong to the page."""

import pytest

from graph.model.vocabulary import LeftOut
from loaders.document import document_of_text
from loaders.plan.furniture import furniture
from loaders.plan.lines import plan_lines
from loaders.plan.words import plan_words

TITLE = "Uitvoeringsplan Wassenaar 2026"
PLAIN = "Samen sterk voor iedereen"
SAYS = ("Wij zien dat er veel speelt.", "Daarom doen wij meer.", "Dat blijft zo.", "Er komt een vervolg.", "Klaar.")


def left_out(title: str, on: set[int], pages: int) -> set[str]:
    """The rules by which the title is left out, where it heads these of so many pages."""
    texts = [f"{title}\n{SAYS[page - 1]}\n" if page in on else f"{SAYS[page - 1]}\n" for page in range(1, pages + 1)]
    lines = plan_lines(document_of_text("\f".join(texts), "plan.txt"))
    found = furniture(lines, plan_words())
    return {str(found[line.number]) for line in lines if line.text == title and line.number in found}


@pytest.mark.parametrize(("pages", "runs"), [(2, True), (3, True), (4, True), (5, False)])
def test_a_title_with_a_number_runs_on_two_of_four_pages_and_not_on_two_of_five(pages: int, runs: bool) -> None:
    assert left_out(TITLE, {1, 2}, pages) == ({str(LeftOut.RUNNING_TITLE)} if runs else set())


def test_words_without_a_number_run_on_three_pages_and_not_on_two() -> None:
    assert left_out(PLAIN, {1, 2, 3}, 5) == {str(LeftOut.RUNNING_TITLE)}
    assert left_out(PLAIN, {1, 2}, 4) == set()
