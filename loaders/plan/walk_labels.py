"""The part of the walk that goes through tables with a label before each cell."""

from collections.abc import Sequence

from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Piece, PlanLine, paragraphs, part, pieces
from loaders.plan.action_list import read_listed_action
from loaders.plan.column_heads import OTHER
from loaders.plan.drafts import DraftAction, DraftBlock
from loaders.plan.find.label_table import LabelRow, LabelTable
from loaders.plan.joining import items_of, without_mark
from loaders.plan.letters import letters
from loaders.plan.rows import TableHeading, TableRows
from loaders.plan.structure import action_heading
from loaders.plan.walk_state import is_title
from loaders.plan.walk_taking import TakingWalk


class LabelWalk(TakingWalk):
    """Reads what each label names: of a part of an ambition, or of one action after the other."""

    def _labels(self, table: LabelTable, over: Sequence[PlanLine] = (), *, titled: bool = False) -> None:
        """``over`` are the lines above it that may be its action; ``titled`` is whether the heading right above it was
        taken, which then is that of a part of an ambition."""
        self._started = True
        if table.of_action:
            self._cards(table, over)
            return
        block = self._titled_block() if titled and self._heading is not None else self.plan.ambition().block()
        for row in table.rows:
            if not isinstance(row, LabelRow):
                self._take_heading(TableHeading(row))
                block = self.plan.ambition().block()
            elif row.field == "actions":
                self._account.ignore(LeftOut.LABEL, *row.label)
                _, items = items_of(row.content)
                for item in items or (row.content,):
                    text = list(without_mark(item))
                    block.actions.append(DraftAction(text, heading=self._heading, certainty=table.certainty))
                    self._account.read(*item)
            elif row.field is not None:
                if row.field in block.labels:
                    block = self.plan.ambition().add(DraftBlock())
                self._account.ignore(LeftOut.LABEL, *row.label)
                block.labels[row.field] = list(row.content)
                self._account.read(*row.content)

    def _titled_block(self) -> DraftBlock:
        """The part of an ambition that the heading above its labels names."""
        title, self._heading = self._heading, None
        ambition = self.plan.ambition()
        block = ambition.block()
        if block.title is None and len(block.labels) == 0 and len(block.actions) == 0:
            block.title = title
            return block
        return ambition.add(DraftBlock(title=title))

    def _body_above(self, table: LabelTable) -> bool:
        """An action whose heading and words stand above a table that only says who does it, and when."""
        rows = [row for row in table.rows if isinstance(row, LabelRow)]
        if not table.of_action or len(rows) < len(table.rows) or any(row.column.kind == "action" for row in rows):
            return False
        if len({_letters(row.label) for row in rows}) < len(rows):
            return False
        lines = self._waiting
        begins = [at for at, line in enumerate(lines) if self._heads_action(line)]
        if len(begins) == 0 or begins[-1] + 1 == len(lines):
            return False
        above, body = paragraphs(lines[: begins[-1]]), lines[begins[-1] :]
        if len(above) > 0 and is_title(above[-1]):
            self._take_heading(TableHeading(pieces(above[-1])))
        draft, labels = read_listed_action(self._without_explanation(body), (), self._reader)
        draft.aside.extend((LeftOut.LABEL, piece) for piece in labels)
        draft.certainty = table.certainty
        self._waiting, self._started = [], True
        self._card(draft, rows)
        return True

    def _heads_action(self, line: PlanLine) -> bool:
        return line.level is not None or action_heading(line, self._words, numbered=True) is not None

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
            elif any(_same_label(row, other) for other in cards[-1][1]):
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
            self._card(self._draft_over(own[begin:], table.certainty), rows)

    def _draft_over(self, over: Sequence[tuple[Piece, ...]], certainty: float) -> DraftAction:
        """An action with the words that stand above its labels: a title, and words below it."""
        draft = DraftAction(certainty=certainty)
        for at, cell in enumerate(over):
            draft.text.extend(self._without_name(cell, draft) if at == 0 else cell)
            draft.titled = len(draft.text) if at == 0 and len(over) > 1 else draft.titled
        return draft

    def _card(self, draft: DraftAction, rows: Sequence[LabelRow]) -> None:
        """Takes an action with what its labels say; ``draft`` holds what stands above them."""
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


def _same_label(row: LabelRow, other: LabelRow) -> bool:
    """Whether two rows have the same label; begin and end are two labels of one time."""
    return row.column != OTHER and _letters(row.label) == _letters(other.label)


def _letters(label: Sequence[Piece]) -> str:
    return letters(" ".join(piece.words for piece in label))
