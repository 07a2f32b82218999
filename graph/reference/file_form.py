"""What stands in a file of knowledge: districts, municipalities, organisations, departments, pillars; and phrases."""

from typing import Annotated, Self

from pydantic import AfterValidator, StringConstraints, model_validator

from graph.model.form import Identifier
from graph.model.value_faults import FaultyValueError
from graph.model.vocabulary import Level, OrganisationKind
from graph.reference import faults
from graph.reference.checked_yaml import FileModel
from graph.reference.names import name_key

_LONGEST = 300
"""Characters of a name or a source; the longest that is packaged has 92."""
_NOT_LISTED = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.OWN_DEPARTMENT, OrganisationKind.UNKNOWN})


def _printable(text: str) -> str:
    if not text.isprintable():
        raise FaultyValueError(faults.NOT_PRINTABLE())
    return text.strip()


def _says_something(name: str) -> str:
    if name_key(name) == "":
        raise FaultyValueError(faults.NAME_SAYS_NOTHING(name=name))
    return name


Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST, pattern=r"\S"), AfterValidator(_printable)]
Name = Annotated[Text, AfterValidator(_says_something)]


class DistrictEntry(FileModel):
    """A district; ``fictional`` is that of the file where it is left out.

    Its municipalities name it, or it names them: ``members`` one by one, ``members_of`` those of districts and regions.
    """

    id: Identifier
    name: Name
    other_names: tuple[Name, ...] | None = None
    members: tuple[Identifier, ...] | None = None
    members_of: tuple[Identifier, ...] | None = None
    fictional: bool | None = None
    source: Text | None = None


class MunicipalityEntry(FileModel):
    """A municipality; ``district`` is that of the file where it is left out. ``ambiguous`` are names that count only
    behind "gemeente" and near by."""

    id: Identifier
    name: Name
    other_names: tuple[Name, ...] | None = None
    ambiguous: tuple[Name, ...] | None = None
    district: Identifier | None = None
    region: Identifier | None = None
    fictional: bool | None = None
    source: Text | None = None


class FormerEntry(FileModel):
    """A municipality that was, the one that it is part of now, and since which year."""

    name: Name
    now: Identifier
    until: int
    certain: bool | None = None
    source: Text | None = None


class RegionEntry(FileModel):
    """A safety region, or a police unit that safety regions are ``part_of``."""

    id: Identifier
    name: Name
    other_names: tuple[Name, ...] | None = None
    part_of: Identifier | None = None
    certain: bool | None = None
    source: Text | None = None


class NeighboursEntry(FileModel):
    """A municipality and those with which it shares a border."""

    id: Identifier
    neighbours: tuple[Identifier, ...]


class OrganisationEntry(FileModel):
    """An organisation of the register, or a group; a group with known members has ``members`` or ``members_of``."""

    id: Identifier
    name: Name
    kind: OrganisationKind
    other_names: tuple[Name, ...] | None = None
    former_names: tuple[Name, ...] | None = None
    only_as_party: tuple[Name, ...] | None = None
    level: Level | None = None
    parent: Identifier | None = None
    members_of: Identifier | None = None
    members: tuple[Identifier, ...] | None = None
    fictional: bool | None = None
    source: Text | None = None

    @model_validator(mode="after")
    def _has_the_members_of_its_kind(self) -> Self:
        if self.kind in _NOT_LISTED:
            raise FaultyValueError(faults.KIND_STANDS_ELSEWHERE(kind=self.kind.value))
        grouped = self.members_of is not None or self.members is not None
        if grouped != (self.kind is OrganisationKind.COLLECTIVE):
            raise FaultyValueError(faults.GROUP_WITHOUT_MEMBERS())
        return self


class DepartmentEntry(FileModel):
    """A department or function that owners of plans have of their own; without an id that of its name."""

    name: Name
    id: Identifier | None = None
    other_names: tuple[Name, ...] | None = None
    function: bool | None = None
    in_text: bool | None = None
    municipality: Identifier | None = None
    fictional: bool | None = None
    source: Text | None = None


class PillarEntry(FileModel):
    """A pillar of the approach."""

    id: Identifier
    name: Name
    english: Name
    other_names: tuple[Name, ...] | None = None
    source: Text | None = None


class KnowledgeFile(FileModel):
    """A file of knowledge. ``district`` is the one that its municipalities belong to; ``source`` is that of every entry
    without one of its own."""

    district: DistrictEntry | None = None
    districts: tuple[DistrictEntry, ...] | None = None
    municipalities: tuple[MunicipalityEntry, ...] | None = None
    former_municipalities: tuple[FormerEntry, ...] | None = None
    regions: tuple[RegionEntry, ...] | None = None
    neighbours: tuple[NeighboursEntry, ...] | None = None
    organisations: tuple[OrganisationEntry, ...] | None = None
    own_departments: tuple[DepartmentEntry, ...] | None = None
    pillars: tuple[PillarEntry, ...] | None = None
    fictional: bool | None = None
    source: Text | None = None


class PhrasesFile(FileModel):
    """The words around names; what each list is for stands in ``lead_ins.yaml``."""

    lead_ins: tuple[Text, ...]
    articles: tuple[Text, ...]
    qualifiers: tuple[Text, ...]
    trailers: tuple[Text, ...]
    conjunctions: tuple[Text, ...]
    no_party: tuple[Text, ...]
    municipality_prefixes: tuple[Text, ...]
    owner_words: tuple[Text, ...]
    department_words: tuple[Text, ...]
    district_groups: tuple[Text, ...]
    district_group_words: tuple[Text, ...]
    role_words: tuple[Text, ...]
    function_words: tuple[Text, ...]
    function_links: tuple[Text, ...]
    person_titles: tuple[Text, ...]
    common_words: tuple[Text, ...]
