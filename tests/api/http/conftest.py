"""The API on a store with the plans that ship with the package, made once and only read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.reference import Reference
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import app_on, client_of, fill, reference


@pytest.fixture(scope="session")
def known() -> Reference:
    return reference()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, known: Reference) -> Path:
    """A store that holds the plans of both districts; nobody writes in it."""
    path = tmp_path_factory.mktemp("http") / "network.db"
    with open_sqlite_store(path) as store:
        fill(store, known)
    return path


@pytest.fixture
def own_store(filled: Path, tmp_path: Path) -> Path:
    """The same, of this test alone."""
    return Path(shutil.copy(filled, tmp_path / "network.db"))


@pytest.fixture(scope="session")
def client(filled: Path, known: Reference) -> Iterator[httpx.Client]:
    """A client of the application on the store that nobody writes in."""
    with client_of(app_on(filled, known)) as made:
        yield made
