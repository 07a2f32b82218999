"""Bringing a file of an older schema up to this one: steps with names, each recorded when it was taken.

All steps that are still to be taken go in the one transaction that is under way. They add; what an older program kept
is read and stays as it is, but for the index of words, which is made anew.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from graph.model.rows import NodeRow
from graph.store.change import OWN_LABELS, plan_of
from graph.store.digest import NOTHING
from graph.store.marks import kept_of
from graph.store.sqlite import places, schema, state
from graph.store.sqlite.carry import contents_of
from graph.store.sqlite.rows import NODE_COLUMNS, nodes_of
from graph.store.tally import Tally
from graph.store.upkeep import MIGRATIONS, SCHEMA_VERSION

_ROWS = f"SELECT {NODE_COLUMNS} FROM node ORDER BY id"  # noqa: S608


def bring_up(connection: sqlite3.Connection) -> None:
    """Takes every step that was not taken yet, in the transaction that is under way.

    Raises:
        StoreDamagedError: a row cannot be read.
    """
    # Every step reads all that is kept, so what holds judgements is there before the first of them.
    for statement in schema.not_there(connection, (schema.MIGRATION_TABLE, *schema.JUDGEMENT_TABLES)):
        connection.execute(statement)
    taken = {row[0] for row in connection.execute("SELECT name FROM migration")}
    for name in MIGRATIONS:
        if name not in taken:
            _STEPS[name](connection)
            schema.note_migrations(connection, (name,))
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", (SCHEMA_VERSION,))


def _marks(connection: sqlite3.Connection) -> None:
    """Every plan and district stands at the last change that there was: which one touched it was not kept."""
    for statement in schema.MARK_TABLES:
        connection.execute(statement)
    revision = state.revision_of(connection)
    last: tuple[str] | None = connection.execute("SELECT at FROM audit ORDER BY revision DESC LIMIT 1").fetchone()
    connection.execute(
        "INSERT INTO district (id, revision, at) SELECT id, ?, ? FROM node WHERE labels = 'District' ORDER BY id",
        (revision, "" if last is None else last[0]),
    )
    connection.execute(
        "INSERT INTO plan (id, district, revision, version, digest)"
        " SELECT id, json_extract(properties, '$.district'), ?,"
        " coalesce((SELECT max(number) FROM version WHERE plan = node.id), 0), ?"
        " FROM node WHERE labels = 'Plan' ORDER BY id",
        (revision, NOTHING),
    )


def _digests(connection: sqlite3.Connection) -> None:
    """The digests of all that is there: from here on any change behind the store's back is seen."""
    for statement in schema.DIGEST_TABLES:
        connection.execute(statement)
    schema.first_digests(connection)
    contents = contents_of(connection)
    ledger, tally = contents.ledger, Tally(contents.ledger.plans)
    for part in contents.parts:
        tally.all_of(part.nodes, part.relations, part.records)
    state.add_digests(connection, tally.digests().items())
    connection.executemany("UPDATE plan SET digest = ?2 WHERE id = ?1", tally.plans().items())
    plans = state.whole_ledger(connection).plans.values()
    total = kept_of(plans, ledger.districts.values(), tally.digests().items(), tally.shared())
    state.set_totals(connection, tally.shared(), total)


def _places(connection: sqlite3.Connection) -> None:
    """Which districts hold what, and the words of each district apart."""
    for statement in schema.PLACE_TABLES:
        connection.execute(statement)
    connection.execute("DROP TABLE words")
    connection.execute(schema.WORDS)
    numbers = state.numbers_of(connection)
    homes: dict[str, str] = dict(connection.execute("SELECT id, district FROM plan").fetchall())
    rows: dict[str, int] = dict(connection.execute("SELECT id, row FROM node").fetchall())

    def own(number: int) -> Iterator[tuple[int, NodeRow]]:
        for node in nodes_of(connection.execute(_ROWS)):
            plan = plan_of(node.id, homes) if node.label in OWN_LABELS else None
            if plan is not None and numbers.get(homes[plan]) == number:
                yield rows[node.id], node

    for number in sorted({numbers[district] for district in homes.values() if district in numbers}):
        places.index_own(connection, own(number), number)
    places.settle_all(connection)


def _judgements(connection: sqlite3.Connection) -> None:
    """Nobody could judge before: the table, which is there, is empty."""


_STEPS: Mapping[str, Callable[[sqlite3.Connection], None]] = MappingProxyType(
    dict(zip(MIGRATIONS, (_marks, _digests, _places, _judgements), strict=True))
)
