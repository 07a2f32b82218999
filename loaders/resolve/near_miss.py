"""A slip of the pen ("Burgermeester") told from another organisation with a like name ("Team Noord", "Team Oost").

A near miss is only what can hardly be anything else: one or two letters in one long word of a listed name, nothing
else near, and the written word no word that means something else.
"""

from functools import lru_cache

from graph.reference import is_ordinary_word, name_key
from loaders.resolve.index import KnownName, NameIndex

_SHORTEST = 6
# One other letter in a word of the packaged names gives an ordinary word in 7 % of the ways for words of four letters,
# in 4 % for five, 3 % for six and 0.6 % for seven: a written word that short may be meant.
_LONG = 12
# Of the 168 packaged words so long two letters part only forms of one word (sportvereniging, sportverenigingen); of six
# to eight letters they part "banken" from "binnen".
_LONGEST = 80
# The longest packaged name has 67 letters.
_SMALLEST_PART = 4
# Of 300 packaged words of eight letters or more 183 fall into two ordinary words of four or more; with parts of two it
# would be 209 (of five 106), and a slip in one of them would pass for a choice.
_ENDINGS = frozenset({"e", "en", "n", "s"})


def nearest_name(written: str, index: NameIndex) -> KnownName | None:
    """The one listed name that ``written`` is a slip of, or None."""
    key = name_key(written[: 2 * _LONGEST])
    letters = key.replace(" ", "")
    if len(letters) < _SHORTEST or len(key) > _LONGEST or written.isupper():
        return None
    from rapidfuzz import process  # Loaded with the first name that nobody knows.
    from rapidfuzz.distance import OSA

    limit = 2 if len(letters) >= _LONG else 1
    place = index.place_in(key)
    if place is not None:
        near = process.extract(place, index.place_keys, scorer=OSA.distance, score_cutoff=limit, limit=None)
        towns = [index.place_of(candidate) for candidate, _, _ in near]
        one = len({known.organisation.id for known in towns}) == 1
        return next((known for known in towns if one and _is_slip(place, known.place)), None)
    near = process.extract(key, index.near_keys, scorer=OSA.distance, score_cutoff=limit, limit=None)
    found = [index.of_key(candidate)[0] for candidate, _, _ in near]
    if len({known.organisation.id for known in found}) != 1:
        return None
    for known in found:
        if _is_slip(key, known.key) and not any(same.is_acronym for same in index.of_key(known.key)):
            return known
    return None


def _is_slip(written: str, known: str) -> bool:
    """Whether exactly one word differs, by its letters only, and both mean the same."""
    ours, theirs = written.split(), known.split()
    if len(ours) != len(theirs):
        return False
    different = [(mine, other) for mine, other in zip(ours, theirs, strict=True) if mine != other]
    if len(different) != 1:
        return False
    mine, other = different[0]
    if len(mine) < _SHORTEST or len(other) < _SHORTEST or mine[0] != other[0]:
        return False
    if any(char.isdigit() for char in mine + other):
        return False
    from rapidfuzz.distance import OSA

    limit = 2 if min(len(mine), len(other)) >= _LONG else 1
    return OSA.distance(mine, other) <= limit and not is_ordinary_word(mine) and not _other_compound(mine, other)


def _other_compound(mine: str, other: str) -> bool:
    """Whether the words are two compounds that share a part ("jongerenkerk", "jongerenwerk"): no slip but a choice."""
    if _is_inflection(mine, other):
        return False
    for cut in range(_SMALLEST_PART, len(mine) - _SMALLEST_PART + 1):
        head, tail = mine[:cut], mine[cut:]
        if not (_is_wordlike(head) and _is_wordlike(tail)):
            continue
        if other.startswith(head) and _is_wordlike(other[cut:]):
            return True
        if other.endswith(tail) and _is_wordlike(other[: len(other) - len(tail)]):
            return True
    return False


def _is_inflection(mine: str, other: str) -> bool:
    """Whether the words differ only by an ending behind a word within them ("vluchtelingwerk")."""
    short, long = sorted((mine, other), key=len)
    alike = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    ending = long[alike : alike + len(long) - len(short)]
    return ending in _ENDINGS and short[alike:] == long[alike + len(ending) :] and _is_wordlike(short[:alike])


@lru_cache(maxsize=4096)
def _is_wordlike(text: str) -> bool:
    """Whether ``text`` is an ordinary word or made of two."""
    if len(text) < _SMALLEST_PART:
        return False
    if is_ordinary_word(text) or is_ordinary_word(text.removesuffix("s")):
        return True
    cuts = range(_SMALLEST_PART, len(text) - _SMALLEST_PART + 1)
    return any(is_ordinary_word(text[:cut]) and is_ordinary_word(text[cut:]) for cut in cuts)
