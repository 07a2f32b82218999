"""One walk through the lines of a plan, from heading to heading; what it meets goes into a draft.

Structure is looked for in a fixed order at each line: the heading of an ambition, the head of a table, an action of
a list, a label, a section. What is none of these waits; it may prove to be the title of what comes next.
"""

from collections.abc import Sequence

from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Paragraph, Piece, PlanLine, paragraphs, part, pieces
from loaders.faults import DocumentError
from loaders.form.bounds import over
from loaders.plan.drafts import DraftAction, DraftAmbition, DraftBlock, DraftPlan
from loaders.plan.find.led_items import led_actions
from loaders.plan.find.listed_items import begins_item, items_in, listed_actions
from loaders.plan.find.matrix_legend import is_legend
from loaders.plan.joining import without_mark
from loaders.plan.letters import letters
from loaders.plan.parties import all_known
from loaders.plan.parts import TablePart
from loaders.plan.rows import TableHeading
from loaders.plan.said_once import Said, said_once
from loaders.plan.structure import (
    AmbitionHeading,
    LabelHere,
)
from loaders.plan.walk_apart import ApartWalk
from loaders.plan.walk_lists import LOOK_AHEAD, ListWalk
from loaders.plan.walk_said import SaidWalk
from loaders.plan.walk_state import is_title

_LIST_STEP = 2
"""Headings that stand so close, in lines, are a list and open nothing."""


_LEFT_OUT_SECTIONS = {
    "introduction": LeftOut.INTRODUCTION,
    "contents": LeftOut.TABLE_OF_CONTENTS,
    "closing": LeftOut.CLOSING_SECTION,
}


