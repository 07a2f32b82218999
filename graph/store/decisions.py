"""The order of decisions, the same in every store: by the moment they were taken."""

from collections.abc import Iterable
from datetime import UTC, datetime

from graph.store.faults import DECISION_WITHOUT_TIME, StoreRefusedError
from graph.store.records import DecisionRecord


def in_time_order(decisions: Iterable[DecisionRecord]) -> tuple[DecisionRecord, ...]:
    """Oldest first, by instant and not by the letters of it; decisions of one instant by id."""
    return tuple(sorted(decisions, key=lambda decision: (instant(decision), decision.id)))


def instant(decision: DecisionRecord) -> datetime:
    """When a decision was taken.

    Raises:
        StoreRefusedError: its time is not ISO 8601 with a time zone.
    """
    try:
        moment = datetime.fromisoformat(decision.at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise StoreRefusedError(DECISION_WITHOUT_TIME(id=decision.id, at=decision.at))
    return moment.astimezone(UTC)
