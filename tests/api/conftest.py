"""The command line in a folder of its own, and a store with plans of both districts that is made once."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.reference import load_reference
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from loaders.content import IntakeOptions
from loaders.intake import load_files
from loaders.shipped import shipped_names, shipped_plans

Run = Callable[..., Result]
SHIPPED = tuple(plan for shipped in shipped_plans() for plan in shipped.plans)


@pytest.fixture(autouse=True)
def own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the settings or the data of the person who runs it."""
    for name in [name for name in os.environ if name.startswith("KETENKAART_")]:
        if name not in ("KETENKAART_CI", "KETENKAART_TEST_NEO4J", "KETENKAART_CHROMIUM"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run() -> Run:
    """Runs the command line in this process, as from a terminal."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    return invoke


@pytest.fixture(scope="session")
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loaded") / "network.db"
    with open_sqlite_store(path) as store:
        stamp = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
        reference = load_reference(shipped_names())
        assert load_files(SHIPPED, store, reference, IntakeOptions(), stamp).complete
    return path


@pytest.fixture
def loaded(_loaded: Path, tmp_path: Path) -> str:
    """The path of a store of one's own that holds the plans that ship with the package."""
    return str(shutil.copy(_loaded, tmp_path / "network.db"))
