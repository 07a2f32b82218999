"""Headings that are ambitions though no word says so: what a plan calls the groups of its actions.

The rule in the writer's mind: a plan has its title, under it a heading for each thing that it wants, and under those
what it will do. So an ambition is the highest heading over actions that names something: not the title, not a heading
that only says that actions, or chapters that every plan has, stand below it, and not one of a single action or of those
who do it. A file that marks its headings gives their levels; in plain text a heading is a short line by itself, and
numbers, or a heading right under another, give the levels.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from graph.model.identifiers import fold
from loaders.document.lines import WIDE_GAP, PlanLine
from loaders.plan.drafts import DraftAction, DraftPlan
from loaders.plan.find.listed_items import begins_item
from loaders.plan.furniture import has_plan_word
from loaders.plan.parts import TablePart
from loaders.plan.rows import Reader
from loaders.plan.said_once import NOTHING_SAID, Leads, Said
from loaders.plan.structure import action_heading, columns_here, label_here, labelled_action
from loaders.plan.timing import is_timing
from loaders.plan.timing_words import YEAR_ALONE

_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z])[.)]?\s+(?=\S)")
_NO_END = (".", ",", ";", ":", "-", "–", "…", "!")
_MOST_WORDS = 12
# A heading of plain text: the longest of seventeen texts has ten words.


@dataclass(frozen=True, slots=True)
class Outline:
    """Where headings open an ambition, and where they end one without opening another; offsets of lines."""

    opens: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    cover: frozenset[int] = frozenset()
    """Lines that are the title or say whose plan it is: no heading over actions."""


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    level: int
    names: bool
    """Whether it can be the name of an ambition."""
    chapter: bool
    """Whether a chapter of a document begins with it: one that can be an ambition, or an introduction or closing."""
    otherwise: bool
    """Whether it names one where no other heading can: a time, or what stands over headings that are parties."""
    cover: bool
    """Whether it stands right under the title or the owner's name in plain text, as another line of the cover may."""


def outline_of(
    parts: Sequence[Sequence[PlanLine] | TablePart],
    draft: DraftPlan,
    tables: Sequence[tuple[int, int]],
    front: frozenset[int],
    reader: Reader,
    said: Leads = NOTHING_SAID,
) -> Outline:
    """The headings that are ambitions, as the actions that were found below them tell.

    Args:
        parts: the lines and tables that were read.
        draft: what was found in them; where it has ambitions already, a word or a column says which there are.
        tables: from where to where the tables go that were found in lines.
        front: where the lines begin that are the title or say whose plan it is.
        reader: lexicon and words.
        said: what stands once over all actions under it.
    """
    if any(ambition.title is not None or ambition.number is not None for ambition in draft.ambitions):
        return Outline()
    actions = [action for ambition in draft.ambitions for block in ambition.blocks for action in block.actions]
    if len(actions) == 0:
        return Outline()
    looking = _Looking(reader, front, _claimed(actions) - said.headings, said, _over_tables(parts))
    stretches = [part for part in parts if not isinstance(part, TablePart)]
    if any(line.level is not None for stretch in stretches for line in stretch):
        headings = list(looking.marked(stretches))
    else:
        headings = _levelled([one for stretch in stretches for one in looking.plain(stretch, tables)])
    labels = (cell for ambition in draft.ambitions for block in ambition.blocks for cell in block.labels.values())
    return _over(
        headings, sorted(action.text[0].start for action in actions), sorted(cell[0].start for cell in labels if cell)
    )


def _over_tables(parts: Sequence[Sequence[PlanLine] | TablePart]) -> frozenset[int]:
    """Where the lines begin that stand right over a table."""
    beside = pairwise(parts)
    return frozenset(
        above[-1].piece.start
        for above, below in beside
        if isinstance(below, TablePart) and not isinstance(above, TablePart) and len(above) > 0
    )


