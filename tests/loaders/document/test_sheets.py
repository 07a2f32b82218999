"""How cells are called, and how much a file may hold."""

import pytest

from loaders.document.model import Mark, holes
from loaders.document.sheets import (
    LAST_COLUMN,
    LAST_ROW,
    Bounds,
    area_at,
    cell_at,
    cell_name,
    column_name,
    lines_of_words,
)
from loaders.document.xlsx import document_of_workbook
from loaders.faults import DocumentError
from tests.loaders.document.sheet_files import raw_xlsx, tables, words, written


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (0, 0)), ("Z2", (1, 25)), ("AA1", (0, 26)), ("$XFD$1048576", (1_048_575, 16_383))]
)
def test_a_cell_has_one_name(name: str, place: tuple[int, int]) -> None:
    assert cell_at(name) == place
    assert cell_name(*place) == name.replace("$", "")


@pytest.mark.parametrize("name", ["", "A", "1", "A0", "a1", "XFE1", "A1048577", "AAAA1", "A1:B2", "²1", "A٣"])
def test_no_sheet_has_such_a_cell(name: str) -> None:
    assert cell_at(name) is None


def test_last_row_is_that_of_excel() -> None:
    assert (cell_at(f"A{LAST_ROW}"), cell_at("A1048577")) == ((1_048_575, 0), None)


def test_last_column_is_that_of_excel() -> None:
    assert (column_name(LAST_COLUMN - 1), cell_at("XFE1")) == ("XFD", None)


def test_an_area_has_its_first_cell_and_its_size() -> None:
    assert area_at("B2:C4") == (1, 1, 3, 2)
    assert area_at("B2") == (1, 1, 1, 1)
    assert area_at("C4:B2") is None


def test_words_become_lines_without_white_space_at_their_ends() -> None:
    struck = frozenset({Mark.STRUCK})
    made = lines_of_words([(" een ", frozenset()), ("twee\x07\r\n \u2028drie", struck), (" ", struck)])
    assert [["".join(word.text for word in line)] for line in made] == [["een twee"], ["drie"]]
    assert lines_of_words([(" \n ", struck)]) == []


def test_most_cells_of_a_file_are_two_hundred_thousand() -> None:
    bounds = Bounds()
    bounds.count("Acties", 1, 200_000)
    with pytest.raises(DocumentError, match="sheet-too-large"):
        bounds.count("Acties", 1)


def test_most_letters_of_a_file_are_twenty_million() -> None:
    bounds = Bounds()
    bounds.count("Acties", 20_000_000)
    with pytest.raises(DocumentError, match="sheet-too-long"):
        bounds.count("Acties", 1)


def test_large_type_is_thirteen_points() -> None:
    def heads(size: float) -> int | None:
        def build(book, sheet) -> None:  # type: ignore[no-untyped-def]
            sheet.write_row(0, 0, ["Nr", "Actie"], book.add_format({"font_size": size}))
            sheet.write_row(1, 0, ["a", "b"])

        return tables(document_of_workbook(written(build), "x"))[0].heads

    assert (heads(12.9), heads(13)) == (None, 1)


def test_one_long_text_in_many_cells_is_refused_before_it_takes_the_room() -> None:
    shared = f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 1_000))
    with pytest.raises(DocumentError, match="sheet-too-long"):
        document_of_workbook(raw_xlsx(rows, members={"xl/sharedStrings.xml": shared}), "plan.xlsx")


def test_a_hundred_thousand_rows_are_refused_with_the_name_of_the_sheet() -> None:
    rows = "".join(
        f'<row><c t="str"><v>{row * 7919}</v></c><c><v>{row}</v></c><c><v>1</v></c></row>' for row in range(100_000)
    )
    with pytest.raises(DocumentError) as caught:
        document_of_workbook(raw_xlsx(rows), "plan.xlsx")
    assert caught.value.fault.facts == {"sheet": "Acties", "limit": 200_000}


def test_rows_that_only_have_a_colour_are_not_counted() -> None:
    row = "<row>" + '<c s="1"/>' * 100 + "</row>"
    document = document_of_workbook(raw_xlsx(row * 3_000 + f"<row>{words('A3001', 'Actie')}</row>"), "plan.xlsx")
    assert list(holes(document)) == []
    assert document.text == "Actie\n"
