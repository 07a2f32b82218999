"""Files that are made beside a store: whole copies of it, and stores that are put in its place when they are whole.

What is made grows under a name of its own and gets its real name when it is whole. So who is stopped half-way leaves
nothing that looks like a store, and no file is ever written over.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from graph.store.faults import BUSY, NOT_EMPTY, StoreRefusedError, StoreUnavailableError

_GROWING = ".growing"
_WAIT_SECONDS = 0.05


def copy_beside(connection: sqlite3.Connection, path: Path, what: str) -> Path:
    """A whole copy of the file that is open, beside it under a name that is still free.

    Args:
        connection: the open file; the copy is of the state that it sees.
        path: where it stands.
        what: put into the name behind that of the file, such as ``schema-1-2026-11-27``.
    """
    growing = path.with_name(path.name + _GROWING)
    with _fresh(growing):
        with closing(sqlite3.connect(growing, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        number = 1
        while True:
            suffix = "" if number == 1 else f"-{number}"
            wanted = path.with_name(f"{path.stem}-{what}{suffix}{path.suffix}")
            if _put(growing, wanted):
                return wanted
            number += 1


def make_in_place(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """A new store at ``path``, where nothing stands but perhaps an empty file.

    Raises:
        StoreRefusedError: something stands there.
    """
    _refuse_taken(path)
    growing = path.with_name(path.name + _GROWING)
    with _fresh(growing):
        build(growing, fill)
        _refuse_taken(path)
        with suppress(FileNotFoundError):
            path.unlink()
        if not _put(growing, path):
            raise StoreRefusedError(NOT_EMPTY(location=str(path)))


def put_over(connection: sqlite3.Connection, path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Writes a whole new store over the one that ``connection`` has for itself, in one transaction of the library.

    The pages of the old one are not read for this, so it may be damaged; who is stopped half-way leaves the old one.
    """
    growing = path.with_name(path.name + _GROWING)
    with _fresh(growing):
        build(growing, fill)
        with closing(sqlite3.connect(growing, isolation_level=None)) as made:
            made.backup(connection, progress=_GiveUp(path), sleep=_WAIT_SECONDS)


def build(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Makes a store in a file that nobody else knows of: nothing is asked to be safe before all of it is."""
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        for pragma in ("foreign_keys = ON", "journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY"):
            made.execute(f"PRAGMA {pragma}")
        made.execute("BEGIN IMMEDIATE")
        fill(made)
        made.execute("COMMIT")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def clear(path: Path) -> bool:
    """Takes away what was left growing beside ``path``; False where there is nothing."""
    growing = path.with_name(path.name + _GROWING)
    there = growing.exists()
    _clear(growing)
    return there


class _GiveUp:
    """Ends a copy of pages that waits for others: the library itself would wait for ever."""

    def __init__(self, path: Path) -> None:
        self._path, self._until = path, time.monotonic() + 10.0

    def __call__(self, status: int, remaining: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE) and time.monotonic() > self._until:
            raise StoreUnavailableError(BUSY(location=str(self._path)))


@contextmanager
def _fresh(growing: Path) -> Iterator[None]:
    """The file under its growing name, made anew; what somebody left who was stopped goes, what somebody writes
    stays."""
    _clear(growing)
    try:
        os.close(os.open(growing, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise StoreUnavailableError(BUSY(location=str(growing))) from None
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            growing.unlink()


def _clear(growing: Path) -> None:
    if not growing.exists():
        return
    with closing(sqlite3.connect(growing, timeout=0, isolation_level=None)) as left, suppress(sqlite3.DatabaseError):
        try:
            left.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreUnavailableError(BUSY(location=str(growing))) from None
    growing.unlink(missing_ok=True)


def _refuse_taken(path: Path) -> None:
    with suppress(FileNotFoundError):
        if path.stat().st_size > 0:
            raise StoreRefusedError(NOT_EMPTY(location=str(path)))


def _put(made: Path, wanted: Path) -> bool:
    """Gives a file its real name; False where that is taken."""
    try:
        os.link(made, wanted)
    except FileExistsError:
        return False
    except OSError:  # A disk that has no second names: there the name is taken first, and then taken over.
        try:
            os.close(os.open(wanted, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return False
        os.replace(made, wanted)
    return True
