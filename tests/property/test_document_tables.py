"""Tables with merged cells: whatever they are like, each format gives them back cell for cell, and all the same."""

import html
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document.building import CellWords, Words
from loaders.document.grid import grid_of
from loaders.document.model import Document, Table, holes
from tests.loaders.document.office_files import document_of, docx, odt, p, table_of

MANY = settings(max_examples=60, deadline=None, derandomize=True)
WORDS = st.sampled_from(["", "VTH", "Een kaart & een map", "Q2 <2026>", "€ 5", "drie woorden hier"])


@dataclass(frozen=True, order=True)
class Placed:
    """A cell of a table to be written: place, span and words."""

    row: int
    column: int
    rows: int
    columns: int
    words: str


@st.composite
def tilings(draw: st.DrawFn) -> list[Placed]:
    """Cells that cover a table of up to five by five, in each row and column of which at least one begins."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(2, 5))
    taken: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            rows, columns = draw(st.integers(1, min(3, height - row))), draw(st.integers(1, min(3, width - column)))
            while any((row, column + at) in taken for at in range(columns)):
                columns -= 1
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            cells.append(Placed(row, column, rows, columns, draw(WORDS)))
    begun = {cell.row for cell in cells}, {cell.column for cell in cells}
    if begun != (set(range(height)), set(range(width))) or all(cell.words == "" for cell in cells) or len(cells) == 1:
        return [Placed(0, 0, 1, 1, "a"), Placed(0, 1, 1, 1, "b")]
    return cells


def rows_of(cells: list[Placed]) -> dict[int, list[Placed]]:
    rows: dict[int, list[Placed]] = {row: [] for row in range(max(cell.row + cell.rows for cell in cells))}
    for cell in sorted(cells):
        rows[cell.row].append(cell)
    return rows


def as_html(cells: list[Placed]) -> bytes:
    rows = ""
    for row in rows_of(cells).values():
        tds = [f"<td rowspan={cell.rows} colspan={cell.columns}>{html.escape(cell.words)}</td>" for cell in row]
        rows += f"<tr>{''.join(tds)}</tr>"
    return f"<meta charset=utf-8><table>{rows}</table>".encode()


def as_docx(cells: list[Placed]) -> bytes:
    rows = ""
    for number in rows_of(cells):
        tcs = ""
        for cell in sorted(cells, key=lambda one: one.column):
            if not cell.row <= number < cell.row + cell.rows:
                continue
            merged = "" if cell.rows == 1 else f'<w:vMerge w:val="{"restart" if cell.row == number else "continue"}"/>'
            properties = f'<w:gridSpan w:val="{cell.columns}"/>{merged}'
            words = html.escape(cell.words) if cell.row == number else ""
            tcs += f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"
        rows += f"<w:tr>{tcs}</w:tr>"
    return docx(f"<w:tbl>{rows}</w:tbl>")


def as_odt(cells: list[Placed]) -> bytes:
    rows = ""
    width = max(cell.column + cell.columns for cell in cells)
    for number, row in rows_of(cells).items():
        begun = {cell.column: cell for cell in row}
        written = ""
        for column in range(width):
            cell = begun.get(column)
            if cell is None:
                written += "<table:covered-table-cell/>"
            else:
                spans = f'table:number-rows-spanned="{cell.rows}" table:number-columns-spanned="{cell.columns}"'
                words = html.escape(cell.words)
                written += f"<table:table-cell {spans}><text:p>{words}</text:p></table:table-cell>"
        rows += f"<table:table-row>{written}</table:table-row>" if number >= 0 else ""
    return odt(f"<table:table>{rows}</table:table>")


def read_back(content: bytes) -> list[Placed]:
    document = document_of(content, "plan")
    assert list(holes(document)) == []
    return placed(document, table_of(document))


def placed(document: Document, table: Table) -> list[Placed]:
    return sorted(
        Placed(
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            "".join(document.text[run.start : run.end] for run in cell.runs),
        )
        for cell in table.cells
    )


@MANY
@given(tilings())
def test_a_table_comes_back_cell_for_cell_from_each_format(cells: list[Placed]) -> None:
    assert read_back(as_html(cells)) == sorted(cells)
    assert read_back(as_docx(cells)) == sorted(cells)
    assert read_back(as_odt(cells)) == sorted(cells)


@MANY
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=12
    )
)
def test_cells_that_overlap_and_leave_holes_become_a_table_all_the_same(
    given_cells: list[tuple[int, int, int, int]],
) -> None:
    cells = [
        CellWords(row, column, [[Words(f"{at}")]], rows, columns)
        for at, (row, column, rows, columns) in enumerate(given_cells)
    ]
    tidy, height, width = grid_of(cells)
    covered = [
        (cell.row + down, cell.column + right)
        for cell in tidy
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    assert len(covered) == len(set(covered))
    assert all(row < height and column < width for row, column in covered)
    assert sorted(line[0].text for cell in tidy for line in cell.lines) == sorted(str(at) for at in range(len(cells)))
