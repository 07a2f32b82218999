"""Who pays: parties that the words about money name as payer.

The rule in the writer's mind: money comes "vanuit" someone, is paid "door" someone, or someone "betaalt". A party
that is only named near money is no payer.
"""

import re

from graph.model.quotes import Quote
from loaders.plan.joining import compose_text
from loaders.plan.parties import NamedParty, Names
from loaders.plan.rows import Reader

_SENTENCE = re.compile(r"[^.;!?]+(?:[.;!?](?=\s|$)|$)|[^.;!?]+[.;!?]")
_MARK = "\ue000"


def funders_in(document: str, quote: Quote, reader: Reader) -> tuple[NamedParty, ...]:
    """The parties that pay, in order, each once."""
    text = document[quote.start : quote.end]
    found: list[NamedParty] = []
    for start, end, written in _named(text, reader):
        before = text.rfind(". ", 0, start) + 1
        behind = text.find(". ", end)
        sentence = text[before:start] + _MARK + text[end : len(text) if behind < 0 else behind]
        flat = re.sub(r"\s+", " ", sentence)
        if any(re.search(pattern, flat, re.I) for pattern in _patterns(reader)):
            found.append(NamedParty(written, quote.start + start, quote.start + end, True))
    return tuple(found)


def _patterns(reader: Reader) -> list[str]:
    return [pattern.replace("{x}", _MARK).replace("{{", "{").replace("}}", "}") for pattern in reader.words.paying]


def _named(text: str, reader: Reader) -> list[tuple[int, int, str]]:
    places = [(start, end) for start, end, _ in reader.lexicon.longest_names(text)]
    places += [
        (start, end)
        for start, end, _ in reader.lexicon.places(text)
        if not any(begin < end and start < stop for begin, stop in places)
    ]
    found = []
    for start, end in sorted(places):
        begin = end - len(without_article(text[start:end], reader.lexicon))
        found.append((begin, end, compose_text(text[begin:end], reader.joiner)))
    return found


def without_article(name: str, names: Names) -> str:
    """A name without the article it may have been found with."""
    article = re.match(r"(?:de|het)\s+", name, re.I)
    return name if article is None or not names.is_name(name[article.end() :]) else name[article.end() :]
