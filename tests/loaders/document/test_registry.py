"""The formats: which reader is asked, and that nothing is left without one."""

import pytest

from loaders.document import ReaderLimits, document_of
from loaders.document.registry import READERS
from loaders.faults import DocumentError


def test_plain_text_is_asked_last_and_takes_what_no_other_one_knows() -> None:
    assert READERS[-1].name == "text"
    assert READERS[-1].tells(b"\x00\x01")
    assert document_of("Één plan".encode("cp1252"), "plan.txt", "cp1252").text == "Één plan"


@pytest.mark.parametrize("content", [b"{\\rtf1 Plan}", b"\x89PNG\r\n"])
def test_a_format_without_a_reader_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="text-is-"):
        document_of(content, "plan")


def test_each_format_has_one_name_and_one_reader() -> None:
    assert len({reader.name for reader in READERS}) == len({reader.read for reader in READERS}) == len(READERS)


def test_plain_text_is_read_in_this_process_and_all_else_in_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    assert document_of(b"Een plan", "plan.txt").text == "Een plan"
    with pytest.raises(TypeError):
        document_of(b"PK\x03\x04", "plan.txt")


def test_a_limit_that_was_given_holds() -> None:
    with pytest.raises(DocumentError, match="reader-out-of-room"):
        document_of(b"PK\x03\x04", "plan.txt", limits=ReaderLimits(answer=1))
