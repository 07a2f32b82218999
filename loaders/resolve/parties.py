"""A list of parties, written on one line or over several, split into the parties.

What parts two parties: a comma, a semicolon, a bullet; "en", "&", "+" and "/" where what stands on both sides says
so; a line break or a space between two known names. Nothing parts a known name ("Zorg- en Veiligheidshuis") and
nothing splits what stands between brackets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.vocabulary import OrganisationKind, ResolutionRule
from loaders.resolve.index import KnownName
from loaders.resolve.lexicon import Lexicon
from loaders.resolve.running_text import BULLETS, Token, tokens_of

_HARD = frozenset({",", ";", "|", "…"}) | BULLETS
_SLASH = "/"
_DASH_BULLET = re.compile(r"\n[^\S\n]*[-–—]\s")
_OPENING, _CLOSING = "([", ")]"
_ACRONYM_LENGTH = 6


@dataclass(frozen=True, slots=True)
class _Unit:
    """A known name, a conjunction, a bracketed part, or a single word or sign; ``first`` to ``end`` are tokens."""

    first: int
    end: int
    name: KnownName | None = None
    joins: bool = False
    bracketed: bool = False


@dataclass(slots=True)
class _Side:
    """What is known of the words on one side of a conjunction."""

    first: int
    end: int
    only_known: bool = False
    named: bool = False
    words: int = 0
    municipality: bool = False


def split_parties(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The places of the parties in ``text``, in order: ``text[start:end]`` is a party as written.

    Lead-ins ("o.a.", "Gemeentelijke afdelingen zoals"), articles before known names, what closes a list ("e.a.") and
    punctuation at the ends are cut off; what names nobody ("n.t.b.") is left out. Linear in the length of ``text``.
    """
    return _Splitter(text, lexicon).spans()


