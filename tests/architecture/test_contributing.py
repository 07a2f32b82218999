"""The page for who contributes: every room has its tests, and every path on it is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.test_sizes import FILE_LINES, FUNCTION_LINES

FOLDERS = ("graph", "loaders", "api")


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "CONTRIBUTING.md").read_text("utf-8")


def rows(page: str) -> list[tuple[list[str], list[str]]]:
    """The rooms and the tests of each row of the table."""
    cells = re.findall(r"^\| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    return [(re.findall(r"`([^`]+)`", one), re.findall(r"`([^`]+)`", other)) for one, other in cells]


def test_every_room_has_its_tests(root: Path, page: str) -> None:
    told = {room for rooms, _ in rows(page) for room in rooms}
    there = {
        f"{package}/{folder.name}/"
        for package in FOLDERS
        for folder in (root / package).iterdir()
        if (folder / "__init__.py").is_file()
    }
    assert told == there


def test_every_path_that_is_named_is_there(root: Path, page: str) -> None:
    tests = [path for _, found in rows(page) for path in found if path.startswith("tests/")]
    assert len(tests) > 30
    links = re.findall(r"\]\(([^)#]+)\)", page)
    assert [path for path in (*tests, *links) if not (root / path).exists()] == []


def test_every_command_of_make_is_one(root: Path, page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", page)) - {"test"} <= targets


def test_the_sizes_are_those_that_are_enforced(page: str) -> None:
    assert f"Files under {FILE_LINES} lines, functions under {FUNCTION_LINES}" in page
