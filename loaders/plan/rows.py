"""What a reader of tables gives: rows and headings in the order of the table, and what it could not place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol, Self

from graph.model.form import Issue
from graph.model.vocabulary import LeftOut, Role, TimingKind
from loaders.document.lines import Piece
from loaders.document.model import Table
from loaders.plan.alike import TablesAlike
from loaders.plan.cell_roles import RoleKnowledge, ditto_doubt, letter_doubt, marked, roles_in, within
from loaders.plan.column_heads import Column
from loaders.plan.doubtful_heads import DoubtfulHead
from loaders.plan.drafts import Cell, Doubt, DraftAction, DraftHolder
from loaders.plan.joined_lines import JoinedLines
from loaders.plan.joining import Joiner
from loaders.plan.label_marks import label_marks
from loaders.plan.letters import letters
from loaders.plan.parties import NamedParty, Names, all_known, divide
from loaders.plan.timing import is_timing, read_timing
from loaders.plan.words import PlanWords

TOLD_BY_CELLS = 0.9
# Of the 152 rows of the labelled documents that are this certain 147 are right (0.97); of flat tables (0.8) 266 of 281
# (0.95), of aligned tables that nothing numbers (0.7) 18 of 22 (0.82).
_LONGEST_NAME = 400
# What is longer names no party; it stays unread. The longest of the register has 67 signs, of those documents 50.


class Lexicon(Names, Protocol):
    """What reading needs to know beforehand: names, spellings and ordinary words; read-only."""

    def is_word(self, word: str) -> bool:
        """Whether this is an ordinary word."""

    def spells_name(self, text: str) -> bool:
        """Whether a known name has just these words."""

    def is_word_of_name(self, word: str) -> bool:
        """Whether this word, spelled just so, is a known name or one of the longer words of one."""

    def is_beside_names(self, text: str) -> bool:
        """Whether words only lead up to names, join them or close a list of them, and name nobody."""

    def longest_names(self, text: str) -> Sequence[tuple[int, int, str]]:
        """The known names in running text: (start, end, organisation)."""

    def places(self, text: str) -> Sequence[tuple[int, int, str]]:
        """The known municipalities in running text: (start, end, organisation)."""

    def with_names(self, names: Iterable[str]) -> Self:
        """The same lexicon with names that a document itself establishes."""


@dataclass(frozen=True)
class Reader:
    """What every reader of cells needs: the lexicon, the joiner and the words of plans."""

    lexicon: Lexicon
    joiner: Joiner
    words: PlanWords
    split: Callable[[str], list[tuple[int, int]]]
    """The places of parties in words that are not a known name as a whole; lead-ins and articles cut off."""
    legend: Mapping[str, Role] = field(default_factory=dict)
    """Which letter is which role, as the document says; small letters."""
    established: frozenset[str] = frozenset()
    """Names that nobody knew and the document itself gives: known while it is read, and no more certain for it."""
    alike: TablesAlike = field(default_factory=TablesAlike, repr=False)
    """The tables of the document that were met, by their heads."""
    _seen: dict[tuple[tuple[Piece, ...], int | None], tuple[NamedParty, ...]] = field(default_factory=dict, repr=False)
    """Cells divided before: the same lines are asked for more than once while a cell is looked for."""

    def parties(self, cell: Sequence[Piece], width: int | None = None) -> tuple[NamedParty, ...]:
        """The parties of a cell; phrases that only lead up to a name are cut off."""
        key = (tuple(cell), width)
        if key not in self._seen:
            found = divide(cell, self.lexicon, self.joiner, self.words, width)
            parties = (bare for party in found for bare in self._bare(party))
            self._seen[key] = tuple(party for party in parties if len(party.written) <= _LONGEST_NAME)
        return self._seen[key]

    def _bare(self, party: NamedParty) -> Iterator[NamedParty]:
        one = party.known or party.whole
        spans = [] if one else self.split(party.written)
        if one or spans == [(0, len(party.written))]:
            yield party
            return
        whole = len(party.written) == party.end - party.start
        for start, end in spans:
            written = party.written[start:end]
            place = (party.start + start, party.start + end) if whole else (party.start, party.end)
            places = () if whole else party.places
            yield NamedParty(written, *place, self.lexicon.is_name(written), party.joins, places)

    def is_when(self, text: str) -> bool:
        """Whether words say when and nothing else."""
        return is_timing(text)

    def is_open(self, text: str) -> bool:
        """Whether a sentence or a list goes on behind these words."""
        return self.words.goes_on(text) or text.rstrip().endswith(("&", "\u00ad"))

    def is_known(self, piece: Piece) -> bool:
        """Whether a line is nothing but known names."""
        return all_known(self.parties((piece,)))

    def one_name(self, above: Sequence[Piece], here: Piece) -> bool:
        """Whether the first name of a line goes on with the last name of the lines above it."""
        return len(self._over(above, here)) > 0

    def one_known_name(self, above: Sequence[Piece], here: Piece) -> bool:
        """Whether it does, and the two together are a known name."""
        return any(party.known for party in self._over(above, here))

    def _over(self, above: Sequence[Piece], here: Piece) -> tuple[NamedParty, ...]:
        """The parties that stand on both the last line above and this one."""
        parties = self.parties((*above, here))
        return tuple(party for party in parties if party.start < above[-1].end and party.end > here.start)

    def put_holders(self, draft: DraftAction, cell: Sequence[Piece], role: Role, width: int | None = None) -> None:
        """Adds the parties of an owner cell, each with the role that is written beside it, else the column's."""
        cell = self._until_time(self._until_label(cell, draft), draft)
        cell = [piece for piece in cell if not self._names_nobody(piece, draft)]
        known = RoleKnowledge(self.words, self.legend, self.lexicon.is_name)
        found = roles_in(cell, role, known)
        draft.doubts.extend(found.doubts)
        draft.aside.extend(found.aside)
        named: list[NamedParty] = []
        copied = found.copied
        for part in found.parts:
            for party in self.parties(part.cell, width):
                if self.words.cell_roles.is_ditto(party.written):
                    draft.doubts.append(ditto_doubt(within(cell, party.stretches)))
                    copied = True
                elif not self.words.is_nobody(party.written):
                    bare, given, mark = marked(party, cell, known)
                    draft.holders.append(DraftHolder(bare, part.role if given is None else given))
                    if mark is not None and given is None:
                        draft.doubts.append(letter_doubt(mark.text.strip("() "), (mark,)))
                    if mark is not None:
                        draft.aside.append((LeftOut.BESIDE_NAMES, mark))
                named.append(party)
        draft.doubts.extend(self._one_or_two(cell, named))
        draft.owner_lines.extend(_touched(cell, named))
        if copied:
            draft.unclear = (*draft.unclear, "owner-words")

    def _until_label(self, cell: Sequence[Piece], draft: DraftAction) -> Sequence[Piece]:
        """An owner's cell up to the label of something else: in "Team Zorg, Planning: Q2" the planning is no party."""
        flat = JoinedLines(cell, marks=True)
        marks = label_marks(flat.text, self.words) if ":" in flat.text else ()
        strange = next((mark for mark in marks if mark.column.kind != "owner"), None)
        if strange is None:
            return cell
        rest = flat.between(strange.label, len(flat.text))
        draft.doubts.append(Doubt("owner-cell-says-more", _SAYS_MORE, rest))
        return flat.between(0, strange.start)

    def _until_time(self, cell: Sequence[Piece], draft: DraftAction) -> Sequence[Piece]:
        """An owner's cell up to the time behind its names: "VTH en politie, vóór 1 juli"."""
        flat = JoinedLines(cell, marks=True)
        divider = max((found.start() for found in _BEFORE_TIME.finditer(flat.text)), default=0)
        tail = flat.text[divider:].strip(_AROUND_TIME)
        when = read_timing(tail) if divider > 0 and tail != "" else None
        if when is None or when.kind is TimingKind.UNDETERMINED or ":" in tail:
            return cell
        start = flat.text.index(tail, divider)
        draft.owner_time = flat.between(start, start + len(tail))
        return flat.between(0, divider)

    def _one_or_two(self, cell: Sequence[Piece], named: Sequence[NamedParty]) -> Iterator[Doubt]:
        """Names nobody knows with nothing but "en" or the end of a line between them: they can be one name, or two."""
        for one, other in pairwise(named):
            single = " " not in one.written and " " not in other.written
            known = self._is_listed(one), self._is_listed(other)
            if (
                (all(known) and not self._is_place_of(one, other))
                or (any(known) and not single)
                or one.end > other.start
            ):
                continue
            between = "".join(_slice(piece, one.end, other.start) for piece in cell).strip()
            if all(known) and between != "":
                continue
            if letters(between) not in ("", "en") or any(sign in between for sign in ",;/&+|•"):
                continue
            message = _ONE_OR_TWO.format(one.written, other.written)
            yield Doubt("one-name-or-two", message, within(cell, ((one.start, other.end),)))
        for one in named:
            if not self._is_listed(one) and _AND.search(one.written) is not None:
                yield Doubt("one-name-or-two", _TWO_OR_ONE.format(one.written), within(cell, one.stretches))

    def _is_place_of(self, one: NamedParty, other: NamedParty) -> bool:
        """Whether the second name is a place alone behind what is none: "Horeca" and "Wassenaar" can be one name."""
        return self._is_place(other) and not self._is_place(one)

    def _is_place(self, party: NamedParty) -> bool:
        return any(end - start == len(party.written) for start, end, _ in self.lexicon.places(party.written))

    def _is_listed(self, party: NamedParty) -> bool:
        """Whether a name is known from elsewhere than this document."""
        return party.known and party.written.rstrip(".") not in self.established

    def _names_nobody(self, piece: Piece, draft: DraftAction) -> bool:
        """Whether a line of a cell says that nobody is named yet; kept aside then."""
        nobody = self.words.is_nobody(piece.text)
        if nobody:
            draft.aside.append((LeftOut.NAMES_NOBODY, piece))
        return nobody


