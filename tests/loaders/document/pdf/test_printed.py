"""Pages that a browser prints: tables of every sort, over pages, with hyphens and drawn list marks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from loaders.document.model import Document, Heading, Item, Paragraph, holes
from loaders.document.pdf import document_of_pdf
from tests.loaders.document.pdf.paper import cells, read, said, tables

STYLE = """<meta charset=utf-8><style>body{font:11pt "Liberation Sans",sans-serif}
table{border-collapse:collapse;width:100%}td,th{padding:4px;vertical-align:top;text-align:left}"""
RULED = "td,th{border:1px solid}"
ROWS = (
    ("1.1 Spreekuur voor inwoners in de bibliotheek en het wijkcentrum, met een tolk", "GGD, Steunpunt", "Q1 2026"),
    ("1.2 Folder in zes talen", "Communicatie", "Q2 2026"),
    ("1.3 Noodkaart op elke balie en bij alle huisartsen in de gemeente", "Burgerzaken", "Zodra er budget is"),
)
HEADS = ["Actie", "Actiehouder", "Planning"]

Print = Callable[[str, str], Document]


@pytest.fixture
def printed(browser: Browser) -> Iterator[Print]:
    """Prints a page of this style and body, and reads it."""
    page = browser.new_page()

    def made(style: str, body: str) -> Document:
        page.set_content(f"{STYLE}{style}</style>{body}")
        return read(page.pdf(format="A4"))

    yield made
    page.close()


def table(rows: object = ROWS, *, repeat: bool = True) -> str:
    head = "<tr>" + "".join(f"<th>{name}" for name in HEADS)
    body = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)  # type: ignore[attr-defined]
    return f"<table>{'<thead>' if repeat else '<tbody>'}{head}{'</thead>' if repeat else ''}{body}</table>"


def joined(document: Document, number: int = 0) -> list[list[str]]:
    """The rows of a table, each cell on one line."""
    return [[cell.replace("\n", " ") for cell in row] for row in cells(document, tables(document)[number])]


@pytest.mark.parametrize(
    ("style", "source", "certainty"),
    [
        (RULED, "ruled", 1.0),
        ("td,th{border:3px double}", "ruled", 1.0),
        ("table{border-collapse:separate;border-spacing:2px}td,th{border:1px solid}", "ruled", 1.0),
        ("td,th{border:1px dashed}", "aligned", 0.8),
        ("td,th{border-bottom:1px solid}", "aligned", 0.9),
        ("th{background:#036;color:#fff}tr:nth-child(even) td{background:#ddd}", "aligned", 0.8),
        ("", "aligned", 0.8),
        ("td{vertical-align:middle}", "aligned", 0.8),
    ],
)
def test_one_table_in_every_style_is_the_same_table(printed: Print, style: str, source: str, certainty: float) -> None:
    document = printed(style, f"<h2>Ambitie 1</h2>{table()}<p>Na de tabel staat nog een zin.</p>")
    assert joined(document) == [HEADS, *map(list, ROWS)]
    found = tables(document)[0]
    assert (str(found.source), found.certainty, found.heads) == (source, certainty, 1)
    assert said(document, Heading, Paragraph) == ["Ambitie 1", "Na de tabel staat nog een zin."]


def test_merged_cells_keep_their_spans(printed: Print) -> None:
    rows = "<tr><th rowspan=2>Actie<th colspan=2>Wie<tr><th>Trekker<th>Partners<tr><td>Een<td rowspan=2>Politie<td>GGD"
    document = printed(RULED, f"<table>{rows}<tr><td>Twee<td>Zorg<tr><td colspan=3>Ambitie 2</table>")
    found = tables(document)[0]
    spans = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in found.cells}
    assert {place: span for place, span in spans.items() if span != (1, 1)} == {
        (0, 0): (2, 1),
        (0, 1): (1, 2),
        (2, 1): (2, 1),
        (4, 0): (1, 3),
    }
    assert found.heads == 2


def many() -> list[tuple[str, str, str]]:
    text = "over een onderwerp dat wat langer is dan een regel in deze smalle kolom kan zijn"
    return [(f"{at}. Actie nummer {at} {text}", f"Houder {at}", "Q1 2026") for at in range(1, 51)]


@pytest.mark.parametrize("style", [RULED, ""])
def test_a_table_over_three_pages_with_its_head_repeated_loses_nothing(printed: Print, style: str) -> None:
    document = printed(style, "<h1>Plan</h1>" + table(many()))
    parts = tables(document)
    assert len(parts) >= 3
    assert [part.continues for part in parts] == [False] + [True] * (len(parts) - 1)
    assert {part.heads for part in parts} == {1}
    rows = [row for number in range(len(parts)) for row in joined(document, number)[1:]]
    assert rows == [list(row) for row in many()]


def test_a_table_over_pages_without_a_head_again_tells_where_a_row_may_be_cut(printed: Print) -> None:
    document = printed(RULED, "<h1>Plan</h1>" + table(many(), repeat=False))
    parts = tables(document)
    assert [part.heads for part in parts] == [1] + [0] * (len(parts) - 1)
    for number, part in enumerate(parts[1:], start=1):
        first = joined(document, number)[0]
        cut = not first[0][0].isdigit()
        assert [doubt.code for doubt in part.doubts] == (["table-row-cut"] if cut else [])


def test_a_row_longer_than_a_page_goes_on_and_is_told(printed: Print) -> None:
    long = " ".join(f"woord{at} en nog wat tekst" for at in range(260))
    document = printed(RULED, table([("Eerste", "A", "Q1"), (long, "B", "Q2"), ("Derde", "C", "Q3")]))
    parts = tables(document)
    assert [[doubt.code for doubt in part.doubts] for part in parts] == [[], ["table-row-cut"]]
    assert f"{joined(document)[2][0]} {joined(document, 1)[1][0]}" == long


def test_words_that_the_browser_breaks_end_in_a_soft_hyphen(printed: Print) -> None:
    style = RULED + "table{width:auto}td{width:70px;hyphens:manual}"
    rows = "<tr><th>Actie<th>Wie<tr><td>Aanpak mensen&shy;uitbuiting<td>Wijk&shy;politie en Jeugd&shy;bescherming"
    assert cells(printed(style, f"<table>{rows}</table>"), tables(printed(style, f"<table>{rows}</table>"))[0])[1] == [
        "Aanpak\nmensen\u00ad\nuitbuiting",
        "Wijkpolitie\nen Jeugd\u00ad\nbescherming",
    ]


def test_marks_that_the_browser_draws_are_list_marks(printed: Print) -> None:
    body = "<ul><li>Een eerste punt<ul><li>Een onderpunt</ul><li>Een tweede punt</ul><ol><li>Nummer een</ol>"
    document = printed("", body)
    found = [
        (said(document, Item)[at], block.depth) for at, block in enumerate(document.blocks) if isinstance(block, Item)
    ]
    assert found == [("• Een eerste punt", 0), ("• Een onderpunt", 1), ("• Een tweede punt", 0), ("1. Nummer een", 0)]


def test_heads_turned_by_a_style_are_words(printed: Print) -> None:
    style = RULED + ".t{writing-mode:vertical-rl;transform:rotate(180deg);height:130px}"
    rows = "<tr><th>Actie<th><div class=t>Wijkteam Noord</div><tr><td>Een<td>X"
    document = printed(style, f"<table>{rows}</table>")
    assert joined(document) == [["Actie", "Wijkteam Noord"], ["Een", "X"]]


@pytest.mark.parametrize("columns", [2, 3])
def test_text_columns_are_read_one_after_the_other(printed: Print, columns: int) -> None:
    texts = [
        f"Stuk {at} zegt dat samenwerking verantwoordelijkheid vraagt van gemeente en zorg in wijken."
        for at in range(24)
    ]
    style = f".c{{column-count:{columns};column-gap:20px;text-align:justify;font-size:9pt}}"
    document = printed(style, "<div class=c>" + "".join(f"<p>{text}</p>" for text in texts) + "</div>")
    assert tables(document) == []
    assert " ".join(document.text.split()) == " ".join(texts)


def test_justified_lines_are_no_table(printed: Print) -> None:
    words = "samenwerking verantwoordelijkheid gemeente zorg en de wijk " * 8
    document = printed("p{text-align:justify}", f"<p>{words}</p>" * 5)
    assert tables(document) == []
    assert len(said(document, Paragraph)) == 5


def test_short_lines_below_each_other_are_paragraphs_of_their_own(printed: Print) -> None:
    lines = ("Trekker: Politie", "Partners: GGD, gemeente", "Planning: Q1 2026")
    assert said(printed("", "".join(f"<p>{line}</p>" for line in lines)), Paragraph) == list(lines)
    assert said(printed("", "<br>".join(lines)), Paragraph) == list(lines)


def test_headings_with_a_line_under_them_are_no_table(printed: Print) -> None:
    body = "".join(f"<h2>Kop {at}</h2><p>Tekst onder de kop.</p>" for at in range(3))
    document = printed("h2{border-bottom:1px solid}", body)
    assert tables(document) == []
    assert said(document, Heading) == ["Kop 0", "Kop 1", "Kop 2"]


# ------------------------------------------------------------------------------------------------- what is shared


def test_the_shared_table_with_a_merged_holder_is_read(browser: Browser, shared_dir: Path) -> None:
    page = browser.new_page()
    page.set_content((shared_dir / "cases/02-nummer-in-de-actiecel.html").read_text("utf-8"))
    document = read(page.pdf(format="A4"))
    page.close()
    rows = joined(document)
    assert [row[0][:3] for row in rows[1:]] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert [row[1] for row in rows[4:]] == ["SHOP", ""]
    assert {(cell.row, cell.column): cell.rows for cell in tables(document)[0].cells}[4, 1] == 2


def test_the_shared_plans_are_read_whole(shared_dir: Path) -> None:
    """Counted by eye on the pages as pictures: which hold tables, and how large they are."""
    found = {}
    for path in sorted((shared_dir / "plans/other").glob("*.pdf")):
        document = document_of_pdf(path.read_bytes(), path.name)
        assert list(holes(document)) == []
        found[path.stem] = [(part.height, part.width) for part in tables(document)]
    assert found["jaarplan-npz-almere"] == []
    assert found["besluitenlijst-almere-negatief"] == []
    assert (20, 8) in found["rolmatrix-valpreventie-almere"]
