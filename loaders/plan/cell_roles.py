"""Roles that are written inside a cell of parties: "VTH (trekker)", "gemeente i.s.m. politie", "T: GGD / O: Fier".

The rule in the writer's mind: a word for a role holds for the party before it when it stands between brackets, and for
all parties behind it when it leads up to them ("i.s.m.", "Partners:"), as far as the bracket it stands in, a semicolon
or the next item of a list. What nothing is said of has the role of the column.

A party that is said not to do it ("niet de politie maar Stek") and one that another only asks ("VTH vraagt SHOP") get
no relation at all, and that is told: each of them as a holder would be the opposite of what stands there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.model.vocabulary import HOLDING_ROLES, LeftOut, Role
from loaders.document.lines import Piece, cut
from loaders.plan.cell_role_words import CellRoleWords
from loaders.plan.drafts import Cell, Doubt
from loaders.plan.joined_lines import JoinedLines
from loaders.plan.letters import letters as letters_of
from loaders.plan.parties import NamedParty
from loaders.plan.words import PlanWords

LONGEST_CELL = 2_000
"""Characters of a cell in which roles are looked for, as that costs their square; the longest of 329 cells has 88."""
_WEIGHTIEST = (Role.LEAD, Role.HOLDER, Role.SUPPORT, Role.CONSULTED, Role.INFORMED)
_TOO_LONG = "In deze cel staat te veel voor wie dit doet. Er zijn geen partijen van gemaakt."
_ASKED_UNTIL = re.compile(r"[;)\n]|$")
_LETTERS = re.compile(r"[A-Z](?:\s?[/,+&]\s?[A-Z])*")
_EDGE_BEFORE = re.compile(r"(?:[\s,;/|&+)\]–—-]|(?:en|of)\s)+")
_EDGE_BEHIND = re.compile(r"(?:[\s,;/|&+(\[–—-]|(?<=\s)(?:en|of))+$")
_MARK = re.compile(r"(.+?)(\s*\(|\s+als\s+|\s*:\s*|\s+[-–—]\s+)([^()]+)\)?")
"""A party and the mark of its role: "VTH (trekker)", "VTH als trekker", "VTH: trekker", "VTH - trekker"."""
_MARK_BEFORE = re.compile(r"\(([^(),;]+)[,;]?\s*$")
_ARTICLE = re.compile(r"(?:de|het|een|onze)\s+")


@dataclass(frozen=True, slots=True)
class RolePart:
    """A stretch of a cell whose parties have one role."""

    cell: Cell
    role: Role


@dataclass(slots=True)
class CellRoles:
    """What a cell says of roles."""

    parts: list[RolePart] = field(default_factory=list)
    aside: list[tuple[LeftOut, Piece]] = field(default_factory=list)
    """The words that give the roles."""
    doubts: list[Doubt] = field(default_factory=list)
    copied: bool = False
    """Whether it says that it is as the row above."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that are no party: from where to where, and which role holds behind them."""

    start: int
    end: int
    role: Role | None = None
    """None: the role of the column."""
    rule: LeftOut | None = None
    """By which rule the words are left out; None for those that are told and stay unread."""
    doubt: str | None = None
    until: int | None = None
    """Where the bracket ends that it stands in."""


@dataclass(frozen=True, slots=True)
class RoleKnowledge:
    """What is asked of words beside those of the cell."""

    words: PlanWords
    legend: Mapping[str, Role]
    """Which letter the document says is which role; small letters."""
    is_name: Callable[[str], bool]

    def names(self, text: str) -> bool:
        """Whether words, without an article, are a known name or begin as a name does."""
        bare = _ARTICLE.sub("", text.strip(), count=1)
        return bare[:1].isupper() or self.is_name(bare)


