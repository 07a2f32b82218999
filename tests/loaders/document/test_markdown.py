"""Markdown: each thing that a plan may hold, by its smallest example. All that is named in them is made up."""

import pytest

from loaders.document.model import Document
from loaders.document.registry import READERS
from loaders.faults import DocumentError
from tests.loaders.document.office_files import document_of, table_of, told


def document(text: str) -> Document:
    return document_of(text.encode(), "plan.md")


def read(text: str) -> list[object]:
    return told(document(text))


def test_headings_of_both_kinds_and_rules() -> None:
    text = "# Plan 2026 #\nDoen\n\nDoel\n====\n\nWie\n---\n\n***\n### C# en #\n####\n#geen\n"
    assert read(text) == [("h1", "Plan 2026"), "Doen", ("h1", "Doel"), ("h2", "Wie"), ("h3", "C# en"), "#geen"]


def test_paragraphs_keep_their_lines() -> None:
    assert read("Doel: zien\nWie: VTH\n\nVerder") == ["Doel: zien / Wie: VTH", "Verder"]


def test_emphasis_is_no_word() -> None:
    text = "**Wie** doet *wat* en __hoe__ _dan_; ~~niet~~ ***alles*** 2 * 3 ** 4 a_b_c **open \\*ster\\* `**code**`"
    assert read(text) == ["Wie doet wat en hoe dan; niet <struck>alles 2 * 3 ** 4 a_b_c **open *ster* **code**"]


def test_links_are_their_text_and_entities_their_sign() -> None:
    text = (
        '[Reclassering](https://example.org/r(1) "t") [R][1] ![logo](a.png)<https://x.nl> [los] &amp; Q1&nbsp;26 &nix;'
    )
    assert read(f"{text}\n\n[1]: https://x\n") == ["Reclassering R https://x.nl [los] & Q1\u00a026 &nix;"]


def test_html_in_a_line_is_what_it_says() -> None:
    assert read("een<br>twee<br/>drie<sup>1</sup> <del>weg</del> <b>vet</b> <naam> <!-- niet\nzo -->") == [
        "een / twee / drie1 <raised>weg <struck>vet <naam>",
    ]  # fmt: skip


def test_lists_are_told_by_their_signs_and_depth() -> None:
    text = "- een\n  - diep\n    verder\n- twee\n\n1. drie\n2) vier\n\n* [x] klaar\n* [ ] open\n"
    assert read(text) == [
        (0, "• een"), (1, "• diep / verder"), (0, "• twee"), (0, "1. drie"), (0, "2. vier"),
        (0, "☑ klaar"), (0, "☐ open"),
    ]  # fmt: skip


def test_a_table_of_bars() -> None:
    text = (
        "| **Actie** | Wie |\n|:---|---:|\n| Tafel **Zorg \\| Straf** | Politie<br>OM<br/>[RIEC](x) |\n"
        "| Loket<ul><li>balie</li><li>telefoon</li></ul> | *Team* |\nDaarna\n"
    )
    parsed = document(text)
    assert told(parsed) == [
        [["Actie", "Wie"], ["Tafel Zorg | Straf", "Politie / OM / RIEC"], ["Loket / • balie / • telefoon", "Team"]],
        "Daarna",
    ]
    assert table_of(parsed).heads == 1
    assert table_of(parsed).doubts == ()


def test_bars_around_a_row_may_be_left_out() -> None:
    assert read("Actie | Wie | Wanneer\n--- | --- | ---\na | | c\nd | e |\n|f|g|h|\n") == [
        [["Actie", "Wie", "Wanneer"], ["a", "", "c"], ["d", "e", ""], ["f", "g", "h"]],
    ]  # fmt: skip


def test_a_row_with_more_or_fewer_cells_keeps_what_it_has_and_is_doubted() -> None:
    text = "Actie | Wie | Wanneer\n---|---|---\nOuders | kinderen | VTH | Q2\nNazorg | Q3\n"
    parsed = document(text)
    assert told(parsed) == [
        [["Actie", "Wie", "Wanneer", ""], ["Ouders", "kinderen", "VTH", "Q2"], ["Nazorg", "Q3", "", ""]]
    ]
    assert [one.message.split(".")[0] for one in table_of(parsed).doubts] == [
        "Rij 2 van de tabel telt 4 cellen en de kop 3", "Rij 3 van de tabel telt 2 cellen en de kop 3",
    ]  # fmt: skip


def test_a_part_in_html_is_read_as_such() -> None:
    text = "Voor\n\n<table>\n<tr><th>Actie<th>Wie</tr>\n\n<tr><td>a<td>b</tr>\n</table>\n\nNa **alles**\n"
    assert read(text) == ["Voor", [["Actie", "Wie"], ["a", "b"]], "Na alles"]


def test_notes_code_and_quotes() -> None:
    text = "VTH[^1] doet\n\n[^1]: Zie *bijlage*\n\n> Aangehaald\n\n```\n| geen | tabel |\n|---|---|\n```\n"
    assert read(text) == [
        "VTH1<raised> doet", "Aangehaald", "| geen | tabel |", "|---|---|", ("note", "1", "1<raised> Zie bijlage"),
    ]  # fmt: skip


def test_of_what_stands_before_the_text_only_the_title_and_the_municipality_are_kept() -> None:
    parsed = document('---\ntitle: "Plan 2026"\ngemeente: Wassenaar\nauthor: Een Naam\n---\n# Doel\n')
    assert parsed.properties == {"title": "Plan 2026", "company": "Gemeente Wassenaar"}
    assert told(parsed) == [("h1", "Doel")]
    assert "Naam" not in parsed.text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("# Plan\n\n## Doel\n\nDoen\n", True),
        ("Actie | Wie\n--- | ---\na | b\n", True),
        ("# Plan\n\nDoen\n", False),
        ("# een\n# twee\n", False),
        ("Actie | Wie\na | b\n", False),
        ("Actie\n-----\na | b\n", False),
        ("#1 Doel\n#2 Doen\n", False),
    ],
)
def test_a_text_that_clearly_is_markdown_is_read_as_such(text: str, is_one: bool) -> None:
    assert (document_of(text.encode(), "plan.txt").media_type == "text/markdown") is is_one
    assert document_of(text.encode(), "plan.MD").media_type == "text/markdown"


def test_the_name_decides_between_texts_only() -> None:
    assert document_of(b"<!doctype html><p>Plan</p>", "plan.md").media_type == "text/html"
    with pytest.raises(DocumentError, match="text-is-rtf"):
        document_of(b"{\\rtf1 Plan}", "plan.md")
    assert [reader.name for reader in READERS if len(reader.endings) > 0] == ["Markdown", "CSV"]


@pytest.mark.parametrize("text", ["", "---\ntitle: x\n---\n", "<!-- niets -->", "\n***\n", "[1]: https://x"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="text-empty"):
        document(text)


def test_the_encoding_is_that_of_texts() -> None:
    assert told(document_of("# Één".encode("cp1252"), "plan.md", "cp1252")) == [("h1", "Één")]
    with pytest.raises(DocumentError, match="encoding-differs"):
        document_of("# Één".encode("cp1252"), "plan.md")
