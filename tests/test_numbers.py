"""Numbers that decide what is read, asked or answered: the evidence stands beside each, and a test is named after it.

The numbers of the rules and of the reading of a view have a test of their own (``tests/graph/analysis``).
"""

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

EVIDENCE = (
    "api/commands/asking.py", "api/commands/demo.py", "api/commands/dutch.py", "api/commands/findings_shapes.py",
    "graph/questions", "graph/export", "graph/network.py", "graph/sources.py", "api/parts",
    "api/routes/actions.py", "api/routes/asked.py", "api/routes/asking.py",
    "api/routes/crossing.py", "api/routes/findings.py", "api/routes/negotiation.py",
    "loaders/document/delimited.py", "loaders/document/limits.py", "loaders/document/number_words.py",
    "loaders/document/ods_looks.py", "loaders/document/passing.py",
    "loaders/document/sheet_issues.py", "loaders/document/sheet_layout.py", "loaders/document/sheets.py",
    "loaders/plan/furniture.py", "loaders/plan/joining.py", "loaders/plan/column_places.py",
    "loaders/plan/parties.py", "loaders/plan/timing.py", "loaders/resolve/near_miss.py",
    "loaders/document/shape/aligned.py", "loaders/document/shape/alignment.py",
    "loaders/document/shape/flat_rows.py", "loaders/document/shape/tables_in_lines.py",
    "loaders/document/sheet_front.py", "loaders/plan/column_cells.py", "loaders/plan/no_actions.py",
    "loaders/plan/find/marked_times.py", "loaders/plan/find/marks.py", "loaders/plan/find/matrix_shape.py",
    "loaders/plan/find/matrix_legend.py", "loaders/plan/judge.py", "loaders/plan/rank_columns.py",
    "loaders/plan/rows.py",
)  # fmt: skip
"""Where each number has its evidence on the line behind it."""
_THRESHOLDS = "thresholds"
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
        for whole, file, _ in numbers(root, place)
        for name in whole.strip("()").split(", ")
        if not is_named(file, name.strip("_").lower(), named)
    ]
    assert missing == []


def is_named(file: str, name: str, tests: Collection[tuple[str, str]]) -> bool:
    """Whether a test begins with the name of a number: in the file of tests of its module, or in one of thresholds,
    where the name of the module stands before it."""
    wanted = {file: f"{name}_", _THRESHOLDS: f"{file}_{name}_"}
    return any(f"{test}_".startswith(wanted.get(other.split("shape_")[-1], " ")) for other, test in tests)
