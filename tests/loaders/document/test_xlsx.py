"""Workbooks of Excel: each thing that a sheet can say, by the smallest file that says it."""

from datetime import datetime

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from loaders.document.model import Document, Mark, Place, holes
from loaders.document.xlsx import document_of_workbook
from loaders.faults import DocumentError
from tests.loaders.document.sheet_files import (
    MAIN,
    PACKAGE,
    RELATED,
    codes,
    grid,
    lines,
    marked,
    raw_xlsx,
    tables,
    words,
    written,
)

HEAD = ("Nr", "Actie", "Wie")
FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><s>&a;</s>'
GROWS = '<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'


def read(content: bytes) -> Document:
    document = document_of_workbook(content, "plan.xlsx")
    assert list(holes(document)) == []
    return document


def filled(sheet: Worksheet, *rows: tuple[object, ...]) -> None:
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)


def test_cells_are_a_table_and_each_word_has_its_cell() -> None:
    document = read(written(lambda book, sheet: filled(sheet, HEAD, (1, "Kaart maken", "VTH"))))
    assert grid(document) == [["Nr", "Actie", "Wie"], ["1", "Kaart maken", "VTH"]]
    assert document.media_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert tables(document)[0].cells[4].runs[0].place == Place(sheet="Acties", cell="B2")
    assert tables(document)[0].heads is None
    assert codes(document) == []


def test_a_merged_cell_is_one_cell_that_holds_for_all_it_goes_over() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", None), (2, "Balie", None))
        sheet.merge_range(1, 2, 2, 2, "VTH")

    document = read(written(build))
    assert grid(document) == [[*HEAD], ["1", "Kaart", "VTH"], ["2", "Balie", "VTH"]]
    assert document.text.count("VTH") == 1


def test_a_head_of_two_rows_is_told_by_cells_over_others() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, ("Actie", None, None, "Wie"), (None, "Start", "Eind", None), ("Kaart", "Q1", "Q2", "VTH"))
        sheet.merge_range(0, 1, 0, 2, "Planning")

    document = read(written(build))
    assert tables(document)[0].heads == 2
    assert grid(document)[:2] == [["Actie", "Planning", "Planning", "Wie"], ["", "Start", "Eind", ""]]


def test_numbers_days_and_money_are_said_as_they_are_shown() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD)
        for column, (value, form) in enumerate([(12_500, '"€" #,##0'), (0.5, "0%"), (46_174, "d-m-yyyy")]):
            sheet.write(1, column, value, book.add_format({"num_format": form}))
        sheet.write_string(2, 0, "001")
        sheet.write_boolean(2, 1, True)

    assert grid(read(written(build)))[1:] == [["€ 12.500", "50%", "1-6-2026"], ["001", "WAAR", ""]]


def test_a_number_that_became_a_day_is_said_and_a_day_without_year_elsewhere_is_whole() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (None, "Kaart"), (None, "Balie"))
        short = book.add_format({"num_format": "d-mmm"})
        sheet.write_datetime(1, 0, datetime(2026, 1, 1), short)
        sheet.write_datetime(2, 0, datetime(2026, 2, 1), short)
        sheet.write_datetime(2, 2, datetime(2026, 6, 1), short)

    document = read(written(build))
    assert grid(document)[1:] == [["1-jan", "Kaart", ""], ["1-feb", "Balie", "1-6-2026"]]
    assert [issue.message for issue in document.issues] == [
        "Op blad 'Acties' zijn nummers in datums veranderd: 1-jan (waarschijnlijk 1.1), 1-feb (waarschijnlijk 1.2)."
    ]


def test_a_first_column_of_real_days_is_no_number() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, ("Wanneer", "Actie"), (None, "Kaart"), (None, "Balie"))
        short = book.add_format({"num_format": "d-mmm"})
        sheet.write_datetime(1, 0, datetime(2026, 1, 5), short)
        sheet.write_datetime(2, 0, datetime(2026, 2, 12), short)

    document = read(written(build))
    assert [row[0] for row in grid(document)] == ["Wanneer", "5-1-2026", "12-2-2026"]
    assert codes(document) == []


