"""What can go wrong with a file: one line that says what, where and what to do; nothing stored; usable afterwards."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graph.store.faults import CHECK_INDEX_EXTRA, CHECK_UNFOUND, StoreError, StoreMismatchError, StoreUnavailableError
from graph.store.port import Store
from graph.store.sqlite import SqliteStore, open_sqlite_store
from tests.contract.plans import DISTRICT, SMALL, STAMP, known, make_plan
from tests.told import told

NOBODY = 65534


def one_line(error: StoreError, path: Path, *words: str) -> None:
    text = told(error)
    assert "\n" not in text
    assert str(path) in text
    assert text.endswith((".", "first.", "later."))
    for word in words:
        assert word in text


def filled(path: Path) -> SqliteStore:
    store = open_sqlite_store(path)
    store.init(*known(), STAMP)
    store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    return store


def is_usable(store: Store) -> None:
    assert store.check() == ()
    before = store.revision()
    store.replace_plan(make_plan(4, before, size=SMALL), STAMP)
    assert store.revision() == before + 1
    assert store.check() == ()


@contextmanager
def as_somebody(folder: Path) -> Iterator[None]:
    """Rights do not hold for root, so a test that runs as root becomes nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_opening_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with open_sqlite_store(path) as store:
        with pytest.raises(StoreUnavailableError) as said:
            store.info()
        one_line(said.value, path, "ketenkaart store init", "ketenkaart load")
        with pytest.raises(StoreUnavailableError, match="store-missing"):
            store.remove_plan("x", STAMP)
        assert list(tmp_path.iterdir()) == []
        store.init(*known(), STAMP)
        is_usable(store)


def test_the_first_load_makes_the_file(tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "k.db") as store:
        store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
        assert store.check() == ()


def test_no_such_folder(tmp_path: Path) -> None:
    path = tmp_path / "nergens" / "k.db"
    with pytest.raises(StoreUnavailableError) as said:
        open_sqlite_store(path)
    one_line(said.value, path.parent, "is er niet", "Maak die eerst")


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError) as said:
        open_sqlite_store(tmp_path)
    one_line(said.value, tmp_path, "is een map", "pad van een bestand")


@pytest.mark.parametrize("content", [b"x", b"hello world\n" * 5, b"PK\x03\x04" + b"\0" * 5_000, os.urandom(9_000)])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(StoreMismatchError) as said:
        open_sqlite_store(path)
    one_line(said.value, path, "geen opslag van Ketenkaart", "niets aan veranderd")
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE node (x)")
    content = path.read_bytes()
    with pytest.raises(StoreMismatchError) as said:
        open_sqlite_store(path)
    one_line(said.value, path, "database van iets anders", "ander pad")
    assert path.read_bytes() == content


