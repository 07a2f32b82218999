"""Finding nodes by words: the full-text index proposes, ``graph.store.words`` decides."""

import sqlite3
from collections.abc import Iterator

from graph.store.port import Hit
from graph.store.soundness import plan_of
from graph.store.sqlite.gather import nodes_with
from graph.store.sqlite.read import plans_of
from graph.store.words import index_can_find, match, words_of

_PROPOSED = "SELECT node.id FROM words JOIN node ON node.row = words.rowid WHERE words MATCH ? ORDER BY node.id"
_ALL = "SELECT id FROM node ORDER BY id"

_IN_DISTRICT = """
WITH RECURSIVE unit (id) AS (
    SELECT :node
    UNION
    SELECT source FROM unit CROSS JOIN relation INDEXED BY known_target ON target = unit.id
    WHERE plan IS NULL AND type = 'PART_OF'
)
SELECT EXISTS (
    SELECT 1 FROM unit CROSS JOIN relation INDEXED BY relation_source ON source = unit.id
    WHERE (type = 'IN_DISTRICT' AND target = :district)
    OR (SELECT json_extract(properties, '$.district') FROM node WHERE node.id = relation.plan) = :district
) OR EXISTS (
    SELECT 1 FROM unit CROSS JOIN relation INDEXED BY relation_target ON target = unit.id
    WHERE (SELECT json_extract(properties, '$.district') FROM node WHERE node.id = relation.plan) = :district
)"""


def hits_of(connection: sqlite3.Connection, text: str, district: str, limit: int) -> tuple[Hit, ...]:
    """The first ``limit`` nodes of a district in which all words of ``text`` stand: by name, then by text, then by id.

    Raises:
        KeyError: there is no such district.
    """
    plans = plans_of(connection, district)
    wanted = words_of(text)
    hits: list[Hit] = []
    if not wanted or limit < 1:
        return ()
    for in_names in (True, False):
        for node_id in _proposed(connection, wanted, in_names):
            node = nodes_with(connection, (node_id,))[0]
            found = match(node, wanted)
            if found is None or found.in_names != in_names or not _is_in(connection, node_id, district, plans):
                continue
            hits.append(found.hit)
            if len(hits) == limit:
                return tuple(hits)
    return tuple(hits)


def _proposed(connection: sqlite3.Connection, wanted: tuple[str, ...], in_names: bool) -> Iterator[str]:
    """Words are quoted, so that nothing in them is a sign of the query language."""
    known = [f'"{word}"*' for word in wanted if index_can_find(word)]
    if not known:
        rows = connection.execute(_ALL).fetchall()
    elif in_names:
        rows = connection.execute(_PROPOSED, (f"names : ({' AND '.join(known)})",)).fetchall()
    else:
        rows = connection.execute(_PROPOSED, (" AND ".join(known),)).fetchall()
    return (row[0] for row in rows)


def _is_in(connection: sqlite3.Connection, node_id: str, district: str, plans: frozenset[str]) -> bool:
    """Whether the view of the district would hold the node."""
    if node_id == district or plan_of(node_id, plans) is not None:
        return True
    found: tuple[int] = connection.execute(_IN_DISTRICT, {"node": node_id, "district": district}).fetchone()
    return found[0] == 1
