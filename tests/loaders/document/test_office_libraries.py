"""Files that other programs' libraries wrote, not these tests: the same plan, whoever wrote it. It is made up."""

import io

import docx
import odfdo
from docx.enum.text import WD_BREAK

from loaders.document.model import Table
from tests.loaders.document.office_files import document_of, spans_of, table_of, told

ROWS = [["Actie", "Wie", "Wanneer"], ["Een meldpunt openen", "VTH", "Q2 2026"], ["Een folder maken", "", "Q3 2026"]]


def by_python_docx() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Plan Verzonnen 2026"
    document.core_properties.author = "Een Naam"
    document.add_heading("Plan Verzonnen 2026", 0)
    document.add_heading("Doel", 1)
    document.add_paragraph("Wij doen het volgende.").add_run().add_break(WD_BREAK.LINE)
    document.add_paragraph("zien", style="List Bullet")
    document.add_paragraph("doen", style="List Number")
    document.add_paragraph("nog eens", style="List Number")
    table = document.add_table(len(ROWS), 3)
    for row, words in enumerate(ROWS):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(1, 1).merge(table.cell(2, 1))
    document.sections[0].header.paragraphs[0].text = "Gemeente Verzonnen"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def by_odfdo() -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Doel"))
    document.body.append(odfdo.Paragraph("Wij doen het volgende."))
    document.body.append(odfdo.List(["zien", "doen"]))
    table = odfdo.Table("Acties", width=3, height=3)
    for row, words in enumerate(ROWS):
        for column, word in enumerate(words):
            if word != "":
                table.set_value((column, row), word)
    table.set_span((1, 1, 1, 2))
    document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_file_of_python_docx() -> None:
    document = document_of(by_python_docx(), "plan.docx")
    blocks = told(document)
    assert blocks[:6] == [
        ("h", "Plan Verzonnen 2026"), ("h1", "Doel"), "Wij doen het volgende.", (0, "• zien"), (0, "1. doen"),
        (0, "2. nog eens"),
    ]  # fmt: skip
    assert blocks[6] == [ROWS[0], ROWS[1], ["Een folder maken", "Q3 2026"]]
    assert blocks[7:] == [("running-title", "Gemeente Verzonnen")]
    assert spans_of(table_of(document)) == {(1, 1, 2, 1)}
    assert document.properties["title"] == "Plan Verzonnen 2026"
    assert "Naam" not in f"{document.properties} {document.text}"


def test_a_file_of_odfdo() -> None:
    document = document_of(by_odfdo(), "plan.odt")
    # The template of this library numbers its headings.
    assert told(document)[:4] == [("h1", "1.", "Doel"), "Wij doen het volgende.", (0, "• zien"), (0, "• doen")]
    assert told(document)[4] == [ROWS[0], ROWS[1], ["Een folder maken", "Q3 2026"]]
    assert isinstance(document.blocks[4], Table)
    assert spans_of(table_of(document)) == {(1, 1, 2, 1)}
