"""The stores that the contract holds for: how to open an empty one of each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from tests import neo4j_server


def empty_sqlite(request: pytest.FixtureRequest, folder: Path) -> Store:
    """A store in a file that is not there yet."""
    return open_sqlite_store(folder / "ketenkaart.db")


def empty_neo4j(request: pytest.FixtureRequest, folder: Path) -> Store:
    """A store in the session's server, emptied."""
    from graph.store.neo4j import open_neo4j_store

    server: neo4j_server.Connection = request.getfixturevalue("neo4j_empty")
    return open_neo4j_store(server.url, server.user, server.password)


STORES: dict[str, Callable[[pytest.FixtureRequest, Path], Store]] = {"sqlite": empty_sqlite, "neo4j": empty_neo4j}
"""A further store is one line here, and the whole contract holds for it."""
