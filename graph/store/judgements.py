"""What holds of judgements in every store: how one is made, their order, which of them stand, which cannot be kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from graph.model.identifiers import short_hash
from graph.store.faults import (
    JUDGEMENT_REWRITTEN,
    JUDGEMENT_TAKEN_BACK,
    JUDGEMENT_UNKNOWN,
    JUDGEMENT_WITHOUT_TIME,
    StoreRefusedError,
)
from graph.store.records import Judgement, Stamp


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


def judgement_of(kind: str, key: str, content: str, stamp: Stamp, kept: Sequence[Judgement] = ()) -> Judgement:
    """A record with an id that follows from all that it says.

    ``kept`` are those of this kind and key: who says the same again, after taking it back, makes another record, and
    what is said in the moment of an earlier one counts as said a microsecond later, so that their order is told.
    """
    before = sum(1 for one in kept if one.content == content)
    made = short_hash("\x1f".join((kind, key, content, stamp.by, stamp.at, str(before))))
    return Judgement(made, kind, key, content, stamp.by, _behind(stamp.at, kept))


def _behind(at: str, kept: Sequence[Judgement]) -> str:
    last = max((datetime.fromisoformat(one.at) for one in kept), default=None)
    if last is None or datetime.fromisoformat(at) > last:
        return at
    return (last + timedelta(microseconds=1)).isoformat()


def taking_back(judgement: Judgement, stamp: Stamp, content: str = "") -> Judgement:
    """The record by which another one no longer holds."""
    made = short_hash("\x1f".join(("takes back", judgement.id)))
    return Judgement(made, judgement.kind, judgement.key, content, stamp.by, stamp.at, judgement.id)


def _instant(judgement: Judgement) -> datetime:
    try:
        moment = datetime.fromisoformat(judgement.at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise StoreRefusedError(JUDGEMENT_WITHOUT_TIME(id=judgement.id, at=judgement.at))
    return moment.astimezone(UTC)