def _over(headings: Sequence[_Heading], actions: Sequence[int], labels: Sequence[int]) -> Outline:
    """The highest naming heading over each action; and what ends an ambition over actions that have none.

    Beside those, a heading over labels that stands beside them is an ambition as well: one without actions.
    """
    opens: set[int] = set()
    ends: set[int] = set()
    paths = _paths(headings, actions)
    titles = _titles(headings, paths)
    for path in paths:
        named = _name_of(path, titles)
        if named is not None:
            opens.add(named.start)
        elif len(path) > 0 and len(opens) > 0:
            ends.add(path[0].start)
    if len(opens) == 1 and any(heading.start in opens and heading.cover for heading in headings):
        return Outline()
    levels = {heading.level for heading in headings if heading.start in opens}
    for path in _paths(headings, labels):
        named = next((one for one in path if one.names and one not in titles), None)
        if named is not None and named.level in levels:
            opens.add(named.start)
    return Outline(frozenset(opens), frozenset(ends))


def _name_of(path: Sequence[_Heading], titles: frozenset[_Heading]) -> _Heading | None:
    """The highest heading over an action that names something."""
    able = [one for one in path if one not in titles]
    return next((one for one in able if one.names), next((one for one in able if one.otherwise), None))


def _paths(headings: Sequence[_Heading], actions: Sequence[int]) -> list[tuple[_Heading, ...]]:
    """The headings that each action stands under, the highest first."""
    paths: list[tuple[_Heading, ...]] = []
    path: tuple[_Heading, ...] = ()
    ahead = 0
    for at in actions:
        while ahead < len(headings) and headings[ahead].start <= at:
            heading = headings[ahead]
            path = (*(one for one in path if one.level < heading.level), heading)
            ahead += 1
        paths.append(path)
    return paths


def _titles(headings: Sequence[_Heading], paths: Sequence[tuple[_Heading, ...]]) -> frozenset[_Heading]:
    """Headings over all actions and over chapters without any: the title, and what stands with it on the cover."""
    over = {heading for path in paths for heading in path}
    shared = [heading for heading in paths[0] if all(heading in path for path in paths)]
    found: set[_Heading] = set()
    for title in shared:
        if not any(one.chapter and one not in over for one in _below(title, headings)):
            break
        found.add(title)
    return frozenset(found)


def _below(title: _Heading, headings: Sequence[_Heading]) -> Iterator[_Heading]:
    behind = headings[headings.index(title) + 1 :]
    return takewhile(lambda one: one.level > title.level, behind)


def _claimed(actions: Sequence[DraftAction]) -> frozenset[int]:
    """Where the lines begin that are words of an action, or of what stands beside it."""
    every = (
        piece for action in actions for cell in (action.text, action.owner_lines, *action.beside()) for piece in cell
    )
    return frozenset(piece.start for piece in every)


def _levelled(headings: Sequence[tuple[_Heading, bool]]) -> list[_Heading]:
    """Headings of plain text with their levels; each with whether another stands right under it.

    Without numbers a heading right over another one is above it, where that happens more than once.
    """
    numbered = all(heading.level > 0 for heading, _ in headings)
    if numbered:
        return [heading for heading, _ in headings]
    above = sum(over for _, over in headings) > 1
    return [replace(one, level=1 if over or not above else 2) for one, over in headings]


