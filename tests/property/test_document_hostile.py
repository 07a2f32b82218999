"""Files that were made to do harm, or are broken at random: a fault or a document, never anything else, and in time."""

import gc
import random
import time
from collections.abc import Callable

import pytest

from loaders.document.model import holes
from loaders.faults import DocumentError
from tests.loaders.document.office_files import document_of, docx, flat_odt, odt, p, zipped

RUNS = 150
# Files broken at random for each format in one run: about five seconds in all. A run of 146,000 by hand found no more.
WORD = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
TEXT = "<text:p>x</text:p>"


WIDE = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{WORD}</w:tc>'


def outcome(content: bytes, name: str = "plan") -> str:
    """The code of the fault, or nothing where there is a document without holes."""
    try:
        document = document_of(content, name)
    except DocumentError as error:
        return error.fault.code
    assert list(holes(document)) == []
    return ""


def nested(begin: str, end: str, inner: str, depth: int) -> str:
    return begin * depth + inner + end * depth


ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize("member", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "docProps/core.xml"])
def test_entities_are_refused_in_every_part_of_a_word_file(member: str) -> None:
    content = docx(WORD, {member: f"{ENTITY}<a>&b;</a>"}, styles="")
    assert outcome(content) == "xml-declares"


@pytest.mark.parametrize("member", ["content.xml", "styles.xml", "meta.xml"])
def test_entities_are_refused_in_every_part_of_an_odf_text(member: str) -> None:
    assert outcome(odt(TEXT, extra={member: f"{ENTITY}<a>&c;</a>"})) == "xml-declares"


def test_entities_are_refused_in_a_flat_odf_text() -> None:
    content = flat_odt(TEXT).replace(b"?>", b"?>" + ENTITY.encode(), 1)
    assert outcome(content) == "xml-declares"


def test_entities_of_a_page_are_not_read() -> None:
    page = f"<!DOCTYPE html [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><p>a&b;</p>{ENTITY}"
    document = document_of(page.encode(), "plan.html")
    assert "root:" not in document.text


def test_a_bomb_in_a_word_file_is_refused() -> None:
    assert outcome(docx(WORD, {"word/document.xml": b" " * 40_000_000})) == "packed-grows"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (docx(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", WORD, 60)), ("",)),
        (docx(nested("<w:tbl><w:tr><w:tc>", f"</w:tc><w:tc>{WORD}</w:tc></w:tr></w:tbl>", WORD, 60)), ("",)),
        (docx(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", WORD, 120)), ("",)),
        (docx(f"<w:p>{nested('<w:ins>', '</w:ins>', '<w:r><w:t>x</w:t></w:r>', 245)}</w:p>"), ("",)),
        (docx(nested("<w:sdt>", "</w:sdt>", WORD, 5_000)), ("xml-broken",)),
        (odt(nested("<text:section>", "</text:section>", TEXT, 240)), ("",)),
        (odt(f"<text:p>{nested('<text:span>', '</text:span>', 'x', 245)}</text:p>"), ("",)),
        (odt(nested("<text:list><text:list-item>", "</text:list-item></text:list>", TEXT, 120)), ("",)),
        (odt(nested("<text:span>", "</text:span>", "x", 5_000)), ("xml-broken",)),
        (b"<p>" + b"<div>" * 1_000 + b"x", ("",)),
        (b"<p>" + b"<div>" * 100_000 + b"x", ("page-too-deep",)),
        (b"<table><tr><td>a<td>" * 500 + b"x", ("",)),
        (b"<ul><li>x" * 900, ("",)),
    ],
)
def test_what_is_deep_is_read_or_refused(content: bytes, codes: tuple[str, ...]) -> None:
    assert outcome(content) in codes


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"<table>" + b"<tr><td rowspan=65534>x" * 2_000 + b"</table>", ("table-too-large",)),
        (b"<table>" + (b"<tr>" + b"<td rowspan=65534 colspan=1000>x" * 30) * 30 + b"</table>", ("", "table-too-large")),
        (docx(f'<w:tbl><w:tr>{WIDE}<w:tc>{WORD}</w:tc></w:tr></w:tbl>'), ("",)),
        (b"<p " + b" ".join(b"a%d=1" % at for at in range(50_000)) + b">x", ("page-too-deep",)),
        (docx(f'<w:p a="{random.Random(1).randbytes(5_500_000).hex()}"/>{WORD}'), ("xml-broken",)),
        (b"<p title='" + b"x" * 15_000_000 + b"'>x", ("",)),
        (b"# a\n## b\n" + b"|" * 1_000_000 + b"\n|-|", ("table-too-large",)),
    ],
)  # fmt: skip
def test_what_is_wide_is_read_or_refused(content: bytes, codes: tuple[str, ...]) -> None:
    assert outcome(content) in codes


def _row(cells: str) -> str:
    return f"<w:tr>{cells}</w:tr>"