def roles_in(cell: Sequence[Piece], role: Role, known: RoleKnowledge) -> CellRoles:
    """The parts of a cell with their roles.

    Args:
        cell: the lines of the cell.
        role: the role of the column.
        known: the words of plans, the document's legend, the names.
    """
    found, words = CellRoles(), known.words
    kept = [piece for piece in cell if not words.cell_roles.is_ditto(piece.words)]
    if len(kept) < len(cell):
        copied = tuple(piece for piece in cell if piece not in kept)
        found.copied = True
        found.doubts.append(ditto_doubt(copied))
    flat = _Flat(kept)
    if len(flat.text) > LONGEST_CELL:
        found.doubts.append(Doubt("owner-cell-too-long", _TOO_LONG, tuple(kept)))
        return found
    signs = _signs(flat, role, known)
    if len(signs) == 0:
        if len(kept) > 0:
            found.parts.append(RolePart(tuple(kept), role))
        return found
    for start, end, given in _stretches(flat, signs, role):
        part = flat.between(*_trimmed(flat.text, start, end))
        if len(part) > 0:
            found.parts.append(RolePart(part, given))
    for sign in signs:
        stretch = flat.between(sign.start, sign.end)
        if sign.rule is not None:
            found.aside.extend((sign.rule, piece) for piece in stretch)
        if sign.doubt is not None:
            code, _, message = sign.doubt.partition(" ")
            found.doubts.append(Doubt(code, message, stretch))
    return found


def ditto_doubt(cell: Sequence[Piece]) -> Doubt:
    """What is told of words that point to the row above."""
    said = " ".join(piece.words for piece in cell)[:80]
    message = (
        f'Hier staat "{said}" waar een partij hoort. Welke partijen van de rij erboven bedoeld zijn, is niet zeker. '
        "Er is geen houder van gelezen, en ook niet dat die ontbreekt."
    )
    return Doubt("owner-as-above", message, tuple(cell))


def marked(
    party: NamedParty, cell: Sequence[Piece], known: RoleKnowledge
) -> tuple[NamedParty, Role | None, Piece | None]:
    """A party without the mark of its role behind it, the role (None for a letter that nothing explains), and the mark.

    "VTH (trekker)" and "VTH als trekker" give the lead, and so does "VTH (T)" where T is known to be that. The party's
    place is that of its own words.
    """
    words, found = known.words, _MARK.fullmatch(party.written)
    if found is None:
        return party, None, None
    before, mark = found[1].strip(), found[3].strip(" .")
    role = words.role_mark(mark)
    if role is None and _LETTERS.fullmatch(mark) is not None:
        beside = {letter.lower() for piece in cell for letter in re.findall(r"\(([A-Z])\)", piece.text)}
        role = _of_letters(mark, beside, words.cell_roles, known.legend)
    unknown = role is None and mark.lower() in words.cell_roles.letters
    if before == "" or (role is None and not unknown):
        return party, None, None
    for piece in cell:
        stop = party.end - piece.start
        at = piece.text.rfind(found[2].strip(), 0, stop) if 0 < stop <= len(piece.text) else -1
        if at >= 0:
            return _ends_at(party, before, piece, at), role, cut(piece, at, stop)
    return replace(party, written=before), role, None


def _ends_at(party: NamedParty, written: str, last: Piece, at: int) -> NamedParty:
    """A party whose own words end on a line, at an offset in it, or on a line before it."""
    end = last.start + len(last.text[:at].rstrip())
    if len(party.places) == 0:
        return replace(party, written=written, end=end) if end > party.start else replace(party, written=written)
    places = [(start, min(stop, end) if start >= last.start else stop) for start, stop in party.places]
    places = [(start, stop) for start, stop in places if start < stop]
    return replace(party, written=written, end=places[-1][1], places=tuple(places)) if len(places) > 0 else party


def within(cell: Sequence[Piece], stretches: Sequence[tuple[int, int]]) -> Cell:
    """The pieces of a cell, only what of them stands in these stretches."""
    parts = (
        cut(piece, max(start - piece.start, 0), min(end - piece.start, len(piece.text)))
        for start, end in stretches
        for piece in cell
        if start < piece.end and end > piece.start
    )
    return tuple(part for part in parts if part.text != "")


