"""Files that are plans and files that are not: what is read, and what is refused with which code and facts."""

import os
import threading
from pathlib import Path

import pytest

from graph.model.faults import Fault
from loaders.document import DEFAULT_LIMIT, read_file_document
from loaders.document.decoding import ENCODINGS, decode_text, known_encoding
from loaders.document.text import document_of_bytes, document_of_text, read_bytes
from loaders.faults import DocumentError

TEXT = "Plan café\nvoor de wijk\n"


def refused(path: Path, **options: object) -> Fault:
    with pytest.raises(DocumentError) as caught:
        read_file_document(path, **options)  # type: ignore[arg-type]
    assert caught.value.where == str(path)
    return caught.value.fault


def refused_bytes(content: bytes, encoding: str | None = None) -> Fault:
    with pytest.raises(DocumentError) as caught:
        decode_text(content, encoding=encoding)
    assert caught.value.where == ""
    return caught.value.fault


# ---------------------------------------------------------------------------------------------------- what is read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_utf16_with_a_mark_are_read_without_being_named(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_both_orders_of_utf16_are_read_by_their_mark(mark: bytes, encoding: str) -> None:
    assert decode_text(mark + TEXT.encode(encoding)) == TEXT


def test_an_encoding_that_is_named_is_used() -> None:
    assert decode_text(TEXT.encode("cp1252"), encoding="cp1252") == TEXT


def test_a_replacement_sign_in_valid_utf8_is_no_fault_of_encoding() -> None:
    assert "\ufffd" in decode_text("1. \ufffdDoen".encode())


def test_line_breaks_of_every_system_end_a_line_and_stay_in_the_text() -> None:
    document = document_of_text("een\r\ntwee\rdrie\nvier", "plan.txt")
    assert [document.text[line.start : line.end] for line in document.lines] == ["een", "twee", "drie", "vier"]
    assert document.text.count("\r") == 2


def test_form_feeds_count_pages_and_are_in_no_line() -> None:
    document = document_of_text("een\n\ftwee\f\fdrie", "plan.txt")
    assert [line.page for line in document.lines] == [1, 2]
    assert document.quote(0, 3).page == 1


def test_without_form_feeds_a_page_is_not_known() -> None:
    assert {line.page for line in document_of_text("een\ntwee", "plan.txt").lines} == {None}


def test_a_quote_of_white_space_is_refused() -> None:
    with pytest.raises(ValueError, match="no text"):
        document_of_text("a  b", "plan.txt").quote(1, 3)


# ----------------------------------------------------------------------------------------------------- what is not


@pytest.mark.parametrize("content", [b"", b"\n\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\ufeff \n".encode("utf-16")])
def test_nothing_is_empty(content: bytes) -> None:
    assert refused_bytes(content) == Fault("text-empty")


@pytest.mark.parametrize("content", [b"\0" * 100, b"plan\0plan", bytes(range(256)) * 4, b"\x01\x02\x03 plan" * 50])
def test_nul_and_control_characters_are_no_text(content: bytes) -> None:
    assert refused_bytes(content).code == "text-binary"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "text-is-pdf"),
        (b"PK\x03\x04\x14\x00", "text-is-office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office-old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + "EncryptedPackage".encode("utf-16-le"), "packed-encrypted"),
        (b"{\\rtf1\\ansi plan}", "text-is-rtf"),
        (b"\x89PNG\r\n\x1a\n", "text-is-image"),
        (b"\xff\xd8\xff\xe0", "text-is-image"),
        (b"\x1f\x8b\x08", "text-is-packed"),
        (b"SQLite format 3\0", "text-is-database"),
    ],
)
def test_files_of_other_kinds_are_known_by_their_first_bytes(content: bytes, code: str) -> None:
    assert refused_bytes(content).code == code


@pytest.mark.parametrize("name", ["~$plan.docx", "map/~$plan.docx", ".~lock.plan.odt#"])
def test_what_an_office_program_puts_beside_an_open_file_is_never_read(name: str) -> None:
    """It holds the name of who has the file open."""
    content = b"\x08Een Naam" + b" " * 46 + "\x08Een Naam".encode("utf-16-le") + b" \0" * 45
    with pytest.raises(DocumentError, match="office-lock-file"):
        document_of_bytes(content, name)