def test_a_file_that_becomes_something_else_is_refused_each_time(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with open_sqlite_store(path) as store:
        path.write_text("geen database", "utf-8")
        for _ in range(2):
            with pytest.raises(StoreMismatchError):
                store.init(*known(), STAMP)
        path.unlink()
        store.init(*known(), STAMP)
        is_usable(store)


def test_an_empty_file_is_no_store_yet(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    path.touch()
    with open_sqlite_store(path) as store:
        with pytest.raises(StoreUnavailableError, match="store-missing"):
            store.read_view(DISTRICT)
        store.init(*known(), STAMP)
        is_usable(store)


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    filled(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE meta SET value = 4 WHERE key = 'schema_version'")
        newer.commit()
    with pytest.raises(StoreMismatchError) as said:
        open_sqlite_store(path)
    one_line(said.value, path, "schema 4", "kent schema 3", "nieuwere Ketenkaart")


def test_an_old_library_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.0")
    with pytest.raises(StoreMismatchError, match=r"needed='3\.37', found='3\.36\.0'"):
        open_sqlite_store(tmp_path / "k.db")


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_read_only_is_not_written(open_folder: Path, what: str) -> None:
    path = open_folder / "k.db"
    store = filled(path)
    before = store.snapshot()
    store.close()
    (path if what == "file" else open_folder).chmod(0o444 if what == "file" else 0o555)
    with as_somebody(open_folder):
        with pytest.raises(StoreUnavailableError) as said:
            open_sqlite_store(path).replace_plan(make_plan(2, 1, size=SMALL), STAMP)
        one_line(said.value, path, "map")
        if what == "file":
            with open_sqlite_store(path) as reader:
                assert reader.snapshot() == before
    (path if what == "file" else open_folder).chmod(0o777)
    for left in open_folder.iterdir():
        left.chmod(0o666)
    assert store.snapshot() == before
    is_usable(store)
    store.close()


def test_no_store_is_made_in_a_read_only_folder(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    path = open_folder / "k.db"
    with as_somebody(open_folder), open_sqlite_store(path) as store:
        with pytest.raises(StoreUnavailableError) as said:
            store.init(*known(), STAMP)
        one_line(said.value, path, "map")
    assert list(open_folder.iterdir()) == []


def test_a_full_database_keeps_what_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "k.db"
    with filled(path) as store:
        before = store.snapshot()
        with closing(sqlite3.connect(path)) as other:
            (pages,) = other.execute("PRAGMA page_count").fetchone()
        with _limited(monkeypatch, pages + 5), pytest.raises(StoreUnavailableError) as said:
            store.replace_plan(make_plan(2, 1), STAMP)
        one_line(said.value, path, "schijf is vol", "niets opgeslagen", "Maak ruimte")
        assert store.snapshot() == before
        is_usable(store)


@contextmanager
def _limited(monkeypatch: pytest.MonkeyPatch, pages: int) -> Iterator[None]:
    """Databases that are opened meanwhile cannot grow beyond ``pages``, as on a disk that is full."""
    connect = sqlite3.connect

    def small(*args: object, **keywords: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **keywords)  # type: ignore[call-overload]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", small)
        patch.setattr("graph.store.sqlite.file.StoreFile._identity", _afresh)
        yield


def _afresh(self: object) -> tuple[int, int]:
    """Another file each time, so that the connection is opened anew and meets the limit."""
    return (0, id(object()))


def test_a_disk_that_refuses_leaves_what_was_there(tmp_path: Path) -> None:
    """A real limit of the system on the size of files, met in the middle of a load by a process of its own."""
    path = tmp_path / "k.db"
    with filled(path) as store:
        before = store.snapshot()
    limit = path.stat().st_size + 60_000
    script = (
        "import sys, resource\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from graph.store.faults import StoreError\n"
        "from tests.told import told\n"
        "from graph.store.sqlite import open_sqlite_store\n"
        "from tests.contract.plans import STAMP, PlanSize, make_plan\n"
        "store = open_sqlite_store(sys.argv[1])\n"
        "try:\n"
        "    store.replace_plan(make_plan(2, 1, size=PlanSize(actions=400)), STAMP)\n"
        "except StoreError as error:\n"
        "    print(told(error))\n"
        "print(store.info().plans)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    said, plans = done.stdout.splitlines()
    assert "schijf weigert of is vol. Er is niets opgeslagen" in said
    assert plans == "('oefen-gemeente-1.2025',)"
    with open_sqlite_store(path) as after:
        assert after.snapshot() == before
        is_usable(after)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_disk_that_is_full_from_the_start(tmp_path: Path) -> None:
    """Not even the tables fit; afterwards, with room, the same path becomes a store."""
    path = tmp_path / "k.db"
    script = (
        "import sys, resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from graph.store.faults import StoreUnavailableError\n"
        "from graph.store.sqlite import open_sqlite_store\n"
        "from tests.contract.plans import STAMP, known\n"
        "store = open_sqlite_store(sys.argv[1])\n"
        "for _ in range(2):\n"
        "    try:\n"
        "        store.init(*known(), STAMP)\n"
        "    except StoreUnavailableError as error:\n"
        "        print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 2
    with open_sqlite_store(path) as store:
        store.init(*known(), STAMP)
        is_usable(store)


def test_a_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    filled(path).close()
    with open_sqlite_store(path, busy_seconds=0.1) as store, closing(sqlite3.connect(path)) as other:
        before = store.snapshot()
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError) as said:
            store.replace_plan(make_plan(2, 1, size=SMALL), STAMP)
        one_line(said.value, path, "ander programma", "Probeer het zo nog eens")
        assert store.snapshot() == before
        other.execute("ROLLBACK")
        is_usable(store)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    filled(path).close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError) as said:
        open_sqlite_store(path).snapshot()
    one_line(said.value, path)


def test_a_file_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    path, other = tmp_path / "k.db", tmp_path / "ander.db"
    with filled(path) as store, open_sqlite_store(other) as fresh:
        fresh.init(*known((1,)), STAMP)
        fresh.close()
        store.close()
        other.replace(path)
        assert store.info().plans == ()
        is_usable(store)


def test_words_missing_from_the_index_are_found_by_the_check(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with filled(path) as store:
        with closing(sqlite3.connect(path)) as other:
            other.execute("DELETE FROM words WHERE rowid = (SELECT -row FROM place WHERE node = 'oefen-gemeente-1')")
            other.execute("INSERT INTO words (rowid, names, texts) VALUES (99999, 'spook', '')")
            other.commit()
        assert store.check() == (
            CHECK_UNFOUND(id="oefen-gemeente-1"),
            CHECK_INDEX_EXTRA(number=1),
        )
