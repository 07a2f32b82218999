"""The numbers of the reader, each at its edge: what lies on one side is read so, what lies on the other is not."""

import pytest

from loaders.document.model import Furniture, Heading, Mark, Note, Paragraph, runs_of
from loaders.document.pdf.gutters import runs_on
from loaders.document.pdf.lines import TextLine
from loaders.document.pdf.streams import _is_text
from tests.loaders.document.pdf.paper import Paper, said, tables

FULL = (
    "De gemeente werkt samen met partners aan zorg en veiligheid in de wijken, en legt",
    "hieronder vast wie wat doet en wanneer dat klaar is, zodat iedereen weet waar hij",
    "aan toe is.",
)


@pytest.mark.parametrize(("gap", "text"), [(2.0, "eentwee"), (4.0, "een twee")])
def test_a_gap_of_three_tenths_of_the_size_parts_words(gap: float, text: str) -> None:
    """words._GAP and lines._TOUCHES."""
    paper = Paper()
    paper.canvas.setFont("Helvetica", 10)
    paper.say(50, 700, "een").say(50 + paper.canvas.stringWidth("een", "Helvetica", 10) + gap, 700, "twee")
    assert paper.read().text == f"{text}\n"


@pytest.mark.parametrize(("size", "up", "raised"), [(6, 4, True), (6, 1, False), (9, 4, False)])
def test_a_sign_is_raised_when_it_is_smaller_and_higher(size: float, up: float, raised: bool) -> None:
    """words._SMALLER and words._RAISED."""
    document = Paper().say(50, 700, "samen").say(79, 700 + up, "1", size).read()
    assert any(Mark.RAISED in run.marks for block in document.blocks for run in runs_of(block)) is raised


@pytest.mark.parametrize(("at", "struck"), [(-1.5, False), (1.0, False), (1.5, True), (4.0, True), (4.5, False)])
def test_a_line_strikes_words_at_the_middle_of_their_letters(at: float, struck: bool) -> None:
    """words._STRUCK_LOW and words._STRUCK_HIGH."""
    document = Paper().say(50, 700, "Tekst").line(50, 700 + at, 76, 700 + at).read()
    assert any(Mark.STRUCK in run.marks for block in document.blocks for run in runs_of(block)) is struck


@pytest.mark.parametrize(("end", "struck"), [(62, False), (68, True)])
def test_a_line_strikes_words_over_most_of_their_width(end: float, struck: bool) -> None:
    """words._STRUCK_SHARE, of a word of 25 points."""
    document = Paper().say(50, 700, "Tekst").line(50, 702.5, end, 702.5).read()
    assert any(Mark.STRUCK in run.marks for block in document.blocks for run in runs_of(block)) is struck


@pytest.mark.parametrize(("apart", "found"), [(2.5, 1), (4.0, 0)])
def test_borders_up_to_three_points_apart_are_one(apart: float, found: int) -> None:
    """grids.NEAR."""
    paper = Paper()
    for column in range(2):
        for row in range(2):
            paper.canvas.rect(50 + (100 + apart) * column, 700 - (20 + apart) * row, 100, 20)
            paper.say(53 + (100 + apart) * column, 706 - (20 + apart) * row, f"w{column}{row}")
    assert len([table for table in tables(paper.read()) if str(table.source) == "ruled"]) == found


@pytest.mark.parametrize(("thick", "found"), [(2.5, 1), (3.5, 0)])
def test_a_filled_box_up_to_three_points_thick_is_a_line(thick: float, found: int) -> None:
    """strokes._THIN."""
    paper = Paper()
    for x in (50, 150, 250):
        paper.canvas.rect(x, 660, thick, 40 + thick, stroke=0, fill=1)
    for y in (660, 680, 700):
        paper.canvas.rect(50, y, 200 + thick, thick, stroke=0, fill=1)
    for x, y in ((60, 687), (160, 687), (60, 667), (160, 667)):
        paper.say(x, y, "w")
    assert len([table for table in tables(paper.read()) if str(table.source) == "ruled"]) == found


