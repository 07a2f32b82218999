"""The part of the walk that goes through tables with a label before each cell."""

from collections.abc import Sequence

from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Piece, PlanLine, part
from loaders.plan.column_heads import OTHER
from loaders.plan.drafts import DraftAction, DraftBlock
from loaders.plan.find.label_table import LabelRow, LabelTable
from loaders.plan.joining import items_of, without_mark
from loaders.plan.rows import TableHeading, TableRows
from loaders.plan.structure import action_heading
from loaders.plan.walk_taking import TakingWalk


class LabelWalk(TakingWalk):
    """Reads what each label names: of a part of an ambition, or of one action after the other."""

    def _labels(self, table: LabelTable, over: Sequence[PlanLine] = ()) -> None:
        self._started = True
        if table.of_action:
            self._cards(table, over)
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

    def _cards(self, table: LabelTable, over: Sequence[PlanLine]) -> None:
        """Actions told field by field, each beginning with the label that the first of them begins with.

        What stands over a card in rows of one cell, or over the table for the first one, is its action where no label
        says it: a title and the words below it. Where a label says it, it is a heading, unless every card has one.
        """
        cards: list[tuple[list[tuple[Piece, ...]], list[LabelRow]]] = [([], [])]
        for row in table.rows:
            if not isinstance(row, LabelRow):
                if len(cards[-1][1]) > 0:
                    cards.append(([], []))
                cards[-1][0].append(row)
            elif any(row.column != OTHER and row.column == other.column for other in cards[-1][1]):
                cards.append(([], [row]))
            else:
                cards[-1][1].append(row)
        every = all(len(singles) > 0 for singles, rows in cards if len(rows) > 0)
        for at, (singles, rows) in enumerate(cards):
            said = any(row.column.kind == "action" for row in rows)
            own = [(line.piece,) for line in over] if at == 0 and len(singles) == 0 and not said else singles
            begin = len(own) if len(rows) == 0 or (said and not every) else _begins_action(own)
            for heading in own[:begin]:
                self._take_heading(TableHeading(heading))
            self._card(own[begin:], rows)

    def _card(self, over: Sequence[tuple[Piece, ...]], rows: Sequence[LabelRow]) -> None:
        draft = DraftAction()
        for at, cell in enumerate(over):
            draft.text.extend(self._without_name(cell, draft) if at == 0 else cell)
            draft.titled = len(draft.text) if at == 0 and len(over) > 1 else draft.titled
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
                draft.timing_until = row.content
            elif row.column.kind == "ambition":
                self._take_ambition(row.content)
            else:
                draft.put(row.column.kind, row.content)
        if len(rows) > 0 and len(draft.text) == 0 and self._heading is not None:
            draft.text.extend(self._heading)
            self._heading = None
        if any(char.isalpha() for piece in draft.text for char in piece.text):
            self._take_rows(TableRows([draft]))

    def _without_name(self, cell: tuple[Piece, ...], draft: DraftAction) -> tuple[Piece, ...]:
        """A title without "Actie 1.1" before it."""
        found = action_heading(PlanLine(0, None, cell[0], 1, 0), self._words, numbered=True)
        if found is None:
            return cell
        draft.aside.append((LeftOut.ROW_NUMBER, part(cell[0], 0, found.start("title"))))
        return (part(cell[0], found.start("title")), *cell[1:])


def _begins_action(over: Sequence[tuple[Piece, ...]]) -> int:
    """At which of the cells over a card its action begins: the last title, with only sentences behind it."""
    for at in range(len(over) - 1, -1, -1):
        if not over[at][-1].text.rstrip().endswith((".", "!", "?", ";", ",")):
            return at
    return 0
