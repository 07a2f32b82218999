"""The file of a store: opened when it is needed, read and written in whole transactions, its errors as faults."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from graph.model.reasons import reason_code
from graph.store.faults import (
    BUSY,
    DAMAGED,
    HALF_CHARACTER,
    IN_USE,
    MISSING,
    NO_UNFINISHED_COPY,
    OLDER_READ_ONLY,
    OTHER_FILE,
    UNUSABLE,
    StoreDamagedError,
    StoreMismatchError,
    StoreRefusedError,
    StoreUnavailableError,
)
from graph.store.sqlite import beside, schema
from graph.store.sqlite.errors import as_store_error, code_of
from graph.store.sqlite.migrations import bring_up
from graph.store.sqlite.opening import CANNOT_SHARE, Alone, open_alone, open_shared, signature
from graph.store.sqlite.place import refuse_unfit
from graph.store.upkeep import SCHEMA_VERSION

_NOT_TO_BE_WRITTEN = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_SHORTEST = 512
"""Bytes of the smallest page of a database of SQLite."""


class _OlderError(Exception):
    """The file is of an older schema."""


class _Way:
    """One connection to the file, made when it is needed, and the lock by which threads take turns on it."""

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes
        self.lock = threading.RLock()
        self.connection: sqlite3.Connection | None = None
        self.opened_as: tuple[int, int] | None = None

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class StoreFile:
    """One file, with a connection to read by and one to write by, so that reading goes on while a plan is written.

    A reader sees the last state that was kept whole. Every fault drops its connection, so that the next verb starts
    afresh: what was not committed is gone, and what was committed is there. The same happens when another file took the
    place of the one that was open.
    """

    def __init__(self, path: Path, busy_seconds: float, mounts: str | None) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._mounts = mounts
        self._reader, self._writer = _Way(writes=False), _Way(writes=True)

    def look(self) -> None:
        """Refuses what cannot be a store; a file that is not there yet can become one."""
        with self._in_words(self._reader):
            refuse_unfit(self.path, self._mounts)
            if self._identity() is not None:
                with self._reading():
                    pass

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the store, whatever others write meanwhile.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        with self._in_words(self._reader):
            if self._identity() is None:
                raise self._missing()
            with self._reading() as connection:
                if schema.is_empty(connection):
                    raise self._missing()
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is kept whole when the block ends, and not at all when it raises.

        Raises:
            StoreError: the store cannot be written; nothing of the block was kept.
        """
        with self._in_words(self._writer):
            connection = self._open(self._writer)
            connection.execute("BEGIN IMMEDIATE")
            if schema.is_empty(connection):
                schema.make_tables(connection)
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The file for this block alone: nobody else reads or writes it meanwhile. There is no transaction.

        Raises:
            StoreError: there is no store, or others have it open.
        """
        with self._in_words(self._reader), self._in_words(self._writer):
            if self._identity() is None:
                raise self._missing()
            self._open(self._writer)
            self._reader.close()
            self._writer.close()
            with closing(open_shared(self.path, self._busy_seconds, writes=True)) as connection:
                self._take(connection)
                yield connection

    def _take(self, connection: sqlite3.Connection) -> None:
        """Locks the file for this connection until it is closed."""
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._prepare(connection)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if code_of(error) == sqlite3.SQLITE_BUSY:
                raise StoreUnavailableError(IN_USE(location=str(self.path))) from error
            raise

    def make_anew(self) -> None:
        """Writes the file anew without its free pages, and empties its log: what was taken out is in neither.

        Somebody who reads meanwhile keeps the log from being emptied; the next one who closes the file does it then.
        """
        with self._in_words(self._writer):
            connection = self._open(self._writer)
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_beside(self, connection: sqlite3.Connection, what: str) -> Path:
        """A whole copy of the file, as ``connection`` sees it, under a name beside it that is free."""
        return beside.copy_beside(connection, self.path, what)

    def put_over(self, connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> None:
        """Puts a store that ``fill`` makes over the one that ``connection`` has alone; see ``alone``."""
        beside.put_over(connection, self.path, _with_tables(fill))

    def make(self, fill: Callable[[sqlite3.Connection], None]) -> None:
        """Makes the store whole, and then puts it in its place, where nothing stands yet."""
        with self._in_words(self._writer):
            refuse_unfit(self.path, self._mounts)
            beside.make_in_place(self.path, _with_tables(fill))

    def clear_growing(self) -> None:
        """Takes away what a copy left that was stopped half-way.

        Raises:
            StoreRefusedError: there is none.
        """
        with self._in_words(self._writer):
            if not beside.clear(self.path):
                raise StoreRefusedError(NO_UNFINISHED_COPY())

    def close(self) -> None:
        """Lets go of the file; a later verb opens it again. The writer goes last, and leaves one whole file behind."""
        for way in (self._reader, self._writer):
            with way.lock:
                way.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection in the midst of a transaction that reads."""
        try:
            connection = self._begun(self._open(self._reader))
        except sqlite3.Error as error:
            if code_of(error) not in CANNOT_SHARE:
                raise
            self._reader.close()
            with self._reading_alone() as connection:
                yield connection
            return
        yield connection
        connection.rollback()  # Nothing was written, and after damage nothing can be committed.

    @contextmanager
    def _reading_alone(self) -> Iterator[sqlite3.Connection]:
        """The same where nothing can be written beside the file, for one verb: what others do is not seen meanwhile."""
        alone: Alone = open_alone(self.path, self._busy_seconds)
        with closing(alone.connection) as connection:
            try:
                self._prepare(connection)
            except _OlderError:
                raise self._older() from None
            connection.execute("PRAGMA query_only = ON")
            yield self._begun(connection)
            connection.rollback()
        if alone.before is not None and signature(self.path) != alone.before:
            raise StoreUnavailableError(BUSY(location=str(self.path)))

    @staticmethod
    def _begun(connection: sqlite3.Connection) -> sqlite3.Connection:
        """The connection with a transaction under way that has seen its moment; the first look needs shared memory."""
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection

    @contextmanager
    def _in_words(self, way: _Way) -> Iterator[None]:
        """Takes a turn; turns what SQLite and the file system say into faults, and ends what is under way."""
        with way.lock:
            try:
                yield
            except sqlite3.Error as error:
                way.close()
                said = as_store_error(error, str(self.path))
                if said is None:
                    raise
                raise said from error
            except OSError as error:
                way.close()
                raise StoreUnavailableError(UNUSABLE(location=str(self.path), reason=reason_code(error))) from error
            except UnicodeDecodeError as error:
                # The library's own words about a damaged file may hold bytes of it.
                way.close()
                raise StoreDamagedError(DAMAGED(location=str(self.path))) from error
            except UnicodeEncodeError as error:
                sign = f"U+{ord(error.object[error.start]):04X}"
                raise StoreRefusedError(HALF_CHARACTER(location=str(self.path), sign=sign)) from error
            finally:
                if way.connection is not None and way.connection.in_transaction:
                    way.connection.rollback()

    def _open(self, way: _Way) -> sqlite3.Connection:
        """The connection of a way; a file of an older schema is brought up first."""
        try:
            return self._opened(way)
        except _OlderError:
            self._bring_up()
            return self._opened(way)

    def _opened(self, way: _Way) -> sqlite3.Connection:
        identity = self._identity()
        if way.connection is not None and identity is not None and identity == way.opened_as:
            return way.connection
        way.close()
        refuse_unfit(self.path, self._mounts)
        if identity is not None:
            self._refuse_too_short()
        elif way.writes:
            self._make_private()
        connection = open_shared(self.path, self._busy_seconds, writes=way.writes)
        try:
            self._prepare(connection)
            if way.writes:
                self._use_write_ahead_log(connection)
            else:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        way.connection, way.opened_as = connection, self._identity()
        return connection

    def _refuse_too_short(self) -> None:
        """SQLite takes a file of one byte for an empty database, and would write over it.

        The file is not opened for this: closing it would drop the locks that SQLite holds on it for the other way.
        """
        if self.path.stat().st_size < _SHORTEST:
            raise StoreMismatchError(OTHER_FILE(location=str(self.path)))

    def _make_private(self) -> None:
        """Makes the file for its owner only, whatever the mask; its log and its shared memory take that over.

        Where it is there already its rights are somebody's choice; where it cannot be made SQLite says why.
        """
        with suppress(OSError):
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Sets a connection up.

        Raises:
            StoreMismatchError: the file is no store that this program can use.
            _OlderError: it is one of an older schema.
        """
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -65536")
        if not schema.is_empty(connection):
            version = schema.refuse_foreign(connection, str(self.path))
            if version < SCHEMA_VERSION:
                raise _OlderError(version)

    def _bring_up(self) -> None:
        """Makes a file of an older schema one of this schema: after a copy, and whole or not at all.

        Of several processes that open it at once one does this, and the others find it done.
        """
        with closing(open_shared(self.path, self._busy_seconds, writes=True)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("UPDATE meta SET value = value")  # Only now the library tells that it may not write.
            except sqlite3.OperationalError as error:
                if code_of(error) in _NOT_TO_BE_WRITTEN:
                    raise self._older() from error
                raise as_store_error(error, str(self.path)) or error from error
            try:
                version = schema.refuse_foreign(connection, str(self.path))
                if version < SCHEMA_VERSION:
                    with closing(open_shared(self.path, self._busy_seconds, writes=False)) as reader:
                        self.copy_beside(reader, f"schema-{version}-{datetime.now(UTC).date().isoformat()}")
                    bring_up(connection)
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                # Here the disk is full or fails; it is not that nothing may be written.
                raise as_store_error(error, str(self.path)) or error from error

    def _older(self) -> StoreUnavailableError:
        return StoreUnavailableError(OLDER_READ_ONLY(location=str(self.path)))

    def _use_write_ahead_log(self, connection: sqlite3.Connection) -> None:
        """Readers and a writer do not wait for each other. SQLite does not wait by itself when it changes this."""
        until = time.monotonic() + self._busy_seconds
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def _identity(self) -> tuple[int, int] | None:
        """Which file now stands at the path; None where there is none, or an empty one."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return (found.st_dev, found.st_ino) if found.st_size > 0 else None

    def _missing(self) -> StoreUnavailableError:
        return StoreUnavailableError(MISSING(location=str(self.path)))


def _with_tables(fill: Callable[[sqlite3.Connection], None]) -> Callable[[sqlite3.Connection], None]:
    def filled(connection: sqlite3.Connection) -> None:
        schema.make_tables(connection)
        fill(connection)

    return filled
