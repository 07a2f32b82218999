"""From a file of knowledge to its entries; nothing is compared with other files here."""

from dataclasses import dataclass, fields
from pathlib import Path

from graph.model.identifiers import slug
from graph.model.vocabulary import Level, OrganisationKind
from graph.reference.checked_yaml import Entry, read_yaml
from graph.reference.entries import (
    KnownDepartment,
    KnownDistrict,
    KnownMunicipality,
    KnownOrganisation,
    KnownPillar,
    Phrases,
)
from graph.reference.names import name_key

_SECTIONS = (
    "district",
    "districts",
    "municipalities",
    "organisations",
    "own_departments",
    "pillars",
    "fictional",
)
_PHRASES = tuple(field.name for field in fields(Phrases))
_NOT_LISTED = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.OWN_DEPARTMENT, OrganisationKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The entries of one file, each with its place for a message about it."""

    file: Path
    districts: tuple[KnownDistrict, ...]
    municipalities: tuple[KnownMunicipality, ...]
    organisations: tuple[KnownOrganisation, ...]
    own_departments: tuple[KnownDepartment, ...]
    pillars: tuple[KnownPillar, ...]


def read_knowledge(file: Path) -> Knowledge:
    """The entries of ``file``; ``ReferenceError_`` for what is not as it should be."""
    top = read_yaml(file)
    top.allow(*_SECTIONS)
    district = top.entry("district")
    fictional = top.flag("fictional", district is not None and district.flag("fictional"))
    named = [*([district] if district is not None else []), *top.entries("districts")]
    districts = tuple(_district(entry, fictional) for entry in named)
    own = districts[0].id if district is not None else None
    return Knowledge(
        file=file,
        districts=districts,
        municipalities=tuple(_municipality(entry, fictional, own) for entry in top.entries("municipalities")),
        organisations=tuple(_organisation(entry, fictional) for entry in top.entries("organisations")),
        own_departments=tuple(_department(entry, fictional) for entry in top.entries("own_departments")),
        pillars=tuple(_pillar(entry) for entry in top.entries("pillars")),
    )


def read_phrases(file: Path) -> Phrases:
    """The words around names; every list must be there."""
    top = read_yaml(file)
    top.allow(*_PHRASES)
    for name in _PHRASES:
        if not top.has(name):
            raise top.fault(name, "ontbreekt. Vul de lijst in.")
    return Phrases(**{name: top.texts(name) for name in _PHRASES})


def _knowledge(entry: Entry) -> str:
    return entry.text_or("source", f"eigen bestand {entry.file.name}")


def _name(entry: Entry, key: str = "name") -> str:
    name = entry.text(key)
    if name_key(name) == "":
        raise entry.fault(key, f"{name!r} bevat geen letter of cijfer. Vul een naam in.")
    return name


def _names(entry: Entry, key: str) -> tuple[str, ...]:
    names = entry.texts(key)
    for number, name in enumerate(names):
        if name_key(name) == "":
            raise entry.fault(f"{key}[{number}]", f"{name!r} bevat geen letter of cijfer. Haal hem weg.")
    return names


def _district(entry: Entry, fictional: bool) -> KnownDistrict:
    entry.allow("id", "name", "other_names", "fictional", "source")
    return KnownDistrict(
        id=entry.identifier("id"),
        name=_name(entry),
        fictional=entry.flag("fictional", fictional),
        other_names=_names(entry, "other_names"),
        knowledge=_knowledge(entry),
    )


def _municipality(entry: Entry, fictional: bool, district: str | None) -> KnownMunicipality:
    entry.allow("id", "name", "other_names", "district", "fictional", "source")
    own = entry.identifier_or_none("district")
    return KnownMunicipality(
        id=entry.identifier("id"),
        name=_name(entry),
        other_names=_names(entry, "other_names"),
        district=district if own is None else own,
        fictional=entry.flag("fictional", fictional),
        knowledge=_knowledge(entry),
    )


def _organisation(entry: Entry, fictional: bool) -> KnownOrganisation:
    entry.allow(
        *("id", "name", "other_names", "former_names", "only_as_party", "kind", "level", "parent"),
        *("members_of", "members", "fictional", "source"),
    )
    kind = entry.word("kind", OrganisationKind)
    if kind in _NOT_LISTED:
        raise entry.fault("kind", f"{kind.value!r} hoort onder municipalities of own_departments.")
    grouped = entry.has("members_of") or entry.has("members")
    if grouped != (kind is OrganisationKind.COLLECTIVE):
        raise entry.fault("kind", "een groep met bekende leden heeft kind collective en members of members_of.")
    return KnownOrganisation(
        id=entry.identifier("id"),
        name=_name(entry),
        kind=kind,
        level=entry.word("level", Level) if entry.has("level") else None,
        parent=entry.identifier_or_none("parent"),
        other_names=_names(entry, "other_names"),
        former_names=_names(entry, "former_names"),
        only_as_party=_names(entry, "only_as_party"),
        members_of=entry.identifier_or_none("members_of"),
        members=entry.texts("members"),
        fictional=entry.flag("fictional", fictional),
        knowledge=_knowledge(entry),
    )


def _department(entry: Entry, fictional: bool) -> KnownDepartment:
    entry.allow("id", "name", "other_names", "function", "in_text", "municipality", "fictional", "source")
    name = _name(entry)
    own = entry.identifier_or_none("id")
    return KnownDepartment(
        id=slug(name) if own is None else own,
        name=name,
        other_names=_names(entry, "other_names"),
        function=entry.flag("function"),
        in_text=entry.flag("in_text"),
        municipality=entry.identifier_or_none("municipality"),
        fictional=entry.flag("fictional", fictional),
        knowledge=_knowledge(entry),
    )


def _pillar(entry: Entry) -> KnownPillar:
    entry.allow("id", "name", "english", "other_names", "source")
    return KnownPillar(
        id=entry.identifier("id"),
        name=_name(entry),
        english=_name(entry, "english"),
        other_names=_names(entry, "other_names"),
        knowledge=_knowledge(entry),
    )
