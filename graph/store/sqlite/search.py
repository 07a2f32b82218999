"""Finding nodes by words: the full-text index proposes nodes of one district, ``graph.store.words`` decides."""

import sqlite3
from collections.abc import Iterator

from graph.model.rows import NodeRow
from graph.store.port import Hit
from graph.store.sqlite.rows import NODE_COLUMNS, nodes_of, words_json
from graph.store.words import index_can_find, match, word_in, words_of

_PROPOSED = """
SELECT node.id FROM words CROSS JOIN node ON node.row = words.rowid WHERE words MATCH ?1
UNION ALL
SELECT place.node FROM words CROSS JOIN place ON place.row = -words.rowid WHERE words MATCH ?1
ORDER BY 1
"""
_NODES = f"SELECT {NODE_COLUMNS} FROM node WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"  # noqa: S608
_AT_ONCE = 50
"""Nodes that are read at a time: most searches want no more hits than this, and a page of them is one question."""


def hits_of(connection: sqlite3.Connection, text: str, district: str, limit: int) -> tuple[Hit, ...]:
    """The first ``limit`` nodes of a district in which all words of ``text`` stand: by name, then by text, then by id.

    Raises:
        KeyError: there is no such district.
    """
    found: tuple[int] | None = connection.execute("SELECT number FROM district WHERE id = ?", (district,)).fetchone()
    if found is None:
        raise KeyError(district)
    wanted = words_of(text)
    hits: list[Hit] = []
    if not wanted or limit < 1:
        return ()
    for in_names in (True, False):
        for node in _proposed(connection, found[0], wanted, in_names):
            matched = match(node, wanted)
            if matched is None or matched.in_names != in_names:
                continue
            hits.append(matched.hit)
            if len(hits) == limit:
                return tuple(hits)
    return tuple(hits)


def _proposed(
    connection: sqlite3.Connection, number: int, wanted: tuple[str, ...], in_names: bool
) -> Iterator[NodeRow]:
    """Nodes of the district of this number in order of id. Words are quoted, so nothing in them is a sign of the query
    language; where the index can find none of them, every node of the district is proposed."""
    known = [word for word in wanted if index_can_find(word)] or [""]
    asked = " AND ".join(f'"{word_in(number, word)}"*' for word in known)
    rows = connection.execute(_PROPOSED, (f"names : ({asked})" if in_names else asked,)).fetchall()
    for first in range(0, len(rows), _AT_ONCE):
        ids = words_json(row[0] for row in rows[first : first + _AT_ONCE])
        yield from nodes_of(connection.execute(_NODES, (ids,)))
