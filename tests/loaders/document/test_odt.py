"""ODF texts: each thing that a plan may hold, by its smallest example. All that is named in them is made up."""

import pytest

from loaders.document.model import Mark, Table
from loaders.faults import DocumentError
from tests.loaders.document.office_files import ODT_TYPE, document_of, flat_odt, odt, spans_of, table_of, told, zipped


def read(body: str, styles: str = "", **parts: str) -> list[object]:
    return told(document_of(odt(body, styles, extra=None, **parts), "plan.odt"))


def p(words: str, style: str = "") -> str:
    named = "" if style == "" else f' text:style-name="{style}"'
    return f"<text:p{named}>{words}</text:p>"


def style(name: str, inner: str = "", attributes: str = "", family: str = "paragraph") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inner}</style:style>'


def look(name: str, properties: str) -> str:
    return style(name, f"<style:text-properties {properties}/>", family="text")


def span(words: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{words}</text:span>'


# ------------------------------------------------------------------------------------------------- paragraphs, headings


def test_headings_paragraphs_and_sections_come_in_order() -> None:
    body = (
        '<text:h text:outline-level="2">Doel</text:h>'
        + p("Een")
        + f"<text:section>{p('Twee')}</text:section>"
        + "<text:h>Zonder</text:h>"
    )
    assert read(body) == [("h2", "Doel"), "Een", "Twee", ("h1", "Zonder")]


def test_a_title_and_headings_that_are_only_so_by_their_style() -> None:
    styles = style("P1", attributes='style:parent-style-name="Title"') + style(
        "P2", attributes='style:parent-style-name="Heading_20_2"'
    )
    none = style("P3", attributes='style:parent-style-name="Heading_20_2" style:default-outline-level=""')
    assert read(p("Plan", "P1") + p("Doel", "P2") + p("Geen", "P3"), styles + none) == [
        ("h", "Plan"), ("h2", "Doel"), "Geen",
    ]  # fmt: skip


def test_white_space_is_that_of_its_elements() -> None:
    words = "een \n  twee<text:s text:c='2'/>drie<text:tab/>vier<text:line-break/> vijf"
    assert read(p(words)) == ["een twee  drie vier / vijf"]


def test_spaces_without_end_are_bounded() -> None:
    document = document_of(odt(p("een<text:s text:c='1000000000'/>twee")), "plan.odt")
    assert len(document.text) < 200


def test_pages_are_those_of_breaks_and_of_the_layout() -> None:
    styles = style("P1", '<style:paragraph-properties fo:break-before="page"/>') + style(
        "P2", attributes='style:master-page-name="Liggend"'
    )
    body = (
        p("Een") + p("Twee", "P1") + p("drie<text:soft-page-break/>vier") + "<text:soft-page-break/>" + p("Vijf", "P2")
    )
    document = document_of(odt(body, styles), "plan.odt")
    assert told(document) == ["Een", "Twee", "drie", "vier", "Vijf"]
    assert [line.page for line in document.lines if document.text_of(line) != ""] == [1, 2, 2, 3, 5]


def test_marks_are_those_of_styles() -> None:
    styles = (
        look("T1", 'style:text-line-through-style="solid"')
        + look("T2", 'text:display="none"')
        + look("T3", 'style:text-position="super 58%"')
        + look("T4", 'style:text-position="-33% 58%"')
    )
    words = "a" + span("b", "T1") + span("c", "T2") + span("1", "T3") + span("2", "T4")
    assert read(p(words), styles) == ["ab<struck>c<hidden>1<raised>2"]


def test_bold_comes_from_a_paragraph_and_is_taken_back_by_a_span() -> None:
    bold = '<style:text-properties fo:font-weight="bold"/>'
    document = document_of(
        odt(p("Wie" + span(" doet", "T1"), "P1"), style("P1", bold) + look("T1", 'fo:font-weight="normal"')), "plan.odt"
    )
    [block] = document.blocks
    assert not isinstance(block, Table)
    assert [Mark.BOLD in run.marks for run in block.runs] == [True, False]


def test_a_section_that_is_not_shown_is_hidden() -> None:
    assert read(f'<text:section text:display="none">{p("Een")}</text:section>{p("Twee")}') == ["Een<hidden>", "Twee"]


# ------------------------------------------------------------------------------------------------- lists

NUMBERS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
    "</text:list-style>"
)


