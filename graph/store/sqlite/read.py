"""Reading the network: the view of a district, and all rows."""

import sqlite3

from graph.model.rows import NodeRow, RelationRow
from graph.store.faults import DAMAGED_ROW, StoreDamagedError
from graph.store.sqlite.gather import known_of, nodes_with
from graph.store.sqlite.rows import NODE_COLUMNS, RELATION_COLUMNS, nodes_of, relations_of, words_json
from graph.view import NetworkView, make_view

_PLANS = "SELECT id, revision FROM plan WHERE district = ?"
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


def view_of(connection: sqlite3.Connection, district: str) -> NetworkView:
    """The network of one district.

    Raises:
        KeyError: there is no such district.
    """
    found: tuple[int] | None = connection.execute("SELECT revision FROM district WHERE id = ?", (district,)).fetchone()
    if found is None:
        raise KeyError(district)
    revisions: dict[str, int] = dict(connection.execute(_PLANS, (district,)).fetchall())
    plans = words_json(sorted(revisions))
    nodes = {node.id: node for node in nodes_of(connection.execute(_OWN, (plans,)))}
    relations = list(relations_of(connection.execute(_STATED, (plans,))))
    members = tuple(relations_of(connection.execute(_MEMBERS, (district,))))
    relations.extend(members)
    wanted = {district, *(relation.source for relation in relations), *(relation.target for relation in relations)}
    wanted -= nodes.keys()
    while wanted:
        fresh = nodes_with(connection, wanted)
        nodes.update((node.id, node) for node in fresh)
        parents = [row for row in known_of(connection, (node.id for node in fresh)) if row.type == "PART_OF"]
        relations.extend(parents)
        wanted = {relation.target for relation in parents} - nodes.keys()
    try:
        return make_view(district, found[0], nodes.values(), relations, revisions)
    except ValueError as error:
        raise StoreDamagedError(DAMAGED_ROW(id=str(error)[:80])) from error


def all_rows(connection: sqlite3.Connection) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """All nodes and all relations, in order of id."""
    nodes = nodes_of(connection.execute(f"SELECT {NODE_COLUMNS} FROM node ORDER BY id"))  # noqa: S608
    relations = relations_of(connection.execute(f"SELECT {RELATION_COLUMNS} FROM relation ORDER BY id"))  # noqa: S608
    return tuple(nodes), tuple(relations)
