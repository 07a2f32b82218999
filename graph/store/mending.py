"""Making a store whole again from what is left of it. Pure.

What is what was written stays as it is. A plan whose rows are not is stated anew from its current version; where that
is not whole either, or cannot be told, the plan is lost and said so: an older version is never put in its place
unasked.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.model.faults import Fault
from graph.model.nodes import MERGE_LABELS
from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, STAYING_LABELS
from graph.store.digest import record_name
from graph.store.evidence import Evidence
from graph.store.faults import (
    LEFT_OUT,
    LOST_AUDIT,
    LOST_DECISION,
    LOST_JUDGEMENT,
    LOST_PLAN,
    LOST_VERSION,
    UNPROVEN_ROW,
)
from graph.store.marks import DistrictMark, Ledger, PlanMark, kept_of
from graph.store.proof import AnyRow, Proof, current_version, own_rows, shared_rows
from graph.store.records import AuditRow, Stamp
from graph.store.rewriting import cleaned
from graph.store.tally import Tally
from graph.store.upkeep import Knowledge, Snapshot

_SHARED_LABELS = frozenset(MERGE_LABELS) - OWN_LABELS


@dataclass(frozen=True, slots=True)
class Mended:
    """All that the store is to keep, the plans that were stated anew, and what was lost."""

    snapshot: Snapshot
    restated: tuple[str, ...]
    lost: tuple[Fault, ...]


def mended(evidence: Evidence, proof: Proof, knowledge: Knowledge, stamp: Stamp) -> Mended:
    """A whole store, made of what is whole; one revision on, at which everything stands."""
    evidence, proof = _cleaned(evidence, proof, knowledge)
    network, kept = _Network(evidence, proof, knowledge), proof.records | proof.unproven
    rows = network.rows()
    nodes = tuple(row for row in rows.values() if isinstance(row, NodeRow))
    versions = tuple(one for one in evidence.versions if record_name(one) in kept)
    decisions = tuple(one for one in evidence.decisions if record_name(one) in kept)
    judgements = tuple(one for one in evidence.judgements if record_name(one) in kept)
    lost = (*network.lost(), *_lost_records(evidence, proof))
    audit = _audit(evidence, proof, stamp, f"{len(network.anew)} plans made anew; {len(lost)} things lost")
    revision = audit[-1].revision
    districts = {node.id: DistrictMark(node.id, revision, stamp.at) for node in nodes if node.label == "District"}
    homes = {node.id: str(node.properties["district"]) for node in nodes if node.label == "Plan"}
    numbers = {plan: _version_said(evidence, plan) for plan in homes}
    plans = {plan: PlanMark(plan, district, revision, numbers[plan], "") for plan, district in homes.items()}
    relations = tuple(row for row in rows.values() if isinstance(row, RelationRow))
    ledger = Ledger(revision, plans=plans, districts=districts)
    snapshot = Snapshot(ledger, nodes, relations, versions, decisions, audit, judgements)
    return Mended(sealed(snapshot), tuple(network.anew), lost)


def sealed(snapshot: Snapshot) -> Snapshot:
    """The same rows and records, with the digests that belong to them."""
    ledger = snapshot.ledger
    tally = Tally(ledger.plans).all_of(snapshot.nodes, snapshot.relations, snapshot.records)
    digests = tally.plans()
    plans = {key: replace(mark, digest=digests[key]) for key, mark in ledger.plans.items()}
    kept = kept_of(plans.values(), ledger.districts.values(), tally.digests().items(), tally.shared())
    made = Ledger(ledger.revision, tally.shared(), kept, plans, ledger.districts)
    return replace(snapshot, ledger=made)


def _cleaned(evidence: Evidence, proof: Proof, knowledge: Knowledge) -> tuple[Evidence, Proof]:
    """The same without what should not be kept; a plan whose current version held it is to be stated anew."""
    numbers = {plan: mark.version for plan, mark in evidence.plans.items()}
    versions, changed = cleaned(evidence.versions, knowledge.clean, numbers)
    return replace(evidence, versions=versions), replace(proof, plans=proof.plans - changed)


class _Network:
    """The rows of the network, put together plan by plan; lives only as long as ``mended`` runs."""

    def __init__(self, evidence: Evidence, proof: Proof, knowledge: Knowledge) -> None:
        self._evidence, self._proof, self._knowledge = evidence, proof, knowledge
        self._shared = _shared(evidence.nodes.values(), evidence.relations.values())
        self._proven: dict[str, AnyRow] = dict(self._shared) if proof.shared else {}
        self.anew: list[str] = []
        self._lost: list[str] = []
        self._unproven: list[str] = []

    def rows(self) -> dict[str, AnyRow]:
        """Every row that stays, by id."""
        if not self._proof.shared:
            self._proven = shared_rows(self._evidence, self._proof, self._knowledge)
            taken = {(row.type, row.source) for row in self._proven.values() if isinstance(row, RelationRow)}
            rest = {key: row for key, row in self._shared.items() if key not in self._proven and _may_stay(row, taken)}
            self._shared = self._proven | rest
        found: dict[str, AnyRow] = {}
        for plan, district in sorted(_plans_there(self._evidence, self._proof).items()):
            own = self._own(plan, district)
            if own is None or not self._stands(own, district):
                self._lost.append(plan)
                continue
            found |= own
        self.anew = [plan for plan in self.anew if plan not in self._lost]
        kept = _referred_to(self._shared, found.values())
        self._unproven = sorted(key for key in kept if key not in self._proven)
        return kept | found

    def lost(self) -> tuple[Fault, ...]:
        """What could not be brought back, and what stays though nothing proves it."""
        return (*(LOST_PLAN(plan=plan) for plan in self._lost), *(UNPROVEN_ROW(id=key) for key in self._unproven))

    def _own(self, plan: str, district: str) -> dict[str, AnyRow] | None:
        """What a plan states itself: as it stands where that is what was written, else stated anew."""
        if plan in self._proof.plans:
            return own_rows(self._evidence.nodes.values(), self._evidence.relations.values(), plan)
        version = current_version(self._evidence, plan, self._proof)
        statements = None if version is None else self._knowledge.restate(version, district)
        if statements is None or statements.plan != plan:
            return None
        self.anew.append(plan)
        for key, row in _shared(statements.nodes, statements.relations).items():
            self._shared.setdefault(key, row)
            self._proven.setdefault(key, self._shared[key])
        return own_rows(statements.nodes, statements.relations, plan)

    def _stands(self, own: dict[str, AnyRow], district: str) -> bool:
        """Whether everything that these rows join is there."""
        ends = {end for row in own.values() if isinstance(row, RelationRow) for end in (row.source, row.target)}
        there = own.keys() | {key for key, row in self._shared.items() if isinstance(row, NodeRow)}
        return {*ends, district} <= there


def _plans_there(evidence: Evidence, proof: Proof) -> dict[str, str]:
    """The plans that the network is to hold, each with its district (empty where nothing says it any more).

    The mark of a plan may be what is damaged, so its node and the audit speak for it too.
    """
    found: dict[str, str] = {}
    for row in sorted(evidence.audit, key=lambda row: row.revision):
        if row.verb in ("replace-plan", "remove-plan") and record_name(row) in proof.records:
            found[row.subject] = ""
            if row.verb == "remove-plan":
                del found[row.subject]
    found |= {plan: mark.district for plan, mark in evidence.plans.items()}
    nodes = (node for node in evidence.nodes.values() if node.label == "Plan")
    return found | {node.id: str(node.properties.get("district", "")) for node in nodes}


def _shared(nodes: Iterable[NodeRow], relations: Iterable[RelationRow]) -> dict[str, AnyRow]:
    """Of these rows those that are no plan's own."""
    found: dict[str, AnyRow] = {node.id: node for node in nodes if node.label in _SHARED_LABELS}
    return found | {row.id: row for row in relations if row.plan is None}


