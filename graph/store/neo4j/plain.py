"""Values of the driver as plain ones: what JSON can hold, and nothing else."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None


def plain(value: object) -> Plain:
    """A value as JSON can hold it: a node with its labels, a relation with its ends' ids, a date as ISO 8601.

    What the database keeps for itself (properties that begin with an underscore) is left out of nodes.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, Node):
        return {"labels": [*sorted(value.labels)], "properties": _properties(value)}
    if isinstance(value, Relationship):
        return _relation(value)
    if isinstance(value, Path):
        return {
            "nodes": [plain(node) for node in value.nodes],
            "relations": [plain(relation) for relation in value.relationships],
        }
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [float(part) for part in value]}
    iso_format = getattr(value, "iso_format", None)
    if callable(iso_format):
        return str(iso_format())
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, Sequence):
        return [plain(part) for part in value]
    return str(value)


def _relation(value: Relationship) -> Plain:
    ends: dict[str, Plain] = {}
    for name, node in (("source", value.start_node), ("target", value.end_node)):
        ends[name] = None if node is None else plain(node.get("id"))
    return {"type": value.type, **ends, "properties": _properties(value)}


def _properties(entity: Node | Relationship) -> dict[str, Plain]:
    return {name: plain(value) for name, value in sorted(entity.items()) if not name.startswith("_")}
