"""Every name that a plan of one owner can use, and what each stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import (
    NO_OWNER,
    KnownDepartment,
    KnownOrganisation,
    Reference,
    bare_group_names,
    is_ordinary_word,
    name_key,
)
from loaders.resolve.folded import folded_phrases

FORMER_CERTAINTY = 0.95
SPACING_CERTAINTY = 0.95
REMEMBERED_OWNERS = 512
"""Owners whose index is remembered: more than there are municipalities. Each holds only names of its own."""
_ACRONYM_LENGTH = 6
_COMPACT_LENGTH = 8
_SHORT_PHRASE = 2
_RISKY_LENGTH = 5
_RULE_OF_KIND = {
    OrganisationKind.SORT_OF_PARTY: ResolutionRule.SORT_OF_PARTY,
    OrganisationKind.REST_GROUP: ResolutionRule.REST_GROUP,
    OrganisationKind.COLLECTIVE: ResolutionRule.COLLECTIVE,
    OrganisationKind.MUNICIPALITY: ResolutionRule.MUNICIPALITY_NAME,
}
UNNAMED = frozenset({OrganisationKind.SORT_OF_PARTY, OrganisationKind.REST_GROUP})
"""Kinds whose names are ordinary words: no organisation is named by them."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """One spelling of one party.

    ``in_text`` says whether it counts in running text, where ``needs_capitals`` and ``is_acronym`` keep "om" from
    being the OM and "stek" from being Stek.
    """

    text: str
    key: str
    organisation: KnownOrganisation
    rule: ResolutionRule
    certainty: float
    in_text: bool
    is_acronym: bool
    needs_capitals: bool
    is_word: bool
    """Whether the name, in small letters, is an ordinary word."""
    place: str = ""
    """The key of the place in "gemeente Best", "centrumgemeente Best"; empty for every other name."""
    proper: bool = False
    """Whether small letters never mean it: "houten" is not Houten."""

    @property
    def is_named(self) -> bool:
        """Whether the name alone tells who is meant; "Communicatie" and "woningcorporaties" do not."""
        own = self.organisation.kind is OrganisationKind.OWN_DEPARTMENT
        return self.organisation.kind not in UNNAMED and (self.is_acronym or not (own and self.is_word))

    def fits_text(self, written: str) -> bool:
        """Whether ``written``, equal to this name but for capitals, is this name in running text."""
        if self.place != "":
            behind = written.split()[-len(self.text.split()) + 1 :]
            return any(char.isupper() for word in behind for char in word)
        if self.is_acronym:
            capitals = sum(char.isupper() for char in written)
            return written.isupper() if self.text.isupper() else capitals > 1
        if self.needs_capitals:
            return written[:1].isupper() and (" " not in self.key or not written[1:].islower())
        return True

    def fits_party(self, written: str) -> bool:
        """Whether ``written`` is this name where a party is expected.

        Capitals matter only where a short name in small letters is another word ("om", "shop", "stek"), or a place is.
        """
        if self.proper and written.islower():
            return False
        risky = self.is_word and len(self.key) <= _RISKY_LENGTH
        own = self.organisation.kind is OrganisationKind.OWN_DEPARTMENT
        return not (risky and written.islower() and not self.text.islower()) or own


@dataclass(frozen=True, eq=False)
class SharedNames:
    """The names that every plan of a kind, real or fictional, can use: made once, however many owners there are."""

    names: tuple[KnownName, ...]
    by_key: dict[str, tuple[KnownName, ...]]
    by_compact: dict[str, KnownName | None]
    places: dict[str, KnownName]
    """Municipalities as they are called behind "gemeente": one name for all words of that sort, by the place's key."""

    @cached_property
    def places_by_compact(self) -> dict[str, KnownName]:
        """The same by the place's key without spaces."""
        return {key.replace(" ", ""): known for key, known in self.places.items()}


