"""Text that stands in a row of an action and was not understood: where it is, nobody may say what the row lacks.

Made from the public form alone, so that a file and its reading give the same network. The rule: what stands on a line
of an action is that action's. What stands on lines of its own between two actions can be of the row above or of the
row below it (a column before the action's words), so it counts for both. A heading, a label or the head of a table
ends a row: nothing behind it is of the row above, nothing before it of the row below.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.form import ActionForm, Reading
from graph.model.quotes import Quote
from graph.model.vocabulary import LeftOut
from loaders.form.through import actions_in, quotes_in

_INSIDE = frozenset(
    {LeftOut.PAGE_NUMBER, LeftOut.RUNNING_TITLE, LeftOut.REPEATED_HEADING, LeftOut.LINE_TOO_LONG, LeftOut.ROW_NUMBER,
     LeftOut.NAMES_NOBODY, LeftOut.NO_TIMING, LeftOut.LIST_MARK, LeftOut.BESIDE_NAMES, LeftOut.CHANGED_BY_HAND}
)  # fmt: skip
"""What is left out and can stand in the middle of a row; whatever else is left out ends one."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines and characters from the first to the last quote of an action."""

    action: int
    start: int
    end: int
    line_from: int
    line_to: int


def unread_in_rows(reading: Reading) -> dict[int, int]:
    """How many characters that were not understood stand in or beside the row of each action.

    The actions are counted from 0, in the order of the form; one that has none is not there.
    """
    rows = sorted(_rows(reading), key=lambda row: row.start)
    starts = [row.start for row in rows]
    edges = sorted(quote.start for quote in _edges(reading))
    found: dict[int, int] = {}
    for unread in reading.unread:
        quote = unread.quote
        for action in _of_rows(quote, rows, bisect_right(starts, quote.start), edges):
            found[action] = found.get(action, 0) + len(quote.text)
    return found


def _of_rows(quote: Quote, rows: list[_Row], at: int, edges: list[int]) -> set[int]:
    """The actions whose rows a quote can be of; ``at`` is the row behind it."""
    beside = rows[max(0, at - 1) : at + 1]
    same = {row.action for row in beside if row.line_from <= quote.line_to and quote.line_from <= row.line_to}
    if len(same) > 0:
        return same
    return {row.action for row in beside if not _is_apart(min(row.end, quote.end), max(row.start, quote.start), edges)}


def _is_apart(end: int, start: int, edges: list[int]) -> bool:
    """Whether an edge stands between two offsets."""
    return bisect_left(edges, end) < bisect_left(edges, start)


def _rows(reading: Reading) -> Iterator[_Row]:
    for action, form in enumerate(actions_in(reading.plan)):
        quotes = list(quotes_in(form))
        if form.quote is not None:
            yield _Row(
                action,
                min(quote.start for quote in quotes),
                max(quote.end for quote in quotes),
                min(quote.line_from for quote in quotes),
                max(quote.line_to for quote in quotes),
            )


def _edges(reading: Reading) -> Iterator[Quote]:
    """Every quote that is of no action, and can be in no row."""
    yield from quotes_in(reading.plan, without=ActionForm)
    yield from (ignored.quote for ignored in reading.ignored if ignored.rule not in _INSIDE)
