"""Tables with drawn lines: cells, spans, heads, several on a page, and over pages."""

from io import BytesIO

import pdfplumber
import pytest

from loaders.document.model import Document, Paragraph, TableSource
from tests.loaders.document.pdf.paper import Paper, cells, read, said, tables

XS = (50, 250, 400, 545)
HEADS = ("Actie", "Actiehouder", "Planning")
ROWS = (HEADS, ("1.1 Spreekuur", "GGD", "Q1 2026"), ("1.2 Folder", "Communicatie", "Q2 2026"))


def one_table(document: Document) -> list[list[str]]:
    (table,) = tables(document)
    assert table.source is TableSource.RULED
    return cells(document, table)


def test_a_grid_of_lines_is_a_table_cell_for_cell() -> None:
    document = Paper().say(50, 760, "Voor de tabel staat deze regel.").rows(XS, 740, ROWS).read()
    assert one_table(document) == [list(row) for row in ROWS]
    assert said(document, Paragraph) == ["Voor de tabel staat deze regel."]
    assert tables(document)[0].certainty == 1.0


def test_every_cell_has_its_page_and_box() -> None:
    document = Paper().page().rows(XS, 740, ROWS).read()
    place = tables(document)[0].cells[0].runs[0].place
    assert place is not None
    assert place.page == 2
    assert place.box is not None
    left, bottom, right, top = place.box
    assert 53 <= left < right <= 80
    assert 722 <= bottom < top <= 740


def test_a_cell_over_columns_and_one_over_rows() -> None:
    paper = Paper()
    paper.canvas.grid([50, 250], [740, 720, 700, 680])
    paper.line(50, 740, 545, 740).line(545, 740, 545, 680).line(50, 680, 545, 680).line(50, 720, 545, 720)
    paper.line(400, 720, 400, 680)
    for x, y, text in ((53, 726, "A"), (253, 726, "B over twee"), (53, 706, "C"), (53, 686, "D")):
        paper.say(x, y, text)
    document = paper.say(253, 696, "E").say(403, 696, "F").read()
    (table,) = tables(document)
    spans = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in table.cells}
    assert spans == {(0, 0): (1, 1), (0, 1): (1, 2), (1, 0): (1, 1), (2, 0): (1, 1), (1, 1): (2, 1), (1, 2): (2, 1)}
    assert cells(document, table) == [["A", "B over twee", ""], ["C", "E", "F"], ["D", "", ""]]


def test_lines_of_a_cell_are_lines_of_its_own() -> None:
    paper = Paper().grid((50, 250, 400), (740, 700))
    document = (
        paper.say(53, 728, "Spreekuur in").say(253, 728, "GGD,").say(53, 714, "de wijk").say(253, 714, "VTH").read()
    )
    assert one_table(document) == [["Spreekuur in\nde wijk", "GGD,\nVTH"]]


def test_a_table_without_lines_at_its_sides_is_closed_where_its_lines_end() -> None:
    paper = Paper().line(250, 740, 250, 680)
    for y in (740, 720, 700, 680):
        paper.line(50, y, 400, y)
    for y, (left, right) in zip((726, 706, 686), (("Actie", "Wie"), ("Een", "GGD"), ("Twee", "VTH")), strict=True):
        paper.say(53, y, left).say(253, y, right)
    assert one_table(paper.read()) == [["Actie", "Wie"], ["Een", "GGD"], ["Twee", "VTH"]]


def test_boxes_that_stand_a_little_apart_are_one_table() -> None:
    paper = Paper()
    for row, texts in enumerate((("Actie", "Wie"), ("Een", "GGD"))):
        for column, text in enumerate(texts):
            paper.canvas.rect(50 + 102 * column, 700 - 22 * row, 100, 20)
            paper.say(53 + 102 * column, 706 - 22 * row, text)
    assert one_table(paper.read()) == [["Actie", "Wie"], ["Een", "GGD"]]


