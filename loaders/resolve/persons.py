"""Persons do not belong in the network: finding their names, e-mail addresses and phone numbers."""

import re
from functools import lru_cache
from pathlib import Path

from graph.reference import is_ordinary_word
from graph.reference.checked_yaml import FileModel, read_yaml

_AROUND_AT = 64
_BEFORE_AT = re.compile(r"[A-Za-z0-9._%+-]{1,64}\Z")
_BEHIND_AT = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:"
    r"0[89]00[ -]?\d{4,7}"  # 0800 and 0900 numbers
    r"|(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|\(?0)[1-9](?:[ )-]{0,2}\d){8}"
    r")(?!\d)"
)
_TITLE = r"(?:mr|dhr|mevr|mw|drs|dr|ir|ing|prof|bc)\.?|mevrouw|meneer|de heer"
_PARTICLE = r"(?:van|de|der|den|het|ter|ten|te|'t|’t|op|in|el|al|la|le|du|bin|ben)"
_INITIALS = r"(?:[A-Z]\.|(?:Th|Ch|Ph|IJ)\.)(?:[ ]?(?:[A-Z]\.|(?:Th|Ch|Ph|IJ)\.)){0,4}"
_SURNAME = r"[A-Z][a-zà-ÿ'’]+(?:[ -][A-Z][a-zà-ÿ'’]+){0,2}"
_WITH_INITIALS = re.compile(rf"{_INITIALS}[ ]?(?:{_PARTICLE}[ ]){{0,3}}{_SURNAME}")
_WITH_TITLE = re.compile(
    rf"(?:(?:{_TITLE})[ ]){{1,3}}(?:{_INITIALS}[ ]?)?(?:[A-Z][a-zà-ÿ]+[ ]){{0,2}}(?:{_PARTICLE}[ ]){{0,3}}{_SURNAME}",
)
_FIRST_NAME = re.compile(
    rf"(?P<first>[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?) (?P<particles>(?:{_PARTICLE} ){{0,3}})(?P<surname>{_SURNAME})"
)
_LONGEST = 120


def personal_data(text: str) -> list[tuple[int, int]]:
    """Where ``text`` has an e-mail address or a Dutch phone number, in order; time linear in its length."""
    found = [match.span() for match in _PHONE.finditer(text)]
    at = text.find("@")
    while at != -1:
        before = _BEFORE_AT.search(text[max(0, at - _AROUND_AT) : at])
        behind = _BEHIND_AT.match(text, at + 1)
        if before is not None and behind is not None:
            found.append((at - len(before.group()), behind.end()))
        at = text.find("@", at + 1)
    return sorted(found)


def is_personal(text: str) -> bool:
    """Whether ``text`` holds an e-mail address or phone number."""
    return len(personal_data(text)) > 0


def looks_like_person(text: str) -> bool:
    """Whether ``text`` is the name of a person, by its title or its initials and by nothing else.

    "mw. A. de Vries" and "J.P. Jansen" are; "Jan Jansen" cannot be told from an organisation ("Jan Arends"). Ask this
    only of a name that is in no list: "O.M. Den Haag" has the form of a name too.
    """
    name = " ".join(text[: 2 * _LONGEST].split())
    if name.endswith(")"):
        name = name.partition("(")[0].strip()
    if name == "" or len(name) > _LONGEST:
        return False
    small = name[0].lower() + name[1:]
    return _WITH_INITIALS.fullmatch(name) is not None or _WITH_TITLE.fullmatch(small) is not None


def may_be_person(text: str) -> bool:
    """Whether ``text`` has the form of a first name and a surname, which an organisation's name can have too.

    The rule of a careful reader: a common first name before a surname ("Jan Jansen", "Fatima el Amrani"), or any
    capitalised word that is no ordinary one before a particle and a surname ("Wybren van der Veen"). Bodies are
    named after people ("Pieter van Foreest"), so this is told and never left out on this ground alone; a name that
    ends in a word for a body ("Jan de Vries Stichting") is a body's. Ask this only of a name that is in no list.
    """
    name = " ".join(text[: 2 * _LONGEST].split())
    if name.endswith(")"):
        name = name.partition("(")[0].strip()
    found = _FIRST_NAME.fullmatch(name)
    if found is None or found["surname"].lower().endswith(_words().bodies):
        return False
    if found["first"].partition("-")[0] in _words().first_names:
        return True
    return found["particles"] != "" and not is_ordinary_word(found["first"])


class _PersonWords(FileModel):
    """What ``first_names.yaml`` holds."""

    first_names: tuple[str, ...]
    bodies: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _PersonWords:
    """The words of ``first_names.yaml``, read once."""
    return read_yaml(Path(__file__).with_name("first_names.yaml"), _PersonWords)
