"""What tells, by the words of a text, that something is of a class: a theme, a step of the chain, an element of a norm.

A class has one or more *tells*. A tell fits where the text has one of its words (``any``), one of each list that must
stand beside it (``with``), and none that take it back (``without``). A word is whole; a star in it stands for more
letters of the same word; words in a row are found with anything but letters between them, and with none of a new
sentence. ``@name`` stands for a list of ``word_lists.yaml``. ``sure`` is how certain the class is then.

The same tells are read by Python, through one index of all words, and by Neo4j, as patterns: what a rule finds and its
Cypher twin asks for cannot differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from pydantic import Field, field_validator

from graph.reference.checked_yaml import FileModel, read_yaml

LETTER = "a-zà-ÿ0-9-"
"""What a word is made of, in a text of small letters."""
BETWEEN = f"[^{LETTER}.;:?!]+"
"""What may stand between two words in a row: "meldingen, en/of signalen", and no end of a sentence."""
SURE = 0.9
# A word that is only said of one matter; less is given where a word has a second meaning.
_WORD = re.compile(f"[{LETTER}]+")
_ENDS = frozenset(".;:?!")


class _Lists(FileModel):
    lists: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def word_lists() -> dict[str, tuple[str, ...]]:
    """Words that several classes are told by, each list under its name."""
    return read_yaml(Path(__file__).with_name("word_lists.yaml"), _Lists).lists


class Tell(FileModel):
    """One way in which words tell a class."""

    any: tuple[str, ...] = Field(min_length=1)
    with_: tuple[str, ...] = Field(default=(), alias="with")
    and_: tuple[str, ...] = Field(default=(), alias="and")
    """A second list of which one must stand there too."""
    without: tuple[str, ...] = ()
    sure: float = Field(default=SURE, gt=0, le=1)

    @field_validator("any", "with_", "and_", "without")
    @classmethod
    def _with_the_words_of_lists(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for word in words for one in _words_meant(word)))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a text is of a class: the words that told it, as they stand there in small letters, and how certain it is."""

    words: tuple[str, ...]
    certainty: float
    at: int
    """Where the first of them stands."""
    hits: int
    """How many of its words stand there."""


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a tell, those beside it and those that take it back as sets."""

    any: tuple[str, ...]
    beside: tuple[frozenset[str], ...]
    without: frozenset[str]
    sure: float

    @classmethod
    def of(cls, tell: Tell) -> "_Words":
        beside = tuple(frozenset(words) for words in (tell.with_, tell.and_) if len(words) > 0)
        return cls(tell.any, beside, frozenset(tell.without), tell.sure)


class Tells:
    """The tells of some classes.

    Args:
        classes: for each class, by code, its tells.
    """

    def __init__(self, classes: Mapping[str, Sequence[Tell]]) -> None:
        self._tells = [(code, _Words.of(tell)) for code, tells in classes.items() for tell in tells]
        self._marks = _Marks(words for _, words in self._tells)
        _ALL.add(self._marks.terms)

    def told(self, text: str) -> dict[str, Reason]:
        """The classes of a text, each with its reason; of several tells of one class the surest counts."""
        found = _ALL.index().kept(text.lower())
        reasons: dict[str, Reason] = {}
        for number in self._marks.fitting(found):
            code, words = self._tells[number]
            reason = _reason(words, found)
            if _outweighs(reason, reasons.get(code)):
                reasons[code] = reason
        return reasons


class _Marks:
    """Which tells fit the terms of a text, worked out for all tells at once.

    Each tell has one bit in each of four rows: for ``any``, for the two lists beside it, and for ``without``. A term
    has the bits of all lists it stands in, so that one "or" over the terms of a text says of every list whether one
    of its words is there.
    """

    def __init__(self, tells: Iterable[_Words]) -> None:
        every = list(tells)
        self._width = len(every)
        self._bits: dict[str, int] = {}
        self._asks_nothing = 0
        for number, tell in enumerate(every):
            rows = (tell.any, *tell.beside, *((),) * (2 - len(tell.beside)), tell.without)
            for row, terms in enumerate(rows):
                bit = 1 << (row * self._width + number)
                self._asks_nothing |= bit if row in (1, 2) and len(terms) == 0 else 0
                for term in terms:
                    self._bits[term] = self._bits.get(term, 0) | bit

    @property
    def terms(self) -> Iterable[str]:
        """All words of all lists."""
        return self._bits

    def fitting(self, found: Iterable[str]) -> Iterator[int]:
        """The tells that fit a text with these terms, by number."""
        there = self._asks_nothing
        of = self._bits.get
        for term in found:
            there |= of(term, 0)
        width = self._width
        fits = there & (there >> width) & (there >> 2 * width) & ~(there >> 3 * width) & ((1 << width) - 1)
        while fits > 0:
            last = fits & -fits
            yield last.bit_length() - 1
            fits ^= last


def _words_meant(word: str) -> tuple[str, ...]:
    if not word.startswith("@"):
        return (word,)
    known = word_lists()
    if word[1:] not in known:
        raise ValueError(f"{word}: there is no such list of words; there are {', '.join(known)}")
    return tuple(one for each in known[word[1:]] for one in _words_meant(each))


def is_told_in_cypher(tells: Iterable[Tell], text: str) -> str:
    """The condition in Cypher that a text is of a class; ``text`` is an expression of small letters."""
    return "(" + " OR ".join(_in_cypher(tell, text) for tell in tells) + ")"


def pattern_of(words: Iterable[str]) -> str:
    """A pattern over a text in small letters: any of these words, as a whole."""
    each = (BETWEEN.join(_pattern_of_word(word) for word in term.split(" ")) for term in sorted(words))
    return f"(?<![{LETTER}])(?:{'|'.join(each)})(?![{LETTER}])"


def _in_cypher(tell: Tell, text: str) -> str:
    parts = [f"{text} =~ {_quoted(words)}" for words in (tell.any, tell.with_, tell.and_) if len(words) > 0]
    parts += [f"NOT {text} =~ {_quoted(tell.without)}"] if len(tell.without) > 0 else []
    return "(" + " AND ".join(parts) + ")"


def _quoted(words: Iterable[str]) -> str:
    escaped = f"(?s).*{pattern_of(words)}.*".replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _reason(tell: _Words, found: Mapping[str, _Found]) -> Reason:
    hits = sorted((found[term] for term in tell.any if term in found), key=lambda one: one.at)
    others = [min((found[term] for term in words & found.keys()), key=_place) for words in tell.beside]
    words = tuple(dict.fromkeys(one.words for one in (*hits, *others)))
    return Reason(words, tell.sure, hits[0].at, len(hits))


def _place(one: _Found) -> tuple[int, str]:
    return (one.at, one.words)


def _outweighs(one: Reason, other: Reason | None) -> bool:
    return other is None or (one.certainty, one.hits, -one.at) > (other.certainty, other.hits, -other.at)


def _pattern_of_word(word: str) -> str:
    return re.escape(word).replace(r"\*", f"[{LETTER}]*")


@lru_cache(maxsize=64)
def _words_of(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Where the words of a text stand, and the words; kept for the next index, which is asked about the same text."""
    spans = tuple(one.span() for one in _WORD.finditer(text))
    return spans, tuple(text[start:end] for start, end in spans)


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a word fits."""

    words: tuple[str, ...]
    """The words of terms."""
    alone: tuple[str, ...]
    """Terms of one word."""
    begun: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """By their second word, terms that begin with it: each with the words behind the second."""


class _Index:
    """Terms, by the pattern of their first word; what a word of a text fits is worked out once for each word."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        words: set[str] = set()
        for term in terms:
            parts = tuple(term.split(" "))
            words.update(parts)
            self._by_first.setdefault(parts[0], []).append((term, parts[1:]))
        self._plain = frozenset(word for word in words if "*" not in word)
        starred = sorted(words - self._plain)
        self._begun = frozenset(word[:-1] for word in starred if 0 < word.find("*") == len(word) - 1)
        self._ended = frozenset(word[1:] for word in starred if word.rfind("*") == 0 < len(word) - 1)
        others = (word for word in starred if word[:-1] not in self._begun and word[1:] not in self._ended)
        self._starred = [(word, re.compile(_pattern_of_word(word))) for word in others]
        self._fitting = lru_cache(maxsize=50_000)(self._fit_of)
        self.kept = lru_cache(maxsize=2_000)(self.found)

    def found(self, text: str) -> dict[str, _Found]:
        """Each term that stands in a text, where it first stands: from the last word back, so that the first stays."""
        spans, told = _words_of(text)
        fits = list(map(self._fitting, told))
        found: dict[str, _Found] = {}
        for at in range(len(fits) - 1, -1, -1):
            fit = fits[at]
            if len(fit.alone) > 0:
                found.update(dict.fromkeys(fit.alone, _Found(spans[at][0], told[at])))
            if len(fit.begun) > 0 and at + 1 < len(fits):
                for second in fits[at + 1].words:
                    for term, others in fit.begun.get(second, ()):
                        if self._stands(text, spans, fits, at, others):
                            last = spans[at + 1 + len(others)][1]
                            found[term] = _Found(spans[at][0], " ".join(text[spans[at][0] : last].split()))
        return found

    @staticmethod
    def _stands(
        text: str, spans: Sequence[tuple[int, int]], fits: list[_Fit], at: int, others: tuple[str, ...]
    ) -> bool:
        """Whether the words behind the second follow it, and no end of a sentence stands between any two."""
        last = at + 1 + len(others)
        if last >= len(spans) or any(word not in fits[step].words for step, word in enumerate(others, at + 2)):
            return False
        return all(_ENDS.isdisjoint(text[spans[step][1] : spans[step + 1][0]]) for step in range(at, last))

    def _fit_of(self, word: str) -> _Fit:
        words = self._looked_up(word)
        alone = []
        begun: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for term, others in (one for each in words for one in self._by_first.get(each, ())):
            if len(others) == 0:
                alone.append(term)
            else:
                begun.setdefault(others[0], []).append((term, others[1:]))
        return _Fit(words, tuple(alone), {second: tuple(each) for second, each in begun.items()})

    def _looked_up(self, word: str) -> tuple[str, ...]:
        """The terms' words that a word fits: itself, those it begins or ends with, and those with a star elsewhere."""
        parts = range(len(word) + 1)
        return (
            *((word,) if word in self._plain else ()),
            *(f"{word[:at]}*" for at in parts if word[:at] in self._begun),
            *(f"*{word[at:]}" for at in parts if word[at:] in self._ended),
            *(name for name, pattern in self._starred if pattern.fullmatch(word) is not None),
        )


class _AllWords:
    """The words of all tells that were made, in one index: a text is read once for its themes, steps and norms."""

    def __init__(self) -> None:
        self._terms: dict[str, None] = {}
        self._index: _Index | None = None
        self._one_at_a_time = Lock()

    def add(self, terms: Iterable[str]) -> None:
        """More words; the index is made anew when it is next asked for."""
        with self._one_at_a_time:
            known = len(self._terms)
            self._terms.update(dict.fromkeys(terms))
            if len(self._terms) > known:
                self._index = None

    def index(self) -> _Index:
        """The index of all words so far."""
        with self._one_at_a_time:
            if self._index is None:
                self._index = _Index(self._terms)
            return self._index


_ALL = _AllWords()