def test_hidden_rows_and_columns_are_read_marked_and_said() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", "VTH"), (2, "Balie", "SHOP"))
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})

    document = read(written(build))
    assert marked(document, Mark.HIDDEN) == ["Wie", "VTH", "2", "Balie", "SHOP"]
    assert document.issues[0].message == "Op blad 'Acties' zijn verborgen: rij 3 en kolom C."


def test_hidden_sheets_are_left_out_and_said() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", "VTH"))
        for name, hide in (("Oud", "hide"), ("Lijst", "very_hidden")):
            other = book.add_worksheet(name)
            other.write(0, 0, "geheim")
            getattr(other, hide)()

    document = read(written(build))
    assert "geheim" not in document.text
    assert document.issues[0].message == "Verborgen bladen zijn niet gelezen: Oud, Lijst."
    assert lines(document) == []


def test_several_sheets_with_words_have_their_names_as_headings() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", "VTH"))
        book.add_worksheet("Leeg")
        filled(book.add_worksheet("Partners"), ("Naam", "Rol"), ("Fier", "opvang"))

    document = read(written(build))
    assert lines(document) == [("heading 1", "Acties"), ("heading 1", "Partners")]
    assert grid(document, 1)[1] == ["Fier", "opvang"]


def test_comments_are_no_words_of_the_plan_and_are_counted() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", "VTH"))
        sheet.write_comment(1, 1, "Bel Oefenmans hierover")

    document = read(written(build))
    assert "Oefenmans" not in document.text
    assert document.issues[0].message == "Opmerkingen bij cellen zijn niet gelezen: 1."


def test_struck_bold_and_raised_words_are_marked_within_a_cell_too() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD)
        struck = book.add_format({"font_strikeout": True})
        sheet.write_rich_string(1, 1, "Kaart ", struck, "en folder", " maken", book.add_format({"font_script": 1}), "2")
        sheet.write(1, 2, "VTH", struck)
        sheet.write(1, 0, 1, book.add_format({"bold": True}))

    document = read(written(build))
    assert marked(document, Mark.STRUCK) == ["en folder", "VTH"]
    assert (marked(document, Mark.BOLD), marked(document, Mark.RAISED)) == (["1"], ["2"])
    assert grid(document)[1] == ["1", "Kaart en folder maken2", "VTH"]


def test_a_line_break_in_a_cell_begins_a_line() -> None:
    document = read(written(lambda book, sheet: filled(sheet, HEAD, (1, "Kaart\n\n- maken\r\n- sturen", "VTH"))))
    assert grid(document)[1] == ["1", "Kaart / - maken / - sturen", "VTH"]
    assert len(document.lines) == 5


def test_formulas_are_read_by_value_and_one_without_a_value_is_said() -> None:
    row = f'<row r="1">{words("A1", "Kosten")}<c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f></c>'
    more = '<c r="D1" t="str"><f>A1</f><v>tekst</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    document = read(raw_xlsx(row + more))
    assert grid(document) == [["Kosten", "2", "tekst", "#DIV/0!"]]
    assert [issue.code for issue in document.issues] == ["formula-without-value", "formula-error"]
    assert "C1" in document.issues[0].message
    assert "E1" in document.issues[1].message


def test_words_in_a_box_on_a_sheet_are_paragraphs() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", "VTH"))
        sheet.insert_textbox(5, 1, "Vastgesteld\nin de raad")

    assert lines(read(written(build))) == [("paragraph", "Vastgesteld\nin de raad")]


