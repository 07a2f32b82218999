"""The lines of a table that a text does not mark: from its head to its end, over page breaks, and the table they make.

The rule in the writer's mind: a table goes on under its head until something begins that no row can be. On a new page
its head stands there again, perhaps with the heading of its part; neither is a row. A title by itself between rows, or
right above a head that comes again, heads the rows behind it; one right before what comes next belongs to that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from loaders.document.lines import WIDE_GAP, Piece, PlanLine, paragraphs, pieces
from loaders.document.model import Document, Table
from loaders.document.shape.aligned import Part, aligned_table
from loaders.document.shape.alignment import ALIGNED, NEAR, astray, is_row, share_aligned
from loaders.document.shape.cells import Knowledge
from loaders.document.shape.delimited import BARS, TABS, delimited_table, divided

DELIMITED_CERTAINTY = 0.95
# A sign between cells says where they end; nothing says that the sign is no word of a cell. Of the 359 rows of the
# labelled documents that are this certain 351 are right (0.98).
FEWEST_LINES = 3
# A head and two rows: two lines with a bar in each are as often an address or a menu.
NARROW = 12
# A first column of fewer signs holds numbers: a line that runs over the second column is no prose for that.
APART = 2
# Blank lines: rows of a table have none or one between them; a page break is followed by more rows or by a head.


class ColumnMeant(Protocol):
    """A column: what it holds."""

    @property
    def kind(self) -> str:
        """ "action", "owner", "timing" ...; "other" for what is not understood."""


class FlatHead(Protocol):
    """The head of a flattened table, over ``lines`` lines."""

    @property
    def lines(self) -> int:
        """Over how many lines it stands."""

    @property
    def columns(self) -> Sequence[ColumnMeant]:
        """The columns, in order."""


class SpacedHead(FlatHead, Protocol):
    """The head of a table whose columns stand side by side."""

    @property
    def heads(self) -> tuple[tuple[Piece, ...], ...]:
        """The words over each column."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column begins on a line."""

    @property
    def divider(self) -> re.Pattern[str] | None:
        """The sign that divides the cells; None where white space does."""


class Around(Protocol):
    """What is asked about the lines around a table; whoever reads plans answers. Numbers are places of lines."""

    def is_when(self, text: str) -> bool:
        """Whether words say when and nothing else."""

    def is_known(self, piece: Piece) -> bool:
        """Whether a line is nothing but known names."""

    def repeated_heading(self, index: int) -> int:
        """How many lines repeat the heading under which the table stands, as on a new page; 0 for none."""

    def flat_head(self, index: int) -> FlatHead | None:
        """The head of a flattened table."""

    def spaced_head(self, index: int) -> SpacedHead | None:
        """The head of a table whose columns stand side by side."""

    def opens_part(self, index: int) -> bool:
        """Whether the heading of another part stands here."""

    def ends_table(self, index: int) -> bool:
        """Whether something begins that is no row of a table."""

    def begins_label(self, index: int) -> bool:
        """Whether a line begins with the label of a part."""

    def is_title(self, lines: Sequence[PlanLine]) -> bool:
        """Whether lines have the form of a title."""

    def is_legend(self, text: str) -> bool:
        """Whether words say what signs mean."""

    def goes_on(self, text: str) -> bool:
        """Whether words end on one that goes on: "samen met de"."""


@dataclass(frozen=True, slots=True)
class Headed:
    """Lines under a head, with the title right over them where there is one."""

    head: SpacedHead | None
    title: tuple[Piece, ...] | None = None
    lines: list[PlanLine] = field(default_factory=list)

    @property
    def place(self) -> tuple[int, int] | None:
        """From where to where the lines go in the text."""
        return None if len(self.lines) == 0 else (self.lines[0].piece.start, self.lines[-1].piece.end)


@dataclass(slots=True)
class Gathered:
    """The lines of a table; ``end`` is the place of the line behind them."""

    end: int
    first: tuple[PlanLine, ...] = ()
    """The lines of its head."""
    parts: list[Headed] = field(default_factory=list)
    heads: list[Piece] = field(default_factory=list)
    """Heads that stand among the lines and are in no cell."""
    repeated: list[Piece] = field(default_factory=list)
    """Headings that are repeated among them."""
    title_behind: tuple[PlanLine, ...] | None = None
    """A title that belongs to what comes behind the table; None where the lines say nothing of one."""


