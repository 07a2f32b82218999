"""The tables of the embedded store, and how a file is known to be one."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache

from graph.store.digest import NOTHING
from graph.store.faults import FOREIGN_PART, NEWER, OLD_LIBRARY, OTHER_DATABASE, StoreMismatchError
from graph.store.marks import FRESH
from graph.store.upkeep import MIGRATIONS, SCHEMA_VERSION

APPLICATION_ID = 0x4B544B54
"""Stands in the header of the file ("KTKT"): by it a store is told from any other database."""

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with strict tables."""

WORDS = """CREATE VIRTUAL TABLE words USING fts5 (
        names, texts, tokenize = 'unicode61 remove_diacritics 2', detail = column
    )"""
"""The words of nodes, by the row of an own node, or by that of a place below zero."""

FIRST_TABLES = (
    """CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT""",
    # ``row`` stays when the file is vacuumed, and ties a node to its words in the full-text index.
    """CREATE TABLE node (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, labels TEXT NOT NULL, properties TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE relation (
        id TEXT PRIMARY KEY, type TEXT NOT NULL,
        source TEXT NOT NULL REFERENCES node (id), target TEXT NOT NULL REFERENCES node (id),
        plan TEXT, properties TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE version (
        plan TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, form TEXT NOT NULL,
        PRIMARY KEY (plan, number)
    ) STRICT""",
    """CREATE TABLE decision (
        id TEXT PRIMARY KEY, finding TEXT NOT NULL, subjects TEXT NOT NULL, answer TEXT NOT NULL, note TEXT NOT NULL,
        meeting TEXT, district TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE audit (
        revision INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL,
        verb TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL
    ) STRICT""",
    WORDS,
    "CREATE INDEX node_labels ON node (labels)",
    "CREATE INDEX relation_source ON relation (source)",
    "CREATE INDEX relation_target ON relation (target)",
    "CREATE INDEX relation_plan ON relation (plan)",
    "CREATE INDEX relation_type ON relation (type)",
    # What is known without a plan is looked up at every load, beside parties that have thousands of stated relations.
    "CREATE INDEX known_source ON relation (source) WHERE plan IS NULL",
    "CREATE INDEX known_target ON relation (target) WHERE plan IS NULL",
    "CREATE INDEX decision_district ON decision (district)",
)
"""What schema 1 had."""

