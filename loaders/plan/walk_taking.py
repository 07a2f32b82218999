"""The part of the walk that puts what a table gave in its place: rows, headings, ambitions."""

from collections.abc import Sequence
from itertools import pairwise

from graph.model.vocabulary import LeftOut
from loaders.document.lines import Piece, PlanLine
from loaders.document.model import Document
from loaders.plan.drafts import DraftAmbition, DraftBlock
from loaders.plan.letters import letters
from loaders.plan.rows import TableAmbition, TableHeading, TableRows
from loaders.plan.structure import ambition_heading
from loaders.plan.walk_state import WalkState, cell_letters, numbered


def _one(cell: Sequence[Piece], document: Document) -> Piece:
    """The lines of a heading as one piece."""
    text = document.text[cell[0].start : cell[-1].end].replace("\n", " ")
    return Piece(cell[0].start, cell[-1].end, cell[0].start, text)


class TakingWalk(WalkState):
    """Puts rows into the block that is open, and opens what a heading names."""

    def _titles(self) -> list[str]:
        ambition = self.plan.ambition()
        return [" ".join(piece.words for piece in block.title) for block in ambition.blocks if block.title is not None]

    def _take_rows(self, rows: TableRows, *, under: bool = False) -> None:
        """Puts rows in their place; with ``under`` the themes of a column are headings under the open ambition."""
        for entry in rows.entries:
            if isinstance(entry, TableHeading):
                self._take_heading(entry)
            elif isinstance(entry, TableAmbition):
                (self._take_heading(TableHeading(entry.cell)) if under else self._take_ambition(entry.cell))
            else:
                entry.heading = self._heading
                self._block_of_heading().actions.append(entry)
                self._account.read(*entry.text)
                for cell in entry.beside():
                    self._account.read(*cell)
                self._account.read(*entry.owner_lines)
                for rule, piece in entry.aside:
                    self._account.ignore(rule, piece)

    def _take_ambition(self, cell: tuple[Piece, ...]) -> None:
        """The ambition that a column names: the one of that number and title, or a new one."""
        apart = self._between(cell).strip() != ""
        line = PlanLine(0, None, cell[0] if apart else _one(cell, self._document), 1, 0)
        found = ambition_heading((line,), 0, self._words)
        rest = cell[1:] if apart else ()
        number, title = numbered(cell) if found is None else (found.number, (*found.title, *rest) or cell)
        self._heading, key = None, (number or "", cell_letters(title))
        known = self._titled.get(key)
        if known is None:
            known = self.plan.add(DraftAmbition(number, cell, title))
            self._titled[key] = known
            self._account.read(*cell)
        else:
            self._account.ignore(LeftOut.REPEATED_HEADING, *cell)
        self.plan.open = known.place

    def _between(self, cell: tuple[Piece, ...]) -> str:
        """What stands between the lines of a cell: words of other columns, where they stand side by side."""
        return "".join(self._document.text[one.end : other.start] for one, other in pairwise(cell))

    def _take_heading(self, heading: TableHeading) -> None:
        line = PlanLine(0, None, _one(heading.cell, self._document), 1, 0)
        named = heading.cell[0].start in self._outline.opens
        if named or ambition_heading((line,), 0, self._words) is not None:
            self._take_ambition(heading.cell)
            return
        if len(self.plan.ambitions) == 0:
            self._heading = heading.cell
            self._account.read(*heading.cell)
            return
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
