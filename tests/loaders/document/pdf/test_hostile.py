"""Files that are broken, locked, or made to cost much: each is a fault with a code, within seconds."""

import random
import zlib
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from graph.model.faults import Fault
from loaders.document import document_of
from loaders.document.model import holes
from loaders.document.pdf import document_of_pdf, is_pdf, limits
from loaders.faults import DocumentError
from tests.loaders.document.pdf.paper import Paper, read, tables

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HELLO = b"BT /F 12 Tf 50 700 Td (Hallo daar) Tj ET"


def refused(content: bytes) -> Fault:
    with pytest.raises(DocumentError) as caught:
        document_of_pdf(content, "plan.pdf")
    return caught.value.fault


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(out))


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (more, len(packed), packed)


def page(data: bytes, *more: bytes, box: bytes = b"0 0 595 842", forms: bytes = b"") -> bytes:
    """A PDF of one page that draws this; objects that follow it begin at number 6."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % (box, forms),
        stream(data),
        FONT,
        *more,
    )


def test_a_page_made_by_hand_is_read() -> None:
    assert read(page(HELLO)).text == "Hallo daar\n"


@pytest.mark.parametrize("content", [b"%PDF-", b"%PDF-1.7\n%%EOF", Paper().say(50, 700, "Een zin.").content()[:400]])
def test_a_broken_or_truncated_file_is_broken(content: bytes) -> None:
    assert refused(content) == Fault("pdf-broken")


def test_a_file_whose_pages_hold_each_other_is_broken() -> None:
    assert (
        refused(objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 3>>")).code == "pdf-broken"
    )


def test_a_password_is_said() -> None:
    paper = Paper(encrypt=StandardEncryption("geheim", canPrint=0)).say(50, 700, "Een zin.")
    assert refused(paper.content()) == Fault("pdf-locked")


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    paper = Paper(encrypt=StandardEncryption("", "baas", canPrint=0)).say(50, 700, "Een zin.")
    assert paper.read().text == "Een zin.\n"


def picture() -> ImageReader:
    # A picture of one black point: enough to be one.
    from PIL import Image

    out = BytesIO()
    Image.new("L", (1, 1)).save(out, "PNG")
    return ImageReader(out)


def test_a_scan_is_refused_and_a_page_that_is_a_picture_is_told() -> None:
    scan = Paper()
    scan.canvas.drawImage(picture(), 0, 0, 595, 842)
    assert refused(scan.page().content()) == Fault("pdf-is-scan", {"pages": 1})
    mixed = Paper().say(50, 700, "Een zin.").page()
    mixed.canvas.drawImage(picture(), 0, 0, 595, 842)
    (issue,) = mixed.page().read().issues
    assert (issue.code, issue.message.endswith(": 2.")) == ("pages-are-pictures", True)


def test_pages_without_anything_are_empty() -> None:
    assert refused(Paper().page().page().content()) == Fault("text-empty")


def test_more_pages_than_are_read_are_refused_before_any_is_opened() -> None:
    kids = b"3 0 R " * (limits.MOST_PAGES + 1)
    content = objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, limits.MOST_PAGES + 1),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )
    assert refused(content) == Fault("pdf-too-many-pages", {"pages": 2_001, "limit": 2_000})


@pytest.mark.parametrize(
    ("side", "code"), [(14_400, None), (14_401, "pdf-page-too-large"), (10**9, "pdf-page-too-large")]
)
def test_a_page_has_sides_of_at_most_200_inch(side: int, code: str | None) -> None:
    content = page(HELLO, box=b"0 0 595 %d" % side)
    if code is None:
        assert read(content).text == "Hallo daar\n"
    else:
        assert refused(content).code == code


def test_more_signs_on_a_page_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    million = page(b"BT /F 1 Tf 50 700 Td " + b"(aaaaaaaaaa aaaaaaaaa) Tj " * 50_000 + b"ET")
    assert refused(million) == Fault("pdf-too-many-signs", {"page": 1, "limit": 100_000})
    monkeypatch.setattr(limits, "MOST_SIGNS", 8)
    assert refused(page(HELLO)).code == "pdf-too-many-signs"


def test_more_drawn_things_than_are_looked_at_are_refused() -> None:
    million = page(HELLO + b"0 0 m 100 100 l S\n" * 1_000_000)
    assert refused(million) == Fault("pdf-too-many-objects", {"page": 1, "limit": 200_000})


def test_a_drawing_with_many_corners_is_passed_over() -> None:
    assert read(page(HELLO + b" 0 0 m " + b"100 100 l " * 100_000 + b"S")).text == "Hallo daar\n"


def test_where_more_lines_are_drawn_than_tables_have_the_words_are_read_and_it_is_told() -> None:
    many = b"".join(b"%.2f 0 m %.2f 800 l S 0 %.2f m 595 %.2f l S\n" % ((at * 4.0,) * 4) for at in range(2_100))
    document = read(page(HELLO + many))
    assert "".join(document.text.split()) == "Hallodaar"
    assert [issue.code for issue in document.issues] == ["pages-are-drawings"]


def test_thousands_of_short_lines_in_two_columns_cost_seconds() -> None:
    """Each line was held against all below it."""
    lines = b"".join(b"BT /F 1 Tf 50 %.2f Td (a) Tj 200 0 Td (b) Tj ET " % (at * 0.9) for at in range(6_000))
    assert len(read(page(HELLO + lines, box=b"0 0 595 6000")).text) > 12_000


def forms(depth: int, times: int) -> bytes:
    """A page with forms within forms, each drawing the next one so many times."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F 5 0 R>>"
    inner = [stream(b"/X Do " * times, head + b"/XObject<</X %d 0 R>>>>" % (7 + at)) for at in range(depth - 1)]
    return page(b"/X Do", *inner, stream(HELLO, head + b">>"), forms=b"/XObject<</X 6 0 R>>")


