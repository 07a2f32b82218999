"""Cells with parties: which stretches of an owner cell or a partner list are one party each.

The rule in the writer's mind: parties are divided by commas, by bullets, by "en", or by a line of their own. A line
also ends where a narrow column is full, and then the name goes on. Which of the two it is, the lexicon says first
(both parts are known names, or the whole is), and for names nobody knows the width of the column does: where the
next word would have fitted, the writer broke the line on purpose.

This divides the lines of a cell, where breaks and the width of a column tell; ``loaders.resolve.split_parties`` then
trims what one line holds around a name ("o.a.", an article, "e.a."), and knows of no lines.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from graph.model.quotes import Stretch
from loaders.document.lines import Piece, clean
from loaders.plan.joining import Join, Joiner
from loaders.plan.letters import letters
from loaders.plan.words import PlanWords

_DIVIDER = re.compile(r"[,;]|(?<!\s)\s+(?:en|&|\+)\s+|(?<!\s)\s*/\s*")
_SUSPENDED = re.compile(r"[^\W\d_][-\u2010\u2011]$")
_SUSPENDED_LINE = re.compile(r"[^\W\d_][-\u2010\u2011] (?:en|of|&|\+) ?\S*$")
_JOINING = frozenset({"en", "of"})
"""Words that also stand between two parties: behind one a name may go on, or another may begin."""
_EDGE = " \t\r\n.,;:\ufffd"
_MOST_MERGED = 7
# Of the 437 parties of three shipped texts and the fourteen of the tests none is made of more than three parts.
_LONGEST_NAME = 200
# The longest of those 437 has 35 letters.
_UNKNOWN = 10.0
# Less than a break that need not have been (12), so that a name does not go on over it: at 13 one of the 17 texts reads
# two names as one.
_BARE = 15.0
# "Stichting" alone is no name: more than an unknown name and less than two, so that it takes the next line though there
# was room for more (10 + 12 < 15 + 10).
_SWALLOWED = 1.0
# For a known name within an unknown one: more than a soft break (0.5), or an unknown name swallows it; at 0 one of the
# 17 texts is read otherwise.
_ITS_TOWN = 0.2
# "Jongerenwerk" and the own town on the next line of a full column: less than the break between two parties (0.5).
_ITS_NAME = 10.2
# A name that nobody knows (10) with the soft break in it, where its first words are known as well: less than apart
# (10 and 0.5), more than one unknown name on one line.
_PAIR = 0.2
# Two topics with "en" between them and nothing before them are one department: less as one than apart (0.4).
_PAIR_APART = 0.4
# More than as one (0.2), and less than a soft break (0.5), so that nothing else in the cell is divided otherwise.
_NEVER = math.inf


class Names(Protocol):
    """What dividing cells needs of a lexicon."""

    def is_name(self, text: str) -> bool:
        """Whether this is a known name."""

    def is_own_town(self, text: str) -> bool:
        """Whether this is the bare name of the plan's own municipality."""

    def is_topic(self, text: str) -> bool:
        """Whether this is an ordinary word that also names a department: "Jeugd", "Wonen"."""

    def is_function(self, text: str) -> bool:
        """Whether this is a function within the municipality: "Wethouder"."""

    def is_word(self, word: str) -> bool:
        """Whether this is an ordinary word."""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party in a cell: its words and where they stand."""

    written: str
    start: int
    end: int
    known: bool
    joins: tuple[Join, ...] = ()
    places: tuple[Stretch, ...] = ()
    """Its stretches where it is broken over lines of a cell; else it stands from ``start`` to ``end``."""
    whole: bool = False
    """Whether "en" in it joins what one party is about: it is not divided again."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where its words stand."""
        return self.places if len(self.places) > 0 else ((self.start, self.end),)


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    text: str
    before: str
    """What divides this from the atom before: hard, and, slash, soft, fits, bullet, glue, broken, suspended."""
    line: int
    """Which line of the cell it stands on."""
    sign: str = ""
    """The divider as it stands."""


