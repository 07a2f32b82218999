"""The part of the walk that goes through actions in a list, each with labelled lines."""

from collections.abc import Sequence

from graph.model.vocabulary import LeftOut
from loaders.document.lines import PlanLine, pieces
from loaders.plan.action_list import FieldHere, field_behind_owners, read_listed_action
from loaders.plan.column_heads import OTHER, HeadDoubt
from loaders.plan.doubtful_heads import doubtful_heads
from loaders.plan.structure import action_heading, bare_action, labelled_action
from loaders.plan.walk_state import WalkState

LOOK_AHEAD = 60
"""How many lines an action of a list may run on before its first labelled line."""


class ListWalk(WalkState):
    """Reads one action of a list after the other."""

    def _listed(self) -> bool:
        line = self._lines[self._at]
        heading = action_heading(line, self._words, numbered=True)
        numbered = heading is not None and (heading["word"] is not None or self._started)
        if (numbered and self._has_fields(self._at + 1)) or (heading is None and self._action_at(self._at)):
            title = self._title_above()
            if len(title) > 0:
                self._heading = pieces(title)
                self._account.read(*self._heading)
            self._waiting = []
            body = [line]
            self._at += 1
            if bare_action(line, self._words) and labelled_action(self._lines[self._at], self._words) is not None:
                self._account.ignore(LeftOut.ROW_NUMBER, line.piece)
                body = [self._lines[self._at]]
                self._at += 1
            while self._at < len(self._lines) and not self._field(self._at) and not self._ends_action(self._at):
                body.append(self._lines[self._at])
                self._at += 1
            self._add_listed(body)
            return True
        if self._started and self._owner_field(self._at) and len(self._waiting) > 0:
            body, self._waiting = self._waiting, []
            self._add_listed(body)
            return True
        return False

    def _field(self, index: int) -> FieldHere | None:
        return None if self._lines[index].piece.bulleted else self._field_at(index)

    def _ends_action(self, index: int) -> bool:
        if self._ambition_at(index) is not None:
            return True
        if self._action_at(index):
            return True
        return self._lines[index].gap > 0 and self._words.section(self._lines[index].text.rstrip(" :?")) == "closing"

    def _has_fields(self, index: int) -> bool:
        """Whether labelled lines follow before the next action begins."""
        for position in range(index, min(len(self._lines), index + LOOK_AHEAD)):
            if self._field(position) is not None:
                return True
            if self._ends_action(position):
                return False
        return False

    def _add_listed(self, body: Sequence[PlanLine]) -> None:
        fields: list[tuple[FieldHere, list[PlanLine]]] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            here = self._field(self._at)
            if here is None and len(fields) > 0 and fields[-1][0].column.kind in ("owner", "other"):
                here = field_behind_owners(line, self._words)
            if here is not None:
                fields.append((here, []))
            elif len(fields) == 0 or self._ends_action(self._at):
                break
            elif line.gap == 0 or (fields[-1][0].content is None and fields[-1][1] == []):
                fields[-1][1].append(line)
            else:
                break
            self._at += 1
        draft, labels = read_listed_action(body, fields, self._reader)
        draft.heading = self._heading
        self.plan.ambition().block().actions.append(draft)
        self._account.read(*pieces(body))
        told = [(here.column, (here.label,)) for here, _ in fields if here.column.doubt is not HeadDoubt.ROLE_UNCLEAR]
        self.plan.heads.extend(doubtful_heads([column for column, _ in told], [head for _, head in told], {}))
        for here, more in fields:
            if here.column == OTHER:
                continue
            self._account.read(*(piece for piece in (here.content, *pieces(more)) if piece is not None))
        self._account.ignore(LeftOut.LABEL, *labels)
        for rule, piece in draft.aside:
            self._account.ignore(rule, piece)