def test_other_bytes_are_refused_with_their_place_and_a_way_out() -> None:
    fault = refused_bytes("eerste\ntweede caf\u00e9\n".encode("cp1252"))
    assert fault == Fault("encoding-differs", {"encoding": "utf-8", "byte": "0xe9", "offset": 17, "line": 2})


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_refused_with_its_name(encoding: str) -> None:
    assert refused_bytes("Plan van de wijk".encode(encoding)) == Fault("encoding-has-no-mark", {"encoding": encoding})


@pytest.mark.parametrize(
    "name",
    [
        *("utf8000", "rot13", "hex", "zip", "a\0b", "x" * 100),
        # Python has these, and reads texts in them: some at a cost far beyond the length of the text.
        *("punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "utf-32", "mbcs", "cp037", "shift_jis"),
    ],
)
def test_an_encoding_that_is_not_listed_is_refused_with_those_that_are(name: str) -> None:
    fault = refused_bytes(b"plan", encoding=name)
    assert fault == Fault("encoding-unknown", {"encoding": name[:40], "known": ENCODINGS})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("UTF8", b"caf\xc3\xa9"),
        ("u8", b"caf\xc3\xa9"),
        ("utf-8-sig", b"\xef\xbb\xbfcaf\xc3\xa9"),
        ("UTF-16LE", b"c\0a\0f\0\xe9\0"),
        ("utf_16_be", b"\0c\0a\0f\0\xe9"),
        ("windows-1252", b"caf\xe9"),
        ("latin1", b"caf\xe9"),
        ("ISO_8859-1", b"caf\xe9"),
        ("l9", b"caf\xe9"),
        ("ISO-8859-15", b"caf\xe9"),
    ],
)
def test_a_usual_other_name_of_an_encoding_is_understood(name: str, content: bytes) -> None:
    assert decode_text(content, encoding=name) == "café"


def test_every_encoding_that_is_listed_is_understood_by_that_name() -> None:
    assert [known_encoding(name) for name in ENCODINGS] == list(ENCODINGS)


def test_an_empty_name_of_an_encoding_is_none() -> None:
    assert decode_text(b"plan", encoding="") == "plan"


def test_half_a_character_at_the_end_of_utf16_is_refused() -> None:
    assert refused_bytes(b"\xff\xfea\0b").facts["encoding"] == "utf-16"


# -------------------------------------------------------------------------------------------------------- the file


def test_a_file_that_is_missing_a_folder_and_a_path_that_cannot_be() -> None:
    assert refused(Path("/nergens/plan.txt")) == Fault("file-not-readable", {"reason": "not-there"})
    assert refused(Path("/")) == Fault("file-is-folder")
    assert refused(Path("a\0b")) == Fault("file-name-unusable")


def test_a_name_that_is_too_long_and_a_link_to_itself(tmp_path: Path) -> None:
    assert refused(tmp_path / ("x" * 300)).facts == {"reason": "name-too-long"}
    link = tmp_path / "zelf"
    link.symlink_to(link)
    assert refused(link).facts == {"reason": "points-to-itself"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no name here")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    assert refused(pipe) == Fault("file-not-plain")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, "utf-8")

    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbidden)
    assert refused(path).facts == {"reason": "no-permission"}


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000_000)  # takes no room: nothing of it is ever read
    assert refused(path) == Fault("file-too-large", {"size": 50_000_000_000, "limit": DEFAULT_LIMIT})


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"plan")
    assert read_bytes(path, 4) == b"plan"
    with pytest.raises(DocumentError, match=r"file-too-large \(size=4, limit=3\)"):
        read_bytes(path, 3)


def test_a_file_that_vanishes_between_asking_and_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, "utf-8")
    opened = os.open

    def vanishing(name: Path, flags: int) -> int:
        path.unlink()
        return opened(name, flags)

    monkeypatch.setattr(os, "open", vanishing)
    assert refused(path).facts == {"reason": "not-there"}


@pytest.mark.parametrize("change", [b"en nog meer", b""])
def test_a_file_that_changes_while_it_is_read_is_refused(
    change: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, "utf-8")
    asked = os.fstat

    def changing(handle: int) -> os.stat_result:
        before = asked(handle)
        path.write_bytes(change + path.read_bytes() if change else b"")
        return before

    monkeypatch.setattr(os, "fstat", changing)
    assert refused(path) == Fault("file-changed")


def test_reading_from_many_threads_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, "utf-8")
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(read_file_document(path).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [TEXT] * 8