def divide(
    cell: Sequence[Piece], names: Names, joiner: Joiner, words: PlanWords, width: int | None = None
) -> tuple[NamedParty, ...]:
    """The parties of a cell, in order.

    Args:
        cell: the pieces of the cell, a line each.
        names: the known names.
        joiner: decides about words broken over lines.
        words: the words of plans.
        width: characters that fit on a line of this column; None for the longest line of the cell.
    """
    room = max((len(piece.text) for piece in cell), default=0) if width is None else width
    atoms = _atoms(cell, room, words, nested=True) or _atoms(cell, room, words, nested=False)
    if len(atoms) == 0:
        return ()
    best = _Division(atoms, names, joiner, words, whole=width is not None).best()
    return tuple(party for party in best if party.written != "")


def all_known(parties: Sequence[NamedParty]) -> bool:
    """Whether a cell holds nothing but known parties."""
    return len(parties) > 0 and all(party.known for party in parties)


def _atoms(cell: Sequence[Piece], room: int, words: PlanWords, *, nested: bool) -> tuple[_Atom, ...]:
    atoms: list[_Atom] = []
    depth = 0
    for index, piece in enumerate(cell):
        offset = piece.content - piece.start
        before, sign = "glue" if depth > 0 else _line_break(cell, index, room, words), ""
        position = counted = offset
        for found in (*_DIVIDER.finditer(piece.text, offset), None):
            end = len(piece.text) if found is None else found.start()
            if nested:
                depth += piece.text.count("(", counted, end) - piece.text.count(")", counted, end)
                counted = end
            if found is not None and depth > 0:
                continue
            depth = max(0, depth)
            _append(atoms, piece.start + position, piece.text[position:end], before, (index, sign))
            if found is not None:
                sign = found.group().strip()
                before = _divided_by(sign, piece.text[: found.start()])
                position = found.end()
                if position >= len(piece.text.rstrip()):
                    before = "hard"
    return () if depth > 0 else tuple(atoms)


def _divided_by(sign: str, left: str) -> str:
    """What a sign between words does; "Zorg- en Veiligheidshuis" is one name, whoever knows it."""
    if sign in (",", ";"):
        return "hard"
    if sign == "/":
        return "slash"
    return "suspended" if _SUSPENDED.search(left) is not None else "and"


def _append(atoms: list[_Atom], start: int, inner: str, before: str, line: tuple[int, str]) -> None:
    text = clean(inner).strip(_EDGE)
    if text == "":
        return
    lead = len(inner) - len(inner.lstrip(_EDGE))
    trail = len(inner.rstrip(_EDGE))
    if "." in text and inner.rstrip(" ,;:").endswith("."):
        text, trail = text + ".", len(inner.rstrip(" ,;:\t"))
    atoms.append(_Atom(start + lead, start + max(lead, trail), text, before, *line))


def _line_break(cell: Sequence[Piece], index: int, room: int, words: PlanWords) -> str:
    piece = cell[index]
    if index == 0:
        return "hard"
    if piece.bulleted:
        return "bullet"
    if cell[index - 1].broken:
        return "broken"
    last, first = cell[index - 1].text.rstrip(), piece.words.split(" ")[0]
    if last.endswith((",", ";")):
        return "hard"
    if _SUSPENDED_LINE.search(f"{last} {first}") is not None:
        return "glue"
    if last.endswith(("-", "\u2010")) and last[-2:-1].islower() and first[:1].islower():
        return "hyphen"  # "jeugd-" over "reclassering" is one word, whatever its halves are by themselves
    ending = last.split(" ")[-1].lower()
    if ending in words.halves_of_names:
        return "glue"  # nor in "openbare"
    if last[-1:].isalpha() and ending not in _JOINING and words.goes_on(last):
        return "glue"  # no name ends in "aan" or "van de"
    return "fits" if len(last) + 1 + len(first) <= room else "soft"


def _places(atoms: Sequence[_Atom]) -> tuple[Stretch, ...]:
    """The stretches of atoms, one for each line; none where all stand on one line."""
    if atoms[0].line == atoms[-1].line:
        return ()
    return tuple(
        (group[0].start, group[-1].end)
        for _, same in groupby(atoms, key=lambda atom: atom.line)
        if len(group := tuple(same)) > 0
    )


_UNBROKEN = ("glue", "broken", "hyphen", "suspended")
"""What stands before an atom that never begins a party."""


