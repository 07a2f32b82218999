"""A copy into a file grows beside it and is put in its place whole; no file is ever written over."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.faults import StoreError, StoreRefusedError
from graph.store.sqlite import SqliteStore, open_sqlite_store
from tests.contract.answers import fill, knowledge
from tests.contract.plans import SMALL, STAMP, make_plan

COPIER = """
import sys, time
from dataclasses import replace
from graph.store.sqlite import beside, carry, open_sqlite_store

carry.PART_ROWS = 20

def told(parts):
    for number, part in enumerate(parts):
        print(number, flush=True)
        if str(number) == sys.argv[3]:
            time.sleep(600)
        yield part

def stall(*given):
    print("grown", flush=True)
    time.sleep(600)

if sys.argv[3] == "grown":
    beside._put = stall
with open_sqlite_store(sys.argv[1]) as source, open_sqlite_store(sys.argv[2]) as target:
    with source.contents() as contents:
        target.restore(replace(contents, parts=told(contents.parts)))
print("done", flush=True)
"""
"""Copies part by part, and stands still before one of them, or before the file gets its name."""


@pytest.fixture
def source(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_sqlite_store(tmp_path / "source.db") as made:
        fill(made)
        yield made


def copy(source: SqliteStore, path: Path) -> None:
    with open_sqlite_store(path) as target, source.contents() as contents:
        target.restore(contents)


def begun(tmp_path: Path, where: str) -> "subprocess.Popen[str]":
    """A copy that came as far as ``where``."""
    command = [sys.executable, "-c", COPIER, str(tmp_path / "source.db"), str(tmp_path / "copy.db"), where]
    copier = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert copier.stdout is not None
    while copier.stdout.readline().strip() != where:
        assert copier.poll() is None
    return copier


def is_whole(source: SqliteStore, path: Path) -> None:
    with open_sqlite_store(path) as target:
        assert target.snapshot() == source.snapshot()
        assert target.check(knowledge()) == ()
    assert not list(path.parent.glob("*.growing"))


@pytest.mark.parametrize("where", ["0", "5", "12", "grown"])
def test_who_is_killed_on_the_way_leaves_no_store(source: SqliteStore, tmp_path: Path, where: str) -> None:
    copier = begun(tmp_path, where)
    copier.send_signal(signal.SIGKILL)
    copier.communicate()
    assert not (tmp_path / "copy.db").exists()
    copy(source, tmp_path / "copy.db")
    is_whole(source, tmp_path / "copy.db")


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.03, 0.1])
def test_who_is_killed_at_any_moment_leaves_no_store_or_a_whole_one(
    source: SqliteStore, tmp_path: Path, moment: float
) -> None:
    command = [sys.executable, "-c", COPIER, str(tmp_path / "source.db"), str(tmp_path / "copy.db"), ""]
    copier = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert copier.stdout is not None
    assert copier.stdout.readline() == "0\n"
    time.sleep(moment)
    copier.send_signal(signal.SIGKILL)
    copier.communicate()
    if not (tmp_path / "copy.db").exists():
        copy(source, tmp_path / "copy.db")
    with open_sqlite_store(tmp_path / "copy.db") as target:
        assert target.snapshot() == source.snapshot()
        assert target.check(knowledge()) == ()


def test_what_was_left_growing_can_be_cleared(source: SqliteStore, tmp_path: Path) -> None:
    copier = begun(tmp_path, "5")
    copier.send_signal(signal.SIGKILL)
    copier.communicate()
    with open_sqlite_store(tmp_path / "copy.db") as target:
        target.clear_copy()
        assert [file.name for file in tmp_path.glob("copy*")] == []
        with pytest.raises(StoreRefusedError, match="no-unfinished-copy"):
            target.clear_copy()


def test_two_copies_at_once_do_not_mix(source: SqliteStore, tmp_path: Path) -> None:
    copier = begun(tmp_path, "5")
    try:
        with pytest.raises(StoreError, match="store-busy"):
            copy(source, tmp_path / "copy.db")
    finally:
        copier.send_signal(signal.SIGKILL)
        copier.communicate()
    copy(source, tmp_path / "copy.db")
    is_whole(source, tmp_path / "copy.db")


def test_no_file_is_written_over(source: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    with open_sqlite_store(path) as target, source.contents() as contents:
        path.write_text("iets anders")  # Somebody puts a file there after the store was opened.
        with pytest.raises(StoreRefusedError, match="store-not-empty"):
            target.restore(contents)
    assert path.read_text() == "iets anders"


def test_an_empty_file_may_be_taken(source: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "copy.db").touch()
    copy(source, tmp_path / "copy.db")
    is_whole(source, tmp_path / "copy.db")


def test_a_copy_is_its_owners_only(source: SqliteStore, tmp_path: Path) -> None:
    copy(source, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_disk_without_room_leaves_nothing(source: SqliteStore, tmp_path: Path) -> None:
    script = (
        "import sys, resource\n"
        "from graph.store.faults import StoreError\n"
        "from graph.store.sqlite import open_sqlite_store\n"
        "with open_sqlite_store(sys.argv[1]) as source, open_sqlite_store(sys.argv[2]) as target:\n"
        "    with source.contents() as contents:\n"
        "        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "        try:\n"
        "            target.restore(contents)\n"
        "        except StoreError as error:\n"
        "            print(error.fault.code)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "source.db"), str(tmp_path / "copy.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("store-disk-error", "store-disk-full")
    assert [file.name for file in tmp_path.glob("copy*")] == []


def test_a_copy_can_be_written_to(source: SqliteStore, tmp_path: Path) -> None:
    copy(source, tmp_path / "copy.db")
    with open_sqlite_store(tmp_path / "copy.db") as target:
        for store in (source, target):
            store.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
        assert target.snapshot() == source.snapshot()
        assert target.check(knowledge(make_plan(3, 1, size=SMALL))) == ()
