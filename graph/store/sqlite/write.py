"""Writing rows and records, in the transaction that is under way."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, RowChanges
from graph.store.digest import record_name
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion
from graph.store.sqlite import places
from graph.store.sqlite.rows import words_json
from graph.store.tally import Written
from graph.store.words import in_districts, indexed


def apply(connection: sqlite3.Connection, changes: RowChanges, written: Written, number: int) -> None:
    """Takes away what goes and writes what comes; relations go before their nodes and come after them.

    ``number``: that of the district of the plan whose nodes change.
    """
    connection.executemany("DELETE FROM relation WHERE id = ?", [(row.id,) for row in changes.removed_relations])
    places.leave(connection, changes.removed_nodes)
    connection.executemany("DELETE FROM node WHERE id = ?", [(node.id,) for node in changes.removed_nodes])
    rows = add_nodes(connection, written.added_nodes)
    places.index_own(connection, ((row, node) for row, node in rows if node.labels[0] in OWN_LABELS), number)
    _change_nodes(connection, written.changed_nodes, number)
    add_relations(connection, written.added_relations)
    connection.executemany(
        "UPDATE relation SET plan = ?, properties = ? WHERE id = ?",
        [(row.plan, text, row.id) for row, text in written.changed_relations],
    )


def add_nodes(connection: sqlite3.Connection, nodes: Sequence[tuple[NodeRow, str]]) -> Sequence[tuple[int, NodeRow]]:
    """Writes new nodes, given with their written forms, and gives each with the number of its row."""
    (last,) = connection.execute("SELECT coalesce(max(row), 0) FROM node").fetchone()
    connection.executemany(
        "INSERT INTO node (row, id, labels, properties) VALUES (?, ?, ?, ?)",
        [(row, node.id, ",".join(node.labels), text) for row, (node, text) in enumerate(nodes, last + 1)],
    )
    return [(row, node) for row, (node, _) in enumerate(nodes, last + 1)]


def add_relations(connection: sqlite3.Connection, relations: Sequence[tuple[RelationRow, str]]) -> None:
    """Writes new relations, given with their written forms; their ends are there."""
    connection.executemany(
        "INSERT INTO relation (id, type, source, target, plan, properties) VALUES (?, ?, ?, ?, ?, ?)",
        [(row.id, row.type, row.source, row.target, row.plan, text) for row, text in relations],
    )


def add_versions(connection: sqlite3.Connection, versions: Iterable[PlanVersion]) -> None:
    """Keeps versions of plans."""
    connection.executemany(
        "INSERT INTO version (plan, number, at, by, form) VALUES (?, ?, ?, ?, ?)",
        ((kept.plan, kept.number, kept.at, kept.by, kept.form_json) for kept in versions),
    )


def rewrite_versions(connection: sqlite3.Connection, versions: Iterable[PlanVersion]) -> None:
    """Gives versions that are kept another form; their digests go, since others come."""
    for kept in versions:
        connection.execute(
            "UPDATE version SET form = ? WHERE plan = ? AND number = ?", (kept.form_json, kept.plan, kept.number)
        )
        connection.execute("DELETE FROM digest WHERE of = ?", (record_name(kept),))
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")  # Words that were taken out go from its pages.


def rewrite_judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Gives judgements that are kept another content; their digests go, since others come."""
    for kept in judgements:
        connection.execute("UPDATE judgement SET content = ? WHERE id = ?", (kept.content, kept.id))
        connection.execute("DELETE FROM digest WHERE of = ?", (record_name(kept),))


def add_decisions(connection: sqlite3.Connection, decisions: Iterable[DecisionRecord]) -> None:
    """Keeps decisions; the order of their subjects stays as given."""
    connection.executemany(
        "INSERT INTO decision (id, finding, subjects, answer, note, meeting, district, at, by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(_decision_values, decisions),
    )


def add_judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Keeps judgements."""
    connection.executemany(
        "INSERT INTO judgement (id, kind, key, content, author, at, takes_back) VALUES (?, ?, ?, ?, ?, ?, ?)",
        map(astuple, judgements),
    )


def add_audit(connection: sqlite3.Connection, rows: Iterable[AuditRow]) -> None:
    """Keeps rows of the audit; the revision of the store is that of the last one."""
    connection.executemany(
        "INSERT INTO audit (revision, at, by, verb, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
        ((row.revision, row.at, row.by, row.verb, row.subject, row.detail) for row in rows),
    )


def _change_nodes(connection: sqlite3.Connection, nodes: Sequence[tuple[NodeRow, str]], number: int) -> None:
    connection.executemany(
        "UPDATE node SET labels = ?, properties = ? WHERE id = ?",
        [(",".join(node.labels), text, node.id) for node, text in nodes],
    )
    own = ((in_districts(indexed(node), (number,)), node.id) for node, _ in nodes if node.labels[0] in OWN_LABELS)
    connection.executemany(
        "UPDATE words SET names = ?, texts = ? WHERE rowid = (SELECT row FROM node WHERE id = ?)",
        [(said.names, said.texts, node_id) for said, node_id in own],
    )


def _decision_values(row: DecisionRecord) -> tuple[str | None, ...]:
    subjects = words_json(row.subjects)
    return row.id, row.finding, subjects, row.answer, row.note, row.meeting, row.district, row.at, row.by