@pytest.mark.parametrize(("width", "found"), [(5.5, 1), (6.5, 0)])
def test_a_stroke_up_to_six_points_broad_is_a_line(width: float, found: int) -> None:
    """strokes._BROAD."""
    paper = Paper()
    paper.canvas.setLineWidth(width)
    paper.rows((50, 150, 250), 700, (("a", "b"), ("c", "d")), 40)
    assert len([table for table in tables(paper.read()) if str(table.source) == "ruled"]) == found


@pytest.mark.parametrize(("beyond", "width"), [(4, 2), (8, 3)])
def test_lines_that_reach_five_points_beyond_the_last_one_close_a_column(beyond: float, width: int) -> None:
    """grids._REACHES."""
    paper = Paper()
    for x in (50, 150, 250):
        paper.line(x, 700, x, 660)
    for y in (700, 680, 660):
        paper.line(50, y, 250 + beyond, y)
    for x, y in ((53, 686), (153, 686), (53, 666), (153, 666)):
        paper.say(x, y, "w")
    assert [table.width for table in tables(paper.read())] == [width]


@pytest.mark.parametrize(("moved", "continues"), [(5, True), (7, False)])
def test_columns_up_to_six_points_moved_are_the_same(moved: float, continues: bool) -> None:
    """tables._SAME_WIDTH."""
    rows = (("Actie", "Wie"), ("Een", "GGD"))
    paper = Paper().rows((50, 250, 400), 100, rows).page().rows((50, 250 + moved, 400), 800, (("Twee", "VTH"),))
    assert tables(paper.read())[1].continues is continues


@pytest.mark.parametrize(("size", "heading"), [(10.5, False), (11.2, True)])
def test_a_heading_is_a_tenth_larger_than_the_text(size: float, heading: bool) -> None:
    """paragraphs._LARGER."""
    document = Paper().say(50, 800, "Een kop", size).lines(50, 770, FULL).lines(50, 700, FULL).read()
    assert (len(said(document, Heading)) == 1) is heading


@pytest.mark.parametrize(("size", "found"), [(9.5, 0), (9.0, 1)])
def test_a_note_is_smaller_than_the_text(size: float, found: int) -> None:
    """paragraphs._SMALLER."""
    document = Paper().lines(50, 770, FULL).lines(50, 700, FULL).say(50, 60, "1 Zie de bijlage.", size).read()
    assert len(said(document, Note)) == found


@pytest.mark.parametrize(("height", "found"), [(330, 1), (345, 0)])
def test_a_note_stands_in_the_lower_part_of_its_page(height: float, found: int) -> None:
    """paragraphs._FOOT."""
    document = Paper().lines(50, 770, FULL).lines(50, 700, FULL).say(50, height, "1 Zie de bijlage.", 8).read()
    assert len(said(document, Note)) == found


@pytest.mark.parametrize(("step", "paragraphs"), [(14, 2), (15, 4)])
def test_lines_less_than_half_again_their_size_apart_run_on(step: float, paragraphs: int) -> None:
    """paragraphs._CLOSE."""
    document = Paper().lines(50, 770, FULL).lines(50, 700, FULL, step=step).read()
    assert len(said(document, Paragraph)) == paragraphs


@pytest.mark.parametrize(("pages", "found"), [(2, 2), (4, 0)])
def test_two_pages_make_a_running_title_of_short_documents_only(pages: int, found: int) -> None:
    """furniture: two pages of up to three, three of more."""
    paper = Paper()
    for page in range(pages):
        if page < 2:
            paper.say(50, 810, "Plan van Zomerveld")
        paper.lines(50, 690, FULL).page()
    assert len(said(paper.read(), Furniture)) == found


