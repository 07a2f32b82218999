"""Rows of a flattened table that may run together: lines of an action that look like the end of another row.

The rule in the reader's mind: where cells stand one below the other, a row ends in who and when. A line of an action
that has that form, with names and times that nobody knows, may be the end of a row of its own. Which it is, the words
do not say; so nothing is parted, and the row is named.
"""

import re
from collections.abc import Sequence

from loaders.document.lines import Piece
from loaders.plan.rows import Reader
from loaders.plan.timing import timing_tail

_CLOSING_LINE = 60
# Characters of a line of owners and a time: the longest of the shipped flat texts has 44.
_ENDS = (".", "!", "?", ")")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_MOST_NAME_WORDS = 2
# Of a name with a full stop behind it: "Bureau Vuurvlinder."; a sentence has more.
_MOST_TIME_WORDS = 6
# Of a time that nobody knows, on a line below the owners: "zodra de raad daarover heeft besloten".


def closing_line(text: Sequence[Piece], reader: Reader) -> str | None:
    """The words of the first line of an action that looks like the end of a row; None where none does."""
    for at, piece in enumerate(text):
        if _ends_in_time(piece, reader) or _stands_between(text, at, reader):
            return piece.words
    return None


def _ends_in_time(piece: Piece, reader: Reader) -> bool:
    """Whether a line ends in a time with a capital, behind other words: no sentence has it so."""
    words = piece.words
    when = None if piece.bulleted else timing_tail(words)
    return when is not None and when > 0 and words[when].isupper() and not reader.words.goes_on(words[:when])


def _stands_between(text: Sequence[Piece], at: int, reader: Reader) -> bool:
    """Whether a line ends in a few words that stand between the end of one thing and the beginning of another."""
    words = text[at].words
    begin = max((found.end() for found in _SENTENCE_END.finditer(words)), default=0)
    rest = words[begin:]
    if len(rest) > _CLOSING_LINE or not rest[:1].isupper() or (text[at].bulleted and begin == 0):
        return False
    if (rest.endswith(_ENDS) and len(rest.split()) > _MOST_NAME_WORDS) or reader.words.goes_on(rest):
        return False
    known = any(start == 0 for start, _, _ in reader.lexicon.longest_names(rest))
    named = known or all(word[0].isupper() for word in rest.split()[:2])
    if begin == 0:
        ended = at > 0 and (text[at - 1].words.endswith(_ENDS) or (named and _has_room(text, at - 1, reader)))
        return ended and _begins_anew(text, at, reader, known=known, named=named)
    return named and _begins_anew(text, at, reader, known=known, named=named)


def _has_room(text: Sequence[Piece], at: int, reader: Reader) -> bool:
    """Whether the next word would have fitted on a line: then the writer broke it on purpose.

    Of the longest line of all nothing is seen.
    """
    width = max((len(piece.text) for number, piece in enumerate(text) if number != at), default=0)
    here = text[at].text
    if reader.words.goes_on(text[at].words):
        return False
    return len(here) > width or len(here) + 1 + len(text[at + 1].text.split()[0]) <= width


def _begins_anew(text: Sequence[Piece], at: int, reader: Reader, *, known: bool, named: bool) -> bool:
    """Whether something else begins behind a few words; a list that begins under them is theirs.

    A line in small letters may stand between: the time of these words.
    """
    behind = list(text[at + 1 : at + 3])
    if len(behind) > 0 and not _has_room(text, at, reader):
        return False
    if len(behind) > 0 and not behind[0].bulleted and behind[0].words[:1].islower():
        if behind[0].words.endswith(_ENDS) or len(behind[0].words.split()) > _MOST_TIME_WORDS:
            return False
        del behind[0]
    if len(behind) == 0:
        return named
    return known if behind[0].bulleted else not behind[0].words.lstrip("(")[:1].islower()
