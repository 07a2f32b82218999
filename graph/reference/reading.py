"""From a file of knowledge to its entries; nothing is compared with other files here."""

from dataclasses import dataclass
from pathlib import Path

from graph.model.identifiers import slug
from graph.reference.checked_yaml import read_yaml
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
from graph.reference.file_form import (
    DepartmentEntry,
    DistrictEntry,
    FormerEntry,
    KnowledgeFile,
    MunicipalityEntry,
    OrganisationEntry,
    PhrasesFile,
    PillarEntry,
    RegionEntry,
)


@dataclass(frozen=True, slots=True)
class GivenDistrict:
    """A district as its file has it, with the ids of the groups whose members are its own too."""

    known: KnownDistrict
    members_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The entries of one file, each with its place for a message about it."""

    file: Path
    districts: tuple[GivenDistrict, ...]
    municipalities: tuple[KnownMunicipality, ...]
    former: tuple[FormerMunicipality, ...]
    regions: tuple[KnownRegion, ...]
    neighbours: tuple[tuple[str, tuple[str, ...]], ...]
    organisations: tuple[KnownOrganisation, ...]
    own_departments: tuple[KnownDepartment, ...]
    pillars: tuple[KnownPillar, ...]


def read_knowledge(file: Path) -> Knowledge:
    """The entries of ``file``; ``ReferenceError_`` for what is not as it should be."""
    read = read_yaml(file, KnowledgeFile)
    own = read.district
    fictional = read.fictional if read.fictional is not None else own is not None and own.fictional is True
    made = _Made(read.source or f"eigen bestand {file.name}", fictional, None if own is None else own.id)
    return Knowledge(
        file=file,
        districts=tuple(map(made.district, (*([] if own is None else [own]), *(read.districts or ())))),
        municipalities=tuple(map(made.municipality, read.municipalities or ())),
        former=tuple(map(made.former, read.former_municipalities or ())),
        regions=tuple(map(made.region, read.regions or ())),
        neighbours=tuple((entry.id, entry.neighbours) for entry in read.neighbours or ()),
        organisations=tuple(map(made.organisation, read.organisations or ())),
        own_departments=tuple(map(made.department, read.own_departments or ())),
        pillars=tuple(map(made.pillar, read.pillars or ())),
    )


def read_phrases(file: Path) -> Phrases:
    """The words around names; every list must be there."""
    return Phrases(**read_yaml(file, PhrasesFile).model_dump())


@dataclass(frozen=True, slots=True)
class _Made:
    """Makes known things of entries, with what the file says for all of them."""

    source: str
    fictional: bool
    district_id: str | None

    def _fictional(self, own: bool | None) -> bool:
        return self.fictional if own is None else own

    def district(self, entry: DistrictEntry) -> GivenDistrict:
        known = KnownDistrict(
            id=entry.id,
            name=entry.name,
            fictional=self._fictional(entry.fictional),
            members=entry.members or (),
            other_names=entry.other_names or (),
            knowledge=entry.source or self.source,
        )
        return GivenDistrict(known, entry.members_of or ())

    def municipality(self, entry: MunicipalityEntry) -> KnownMunicipality:
        return KnownMunicipality(
            id=entry.id,
            name=entry.name,
            other_names=entry.other_names or (),
            ambiguous=entry.ambiguous or (),
            district=entry.district or self.district_id,
            region=entry.region,
            fictional=self._fictional(entry.fictional),
            knowledge=entry.source or self.source,
        )

    def former(self, entry: FormerEntry) -> FormerMunicipality:
        return FormerMunicipality(
            entry.name, entry.now, entry.until, entry.certain is not False, entry.source or self.source
        )

    def region(self, entry: RegionEntry) -> KnownRegion:
        return KnownRegion(
            id=entry.id,
            name=entry.name,
            other_names=entry.other_names or (),
            part_of=entry.part_of,
            certain=entry.certain is not False,
            knowledge=entry.source or self.source,
        )

    def organisation(self, entry: OrganisationEntry) -> KnownOrganisation:
        return KnownOrganisation(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            level=entry.level,
            parent=entry.parent,
            other_names=entry.other_names or (),
            former_names=entry.former_names or (),
            only_as_party=entry.only_as_party or (),
            members_of=entry.members_of,
            members=entry.members or (),
            fictional=self._fictional(entry.fictional),
            knowledge=entry.source or self.source,
        )

    def department(self, entry: DepartmentEntry) -> KnownDepartment:
        return KnownDepartment(
            id=slug(entry.name) if entry.id is None else entry.id,
            name=entry.name,
            other_names=entry.other_names or (),
            function=entry.function is True,
            in_text=entry.in_text is True,
            municipality=entry.municipality,
            fictional=self._fictional(entry.fictional),
            knowledge=entry.source or self.source,
        )

    def pillar(self, entry: PillarEntry) -> KnownPillar:
        return KnownPillar(
            id=entry.id,
            name=entry.name,
            english=entry.english,
            other_names=entry.other_names or (),
            knowledge=entry.source or self.source,
        )
