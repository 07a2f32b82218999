"""Spreadsheets of any content: what was written is what is read, in every format, and broken ones break nothing."""

import csv
import io
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from loaders.document.child import read_apart
from loaders.document.delimited import document_of_delimited
from loaders.document.limits import ReaderLimits
from loaders.document.model import Document, holes
from loaders.document.ods import document_of_ods
from loaders.document.sheets import cell_name
from loaders.document.xlsx import document_of_workbook
from tests.loaders.document.old_workbook import old_workbook
from tests.loaders.document.sheet_files import grid, ods_cell, packed, raw_ods, raw_xlsx, tables, words, written
from tests.property import broken_sheets

Area = tuple[int, int, int, int]
"""First row and column, and how many of each."""
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cn"]), min_size=1, max_size=8
)
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def sheets(draw: st.DrawFn) -> list[tuple[Area, str]]:
    """A sheet without empty cells, some of them merged, but none in its first row and column."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    taken: set[tuple[int, int]] = set()
    found: list[tuple[Area, str]] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            free = row > 0 and column > 0
            rows = draw(st.integers(1, height - row)) if free else 1
            columns = draw(st.integers(1, width - column)) if free else 1
            while any((row, column + right) in taken for right in range(columns)):
                columns -= 1
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            found.append(((row, column, rows, columns), f"w{draw(WORDS)}"))
    return found


def placed(cells: list[tuple[Area, str]]) -> list[list[str]]:
    """The words place by place."""
    height = max(row + rows for (row, _, rows, _), _ in cells)
    width = max(column + columns for (_, column, _, columns), _ in cells)
    found = [[""] * width for _ in range(height)]
    for (row, column, rows, columns), said in cells:
        for down in range(rows):
            found[row + down][column : column + columns] = [said] * columns
    return found


def as_xlsx(cells: list[tuple[Area, str]]) -> bytes:
    def build(book: Workbook, sheet: Worksheet) -> None:
        for (row, column, rows, columns), said in cells:
            if rows * columns > 1:
                sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "")
            sheet.write_string(row, column, said)

    return written(build)


def as_ods(cells: list[tuple[Area, str]]) -> bytes:
    starts = {area[:2]: (area, said) for area, said in cells}
    whole = placed(cells)
    rows = []
    for row, line in enumerate(whole):
        made = []
        for column in range(len(line)):
            if (row, column) not in starts:
                made.append("<table:covered-table-cell/>")
                continue
            (_, _, down, right), said = starts[row, column]
            spans = f'table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
            made.append(ods_cell(said, spans if down * right > 1 else ""))
        rows.append(f"<table:table-row>{''.join(made)}</table:table-row>")
    return raw_ods(f'<table:table table:name="Acties">{"".join(rows)}</table:table>')


def _column(first: int, *said: str) -> list[tuple[Area, str]]:
    return [((row, 0, 1, 1), words) for row, words in enumerate(said, first)]


@QUIET
@given(sheets())
@example(
    [*_column(0, "w0", "w00", "w0", "w0", "w0"), ((0, 1, 1, 1), "w00"), ((1, 1, 3, 1), "w0"), ((4, 1, 1, 1), "w00")]
)
@example([*_column(0, "Actie", "Wie", "Wie", "Wie"), ((0, 1, 1, 1), "VTH"), ((1, 1, 2, 1), "Wmo"), ((3, 1, 1, 1), "x")])
def test_a_sheet_with_merged_cells_is_the_same_from_both_formats(cells: list[tuple[Area, str]]) -> None:
    content = as_xlsx(cells)
    for document in (document_of_workbook(content, "plan.xlsx"), document_of_ods(as_ods(cells), "plan.ods")):
        assert list(holes(document)) == []
        assert grid(document) == placed(cells)
    by_calamine = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    starts = {area[:2]: said for area, said in cells}
    assert {
        (row, column): value for row, line in enumerate(by_calamine) for column, value in enumerate(line) if value != ""
    } == starts


@QUIET
@given(
    st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 12)), st.integers(0, 9), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12), st.integers(1, 9), st.integers(1, 5)), max_size=8),
    st.sets(st.integers(0, 30), max_size=3),
)
def test_scattered_cells_are_all_read_or_said_to_lie_under_another(
    cells: dict[tuple[int, int], int], merged: list[Area], heads: set[int]
) -> None:
    rows = "".join(
        f'<row r="{row + 1}">{words(cell_name(row, column), f"{cell_name(row, column)}={value}")}</row>'
        for (row, column), value in sorted(cells.items())
    )
    areas = "".join(
        f'<mergeCell ref="{cell_name(row, column)}:{cell_name(row + down - 1, column + right - 1)}"/>'
        for row, column, down, right in merged
    )
    filters = "".join(f'<autoFilter ref="A{row + 1}:M{row + 1}"/>' for row in heads)
    document = document_of_workbook(raw_xlsx(rows, after=f"{filters}<mergeCells>{areas}</mergeCells>"), "plan.xlsx")
    assert list(holes(document)) == []
    under = [issue for issue in document.issues if issue.code == "text-under-merged-cell"]
    said = document.text.split()
    missing = [f"{cell_name(*at)}={value}" for at, value in cells.items() if f"{cell_name(*at)}={value}" not in said]
    assert len(missing) == 0 or len(under) == 1
    assert len(said) == len(set(said)) == len(cells) - len(missing)


@st.composite
def records(draw: st.DrawFn, forbidden: str) -> list[list[str]]:
    """Rows with a filled first column under a filled head, so that all of them are one table."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    letters = st.characters(codec="utf-8", exclude_characters="\0\ufeff" + forbidden, exclude_categories=["Cc", "Cs"])
    text = st.text(st.one_of(letters, st.sampled_from('"\n\r ;')), max_size=10)
    rows = [[f"kop{column}" for column in range(width)]]
    rows += [[f"r{row}", *(draw(text) for _ in range(width - 1))] for row in range(1, height)]
    return rows


