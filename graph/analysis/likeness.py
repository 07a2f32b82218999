"""Whether two texts are about the same, told by the words they share.

The measure is the overlap coefficient (Szymkiewicz and Simpson) of their sets of words: what they share, over the
smaller of the two. A word is shared with one that it is a part of: Dutch writes *opvang*, *opvangen* and *noodopvang*
for one matter. It is made to find rather than to tell apart: who says that something was not found, has to have looked
with a wide eye.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.model.identifiers import fold
from graph.plans.telling import telling

LETTERS = 5
# Shorter words are the mortar of a sentence: of the twelve that stand in most of the 76 shipped actions the nine of at
# most four letters say nothing ("het", "van", "voor"), and one of the three longer ones does not ("gemeente").
ALIKE = 0.5
# Of the pairs of actions of two practice plans those that are one action told twice share all words of the shorter
# one; of those about something else (two talks on prevention) the most alike share 0.44.
FEWEST_SHARED = 3
# Seven pairs there share two words of four ("Controles bij seksbedrijven", "Afspraken met seksbedrijven"), and none of
# them is one action. A text that has fewer words has to share them all.


@lru_cache(maxsize=4096)
def words_of(text: str | None) -> frozenset[str]:
    """The words of a text that say what it is about, without accents and capitals."""
    found = re.findall(r"[a-z]+", fold(text or ""))
    return frozenset(word for word in found if len(word) >= LETTERS) - telling().mortar


class Texts:
    """Texts, each by its words, among which one can be looked for that is like another.

    Words of all texts stand in one index, so that looking for a text costs what its words have in common with others,
    and no walk over all texts.
    """

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        self._texts = texts
        self._places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            for word in text:
                self._places.setdefault(word, []).append(place)
        self._shared: dict[str, tuple[str, ...]] = {}

    def like(self, text: frozenset[str], fewest: int = FEWEST_SHARED) -> list[int]:
        """The places of the texts that are about the same as ``text``, in order."""
        shared: dict[int, tuple[set[str], set[str]]] = {}
        for word in text:
            for other in self._sharing(word):
                for place in self._places[other]:
                    ours, theirs = shared.setdefault(place, (set(), set()))
                    ours.add(word)
                    theirs.add(other)
        return sorted(place for place, words in shared.items() if self._is_like(text, place, *words, fewest))

    def _is_like(self, text: frozenset[str], place: int, ours: set[str], theirs: set[str], fewest: int) -> bool:
        other = self._texts[place]
        size, shared = (len(text), len(ours)) if len(text) <= len(other) else (len(other), len(theirs))
        return shared >= min(fewest, size) and shared >= ALIKE * size

    def _sharing(self, word: str) -> tuple[str, ...]:
        """The words of these texts that a word is a part of, or that are a part of it."""
        if word not in self._shared:
            self._shared[word] = tuple(other for other in self._places if word in other or other in word)
        return self._shared[word]
