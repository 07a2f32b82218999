"""Snapshots whose ledger says that all is well: what a store would hold that was given wrong rows from the start."""

from dataclasses import replace

from graph.store.digest import Record, canonical
from graph.store.marks import kept_of
from graph.store.tally import Tally
from graph.store.upkeep import Snapshot


def sealed(snapshot: Snapshot) -> Snapshot:
    """The same rows and records with the digests that belong to them."""
    tally = Tally(snapshot.ledger.plans)
    for node in snapshot.nodes:
        tally.node(node, canonical(node.properties))
    for row in snapshot.relations:
        tally.relation(row, canonical(row.properties))
    records: tuple[Record, ...] = (*snapshot.versions, *snapshot.decisions, *snapshot.audit)
    for record in records:
        tally.record(record)
    plans = {mark.id: replace(mark, digest=tally.plans()[mark.id]) for mark in snapshot.ledger.plans.values()}
    kept = kept_of(plans.values(), snapshot.ledger.districts.values(), tally.digests().items(), tally.shared())
    return replace(snapshot, ledger=replace(snapshot.ledger, plans=plans, shared=tally.shared(), kept=kept))
