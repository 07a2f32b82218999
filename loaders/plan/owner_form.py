"""Whether words in an owner's place have the form of parties, for names that nobody knows.

The rule in the writer's mind: a name has capitals ("Stichting Bollenzicht"), or begins with a word for a party
("Wethouder zorg", "Team jeugd"). A sentence has a capital at its start only, and a full stop at its end.
"""

import re
from collections.abc import Sequence

from loaders.document.lines import Piece
from loaders.plan.parties import NamedParty
from loaders.plan.rows import Reader

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_ABBREVIATION = re.compile(r"(?:^|\W)\w{1,2}\.$|\.\w{1,3}\.$")
_PERSON = re.compile(r"(?:^|\s)(?:[A-Z]\.|[a-z]{2,4}\.\s[A-Z]|[Ǯǯ█])")
"""A person stands in an owner's place too, by initials, a title or the letters that stand in for a name; who reads on
leaves the person out."""
SMALL_WORDS = frozenset(
    {"de", "het", "een", "van", "voor", "der", "den", "en", "op", "aan", "in", "bij", "te", "ter", "ten"}
)
_MOST_WORDS = 6


class OwnerForm:
    """Looks at cells with the lexicon and the words of plans."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of_cell(self, cell: Sequence[Piece], *, strict: bool) -> bool:
        """Whether every part of a cell is a known party or has the form of one.

        ``strict`` asks of names nobody knows that all their words have capitals; else the first is enough, for
        where something else says already that this is an owner.
        """
        parties = self._reader.parties(cell)
        return len(parties) > 0 and all(self._is_named(party, strict=strict) for party in parties)

    def _is_named(self, party: NamedParty, *, strict: bool) -> bool:
        written = party.written
        if party.known or self._reader.words.is_nobody(written) or _PERSON.search(written[:80]) is not None:
            return True
        words = _WORD.findall(written)
        if not 1 <= len(words) <= _MOST_WORDS:
            return False
        if written.endswith((".", "!", "?", ":")) and (len(words) > 2 or not _ABBREVIATION.search(written)):
            return False
        if self._reader.words.begins_party(words[0]):
            return True
        if not written[0].isupper():
            return False
        return not strict or all(word[0].isupper() or word in SMALL_WORDS for word in words)