def _csv(rows: list[list[str]], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def _lines(text: str) -> str:
    return " / ".join(line for part in text.splitlines() if (line := " ".join(part.split(" ")).strip()) != "")


def _check(document: Document, rows: list[list[str]]) -> None:
    assert list(holes(document)) == []
    kept = [column for column in range(len(rows[0])) if any(row[column].strip() != "" for row in rows)]
    assert grid(document) == [[_lines(row[column]) for column in kept] for row in rows]
    assert tables(document)[0].doubts == ()


@QUIET
@given(records(""), st.sampled_from(";,\t|"))
def test_what_pythons_csv_writes_under_a_sign_that_is_named_is_read_cell_for_cell(
    rows: list[list[str]], delimiter: str
) -> None:
    text = f"sep={delimiter}\r\n{_csv(rows, delimiter)}"
    _check(document_of_delimited(text.encode(), "plan.csv"), rows)


@QUIET
@given(records(",\t|"))
def test_what_pythons_csv_writes_is_read_cell_for_cell(rows: list[list[str]]) -> None:
    _check(document_of_delimited(_csv(rows, ";").encode(), "plan.csv"), rows)


SMALL: list[tuple[Area, str]] = [((0, 0, 1, 1), "Nr"), ((0, 1, 1, 1), "Wat"), ((1, 0, 1, 1), "1"), ((1, 1, 1, 2), "a")]
SEEDS: dict[str, Callable[[], bytes]] = {
    "plan.xlsx": lambda: as_xlsx(SMALL),
    "plan.ods": lambda: as_ods(SMALL),
    "plan.csv": lambda: b'Nr;Actie;Wie\n1;"Kaart\nmaken";VTH\n2;Balie;SHOP\n',
    "plan.xls": old_workbook,
}


@pytest.mark.parametrize("name", SEEDS)
def test_a_broken_file_gives_a_document_or_a_fault(name: str) -> None:
    """Sixty files of each format with other bytes or other XML in them, read in one process with limits."""
    given = broken_sheets.packed_cases(broken_sheets.broken(SEEDS[name](), 60, random.Random(name)))
    limits = ReaderLimits(processor_seconds=60, seconds=300)
    read_apart(given, name, None, limits, reader=f"{broken_sheets.__name__}.read_all")


def test_the_two_cells_that_aborted_a_library_are_read_apart_too() -> None:
    rows = f'<row r="1">{words("A1", "x")}</row><row r="1048576">{words("XFD1048576", "y")}</row>'
    content = raw_xlsx(rows)
    with pytest.raises(Exception, match="reader-out-of-memory"):
        read_apart(content, "plan.xlsx", None, reader=f"{broken_sheets.__name__}.by_calamine")
    assert document_of_workbook(content, "plan.xlsx").text == "x\ny\n"
    assert packed({"x": b""}).startswith(b"PK")
