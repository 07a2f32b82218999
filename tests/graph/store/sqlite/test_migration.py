"""A file of 0.1.0 is brought up when it is opened: after a copy, whole or not at all, and it holds the same network."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from graph.store.faults import StoreDamagedError, StoreUnavailableError
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import MIGRATIONS
from tests.contract.plans import SMALL, STAMP, known, make_plan
from tests.contract.test_judgements import JUDGEMENT
from tests.graph.store.first_schema import put_file, says_the_same
from tests.graph.store.sqlite.test_faults import as_somebody
from tests.patience import said
from tests.told import told

OPENER = """
import sys
from graph.store.sqlite import open_sqlite_store
with open_sqlite_store(sys.argv[1], busy_seconds=60) as store:
    print(store.info().schema_version, store.revision(), len(store.snapshot().nodes), flush=True)
"""

STEPS = ("backup", "marks", "digests", "places", "judgements", "noted")
STALLED = """
import sys, time
from contextlib import contextmanager
from graph.store.sqlite import beside, migrations, open_sqlite_store, schema

def stall(*given):
    print("there", flush=True)
    time.sleep(60)

if sys.argv[2] == "backup":
    beside._put = stall
elif sys.argv[2] == "noted":
    schema.note_migrations = stall
else:
    steps = dict(migrations._STEPS)
    steps[migrations.MIGRATIONS[["marks", "digests", "places", "judgements"].index(sys.argv[2])]] = stall
    migrations._STEPS = steps
open_sqlite_store(sys.argv[1])
"""
"""Opens a file of an older schema and stands still somewhere on the way."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put_file(tmp_path / "ketenkaart.db")


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as other:
        found: tuple[int] = other.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
        return found[0]


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("ketenkaart-schema-1-*.db"))


def test_a_file_of_the_first_schema_holds_the_same_network(path: Path) -> None:
    with open_sqlite_store(path) as store:
        says_the_same(store)
        assert store.info().schema_version == 3
        store.init(*known(), STAMP)
        store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
        store.remove_plan("gm1916.2025", STAMP)
        assert store.check() == ()


def test_a_file_of_the_second_schema_gets_what_judgements_stand_in(tmp_path: Path) -> None:
    path = tmp_path / "ketenkaart.db"
    with open_sqlite_store(path) as store:
        store.init(*known(), STAMP)
        before = store.snapshot()
    with closing(sqlite3.connect(path)) as older:
        older.executescript(
            "DROP TABLE judgement; DELETE FROM migration WHERE name = 'judgements-of-people';"
            "UPDATE meta SET value = 2 WHERE key = 'schema_version';"
        )
    with open_sqlite_store(path) as store:
        assert (store.info().schema_version, store.snapshot()) == (3, before)
        store.judge((JUDGEMENT,), STAMP)
        assert store.judgements() == (JUDGEMENT,)
        assert store.check() == ()
    assert len(list(tmp_path.glob("ketenkaart-schema-2-*.db"))) == 1


def test_what_a_migrated_file_holds_is_what_a_new_one_would(path: Path, tmp_path: Path) -> None:
    """Marks apart, which say when: a copy by rows gives the same digests, places and words."""
    with open_sqlite_store(path) as store, open_sqlite_store(tmp_path / "copy.db") as copy:
        with store.contents() as contents:
            copy.restore(contents)
        assert copy.snapshot() == store.snapshot()
        assert copy.check() == ()


def test_the_steps_are_recorded_with_their_moment(path: Path) -> None:
    open_sqlite_store(path).close()
    with closing(sqlite3.connect(path)) as other:
        rows = other.execute("SELECT name, at FROM migration").fetchall()
    assert {name for name, _ in rows} == set(MIGRATIONS)
    assert all(at.endswith("Z") for _, at in rows)


def test_the_file_is_copied_first_and_no_copy_is_written_over(path: Path, tmp_path: Path) -> None:
    old = path.read_bytes()
    open_sqlite_store(path).close()
    (kept,) = copies(path)
    taken = kept.read_bytes()
    assert version_of(kept) == 1
    path.write_bytes(old)
    open_sqlite_store(path).close()
    assert len(copies(path)) == 2
    assert kept.read_bytes() == taken
    with open_sqlite_store(kept) as again:
        says_the_same(again)


def test_several_processes_open_it_at_once(path: Path) -> None:
    command = [sys.executable, "-c", OPENER, str(path)]
    opened = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [said(one)[0].strip() for one in opened] == ["3 11 284"] * 4
    assert len(copies(path)) == 1


@pytest.mark.parametrize("where", STEPS)
def test_who_is_killed_on_the_way_leaves_the_old_file_or_the_new(path: Path, where: str) -> None:
    command = [sys.executable, "-c", STALLED, str(path), where]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as opener:
        assert opener.stdout is not None
        assert opener.stdout.readline() == "there\n"
        opener.send_signal(signal.SIGKILL)
        opener.wait(30)
    assert version_of(path) == 1
    with open_sqlite_store(path) as store:
        says_the_same(store)
    assert not list(path.parent.glob("*.growing"))


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_who_is_killed_at_any_moment_leaves_the_old_file_or_the_new(path: Path, moment: float) -> None:
    script = OPENER.replace("with open", "print('ready', flush=True)\nwith open")
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True) as opener:
        assert opener.stdout is not None
        assert opener.stdout.readline() == "ready\n"
        time.sleep(moment)
        opener.send_signal(signal.SIGKILL)
        opener.wait(30)
    assert version_of(path) in (1, 3)
    with open_sqlite_store(path) as store:
        says_the_same(store)


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_where_nothing_can_be_written_it_is_said_what_to_do(open_folder: Path, what: str) -> None:
    path = put_file(open_folder / "ketenkaart.db")
    content = path.read_bytes()
    path.chmod(0o444)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    with as_somebody(open_folder), pytest.raises(StoreUnavailableError) as said:
        open_sqlite_store(path)
    assert said.value.fault.code == "store-older-read-only"
    assert "van een oudere Ketenkaart" in told(said.value)
    assert "kopieer het bestand naar een map waar dat mag" in told(said.value)
    assert path.read_bytes() == content
    assert copies(path) == []


def test_a_disk_without_room_for_the_copy_leaves_the_old_file(path: Path) -> None:
    script = (
        "import sys, resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "from graph.store.faults import StoreError\n"
        "from graph.store.sqlite import open_sqlite_store\n"
        "try:\n"
        "    open_sqlite_store(sys.argv[1])\n"
        "except StoreError as error:\n"
        "    print(error.fault.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("store-disk-error", "store-disk-full")
    assert version_of(path) == 1
    with open_sqlite_store(path) as store:
        says_the_same(store)


def test_a_damaged_file_of_the_first_schema_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE node SET properties = '{' WHERE labels = 'Action'")
        other.commit()
    with pytest.raises(StoreDamagedError):
        open_sqlite_store(path)
    assert version_of(path) == 1
