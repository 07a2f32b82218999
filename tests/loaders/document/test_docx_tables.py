"""Tables of Word files: each thing that one may have, by its smallest example. All that is named in them is made up."""

from tests.loaders.document.office_files import (
    document_of,
    docx,
    numbered,
    p,
    styled,
    table_of,
    told,
)
from tests.loaders.document.test_docx import NUMBERING, STYLES, cell, read


def test_merged_cells_are_one_cell_that_goes_over_several() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr>{cell('kop', wide)}{cell('wie', down)}</w:tr>"
        f"<w:tr>{cell('a')}{cell('b')}{cell('weggevallen', on)}</w:tr>"
        f"<w:tr>{cell('c')}{cell('d')}{cell('e')}</w:tr>"
    )
    document = document_of(docx(f"<w:tbl>{rows}</w:tbl>"), "plan.docx")
    assert told(document) == [[["kop", "wie"], ["a", "b"], ["c", "d", "e"]]]
    assert {(c.row, c.column, c.rows, c.columns) for c in table_of(document).cells} >= {(0, 0, 1, 2), (0, 2, 2, 1)}


def test_a_cell_that_goes_on_from_nothing_is_a_cell_of_its_own() -> None:
    rows = f"<w:tr>{cell('a', '<w:vMerge/>')}{cell('b')}</w:tr><w:tr>{cell('c')}{cell('d')}</w:tr>"
    assert read(f"<w:tbl>{rows}</w:tbl>") == [[["a", "b"], ["c", "d"]]]


def test_rows_that_repeat_on_each_page_are_heads() -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    rows = f"<w:tr>{head}{cell('Actie')}{cell('Wie')}</w:tr><w:tr>{cell('a')}{cell('b')}</w:tr>"
    assert table_of(document_of(docx(f"<w:tbl>{rows}</w:tbl>"), "plan.docx")).heads == 1
    bare = rows.replace(head, "")
    assert table_of(document_of(docx(f"<w:tbl>{bare}</w:tbl>"), "plan.docx")).heads is None


def test_a_row_that_begins_later_or_ends_early_has_empty_places() -> None:
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = f"<w:tr>{cell('a')}{cell('b')}{cell('c')}</w:tr><w:tr>{before}{cell('d')}</w:tr>"
    assert read(f"<w:tbl>{rows}</w:tbl>") == [[["a", "b", "c"], ["", "d", ""]]]


def test_a_cell_has_a_line_for_each_paragraph_and_item() -> None:
    inner = f"<w:tc>{p('Een')}{numbered('twee')}</w:tc>"
    assert read(f"<w:tbl><w:tr>{inner}{cell('b')}</w:tr></w:tbl>", numbering=NUMBERING) == [[["Een / 1. twee", "b"]]]


def test_a_table_in_a_cell_stands_behind_the_one_it_is_in() -> None:
    inner = f"<w:tbl><w:tr>{cell('x')}{cell('y')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('voor')}{inner}{p('na')}</w:tc>{cell('b')}</w:tr></w:tbl>"
    assert read(outer + p("Daarna")) == [[["voor / na", "b"]], [["x", "y"]], "Daarna"]


def test_a_table_of_one_cell_is_a_frame_around_what_is_in_it() -> None:
    inner = f"<w:tbl><w:tr>{cell('x')}{cell('y')}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc>{styled('Kader', 'Kop1')}{inner}</w:tc></w:tr></w:tbl>"
    assert read(frame, styles=STYLES) == [("h1", "Kader"), [["x", "y"]]]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = control(f"<w:tr>{cell('a')}{control(cell('b'))}</w:tr>")
    assert read(f"<w:tbl>{row}</w:tbl>") == [[["a", "b"]]]
