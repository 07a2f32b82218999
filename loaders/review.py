"""Reviewing what was read of a plan, in a store: look at it, accept it, correct it, take that back.

What a machine read is a draft until somebody accepts it: a record beside the network, in which it is not counted. A
correction is a record too, kept by the owner of the plan; the network says a plan as it was read with the corrections
that stand. Every verb is one transaction: its record and what follows from it are kept together or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.form import Issue, Reading
from graph.model.review import Correction
from graph.model.rows import PlanStatements
from graph.reference import Reference
from graph.store.faults import MISSING, NO_STORE, StoreUnavailableError
from graph.store.judgements import judgement_of, standing, taking_back
from graph.store.records import Judgement, Replacement, Stamp
from loaders import faults
from loaders.faults import LoadError
from loaders.form import dump_reading, parse_reading
from loaders.form.certainty import looked_at
from loaders.form.statements import state_plan
from loaders.judging.corrections import corrected, correcting, row_meant
from loaders.judging.doubts import ReviewRow, elsewhere, only, review_rows
from loaders.judging.judged_names import resolved_anew
from loaders.judging.new_corrections import refuse_persons, refuse_unknown_classes, with_said
from loaders.judging.people import (
    Kind,
    People,
    corrected_with,
    correction_record,
    given_corrections,
    people_of,
    records_of_reading,
)
from loaders.known import known_rows
from loaders.originals import Original, digest_of, forget_unless_awaited, records_of_original
from loaders.place import StoredPlan, stored_plan

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Change as Written
    from graph.store.port import Store

__all__ = [
    "Draft",
    "MadeCorrection",
    "PlanReview",
    "accept",
    "correct",
    "corrected",
    "dismiss",
    "draft_statements",
    "drafts_of",
    "keep_draft",
    "review",
    "take_back",
]


_NOT_MADE_YET = frozenset({MISSING.code, NO_STORE.code})
ACCEPTED = "accepted"
"""What came of a draft, in the record that takes it back, where somebody accepted the whole of it."""


@dataclass(frozen=True, slots=True)
class MadeCorrection:
    """A correction with its record: the id by which it is taken back, who made it, when."""

    id: str
    correction: Correction
    by: str
    at: str
    applies: bool
    """Whether it holds in this plan: its words stand there, and what it corrects was read as it was then."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as it was read, which nobody accepted yet. ``district`` is the one that it will count for."""

    record: Judgement
    district: str
    reading: Reading

    @property
    def plan(self) -> str:
        """The id that it will have."""
        return self.record.key