def test_lines_drawn_as_thin_boxes_are_lines() -> None:
    paper = Paper()
    for x in (50, 250, 400):
        paper.canvas.rect(x, 700, 1, 40, stroke=0, fill=1)
    for y in (740, 720, 700):
        paper.canvas.rect(50, y, 351, 1, stroke=0, fill=1)
    for y, text in ((726, "Actie"), (706, "Een")):
        paper.say(53, y, text).say(253, y, text + " B")
    assert one_table(paper.read()) == [["Actie", "Actie B"], ["Een", "Een B"]]


def test_a_box_around_one_text_is_no_table() -> None:
    paper = Paper()
    paper.canvas.rect(50, 700, 300, 40)
    document = paper.say(60, 715, "Let op: dit staat in een kader.").read()
    assert tables(document) == []
    assert said(document, Paragraph) == ["Let op: dit staat in een kader."]


def test_two_tables_of_one_page_stay_two() -> None:
    document = (
        Paper().rows(XS, 740, ROWS).say(50, 640, "Daartussen.").rows((50, 300, 545), 600, (("A", "B"),) * 2).read()
    )
    assert [(table.height, table.width) for table in tables(document)] == [(3, 3), (2, 2)]
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph", "Table"]


def test_bold_first_rows_are_heads() -> None:
    paper = Paper().grid((50, 250, 400), (740, 720, 700))
    paper.say(53, 726, "Actie", bold=True).say(253, 726, "Wie", bold=True)
    assert tables(paper.say(53, 706, "Een").say(253, 706, "GGD").read())[0].heads == 1


def test_shaded_first_rows_are_heads() -> None:
    paper = Paper()
    paper.canvas.setFillGray(0.8)
    paper.canvas.rect(50, 720, 350, 20, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    paper.rows((50, 250, 400), 740, (("Actie", "Wie"), ("Een", "GGD")))
    assert tables(paper.read())[0].heads == 1


def test_what_shows_no_heads_says_so() -> None:
    assert tables(Paper().rows(XS, 740, ROWS).read())[0].heads is None


@pytest.mark.parametrize("degrees", [90, 270])
def test_heads_that_are_turned_are_words(degrees: int) -> None:
    paper = Paper().grid((50, 250, 300), (740, 640, 620)).say(53, 700, "Actie").say(53, 626, "Een").say(260, 626, "X")
    paper.turned(270, 650 if degrees == 90 else 730, "Wijkteam Noord", degrees)
    assert one_table(paper.read()) == [["Actie", "Wijkteam Noord"], ["Een", "X"]]


@pytest.mark.parametrize("quarters", [0, 90, 180, 270])
def test_a_page_that_is_turned_by_its_file_is_read_as_seen(quarters: int) -> None:
    paper = Paper()
    paper.canvas.setPageRotation(quarters)  # for 90 and 270 the box of the page is 842 by 595: seen, it is 595 by 842
    paper.canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (0, 595)}[quarters])
    paper.canvas.rotate(quarters)
    document = paper.rows(XS, 740, ROWS).read()
    assert one_table(document) == [list(row) for row in ROWS]
    place = tables(document)[0].cells[0].runs[0].place
    assert place is not None
    assert place.box is not None
    assert place.box[0] == pytest.approx(53, abs=1)
    assert 720 < place.box[1] < place.box[3] < 740


def test_a_page_whose_box_does_not_begin_at_zero_is_read_as_seen() -> None:
    paper = Paper()
    paper.canvas.setCropBox((40, 40, 595, 842))
    document = paper.rows(XS, 740, ROWS).read()
    place = tables(document)[0].cells[0].runs[0].place
    assert place is not None
    assert place.box is not None
    assert place.box[0] == pytest.approx(13, abs=1)


def test_a_table_within_a_cell_is_part_of_that_cell() -> None:
    paper = Paper().grid((50, 350, 545), (740, 640, 620)).grid((60, 150, 240), (730, 710, 690))
    for x, y, text in (
        (63, 716, "a"),
        (153, 716, "b"),
        (63, 696, "c"),
        (153, 696, "d"),
        (353, 700, "Wie"),
        (53, 626, "Een"),
    ):
        paper.say(x, y, text)
    assert one_table(paper.read()) == [["a   b\nc   d", "Wie"], ["Een", ""]]