@dataclass(frozen=True, slots=True)
class _Looking:
    """Looks for headings among lines."""

    reader: Reader
    front: frozenset[int]
    claimed: frozenset[int]
    said: Leads
    over_tables: frozenset[int]

    def marked(self, stretches: Sequence[Sequence[PlanLine]]) -> Iterator[_Heading]:
        """The headings that the file marks, without the title, also where nothing but its place says that it is it."""
        found = [(stretch, at) for stretch in stretches for at, line in enumerate(stretch) if line.level is not None]
        lowest = min((stretch[at].level or 0 for stretch, at in found[1:]), default=0)
        for number, (stretch, at) in enumerate(found):
            line = stretch[at]
            level = line.level or 0
            only = len(found) == 1 and has_plan_word(line.text, self.reader.words)
            titles = number == 0 and (level < lowest or only)
            goes_on = at > 0 and stretch[at - 1].level is not None and line.gap == 0
            if line.piece.start not in self.front and not titles and not goes_on:
                yield self._heading(stretch, at, level)

    def plain(self, lines: Sequence[PlanLine], tables: Sequence[tuple[int, int]]) -> Iterator[tuple[_Heading, bool]]:
        """The lines of a plain text that have the form of a heading, and whether another stands right below."""
        inside, cover = _Within(tables), max(self.front, default=-1)
        behind_head = 0
        for at, line in enumerate(lines):
            head = columns_here(lines, at, self.reader.words) if at >= behind_head else None
            behind_head = behind_head if head is None else at + head.lines
            if at < behind_head:
                continue
            if line.piece.start < cover or not self._has_form(lines, at) or inside.holds(line.piece.start):
                continue
            found = _SECTION.match(line.piece.text)
            level = 0 if found is None else found.group(1).count(".") + 1
            over = at + 1 < len(lines) and self._has_form(lines, at + 1)
            yield self._heading(lines, at, level), over

    def _has_form(self, lines: Sequence[PlanLine], at: int) -> bool:
        line, text, words = lines[at], lines[at].text, self.reader.words
        if line.piece.start in self.front or line.piece.start in self.claimed or (line.gap == 0 and at > 0):
            return False
        begins = text[:1].isupper() or _SECTION.match(text) is not None
        if not begins or len(text.split()) > _MOST_WORDS or text.endswith(_NO_END) or WIDE_GAP.search(text) is not None:
            return False
        if line.piece.bulleted and not line.piece.mark[:1].isdigit():
            return False
        if words.label(text) is not None:
            return False
        if at + 1 == len(lines):
            return line.piece.start in self.over_tables
        return lines[at + 1].gap > 0 or self._opens(lines, at + 1)

    def _opens(self, lines: Sequence[PlanLine], at: int) -> bool:
        """Whether a table, a list or labels begin with a line."""
        words = self.reader.words
        if begins_item(lines[at].piece) or columns_here(lines, at, words) is not None:
            return True
        return WIDE_GAP.search(lines[at].piece.text) is not None or label_here(lines, at, words) is not None

    def _heading(self, lines: Sequence[PlanLine], at: int, level: int) -> _Heading:
        names = self._names(lines, at)
        section = self.reader.words.section(lines[at].text.rstrip(" :?"))
        chapter = names or section in ("introduction", "contents", "closing")
        cover = lines[at].level is None and at > 0 and lines[at - 1].piece.start in self.front
        otherwise = not names and self._names_otherwise(lines, at, level)
        return _Heading(lines[at].piece.start, level, names, chapter, otherwise, cover)

    def _names_otherwise(self, lines: Sequence[PlanLine], at: int, level: int) -> bool:
        """Whether a heading is a time by which actions are ordered, or stands right over a heading that is a party."""
        found = self.said.at(lines[at])
        if len(found) > 0:
            return found[0].said is Said.TIMING
        below = next((line for line in lines[at + 1 :] if line.level is not None), None)
        if below is None or lines[at].level is None or below.level is None or below.level <= level:
            return False
        return any(one.said is Said.OWNER for one in self.said.at(below))

    def _names(self, lines: Sequence[PlanLine], at: int) -> bool:
        """Whether a heading names what is wanted, and not only what stands below it."""
        line, words = lines[at], self.reader.words
        text = line.text.rstrip(" :?")
        if (
            len(self.said.at(line)) > 0
            or line.piece.start in self.claimed
            or words.section(text) is not None
            or words.label(text) is not None
        ):
            return False
        if action_heading(line, words, numbered=False) is not None or is_timing(text):
            return False
        if labelled_action(line, words) is not None:
            return False
        if has_plan_word(text, words) and YEAR_ALONE.search(text) is not None:
            return False
        bare = _SECTION.sub("", text)
        said = re.findall(r"[^\W\d_]+", fold(bare))
        if len(said) == 0 or all(word in words.general for word in said) or words.label(said[0]) == "actions":
            return False
        return said[0] not in words.bodies


class _Within:
    """Says of offsets that only grow whether they lie in one of some stretches."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._ahead = sorted(stretches, reverse=True)

    def holds(self, offset: int) -> bool:
        while len(self._ahead) > 0 and self._ahead[-1][1] <= offset:
            self._ahead.pop()
        return len(self._ahead) > 0 and self._ahead[-1][0] <= offset