def test_forms_within_forms_are_read_to_a_depth() -> None:
    assert read(forms(5, 1)).text == "Hallo daar\n"
    assert refused(forms(30, 1)).code == "pdf-too-many-objects"
    assert refused(forms(6, 10)).code == "pdf-too-many-objects"


def test_lines_within_a_form_are_where_people_see_them() -> None:
    lines = b"0 0 m 300 0 l S 0 20 m 300 20 l S 0 40 m 300 40 l S 0 0 m 0 40 l S 150 0 m 150 40 l S 300 0 m 300 40 l S "
    words = b"".join(b"BT /F 10 Tf %d %d Td (w%d) Tj ET " % (3 + x, 6 + y, x + y) for x in (0, 150) for y in (0, 20))
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[1 0 0 1 50 0]/Resources<</Font<</F 5 0 R>>>>"
    content = page(b"q 1 0 0 1 0 600 cm /X Do Q", stream(lines + words, head), forms=b"/XObject<</X 6 0 R>>")
    (table,) = tables(read(content))
    assert (table.height, table.width) == (2, 2)


def test_numbers_beyond_all_measure_do_no_harm() -> None:
    wild = b" 0 0 m 99999999999999999999 0 l S BT /F 99999999999999999999 Tf 9999999999999 1 Td (x) Tj ET"
    assert "Hallo daar" in read(page(HELLO + wild)).text


def test_a_pdf_is_told_by_its_mark_and_nothing_else() -> None:
    assert is_pdf(b"\n\n%PDF-1.4")
    assert not is_pdf(b"Plan over %PDF")
    assert not is_pdf(b" " * 1024 + b"%PDF-1.4")
    assert document_of(page(HELLO), "plan.txt").media_type == "application/pdf"


def valid() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    for quarter in range(2):
        canvas.grid((50, 200, 400), (700, 680, 660, 640))
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(53, 686, "Actie")
        canvas.drawString(203, 686, "Wie")
        canvas.setFont("Times-Roman", 9)
        for line in range(12):
            canvas.drawString(50, 600 - 12 * line, "Tekst over de wijk en meer woorden die doorlopen in de regel")
        canvas.rotate(90 * quarter)
        canvas.drawString(100, -100, "gedraaid")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("seed", range(8))
def test_bytes_that_are_flipped_give_a_document_or_a_fault(seed: int) -> None:
    chance = random.Random(seed)
    good = valid()
    for _ in range(60):
        content = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            del content[chance.randrange(8, len(content)) :]
        try:
            document = document_of_pdf(bytes(content), "plan.pdf")
        except DocumentError:
            continue
        assert list(holes(document)) == []
