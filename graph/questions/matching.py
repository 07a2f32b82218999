"""Whether what was asked stands somewhere: by words, or by the id of what is meant."""

from collections.abc import Callable, Collection, Iterable

from graph.model.vocabulary import NAMES, TimingKind, dutch
from graph.plans import Named
from graph.plans.values import several
from graph.reference import name_key

_WHOLE_WORD = 3
# OM, VTH and MRO are names of three letters or fewer: as the beginning of a word they would find "omdat" and "vthuis".


def meets(asked: str, texts: Iterable[str]) -> bool:
    """Whether all words asked for stand in one of the texts, each as the beginning of a word; or it is one exactly.

    Words of at most three letters have to stand there whole. Capitals and accents are all one.
    """
    wanted = name_key(asked).split()
    for text in texts:
        if asked == text:
            return True
        there = name_key(text).split()
        if len(wanted) > 0 and all(any(_begins(word, other) for other in there) for word in wanted):
            return True
    return False


def by_code_or_words(asked: str, codes: Collection[str]) -> Callable[[str, Iterable[str]], bool]:
    """How to tell what is meant: what is the code of something is that very thing, anything else is words.

    The function that is given takes the code of a candidate and the texts in which the words may stand.
    """
    if asked in codes:
        return lambda code, texts: code == asked
    return lambda code, texts: meets(asked, texts)


def is_party(asked: str, codes: Collection[str]) -> Callable[[Named], bool]:
    """How to tell whether a row names the party that is meant, by its code or by one of its names; a unit's row counts
    for what it is a part of."""
    if asked in codes:
        return lambda row: any(node.id == asked for node in row.lineage)
    return lambda row: meets(asked, _names(row))


def is_timed(asked: Iterable[str], kind: TimingKind | None, texts: Iterable[str | None]) -> bool:
    """Whether a timing is of one of the kinds that are asked for, or has the words; nothing asked for fits any."""
    asked = tuple(asked)
    said = [text for text in texts if text is not None]
    called = said if kind is None else [*said, dutch(kind)]
    return len(asked) == 0 or any(kind is _KINDS[one] if one in _KINDS else meets(one, called) for one in asked)


_KINDS = {kind.value: kind for kind in TimingKind}
KINDS_OF_TIMING = tuple(NAMES[TimingKind])


def _begins(word: str, other: str) -> bool:
    return other == word or (len(word) > _WHOLE_WORD and other.startswith(word))


def _names(row: Named) -> Iterable[str]:
    """All a party is called: as written, its names past and present, and those of what it is a part of."""
    yield row.written
    for node in row.lineage:
        yield from (node.id, node.name)
        yield from several(node.properties, "other_names")
        yield from several(node.properties, "former_names")