def items(*inner: str, style: str = "L1", attributes: str = "") -> str:
    named = f' text:style-name="{style}"' if style != "" else ""
    told_items = "".join(f"<text:list-item>{one}</text:list-item>" for one in inner)
    return f"<text:list{named} {attributes}>{told_items}</text:list>"


def test_lists_are_counted_on_each_level() -> None:
    deep = items(p("diep"), style="")
    body = items(
        p("een") + items(p("sub") + deep, p("sub"), style=""), p("twee") + p("verder") + items(p("x"), style="")
    )
    more = (
        items(p("drie"), attributes='text:continue-numbering="true"')
        + items(p("opnieuw"))
        + items(p("punt"), style="L2")
    )
    assert read(body + more, NUMBERS) == [
        (0, "1. een"), (1, "a) sub"), (2, "1.a.1 diep"), (1, "b) sub"), (0, "2. twee"), (0, "verder"), (1, "a) x"),
        (0, "3. drie"), (0, "1. opnieuw"), (0, "• punt"),
    ]  # fmt: skip


def test_a_list_goes_on_where_it_says_so() -> None:
    body = (
        items(p("een"), attributes='xml:id="a"')
        + items(p("ander"))
        + items(p("twee"), attributes='text:continue-list="a"')
    )
    assert read(body, NUMBERS) == [(0, "1. een"), (0, "1. ander"), (0, "2. twee")]


def test_an_item_that_holds_only_a_list_does_not_count() -> None:
    assert read(items(items(p("sub"), style=""), p("een")), NUMBERS) == [(1, "a) sub"), (0, "1. een")]


def test_numbers_of_headings_are_theirs() -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-prefix="Ambitie " style:num-suffix=":"/><text:outline-level-style text:level="2" '
        'style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">Zien</text:h><text:h text:outline-level="2">Wie</text:h>' * 2
    assert read(body, named=outline) == [
        ("h1", "Ambitie 1:", "Zien"), ("h2", "1.1", "Wie"), ("h1", "Ambitie 2:", "Zien"), ("h2", "2.1", "Wie"),
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------- tracked changes


def test_the_last_wording_counts_and_is_told() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region>'
        f'<text:changed-region text:id="c2"><text:deletion>{p("weg")}</text:deletion></text:changed-region>'
        '<text:changed-region text:id="c3"><text:format-change/></text:changed-region></text:tracked-changes>'
    )
    body = (
        changes
        + p('Wij <text:change-start text:change-id="c1"/>doen')
        + p('het<text:change-end text:change-id="c1"/> samen<text:change text:change-id="c2"/>')
        + p('<text:change-start text:change-id="c3"/>vet<text:change-end text:change-id="c3"/>')
    )
    document = document_of(odt(body), "plan.odt")
    assert told(document) == ["Wij doen<inserted>", "het<inserted> samen", "vet"]
    [issue] = document.issues
    assert (issue.code, "1 toevoeging, 1 verwijdering" in issue.message) == ("tracked-changes", True)


# ------------------------------------------------------------------------------------------------- tables


