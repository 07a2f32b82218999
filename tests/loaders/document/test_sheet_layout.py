"""A sheet in parts: what is a title, where a table begins and ends, and what its head is."""

import pytest

from loaders.document.building import TextBuilder, Words
from loaders.document.model import Document, Table, holes
from loaders.document.sheet_layout import lay_sheet
from loaders.document.sheets import Sheet, SheetCell
from loaders.faults import DocumentError
from tests.loaders.document.sheet_files import codes, grid, lines, tables


def laid(
    *rows: str, head_rows: tuple[int, ...] = (), merged: dict[tuple[int, int], tuple[int, int]] | None = None
) -> Document:
    """A sheet whose cells are set apart by bars; a star before a word makes its cell stand out."""
    sheet = Sheet("Acties", head_rows=set(head_rows))
    for row, line in enumerate(rows):
        for column, word in enumerate(line.split("|")):
            words = word.strip().removeprefix("*")
            spans = (merged or {}).get((row, column), (1, 1))
            if words != "":
                number = words.replace(",", "").isdigit()
                cell = SheetCell(row, column, [[Words(words)]], *spans, number, word.strip().startswith("*"))
                sheet.cells.append(cell)
    builder = TextBuilder()
    lay_sheet(builder, sheet, None)
    document = builder.document("0" * 64, "plan.xlsx", "x/y")
    assert list(holes(document)) == []
    return document


def test_rows_of_one_cell_above_a_table_are_its_title() -> None:
    document = laid("*Plan 2026", "Vastgesteld in de raad", "Nr | Actie", "1 | Kaart")
    assert lines(document) == [("heading 1", "Plan 2026"), ("paragraph", "Vastgesteld in de raad")]
    assert grid(document) == [["Nr", "Actie"], ["1", "Kaart"]]


def test_rows_with_a_label_above_a_table_are_a_table_of_their_own() -> None:
    document = laid(
        "Gemeente | Oefendorp", "Jaar | 2026", "Nr | Actie | Wie | Planning | Kosten", "1 | Kaart | VTH | Q1 | PM"
    )
    assert [table.height for table in tables(document)] == [2, 2]


def test_a_wider_row_that_stands_out_is_the_head_below_rows_with_a_label() -> None:
    document = laid("Jaar | 2026", "*Nr | *Actie | *Wie", "1 | Kaart | VTH", "*2 | *Balie | *SHOP", "3 | Folder | VTH")
    assert [table.height for table in tables(document)] == [1, 4]
    assert tables(document)[1].heads == 1


def test_a_row_of_one_cell_within_a_table_is_a_row_of_it() -> None:
    document = laid("Nr | Actie", "Ambitie 1", "1 | Kaart", "Ambitie 2", "2 | Balie", "Totaal", merged={(1, 0): (1, 2)})
    assert grid(document)[1] == ["Ambitie 1", "Ambitie 1"]
    assert tables(document)[0].height == 6


def test_an_empty_row_ends_no_table_where_no_head_follows() -> None:
    document = laid("*Nr | *Actie", "1 | Kaart", "", "2 | Balie", "", "Ambitie 2", "", "3 | Folder", "", "*Totaal | 3")
    assert [row[0] for row in grid(document)] == ["Nr", "1", "2", "Ambitie 2", "3", "Totaal"]
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ("*Nr | *Actie", "1 | Kaart", "", "*Naam | *Rol", "Fier | opvang"),
        ("Nr | Actie", "1 | Kaart", "", "nr | actie", "2 | Balie"),
        ("Nr | Actie", "1 | Kaart", "", " | | Naam | Rol", " | | Fier | opvang"),
        ("*Nr | *Actie", "1 | Kaart", "", "Partners", "*Naam | *Rol", "Fier | opvang"),
    ],
)
def test_an_empty_row_and_a_head_begin_another_table(rows: tuple[str, ...]) -> None:
    assert [table.height for table in tables(laid(*rows))] == [2, 2]


def test_same_head_is_half_of_its_words() -> None:
    def rows(*head: str) -> list[int]:
        document = laid("a | b | c | d", "1 | 2 | 3 | 4", "", " | ".join(head), "5 | 6 | 7 | 8")
        return [table.height for table in tables(document)]

    assert rows("a", "b", "x", "y") == [2, 2]
    assert rows("a", "v", "x", "y") == [4]


def test_labels_that_come_again_are_tables_between_lines() -> None:
    """A sheet with an action told by labels was one table, and nothing in it was read."""
    document = laid("*Actie 1", "Wij maken een kaart.", "Wie | VTH", "Gereed | Q1", "*Actie 2", "Wie | SHOP", "Zo.")
    assert lines(document) == [
        ("heading 1", "Actie 1"),
        ("paragraph", "Wij maken een kaart."),
        ("heading 1", "Actie 2"),
        ("paragraph", "Zo."),
    ]
    assert [table.height for table in tables(document)] == [2, 1]


def test_labels_that_come_once_are_one_table() -> None:
    assert [table.height for table in tables(laid("Wie | VTH", "Gereed | Q1", "Wat wij doen", "Kosten | geen"))] == [4]


