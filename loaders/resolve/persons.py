"""What leads to a person: where it stands in a text, and which names of parties are, or may be, a person's."""

import re
from collections.abc import Iterable, Iterator

from loaders.resolve.person_names import IsKnown, names_in
from loaders.resolve.person_runs import UPPER, is_first, is_listed, is_strange
from loaders.resolve.person_words import folded, person_words
from loaders.resolve.personal_numbers import PLAIN, Kind, Place, addresses_in, numbers_in
from loaders.resolve.personal_pages import mail_in, pages_in

_LONGEST = 120
_CAPITAL = re.compile(rf"[{UPPER}][\w'’-]*")
_SHORTEST_AGAIN = 4
"""Of a surname that is looked for alone where its person was named in full: "Bos" begins too many other things."""
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")


def nothing_known(name: str) -> bool:
    """What is known where nothing is."""
    return False


def personal_places(text: str, is_known: IsKnown = nothing_known) -> tuple[Place, ...]:
    """Where ``text`` holds what leads to a person, in order, none over another; time linear in its length."""
    found = [*personal_numbers(text), *names_in(text, is_known)]
    found += _named_again(text, found, is_known)
    return tuple(_apart(found))


def personal_numbers(text: str) -> Iterator[Place]:
    """The same without names: numbers, addresses and pages, in any order."""
    plain = text.translate(PLAIN)
    yield from mail_in(plain)
    yield from pages_in(plain)
    yield from numbers_in(plain)
    yield from addresses_in(plain, text)


def personal_in_name(name: str, is_known: IsKnown = nothing_known) -> tuple[Place, ...]:
    """The same in the name of a file, whose words are parted by other signs and may stand in small letters."""
    ending = _EXTENSION.search(name)
    stem = name if ending is None else name[: ending.start()]
    spaced = re.sub(r"[_+]|(?<=[^\W\d])\.(?=[^\W\d]{2})|-", " ", stem)
    titled = _SMALL_WORD.sub(lambda word: word.group()[:1].upper() + word.group()[1:], spaced)
    if len(titled) != len(stem):
        titled = spaced
    forms = (stem, spaced, titled) if spaced != stem or titled != stem else (stem,)
    return tuple(_apart([place for form in forms for place in personal_places(form, is_known)]))


def _named_again(text: str, places: Iterable[Place], is_known: IsKnown) -> Iterator[Place]:
    """The surname or first name alone of a person who is named in full elsewhere."""
    words = {
        word
        for place in places
        if place.kind is Kind.NAME and place.certain
        for word in _CAPITAL.findall(text[place.start : place.end])
        if len(word) >= _SHORTEST_AGAIN and (is_listed(word) or is_first(word) or is_strange(word))
    }
    words = {word for word in words if folded(word) not in person_words().titles and not is_known(word)}
    if len(words) == 0:
        return
    for found in _CAPITAL.finditer(text):
        if found.group() in words and _stands_alone(text, *found.span()):
            yield Place(*found.span(), Kind.NAME)


_SMALL_WORD = re.compile(
    r"(?<!\w)(?!(?:aan|als|bij|de|den|der|door|een|en|het|in|met|na|naar|of|om|onder|op|over|per|te|ten|ter|tot|tussen"
    r"|twee|uit|van|voor|zonder)\b)[^\W\d_]\w*"
)
"""A word of the name of a file that may be one of a person's; these few never are, and stand small between them."""
_WORD_BEFORE = re.compile(r"(?P<word>[\w.]+)[ ]\Z")
_WORD_BEHIND = re.compile(r"[ ](?P<word>\w+)")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word beside it makes a body of a name."""
    if start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-_@."):
        return False
    words = person_words()
    before, behind = _WORD_BEFORE.search(text, max(0, start - 40), start), _WORD_BEHIND.match(text, end)
    if before is not None and folded(before["word"].rstrip(".")) in words.before_bodies:
        return False
    return behind is None or not folded(behind["word"]).endswith(words.bodies)


def _apart(places: list[Place]) -> Iterator[Place]:
    """The places in order; of those that lie over each other the first, stretched over what it does not hold."""
    waiting: Place | None = None
    for place in sorted(places, key=lambda one: (one.start, -one.end)):
        if waiting is None or place.start >= waiting.end:
            if waiting is not None:
                yield waiting
            waiting = place
        elif place.end > waiting.end:
            waiting = waiting._replace(end=place.end)
    if waiting is not None:
        yield waiting


def is_personal(text: str) -> bool:
    """Whether ``text`` holds a number or an address that leads to a person."""
    return next(iter(personal_numbers(text)), None) is not None


def looks_like_person(text: str) -> bool:
    """Whether the whole of ``text`` is the name of a person without doubt: "mw. A. de Vries", "J.P. Jansen".

    Ask this only of a name that is in no list: "O.M. Den Haag" has the form of a name too.
    """
    return any(place.certain for place in _whole(text))


def may_be_person(text: str) -> bool:
    """Whether ``text`` as the name of a party may be a person's: a name by its form, or a first name alone.

    Bodies are named after people ("Pieter van Foreest"), so a person is asked. A name that ends in a word for a body
    ("Jan de Vries Stichting") is a body's. Ask this only of a name that is in no list.
    """
    return next(iter(_whole(text)), None) is not None or _is_first_alone(text)


def _is_first_alone(text: str) -> bool:
    name = _name_of(text)
    return " " not in name and name.isalpha() and name[:1].isupper() and not name.isupper() and is_first(name)


def _whole(text: str) -> Iterable[Place]:
    """The places of a name that take the whole of it, but for what stands between brackets."""
    name = _name_of(text)
    if name == "" or len(name) > _LONGEST:
        return ()
    small = name[0].upper() + name[1:]
    return [
        place for place in names_in(small, nothing_known) if place.start == 0 and place.end >= len(name.rstrip("."))
    ]


def _name_of(text: str) -> str:
    name = " ".join(text[: 2 * _LONGEST].split())
    return name.partition("(")[0].strip() if name.endswith(")") else name