@dataclass(frozen=True, slots=True)
class PlanReview:
    """A plan as somebody reviews it: a draft where there is one, else what the network says."""

    plan: str
    draft: Draft | None
    reading: Reading
    """As people say it: with the corrections that stand."""
    rows: tuple[ReviewRow, ...]
    issues: tuple[Issue, ...]
    """Those that are about no row."""
    corrections: tuple[MadeCorrection, ...]
    """Those that stand for plans of this owner, oldest first."""
    gone: tuple[str, ...]
    """The actions that go from the network when the draft is accepted, by name."""
    replaces: StoredPlan | None
    """The plan in the network whose place the draft takes when it is accepted."""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan that is in the network: what was read of it before any correction, and what it says now."""

    plan: str
    raw: Reading
    version: int
    district: str
    said: StoredPlan
    readings: tuple[Judgement, ...]


def is_made(store: "Store") -> bool:
    """Whether there is a store yet: the first plan, or the first draft, makes it.

    Raises:
        StoreError: there is one, and it cannot be read.
    """
    try:
        store.revision()
    except StoreUnavailableError as error:
        if error.fault.code in _NOT_MADE_YET:
            return False
        raise
    return True


def people_in(store: "Store", known: Reference) -> People:
    """What people judged in a store.

    Raises:
        StoreError: it cannot be read.
    """
    if not is_made(store):
        return People(known, known)
    return people_of((*store.judgements(Kind.NAME), *store.judgements(Kind.CORRECTION)), known)


def drafts_of(store: "Store") -> tuple[Draft, ...]:
    """The drafts that are open, by plan."""
    found = (draft_of_record(one) for one in standing(store.judgements(Kind.DRAFT) if is_made(store) else ()))
    return tuple(sorted(found, key=lambda draft: draft.plan))


def keep_draft(
    store: "Store", plan: str, reading: Reading, district: str, stamp: Stamp, original: Original | None = None
) -> Judgement:
    """Keeps what was read of a plan as a draft; an earlier one of the same plan goes. The same again writes nothing.

    ``original`` is what is kept of its file until somebody accepts it or throws it away.
    """
    kept = store.judgements(Kind.DRAFT, plan) if is_made(store) else ()
    content = f"{district}\n{dump_reading(reading)}"
    there = standing(kept)
    if len(there) == 1 and there[0].content == content:
        return there[0]
    made = judgement_of(Kind.DRAFT, plan, content, stamp, kept)
    beside = () if original is None else records_of_original(store, original, stamp)
    for one in there:
        digest = digest_of(draft_of_record(one).reading)
        if digest != digest_of(reading):
            forget_unless_awaited(store, digest, one, stamp)
    store.judge((*(taking_back(one, stamp) for one in there), made, *beside), stamp)
    return made


def review(store: "Store", plan: str, known: Reference) -> PlanReview:
    """A plan with what is doubtful about it, and what people said of it.

    Raises:
        LoadError: there is no such plan and no draft of it.
        StoreError: the store cannot be read.
    """
    people, draft = people_in(store, known), _draft_of(store, plan)
    kept = kept_plan(store, plan) if draft is None or plan in store.info().plans else None
    raw = _raw_of(draft, kept, people)
    reading, owner = people.corrected(raw), owner_of(raw)
    given = people.corrections.get(owner, ())
    unapplied = correcting(raw, given).unapplied
    made = tuple(
        MadeCorrection(one.id, one.correction, one.confirmed.by, one.confirmed.at, one.id not in unapplied)
        for one in given
    )
    gone: tuple[str, ...] = ()
    if draft is not None and kept is not None:
        states = {row.id for row in state_plan(reading, people.reference, draft.district, plan).nodes}
        gone = tuple(name for action, name in kept.said.actions.items() if action not in states)
    replaces = None if draft is None or kept is None else kept.said
    return PlanReview(plan, draft, reading, review_rows(reading), elsewhere(reading), made, gone, replaces)


def accept(store: "Store", plan: str, known: Reference, stamp: Stamp, above: float | None = None) -> "Written":
    """Makes the network say what a draft says.

    Args:
        store: where it is.
        plan: the plan of which there is a draft.
        known: what is known beforehand.
        stamp: who accepts it, and when.
        above: only the rows that are at least this certain, from 0 to 1, and about which nothing is doubtful. The draft
            then stays open for the others; until they are accepted too they count as text that was not understood.
            Who accepts all of it looked at every row: none is uncertain then. Those of a number stay as certain.

    Raises:
        LoadError: there is no draft of this plan, or no row of it is that certain.
        StoreError: it cannot be stored, or somebody else changed what stands there.
    """
    draft = _draft_of(store, plan)
    if draft is None:
        raise LoadError(faults.NO_DRAFT(plan=plan))
    people = people_in(store, known)
    raw = resolved_anew(draft.reading if above is not None else looked_at(draft.reading), people.reference)
    now = people.corrected(raw)
    records: list[Judgement] = []
    if above is None:
        records = [taking_back(draft.record, stamp, ACCEPTED)]
    else:
        rows = review_rows(now)
        sure = frozenset(row.number for row in rows if row.sure and row.certainty >= above)
        if len(sure) == 0:
            raise LoadError(faults.NO_ROW_THAT_SURE(plan=plan, rows=len(rows)))
        now = only(now, sure) if len(sure) < len(rows) else now
    records += records_of_reading(plan, raw, now, store.judgements(Kind.READING, plan), stamp)
    version = store.version(plan) if plan in store.info().plans else None
    statements = state_plan(now, people.reference, draft.district, plan)
    over = 0 if version is None else version.number
    store.init(*known_rows(people.reference), stamp)
    if above is None:
        forget_unless_awaited(store, digest_of(draft.reading), draft.record, stamp)
    return store.judge(records, stamp, [Replacement(statements, over)])[0]


def dismiss(store: "Store", plan: str, stamp: Stamp) -> None:
    """Throws a draft away; what the network says stays.

    Raises:
        LoadError: there is no draft of this plan.
    """
    draft = _draft_of(store, plan)
    if draft is None:
        raise LoadError(faults.NO_DRAFT(plan=plan))
    forget_unless_awaited(store, digest_of(draft.reading), draft.record, stamp)
    store.judge((taking_back(draft.record, stamp),), stamp)


def correct(
    store: "Store", plan: str, corrections: Sequence[Correction], known: Reference, stamp: Stamp
) -> tuple[tuple[Judgement, ...], "tuple[Written, ...]"]:
    """Keeps corrections, and makes the network say what follows from them.

    What the source says of the part that is corrected is filled in here: ``said`` of a change need not be right. Gives
    the records of the corrections, and what became of each plan of this owner in the network.

    Raises:
        LoadError: there is no such plan, a correction does not fit its words, or it names a person.
        StoreError: it cannot be stored.
    """
    people, draft = people_in(store, known), _draft_of(store, plan)
    raw = _raw_of(draft, kept_plan(store, plan) if draft is None else None, people)
    owner = owner_of(raw)
    kept = store.judgements(Kind.CORRECTION, owner)
    made: tuple[Judgement, ...] = ()
    for one in corrections:
        refuse_persons(one, owner, people.reference)
        refuse_unknown_classes(one)
        row = row_meant(one.anchor, correcting(raw, given_corrections((*kept, *made))).rows)
        if row is not None:
            one = one.model_copy(update={"change": with_said(one.change, row.raw)})
        record = correction_record(owner, one, stamp, (*kept, *made))
        if record.id in correcting(raw, given_corrections((*kept, *made, record))).unapplied:
            raise LoadError(faults.CORRECTION_DOES_NOT_FIT(plan=plan))
        made = (*made, record)
    return made, _follow(store, owner, (*kept, *made), made, known, stamp)


def draft_statements(store: "Store", district: str, known: Reference) -> tuple[PlanStatements, ...]:
    """What the drafts of a district would make the network say, for who asks to count them too."""
    drafts = [draft for draft in drafts_of(store) if draft.district == district]
    people = people_in(store, known) if len(drafts) > 0 else People(known, known)
    readings = ((draft, people.corrected(resolved_anew(draft.reading, people.reference))) for draft in drafts)
    return tuple(state_plan(reading, people.reference, district, draft.plan) for draft, reading in readings)


def take_back(store: "Store", record: str, known: Reference, stamp: Stamp) -> "tuple[Judgement, tuple[Written, ...]]":
    """Takes a correction back, and makes the network say what it said without it.

    Raises:
        LoadError: there is no such correction, or it was taken back before.
        StoreError: it cannot be stored.
    """
    every = store.judgements(Kind.CORRECTION)
    there = next((one for one in standing(every) if one.id == record), None)
    if there is None:
        raise LoadError(faults.NO_SUCH_CORRECTION(id=record))
    back = taking_back(there, stamp)
    kept = tuple(one for one in every if one.key == there.key)
    return there, _follow(store, there.key, (*kept, back), (back,), known, stamp)


def _follow(
    store: "Store",
    owner: str,
    judgements: Sequence[Judgement],
    fresh: Sequence[Judgement],
    known: Reference,
    stamp: Stamp,
) -> "tuple[Written, ...]":
    """Keeps ``fresh`` records, and makes every plan of an owner say what its ``judgements`` say."""
    people, given = people_in(store, known), given_corrections(judgements)
    records, plans = list(fresh), []
    for plan in store.info().plans:
        if not plan.startswith(f"{owner}."):
            continue
        kept = kept_plan(store, plan)
        if owner_of(kept.raw) != owner:
            continue
        now = corrected_with(kept.raw, given, people.reference)
        beside, replacement = replacing(kept, kept.raw, now, people.reference, stamp)
        records += beside
        plans.append(replacement)
    return store.judge(records, stamp, plans)


def replacing(
    kept: KeptPlan, raw: Reading, now: Reading, reference: Reference, stamp: Stamp
) -> tuple[list[Judgement], Replacement]:
    """What has to be written so that a plan says this now: the records of its reading, and the plan itself."""
    statements = state_plan(now, reference, kept.district, kept.plan)
    records = records_of_reading(kept.plan, raw, now, kept.readings, stamp)
    return list(records), Replacement(statements, kept.version)


def kept_plan(store: "Store", plan: str) -> KeptPlan:
    """A plan in the network.

    Raises:
        LoadError: it is not there.
    """
    version = store.version(plan) if plan in store.info().plans else None
    if version is None:
        raise LoadError(faults.NOTHING_TO_REVIEW(plan=plan))
    readings = store.judgements(Kind.READING, plan)
    now = Reading.model_validate_json(version.form_json)
    there = standing(readings)
    raw = Reading.model_validate_json(there[-1].content) if len(there) > 0 else now
    (district,) = store.holding(plan)
    return KeptPlan(plan, raw, version.number, district, stored_plan(plan, now, version.number), readings)


def _draft_of(store: "Store", plan: str) -> Draft | None:
    found = standing(store.judgements(Kind.DRAFT, plan))
    return draft_of_record(found[-1]) if len(found) > 0 else None


def draft_of_record(record: Judgement) -> Draft:
    """The draft that a record keeps."""
    district, _, form = record.content.partition("\n")
    return Draft(record, district, parse_reading(form))


def _raw_of(draft: Draft | None, kept: KeptPlan | None, people: People) -> Reading:
    """What was read of a plan, its names as people judged them: of the draft where there is one."""
    if draft is not None:
        return resolved_anew(draft.reading, people.reference)
    assert kept is not None, "without a draft it is in the network"
    return kept.raw


def owner_of(reading: Reading) -> str:
    owner = reading.plan.owner
    return "" if owner is None else str(owner.id)
