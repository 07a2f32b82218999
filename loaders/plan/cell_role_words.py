"""The words inside a cell of parties that give a role: ``cell_roles`` of ``words.yaml``, made ready to look for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.vocabulary import Role
from graph.reference.checked_yaml import FileModel
from loaders.plan.letters import letters

_BROKEN = r"(?:-\n)?"
_LONG = 6
"""A word of so many letters may be broken over two lines of a narrow cell."""
_DITTO_SIGNS = re.compile(r"[\s\"'“”„‟″〃‚,.–—-]*[\"“”„‟″〃][\s\"'“”„‟″〃‚,.–—-]*|''|,,")


class CellRoleLists(FileModel):
    """What ``cell_roles`` holds; what each list is for stands in ``words.yaml``."""

    lead_ins: dict[Role, tuple[str, ...]]
    before_names: tuple[str, ...]
    asks: tuple[str, ...]
    not_them: tuple[str, ...]
    not_not: tuple[str, ...]
    but: tuple[str, ...]
    both: tuple[str, ...]
    ditto: tuple[str, ...]
    letters: dict[str, dict[str, Role]]
    not_alone: tuple[str, ...]
    other_letters: tuple[str, ...]


@dataclass(frozen=True)
class CellRoleWords:
    """The words as patterns; each pattern is looked for in the lines of a cell, joined by line breaks."""

    lead_ins: re.Pattern[str]
    """A phrase before those it gives a role; the name of the group is the role."""
    before_names: re.Pattern[str]
    """A short word for "together with" that is one only between two names; ``name`` is the second."""
    labels: re.Pattern[str]
    """A word or letter for a role with a colon behind it, at the beginning of a line or behind a sign."""
    asks: re.Pattern[str]
    not_but: re.Pattern[str]
    """ "niet X maar": ``them`` is X."""
    not_them: re.Pattern[str]
    """ "niet X" up to the next sign: ``them`` is X."""
    both: re.Pattern[str]
    ditto: frozenset[str]
    label_roles: Mapping[str, Role]
    schemes: tuple[Mapping[str, Role], ...]
    others: frozenset[str]
    """Letters that only a legend can explain."""
    not_alone: frozenset[str]
    """Letters that say a role only beside another of their scheme."""

    def is_ditto(self, text: str) -> bool:
        """Whether a cell says no more than that it is as the row above."""
        return letters(text) in self.ditto or _DITTO_SIGNS.fullmatch(text.strip()) is not None

    def letter(self, letter: str, beside: Iterable[str], legend: Mapping[str, Role]) -> Role | None:
        """The role of a letter: as the document's legend says, else as the one scheme does to which all letters belong.

        Of several schemes ("R" is of RASCI and of VERI) none is chosen, unless they say the same. A letter that only
        one scheme has is that one's, whatever stands beside it.
        """
        if letter in legend:
            return legend[letter]
        of_it = [scheme for scheme in self.schemes if letter in scheme]
        fitting = {scheme[letter] for scheme in of_it if set(beside) <= set(scheme)}
        if letter in self.not_alone:
            return fitting.pop() if len(fitting) == 1 and set(beside) != {letter} else None
        if len(fitting) == 0 and len(of_it) == 1:
            return of_it[0][letter]
        return fitting.pop() if len(fitting) == 1 else None

    @cached_property
    def letters(self) -> frozenset[str]:
        """All letters that are a role somewhere."""
        return frozenset(letter for scheme in self.schemes for letter in scheme) | self.others


def cell_role_words(raw: CellRoleLists, labels: Sequence[Mapping[Role, Sequence[str]]]) -> CellRoleWords:
    """The patterns; ``labels`` are the words for roles elsewhere in ``words.yaml``, which count before a colon too."""
    named = {letters(word): role for group in reversed(labels) for role, words in group.items() for word in words}
    words = [word for group in labels for given in group.values() for word in given]
    lead_ins = "|".join(f"(?P<{role.value}>{_either(given)})" for role, given in raw.lead_ins.items())
    not_not = f"(?!(?:{_either(raw.not_not)})\\b)"
    before = f"(?:{_either(raw.not_them)})"
    edge = r"(?:^|(?<=[;,/|(–-])|(?<=[;,/|(–-]\s)|(?<=\s)(?=[A-Z]))"
    return CellRoleWords(
        lead_ins=re.compile(rf"(?<![\w.])(?:{lead_ins})\s?:?(?!\w)\s*"),
        labels=re.compile(
            rf"{edge}(?:(?P<word>{_either(words)})|(?P<letter>[A-Z](?:[/,+&][A-Z])?))\s?:\s*", re.MULTILINE
        ),
        before_names=re.compile(
            rf"(?<=\S)(?:\s+|\s*\()(?:{_either(raw.before_names)})\s+(?P<name>[^,;:&/()\n]+?)(?=\s+en\s|[,;&/()\n]|$)"
        ),
        asks=re.compile(rf"(?<=\S)\s+(?:{_either(raw.asks)})\s+(?=\S)"),
        not_but=re.compile(rf"(?<!\w){before}\s+{not_not}(?P<them>[^;()\n]+?),?\s+(?:{_either(raw.but)})\s+"),
        not_them=re.compile(
            rf"(?:^|(?<=[,;(])\s?|(?<=\s)en\s+|(?<=\s)){before}\s+{not_not}(?P<them>[^,;()\n]+)", re.MULTILINE
        ),
        both=re.compile(rf"(?<!\w)(?:{_either(raw.both)})\s+"),
        ditto=frozenset(letters(word) for word in raw.ditto),
        label_roles=named,
        schemes=tuple(raw.letters.values()),
        others=frozenset(raw.other_letters),
        not_alone=frozenset(raw.not_alone),
    )


def _either(phrases: Iterable[str]) -> str:
    return "|".join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _phrase(phrase: str) -> str:
    """A phrase as a pattern: over line breaks, its first letter great or small, with or without its full stops."""
    return r"\s+".join(_word(word, first=at == 0) for at, word in enumerate(phrase.split()))


def _word(word: str, *, first: bool) -> str:
    if "." in word.rstrip("."):
        stopped = r"\s?".join(rf"[{char}{char.upper()}]\." for char in word.split(".") if char != "")
        return rf"(?:{stopped[:-2]}(?:\.|\b)|{word.replace('.', '')})"
    chars = [re.escape(char) for char in word]
    if first:
        chars[0] = f"[{chars[0]}{word[0].upper()}]" if word[0].isalpha() else chars[0]
    return (_BROKEN if len(word) >= _LONG else "").join(chars)
