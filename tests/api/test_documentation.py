"""Every command, option and setting stands in the documentation, and nothing else does."""

import re
from collections.abc import Iterator
from pathlib import Path

import typer.main
from typer.core import TyperGroup, TyperOption

from api.cli import app
from api.settings import Settings

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "command-line.md").read_text("utf-8")
QUESTIONS = (REFERENCE / "questions.md").read_text("utf-8")


def commands(group: TyperGroup, path: str) -> Iterator[tuple[str, set[str]]]:
    """Each command by its whole name, with its options."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{path} {name}")
        else:
            options = [option for option in command.params if isinstance(option, TyperOption)]
            yield f"{path} {name}", {name for option in options for name in (*option.opts, *option.secondary_opts)}


def all_commands() -> dict[str, set[str]]:
    program = typer.main.get_command(app)
    assert isinstance(program, TyperGroup)
    return dict(commands(program, "ketenkaart"))


def test_every_command_stands_in_the_documentation() -> None:
    named = set(re.findall(r"^\| `(ketenkaart [a-z -]+?)(?: [A-Z].*)?` \|", PAGE, re.MULTILINE))
    assert named == set(all_commands())


def test_every_option_stands_in_the_documentation_and_no_other() -> None:
    real = {option for options in all_commands().values() for option in options} - {"--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE + QUESTIONS)) - {"--help"} == real


def test_every_setting_stands_in_the_documentation_and_no_other() -> None:
    real = {f"KETENKAART_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"KETENKAART_[A-Z0-9_]+", PAGE)) == real
    assert set(re.findall(r"^\| `(KETENKAART_[A-Z0-9_]+)` \|", PAGE, re.MULTILINE)) == real