def test_words_under_a_merged_cell_are_said() -> None:
    rows = f'<row r="1">{words("A1", "Een")}{words("B1", "verborgen")}{words("C1", "Twee")}</row>'
    document = read(raw_xlsx(rows, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert "verborgen" not in document.text
    assert document.issues[0].code == "text-under-merged-cell"
    assert "B1" in document.issues[0].message


def test_properties_are_title_subject_and_company_and_never_who_made_it() -> None:
    def build(book: Workbook, sheet: Worksheet) -> None:
        filled(sheet, HEAD, (1, "Kaart", "VTH"))
        book.set_properties({
            "title": "Plan", "subject": "Onderwerp", "company": "Gemeente Oefendorp", "author": "Oefenmans",
            "manager": "Oefenmans", "comments": "van Oefenmans", "keywords": "Oefenmans",
        })  # fmt: skip

    document = read(written(build))
    assert document.properties == {"title": "Plan", "subject": "Onderwerp", "company": "Gemeente Oefendorp"}
    assert "Oefenmans" not in repr(document)


def test_macros_are_not_opened_and_said() -> None:
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    content = raw_xlsx(f'<row r="1">{words("A1", "Actie")}</row>', kind=kind, members={"xl/vbaProject.bin": b"\xd0"})
    assert codes(read(content)) == ["macros-left-out"]


def test_values_of_other_files_are_read_as_they_last_were() -> None:
    link = f'<externalLink xmlns="{MAIN}"/>'
    rows = '<row r="1"><c r="A1"><f>[1]Blad1!A1</f><v>7</v></c></row>'
    document = read(raw_xlsx(rows, members={"xl/externalLinks/externalLink1.xml": link}))
    assert (document.text, codes(document)) == ("7\n", ["values-of-other-files"])


def test_cells_and_rows_that_do_not_say_where_they_are_follow_one_another() -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    row = "<row>" + cell.format("een") + cell.format("twee") + "</row>"
    assert grid(read(raw_xlsx(row + row))) == [["een", "twee"], ["een", "twee"]]


def test_signs_that_xml_cannot_hold_are_read_and_control_characters_are_not() -> None:
    rows = f'<row r="1">{words("A1", "een_x000D__x000A_twee_x0007_")}{words("B1", "_xD83D_ x")}</row>'
    assert grid(read(raw_xlsx(rows))) == [["een / twee", "\ufffd x"]]


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = f'<worksheet xmlns="{strict}"><sheetData><row r="1">{words("A1", "Actie")}</row></sheetData></worksheet>'
    assert read(raw_xlsx("", members={"xl/worksheets/sheet1.xml": sheet})).text == "Actie\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (raw_xlsx(""), "sheets-empty"),
        (raw_xlsx('<row r="1"><c r="A1" s="1"/></row>'), "sheets-empty"),
        (raw_xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "sheets-broken"),
        (raw_xlsx("<row"), "xml-broken"),
        (raw_xlsx("", members={"_rels/.rels": ""}), "xml-broken"),
        (raw_xlsx("", members={"xl/workbook.xml": "<!DOCTYPE x><workbook/>"}), "xml-declares"),
        (raw_xlsx("", members={"xl/styles.xml": FETCHES}), "xml-declares"),
        (raw_xlsx("", members={"xl/sharedStrings.xml": GROWS}), "xml-declares"),
        (raw_xlsx("", members={"xl/worksheets/sheet1.xml": GROWS}), "xml-declares"),
        (b"PK\x03\x04", "packed-broken"),
    ],
)  # fmt: skip
def test_a_broken_or_hostile_workbook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document_of_workbook(content, "plan.xlsx")
    assert caught.value.fault.code == code


def test_a_sheet_that_is_named_and_not_there_is_refused() -> None:
    links = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{RELATED}/worksheet" '
        'Target="worksheets/nowhere.xml"/></Relationships>'
    )
    with pytest.raises(DocumentError, match="sheets-broken"):
        document_of_workbook(raw_xlsx("", members={"xl/_rels/workbook.xml.rels": links}), "plan.xlsx")


def test_two_cells_far_apart_take_the_room_of_two_cells() -> None:
    """A file of a kilobyte with A1 and XFD1048576 aborted the process under python-calamine."""
    rows = f'<row r="1">{words("A1", "Actie")}</row><row r="1048576">{words("XFD1048576", "VTH")}</row>'
    document = read(raw_xlsx(rows, after='<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>'))
    assert document.text == "Actie\nVTH\n"
    assert document.blocks[1].runs[0].place == Place(sheet="Acties", cell="XFD1048576")  # type: ignore[union-attr]
