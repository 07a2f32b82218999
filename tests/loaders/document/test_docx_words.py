"""Boxes, fields, notes and what stands around in Word files, each by its smallest example. All names are made up."""

import pytest

from tests.loaders.document.office_files import (
    document_of,
    docx,
    p,
    styled,
    told,
)
from tests.loaders.document.test_docx import STYLES, read


def test_a_text_box_stands_once_behind_the_paragraph_it_hangs_on() -> None:
    box = f"<w:txbxContent>{p('In het kader')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read(f"<w:p><w:r><w:t>Tekst</w:t></w:r><w:r>{both}</w:r></w:p>{p('Verder')}") == [
        "Tekst", "In het kader", "Verder",
    ]  # fmt: skip


def test_a_sign_with_a_plainer_form_is_read_by_that_form() -> None:
    both = "<mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>"
    assert read(f"<w:p><w:r>{both}</w:r></w:p>") == ["☺"]


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_field_is_read_by_its_result() -> None:
    code = "<w:r><w:instrText>REF _x \\h</w:instrText></w:r><w:r><w:t>code</w:t></w:r>"
    field = sign("begin") + code + sign("separate") + "<w:r><w:t>hoofdstuk 2</w:t></w:r>" + sign("end")
    simple = '<w:fldSimple w:instr="DATE"><w:r><w:t xml:space="preserve"> in 2026</w:t></w:r></w:fldSimple>'
    assert read(f"<w:p><w:r><w:t>Zie </w:t></w:r>{field}{simple}</w:p>") == ["Zie hoofdstuk 2 in 2026"]


def test_a_field_that_does_not_end_hides_nothing() -> None:
    assert read(f"<w:p>{sign('begin')}<w:r><w:t>Een</w:t></w:r></w:p>{p('Twee')}") == ["Een", "Twee"]
    assert read(f"<w:p>{sign('end')}{sign('separate')}<w:r><w:t>Een</w:t></w:r></w:p>") == ["Een"]


def test_a_hyperlink_is_its_text() -> None:
    assert read('<w:p><w:hyperlink r:id="x"><w:r><w:t>Meer lezen</w:t></w:r></w:hyperlink></w:p>') == ["Meer lezen"]


@pytest.mark.parametrize(("value", "expected"), [("1", "☑"), ("0", "☐")])
def test_a_check_box_is_a_sign_before_its_item(value: str, expected: str) -> None:
    box = (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert read(f"<w:p>{box}<w:r><w:t xml:space='preserve'> Meldpunt</w:t></w:r></w:p>") == [f"{expected} Meldpunt"]


def test_an_older_check_box_of_a_form_is_a_sign_too() -> None:
    data = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    box = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{sign("end")}'
    assert read(f"<w:p>{box}<w:r><w:t> Meldpunt</w:t></w:r></w:p>") == ["☑ Meldpunt"]


def test_a_field_that_nobody_filled_in_is_left_out_and_told() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Kies een trekker</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document = document_of(docx(f"<w:p><w:r><w:t>Trekker:</w:t></w:r>{prompt}</w:p>"), "plan.docx")
    assert told(document) == ["Trekker:"]
    assert [issue.code for issue in document.issues] == ["fields-not-filled-in"]


def test_a_table_of_contents_is_furniture() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Inhoud')}</w:sdtContent></w:sdt>"
    )
    code = f'{sign("begin")}<w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>{sign("separate")}'
    field = f"<w:p>{code}<w:r><w:t>Doel 1</w:t></w:r></w:p>{p('Doen 2')}<w:p>{sign('end')}</w:p>"
    assert read(control + field + styled("Wie 3", "Inhopg1") + p("Doel"), styles=STYLES) == [
        ("contents", "Inhoud"), ("contents", "Doel 1"), ("contents", "Doen 2"), ("contents", "Wie 3"), "Doel",
    ]  # fmt: skip


def test_notes_stand_at_the_end_and_their_signs_in_the_text() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="5">{p("Eerste noot")}</w:footnote><w:footnote w:id="4">{p("Nooit genoemd")}</w:footnote>'
        f'<w:footnote w:id="6">{p("Sterretje")}</w:footnote>'
    )
    body = (
        '<w:p><w:r><w:t>VTH</w:t><w:footnoteReference w:id="5"/></w:r><w:r><w:t>, RIEC</w:t>'
        '<w:footnoteReference w:id="6" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    endnotes = f'<w:endnote w:id="2">{p("Achteraan")}</w:endnote>'
    assert read(body, footnotes=notes, endnotes=endnotes) == [
        "VTH1<raised>, RIEC*i<raised>",
        ("note", "1", "1<raised> Eerste noot"), ("note", "*", "*<raised> Sterretje"),
        ("note", "i", "i<raised> Achteraan"),
    ]  # fmt: skip


def test_comments_are_told_and_are_no_text() -> None:
    body = '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Plan</w:t><w:commentReference w:id="1"/></w:r></w:p>'
    comment = f'<w:comment w:id="1">{p("Vraag aan de wijk")}</w:comment>'
    document = document_of(docx(body, comments=comment), "plan.docx")
    assert told(document) == ["Plan"]
    assert [issue.code for issue in document.issues] == ["comments-left-out"]


def test_headers_and_footers_come_once_at_the_end() -> None:
    header = '<w:headerReference r:id="header{}"/>'
    references = header.format(1) + header.format(2) + '<w:footerReference r:id="footer1"/>'
    document = docx(
        p("Plan") + f"<w:sectPr>{references}</w:sectPr><w:sectPr>{references}</w:sectPr>",
        header1=p("Uitvoeringsplan"),
        header2=p("Uitvoeringsplan"),
        footer1=p("Pagina 3 van 10"),
    )
    expected = ["Plan", ("running-title", "Uitvoeringsplan"), ("page-number", "Pagina 3 van 10")]
    assert told(document_of(document, "plan.docx")) == expected
