"""Opening a file: to write, to read beside others, and to read where nothing can be written at all.

With a write-ahead log even a reader needs a file of shared memory beside the store. In a folder that may only be read,
or on a full disk, there is none to be had. Then the file is read as one that nobody changes, which holds as long as
nobody does: whether somebody did is looked at afterwards. Where the log still holds changes, the reader keeps the
shared memory to itself instead.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from graph.store.faults import LOG_LEFT, StoreUnavailableError
from graph.store.sqlite.errors import code_of

CANNOT_SHARE = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM}
)
"""What the library says where it cannot make the shared memory."""

Signature = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Alone:
    """A connection that reads without sharing memory with others.

    ``before``: what the file looked like when it was opened as one that nobody changes; None where it is locked.
    """

    connection: sqlite3.Connection
    before: Signature | None


def open_shared(path: Path, busy_seconds: float, *, writes: bool) -> sqlite3.Connection:
    """The usual connection, beside those of others. Nothing is read yet."""
    return _connect(path, f"mode={'rwc' if writes else 'rw'}", busy_seconds)


def open_alone(path: Path, busy_seconds: float) -> Alone:
    """A connection to read by where the shared memory cannot be made.

    Raises:
        StoreUnavailableError: the log holds changes, and the file cannot be locked to read them.
    """
    before = signature(path)
    if before[3] == 0:
        return Alone(_connect(path, "mode=ro&immutable=1", busy_seconds), before)
    connection = _connect(path, "mode=rw", busy_seconds)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        if code_of(error) in CANNOT_SHARE:
            raise StoreUnavailableError(LOG_LEFT(location=str(path))) from error
        raise
    return Alone(connection, None)


def signature(path: Path) -> Signature:
    """By what a change of a file is seen: which file it is, its size and its time, and the size of its log."""
    found = path.stat()
    log = path.with_name(f"{path.name}-wal")
    return found.st_ino, found.st_size, found.st_mtime_ns, log.stat().st_size if log.exists() else 0


def _connect(path: Path, how: str, busy_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
