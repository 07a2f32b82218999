"""All that a store keeps, read in parts and written in parts."""

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from graph.model.cypher import ANY_NODE, ANY_RELATION
from graph.store.change import OWN_LABELS, plan_of
from graph.store.digest import Record, canonical
from graph.store.faults import BROKEN_SOURCE, MOVED, StoreRefusedError, StoreUnavailableError
from graph.store.neo4j import records, state
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.places import set_places, true_places
from graph.store.neo4j.rows import RETURN_NODE, RETURN_RELATION, node_of, relation_of
from graph.store.neo4j.writing import upsert_nodes, upsert_relations
from graph.store.tally import Tally
from graph.store.upkeep import Contents, Part

Row = TypeVar("Row")

PART_ROWS = 2_000
"""Nodes or relations of a part: some 2 MB of them."""
PART_VERSIONS = 8
"""Versions of a part: the form of a plan is some 100 kB, and at most eight times as long as a text of 20 MB."""


def contents_of(tx: AnyTransaction) -> Contents:
    """All that is kept. The parts end with an error where others wrote while they were read."""
    ledger = state.whole_ledger(tx)
    return Contents(ledger, _parts_of(tx, ledger.revision))


def _parts_of(tx: AnyTransaction, revision: int) -> Iterator[Part]:
    nodes = (node_of(*record) for record in tx.run(f"MATCH (n:{ANY_NODE}) {RETURN_NODE}"))
    for some_nodes in _batches(nodes, PART_ROWS):
        yield Part(nodes=some_nodes)
    relations = (relation_of(record[0]) for record in tx.run(f"MATCH ()-[e:{ANY_RELATION}]->() {RETURN_RELATION}"))
    for some_relations in _batches(relations, PART_ROWS):
        yield Part(relations=some_relations)
    for versions in _batches(records.every_version(tx), PART_VERSIONS):
        yield Part(versions=versions)
    for decisions in _batches(records.decisions(tx), PART_ROWS):
        yield Part(decisions=decisions)
    for audit in _batches(records.every_audit(tx), PART_ROWS):
        yield Part(audit=audit)
    if state.read_meta(tx).revision != revision:
        raise StoreUnavailableError(MOVED())


def fill(tx: AnyTransaction, contents: Contents) -> None:
    """Writes all of it into a store that is empty, in the transaction that is under way.

    Raises:
        StoreRefusedError: it is not what its ledger says.
    """
    ledger = contents.ledger
    tally, numbers = Tally(ledger.plans), {district: at for at, district in enumerate(sorted(ledger.districts), 1)}
    shared: list[str] = []
    labels: dict[str, str] = {}
    for part in contents.parts:
        places: dict[str, tuple[int, ...]] = {}
        for node in part.nodes:
            tally.node(node, canonical(node.properties))
            plan = plan_of(node.id, ledger.plans) if node.label in OWN_LABELS else None
            labels[node.id] = node.label
            if plan is None:
                shared.append(node.id)
            else:
                places[node.id] = (numbers[ledger.plans[plan].district],)
        upsert_nodes(tx, part.nodes, {}, places)
        for row in part.relations:
            tally.relation(row, canonical(row.properties))
        upsert_relations(tx, part.relations, labels)
        kept: tuple[Record, ...] = (*part.versions, *part.decisions, *part.audit)
        records.keep_records(tx, kept, [tally.record(record) for record in kept])
    districts_of = {mark.id: mark.district for mark in ledger.plans.values()}
    set_places(tx, true_places(tx, shared, districts_of, numbers))
    state.write_ledger(tx, ledger, numbers)
    wrong = tuple(tally.differences(ledger))
    if len(wrong) > 0:
        raise StoreRefusedError(BROKEN_SOURCE(number=len(wrong)))


def _batches(rows: Iterator[Row], size: int) -> Iterator[tuple[Row, ...]]:
    while batch := tuple(islice(rows, size)):
        yield batch
