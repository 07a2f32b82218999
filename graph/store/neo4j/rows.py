"""Rows as they travel to the server and back. The driver's untyped values end here."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from graph.model.cypher import (
    DISTRICTS_PROPERTY,
    PLAN_PROPERTY,
    SEARCH_PROPERTIES,
    any_of,
    label_sets,
    node_columns,
    quoted,
    relation_columns,
    relation_properties,
)
from graph.model.nodes import MERGE_LABELS
from graph.model.relations import RELATION_BY_TYPE
from graph.model.rows import NodeRow, RelationRow, Value
from graph.store.change import OWN_LABELS
from graph.store.faults import UNKNOWN_KIND, UNKNOWN_PROPERTIES, StoreRefusedError
from graph.store.words import in_districts, indexed

Sent: TypeAlias = list[Value | list[int] | None]
"""One row in the order of its columns."""

_KEPT_BESIDE = frozenset((*SEARCH_PROPERTIES, DISTRICTS_PROPERTY))

_LABELS = sorted(label_sets(), key=len, reverse=True)

STEADY = "CYPHER replan=skip "
"""Before a statement with one sensible plan at any size: the server does not think again each time the network grew."""

OWN = any_of(tuple(label for label in MERGE_LABELS if label in OWN_LABELS))
"""The labels of nodes that belong to one plan, as alternatives in a pattern."""

RELATION_FIELDS = ", ".join(f"e.{quoted(name)}" for name in relation_properties())
RELATION = f"[type(e), startNode(e).id, endNode(e).id, e.{quoted(PLAN_PROPERTY)}, {RELATION_FIELDS}]"
"""What ``relation_of`` takes, of a relation ``e``: a list, for names would be half of what is sent."""

RETURN_RELATION = f"RETURN {RELATION} AS row"

RETURN_NODE = "RETURN labels(n) AS labels, properties(n) AS properties"
"""What ``node_of`` takes, of a node ``n``."""


def sent_node(row: NodeRow, districts: Iterable[int]) -> Sent:
    """A node as its upsert takes it, with the numbers of the districts that hold it and the words by which it is found.

    Raises:
        StoreRefusedError: labels that the model does not declare.
    """
    if row.labels not in _LABELS:
        raise StoreRefusedError(UNKNOWN_KIND(id=row.id))
    numbers = sorted(districts)
    words = in_districts(indexed(row), numbers)
    return [row.id, *map(row.properties.get, node_columns(row.label)[1:-3]), words.names, words.texts, numbers]


def sent_relation(row: RelationRow) -> Sent:
    """A relation as its upsert takes it.

    Raises:
        StoreRefusedError: a label, type or property that the model does not declare, and that would be lost.
    """
    if row.type not in RELATION_BY_TYPE:
        raise StoreRefusedError(UNKNOWN_KIND(id=row.id))
    columns = relation_columns(row.type)
    if not row.properties.keys() <= set(columns):
        names = tuple(sorted(row.properties.keys() - set(columns)))
        raise StoreRefusedError(UNKNOWN_PROPERTIES(id=row.id, names=names))
    return [row.id, row.source, row.target, row.plan, *map(row.properties.get, columns[4:])]


def strays(row: NodeRow, before: NodeRow | None) -> dict[str, Value | None]:
    """The properties of a node that the model does not declare, with null for those it had before.

    A store keeps them, for a fault has to be seen to be mended; the upserts know declared ones only.
    """
    names = row.properties.keys() | (frozenset() if before is None else before.properties.keys())
    return {name: row.properties.get(name) for name in names.difference(node_columns(row.label))}


def node_of(labels: Iterable[str], properties: Mapping[str, object]) -> NodeRow:
    """A node as the database gave it; what the database keeps for itself is left out."""
    found = _declared_labels(frozenset(labels))
    kept = {name: _value(value) for name, value in properties.items() if name not in _KEPT_BESIDE}
    return NodeRow(str(properties["id"]), found, MappingProxyType(kept))


def relation_of(row: list[object]) -> RelationRow:
    """A relation as the database gave it, in the order of ``RETURN_RELATION``."""
    kind, source, target, plan, *values = row
    kept = {name: _value(value) for name, value in zip(relation_properties(), values, strict=True) if value is not None}
    return RelationRow(
        str(kept["id"]),
        str(kind),
        str(source),
        str(target),
        None if plan is None else str(plan),
        MappingProxyType(kept),
    )


@cache
def _declared_labels(labels: frozenset[str]) -> tuple[str, ...]:
    """The label set of the model that a node has; a label that someone added by hand is passed over.

    Raises:
        ValueError: it has none, as a node that is taken away while it is read.
    """
    for declared in _LABELS:
        if labels.issuperset(declared):
            return declared
    raise ValueError(f"a node has no labels of the model: {sorted(labels)}")


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    if isinstance(value, str | int | float):
        return value
    raise TypeError(f"a property is {type(value).__name__}, which no row holds")
