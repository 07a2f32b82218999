"""Writing rows within one transaction: one label or type per statement, sorted, in batches, without ``Eager``.

No statement waits for the outcome of the one before it: rows are packed while the server writes the last ones. What
goes wrong is raised by a later statement or by the commit, and the whole transaction with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.model.cypher import node_upsert, quoted, relation_upsert
from graph.model.rows import NodeRow, RelationRow, Value
from graph.store.change import RowChanges
from graph.store.faults import LOOSE_END, StoreRefusedError
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.rows import STEADY, Sent, sent_node, sent_relation, strays

BATCH = 5_000


def apply(
    tx: AnyTransaction, changes: RowChanges, stored: Iterable[NodeRow], places: Mapping[str, Iterable[int]]
) -> None:
    """Writes what changes: first what goes, then what comes; nodes before the relations between them.

    ``stored``: the nodes that are there already and at which a relation may begin or end. ``places``: the numbers of
    the districts that hold each node that is written.
    """
    before = {node.id: node for node in stored}
    _delete_relations(tx, changes.removed_relations)
    _delete_nodes(tx, changes.removed_nodes)
    written = (*changes.added_nodes, *changes.changed_nodes)
    upsert_nodes(tx, written, before, places)
    labels = {node.id: node.label for node in (*before.values(), *written)}
    upsert_relations(tx, (*changes.added_relations, *changes.changed_relations), labels)


def upsert_nodes(
    tx: AnyTransaction,
    nodes: Sequence[NodeRow],
    before: Mapping[str, NodeRow],
    places: Mapping[str, Iterable[int]],
) -> None:
    """Nodes by label set; ``before`` holds what is there of them, ``places`` which districts hold each."""
    groups: defaultdict[tuple[str, ...], list[Sent]] = defaultdict(list)
    astray: defaultdict[str, list[list[str | dict[str, Value | None]]]] = defaultdict(list)
    for node in nodes:
        groups[node.labels].append(sent_node(node, places.get(node.id, ())))
        undeclared = strays(node, before.get(node.id))
        if len(undeclared) > 0:
            astray[node.label].append([node.id, undeclared])
    for labels, rows in groups.items():
        _send(tx, node_upsert(labels), rows)
    for label, found in astray.items():
        tx.run(f"UNWIND $rows AS r MATCH (n:{quoted(label)} {{id: r[0]}}) SET n += r[1]", rows=found)


def upsert_relations(tx: AnyTransaction, relations: Iterable[RelationRow], labels: Mapping[str, str]) -> None:
    """Relations by type and by the merge labels of their ends, in order of where they begin.

    Raises:
        StoreRefusedError: a relation joins a node that is not there.
    """
    groups: defaultdict[tuple[str, str, str], list[Sent]] = defaultdict(list)
    for relation in sorted(relations, key=lambda row: (row.source, row.target)):
        if relation.source not in labels or relation.target not in labels:
            raise StoreRefusedError(LOOSE_END(id=relation.id))
        ends = (relation.type, labels[relation.source], labels[relation.target])
        groups[ends].append(sent_relation(relation))
    for ends, rows in groups.items():
        _send(tx, relation_upsert(*ends), rows)


def _send(tx: AnyTransaction, text: str, rows: Sequence[Sent]) -> None:
    for first in range(0, len(rows), BATCH):
        tx.run(STEADY + text, rows=rows[first : first + BATCH])


def _delete_relations(tx: AnyTransaction, relations: Iterable[RelationRow]) -> None:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for relation in relations:
        groups[relation.type].append(relation.id)
    for kind, ids in groups.items():
        tx.run(f"MATCH ()-[e:{quoted(kind)}]->() WHERE e.id IN $ids DELETE e", ids=ids)


def _delete_nodes(tx: AnyTransaction, nodes: Iterable[NodeRow]) -> None:
    """Without ``DETACH``: a node at which a relation is left that nobody accounted for stops the whole change."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append(node.id)
    for label, ids in groups.items():
        tx.run(f"MATCH (n:{quoted(label)}) WHERE n.id IN $ids DELETE n", ids=ids)
