"""Names of persons in a text: by titles, initials, first names, functions, and the labels before them.

A body that is named after a person is told from one by the words beside the name ("Stichting", "College", "-laan")
and by what is known. What no form and no list tells (a surname alone, a name in small letters) is not found.
"""

import re
from collections.abc import Callable, Iterator

from loaders.resolve.before_names import Zones, before, is_title
from loaders.resolve.person_runs import (
    Token,
    is_barred,
    is_first,
    is_listed,
    is_strange,
    is_telling,
    is_unlisted,
    may_be_surname,
    runs_in,
)
from loaders.resolve.person_words import PARTICLES, folded, person_words
from loaders.resolve.personal_numbers import Kind, Place

IsKnown = Callable[[str], bool]
"""Whether a name is that of a body or a place that is known."""

_LOOSE = frozenset({"in", "op", "aan", "uit", "al", "te"})
"""Particles that join other things as well; one of them alone makes no name of a capital and a word."""
_BEFORE = 64
_FOLLOWING = re.compile(r"[ ](?P<word>[^\W\d]+)")
_GREETING = re.compile(r"(?:groet|groeten|hoogachtend|groetjes|regards)[,!.]?\s{0,60}\Z", re.I)
_LINE_START = re.compile(r"(?:\A|\n)[ \t>*#|•–\d.)(-]*\Z")
_LABEL_LETTERS = "ABCDEFGH"
_MOST_FIRST_NAMES = 3


def names_in(text: str, is_known: IsKnown) -> Iterator[Place]:
    """Where the name of a person stands, in order; those that may be another name are not ``certain``."""
    zones = Zones(text)
    for run in runs_in(text):
        yield from _Run(text, run, is_known, zones).names()


def _none(word: str) -> bool:
    return False


