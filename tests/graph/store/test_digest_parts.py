"""Digests: every part of a row is in the digest of it, so that damage to any part is seen."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from graph.model.rows import NodeRow, RelationRow
from graph.store.digest import canonical, of_node, of_relation, of_rows

NODE = NodeRow("a", ("Organisation",), MappingProxyType({"id": "a", "name": "A"}))
RELATION = RelationRow("r", "FUNDS", "a", "b", "p.2026", MappingProxyType({"id": "r"}))


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "s"},
        {"type": "MENTIONED_IN"},
        {"source": "c"},
        {"target": "c"},
        {"plan": None},
        {"plan": "p.2027"},
        {"properties": MappingProxyType({"id": "r", "position": 1})},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_each_part_of_a_relation_counts(changed: dict[str, object]) -> None:
    other = replace(RELATION, **changed)  # type: ignore[arg-type]
    assert of_relation(other, canonical(other.properties)) != of_relation(RELATION, canonical(RELATION.properties))


@pytest.mark.parametrize(
    "changed",
    [{"id": "b"}, {"labels": ("Municipality", "Organisation")}, {"properties": MappingProxyType({"name": "B"})}],
    ids=lambda changed: next(iter(changed)),
)
def test_each_part_of_a_node_counts(changed: dict[str, object]) -> None:
    other = replace(NODE, **changed)  # type: ignore[arg-type]
    assert of_node(other, canonical(other.properties)) != of_node(NODE, canonical(NODE.properties))


def test_order_does_not_count_and_twice_is_not_nothing() -> None:
    other = replace(NODE, id="b")
    assert of_rows([NODE, other], []) == of_rows([other, NODE], [])
    assert of_rows([NODE, NODE], []) not in (of_rows([], []), of_rows([NODE], []))