CELL = f"<w:tc>{WORD}</w:tc>"
FIELDS = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
GROWING: dict[str, Callable[[int], bytes]] = {
    "paragraphs of Word": lambda size: docx(WORD * size),
    "rows of Word": lambda size: docx(
        f"<w:tbl>{_row(f'<w:tc>{WORD}</w:tc><w:tc>{WORD}</w:tc>') * (size // 2)}</w:tbl>"
    ),
    "fields in one another": lambda size: docx(
        f"<w:p>{FIELDS * size}<w:r><w:t>x</w:t></w:r>{FIELDS.replace('begin', 'separate') * size}</w:p>{WORD}"
    ),
    "paragraphs whose ends were taken away": lambda size: docx(p("x", "<w:rPr><w:del/></w:rPr>") * size + WORD),
    "paragraphs of ODF": lambda size: odt(TEXT * size),
    "spaces of ODF": lambda size: odt("<text:p>x" + '<text:s text:c="9"/>' * size + "y</text:p>"),
    "paragraphs of a page": lambda size: b"<p>x" * size,
    "bold in bold": lambda size: b"<p>" + b"<b><p>x" * size,
    "tags that do not end": lambda size: b"<p>" + (b"<a" * 9_000 + b">x") * (size // 50),
    "rows of a page": lambda size: b"<table>" + b"<tr><td>x<td>y" * (size // 2) + b"</table>",
    "open brackets": lambda size: b"# a\n## b\n" + b"[](" * size * 10,
    "links that do not end": lambda size: b"# a\n## b\n" + (b"[](" + b"a" * 2_500) * (size // 50),
    "emphasis": lambda size: b"# a\n## b\n" + b"_a**b*" * size,
    "comments that do not end": lambda size: b"# a\n## b\n" + b"<!--" * size * 20,
    "code that does not end": lambda size: b"# a\n## b\n" + b"``` ` " * size * 5,
    "spaces in a row of dashes": lambda size: b"a|b\n-|" + b"- " * size * 20 + b"x",
    "rows of bars": lambda size: b"a|b\n-|-\n" + b"a|b|c\n" * size,
}


@pytest.mark.parametrize("kind", GROWING)
def test_what_it_costs_grows_with_the_length_and_not_faster(kind: str) -> None:
    """Four times the length costs about four times as much; what grows with the square costs sixteen.

    What a moment adds, because others use the machine too, is in one of the turns and not in all.
    """

    def cost(size: int) -> float:
        content = GROWING[kind](size)
        gc.collect()
        gc.disable()  # as in the process that reads a file: else it counts how much the tests before this one left
        try:
            begun = time.process_time()
            outcome(content, "plan.md" if kind in ("emphasis",) else "plan")
            return time.process_time() - begun
        finally:
            gc.enable()

    cost(1_000)
    assert any(cost(6_000) < 10 * max(0.02, cost(1_500)) for _ in range(5))


SAMPLES: dict[str, bytes] = {
    "docx": docx(
        p("Kop", '<w:outlineLvl w:val="0"/>') + f"<w:tbl>{_row(CELL * 3) * 2}</w:tbl>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
        footnotes=f'<w:footnote w:id="1">{WORD}</w:footnote>',
    ),
    "odt": odt(
        f'<text:h text:outline-level="1">Kop</text:h><text:list><text:list-item>{TEXT}</text:list-item></text:list>'
        f'<table:table><table:table-row><table:table-cell table:number-columns-spanned="2">{TEXT}</table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table>"
    ),
    "html": (
        b"<!doctype html><meta charset=utf-8><main><h1>Plan</h1><nav>menu</nav><ul><li>a<ol><li>b</ol></ul>"
        b"<table><caption>c<tr><th rowspan=2>Actie<th>Wie<tr><td>x</table><dl><dt>t<dd>d</dl><p>een<br>twee<sup>1"
    ),
    "md": b"# Plan\n\n## Doel\n\n- [x] a\n  - b\n\n| a | b |\n|---|---|\n| c<br>d | [e](f) **g** |\n\n"
    b"<table><tr><td>x</table>\n",
}
SNIPPETS = [
    b"<", b">", b"/>", b'"', b"&", b"|", b"\n", b"<tr>", b"<td rowspan=9>", b"</table>", b"<li>", b"</div>", b"9999999",
    b"-1", b"\xff", b"\x00", b"<w:p>", b"</w:tc>", b"<w:tbl>", b'<text:p text:style-name="x">', b"</table:table>",
    b"<!--", b"]]>", b"\xe2\x80\xa8", b"\xef\xbf\xbe", b"`", b"**", b"[",
]  # fmt: skip


def broken(content: bytes, chance: random.Random) -> bytes:
    """Content with a few stretches taken out, doubled or replaced."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        until = min(len(changed), at + chance.choice((0, 0, 1, 3, 20)))
        changed[at:until] = chance.choice((b"", bytes(changed[at:until]) * 2, chance.choice(SNIPPETS)))
    return bytes(changed)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_that_is_broken_at_random_is_read_or_refused(kind: str) -> None:
    chance = random.Random(f"{kind} 2026")
    for _ in range(RUNS):
        content = broken(SAMPLES[kind], chance)
        outcome(content, f"plan.{kind}")


@pytest.mark.parametrize(("kind", "member"), [("docx", "word/document.xml"), ("odt", "content.xml")])
def test_a_part_that_is_broken_at_random_is_read_or_refused(kind: str, member: str) -> None:
    import io
    import zipfile

    chance = random.Random(f"{member} 2026")
    with zipfile.ZipFile(io.BytesIO(SAMPLES[kind])) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    whole = members[member]
    assert isinstance(whole, bytes)
    for _ in range(RUNS):
        outcome(zipped({**members, member: broken(whole, chance)}))
