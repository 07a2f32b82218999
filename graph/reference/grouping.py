"""Groups of municipalities, worked out from the data: regions, districts, and what former municipalities became.

A municipality is in one district at most: the last file that says so has its way, so that a file of one's own can make
a district of any municipalities, the packaged ones included.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model.faults import Fault
from graph.model.value_faults import PlacedFault
from graph.reference import faults
from graph.reference.entries import FormerMunicipality, KnownDistrict, KnownMunicipality, KnownRegion
from graph.reference.faults import ReferenceError_
from graph.reference.reading import GivenDistrict, Knowledge


def regions_of(files: Sequence[Knowledge], municipalities: Sequence[KnownMunicipality]) -> tuple[KnownRegion, ...]:
    """Every region with its members: those that name it, and those of the regions that are a part of it.

    Raises:
        ReferenceError_: a municipality or a region names a region that is not there.
    """
    given = {known.id: known for part in files for known in part.regions}
    own: dict[str, list[str]] = {identifier: [] for identifier in given}
    for part in files:
        for number, town in enumerate(part.municipalities):
            if town.region is not None and (town.region not in given or town.fictional):
                raise _at(part, f"municipalities[{number}].region", faults.ID_UNKNOWN(id=town.region))
        for number, region in enumerate(part.regions):
            if region.part_of is not None and (region.part_of not in given or region.part_of == region.id):
                raise _at(part, f"regions[{number}].part_of", faults.ID_UNKNOWN(id=region.part_of))
    for town in municipalities:
        if town.region is not None:
            own[town.region].append(town.id)
    return tuple(
        replace(
            known,
            members=(
                *own[known.id],
                *(town for part in given.values() if part.part_of == known.id for town in own[part.id]),
            ),
        )
        for known in given.values()
    )


def placed(
    files: Sequence[Knowledge], municipalities: Sequence[KnownMunicipality], regions: Sequence[KnownRegion]
) -> tuple[tuple[KnownDistrict, ...], tuple[KnownMunicipality, ...]]:
    """Every district with its members, and every municipality with its district and its former names.

    Raises:
        ReferenceError_: what a district or a former municipality names is not there, or one file puts a municipality in
            two districts.
    """
    towns = {town.id: town for town in municipalities}
    claims = _claims(files, towns, {region.id: region.members for region in regions})
    former = _former_names(files, towns)
    members: dict[str, list[str]] = {}
    for town, district in claims.items():
        members.setdefault(district, []).append(town)
    districts = tuple(
        replace(given.known, members=tuple(members.get(given.known.id, ())))
        for part in files
        for given in part.districts
    )
    changed = claims.keys() | former.keys()
    return districts, tuple(
        replace(town, district=claims.get(town.id), former_names=former.get(town.id, ()))
        if town.id in changed
        else town
        for town in municipalities
    )


def _claims(
    files: Sequence[Knowledge], towns: Mapping[str, KnownMunicipality], groups: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    """The district of each municipality that is in one, in the order of the data; a later file goes before."""
    fictional = {given.known.id: given.known.fictional for part in files for given in part.districts}
    claims: dict[str, str] = {}
    for part in files:
        here: dict[str, str] = {}
        for place, town, district in _claimed(part, groups):
            if town not in towns:
                raise _at(part, place, faults.ID_UNKNOWN(id=town))
            if fictional.get(district) is not towns[town].fictional:
                raise _at(part, place, faults.ID_UNKNOWN(id=district))
            if here.setdefault(town, district) != district:
                raise _at(part, place, faults.DISTRICT_TWICE(id=town, district=here[town]))
        claims = {town: district for town, district in claims.items() if town not in here} | here
        for given in part.districts:
            groups[given.known.id] = tuple(town for town, district in here.items() if district == given.known.id)
    return claims


def _claimed(part: Knowledge, groups: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Of a file each place that puts a municipality in a district, with the two ids."""
    for number, given in enumerate(part.districts):
        yield from _of_district(part, number, given, groups)
    for number, town in enumerate(part.municipalities):
        if town.district is not None:
            yield f"municipalities[{number}].district", town.id, town.district


def _of_district(
    part: Knowledge, number: int, given: GivenDistrict, groups: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, str]]:
    for town in given.known.members:
        yield f"districts[{number}].members", town, given.known.id
    for group in given.members_of:
        place = f"districts[{number}].members_of"
        if group not in groups:
            raise _at(part, place, faults.ID_UNKNOWN(id=group))
        yield from ((place, town, given.known.id) for town in groups[group])


def _former_names(files: Sequence[Knowledge], towns: Mapping[str, KnownMunicipality]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in files:
        for number, former in enumerate(part.former):
            if former.now not in towns:
                raise _at(part, f"former_municipalities[{number}].now", faults.ID_UNKNOWN(id=former.now))
            found[former.now] = (*found.get(former.now, ()), former.name)
    return found


def former_of(files: Sequence[Knowledge]) -> tuple[FormerMunicipality, ...]:
    """Every municipality that was."""
    return tuple(former for part in files for former in part.former)


def neighbours_of(files: Sequence[Knowledge], municipalities: Sequence[KnownMunicipality]) -> dict[str, frozenset[str]]:
    """The neighbours of each municipality of which any are known; a border has two sides.

    Raises:
        ReferenceError_: one of them is not known.
    """
    towns = {town.id for town in municipalities}
    found: dict[str, set[str]] = {}
    for part in files:
        for number, (town, others) in enumerate(part.neighbours):
            for other in others:
                unknown = next((one for one in (town, other) if one not in towns), None)
                if unknown is not None:
                    raise _at(part, f"neighbours[{number}]", faults.ID_UNKNOWN(id=unknown))
                found.setdefault(town, set()).add(other)
                found.setdefault(other, set()).add(town)
    return {town: frozenset(others) for town, others in found.items()}


def _at(part: Knowledge, path: str, fault: Fault) -> ReferenceError_:
    return ReferenceError_.at(part.file, PlacedFault(path, fault))
