"""Numbers that decide what is read, asked or answered: the evidence stands beside each, and a test is named after it.

The numbers of the rules and of the reading of a view have a test of their own (``tests/graph/analysis``).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

EVIDENCE = (
    "graph/questions", "graph/export", "graph/network.py", "graph/sources.py", "api/parts",
    "api/routes/actions.py", "api/routes/asked.py", "api/routes/asking.py",
    "api/routes/crossing.py", "api/routes/findings.py", "api/routes/negotiation.py",
    "loaders/document/delimited.py", "loaders/document/limits.py", "loaders/document/number_words.py",
    "loaders/document/ods_looks.py", "loaders/document/passing.py",
    "loaders/document/sheet_issues.py", "loaders/document/sheet_layout.py", "loaders/document/sheets.py",
    "loaders/plan/furniture.py", "loaders/plan/joining.py", "loaders/plan/column_places.py",
    "loaders/plan/parties.py", "loaders/plan/timing.py", "loaders/resolve/near_miss.py",
)  # fmt: skip
"""Where each number has its evidence on the line behind it."""
TESTED = tuple(place for place in EVIDENCE if place.startswith("loaders/"))
"""Where a test is named after each number, too."""


def numbers(root: Path, place: str) -> Iterator[tuple[str, str, bool]]:
    """Each name in a file or folder that is given a number, with its file and whether evidence stands behind it."""
    path = root / place
    for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
        lines = file.read_text("utf-8").splitlines()
        for node in ast.parse("\n".join(lines)).body:
            if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
                continue
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            if all(isinstance(one, ast.Constant) and type(one.value) in (int, float) for one in values):
                has_evidence = node.end_lineno is not None and lines[node.end_lineno].startswith("# ")
                yield from ((ast.unparse(target), file.stem, has_evidence) for target in targets)


def test_every_number_has_its_evidence_beside_it(root: Path) -> None:
    found = [one for place in EVIDENCE for one in numbers(root, place)]
    assert len(found) > 40
    assert [f"{file}: {name}" for name, file, has_evidence in found if not has_evidence] == []


def test_every_number_of_the_reader_has_a_test_named_after_it(root: Path) -> None:
    files = list((root / "tests/loaders").rglob("test_*.py"))
    named = {
        (file.stem.removeprefix("test_"), name)
        for file in files
        for name in re.findall(r"^def test_(\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    missing = [
        f"{file}: {name}"
        for place in TESTED
        for name, file, _ in numbers(root, place)
        if not any(other == file and f"{test}_".startswith(f"{name.strip('_').lower()}_") for other, test in named)
    ]
    assert missing == []
