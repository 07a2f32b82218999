"""One store with the plans of both districts, and each door opened on it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph import open_store, read_network
from graph.network import Network
from tests.api.http.serving import NOW, PRACTICE, fill, reference, served
from tests.api.site.application import application_on
from tests.doors.asked import Values


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store."""
    path = tmp_path_factory.mktemp("doors") / "network.db"
    with open_store(str(path)) as store:
        fill(store, reference())
    return path


@pytest.fixture(scope="session")
def network(stored: Path) -> Network:
    """The network of the practice district, which has four plans."""
    with open_store(str(stored)) as store:
        return read_network(store, PRACTICE)


@pytest.fixture(scope="session")
def values(network: Network) -> Values:
    """What can be asked for in it."""
    return Values(network)


@pytest.fixture(scope="session")
def served_site(stored: Path) -> Iterator[httpx.Client]:
    """HTTP and the pages, at the time of ``NOW``."""
    assert NOW.tzinfo is not None
    app = application_on(lambda: open_store(str(stored)))
    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client
