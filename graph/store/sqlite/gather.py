"""What is stored around rows that are to be written: exactly what ``StoredRows`` asks for."""

import sqlite3
from collections.abc import Container, Iterable

from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, STAYING_LABELS, StoredRows, is_own
from graph.store.sqlite.rows import NODE_COLUMNS, RELATION_COLUMNS, nodes_of, relations_of, words_json

_NODES = f"SELECT {NODE_COLUMNS} FROM node WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
_OWN = f"SELECT {NODE_COLUMNS} FROM node WHERE id = ?1 OR (id > ?1 || '.' AND id < ?1 || '/')"  # noqa: S608
_STATED = f"SELECT {RELATION_COLUMNS} FROM relation WHERE plan = ?"  # noqa: S608
_KNOWN = (
    f"SELECT {RELATION_COLUMNS} FROM relation INDEXED BY known_source"  # noqa: S608
    " WHERE plan IS NULL AND source IN (SELECT value FROM json_each(?))"
)
_HELD = """
SELECT value FROM json_each(?1)
WHERE EXISTS (
    SELECT 1 FROM relation INDEXED BY relation_source
    WHERE source = value AND plan IS NOT ?2 AND plan IS NOT NULL
) OR EXISTS (
    SELECT 1 FROM relation INDEXED BY relation_target
    WHERE target = value AND plan IS NOT ?2 AND plan IS NOT NULL
) OR EXISTS (
    SELECT 1 FROM relation INDEXED BY known_target
    WHERE target = value AND plan IS NULL AND source NOT IN (SELECT value FROM json_each(?3))
)"""


def stored_rows(
    connection: sqlite3.Connection, named: Iterable[str], plan: str | None, joined: Container[str] = ()
) -> StoredRows:
    """What is stored of a plan and under the ``named`` ids, with the parents of all of it.

    ``joined``: ids at which relations of the plan will begin or end; who else refers to these is not asked.
    """
    nodes: dict[str, NodeRow] = {}
    relations: list[RelationRow] = []
    wanted = set(named)
    if plan is not None:
        # Everything under the plan's id is found here, its own or not, and need not be looked up again one by one.
        inside = tuple(nodes_of(connection.execute(_OWN, (plan,))))
        relations = list(relations_of(connection.execute(_STATED, (plan,))))
        wanted.update(end for relation in relations for end in (relation.source, relation.target))
        nodes = {node.id: node for node in inside if is_own(node, plan) or node.id in wanted}
        prefix = f"{plan}."
        wanted = {key for key in wanted if key != plan and not key.startswith(prefix)}
    strangers = [node.id for node in nodes.values() if node.labels[0] not in OWN_LABELS]
    known: list[RelationRow] = list(known_of(connection, strangers)) if strangers else []
    wanted.update(relation.target for relation in known if relation.type == "PART_OF")
    wanted -= nodes.keys()
    while wanted:
        found = nodes_with(connection, wanted)
        nodes.update((node.id, node) for node in found)
        fresh = known_of(connection, (node.id for node in found))
        known.extend(fresh)
        wanted = {relation.target for relation in fresh if relation.type == "PART_OF"} - nodes.keys()
    return StoredRows(tuple(nodes.values()), (*relations, *known), _held(connection, nodes, plan, joined))


def nodes_with(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[NodeRow, ...]:
    """The nodes that are there under these ids."""
    return tuple(nodes_of(connection.execute(_NODES, (words_json(ids),))))


def known_of(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[RelationRow, ...]:
    """The relations that no plan states and that leave these nodes."""
    return tuple(relations_of(connection.execute(_KNOWN, (words_json(ids),))))


def _held(
    connection: sqlite3.Connection, nodes: dict[str, NodeRow], plan: str | None, joined: Container[str]
) -> frozenset[str]:
    """Nodes that stay by themselves are not asked for: nothing hangs on the answer, and they are joined the most."""
    asked = [
        node.id
        for node in nodes.values()
        if node.id not in joined and STAYING_LABELS.isdisjoint(node.labels) and (plan is None or not is_own(node, plan))
    ]
    if not asked:
        return frozenset()
    rows = connection.execute(_HELD, (words_json(asked), plan, words_json(nodes)))
    return frozenset(row[0] for row in rows)