_BEFORE_TIME = re.compile(r"[,;(\n|]|\s[–—-]\s")
_AROUND_TIME = " ,;.()|–—-\n"
_SAYS_MORE = "Hier staat in de cel voor wie dit doet nog iets anders. Dat is niet gelezen."
_AND = re.compile(r"\w\s+en\s+[A-Z]")
_ONE_OR_TWO = '"{}" en "{}" zijn gelezen als twee partijen. Ze staan niet allebei in het register: is het één naam?'
_TWO_OR_ONE = '"{}" is gelezen als één partij. De naam staat niet in het register: zijn het er twee?'


def _slice(piece: Piece, start: int, end: int) -> str:
    return piece.text[max(0, start - piece.start) : max(0, end - piece.start)]


def _touched(cell: Sequence[Piece], parties: Sequence[NamedParty]) -> Iterator[Piece]:
    """The lines of a cell in which a party stands: what else stands there ("en", "o.a.") is no party and read too."""
    ahead = iter(parties)
    party = next(ahead, None)
    for piece in cell:
        while party is not None and party.end <= piece.start:
            party = next(ahead, None)
        if party is not None and party.start < piece.end:
            yield piece


@dataclass(slots=True)
class TableHeading:
    """A heading inside a table."""

    cell: Cell


@dataclass(slots=True)
class TableAmbition:
    """The ambition of the rows behind it, where a column says it."""

    cell: Cell


@dataclass(slots=True)
class TableRows:
    """Rows and headings in their order; ``loose`` could not be placed."""

    entries: list[DraftAction | TableHeading | TableAmbition] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    before: list[Cell] = field(default_factory=list)
    """The words of rows above the heads."""
    aside: list[tuple[LeftOut, Piece]] = field(default_factory=list)
    heads: list[DoubtfulHead] = field(default_factory=list)
    guessed: list[tuple[Column, Cell]] = field(default_factory=list)
    """Columns told by what their cells hold, each with its head or first words."""
    issues: list[Issue] = field(default_factory=list)

    def certainty(self, table: Table) -> float:
        """How certain the rows of a table are: no more than the table, or than what cells alone say of a column."""
        return min(table.certainty, TOLD_BY_CELLS) if len(self.guessed) > 0 else table.certainty