@pytest.mark.parametrize(("height", "found"), [(715, 3), (700, 0)])
def test_furniture_stands_in_a_sixth_of_the_page(height: float, found: int) -> None:
    """furniture._BAND: 0.16 of 842 points."""
    paper = Paper()
    for _ in range(3):
        paper.say(50, height, "Plan van Zomerveld").lines(50, 400, FULL).page()
    assert len(said(paper.read(), Furniture)) == found


@pytest.mark.parametrize(("gutter", "found"), [(4, 0), (6, 1)])
def test_columns_of_a_table_are_half_the_size_apart(gutter: float, found: int) -> None:
    """gutters.LEAST_GUTTER, at 10 points."""
    paper = Paper()
    wide = paper.canvas.stringWidth("Spreekuur", "Helvetica-Bold", 10)
    for row in range(4):
        paper.say(50, 700 - 20 * row, "Spreekuur", bold=row == 0).say(
            50 + wide + gutter, 700 - 20 * row, "GGD", bold=row == 0
        )
    assert len(tables(paper.read())) == found


@pytest.mark.parametrize(("gutter", "apart"), [(8, False), (12, True)])
def test_text_columns_are_their_size_apart(gutter: float, apart: bool) -> None:
    """gutters.TEXT_GUTTER, at 10 points."""
    paper = Paper()
    line = "Wij doen dit met alle partners in regio"
    wide = paper.canvas.stringWidth(line, "Helvetica", 10)
    paper.lines(50, 700, [line] * 5).lines(50 + wide + gutter, 700, ["Daarna volgt de andere kolom met tekst"] * 5)
    text = paper.read().text
    assert (text.rindex("Wij doen") < text.index("Daarna")) is apart


@pytest.mark.parametrize(("apart", "codes"), [(9, []), (11, ["table-columns-unsure"])])
def test_head_words_further_apart_than_the_size_may_be_two_columns(apart: float, codes: list[str]) -> None:
    """gutters.TEXT_GUTTER in a head: a word that is wider than its column closes the white between two of them."""
    paper = Paper().say(50, 800, "Actie", bold=True).say(300, 800, "Wanneer", bold=True)
    paper.canvas.setFont("Helvetica-Bold", 10)
    paper.say(50 + paper.canvas.stringWidth("Actie") + apart, 800, "Wie", bold=True)
    for row in range(4):
        paper.say(50, 784 - 16 * row, "Bewonersbijeenkomsten GGD").say(300, 784 - 16 * row, f"Q{row + 1} 2026")
    (table,) = tables(paper.read())
    assert [doubt.code for doubt in table.doubts] == codes


def _line(text: str, size: float = 10.0) -> TextLine:
    return TextLine((), (text,), 0.0, 5.0 * len(text), 0.0, size, False, 1)


@pytest.mark.parametrize(("size", "text"), [(11.4, False), (11.6, True)])
def test_words_beside_running_text_are_large_from_fifteen_hundredths_more(size: float, text: bool) -> None:
    """streams._LARGER, of text of ten points."""
    assert _is_text([[_line("Meer hulp", size)], [_line("x" * 40)] * 3]) is text


@pytest.mark.parametrize(("count", "signs", "runs"), [(3, 22, True), (2, 22, False), (3, 21, False)])
def test_running_text_has_three_lines_of_twenty_two_signs(count: int, signs: int, runs: bool) -> None:
    """gutters._COLUMN_LINES and gutters._COLUMN_SIGNS."""
    assert runs_on([_line("x" * signs)] * count) is runs


@pytest.mark.parametrize(("short", "runs"), [(31, True), (30, False)])
def test_lines_of_running_text_end_within_a_quarter_of_their_edge(short: int, runs: bool) -> None:
    """gutters._SHORT_OF_EDGE: of four lines two have to, and only the first does so by itself."""
    assert runs_on([_line("x" * 40), *[_line("x" * short)] * 2, _line("x" * 23)]) is runs
