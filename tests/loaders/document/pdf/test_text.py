"""Words outside tables: paragraphs, headings, items, notes, hyphens, struck words, columns and what stands around."""

import pytest

from loaders.document.model import Document, Furniture, Heading, Item, Mark, Note, Paragraph, Table, runs_of
from tests.loaders.document.pdf.paper import Paper, cells, said, tables, words

FULL = (
    "De gemeente werkt samen met partners aan zorg en veiligheid in de wijken, en legt",
    "hieronder vast wie wat doet en wanneer dat klaar is, zodat iedereen weet waar hij",
    "aan toe is.",
)


def marked(document: Document, mark: Mark) -> list[str]:
    found = [run for block in document.blocks for run in runs_of(block) if mark in run.marks]
    return [document.text[run.start : run.end].strip() for run in found]


def test_lines_that_run_on_are_one_paragraph_with_a_run_for_each_line() -> None:
    document = Paper().lines(50, 780, FULL).lines(50, 730, FULL).read()
    assert said(document, Paragraph) == ["\n".join(FULL)] * 2
    block = document.blocks[0]
    assert [run.place.box[1] for run in runs_of(block) if run.place and run.place.box] == pytest.approx(
        [777.8, 765.8, 753.8], abs=0.5
    )


def test_a_line_that_ends_before_its_edge_ends_its_paragraph() -> None:
    document = Paper().lines(50, 780, (*FULL, *FULL)).read()
    assert said(document, Paragraph) == ["\n".join(FULL)] * 2


def test_pages_begin_with_a_form_feed() -> None:
    document = Paper().say(50, 700, "Een zin.").page().page().say(50, 700, "Nog een zin.").read()
    assert document.text == "Een zin.\n\f\fNog een zin.\n"
    assert [document.line_at(run.start).page for block in document.blocks for run in runs_of(block)] == [1, 3]


def test_larger_and_bold_lines_are_headings_by_their_size() -> None:
    paper = Paper().say(50, 790, "Plan 2026", 20, bold=True).say(50, 750, "Ambitie 1: hulp", 14)
    paper.say(50, 720, "1.2 Werkwijze", bold=True)
    document = paper.lines(50, 700, FULL).read()
    found = [(words(document, block.runs), block.level) for block in document.blocks if isinstance(block, Heading)]
    assert found == [("Plan 2026", 1), ("Ambitie 1: hulp", 2), ("1.2 Werkwijze", 3)]


def test_a_heading_over_two_lines_is_one() -> None:
    document = Paper().lines(50, 780, ("Uitvoeringsplan zorg", "en veiligheid"), 16, 20).lines(50, 700, FULL).read()
    assert said(document, Heading) == ["Uitvoeringsplan zorg\nen veiligheid"]


def test_items_keep_their_mark_and_have_a_depth() -> None:
    paper = Paper().lines(50, 790, FULL)
    paper.say(60, 740, "•").say(
        72, 740, "Een punt dat zo lang is dat het doorloopt op de regel eronder, waar het nog even"
    )
    paper.say(72, 728, "verder gaat").say(80, 716, "-").say(92, 716, "Een onderpunt").say(60, 704, "•").say(
        72, 704, "Twee"
    )
    document = paper.say(60, 692, "1.").say(72, 692, "Nummer een").read()
    found = [(words(document, block.runs), block.depth) for block in document.blocks if isinstance(block, Item)]
    first = "• Een punt dat zo lang is dat het doorloopt op de regel eronder, waar het nog even\nverder gaat"
    assert found == [(first, 0), ("- Een onderpunt", 1), ("• Twee", 0), ("1. Nummer een", 0)]


def test_a_raised_sign_is_marked_and_its_note_is_a_note() -> None:
    paper = (
        Paper()
        .lines(50, 790, FULL)
        .say(50, 740, "Wij werken samen")
        .say(131, 744, "1", 6)
        .say(140, 740, "met anderen.")
    )
    document = paper.say(50, 60, "1", 5).say(57, 57, "Zie de bijlage over samenwerken.", 8).read()
    assert marked(document, Mark.RAISED) == ["1", "1"]
    (note,) = [block for block in document.blocks if isinstance(block, Note)]
    assert (note.sign, words(document, note.runs)) == ("1", "1 Zie de bijlage over samenwerken.")
    assert "samen1 met" in document.text


