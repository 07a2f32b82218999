"""Rows of the network as the tables hold them: properties as JSON with sorted keys, labels with commas between.

Sorted keys make equal content equal text: the same rows give the same bytes in every file.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from graph.model.rows import NodeRow, RelationRow, Scalar, Value
from graph.store.faults import DAMAGED_ROW, StoreDamagedError

NODE_COLUMNS = "node.id, node.labels, node.properties"
RELATION_COLUMNS = "relation.id, relation.type, relation.source, relation.target, relation.plan, relation.properties"

_BATCH = 2_000


def words_json(words: Iterable[str]) -> str:
    """Words in their order as one value: for a column, or for a query that looks up many ids at once."""
    return json.dumps(list(words), ensure_ascii=False, separators=(",", ":"))


def nodes_of(cursor: sqlite3.Cursor) -> Iterator[NodeRow]:
    """The nodes of a query for ``NODE_COLUMNS``.

    Raises:
        StoreDamagedError: a row is none.
    """
    for batch in _batches(cursor):
        properties = decoded([(row[0], row[2]) for row in batch])
        for row, held in zip(batch, properties, strict=True):
            if not isinstance(row[1], str):
                raise StoreDamagedError(DAMAGED_ROW(id=str(row[0])))
            yield NodeRow(row[0], tuple(row[1].split(",")), held)


def relations_of(cursor: sqlite3.Cursor) -> Iterator[RelationRow]:
    """The relations of a query for ``RELATION_COLUMNS``.

    Raises:
        StoreDamagedError: a row is none.
    """
    for batch in _batches(cursor):
        properties = decoded([(row[0], row[5]) for row in batch])
        for row, held in zip(batch, properties, strict=True):
            yield RelationRow(row[0], row[1], row[2], row[3], row[4], held)


def _batches(cursor: sqlite3.Cursor) -> Iterator[list[tuple[str, ...]]]:
    while batch := cursor.fetchmany(_BATCH):
        yield batch


def decoded(rows: Sequence[tuple[str, str]]) -> list[dict[str, Value]]:
    """The properties of many rows at once, each given by its id and its JSON.

    As one list they share the text of their keys and are read twice as fast. Where that list is not one object for each
    row, the row that is none is looked for.

    Raises:
        StoreDamagedError: a row is none.
    """
    try:
        held = cast(list[dict[str, Scalar | list[str]]], json.loads(f"[{','.join(text for _, text in rows)}]"))
        if len(held) == len(rows):
            return [
                {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}
                if "[" in text
                else cast(dict[str, Value], properties)
                for (_, text), properties in zip(rows, held, strict=True)
            ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    raise StoreDamagedError(DAMAGED_ROW(id=next((_named(row) for row in rows if not _is_object(row[1])), "")))


def _is_object(text: object) -> bool:
    """Whether a text is one JSON object."""
    try:
        return isinstance(text, str) and isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _named(row: tuple[object, object]) -> str:
    return str(row[0])[:80]
