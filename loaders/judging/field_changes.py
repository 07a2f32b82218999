"""One change of one part of an action: its holders, a party or role, its timing, for whom it is. Pure."""

from collections.abc import Sequence
from typing import TypeAlias

from graph.model.form import ActionForm, Confirmed, GivenClasses, Holder, Passage, Timing
from graph.model.review import AudienceIs, ClassesAre, GivenParty, Holders, PartyIs, RoleIs, TimingIs
from loaders.form.through import P

FieldChange: TypeAlias = Holders | PartyIs | RoleIs | TimingIs | AudienceIs | ClassesAre


class ChangedError(Exception):
    """What was corrected does not stand there any more."""


def changed(raw: ActionForm, now: ActionForm, change: FieldChange, confirmed: Confirmed) -> ActionForm:
    """An action as it is ``now`` with a change, where ``raw``, as it was read, says what was said when it was made.

    Raises:
        ChangedError: it says something else.
    """
    if isinstance(change, Holders):
        if not (_same_parties(raw.holders, change.said) or _same_parties(raw.holders, change.holders)):
            raise ChangedError
        holders = tuple(holder_of(one, raw, now, confirmed) for one in change.holders)
        return now.model_copy(update={"holders": holders})
    if isinstance(change, PartyIs):
        return _with_party(raw, now, change, confirmed)
    if isinstance(change, RoleIs):
        if not any(one.written == change.written and one.role in (change.said, change.role) for one in raw.holders):
            raise ChangedError
        update = {"role": change.role, "confirmed": confirmed, "certainty": 1.0}
        holders = tuple(one.model_copy(update=update) if one.written == change.written else one for one in now.holders)
        return now.model_copy(update={"holders": holders})
    if isinstance(change, TimingIs):
        return _with_timing(raw, now, change, confirmed)
    if isinstance(change, ClassesAre):
        given = GivenClasses(themes=change.themes, steps=change.steps, confirmed=confirmed)
        return now.model_copy(update={"classes": given})
    if tuple(one.written for one in raw.target_groups) not in (change.said, change.written):
        raise ChangedError
    known = {one.written: one for one in raw.target_groups}
    groups = tuple(
        Passage(written=one, quote=None if one not in known else known[one].quote, confirmed=confirmed)
        for one in change.written
    )
    return now.model_copy(update={"target_groups": groups})


def _with_timing(raw: ActionForm, now: ActionForm, change: TimingIs, confirmed: Confirmed) -> ActionForm:
    read = None if raw.timing is None else raw.timing.written
    if read not in (change.said, change.written):
        raise ChangedError
    if change.written is None:
        return now.model_copy(update={"timing": None})
    if raw.timing is not None and read == change.written:
        return now.model_copy(update={"timing": raw.timing.model_copy(update={"confirmed": confirmed})})
    return now.model_copy(update={"timing": Timing(written=change.written, confirmed=confirmed)})


def _with_party(raw: ActionForm, now: ActionForm, change: PartyIs, confirmed: Confirmed) -> ActionForm:
    named = [one for one in (*raw.holders, *raw.mentions) if one.written == change.written]
    ids = {"" if one.organisation is None else one.organisation.id for one in named}
    if ids.isdisjoint({change.said, change.organisation.id}):
        raise ChangedError
    update = {"organisation": change.organisation, "rule": None, "certainty": 1.0, "confirmed": confirmed}

    def settled(parties: tuple[P, ...]) -> tuple[P, ...]:
        return tuple(one.model_copy(update=update) if one.written == change.written else one for one in parties)

    return now.model_copy(update={"holders": settled(now.holders), "mentions": settled(now.mentions)})


def holder_of(given: GivenParty, raw: ActionForm | None, now: ActionForm | None, confirmed: Confirmed) -> Holder:
    """A holder as a person gave it, with the place and organisation of the one that was read, where it is the same."""
    known = [one for part in (now, raw) if part is not None for one in part.holders if one.written == given.written]
    there = known[0] if len(known) > 0 else None
    organisation = given.organisation
    if organisation is None and there is not None:
        organisation = there.organisation
    return Holder(
        written=given.written,
        role=given.role,
        organisation=organisation,
        rule=None if there is None or given.organisation is not None else there.rule,
        certainty=None if organisation is None else 1.0,
        quote=None if there is None else there.quote,
        confirmed=confirmed,
    )


def _same_parties(read: Sequence[Holder], said: Sequence[GivenParty]) -> bool:
    return [(one.written, one.role) for one in read] == [(one.written, one.role) for one in said]
