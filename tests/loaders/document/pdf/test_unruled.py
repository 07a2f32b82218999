"""Tables without lines: where one begins below a heading, goes on over a page, and ends above its notes."""

import pytest

from loaders.document.model import Furniture, Note
from tests.loaders.document.pdf.paper import Paper, cells, said, tables

HEADS = ("Actie", "Trekker", "Planning")
ROWS = (
    ("Controles in de haven", "VTH", "Q1 2026"),
    ("Opvang regelen", "SHOP", "Q2 2026"),
    ("Nazorg geven", "SHOP", "Q3 2026"),
)
XS = (50, 180, 300)


def put(paper: Paper, top: float, rows: tuple[tuple[str, ...], ...], *, bold: bool = False) -> Paper:
    for at, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            if text != "":
                paper.say(x, top - 17 * at, text, bold=bold)
    return paper


def test_a_heading_right_above_a_table_leaves_the_white_between_its_columns() -> None:
    """The heading stands over the white between the first two columns."""
    paper = Paper().say(50, 717, "Thema A: Zicht op alle havens van de stad", 13, bold=True)
    document = put(put(paper, 700, (HEADS,), bold=True), 683, ROWS).read()
    (table,) = tables(document)
    assert cells(document, table) == [list(HEADS), *map(list, ROWS)]


def test_a_table_goes_on_at_the_top_of_a_page_in_too_few_lines_to_show_it() -> None:
    paper = put(put(Paper(), 200, (HEADS,), bold=True), 183, ROWS).page()
    document = put(paper, 780, (("met de partners", "", ""), ("Samen oefenen", "", "2027"))).read()
    first, second = tables(document)
    assert second.continues
    assert cells(document, second) == [["met de partners", "", ""], ["Samen oefenen", "", "2027"]]
    assert cells(document, first)[-1] == list(ROWS[-1])


@pytest.mark.parametrize("words", ["Hierna volgt een toelichting.", "Bijlage"])
def test_a_paragraph_at_the_top_of_a_page_is_no_rest_of_the_table_before_it(words: str) -> None:
    paper = put(put(Paper(), 200, (HEADS,), bold=True), 183, ROWS).page()
    assert len(tables(paper.say(50, 780, words).read())) == 1


@pytest.mark.parametrize(("size", "notes"), [(8, ["1 Onder voorbehoud."]), (10, [])])
def test_a_small_line_with_a_sign_below_a_table_is_its_note(size: float, notes: list[str]) -> None:
    paper = put(put(Paper(), 700, (HEADS,), bold=True), 683, ROWS).say(50, 632, "1 Onder voorbehoud.", size)
    document = paper.lines(
        50, 560, ["Wij werken samen aan zorg en veiligheid in alle wijken van onze stad."] * 4
    ).read()
    assert said(document, Note) == notes


@pytest.mark.parametrize(("size", "found"), [(8, ["Plan van de stad"]), (18, [])])
def test_the_title_of_the_first_page_is_furniture_where_it_comes_again_and_smaller(
    size: float, found: list[str]
) -> None:
    paper = Paper().say(50, 780, "Plan van de stad", 18).lines(50, 740, ["Wij werken samen met anderen."] * 3).page()
    paper.say(50, 810, "Plan van de stad", size).lines(50, 740, ["Dat doen wij elke dag weer."] * 3)
    assert said(paper.read(), Furniture) == found
