"""Which districts hold which nodes, and the words by which they are found there.

Own nodes of a plan are held by its district alone; their words stand under their row number. Of a shared node the table
``place`` has a row for each district that holds it; its words stand under that row's number, below zero.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from graph.model.rows import NodeRow
from graph.store.change import OWN_LABELS, RowChanges
from graph.store.reach import Placing
from graph.store.sqlite.gather import nodes_with
from graph.store.sqlite.rows import words_json
from graph.store.sqlite.state import numbers_of
from graph.store.words import in_districts, indexed

_HOLDING = """
WITH RECURSIVE unit (top, id) AS (
    SELECT value, value FROM json_each(?1)
    UNION
    SELECT top, source FROM unit CROSS JOIN relation INDEXED BY known_target ON target = unit.id
    WHERE plan IS NULL AND type = 'PART_OF'
)
SELECT top, plan.district FROM unit CROSS JOIN relation INDEXED BY relation_source ON source = unit.id
JOIN plan ON plan.id = relation.plan
UNION
SELECT top, plan.district FROM unit CROSS JOIN relation INDEXED BY relation_target ON target = unit.id
JOIN plan ON plan.id = relation.plan
UNION
SELECT top, target FROM unit CROSS JOIN relation INDEXED BY known_source ON source = unit.id
WHERE plan IS NULL AND type = 'IN_DISTRICT'
UNION
SELECT top, district.id FROM unit JOIN district ON district.id = top
"""
_PLACES = "SELECT node, district FROM place WHERE node IN (SELECT value FROM json_each(?))"
_PLACED = "SELECT node FROM place WHERE node IN (SELECT value FROM json_each(?)) AND district = ?"
_OWN = "SELECT row, id FROM node WHERE id = ?1 OR (id > ?1 || '.' AND id < ?1 || '/')"


def holding_of(connection: sqlite3.Connection, node_id: str) -> tuple[str, ...]:
    """The districts whose view holds a node."""
    parts = node_id.split(".")
    plans = words_json(".".join(parts[:length]) for length in range(1, len(parts) + 1))
    label: tuple[str] | None = connection.execute("SELECT labels FROM node WHERE id = ?", (node_id,)).fetchone()
    if label is not None and label[0] in OWN_LABELS:
        asked = "SELECT district FROM plan WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1"
        rows = connection.execute(asked, (plans,))
    else:
        asked = (
            "SELECT district.id FROM place JOIN district ON number = place.district WHERE node = ? ORDER BY district.id"
        )
        rows = connection.execute(asked, (node_id,))
    return tuple(row[0] for row in rows)


def leave(connection: sqlite3.Connection, nodes: Iterable[NodeRow]) -> None:
    """Takes away the words and places of nodes that go; their rows are still there."""
    ids = [(node.id,) for node in nodes]
    if not ids:
        return
    connection.executemany("DELETE FROM words WHERE rowid = (SELECT row FROM node WHERE id = ?)", ids)
    connection.executemany("DELETE FROM words WHERE rowid IN (SELECT -row FROM place WHERE node = ?)", ids)
    connection.executemany("DELETE FROM place WHERE node = ?", ids)


def index_own(connection: sqlite3.Connection, rows: Iterable[tuple[int, NodeRow]], number: int) -> None:
    """Writes the words of new nodes of a plan; ``number`` is that of its district."""
    words = ((row, in_districts(indexed(node), (number,))) for row, node in rows)
    connection.executemany(
        "INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)",
        [(row, said.names, said.texts) for row, said in words],
    )


def settle(connection: sqlite3.Connection, changes: RowChanges, placing: Placing, numbers: Mapping[str, int]) -> None:
    """Makes places and words say what holds after ``changes``, whose rows are written; ``numbers`` are of districts."""
    wanted = {(node, numbers[district]) for district, nodes in placing.sure.items() for node in nodes}
    if placing.doubtful:
        asked = words_json(sorted(placing.doubtful))
        found = {(node, numbers[district]) for node, district in connection.execute(_HOLDING, (asked,))}
        there = {(node, number) for node, number in connection.execute(_PLACES, (asked,))}
        _unplace(connection, there - found)
        wanted |= found
    fresh = {node.id for node in changes.added_nodes}
    for number in {number for _, number in wanted}:
        held = words_json(node for node, at in wanted if at == number and node not in fresh)
        wanted -= {(row[0], number) for row in connection.execute(_PLACED, (held, number))}
    changed = [node.id for node in changes.changed_nodes if node.labels[0] not in OWN_LABELS]
    if changed:
        again = {(node, number) for node, number in connection.execute(_PLACES, (words_json(changed),))}
        _unplace(connection, again)
        wanted |= again
    written = {node.id: node for node in (*changes.added_nodes, *changes.changed_nodes)}
    _place(connection, wanted, written)


def settle_all(connection: sqlite3.Connection) -> None:
    """Makes places and words of all shared nodes, in a store that has none of them yet."""
    labels = words_json(sorted(OWN_LABELS))
    shared = connection.execute("SELECT id FROM node WHERE labels NOT IN (SELECT value FROM json_each(?))", (labels,))
    numbers, ids = numbers_of(connection), words_json(row[0] for row in shared)
    _place(connection, {(node, numbers[district]) for node, district in connection.execute(_HOLDING, (ids,))}, {})


def reindex(connection: sqlite3.Connection, plan: str, number: int) -> None:
    """Writes the words of all nodes of a plan anew, for the district that it moved to."""
    rows = {node_id: row for row, node_id in connection.execute(_OWN, (plan,)).fetchall()}
    own = [node for node in nodes_with(connection, rows) if node.label in OWN_LABELS]
    connection.executemany("DELETE FROM words WHERE rowid = ?", ((rows[node.id],) for node in own))
    index_own(connection, ((rows[node.id], node) for node in own), number)


def _place(connection: sqlite3.Connection, pairs: set[tuple[str, int]], written: Mapping[str, NodeRow]) -> None:
    """Places nodes; those among ``written`` need not be read."""
    if not pairs:
        return
    others = nodes_with(connection, {node for node, _ in pairs} - written.keys())
    here = {node for node, _ in pairs if node in written}
    nodes = {node.id: indexed(node) for node in (*others, *(written[node] for node in here))}
    (last,) = connection.execute("SELECT coalesce(max(row), 0) FROM place").fetchone()
    rows = [(row, *pair) for row, pair in enumerate(sorted(pairs), last + 1)]
    connection.executemany("INSERT INTO place (row, node, district) VALUES (?, ?, ?)", rows)
    words = ((row, in_districts(nodes[node], (number,))) for row, node, number in rows)
    connection.executemany(
        "INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)",
        ((-row, said.names, said.texts) for row, said in words),
    )


def _unplace(connection: sqlite3.Connection, pairs: set[tuple[str, int]]) -> None:
    if not pairs:
        return
    gone = sorted(pairs)
    connection.executemany(
        "DELETE FROM words WHERE rowid = (SELECT -row FROM place WHERE node = ? AND district = ?)", gone
    )
    connection.executemany("DELETE FROM place WHERE node = ? AND district = ?", gone)
