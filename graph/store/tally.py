"""Counting up what a store keeps, to hold it against what its ledger says."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.model.faults import Fault
from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, RowChanges, StoredRows, plan_of
from graph.store.digest import Record, Row, Sums, of_node, of_record, of_relation, record_name, written
from graph.store.faults import CHECK_PLAN_DIFFERS, CHECK_SHARED_DIFFERS, CHECK_STATE_DIFFERS
from graph.store.marks import Ledger, kept_of


def sums_of(stored: StoredRows, changes: RowChanges, written_form: Callable[[Row], str]) -> Sums:
    """By how much ``changes`` move the digests; ``written_form`` gives the properties of a row in their written form.

    Rows of a plan are its own nodes and the relations it states; all others are shared.
    """
    own = shared = 0
    nodes, relations = {node.id: node for node in stored.nodes}, {row.id: row for row in stored.relations}
    for sign, kept_nodes in (
        (1, (*changes.added_nodes, *changes.changed_nodes)),
        (-1, (*changes.removed_nodes, *(nodes[node.id] for node in changes.changed_nodes))),
    ):
        for node in kept_nodes:
            moved = sign * of_node(node, written_form(node))
            if node.label in OWN_LABELS:
                own += moved
            else:
                shared += moved
    for sign, kept_rows in (
        (1, (*changes.added_relations, *changes.changed_relations)),
        (-1, (*changes.removed_relations, *(relations[row.id] for row in changes.changed_relations))),
    ):
        for row in kept_rows:
            moved = sign * of_relation(row, written_form(row))
            if row.plan is not None:
                own += moved
            else:
                shared += moved
    return Sums(own, shared)


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
