"""Stores on the session's server. Rows go between tests; constraints stay, for making them takes seconds."""

from collections.abc import Iterator

import pytest
from neo4j import Driver, GraphDatabase

from graph.store.neo4j import Neo4jStore, open_neo4j_store
from tests import neo4j_server
from tests.contract.plans import STAMP, known


@pytest.fixture
def driver(neo4j_server: neo4j_server.Connection) -> Iterator[Driver]:
    """The bare driver on the session's server, from which all rows were taken away."""
    with GraphDatabase.driver(neo4j_server.url, auth=(neo4j_server.user, neo4j_server.password)) as made:
        with made.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()
        yield made


@pytest.fixture
def store(driver: Driver, neo4j_server: neo4j_server.Connection) -> Iterator[Neo4jStore]:
    """A store that knows a district and its four municipalities."""
    with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as made:
        made.init(*known(), STAMP)
        yield made