MARK_TABLES = (
    # ``number`` stands before the words of a district.
    """CREATE TABLE district (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE plan (
        id TEXT PRIMARY KEY, district TEXT NOT NULL, revision INTEGER NOT NULL, version INTEGER NOT NULL,
        digest TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX plan_district ON plan (district)",
)
"""What changed when."""

DIGEST_TABLES = ("""CREATE TABLE digest (of TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",)
"""By which damage is seen."""

PLACE_TABLES = (
    """CREATE TABLE place (
        row INTEGER PRIMARY KEY, node TEXT NOT NULL, district INTEGER NOT NULL, UNIQUE (node, district)
    ) STRICT""",
)
"""Which districts' views hold which shared nodes; own nodes of a plan are held by its district."""

JUDGEMENT_TABLES = (
    """CREATE TABLE judgement (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, author TEXT NOT NULL,
        at TEXT NOT NULL, takes_back TEXT
    ) STRICT""",
    "CREATE INDEX judgement_key ON judgement (kind, key)",
)
"""What people judged."""

MIGRATION_TABLE = """CREATE TABLE migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT"""

SECOND_TABLES = (*FIRST_TABLES, *MARK_TABLES, *DIGEST_TABLES, *PLACE_TABLES, MIGRATION_TABLE)
"""What schema 2 had."""

TABLES = (*SECOND_TABLES, *JUDGEMENT_TABLES)

_OF_SCHEMA = {1: FIRST_TABLES, 2: SECOND_TABLES, SCHEMA_VERSION: TABLES}


_Name = tuple[str, str]
_PLAIN = "plain columns"
_STATISTICS = ("sqlite_stat1", "sqlite_stat4")
_COMPUTES = re.compile(r"^CREATEVIRTUAL|AS\(|CHECK\(|DEFAULT\(", re.IGNORECASE)


def refuse_old_library() -> None:
    """Raises:
    StoreMismatchError: the SQLite of this Python is older than the tables need.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(str(number) for number in OLDEST_SQLITE[:2])
        raise StoreMismatchError(OLD_LIBRARY(needed=needed, found=sqlite3.sqlite_version))


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file is a database in which nothing was made yet."""
    return _application(connection) == 0 and _count(connection, "SELECT count(*) FROM sqlite_master") == 0


def refuse_foreign(connection: sqlite3.Connection, where: str) -> int:
    """Holds the door to a file that has tables; gives the version of its schema, which may be an older one.

    Raises:
        StoreMismatchError: they are not ours, or of a schema this program does not know, or something stands beside
            them: a trigger would change what is written, a view would be computed by whoever looks.
    """
    if _application(connection) != APPLICATION_ID:
        raise StoreMismatchError(OTHER_DATABASE(location=where))
    found = _found(connection)
    first = _made(1)
    _refuse_what_is_not_made(first, {name: form for name, form in found.items() if name[1] == "meta"}, where)
    version = _count(connection, "SELECT value FROM meta WHERE key = 'schema_version'")
    if version > SCHEMA_VERSION:
        raise StoreMismatchError(NEWER(location=where, schema=version, known=SCHEMA_VERSION))
    _refuse_what_is_not_made(_made(max(version, 1)), found, where)
    return version


def missing_parts(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of tables and indexes that are not there."""
    optional = {("table", name) for name in _STATISTICS}
    return tuple(sorted(name for _, name in _made(SCHEMA_VERSION).keys() - _found(connection).keys() - optional))


def not_there(connection: sqlite3.Connection, statements: Iterable[str]) -> tuple[str, ...]:
    """Of the statements that make tables and indexes those whose table or index is not there yet."""
    found = {name for _, name in _found(connection)}
    return tuple(one for one in statements if one.split()[2].lower() not in found)


def make_tables(connection: sqlite3.Connection) -> None:
    """Makes an empty database a store, in the transaction that is under way."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO meta (key, value) VALUES ('schema_version', ?), ('revision', 0)", (SCHEMA_VERSION,))
    first_digests(connection)
    note_migrations(connection, MIGRATIONS)


def first_digests(connection: sqlite3.Connection) -> None:
    """The digests of nothing."""
    connection.execute("INSERT INTO digest (of, value) VALUES ('shared', ?), ('kept', ?)", (NOTHING, FRESH))


def note_migrations(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Records that these steps are taken, now."""
    connection.executemany(
        "INSERT INTO migration (name, at) VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        ((name,) for name in names),
    )


def _refuse_what_is_not_made(made: "dict[_Name, str]", found: "dict[_Name, str]", where: str) -> None:
    for name, form in found.items():
        known = made.get(name)
        if known != form and (known != _PLAIN or _COMPUTES.search(form) is not None):
            kind, called = name
            raise StoreMismatchError(FOREIGN_PART(location=where, kind=kind, name=called[:60]))


@cache
def _made(version: int) -> "dict[_Name, str]":
    """What a schema makes, with what SQLite itself may add when somebody lets it gather statistics."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in _OF_SCHEMA[version]:
            connection.execute(statement)
        made = _found(connection)
    # The tables behind the full-text index are the library's; how it words them is its own affair.
    shadows = {name: _PLAIN for name in made if name[1].startswith("words_")}
    return made | shadows | {("table", name): _PLAIN for name in _STATISTICS}


def _found(connection: sqlite3.Connection) -> "dict[_Name, str]":
    """Everything in the file that is more than data, by kind and name, and how it was made without its white space.

    To SQLite names are the same whatever their capitals.
    """
    rows: Iterator[tuple[str, str, str | None]] = connection.execute("SELECT type, name, sql FROM sqlite_master")
    return {
        (kind, name.lower()): "".join(sql.split())
        for kind, name, sql in rows
        if sql is not None  # The indexes of keys are made by the library.
    }


def _application(connection: sqlite3.Connection) -> int:
    return _count(connection, "PRAGMA application_id")


def _count(connection: sqlite3.Connection, query: str) -> int:
    row: tuple[int] | None = connection.execute(query).fetchone()
    return 0 if row is None else row[0]
