"""Spreadsheets as an enemy or an accident makes them, through the door that everybody uses."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from loaders.document import ReaderLimits, document_of
from loaders.document.model import holes
from loaders.faults import DocumentError
from tests.loaders.document.old_workbook import compound
from tests.loaders.document.sheet_files import codes, grid, raw_ods, raw_xlsx, words

ROW = f'<row r="1">{words("A1", "Actie")}{words("B1", "Wie")}</row>'
PLAN = raw_xlsx(ROW)


def _bomb() -> bytes:
    """A sheet of 100 MB in 100 kB."""
    stream = io.BytesIO(raw_xlsx(ROW))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/media/big.xml", b"<x>" + b" " * 100_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (random.Random(1).randbytes(5_000), "plan.xlsx", "text-binary"),
        (random.Random(2).randbytes(5_000), "plan.csv", "text-binary"),
        (random.Random(3).randbytes(50), "plan.csv", "encoding-differs"),
        (b"PK\x03\x04" + random.Random(4).randbytes(5_000), "plan.xlsx", "packed-broken"),
        (PLAN[: len(PLAN) // 2], "plan.xlsx", "packed-broken"),
        (compound("EncryptedPackage", b"x"), "plan.xlsx", "packed-encrypted"),
        (b"\x0eOefenmans" + b"\0" * 155, "~$plan.xlsx", "office-lock-file"),
        (b",OEFENMANS,pc,27.11.2026 09:00,file:///;", ".~lock.plan.ods#", "office-lock-file"),
        (b"", "plan.xlsx", "text-empty"),
        (b"\x89PNG\r\n\x1a\n", "plan.csv", "text-is-image"),
        (raw_ods("<x>" * 5_000 + "</x>" * 5_000), "plan.ods", "xml-broken"),
        (raw_xlsx("<row/>" * 10 + "<c>" * 300 + "</c>" * 300), "plan.xlsx", "xml-broken"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused_with_its_reason(content: bytes, name: str, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document_of(content, name)
    assert caught.value.fault.code == code


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv", "plan.txt", "plan", "plan.docx", "plan.ods"])
def test_a_wrong_name_does_not_matter_where_the_content_says_what_it_is(name: str) -> None:
    assert grid(document_of(PLAN, name)) == [["Actie", "Wie"]]


def test_a_member_that_nobody_reads_is_not_unpacked() -> None:
    assert grid(document_of(_bomb(), "plan.xlsx")) == [["Actie", "Wie"]]


def test_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<worksheet><sheetData/></worksheet>", encoding="utf-8")
    links = PLAN_LINKS.format(target=secret.as_uri(), mode='TargetMode="External"')
    with pytest.raises(DocumentError) as caught:
        document_of(raw_xlsx(ROW, members={"xl/_rels/workbook.xml.rels": links}), "plan.xlsx")
    assert caught.value.fault.code == "sheets-empty"
    links = PLAN_LINKS.format(target="../../../../../../../" + str(secret), mode="")
    with pytest.raises(DocumentError) as caught:
        document_of(raw_xlsx(ROW, members={"xl/_rels/workbook.xml.rels": links}), "plan.xlsx")
    assert caught.value.fault.code == "sheets-broken"


PLAN_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://x/worksheet" Target="{target}" {mode}/></Relationships>'
)


def test_16384_columns_are_read() -> None:
    row = "".join(f'<c t="str"><v>{column}</v></c>' for column in range(16_384))
    document = document_of(raw_xlsx(f"<row>{row}</row><row>{row}</row>"), "plan.xlsx")
    assert list(holes(document)) == []
    assert len(grid(document)[0]) == 16_384


def test_memory_that_runs_out_names_the_limit() -> None:
    shared = "".join(f"<si><t>{number} {'x' * 1_000}</t></si>" for number in range(100_000))
    content = raw_xlsx(ROW, members={"xl/sharedStrings.xml": f"<sst>{shared}</sst>"})
    with pytest.raises(DocumentError) as caught:
        document_of(content, "plan.xlsx", limits=ReaderLimits(memory=250_000_000))
    assert caught.value.fault.facts == {"limit": 250_000_000}


def test_a_macro_is_said_and_a_workbook_with_one_is_read() -> None:
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    document = document_of(raw_xlsx(ROW, kind=kind, members={"xl/vbaProject.bin": b"\xd0"}), "plan.xlsm")
    assert codes(document) == ["macros-left-out"]
