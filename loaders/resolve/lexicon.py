"""What the reader of plans may know: names, spellings and ordinary words, to join broken words and split lists by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType

from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import Phrases, Reference, is_ordinary_word, name_key
from loaders.resolve.index import (
    REMEMBERED_OWNERS,
    KnownName,
    NameIndex,
    index_for,
    make_name,
    shared_names,
)
from loaders.resolve.phrases import PhraseFinder
from loaders.resolve.resolution import resolve_name, tidy
from loaders.resolve.running_text import NameFinder, NameTrie, Token, glued_tail, tokens_of

_WORDS_OF_A_NAME = 12
_TOKENS_OF_A_NAME = 24
"""As far as a name is looked for behind a word that was glued to another; the longest that is packaged has 8."""
_TELLING_WORD = 8
"""Letters of a word of a name that tells the name: "Perspektief", not "van" or "zorg"."""


class Lexicon:
    """Names of the parties that one plan can name, and Dutch words. Read-only; safe to share."""

    def __init__(self, index: NameIndex, established: tuple[KnownName, ...] = ()) -> None:
        """For ``lexicon_for`` and ``with_names``; ``established`` are names that the document itself gives."""
        phrases = index.reference.phrases
        shared = _shared(index.reference, index.fictional)
        own = _own_layer(index)
        layers = [_Layer(established), own, shared]
        self._index = index
        self._established = established
        self._keys = frozenset(known.key for known in established)
        self._own = own
        self._layers = layers
        self._in_text = NameFinder([layer.in_text for layer in layers], as_party=False, hidden=index.hidden)
        self._as_party = NameFinder([layer.as_party for layer in layers], as_party=True, hidden=index.hidden)
        self._places = NameFinder([own.places, shared.places], as_party=False)
        self.lead_ins = PhraseFinder(phrases.lead_ins)
        self.articles = PhraseFinder(phrases.articles)
        self.qualifiers = PhraseFinder(phrases.qualifiers)
        self.trailers = PhraseFinder(phrases.trailers)
        self.conjunctions = PhraseFinder(phrases.conjunctions)
        self.no_party = PhraseFinder(phrases.no_party)
        self.municipality_prefixes = PhraseFinder(phrases.municipality_prefixes)
        self._beside = (self.lead_ins, self.articles, self.trailers, self.conjunctions)

    @property
    def reference(self) -> Reference:
        """The knowledge this lexicon is made of."""
        return self._index.reference

    @property
    def owner(self) -> str | None:
        """The id of the plan's owner; None where it is not known."""
        return self._index.owner

    def is_name(self, text: str) -> bool:
        """Whether ``text`` as a whole is a known spelling; capitals, accents and punctuation do not matter.

        They do for a short name that in small letters is another word: "om" is not the OM.
        """
        return name_key(text) in self._keys or self._index.find(tidy(text)) is not None

    def spells_name(self, text: str) -> bool:
        """Whether a known name has just these words, spaces where they stand; capitals do not matter."""
        key = name_key(text)
        return key in self._keys or len(self._index.of_key(key)) > 0

    def is_topic(self, text: str) -> bool:
        """Whether ``text`` is an ordinary word that also names a department: "Jeugd", "Wonen", not "VTH"."""
        known = self._index.find(tidy(text))
        return known is not None and known.is_word and known.rule is ResolutionRule.OWN_DEPARTMENT

    def is_function(self, text: str) -> bool:
        """Whether ``text`` is a function within the municipality: "wethouder", "beleidsadviseur"."""
        known = self._index.find(tidy(text))
        return known is not None and known.rule is ResolutionRule.OWN_FUNCTION

    def is_own_town(self, text: str) -> bool:
        """Whether ``text`` is the bare name of the plan's own municipality: "Delft", not "gemeente Delft"."""
        key = name_key(text)
        if self._index.place_in(key) is not None or key in self._own.owner_words:
            return False
        unlisted = self.reference.unlisted_municipality(tidy(text), self._index.fictional)
        named = (unlisted.id, *(known.organisation.id for known in self._index.of_key(key)))
        return self.owner is not None and self.owner in named

    def is_word_of_name(self, word: str) -> bool:
        """Whether ``word``, spelled with these letters, is a known name, or one of the longer words of one."""
        key = name_key(word)
        return any(key in layer.words for layer in self._layers)

    def is_beside_names(self, text: str) -> bool:
        """Whether ``text`` only leads up to names, joins them or closes a list of them: "en", "o.a.", "e.a."."""
        tokens = tokens_of(text)
        at = 0
        while at < len(tokens):
            length = max(finder.length_at(tokens, at, len(tokens)) for finder in self._beside)
            if length == 0 and tokens[at].key[:1].isalnum():
                return False
            at += max(length, 1)
        return True

    def is_word(self, word: str) -> bool:
        """Whether ``word`` is an ordinary Dutch word, whatever its capitals."""
        return is_ordinary_word(word)

    def is_no_party(self, text: str) -> bool:
        """Whether ``text`` stands in an owner's place and names nobody ("n.t.b.")."""
        tokens = tokens_of(text)
        return len(tokens) == 0 or self.no_party.is_all(tokens, 0, len(tokens))

    def starts_name(self, text: str) -> bool:
        """Whether ``text`` is the first word or words, but not the whole, of a known name: "Centrum", "Leger des"."""
        key = name_key(text)
        return any(key in layer.beginnings for layer in self._layers)

    def longest_names(self, text: str) -> list[tuple[int, int, str]]:
        """Every organisation named in running ``text``: start, end, id; in order, without overlap, longest first.

        Left out are sorts of party, rest groups, departments by an ordinary word, and the bare name of a municipality
        (a place, more often than a party; see ``places``). ``text[start:end]`` may run over a line break and over a
        word broken there. Linear in the length of ``text``.
        """
        return _all_matches(self._in_text, text)

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Every known municipality named in ``text``, with or without "gemeente" before it: start, end, id."""
        return _all_matches(self._places, text)

    def party_at(self, text: str, tokens: list[Token], first: int) -> tuple[int, KnownName] | None:
        """The longest known name at a token, where a party is expected: behind which token it ends, and the name."""
        found = self._as_party.longest_at(text, tokens, first)
        return None if found is None else (found.end, found.name)

    def with_names(self, names: Iterable[str]) -> "Lexicon":
        """This lexicon and the names that a document itself establishes (as holder or partner).

        In running text they count only if written with a capital; an ordinary word needs more than that to be a name,
        so a single one counts only where a party is expected.
        """
        added = list(self._established)
        for written in names:
            text = tidy(written)
            if name_key(text) in self._keys or len(text.split()) > _WORDS_OF_A_NAME:
                continue
            found = resolve_name(text, self.owner, self.reference)
            if found.rule in {ResolutionRule.UNKNOWN_NAME, ResolutionRule.NEAR_MISS} and name_key(text) != "":
                name = make_name(text, found.organisation, found.rule, in_text=_tells(text), certainty=found.certainty)
                added.append(name)
        return Lexicon(self._index, tuple(added))


def lexicon_for(reference: Reference, owner: str | None) -> Lexicon:
    """The lexicon for a plan of ``owner`` (its id; None where it is not known yet)."""
    return Lexicon(index_for(reference, owner))


class _Layer:
    """Names in the forms in which they are looked for; each form is made when it is first asked for."""

    def __init__(
        self,
        names: Sequence[KnownName],
        towns: Mapping[str, KnownName] = MappingProxyType({}),
        phrases: Phrases | None = None,
    ) -> None:
        """For names alone, and for municipalities (by the key of the place) behind "gemeente"."""
        self._names, self._towns = names, towns
        self._before = () if phrases is None else phrases.municipality_prefixes
        self.owner_words = frozenset() if phrases is None else frozenset(map(name_key, phrases.owner_words))

    @cached_property
    def in_text(self) -> NameTrie:
        return NameTrie((known for known in self._names if known.in_text), self._towns.values(), self._before)

    @cached_property
    def as_party(self) -> NameTrie:
        return NameTrie(self._names, self._towns.values(), self._before)

    @cached_property
    def places(self) -> NameTrie:
        alone = (
            known
            for known in self._names
            if known.organisation.kind is OrganisationKind.MUNICIPALITY and known.key not in self.owner_words
        )
        return NameTrie(alone, self._towns.values(), self._before)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_telling_words((*(known.key for known in self._names), *self._towns)))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        before = [name_key(word) for word in self._before]
        behind = ("", *(f" {start}" for start in _beginnings(self._towns)))
        of_towns = {f"{word}{start}" for word in before for start in behind} if len(self._towns) > 0 else set()
        return _beginnings((*(known.key for known in self._names), *before)) | of_towns


@lru_cache(maxsize=8)
def _shared(reference: Reference, fictional: bool) -> _Layer:
    """The names that all plans of a kind share: made once for all owners and documents."""
    shared = shared_names(reference, fictional)
    return _Layer(shared.names, shared.places, reference.phrases)


@lru_cache(maxsize=REMEMBERED_OWNERS)
def _own_layer(index: NameIndex) -> _Layer:
    return _Layer(index.own.names, index.own.places, index.reference.phrases)


def _tells(text: str) -> bool:
    """Whether a name of the document's own is one in running text too."""
    words = name_key(text).split()
    return any(char.isupper() for char in text) and (len(words) > 1 or not is_ordinary_word(text))


def _all_matches(finder: NameFinder, text: str) -> list[tuple[int, int, str]]:
    tokens = tokens_of(text)
    found = []
    at = 0
    while at < len(tokens):
        match, begin = finder.longest_at(text, tokens, at), tokens[at].start
        if match is None and (glued := glued_tail(text, tokens[at])) is not None:
            ahead = [glued, *tokens[at + 1 : at + _TOKENS_OF_A_NAME]]
            inside, begin = finder.longest_at(text, ahead, 0), glued.start
            match = None if inside is None else inside._replace(end=at + inside.end)
        if match is None:
            at += 1
        else:
            found.append((begin, tokens[match.end - 1].end, match.name.organisation.id))
            at = match.end
    return found


def _telling_words(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        words = key.split()
        yield from (word for word in words if len(words) == 1 or len(word) >= _TELLING_WORD)


def _beginnings(keys: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for key in keys:
        words = key.split()
        found.update(" ".join(words[:count]) for count in range(1, len(words)))
    return frozenset(found)
