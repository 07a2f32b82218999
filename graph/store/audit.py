"""The rows of the audit: one for each change, worded the same by every store."""

from collections.abc import Sequence

from graph.store.change import RowChanges, counts
from graph.store.port import Change, Counts
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, Stamp


def init_row(changes: RowChanges, stamp: Stamp, revision: int) -> AuditRow:
    """What is known beforehand came in or changed."""
    return AuditRow(revision, stamp.at, stamp.by, "init", "store", _detail(*counts(changes)))


def replacement_row(change: Change, stamp: Stamp) -> AuditRow:
    """A plan came in or changed."""
    detail = _detail(change.added, change.changed, change.removed)
    return AuditRow(change.revision, stamp.at, stamp.by, "replace-plan", change.plan, detail)


def removal_row(change: Change, stamp: Stamp) -> AuditRow:
    """A plan was taken out."""
    detail = _detail(change.added, change.changed, change.removed)
    return AuditRow(change.revision, stamp.at, stamp.by, "remove-plan", change.plan, detail)


def decision_row(decision: DecisionRecord, stamp: Stamp, revision: int) -> AuditRow:
    """A decision was kept."""
    return AuditRow(revision, stamp.at, stamp.by, "record-decision", decision.id, f"on {decision.finding}")


def rewriting_row(versions: Sequence[PlanVersion], stamp: Stamp, revision: int) -> AuditRow:
    """Versions got another form, for what should never have been kept."""
    numbers = ", ".join(f"{one.plan} {one.number}" for one in versions[:_NAMED])
    more = "" if len(versions) <= _NAMED else f" and {len(versions) - _NAMED} more"
    return AuditRow(revision, stamp.at, stamp.by, "rewrite-versions", "store", f"{numbers}{more}")


def rewriting_judgements_row(judgements: Sequence[Judgement], stamp: Stamp, revision: int) -> AuditRow:
    """Judgements got another content, for what should never have been kept."""
    numbers = ", ".join(one.id for one in judgements[:_NAMED])
    more = "" if len(judgements) <= _NAMED else f" and {len(judgements) - _NAMED} more"
    return AuditRow(revision, stamp.at, stamp.by, "rewrite-judgements", "store", f"{numbers}{more}")


_NAMED = 20
"""Versions that a row of the audit names; beyond, it says how many there were."""


def judgement_row(judgements: Sequence[Judgement], stamp: Stamp, revision: int) -> AuditRow:
    """Judgements were kept, at least one."""
    kinds = ", ".join(sorted({one.kind for one in judgements}))
    taken = sum(1 for one in judgements if one.takes_back is not None)
    detail = f"{len(judgements)} judgements ({kinds}); {taken} of them take one back"
    return AuditRow(revision, stamp.at, stamp.by, "judge", judgements[0].key, detail)


def _detail(added: Counts, changed: Counts, removed: Counts) -> str:
    def both(what: str, count: Counts) -> str:
        return f"{what} {count.nodes} nodes and {count.relations} relations"

    return "; ".join((both("added", added), both("changed", changed), both("removed", removed)))
