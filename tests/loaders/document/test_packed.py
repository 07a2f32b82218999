"""Packed files: what each limit refuses, and that nothing the file says of itself is believed."""

import io
import struct
import zipfile
import zlib

import pytest

from loaders.document import packed
from loaders.document.packed import Packed, packed_type
from loaders.document.xml_door import declares, parse_xml
from loaders.faults import DocumentError

ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_members_are_read_as_they_were_packed() -> None:
    opened = Packed.opened(zipped({"a.xml": b"<a/>", "map/": b"", "map/b": b"b" * 200_000}))
    assert opened.names == {"a.xml", "map/b"}
    assert (opened.read("a.xml"), opened.read("map/b"), opened.read("c")) == (b"<a/>", b"b" * 200_000, None)


def test_a_stored_member_is_read_too() -> None:
    assert Packed.opened(zipped({"mimetype": b"x/y"}, zipfile.ZIP_STORED)).read("mimetype") == b"x/y"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 100, b"x" * 100])
def test_what_is_no_whole_packed_file_is_broken(content: bytes) -> None:
    with pytest.raises(DocumentError, match="packed-broken"):
        Packed.opened(content)


def test_a_packed_file_that_breaks_off_is_broken() -> None:
    whole = zipped({"a": bytes(range(256)) * 50})
    for length in range(4, len(whole), 37):
        with pytest.raises(DocumentError, match="packed-broken"):
            Packed.opened(whole[:length]).read("a")


def test_one_member_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_MEMBERS", 3)
    Packed.opened(zipped({str(n): b"" for n in range(3)}))
    with pytest.raises(DocumentError, match=r"packed-many-members \(members=4, limit=3\)"):
        Packed.opened(zipped({str(n): b"" for n in range(4)}))