def _may_stay(row: AnyRow, taken: Container[tuple[str, str]]) -> bool:
    """Whether a row that nothing proves can be kept: it names itself as it is kept, and no proven one stands there."""
    if isinstance(row, RelationRow) and (row.type, row.source) in taken:
        return False
    return row.properties.get("id") == row.id


def _version_said(evidence: Evidence, plan: str) -> int:
    """The number of the version that the network says of a plan, whether that version is still whole or not."""
    numbers = (version.number for version in evidence.versions if version.plan == plan)
    return evidence.plans[plan].version if plan in evidence.plans else max(numbers, default=0)


def _audit(evidence: Evidence, proof: Proof, stamp: Stamp, detail: str) -> tuple[AuditRow, ...]:
    """The changes that are still told, a row for each that is not, and the repair itself."""
    kept = proof.records | proof.unproven
    rows = {row.revision: row for row in evidence.audit if record_name(row) in kept}
    revision = max((*rows, *(_noted_revisions(evidence) if proof.marks else ())), default=0) + 1
    for number in range(1, revision):
        rows.setdefault(number, AuditRow(number, stamp.at, stamp.by, "lost", "audit", ""))
    rows[revision] = AuditRow(revision, stamp.at, stamp.by, "repair", "store", detail)
    return tuple(rows[number] for number in sorted(rows))


def _referred_to(shared: dict[str, AnyRow], stated: Iterable[AnyRow]) -> dict[str, AnyRow]:
    """The shared rows that stay: those that plans refer to, those that always stay, and the parents of these."""
    above: dict[str, list[RelationRow]] = {}
    for row in shared.values():
        if isinstance(row, RelationRow):
            above.setdefault(row.source, []).append(row)
    waiting = [end for row in stated if isinstance(row, RelationRow) for end in (row.source, row.target)]
    waiting += [
        row.id for row in shared.values() if isinstance(row, NodeRow) and not STAYING_LABELS.isdisjoint(row.labels)
    ]
    kept: dict[str, AnyRow] = {}
    while waiting:
        node = shared.get(key := waiting.pop())
        if key in kept or not isinstance(node, NodeRow):
            continue
        kept[key] = node
        for link in above.get(key, ()):
            if isinstance(shared.get(link.target), NodeRow):
                kept[link.id] = link
                waiting.append(link.target)
    return kept


def _lost_records(evidence: Evidence, proof: Proof) -> Iterator[Fault]:
    kinds = {"version": LOST_VERSION, "decision": LOST_DECISION, "judgement": LOST_JUDGEMENT, "audit": LOST_AUDIT}
    there = {record_name(one) for one in evidence.records}
    for name in sorted((there | evidence.digests.keys()) - proof.records):
        kind, _, subject = name.partition(" ")
        if name in proof.unproven:
            yield UNPROVEN_ROW(id=name)
        elif name not in evidence.digests:
            yield LEFT_OUT(id=name)
        elif kind in kinds:
            yield kinds[kind](id=subject)


def _noted_revisions(evidence: Evidence) -> Iterator[int]:
    for name in evidence.digests:
        kind, _, subject = name.partition(" ")
        if kind == "audit" and subject.isdecimal():
            yield int(subject)
