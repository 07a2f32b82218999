"""The pages on a store with the plans that ship with the package, made once and only read."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import fill, reference, served
from tests.api.site.application import application_on


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path: Path = tmp_path_factory.mktemp("site") / "network.db"
    with open_sqlite_store(path) as store:
        fill(store, reference())
    app = application_on(lambda: open_sqlite_store(path))
    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client
