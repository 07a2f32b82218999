"""A workbook that is wrong, or made to do harm, is refused with its cell, or said; it never stops the process."""

import io
import time
import zipfile
from collections.abc import Mapping
from datetime import date

import pytest
from xlsxwriter import Workbook

from graph.model.form import Reading
from loaders.faults import DocumentError, FormError, WorkbookError
from loaders.workbook import workbook_bytes
from loaders.workbook.cells import Address
from loaders.workbook.columns import ACTIONS, AMBITIONS, BLOCKS, PARTIES, PLAN, SHEETS
from loaders.workbook.files import grid_of, is_workbook
from loaders.workbook.grid import MOST_COLUMNS, MOST_ROWS
from loaders.workbook.marks import SOURCE_SHEET
from tests.loaders.workbook.book import Book, changed, read_here

HALF_A_MINUTE = 30


def faults(book: Book) -> list[tuple[str, str]]:
    with pytest.raises(WorkbookError) as raised:
        book.read()
    return [(one.place, one.fault.code) for one in raised.value.faults]


def test_a_sheet_that_is_missing(book: Book) -> None:
    del book.grid.sheets[PARTIES]  # type: ignore[attr-defined]
    assert faults(book) == [(PARTIES, "workbook-sheet-missing")]


def test_a_head_that_is_missing(book: Book) -> None:
    book.put(ACTIONS, 0, "timing.written", None)
    assert faults(book) == [("Acties!V1", "workbook-head-missing")]


def test_a_head_that_stands_twice(book: Book) -> None:
    book.put(ACTIONS, 0, "shown.quote", "tekst")
    assert faults(book) == [("Acties!R1", "workbook-head-twice")]


def test_no_heads_at_all(book: Book) -> None:
    book.drop(PLAN, 0)
    assert faults(book) == [(PLAN, "workbook-heads-missing")]


def test_heads_may_stand_below_a_title_of_ones_own(book: Book, reading: Reading) -> None:
    sheet = book.grid.sheets[AMBITIONS]
    sheet.cells = {(row + 2, column): value for (row, column), value in sheet.cells.items()}
    sheet.cells[0, 0] = "Onze ambities"
    assert book.read() == reading


@pytest.mark.parametrize(
    ("sheet", "row", "name", "value", "place", "code"),
    [
        (PARTIES, 1, "named_as", "baas", "Partners!B2", "workbook-unknown-word"),
        (PARTIES, 1, "named_as", "betaalt", "Partners!B2", "workbook-not-of-this"),
        (PARTIES, 1, "named_as", None, "Partners!B2", "workbook-needs"),
        (PARTIES, 1, "of", "ACT-9", "Partners!A2", "workbook-no-such-code"),
        (PARTIES, 1, "position", "eerste", "Partners!D2", "workbook-no-number"),
        (PARTIES, 1, "position", 0, "Partners!D2", "greater-than-equal"),
        (PARTIES, 1, "organisation.id", "Politie!", "Partners!F2", "string-pattern-mismatch"),
        (PARTIES, 1, "written", "x" * 2_001, "Partners!C2", "string-too-long"),
        (ACTIONS, 1, "timing.end", "31-2-2026", "Acties!K2", "workbook-no-day"),
        (ACTIONS, 1, "timing.end", 46_000, "Acties!K2", "workbook-no-day"),
        (ACTIONS, 1, "timing.end", date(2025, 1, 1), "Acties!K2", "ends-before-it-begins"),
        (ACTIONS, 1, "timing.written", None, "Acties!H2", "workbook-needs"),
        (ACTIONS, 1, "block", "OND-9", "Acties!B2", "workbook-no-such-code"),
        (ACTIONS, 1, "text", None, "Acties!E2", "workbook-needs"),
        (ACTIONS, 2, "code", "act-1", "Acties!A3", "workbook-code-twice"),
        (BLOCKS, 1, "ambition", None, "Onderdelen!B2", "workbook-needs"),
        (PLAN, 1, "year", 12, "Plan!F2", "greater-than-equal"),
        (PLAN, 1, "owner.kind", "stad", "Plan!E2", "workbook-unknown-word"),
    ],
)
def test_a_cell_that_is_wrong_is_told_by_its_name(
    book: Book, sheet: str, row: int, name: str, value: str, place: str, code: str
) -> None:
    book.put(sheet, row, name, value)
    assert (place, code) in faults(book)


def test_two_plans_in_one_workbook(book: Book) -> None:
    book.put(PLAN, 2, "title", "Nog een plan")
    assert faults(book) == [("Plan!A3", "workbook-one-plan")]


def test_money_is_paid_for_something(book: Book) -> None:
    for name, value in (("of", "OND-1"), ("named_as", "betaalt"), ("written", "COA")):
        book.put(PARTIES, 4, name, value)
    assert faults(book) == [("Onderdelen!G2", "workbook-needs")]


def test_a_row_that_goes_on_with_nothing(book: Book) -> None:
    book.put(ACTIONS, 3, "code", "ACT-1+")
    book.put(ACTIONS, 3, "text", "de rest")
    assert faults(book) == [("Acties!A4", "workbook-goes-on-nowhere")]


def test_merged_cells_are_refused_where_they_hold_something_of_the_plan(book: Book, reading: Reading) -> None:
    book.grid.sheets[ACTIONS].merged += ["B2:B3"]
    assert faults(book) == [("Acties!B2:B3", "workbook-merged")]
    book.grid.sheets[ACTIONS].merged[:] = ["Z2:Z3"]
    assert book.read() == reading


