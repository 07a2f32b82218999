"""The tables of the embedded store, and how a file is known to be one."""

import sqlite3

from graph.store.port import SCHEMA_VERSION, StoreMismatchError

APPLICATION_ID = 0x4B544B54
"""Stands in the header of the file ("KTKT"): by it a store is told from any other database."""

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with strict tables."""

TABLES = (
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
    """CREATE VIRTUAL TABLE words USING fts5 (
        names, texts, tokenize = 'unicode61 remove_diacritics 2', detail = column
    )""",
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


def refuse_old_library() -> None:
    """Raises:
    StoreMismatchError: the SQLite of this Python is older than the tables need.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreMismatchError(
            f"De ingebouwde opslag heeft SQLite 3.37 of later nodig; deze Python heeft {sqlite3.sqlite_version}."
            " Gebruik een nieuwere Python, of een Neo4j (--store bolt://...)."
        )


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file is a database in which nothing was made yet."""
    return _application(connection) == 0 and _count(connection, "SELECT count(*) FROM sqlite_master") == 0


def refuse_foreign(connection: sqlite3.Connection, where: str) -> None:
    """Holds the door to a file that has tables.

    Raises:
        StoreMismatchError: they are not ours, or of a schema this program does not know.
    """
    if _application(connection) != APPLICATION_ID:
        raise StoreMismatchError(
            f"{where} is een database van iets anders, geen opslag van Ketenkaart. Er is niets veranderd."
            " Geef een ander pad."
        )
    version = _count(connection, "SELECT value FROM meta WHERE key = 'schema_version'")
    if version > SCHEMA_VERSION:
        raise StoreMismatchError(
            f"{where} heeft schema {version}; dit programma kent schema {SCHEMA_VERSION}."
            " Er is niets aan veranderd. Gebruik een nieuwere Ketenkaart, of geef een ander pad."
        )


def make_tables(connection: sqlite3.Connection) -> None:
    """Makes an empty database a store, in the transaction that is under way."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO meta (key, value) VALUES ('schema_version', ?), ('revision', 0)", (SCHEMA_VERSION,))


def _application(connection: sqlite3.Connection) -> int:
    return _count(connection, "PRAGMA application_id")


def _count(connection: sqlite3.Connection, query: str) -> int:
    row: tuple[int] | None = connection.execute(query).fetchone()
    return 0 if row is None else row[0]
