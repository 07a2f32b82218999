"""A view: frozen, in order of id whatever the order it was made in, and as a networkx graph."""

from types import MappingProxyType

import pytest

from graph.model.rows import NodeRow, RelationRow
from graph.view import make_view


def node(name: str) -> NodeRow:
    return NodeRow(name, ("Organisation",), MappingProxyType({"id": name, "name": name.upper()}))


def relation(name: str, source: str, target: str, kind: str = "PART_OF") -> RelationRow:
    return RelationRow(name, kind, source, target, None, MappingProxyType({"id": name, "source": "source.1"}))


def test_the_order_of_making_does_not_matter() -> None:
    one = make_view("d", 1, [node("a"), node("b")], [relation("r", "a", "b"), relation("q", "b", "a")])
    other = make_view("d", 1, [node("b"), node("a")], [relation("q", "b", "a"), relation("r", "a", "b")])
    assert one == other
    assert list(one.nodes) == ["a", "b"]
    assert [found.id for found in one.relations] == ["q", "r"]


def test_neighbouring_relations_by_end_and_type() -> None:
    view = make_view("d", 1, [node("a"), node("b")], [relation("r", "a", "b"), relation("s", "a", "b", "FUNDS")])
    assert [found.id for found in view.outgoing("a")] == ["r", "s"]
    assert [found.id for found in view.outgoing("a", "FUNDS")] == ["s"]
    assert [found.id for found in view.incoming("b", "PART_OF")] == ["r"]
    assert view.incoming("a") == ()


def test_a_relation_without_its_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="joins a node"):
        make_view("d", 1, [node("a")], [relation("r", "a", "b")])


def test_parallel_relations_survive_as_networkx() -> None:
    view = make_view("d", 7, [node("a"), node("b")], [relation("r", "a", "b"), relation("s", "a", "b", "FUNDS")])
    network = view.as_networkx()
    assert network.number_of_edges("a", "b") == 2
    assert network.nodes["a"]["name"] == "A"
    assert network.edges["a", "b", "r"]["source_document"] == "source.1"
    assert network.graph == {"district": "d", "revision": 7}
