"""Workbooks of Excel before 2007: values and merged cells, and that no more than that is promised."""

import pytest

from loaders.document import document_of
from loaders.document.model import holes
from loaders.document.xls import document_of_xls, is_xls
from loaders.faults import DocumentError
from tests.loaders.document.old_workbook import compound, old_workbook
from tests.loaders.document.sheet_files import codes, grid, lines


def test_values_and_merged_cells_are_read_and_what_is_not_is_said() -> None:
    document = document_of_xls(old_workbook(), "plan.xls")
    assert list(holes(document)) == []
    assert grid(document) == [["Nr", "Actie", "Wanneer"], ["1", "Kaart", "1-6-2026"], ["2,5", "Kaart", "geen"]]
    assert codes(document) == ["values-only", "hidden-sheets-left-out"]
    assert lines(document) == []
    assert "geheim" not in document.text


def test_it_is_known_by_its_stream_and_not_by_its_name() -> None:
    assert is_xls(old_workbook())
    assert not is_xls(compound("WordDocument", "Workbook\0".encode("utf-16-le")))
    assert document_of(old_workbook(), "plan.txt").media_type == "application/vnd.ms-excel"


def test_a_packed_file_under_a_password_is_a_compound_file_and_said_to_be_locked() -> None:
    with pytest.raises(DocumentError, match="packed-encrypted"):
        document_of(compound("EncryptedPackage", b"x"), "plan.xlsx")


@pytest.mark.parametrize(
    "content", [old_workbook()[:3_000], compound("Workbook", b"x"), compound("Workbook", b"\x09\x08")]
)
def test_a_broken_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        document_of(content, "plan.xls")
