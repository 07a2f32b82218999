"""Who pays: parties that the words about money name as payer.

The rule in the writer's mind: money comes "vanuit" someone, is paid "door" someone, or someone "betaalt". A party
that is only named near money is no payer.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.model.quotes import Quote
from loaders.plan.joining import compose_text
from loaders.plan.parties import NamedParty, Names
from loaders.plan.rows import Reader

_SENTENCE_END = re.compile(r"\.\s")
_NEAR = 250
"""How many characters on either side of a name are looked at."""
_MARK = "\ue000"
_AND = re.compile(r"\s*(?:,|&|,?\s*(?:en|and))\s+(?:(?:de|het|the)\s+)?", re.I)
"""What stands between two names that pay together: "door X en het Y"."""
_PAID_BY = re.compile(
    r"\b(?:betaald|gefinancierd|bekostigd|vergoed|gesubsidieerd)\s+door\s+(?:de\s+|het\s+)?"
    r"(?P<name>[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*){0,4})"
)


def funders_in(quote: Quote, reader: Reader) -> tuple[NamedParty, ...]:
    """The parties that pay, in order, each once."""
    text = quote.text
    patterns = _patterns(reader.words.paying)
    found: list[NamedParty] = []
    last = 0
    for start, end, written in _named(text, reader):
        before = _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]
        behind = _SENTENCE_END.split(text[end : end + _NEAR], maxsplit=1)[0]
        flat = re.sub(r"\s+", " ", before + _MARK + behind)
        together = len(found) > 0 and _AND.fullmatch(text, last, start) is not None
        if together or any(pattern.search(flat) for pattern in patterns):
            last = end
            places = quote.places(start, end)
            found.append(NamedParty(written, places[0][0], places[-1][1], True, (), places))
    found.extend(_unknown(text, quote, tuple(found), reader))
    return tuple(sorted(found, key=lambda party: party.start))


def _unknown(text: str, quote: Quote, known: Sequence[NamedParty], reader: Reader) -> Iterator[NamedParty]:
    """Names that nobody knows right behind "betaald door": nobody else can be meant there."""
    for one in _PAID_BY.finditer(text):
        places = quote.places(one.start("name"), one.end("name"))
        taken = any(party.start < places[-1][1] and places[0][0] < party.end for party in known)
        if not taken and not reader.words.is_nobody(one["name"]):
            written = compose_text(one["name"], reader.joiner)
            yield NamedParty(written, places[0][0], places[-1][1], False, (), places)


@lru_cache(maxsize=4)
def _patterns(paying: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern.replace("{x}", _MARK).replace("{{", "{").replace("}}", "}"), re.I) for pattern in paying
    )


def _named(text: str, reader: Reader) -> list[tuple[int, int, str]]:
    names = {(start, end) for start, end, _ in reader.lexicon.longest_names(text)}
    towns = {(start, end) for start, end, _ in reader.lexicon.places(text)} - names
    covered = bytearray(len(text))
    for start, end in names:
        covered[start:end] = b"\1" * (end - start)
    places = [*names, *((start, end) for start, end in towns if covered.find(b"\1", start, end) < 0)]
    found = []
    for start, end in sorted(places):
        begin = end - len(without_article(text[start:end], reader.lexicon))
        found.append((begin, end, compose_text(text[begin:end], reader.joiner)))
    return found


def without_article(name: str, names: Names) -> str:
    """A name without the article it may have been found with."""
    article = re.match(r"(?:de|het)\s+", name, re.I)
    return name if article is None or not names.is_name(name[article.end() :]) else name[article.end() :]
