"""Reading the network: the view of a district, and all rows."""

import sqlite3

from graph.model.rows import NodeRow, RelationRow
from graph.store.sqlite.gather import known_of, nodes_with
from graph.store.sqlite.rows import NODE_COLUMNS, RELATION_COLUMNS, nodes_of, relations_of, words_json
from graph.view import NetworkView, make_view

_PLANS = "SELECT id FROM node WHERE labels = 'Plan' AND json_extract(properties, '$.district') = ?"
_OWN = (
    f"SELECT {NODE_COLUMNS} FROM json_each(?) AS plan CROSS JOIN node"  # noqa: S608
    " WHERE node.id >= plan.value || '.' AND node.id < plan.value || '/'"
)
_STATED = (
    f"SELECT {RELATION_COLUMNS} FROM json_each(?) AS wanted"  # noqa: S608
    " CROSS JOIN relation INDEXED BY relation_plan ON relation.plan = wanted.value"
)
_MEMBERS = (
    f"SELECT {RELATION_COLUMNS} FROM relation INDEXED BY known_target"  # noqa: S608
    " WHERE plan IS NULL AND target = ? AND type = 'IN_DISTRICT'"
)


def revision_of(connection: sqlite3.Connection) -> int:
    """The number of the state that is being read."""
    row: tuple[int] = connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
    return row[0]


def plans_of(connection: sqlite3.Connection, district: str) -> frozenset[str]:
    """The plans of a district.

    Raises:
        KeyError: there is no such district.
    """
    label = connection.execute("SELECT labels FROM node WHERE id = ?", (district,)).fetchone()
    if label != ("District",):
        raise KeyError(district)
    return frozenset(row[0] for row in connection.execute(_PLANS, (district,)))


def view_of(connection: sqlite3.Connection, district: str) -> NetworkView:
    """The network of one district.

    Raises:
        KeyError: there is no such district.
    """
    plans = words_json(sorted(plans_of(connection, district)))
    nodes = {node.id: node for node in nodes_of(connection.execute(_OWN, (plans,)))}
    relations = list(relations_of(connection.execute(_STATED, (plans,))))
    members = tuple(relations_of(connection.execute(_MEMBERS, (district,))))
    relations.extend(members)
    wanted = {district, *(relation.source for relation in relations), *(relation.target for relation in relations)}
    wanted -= nodes.keys()
    while wanted:
        found = nodes_with(connection, wanted)
        nodes.update((node.id, node) for node in found)
        parents = [row for row in known_of(connection, (node.id for node in found)) if row.type == "PART_OF"]
        relations.extend(parents)
        wanted = {relation.target for relation in parents} - nodes.keys()
    return make_view(district, revision_of(connection), nodes.values(), relations)


def all_rows(connection: sqlite3.Connection) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """All nodes and all relations, in order of id."""
    nodes = nodes_of(connection.execute(f"SELECT {NODE_COLUMNS} FROM node ORDER BY id"))  # noqa: S608
    relations = relations_of(connection.execute(f"SELECT {RELATION_COLUMNS} FROM relation ORDER BY id"))  # noqa: S608
    return tuple(nodes), tuple(relations)
