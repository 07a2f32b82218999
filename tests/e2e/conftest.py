"""The pages behind a server, on a store with the plans that ship with the package, and a browser before them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import fill, reference, served
from tests.api.site.application import application_on


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is only read."""
    path: Path = tmp_path_factory.mktemp("site") / "network.db"
    with open_sqlite_store(path) as store:
        fill(store, reference())
    return path


@pytest.fixture(scope="session")
def address(store_path: Path) -> Iterator[str]:
    """Where the pages are."""
    with served(application_on(lambda: open_sqlite_store(store_path))) as found:
        yield found


@pytest.fixture
def online(browser: Browser, address: str) -> Iterator[Page]:
    """A new page of 1366 by 768, in Dutch, that opens addresses of the pages."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=address, locale="nl-NL")
    yield context.new_page()
    context.close()