class Walk(ApartWalk, ListWalk, SaidWalk):
    """Reads the lines of one document into a draft. Made for one walk; the draft is its result."""

    def read(self, parts: Sequence[Sequence[PlanLine] | TablePart]) -> DraftPlan:
        """Walks through all parts of a document.

        Raises:
            DocumentError: it holds more ambitions, blocks or actions than a plan can have.
        """
        stretches = [part for part in parts if not isinstance(part, TablePart)]
        self.said = said_once(stretches, self._outline.cover, self._reader)
        for at, stretch in enumerate(parts):
            if isinstance(stretch, TablePart):
                self._table(stretch)
                self._check()
                continue
            self._enter(stretch, table_follows=at + 1 < len(parts))
            acted = self.plan.counts()[2]
            while self._at < len(self._lines):
                self._step()
                self._check()
            if self.plan.counts()[2] > acted:
                told = self._again.firsts
                self.plan.issues.extend(self._guessed(column, (label,), "Dit label") for column, label in told)
        self._hold()
        return self.plan

    def _check(self) -> None:
        fault = over(*self.plan.counts())
        if fault is not None:
            raise DocumentError(fault)

    def _step(self) -> None:
        lines, at = self._lines, self._at
        ambition = self._ambition_at(at)
        if ambition is not None and self._is_ambition(ambition):
            self._open_ambition(ambition)
            return
        if lines[at].piece.start in self._outline.ends and len(self.plan.ambition().blocks) > 0:
            self.plan.add(DraftAmbition())
            self._heading = None
        if self._says_once():
            return
        head = self._layout_at(at)
        if head is not None:
            self._layout(head)
            return
        columns = self._columns_at(at)
        if columns is not None:
            self._flat(columns)
            return
        if self._listed() or self._divided_lines() or self._list() or self._minuted():
            return
        label = (self._label_at(at) if self._started else self._whole_label_at(at)) if self._in_plan() else None
        section = self._words.section(lines[at].text.rstrip(" :?")) if lines[at].gap > 0 or at == 0 else None
        if is_legend(lines[at].text, self._words):
            self._account.ignore(LeftOut.LEGEND, lines[at].piece)
            self._at += 1
        elif (
            section is not None and (label is None or not self._started) and not (self._started and section == "goals")
        ):
            self._section(section)
        elif label is not None:
            self._label(label)
        else:
            self._waiting.append(lines[at])
            self._at += 1

    def _in_plan(self) -> bool:
        return self._started or self._whole_label_at(self._at) is not None

    # -- ambitions ---------------------------------------------------------------------------------------------

    def _is_ambition(self, found: AmbitionHeading) -> bool:
        """ "Doel 1" over a list of goals is no ambition: an ambition has a label, a table or an action under it."""
        if letters(found.heading[0].text.split()[0]) not in self._words.doubtful:
            return True
        if any(self._ambition_at(index) is not None for index in range(max(0, self._at - _LIST_STEP), self._at)):
            return False
        for index in range(self._at + found.lines, min(len(self._lines), self._at + found.lines + LOOK_AHEAD)):
            if self._ambition_at(index) is not None:
                return False
            if self._columns_at(index) or self._layout_at(index) or self._whole_label_at(index):
                return True
            if (self._owner_field(index) and not self._lines[index].piece.bulleted) or len(
                self.said.at(self._lines[index])
            ) > 0:
                return True
        return self._table_follows and len(self._lines) - self._at < LOOK_AHEAD

    def _open_ambition(self, found: AmbitionHeading) -> None:
        self._waiting, self._started = [], True
        known = self._known_ambition(found)
        if known is None:
            self._remember(self.plan.add(DraftAmbition(found.number, found.heading, found.title or None)), found)
            self._account.read(*found.heading)
            self._heading = None
        else:
            self.plan.open = known.place
            self._account.ignore(LeftOut.REPEATED_HEADING, *found.heading)
        self._at += found.lines

    # -- sections ----------------------------------------------------------------------------------------------

    def _section(self, name: str) -> None:
        heading = self._lines[self._at]
        self._at += 1
        body = self._section_body()
        if name in _LEFT_OUT_SECTIONS:
            rule = _LEFT_OUT_SECTIONS[name]
            self._account.ignore(rule, heading.piece, *pieces(body))
        elif name == "vision":
            self._account.ignore(LeftOut.SECTION_HEADING, heading.piece)
            self.plan.vision.extend(pieces(body))
            self._account.read(*pieces(body))
        else:
            self._account.ignore(LeftOut.SECTION_HEADING, heading.piece)
            items = _list_items(body)
            target = self.plan.goals if name == "goals" else self.plan.pillars
            target.extend(items)
            self._account.read(*(piece for item in items for piece in item))
        if name == "closing":
            self._heading = None
        self._waiting = []

    def _section_body(self) -> list[PlanLine]:
        body: list[PlanLine] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.gap > 0 and self._words.section(line.text.rstrip(" :?")) is not None:
                break
            if self._ambition_at(self._at) is not None:
                break
            if self._columns_at(self._at) or self._layout_at(self._at):
                break
            if (self._action_at(self._at) and self._has_fields(self._at)) or self._begins_card(self._at):
                break
            if len(body) > 0 and self._is_strange_heading(self._at):
                break
            body.append(line)
            self._at += 1
        return body

    def _is_strange_heading(self, index: int) -> bool:
        line = self._lines[index]
        following = self._lines[index + 1] if index + 1 < len(self._lines) else None
        alone = line.gap > 0 and (following is None or following.gap > 0)
        return alone and is_title((line,)) and len(line.text.split()) <= 9 and "  " not in line.text

    # -- labels ------------------------------------------------------------------------------------------------

    def _label(self, here: LabelHere) -> None:
        self._started = True
        self._account.ignore(LeftOut.LABEL, *here.label)
        self._at += here.lines
        if here.field == "actions":
            self._waiting = []
            if not self._apart():
                self._action_items()
            return
        content = self._label_content(here)
        block = self._block_for(here.field)
        block.labels.setdefault(here.field, []).extend(content)
        self._account.read(*content)

    def _label_content(self, here: LabelHere) -> list[Piece]:
        content = [] if here.content is None else [here.content]
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if self._is_structure(self._at):
                break
            if line.gap > 0 and len(content) > 0 and not self._same_cell(content[-1], line):
                break
            content.append(line.piece)
            self._at += 1
        return content

    def _same_cell(self, last: Piece, line: PlanLine) -> bool:
        if line.piece.bulleted or line.text[:1].islower() or line.text[:1] == "(":
            return True
        return self._words.goes_on(last.words)

    def _is_structure(self, index: int) -> bool:
        lines, words = self._lines, self._words
        if self._label_at(index) is not None or self._ambition_at(index) is not None:
            return True
        if self._columns_at(index) is not None or self._layout_at(index) is not None:
            return True
        if self._action_at(index) or self._owner_field(index):
            return True
        titled = index + 1 < len(lines) and lines[index + 1].gap == 0 and lines[index].gap > 0
        if titled and self._columns_at(index + 1) is not None:
            return True
        return lines[index].gap > 0 and words.section(lines[index].text.rstrip(" :?")) is not None

    def _block_for(self, field: str) -> DraftBlock:
        ambition = self.plan.ambition()
        block = ambition.block()
        title = self._take_title()
        used = len(block.labels) > 0 or len(block.actions) > 0
        if title is not None and not used and block.title is None:
            block.title = title
        elif (title is not None and used) or field in block.labels:
            block = ambition.add(DraftBlock(title=title))
            self._heading = None
        self._waiting = []
        return block

    def _take_title(self) -> tuple[Piece, ...] | None:
        title = pieces(self._title_above())
        if len(title) == 0:
            return None
        self._account.read(*title)
        return title

    def _action_items(self) -> None:
        """Actions under a label for them: each list item is one, and each sentence of what is no list."""
        start = self._at
        body: list[PlanLine] = []
        while self._at < len(self._lines) and not self._is_structure(self._at):
            line = self._lines[self._at]
            if line.gap > 0 and len(body) > 0 and not line.piece.bulleted and not line.text[:1].islower():
                break
            if len(body) > 0 and line.piece.bulleted and _other_mark(body[0].piece, line.piece):
                break
            body.append(line)
            self._at += 1
        items = [item for item in _list_items(body) if item[0].bulleted]
        if len(items) == 0 or (self._at < len(self._lines) and self._owner_field(self._at)):
            self._at = start
            return
        led = self.said.over(Said.OWNER, items[0][0].start) is not None
        drafts = led_actions(items, self._reader) if led else listed_actions(items, self._reader, labelled=True)
        if len(drafts) == 0:
            drafts = tuple(DraftAction(text=list(without_mark(item))) for item in items)
        self._add_items(drafts)
        for item in items:
            self._account.read(*item)

    def _list(self) -> bool:
        """A list whose items say who does them, though nothing above it says that it is one of actions."""
        at, lines = self._at, self._lines
        lead = self.said.over(Said.OWNER, lines[at].piece.start)
        led = lead is not None and lead.items
        if at < self._unlisted or not begins_item(lines[at].piece) or not (led or self._in_actions()):
            return False
        end = at + 1
        while end < len(lines):
            line = lines[end]
            if line.level is not None:
                break
            goes_on = begins_item(line.piece) or (line.gap == 0 and not self._is_structure(end))
            if not goes_on or (line.gap > 1 and not begins_item(line.piece)):
                break
            end += 1
        items = list(items_in([(line.piece, line.left) for line in lines[at:end]]))
        title = self._title_above()
        owner = self._owner_of(title)
        over = paragraphs(self._waiting)[-1:]
        promised = self._promises(over[0]) if len(over) > 0 else self._is_promised()
        listed = (items, self._reader)
        drafts = led_actions(*listed) if led else listed_actions(*listed, labelled=len(owner) > 0 or promised)
        if len(drafts) == 0 and len(owner) > 0:
            drafts = tuple(DraftAction(text=list(without_mark(item))) for item in items)
        if len(drafts) == 0:
            self._unlisted = end
            return False
        for draft in drafts:
            if len(draft.holders) == 0 and len(owner) > 0:
                self._reader.put_holders(draft, owner, Role.HOLDER)
        if len(title) > 0:
            self._take_heading(TableHeading(pieces(title)))
        self._waiting, self._started, self._at = [], True, end
        self._add_items(drafts)
        for item in items:
            self._account.read(*item)
        return True

    def _owner_of(self, title: Sequence[PlanLine]) -> tuple[Piece, ...]:
        """Who a heading over a list says does all of it: "Acties politie"; nothing where it names nobody."""
        if len(title) != 1:
            return ()
        piece = title[0].piece
        first = piece.text.split(" ")[0]
        rest = part(piece, len(first))
        if rest.text == "" or self._words.label(first) != "actions":
            return ()
        known = all_known(self._reader.parties((rest,))) or self._words.begins_party(rest.text.split(" ")[0])
        return (rest,) if known else ()

    def _in_actions(self) -> bool:
        """Whether actions may stand here: the plan has begun, or a heading stands right above."""
        if self.said.over(Said.TIMING, self._lines[self._at].piece.start) is not None:
            return True
        if self._started or (len(self._waiting) > 0 and is_title(self._waiting[-1:])):
            return True
        return len(self._waiting) > 0 and self._promises(self._waiting[-1:])

    def _is_promised(self) -> bool:
        """Whether the ambition that was just opened says that somebody will do what stands below it."""
        ambition = self.plan.ambitions[self.plan.open] if len(self.plan.ambitions) > 0 else None
        if ambition is None or ambition.title is None or len(ambition.blocks) > 0:
            return False
        return self._words.commitments.search(" ".join(piece.words for piece in ambition.title)) is not None

    def _promises(self, group: Sequence[PlanLine]) -> bool:
        """Whether words over a list say that somebody will do what stands in it: "Ik zeg u het volgende toe:"."""
        text = " ".join(line.text for line in group)
        if not is_title(group):
            text = text.rpartition(". ")[2] if text.endswith(":") else ""
        return self._words.commitments.search(text) is not None

    def _add_items(self, drafts: Sequence[DraftAction]) -> None:
        block = self.plan.ambition().block()
        for draft in drafts:
            draft.heading = self._heading
            block.actions.append(draft)
            for rule, piece in draft.aside:
                self._account.ignore(rule, piece)


def _list_items(body: Sequence[PlanLine]) -> list[tuple[Piece, ...]]:
    """The items of a list; a paragraph each where nothing is bulleted. What goes on behind the list is left."""
    groups: list[Paragraph] = paragraphs(body)
    if not any(line.piece.bulleted for line in body):
        return [pieces(group) for group in groups]
    items: list[list[Piece]] = []
    for line in body:
        if line.piece.bulleted:
            items.append([line.piece])
        elif len(items) > 0 and (line.gap == 0 or line.text[:1].islower()):
            items[-1].append(line.piece)
        elif len(items) > 0:
            break
    return [tuple(item) for item in items]


def _other_mark(first: Piece, other: Piece) -> bool:
    """Whether a list item has another sort of mark than the first: "5." among bullets begins something else."""
    return first.bulleted and first.mark[:1].isdigit() != other.mark[:1].isdigit()