# ------------------------------------------------------------------------------------------------------- over pages


def over_two(second: tuple[tuple[str, ...], ...], xs: tuple[int, ...] = XS) -> Document:
    return Paper().rows(XS, 140, ROWS).page().rows(xs, 800, second).read()


def test_a_table_goes_on_over_a_page_without_its_head() -> None:
    document = over_two((("1.3 Noodkaart", "Burgerzaken", "Q3 2026"),))
    first, second = tables(document)
    assert (first.continues, second.continues) == (False, True)
    assert second.heads == 0
    assert second.doubts == ()


def test_a_table_goes_on_over_a_page_with_its_head_repeated() -> None:
    second = tables(over_two((HEADS, ("1.3 Noodkaart", "Burgerzaken", "Q3 2026"))))[1]
    assert (second.continues, second.heads, second.doubts) == (True, 1, ())


@pytest.mark.parametrize("cut", [("en verder", "GGD", ""), ("", "en VTH", "")])
def test_a_row_that_may_have_been_cut_by_the_page_is_told(cut: tuple[str, ...]) -> None:
    for rows in ((cut,), (HEADS, cut)):
        second = tables(over_two((*rows, ("1.4 Nazorg", "SHOP", "Q4 2026"))))[1]
        assert second.continues
        assert [doubt.code for doubt in second.doubts] == ["table-row-cut"]


def test_a_head_that_stands_again_in_one_cell_with_the_rest_of_a_row_is_a_row_of_its_own() -> None:
    """The rest of a row was read as an action that began with the words of the head."""
    paper = Paper().rows(XS, 140, ROWS).page().grid(XS, (800, 760, 740))
    for x, head, rest in zip(XS, HEADS, ("en verder", "", ""), strict=False):
        paper.say(x + 3, 788, head).say(x + 3, 772, rest)
    paper.say(XS[0] + 3, 746, "1.4 Nazorg")
    document = paper.read()
    second = tables(document)[1]
    assert cells(document, second) == [list(HEADS), ["en verder", "", ""], ["1.4 Nazorg", "", ""]]
    assert (second.continues, second.heads) == (True, 1)


def test_a_table_with_other_columns_does_not_go_on() -> None:
    second = tables(over_two((("1.3 Noodkaart", "Burgerzaken", "Q3 2026"),), (50, 200, 400, 545)))[1]
    assert not second.continues


def test_a_table_under_text_does_not_go_on() -> None:
    paper = Paper().rows(XS, 140, ROWS).page().say(50, 790, "Een zin die tussen de tabellen staat.")
    assert not tables(paper.rows(XS, 760, ROWS).read())[1].continues


def test_a_table_with_a_head_of_its_own_does_not_go_on() -> None:
    paper = Paper().rows(XS, 140, ROWS).page().grid(XS, (800, 780, 760))
    for x, text in zip(XS, ("Doel", "Partner", "Budget"), strict=False):
        paper.say(x + 3, 786, text, bold=True).say(x + 3, 766, "iets")
    assert not tables(paper.read())[1].continues


# ------------------------------------------------------------------------------------------------- beside pdfplumber


def of_pdfplumber(content: bytes) -> list[list[list[str]]]:
    with pdfplumber.open(BytesIO(content)) as pdf:
        found = [table.extract() for page in pdf.pages for table in page.find_tables()]
    return [[[cell or "" for cell in row] for row in table] for table in found]


def ours(content: bytes) -> list[list[list[str]]]:
    document = read(content)
    return [cells(document, table) for table in tables(document)]


def test_tables_are_those_of_pdfplumber_cell_for_cell() -> None:
    paper = Paper().rows(XS, 780, ROWS * 4)
    paper.rows((50, 120, 200, 300, 545), 500, (("a", "b", "c", "d"), ("e", "", "f", "")) * 5)
    paper.page().grid((50, 250, 400), (740, 700, 660)).say(53, 728, "Een lange").say(53, 714, "cel")
    content = paper.say(253, 680, "Kort").content()
    assert ours(content) == of_pdfplumber(content)