class TablesInLines:
    """Gathers the lines of tables among some lines."""

    def __init__(self, lines: Sequence[PlanLine], around: Around) -> None:
        self._lines, self._around = lines, around

    def flat(self, at: int, head: FlatHead, title: tuple[Piece, ...] | None) -> Gathered:
        """The lines of a flattened table whose head stands at ``at``, in the parts that titles among them make."""
        lines, around = self._lines, self._around
        found = Gathered(at, tuple(lines[at : at + head.lines]), [Headed(None, title)])
        self._skip_head(found, head)
        while found.end < len(lines):
            again = around.flat_head(found.end)
            if self._skip_repeated(found):
                continue
            if again is not None:
                self._skip_head(found, again)
            elif around.opens_part(found.end):
                break
            elif self._titles_head(found.end) or self._stands_over_head(found.end, head):
                found.parts.append(Headed(None, (lines[found.end].piece,)))
                found.end += 1
            elif around.ends_table(found.end):
                break
            else:
                found.parts[-1].lines.append(lines[found.end])
                found.end += 1
        self._give_back_title(found)
        return found

    def spaced(self, at: int, head: SpacedHead, above: PlanLine | None) -> Gathered:
        """The lines of a table whose columns stand side by side; ``above`` is a line right above it that waits."""
        lines, around = self._lines, self._around
        over = () if above is None or not self._is_over(at, head, above) else (above,)
        found = Gathered(at + head.lines, (*over, *lines[at : at + head.lines]), [Headed(head)])
        if self._is_head_below(found.end, head):
            found.first = (*found.first, lines[found.end])
            found.end += 1
        while found.end < len(lines):
            if self._skip_repeated(found):
                continue
            again = around.spaced_head(found.end)
            if again is not None and again.columns == head.columns:
                if self._gives_title(found):
                    break
                found.parts.append(Headed(again))
                self._skip_head(found, again)
                continue
            last = found.parts[-1].head or head
            ends = around.ends_table(found.end) and not (last.divider is None and is_row(last.starts, lines[found.end]))
            ends = ends or around.is_legend(lines[found.end].text)
            if again is not None or ends or self._ends_below(last, found.end):
                break
            found.parts[-1].lines.append(lines[found.end])
            found.end += 1
        self._give_back_title(found)
        return found

    def divided(self, at: int) -> Iterator[tuple[re.Pattern[str], int]]:
        """The signs that divide enough lines for a table from ``at`` on, each with the place behind those lines."""
        for divider in (BARS, TABS):
            end = at + 1
            while end < len(self._lines) and self._lines[end].gap == 0:
                if divider.search(self._lines[end].piece.text) is None:
                    break
                end += 1
            if len(divided(self._lines[at].piece, divider)) > 1 and end - at >= FEWEST_LINES:
                yield divider, end

    # -- heads that come again ---------------------------------------------------------------------------------

    def _skip_head(self, found: Gathered, head: FlatHead) -> None:
        found.heads.extend(pieces(self._lines[found.end : found.end + head.lines]))
        found.end += head.lines

    def _skip_repeated(self, found: Gathered) -> bool:
        count = self._around.repeated_heading(found.end)
        found.repeated.extend(pieces(self._lines[found.end : found.end + count]))
        found.end += count
        return count > 0

    def _is_over(self, at: int, head: SpacedHead, above: PlanLine) -> bool:
        """Whether a line right above a head is divided by the same sign: heads over heads."""
        if head.divider is None or at == 0 or self._lines[at].gap > 0 or self._lines[at - 1] is not above:
            return False
        return head.divider.search(above.piece.text) is not None

    def _is_head_below(self, at: int, head: SpacedHead) -> bool:
        """Whether another head stands right under a head, divided by the same sign."""
        if head.divider is None or at >= len(self._lines) or self._lines[at].gap > 0:
            return False
        below = self._around.spaced_head(at)
        return below is not None and below.divider is head.divider and below.columns != head.columns

    # -- titles ------------------------------------------------------------------------------------------------

    def _titles_head(self, index: int) -> bool:
        """Whether a line stands right above the head of a table and is the name of its first column."""
        lines = self._lines
        if index + 1 >= len(lines) or lines[index].gap == 0 or lines[index + 1].gap > 0:
            return False
        return self._around.is_title((lines[index],)) and self._around.flat_head(index + 1) is not None

    def _stands_over_head(self, index: int, head: FlatHead) -> bool:
        """Whether a line by itself stands over the head that is repeated: the row above it is whole, so it is none of
        its cells."""
        lines, around, kinds = self._lines, self._around, [column.kind for column in head.columns]
        if index == 0 or index + 1 >= len(lines) or lines[index].gap == 0 or not around.is_title((lines[index],)):
            return False
        again = around.flat_head(index + 1)
        if again is None or again.columns != head.columns or around.is_when(lines[index].text):
            return False
        if kinds[-1] == "timing":
            last = " ".join(line.text for line in paragraphs(lines[:index])[-1][-2:])
            return around.is_when(last) or around.is_when(lines[index - 1].text)
        known = around.is_known(lines[index].piece)
        return kinds[-1] == "owner" and not known and around.is_known(lines[index - 1].piece)

    def _gives_title(self, found: Gathered) -> bool:
        """Whether a heading stands alone above a head: a new table begins there, and the heading is given back."""
        lines, here = found.parts[-1].lines, self._lines[found.end]
        if len(lines) < 2 or lines[-1].gap == 0 or here.gap == 0:
            return False
        last = lines[-1]
        alone = WIDE_GAP.search(last.piece.text) is None and self._around.is_title((last,))
        if not alone or last.page != lines[-2].page or here.page != last.page:
            return False
        found.title_behind = (lines.pop(),)
        return True

    def _give_back_title(self, found: Gathered) -> None:
        """A heading right before the labels of a new part belongs to that part."""
        if found.end >= len(self._lines) or not self._around.begins_label(found.end):
            return
        lines = found.parts[-1].lines
        last = paragraphs(lines)[-1:]
        if len(last) > 0 and self._around.is_title(last[0]) and not any(_is_wide(line) for line in last[0]):
            del lines[-len(last[0]) :]
            found.title_behind = last[0]

    def _is_prose(self, head: SpacedHead, index: int) -> bool:
        """Whether a line runs over the columns as no cell does."""
        line = self._lines[index]
        if head.divider is not None:
            return head.divider.search(line.piece.text) is None
        if line.gap < 2 or re.search(r"\s{2,}", line.piece.text) is not None:
            return False
        second = 1 if len(head.starts) > 1 and head.starts[1] >= NARROW else 2
        return len(head.starts) > 2 and line.left + len(line.piece.text) > head.starts[second] + NEAR

    def _ends_below(self, head: SpacedHead, index: int) -> bool:
        """Whether a line under a head is no row and no part of one."""
        return self._is_prose(head, index) or self._stands_apart(head, index)

    def _stands_apart(self, head: SpacedHead, index: int) -> bool:
        """Whether a paragraph behind more than one blank line, or on a new page, has nothing beside its first column,
        nor has what is left up to the next head: the table ended above it."""
        lines, around = self._lines, self._around
        turned = index > 0 and lines[index].page != lines[index - 1].page
        if head.divider is not None or (lines[index].gap < APART and not turned):
            return False
        above = WIDE_GAP.split(lines[index - 1].text)[0] if index > 0 else ""
        if not lines[index].text[:1].isupper() or around.goes_on(above):
            return False
        for at in range(index, len(lines)):
            if around.spaced_head(at) is not None or around.opens_part(at):
                break
            if is_row(head.starts, lines[at]):
                return False
        return True


