"""What only some commands need is loaded by those alone: a command line that answers at once is used."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "numpy",
    "networkx",
    "scipy",
    "graph.picture.layout",
    "rapidfuzz",
    "pydantic_settings",
    "pyvis",
    "neo4j",
    "fastapi",
    "uvicorn",
)


def loaded_after(root: Path, code: str) -> set[str]:
    """Which of the heavy ones are loaded once ``code`` has run in a process of its own."""
    said = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], cwd=root, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", ["graph", "loaders", "api.cli"])
def test_nothing_heavy_comes_with_a_face_or_the_command_line(root: Path, module: str) -> None:
    assert loaded_after(root, f"import {module}") == set()


def test_what_is_asked_for_brings_its_own(root: Path) -> None:
    made = "from graph.view import make_view\nmake_view('d', 0, (), ()).as_networkx()"
    assert "networkx" in loaded_after(root, made)


def test_reading_a_plan_needs_no_numbers_and_no_server(root: Path) -> None:
    read = (
        "from pathlib import Path\nfrom loaders import read_plan\nfrom loaders.shipped import shipped_plans\n"
        "path = next(plan for one in shipped_plans() for plan in one.plans if plan.suffix == '.txt')\n"
        "read_plan(path)"
    )
    assert loaded_after(root, read) <= {"rapidfuzz"}
