"""Web pages: each thing that a plan may hold, by its smallest example. All that is named in them is made up."""

import pytest

from loaders.document.model import Document
from loaders.faults import DocumentError
from tests.loaders.document.office_files import document_of, spans_of, table_of, told


def page(body: str, head: str = "") -> Document:
    return document_of(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "plan.html")


def read(body: str) -> list[object]:
    return told(page(body))


# ------------------------------------------------------------------------------------------------- words


def test_headings_paragraphs_and_breaks() -> None:
    body = "<h1>Plan\n  2026</h1><p>Wij &amp; u,<br>vandaag</p>los<div>in een blok</div><h3>Doel</h3>"
    assert read(body) == [("h1", "Plan 2026"), "Wij & u, / vandaag", "los", "in een blok", ("h3", "Doel")]


def test_entities_and_soft_hyphens_are_signs() -> None:
    assert read("<p>Q1&nbsp;2026 mensen&shy;handel &euro;&nbsp;5 &#9679;</p>") == [
        "Q1\u00a02026 mensen\u00adhandel €\u00a05 ●"
    ]


def test_marks_are_those_of_elements_and_styles() -> None:
    words = (
        "a<s>b</s><del>c</del><strike>d</strike>e<ins>f</ins><sup>1</sup>"
        '<span style="text-decoration: line-through">g</span><b>h<span style="font-weight:normal">i</span></b>'
    )
    assert read(f"<p>{words}</p>") == ["abcd<struck>ef<inserted>1<raised>g<struck>hi"]


def test_preformatted_words_keep_their_lines() -> None:
    assert read("<pre>een\n  twee</pre>") == ["een / twee"]


def test_scripts_styles_and_what_is_chosen_from_are_no_words() -> None:
    body = (
        "<script>let x = '<p>nee</p>'</script><style>p {}</style><template><p>nee</p></template>"
        "<noscript>nee</noscript>"
        "<select><option>nee</option></select><textarea>nee</textarea><svg><text>nee</text></svg><p>ja</p>"
    )
    assert read(body) == ["ja"]


@pytest.mark.parametrize(
    "attribute", ["hidden", 'aria-hidden="true"', 'style="display: none"', 'style="visibility:hidden"']
)
def test_what_the_page_hides_is_left_out_and_told(attribute: str) -> None:
    document = page(f"<p>ja</p><div {attribute}><p>verborgen</p></div>")
    assert told(document) == ["ja"]
    assert [(issue.code, "9 tekens" in issue.message) for issue in document.issues] == [("hidden-parts-left-out", True)]


# ------------------------------------------------------------------------------------------------- lists


def test_lists_have_their_signs_and_depths() -> None:
    body = (
        '<ul><li>een<ul><li>diep</ul>verder<li><p>twee</p><p>regels</p></ul><ol start="3" type="a"><li>c<li value="7">g'
        "<li>h</ol><ol reversed><li>laatste<li>eerste</ol>"
    )
    assert read(body) == [
        (0, "• een"), (1, "• diep"), (0, "verder"), (0, "• twee / regels"), (0, "c. c"), (0, "g. g"), (0, "h. h"),
        (0, "2. laatste"), (0, "1. eerste"),
    ]  # fmt: skip


def test_a_check_box_is_the_sign_of_its_item() -> None:
    items = '<ul><li><input type="checkbox" checked> Klaar<li><label><input type=checkbox>Open</label></ul>'
    body = items + "<p><input type=radio> Los</p>"
    assert read(body) == [(0, "☑ Klaar"), (0, "☐ Open"), "☐ Los"]


def test_a_heading_in_an_item_is_a_heading() -> None:
    assert read("<ul><li><h3>Doel</h3><p>Doen</p></li></ul>") == [("h3", "Doel"), (0, "• Doen")]


def test_terms_and_what_is_said_of_them_are_a_table() -> None:
    body = (
        "<dl><dt>Trekker<dd>VTH<dt>Samen</dt><dt>met</dt><dd>RIEC</dd><dd>Politie</dd><dd></dd></dl><dl><dd>zonder</dl>"
    )
    assert read(body) == [[["Trekker", "VTH"], ["Samen / met", "RIEC / Politie"]], [["", "zonder"]]]


# ------------------------------------------------------------------------------------------------- tables


