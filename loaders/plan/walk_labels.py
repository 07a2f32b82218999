"""The part of the walk that goes through tables with a label before each cell."""

from collections.abc import Sequence

from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Piece
from loaders.plan.column_heads import OTHER
from loaders.plan.drafts import DraftAction, DraftBlock
from loaders.plan.find.label_table import LabelRow, LabelTable
from loaders.plan.joining import items_of, without_mark
from loaders.plan.letters import letters
from loaders.plan.rows import TableHeading, TableRows
from loaders.plan.walk_taking import TakingWalk


class LabelWalk(TakingWalk):
    """Reads what each label names: of a part of an ambition, or of one action after the other."""

    def _labels(self, table: LabelTable) -> None:
        self._started = True
        if table.of_action:
            self._cards(table)
            return
        block = self.plan.ambition().block()
        for row in table.rows:
            if not isinstance(row, LabelRow):
                self._take_heading(TableHeading(row))
                block = self.plan.ambition().block()
            elif row.field == "actions":
                self._account.ignore(LeftOut.LABEL, *row.label)
                _, items = items_of(row.content)
                for item in items or (row.content,):
                    block.actions.append(DraftAction(text=list(without_mark(item)), heading=self._heading))
                    self._account.read(*item)
            elif row.field is not None:
                if row.field in block.labels:
                    block = self.plan.ambition().add(DraftBlock())
                self._account.ignore(LeftOut.LABEL, *row.label)
                block.labels[row.field] = list(row.content)
                self._account.read(*row.content)

    def _cards(self, table: LabelTable) -> None:
        """Actions told field by field, each beginning with the label that the first of them begins with."""
        cards: list[tuple[tuple[Piece, ...] | None, list[LabelRow]]] = [(None, [])]
        for row in table.rows:
            if not isinstance(row, LabelRow):
                cards.append((row, []))
            elif any(_same_label(row, other) for other in cards[-1][1]):
                cards.append((None, [row]))
            else:
                cards[-1][1].append(row)
        for title, rows in cards:
            if len(rows) == 0:
                if title is not None:
                    self._take_heading(TableHeading(title))
                continue
            self._card(title, rows)

    def _card(self, title: tuple[Piece, ...] | None, rows: Sequence[LabelRow]) -> None:
        draft = DraftAction()
        if title is not None:
            draft.text.extend(title)
        for row in rows:
            if row.column == OTHER:
                continue
            draft.aside.extend((LeftOut.LABEL, piece) for piece in row.label)
            if row.column.kind == "action":
                draft.titled = len(draft.text) if len(draft.text) > 0 else 0
                draft.text.extend(row.content)
            elif row.column.kind == "owner":
                self._reader.put_holders(draft, row.content, row.column.role or Role.HOLDER)
            elif row.column.kind == "timing" and draft.timing is not None:
                draft.timing_until = (*(draft.timing_until or ()), *row.content)
            elif row.column.kind == "ambition":
                self._take_ambition(row.content)
            else:
                draft.put(row.column.kind, row.content)
        if len(draft.text) == 0 and self._heading is not None:
            draft.text.extend(self._heading)
            self._heading = None
        if any(char.isalpha() for piece in draft.text for char in piece.text):
            self._take_rows(TableRows([draft]))


def _same_label(row: LabelRow, other: LabelRow) -> bool:
    """Whether two rows have the same label; begin and end are two labels of one time."""
    return row.column != OTHER and _letters(row.label) == _letters(other.label)


def _letters(label: Sequence[Piece]) -> str:
    return letters(" ".join(piece.words for piece in label))