def test_words_with_a_line_through_them_are_struck_and_words_over_a_line_are_not() -> None:
    paper = (
        Paper()
        .say(50, 700, "Oude tekst")
        .line(50, 702.6, 98, 702.6)
        .say(50, 650, "Onderstreept")
        .line(50, 648.5, 110, 648.5)
    )
    assert marked(paper.read(), Mark.STRUCK) == ["Oude tekst"]


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        ("samen-", "werking in de wijk", "samen\u00ad"),
        ("Noord-", "Holland doet mee", "Noord-"),
        ("zorg-", "en welzijn doen mee", "zorg-"),
        ("het op-", "en afschalen", "het op-"),
        ("op-om-", "afbouw van zorg", "op-om-"),
    ],
)
def test_a_hyphen_within_a_word_is_soft_and_one_of_the_word_stays(first: str, second: str, end: str) -> None:
    document = Paper().say(50, 700, first).say(50, 688, second).read()
    assert document.text == f"{end}\n{second}\n"


def test_two_columns_of_text_are_read_one_after_the_other_and_are_no_table() -> None:
    left = [
        "Wij doen dit met alle partners in de",
        "regio en kijken elk jaar terug op wat",
        "er is bereikt, en sturen bij.",
    ] * 3
    right = [
        "Daarna volgt de tweede kolom met een",
        "ander verhaal over de financiën van",
        "het plan en wie dat betaalt, en hoe.",
    ] * 3
    document = Paper().say(50, 780, "Inleiding", 16).lines(50, 750, left).lines(310, 750, right).read()
    assert tables(document) == []
    text = document.text.replace("\n", " ")
    assert text.index("sturen bij.", text.rindex("Wij doen dit")) < text.index("Daarna volgt")


def test_bold_titles_over_two_columns_of_text_make_no_table_of_them() -> None:
    """Titles in one line over two text columns were taken for the heads of a table."""
    left = [
        "Wij doen dit met alle partners in de",
        "Regio en kijken elk jaar terug op wat",
        "er is bereikt, en sturen bij.",
    ] * 3
    right = [
        "Daarna volgt de tweede kolom met een",
        "Ander verhaal over de financiën van",
        "het plan en wie dat betaalt, en hoe.",
    ] * 3
    paper = Paper().say(50, 780, "REGIONAAL", bold=True).say(310, 780, "LOKAAL", bold=True)
    document = paper.lines(50, 766, left).lines(310, 766, right).read()
    assert tables(document) == []
    assert document.text.index("bereikt") < document.text.index("LOKAAL") < document.text.index("Daarna")


def test_bold_marks_of_a_list_are_no_labels_of_a_table() -> None:
    """A list whose marks are bold was read as a table of two columns."""
    paper = Paper().lines(50, 790, FULL)
    for at in range(4):
        paper.say(60, 740 - 12 * at, "•", bold=True).say(90, 740 - 12 * at, f"Een punt met nummer {at} in de lijst")
    document = paper.read()
    assert tables(document) == []
    assert len(said(document, Item)) == 4


def test_large_marks_of_a_list_are_no_column_of_text() -> None:
    """Marks larger than their items were read as a column of their own, before all items."""
    paper = Paper().lines(50, 790, FULL)
    for at in range(4):
        text = f"Een punt met nummer {at} in de lijst van wat wij doen"
        paper.say(60, 740 - 12 * at, "•", 12).say(90, 740 - 12 * at, text)
    assert [item[:6] for item in said(paper.read(), Item)] == ["• Een "] * 4


def test_a_foot_is_furniture_under_text_columns_too() -> None:
    """Lines of two text columns were taken for heads of a table, and the foot of their page for text."""
    paper = Paper()
    for page in range(1, 5):
        for x in (50, 310):
            paper.lines(x, 800, [f"Regel {at} van {page} in deze kolom, lang genoeg" for at in range(40)], step=16)
        paper.say(300, 30, f"Februari - Pagina {page}").page()
    assert said(paper.read(), Furniture) == [f"Februari - Pagina {page}" for page in range(1, 5)]


def test_asterisks_behind_a_word_point_to_the_line_that_begins_with_them() -> None:
    paper = Paper().lines(50, 790, FULL).rows((50, 250, 400), 740, (("Actie", "Wie"), ("Lopen*", "X**")))
    document = paper.say(50, 680, "* in de wijk").say(50, 666, "** indien nodig").lines(50, 640, FULL).read()
    notes = [(block.sign, words(document, block.runs)) for block in document.blocks if isinstance(block, Note)]
    assert notes == [("*", "* in de wijk"), ("**", "** indien nodig")]


def test_running_titles_and_page_numbers_are_furniture_and_their_pages_stay_whole() -> None:
    paper = Paper()
    for page in range(1, 5):
        paper.say(50, 810, "Uitvoeringsplan 2026").lines(50, 690, FULL).say(300, 30, str(page + 3)).page()
    document = paper.read()
    kinds = [
        (str(block.kind), words(document, block.runs)) for block in document.blocks if isinstance(block, Furniture)
    ]
    assert kinds == [
        pair for page in range(4, 8) for pair in (("running-title", "Uitvoeringsplan 2026"), ("page-number", str(page)))
    ]
    assert len(said(document, Paragraph)) == 4


