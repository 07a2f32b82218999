"""What stands before a name: the word before it, titles, and the labels behind which names are expected."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from loaders.resolve.person_words import folded, person_words

_BEFORE = 64
"""Signs before a name in which the word before it is looked for."""
_WIDEST_GAP = 44
"""Spaces between a title and its name: a line break with an indentation; more is a gap between columns."""
_EDGES = re.compile(r"[/|;(\[\"“„<>&+@]")
_LABEL = re.compile(r"^[ \t>*#|•–-]{0,80}(?P<label>[^\W\d][^\n:|]{1,40}?)[ \t]*(?:\([^)\n]{0,20}\))?[ \t*]*:", re.M)
_ZONE = 1_200
"""Signs behind a label that a list of names may take: some thirty participants with their bodies."""
_LINE = 160
_BLANK = re.compile(r"\n[ \t]*\r?\n|\n[ \t]*[^\W\d][^\n:|]{1,40}:")
_SPACE = re.compile(r"\s*")


@lru_cache(maxsize=10_000)
def is_title(word: str) -> bool:
    """Whether ``word`` is a title before a name; in capitals alone it is an abbreviation ("MS", "IR")."""
    return folded(word) in person_words().titles and not (word.isupper() and len(word) > 1)


class Before(NamedTuple):
    """The word before a place: as written, what stands behind it (".", ":", "," or nothing), and where it begins."""

    word: str
    sign: str
    start: int


def before(text: str, start: int) -> Before | None:
    """The word before ``start``, at most a line break away; None where there is none."""
    head = text[max(0, start - _BEFORE) : start]
    bare = head.rstrip(" \t\r\n")
    if bare == "" or bare == head or head.count("\n", len(bare)) > 1 or len(head) - len(bare) > _WIDEST_GAP:
        return None
    sign = bare[-1] if bare[-1] in ".:," else ""
    word = _EDGES.split(bare[: len(bare) - len(sign)].rsplit(None, 1)[-1])[-1] if bare != sign else ""
    if word == "" or not word[-1].isalnum():
        return None
    return Before(word, sign, start - len(head) + len(bare) - len(sign) - len(word))


class Zones:
    """Where names are expected: behind "Opgesteld door:" to the end of the line, behind "Aanwezig:" for a paragraph."""

    def __init__(self, text: str) -> None:
        words = person_words()
        self._starts: list[int] = []
        self._ends: list[int] = []
        for found in _LABEL.finditer(text):
            label = folded(found["label"])
            listed = label.endswith(words.list_labels)
            if not listed and not label.endswith(words.person_labels):
                continue
            start = found.end()
            space = _SPACE.match(text, start)
            inner = start if space is None else space.end()
            ending = _BLANK.search(text, inner, start + _ZONE) if listed else None
            line = text.find("\n", inner, inner + _LINE)
            end = ending.start() if ending is not None else start + _ZONE
            self._starts.append(start)
            self._ends.append(end if listed else (line if line != -1 else inner + _LINE))

    def holds(self, place: int) -> bool:
        """Whether ``place`` is in one."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
