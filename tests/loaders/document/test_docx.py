"""Word files: each thing that a plan may hold, by its smallest example. All that is named in them is made up."""

import pytest

from loaders.document.model import Mark, Table
from loaders.faults import DocumentError
from tests.loaders.document.office_files import (
    document_of,
    docx,
    member,
    numbered,
    p,
    styled,
    told,
    words_of,
    zipped,
)

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ambitie"><w:name w:val="Ambitie"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Anders"><w:name w:val="Kop 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Plat"><w:name w:val="Plat"/><w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Rond"/></w:style>
<w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:strike/></w:rPr></w:style>
"""  # noqa: E501


def lvl(depth: int, form: str, text: str, extra: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


NUMBERING = f"""
<w:abstractNum w:abstractNumId="7">{lvl(0, "decimal", "%1.")}{lvl(1, "lowerLetter", "%2)")}
{lvl(2, "upperRoman", "%1.%2.%3", "<w:isLgl/>")}</w:abstractNum>
<w:abstractNum w:abstractNumId="8">{lvl(0, "bullet", chr(0xF0B7))}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def read(body: str, **parts: str) -> list[object]:
    return told(document_of(docx(body, extra=None, **parts), "plan.docx"))


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


# ------------------------------------------------------------------------------------------------- paragraphs, headings


def test_paragraphs_come_in_order_also_those_in_content_controls() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Twee')}</w:sdtContent></w:sdt>"
    assert read(p("Een") + control + p("Drie")) == ["Een", "Twee", "Drie"]


def test_headings_are_told_by_their_style_whatever_its_name() -> None:
    body = "".join(styled(name, name) for name in ("Kop1", "Kop2", "Ambitie", "Anders", "Plat", "Kop4", "Heading5"))
    assert read(body, styles=STYLES) == [
        ("h1", "Kop1"), ("h2", "Kop2"), ("h2", "Ambitie"), ("h3", "Anders"), "Plat", ("h4", "Kop4"), ("h5", "Heading5"),
    ]  # fmt: skip


def test_a_paragraph_that_says_its_own_level_is_a_heading() -> None:
    assert read(p("Doel", '<w:outlineLvl w:val="1"/>')) == [("h2", "Doel")]


def test_the_title_is_a_heading_without_a_level() -> None:
    assert read(styled("Plan", "Titel"), styles=STYLES) == [("h", "Plan")]


def test_a_style_that_is_based_on_itself_is_read() -> None:
    assert read(styled("Plan", "Rond"), styles=STYLES) == ["Plan"]


def test_breaks_tabs_hyphens_and_symbols() -> None:
    run = (
        "<w:p><w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>mensen</w:t><w:softHyphen/><w:t>handel</w:t>"
        '<w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F021"/>'
        "</w:r></w:p>"
    )
    assert read(run) == ["een twee / mensen\u00adhandel\u2011✓\N{REPLACEMENT CHARACTER}"]


def test_page_breaks_are_form_feeds() -> None:
    broken = '<w:p><w:r><w:t>Een</w:t><w:br w:type="page"/><w:t>twee</w:t></w:r></w:p>'
    document = document_of(docx(broken + p("Drie", "<w:pageBreakBefore/>")), "plan.docx")
    assert document.text == "Een\n\ftwee\n\fDrie\n"
    assert told(document) == ["Een", "twee", "Drie"]


def test_a_page_that_began_when_the_file_was_laid_out_is_counted_once() -> None:
    mark = "<w:lastRenderedPageBreak/>"
    broken = f'<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r>{mark}<w:t>Twee</w:t></w:r></w:p>'
    flowed = f"<w:p><w:r><w:t>Drie</w:t>{mark}<w:t>vier</w:t></w:r></w:p>"
    document = document_of(docx(p("Een") + broken + flowed), "plan.docx")
    assert [line.page for line in document.lines if document.text_of(line) != ""] == [1, 2, 2, 3]


