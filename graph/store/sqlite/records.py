"""Reading the records beside the network: versions, decisions, the audit, and how much there is of what."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from graph.store.faults import DAMAGED_ROW, StoreDamagedError
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, VersionEntry

_VERSION = "SELECT plan, number, at, by, form FROM version"
_DECISION = "SELECT id, finding, subjects, answer, note, meeting, district, at, by FROM decision"
_JUDGEMENT = "SELECT id, kind, key, content, author, at, takes_back FROM judgement"
_AUDIT = "SELECT revision, at, by, verb, subject, detail FROM audit"


def versions_of(connection: sqlite3.Connection) -> Iterator[PlanVersion]:
    """The versions of all plans, by plan and number."""
    return (PlanVersion(*row) for row in connection.execute(f"{_VERSION} ORDER BY plan, number"))


def entries_of(connection: sqlite3.Connection, plan: str) -> tuple[VersionEntry, ...]:
    """Which versions of a plan are kept, oldest first."""
    rows = connection.execute(
        "SELECT plan, number, at, by, length(form) FROM version WHERE plan = ? ORDER BY number", (plan,)
    )
    return tuple(VersionEntry(*row) for row in rows)


def version_of(connection: sqlite3.Connection, plan: str, number: int | None) -> PlanVersion | None:
    """The version of this number, or the last one; None where there is none."""
    wanted = current_version(connection, plan) if number is None else number
    row = connection.execute(f"{_VERSION} WHERE plan = ? AND number = ?", (plan, wanted)).fetchone()
    return None if row is None else PlanVersion(*row)


def current_version(connection: sqlite3.Connection, plan: str) -> int:
    """The number of the version that the network says; of a plan that is not in it, the last one."""
    row: tuple[int] | None = connection.execute("SELECT version FROM plan WHERE id = ?", (plan,)).fetchone()
    return last_version(connection, plan) if row is None else row[0]


def last_version(connection: sqlite3.Connection, plan: str) -> int:
    """The number of the last version of a plan; 0 where there is none."""
    row: tuple[int] = connection.execute(
        "SELECT coalesce(max(number), 0) FROM version WHERE plan = ?", (plan,)
    ).fetchone()
    return row[0]


def decisions_of(connection: sqlite3.Connection, district: str | None) -> Iterator[DecisionRecord]:
    """The decisions of one district or of all, by id."""
    rows = connection.execute(f"{_DECISION} WHERE ?1 IS NULL OR district = ?1 ORDER BY id", (district,))
    return (_decision(row) for row in rows)


def decision_with(connection: sqlite3.Connection, decision_id: str) -> DecisionRecord | None:
    """The decision that is kept under this id."""
    row = connection.execute(f"{_DECISION} WHERE id = ?", (decision_id,)).fetchone()
    return None if row is None else _decision(row)


def judgements_of(connection: sqlite3.Connection, kind: str | None, key: str | None) -> Iterator[Judgement]:
    """The judgements of one kind and under one key, or of all, by id."""
    asked = "(?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR key = ?2)"
    rows = connection.execute(f"{_JUDGEMENT} WHERE {asked} ORDER BY id", (kind, key))
    return (Judgement(*row) for row in rows)


def audit_of(connection: sqlite3.Connection, limit: int) -> tuple[AuditRow, ...]:
    """The last changes, newest first."""
    rows = connection.execute(f"{_AUDIT} ORDER BY revision DESC LIMIT ?", (max(limit, 0),))
    return tuple(AuditRow(*row) for row in rows)


def all_audit_of(connection: sqlite3.Connection) -> Iterator[AuditRow]:
    """Every change, oldest first."""
    return (AuditRow(*row) for row in connection.execute(f"{_AUDIT} ORDER BY revision"))


def nodes_by_label(connection: sqlite3.Connection) -> dict[str, int]:
    """How many nodes carry each label."""
    found: Counter[str] = Counter()
    for labels, number in connection.execute("SELECT labels, count(*) FROM node GROUP BY labels"):
        found.update(dict.fromkeys(labels.split(","), number))
    return dict(sorted(found.items()))


def relations_by_type(connection: sqlite3.Connection) -> dict[str, int]:
    """How many relations there are of each type."""
    return dict(connection.execute("SELECT type, count(*) FROM relation GROUP BY type ORDER BY type").fetchall())


def plan_ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    """All plans, by id."""
    rows = connection.execute("SELECT id FROM node WHERE labels = 'Plan' ORDER BY id")
    return tuple(row[0] for row in rows)


def _decision(row: tuple[str, ...]) -> DecisionRecord:
    try:
        subjects = json.loads(row[2])
    except (ValueError, TypeError) as error:
        raise StoreDamagedError(DAMAGED_ROW(id=str(row[0])[:80])) from error
    return DecisionRecord(row[0], row[1], tuple(str(subject) for subject in subjects), *row[3:])
