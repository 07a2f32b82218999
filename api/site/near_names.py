"""*Bedoelde u*: the few names of a network that a question with a slip of the pen can hardly be anything but.

One letter wrong, missing, too many or changed places with the next; two in a longer word. A part of a name counts only
where it is no ordinary word: "kerken" is no slip of the "werken" in a name.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from graph.model.rows import NodeRow
from graph.plans.values import several
from graph.reference import is_ordinary_word, name_key

MOST = 3
_SHORTEST, _LONG, _LONGEST = 4, 7, 80


def near_names(asked: str, parties: Iterable[NodeRow]) -> tuple[NodeRow, ...]:
    """The parties, at most three, whose name or other name is near to ``asked``, the nearest first."""
    key = name_key(asked[: 2 * _LONGEST])
    if not _SHORTEST <= len(key) <= _LONGEST:
        return ()
    found = []
    for party in parties:
        near = [
            far for part in _parts(party, len(key.split())) if 0 < (far := OSA.distance(key, part)) <= _slips(key, part)
        ]
        if len(near) > 0:
            found.append((min(near), party.name.casefold(), party.id, party))
    return tuple(party for *_, party in sorted(found)[:MOST])


def _slips(one: str, other: str) -> int:
    """How many slips two names may be apart."""
    shortest = min(len(one), len(other))
    return 0 if shortest < _SHORTEST else 1 if shortest < _LONG else 2


def _parts(party: NodeRow, words: int) -> Iterator[str]:
    """The names of a party, and of longer ones every part of as many words that is not ordinary words alone."""
    for name in (party.name, *several(party.properties, "other_names"), *several(party.properties, "former_names")):
        key = name_key(name)
        yield key
        split = key.split()
        for at in range(len(split) - words + 1):
            part = split[at : at + words]
            if len(split) > words and not all(is_ordinary_word(word) for word in part):
                yield " ".join(part)
