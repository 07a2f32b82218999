"""Reading goes on while a plan is written: one import, or one slow disk, made every other request wait."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.model.rows import NodeRow
from graph.store.faults import StoreUnavailableError
from graph.store.sqlite import SqliteStore, open_sqlite_store, write
from tests.contract.plans import DISTRICT, SMALL, STAMP, known, make_plan

PATIENCE = 30
"""Seconds after which a thread that does not come back is said to hang."""


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = open_sqlite_store(tmp_path / "k.db")
    made.init(*known(), STAMP)
    made.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    return made


def test_others_read_the_state_before_while_a_plan_is_written(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, view = store.revision(), store.read_view(DISTRICT)
    add_nodes, seen = write.add_nodes, []

    def read_meanwhile(*given: Any) -> Sequence[tuple[int, NodeRow]]:
        written = add_nodes(*given)
        other = threading.Thread(target=lambda: seen.append((store.revision(), store.read_view(DISTRICT))), daemon=True)
        other.start()
        other.join(PATIENCE)
        return written

    monkeypatch.setattr(write, "add_nodes", read_meanwhile)
    store.replace_plan(make_plan(2, 1, size=SMALL), STAMP)

    assert [(revision, set(found.nodes)) for revision, found in seen] == [(before, set(view.nodes))]
    assert store.revision() == before + 1
    assert len(store.read_view(DISTRICT).nodes) > len(view.nodes)
    assert store.check() == ()


def test_what_a_thread_wrote_it_reads_whatever_others_do(store: SqliteStore) -> None:
    wrong: list[tuple[int, int]] = []

    def write_and_read(owner: int) -> None:
        for seed in range(8):
            change = store.replace_plan(make_plan(owner, seed, size=SMALL), STAMP)
            found = store.revision()
            if found < change.revision or change.plan not in store.info().plans:
                wrong.append((found, change.revision))

    threads = [threading.Thread(target=write_and_read, args=(owner,)) for owner in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert store.check() == ()


def test_the_way_to_read_by_cannot_write(store: SqliteStore) -> None:
    before = store.snapshot()
    with pytest.raises(StoreUnavailableError), store._file.reading() as connection:
        connection.execute("DELETE FROM relation")
    assert store.snapshot() == before


def test_a_copy_without_a_write_ahead_log_gets_one_when_it_is_written(store: SqliteStore, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(tmp_path / "k.db")) as other:
        other.execute("VACUUM INTO ?", (str(copy),))
    with open_sqlite_store(copy) as copied:
        assert copied.snapshot() == store.snapshot()
        copied.replace_plan(make_plan(2, 1, size=SMALL), STAMP)
    with closing(sqlite3.connect(copy)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opening_the_second_way_keeps_the_locks_of_the_first(store: SqliteStore, tmp_path: Path) -> None:
    """A file that is opened and closed beside SQLite loses all locks of its process; then others may drop the log."""
    store.close()
    store.replace_plan(make_plan(2, 1, size=SMALL), STAMP)
    store.info()
    script = (
        "import sqlite3, sys\n"
        "other = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "try:\n"
        "    print(other.execute('PRAGMA journal_mode = DELETE').fetchone()[0])\n"
        "except sqlite3.OperationalError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "k.db")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "database is locked"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_a_store_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    mask = os.umask(0o022)
    try:
        with open_sqlite_store(path) as store:
            store.init(*known(), STAMP)
            store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
            rights = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(mask)
    assert rights == {"k.db": 0o600, "k.db-wal": 0o600, "k.db-shm": 0o600}


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_rights_that_somebody_chose_stay(store: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    path.chmod(0o640)
    store.replace_plan(make_plan(2, 1, size=SMALL), STAMP)
    store.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
