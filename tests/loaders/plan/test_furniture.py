"""Running titles and page numbers: what stands on enough pages to belong to the page."""

import pytest

from graph.model.vocabulary import LeftOut
from loaders.document import document_of_text
from loaders.document.lines import plan_lines
from loaders.plan.furniture import furniture
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


def test_edge_lines_are_two() -> None:
    """The third line of a page is no place of a running title."""
    pages = [
        f"Eerste {word} hier.\nTweede {word} daar.\n{TITLE}\nDerde.\nVierde.\nVijfde.\n" for word in ("a", "b", "c")
    ]
    lines = plan_lines(document_of_text("\f".join(pages), "plan.txt"))
    titles = [line.number for line in lines if line.text == TITLE]
    assert len(titles) == 3
    assert not set(titles) & set(furniture(lines, plan_words()))
    seconds = [page.replace("Eerste", f"{TITLE}\nEerste", 1).replace(f"daar.\n{TITLE}", "daar.") for page in pages]
    lines = plan_lines(
        document_of_text("\f".join(f"Kop {at}a.\n{page}" for at, page in enumerate(seconds)), "plan.txt")
    )
    assert all(furniture(lines, plan_words())[line.number] for line in lines if line.text == TITLE)


@pytest.mark.parametrize(("length", "out"), [(20_000, False), (20_001, True)])
def test_longest_line_has_twenty_thousand_characters(length: int, out: bool) -> None:
    lines = plan_lines(document_of_text("a" * length, "plan.txt"))
    assert (furniture(lines, plan_words()) == {1: LeftOut.LINE_TOO_LONG}) == out


@pytest.mark.parametrize(("spaces", "out"), [(33, True), (34, False)])
def test_longest_number_of_a_page_has_forty_characters(spaces: int, out: bool) -> None:
    """ "pag." and two digits are six characters; the white space between them makes it longer."""
    number = f"pag.{' ' * (spaces + 1)}12"
    lines = plan_lines(document_of_text(f"Een regel.\nNog een.\n{number}\n\fEen ander.\nEn nog.\n", "plan.txt"))
    assert len(lines[2].text) == spaces + 7
    assert (3 in furniture(lines, plan_words())) == out


@pytest.mark.parametrize(("length", "out"), [(160, True), (161, False)])
def test_longest_heading_on_a_contents_page_has_160_characters(length: int, out: bool) -> None:
    first = "Ambitie 1: " + "a" * (length - 13)
    text = f"{first} 2\nAmbitie 2: Samen 3\n\n{first}\n\nWij doen meer.\n\nAmbitie 2: Samen\n\nWij doen nog meer.\n"
    lines = plan_lines(document_of_text(text, "plan.txt"))
    assert len(lines[0].text) == length
    assert (lines[0].number in furniture(lines, plan_words())) == out


def test_title_lines_four_of_which_a_running_title_says_words_again() -> None:
    """Fewer, and a running title that says the fourth line again would stay between the items of a list; more, and
    words of the first sentences would make one of a line that happens to stand on two pages."""
    title = "Convenant\nEerlijk werk\nen goed wonen\nSchorrenland"
    body = "a. een loket openen;\nb. een kaart maken.\n"
    running = "Convenant Eerlijk werk Schorrenland (fictief)"
    for words, left_out in ((running, True), ("Convenant Eerlijk werk ondertekening", False)):
        text = f"{title}\nOndertekening volgt later in het jaar.\n\n{body}\n{words}\n\f\n{body}\n{words}\n\f\n{body}"
        lines = plan_lines(document_of_text(text, "plan.txt"))
        rules = furniture(lines, plan_words())
        assert [line.number in rules for line in lines if line.text == words] == [left_out] * 2
