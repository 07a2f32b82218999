"""Whose plan it is: the municipality or body whose name stands where a plan says that it is its own.

That is the title, the cover, a running head or foot, or the file's properties. Being named is no ownership, nor is a
place of signing, a participant or a cell of a table. A name that may mean something else, and two names, are a doubt.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from pathlib import Path

from graph.model.identifiers import fold
from graph.model.vocabulary import OrganisationKind
from graph.reference import name_key
from graph.reference.checked_yaml import FileModel, read_yaml
from loaders.document.lines import Piece
from loaders.plan.furniture import has_plan_word
from loaders.plan.words import PlanWords

OWNER_DOUBTFUL = "owner-doubtful"
"""The code of an issue that names somebody whose plan it may be."""

_WORD = re.compile(r"[^\W_]+")
A_YEAR = re.compile(r"(?<![\d.,])((?:19|20|21)\d{2})(?![\d.,]*\d)")
_ARTICLES = frozenset({"de", "het", "van"})
_WITHIN = re.compile(r"[\s\-‐‑'’.,()/]{0,3}")
_BODY_WORDS = 8
# The longest name of a body that is packaged has eight words.
_JOINED = frozenset("-‐‑")
_NAME = r"[A-ZÀ-Þ][\w'’]{1,40}"
_OWNER_LINE = re.compile(
    rf"(?:de )?gemeente\s+(?-i:{_NAME}(?:[- ](?:aan|de|den|der|en|op|van|'t|{_NAME})){{0,6}})\s*(?=$|[,;|(–-])", re.I
)
"""A line that begins with whose plan it is, and ends there or says more behind a sign."""
_CALLED = re.compile(rf"(?:[- ](?:aan|de|den|der|en|op|van|'t|{_NAME})){{0,4}}[- ]{_NAME}")
"""What stands behind the word for a regional body: its name."""
_REGIONAL_WORDS = 3
# The longest word for a regional body in "whose.yaml", "zorg- en veiligheidshuis", has three.
_BODY_ALONE = re.compile(rf"([^.,;:()]{{4,80}})(?:,\s+{_NAME}(?:[ -]{_NAME}){{0,3}})?\.\s")
_BRACKETED = re.compile(
    rf"({_NAME}(?:[- ](?:aan|de|den|der|en|op|van|'t|{_NAME})){{0,6}})(?:\s(?:19|20|21)\d\d)?"
    r"\s+\((?:\w+ )?[Gg]emeente\)"
)
"""A name with what it is behind it: "Xveen (gemeente)"."""
_UNLISTED = re.compile(rf"\b[Gg]emeente\s+((?:['’]s-)?{_NAME}(?:[- ](?:aan|de|den|der|en|op|van|'t|{_NAME})){{0,6}})")

_IS_TOWN = re.compile(rf"\b({_NAME}(?:[- ](?:aan|de|den|der|en|op|van|'t|{_NAME})){{0,6}}) is een (?:\w+ )?gemeente\b")


@dataclass(frozen=True)
class OwnerNames:
    """The names that may stand for an owner of a plan.

    Attributes:
        places: ids of municipalities by the key of a name; two where two municipalities have it.
        alone: the keys that mean a municipality without "gemeente" before them.
        bodies: ids of other organisations that may own a plan, by the key of a name.
    """

    places: Mapping[str, tuple[str, ...]]
    alone: frozenset[str]
    bodies: Mapping[str, str]

    @cached_property
    def body_ids(self) -> frozenset[str]:
        """The ids of the other organisations."""
        return frozenset(self.bodies.values())

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The words of each place by the first of them, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for key in sorted(self.places, key=len, reverse=True):
            words = tuple(key.split())
            found.setdefault(words[0], []).append(words)
        return {first: tuple(names) for first, names in found.items()}


class Where(IntEnum):
    """Where a line stands that may say whose plan it is."""

    TITLE = 1
    FRONT = 2
    END = 3
    PROPERTY = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A line that may say whose plan it is, with its pieces in the text where it has any."""

    text: str
    where: Where
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose plan it may be; ``owner`` is None for a municipality that is not listed."""

    owner: str | None
    written: str
    spot: Spot
    sure: bool
    regional: bool = False
    """Whether it is a body of several municipalities, or of care and safety, that is not listed."""


class _Words(FileModel):
    """What ``whose.yaml`` holds; every list must be there."""

    owners: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[str, ...]
    bodies: tuple[str, ...]
    days: tuple[str, ...]
    regional: tuple[str, ...]
    associations: tuple[str, ...]
    beside_title: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    raw = read_yaml(Path(__file__).with_name("whose.yaml"), _Words)
    return {name: frozenset(name_key(word) for word in words) for name, words in raw.model_dump().items()}


def opens_others(text: str) -> bool:
    """Whether a line of its own says that others stand below it: "Aanwezig:", "Locatie"."""
    return name_key(text) in _words()["others"]


def towns_named(text: str) -> tuple[str, ...]:
    """The names that a sentence calls those of a municipality: "de gemeente X", "X is een fictieve gemeente"."""
    return (*(found[1] for found in _UNLISTED.finditer(text)), *(found[1] for found in _IS_TOWN.finditer(text)))


def stands_beside_title(text: str) -> bool:
    """Whether a line under a title says something else: whose plan it is, or by whom and when it was agreed upon."""
    if _OWNER_LINE.match(text) is not None or _regional_name(text) is not None:
        return True
    first = _WORD.search(text)
    return first is not None and fold(first.group()) in _words()["beside_title"]


def _regional_name(text: str) -> str | None:
    """What a line says where that is the name of a regional body or an association and nothing else: "Zorgregio X"."""
    keys = [(fold(match.group()), match.end()) for match in _WORD.finditer(text)]
    for length in range(min(len(keys), _REGIONAL_WORDS), 0, -1):
        if " ".join(key for key, _ in keys[:length]) in _words()["regional"] | _words()["associations"]:
            name = text[keys[length - 1][1] :]
            return text if text[:1].isupper() and _CALLED.fullmatch(name) is not None else None
    return None


def kind_of_body(name: str) -> OrganisationKind:
    """What sort of body has this name, by its first word."""
    first = _WORD.search(name)
    private = first is not None and fold(first.group()) in _words()["associations"]
    return OrganisationKind.NGO if private else OrganisationKind.REGIONAL_BODY


def body_alone(text: str) -> str | None:
    """The name of a body with which a text begins as a sentence of its own: "Stichting X, Yveen. Dit plan ..."."""
    found = _BODY_ALONE.match(text)
    return None if found is None else _regional_name(found[1])


def candidates(spots: Iterable[Spot], names: OwnerNames, words: PlanWords) -> tuple[Candidate, ...]:
    """Those whose plan it is or may be: one who is sure, or else all that have to be asked about.

    Sure is one name alone: a body that is all a line says, a municipality behind "gemeente", or one that stands alone
    in a title. A body on the cover is sure only where no municipality is: partners are listed there too.
    """
    every = [found for spot in spots for found in _Line(spot, names, words).candidates()]
    bodies = {id(one) for one in every if one.regional or one.owner in names.body_ids}
    towns = [one for one in every if id(one) not in bodies or one.spot.where is Where.TITLE]
    alone = [one for one in towns if one.sure and id(one) not in bodies and _is_all(one)]
    others = {one.owner for one in every if id(one) not in bodies} - {one.owner for one in alone}
    chosen = (
        (_first_of_each(alone) if len(others) == 0 else ())
        or _first_of_each(one for one in towns if one.sure)
        or _first_of_each(one for one in every if one.sure)
    )
    only_told = all(one.spot.where is Where.PROPERTY for one in chosen)
    doubtful = _first_of_each(one for one in every if not one.sure)
    if len(chosen) == 0:
        return doubtful
    if only_told:
        return _first_of_each((*chosen, *doubtful))
    return chosen


def _is_all(one: Candidate) -> bool:
    """Whether a line of the front says "Gemeente X" and nothing else: then a body in the title is what it is about."""
    left = re.sub(r"\([^()]*\)", " ", one.spot.text).replace(one.written, " ", 1)
    whole = name_key(f"{left} {one.written}")
    said = (f"gemeente {name_key(one.written)}", f"de gemeente {name_key(one.written)}", name_key(one.written))
    return one.spot.where is Where.FRONT and whole in said and "gemeente" in name_key(one.spot.text).split()


def _first_of_each(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    first: dict[str, Candidate] = {}
    for one in found:
        first.setdefault(one.owner or name_key(one.written), one)
    return tuple(first.values())


@dataclass(frozen=True, slots=True)
class _Found:
    """A place in a line: which words, and where they stand in the text."""

    first: int
    behind: int
    start: int
    end: int
    key: str


class _Line:
    """One line, read for a name."""

    def __init__(self, spot: Spot, names: OwnerNames, words: PlanWords) -> None:
        self._spot, self._names, self._words = spot, names, words
        self._tokens = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(spot.text)]
        self._keys = [key for _, _, key in self._tokens]

    def candidates(self) -> list[Candidate]:
        body = self._body()
        if body is not None:
            return [body]
        found = self._places()
        judged = [(one, self._sure(one, found)) for one in found]
        made = [
            Candidate(owner, self._spot.text[one.start : one.end], self._spot, sure and len(self._owners(one)) == 1)
            for one, sure in judged
            if sure is not None
            for owner in self._owners(one)
        ]
        return made if len(found) > 0 else self._unlisted()

    def _body(self) -> Candidate | None:
        """An organisation that is all a line says, but for a year and the word for a plan."""
        if self._spot.where is Where.END:
            return None
        left = A_YEAR.sub(" ", self._spot.text)
        for _ in range(2):
            tokens = left.split()
            if len(tokens) > 1 and (has_plan_word(tokens[0], self._words) or tokens[0].lower() in _ARTICLES):
                tokens = tokens[1:]
            left = " ".join(tokens).strip(" -–|·,")
        owner = self._names.bodies.get(name_key(left))
        if owner is not None and any(char.isupper() for char in left):
            return Candidate(owner, left, self._spot, sure=True)
        name = _regional_name(left)
        return None if name is None else Candidate(None, name, self._spot, sure=True, regional=True)

    def _owners(self, found: _Found) -> tuple[str, ...]:
        return self._names.places[found.key]

    def _places(self) -> list[_Found]:
        found, at = [], 0
        while at < len(self._tokens):
            length = self._length_at(at)
            if length == 0:
                at += 1
                continue
            start, end = self._tokens[at][0], self._tokens[at + length - 1][1]
            if self._stands_alone(start, end) and any(char.isupper() for char in self._spot.text[start:end]):
                found.append(_Found(at, at + length, start, end, " ".join(self._keys[at : at + length])))
            at += length
        return found

    def _length_at(self, at: int) -> int:
        """How many words a place has that begins at a word; none where there is no place."""
        for name in self._names.by_first_word.get(self._keys[at], ()):
            words = self._keys[at : at + len(name)]
            gaps = (
                self._spot.text[self._tokens[number][1] : self._tokens[number + 1][0]]
                for number in range(at, at + len(words) - 1)
            )
            if tuple(words) == name and all(_WITHIN.fullmatch(gap) is not None for gap in gaps):
                return len(name)
        return 0

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no hyphen makes it a part of a longer name, as in "Amsterdam-Amstelland"."""
        text = self._spot.text
        before = start > 1 and text[start - 1] in _JOINED and text[start - 2].isalnum()
        behind = text[end : end + 1] in _JOINED and text[end + 1 : end + 2].isalnum()
        return not before and not behind

    def _sure(self, found: _Found, every: Sequence[_Found]) -> bool | None:
        """Whether the line says that the plan is this municipality's; None where it says nothing of the sort."""
        called = self._called(found, every)
        where = self._spot.where
        if self._said_before(called, "others"):
            return None
        doubted = self._ends_with("places", called)
        in_name = found.key.split()[0] in _words()["owners"]
        if called == found.first and not in_name:
            return None if where is Where.END else self._sure_alone(found, every, doubted=doubted)
        if where is Where.END:
            # It can be the last cell of a table as well as the back of the cover.
            return False if self._says_only(every) else None
        if doubted:
            return False if where is Where.TITLE else None
        return True

    def _sure_alone(self, found: _Found, every: Sequence[_Found], *, doubted: bool) -> bool | None:
        """The same for a name without "gemeente" before it."""
        if self._keys[found.first - 1 : found.first] == ["te"] or self._ends_with("bodies", found.first):
            return None
        if self._has("days") or not (has_plan_word(self._spot.text, self._words) or self._says_only(every)):
            return None
        several = len({self._owners(one) for one in every}) > 1
        return not (doubted or several or self._has_body()) and found.key in self._names.alone

    def _called(self, found: _Found, every: Sequence[_Found]) -> int:
        """The word with which "gemeente" begins before a place, or before the list that the place stands in; else the
        place's own first word."""
        for length in (2, 1):
            begin = found.first - length
            if begin >= 0 and " ".join(self._keys[begin : found.first]) in _words()["owners"]:
                return begin
        before = next(
            (one for one in every if self._keys[one.behind : found.first] in ([], ["en"]) and one != found), None
        )
        if before is None or before.first > found.first:
            return found.first
        called = self._called(before, every)
        return found.first if called == before.first else called

    def _ends_with(self, group: str, behind: int) -> bool:
        """Whether words of a group stand right before a word."""
        return any(" ".join(self._keys[max(0, behind - length) : behind]) in _words()[group] for length in (1, 2, 3))

    def _said_before(self, behind: int, group: str) -> bool:
        said = f" {' '.join(self._keys[:behind])} "
        return any(f" {word} " in said for word in _words()[group])

    def _has(self, group: str) -> bool:
        return self._said_before(len(self._keys), group)

    def _has_body(self) -> bool:
        """Whether the line names a body that is no municipality, by its name or by what it is."""
        if self._has("bodies"):
            return True
        for first, (start, _, _) in enumerate(self._tokens):
            for behind in range(first + 1, min(first + _BODY_WORDS, len(self._tokens)) + 1):
                named = " ".join(self._keys[first:behind]) in self._names.bodies
                if named and any(char.isupper() for char in self._spot.text[start : self._tokens[behind - 1][1]]):
                    return True
        return False

    def _says_only(self, every: Sequence[_Found]) -> bool:
        """Whether a line says names of municipalities and nothing else, but for "gemeente", years and articles."""
        places = {number for one in every for number in range(one.first, one.behind)}
        left = [key for number, key in enumerate(self._keys) if number not in places]
        owners = {word for name in _words()["owners"] for word in name.split()}
        return all(key in owners or key in _ARTICLES or A_YEAR.fullmatch(key) is not None for key in left)

    def _unlisted(self) -> list[Candidate]:
        """A municipality that no list has, behind "gemeente"."""
        match = _UNLISTED.search(self._spot.text) or _BRACKETED.search(self._spot.text)
        if match is None or self._spot.where is Where.END:
            return []
        before = len([start for start, _, _ in self._tokens if start < match.start()])
        if self._said_before(before, "others") or self._ends_with("places", before):
            return []
        name = match.group(1)
        while " " in name and has_plan_word(name.split(" ")[0], self._words):
            name = name.partition(" ")[2]
        return [Candidate(None, name, self._spot, sure=True)]
