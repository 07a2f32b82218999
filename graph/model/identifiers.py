"""Identifiers: a pure function of the content, so that the same text gives the same network everywhere."""

import hashlib
import re
import unicodedata

PATTERN = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
"""Every identifier matches this whole pattern and is unique over all labels."""

_HEX_LENGTH = 10
_SLUG_LENGTH = 60
_NEITHER = re.compile(r"[\W_]+")


def is_identifier(text: str) -> bool:
    """Whether ``text`` has the form of an identifier."""
    return PATTERN.fullmatch(text) is not None


def fold(text: str) -> str:
    """``text`` lower-cased, without accents and with ligatures written out: the form in which names are compared."""
    if text.isascii():
        return text.lower()
    folded = _folded_once(text)
    again = _folded_once(folded)
    while again != folded:  # A sign can decompose into one that folds once more; that ends after two or three times.
        folded, again = again, _folded_once(again)
    return folded


def _folded_once(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def letters_and_digits(text: str) -> str:
    """Only the letters and digits of ``text``, lower-cased; what makes two writings of a text the same text."""
    return _NEITHER.sub("", text.lower())


def slug(text: str) -> str:
    """A readable identifier part for ``text``: at most 60 characters, and a hash where letters were lost.

    A text without any Latin letter or digit gives ten hex digits of its SHA-256.
    """
    folded = fold(text)
    plain = "-".join(re.findall(r"[a-z0-9]+", folded))
    lost = any(char.isalnum() and not char.isascii() for char in folded)
    if plain == "":
        return short_hash(text)
    if lost or len(plain) > _SLUG_LENGTH:
        kept = plain[: _SLUG_LENGTH - _HEX_LENGTH - 1].rstrip("-")
        return f"{kept}-{short_hash(letters_and_digits(text))}"
    return plain


def short_hash(text: str) -> str:
    """The first ten hex digits of the SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_HEX_LENGTH]


def plan_id(owner: str, year: int | None, title: str) -> str:
    """``<owner>.<year>``, or ``<owner>.<slug of the title>`` for a plan without a year."""
    return f"{owner}.{slug(title) if year is None else year}"


def ambition_id(plan: str, number: int | str | None, title: str | None) -> str:
    """``<plan>.ambition-<number>``; without a number the slug of its title; without both ``<plan>.ambition``."""
    if number is not None:
        return f"{plan}.ambition-{slug(str(number))}"
    return f"{plan}.ambition" if title is None else f"{plan}.ambition-{slug(title)}"


def block_id(ambition: str, title: str | None) -> str:
    """``<ambition>.<slug of the block's title>``; ``<ambition>.block`` for one without a title."""
    return f"{ambition}.block" if title is None else f"{ambition}.block-{slug(title)}"


def action_id(plan: str, ambition_number: int | str | None, text: str) -> str:
    """``<plan>.<10 hex of SHA-256 over the ambition's number and the letters and digits of the text>``."""
    number = "" if ambition_number is None else str(ambition_number).lower()
    return f"{plan}.{short_hash(number + letters_and_digits(text))}"


def relation_id(plan: str | None, relation_type: str, source: str, target: str, detail: str = "") -> str:
    """The identifier of a relation: its type and a hash of what it joins, under its plan where it has one."""
    digest = hashlib.sha256("|".join((relation_type, source, target, detail)).encode("utf-8")).hexdigest()[:16]
    kind = relation_type.lower().replace("_", "-")
    return f"{kind}.{digest}" if plan is None else f"{plan}.{kind}.{digest}"


class Unique:
    """Hands out identifiers within one plan; a second equal one gets ``-2``, a third ``-3``."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """``wanted`` if it is free, else with the first free number behind it; in constant time on average."""
        given, number = wanted, self._next.get(wanted, 2)
        while given in self._used:
            given = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self._used.add(given)
        return given