def cell(words: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(words)}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_merged_cells_and_head_rows() -> None:
    rows = (
        "<table:table-header-rows>"
        + row(cell("kop", 'table:number-columns-spanned="2"'), COVERED, cell("wie", 'table:number-rows-spanned="2"'))
        + "</table:table-header-rows>"
        + row(cell("a"), cell("b"), "<table:covered-table-cell><text:p>weg</text:p></table:covered-table-cell>")
        + row(cell("c"), cell("d"), cell("e"))
    )
    document = document_of(odt(f"<table:table><table:table-column/>{rows}</table:table>"), "plan.odt")
    assert told(document) == [[["kop", "wie"], ["a", "b"], ["c", "d", "e"]]]
    assert spans_of(table_of(document)) == {(0, 0, 1, 2), (0, 2, 2, 1)}
    assert table_of(document).heads == 1


def test_repeated_cells_and_rows_are_there_as_often() -> None:
    rows = row(cell("a", 'table:number-columns-repeated="2"'), cell("b"), attributes='table:number-rows-repeated="2"')
    assert read(f"<table:table>{rows}</table:table>") == [[["a", "a", "b"]] * 2]


def test_a_million_empty_places_are_none() -> None:
    rows = row(cell("a"), '<table:table-cell table:number-columns-repeated="16383"/>')
    empty = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="1048575"'
    )
    table = table_of(document_of(odt(f"<table:table>{rows}{empty}</table:table>"), "plan.odt"))
    assert (table.height, table.width) == (101, 101)


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("a"), attributes='table:number-rows-repeated="1000000"'),
        row(cell("a", 'table:number-columns-repeated="1000000"')),
        row(cell("a" * 2000), attributes='table:number-rows-repeated="1000"'),
        row(*[cell("a")] * 800) + "".join(row(cell("b")) for _ in range(800)),
    ],
)
def test_what_is_repeated_into_more_than_a_table_can_hold_is_refused(rows: str) -> None:
    with pytest.raises(DocumentError, match="table-too-large"):
        document_of(odt(f"<table:table>{rows}</table:table>"), "plan.odt")


def test_a_cell_that_reaches_out_of_its_table_or_into_another_is_cut() -> None:
    rows = row(cell("a", 'table:number-columns-spanned="9" table:number-rows-spanned="9"'), cell("b")) + row(
        cell("c"), cell("d")
    )
    document = document_of(odt(f"<table:table>{rows}</table:table>"), "plan.odt")
    assert sorted(word for line in told(document)[0] for word in line) == ["a / b / c / d"]  # type: ignore[attr-defined]


def test_a_cell_has_a_line_for_each_paragraph_and_item() -> None:
    inner = f"<table:table-cell>{p('Een')}{items(p('twee'))}</table:table-cell>"
    assert read(f"<table:table>{row(inner, cell('b'))}</table:table>", NUMBERS) == [[["Een / 1. twee", "b"]]]


def test_a_table_in_a_cell_stands_behind_the_one_it_is_in_and_one_of_one_cell_is_a_frame() -> None:
    inner = f"<table:table>{row(cell('x'), cell('y'))}</table:table>"
    holding = f"<table:table-cell>{p('voor')}{inner}</table:table-cell>"
    outer = f"<table:table>{row(holding, cell('b'))}</table:table>"
    frame = f"<table:table>{row(holding)}</table:table>"
    assert read(outer + frame) == [[["voor", "b"]], [["x", "y"]], "voor", [["x", "y"]]]


# ------------------------------------------------------------------------------------------------- boxes, notes, around


def test_a_text_box_and_a_shape_stand_behind_the_paragraph_they_hang_on() -> None:
    box = f"<draw:frame><draw:text-box>{p('In het kader')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('In de vorm')}</draw:custom-shape></draw:g>"
    assert read(p(f"Tekst{box}") + shape) == ["Tekst", "In het kader", "In de vorm"]


def test_notes_stand_at_the_end_and_their_signs_in_the_text() -> None:
    inner = f"<text:note-citation>1</text:note-citation><text:note-body>{p('Zie de bijlage')}</text:note-body>"
    note = f"<text:note>{inner}</text:note>"
    assert read(p(f"VTH{note} doet")) == ["VTH1<raised> doet", ("note", "1", "1<raised> Zie de bijlage")]


