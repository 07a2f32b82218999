"""Every notebook runs from top to bottom, on the embedded store and on a real Neo4j."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neo4j_server import Connection

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def run(notebook: Path, tmp_path: Path, *options: str, **environment: str) -> None:
    command = [sys.executable, "-m", "pytest", "--nbmake", "--nbmake-timeout=300", "-q", "-p", "no:cacheprovider"]
    command += options
    done = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "--confcutdir", str(notebook.parent), "-c", os.devnull, str(notebook)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KETENKAART_STORE": "", **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def told(notebook: Path) -> list[str]:
    """What a notebook has stored of its answers: sentences to quote, and tables."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    outputs = (output.get("data", {}) for cell in cells for output in cell.get("outputs", ()))
    return ["".join(data[kind]) for data in outputs for kind in ("text/markdown", "text/html") if kind in data]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) > 0


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_a_notebook_runs_on_the_embedded_store(notebook: Path, tmp_path: Path) -> None:
    run(notebook, tmp_path, KETENKAART_STORE=str(tmp_path / "ketenkaart.db"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_a_notebook_runs_on_neo4j_with_equal_answers(notebook: Path, tmp_path: Path, neo4j_empty: Connection) -> None:
    run(
        notebook,
        tmp_path,
        KETENKAART_STORE=neo4j_empty.url,
        KETENKAART_NEO4J_USER=neo4j_empty.user,
        KETENKAART_NEO4J_PASSWORD=neo4j_empty.password,
    )


def test_stored_answers_are_those_of_today(tmp_path: Path) -> None:
    """Who reads the notebook without running it reads what it gives; docs/how-to/analyse.md says how to store that."""
    notebook = ROOT / "notebooks" / "02_hiaten_en_overlap.ipynb"
    again = tmp_path / notebook.name
    shutil.copy(notebook, again)
    run(again, tmp_path, "--overwrite", KETENKAART_STORE=str(tmp_path / "ketenkaart.db"))

    assert len(told(notebook)) > 10
    assert told(again) == told(notebook)


def test_every_question_has_a_chart_and_a_sentence_to_quote() -> None:
    """Each part of the second notebook whose heading is a question has a picture or bars, and a sentence."""
    cells = json.loads((ROOT / "notebooks" / "02_hiaten_en_overlap.ipynb").read_text("utf-8"))["cells"]
    parts: dict[str, list[str]] = {}
    heading = ""
    for cell in cells:
        source = "".join(cell["source"])
        heading = source.partition("\n")[0] if cell["cell_type"] == "markdown" else heading
        parts.setdefault(heading, []).append(source)
    questions = {heading: "\n".join(sources) for heading, sources in parts.items() if heading.endswith("?")}
    assert len(questions) == 5
    for heading, source in questions.items():
        assert "draw(" in source or ".style.bar(" in source, heading
        assert "quote(" in source, heading
