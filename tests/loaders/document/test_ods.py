"""Spreadsheets of LibreOffice: each thing that a sheet can say, by the smallest file that says it."""

import datetime as dt
import io

import odfdo
import pytest

from loaders.document.model import Document, Mark, Place, holes
from loaders.document.ods import document_of_ods
from loaders.faults import DocumentError
from tests.loaders.document.sheet_files import codes, grid, lines, marked, ods_cell, raw_ods, tables

DAYS = (
    '<number:date-style style:name="N1"><number:month/><number:year/></number:date-style>'
    '<number:date-style style:name="N2"><number:day/><number:text>-</number:text><number:month/></number:date-style>'
    '<style:style style:name="maand" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="kort" style:family="table-cell" style:data-style-name="N2"/>'
)


def read(content: bytes) -> Document:
    document = document_of_ods(content, "plan.ods")
    assert list(holes(document)) == []
    return document


def sheet(rows: str, name: str = "Acties", more: str = "", before: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{before}{rows}</table:table>'


def row(*cells: str, more: str = "") -> str:
    whole = (cell if cell.startswith("<") else ods_cell(cell) for cell in cells)
    return f"<table:table-row {more}>{''.join(whole)}</table:table-row>"


def style(name: str, family: str, properties: str = "", more: str = "") -> str:
    """The XML of a style; ``properties`` is one element."""
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def valued(sort: str, said: str = "", more: str = "") -> str:
    """The XML of a cell with a value that is no text, and the words that it shows."""
    shown = "" if said == "" else f"<text:p>{said}</text:p>"
    return f'<table:table-cell office:value-type="{sort}" {more}>{shown}</table:table-cell>'


BOLD = '<style:text-properties fo:font-weight="bold"/>'
FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
MILLION = 'table:number-rows-repeated="1048576"'
HEAD = row("Nr", "Actie", "Wie")


def test_what_a_library_writes_is_read() -> None:
    file = odfdo.Document("spreadsheet")
    file.body.clear()
    table = odfdo.Table("Acties")
    table.set_values([["Nr", "Actie", "Wie"], [1, "Kaart", "VTH"], [2, "Balie", None]])
    table.set_span((2, 1, 2, 2))
    table.set_value((1, 3), dt.date(2026, 6, 1))
    file.body.append(table)
    stream = io.BytesIO()
    file.save(stream)
    document = read(stream.getvalue())
    assert grid(document) == [
        ["Nr", "Actie", "Wie"],
        ["1", "Kaart", "VTH"],
        ["2", "Balie", "VTH"],
        ["", "1-6-2026", ""],
    ]
    assert document.media_type == "application/vnd.oasis.opendocument.spreadsheet"
    assert tables(document)[0].cells[4].runs[0].place == Place(sheet="Acties", cell="B2")


def test_a_merged_cell_is_one_cell_that_holds_for_all_it_goes_over() -> None:
    wide = ods_cell("VTH", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    document = read(raw_ods(sheet(HEAD + row("1", "Kaart", wide) + row("2", "Balie", "<table:covered-table-cell/>"))))
    assert grid(document)[1:] == [["1", "Kaart", "VTH"], ["2", "Balie", "VTH"]]


def test_words_under_a_merged_cell_are_said() -> None:
    wide = ods_cell("Een", 'table:number-columns-spanned="2"')
    under = "<table:covered-table-cell><text:p>verborgen</text:p></table:covered-table-cell>"
    document = read(raw_ods(sheet(row(wide, under, "Twee"))))
    assert "verborgen" not in document.text
    assert codes(document) == ["text-under-merged-cell"]


def test_rows_that_the_file_calls_heads_are_heads() -> None:
    heads = f"<table:table-header-rows>{row('Nr', 'Actie')}{row('Code', 'Wat')}</table:table-header-rows>"
    assert tables(read(raw_ods(sheet(heads + row("1", "Kaart")))))[0].heads == 2


def test_days_are_written_as_plans_write_days() -> None:
    day = 'office:date-value="2026-06-01{}" table:style-name="{}"'
    given = [day.format(*one) for one in (("", ""), ("T09:30:00", ""), ("", "maand"), ("", "kort"))]
    cells = [valued("date", "06/01/26", more) for more in given]
    document = read(raw_ods(sheet(row("Wat", *cells)), DAYS))
    assert grid(document) == [["Wat", "1-6-2026", "1-6-2026 9:30", "juni 2026", "1-6-2026"]]


def test_numbers_are_said_as_they_are_shown_and_by_value_where_no_words_are() -> None:
    shown = valued("currency", "€ 12.500", 'office:value="12500"')
    bare = valued("percentage", more='office:value="0.125"')
    yes = valued("boolean", more='office:boolean-value="true"')
    assert grid(read(raw_ods(sheet(row(shown, bare, yes))))) == [["€ 12.500", "12,5%", "WAAR"]]


def test_a_formula_without_a_value_and_one_with_an_error_are_said() -> None:
    none = '<table:table-cell table:formula="of:=[.A1]"/>'
    wrong = valued("float", "#DIV/0!", 'table:formula="of:=1/0"')
    document = read(raw_ods(sheet(row("Actie", none, wrong))))
    assert codes(document) == ["formula-without-value", "formula-error"]


def test_hidden_rows_columns_and_sheets_are_said() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    rows = HEAD + row("1", "Kaart", "VTH", more='table:visibility="filter"') + row("2", "Balie", "SHOP")
    hide = style("weg", "table", '<style:table-properties table:display="false"/>')
    away = sheet(row("geheim"), "Oud", 'table:style-name="weg"')
    document = read(raw_ods(sheet(rows, before=columns) + away, hide))
    assert marked(document, Mark.HIDDEN) == ["Actie", "1", "Kaart", "VTH", "Balie"]
    assert [issue.message for issue in document.issues] == [
        "Op blad 'Acties' zijn verborgen: rij 2 en kolom B.",
        "Verborgen bladen zijn niet gelezen: Oud.",
    ]
    assert "geheim" not in document.text


def test_comments_are_no_words_of_the_plan_and_are_counted() -> None:
    noted = (
        "<table:table-cell><office:annotation><text:p>Bel Oefenmans</text:p></office:annotation><text:p>Kaart</text:p>"
        "</table:table-cell>"
    )
    document = read(raw_ods(sheet(row(noted, "VTH"))))
    assert (grid(document), codes(document)) == ([["Kaart", "VTH"]], ["comments-left-out"])
    assert "Oefenmans" not in document.text


def test_struck_bold_and_raised_words_are_marked_and_styles_take_over_from_others() -> None:
    struck = style("weg", "text", '<style:text-properties style:text-line-through-style="solid"/>')
    raised = style("hoog", "text", '<style:text-properties style:text-position="super 58%"/>')
    made = style("ce", "table-cell", more='style:parent-style-name="P"')
    styles = style("P", "table-cell", BOLD) + made + struck + raised
    cell = (
        '<table:table-cell table:style-name="ce"><text:p>Kaart<text:s text:c="2"/><text:span text:style-name="weg">oud'
        '</text:span><text:span text:style-name="hoog">2</text:span></text:p><text:p>een<text:line-break/>twee</text:p>'
        "</table:table-cell>"
    )
    document = read(raw_ods(sheet(row(cell, "VTH")), styles))
    assert (marked(document, Mark.STRUCK), marked(document, Mark.RAISED)) == (["oud"], ["2"])
    assert marked(document, Mark.BOLD) == ["Kaart", "oud", "2", "een", "twee"]
    assert grid(document) == [["Kaart  oud2 / een / twee", "VTH"]]


def test_a_style_of_a_column_holds_for_its_cells() -> None:
    columns = '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="B"/>'
    document = read(raw_ods(sheet(HEAD, before=columns), style("B", "table-cell", BOLD)))
    assert marked(document, Mark.BOLD) == ["Nr", "Actie"]


def test_rows_and_columns_that_are_there_many_times_take_room_only_where_they_are_filled() -> None:
    none = '<table:table-cell table:number-columns-repeated="1024"/>'
    empty = row(none, more='table:number-rows-repeated="1048574"')
    twice = ods_cell("x", 'table:number-columns-repeated="2"')
    document = read(raw_ods(sheet(HEAD + row(twice, "y", more='table:number-rows-repeated="2"') + empty)))
    assert grid(document) == [["Nr", "Actie", "Wie"], ["x", "x", "y"], ["x", "x", "y"]]


def test_words_in_a_box_on_a_sheet_are_paragraphs_and_a_picture_in_a_cell_says_nothing() -> None:
    box = "<draw:frame><draw:text-box><text:p>Vastgesteld</text:p></draw:text-box></draw:frame>"
    box = f"<table:shapes>{box}</table:shapes>"
    picture = valued("string", "Kaart<draw:frame><svg:desc>foto</svg:desc></draw:frame>")
    document = read(raw_ods(sheet(row(picture, "VTH"), before=box)))
    assert (grid(document), lines(document)) == ([["Kaart", "VTH"]], [("paragraph", "Vastgesteld")])


def test_properties_are_title_and_subject_and_never_who_made_it() -> None:
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plan</dc:title><dc:creator>Oefenmans</dc:creator>'
        "<dc:subject>Onderwerp</dc:subject></m>"
    )
    document = read(raw_ods(sheet(HEAD), members={"meta.xml": meta}))
    assert document.properties == {"title": "Plan", "subject": "Onderwerp"}


def test_macros_are_not_opened_and_said() -> None:
    assert codes(read(raw_ods(sheet(HEAD), members={"Basic/Standard/Module1.xml": "<x/>"}))) == ["macros-left-out"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (raw_ods(""), "sheets-empty"),
        (raw_ods(sheet(row("x"), more="<")), "xml-broken"),
        (raw_ods("", members={"content.xml": FETCHES}), "xml-declares"),
        (raw_ods("", members={"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "packed-encrypted"),
        (raw_ods(sheet(row("x", more=MILLION))), "sheet-too-large"),
        (raw_ods(sheet(row(ods_cell("x", 'table:number-columns-repeated="9"'), more=MILLION))), "sheet-too-large"),
    ],
)  # fmt: skip
def test_a_broken_or_hostile_spreadsheet_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document_of_ods(content, "plan.ods")
    assert caught.value.fault.code == code
