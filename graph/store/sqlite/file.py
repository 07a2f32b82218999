"""The file of a store: opened when it is needed, read and written in whole transactions, and its faults in words."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.model.reasons import reason_code
from graph.store.faults import (
    BUSY,
    CANNOT_OPEN,
    DAMAGED,
    DISK_ERROR,
    DISK_FULL,
    DOES_NOT_FIT,
    HALF_CHARACTER,
    LIBRARY_ERROR,
    MISSING,
    OTHER_FILE,
    READ_ONLY,
    UNUSABLE,
    StoreError,
    StoreMismatchError,
    StoreRefusedError,
    StoreUnavailableError,
)
from graph.store.sqlite import schema
from graph.store.sqlite.place import refuse_unfit


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
                self._open(self._reader)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the store, whatever others write meanwhile.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        with self._in_words(self._reader):
            if self._identity() is None:
                raise self._missing()
            connection = self._open(self._reader)
            connection.execute("BEGIN")
            if schema.is_empty(connection):
                raise self._missing()
            yield connection
            connection.execute("COMMIT")

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

    def close(self) -> None:
        """Lets go of the file; a later verb opens it again. The writer goes last, and leaves one whole file behind."""
        for way in (self._reader, self._writer):
            with way.lock:
                way.close()

    @contextmanager
    def _in_words(self, way: _Way) -> Iterator[None]:
        """Takes a turn; turns what SQLite and the file system say into words, and ends what is under way."""
        with way.lock:
            try:
                yield
            except sqlite3.Error as error:
                way.close()
                if not hasattr(error, "sqlite_errorcode"):
                    raise  # The library did not say this of the file: it is a mistake of ours.
                raise self._said(error) from error
            except OSError as error:
                way.close()
                raise StoreUnavailableError(UNUSABLE(location=str(self.path), reason=reason_code(error))) from error
            except UnicodeEncodeError as error:
                sign = f"U+{ord(error.object[error.start]):04X}"
                raise StoreRefusedError(HALF_CHARACTER(location=str(self.path), sign=sign)) from error
            finally:
                if way.connection is not None and way.connection.in_transaction:
                    way.connection.rollback()

    def _open(self, way: _Way) -> sqlite3.Connection:
        identity = self._identity()
        if way.connection is not None and identity is not None and identity == way.opened_as:
            return way.connection
        way.close()
        refuse_unfit(self.path, self._mounts)
        if identity is not None:
            self._refuse_too_short()
        elif way.writes:
            self._make_private()
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={'rwc' if way.writes else 'rw'}",
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            self._prepare(connection, way.writes)
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

    def _prepare(self, connection: sqlite3.Connection, writes: bool) -> None:
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -65536")
        if not schema.is_empty(connection):
            schema.refuse_foreign(connection, str(self.path))
        if writes:
            self._use_write_ahead_log(connection)
        else:
            connection.execute("PRAGMA query_only = ON")

    def _use_write_ahead_log(self, connection: sqlite3.Connection) -> None:
        """Readers and a writer do not wait for each other. SQLite does not wait by itself when it changes this."""
        until = time.monotonic() + self._busy_seconds
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
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

    def _said(self, error: sqlite3.Error) -> StoreError:
        where, code = str(self.path), error.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            return StoreMismatchError(OTHER_FILE(location=where))
        if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG):
            return StoreRefusedError(DOES_NOT_FIT(location=where, said=str(error)))
        if code in _BY_CODE:
            return StoreUnavailableError(_BY_CODE[code](location=where))
        return StoreUnavailableError(LIBRARY_ERROR(location=where, said=str(error)))


_SHORTEST = 512
"""Bytes of the smallest page of a database of SQLite."""
_BY_CODE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
}
"""What the library reports that a person can do something about."""
