"""A store that somebody sends holds data and nothing else: no trigger that fires at a load, no view that never ends."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.store.faults import StoreMismatchError
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import SCHEMA_VERSION
from tests.contract.plans import SMALL, STAMP, known, make_plan
from tests.graph.store.first_schema import put_file
from tests.told import told

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"

HOSTILE = {
    "a trigger that takes relations away": (
        "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM relation; END",
        "trigger 't'",
    ),
    "an endless view for a table": (
        f"DROP TABLE words; DROP TABLE relation; DROP TABLE node; CREATE VIEW node AS {ENDLESS}"  # noqa: S608
        " SELECT x AS row, 'a' AS id, 'Plan' AS labels, '{}' AS properties FROM n",
        "view 'node'",
    ),
    "an endless view for the version": (
        f"DROP TABLE meta; CREATE VIEW META AS {ENDLESS} SELECT 'x' AS key, x AS value FROM n",  # noqa: S608
        "view 'meta'",
    ),
    "a view beside the tables": ("CREATE VIEW extra AS SELECT 1", "view 'extra'"),
    "a table beside the tables": ("CREATE TABLE extra (x)", "table 'extra'"),
    "a virtual table": ("CREATE VIRTUAL TABLE extra USING fts5 (x)", "table 'extra"),
    "a virtual table in the place of a table behind the index": (
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE VIRTUAL TABLE words_config USING x'"
        " WHERE name = 'words_config'",
        "table 'words_config'",
    ),
    "an index on what is computed": ("CREATE INDEX i ON node (json_extract(properties, '$.x'))", "index 'i'"),
    "a column that is computed": (
        "ALTER TABLE version ADD COLUMN x TEXT AS (hex(form)) VIRTUAL",
        "table 'version'",
    ),
    "an older version than there is": (
        "UPDATE meta SET value = 0 WHERE key = 'schema_version'; CREATE VIEW extra AS SELECT 1",
        "table 'district'",
    ),
    "a name that speaks to a terminal": ('CREATE VIEW "\x1b[31mx" AS SELECT 1', "\\x1b"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "k.db"
    with open_sqlite_store(made) as store:
        store.init(*known(), STAMP)
        store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    return made


def changed(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(script)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_store_with_more_in_it_than_data_is_refused(path: Path, what: str) -> None:
    script, named = HOSTILE[what]
    changed(path, script)
    content = path.read_bytes()

    with pytest.raises(StoreMismatchError) as said:
        open_sqlite_store(path)

    assert named in told(said.value)
    assert "\n" not in told(said.value)
    assert "\x1b" not in told(said.value)
    assert path.read_bytes() == content


def test_a_trigger_is_refused_by_the_verb_that_would_fire_it(path: Path) -> None:
    with open_sqlite_store(path) as store:
        store.close()
        changed(path, HOSTILE["a trigger that takes relations away"][0])
        with pytest.raises(StoreMismatchError):
            store.replace_plan(make_plan(2, 1, size=SMALL), STAMP)


def test_statistics_and_a_vacuum_leave_a_store_a_store(path: Path) -> None:
    changed(path, "ANALYZE; VACUUM; PRAGMA optimize; INSERT INTO words (words) VALUES ('optimize')")
    with open_sqlite_store(path) as store:
        assert store.check() == ()
        assert store.info().schema_version == SCHEMA_VERSION


def test_a_newer_schema_is_named_whatever_it_holds(path: Path) -> None:
    changed(path, "UPDATE meta SET value = 9 WHERE key = 'schema_version'; CREATE TABLE later (x)")
    with pytest.raises(StoreMismatchError, match="schema=9"):
        open_sqlite_store(path)


def test_an_older_store_holds_data_and_nothing_else(tmp_path: Path) -> None:
    """Before it is brought up it is held against what its own schema made."""
    path = put_file(tmp_path / "old.db")
    changed(path, HOSTILE["a view beside the tables"][0])
    content = path.read_bytes()
    with pytest.raises(StoreMismatchError, match="view"):
        open_sqlite_store(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]
