"""The part of the walk that goes through actions in a list, each with labelled lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model.vocabulary import LeftOut
from loaders.document.lines import Piece, PlanLine, paragraphs, pieces
from loaders.plan.action_list import (
    FieldHere,
    FieldsOnLine,
    field_behind_owners,
    label_like,
    read_listed_action,
    strange_field,
)
from loaders.plan.card_labels import label_key
from loaders.plan.column_heads import OTHER, HeadDoubt
from loaders.plan.doubtful_heads import doubtful_heads
from loaders.plan.letters import letters
from loaders.plan.owner_form import OwnerForm
from loaders.plan.structure import action_heading, is_action_number
from loaders.plan.timing import is_timing
from loaders.plan.walk_state import MOST_CARD_LINES, WalkState, is_title

LOOK_AHEAD = 60
"""How many lines an action of a list may run on before its first labelled line."""


class ListWalk(WalkState):
    """Reads one action of a list after the other."""

    def _listed(self) -> bool:
        line = self._lines[self._at]
        heading = action_heading(line, self._words, numbered=True)
        numbered = heading is not None and (heading["word"] is not None or self._started)
        if (numbered and self._has_fields(self._at)) or (heading is None and self._action_at(self._at)):
            self._title_over()
            body = [line]
            self._at += 1
            if self._fields_at(self._at - 1).before is not None:
                self._at, body = self._at - 1, []
            elif is_action_number(line.text, self._words) and self._field(self._at) is None:
                self._account.ignore(LeftOut.ROW_NUMBER, line.piece)
                body = []
            while self._at < len(self._lines) and not self._ends_body(self._at, first=len(body) == 0):
                body.append(self._lines[self._at])
                self._at += 1
            self._add_listed(body)
            return True
        if len(self._waiting) == 0 or not self._tells(self._at):
            return False
        body = self._body()
        if len(body) > 0:
            self._add_listed(body)
        return len(body) > 0

    def _title_over(self) -> None:
        """What waits right above an action as its heading; a number of the action alone is none."""
        title = pieces(self._title_above())
        self._waiting = []
        if len(title) == 0:
            return
        if len(title) == 1 and is_action_number(title[0].text, self._words):
            self._account.ignore(LeftOut.ROW_NUMBER, *title)
            return
        self._heading = title
        self._account.read(*title)

    def _tells(self, index: int) -> bool:
        """Whether the labelled lines of an action begin here, its own words standing above them.

        Before anything else says that this is a plan only labels that come again do.
        """
        found = self._field(index)
        if found is None:
            return False
        if self._started and found.column.kind == "owner":
            return True
        if label_key(found.label.text, self._lines[index]) not in self._again.known:
            return False
        return any(
            self._is_told(field, position)
            for position in self._group(index)
            for field in self._fields_at(position).fields
        )

    def _is_told(self, field: FieldHere, index: int) -> bool:
        """Whether a value says who or when under a label that comes again; what explains the label does not."""
        if field.content is None or label_key(field.label.text, self._lines[index]) not in self._again.known:
            return field.content is None and self._started
        if field.column.kind == "timing":
            return is_timing(field.content.words)
        return field.column.kind == "owner" and OwnerForm(self._reader).of_cell((field.content,), strict=False)

    def _group(self, index: int) -> Iterator[int]:
        """The labelled lines from one on, and the lines that go on with them."""
        for position in range(index, min(len(self._lines), index + MOST_CARD_LINES)):
            line = self._lines[position]
            if self._field(position) is None and (line.gap > 0 or line.piece.bulleted or self._action_at(position)):
                return
            yield position

    def _begins_card(self, index: int) -> bool:
        """Whether an action with its labelled lines begins here, or the heading over the first of them stands here."""
        line = self._lines[index]
        if index + 1 < len(self._lines) and line.gap > 0 and is_title((line,)) and self._opens_card(index + 1):
            return True
        return self._opens_card(index)

    def _opens_card(self, index: int) -> bool:
        if not self._lines[index].piece.bulleted and self._lines[index].gap == 0:
            return False
        for position in range(index + 1, min(len(self._lines), index + MOST_CARD_LINES)):
            if self._tells(position):
                return True
            if self._lines[position].piece.bulleted or self._lines[position].gap > 0:
                return False
        return False

    def _body(self) -> list[PlanLine]:
        """The words of the action over its labelled lines: its item, or its last paragraph with the title over it.

        What stands before that keeps waiting, and is unread where nothing else takes it.
        """
        waiting, self._waiting = self._waiting, []
        first = self._lines[self._at]
        while len(waiting) > 0 and self._is_labelled(waiting[-1]):
            first = waiting.pop()
        marked = [at for at, line in enumerate(waiting) if line.piece.bulleted]
        headings = [at for at, line in enumerate(waiting) if line.level is not None]
        if len(marked) > 0 and len(headings) > 0 and headings[-1] > marked[-1]:
            waiting, marked = waiting[marked[-1] + 1 :], []  # That list is of the action above this heading.
        if len(marked) > 0:
            numbered = [at for at in marked if waiting[at].piece.mark[:1].isdigit()]
            edge = min(waiting[at].left for at in marked)
            begin = (numbered or [at for at in marked if waiting[at].left <= edge])[-1]
            apart = first.gap > 0 and waiting[begin].gap == 0 and begin > marked[0]
            if apart:
                return self._explained(waiting)
            if all(line.gap == 0 or line.listed for line in waiting[begin + 1 :]):
                self._waiting = waiting[:begin]
                self._title_over()
                return waiting[begin:]
        explained = self._explained(waiting)
        if len(explained) > 0:
            return explained
        groups = paragraphs(waiting)
        if not self._started and not self._may_open(groups):
            return []
        titled = len(groups) > 1 and is_title(groups[-2])
        if titled and (any(line.level is not None for line in groups[-2]) or self._says_only_actions(groups[-2])):
            self._waiting = [line for group in groups[:-1] for line in group]
            self._title_over()
            return list(groups[-1])
        return [line for group in groups[-2 if titled else -1 :] for line in group]

    def _explained(self, waiting: list[PlanLine]) -> list[PlanLine]:
        """The marked heading that is the action of the labels here, where what stands between only explains it."""
        last = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at].level is not None), None)
        if last is None or last + 1 == len(waiting) or self._labelled_again():
            return []
        while last > 0 and waiting[last - 1].level == waiting[last].level and waiting[last].gap == 0:
            last -= 1
        title = list(self._without_explanation(waiting[last:]))
        if title[-1].level is None or self._says_only_actions(title):
            return []
        self._waiting = waiting[:last]
        self._title_over()
        return title

    def _labelled_again(self) -> bool:
        """Whether another action with labels stands under the same heading: then that is the name of neither."""
        label = self._field(self._at)
        for index in range(self._at + 1, len(self._lines)):
            if self._lines[index].level is not None:
                return False
            again = self._field(index)
            if again is not None and label is not None and letters(again.label.text) == letters(label.label.text):
                return True
        return False

    def _may_open(self, groups: Sequence[Sequence[PlanLine]]) -> bool:
        """Whether the first action of a plan may stand here without a mark: somebody is asked to do it, and what stands
        above is no head of a letter ("Aan: ...", "Datum: ...")."""
        owned = any(
            field.column.kind == "owner" for at in self._group(self._at) for field in self._fields_at(at).fields
        )
        return owned and len(groups) > 0 and not any(label_like(line) is not None for line in groups[-1])

    def _says_only_actions(self, title: Sequence[PlanLine]) -> bool:
        """Whether a title only says that actions follow: "De afspraken"."""
        words = " ".join(line.text for line in title).rstrip(" :").lower().split()
        return all(word in self._words.general for word in words)

    def _ends_body(self, index: int, *, first: bool) -> bool:
        if self._fields_at(index).before is not None:
            return True
        if self._field(index) is not None or self._is_strange(self._lines[index]):
            return not first
        return not first and self._ends_action(index)

    def _is_labelled(self, line: PlanLine) -> bool:
        """Whether a line begins with a label that is no part of an action's own words."""
        found = self._fields(line)
        return self._is_strange(line) or (found.before is None and len(found.fields) > 0)

    def _is_strange(self, line: PlanLine) -> bool:
        """Whether a line begins with a label of the cards that is of no column: one that comes again, or of a block."""
        label = label_like(line)
        if label is None:
            return False
        return label_key(label, line) in self._again.strange or self._words.label(label) is not None

    def _ends_action(self, index: int) -> bool:
        if self._ambition_at(index) is not None:
            return True
        if self._action_at(index):
            return True
        return self._lines[index].gap > 0 and self._words.section(self._lines[index].text.rstrip(" :?")) == "closing"

    def _has_fields(self, index: int) -> bool:
        """Whether labelled values stand in an action or follow it, before the next one begins."""
        if len(self._fields_at(index).fields) > 0:
            return True
        for position in range(index + 1, min(len(self._lines), index + 1 + LOOK_AHEAD)):
            if self._field(position) is not None:
                return True
            if self._ends_action(position):
                return False
        return False

    def _add_listed(self, body: list[PlanLine]) -> None:
        fields = self._fields_behind(body)
        draft, labels = read_listed_action(body, fields, self._reader)
        draft.heading, self._started = self._heading, True
        self.plan.ambition().block().actions.append(draft)
        self._account.read(*pieces(body))
        told = [(here.column, (here.label,)) for here, _ in fields if here.column.doubt is not HeadDoubt.ROLE_UNCLEAR]
        self.plan.heads.extend(doubtful_heads([column for column, _ in told], [head for _, head in told], {}))
        for here, more in fields:
            if here.column == OTHER:
                continue
            self._account.read(*(piece for piece in (here.content, *more) if piece is not None))
        self._account.ignore(LeftOut.LABEL, *labels)
        for rule, piece in draft.aside:
            self._account.ignore(rule, piece)

    def _fields_behind(self, body: list[PlanLine]) -> list[tuple[FieldHere, list[Piece]]]:
        """The labelled values from here on; words before the first of them on its line are put to the body."""
        fields: list[tuple[FieldHere, list[Piece]]] = []
        while self._at < len(self._lines):
            line, here = self._lines[self._at], self._fields_at(self._at)
            if line.piece.bulleted and here.before is None and self._field(self._at) is None:
                here = FieldsOnLine(line.piece, ())
            if len(here.fields) == 0 and (len(fields) > 0 or self._is_strange(line)):
                behind = field_behind_owners(line, self._words) if len(fields) > 0 else strange_field(line, self._words)
                here = here if behind is None else FieldsOnLine(None, (behind,))
            if any(letters(one.label.text) == letters(new.label.text) for one, _ in fields for new in here.fields):
                break
            if here.before is not None or len(here.fields) == 0:
                before = here.before or line.piece
                if len(fields) == 0 and len(here.fields) > 0:
                    body.append(replace(line, piece=before))
                elif len(fields) > 0 and not self._ends_action(self._at) and _goes_on(fields[-1], line, before, body):
                    fields[-1][1].append(before)
                else:
                    break
            fields.extend((field, []) for field in here.fields)
            self._at += 1
        return fields


def _goes_on(field: tuple[FieldHere, list[Piece]], line: PlanLine, before: Piece, body: Sequence[PlanLine]) -> bool:
    """Whether a line without a label goes on with the value above it."""
    here, more = field
    empty = here.content is None and len(more) == 0
    if line.piece.bulleted and (line.piece.mark[:1].isdigit() == body[0].piece.mark[:1].isdigit()):
        return empty and not body[0].piece.bulleted
    if line.level is not None or (line.gap > 0 and not empty):
        return False
    if here.column.kind == "timing" and not empty and (before.text[:1].isupper() or before.text[:1].isdigit()):
        text = " ".join(piece.words for piece in (here.content, *more) if piece is not None)
        return not is_timing(text) or is_timing(f"{text} {before.words}")
    return True