def is_aligned(found: Gathered) -> bool:
    """Whether the cells stand under their heads, so that it can be seen what is of which column."""
    shares = (share_aligned(part.head.starts, part.lines) for part in found.parts if part.head is not None)
    return _divider(found) is not None or min(shares) >= ALIGNED


def lines_astray(found: Gathered) -> list[PlanLine]:
    """The lines with a cell that begins under no head, where nearly all others do."""
    if _divider(found) is not None:
        return []
    return [line for part in found.parts if part.head is not None for line in astray(part.head.starts, part.lines)]


def spaced_table(found: Gathered, document: Document, knowledge: Knowledge) -> Table:
    """The table of lines whose columns stand side by side, whichever way its cells are divided."""
    headed = [(part.head, part.lines) for part in found.parts if part.head is not None]
    kinds = [column.kind for column in headed[0][0].columns]
    begins = kinds.index("action") if "action" in kinds else None
    divider = _divider(found)
    if divider is not None:
        lines = [line for _, more in headed for line in more]
        if begins is None and len(lines) > 0:
            begins = fullest([divided(line.piece, divider, framed=False) for line in lines])
        return delimited_table(found.first, lines, begins or 0, divider, document, certainty=DELIMITED_CERTAINTY)
    shaped = [Part(head.starts, head.heads, lines) for head, lines in headed]
    return aligned_table(shaped, begins or 0, kinds, knowledge)


def divided_table(lines: Sequence[PlanLine], divider: re.Pattern[str], document: Document) -> Table:
    """The table of lines that one sign divides, the first of which is its head."""
    begins = fullest([divided(line.piece, divider, framed=False) for line in lines[1:]])
    return delimited_table(lines[:1], lines[1:], begins, divider, document, certainty=DELIMITED_CERTAINTY)


def fullest(rows: Sequence[Sequence[Piece]]) -> int:
    """The column that is filled in most rows, and of those the one with most words: that of the actions."""
    width = max(len(row) for row in rows)
    signs = [[len(row[at].text) for row in rows if at < len(row)] for at in range(width)]
    return max(range(width), key=lambda at: (sum(count > 0 for count in signs[at]), sum(signs[at])))


def _divider(found: Gathered) -> re.Pattern[str] | None:
    head = found.parts[0].head
    return None if head is None else head.divider


def _is_wide(line: PlanLine) -> bool:
    return WIDE_GAP.search(line.piece.text) is not None
