"""Columns that say how much an action weighs ("Prioriteit": hoog, laag): they are no theme and no ambition.

The rule in the writer's mind: a theme is what rows are about, a rank is how urgent they are. The head may be the same
word ("Prioriteit 1: opvang" is a theme); what stands in the cells says which it is.
"""

from collections.abc import Iterable, Sequence

from loaders.plan.cells import Pieces
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.words import PlanWords

ENOUGH = 0.6
# Of the filled cells so many must be a rank; as of any column that is told by its cells.


def without_ranks(columns: Sequence[Column], rows: Iterable[Sequence[Pieces]], words: PlanWords) -> tuple[Column, ...]:
    """The columns, those of themes that hold ranks not understood instead."""
    kept = list(rows)

    def is_rank(at: int) -> bool:
        said = [" ".join(piece.words for piece in row[at]) for row in kept if len(row[at]) > 0]
        return len(said) > 1 and sum(map(words.is_rank, said)) >= ENOUGH * len(said)

    return tuple(OTHER if column.kind == "ambition" and is_rank(at) else column for at, column in enumerate(columns))
