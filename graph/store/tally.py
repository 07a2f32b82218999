"""Counting up what a store keeps, to hold it against what its ledger says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model.faults import Fault
from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, RowChanges, StoredRows, plan_of
from graph.store.digest import (
    Record,
    Sums,
    canonical,
    canonical_all,
    of_node,
    of_record,
    of_relation,
    record_name,
    written,
)
from graph.store.faults import CHECK_PLAN_DIFFERS, CHECK_SHARED_DIFFERS, CHECK_STATE_DIFFERS
from graph.store.marks import Ledger, kept_of


@dataclass(frozen=True, slots=True)
class Written:
    """The rows that come with a change, each with its properties in their written form."""

    added_nodes: Sequence[tuple[NodeRow, str]]
    changed_nodes: Sequence[tuple[NodeRow, str]]
    added_relations: Sequence[tuple[RelationRow, str]]
    changed_relations: Sequence[tuple[RelationRow, str]]


def written_of(changes: RowChanges) -> Written:
    """The written forms of all rows that come, each made once: for the row itself and for the digests."""
    return Written(
        list(zip(changes.added_nodes, canonical_all(changes.added_nodes), strict=True)),
        list(zip(changes.changed_nodes, canonical_all(changes.changed_nodes), strict=True)),
        list(zip(changes.added_relations, canonical_all(changes.added_relations), strict=True)),
        list(zip(changes.changed_relations, canonical_all(changes.changed_relations), strict=True)),
    )


def sums_of(stored: StoredRows, changes: RowChanges, written: Written) -> Sums:
    """By how much ``changes`` move the digests.

    Rows of a plan are its own nodes and the relations it states; all others are shared.
    """
    sums = [0, 0]
    for node, text in (*written.added_nodes, *written.changed_nodes):
        sums[node.labels[0] in OWN_LABELS] += of_node(node, text)
    for row, text in (*written.added_relations, *written.changed_relations):
        sums[row.plan is not None] += of_relation(row, text)
    changed = {row.id for row in changes.changed_nodes}
    for node in (*changes.removed_nodes, *(row for row in stored.nodes if row.id in changed)):
        sums[node.labels[0] in OWN_LABELS] -= of_node(node, canonical(node.properties))
    moved = {row.id for row in changes.changed_relations}
    for row in (*changes.removed_relations, *(row for row in stored.relations if row.id in moved)):
        sums[row.plan is not None] -= of_relation(row, canonical(row.properties))
    return Sums(own=sums[1], shared=sums[0])


class Tally:
    """The digests of rows and records that pass by, in any order and any number of parts."""

    def __init__(self, plans: Iterable[str]) -> None:
        self._plans = dict.fromkeys(plans, 0)
        self._shared = 0
        self._records: dict[str, str] = {}

    def node(self, node: NodeRow, properties: str) -> None:
        """Counts a node; ``properties`` is their written form."""
        plan = plan_of(node.id, self._plans) if node.label in OWN_LABELS else None
        self._count(plan, of_node(node, properties))

    def relation(self, row: RelationRow, properties: str) -> None:
        """Counts a relation; ``properties`` is their written form."""
        self._count(row.plan, of_relation(row, properties))

    def record(self, record: Record) -> tuple[str, str]:
        """Counts a record; gives the name and the value of its digest."""
        name, value = record_name(record), of_record(record)
        self._records[name] = value
        return name, value

    def all_of(self, nodes: Iterable[NodeRow], relations: Iterable[RelationRow], records: Iterable[Record]) -> "Tally":
        """Counts these rows, whose written forms are made here, and these records; gives itself."""
        for node in nodes:
            self.node(node, canonical(node.properties))
        for row in relations:
            self.relation(row, canonical(row.properties))
        for record in records:
            self.record(record)
        return self

    def digests(self) -> Mapping[str, str]:
        """The digests of all records, by name."""
        return self._records

    def plans(self) -> Mapping[str, str]:
        """The digest of each plan."""
        return {plan: written(total) for plan, total in self._plans.items()}

    def shared(self) -> str:
        """The digest of all that is shared."""
        return written(self._shared)

    def differences(self, ledger: Ledger) -> Iterator[Fault]:
        """What is not as the ledger says."""
        for plan, value in self.plans().items():
            if plan not in ledger.plans or ledger.plans[plan].digest != value:
                yield CHECK_PLAN_DIFFERS(plan=plan)
        if ledger.shared != self.shared():
            yield CHECK_SHARED_DIFFERS()
        if ledger.kept != kept_of(
            ledger.plans.values(), ledger.districts.values(), self._records.items(), ledger.shared
        ):
            yield CHECK_STATE_DIFFERS()

    def _count(self, plan: str | None, number: int) -> None:
        """What a plan states that has no mark counts as shared, and is missed there."""
        if plan is not None and plan in self._plans:
            self._plans[plan] += number
        else:
            self._shared += number
