"""What a word is to a search, in which properties is looked, and which of them a hit names: the same in every store.

A store's full-text index only proposes nodes, and has to propose at least those that these functions accept; so
what is indexed are the folded words that ``indexed`` gives, and what is found does not hang on how SQLite or
Lucene cut words.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.model.identifiers import fold
from graph.model.rows import NodeRow, Properties
from graph.model.texts import NAME_FIELDS, RUN, TEXT_FIELDS, texts_in
from graph.store.port import Hit

_OFTEN_LENGTH = 40


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """The folded words of a node, a space between them."""

    names: str
    texts: str


def in_districts(words: IndexedWords, numbers: Iterable[int]) -> IndexedWords:
    """The words as they are indexed for some districts: each behind the number of a district and a ``z``.

    So a search within a district meets the words of that district alone, however many others hold the same ones. A
    number ends at its first ``z``, so no two districts have a word in common.
    """
    given = tuple(numbers)
    return IndexedWords(_behind(words.names, given), _behind(words.texts, given))


def word_in(district: int, word: str) -> str:
    """A word, or the beginning of one, as it is indexed for a district."""
    return f"{district}z{word}"


@dataclass(frozen=True, slots=True)
class Match:
    """A hit and whether all words stand in the names: those come first."""

    hit: Hit
    in_names: bool


def words_of(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, case and accents folded: runs of letters and digits, and nothing else."""
    found: list[str] = []
    for chunk in text.split():
        found.extend(_folded_often(chunk) if len(chunk) <= _OFTEN_LENGTH else _folded(chunk))
    return tuple(found)


def index_can_find(word: str) -> bool:
    """Whether a full-text index may be trusted to know ``word``: its characters are letters and digits since long.

    Indexes have tables of characters of some year; a word with a newer one is left to ``match`` alone.
    """
    return all(unicodedata.ucd_3_2_0.category(char)[0] in "LN" for char in word)


def indexed(node: NodeRow) -> IndexedWords:
    """What a full-text index keeps of a node."""
    return IndexedWords(_words_in(node.properties, NAME_FIELDS), _words_in(node.properties, TEXT_FIELDS))


def match(node: NodeRow, wanted: tuple[str, ...]) -> Match | None:
    """Whether each of the ``wanted`` words begins a word of ``node``, and where they stand.

    The field is the first that has them all, else the first that has one of them.
    """
    left, left_in_names = set(wanted), set(wanted)
    best: tuple[int, str, str] | None = None
    for field, text in texts_in(node.properties, (*NAME_FIELDS, *TEXT_FIELDS)):
        begun = _begun(words_of(text), wanted)
        if not begun:
            continue
        left -= begun
        if field in NAME_FIELDS:
            left_in_names -= begun
        rank = 0 if len(begun) == len(set(wanted)) else 1
        if best is None or rank < best[0]:
            best = (rank, field, text)
    if best is None or left:
        return None
    return Match(Hit(node, best[1], best[2]), not left_in_names)


def _behind(words: str, numbers: Iterable[int]) -> str:
    return "" if words == "" else " ".join(f"{number}z" + words.replace(" ", f" {number}z") for number in numbers)


def _begun(words: tuple[str, ...], wanted: tuple[str, ...]) -> set[str]:
    return {prefix for prefix in wanted if any(word.startswith(prefix) for word in words)}


def _words_in(properties: Properties, fields: Iterable[str]) -> str:
    """The words of these properties, in this order."""
    return " ".join(word for _, text in texts_in(properties, fields) for word in words_of(text))


def _folded(chunk: str) -> tuple[str, ...]:
    """Folding can bring up what has to be folded again, but never joins what a space parts."""
    return tuple(RUN.findall(chunk.lower() if chunk.isascii() else fold(fold(chunk))))


_folded_often = lru_cache(maxsize=16_384)(_folded)
"""Plans say the same words over and over, and folding an accent is slow."""