def test_pages_that_begin_within_a_table_are_counted_behind_it() -> None:
    cell = "<w:tc><w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}<w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    document = document_of(docx(table + p("Daarna")), "plan.docx")
    assert document.quote(document.text.index("Daarna"), len(document.text)).page == 3


# ------------------------------------------------------------------------------------------------- lists


def test_numbers_are_counted_as_word_counts_them() -> None:
    body = (
        numbered("een") + numbered("sub", 1) + numbered("sub", 1) + numbered("diep", 2) + numbered("twee")
        + numbered("sub", 1) + p("tussen") + numbered("drie") + numbered("vijf", 0, 3) + numbered("zes", 0, 3)
    )  # fmt: skip
    assert read(body, numbering=NUMBERING) == [
        (0, "1. een"), (1, "a) sub"), (1, "b) sub"), (2, "1.2.I diep"), (0, "2. twee"), (1, "a) sub"), "tussen",
        (0, "3. drie"), (0, "5. vijf"), (0, "6. zes"),
    ]  # fmt: skip


def test_an_empty_item_counts_and_list_zero_is_no_list() -> None:
    body = numbered("een") + numbered("") + numbered("drie") + numbered("geen", 0, 0) + styled("punt", "Lijst")
    expected = [(0, "1. een"), (0, "3. drie"), "geen", (0, "• punt")]
    assert read(body, numbering=NUMBERING, styles=STYLES) == expected


def test_a_list_that_names_a_style_is_numbered_as_the_list_of_that_style() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{lvl(0, "upperLetter", "%1:")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert read(numbered("een"), numbering=numbering) == [(0, "A: een")]


def test_a_number_before_a_heading_is_its_number() -> None:
    heading = p("Doel", '<w:pStyle w:val="Kop1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    assert read(heading, numbering=NUMBERING, styles=STYLES) == [("h1", "1.", "Doel")]


@pytest.mark.parametrize("start", ["1000000000", "-5", "9" * 5000, "a"])
def test_a_list_that_starts_anywhere_is_read(start: str) -> None:
    level = lvl(0, "upperRoman", "%1").replace('"1"', f'"{start}"', 1)
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    [(depth, words)] = [item for item in read(numbered("een"), numbering=numbering) if isinstance(item, tuple)]
    assert depth == 0
    assert str(words).endswith(" een")
    assert len(str(words)) < 20


# ------------------------------------------------------------------------------------------------- tracked changes


def test_the_last_wording_counts_and_is_told() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>Wij </w:t></w:r><w:ins><w:r><w:t>doen</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>willen</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>oud</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t xml:space='preserve'> nieuw</w:t></w:r></w:moveTo></w:p>"
    )
    document = document_of(docx(body), "plan.docx")
    assert told(document) == ["Wij doen nieuw<inserted>"]
    [issue] = document.issues
    assert (issue.code, "1 toevoeging, 1 verwijdering, 1 verplaatsing" in issue.message) == ("tracked-changes", True)


def test_a_paragraph_whose_end_was_taken_away_goes_on_in_the_next() -> None:
    body = p("Een", "<w:rPr><w:del/></w:rPr>") + p("twee", "<w:rPr><w:del/></w:rPr>") + styled(" drie", "Kop1")
    assert read(body, styles=STYLES) == [("h1", "Eentwee drie")]


def test_a_row_and_a_cell_that_were_taken_away_are_gone() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    rows = f"<w:tr>{cell('a')}{cell('weg', '<w:cellDel/>')}{cell('b')}</w:tr>{gone}<w:tr>{cell('c')}{cell('d')}</w:tr>"
    assert read(f"<w:tbl>{rows}</w:tbl>") == [[["a", "b"], ["c", "d"]]]


def test_struck_hidden_and_raised_words_keep_their_mark() -> None:
    def run(words: str, properties: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"

    runs = (
        run("a", "<w:strike/>") + run("b", '<w:rStyle w:val="Weg"/>')
        + run("c", '<w:rStyle w:val="Weg"/><w:strike w:val="0"/>')
        + run("d", "<w:vanish/>") + run("2", '<w:vertAlign w:val="superscript"/>') + run("e", "<w:dstrike/>")
    )  # fmt: skip
    assert read(f"<w:p>{runs}</w:p>", styles=STYLES) == ["ab<struck>cd<hidden>2<raised>e<struck>"]


# ------------------------------------------------------------------------------------------------- the file


def test_properties_are_what_the_plan_is_called_and_never_who_made_it() -> None:
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="d"><dc:title>Plan  2026</dc:title><dc:creator>Een Naam</dc:creator>'
        "<dc:subject>Zorg</dc:subject><c:lastModifiedBy>Een Naam</c:lastModifiedBy></c:coreProperties>"
    )
    app = '<Properties xmlns="a"><Company>Gemeente Verzonnen</Company><Manager>Een Naam</Manager></Properties>'
    content = docx(p("Plan"), extra={"docProps/core.xml": core, "docProps/app.xml": app})
    document = document_of(content, "plan.docx")
    assert document.properties == {"title": "Plan 2026", "subject": "Zorg", "company": "Gemeente Verzonnen"}
    assert "Naam" not in document.text
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_macros_are_not_opened_and_told() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    document = document_of(docx(p("Plan"), kind=kind, extra={"word/vbaProject.bin": b"x"}), "plan.docm")
    assert told(document) == ["Plan"]
    assert [issue.code for issue in document.issues] == ["macros-left-out"]


def test_a_part_that_is_another_file_is_told() -> None:
    document = document_of(docx(p("Plan") + '<w:altChunk r:id="x"/>'), "plan.docx")
    assert [issue.code for issue in document.issues] == ["embedded-parts-not-read"]


def test_the_strict_form_is_read_too() -> None:
    content = docx(p("Plan"))
    strict = {
        "[Content_Types].xml": member(content, "[Content_Types].xml"),
        "_rels/.rels": member(content, "_rels/.rels").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
        ),
        "word/document.xml": member(content, "word/document.xml").replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    }
    assert told(document_of(zipped(strict), "plan.docx")) == ["Plan"]


