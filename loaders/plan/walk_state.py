"""What every part of the walk through a plan shares: where it is, what it has read, what repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from loaders.document import Document
from loaders.document.lines import Paragraph, Piece, PlanLine, paragraphs, part
from loaders.plan.account import Account
from loaders.plan.action_list import FieldHere, FieldsOnLine, fields_on
from loaders.plan.card_labels import CardLabels, action_label, card_labels, label_key, told_field
from loaders.plan.column_cells import tells_what_is_done
from loaders.plan.column_places import layout_head
from loaders.plan.drafts import DraftAction, DraftAmbition, DraftPlan
from loaders.plan.find.matrix_legend import legend_of
from loaders.plan.find.minuted import minuted
from loaders.plan.letters import letters
from loaders.plan.outline import Outline
from loaders.plan.rows import Reader
from loaders.plan.said_once import NOTHING_SAID, Leads
from loaders.plan.structure import (
    AmbitionHeading,
    ColumnsHere,
    action_heading,
    ambition_heading,
    columns_here,
    is_action_number,
    label_here,
    labelled_action,
)

_NUMBER_ALONE = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[A-Z])[.):]")
"""The number of a heading on a line of its own, as where its column is narrow."""
_NUMBER_BEFORE = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[A-Z](?=[.):]))[.):]?\s+(?=\S)")


_SENTENCE_END = re.compile(r"[.!?:]\s")
_FEWEST_SAYING = 3
"""Words of a heading that can be an action without a verb: "Spreekuur op school"; a theme has one or two."""
MOST_CARD_LINES = 8
# Lines of an action behind "Actie:" before its first field; the longest of the corpus has two.


def is_title(group: Sequence[PlanLine]) -> bool:
    """Whether a paragraph is a heading, or has the form of one: short, no bullet, no full stop."""
    if len(group) > 0 and all(line.level is not None for line in group):
        return True
    if len(group) == 0 or len(group) > 2 or any(line.piece.bulleted for line in group):
        return False
    text = " ".join(line.text for line in group)
    return len(text.split()) <= 14 and text[:1].isupper() and not text.rstrip().endswith((".", ",", ";", "-", "…"))


class WalkState:
    """The place of the walk and its draft; the parts of the walk build on it.

    What stands at a line is looked up once and remembered: looking ahead stays cheap however often it is done.
    """

    def __init__(
        self, document: Document, spoken: str, reader: Reader, account: Account, outline: Outline | None = None
    ) -> None:
        self._legend = legend_of(spoken, reader.words)
        reader = replace(reader, legend=self._legend.roles)
        self._document, self._spoken, self._reader, self._account = document, spoken, reader, account
        self._words = reader.words
        self._waiting: list[PlanLine] = []
        self._heading: tuple[Piece, ...] | None = None
        self._started = False
        self._outline = Outline() if outline is None else outline
        self.tables: list[tuple[int, int]] = []
        """From where to where the tables go that were found in lines."""
        self._numbered: dict[str, DraftAmbition] = {}
        self._titled: dict[tuple[str, str], DraftAmbition] = {}
        self.said: Leads = NOTHING_SAID
        self._from_minutes: list[DraftAction] = []
        self._again = CardLabels()
        self.plan = DraftPlan()
        self._enter((), table_follows=False)

    def _enter(self, lines: Sequence[PlanLine], *, table_follows: bool) -> None:
        """Begins a stretch of lines; what was read before it stays open."""
        reader = self._reader
        self._lines, self._table_follows = lines, table_follows
        self._ambition_at = cache(lambda index: self._ambition(lines, index))
        self._columns_at = cache(lambda index: self._columns(lines, index))
        self._layout_at = cache(lambda index: layout_head(lines, index, reader.words))
        self._label_at = cache(lambda index: label_here(lines, index, reader.words))
        self._whole_label_at = cache(lambda index: label_here(lines, index, reader.words, inline=False))
        self._fields_at = cache(lambda index: self._fields(lines[index]))
        self._again = card_labels([line for line in lines if not self.said.states(line)], reader)
        self._action_at = cache(lambda index: self._begins_action(lines, index))
        self._minuted_here = cache(lambda: sum(minuted(line, reader.words) is not None for line in lines))
        self._at = 0
        self._undivided = self._unlisted = 0
        """Up to which line no table without known heads, and no list of actions, was found."""

    def _fields(self, line: PlanLine) -> FieldsOnLine:
        """The labelled values of a line that are those of one action."""
        if self.said.states(line):
            return FieldsOnLine(line.piece, ())
        found = fields_on(line, self._words)
        if len(found.fields) > 0 or len(self._again.told) == 0:
            return found
        told = told_field(line)
        column = None if told is None else self._again.told.get(label_key(told.label.text, line))
        if told is None or column is None:
            return found
        return FieldsOnLine(None, (replace(told, column=column),))

    def _title_above(self) -> Paragraph:
        """The lines right above that have the form of a title and are not that of the document; empty without any."""
        groups = paragraphs(self._waiting)
        last = groups[-1] if len(groups) > 0 and is_title(groups[-1]) else ()
        return () if any(line.piece.start in self._outline.cover for line in last) else last

    def _without_explanation(self, body: Sequence[PlanLine]) -> Sequence[PlanLine]:
        """The heading of an action alone, where the file marks it and it can be one: what stands below explains it.
        One sentence that says what is done, or words below "Actie 1.1", are part of the action."""
        title = tuple(takewhile(lambda line: line.level is not None, body))
        if len(title) in (0, len(body)) or action_heading(title[0], self._words, numbered=True) is not None:
            return body
        heading = " ".join(line.piece.words for line in title)
        below = " ".join(line.piece.words for line in body[len(title) :])
        sentence = _SENTENCE_END.search(below.rstrip()[:-1]) is None and tells_what_is_done(below)
        said = tells_what_is_done(heading) or len(heading.split()) >= _FEWEST_SAYING
        return title if said and not sentence else body

    def _ambition(self, lines: Sequence[PlanLine], index: int) -> AmbitionHeading | None:
        """The heading of an ambition: as a word says it, or as the outline of the whole does."""
        if lines[index].piece.start not in self._outline.opens:
            return ambition_heading(lines, index, self._words)
        count = 1
        while index + count < len(lines) and _one_heading(lines[index + count - 1], lines[index + count]):
            count += 1
        heading = tuple(line.piece for line in lines[index : index + count])
        number, title = numbered(heading)
        return AmbitionHeading(count, number, heading, title, continued=False)

    def _columns(self, lines: Sequence[PlanLine], index: int) -> ColumnsHere | None:
        """The head of a flattened table; a label with its value behind it is none."""
        found = self._field_at(index)
        return None if found is not None and found.content is not None else columns_here(lines, index, self._words)

    def _begins_action(self, lines: Sequence[PlanLine], index: int) -> bool:
        """Whether an action of a list begins: "Actie 1.1 titel", or "Actie: titel" over its other fields."""
        if action_heading(lines[index], self._words, numbered=False) is not None:
            return True
        if is_action_number(lines[index].text, self._words) and index + 1 < len(lines):
            return labelled_action(lines[index + 1], self._words) is not None or self._fields_below(lines, index)
        titled = self._is_numbered(lines, index) or self._labelled_at(index)
        return titled and self._fields_below(lines, index)

    def _is_numbered(self, lines: Sequence[PlanLine], index: int) -> bool:
        """Whether a line is a title with a number, and no item of a list: it stands by itself under a blank line."""
        line = lines[index]
        title = line.piece.mark[:1].isdigit() and line.piece.words[:1].isupper() and len(self._again.known) > 0
        title = title and not line.text.endswith((".", ";", ","))
        return title and line.piece.bulleted and (index == 0 or (line.gap > 0 and not lines[index - 1].piece.bulleted))

    def _labelled_at(self, index: int) -> bool:
        """Whether a label stands before an action's own words: "Actie: titel", or another that comes again."""
        line = self._lines[index]
        found = action_label(line, self._words)
        if found is not None and label_key(found[0], line) in self._again.known:
            return True
        label = line.text.partition(":")[0]
        return labelled_action(line, self._words) is not None and letters(label) in self._words.action

    def _fields_below(self, lines: Sequence[PlanLine], index: int) -> bool:
        """Whether fields of an action follow in its words or right behind them."""
        if len(self._fields_at(index).fields) > 0:
            return True
        for position in range(index + 1, min(len(lines), index + 1 + MOST_CARD_LINES)):
            if self._field(position) is not None:
                return True
            if lines[position].level is not None or lines[position].piece.bulleted or self._labelled_at(position):
                return False
        return False

    def _field_at(self, index: int) -> FieldHere | None:
        """The labelled value with which a line begins."""
        found = self._fields_at(index)
        return found.fields[0] if found.before is None and len(found.fields) > 0 else None

    def _field(self, index: int) -> FieldHere | None:
        """The labelled value of an action with which a line begins; in a list only where its label comes again."""
        found = self._field_at(index)
        if found is None or not self._lines[index].piece.bulleted:
            return found
        return found if label_key(found.label.text, self._lines[index]) in self._again.known else None

    def _owner_field(self, index: int) -> bool:
        """Whether a line names who does an action."""
        found = self._field_at(index)
        return found is not None and found.column.kind == "owner"

    def _known_ambition(self, found: AmbitionHeading) -> DraftAmbition | None:
        """The ambition whose heading is repeated: the same number and title, or marked as going on."""
        key = (found.number or "", cell_letters(found.title))
        if len(found.title) == 0 or found.continued:
            return self._numbered.get(found.number or "")
        return self._titled.get(key)

    def _remember(self, ambition: DraftAmbition, found: AmbitionHeading) -> None:
        if found.number is not None:
            self._numbered.setdefault(found.number, ambition)
        self._titled.setdefault((found.number or "", cell_letters(found.title)), ambition)

    def _repeats(self, index: int) -> AmbitionHeading | None:
        """A heading that repeats the open ambition's, as on a new page."""
        found = self._ambition_at(index)
        if found is None or len(self.plan.ambitions) == 0:
            return None
        return found if self._known_ambition(found) is self.plan.ambition() else None


def numbered(cell: tuple[Piece, ...]) -> tuple[str | None, tuple[Piece, ...]]:
    """A heading as its number or letter and its title: "1. Vroeg erbij", "A. Voorkomen"."""
    alone = _NUMBER_ALONE.fullmatch(cell[0].text.strip()) if len(cell) > 1 else None
    if alone is not None:
        return alone.group(1), cell[1:]
    found = _NUMBER_BEFORE.match(cell[0].text)
    if found is None:
        return None, cell
    return found.group(1), (part(cell[0], found.end()), *cell[1:])


def _one_heading(above: PlanLine, line: PlanLine) -> bool:
    """Whether a line goes on with the marked heading above it."""
    return above.level is not None and above.level == line.level and line.gap == 0


def cell_letters(cell: Sequence[Piece] | None) -> str:
    return "" if cell is None else letters(" ".join(piece.words for piece in cell))
