"""A correction as it comes in: completed with what was read, and refused where it holds what is never kept. Pure."""

from collections.abc import Mapping
from typing import TypeVar

from graph.model.form import ActionForm
from graph.model.review import (
    AudienceIs,
    Boundary,
    Change,
    Correction,
    GivenParty,
    Holders,
    Missing,
    PartyIs,
    RoleIs,
    TimingIs,
)
from graph.model.vocabulary import ResolutionRule
from graph.reference import Reference
from loaders import faults
from loaders.faults import LoadError
from loaders.resolve import is_personal, known_in, may_be_person, personal_places, resolve_name

_T = TypeVar("_T")


def with_said(change: Change, read: ActionForm) -> Change:
    """A change with what was read of the part that it changes.

    Raises:
        LoadError: it is about a name that does not stand with this action.
    """
    if isinstance(change, Holders):
        said = tuple(GivenParty(written=one.written, role=one.role) for one in read.holders)
        return change.model_copy(update={"said": said})
    if isinstance(change, TimingIs):
        return change.model_copy(update={"said": None if read.timing is None else read.timing.written})
    if isinstance(change, AudienceIs):
        return change.model_copy(update={"said": tuple(one.written for one in read.target_groups)})
    if isinstance(change, RoleIs):
        roles = {one.written: one.role for one in read.holders}
        return change.model_copy(update={"said": _of_name(roles, change.written)})
    if isinstance(change, PartyIs):
        parties = (*read.mentions, *read.holders)
        ids = {one.written: "" if one.organisation is None else one.organisation.id for one in parties}
        return change.model_copy(update={"said": _of_name(ids, change.written)})
    return change


def refuse_persons(correction: Correction, owner: str, reference: Reference) -> None:
    """Raises:
    LoadError: a correction holds what is never kept.
    """
    change = correction.change
    parties = [one.written for one in change.holders] if isinstance(change, Holders | Missing) else []
    texts = [correction.anchor.words]
    texts += [change.written or ""] if isinstance(change, TimingIs) else []
    texts += change.written if isinstance(change, AudienceIs) else ()
    texts += change.texts if isinstance(change, Boundary) else ()
    texts += [change.timing or ""] if isinstance(change, Missing) else []
    is_known = known_in(reference)
    if any(_is_person(one, owner, reference) for one in parties) or any(
        len(personal_places(text, is_known)) > 0 for text in texts
    ):
        raise LoadError(faults.CORRECTION_NAMES_PERSON())


def _is_person(name: str, owner: str, reference: Reference) -> bool:
    """Whether a name is, or may be, a person's: of that form, and unknown to every list."""
    if is_personal(name):
        return True
    return may_be_person(name) and resolve_name(name, owner, reference).rule is ResolutionRule.UNKNOWN_NAME


def _of_name(said: Mapping[str, _T], written: str) -> _T:
    if written not in said:
        raise LoadError(faults.NAME_NOT_IN_ROW(name=written, names=tuple(said)))
    return said[written]
