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


@pytest.mark.parametrize("up", [6, 12, 14])
def test_a_head_over_two_lines_is_one_head_in_the_middle_or_at_the_foot_of_its_row(up: float) -> None:
    paper = Paper().say(50, 706 + up, "Wat gaan", bold=True).say(50, 706, "wij doen?", bold=True)
    paper.say(180, 706, "Trekker", bold=True).say(300, 706, "Planning", bold=True)
    (table,) = tables(document := put(paper, 683, ROWS).read())
    assert cells(document, table) == [["Wat gaan\nwij doen?", "Trekker", "Planning"], *map(list, ROWS)]
    assert table.heads == 1


def test_a_head_of_two_lines_in_the_second_column_and_one_half_a_line_lower() -> None:
    paper = Paper().say(180, 706, "Wie is de", bold=True).say(180, 694, "trekker", bold=True)
    paper.say(50, 700, "Actie", bold=True).say(300, 700, "Planning", bold=True)
    (table,) = tables(document := put(paper, 671, ROWS).read())
    assert cells(document, table) == [["Actie", "Wie is de\ntrekker", "Planning"], *map(list, ROWS)]


@pytest.mark.parametrize(("up", "size", "bold"), [(16, 10, True), (14, 12, True), (12, 10, False)])
def test_a_line_above_the_heads_is_no_head_where_it_is_further_larger_or_not_bold(
    up: float, size: float, bold: bool
) -> None:
    paper = Paper().say(50, 700 + up, "Thema haven", size, bold=bold)
    (table,) = tables(document := put(put(paper, 700, (HEADS,), bold=True), 683, ROWS).read())
    assert cells(document, table)[0] == list(HEADS)


def test_heads_at_the_foot_of_a_page_belong_to_the_rows_on_the_next() -> None:
    paper = Paper().say(50, 140, "Thema A: De haven", 14, bold=True)
    document = put(put(paper, 100, (HEADS,), bold=True).page(), 780, ROWS).read()
    head, rows = tables(document)
    assert cells(document, head) == [list(HEADS)]
    assert (rows.continues, rows.heads) == (True, 0)
    assert cells(document, rows) == [list(row) for row in ROWS]


@pytest.mark.parametrize(
    ("foot", "below"),
    [
        (("Delft", "3 maart"), ROWS),
        (HEADS, (("Wij werken samen aan een veilige stad voor iedereen.",),)),
        (HEADS, (("en aan nazorg.",),)),
    ],
)
def test_two_bold_words_or_heads_before_a_paragraph_are_no_head_of_a_table(
    foot: tuple[str, ...], below: tuple[tuple[str, ...], ...]
) -> None:
    document = put(put(Paper(), 100, (foot,), bold=True).page(), 780, below).read()
    assert [table for table in tables(document) if cells(document, table)[0] == list(foot)] == []


def dotted(paper: Paper, x: float, y: float) -> Paper:
    paper.canvas.circle(x, y + 3.5, 1.6, stroke=0, fill=1)
    return paper


def test_drawn_marks_of_lists_in_cells_beside_others_are_marks_of_their_lines() -> None:
    rows = (("VTH", "Controles doen", "Q1"), ("GGD", "Zorg geven", "Q2"), ("SHOP", "Opvang", "Q3"))
    paper = put(put(Paper(), 700, (HEADS,), bold=True), 683, rows)
    (table,) = tables(document := dotted(dotted(paper, 170, 683), 290, 666).read())
    assert cells(document, table)[1:] == [
        ["VTH", "• Controles doen", "Q1"],
        ["GGD", "Zorg geven", "• Q2"],
        ["SHOP", "Opvang", "Q3"],
    ]


def test_a_drawn_dot_far_from_a_word_or_within_one_is_no_mark() -> None:
    paper = put(put(Paper(), 700, (HEADS,), bold=True), 683, ROWS)
    (table,) = tables(document := dotted(dotted(paper, 155, 683), 191, 666).read())
    assert cells(document, table)[1:] == [list(row) for row in ROWS]


def beside(paper: Paper) -> Paper:
    """Two columns of text at the top of a page, as an introduction and a box beside it."""
    left = [
        "Wie geld verdient aan een ander heeft daar",
        "veel voor nodig: een plek en een auto.",
        "Op elk punt kan een drempel komen, en",
        "die drempels staan in deze lijst.",
    ]
    right = [
        "Vorig jaar zijn dertig adressen bezocht.",
        "Op zes daarvan was iemand aan het werk.",
        "Vier hotels meldden zich daarna zelf bij",
        "de gemeente na een training.",
    ]
    return paper.lines(50, 760, left).lines(300, 760, right)


WIDE_XS = (50, 130, 300, 420)
WIDE = (
    ("Werven", "Gesprekken voeren", "Politie", "mei 2026"),
    ("Wonen", "Panden bezoeken", "VTH", "juni 2026"),
    ("Geld", "Rekeningen nagaan", "OM", "juli 2026"),
)


def test_text_beside_text_ends_above_a_table_that_leaves_the_same_white_free() -> None:
    """The heading of the table and its heads stand left or right of the white between the columns of text."""
    paper = beside(Paper()).say(50, 690, "Overzicht", 13, bold=True)
    for x, head in zip(WIDE_XS, ("Stap", "Interventie", "Wie", "Wanneer"), strict=True):
        paper.say(x, 668, head, bold=True)
    for at, row in enumerate(WIDE):
        for x, text in zip(WIDE_XS, row, strict=True):
            paper.say(x, 650 - 17 * at, text)
    (table,) = tables(document := paper.read())
    assert cells(document, table) == [["Stap", "Interventie", "Wie", "Wanneer"], *map(list, WIDE)]


def test_text_beside_text_without_a_table_below_is_read_column_by_column() -> None:
    document = beside(Paper()).read()
    assert tables(document) == []
    assert document.text.index("die drempels") < document.text.index("Vorig jaar")


@pytest.mark.parametrize(("size", "columns"), [(11.2, 4), (10.9, 3)])
def test_what_is_set_larger_above_a_table_is_its_heading(size: float, columns: int) -> None:
    """A line of its size that stands over the white between two columns takes that white away."""
    paper = Paper().say(50, 720, "Overzicht van alles wat wij doen", size, bold=True)
    paper.say(420, 704, "Stand", bold=True).say(420, 692, "(mei)", bold=True)
    for x, head in zip(WIDE_XS, ("Stap", "Interventie", "Wie"), strict=False):
        paper.say(x, 698, head, bold=True)
    for at, row in enumerate(WIDE):
        for x, text in zip(WIDE_XS, row, strict=True):
            paper.say(x, 674 - 17 * at, text)
    (table,) = tables(paper.read())
    assert table.width == columns
