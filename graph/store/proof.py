"""Holding what a store keeps against its digests, and naming what differs. Pure.

Where rows and their digest differ, either may be the damaged one. The digest over all marks and digests tells: where it
agrees with what the rows add up to, the rows are whole and something of what the store keeps of itself is not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.model.faults import Fault, FaultKind
from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store import soundness
from graph.store.change import OWN_LABELS, is_own
from graph.store.digest import (
    canonical,
    moved_by,
    of_node,
    of_relation,
    of_rows,
    record_name,
    written,
)
from graph.store.evidence import Evidence
from graph.store.faults import (
    CHECK_AUDIT_DIFFERS,
    CHECK_AUDIT_EXTRA,
    CHECK_AUDIT_MISSING,
    CHECK_DECISION_DIFFERS,
    CHECK_DECISION_EXTRA,
    CHECK_DECISION_MISSING,
    CHECK_JUDGEMENT_DIFFERS,
    CHECK_JUDGEMENT_EXTRA,
    CHECK_JUDGEMENT_MISSING,
    CHECK_PLAN_DIFFERS,
    CHECK_ROW_DIFFERS,
    CHECK_ROW_EXTRA,
    CHECK_ROW_MISSING,
    CHECK_SHARED_DIFFERS,
    CHECK_STATE_DIFFERS,
    CHECK_VERSION_DIFFERS,
    CHECK_VERSION_EXTRA,
    CHECK_VERSION_MISSING,
)
from graph.store.marks import DistrictMark, kept_of
from graph.store.records import PlanVersion
from graph.store.tally import Tally
from graph.store.upkeep import Knowledge, Snapshot

AnyRow: TypeAlias = NodeRow | RelationRow
Rows: TypeAlias = Mapping[str, AnyRow]

_OF_RECORDS: Mapping[str, tuple[FaultKind, FaultKind, FaultKind]] = {
    "version": (CHECK_VERSION_DIFFERS, CHECK_VERSION_MISSING, CHECK_VERSION_EXTRA),
    "decision": (CHECK_DECISION_DIFFERS, CHECK_DECISION_MISSING, CHECK_DECISION_EXTRA),
    "judgement": (CHECK_JUDGEMENT_DIFFERS, CHECK_JUDGEMENT_MISSING, CHECK_JUDGEMENT_EXTRA),
    "audit": (CHECK_AUDIT_DIFFERS, CHECK_AUDIT_MISSING, CHECK_AUDIT_EXTRA),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What holds of the rows and records that could be read."""

    plans: frozenset[str]
    """Those whose own rows are what was written."""
    shared: bool
    """Whether what is shared is what was written."""
    records: frozenset[str]
    """The names of those that are what was written."""
    unproven: frozenset[str]
    """The names of records whose digest is gone by damage: nothing speaks against them, and nothing for them."""
    marks: bool
    """Whether what the store keeps of itself is what was written."""
    faults: tuple[Fault, ...] = ()


def faults_of(evidence: Evidence, knowledge: Knowledge | None) -> tuple[Fault, ...]:
    """All that does not hold: what could not be read, what differs from its digest, what the model does not allow."""
    snapshot = Snapshot(
        evidence.ledger,
        tuple(evidence.nodes.values()),
        tuple(evidence.relations.values()),
        tuple(sorted(evidence.versions, key=lambda version: (version.plan, version.number))),
        tuple(evidence.decisions),
        tuple(sorted(evidence.audit, key=lambda row: row.revision)),
        tuple(evidence.judgements),
    )
    return (*evidence.faults, *prove(evidence, knowledge).faults, *soundness.faults(snapshot))


def prove(evidence: Evidence, knowledge: Knowledge | None) -> Proof:
    """Holds everything against its digest; with ``knowledge`` differing rows are named where that can be proven."""
    tally = tally_of(evidence)
    found, said = tally.plans(), {plan: mark.digest for plan, mark in evidence.plans.items()}
    records = tally.digests()
    marks_agree = _kept(evidence, said, evidence.digests, evidence.shared) == evidence.kept
    state: tuple[Fault, ...] = () if marks_agree else (CHECK_STATE_DIFFERS(),)
    if _kept(evidence, found, records, tally.shared()) == evidence.kept:
        return Proof(frozenset(found), True, frozenset(records), frozenset(), marks_agree, state)
    unmarked = {node.id for node in evidence.nodes.values() if node.label == "Plan"} - found.keys()
    broken = {plan for plan in found if found[plan] != said[plan]} | unmarked
    whole = frozenset(name for name, value in records.items() if evidence.digests.get(name) == value)
    undigested = frozenset() if marks_agree else frozenset(records.keys() - evidence.digests.keys())
    proof = Proof(frozenset(found) - broken, tally.shared() == evidence.shared, whole, undigested, marks_agree)
    return replace(proof, faults=(*state, *_named(evidence, tally, proof, sorted(broken), knowledge)))


def _named(
    evidence: Evidence, tally: Tally, proof: Proof, broken: Iterable[str], knowledge: Knowledge | None
) -> Iterator[Fault]:
    for plan in broken:
        yield CHECK_PLAN_DIFFERS(plan=plan)
        yield from _of_plan(evidence, plan, proof, knowledge)
    if not proof.shared:
        yield CHECK_SHARED_DIFFERS()
        yield from _of_shared(evidence, tally, proof, knowledge)
    yield from _of_records(evidence.digests, tally.digests())


def tally_of(evidence: Evidence) -> Tally:
    """What the rows and records that could be read add up to."""
    return Tally(evidence.plans).all_of(evidence.nodes.values(), evidence.relations.values(), evidence.records)


