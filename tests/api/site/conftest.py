"""The pages on a store with the plans that ship with the package, made once and only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import fill, reference, served
from tests.api.site.application import application_on


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("site") / "network.db"
    with open_sqlite_store(path) as store:
        fill(store, reference())
    return path


@pytest.fixture(scope="session")
def site(filled_store: Path) -> Iterator[httpx.Client]:
    with asked_of(filled_store) as client:
        yield client


@pytest.fixture
def fresh_site(filled_store: Path) -> Iterator[httpx.Client]:
    """The same, of which nothing was asked yet: for who changes how pages are made."""
    with asked_of(filled_store) as client:
        yield client


@contextmanager
def asked_of(path: Path) -> Iterator[httpx.Client]:
    app = application_on(lambda: open_sqlite_store(path))
    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client
