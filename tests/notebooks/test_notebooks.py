"""Every notebook runs from top to bottom, on the embedded store and on a real Neo4j."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neo4j_server import Connection

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def run(notebook: Path, tmp_path: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "pytest", "--nbmake", "--nbmake-timeout=300", "-q", "-p", "no:cacheprovider"]
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