def own_rows(nodes: Iterable[NodeRow], relations: Iterable[RelationRow], plan: str) -> dict[str, AnyRow]:
    """What a plan states itself, by id."""
    found: dict[str, AnyRow] = {node.id: node for node in nodes if is_own(node, plan)}
    return found | {row.id: row for row in relations if row.plan == plan}


def current_version(evidence: Evidence, plan: str, proof: Proof) -> PlanVersion | None:
    """The version of a plan that the network says, where that one is what was written.

    Where the mark of the plan is gone nothing tells which one it is but that it is the last.
    """
    kept = {version.number: version for version in evidence.versions if version.plan == plan}
    mark = evidence.plans.get(plan)
    version = kept.get(max(kept, default=0) if mark is None else mark.version)
    return version if version is not None and record_name(version) in proof.records | proof.unproven else None


def restated(evidence: Evidence, plan: str, proof: Proof, knowledge: Knowledge) -> PlanStatements | None:
    """What the current version of a plan states, where it can be told and is of that plan."""
    version, mark = current_version(evidence, plan, proof), evidence.plans.get(plan)
    if version is None or mark is None:
        return None
    statements = knowledge.restate(version, mark.district)
    return statements if statements is not None and statements.plan == plan else None


def _kept(evidence: Evidence, plans: Mapping[str, str], records: Mapping[str, str], shared: str) -> str:
    marks = (replace(mark, digest=plans[mark.id]) for mark in evidence.plans.values())
    districts: Iterable[DistrictMark] = evidence.districts.values()
    return kept_of(marks, districts, records.items(), shared)


def _of_plan(evidence: Evidence, plan: str, proof: Proof, knowledge: Knowledge | None) -> Iterator[Fault]:
    """The rows of a plan that differ from what its current version states, where that adds up to its digest."""
    statements = None if knowledge is None else restated(evidence, plan, proof, knowledge)
    if statements is None:
        return
    wanted = own_rows(statements.nodes, statements.relations, plan)
    nodes = (row for row in wanted.values() if isinstance(row, NodeRow))
    relations = (row for row in wanted.values() if isinstance(row, RelationRow))
    if written(of_rows(nodes, relations)) == evidence.plans[plan].digest:
        there = own_rows(evidence.nodes.values(), evidence.relations.values(), plan)
        yield from _differences(there, wanted)


def _of_shared(evidence: Evidence, tally: Tally, proof: Proof, knowledge: Knowledge | None) -> Iterator[Fault]:
    """The shared rows that differ from what is known and what plans state, where putting them right adds up."""
    if knowledge is None:
        return
    wanted = shared_rows(evidence, proof, knowledge)
    there = {node.id: node for node in evidence.nodes.values() if node.label not in OWN_LABELS}
    rows: dict[str, AnyRow] = {**there, **{row.id: row for row in evidence.relations.values() if row.plan is None}}
    unlike = {key: row for key, row in wanted.items() if rows.get(key) != row}
    extra = [key for key in rows if key not in wanted]
    for chosen in ([*unlike], *([key] for key in (*unlike, *extra))):
        moved = sum((_digest(wanted.get(key)) - _digest(rows.get(key)) for key in chosen), 0)
        if len(chosen) > 0 and moved_by(tally.shared(), moved) == evidence.shared:
            named = {key: rows[key] for key in chosen if key in rows}
            yield from _differences(named, {key: wanted[key] for key in chosen if key in wanted})
            return


def shared_rows(evidence: Evidence, proof: Proof, knowledge: Knowledge) -> dict[str, AnyRow]:
    """What is known, and what the current versions of plans bring along; of one thing the last plan has the say."""
    wanted: dict[str, AnyRow] = {row.id: row for row in knowledge.nodes}
    wanted |= {row.id: row for row in knowledge.relations}
    for plan in sorted(evidence.plans, key=lambda key: evidence.plans[key].revision):
        statements = restated(evidence, plan, proof, knowledge)
        if statements is None:
            continue
        for node in statements.nodes:
            if node.label not in OWN_LABELS and _says_as_much(node, wanted.get(node.id)):
                wanted[node.id] = node
        wanted |= {row.id: row for row in statements.relations if row.plan is None}
    return wanted


def _says_as_much(row: NodeRow, other: AnyRow | None) -> bool:
    """A municipality is not made less by a row that calls it an organisation."""
    return not isinstance(other, NodeRow) or set(other.labels) <= set(row.labels)


def _digest(row: AnyRow | None) -> int:
    if row is None:
        return 0
    properties = canonical(row.properties)
    return of_node(row, properties) if isinstance(row, NodeRow) else of_relation(row, properties)


def _differences(there: Rows, wanted: Rows) -> Iterator[Fault]:
    for key in sorted(there.keys() | wanted.keys()):
        if key not in there:
            yield CHECK_ROW_MISSING(id=key)
        elif key not in wanted:
            yield CHECK_ROW_EXTRA(id=key)
        elif _digest(there[key]) != _digest(wanted[key]):
            yield CHECK_ROW_DIFFERS(id=key)


def _of_records(said: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Fault]:
    for name in sorted(said.keys() | found.keys()):
        kind, _, subject = name.partition(" ")
        if kind not in _OF_RECORDS or said.get(name) == found.get(name):
            continue
        differs, missing, extra = _OF_RECORDS[kind]
        chosen = missing if name not in found else extra if name not in said else differs
        yield chosen(id=subject)