def test_the_name_of_a_file_says_nothing() -> None:
    assert told(document_of(docx(p("Plan")), "plan.txt")) == ["Plan"]


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>", "<w:sectPr/>", p("")])
def test_a_file_without_words_is_empty(body: str) -> None:
    with pytest.raises(DocumentError, match="text-empty"):
        document_of(docx(body), "plan.docx")


def test_a_file_without_its_main_part_is_broken() -> None:
    kinds = member(docx(p("Plan")), "[Content_Types].xml")
    with pytest.raises(DocumentError, match="packed-broken"):
        document_of(zipped({"[Content_Types].xml": kinds}), "plan.docx")


def test_nothing_outside_of_the_file_is_looked_for() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" '
        'Type="x/styles" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="y" Type="x/numbering" '
        'Target="../../../../etc/passwd"/></Relationships>'
    )
    content = docx(p("Plan"), extra={"word/_rels/document.xml.rels": relation, "etc/passwd": b"<no"})
    with pytest.raises(DocumentError, match="xml-broken"):
        document_of(content, "plan.docx")


def test_bold_is_a_mark_and_spaces_between_runs_stay() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Wie</w:t></w:r>"
    space = "<w:r><w:t xml:space='preserve'> </w:t></w:r>"
    document = document_of(docx(f"<w:p>{bold}{space}<w:r><w:t>doet</w:t></w:r></w:p>"), "plan.docx")
    assert told(document) == ["Wie doet"]
    [block] = document.blocks
    assert not isinstance(block, Table)
    told_runs = [(words_of(document, [run]), Mark.BOLD in run.marks) for run in block.runs]
    assert told_runs == [("Wie ", True), ("doet", False)]