class _Splitter:
    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._tokens = tokens_of(text)
        self._closing = _brackets(self._tokens)
        self._units = list(self._find_units())

    def spans(self) -> list[tuple[int, int]]:
        found = []
        for units in self._listed():
            for first, end in self._parted(units):
                trimmed = self._trim(first, end)
                if trimmed is not None:
                    found.append(trimmed)
        return found

    def _find_units(self) -> Iterator[_Unit]:
        at = 0
        while at < len(self._tokens):
            behind = self._closing.get(at)
            if behind is not None:
                yield _Unit(at, behind + 1, bracketed=True)
                at = behind + 1
                continue
            name = self._lexicon.party_at(self._text, self._tokens, at)
            joining = self._lexicon.conjunctions.length_at(self._tokens, at, len(self._tokens))
            if name is not None and name[0] - at > joining and self._is_one_name(at, name[0]):
                yield _Unit(at, name[0], name=name[1])
                at = name[0]
            elif joining > 0 or self._tokens[at].key == _SLASH:
                yield _Unit(at, at + max(joining, 1), joins=True)
                at += max(joining, 1)
            else:
                yield _Unit(at, at + 1)
                at += 1

    def _is_one_name(self, first: int, end: int) -> bool:
        """A bullet within a name belongs to it only if what stands behind it is no name of its own."""
        for at in range(first + 1, end):
            if self._tokens[at - 1].key in BULLETS and self._lexicon.party_at(self._text, self._tokens, at):
                return False
        return True

    def _listed(self) -> Iterator[list[_Unit]]:
        """The units between signs that always part, and between known names without anything between them."""
        units: list[_Unit] = []
        for unit in self._units:
            if unit.name is None and self._tokens[unit.first].key in _HARD and not unit.bracketed:
                yield units
                units = []
                continue
            if units and self._stand_apart(units[-1], unit):
                yield units
                units = []
            units.append(unit)
        yield units

    def _stand_apart(self, left: _Unit, right: _Unit) -> bool:
        """Whether two units next to each other are two parties, with no sign between them."""
        gap = self._text[self._tokens[left.end - 1].end : self._tokens[right.first].start]
        if _DASH_BULLET.search(gap) is not None:
            return True
        if left.name is None or right.name is None:
            return False
        first, second = left.name.organisation, right.name.organisation
        if second.kind is OrganisationKind.MUNICIPALITY and self._is_bare_place(right):
            return False
        if "-" in gap.strip():
            return False
        if "\n" in gap:
            return True
        related = second.parent == first.id or first.parent == second.id
        is_function = left.name.rule is ResolutionRule.OWN_FUNCTION
        return left.name.is_named and right.name.is_named and not related and not is_function

    def _is_bare_place(self, unit: _Unit) -> bool:
        return self._lexicon.municipality_prefixes.length_at(self._tokens, unit.first, unit.end) == 0

    def _parted(self, units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
        """The parties among units without a sign that always parts: split at conjunctions where both sides allow."""
        if not units:
            return
        sides: list[_Side] = []
        joints: list[_Unit] = []
        start = 0
        for at, unit in enumerate(units):
            if unit.joins:
                sides.append(self._side(units[start:at], unit.first))
                joints.append(unit)
                start = at + 1
        sides.append(self._side(units[start:], units[-1].end))
        left = sides[0]
        for joint, right in zip(joints, sides[1:], strict=True):
            if self._parts(left, joint, right):
                yield left.first, left.end
                left = right
            else:
                left = _Side(left.first, right.end, named=left.named, words=left.words + right.words + 1)
        yield left.first, left.end

    def _side(self, units: Sequence[_Unit], at: int) -> _Side:
        if not units:
            return _Side(at, at)
        first, end = units[0].first, units[-1].end
        begin = self._behind_lead_in(first, end)
        kept = [unit for unit in units if unit.first >= begin and not unit.bracketed]
        known = [unit for unit in kept if unit.name is not None]
        return _Side(
            first,
            end,
            only_known=len(known) > 0 and len(known) == len(kept),
            named=any(unit.name is not None and unit.name.is_named for unit in kept),
            words=sum(unit.end - unit.first for unit in kept),
            municipality=len(kept) > 1 and self._lexicon.municipality_prefixes.length_at(self._tokens, begin, end) > 0,
        )

    def _parts(self, left: _Side, joint: _Unit, right: _Side) -> bool:
        if left.first == left.end or right.first == right.end:
            return True
        if joint.end - joint.first > 1:
            return True
        known = (left.only_known or left.municipality, right.only_known or right.municipality)
        if all(known):
            return True
        if self._ends_in_hyphen(left):
            return False
        one_named = (known[0] and left.named) or (known[1] and right.named)
        acronyms = self._is_acronym(left), self._is_acronym(right)
        if self._tokens[joint.first].key == _SLASH:
            spaced = self._text[self._tokens[joint.first].start - 1].isspace()
            return one_named and (spaced or any(acronyms))
        return one_named or all(acronyms) or self._begin_alike(left, right)

    def _ends_in_hyphen(self, side: _Side) -> bool:
        behind = self._tokens[side.end - 1].end
        return self._text[behind : behind + 1] in {"-", "‐", "‑"}

    def _is_acronym(self, side: _Side) -> bool:
        if side.end - side.first != 1:
            return False
        token = self._tokens[side.first]
        written = self._text[token.start : token.end]
        return written.isupper() and 1 < len(written) <= _ACRONYM_LENGTH

    def _begin_alike(self, left: _Side, right: _Side) -> bool:
        """ "Team Noord en Team Zuid"."""
        same = self._tokens[left.first].key == self._tokens[right.first].key
        return same and left.words > 1 and right.words > 1

    def _behind_lead_in(self, first: int, end: int) -> int:
        """Behind phrases and articles in front of a party; a lead-in of one word must be written small or precede
        a known name."""
        at = first
        while at < end:
            known = self._lexicon.party_at(self._text, self._tokens, at)
            name_length = 0 if known is None else known[0] - at
            length = self._lexicon.lead_ins.length_at(self._tokens, at, end)
            if length == 0 or length < name_length:
                length = self._lexicon.articles.length_at(self._tokens, at, end)
                if length == 0 or length < name_length:
                    break
            if at + length >= end or not (length > 1 or self._may_be_cut(at, at + length)):
                break
            at += length
        return at

    def _may_be_cut(self, at: int, behind: int) -> bool:
        small = self._text[self._tokens[at].start].islower() or not self._text[self._tokens[at].start].isalpha()
        return small or self._lexicon.party_at(self._text, self._tokens, behind) is not None

    def _trim(self, first: int, end: int) -> tuple[int, int] | None:
        tokens = self._tokens
        changed = True
        while changed and first < end:
            before = (first, end)
            cut = self._lexicon.trailers.length_before(tokens, first, end)
            end -= cut
            if first < end:
                first = self._behind_lead_in(first, end)
            while first < end and not _is_word(tokens[first]) and tokens[first].key not in _OPENING:
                first += 1
            while first < end and not _is_word(tokens[end - 1]) and tokens[end - 1].key not in _CLOSING:
                end -= 1
            while end - first > 1 and self._closing.get(first) == end - 1:
                first, end = first + 1, end - 1
            changed = before != (first, end)
        if first >= end or self._lexicon.no_party.is_all(tokens, first, end):
            return None
        if not any(_is_word(token) for token in tokens[first:end]):
            return None
        return tokens[first].start, self._with_full_stop(first, end)

    def _with_full_stop(self, first: int, end: int) -> int:
        """Behind the last token, and behind its full stop where that belongs to an abbreviation ("B.V.")."""
        behind = self._tokens[end - 1].end
        initial = behind - self._tokens[end - 1].start == 1 and end - first > 1
        if initial and self._text[behind : behind + 1] == "." and self._text[behind - 2] == ".":
            return behind + 1
        return behind


def _brackets(tokens: Sequence[Token]) -> dict[int, int]:
    """Opening brackets and what closes them; of nested ones the outermost, of unbalanced ones none."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for at, token in enumerate(tokens):
        if token.key in ("(", "["):
            opened.append(at)
        elif token.key in (")", "]") and opened:
            closing[opened.pop()] = at
    return closing


def _is_word(token: Token) -> bool:
    return token.key[:1].isalnum()
