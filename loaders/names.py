"""Names over all plans: which are doubtful, and what people judge of them; the network follows each judgement.

A judgement changes the register for every plan. What is written is only what that changes: the plans in which a name is
now taken for somebody else, in one transaction with the judgement itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.form import OrganisationRef, Party, Reading
from graph.model.review import NAME, Merged, NameIs
from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import KnownOrganisation, Reference, name_key
from graph.store.judgements import judgement_of, standing, taking_back
from graph.store.records import Judgement, Replacement, Stamp
from loaders import faults
from loaders.faults import LoadError
from loaders.form.through import parties_in
from loaders.judging.judged_names import judged, merged_ids, renamed, resolved_anew
from loaders.judging.people import NAMES_KEY, Kind, corrected_with, given_names, people_of
from loaders.known import known_rows
from loaders.resolve import is_personal, looks_like_person, resolve_name
from loaders.review import drafts_of, is_made, kept_plan, owner_of, replacing

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Change, Store

_GIVEN = (None, ResolutionRule.GIVEN, ResolutionRule.COLLECTIVE_MEMBER)


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """A name that nobody knows, or that was taken for somebody with less than full certainty."""

    written: str
    organisation: OrganisationRef
    """For whom it is taken now."""
    rule: ResolutionRule
    certainty: float
    plans: tuple[str, ...]
    """The plans in which it stands, drafts among them."""
    times: int
    candidates: tuple[OrganisationRef, ...]
    """Up to three that look most like it."""


@dataclass(frozen=True, slots=True)
class MadeNameJudgement:
    """A judgement about a name that stands, with its record: the id by which it is taken back, who made it, when."""

    id: str
    judgement: NameIs | Merged
    by: str
    at: str


def doubtful_names(store: "Store", known: Reference) -> tuple[DoubtfulName, ...]:
    """Every doubtful name of the plans and drafts of a store: unknown ones first, then the least certain, then by name.

    Raises:
        StoreError: the store cannot be read.
    """
    if not is_made(store):
        return ()
    reference = people_of(store.judgements(Kind.NAME), known).reference
    found: dict[tuple[str, str], list[tuple[str, Party]]] = {}
    for plan, reading in _readings(store, reference):
        for party in parties_in(reading.plan):
            if party.organisation is None or party.rule in _GIVEN or party.confirmed is not None:
                continue
            if party.rule is ResolutionRule.UNKNOWN_NAME or (party.certainty or 0.0) < 1:
                found.setdefault((name_key(party.written), party.organisation.id), []).append((plan, party))
    names = [_doubtful(places, reference) for places in found.values()]
    return tuple(sorted(names, key=_doubt_order))


def name_judgements(store: "Store") -> tuple[MadeNameJudgement, ...]:
    """The judgements about names that stand, oldest first."""
    kept = standing(store.judgements(Kind.NAME)) if is_made(store) else ()
    return tuple(MadeNameJudgement(one.id, NAME.validate_json(one.content), one.author, one.at) for one in kept)


def judge_name(
    store: "Store", judgement: NameIs | Merged, known: Reference, stamp: Stamp
) -> "tuple[Judgement, tuple[Change, ...]]":
    """Keeps a judgement about a name, and makes every plan follow. Gives its record, and what became of each plan.

    Raises:
        LoadError: it cannot be judged so: a canonical name of another, a municipality that would go, a person.
        StoreError: it cannot be stored.
    """
    kept = store.judgements(Kind.NAME) if is_made(store) else ()
    before = judged(known, given_names(kept))
    _refuse(judgement, before)
    made = judgement_of(Kind.NAME, NAMES_KEY, judgement.model_dump_json(), stamp, kept)
    return made, _follow(store, known, (*kept, made), stamp, about=judgement)


def take_back_name(
    store: "Store", record: str, known: Reference, stamp: Stamp
) -> "tuple[MadeNameJudgement, tuple[Change, ...]]":
    """Takes a judgement about a name back, and makes every plan follow.

    Raises:
        LoadError: there is no such judgement, or it was taken back before.
        StoreError: it cannot be stored.
    """
    there = next((one for one in name_judgements(store) if one.id == record), None)
    if there is None:
        raise LoadError(faults.NO_SUCH_NAME_JUDGEMENT(id=record))
    kept = store.judgements(Kind.NAME)
    back = taking_back(next(one for one in kept if one.id == record), stamp)
    return there, _follow(store, known, (*kept, back), stamp, about=there.judgement)


def names_of(store: "Store", organisation: str) -> tuple[str, ...]:
    """Every name under which an organisation stands in the plans and drafts of a store."""
    parties = (party for _, reading in _readings(store) for party in parties_in(reading.plan))
    found = (one.written for one in parties if one.organisation is not None and one.organisation.id == organisation)
    return tuple(dict.fromkeys(found))


def organisation_named(name: str, reference: Reference) -> KnownOrganisation:
    """An organisation that is known, by its id or one of its names.

    Raises:
        LoadError: there is none, or there are several; the fault names those that look most like it.
    """
    known = reference.organisation(name)
    if known is not None:
        return known
    named = reference.named(name)
    if len(named) == 1:
        return named[0]
    closest = tuple(one.name for one in named) or resolve_name(name, None, reference).closest
    raise LoadError(faults.ORGANISATION_UNKNOWN(name=name, closest=closest))


def _follow(
    store: "Store", known: Reference, judgements: Sequence[Judgement], stamp: Stamp, *, about: NameIs | Merged
) -> "tuple[Change, ...]":
    """Keeps the last of the judgements about names, and makes every plan say what they all say.

    Plans that name whom it is ``about`` are stated again too: its own names are part of what they state.
    """
    *kept, fresh = judgements
    names = given_names(judgements)
    before, after = judged(known, given_names(kept)), judged(known, names)
    people = people_of((*store.judgements(Kind.CORRECTION), *judgements), known) if is_made(store) else None
    records: list[Judgement] = [fresh]
    plans: list[Replacement] = []
    meant = frozenset((about.organisation, *((about.gone,) if isinstance(about, Merged) else ())))
    for plan in store.info().plans if is_made(store) else ():
        there = kept_plan(store, plan)
        raw = renamed(there.raw, before, after, merged_ids(names))
        if raw is there.raw and meant.isdisjoint(_organisations(there.raw)):
            continue
        now = corrected_with(raw, () if people is None else people.corrections.get(owner_of(raw), ()), after)
        beside, replacement = replacing(there, raw, now, after, stamp)
        records += beside
        plans.append(replacement)
    if any(after.municipality(one) is not None for one in meant):
        store.init(*known_rows(after), stamp)
    return tuple(change for change in store.judge(records, stamp, plans) if change.wrote)


def _organisations(reading: Reading) -> frozenset[str]:
    return frozenset(one.organisation.id for one in parties_in(reading.plan) if one.organisation is not None)


def _refuse(judgement: NameIs | Merged, reference: Reference) -> None:
    """Raises:
    LoadError: this cannot be judged of a name.
    """
    known = reference.organisation(judgement.organisation)
    if isinstance(judgement, Merged):
        gone = reference.organisation(judgement.gone)
        unfit = gone is not None and gone.kind in (OrganisationKind.MUNICIPALITY, OrganisationKind.OWN_DEPARTMENT)
        if unfit or known is None or judgement.gone == judgement.organisation:
            raise LoadError(faults.CANNOT_MERGE(gone=judgement.gone, organisation=judgement.organisation))
        return
    if known is None and judgement.kind is None:
        raise LoadError(faults.ORGANISATION_UNKNOWN(name=judgement.organisation, closest=()))
    names = [judgement.written] if judgement.name is None else [judgement.written, judgement.name]
    if any(is_personal(name) or looks_like_person(name) for name in names):
        raise LoadError(faults.CORRECTION_NAMES_PERSON())
    key = name_key(judgement.written)
    canonical = next((one for one in reference.named(judgement.written) if name_key(one.name) == key), None)
    if canonical is not None and canonical.id != judgement.organisation:
        raise LoadError(faults.NAME_IS_CANONICAL(name=judgement.written, organisation=canonical.id))


def _readings(store: "Store", reference: Reference | None = None) -> Iterator[tuple[str, Reading]]:
    """What is read of every plan, and of every draft with its names as the register has them now, where it is given."""
    for plan in store.info().plans:
        version = store.version(plan)
        assert version is not None, "it is in the network, so a version of it is kept"
        yield plan, Reading.model_validate_json(version.form_json)
    for draft in drafts_of(store):
        yield draft.plan, draft.reading if reference is None else resolved_anew(draft.reading, reference)


def _doubtful(places: Sequence[tuple[str, Party]], reference: Reference) -> DoubtfulName:
    party = places[0][1]
    assert party.organisation is not None, "only resolved names are doubtful"
    assert party.rule is not None, "only resolved names are doubtful"
    certainty = min(1.0 if one.certainty is None else one.certainty for _, one in places)
    plans = tuple(dict.fromkeys(plan for plan, _ in places))
    owner = plans[0].rpartition(".")[0]
    closest = resolve_name(party.written, owner, reference).closest
    candidates = (reference.named(name) for name in closest)
    told = tuple(
        OrganisationRef(id=one[0].id, name=one[0].name, kind=one[0].kind, level=one[0].level)
        for one in candidates
        if len(one) > 0
    )
    return DoubtfulName(party.written, party.organisation, party.rule, certainty, plans, len(places), told)


def _doubt_order(name: DoubtfulName) -> tuple[bool, float, str]:
    return name.rule is not ResolutionRule.UNKNOWN_NAME, name.certainty, name_key(name.written)
