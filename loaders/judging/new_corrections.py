"""A correction as it comes in: completed with what was read, and refused where it holds what is never kept. Pure.

One that was kept by an earlier program may hold what only this one finds: it is painted over, as a reading is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from graph.model.form import ActionForm
from graph.model.review import (
    CORRECTION,
    AudienceIs,
    Boundary,
    Change,
    ClassesAre,
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
from graph.reference.chain_steps import step_by_id
from graph.reference.themes import theme_by_id
from loaders import faults
from loaders.faults import LoadError
from loaders.form.painting import paint, painted
from loaders.resolve import IsKnown, is_personal, known_in, may_be_person, personal_places, resolve_name

_T = TypeVar("_T")
_WORDS = frozenset({"words", "ambition", "block", "texts", "written", "said", "timing", "name"})
"""The fields of a correction that hold words of a source or a person; all others are ids and fixed values."""


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


def refuse_unknown_classes(correction: Correction) -> None:
    """Raises:
    LoadError: a correction gives a theme or a step that there is not.
    """
    change = correction.change
    if not isinstance(change, ClassesAre):
        return
    for codes, known in ((change.themes, theme_by_id()), (change.steps, step_by_id())):
        unknown = [code for code in codes if code not in known]
        if len(unknown) > 0:
            raise LoadError(faults.CLASS_UNKNOWN(code=unknown[0], known=tuple(known)))


def without_persons(correction: Correction, owner: str, reference: Reference) -> Correction:
    """A correction that is kept, as it is to be kept now; itself where nothing in it leads to a person.

    It is keyed by words that are painted over in readings in the same way, so it still finds its row.
    """
    held = correction.model_dump(mode="json")
    names = [one for one in set(_names_in(held)) if _is_person(one, owner, reference)]
    clean = CORRECTION.validate_python(_painted(held, names, known_in(reference)))
    return correction if clean == correction else clean


def _names_in(value: object) -> Iterator[str]:
    """The names of parties in the dump of a correction: what is written beside a role or an organisation."""
    if isinstance(value, dict):
        if isinstance(value.get("written"), str) and ("role" in value or "organisation" in value):
            yield value["written"]
        for inner in value.values():
            yield from _names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names_in(inner)


def _painted(value: object, names: Sequence[str], is_known: IsKnown, key: str = "") -> object:
    """The dump of a correction with these names, and whatever else is personal, painted over in its words."""
    if isinstance(value, dict):
        return {name: _painted(inner, names, is_known, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_painted(inner, names, is_known, key) for inner in value]
    if not isinstance(value, str) or key not in _WORDS:
        return value
    spans = [found.span() for name in names for found in re.finditer(re.escape(name), value)]
    return paint(painted(value, spans), is_known)[0]


def _is_person(name: str, owner: str, reference: Reference) -> bool:
    """Whether a name is, or may be, a person's: of that form, and unknown to every list."""
    if is_personal(name):
        return True
    return may_be_person(name) and resolve_name(name, owner, reference).rule is ResolutionRule.UNKNOWN_NAME


def _of_name(said: Mapping[str, _T], written: str) -> _T:
    if written not in said:
        raise LoadError(faults.NAME_NOT_IN_ROW(name=written, names=tuple(said)))
    return said[written]
