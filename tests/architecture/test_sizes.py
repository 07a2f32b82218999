"""Files of at most 400 lines, functions of at most 40, or one line that says why not: `# long because: ...`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

FILE_LINES = 400
FUNCTION_LINES = 40
PACKAGES = ("graph", "loaders", "api")
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
REASON_FOR_FILE = re.compile(r"^# long because: \S", re.MULTILINE)
REASON_FOR_FUNCTION = re.compile(r"# long because: \S")


def modules(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def long_functions(source: str) -> Iterator[str]:
    """`name: lines` of each function that is too long and gives no reason inside."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
            continue
        body = lines[node.lineno - 1 : node.end_lineno]
        if len(body) > FUNCTION_LINES and not REASON_FOR_FUNCTION.search("\n".join(body)):
            yield f"{node.name}: {len(body)}"


def test_files_are_short(root: Path) -> None:
    sources = {path.relative_to(root): path.read_text(encoding="utf-8") for path in modules(root)}

    long = {
        str(path): source.count("\n")
        for path, source in sources.items()
        if source.count("\n") > FILE_LINES and not REASON_FOR_FILE.search(source)
    }

    assert long == {}


def test_functions_are_short(root: Path) -> None:
    long = [
        f"{path.relative_to(root)}: {function}"
        for path in modules(root)
        for function in long_functions(path.read_text(encoding="utf-8"))
    ]

    assert long == []


def test_modules_are_named_after_what_they_hold(root: Path) -> None:
    parts = {part for path in modules(root) for part in path.relative_to(root).with_suffix("").parts}

    assert parts & NAMES_THAT_SAY_NOTHING == set()


@pytest.mark.parametrize(
    ("reason", "found"), [("", ["long: 42"]), ("# long because:", ["long: 42"]), ("# long because: a table", [])]
)
def test_only_a_reason_excuses_a_long_function(reason: str, found: list[str]) -> None:
    source = f"def long():\n    {reason or '...'}\n" + "    ...\n" * 40

    assert list(long_functions(source)) == found
