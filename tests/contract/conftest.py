"""The fixtures of the contract: every test that takes ``store`` runs on every store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.port import Store
from tests.contract.plans import STAMP, known
from tests.contract.stores import STORES


@pytest.fixture(params=sorted(STORES))
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store in which nothing was ever kept, not even a schema."""
    with STORES[request.param](request, tmp_path) as store:
        yield store


@pytest.fixture
def store(empty_store: Store) -> Store:
    """A store that knows a district and its four municipalities."""
    empty_store.init(*known(), STAMP)
    return empty_store
