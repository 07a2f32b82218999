"""Writing rows and records, in the transaction that is under way."""

import sqlite3
from collections.abc import Iterable

from graph.model.rows import NodeRow, RelationRow
from graph.store.change import RowChanges
from graph.store.records import AuditRow, DecisionRecord, PlanVersion
from graph.store.sqlite.rows import node_values, relation_values, words_json
from graph.store.words import indexed


def apply(connection: sqlite3.Connection, changes: RowChanges) -> None:
    """Takes away what goes and writes what comes; relations go before their nodes and come after them."""
    connection.executemany("DELETE FROM relation WHERE id = ?", ((row.id,) for row in changes.removed_relations))
    _remove_nodes(connection, changes.removed_nodes)
    add_nodes(connection, changes.added_nodes)
    _change_nodes(connection, changes.changed_nodes)
    add_relations(connection, changes.added_relations)
    connection.executemany(
        "UPDATE relation SET plan = ?, properties = ? WHERE id = ?",
        ((row.plan, relation_values(row)[5], row.id) for row in changes.changed_relations),
    )


def add_nodes(connection: sqlite3.Connection, nodes: Iterable[NodeRow]) -> None:
    """Writes new nodes and their words for searching."""
    given = tuple(nodes)
    (last,) = connection.execute("SELECT coalesce(max(row), 0) FROM node").fetchone()
    connection.executemany(
        "INSERT INTO node (row, id, labels, properties) VALUES (?, ?, ?, ?)",
        ((row, *node_values(node)) for row, node in enumerate(given, last + 1)),
    )
    words = ((row, indexed(node)) for row, node in enumerate(given, last + 1))
    connection.executemany(
        "INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)",
        ((row, folded.names, folded.texts) for row, folded in words),
    )


def add_relations(connection: sqlite3.Connection, relations: Iterable[RelationRow]) -> None:
    """Writes new relations; their ends are there."""
    connection.executemany(
        "INSERT INTO relation (id, type, source, target, plan, properties) VALUES (?, ?, ?, ?, ?, ?)",
        map(relation_values, relations),
    )


def add_versions(connection: sqlite3.Connection, versions: Iterable[PlanVersion]) -> None:
    """Keeps versions of plans."""
    connection.executemany(
        "INSERT INTO version (plan, number, at, by, form) VALUES (?, ?, ?, ?, ?)",
        ((kept.plan, kept.number, kept.at, kept.by, kept.form_json) for kept in versions),
    )


def add_decisions(connection: sqlite3.Connection, decisions: Iterable[DecisionRecord]) -> None:
    """Keeps decisions; the order of their subjects stays as given."""
    connection.executemany(
        "INSERT INTO decision (id, finding, subjects, answer, note, meeting, district, at, by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(_decision_values, decisions),
    )


def add_audit(connection: sqlite3.Connection, rows: Iterable[AuditRow]) -> None:
    """Keeps rows of the audit; the revision of the store is that of the last one."""
    connection.executemany(
        "INSERT INTO audit (revision, at, by, verb, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
        ((row.revision, row.at, row.by, row.verb, row.subject, row.detail) for row in rows),
    )


def set_revision(connection: sqlite3.Connection, revision: int) -> None:
    """The number of the state that is being written."""
    connection.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (revision,))


def _remove_nodes(connection: sqlite3.Connection, nodes: Iterable[NodeRow]) -> None:
    ids = [(node.id,) for node in nodes]
    connection.executemany("DELETE FROM words WHERE rowid = (SELECT row FROM node WHERE id = ?)", ids)
    connection.executemany("DELETE FROM node WHERE id = ?", ids)


def _change_nodes(connection: sqlite3.Connection, nodes: Iterable[NodeRow]) -> None:
    for node in nodes:
        node_id, labels, properties = node_values(node)
        connection.execute("UPDATE node SET labels = ?, properties = ? WHERE id = ?", (labels, properties, node_id))
        words = indexed(node)
        connection.execute(
            "UPDATE words SET names = ?, texts = ? WHERE rowid = (SELECT row FROM node WHERE id = ?)",
            (words.names, words.texts, node_id),
        )


def _decision_values(row: DecisionRecord) -> tuple[str | None, ...]:
    subjects = words_json(row.subjects)
    return row.id, row.finding, subjects, row.answer, row.note, row.meeting, row.district, row.at, row.by
