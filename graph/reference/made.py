"""Organisations that no file lists and that follow from those that are listed.

A plan of a fictional municipality names the police as any other does, and must never be taken for word of the real
police. So each real organisation has a counterpart in practice: fictional, shared by all fictional owners, of the same
kind and on the same level. And the municipalities of each district are a party together, also where no file says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model.vocabulary import Level, OrganisationKind
from graph.reference.entries import KnownDistrict, KnownOrganisation, Phrases
from graph.reference.names import name_key

FICTIONAL = "oefen-"
"""Begins the id of what is fictional."""
_DERIVED = "volgt uit de gemeenten van het district"


def counterparts(listed: Mapping[str, KnownOrganisation]) -> dict[str, KnownOrganisation]:
    """The counterpart in practice of every real organisation, by its id, but for those that a fictional file lists.

    A fictional organisation of the same name or the same id goes before it: then that one is meant. A group of
    municipalities has none, for its members are real.
    """
    own = [known for known in listed.values() if known.fictional]
    by_name = {name_key(name): known.id for known in own for name in known.all_names}
    taken = {known.id for known in own}
    made: dict[str, KnownOrganisation] = {}
    instead: dict[str, str] = {}
    for known in listed.values():
        if known.fictional or known.kind in {OrganisationKind.MUNICIPALITY, OrganisationKind.COLLECTIVE}:
            continue
        practice_id = FICTIONAL + known.id
        held = [by_name[key] for key in map(name_key, known.all_names) if key in by_name]
        if len(held) > 0 or practice_id in taken:
            instead[known.id] = held[0] if len(held) > 0 else practice_id
        else:
            instead[known.id] = practice_id
            made[practice_id] = replace(known, id=practice_id, fictional=True)
    return {
        known.id: replace(known, parent=None if known.parent is None else instead.get(known.parent))
        for known in made.values()
    }


def district_groups(
    districts: Iterable[KnownDistrict], listed: Iterable[KnownOrganisation], phrases: Phrases
) -> dict[str, KnownOrganisation]:
    """For each district its municipalities as one party, by the id of the district: the listed one, else a made one."""
    groups = [known for known in listed if known.kind is OrganisationKind.COLLECTIVE]
    found: dict[str, KnownOrganisation] = {}
    for district in districts:
        own = (one for one in groups if one.members_of == district.id or set(one.members) == set(district.members))
        found[district.id] = next(own, None) or _group_of(district, phrases)
    return found


def district_group_names(name: str, phrases: Phrases) -> tuple[str, ...]:
    """What the municipalities of a district of this name are called together."""
    starts = ("", "het ") if name_key(name).startswith("district ") else ("", "district ", "het district ")
    return tuple(pattern.format(district=start + name) for pattern in phrases.district_groups for start in starts)


def bare_group_names(phrases: Phrases) -> tuple[str, ...]:
    """What they are called in a plan of one of them: "gemeenten in het district"."""
    named = (pattern.format(district="het district") for pattern in phrases.district_groups)
    return (*named, *phrases.district_group_words)


def _group_of(district: KnownDistrict, phrases: Phrases) -> KnownOrganisation:
    start = "" if name_key(district.name).startswith("district ") else "district "
    names = (name for one in (district.name, *district.other_names) for name in district_group_names(one, phrases))
    return KnownOrganisation(
        id=f"{FICTIONAL if district.fictional else ''}gemeenten-{district.id.removeprefix(FICTIONAL)}",
        name=f"Gemeenten in {start}{district.name}",
        kind=OrganisationKind.COLLECTIVE,
        level=Level.REGIONAL,
        other_names=tuple(dict.fromkeys(names)),
        fictional=district.fictional,
        knowledge=_DERIVED,
        members_of=district.id,
    )
