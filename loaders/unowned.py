"""Readings that wait for somebody to say whose plan it is: so the file need not be chosen again.

What waits is a record beside the network, from which is left out what leads to a person, as from every plan. With its
owner it becomes a plan like any other: what was read of a document is read again, since whose plan it is decides whom
a name stands for. It goes when it became one, or when somebody throws it away.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from graph.reference import Reference
from graph.store.judgements import judgement_of
from graph.store.records import Judgement, Stamp
from loaders import faults
from loaders.content import Prepared, Unowned, plan_as_given, plan_of_clean
from loaders.faults import LoadError
from loaders.form import dump_reading, parse_reading
from loaders.intake import Drafts, Outcome, store_prepared
from loaders.judging.people import Kind
from loaders.known import known_rows
from loaders.originals import (
    digest_of,
    forget_original,
    forget_unless_awaited,
    kept_original,
    records_of_original,
    shows_more,
)
from loaders.owners import owner_named

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Store

KEY = "unowned"
"""The key of every reading that waits."""


class _Told(BaseModel):
    """What stands before a reading that waits; ``nth`` tells records apart."""

    model_config = ConfigDict(frozen=True)
    nth: int
    named: bool
    entered: bool


@dataclass(frozen=True, slots=True)
class WaitingForOwner:
    """A reading that waits, with its record."""

    record: Judgement
    plan: Unowned

    @property
    def id(self) -> str:
        """By which it is asked for."""
        return self.record.id


def keep_unowned(store: "Store", plan: Unowned, reference: Reference, stamp: Stamp) -> str:
    """Keeps a reading until somebody says whose plan it is; gives the id by which it is asked for.

    Raises:
        StoreError: it cannot be stored.
    """
    store.init(*known_rows(reference), stamp)
    kept = store.judgements(Kind.UNOWNED, KEY)
    told = _Told(nth=len(kept), named=plan.named, entered=plan.entered).model_dump_json()
    made = judgement_of(Kind.UNOWNED, KEY, f"{told}\n{dump_reading(plan.reading)}", stamp, kept)
    beside = () if plan.original is None else records_of_original(store, plan.original, stamp)
    store.judge((made, *beside), stamp)
    return made.id


def waiting_for_owner(store: "Store") -> tuple[WaitingForOwner, ...]:
    """The readings that wait, oldest first."""
    return tuple(_waiting(one) for one in store.judgements(Kind.UNOWNED, KEY) if one.content != "")


def unowned_of(store: "Store", identifier: str) -> WaitingForOwner:
    """One reading that waits.

    Raises:
        LoadError: there is none of this id, or it waits no more.
    """
    found = next((one for one in waiting_for_owner(store) if one.id == identifier), None)
    if found is None:
        raise LoadError(faults.NO_SUCH_IMPORT(id=identifier))
    return found


def give_owner(
    store: "Store", identifier: str, owner: str, district: str | None, reference: Reference, stamp: Stamp
) -> Outcome:
    """Makes a draft of a reading that waits, as the plan of this owner.

    What went wrong is in the outcome, not raised; then it waits on.

    Args:
        store: where it waits.
        identifier: of the reading.
        owner: whose plan it is, by id or name; empty for what the plan says itself.
        district: the district it counts for, where the owner is in none.
        reference: what is known beforehand.
        stamp: who says so, and when.

    Raises:
        LoadError: no such reading waits.
    """
    waiting = unowned_of(store, identifier)
    try:
        prepared = _owned(store, waiting.plan, owner, district, reference)
    except LoadError as error:
        return Outcome("", problem=error)
    outcome = store_prepared((prepared,), ("",), store, reference, stamp, drafts=Drafts.ALL).files[0]
    if outcome.stored:
        original = kept_original(store, prepared.reading)
        if original is not None and shows_more(original, prepared.reading):
            forget_original(store, digest_of(prepared.reading), stamp)
        store.rewrite_judgements((replace(waiting.record, content=""),), stamp)
    return outcome


def _owned(store: "Store", plan: Unowned, owner: str, district: str | None, reference: Reference) -> Prepared:
    if owner != "":
        known, original = owner_named(owner, reference), kept_original(store, plan.reading)
        if plan.entered or original is None:
            reading = plan_as_given(plan.reading, known, reference)
        else:
            reading = plan_of_clean(original.document, reference, known.id)
        plan = replace(plan, reading=reading)
    return plan.counted_for(reference, district)


def drop_unowned(store: "Store", identifier: str, stamp: Stamp) -> None:
    """Throws away a reading that waits, and what is kept of its file.

    Raises:
        LoadError: no such reading waits.
    """
    waiting = unowned_of(store, identifier)
    forget_unless_awaited(store, digest_of(waiting.plan.reading), waiting.record, stamp)
    store.rewrite_judgements((replace(waiting.record, content=""),), stamp)


def _waiting(record: Judgement) -> WaitingForOwner:
    told, _, form = record.content.partition("\n")
    head = _Told.model_validate_json(told)
    return WaitingForOwner(record, Unowned(parse_reading(form), head.named, head.entered))