def test_comments_are_told_and_are_no_text() -> None:
    document = document_of(odt(p("Plan<office:annotation><text:p>Vraag</text:p></office:annotation>")), "plan.odt")
    assert told(document) == ["Plan"]
    assert [issue.code for issue in document.issues] == ["comments-left-out"]


def test_check_boxes_are_signs_and_prompts_are_left_out() -> None:
    control = '<loext:content-control loext:checkbox="true" loext:checked="true">x</loext:content-control>'
    form = (
        '<office:forms><form:form><form:checkbox form:id="c" form:current-state="checked"/></form:form></office:forms>'
    )
    prompt = '<loext:content-control loext:showing-place-holder="true">Kies</loext:content-control>'
    body = (
        form
        + p(control + " Een")
        + p('<draw:control draw:control="c"/> Twee')
        + p(f"Wie:{prompt}<text:placeholder>Naam</text:placeholder>")
    )
    document = document_of(odt(body), "plan.odt")
    assert told(document) == ["☑ Een", "☑ Twee", "Wie:"]
    assert [issue.message[-2:] for issue in document.issues] == ["2."]


def test_a_table_of_contents_is_furniture() -> None:
    inner = f"<text:index-body><text:index-title>{p('Inhoud')}</text:index-title>{p('Doel 1')}</text:index-body>"
    index = f"<text:table-of-content><text:table-of-content-source/>{inner}</text:table-of-content>"
    assert read(index + p("Doel")) == [("contents", "Inhoud"), ("contents", "Doel 1"), "Doel"]


def test_headers_and_footers_come_once_at_the_end() -> None:
    page = (
        f"<style:master-page style:name='a'><style:header>{p('Uitvoeringsplan')}</style:header>"
        f"<style:footer>{p('Pagina <text:page-number>2</text:page-number>')}</style:footer></style:master-page>"
    )
    expected = ["Plan", ("running-title", "Uitvoeringsplan"), ("page-number", "Pagina 2")]
    assert read(p("Plan"), pages=page + page.replace("'a'", "'b'")) == expected


# ------------------------------------------------------------------------------------------------- the file


def test_properties_are_what_the_plan_is_called_and_never_who_made_it() -> None:
    meta = (
        "<dc:title>Plan 2026</dc:title><dc:creator>Een Naam</dc:creator>"
        "<meta:initial-creator>Een Naam</meta:initial-creator>"
        '<meta:user-defined meta:name="Bedrijf">Gemeente Verzonnen</meta:user-defined>'
        '<meta:user-defined meta:name="Manager">Een Naam</meta:user-defined>'
    )
    document = document_of(odt(p("Plan"), meta=meta), "plan.odt")
    assert document.properties == {"title": "Plan 2026", "company": "Gemeente Verzonnen"}
    assert document.media_type == ODT_TYPE


def test_macros_are_not_opened_and_told() -> None:
    document = document_of(odt(p("Plan"), extra={"Basic/Standard/Module1.xml": b"x"}), "plan.odt")
    assert [issue.code for issue in document.issues] == ["macros-left-out"]


def test_a_flat_file_is_read_too() -> None:
    assert told(document_of(flat_odt(p("Plan")), "plan.fodt")) == ["Plan"]


@pytest.mark.parametrize("body", ["", "<text:p/>", "<table:table/>", p(" ")])
def test_a_file_without_words_is_empty(body: str) -> None:
    with pytest.raises(DocumentError, match="text-empty"):
        document_of(odt(body), "plan.odt")


@pytest.mark.parametrize("content", ["", "<a/>", "<office:body xmlns:office='x'/>"])
def test_a_file_without_a_text_is_broken(content: str) -> None:
    with pytest.raises(DocumentError, match=r"packed-broken|xml-broken"):
        document_of(zipped({"mimetype": ODT_TYPE, "content.xml": content}), "plan.odt")
