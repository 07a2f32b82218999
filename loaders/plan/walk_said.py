"""The part of the walk that takes what is said once, and gives it to each action under it that says no other."""

import re
from collections.abc import Iterator, Sequence

from graph.model.vocabulary import LeftOut
from loaders.document.lines import pieces
from loaders.plan.action_list import label_like
from loaders.plan.drafts import Doubt, DraftAction
from loaders.plan.find.led_items import NOT_NAMED, holds, own_time
from loaders.plan.find.minuted import FEWEST, minuted, minuted_action
from loaders.plan.said_once import Said, SaidOnce
from loaders.plan.timing_words import YEAR_ALONE
from loaders.plan.walk_state import WalkState

SAME = 0.5
"""Of the longer words of an action in a sentence so many stand in the list that says it again."""


class SaidWalk(WalkState):
    """Takes lines that say who, or when, for all below them."""

    def _says_once(self) -> bool:
        """Takes a line that says who does all that stands under it."""
        line = self._lines[self._at]
        found = [one for one in self.said.at(line) if one.said is Said.OWNER]
        if len(found) == 0:
            return False
        self._waiting, self._started = [], True
        if found[0].heads:
            self._heading = (line.piece,)
            self._account.read(line.piece)
        for one in found:
            self._account.ignore(LeftOut.LABEL, *(() if one.label is None else (one.label,)))
            self._account.read(*one.cell)
        self._at += 1
        return True

    def _minuted(self) -> bool:
        """Takes an action of minutes; one that names nobody only where another line begins so too."""
        line = self._lines[self._at]
        found = None if self._action_at(self._at) else minuted(line, self._words)
        if found is None:
            return False
        end = self._at + 1
        while end < len(self._lines) and self._goes_on(end):
            end += 1
        more = pieces(self._lines[self._at + 1 : end])
        draft = minuted_action(found, more, self._reader)
        if draft is None or not (holds(draft) or self._minuted_here() >= FEWEST):
            return False
        self._waiting, self._started, self._at = [], True, end
        block = self.plan.ambition().block()
        draft.heading = self._heading
        block.actions.append(draft)
        self._from_minutes.append(draft)
        self._account.read(*draft.text, *draft.owner_lines, *(piece for cell in draft.beside() for piece in cell))
        for rule, piece in draft.aside:
            self._account.ignore(rule, piece)
        return True

    def _goes_on(self, index: int) -> bool:
        line = self._lines[index]
        if line.gap > 0 or line.piece.bulleted or line.level is not None or minuted(line, self._words) is not None:
            return False
        return label_like(line) is None and self._ambition_at(index) is None

    def _hold(self) -> None:
        """Gives what is said once to each action that says no other."""
        self._leave_repeated()
        cells = {piece.start for draft in self._every() for cell in draft.beside() for piece in cell}
        for draft in self._every():
            _take_owner_time(draft)
            owner = self.said.all_over(Said.OWNER, draft.text[0].start)
            if len(owner) > 0 and not holds(draft) and not self._is_open(draft):
                self._put_before(draft, owner)
            time = self.said.over(Said.TIMING, draft.text[0].start)
            if time is not None and time.line.start not in cells and not self._is_flat(draft):
                self._put_time(draft, time)

    def _is_flat(self, draft: DraftAction) -> bool:
        """Whether an action is a row of a table that was made of lines: there a time alone on a line is a cell."""
        return any(start <= draft.text[0].start < end for start, end in self.tables)

    def _leave_repeated(self) -> None:
        """Minutes may close with a list of their actions: what stands in it is not read twice."""
        minuted = {id(draft) for draft in self._from_minutes}
        listed = [_nouns(draft) for draft in self._every() if id(draft) not in minuted]
        for ambition in self.plan.ambitions:
            for block in ambition.blocks:
                block.actions = [
                    draft
                    for draft in block.actions
                    if id(draft) not in minuted or not any(_is_same(_nouns(draft), other) for other in listed)
                ]

    def _every(self) -> Iterator[DraftAction]:
        for ambition in self.plan.ambitions:
            for block in ambition.blocks:
                yield from (draft for draft in block.actions if len(draft.text) > 0)

    def _is_open(self, draft: DraftAction) -> bool:
        """Whether something stands in the place of its holder that could not be read."""
        draft.doubts = [doubt for doubt in draft.doubts if doubt.code != NOT_NAMED]
        return draft.left_blank or "owner-words" in draft.unclear

    def _put_before(self, draft: DraftAction, said: Sequence[SaidOnce]) -> None:
        """Who is said once holds the action; who stands in it helps."""
        helping, lines = draft.holders, draft.owner_lines
        draft.holders, draft.owner_lines = [], []
        for one in said:
            self._reader.put_holders(draft, one.cell, one.role)
        draft.holders.extend(helping)
        draft.owner_lines.extend(lines)
        draft.unclear = tuple(one for one in draft.unclear if one != "holders")

    def _put_time(self, draft: DraftAction, said: SaidOnce) -> None:
        """When is said once holds for an action whose own words say no time."""
        year = YEAR_ALONE.search(said.line.text)
        if year is not None and draft.timing_year is None:
            draft.timing_year = int(re.sub(r"\D", "", year.group()))
        if draft.timing is None and "timing" not in draft.unclear:
            own_time(draft)
        if draft.timing is None:
            draft.timing = said.cell
            draft.unclear = tuple(one for one in draft.unclear if one != "timing")


def _take_owner_time(draft: DraftAction) -> None:
    """The time behind the names in the owner's place is that of the action, where no other is said."""
    if draft.owner_time is None:
        return
    if draft.timing is None and "timing" not in draft.unclear:
        draft.timing = draft.owner_time
    else:
        draft.doubts.append(Doubt("owner-cell-says-more", _TWO_TIMES, draft.owner_time))
    draft.owner_time = None


_TWO_TIMES = "Achter wie dit doet staat nog een tijd. Die is niet gelezen: elders staat een andere planning."


def _nouns(draft: DraftAction) -> frozenset[str]:
    """The longer words of an action: its verb and its owner differ between a sentence and a list."""
    return frozenset(re.findall(r"[^\W\d_]{5,}", " ".join(piece.words for piece in draft.text).lower()))


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > 0 and len(one & other) >= SAME * min(len(one), len(other))
