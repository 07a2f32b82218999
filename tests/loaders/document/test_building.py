"""A document made piece by piece: every sign in just one block, every table covered by its cells."""

from loaders.document import document_of_text
from loaders.document.building import CellWords, TextBuilder, Words
from loaders.document.model import Cell, Document, Heading, Mark, Paragraph, Run, Table, TableSource, holes


def _built() -> Document:
    builder = TextBuilder()
    builder.heading([[Words("Plan 2026")]], level=1)
    builder.page()
    builder.paragraph([[Words("Wij doen ", marks=frozenset({Mark.BOLD})), Words("samen")], [Words("  ")]])
    rows = [CellWords(0, 0, [[Words("Actie")]], columns=2), CellWords(1, 1, [[Words("VTH")], [Words("Politie")]])]
    builder.table(rows, 2, 2, TableSource.MARKUP, heads=1)
    return builder.document("0" * 64, "plan.docx", "x/y")


def test_what_is_built_has_no_holes() -> None:
    document = _built()
    assert list(holes(document)) == []
    assert document.text == "Plan 2026\n\fWij doen samen\nActie\nVTH\nPolitie\n"
    assert [line.page for line in document.lines] == [1, 2, 2, 2, 2, 2]


def test_places_that_no_cell_covers_are_empty_cells() -> None:
    table = _built().blocks[2]
    assert isinstance(table, Table)
    assert table.cells[1] == Cell(1, 0)
    assert [cell.columns for cell in table.row(0)] == [2]


def test_a_hole_an_overlap_and_a_sign_of_two_blocks_are_told() -> None:
    text = document_of_text("Een twee", "plan.txt")
    again = Heading((Run(0, 3),))
    table = Table((Cell(0, 0), Cell(0, 0, rows=2)), 2, 2, TableSource.FLAT)
    document = Document(text.sha256, text.name, text.media_type, text.text, text.lines, (again, again, table))
    told = list(holes(document))
    assert [line.split(":")[1].strip() for line in told] == [
        "twice",
        "cells overlap at (0, 0)",
        "cells do not cover 2 by 2",
        "'twee'",
    ]


def test_a_text_has_a_paragraph_between_blank_lines_and_page_marks() -> None:
    document = document_of_text("  Een\ntwee \n\n drie\f\nvier\fvijf", "plan.txt")
    assert list(holes(document)) == []
    found = [
        [document.text[run.start : run.end] for run in block.runs]
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert found == [["Een", "twee"], ["drie"], ["vier\fvijf"]]
