"""The rows of a reading, each with what is doubtful about it: what a person looks at first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.form import ActionForm, Issue, Reading, Unread
from graph.model.quotes import Quote
from graph.model.review import Anchor
from loaders.form.certainty import row_certainty
from loaders.form.through import parties_in, parts_in, quotes_in
from loaders.form.unread_rows import unread_in_rows
from loaders.judging.corrections import Row, anchor_of, rows_of

LOW_CERTAINTY = "low-certainty"
UNREAD_IN_ROW = "unread-in-row"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that is doubtful about a row: a code, and the words of an issue where it is one.

    The code is that of the issue, ``low-certainty`` (``written`` are the names) or ``unread-in-row``.
    """

    code: str
    message: str = ""
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row as a person reviews it. ``number`` is its place in the plan, from 1, by which it is referred to."""

    number: int
    action: ActionForm
    anchor: Anchor
    certainty: float
    """The least certainty of its row and of the names in it; 1 where nothing was concluded."""
    doubts: tuple[Doubt, ...]
    confirmed: bool
    """Whether a person said something about it."""

    @property
    def sure(self) -> bool:
        """Whether nothing about it is doubtful."""
        return len(self.doubts) == 0


def review_rows(reading: Reading) -> tuple[ReviewRow, ...]:
    """Every row of a reading, in the order of the plan."""
    rows, unread = rows_of(reading.plan), unread_in_rows(reading)
    issues = [(issue, issue.quote) for issue in reading.issues if issue.quote is not None]
    return tuple(
        _review_row(at, row, rows, [one for one, quote in issues if _concerns(quote, row.raw)], unread.get(at, 0))
        for at, row in enumerate(rows)
    )


def doubtful_first(rows: Sequence[ReviewRow]) -> tuple[ReviewRow, ...]:
    """The rows with the most doubts first, then the least certain, then in the order of the plan."""
    return tuple(sorted(rows, key=lambda row: (-len(row.doubts), row.certainty, row.number)))


def elsewhere(reading: Reading) -> tuple[Issue, ...]:
    """The issues that are about no row."""
    rows = rows_of(reading.plan)
    return tuple(
        issue
        for issue in reading.issues
        if issue.quote is None or not any(_concerns(issue.quote, row.raw) for row in rows)
    )


def only(reading: Reading, numbers: frozenset[int]) -> Reading:
    """The same reading with only the rows of these numbers as actions; what the others say counts as not understood.

    So no rule concludes anything from what was not accepted yet.
    """
    rows = rows_of(reading.plan)
    dropped = [row.raw for at, row in enumerate(rows, 1) if at not in numbers]
    quotes = sorted({quote.stretches: quote for action in dropped for quote in quotes_in(action)}.values(), key=_start)
    kept = iter([at in numbers for at in range(1, len(rows) + 1)])
    ambitions = tuple(
        ambition.model_copy(
            update={
                "blocks": tuple(
                    block.model_copy(update={"actions": tuple(one for one in block.actions if next(kept))})
                    for block in ambition.blocks
                )
            }
        )
        for ambition in reading.plan.ambitions
    )
    plan = reading.plan.model_copy(update={"ambitions": ambitions})
    unread = (*reading.unread, *(Unread(quote=quote) for quote in quotes))
    return reading.model_copy(update={"plan": plan, "unread": unread})


def _review_row(at: int, row: Row, rows: Sequence[Row], issues: Sequence[Issue], unread: int) -> ReviewRow:
    named = [(party.written, 1.0 if party.certainty is None else party.certainty) for party in parties_in(row.raw)]
    least = min((value for _, value in named), default=1.0)
    doubts = [Doubt(issue.code, issue.message) for issue in issues]
    if least < 1:
        doubts.append(Doubt(LOW_CERTAINTY, written=tuple(dict.fromkeys(name for name, sure in named if sure < 1))))
    if unread > 0:
        doubts.append(Doubt(UNREAD_IN_ROW))
    confirmed = any(getattr(part, "confirmed", None) is not None for part in parts_in(row.raw))
    certainty = min(least, row_certainty(row.raw))
    return ReviewRow(at + 1, row.raw, anchor_of(row, rows), certainty, tuple(doubts), confirmed)


def _concerns(quote: Quote, action: ActionForm) -> bool:
    """Whether a quote touches one of a row's own."""
    return any(
        first < end and start < last
        for own in quotes_in(action)
        for start, end in own.stretches
        for first, last in quote.stretches
    )


def _start(quote: Quote) -> int:
    return quote.start
