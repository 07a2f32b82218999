"""Whatever words stand in the cells of a drawn table, they are read back cell for cell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document.model import Table
from tests.loaders.document.pdf.paper import Paper, cells, tables

LETTERS = st.characters(codec="latin-1", categories=("L", "N", "P"), exclude_characters="\xad\xaa\xba\xb2\xb3\xb9")
WORD = st.text(LETTERS, min_size=1, max_size=9)
CELL = st.lists(st.lists(WORD, min_size=1, max_size=2).map(" ".join), max_size=2)
"""The lines of a cell: none, one or two."""


@st.composite
def grids(draw: st.DrawFn) -> list[list[list[str]]]:
    width = draw(st.integers(2, 4))
    return draw(st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=6))


@settings(max_examples=60, deadline=None)
@given(grids())
def test_random_cells_survive_a_round_trip(rows: list[list[list[str]]]) -> None:
    paper = Paper((800.0, 842.0))
    width = len(rows[0])
    xs = [40.0 + 180 * at for at in range(width + 1)]
    paper.grid(xs, [800.0 - 40 * at for at in range(len(rows) + 1)])
    for at, row in enumerate(rows):
        for x, lines in zip(xs, row, strict=False):
            paper.lines(x + 4, 800 - 40 * at - 14, lines)
    if sum(any(lines) for row in rows for lines in row) < 2:
        return
    document = paper.read()
    found: list[Table] = tables(document)
    assert len(found) == 1
    read = [[cell.split("\n") if cell != "" else [] for cell in row] for row in cells(document, found[0])]
    assert [[[line.replace("\xad", "-") for line in cell] for cell in row] for row in read] == rows
