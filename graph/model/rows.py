"""Rows: nodes and relations as stores keep them, and the statements of one plan together."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from graph.model.nodes import Node
from graph.model.relations import Relation

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | tuple[str, ...]
Properties: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node as kept: its merge label first in ``labels``; properties without those that have no value."""

    id: str
    labels: tuple[str, ...]
    properties: Properties

    @property
    def label(self) -> str:
        """The label this node is merged on."""
        return self.labels[0]

    @property
    def name(self) -> str:
        """The name people read."""
        return str(self.properties["name"])


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation as kept; ``plan`` is the plan that states it, None for what was known beforehand."""

    id: str
    type: str
    source: str
    target: str
    plan: str | None
    properties: Properties


@dataclass(frozen=True, slots=True)
class PlanStatements:
    """All that one plan states: every end of every relation is among the nodes."""

    plan: str
    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]
    form_json: str = field(repr=False)
    """The plan in its public form, as kept in the record of versions."""


def properties_of(declared: Node | Relation) -> Properties:
    """The properties of a declared value as stores keep them; empty ones are left out."""
    kept: dict[str, Value] = {}
    for name in type(declared).model_fields:
        value = getattr(declared, name)
        if isinstance(value, StrEnum):
            kept[name] = value.value
        elif isinstance(value, tuple):
            if len(value) > 0:
                kept[name] = value
        elif value is not None:
            kept[name] = value
    return MappingProxyType(kept)


def node_row(node: Node) -> NodeRow:
    """A declared node as a row."""
    return NodeRow(node.id, (node.label, *node.extra_labels), properties_of(node))


def relation_row(relation: Relation, source: str, target: str, plan: str | None) -> RelationRow:
    """A declared relation between two nodes as a row."""
    return RelationRow(relation.id, relation.type, source, target, plan, properties_of(relation))


@contextmanager
def many_rows() -> Iterator[None]:
    """While many rows, or the plans that they come from, are made: Python does not look for cycles among them, which
    they never have.

    Without this a third of the time of a large view goes to looking, and a quarter of that of a load of 342 plans. Who
    does two such things at once in two threads may have Python look a little earlier, and never not at all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
