"""Runs of capitalised words in a text, as tokens: what names of persons are looked for in."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graph.reference import is_ordinary_word
from loaders.resolve.person_words import PARTICLES, folded, person_words

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŐŒŘŚŞȘŠŤŢȚŪŮŰŲŹŻŽ"
_SMALL = "|".join(sorted((re.escape(one) for one in PARTICLES), key=len, reverse=True))
_GAP = r"(?:[ ]{1,2}|[ ]?\r?\n[ \t]{0,60})"
_CHUNK = rf"[{UPPER}][\w.,'’-]{{0,40}}"
_RUN = re.compile(
    rf"{_CHUNK}(?:{_GAP}(?:(?:{_SMALL}){_GAP}){{0,3}}{_CHUNK}){{0,11}}(?:[ ](?:{_SMALL})(?!\w)){{0,3}}",
)
_TOKEN = re.compile(
    rf"(?P<I>(?:(?:[{UPPER}]|Th|Ch|Chr|Ph|IJ|Joh|Fr)\.-?){{1,6}}(?![a-z.]))"
    rf"|(?P<W>(?:[dDlLO]['’])?[{UPPER}][\w'’]*(?:-[\w'’]+)*)"
    rf"|(?P<p>['’]?[a-z]+)"
)


class Token(NamedTuple):
    """A word of a run: ``kind`` is "I" for initials, "W" for a capitalised word, "p" for a particle."""

    start: int
    end: int
    text: str
    kind: str
    behind: str
    """What parts it from the next one: a comma, a full stop, a line break, or nothing but a space."""

    @property
    def joined(self) -> bool:
        """Whether the next word belongs to the same phrase."""
        return self.behind in ("", "\n")


def runs_in(text: str) -> Iterator[tuple[Token, ...]]:
    """The runs of ``text`` that can hold a name, in order."""
    for found in _RUN.finditer(text):
        start = found.start()
        if start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_@"):
            continue
        run = found.group()
        if " " not in run and is_plain(run):
            continue
        yield tuple(_tokens(run, start))


def _tokens(run: str, start: int) -> Iterator[Token]:
    pieces = list(_TOKEN.finditer(run))
    for at, piece in enumerate(pieces):
        kind, word = str(piece.lastgroup), piece.group()
        if kind == "W" and folded(word) in PARTICLES and at + 1 < len(pieces):
            kind = "p"
        until = pieces[at + 1].start() if at + 1 < len(pieces) else len(run)
        between = run[piece.end() : until]
        behind = between.strip(" \t")[:1] if between.strip() != "" else ("\n" if "\n" in between else "")
        yield Token(start + piece.start(), start + piece.end(), word, kind, behind)


@lru_cache(maxsize=50_000)
def is_plain(word: str) -> bool:
    """Whether a word that stands alone is an ordinary one, and no name of any list."""
    bare = word.strip(".,'’-")
    words, key = person_words(), folded(bare)
    if key in words.surnames or key in words.first_names or key in words.titles or key in words.functions:
        return False
    return is_ordinary_word(bare) or not any(sign.islower() for sign in bare)


@lru_cache(maxsize=50_000)
def is_listed(word: str) -> bool:
    """Whether ``word`` is a surname of the list, or of the form of one and in no list of words."""
    words = person_words()
    parts = folded(word).replace("'", "").split("-")
    if any(part in words.surnames for part in parts):
        return True
    last = parts[-1]
    long_enough = len(last) > _SHORTEST_BEFORE_END and any(sign.islower() for sign in word)
    return long_enough and last.endswith(words.surname_ends) and not is_ordinary_word(word)


@lru_cache(maxsize=50_000)
def is_first(word: str) -> bool:
    """Whether ``word`` is a first name of the list, or two of them joined."""
    words = person_words()
    key = folded(word)
    return key in words.first_names or key.partition("-")[0] in words.first_names


@lru_cache(maxsize=50_000)
def is_barred(word: str) -> bool:
    """Whether ``word`` cannot be a surname: it is one for a body or a street, or of a plan."""
    words, key = person_words(), folded(word)
    return (
        key in words.no_surnames or key in words.before_bodies or (key.endswith(words.bodies) and not _is_surname(key))
    )


def _is_surname(key: str) -> bool:
    return key in person_words().surnames


@lru_cache(maxsize=50_000)
def is_unlisted(word: str) -> bool:
    """Whether ``word`` is in no list of words and no abbreviation; compounds are, and surnames that look like one."""
    named = len(word) > _SHORT and any(sign.islower() for sign in word) and word.replace("-", "").isalpha()
    return named and not is_ordinary_word(word)


@lru_cache(maxsize=50_000)
def may_be_surname(word: str) -> bool:
    """Whether ``word`` can be a surname behind a first name: a capital says so, in a language with small nouns."""
    named = len(word) > _SHORT and any(sign.islower() for sign in word) and word.replace("-", "").isalpha()
    return named and not word.lower().endswith(person_words().noun_ends)


@lru_cache(maxsize=50_000)
def is_strange(word: str) -> bool:
    """The same for what is no compound either: it can be a name wherever it stands."""
    return is_unlisted(word) and not _is_compound(word.lower())


def _is_compound(word: str) -> bool:
    """Whether two words of the list make ``word`` ("zorglandschap"), with or without an s between them."""
    for cut in range(_PART, len(word) - _PART + 1):
        first, second = word[:cut], word[cut:]
        if is_ordinary_word(second) and (is_ordinary_word(first) or is_ordinary_word(first.removesuffix("s"))):
            return True
    return False


@lru_cache(maxsize=50_000)
def is_telling(word: str) -> bool:
    """Whether a name of a person can be told by ``word``: a first name, a surname or a letter, or a title."""
    words, key = person_words(), folded(word)
    return len(word) <= _SHORT or is_first(word) or is_listed(word) or key in words.titles or key in words.functions


_SHORT = 2
_PART = 4
"""Signs of a part of a compound: with shorter ones half of all names are compounds ("Yil", "maz")."""
_SHORTEST_BEFORE_END = 5
"""Of a surname that is told by its end: "Hoekstra" has more, "sen" alone is none."""