class _Division:
    """The cheapest way to divide atoms into parties, by dynamic programming over their boundaries."""

    def __init__(
        self, atoms: Sequence[_Atom], names: Names, joiner: Joiner, words: PlanWords, *, whole: bool = False
    ) -> None:
        self._atoms, self._whole = atoms, whole
        self._names, self._joiner, self._words = names, joiner, words
        self._comma = any(atom.before == "hard" for atom in self._atoms[1:])
        self._single = [self._known(atom.text) for atom in self._atoms]
        self._pairs = [at > 0 and (self._is_pair(at) or self._is_its_topic(at)) for at in range(len(self._atoms))]

    def best(self) -> list[NamedParty]:
        """The parties of the cheapest division."""
        count = len(self._atoms)
        costs = [0.0] + [_NEVER] * count
        choice: list[tuple[int, NamedParty] | None] = [None] * (count + 1)
        for begin in range(count):
            boundary = costs[begin] + (self._boundary(begin) if begin > 0 else 0.0)
            for end, (cost, party) in enumerate(self._parts(begin), start=begin + 1):
                if boundary + cost < costs[end]:
                    costs[end], choice[end] = boundary + cost, (begin, party)
        parties: list[NamedParty] = []
        position = count
        while position > 0:
            chosen = choice[position]
            if chosen is None:
                break
            position, party = chosen
            parties.append(party)
        return parties[::-1]

    def _boundary(self, index: int) -> float:
        kind = self._atoms[index].before
        if self._pairs[index]:
            return _PAIR_APART
        return {"soft": 0.5, "slash": 0.4, **dict.fromkeys(_UNBROKEN, _NEVER)}.get(kind, 0.0)

    def _parts(self, begin: int) -> Iterator[tuple[float, NamedParty]]:
        """What the atoms from ``begin`` on are as one party: one atom, two, and so on, with what that costs."""
        first = self._atoms[begin]
        text, joins, swallowed = first.text, list[Join](), 0
        for end in range(begin + 1, min(len(self._atoms), begin + _MOST_MERGED) + 1):
            atom = self._atoms[end - 1]
            if end - begin > 1:
                if atom.before == "hard":
                    return
                text, join = self._merge(text, self._atoms[end - 2], atom)
                joins.extend(join)
            swallowed += self._single[end - 1]
            known = self._single[begin] if end - begin == 1 else self._known(text)
            cost = 0.0 if known else _BARE if letters(text) in self._words.party_nouns else _UNKNOWN
            cost += sum(self._merge_cost(index, known) for index in range(begin + 1, end))
            if not known and end - begin > 1:
                cost += _SWALLOWED * swallowed
            if end - begin == 2 and self._single[begin] and self._is_its_town(end - 1):
                cost = _ITS_TOWN
            if end - begin == 2 and not known and self._is_its_name(end - 1):
                cost = _ITS_NAME
            if end - begin == 2 and self._pairs[end - 1]:
                cost = _PAIR
            places, whole = _places(self._atoms[begin:end]), end - begin == 2 and self._pairs[end - 1]
            yield cost, NamedParty(text, first.start, atom.end, known, tuple(joins), places, whole)

    def _merge(self, text: str, previous: _Atom, atom: _Atom) -> tuple[str, list[Join]]:
        if atom.before == "slash":
            return f"{text}/{atom.text}", []
        if atom.before in ("and", "suspended"):
            return f"{text} {atom.sign} {atom.text}", []
        if atom.before in ("bullet", "glue"):
            return f"{text} {atom.text}", []
        if atom.before == "broken":
            return f"{text}{atom.text}", []
        kept, between, rule = self._joiner.between(text, atom.text)
        if rule is None:
            return f"{kept}{between}{atom.text}", []
        joined = re.split(r"\s", kept)[-1] + atom.text.split(" ")[0]
        return f"{kept}{between}{atom.text}", [Join(previous.start, atom.end, joined, rule)]

    def _merge_cost(self, index: int, known: bool) -> float:
        atom, previous = self._atoms[index], self._atoms[index - 1]
        if known:
            return {"soft": 0.1, **dict.fromkeys(_UNBROKEN, 0.0)}.get(atom.before, 0.3)
        if atom.before in _UNBROKEN or atom.text.startswith("("):
            return 0.0
        if atom.before in ("soft", "fits") and self._one_word(previous, atom):
            return 0.0
        if atom.before in ("and", "slash") and self._begins_function(previous, atom):
            return 12.0
        if atom.before in ("soft", "slash"):
            return 0.1
        if atom.before == "and" and not self._comma and " " not in atom.text and not self._single[index]:
            return 1.5
        return 12.0

    def _is_its_town(self, index: int) -> bool:
        """Whether the line goes on with the own town: who means the municipality writes "gemeente" before it."""
        return self._atoms[index].before == "soft" and self._names.is_own_town(self._atoms[index].text)

    def _is_its_name(self, index: int) -> bool:
        """Whether a full line ends in a word for a party and the next names it: "Wijkteam / Noord".

        Where commas divide the parties of a cell, the ends of its lines do not, whatever known name stands there; of
        lines that may be of two cells (a column without a width) that says nothing.
        """
        left, right = self._atoms[index - 1], self._atoms[index]
        named = (
            right.before == "soft" and self._single[index - 1] and not self._single[index] and right.text[0].isupper()
        )
        return named and ((self._comma and self._whole) or letters(left.text) in self._words.nameless)

    def _is_pair(self, index: int) -> bool:
        """Whether "en" joins two topics, as departments are called: "Jeugd en Onderwijs", "Economie en Toerisme".

        Behind a comma it closes a list: "Veiligheid, Jeugd en Onderwijs" are three.
        """
        left, right = self._atoms[index - 1], self._atoms[index]
        if right.before != "and" or (left.before == "hard" and index > 1):
            return False
        if index + 1 < len(self._atoms) and self._atoms[index + 1].before == "and":
            return False
        if self._is_of_both(left.text, index):
            return True
        first, second = self._is_topic(index - 1), self._is_topic(index)
        return (first and (second or self._may_be_topic(index))) or (second and self._may_be_topic(index - 1))

    def _is_of_both(self, left: str, index: int) -> bool:
        """Whether what stands before "en" is a word for a party with its subject, and behind it stands another subject:
        "beleidsadviseur Zorg en Veiligheid". Of a function any noun can be the subject, of a team a department's is."""
        noun, _, subject = left.partition(" ")
        right = self._atoms[index].text
        if self._words.is_function(noun):
            return all(self._is_noun(word) for word in (subject, right)) and not self._words.begins_party(right)
        team = subject[:1].isupper() and self._words.begins_party(noun)
        if team and self._names.is_name(f"{subject} {self._atoms[index].sign} {right}"):
            return True
        return team and self._names.is_topic(subject) and (self._is_topic(index) or self._may_be_topic(index))

    def _is_noun(self, text: str) -> bool:
        return text[:1].isupper() and " " not in text and self._names.is_word(text)

    def _begins_function(self, previous: _Atom, atom: _Atom) -> bool:
        """Whether a function stands behind "en" or "/", or alone before "/": then these are two parties."""
        alone = atom.before == "slash" and self._words.is_function(previous.text)
        return alone or (
            self._words.is_function(atom.text.split()[0]) and self._words.begins_party(previous.text.split()[0])
        )

    def _is_its_topic(self, index: int) -> bool:
        """Whether the line below a function names what it is about: "Wethouder / Wonen"."""
        below = self._atoms[index].before in ("soft", "fits") and self._atoms[index - 1].before != "and"
        return (
            below
            and self._names.is_function(self._atoms[index - 1].text)
            and self._names.is_topic(self._atoms[index].text)
        )

    def _is_topic(self, index: int) -> bool:
        return self._single[index] and self._names.is_topic(self._atoms[index].text)

    def _may_be_topic(self, index: int) -> bool:
        text = self._atoms[index].text
        return not self._single[index] and text[:1].isupper() and self._names.is_word(text)

    def _one_word(self, previous: _Atom, atom: _Atom) -> bool:
        return self._joiner.between(previous.text, atom.text)[1] == ""

    def _known(self, text: str) -> bool:
        if text.endswith("-") or len(text) > _LONGEST_NAME:
            return False
        if self._names.is_name(text):
            return True
        found = re.fullmatch(r"(.{2,}?)\s*\(([^()]+)\)", text)
        return found is not None and (self._names.is_name(found.group(1)) or self._names.is_name(found.group(2)))