def _of_letters(text: str, beside: set[str], words: CellRoleWords, legend: Mapping[str, Role]) -> Role | None:
    """The role of a letter, or the weightiest of several ("R/A"); None where one of them is not known."""
    given = [letter.lower() for letter in re.findall(r"[A-Z]", text)]
    roles = [words.letter(letter, {*beside, *given}, legend) for letter in given]
    if len(roles) == 0 or None in roles:
        return None
    return next(role for role in _WEIGHTIEST if role in roles)


class _Flat(JoinedLines):
    """The lines of a cell, bullets and all, with the depth of brackets at each place."""

    def __init__(self, cell: Sequence[Piece]) -> None:
        super().__init__(cell, marks=True)
        self.depth: list[int] = []
        depth = 0
        for char in self.text:
            depth = max(0, depth - (char == ")"))
            self.depth.append(depth)
            depth += char == "("

    def closing(self, opening: int) -> int | None:
        """Where the bracket that opens there closes."""
        depth = 0
        for at in range(opening, len(self.text)):
            depth += (self.text[at] == "(") - (self.text[at] == ")")
            if depth == 0:
                return at
        return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the signs and "en" at its ends; a bullet at its beginning stays."""
    behind = _EDGE_BEHIND.search(text, start, end)
    end = end if behind is None else behind.start()
    before = None if start == 0 or text[start - 1 : start] == "\n" else _EDGE_BEFORE.match(text, start, end)
    return (start if before is None else before.end()), end


def _signs(flat: _Flat, role: Role, known: RoleKnowledge) -> list[_Sign]:
    """The words of a cell that are no party, in order and without overlap."""
    found = sorted(_all_signs(flat, role, known), key=lambda sign: (sign.start, -sign.end))
    signs: list[_Sign] = []
    inside = 0
    for sign in found:
        if len(signs) > 0 and sign.start < signs[-1].end:
            continue
        nested = flat.depth[sign.start] > 0 and flat.text[sign.start] != "(" and sign.until is None
        if nested and sign.start >= inside:
            continue
        signs.append(sign)
        inside = max(inside, sign.until or 0)
    return signs


def _all_signs(flat: _Flat, role: Role, known: RoleKnowledge) -> Iterator[_Sign]:
    text, words = flat.text, known.words.cell_roles
    for one in words.lead_ins.finditer(text):
        if one.end() < len(text):
            yield _opened(flat, one, _beside(Role(str(one.lastgroup)), role), LeftOut.BESIDE_NAMES, known.words)
    for one in words.before_names.finditer(text):
        before = text[: one.start()]
        in_name = known.words.begins_party(before.split(" ")[0]) and not known.is_name(before.strip())
        if known.names(one["name"]) and known.names(before) and not in_name:
            bracket = text.find("(", one.start(), one.start("name"))
            until = None if bracket < 0 else flat.closing(bracket)
            given = _beside(Role.SUPPORT, role)
            yield _Sign(one.start(), one.start("name"), given, LeftOut.BESIDE_NAMES, until=until)
    yield from _labels(flat, known)
    for one in words.both.finditer(text):
        yield _Sign(one.start(), one.end(), rule=LeftOut.BESIDE_NAMES)
    for one in words.asks.finditer(text):
        stop = _ASKED_UNTIL.search(text, one.end())
        end = len(text) if stop is None else stop.start()
        yield _Sign(one.start(), end, doubt=_asked(" ".join(text[one.start() : end].split())))
    yield from _not_them(flat, known)


def _labels(flat: _Flat, known: RoleKnowledge) -> Iterator[_Sign]:
    """ "Trekker: ..." and "T: ..."."""
    words = known.words.cell_roles
    found = list(words.labels.finditer(flat.text))
    letters = {char.lower() for one in found for char in one["letter"] or "" if char.isalpha()}
    for one in found:
        if one["letter"] is None:
            yield _opened(flat, one, words.label_roles[letters_of(one["word"])], LeftOut.LABEL, known.words)
            continue
        told = _of_letters(one["letter"], letters, words, known.legend)
        doubt = None if told is not None else f"role-letter-unknown {letter_doubt(one['letter'], ()).message}"
        yield replace(_opened(flat, one, told, LeftOut.LABEL, known.words), doubt=doubt)


def _not_them(flat: _Flat, known: RoleKnowledge) -> Iterator[_Sign]:
    """Parties that are said not to do it; "(niet structureel)" says that of no party."""
    words = known.words.cell_roles
    but = list(words.not_but.finditer(flat.text))
    begun = {one.start("them") for one in but}
    alone = (one for one in words.not_them.finditer(flat.text) if one.start("them") not in begun)
    for one in (*but, *(one for one in alone if known.names(one["them"]))):
        sign = _opened(flat, one, None, None, known.words)
        end = one.end() + 1 if sign.until == one.end() else one.end()
        yield replace(sign, end=end, until=None, doubt=_expressly_not(one["them"]))


def _opened(flat: _Flat, one: re.Match[str], given: Role | None, rule: LeftOut | None, words: PlanWords) -> _Sign:
    """Words that give a role to what stands behind them; with the bracket that opens right before them."""
    before = flat.text[: one.start()].rstrip()
    if before.endswith("("):
        opening = len(before) - 1
        return _Sign(opening, one.end(), given, rule, until=flat.closing(opening))
    marked_before = _MARK_BEFORE.search(before)
    if marked_before is not None and words.role_mark(marked_before[1]) is not None:
        return _Sign(one.start(), one.end(), given, rule, until=flat.closing(marked_before.start()))
    return _Sign(one.start(), one.end(), given, rule)


def _beside(given: Role, role: Role) -> Role:
    """The role of those with whom it is done; in a column of parties that do not do it they are as the others there."""
    return role if given is Role.SUPPORT and role not in HOLDING_ROLES else given


def letter_doubt(letter: str, cell: Cell) -> Doubt:
    """What is told of a letter for a role that no legend explains."""
    message = (
        f"Hier staat {letter} voor een rol. Welke rol dat is, staat niet in het document; "
        "gelezen is de rol van de kolom."
    )
    return Doubt("role-letter-unknown", message, cell)


def _expressly_not(them: str) -> str:
    said = " ".join(them.split())[:80]
    return f'party-expressly-not Hier staat dat "{said}" dit niet doet. Er is geen partij van deze actie van gemaakt.'


def _asked(said: str) -> str:
    return (
        f'owner-cell-says-more Hier staat meer dan wie dit doet: "{said[:80]}". Wie daarin staat, is geen partij '
        "van deze actie geworden."
    )


def _stretches(flat: _Flat, signs: Sequence[_Sign], role: Role) -> Iterator[tuple[int, int, Role]]:
    """The stretches between the signs, each with the role that holds there."""
    now, at = role, 0
    until: list[tuple[int, Role]] = []
    for start, end, given in _changes(flat, signs):
        while len(until) > 0 and start > until[-1][0]:
            close, before = until.pop()
            yield at, close, now
            now, at = before, close + 1
        if start > at:
            yield at, start, now
        at = max(at, end)
        if isinstance(given, _Sign) and given.until is not None:
            until.append((given.until, now))
        now = role if given is None or given.role is None else given.role
    while len(until) > 0:
        close, before = until.pop()
        yield at, close, now
        now, at = before, close + 1
    yield at, len(flat.text), now


def _changes(flat: _Flat, signs: Sequence[_Sign]) -> list[tuple[int, int, _Sign | None]]:
    """The signs and the places where the role of the column holds again: a semicolon, the next item of a list."""
    changes: list[tuple[int, int, _Sign | None]] = [(sign.start, sign.end, sign) for sign in signs]
    taken = [(sign.start, sign.end) for sign in signs]
    ends = [found.start() for found in re.finditer(";", flat.text) if flat.depth[found.start()] == 0]
    for piece, at in zip(flat.pieces, flat.starts, strict=True):
        last = next((end for start, end in reversed(taken) if end <= at), None)
        if piece.bulleted and last is not None and flat.text[last:at].strip() != "":
            ends.append(at)
    for at in ends:
        if not any(start <= at < end for start, end in taken):
            changes.append((at, at + (flat.text[at] == ";"), None))
    return sorted(changes, key=lambda change: change[:2])
