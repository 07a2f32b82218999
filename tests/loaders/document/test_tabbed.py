"""Rows that are set with tab stops, in Word and in LibreOffice; and lines with tabs that are none."""

import pytest

from loaders.document.building import Words
from loaders.document.model import Paragraph, Table
from loaders.document.tabbed import rows_of
from tests.loaders.document.office_files import document_of, docx, odt, p, table_of, told
from tests.loaders.document.office_files import rows_of as rows

HEAD = "Wat\tWie\tWanneer"
ROWS = ("Folder maken\tKCC\tmei 2026", "Panden bezoeken\tVTH, politie\tQ3 2026")


def word(*lines: str) -> bytes:
    """A Word file with a paragraph for each line; a tab is a tab."""
    made = "".join(
        f"<w:p><w:r>{'<w:tab/>'.join(f'<w:t>{part}</w:t>' for part in line.split(chr(9)))}</w:r></w:p>"
        for line in lines
    )
    return docx(made)


def text(*lines: str) -> bytes:
    """The same for LibreOffice."""
    return odt("".join(f"<text:p>{line.replace(chr(9), '<text:tab/>')}</text:p>" for line in lines))


@pytest.mark.parametrize(("make", "name"), [(word, "a.docx"), (text, "a.odt")])
def test_paragraphs_with_as_many_tabs_under_a_head_are_a_table(make: object, name: str) -> None:
    assert callable(make)
    document = document_of(make("Voorkomen", HEAD, *ROWS, "Tot slot iets."), name)
    assert told(document) == ["Voorkomen", [line.split("\t") for line in (HEAD, *ROWS)], "Tot slot iets."]


def test_numbers_stand_before_the_first_tab_and_their_head_is_empty() -> None:
    document = document_of(word(f"\t{HEAD}", f"1.\t{ROWS[0]}", f"2.\t{ROWS[1]}"), "a.docx")
    assert rows(document, table_of(document))[:2] == [["", "Wat", "Wie", "Wanneer"], ["1.", *ROWS[0].split("\t")]]


def test_more_tabs_that_follow_each_other_stand_for_one_where_lines_need_them() -> None:
    document = document_of(word(HEAD, ROWS[0].replace("\t", "\t\t", 1), ROWS[1]), "a.docx")
    assert rows(document, table_of(document))[1] == ROWS[0].split("\t")


def test_a_last_cell_may_be_empty() -> None:
    document = document_of(word(HEAD, "Brieven sturen\tKCC", *ROWS), "a.docx")
    assert rows(document, table_of(document))[1] == ["Brieven sturen", "KCC", ""]


@pytest.mark.parametrize(
    "lines",
    [
        ("Aan:\tcollege", "Van:\tteam Zorg", "Datum:\t12 mei 2026"),  # two parts are a label and its words
        (HEAD, ROWS[0]),  # one row is none
        ("Aan: college\tVan: team Zorg\tDatum: mei.", *ROWS),  # no head
        ("1\tWie\tWanneer", *ROWS),
        (HEAD, ROWS[0], "Panden bezoeken\tVTH\tmei\t2026"),  # more cells than heads
        (HEAD, "Brieven\tKCC", "Folders\tKCC", ROWS[0]),  # most rows are not full
    ],
)
def test_other_lines_with_tabs_stay_paragraphs(lines: tuple[str, ...]) -> None:
    document = document_of(word(*lines), "a.docx")
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert told(document) == [line.replace("\t", " ") for line in lines]


def test_fewest_lines_and_columns_of_a_table_of_tabs() -> None:
    def made(*lines: str) -> object:
        return rows_of([[[Words(line)]] for line in lines])

    assert made("Wat\tWie\tWanneer", "a\tb\tc", "d\te\tf") is not None
    assert made("Wat\tWie\tWanneer", "a\tb\tc") is None
    assert made("Wat\tWie", "a\tb", "d\te") is None
    assert made("een twee drie vier vijf zes\tWie\tWanneer", "a\tb\tc", "d\te\tf") is not None
    assert made("een twee drie vier vijf zes zeven\tWie\tWanneer", "a\tb\tc", "d\te\tf") is None


@pytest.mark.parametrize(("full", "found"), [(3, True), (2, False)])
def test_enough_of_the_rows_of_tabs_fill_every_column(full: int, found: bool) -> None:
    lines = ["Wat\tWie\tWanneer", *["a\tb\tc"] * (full - 1), *["a\tb"] * (5 - full)]
    assert (rows_of([[[Words(line)]] for line in lines]) is not None) is found


def test_a_page_that_begins_between_rows_is_told_behind_the_table() -> None:
    def row(line: str, properties: str = "") -> str:
        cells = "<w:tab/>".join(f"<w:t>{part}</w:t>" for part in line.split("\t"))
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{cells}</w:r></w:p>"

    body = "".join(row(line) for line in ("Vooraf", HEAD, ROWS[0]))
    broken = row(ROWS[1], "<w:pageBreakBefore/>")
    document = document_of(docx(body + broken + p("Daarna")), "a.docx")
    assert len([block for block in document.blocks if isinstance(block, Table)]) == 1
    assert document.text.count("\f") == 1
