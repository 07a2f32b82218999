"""All that a store keeps, read in parts and written in parts."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TypeVar

from graph.model.cypher import ANY_NODE, ANY_RELATION
from graph.store.change import OWN_LABELS, plan_of
from graph.store.digest import canonical
from graph.store.faults import BROKEN_SOURCE, MOVED, StoreRefusedError, StoreUnavailableError
from graph.store.marks import Ledger
from graph.store.neo4j import records, state
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.places import set_places, true_places
from graph.store.neo4j.rows import RETURN_NODE, RETURN_RELATION, node_of, relation_of
from graph.store.neo4j.writing import upsert_nodes, upsert_relations
from graph.store.tally import Tally
from graph.store.upkeep import Contents, Part

Row = TypeVar("Row")
Step = Callable[[AnyTransaction], None]

PART_ROWS = 2_000
"""Nodes or relations of a part: some 2 MB of them."""
PART_PLACES = 500
"""Shared nodes whose districts are worked out at a time: a body of the whole nation has thousands of relations."""
PART_VERSIONS = 8
"""Versions of a part: the form of a plan is some 100 kB, and at most eight times as long as a text of 20 MB."""


def contents_of(tx: AnyTransaction) -> Contents:
    """All that is kept. The parts end with an error where others wrote while they were read."""
    ledger = state.whole_ledger(tx)
    return Contents(ledger, _parts_of(tx, ledger.revision))


def _parts_of(tx: AnyTransaction, revision: int) -> Iterator[Part]:
    yield from rows_of(tx)
    if state.read_meta(tx).revision != revision:
        raise StoreUnavailableError(MOVED())


def rows_of(tx: AnyTransaction) -> Iterator[Part]:
    """All rows and records in parts, as the server gives them."""
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
    for judgements in _batches(records.judgements(tx), PART_VERSIONS):
        yield Part(judgements=judgements)


class Filling:
    """Writes all that another store keeps into a database that is empty, in steps.

    Each step is made once and may be run more than once, as the driver does where a server is busy: what it writes is
    worked out when it is made.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._tally = ledger, Tally(ledger.plans)
        self._numbers = {district: at for at, district in enumerate(sorted(ledger.districts), 1)}
        self._labels: dict[str, str] = {}
        self._shared: list[str] = []

    def steps(self, parts: Iterable[Part]) -> Iterator[Step]:
        """Every step, in order; the last is ``finish``.

        Raises:
            StoreRefusedError: what came is not what its ledger says.
        """
        for part in parts:
            yield self._part(part)
        for first in range(0, len(self._shared), PART_PLACES):
            yield partial(self._place, ids=self._shared[first : first + PART_PLACES])
        wrong = tuple(self._tally.differences(self._ledger))
        if len(wrong) > 0:
            raise StoreRefusedError(BROKEN_SOURCE(number=len(wrong)))
        yield partial(state.write_ledger, ledger=self._ledger, numbers=self._numbers)

    def _part(self, part: Part) -> Step:
        places: dict[str, tuple[int, ...]] = {}
        for node in part.nodes:
            self._tally.node(node, canonical(node.properties))
            self._labels[node.id] = node.label
            plan = plan_of(node.id, self._ledger.plans) if node.label in OWN_LABELS else None
            district = None if plan is None else self._numbers.get(self._ledger.plans[plan].district)
            if plan is None:
                self._shared.append(node.id)
            elif district is not None:
                places[node.id] = (district,)
        for row in part.relations:
            self._tally.relation(row, canonical(row.properties))
        digests = [self._tally.record(record) for record in part.records]

        def write(tx: AnyTransaction) -> None:
            upsert_nodes(tx, part.nodes, {}, places)
            upsert_relations(tx, part.relations, self._labels)
            records.keep_records(tx, part.records, digests)

        return write

    def _place(self, tx: AnyTransaction, ids: list[str]) -> None:
        districts_of = {mark.id: mark.district for mark in self._ledger.plans.values()}
        set_places(tx, true_places(tx, ids, districts_of, self._numbers))


def fill(tx: AnyTransaction, contents: Contents) -> None:
    """Writes all of it in the transaction that is under way.

    Raises:
        StoreRefusedError: it is not what its ledger says.
    """
    for step in Filling(contents.ledger).steps(contents.parts):
        step(tx)


def _batches(rows: Iterator[Row], size: int) -> Iterator[tuple[Row, ...]]:
    while batch := tuple(islice(rows, size)):
        yield batch
