"""The commands in the documentation run as they stand, and its links lead somewhere."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
EXAMPLES = Path("loaders/examples")
_COMMAND = re.compile(r"^\$ ketenkaart (.+)$", re.M)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def commands(page: Path) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.S)
    return [command for block in blocks for command in _COMMAND.findall(block)]


@pytest.mark.parametrize("page", [page for page in PAGES if len(commands(page)) > 0], ids=name)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KETENKAART_STORE", str(tmp_path / "ketenkaart.db"))
    shutil.copytree(ROOT / EXAMPLES, tmp_path / EXAMPLES)
    for command in commands(page):
        asked, _, target = command.partition(" > ")
        result = CliRunner().invoke(app, shlex.split(asked))
        assert result.exit_code == 0, f"{command}\n{result.output}"
        assert result.stdout.strip() != ""
        if target != "":
            (tmp_path / target).write_text(result.stdout, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


def test_every_command_is_in_the_reference() -> None:
    text = (ROOT / "docs/reference/command-line.md").read_text("utf-8")
    named = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
    assert len(named) >= 5
    for command in named:
        assert f"ketenkaart {command}" in text