class _Run:
    """The names in one run of capitalised words."""

    def __init__(self, text: str, tokens: tuple[Token, ...], is_known: IsKnown, zones: Zones) -> None:
        self._text, self._tokens, self._is_known = text, tokens, is_known
        self._zoned = zones.holds(tokens[0].start) if len(tokens) > 0 else False

    def names(self) -> Iterator[Place]:
        """Each name of the run."""
        telling = any(is_telling(token.text) or token.kind != "W" for token in self._tokens)
        if not telling and not self._zoned and not self._is_behind_telling():
            return
        at = 0
        while at < len(self._tokens):
            found = self._name_at(at)
            if found is None:
                at += 1
                continue
            end, certain, is_person = found
            if is_person:
                yield Place(self._with_titles(self._tokens[at].start), self._end_of(end), Kind.NAME, certain)
            at = end

    def _is_behind_telling(self) -> bool:
        """Whether a title or function stands before the run; particles may stand between them."""
        found = before(self._text, self._tokens[0].start)
        if found is None:
            return False
        word = folded(found.word)
        return word in person_words().functions or found.word in PARTICLES or is_title(found.word)

    def _end_of(self, end: int) -> int:
        return self._tokens[end - 1].end

    def _with_titles(self, start: int) -> int:
        """Where the small titles in front of a name begin ("drs. ir."): without the name they are left as a party."""
        while True:
            found = before(self._text, start)
            if found is None or not is_title(found.word) or found.sign in (",", ":"):
                return start
            start = found.start

    def _name_at(self, at: int) -> tuple[int, bool, bool] | None:
        """The name that begins at a token: the token behind it, whether it is certain, whether it is a person's."""
        token = self._tokens[at]
        titled = token.kind == "W" and is_title(token.text)
        begin = at + 1 if titled else at
        while titled and begin < len(self._tokens) and is_title(self._tokens[begin].text):
            begin += 1
        found = self._behind_title(begin) if titled or self._is_behind_title(at) else None
        if found is None and not titled:
            found = self._by_form(at)
        if found is None:
            return None
        end, certain = found
        return end, certain, not self._is_body(at, end)

    def _by_form(self, at: int) -> tuple[int, bool] | None:
        return (
            self._surname_first(at)
            or self._with_initials(at)
            or self._with_first_name(at)
            or self._with_function(at)
            or self._strange_first_name(at)
            or (self._in_zone(at) if self._zoned or self._greeted(at) else None)
        )

    def _is_behind_title(self, at: int) -> bool:
        found = before(self._text, self._tokens[at].start)
        return found is not None and found.sign in ("", ".") and is_title(found.word)

    def _previous(self, at: int) -> str:
        """The word before a token, folded, where no sentence or cell ends between them; else nothing."""
        found = before(self._text, self._tokens[at].start)
        if found is None or found.sign == "," or (found.sign == "." and folded(found.word) != "st"):
            return ""
        return folded(found.word)

    def _before_particles(self, at: int) -> str:
        """The same before the small particles in front of a token ("wethouder de Vries")."""
        start = self._tokens[at].start
        for _ in range(3):
            found = before(self._text, start)
            if found is None or found.sign in (",", "."):
                return ""
            if found.word not in PARTICLES:
                return folded(found.word)
            start = found.start
        return ""

    def _behind_title(self, at: int) -> tuple[int, bool] | None:
        at = self._initials(at)
        firsts = at
        while (
            firsts < self._len
            and self._is_first(firsts)
            and self._tokens[firsts].joined
            and firsts - at < _MOST_FIRST_NAMES
        ):
            firsts += 1
        named = self._surname(firsts, is_unlisted)
        if named is None and firsts > at:
            return firsts, True
        return None if named is None else (named, True)

    @property
    def _len(self) -> int:
        return len(self._tokens)

    def _initials(self, at: int) -> int:
        """The token behind the initials that begin at ``at``."""
        while at < self._len and self._tokens[at].kind == "I" and self._tokens[at].joined:
            at += 1
        return at

    def _is_first(self, at: int) -> bool:
        token = self._tokens[at]
        return token.kind == "W" and is_first(token.text)

    def _surname(self, at: int, also: Callable[[str], bool] = _none) -> int | None:
        """The token behind a surname with its particles that begins at ``at``; None where there is none.

        ``also`` says what counts as a surname beside those of the list.
        """
        inner = at
        while inner < self._len and self._tokens[inner].kind == "p" and self._tokens[inner].joined:
            inner += 1
        particles = [folded(token.text) for token in self._tokens[at:inner]]
        if inner >= self._len or self._tokens[inner].kind != "W":
            return None
        word = self._tokens[inner].text
        bound = len(particles) > 0 and not set(particles) <= _LOOSE
        if is_barred(word) or not (is_listed(word) or also(word) or (bound and len(word) > 1)):
            return None
        if self._is_known(word) and not bound and not is_listed(word):
            return None
        end = inner + 1
        while (
            end < self._len
            and self._tokens[end - 1].behind == ""
            and self._tokens[end].kind == "W"
            and is_listed(self._tokens[end].text)
            and not is_first(self._tokens[end].text)
        ):
            end += 1
        return end

    def _with_initials(self, at: int) -> tuple[int, bool] | None:
        """ "J.P. Jansen", "P. de Vries", "J de Vries"."""
        behind = self._initials(at)
        if behind == at:
            return self._with_bare_letter(at)
        letters = "".join(token.text for token in self._tokens[at:behind])
        if letters.lower() in person_words().abbreviations:
            return None
        named = self._surname(behind, is_strange)
        if named is None:
            return None
        if self._tokens[behind].kind == "p" or letters.count(".") > 1:
            return named, True
        word = self._tokens[behind].text
        if letters[0] in _LABEL_LETTERS and _LINE_START.search(
            self._text, max(0, self._tokens[at].start - 80), self._tokens[at].start
        ):
            following = self._text[self._end_of(named) : self._end_of(named) + 4]
            ends = (
                following.strip() == "" or following.lstrip()[:1] in ",(;/|\n)" or following.startswith((" en ", "\n"))
            )
            return (named, True) if is_listed(word) and ends else None
        return named, is_listed(word)

    def _with_bare_letter(self, at: int) -> tuple[int, bool] | None:
        token = self._tokens[at]
        if (
            token.kind != "W"
            or len(token.text) > 2
            or not token.text.isupper()
            or at + 1 >= self._len
            or not token.joined
        ):
            return None
        bound = self._tokens[at + 1].kind == "p" and folded(self._tokens[at + 1].text) not in _LOOSE
        named = self._surname(at + 1)
        if named is None or not is_listed(self._tokens[named - 1].text):
            return None
        return named, bound

    def _with_first_name(self, at: int) -> tuple[int, bool] | None:
        """ "Fatma Yilmaz", "Jan Willem de Boer", "Mohammed B."."""
        if not self._is_first(at) or not self._tokens[at].joined:
            return None
        behind = at + 1
        while behind < self._len and behind - at < _MOST_FIRST_NAMES and self._tokens[behind].joined:
            if self._tokens[behind].kind == "I" or (self._is_first(behind) and behind + 1 < self._len):
                behind += 1
            else:
                break
        named = self._surname(behind, may_be_surname)
        if named is None and behind > at + 1 and is_listed(self._tokens[behind - 1].text):
            return behind, True
        if named is None and behind < self._len and self._is_first(behind):
            return behind + 1, False
        if named is None:
            last = self._tokens[behind] if behind < self._len else self._tokens[behind - 1]
            end = behind + 1 if behind < self._len else behind
            lettered = last.kind == "I" and last.text.count(".") == 1 and end > at + 1
            return (end, True) if lettered else None
        listed = is_listed(self._tokens[named - 1].text)
        if not listed and any(token.behind == "\n" for token in self._tokens[at : named - 1]):
            return None
        return named, listed or self._tokens[behind].kind == "p"

    def _surname_first(self, at: int) -> tuple[int, bool] | None:
        """ "Jansen, P.", "Vries, J. de", "Yilmaz, Fatma", "Jansen P."."""
        inner = at
        while inner < self._len and self._tokens[inner].kind == "p" and self._tokens[inner].joined:
            inner += 1
        if inner + 1 >= self._len or self._tokens[inner].kind != "W":
            return None
        surname, given = self._tokens[inner], self._tokens[inner + 1]
        sure = is_listed(surname.text)
        if (
            is_barred(surname.text)
            or not (sure or is_strange(surname.text))
            or (not sure and self._is_known(surname.text))
        ):
            return None
        end = inner + 2
        if given.kind == "I" and given.text.lower() not in person_words().abbreviations:
            while end < self._len and self._tokens[end].kind == "I" and self._tokens[end - 1].joined:
                end += 1
            parted = surname.behind == ","
            bound = end
            while bound < self._len and self._tokens[bound].kind == "p" and self._tokens[bound].text.islower():
                bound += 1
            goes_on = bound < self._len and self._tokens[bound].kind == "W" and self._tokens[bound - 1].behind == ""
            if goes_on or not (parted or (sure and surname.behind == "" and not is_first(surname.text))):
                return None
            return bound, sure or bound > end
        goes_on = end < self._len and self._tokens[end].kind in ("W", "p") and self._tokens[end - 1].behind == ""
        if surname.behind == "," and sure and given.kind == "W" and is_first(given.text) and not goes_on:
            return end, True
        return None

    def _with_function(self, at: int) -> tuple[int, bool] | None:
        """ "wethouder De Vries", "teamleider Fatma"."""
        function = self._before_particles(at)
        if function not in person_words().functions:
            return None
        named = self._surname(at, is_strange if function in person_words().persons_functions else _none)
        if named is not None:
            word = self._tokens[named - 1].text
            return named, is_listed(word)
        return (at + 1, True) if self._is_first(at) else None

    def _strange_first_name(self, at: int) -> tuple[int, bool] | None:
        """ "Wybrich van der Veen": no first name of the list, before a surname of it."""
        token = self._tokens[at]
        if (
            token.kind != "W"
            or at + 1 >= self._len
            or token.behind != ""
            or not is_strange(token.text)
            or is_barred(token.text)
        ):
            return None
        if self._is_known(token.text):
            return None
        named = self._surname(at + 1)
        return (named, False) if named is not None and is_listed(self._tokens[named - 1].text) else None

    def _in_zone(self, at: int) -> tuple[int, bool] | None:
        """A surname or first name alone, or two words of no list, where names of persons are expected."""
        named = self._surname(at)
        if named is not None and (is_listed(self._tokens[named - 1].text)):
            return named, False
        token = self._tokens[at]
        if self._is_first(at):
            return at + 1, False
        strange = token.kind == "W" and is_strange(token.text) and not is_barred(token.text) and token.behind == ""
        if not strange or self._is_known(token.text):
            return None
        named = self._surname(at + 1, is_unlisted) if at + 1 < self._len else None
        return None if named is None else (named, False)

    def _greeted(self, at: int) -> bool:
        start = self._tokens[at].start
        return _GREETING.search(self._text, max(0, start - _BEFORE), start) is not None

    def _is_body(self, at: int, end: int) -> bool:
        """Whether the words beside a name, or what is known, make it that of a body or a street."""
        words = person_words()
        found = before(self._text, self._tokens[at].start)
        previous = "" if found is None or found.sign == ":" else self._previous(at)
        if previous in words.before_bodies or previous.endswith(words.before_ends):
            return True
        start, last = self._tokens[at].start, self._end_of(end)
        following = _FOLLOWING.match(self._text, last)
        behind = self._tokens[end - 1].behind
        if following is not None and behind == "":
            word = folded(following["word"])
            if word in words.bodies or (following["word"][0].isupper() and word.endswith(words.bodies)):
                return True
        if self._text[last : last + 1] == "-" or is_barred(self._tokens[end - 1].text):
            return True
        named = " ".join(self._text[start:last].split())
        longer = named if following is None else f"{named} {following['word']}"
        return self._is_known(named) or (longer != named and self._is_known(longer))
