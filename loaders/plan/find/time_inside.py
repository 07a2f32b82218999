"""When, in the words of a sentence that says what somebody will do: "stelt vóór 1 juli 2026 een plan vast".

The rule in the writer's mind: such a sentence has one time, a part of it that stands by itself: with the word that
leads up to it ("in het derde kwartaal"), or as how often ("ieder kwartaal"). A year behind "van" belongs to the noun
before it ("cijfers van 2025"). Two times are not chosen between.
"""

import re

from graph.model.vocabulary import TimingKind
from loaders.plan.timing import is_timing, read_timing

_TOKEN = re.compile(r"\S+")
_MOST_WORDS = 8
"""Of a time in a sentence; "in de eerste helft van het jaar 2026" has eight."""
_OF_A_NOUN = frozenset({"van", "uit", "over", "sinds", "de", "het", "een", "der"})
_LEADS_UP = frozenset({"in", "op", "voor", "vóór", "vanaf", "per", "uiterlijk"})
"""Begin a time of their own, whatever stands before them: "nodigen het RIEC uit in mei"."""
_AROUND = " .,;()"
_FROM_TO = re.compile(r"van\s.+\s(?:tot|t/m)\s", re.I)
_LEADS_UP_TO = re.compile(r"van\s+(?=\S.*\s(?:tot|t/m)\s)|(?:klaar|gereed|afgerond|af)\s+(?=in\s)", re.I)
"""Belongs to the sentence, and changes no day of the time behind it."""
_FOR_YEARS = re.compile(r"voor\s(?:(?:19|20|21)\d\d(?:\s?(?:,|en|-|–)\s?)?)+", re.I)
"""In a sentence "voor 2027 en 2028" is for those years, and not before them; "vóór" has its accents."""
_BY_ITSELF = (TimingKind.RECURRING, TimingKind.ONGOING)


def times_inside(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the times in a sentence, each the longest that begins there."""
    tokens = [found.span() for found in _TOKEN.finditer(text)]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        size = next((size for size in range(_MOST_WORDS, 0, -1) if _is_time(text, tokens, at, size)), 0)
        if size > 0:
            start, stop = tokens[at][0], tokens[at + size - 1][1]
            start += len(text[start:stop]) - len(text[start:stop].lstrip("("))
            leads = _LEADS_UP_TO.match(text, start, stop)
            start = start if leads is None else leads.end()
            found.append((start, start + len(text[start:stop].rstrip(_AROUND))))
        at += max(1, size)
    return tuple(found)


def _is_time(text: str, tokens: list[tuple[int, int]], at: int, size: int) -> bool:
    if at + size > len(tokens):
        return False
    words = text[tokens[at][0] : tokens[at + size - 1][1]]
    first = text[slice(*tokens[at])].lower()
    before = text[slice(*tokens[at - 1])].lower() if at > 0 else ""
    if _FOR_YEARS.fullmatch(words.strip(_AROUND)) is not None:
        return False
    if _FROM_TO.match(words) is not None and is_timing(words.strip(_AROUND)):
        return True
    of_noun = first in _OF_A_NOUN or (before in _OF_A_NOUN and first not in _LEADS_UP)
    if of_noun or any(sign in words.rstrip(_AROUND) for sign in ",;"):
        return False
    bare = words.strip(_AROUND)
    if not is_timing(bare):
        return False
    when = read_timing(bare)
    return size > 1 or (when is not None and when.kind in _BY_ITSELF)
