"""Times over columns with a mark under those in which an action runs: the planning of its row.

The rule in the writer's mind: each time has a column of its own, and one mark is set in it for as long as the action
runs: from the first marked time up to the last. Where a time between them has no mark, or something else than the
mark stands under one, which time is meant is for a reader to say.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.model.vocabulary import LeftOut
from loaders.plan.cells import Pieces
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.doubtful_heads import head_text
from loaders.plan.drafts import Doubt, DraftAction
from loaders.plan.find.marks import ENOUGH, TAKES_PART, says_nothing, signs_in
from loaders.plan.timing import is_timing

MARKED = Column("marked")
"""A column with a time over it and marks under it."""
FEWEST_TIMES = 2
# One column alone headed by a time can hold anything: what was reached in it, whether it is done.


def with_marked_times(
    columns: Sequence[Column], heads: Sequence[Pieces], rows: Sequence[Sequence[Pieces]]
) -> tuple[Column, ...]:
    """The columns, of which those that nobody knows with a time over them and marks under them are the planning."""
    timed = [at for at, column in enumerate(columns) if column == OTHER and is_timing(head_text(heads[at]))]
    filled = [row[at] for row in rows for at in timed if not says_nothing(row[at])]
    marks = sum(_mark_in(cell) is not None for cell in filled)
    different = {head_text(heads[at]).lower() for at in timed}
    if len(timed) < FEWEST_TIMES or len(different) < len(timed) or marks == 0 or marks < ENOUGH * len(filled):
        return tuple(columns)
    return tuple(MARKED if at in timed else column for at, column in enumerate(columns))


def mark_of(cells: Sequence[Pieces]) -> str | None:
    """The one mark that is used under the times of a table: another sign there says something else."""
    marks = Counter(mark for cell in cells if (mark := _mark_in(cell)) is not None)
    return None if len(marks) == 0 else marks.most_common(1)[0][0]


def put_marked(draft: DraftAction, row: Mapping[int, Pieces], heads: Sequence[Pieces], mark: str | None) -> None:
    """Gives an action the time from the first marked head up to the last; what leaves a doubt is told.

    Args:
        draft: the action of the row.
        row: the cells under the times, in their order.
        heads: what stands over each column of the table.
        mark: the sign that says that the action runs.
    """
    draft.aside.extend((LeftOut.NAMES_NOBODY, piece) for cell in row.values() if says_nothing(cell) for piece in cell)
    filled = {at: cell for at, cell in row.items() if not says_nothing(cell)}
    marked = [at for at, cell in filled.items() if mark is not None and _mark_in(cell) == mark]
    strange = [cell for at, cell in filled.items() if at not in marked]
    if len(strange) > 0:
        draft.doubts.append(Doubt("timing-marks-differ", _DIFFERENT.format(_words(strange[0])[:40]), strange[0]))
        draft.unclear = (*draft.unclear, "timing")
        return
    if len(marked) == 0 or draft.timing is not None:
        return
    draft.timing = heads[marked[0]]
    draft.timing_until = heads[marked[-1]] if len(marked) > 1 else None
    draft.owner_lines.extend(dict.fromkeys(piece for at in marked for piece in row[at]))
    between = [at for at in row if marked[0] < at < marked[-1] and at not in marked]
    if len(between) > 0:
        told = _GAP.format(head_text(heads[between[0]]))
        draft.doubts.append(Doubt("timing-marks-apart", told, row[marked[0]]))


def _mark_in(cell: Pieces) -> str | None:
    signs = signs_in(cell)
    return signs[0] if len(signs) == 1 and signs[0] in TAKES_PART else None


def _words(cell: Pieces) -> str:
    return " ".join(piece.words for piece in cell)


_DIFFERENT = (
    'Onder de tijden staat hier "{}" en niet alleen het teken dat zegt wanneer de actie loopt. Wat dat betekent, is '
    "niet af te lezen; er is geen planning overgenomen."
)
_GAP = (
    'De tekens onder de tijden staan niet naast elkaar: onder "{}" staat er geen. Gelezen is de tijd van het eerste '
    "tot en met het laatste teken. Kijk na of dat klopt."
)