def test_cells_go_over_rows_and_columns() -> None:
    body = (
        "<table><caption>Acties</caption><thead><tr><th colspan=2>kop<th rowspan=2>wie<tr><th>a<th>b<tbody>"
        "<tr><td rowspan=0>c<td>d<td>e<tr><td>f<td>g</table>"
    )
    document = page(body)
    assert told(document) == [[["kop", "wie"], ["a", "b"], ["c", "d", "e"], ["f", "g"]]]
    table = table_of(document)
    assert spans_of(table) == {(0, 0, 1, 2), (0, 2, 2, 1), (2, 0, 2, 1)}
    assert table.heads == 2
    assert [document.text[run.start : run.end] for run in table.caption] == ["Acties"]
    assert table.doubts == ()


def test_rows_of_heads_are_told_without_a_head_of_the_table() -> None:
    assert table_of(page("<table><tr><th>a<th>b<tr><td>1<td>2</table>")).heads == 1
    assert table_of(page("<table><tr><td><th>b<tr><th>a<td>2</table>")).heads == 1
    assert table_of(page("<table><tr><td>a<td>b<tr><td>1<td>2</table>")).heads is None
    assert table_of(page("<table><tr><th>a<td>1<tr><th>b<td>2</table>")).heads is None
    assert table_of(page("<table><tr><th>a<th>b</table>")).heads is None


def test_no_cell_goes_on_from_one_part_of_a_table_into_the_next() -> None:
    table = table_of(page("<table><thead><tr><th rowspan=9>a<th>b<tbody><tr><td>c<td>d</table>"))
    assert spans_of(table) == set()
    assert (table.height, table.width) == (2, 2)


@pytest.mark.parametrize("span", ["rowspan=65534 colspan=1000", "rowspan=99999999999999", "colspan=0", "rowspan=-3"])
def test_a_span_beyond_its_table_is_that_of_the_table(span: str) -> None:
    table = table_of(page(f"<table><tr><td {span}>a<td>b<tr><td>c<td>d</table>"))
    assert table.width <= 3
    assert table.height == 2


def test_a_cell_has_lines_for_its_blocks() -> None:
    cell = "<p>een</p><p>twee<br>drie</p><ul><li>vier</ul>"
    assert read(f"<table><tr><td>{cell}<td>b</table>") == [[["een / twee / drie / • vier", "b"]]]


def test_a_row_with_more_or_fewer_cells_keeps_what_it_has_and_is_doubted() -> None:
    body = "<table><tr><th>a<th>b<th>c<tr><td>1<td>2<td>3<tr><td>4<td>5<tr><td>6<td>7<td>8<td>9</table>"
    document = page(body)
    assert told(document) == [[["a", "b", "c", ""], ["1", "2", "3", ""], ["4", "5", "", ""], ["6", "7", "8", "9"]]]
    doubts = table_of(document).doubts
    assert [(one.code, one.quote.text if one.quote is not None else None) for one in doubts] == [
        ("row-of-other-length", "4\t5"), ("row-of-other-length", "6\t7\t8\t9"),
    ]  # fmt: skip
    assert "Rij 3" in doubts[0].message


def test_a_table_in_a_cell_stands_behind_the_one_it_is_in() -> None:
    inner = "<table><tr><td>x<td>y</table>"
    assert read(f"<table><tr><td>voor{inner}na<td>b</table>") == [[["voor / na", "b"]], [["x", "y"]]]


def test_tables_in_tables_in_tables_stand_in_the_order_in_which_they_begin() -> None:
    inner = "<table><tr><td>x<td>y</table>"
    middle = f"<table><tr><td>m<td>n{inner}</table>"
    outer = f"<table><tr><td>{middle}{inner.replace('x', 'z')}<td>o</table>"
    assert read(outer) == [[["", "o"]], [["m", "n"]], [["x", "y"]], [["z", "y"]]]


def test_a_table_that_only_puts_things_in_their_place_is_none() -> None:
    inner = "<table><tr><th>x<th>y<tr><td>1<td>2</table>"
    data = [["x", "y"], ["1", "2"]]
    assert read(f"<table><tr><td><h2>Kader</h2>{inner}</table>") == [("h2", "Kader"), data]
    assert read(f'<table role="presentation"><tr><td>a<td>{inner}</table>') == ["a", data]
    assert read(f"<table><tr><td>Links<td><h2>Doel</h2>{inner}</table>")[-1] == data


# ------------------------------------------------------------------------------------------------- around


