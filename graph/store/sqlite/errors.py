"""What SQLite and the file system report, as faults of the port."""

import sqlite3

from graph.store.faults import (
    BUSY,
    CANNOT_OPEN,
    DAMAGED,
    DISK_ERROR,
    DISK_FULL,
    DOES_NOT_FIT,
    LIBRARY_ERROR,
    OTHER_FILE,
    READ_ONLY,
    StoreDamagedError,
    StoreError,
    StoreMismatchError,
    StoreRefusedError,
    StoreUnavailableError,
)

_BY_CODE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
}
"""What the library reports that a person can do something about."""

_NO_TEXT = "Could not decode to UTF-8"
"""How Python says that the bytes of a text are none; it gives no code with it."""


def code_of(error: sqlite3.Error) -> int | None:
    """What kind of error the library reports; None where it is Python that reports it."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def as_store_error(error: sqlite3.Error, where: str) -> StoreError | None:
    """The same failure as a fault of the port; None where it says nothing of the file: then the mistake is ours."""
    code = code_of(error)
    if code is None:
        return StoreDamagedError(DAMAGED(location=where)) if str(error).startswith(_NO_TEXT) else None
    if code == sqlite3.SQLITE_NOTADB:
        return StoreMismatchError(OTHER_FILE(location=where))
    if code == sqlite3.SQLITE_CORRUPT:
        return StoreDamagedError(DAMAGED(location=where))
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG):
        return StoreRefusedError(DOES_NOT_FIT(location=where, said=str(error)))
    if code in _BY_CODE:
        return StoreUnavailableError(_BY_CODE[code](location=where))
    return StoreUnavailableError(LIBRARY_ERROR(location=where, said=str(error)))