def test_a_member_under_a_password_is_refused() -> None:
    content = bytearray(zipped({"a": b"a"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentError, match="packed-encrypted"):
        Packed.opened(bytes(content))


def test_an_odf_file_under_a_password_is_refused() -> None:
    manifest = b'<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(DocumentError, match="packed-encrypted"):
        Packed.opened(zipped({"META-INF/manifest.xml": manifest}))


@pytest.mark.parametrize("name", ["/etc/passwd", "../a", "a/../../b", "..\\a", "\\\\host\\a", "c:\\a", "C:/a"])
def test_a_name_that_leads_out_of_the_file_is_refused(name: str) -> None:
    with pytest.raises(DocumentError, match="packed-name"):
        Packed.opened(zipped({name: b""}))


def test_a_name_that_only_looks_like_a_path_is_none() -> None:
    assert Packed.opened(zipped({"a..b/c.xml": b"x", "word/a:b.xml": b""})).read("a..b/c.xml") == b"x"


def test_two_members_of_one_name_are_refused() -> None:
    """One program reads the first and another the last: nobody knows what such a file says."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", b"2")
    with pytest.raises(DocumentError, match="packed-name"):
        Packed.opened(stream.getvalue())


def test_a_way_of_packing_that_no_office_program_uses_is_refused() -> None:
    with pytest.raises(DocumentError, match="packed-broken"):
        Packed.opened(zipped({"a": b"a"}, zipfile.ZIP_BZIP2))


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_UNPACKED", 1_000)
    opened = Packed.opened(zipped({"a": b"a" * 600, "b": b"b" * 600}))
    opened._left = 1_000
    assert opened.read("a") == opened.read("a") == b"a" * 600
    with pytest.raises(DocumentError, match=r"packed-too-large \(limit=1000\)"):
        opened.read("b")


def test_the_limits_are_those_that_real_files_need() -> None:
    """Moved, these let a bomb in or keep a large plan out; see the lines beside them."""
    assert (packed.MOST_MEMBERS, packed.MOST_UNPACKED, packed.MOST_RATIO) == (10_000, 300_000_000, 200)


def test_a_member_that_bursts_is_refused_long_before_its_end() -> None:
    bomb = zipped({"a": b"\0" * 200_000_000})
    opened = Packed.opened(bomb)
    with pytest.raises(DocumentError, match=r"packed-grows \(limit=200\)"):
        opened.read("a")
    assert packed.MOST_UNPACKED - opened._left < packed.SMALL + 200_000


def test_a_small_member_may_grow() -> None:
    assert len(Packed.opened(zipped({"a": b" " * 1_000_000})).read("a") or b"") == 1_000_000


def _lying(size: int, content: bytes, said: bytes) -> bytes:
    """A packed file whose list of members says that a member of some content is shorter, with the checksum of that."""
    whole = bytearray(zipped({"a": content}))
    listed = whole.index(b"PK\x01\x02")
    whole[listed + 16 : listed + 20] = struct.pack("<L", zlib.crc32(said))
    whole[listed + 24 : listed + 28] = struct.pack("<L", size)
    return bytes(whole)


def test_a_size_that_the_file_lies_about_is_no_limit() -> None:
    """Another unpacker goes on behind the size that is said; the standard library stops there and finds all well."""
    lying = _lying(3, b"abc" + b"d" * 1_000_000, b"abc")
    with zipfile.ZipFile(io.BytesIO(lying)) as archive:
        assert archive.read("a") == b"abc"
    with pytest.raises(DocumentError, match="packed-broken"):
        Packed.opened(lying).repacked()


def test_a_wrong_checksum_is_broken() -> None:
    with pytest.raises(DocumentError, match="packed-broken"):
        Packed.opened(_lying(3, b"abc", b"abd")).read("a")


def test_repacked_holds_the_same_members_and_nothing_else() -> None:
    content = zipped({"a.xml": b"<a/>", "map/": b"", "b": b"b" * 70_000})
    again = Packed.opened(b"".join([content[:-2], b"\x04\0", b"hide"])).repacked()
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {info.filename: archive.read(info) for info in archive.infolist()} == {
            "a.xml": b"<a/>",
            "b": b"b" * 70_000,
        }
    assert b"hide" not in again


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-be"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    content = ENTITIES.decode().encode(encoding)
    assert declares(content)
    with pytest.raises(DocumentError, match="xml-declares"):
        parse_xml(content, "a.xml")
    opened = Packed.opened(zipped({"a.xml": content}))
    with pytest.raises(DocumentError, match=r"xml-declares \(member='a.xml'\)"):
        opened.repacked()


def test_a_document_type_in_another_encoding_is_refused_too() -> None:
    content = b'<?xml version="1.0" encoding="UTF-7"?>' + ENTITIES.replace(b"<!", b"+ADwAIQ-")
    with pytest.raises(DocumentError, match=r"xml-(declares|broken)"):
        parse_xml(content, "a.xml")


@pytest.mark.parametrize("content", [b"", b"<a>", b"<a></b>", b"\xff\xfe<", b"<a>\0</a>", b"<a>" * 300 + b"</a>" * 300])
def test_broken_and_deep_xml_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="xml-broken"):
        parse_xml(content, "a.xml")


def test_xml_comes_without_comments() -> None:
    assert [child.tag for child in parse_xml(b"<a><!-- b --><?c d?><e/></a>", "a.xml")] == ["e"]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "application/vnd.oasis.opendocument.text"),
        ({"[Content_Types].xml": f'<T xmlns="t"><Override ContentType="{WORD}"/></T>'.encode()}, WORD),
        ({"[Content_Types].xml": b'<T><Default ContentType="image/png"/></T>'}, None),
        ({"a.txt": b"a"}, None),
    ],
)
def test_a_packed_file_says_what_it_is(members: dict[str, bytes], kind: str | None) -> None:
    assert packed_type(zipped(members)) == kind


def test_what_is_not_packed_has_no_packed_type() -> None:
    assert packed_type(b"plan") is None