def test_what_stands_around_the_main_content_is_furniture() -> None:
    body = (
        "<header><a>Home</a></header><nav>Onderwerpen</nav><main><h1>Plan</h1><nav>Op deze pagina</nav><p>Doen</p>"
        "<footer>bij het plan</footer></main><aside>Lees ook</aside><footer>Contact</footer>"
    )
    assert read(body) == [
        ("menu", "Home"), ("menu", "Onderwerpen"), ("h1", "Plan"), ("menu", "Op deze pagina"), "Doen", "bij het plan",
        ("menu", "Lees ook"), ("menu", "Contact"),
    ]  # fmt: skip


@pytest.mark.parametrize("main", ['<div role="main">{}</div>', "<article>{}</article>", "<main>{}</main>"])
def test_the_main_content_is_told_in_several_ways(main: str) -> None:
    assert read("<div>Menu</div>" + main.format("<p>Het hele plan</p>")) == [("menu", "Menu"), "Het hele plan"]


def test_a_small_article_and_an_empty_main_are_not_the_content() -> None:
    assert read("<article>Nieuws</article><p>Het plan zelf, dat veel langer is</p><main></main>") == [
        "Nieuws", "Het plan zelf, dat veel langer is",
    ]  # fmt: skip


def test_without_main_content_menus_banners_and_forms_are_furniture() -> None:
    body = (
        '<div id="cookie-bar">Accepteer</div><ul class="breadcrumb"><li>Home</ul><div role="navigation">Menu</div>'
        '<form><input type="search"><label>Zoek</label></form><header>Logo</header><p>Plan</p><button>Delen</button>'
    )
    assert [block for block in read(body) if not isinstance(block, tuple) or block[0] != "menu"] == ["Plan"]
    assert len(read(body)) == 7


def test_a_form_around_a_whole_page_and_a_header_with_its_title_are_content() -> None:
    body = '<form><input type="text"><header><h1>Plan</h1></header><p>Doen</p></form>'
    assert read(body) == [("h1", "Plan"), "Doen"]


# ------------------------------------------------------------------------------------------------- the page


def test_the_title_is_a_property_and_who_made_it_is_not() -> None:
    head = '<title> Plan\n2026 </title><meta name="author" content="Een Naam">'
    assert page("<p>x</p>", head).properties == {"title": "Plan 2026"}
    assert page("<p>x</p>", '<meta property="og:title" content="Plan">').properties == {"title": "Plan"}


@pytest.mark.parametrize(
    ("content", "told_issues"),
    [
        ("<meta charset=utf-8><p>Één</p>".encode(), []),
        ("<p>Één</p>".encode("utf-8-sig"), []),
        ("<p>Één</p>".encode("utf-16"), []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Één</p>'.encode("cp1252"), []),
        ("<p>Één</p>".encode("cp1252"), ["read-as-encoding"]),
        ("<meta charset=utf-8><p>Één</p>".encode("cp1252"), ["read-as-encoding"]),
        ("<meta charset=nonsense><p>Één</p>".encode(), []),
    ],
)
def test_the_encoding_is_that_of_the_mark_the_page_or_the_bytes(content: bytes, told_issues: list[str]) -> None:
    document = document_of(content, "plan.html")
    assert told(document) == ["Één"]
    assert [issue.code for issue in document.issues] == told_issues


def test_the_encoding_that_was_named_goes_before_all() -> None:
    assert told(document_of("<meta charset=utf-8><p>Één</p>".encode("cp1252"), "plan.html", "cp1252")) == ["Één"]


@pytest.mark.parametrize(
    "content", [b"<html></html>", b"<!DOCTYPE html><script>1</script>", b"<p>", b"<table><tr><td></table>"]
)
def test_a_page_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="text-empty"):
        document_of(content, "plan.html")


def test_a_text_that_speaks_of_a_page_is_none() -> None:
    assert document_of(b"De pagina <html> is leeg.", "plan.html").media_type == "text/plain"


@pytest.mark.parametrize(
    "start", ["<?xml version='1.0'?>\n<!DOCTYPE html>", "<!-- a --> <!-- b --><html>", "\n <TABLE><tr><td>"]
)
def test_a_page_may_begin_in_many_ways(start: str) -> None:
    assert told(document_of(f"{start}<p>Plan</p>".encode(), "plan")) == ["Plan"]
