"""The part of the walk that goes through tables, flattened or with their columns still side by side."""

import re

from graph.model.vocabulary import LeftOut
from loaders.plan.doubtful_heads import doubtful_heads
from loaders.plan.drafts import DraftBlock
from loaders.plan.flat_table import read_flat_table
from loaders.plan.layout_table import LayoutHead, read_layout_table
from loaders.plan.letters import letters
from loaders.plan.lines import Piece, PlanLine, paragraphs, pieces
from loaders.plan.rows import TableHeading, TableRows
from loaders.plan.structure import ColumnsHere
from loaders.plan.walk_state import WalkState, cell_letters, is_title


class TableWalk(WalkState):
    """Reads tables from their head to their end, over page breaks."""

    def _flat(self, head: ColumnsHere) -> None:
        self._started = True
        segments: list[tuple[tuple[Piece, ...] | None, list[PlanLine]]] = [(self._table_title(), [])]
        self._skip_head(head)
        while self._at < len(self._lines):
            repeated = self._repeats(self._at)
            again = self._columns_at(self._at)
            if repeated is not None:
                self._account.ignore(LeftOut.REPEATED_HEADING, *repeated.heading)
                self._at += repeated.lines
            elif again is not None:
                self._skip_head(again)
            elif self._titles_head(self._at):
                segments.append(((self._lines[self._at].piece,), []))
                self._at += 1
            elif self._ends_table(self._at):
                break
            else:
                segments[-1][1].append(self._lines[self._at])
                self._at += 1
        self._give_back_title(segments[-1][1])
        self.plan.heads.extend(doubtful_heads(head.columns, head.heads, {}))
        for title, lines in segments:
            if title is not None:
                self._take_heading(TableHeading(title))
            if len(lines) > 0:
                self._take_rows(read_flat_table(paragraphs(lines), head.columns, self._reader, self._titles()))

    def _titles_head(self, index: int) -> bool:
        """Whether a line stands right above the head of a table and is the name of its first column."""
        lines = self._lines
        if index + 1 >= len(lines) or lines[index].gap == 0 or lines[index + 1].gap > 0:
            return False
        return is_title((lines[index],)) and self._columns_at(index + 1) is not None

    def _table_title(self) -> tuple[Piece, ...] | None:
        title = None
        if self._lines[self._at].gap == 0 and len(self._waiting) > 0 and is_title((self._waiting[-1],)):
            title = (self._waiting[-1].piece,)
        self._waiting = []
        return title

    def _skip_head(self, head: ColumnsHere | LayoutHead) -> None:
        self._account.ignore(LeftOut.COLUMN_HEADING, *pieces(self._lines[self._at : self._at + head.lines]))
        self._at += head.lines

    def _ends_table(self, index: int) -> bool:
        if self._ambition_at(index) is not None:
            return True
        if self._layout_at(index) is not None:
            return True
        if self._lines[index].gap == 0:
            return False
        if self._words.section(self._lines[index].text.rstrip(" :?")) == "closing":
            return True
        label = self._whole_label_at(index)
        return label is not None and label.field == "objective" and self._more_labels(index + label.lines)

    def _more_labels(self, index: int) -> bool:
        """An objective that opens a new block has other labels behind it; a word in a cell has not."""
        for position in range(index, min(len(self._lines), index + 30)):
            label = self._label_at(position)
            if label is not None and label.field not in ("objective", "actions"):
                return True
            if self._ambition_at(position) is not None:
                return False
        return False

    def _give_back_title(self, groups: list[PlanLine]) -> None:
        """A heading right before the labels of a new block belongs to that block."""
        if self._at >= len(self._lines) or self._whole_label_at(self._at) is None:
            return
        last = paragraphs(groups)[-1:] if len(groups) > 0 else []
        if len(last) > 0 and is_title(last[0]):
            del groups[-len(last[0]) :]
            self._waiting = list(last[0])

    def _titles(self) -> list[str]:
        ambition = self.plan.ambition()
        return [" ".join(piece.words for piece in block.title) for block in ambition.blocks if block.title is not None]

    def _take_rows(self, rows: TableRows) -> None:
        for entry in rows.entries:
            if isinstance(entry, TableHeading):
                self._take_heading(entry)
            else:
                entry.heading = self._heading
                self._block_of_heading().actions.append(entry)
                self._account.read(*entry.text)
                for cell in (entry.timing, entry.result, entry.costs, entry.status, entry.target_groups):
                    self._account.read(*(cell or ()))
                self._account.read(*entry.owner_lines)
                for rule, piece in entry.aside:
                    self._account.ignore(rule, piece)

    def _take_heading(self, heading: TableHeading) -> None:
        words = " ".join(piece.words for piece in heading.cell).rstrip(" :")
        ambition = self.plan.ambition()
        first, _, rest = words.partition(" ")
        wanted = {letters(words), letters(rest) if self._words.label(first) == "actions" else letters(words)}
        for block in ambition.blocks:
            if block.title is not None and cell_letters(block.title) in wanted:
                ambition.open = ambition.blocks.index(block)
                self._heading = None
                self._account.ignore(LeftOut.BLOCK_HEADING_IN_TABLE, *heading.cell)
                return
        self._heading = heading.cell
        self._account.read(*heading.cell)

    def _block_of_heading(self) -> DraftBlock:
        return self.plan.ambition().block()

    def _layout(self, head: LayoutHead) -> None:
        self._started = True
        self._waiting = []
        parts: list[tuple[LayoutHead, list[PlanLine]]] = [(head, [])]
        self._skip_head(head)
        while self._at < len(self._lines):
            repeated = self._repeats(self._at)
            if repeated is not None:
                self._account.ignore(LeftOut.REPEATED_HEADING, *repeated.heading)
                self._at += repeated.lines
                continue
            again = self._layout_at(self._at)
            if again is not None and again.columns == head.columns:
                parts.append((again, []))
                self._skip_head(again)
                continue
            if again is not None or self._ends_table(self._at) or self._is_prose(parts[-1][0], self._at):
                break
            parts[-1][1].append(self._lines[self._at])
            self._at += 1
        rows = read_layout_table(parts, self._document, self._reader)
        self.plan.heads.extend(doubtful_heads(head.columns, head.heads, rows.under_unknown))
        self._take_rows(rows)

    def _is_prose(self, head: LayoutHead, index: int) -> bool:
        line = self._lines[index]
        if head.divider is not None:
            return head.divider.search(line.piece.text) is None
        if line.gap < 2 or re.search(r"\s{2,}", line.piece.text) is not None:
            return False
        return len(head.starts) > 2 and line.left + len(line.piece.text) > head.starts[2]