def test_headings_that_count_up_over_some_pages_are_no_furniture() -> None:
    paper = Paper()
    for page in range(1, 9):
        title = f"Bijlage {page - 4}" if page > 5 else f"Tekst over onderwerp {'abcde'[page - 1]}"
        paper.say(50, 800, title, 14, bold=True).lines(50, 690, FULL).page()
    assert said(paper.read(), Furniture) == []


def test_a_number_that_does_not_count_the_pages_is_no_page_number() -> None:
    paper = Paper()
    for number in (12, 12, 90):
        paper.lines(50, 690, FULL).say(300, 30, str(number)).page()
    assert said(paper.read(), Furniture) == []


def test_ligatures_are_letters() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    paper = Paper()
    paper.canvas.setFont("Vera", 10)
    paper.canvas.drawString(50, 700, "\ufb01n en \ufb02ink")
    assert paper.read().text == "fin en flink\n"


def test_title_and_subject_are_kept_and_the_author_is_not() -> None:
    paper = Paper().say(50, 700, "Een zin.")
    paper.canvas.setTitle("Plan van Zomerveld")
    paper.canvas.setSubject("Zorg en\tveiligheid")
    paper.canvas.setAuthor("Iemand")
    assert paper.read().properties == {"title": "Plan van Zomerveld", "subject": "Zorg en veiligheid"}


# --------------------------------------------------------------------------------------- tables that nobody drew


ROWS = (
    (("Actie",), ("Actiehouder",), ("Planning",)),
    (("Spreekuur voor inwoners in het", "wijkcentrum, met een tolk"), ("GGD, Steunpunt", "Noord"), ("Q1 2026",)),
    (("Folder in zes talen",), ("Communicatie",), ("Q2 2026",)),
    (("Noodkaart op elke balie en bij", "alle huisartsen"), ("Burgerzaken",), ("Zodra er", "budget is")),
)


def unruled(gap: float = 8, *, bold: bool = True, rules: bool = False) -> Paper:
    paper = Paper().lines(50, 800, FULL)
    y = 740.0
    for number, row in enumerate(ROWS):
        for x, cell in zip((50, 250, 400), row, strict=True):
            for at, text in enumerate(cell):
                paper.say(x, y - 12 * at, text, bold=bold and number == 0)
        y -= 12 * max(len(cell) for cell in row) + gap
        if rules:
            paper.line(50, y + 9 + gap / 2, 500, y + 9 + gap / 2)
    return paper.lines(50, y - 20, FULL)


EXPECTED = [["\n".join(cell) for cell in row] for row in ROWS]


@pytest.mark.parametrize("rules", [False, True])
@pytest.mark.parametrize("gap", [6, 14])
def test_columns_below_bold_heads_are_a_table_without_lines(gap: float, rules: bool) -> None:
    document = unruled(gap, rules=rules).read()
    (table,) = tables(document)
    assert cells(document, table) == EXPECTED
    assert str(table.source) == "aligned"
    assert table.certainty < 1
    assert table.heads == 1
    assert said(document, Paragraph) == ["\n".join(FULL)] * 2


def test_lines_drawn_between_rows_show_a_table_without_bold_heads() -> None:
    document = unruled(6, bold=False, rules=True).read()
    assert cells(document, tables(document)[0]) == EXPECTED


def test_labels_with_text_beside_them_are_rows() -> None:
    paper = (
        Paper()
        .lines(50, 800, FULL)
        .say(50, 740, "Doel:", bold=True)
        .say(150, 740, "Minder overlast in de wijk door samen")
    )
    paper.say(150, 728, "op te treden").say(50, 712, "Budget:", bold=True).say(150, 712, "€ 10.000")
    document = paper.read()
    assert cells(document, tables(document)[0]) == [
        ["Doel:", "Minder overlast in de wijk door samen\nop te treden"],
        ["Budget:", "€ 10.000"],
    ]


def test_the_head_of_an_unruled_table_on_each_page_is_its_head_and_no_furniture() -> None:
    paper = Paper()
    for page in range(4):
        for x, head, text in zip((50, 250, 400), ("Actie", "Wie", "Wanneer"), ("Iets doen", "GGD", "Q1"), strict=True):
            paper.say(x, 800, head, bold=True)
            for row in range(20):
                paper.say(x, 780 - 16 * row, f"{text} {page * 20 + row}")
        paper.page()
    document = paper.read()
    assert said(document, Furniture) == []
    assert [(table.continues, table.heads, table.height) for table in tables(document)] == [
        (page > 0, 1, 21) for page in range(4)
    ]


def test_prose_has_no_table() -> None:
    document = Paper().lines(50, 800, FULL * 10).read()
    assert not any(isinstance(block, Table) for block in document.blocks)