def test_a_formula_without_a_result_is_no_empty_cell(book: Book) -> None:
    book.grid.sheets[ACTIONS].without_value.append(Address(ACTIONS, 1, 7))
    assert faults(book) == [("Acties!H2", "workbook-no-value")]


def test_what_a_person_put_beside_it_is_said_and_left(book: Book, reading: Reading) -> None:
    book.grid.sheets[ACTIONS].cells[0, 25] = "Mijn notities"
    book.grid.sheets[ACTIONS].cells[1, 25] = "bellen"
    found = book.read()
    assert found.plan == reading.plan
    assert [(one.code, "Acties!Z1 ('Mijn notities')" in one.message) for one in found.issues[1:]] == [
        ("workbook-extra-column", True)
    ]


def test_too_many_rows_are_refused_as_in_any_plan() -> None:
    book = Book(None)
    for row in range(1, 1_002):
        book.put(ACTIONS, row, "text", f"Actie {row}")
    with pytest.raises(FormError, match="too-many-actions"):
        book.read()


def sheets(**cells: Mapping[tuple[int, int], str]) -> bytes:
    """A plain XLSX of these sheets and cells."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    for name, filled in cells.items():
        sheet = book.add_worksheet(name)
        for at, value in filled.items():
            sheet.write(*at, value)
    book.close()
    return target.getvalue()


def test_two_cells_far_apart_do_not_fill_the_memory() -> None:
    """A reader that makes a table of all between them asks for 17 thousand million cells, and the process is gone."""
    content = sheets(**{sheet.name: {(0, 0): "Code", (1_048_575, 16_383): "x"} for sheet in SHEETS})
    with pytest.raises(DocumentError, match=r"Plan!XFD1048576"):
        read_here(content, lambda name: None)


@pytest.mark.parametrize("at", [(MOST_ROWS, 0), (0, MOST_COLUMNS)])
def test_the_bounds_of_a_sheet(at: tuple[int, int]) -> None:
    inside = (at[0] - 1, 0) if at[0] > 0 else (0, at[1] - 1)
    assert grid_of(sheets(Plan={inside: "x"})).sheets["Plan"].cells == {inside: "x"}
    with pytest.raises(DocumentError, match="workbook-too-large"):
        grid_of(sheets(Plan={at: "x"}))


@pytest.mark.parametrize("repeated", ["table:number-rows-repeated", "table:number-columns-repeated"])
def test_a_cell_that_is_repeated_a_million_times_is_counted_first(repeated: str) -> None:
    row = "<table:table-row><table:table-cell office:value-type"
    what = "table-row" if "rows" in repeated else "table-cell"
    found = row.replace(f"<table:{what}", f'<table:{what} {repeated}="1000000"')
    content = workbook_bytes(None, ".ods")
    grown = changed(content, "content.xml", lambda xml: xml.replace(row.encode(), found.encode(), 1))
    assert grown != content
    started = time.monotonic()
    with pytest.raises(DocumentError, match="workbook-too-large"):
        read_here(grown, lambda name: None)
    assert time.monotonic() - started < HALF_A_MINUTE


def test_empty_rows_that_are_repeated_a_million_times_are_nothing(reading: Reading) -> None:
    """LibreOffice writes them at the end of every sheet."""
    end = b"</table:table>"
    empty = b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row></table:table>'
    content = changed(workbook_bytes(reading, ".ods"), "content.xml", lambda xml: xml.replace(end, empty))
    assert read_here(content, lambda name: None) == reading


def test_one_text_in_half_a_million_cells_is_too_much() -> None:
    """Strings are kept once and shown in many cells: a file of 3 MB would be 16 GB of text."""
    long = "x" * 32_000
    content = sheets(Plan={(row, column): long for row in range(300) for column in range(30)})
    with pytest.raises(DocumentError, match="workbook-too-large"):
        grid_of(content)


@pytest.mark.parametrize(("ending", "member"), [(".xlsx", "xl/worksheets/sheet2.xml"), (".ods", "content.xml")])
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda xml: xml[:-20], "xml-broken"),
        (lambda xml: xml.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1), "xml-declares"),
    ],
)
def test_xml_that_is_broken_or_declares_things(ending: str, member: str, change: object, code: str) -> None:
    assert callable(change)
    content = changed(workbook_bytes(None, ending), member, change)
    with pytest.raises(DocumentError, match=code):
        read_here(content, lambda name: None)


def test_a_source_sheet_with_a_million_pieces_is_damaged(book: Book) -> None:
    book.grid.sheets[SOURCE_SHEET].cells[0, 2] = 10**9
    assert [issue.code for issue in book.read().issues] == ["workbook-source-damaged"]


def test_a_source_that_is_another_plan_with_its_own_checksum_is_only_that() -> None:
    """Who can change the sheet can change its checksum: then it is a plan in the public form as anybody may send it."""
    book, other = Book(None), Book(Reading.model_validate({"plan": {"year": 2020}}))
    book.grid.sheets[SOURCE_SHEET].cells = other.grid.sheets[SOURCE_SHEET].cells
    assert book.read().plan.year is None


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_ours_is_told_from_any_other(ending: str) -> None:
    ours = workbook_bytes(None, ending)
    assert is_workbook(ours)
    assert is_workbook(sheets(**{name: {} for name in ("Plan", "acties", "PARTNERS")}))
    assert not is_workbook(sheets(Plan={}, Acties={}, Blad3={}))
    assert not is_workbook(ours[: len(ours) // 2])
    assert not is_workbook(b"PK\x03\x04")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert not is_workbook(target.getvalue())
