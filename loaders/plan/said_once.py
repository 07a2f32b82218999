"""What is said once for all actions under it: who does them, or when.

The rule in the writer's mind: what holds for every item of a list is written over it, and not with each: as the
heading ("Team Burgerzaken", "Eerste kwartaal"), as the words that open the list ("De politie:"), or as a labelled line
right under the heading of a chapter ("Verantwoordelijk: team VTH"). It holds as far as the heading does. A heading that
names a party also stands over a description of that party: what stands under it has to say what is done, and when.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from graph.model.vocabulary import HOLDING_ROLES, Role
from loaders.document.lines import Piece, PlanLine, part
from loaders.plan.action_list import FieldHere, fields_on
from loaders.plan.find.listed_items import begins_item
from loaders.plan.owner_form import OwnerForm
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.said_words import LeadWords, says_when
from loaders.plan.structure import action_heading
from loaders.plan.timing import is_timing

FEWEST = 2
"""One heading that is a time or a party may be anything; a writer who orders by times or parties has several."""
_SHARE = 0.5
"""Of the items under a name so many must say when; in a list of what a body is for none does."""
_MOST_PROSE = 12
# Lines of text between a heading and its list; the longest of the plans in the tests has four.
_MOST_LABELLED = 4
_LONGEST_HEADING = 120
# A heading that names who does what is one line; this is two.
_MOST_NAME_WORDS = 7
# "Stichting Maatschappelijke Opvang en Zorg Noord" has six; a sentence has more.
_NUMBER = re.compile(r"(?:artikel\s+)?(\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[A-Z])[.):]?\s+(?=\S)", re.I)


class Said(StrEnum):
    """What is said once."""

    OWNER = "owner"
    TIMING = "timing"


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """What holds for the actions from ``begin`` to ``end``, offsets of the document."""

    said: Said
    cell: tuple[Piece, ...]
    begin: int
    end: int
    line: Piece
    """The line that says it."""
    heading: int
    """Where the heading begins to which it belongs."""
    role: Role = Role.HOLDER
    label: Piece | None = None
    heads: bool = False
    """Whether the line is a heading by itself, and not a labelled line under one."""
    items: bool = False
    """Whether each item of a list right below is an action; else only where a label says that actions follow."""


class Leads:
    """All that a document says once, and where it holds."""

    def __init__(self, found: Sequence[SaidOnce]) -> None:
        self._found = tuple(sorted(found, key=lambda one: one.begin))
        self._begins = [one.begin for one in self._found]
        self._ends = list(accumulate((one.end for one in self._found), max))
        self._lines: dict[int, list[SaidOnce]] = defaultdict(list)
        for one in self._found:
            self._lines[one.line.start].append(one)

    def at(self, line: PlanLine) -> tuple[SaidOnce, ...]:
        """What a line says for all below it."""
        return tuple(self._lines.get(line.piece.start, ()))

    def over(self, said: Said, offset: int) -> SaidOnce | None:
        """What holds for what stands here; of several what stands nearest above."""
        return next(iter(self.all_over(said, offset)), None)

    def all_over(self, said: Said, offset: int) -> tuple[SaidOnce, ...]:
        """What holds for what stands here: all that stands in the same lines nearest above."""
        nearest: list[SaidOnce] = []
        for at in range(bisect_right(self._begins, offset) - 1, -1, -1):
            one = self._found[at]
            if self._ends[at] <= offset or (len(nearest) > 0 and one.heading != nearest[0].heading):
                break
            if one.said is said and offset < one.end:
                nearest.insert(0, one)
        return tuple(nearest)

    def states(self, line: PlanLine) -> bool:
        """Whether a line is labelled and says something for all below it: it is no field of one action."""
        return any(not one.heads for one in self.at(line))

    @property
    def headings(self) -> frozenset[int]:
        """Where the headings begin that are a party or a time."""
        return frozenset(one.line.start for one in self._found if one.heads)


NOTHING_SAID = Leads(())


def said_once(stretches: Sequence[Sequence[PlanLine]], cover: frozenset[int], reader: Reader) -> Leads:
    """All that lines say once for the actions under them; ``cover`` is where the title and the owner stand."""
    lines = [line for stretch in stretches for line in stretch if line.piece.start not in cover]
    looking = _Looking(lines, reader)
    owners, times = list(looking.owners()), list(looking.times())
    return Leads([*owners, *(times if len(times) >= FEWEST else ())])


@dataclass(frozen=True, slots=True)
class _Perhaps:
    """A heading that may be a party, with whether what stands below it says so by itself."""

    lead: SaidOnce
    sure: bool


class _Looking:
    """Looks through the lines of a document."""

    def __init__(self, lines: Sequence[PlanLine], reader: Reader) -> None:
        self._lines, self._reader, self._words = lines, reader, reader.words
        self._leads: LeadWords = reader.words.leads
        self._marked = any(line.level is not None for line in lines)

    # -- owners --------------------------------------------------------------------------------------------------

    def owners(self) -> Iterator[SaidOnce]:
        """Headings and labelled lines that say who does what stands under them."""
        perhaps: list[_Perhaps] = []
        for at, line in enumerate(self._lines):
            chapter = list(self._chapter(at))
            if len(chapter) > 0:
                yield from chapter
            elif len(line.text) <= _LONGEST_HEADING and line.text.rstrip().endswith(":"):
                found = self._opening(at)
                perhaps.extend(() if found is None else (found,))
            elif self._may_head(at):
                found = self._named(at)
                perhaps.extend(() if found is None else (found,))
        several = len({" ".join(piece.words for piece in one.lead.cell) for one in perhaps}) >= FEWEST
        yield from (one.lead for one in perhaps if one.sure or several)

    def _chapter(self, at: int) -> Iterator[SaidOnce]:
        """The labelled lines right under the heading of a chapter; none where they are those of one action."""
        if at == 0 or self._owner_field(at) is None or not self._heads_chapter(at - 1):
            return
        last = at
        while last + 1 < len(self._lines) and last - at < _MOST_LABELLED and self._field(last + 1) is not None:
            last += 1
        fields = [(line, field) for line in self._lines[at : last + 1] for field in fields_on(line, self._words).fields]
        end = self._end_of(at - 1)
        if any(field.column.kind not in ("owner",) for _, field in fields) or not self._over_actions(last + 1, end):
            return
        for line, field in fields:
            if field.content is not None:
                role = field.column.role or Role.HOLDER
                begin = line.piece.end
                heading = self._lines[at - 1].piece.start
                yield SaidOnce(Said.OWNER, (field.content,), begin, end, line.piece, heading, role, field.label)

    def _field(self, at: int) -> FieldHere | None:
        found = fields_on(self._lines[at], self._words)
        return found.fields[0] if found.before is None and len(found.fields) > 0 else None

    def _owner_field(self, at: int) -> FieldHere | None:
        """The labelled value of a line, where it says who holds something."""
        field = self._field(at)
        if field is None or field.column.role not in HOLDING_ROLES or field.content is None:
            return None
        line = self._lines[at]
        formed = OwnerForm(self._reader).of_cell((field.content,), strict=False) or self._is_function(field.content)
        return field if formed and not line.piece.bulleted else None

    def _is_function(self, cell: Piece) -> bool:
        """Whether words with an article before them name somebody: "de aandachtsfunctionaris jeugd"."""
        return re.match(r"(?:de|het)\s+\S", cell.words) is not None and len(cell.words.split()) <= _MOST_NAME_WORDS

    def _heads_chapter(self, at: int) -> bool:
        line = self._lines[at]
        if action_heading(line, self._words, numbered=True) is not None or line.text.endswith((".", ":", ",", ";")):
            return False
        if self._marked:
            return line.level is not None
        return line.gap > 0 and line.text[:1].isalnum() and len(line.text.split()) <= _MOST_PROSE

    def _over_actions(self, at: int, end: int) -> bool:
        """Whether a label for actions with a list below it stands in a chapter, before another action's labels."""
        for index in range(at, len(self._lines)):
            line = self._lines[index]
            if line.piece.start >= end:
                return False
            if self._words.label(line.text) == "actions" and index + 1 < len(self._lines):
                return begins_item(self._lines[index + 1].piece) and len(self._items(index + 1)) > 0
            if self._owner_field(index) is not None:
                return False
        return False

    def _may_head(self, at: int) -> bool:
        """Whether a line has the place of a heading over a list."""
        line = self._lines[at]
        if line.piece.bulleted or line.text.endswith((".", ",", ";")) or len(line.text) > _LONGEST_HEADING:
            return False
        return line.level is not None if self._marked else line.gap > 0 or at == 0

    def _named(self, at: int) -> _Perhaps | None:
        """A heading that names who does what is listed below it."""
        found = self._who(at, self._lines[at].text.rstrip(" :?"))
        first = self._list_below(at)
        if found is None or first is None:
            return None
        cell, pattern = found
        items = self._items(first)
        timed = sum(says_when(item) for item in items) >= max(1, _SHARE * len(items))
        if not pattern and not timed:
            return None
        end = self._end_of(at) if self._marked else self._end_of_list(first)
        line = self._lines[at].piece
        return _Perhaps(SaidOnce(Said.OWNER, cell, line.start, end, line, line.start, heads=True, items=True), pattern)

    def _opening(self, at: int) -> _Perhaps | None:
        """Words that open a list with who does what stands in it: "De politie:", "De gemeente zal:"."""
        piece = self._lines[at].piece
        found = self._who(at, self._lines[at].text.rstrip(" :?"), opens=True)
        first = self._list_below(at, prose=0)
        if found is None or first is None:
            return None
        cell, pattern = found
        items = self._items(first)
        if not pattern and not all(self._leads.does_first(item) for item in items):
            return None
        end, start = self._end_of_list(first), piece.start
        lead = SaidOnce(Said.OWNER, cell, start, end, piece, start, heads=True, items=True)
        return _Perhaps(lead, pattern)

    def _who(self, at: int, text: str, *, opens: bool = False) -> tuple[tuple[Piece, ...], bool] | None:
        """The party that a heading names, and whether its other words say that it will do something."""
        piece = self._lines[at].piece
        offset = piece.text.find(text)
        number = _NUMBER.match(text)
        skip = number.end() if number is not None and piece.content == piece.start else piece.content - piece.start
        begin = max(offset, skip)
        bare = piece.text[begin : offset + len(text)]
        for pattern, sure in self._leads.patterns:
            found = pattern.fullmatch(bare)
            if found is None:
                continue
            cell = (part(piece, begin + found.start("who"), begin + found.end("who")),)
            if self._is_party(cell) or (opens and OwnerForm(self._reader).of_cell(cell, strict=True)):
                return cell, sure
        return None

    def _is_party(self, cell: tuple[Piece, ...]) -> bool:
        """Whether words are parties and nothing else: known ones, or with a word for a party first or last."""
        words = cell[0].words.split()
        if not 0 < len(words) <= _MOST_NAME_WORDS or self._words.is_nobody(cell[0].words):
            return False
        if words[0].lower() in self._words.pronouns:
            return False
        if all_known(self._reader.parties(cell)):
            return True
        party = self._words.begins_party(words[0]) or self._words.begins_party(words[-1])
        return party and cell[0].words[:1].isupper() and len(self._reader.parties(cell)) == 1

    # -- times ---------------------------------------------------------------------------------------------------

    def times(self) -> Iterator[SaidOnce]:
        """Headings that say when what stands under them is done."""
        for at, line in enumerate(self._lines):
            if line.piece.bulleted and line.level is None:
                continue
            placed = line.level is not None if self._marked else line.gap > 0 and self._list_below(at) is not None
            cell = self._time_of(line.piece) if placed else None
            if cell is not None:
                begin = line.piece.start
                yield SaidOnce(Said.TIMING, (cell,), begin, self._end_of(at, times=True), line.piece, begin, heads=True)

    def _time_of(self, piece: Piece) -> Piece | None:
        """The time that a heading says: all of it, or the first of two ("Eerste kwartaal: januari – maart")."""
        text = piece.text[piece.content - piece.start :].rstrip(" :")
        begin = piece.content - piece.start
        if is_timing(text):
            return part(piece, begin, begin + len(text))
        first, colon, second = text.partition(":")
        if colon != "" and is_timing(first) and is_timing(second.strip()):
            return part(piece, begin, begin + len(first))
        return None

    # -- how far it holds ----------------------------------------------------------------------------------------

    def _end_of(self, at: int, *, times: bool = False) -> int:
        """Where what stands under a heading ends: at the next heading of its level, or above it."""
        line = self._lines[at]
        number = _NUMBER.match(line.piece.text)
        for below in range(at + 1, len(self._lines)):
            other = self._lines[below]
            if self._marked:
                if other.level is not None and other.level <= (line.level or 0):
                    return other.piece.start
                continue
            if other.gap == 0 or (other.piece.bulleted and number is None):
                continue
            if self._words.section(other.text.rstrip(" :?")) == "closing":
                return other.piece.start
            following = _NUMBER.match(other.piece.text)
            if number is not None and following is not None and len(following.group(1)) <= len(number.group(1)):
                return other.piece.start
            if number is None and times and self._time_of(other.piece) is not None:
                return other.piece.start
            if (
                number is None
                and not times
                and below + 1 < len(self._lines)
                and self._owner_field(below + 1) is not None
            ):
                return other.piece.start
        return self._lines[-1].piece.end + 1

    def _list_below(self, at: int, *, prose: int = _MOST_PROSE) -> int | None:
        """Where the list under a heading begins, behind some lines of text; None where another heading comes first."""
        for index in range(at + 1, min(len(self._lines), at + 2 + prose)):
            line = self._lines[index]
            if line.level is not None:
                return None
            if begins_item(line.piece):
                return index
        return None

    def _end_of_list(self, first: int) -> int:
        """Where a list ends that stands by itself in a text without marked headings."""
        at = first + 1
        while at < len(self._lines):
            line = self._lines[at]
            same = begins_item(line.piece) and line.level is None
            if not same and (line.gap > 0 and not line.text[:1].islower()):
                break
            if line.level is not None or (not same and line.text.rstrip().endswith(":")):
                break
            at += 1
        return self._lines[at - 1].piece.end + 1

    def _items(self, first: int) -> list[str]:
        """The words of the items of a list."""
        end, found = self._end_of_list(first), list[str]()
        for at in range(first, len(self._lines)):
            line = self._lines[at]
            if line.piece.start >= end:
                break
            if begins_item(line.piece):
                found.append(line.piece.words)
            elif len(found) > 0:
                found[-1] = f"{found[-1]} {line.piece.words}"
        return found
