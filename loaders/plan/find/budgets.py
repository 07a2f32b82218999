"""Tables of a budget: posts with amounts and who keeps the money, and nothing that is done.

The rule in the writer's mind: a budget says what a post costs in each year and who answers for the money. An action
says what is done, and when; a plan that names the costs of each action beside them is no budget. So it takes a word of
book-keeping, columns of amounts, no time of an action, and words that tell of no deed.
"""

from collections.abc import Sequence

from loaders.document.model import Table
from loaders.plan.cells import Pieces, row_of
from loaders.plan.column_cells import cells_of, is_amount
from loaders.plan.columns import TableColumns
from loaders.plan.doubtful_heads import head_text
from loaders.plan.find.marked_times import MARKED
from loaders.plan.letters import letters
from loaders.plan.rows import Reader

_MOST_TOLD = 0.5
"""Where a verb tells what is done in this part of the rows or more, they are actions with what they cost."""
_AMOUNTS = 0.6
"""Of the filled cells of a column of amounts so many are one; totals and dashes stand between them."""


def is_budget(found: TableColumns, grid: Sequence[Sequence[Pieces]], table: Table, reader: Reader) -> bool:
    """Whether a table that has the columns of actions is one of money."""
    kinds = {column.kind for column in found.columns}
    if "timing" in kinds or MARKED.kind in kinds:
        return False
    rows = grid[found.first :]
    heads = [head_text(head) for head in found.heads]
    firsts = [" ".join(said) for said in (row_of(grid, at) for at in range(found.first, table.height)) if len(said) > 0]
    booked = any(letters(head) in reader.words.bookkeeping for head in heads)
    booked = booked or any(letters(word) in reader.words.bookkeeping for first in firsts for word in first.split()[:1])
    if not booked or not any(
        _is_amounts(rows, at) for at, column in enumerate(found.columns) if column.kind != "number"
    ):
        return False
    told = [cells_of(rows, at, reader).told for at in found.of_kind("action")]
    return all(share < _MOST_TOLD for share in told)


def _is_amounts(rows: Sequence[Sequence[Pieces]], at: int) -> bool:
    said = [" ".join(piece.words for piece in row[at]) for row in rows if len(row[at]) > 0]
    return len(said) > 1 and sum(map(is_amount, said)) >= _AMOUNTS * len(said)
