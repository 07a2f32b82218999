"""All that a store keeps, read in parts and written in parts."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from graph.model.rows import NodeRow
from graph.store.change import OWN_LABELS, plan_of
from graph.store.digest import canonical_all
from graph.store.faults import BROKEN_SOURCE, StoreRefusedError
from graph.store.sqlite import places, records, state, write
from graph.store.sqlite.rows import NODE_COLUMNS, RELATION_COLUMNS, nodes_of, relations_of
from graph.store.tally import Tally
from graph.store.upkeep import Contents, Part

Row = TypeVar("Row")

PART_ROWS = 2_000
"""Nodes or relations of a part: some 2 MB of them."""
PART_VERSIONS = 8
"""Versions of a part: the form of a plan is some 100 kB, and at most eight times as long as a text of 20 MB."""

_NODES = f"SELECT {NODE_COLUMNS} FROM node ORDER BY id"  # noqa: S608
_RELATIONS = f"SELECT {RELATION_COLUMNS} FROM relation ORDER BY id"  # noqa: S608


def contents_of(connection: sqlite3.Connection) -> Contents:
    """All that is kept, at the moment that is being read."""
    return Contents(state.whole_ledger(connection), _parts_of(connection))


def _parts_of(connection: sqlite3.Connection) -> Iterator[Part]:
    for nodes in _batches(nodes_of(connection.execute(_NODES)), PART_ROWS):
        yield Part(nodes=nodes)
    for relations in _batches(relations_of(connection.execute(_RELATIONS)), PART_ROWS):
        yield Part(relations=relations)
    for versions in _batches(records.versions_of(connection), PART_VERSIONS):
        yield Part(versions=versions)
    for decisions in _batches(records.decisions_of(connection, None), PART_ROWS):
        yield Part(decisions=decisions)
    for audit in _batches(records.all_audit_of(connection), PART_ROWS):
        yield Part(audit=audit)
    for judgements in _batches(records.judgements_of(connection, None, None), PART_VERSIONS):
        yield Part(judgements=judgements)


def fill(connection: sqlite3.Connection, contents: Contents) -> None:
    """Writes all of it into a store that is empty, in the transaction that is under way.

    Raises:
        StoreRefusedError: it is not what its ledger says.
    """
    ledger = contents.ledger
    state.write_ledger(connection, ledger, ())
    numbers, tally = state.numbers_of(connection), Tally(ledger.plans)
    for part in contents.parts:
        nodes = list(zip(part.nodes, canonical_all(part.nodes), strict=True))
        relations = list(zip(part.relations, canonical_all(part.relations), strict=True))
        for node, text in nodes:
            tally.node(node, text)
        for relation, text in relations:
            tally.relation(relation, text)
        own: dict[int, list[tuple[int, NodeRow]]] = {}
        for row, node in write.add_nodes(connection, nodes):
            plan = plan_of(node.id, ledger.plans) if node.label in OWN_LABELS else None
            district = None if plan is None else numbers.get(ledger.plans[plan].district)
            if district is not None:
                own.setdefault(district, []).append((row, node))
        for number, rows in own.items():
            places.index_own(connection, rows, number)
        write.add_relations(connection, relations)
        _fill_records(connection, part, tally)
    places.settle_all(connection)
    wrong = tuple(tally.differences(ledger))
    if len(wrong) > 0:
        raise StoreRefusedError(BROKEN_SOURCE(number=len(wrong)))


def _fill_records(connection: sqlite3.Connection, part: Part, tally: Tally) -> None:
    digests = [tally.record(record) for record in part.records]
    state.add_digests(connection, digests)
    write.add_versions(connection, part.versions)
    write.add_decisions(connection, part.decisions)
    write.add_audit(connection, part.audit)
    write.add_judgements(connection, part.judgements)


def _batches(rows: Iterator[Row], size: int) -> Iterator[tuple[Row, ...]]:
    while batch := tuple(islice(rows, size)):
        yield batch
