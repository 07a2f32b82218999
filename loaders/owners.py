"""Whose plan it is, and for which district it counts: what a person says, what the plan says, and what is known."""

from functools import lru_cache

from graph.model.form import Issue, Owner, Reading
from graph.model.vocabulary import ResolutionRule, Severity
from graph.reference import KnownDistrict, KnownOrganisation, Reference, name_key
from loaders import faults
from loaders.faults import OwnerError
from loaders.form.through import P, Through
from loaders.known import NO_OWNERS
from loaders.plan.whose import OWNER_DOUBTFUL, OwnerNames

_DIFFERS = "owner-differs"
_SHORTEST_ALONE = 2
# "LV" and "PN" are two letters; of the names of municipalities that are not ambiguous the shortest has four.


def owner_named(name: str, reference: Reference) -> KnownOrganisation:
    """Who ``name`` is: an id, or a name of a municipality or organisation that can own a plan.

    Raises:
        OwnerError: nobody that is known, or several.
    """
    found = reference.organisation(name)
    if found is not None and found.kind not in NO_OWNERS:
        return found
    named = possible_owners(name, reference)
    if len(named) == 1:
        return named[0]
    raise OwnerError(faults.OWNER_UNKNOWN(owner=name))


def possible_owners(name: str, reference: Reference) -> tuple[KnownOrganisation, ...]:
    """Who of this name can own a plan, the real ones first."""
    return tuple(known for known in reference.named(name) if known.kind not in NO_OWNERS)


def known_owner(reading: Reading, reference: Reference) -> KnownOrganisation:
    """The owner of a plan as it is known.

    Raises:
        OwnerError: the plan names none, one that is not known, or an id and a name of two different ones.
    """
    owner = reading.plan.owner
    if owner is None:
        doubted = _doubted(reading, reference)
        raise OwnerError(faults.OWNER_MISSING() if len(doubted) == 0 else faults.OWNER_DOUBTFUL(candidates=doubted))
    known = None if owner.id is None else reference.organisation(owner.id)
    if known is not None and any(issue.code == _DIFFERS for issue in reading.issues):
        raise OwnerError(faults.OWNER_DIFFERS(id=known.id, known=known.name, owner=owner.name))
    if known is None or known.kind in NO_OWNERS:
        raise OwnerError(faults.OWNER_UNKNOWN(owner=owner.name))
    return known


def _doubted(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Those whose plan it may be, each as it is known with its code; by the names that the reader doubted."""
    found: dict[str, None] = {}
    for issue in reading.issues:
        if issue.code == OWNER_DOUBTFUL and issue.quote is not None:
            known = possible_owners(issue.quote.text, reference)
            found.update(dict.fromkeys(f"{one.name} ({one.id})" for one in known) or {issue.quote.text: None})
    return tuple(found)


@lru_cache(maxsize=8)
def owner_names(reference: Reference) -> OwnerNames:
    """The names by which the front of a plan can say whose it is; where a name is real and fictional, the real one."""
    places: dict[str, tuple[str, ...]] = {}
    alone: set[str] = set()
    for town in sorted(reference.municipalities, key=lambda known: known.fictional):
        own = {name_key(name) for name in (town.name, *town.other_names)} - {name_key(name) for name in town.ambiguous}
        for key in {name_key(name) for name in town.as_organisation().all_names}:
            there = places.get(key, ())
            if not (town.fictional and len(there) > 0 and not reference.is_fictional(there[0])):
                places[key] = (*there, town.id)
        alone |= {key for key in own if any(char.isalpha() for char in key) and len(key) > _SHORTEST_ALONE}
    bodies = {
        name_key(name): known.id
        for known in reference.organisations
        if known.kind not in NO_OWNERS
        for name in known.all_names
    }
    return OwnerNames(places, frozenset(alone), bodies)


def district_for(owner: KnownOrganisation, reference: Reference, named: str | None) -> KnownDistrict:
    """The district a plan counts for: that of its owner, else the one that was named by its id or name.

    A safety region can be named for a municipality of it that is in no district.

    Raises:
        OwnerError: there is none, it is not known, or the two differ.
    """
    own = reference.district_of(owner.id)
    found = None if named is None else _district_named(named, reference)
    if own is not None and (named is None or found == own):
        return own
    if own is not None:
        raise OwnerError(faults.DISTRICT_DIFFERS(owner=owner.name, own=own.id, district=str(named)))
    town = reference.municipality(owner.id)
    region = () if town is None or town.region is None else (town.region,)
    known = (*region, *(district.id for district in reference.districts if district.fictional == owner.fictional))
    if named is None:
        raise OwnerError(faults.DISTRICT_MISSING(owner=owner.name, known=known))
    elsewhere = found is not None and town is not None and found not in reference.districts and found.id not in region
    if found is None or found.fictional != owner.fictional or elsewhere:
        raise OwnerError(faults.DISTRICT_UNKNOWN(district=named, owner=owner.name, known=known))
    return found


def _district_named(named: str, reference: Reference) -> KnownDistrict | None:
    """The district or safety region of an id or a name."""
    found = reference.district(named)
    if found is not None:
        return found
    key = name_key(named)
    every = (*reference.districts, *(reference.district(region.id) for region in reference.regions))
    called = (one for one in every if one is not None and key in map(name_key, (one.name, *one.other_names)))
    return next(called, None)


def with_owner_doubted(reading: Reading, reference: Reference) -> Reading:
    """The same reading; with an issue where its owner's id is that of another than its owner's name."""
    owner = reading.plan.owner
    known = None if owner is None or owner.id is None else reference.organisation(owner.id)
    if owner is None or known is None:
        return reading
    given = f" {name_key(owner.name)} "
    if any(f" {name_key(name)} " in given for name in known.all_names):
        return reading
    message = f"De code {known.id} is van {known.name}, niet van {owner.name!r}. Verbeter een van beide."
    issue = Issue(code=_DIFFERS, severity=Severity.ERROR, message=message)
    return reading.model_copy(update={"issues": (*reading.issues, issue)})


def handed_to(reading: Reading, owner: KnownOrganisation) -> Reading:
    """The same plan as that of another owner: what was resolved for the first owner is resolved again."""
    plan = reading.plan
    if plan.owner is None or plan.owner.id != owner.id:
        plan = _Unresolved().inside(plan)
    settled = Owner(kind=owner.kind, id=owner.id, name=owner.name)
    return reading.model_copy(update={"plan": plan.model_copy(update={"owner": settled})})


class _Unresolved(Through):
    """Forgets for whom a name was taken, where it was the program that said so."""

    def party(self, part: P) -> P | None:
        if part.rule in (None, ResolutionRule.GIVEN):
            return part
        return part.model_copy(update={"organisation": None, "rule": None, "certainty": None})
