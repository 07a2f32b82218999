"""What is kept beside the network: versions of plans, decisions, the audit."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from graph.model.cypher import quoted
from graph.store.digest import Record, record_name
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.schema import AUDIT, DECISION, DIGEST, JUDGEMENT, PLAN_MARK, VERSION
from graph.store.neo4j.state import sent_decision
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, VersionEntry

_VERSION_OF = f"MATCH (v:{quoted(VERSION)}) WHERE v.plan = $plan AND v.number > 0"
"""The unique pair of plan and number is looked up only where both are named."""


def every_version(tx: AnyTransaction) -> Iterator[PlanVersion]:
    """The versions of all plans, as the server gives them."""
    return (PlanVersion(**record["p"]) for record in tx.run(f"MATCH (v:{quoted(VERSION)}) RETURN properties(v) AS p"))


def entries(tx: AnyTransaction, plan: str) -> tuple[VersionEntry, ...]:
    """Which versions of a plan are kept, oldest first."""
    text = f"{_VERSION_OF} RETURN v.plan, v.number, v.at, v.by, size(v.form_json) ORDER BY v.number"
    return tuple(VersionEntry(*values) for values in tx.run(text, plan=plan).values())


def version(tx: AnyTransaction, plan: str, number: int | None) -> PlanVersion | None:
    """The version of this number, or the last one; None where there is none."""
    said = f"COLLECT {{ MATCH (p:{quoted(PLAN_MARK)}) WHERE p.id = $plan RETURN p.version }}[0]"
    text = f"{_VERSION_OF} AND v.number = coalesce($number, {said}, v.number) "
    text += "RETURN properties(v) AS p ORDER BY v.number DESC LIMIT 1"
    found = tx.run(text, plan=plan, number=number).value()
    return None if len(found) == 0 else PlanVersion(**found[0])


def decisions(tx: AnyTransaction, district: str | None = None) -> Iterator[DecisionRecord]:
    """The decisions of one district, or of all, as the server gives them."""
    text = f"MATCH (d:{quoted(DECISION)}) WHERE $district IS NULL OR d.district = $district RETURN properties(d) AS p"
    return (_decision(record["p"]) for record in tx.run(text, district=district))


def decision(tx: AnyTransaction, decision_id: str) -> DecisionRecord | None:
    """The decision of one id."""
    text = f"MATCH (d:{quoted(DECISION)} {{id: $id}}) RETURN properties(d) AS p"
    found = tx.run(text, id=decision_id).value()
    return _decision(found[0]) if len(found) == 1 else None


def judgements(tx: AnyTransaction, kind: str | None = None, key: str | None = None) -> Iterator[Judgement]:
    """The judgements of one kind and under one key, or of all, as the server gives them."""
    text = (
        f"MATCH (j:{quoted(JUDGEMENT)}) WHERE ($kind IS NULL OR j.kind = $kind) AND ($key IS NULL OR j.key = $key) "
        "RETURN properties(j) AS p"
    )
    return (Judgement(**record["p"]) for record in tx.run(text, kind=kind, key=key))


def audit(tx: AnyTransaction, limit: int) -> tuple[AuditRow, ...]:
    """The last changes, newest first."""
    text = f"MATCH (a:{quoted(AUDIT)}) WITH a ORDER BY a.revision DESC LIMIT $limit RETURN properties(a) AS p"
    return tuple(AuditRow(**properties) for properties in tx.run(text, limit=max(limit, 0)).value())


def every_audit(tx: AnyTransaction) -> Iterator[AuditRow]:
    """Every change, as the server gives them."""
    return (AuditRow(**record["p"]) for record in tx.run(f"MATCH (a:{quoted(AUDIT)}) RETURN properties(a) AS p"))


def keep_records(tx: AnyTransaction, records: Iterable[Record], digests: Iterable[tuple[str, str]]) -> None:
    """Keeps records as another store had them, with their digests."""
    rows: dict[str, list[dict[str, object]]] = {VERSION: [], DECISION: [], JUDGEMENT: [], AUDIT: []}
    for record in records:
        if isinstance(record, PlanVersion):
            rows[VERSION].append(asdict(record))
        elif isinstance(record, DecisionRecord):
            rows[DECISION].append(sent_decision(record))
        elif isinstance(record, Judgement):
            rows[JUDGEMENT].append(asdict(record))
        else:
            rows[AUDIT].append(asdict(record))
    rows[DIGEST] = [{"of": name, "value": value} for name, value in digests]
    for label, values in rows.items():
        if len(values) > 0:
            tx.run(f"UNWIND $rows AS r CREATE (x:{quoted(label)}) SET x = r", rows=values).consume()


def rewrite_versions(tx: AnyTransaction, versions: Iterable[PlanVersion]) -> None:
    """Gives versions that are kept another form; their digests go, since others come."""
    rows = [{"plan": one.plan, "number": one.number, "form": one.form_json, "of": record_name(one)} for one in versions]
    text = f"UNWIND $rows AS r MATCH (v:{quoted(VERSION)} {{plan: r.plan, number: r.number}}) SET v.form_json = r.form "
    tx.run(f"{text}WITH r MATCH (x:{quoted(DIGEST)} {{of: r.of}}) DELETE x", rows=rows).consume()


def rewrite_judgements(tx: AnyTransaction, judgements: Iterable[Judgement]) -> None:
    """Gives judgements that are kept another content; their digests go, since others come."""
    rows = [{"id": one.id, "content": one.content, "of": record_name(one)} for one in judgements]
    text = f"UNWIND $rows AS r MATCH (j:{quoted(JUDGEMENT)} {{id: r.id}}) SET j.content = r.content "
    tx.run(f"{text}WITH r MATCH (x:{quoted(DIGEST)} {{of: r.of}}) DELETE x", rows=rows).consume()


def _decision(properties: dict[str, object]) -> DecisionRecord:
    subjects = properties["subjects"]
    if not isinstance(subjects, list):
        raise TypeError("a decision's subjects are no list")
    meeting = properties.get("meeting")
    texts = {name: str(properties[name]) for name in ("id", "finding", "answer", "note", "district", "at", "by")}
    return DecisionRecord(
        **texts,
        subjects=tuple(str(subject) for subject in subjects),
        meeting=None if meeting is None else str(meeting),
    )