@dataclass(frozen=True, eq=False)
class NameIndex:
    """The names of the parties that ``owner`` can name; read-only.

    Those of the owner (its departments, and words that mean it) stand beside those that all share, and go before them:
    a shared name that is one of the owner's own is hidden.
    """

    reference: Reference
    owner: str | None
    own: SharedNames
    shared: SharedNames
    departments: dict[str, KnownDepartment]
    fictional: bool

    @property
    def owner_id(self) -> str:
        """The owner's id, or the word that stands for it."""
        return NO_OWNER if self.owner is None else self.owner

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The keys of the owner's own names: under them no other organisation is meant."""
        return frozenset(self.own.by_key)

    def of_key(self, key: str) -> tuple[KnownName, ...]:
        """The names with this key, all of one organisation; the owner's own go first."""
        own = self.own.by_key.get(key)
        shared = self.shared.by_key.get(key, ())
        if own is None:
            return shared if len(shared) > 0 else self._behind_prefix(key)
        same = len(shared) > 0 and shared[0].organisation.id == own[0].organisation.id
        return (*own, *shared) if same else own

    def place_in(self, key: str) -> str | None:
        """What stands behind "gemeente" in a key; None for a key that does not begin so."""
        for prefix, _ in folded_phrases(self.reference).municipality_prefixes:
            if key.startswith(f"{prefix} "):
                return key[len(prefix) + 1 :]
        return None

    def _behind_prefix(self, key: str) -> tuple[KnownName, ...]:
        place = self.place_in(key)
        if place is None:
            return ()
        known = self.own.places.get(place) or self.shared.places.get(place)
        return () if known is None else (known,)

    @cached_property
    def near_keys(self) -> tuple[str, ...]:
        """The keys that a name may be a slip of: of municipalities only those near the owner. There are so many that a
        surname or a village is often one letter away; behind "gemeente" all count (``place_keys``)."""
        return tuple(
            key
            for key in self.keys
            if (known := self.of_key(key)[0].organisation).kind is not OrganisationKind.MUNICIPALITY
            or known.id in self._near
            or known.id == self.owner_id
        )

    def is_near(self, municipality: str) -> bool:
        """Whether a municipality is the owner, or in its district or region, or borders on it; for an owner that is no
        municipality every one is."""
        return len(self._near) == 0 or municipality in self._near

    @cached_property
    def _near(self) -> frozenset[str]:
        return frozenset(town.id for town in self.reference.near(self.owner_id))

    @cached_property
    def place_keys(self) -> tuple[str, ...]:
        """The keys of all places that can stand behind "gemeente"."""
        return (*self.own.places, *(key for key in self.shared.places if key not in self.own.places))

    def place_of(self, key: str) -> KnownName:
        """The municipality of one of ``place_keys``."""
        return self.own.places.get(key) or self.shared.places[key]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of every name."""
        return (*self.own.by_key, *(key for key in self.shared.by_key if key not in self.own.by_key))

    @cached_property
    def by_telling(self) -> dict[str, str]:
        """Canonical names by spelling, without words that many names share: for showing what looks alike."""
        found: dict[str, str] = {}
        for key in self.own.by_key:
            found.setdefault(telling(key, self.reference), self.of_key(key)[0].organisation.name)
        near = frozenset(self.near_keys)
        for key, spelling, name in _shared_tellings(self.reference, self.fictional):
            if key in near and key not in self.own.by_key:
                found.setdefault(spelling, name)
        return found

    @cached_property
    def tellings(self) -> tuple[str, ...]:
        """The spellings of ``by_telling``."""
        return tuple(self.by_telling)

    def find(self, written: str) -> KnownName | None:
        """The name that ``written`` is, where a party is expected; spaces and hyphens may differ in long names."""
        key = name_key(written)
        named = self.of_key(key)
        for known in named:
            if known.fits_party(written):
                return known
        compact = key.replace(" ", "")
        if len(named) > 0 or len(compact) < _COMPACT_LENGTH:
            return None
        return self._of_compact(compact)

    def _of_compact(self, compact: str) -> KnownName | None:
        """The name without its spaces; None where two organisations would be it."""
        own, shared = self.own.by_compact.get(compact), self.shared.by_compact.get(compact)
        if compact not in self.own.by_compact and compact not in self.shared.by_compact:
            return self._of_compact_place(compact)
        if compact not in self.own.by_compact:
            return None if shared is not None and shared.key in self.own.by_key else shared
        if own is None or compact not in self.shared.by_compact:
            return own
        return own if shared is not None and shared.organisation.id == own.organisation.id else None

    def _of_compact_place(self, compact: str) -> KnownName | None:
        for prefix, _ in folded_phrases(self.reference).municipality_prefixes:
            place = compact.removeprefix(prefix.replace(" ", ""))
            known = self.own.places_by_compact.get(place) or self.shared.places_by_compact.get(place)
            if known is not None and place != compact:
                return known
        return None


@lru_cache(maxsize=REMEMBERED_OWNERS)
def index_for(reference: Reference, owner: str | None) -> NameIndex:
    """The names that a plan of ``owner`` can use; fictional ones for a fictional owner only, and no others for it."""
    fictional = reference.is_fictional(owner)
    departments = {known.id: known for known in reference.departments(owner)}
    own = _names_of(_own_names(reference, owner))
    return NameIndex(reference, owner, own, shared_names(reference, fictional), departments, fictional)


def telling(key: str, reference: Reference) -> str:
    """``key`` without the words that many names share; all of it where nothing would be left."""
    common = folded_phrases(reference).common_words
    return " ".join(word for word in key.split() if word not in common) or key


@lru_cache(maxsize=8)
def _shared_tellings(reference: Reference, fictional: bool) -> tuple[tuple[str, str, str], ...]:
    """Of each shared name its key, its spelling without words that many names share, and its canonical name: made
    once, for they are by far the most, and each owner with a name that nobody knows asks for all of them."""
    by_key = shared_names(reference, fictional).by_key
    return tuple((key, telling(key, reference), names[0].organisation.name) for key, names in by_key.items())


@lru_cache(maxsize=8)
def shared_names(reference: Reference, fictional: bool) -> SharedNames:
    """The names of every listed organisation and municipality that a plan of that kind can name."""
    return _names_of(_shared_names(reference, fictional))


def _names_of(given: Iterable[KnownName]) -> SharedNames:
    names: dict[tuple[str, str], KnownName] = {}
    places: dict[str, KnownName] = {}
    for known in given:
        if known.place == "":
            names.setdefault((known.key, known.text), known)
        else:
            places.setdefault(known.place, known)
    by_key: dict[str, tuple[KnownName, ...]] = {}
    by_compact: dict[str, KnownName | None] = {}
    for known in names.values():
        same = by_key.get(known.key, ())
        if len(same) > 0 and same[0].organisation.id != known.organisation.id:
            continue
        by_key[known.key] = (*same, known)
        compact = known.key.replace(" ", "")
        other = by_compact.setdefault(compact, known)
        if other is not None and other.organisation.id != known.organisation.id:
            by_compact[compact] = None
    kept = tuple(known for same in by_key.values() for known in same)
    return SharedNames(kept, by_key, by_compact, places)


def make_name(
    text: str,
    organisation: KnownOrganisation,
    rule: ResolutionRule,
    in_text: bool,
    certainty: float = 1.0,
) -> KnownName:
    """A spelling, with what its capitals tell."""
    key = name_key(text)
    letters = [char for char in text if char.isalpha()]
    one_word = " " not in text
    is_acronym = one_word and len(letters) <= _ACRONYM_LENGTH and sum(char.isupper() for char in letters) > 1
    words = key.split()
    is_word = all(is_ordinary_word(word) for word in words) and len(words) <= _SHORT_PHRASE
    needs_capitals = is_word and not is_acronym and not text.islower()
    return KnownName(
        text, key, organisation, rule, certainty, in_text, is_acronym, needs_capitals, is_word and one_word
    )


def _own_names(reference: Reference, owner: str | None) -> Iterator[KnownName]:
    yield from _owner_names(reference, owner)
    fictional = reference.is_fictional(owner)
    for department in reference.departments(owner):
        yield from _department_names(department, department.of(NO_OWNER if owner is None else owner, fictional))
    group = reference.group_of_district(owner)
    if group is not None:
        bare = bare_group_names(reference.phrases)
        yield from (make_name(text, group, ResolutionRule.COLLECTIVE, in_text=True) for text in bare)
    for town in sorted(reference.near(owner or ""), key=lambda known: known.id):
        for text in town.ambiguous:
            known = town.as_organisation()
            yield replace(make_name(text, known, ResolutionRule.MUNICIPALITY_NAME, in_text=False), proper=True)
            yield _behind_gemeente(text, known)


def _shared_names(reference: Reference, fictional: bool) -> Iterator[KnownName]:
    prefixes = tuple(f"{name_key(prefix)} " for prefix in reference.phrases.municipality_prefixes)
    towns = [known for known in reference.eligible_for(fictional) if known.kind is OrganisationKind.MUNICIPALITY]
    holders = Counter(key for town in towns for key in {name_key(text) for text in town.all_names})
    for organisation in reference.eligible_for(fictional):
        if organisation.kind is OrganisationKind.MUNICIPALITY:
            yield from _municipality_names(organisation, prefixes, holders)
        else:
            yield from _organisation_names(organisation)


def _owner_names(reference: Reference, owner: str | None) -> Iterator[KnownName]:
    known = reference.organisation(owner) if owner is not None else None
    if known is None:
        name = "eigenaar onbekend" if owner is None else owner.removeprefix("oefen-").replace("-", " ")
        kind = OrganisationKind.UNKNOWN if owner is None else OrganisationKind.MUNICIPALITY
        fictional = reference.is_fictional(owner)
        known = KnownOrganisation(NO_OWNER if owner is None else owner, name, kind, fictional=fictional)
    for word in reference.phrases.owner_words:
        yield make_name(word, known, ResolutionRule.MUNICIPALITY_NAME, in_text=False)


def _department_names(department: KnownDepartment, organisation: KnownOrganisation) -> Iterator[KnownName]:
    rule = ResolutionRule.OWN_FUNCTION if department.function else ResolutionRule.OWN_DEPARTMENT
    for text in (department.name, *department.other_names):
        name = make_name(text, organisation, rule, department.in_text)
        short = name.is_acronym or any(word.isupper() and len(word) > 1 for word in text.split())
        yield make_name(text, organisation, rule, in_text=department.in_text or short)


def _municipality_names(
    municipality: KnownOrganisation, prefixes: tuple[str, ...], holders: Mapping[str, int]
) -> Iterator[KnownName]:
    """Its names alone, but for those that mean something else too; and each as it stands behind "gemeente", but for
    those that two municipalities have (``holders`` counts them by key)."""
    alone = {name_key(text) for text in (municipality.name, *municipality.other_names)}
    alone -= {name_key(text) for text in municipality.ambiguous}
    for text in municipality.all_names:
        key = name_key(text)
        own_word = key.startswith(prefixes)
        if key in alone:
            yield make_name(text, municipality, ResolutionRule.MUNICIPALITY_NAME, in_text=own_word)
        if not own_word and holders[key] == 1:
            yield _behind_gemeente(text, municipality, former=text in municipality.former_names)


def _behind_gemeente(text: str, municipality: KnownOrganisation, *, former: bool = False) -> KnownName:
    """A name as it stands behind "gemeente" and the like."""
    rule = ResolutionRule.FORMER_NAME if former else ResolutionRule.MUNICIPALITY_NAME
    certainty = FORMER_CERTAINTY if former else 1.0
    name = make_name(f"gemeente {text}", municipality, rule, in_text=True, certainty=certainty)
    return replace(name, place=name_key(text))


def _organisation_names(organisation: KnownOrganisation) -> Iterator[KnownName]:
    in_text = organisation.kind not in UNNAMED
    rule = _RULE_OF_KIND.get(organisation.kind)
    canonical = ResolutionRule.CANONICAL_NAME if rule is None else rule
    other = ResolutionRule.OTHER_NAME if rule is None else rule
    former = ResolutionRule.FORMER_NAME if rule is None else rule
    yield make_name(organisation.name, organisation, canonical, in_text)
    same = name_key(organisation.name)
    for text in organisation.other_names:
        yield make_name(text, organisation, canonical if name_key(text) == same else other, in_text)
    for text in organisation.former_names:
        yield make_name(text, organisation, former, in_text, FORMER_CERTAINTY)
    for text in organisation.only_as_party:
        yield make_name(text, organisation, other, in_text=False)
