"""What holds of judgements in every store: their order, which of them stand, and which cannot be kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from graph.store.faults import (
    JUDGEMENT_REWRITTEN,
    JUDGEMENT_TAKEN_BACK,
    JUDGEMENT_UNKNOWN,
    JUDGEMENT_WITHOUT_TIME,
    StoreRefusedError,
)
from graph.store.records import Judgement


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Oldest first, by instant and not by the letters of it; those of one instant by id."""
    return tuple(sorted(judgements, key=lambda one: (_instant(one), one.id)))


def taken_back(judgements: Iterable[Judgement]) -> Mapping[str, Judgement]:
    """Those that take another one back, by the id of that other one."""
    return {one.takes_back: one for one in judgements if one.takes_back is not None}


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that say something and were not taken back, in the order given."""
    gone = taken_back(judgements)
    return tuple(one for one in judgements if one.takes_back is None and one.id not in gone)


def new_ones(judgements: Iterable[Judgement], kept: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Of ``judgements`` those that are not kept yet.

    Args:
        judgements: what is to be kept.
        kept: what is kept under the same kinds and keys.

    Raises:
        StoreRefusedError: one cannot be kept.
    """
    there = {one.id: one for one in kept}
    gone = set(taken_back(there.values()))
    fresh: list[Judgement] = []
    for one in judgements:
        _instant(one)
        if there.get(one.id) == one:
            continue
        if one.id in there:
            raise StoreRefusedError(JUDGEMENT_REWRITTEN(id=one.id))
        if one.takes_back is not None:
            other = there.get(one.takes_back)
            if other is None or (other.kind, other.key) != (one.kind, one.key) or other.takes_back is not None:
                raise StoreRefusedError(JUDGEMENT_UNKNOWN(id=one.takes_back))
            if one.takes_back in gone:
                raise StoreRefusedError(JUDGEMENT_TAKEN_BACK(id=one.takes_back))
            gone.add(one.takes_back)
        there[one.id] = one
        fresh.append(one)
    return tuple(fresh)


def _instant(judgement: Judgement) -> datetime:
    try:
        moment = datetime.fromisoformat(judgement.at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise StoreRefusedError(JUDGEMENT_WITHOUT_TIME(id=judgement.id, at=judgement.at))
    return moment.astimezone(UTC)
