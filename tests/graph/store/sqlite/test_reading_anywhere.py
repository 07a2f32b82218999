"""Reading needs no room and no right to write: from a folder that may only be read, and on a disk that is full."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from graph.store.faults import StoreUnavailableError
from graph.store.sqlite import open_sqlite_store, opening
from tests.contract.answers import answers, fill, knowledge
from tests.contract.plans import DISTRICT, SMALL, STAMP, make_plan
from tests.graph.store.sqlite.test_faults import as_somebody

IDS = ("oefen-organisatie-1", "oefen-gemeente-1", DISTRICT)

READER = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from graph.store.sqlite import open_sqlite_store
from tests.contract.answers import answers, knowledge
from tests.graph.store.sqlite.test_reading_anywhere import IDS
with open_sqlite_store(sys.argv[1]) as store:
    print(hash(tuple(answers(store, IDS))), store.check(knowledge()))
"""
"""Reads everything in a process that cannot make a file grow."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach, with a store in it."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        made.chmod(0o777)
        with open_sqlite_store(made / "k.db") as store:
            fill(store)
        yield made
        made.chmod(0o777)


def with_its_log(folder: Path) -> Path:
    """A store whose last change is still in its log, as a process leaves it that was killed."""
    path, left = folder / "k.db", folder / "left"
    left.mkdir()
    with open_sqlite_store(path) as store:
        store.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
        for file in folder.glob("k.db*"):
            shutil.copy(file, left / file.name)
    (left / "k.db-shm").unlink()
    return left / "k.db"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
@pytest.mark.parametrize("file_rights", [0o444, 0o666])
def test_a_folder_that_may_only_be_read(folder: Path, file_rights: int) -> None:
    path = folder / "k.db"
    with open_sqlite_store(path) as store:
        expected = answers(store, IDS)
    path.chmod(file_rights)
    folder.chmod(0o555)
    with as_somebody(folder), open_sqlite_store(path) as store:
        for _ in range(2):
            assert answers(store, IDS) == expected
        assert store.check(knowledge()) == ()
        with pytest.raises(StoreUnavailableError):
            store.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
        assert answers(store, IDS) == expected
    assert [file.name for file in folder.iterdir()] == ["k.db"]


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_a_reader_beside_a_writer_sees_what_is_written(folder: Path) -> None:
    """Who may only read finds the shared memory that a writer made, and sees what it writes."""
    path = folder / "k.db"
    with open_sqlite_store(path) as writer:
        writer.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
        for file in folder.iterdir():
            file.chmod(0o644)
        folder.chmod(0o555)
        with as_somebody(folder), open_sqlite_store(path) as reader:
            assert reader.revision() == writer.revision()
        folder.chmod(0o777)
        writer.replace_plan(make_plan(3, 2, size=SMALL), STAMP)
        with as_somebody(folder), open_sqlite_store(path) as reader:
            assert reader.revision() == writer.revision()


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_a_log_that_cannot_be_read_is_said(folder: Path) -> None:
    path = with_its_log(folder)
    for file in path.parent.iterdir():
        file.chmod(0o444)
    path.parent.chmod(0o555)
    with as_somebody(folder), pytest.raises(StoreUnavailableError, match="store-log-left"):
        open_sqlite_store(path)
    path.parent.chmod(0o777)
    for file in path.parent.iterdir():
        file.chmod(0o644)
    with open_sqlite_store(path) as store:
        assert "oefen-gemeente-3.2025" in store.info().plans


def test_a_file_that_is_changed_while_it_is_read_so_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "k.db"
    real = opening.open_shared

    def refused(given: Path, busy_seconds: float, *, writes: bool) -> sqlite3.Connection:
        if not writes:
            raise _cannot_open()
        return real(given, busy_seconds, writes=writes)

    monkeypatch.setattr("graph.store.sqlite.file.open_shared", refused)
    with open_sqlite_store(path) as store:
        before = store.revision()

        def read_meanwhile() -> None:
            with store._file.reading():
                store.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
                store._file._writer.close()

        with pytest.raises(StoreUnavailableError, match="store-busy"):
            read_meanwhile()
        assert store.revision() == before + 1


def _cannot_open() -> sqlite3.Error:
    """What the library says of a file that it cannot open."""
    with pytest.raises(sqlite3.OperationalError) as said, closing(sqlite3.connect("/dev/null/x")) as other:
        other.execute("SELECT 1")
    return said.value


@pytest.mark.parametrize("room", [0, 1_000])
def test_a_disk_that_is_full(folder: Path, room: int) -> None:
    """A real limit of the system: no file of this process can grow beyond so many bytes."""
    path = folder / "k.db"
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    told = []
    for limit in (-1, room):
        command = [sys.executable, "-c", READER, str(path), str(limit)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        told.append(done.stdout)
    assert told[0].endswith(" ()\n")
    assert told[0] == told[1]


def test_a_disk_that_is_full_with_changes_in_the_log(folder: Path) -> None:
    path = with_its_log(folder)
    script = READER.replace("print(", "print(store.info().plans, ")
    done = subprocess.run([sys.executable, "-c", script, str(path), "0"], capture_output=True, text=True, check=True)
    assert "oefen-gemeente-3.2025" in done.stdout
    with open_sqlite_store(path) as store, suppress(KeyError):
        assert store.info().plans[-2] == "oefen-gemeente-3.2025"
