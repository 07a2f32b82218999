"""The one place that holds a driver: sessions, retries within bounds, and errors in the words of the port."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Session,
    Transaction,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.store.faults import HALF_CHARACTER, StoreRefusedError
from graph.store.neo4j.address import Address
from graph.store.neo4j.errors import as_store_error, is_too_old, too_old

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 15.0
"""For how long a transaction is tried again that failed for a passing reason (a lock, a restart)."""

FETCH_SIZE = 5_000

Result = TypeVar("Result")
AnyTransaction: TypeAlias = ManagedTransaction | Transaction
"""A transaction that the driver tries again by itself, or one that is read as it goes."""

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # else Python prints the driver's errors beside ours


class Connection:
    """Whole transactions on one database of one server; safe to share between threads, as the driver is.

    A transaction function may run more than once: it must compute all it writes from its arguments and from what it
    reads in that same transaction.
    """

    def __init__(self, driver: Driver, database: str | None, location: str) -> None:
        self._driver = driver
        self._database = database
        self._bookmarks = GraphDatabase.bookmark_manager()
        self.location = location

    def read(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """Runs ``work`` in a transaction that the server lets only read."""
        with self._errors(), self.session() as session:
            return session.execute_read(work)

    def write(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """Runs ``work`` in a transaction: all of it counts, or nothing."""
        with self._errors(), self.session() as session:
            return session.execute_write(work)

    def run_alone(self, text: str) -> None:
        """Runs a statement that makes its own transactions."""
        with self._errors(), self.session() as session:
            session.run(text).consume()

    @contextmanager
    def reading_once(self) -> Iterator[Session]:
        """A session that may only read and in which nothing is tried again."""
        with self._errors(), self.session(read_only=True) as session:
            yield session

    def session(self, *, read_only: bool = False) -> Session:
        """A session that sees what this object wrote before, also behind a cluster's routing."""
        return self._driver.session(
            database=self._database,
            bookmark_manager=self._bookmarks,
            fetch_size=FETCH_SIZE,
            default_access_mode=READ_ACCESS if read_only else WRITE_ACCESS,
        )

    def close(self) -> None:
        """Lets go of all connections."""
        self._driver.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise as_store_error(error, self.location) from error
        except UnicodeEncodeError as error:
            sign = f"U+{ord(error.object[error.start]):04X}"
            raise StoreRefusedError(HALF_CHARACTER(location=self.location, sign=sign)) from error


def connect(address: Address, database: str | None) -> Connection:
    """A connection that answers.

    Raises:
        StoreUnavailableError: no server there, another password, another kind of server, a too old one.
    """
    connection = Connection(_driver(address), database, address.location)
    try:
        with connection.reading_once() as session:
            agent = session.run("RETURN 1").consume().server.agent
        if is_too_old(agent):
            raise too_old(address.location, agent)
    except BaseException:
        connection.close()
        raise
    return connection


def _driver(address: Address) -> Driver:
    try:
        return GraphDatabase.driver(
            address.url,
            auth=(address.user, address.password),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=2 * CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
    except (Neo4jError, DriverError) as error:
        raise as_store_error(error, address.location) from None
