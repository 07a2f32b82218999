"""Reading the network: the view of a district, what lies around a node, the ways from one node to another."""

import sqlite3
from collections.abc import Iterable, Iterator

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
_BESIDE = """
SELECT source, target FROM relation INDEXED BY relation_source WHERE source IN (SELECT value FROM json_each(?1))
UNION
SELECT target, source FROM relation INDEXED BY relation_target WHERE target IN (SELECT value FROM json_each(?1))
"""


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


def neighbours_of(connection: sqlite3.Connection, node_id: str, depth: int) -> tuple[NodeRow, ...]:
    """The nodes at most ``depth`` steps away, by id.

    Raises:
        KeyError: there is no such node.
        ValueError: ``depth`` is not 1 to 4.
    """
    if not 1 <= depth <= 4:
        raise ValueError(f"depth must be 1 to 4, not {depth}")
    _refuse_unknown(connection, (node_id,))
    seen, edge = {node_id}, {node_id}
    for _ in range(depth):
        edge = {end for _, end in beside(connection, edge)} - seen
        seen |= edge
    return tuple(sorted(nodes_with(connection, seen - {node_id}), key=lambda node: node.id))


def paths_of(
    connection: sqlite3.Connection, source: str, target: str, longest: int, most: int
) -> tuple[tuple[str, ...], ...]:
    """The shortest paths between two nodes, sorted.

    Steps are counted back from the target, so that each step forward can be chosen in order of id and no path
    beyond ``most`` is ever walked.

    Raises:
        KeyError: one of the nodes is not there.
        ValueError: ``longest`` or ``most`` is less than 1.
    """
    if longest < 1 or most < 1:
        raise ValueError(f"longest and most must be at least 1, not {longest} and {most}")
    _refuse_unknown(connection, (source, target))
    onward: dict[str, list[str]] = {}
    seen, edge = {target}, {target}
    for _ in range(longest):
        if source in seen or not edge:
            break
        fresh: set[str] = set()
        for nearer, end in beside(connection, edge):
            if end not in seen:
                fresh.add(end)
                onward.setdefault(end, []).append(nearer)
        seen |= fresh
        edge = fresh
    if source not in seen:
        return ()
    found: list[tuple[str, ...]] = []
    for path in _walks((source,), target, onward):
        found.append(path)
        if len(found) == most:
            break
    return tuple(found)


def beside(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each of these nodes with each node that a relation joins it to, whichever way the relation runs."""
    rows: Iterator[tuple[str, str]] = connection.execute(_BESIDE, (words_json(ids),))
    return rows


def all_rows(connection: sqlite3.Connection) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """All nodes and all relations, in order of id."""
    nodes = nodes_of(connection.execute(f"SELECT {NODE_COLUMNS} FROM node ORDER BY id"))  # noqa: S608
    relations = relations_of(connection.execute(f"SELECT {RELATION_COLUMNS} FROM relation ORDER BY id"))  # noqa: S608
    return tuple(nodes), tuple(relations)


def _walks(path: tuple[str, ...], target: str, onward: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    if path[-1] == target:
        yield path
        return
    for step in sorted(onward[path[-1]]):
        yield from _walks((*path, step), target, onward)


def _refuse_unknown(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    for node_id in ids:
        if connection.execute("SELECT 1 FROM node WHERE id = ?", (node_id,)).fetchone() is None:
            raise KeyError(node_id)
