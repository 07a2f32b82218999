"""All that is known beforehand, as one value, and who of it a plan can be about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from graph.model.identifiers import slug
from graph.model.vocabulary import OrganisationKind
from graph.reference.entries import (
    FormerMunicipality,
    KnownDepartment,
    KnownDistrict,
    KnownMunicipality,
    KnownOrganisation,
    KnownPillar,
    KnownRegion,
    Phrases,
)
from graph.reference.names import name_key
from graph.reference.norms import Norm, known_norms

NO_OWNER = "eigenaar-onbekend"
"""Stands for the owner in the ids of a plan's own parties where the plan's owner is not known."""

_FICTIONAL = "oefen-"
_GENERIC = frozenset({OrganisationKind.SORT_OF_PARTY, OrganisationKind.REST_GROUP})


@dataclass(frozen=True, eq=False)
class Reference:
    """What is known before any plan is read. Immutable; equal only to itself, so that it can be a key of a cache."""

    districts: tuple[KnownDistrict, ...]
    municipalities: tuple[KnownMunicipality, ...]
    organisations: tuple[KnownOrganisation, ...]
    own_departments: tuple[KnownDepartment, ...]
    pillars: tuple[KnownPillar, ...]
    phrases: Phrases
    regions: tuple[KnownRegion, ...] = ()
    """Safety regions and police units: groups too, but a plan counts for one only where nobody knows a district."""
    former_municipalities: tuple[FormerMunicipality, ...] = ()
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The ids of the municipalities that border on one, where that is known."""
    own_norms: tuple[Path, ...] = ()
    """Files of norms of one's own."""

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """The norms that a plan can be held against: the packaged ones and those of one's own.

        Raises:
            ReferenceError_: a file of one's own is not as it should be.
        """
        return known_norms(self.own_norms)

    def district(self, district_id: str) -> KnownDistrict | None:
        """The district with this id; a safety region is one for the municipalities that are in no other."""
        found = next((district for district in self.districts if district.id == district_id), None)
        if found is not None:
            return found
        region = next((region for region in self.regions if region.id == district_id), None)
        return None if region is None or region.part_of is None else region.as_district()

    def near(self, municipality_id: str) -> tuple[KnownMunicipality, ...]:
        """The municipality with all of its district, its region and its neighbours; none for who is no municipality.

        A name that is ambiguous elsewhere is taken for one of these in a plan of that municipality.
        """
        town = self.municipality(municipality_id)
        if town is None:
            return ()
        own = {town.district, town.region} - {None}
        ids = [town.id, *self.neighbours.get(town.id, ())]
        ids += [member for group in self._groups if group.id in own for member in group.members]
        return self._municipalities(dict.fromkeys(ids))

    def municipality(self, municipality_id: str) -> KnownMunicipality | None:
        """The municipality with this id."""
        return self._municipalities_by_id.get(municipality_id)

    def organisation(self, organisation_id: str) -> KnownOrganisation | None:
        """The organisation, municipality, or own department (``gm0637.vth``) with this id."""
        found = self._organisations_by_id.get(organisation_id)
        if found is not None:
            return found
        owner, _, department_id = organisation_id.rpartition(".")
        if owner in self._organisations_by_id or owner in self._unlisted_owners(owner):
            for department in self.departments(owner):
                if department.id == department_id:
                    return department.of(owner, self.is_fictional(owner))
        generic = organisation_id.removeprefix(_FICTIONAL)
        return next((made for made in self._generic_for_practice if made.id == _FICTIONAL + generic), None)

    def named(self, name: str) -> tuple[KnownOrganisation, ...]:
        """Every listed municipality and organisation of this name, real or fictional, the real ones first.

        "gemeente" and the like before the name of a municipality count as written or not.
        """
        key = name_key(name)
        found = self._by_name.get(key, ())
        for start in () if len(found) > 0 else self._municipality_starts:
            if key.startswith(start):
                named = self._by_name.get(key.removeprefix(start), ())
                found = (*found, *(known for known in named if known.kind is OrganisationKind.MUNICIPALITY))
        return tuple(dict.fromkeys(found))

    def district_of(self, municipality_id: str) -> KnownDistrict | None:
        """The district of a municipality; None for one that is in none, or is not known."""
        municipality = self.municipality(municipality_id)
        if municipality is None or municipality.district is None:
            return None
        return self.district(municipality.district)

    def members(self, collective_id: str) -> tuple[KnownMunicipality, ...]:
        """The members of a district or of a collective, the plan's own municipality included; else none."""
        group = next((known for known in self._groups if known.id == collective_id), None)
        if group is not None:
            return self._municipalities(group.members)
        collective = self._organisations_by_id.get(collective_id)
        if collective is None:
            return ()
        if collective.members_of is not None:
            return self.members(collective.members_of)
        return self._municipalities(collective.members)

    def is_fictional(self, owner: str | None) -> bool:
        """Whether a plan of ``owner`` belongs to a practice district. Unlisted owners tell it by their id."""
        if owner is None:
            return False
        listed = self._organisations_by_id.get(owner)
        return listed.fictional if listed is not None else owner.startswith(_FICTIONAL)

    def eligible(self, owner: str | None) -> tuple[KnownOrganisation, ...]:
        """Every listed organisation and municipality that a plan of ``owner`` can name.

        A fictional owner names only what is fictional, any other only what is real. Sorts of party and rest groups
        are ordinary words: a fictional owner gets its own copies of those that its file does not list.
        """
        return self.eligible_for(self.is_fictional(owner))

    def eligible_for(self, fictional: bool) -> tuple[KnownOrganisation, ...]:
        """The same for every fictional owner, or for every real one."""
        listed = tuple(known for known in self._organisations_by_id.values() if known.fictional == fictional)
        return listed + self._generic_for_practice if fictional else listed

    def departments(self, owner: str | None) -> tuple[KnownDepartment, ...]:
        """The own departments and functions of ``owner``; what is said of it alone goes before what all have."""
        kind = (owner if owner in self._with_own_departments else None, self.is_fictional(owner))
        found = self._departments_by_kind.get(kind)
        if found is None:
            found = self._departments_by_kind[kind] = self._departments(*kind)
        return found

    def pillar(self, text: str) -> KnownPillar | None:
        """The pillar that ``text`` names, such as "Prevention (Voorkomen)"."""
        outer, _, inner = text.partition("(")
        keys = {name_key(text), name_key(outer), name_key(inner)}
        for pillar in self.pillars:
            if not keys.isdisjoint(name_key(name) for name in (pillar.name, pillar.english, *pillar.other_names)):
                return pillar
        return None

    def unlisted_municipality(self, name: str, fictional: bool = False) -> KnownMunicipality:
        """A municipality that is taken by its name, without a code."""
        return KnownMunicipality(
            id=f"{_FICTIONAL if fictional else ''}gemeente-{slug(name)}",
            name=name,
            fictional=fictional,
            knowledge="staat niet in het register; overgenomen uit het plan",
        )

    def with_municipality(self, municipality: KnownMunicipality) -> "Reference":
        """The same knowledge and one municipality more; itself where that id is known already."""
        if municipality.id in self._organisations_by_id:
            return self
        return replace(self, municipalities=(*self.municipalities, municipality))

    def _departments(self, owner: str | None, fictional: bool) -> tuple[KnownDepartment, ...]:
        own = [
            known
            for known in self.own_departments
            if (known.municipality == owner and owner is not None)
            or (known.municipality is None and known.fictional and fictional)
        ]
        general = (known for known in self.own_departments if known.municipality is None and not known.fictional)
        taken = {name_key(name) for known in own for name in (known.id, known.name, *known.other_names)}
        if fictional:
            listed = (known for known in self._organisations_by_id.values() if known.fictional)
            taken.update(name_key(name) for known in listed for name in known.all_names)
        kept = (
            known
            for known in general
            if taken.isdisjoint(name_key(name) for name in (known.id, known.name, *known.other_names))
        )
        return (*own, *kept)

    @cached_property
    def _municipality_starts(self) -> tuple[str, ...]:
        return tuple(f"{name_key(prefix)} " for prefix in self.phrases.municipality_prefixes)

    @property
    def _groups(self) -> tuple[KnownDistrict | KnownRegion, ...]:
        return (*self.districts, *self.regions)

    def _municipalities(self, ids: Iterable[str]) -> tuple[KnownMunicipality, ...]:
        found = (self.municipality(known) for known in ids)
        return tuple(known for known in found if known is not None)

    def _unlisted_owners(self, owner: str) -> tuple[str, ...]:
        prefixes = (NO_OWNER, "gemeente-", f"{_FICTIONAL}gemeente-")
        return (owner,) if owner.startswith(prefixes) else ()

    @cached_property
    def _with_own_departments(self) -> frozenset[str | None]:
        return frozenset(known.municipality for known in self.own_departments) - {None}

    @cached_property
    def _departments_by_kind(self) -> dict[tuple[str | None, bool], tuple[KnownDepartment, ...]]:
        """What ``departments`` found: one entry for each owner that has any of its own, and two for all others."""
        return {}

    @cached_property
    def _municipalities_by_id(self) -> dict[str, KnownMunicipality]:
        return {known.id: known for known in self.municipalities}

    @cached_property
    def _organisations_by_id(self) -> dict[str, KnownOrganisation]:
        made = {known.id: known.as_organisation() for known in self.municipalities}
        return made | {known.id: known for known in self.organisations}

    @cached_property
    def _by_name(self) -> dict[str, tuple[KnownOrganisation, ...]]:
        found: dict[str, tuple[KnownOrganisation, ...]] = {}
        for known in sorted(self._organisations_by_id.values(), key=lambda known: known.fictional):
            for key in dict.fromkeys(name_key(name) for name in known.all_names):
                found[key] = (*found.get(key, ()), known)
        return found

    @cached_property
    def _generic_for_practice(self) -> tuple[KnownOrganisation, ...]:
        own = [known for known in self._organisations_by_id.values() if known.fictional]
        taken = {name_key(name) for known in own for name in known.all_names}
        ids = {known.id for known in own}
        return tuple(
            replace(known, id=_FICTIONAL + known.id, fictional=True, parent=None)
            for known in self.organisations
            if not known.fictional
            and known.kind in _GENERIC
            and _FICTIONAL + known.id not in ids
            and taken.isdisjoint(name_key(name) for name in known.all_names)
        )
