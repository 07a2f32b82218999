"""The formats: which reader is asked, and that nothing is left without one."""

import pytest

from loaders.document import document_of
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
