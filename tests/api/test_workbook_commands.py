"""A plan goes out as a workbook, is mended, and comes in again; nothing that is there is written over."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from tests.loaders.workbook.book import TEXT, changed

RUNNER = CliRunner()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KETENKAART_STORE", str(tmp_path / "ketenkaart.db"))
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*words: str, code: int = 0) -> str:
    result = RUNNER.invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_that_nobody_touched_writes_nothing_new(folder: Path, ending: str) -> None:
    run("load", "plan.txt", "--accept")
    assert "Geschreven" in run("read", "plan.txt", "--workbook", f"plan.{ending}")
    assert "er is niets geschreven" in run("load", f"plan.{ending}")


def test_what_is_there_is_never_written_over(folder: Path) -> None:
    """A workbook in which somebody worked was gone at the next reading."""
    (folder / "plan.xlsx").write_bytes(b"mine")
    assert "plan.xlsx is er al." in run("read", "plan.txt", "--workbook", "plan.xlsx", code=2)
    assert (folder / "plan.xlsx").read_bytes() == b"mine"


def test_the_ending_says_which_format(folder: Path) -> None:
    assert "eindigen op .xlsx of .ods" in run("template", "plan.docx", code=2)
    run("template", "LEEG.ODS")
    assert (folder / "LEEG.ODS").read_bytes().startswith(b"PK")


def test_an_empty_template_is_no_plan(folder: Path) -> None:
    run("template", "leeg.xlsx")
    assert "Niet opgeslagen" in run("load", "leeg.xlsx", code=2)


def test_a_mistake_is_told_with_its_cell_and_what_to_do(folder: Path) -> None:
    run("read", "plan.txt", "--workbook", "plan.ods")
    content = changed(
        (folder / "plan.ods").read_bytes(), "content.xml", lambda xml: xml.replace(b">houder<", b">baas<")
    )
    (folder / "plan.ods").write_bytes(content)
    told = run("load", "plan.ods", code=2)
    assert "Partners!B2: 'baas' is geen van de keuzes. Kies uit: in de partnerlijst, betaalt, regie" in told
    assert "niet goed ingevuld" in told
