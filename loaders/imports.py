"""Imports: each reading of a plan that came in for somebody to review, with what became of it.

An import is the record of a draft: its id is that of the record, and its state follows from whether the record stands.
So nothing is kept twice, and an import is known for as long as its record is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.store.judgements import taken_back
from graph.store.records import Judgement
from loaders import faults
from loaders.faults import LoadError
from loaders.form.identities import base_id
from loaders.judging.people import Kind
from loaders.place import of_the_family
from loaders.review import ACCEPTED, Draft, draft_of_record, is_made

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Store


class ImportState(StrEnum):
    """What became of an import."""

    DRAFT = "draft"
    """It waits for somebody to accept it, and is counted nowhere."""
    LOADED = "loaded"
    """Somebody accepted it."""
    THROWN_AWAY = "thrown-away"
    """Somebody threw it away, or a newer reading of the same plan took its place."""


@dataclass(frozen=True, slots=True)
class PlanImport:
    """A reading that came in, and what became of it."""

    draft: Draft
    ended: Judgement | None
    """The record by which it is no draft any more: who accepted it or threw it away, and when."""

    @property
    def id(self) -> str:
        """The id of its record."""
        return self.draft.record.id

    @property
    def state(self) -> ImportState:
        """What became of it."""
        if self.ended is None:
            return ImportState.DRAFT
        return ImportState.LOADED if self.ended.content == ACCEPTED else ImportState.THROWN_AWAY


def open_imports(store: "Store") -> tuple[PlanImport, ...]:
    """The imports that wait for somebody, newest first.

    Raises:
        StoreError: the store cannot be read.
    """
    found = _records(store)
    gone = taken_back(found)
    waiting = [one for one in found if one.takes_back is None and one.id not in gone]
    return tuple(PlanImport(draft_of_record(one), None) for one in reversed(waiting))


def import_of(store: "Store", identifier: str) -> PlanImport:
    """One import by its id.

    Raises:
        LoadError: there is none.
        StoreError: the store cannot be read.
    """
    found = _records(store)
    record = next((one for one in found if one.id == identifier and one.takes_back is None), None)
    if record is None:
        raise LoadError(faults.NO_SUCH_IMPORT(id=identifier))
    return PlanImport(draft_of_record(record), taken_back(found).get(identifier))


def open_import(store: "Store", identifier: str) -> PlanImport:
    """One import that waits for somebody.

    Raises:
        LoadError: there is none, or it was accepted or thrown away before.
        StoreError: the store cannot be read.
    """
    found = import_of(store, identifier)
    if found.ended is not None:
        raise LoadError(faults.IMPORT_ENDED(id=identifier, plan=found.draft.plan))
    return found


def import_that_waits(store: "Store", plan: str) -> PlanImport:
    """The import of a plan that waits for somebody; there is one as soon as a draft of the plan was kept."""
    return next(one for one in open_imports(store) if one.draft.plan == plan)


def plans_beside(draft: Draft, plans: Sequence[str]) -> tuple[str, ...]:
    """Of the plans in the network, the others of the same owner and year as a draft."""
    family = of_the_family(base_id(draft.reading.plan), plans)
    return tuple(plan for plan in family if plan != draft.plan)


def _records(store: "Store") -> tuple[Judgement, ...]:
    return store.judgements(Kind.DRAFT) if is_made(store) else ()