@pytest.mark.parametrize(("label", "heights"), [("een twee drie vier", [2, 2]), ("een twee drie vier vijf", [5])])
def test_label_words_are_at_most_four(label: str, heights: list[int]) -> None:
    """LABEL_WORDS: rows behind an empty one with a longer first cell go on with the table."""
    document = laid("Nr | Actie | Wie", "1 | Kaart | VTH", "", "Ambitie 2", f"{label} | hulp", "Budget | geen")
    assert [table.height for table in tables(document)] == heights


@pytest.mark.parametrize(
    ("rows", "heights"),
    [
        (("Ambitie 2", "Doel | hulp", "Budget | geen"), [2, 2]),
        (("Doel | hulp", "Budget | geen"), [4]),
        (("Ambitie 2", "Doel | hulp"), [4]),
        (("Ambitie 2", "2 | Balie", "3 | Folder"), [5]),
    ],
)
def test_labels_under_a_line_behind_an_empty_row_are_another_table(rows: tuple[str, ...], heights: list[int]) -> None:
    """The labels of the next ambition were rows of the table before it."""
    document = laid("Nr | Actie | Wie", "1 | Kaart | VTH", "", *rows)
    assert [table.height for table in tables(document)] == heights


def test_a_wider_row_behind_labels_and_an_empty_row_begins_a_table() -> None:
    document = laid("Doel | hulp", "Budget | geen", "", "Actie | Wie | Planning", "Kaart | VTH | Q1")
    assert [table.height for table in tables(document)] == [2, 2]


def test_a_remark_behind_a_table_and_an_empty_row_is_a_paragraph() -> None:
    document = laid("Nr | Actie", "1 | Kaart", "", "Toelichting: zie de bijlage")
    assert lines(document) == [("paragraph", "Toelichting: zie de bijlage")]


def test_the_file_says_which_rows_are_heads() -> None:
    assert tables(laid("Nr | Actie", "1 | Kaart", head_rows=(0,)))[0].heads == 1
    assert tables(laid("*Nr | *Actie", "1 | Kaart"))[0].heads == 1
    assert tables(laid("Nr | Actie", "1 | Kaart"))[0].heads is None
    document = laid("Jaar | 2026", "Nr | Actie", "1 | Kaart", head_rows=(1,))
    assert [table.height for table in tables(document)] == [1, 2]


def test_a_row_that_stands_out_and_holds_numbers_is_no_head() -> None:
    assert tables(laid("*1 | *Kaart", "2 | Balie"))[0].heads is None


def test_a_head_of_two_rows_with_a_filter_on_the_second_is_one_head() -> None:
    document = laid(
        "Actie | Planning | ", " | Start | Eind", "Kaart | Q1 | Q2", head_rows=(1,), merged={(0, 1): (1, 2)}
    )
    assert (len(tables(document)), tables(document)[0].heads) == (1, 2)


def test_rows_and_columns_without_a_cell_are_none() -> None:
    document = laid(" | Nr | | Actie", " | 1 | | Kaart")
    assert grid(document) == [["Nr", "Actie"], ["1", "Kaart"]]


def test_merged_cells_that_reach_into_another_are_cut() -> None:
    document = laid("a | b | c", "d | e | f", merged={(0, 1): (2, 1), (1, 0): (1, 3)})
    assert grid(document) == [["a", "b", "c"], ["d", "b", "f"]]
    assert codes(document) == ["text-under-merged-cell"]
    assert grid(laid("a | b | c", "d | e | f", merged={(0, 0): (2, 2)})) == [["a", "c"], ["a", "f"]]


def test_a_number_that_became_a_day_is_told_where_the_column_numbers_the_rows() -> None:
    numbered = laid("Nr. | Actie", "1-jan | Kaart", "1-feb | Balie", "jan-13 | Folder", "2-MAY | Film")
    for said in ("1-jan (waarschijnlijk 1.1)", "jan-13 (waarschijnlijk 1.13)", "2-MAY (waarschijnlijk 2.5)"):
        assert said in numbered.issues[0].message
    assert codes(laid("Deel | Actie", "1.3 | Kaart", "1-apr | Balie")) == ["numbers-as-days"]
    for rows in (
        ("Wanneer | Actie", "1-jan | Kaart", "1-feb | Balie"),
        ("Nr | Actie", "2-jan | Kaart", "1-feb | Balie"),
        ("Nr | Actie", "1-abc | Kaart"),
        ("Actie | Wanneer", "Kaart | 1-jan"),
    ):
        assert codes(laid(*rows)) == []


def test_most_places_of_a_table_are_half_a_million() -> None:
    def far_apart(count: int) -> Sheet:
        cells = [SheetCell(at, column, [[Words("x")]]) for at in range(count) for column in (0, at)]
        return Sheet("Acties", list({(cell.row, cell.column): cell for cell in cells}.values()))

    builder = TextBuilder()
    lay_sheet(builder, far_apart(707), None)
    with pytest.raises(DocumentError, match="sheet-too-large"):
        lay_sheet(builder, far_apart(708), None)
    assert any(isinstance(block, Table) for block in builder.document("0" * 64, "x", "x/y").blocks)
