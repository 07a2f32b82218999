"""What is known about districts, municipalities, organisations, departments, pillars; the words around names."""

from dataclasses import dataclass

from graph.model.vocabulary import Level, OrganisationKind


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation of the register, an own department of one owner, or a group of parties.

    ``knowledge`` is the source of what is said here. ``members_of`` (a district) or ``members`` (municipalities) is
    set for a collective. ``only_as_party`` are names that count where a party is expected, never in running text.
    """

    id: str
    name: str
    kind: OrganisationKind
    level: Level | None = None
    parent: str | None = None
    other_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    fictional: bool = False
    knowledge: str = ""
    members_of: str | None = None
    members: tuple[str, ...] = ()
    only_as_party: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name and spelling, the canonical one first."""
        named = (self.name, *self.other_names, *self.former_names, *self.only_as_party, *self.ambiguous)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class KnownMunicipality:
    """A municipality; ``district`` is None where it is in no district that is known.

    ``region`` is the safety region. ``ambiguous`` are names that are also a word, a surname or another place: they
    count behind "gemeente" and near by. ``former_names`` are of municipalities that became part of it.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    district: str | None = None
    fictional: bool = False
    knowledge: str = ""
    region: str | None = None
    ambiguous: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    def as_organisation(self) -> KnownOrganisation:
        """The same municipality as the organisation that it also is."""
        return KnownOrganisation(
            id=self.id,
            name=self.name,
            kind=OrganisationKind.MUNICIPALITY,
            level=Level.LOCAL,
            other_names=self.other_names,
            former_names=self.former_names,
            ambiguous=self.ambiguous,
            fictional=self.fictional,
            knowledge=self.knowledge,
        )


@dataclass(frozen=True, slots=True)
class FormerMunicipality:
    """A municipality that was; ``now`` is the id of the one that it became a part of, in the year ``until``."""

    name: str
    now: str
    until: int
    certain: bool
    knowledge: str


@dataclass(frozen=True, slots=True)
class KnownRegion:
    """A safety region, or a police unit that several of them make up; ``part_of`` is the unit of a safety region.

    ``members`` follow from the regions of the municipalities. ``certain`` is False where the division is our own
    reading and nobody checked it against a list.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    part_of: str | None = None
    members: tuple[str, ...] = ()
    certain: bool = True
    knowledge: str = ""

    def as_district(self) -> "KnownDistrict":
        """The same group as a district that a plan can count for."""
        return KnownDistrict(
            id=self.id, name=self.name, members=self.members, other_names=self.other_names, knowledge=self.knowledge
        )


@dataclass(frozen=True, slots=True)
class KnownDistrict:
    """A district and the ids of its municipalities, in the order of the data."""

    id: str
    name: str
    fictional: bool = False
    members: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    knowledge: str = ""


@dataclass(frozen=True, slots=True)
class KnownDepartment:
    """A department or function that an owner of a plan has of its own; it becomes ``<owner>.<id>``.

    ``municipality`` is set for one that only that municipality has. ``in_text`` says that its ordinary name counts
    in running text too ("de burgemeester"); abbreviations always do.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    function: bool = False
    in_text: bool = False
    municipality: str | None = None
    fictional: bool = False
    knowledge: str = ""

    def of(self, owner: str, fictional: bool) -> KnownOrganisation:
        """This department as a party of ``owner``."""
        return KnownOrganisation(
            id=f"{owner}.{self.id}",
            name=self.name,
            kind=OrganisationKind.OWN_DEPARTMENT,
            level=Level.LOCAL,
            parent=owner,
            other_names=self.other_names,
            fictional=fictional,
            knowledge=self.knowledge,
        )


@dataclass(frozen=True, slots=True)
class KnownPillar:
    """One of the pillars of the approach, with its Dutch and English name."""

    id: str
    name: str
    english: str
    other_names: tuple[str, ...] = ()
    knowledge: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words around the names of parties; what each list is for stands in ``lead_ins.yaml``."""

    lead_ins: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    trailers: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    no_party: tuple[str, ...] = ()
    municipality_prefixes: tuple[str, ...] = ()
    owner_words: tuple[str, ...] = ()
    department_words: tuple[str, ...] = ()
    district_groups: tuple[str, ...] = ()
    district_group_words: tuple[str, ...] = ()
    role_words: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    function_links: tuple[str, ...] = ()
    person_titles: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
