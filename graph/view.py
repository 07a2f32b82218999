"""A view: the frozen network of one district. What stores give and what analysis, pictures and pages take."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from graph.model.rows import NodeRow, RelationRow

if TYPE_CHECKING:
    import networkx as nx

Key = TypeVar("Key")
_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class NetworkView:
    """All plans of one district with what they refer to, as it stood after the last change that touched it.

    ``revision`` is the store's number of that change; a change elsewhere leaves it as it is. ``plan_revisions`` gives
    the same for each plan of the district: what was worked out of a plan holds as long as its revision stays.

    The order of nodes and relations is that of their ids: the same network is the same view, whatever the
    order of loading.
    """

    district: str
    revision: int
    nodes: Mapping[str, NodeRow]
    relations: tuple[RelationRow, ...]
    plan_revisions: Mapping[str, int] = field(default_factory=dict)
    """For each plan the revision of the last change that touched it."""

    def of_label(self, label: str) -> Iterator[NodeRow]:
        """The nodes that carry ``label``, in order of id."""
        return (node for node in self.nodes.values() if label in node.labels)

    def of_type(self, relation_type: str) -> tuple[RelationRow, ...]:
        """The relations of one type, in order of id."""
        return self._by_type.get(relation_type, ())

    def outgoing(self, node_id: str, relation_type: str | None = None) -> tuple[RelationRow, ...]:
        """The relations that leave a node, of one type where that is given."""
        return self._outgoing.get((node_id, relation_type), ())

    def incoming(self, node_id: str, relation_type: str | None = None) -> tuple[RelationRow, ...]:
        """The relations that reach a node, of one type where that is given."""
        return self._incoming.get((node_id, relation_type), ())

    def as_networkx(self) -> "nx.MultiDiGraph[str]":
        """A new networkx graph: node attributes ``labels`` and the properties; edge keys are relation ids."""
        import networkx as nx  # A fifth of a second to load, for those who ask for it alone.

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph(district=self.district, revision=self.revision)
        for node in self.nodes.values():
            network.add_node(node.id, labels=node.labels, **{k: v for k, v in node.properties.items() if k != "id"})
        for relation in self.relations:
            attributes = {k: v for k, v in relation.properties.items() if k not in ("id", "source")}
            if "source" in relation.properties:
                attributes["source_document"] = relation.properties["source"]
            network.add_edge(
                relation.source,
                relation.target,
                key=relation.id,
                type=relation.type,
                plan=relation.plan,
                **attributes,
            )
        return network

    @cached_property
    def _by_type(self) -> dict[str, tuple[RelationRow, ...]]:
        return _grouped((relation.type, relation) for relation in self.relations)

    @cached_property
    def _outgoing(self) -> dict[tuple[str, str | None], tuple[RelationRow, ...]]:
        return _at_ends((relation.source, relation) for relation in self.relations)

    @cached_property
    def _incoming(self) -> dict[tuple[str, str | None], tuple[RelationRow, ...]]:
        return _at_ends((relation.target, relation) for relation in self.relations)


def make_view(
    district: str,
    revision: int,
    nodes: Iterable[NodeRow],
    relations: Iterable[RelationRow],
    plan_revisions: Mapping[str, int] = _NONE,
) -> NetworkView:
    """A view of these rows, sorted by id.

    Raises:
        ValueError: a relation joins a node that is not there.
    """
    by_id = {node.id: node for node in sorted(nodes, key=lambda node: node.id)}
    ordered = tuple(sorted(relations, key=lambda relation: relation.id))
    for relation in ordered:
        if relation.source not in by_id or relation.target not in by_id:
            raise ValueError(f"relation {relation.id} joins a node that is not in the view")
    return NetworkView(district, revision, by_id, ordered, dict(sorted(plan_revisions.items())))


def _at_ends(pairs: Iterable[tuple[str, RelationRow]]) -> dict[tuple[str, str | None], tuple[RelationRow, ...]]:
    """The relations at each node, of each type and, under None, of all."""
    return _grouped(((node, kind), relation) for node, relation in pairs for kind in (relation.type, None))


def _grouped(pairs: Iterable[tuple[Key, RelationRow]]) -> dict[Key, tuple[RelationRow, ...]]:
    groups: dict[Key, list[RelationRow]] = {}
    for key, relation in pairs:
        groups.setdefault(key, []).append(relation)
    return {key: tuple(group) for key, group in groups.items()}
