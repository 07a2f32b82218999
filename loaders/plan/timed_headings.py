"""When, written once in the heading over the actions it holds for: "Fase 2 · Bouwen     juli 2026 – juni 2027".

The rule in the writer's mind: a phase has a name and a time, side by side on one line, and every row under it is done
in that time. Wide white, a sign or brackets stand between the two: "Terugblik op 2026" is a name and holds no time. A
name that is a time itself ("Eerste kwartaal: januari – maart") is left whole. Rows with a time of their own keep it.
"""

import re
from collections.abc import Sequence

from loaders.document.lines import Piece, part
from loaders.plan.drafts import Cell, DraftAction, DraftPlan
from loaders.plan.timing import is_timing, timing_tail
from loaders.plan.timing_words import YEAR

_DIVIDES = re.compile(r"(?:\s{2,}|\t|\s*[·•|(:]|\s[–—-]|,)\s*$")
_YEAR_ALONE = re.compile(YEAR)
_BRACKETED = re.compile(r"\(([^()]+)\)\s*$")
_EDGE = " \t·•|(:–—-,"


def put_times_of_headings(draft: DraftPlan) -> None:
    """Gives the time at the end of a heading to the actions under it that have none, and takes it out of the title."""
    for ambition in draft.ambitions:
        actions = [action for block in ambition.blocks for action in block.actions]
        found = None if ambition.title is None else _parted(ambition.title)
        if found is None or not _holds_for(actions):
            continue
        ambition.title, time = found
        for action in actions:
            action.timing = time


def _holds_for(actions: Sequence[DraftAction]) -> bool:
    return len(actions) > 0 and all(action.timing is None and "timing" not in action.unclear for action in actions)


def _parted(title: Cell) -> tuple[Cell, Cell] | None:
    """A heading as its words and the time behind them; None where no sign divides the two."""
    last = title[-1]
    if len(title) > 1 and _is_time(last.text.strip("() ")):
        return title[:-1], (_without_brackets(last),)
    closed = _BRACKETED.search(last.text)
    at = timing_tail(last.text) if closed is None else closed.start(1)
    if at is None or _DIVIDES.search(last.text[:at]) is None or not _is_time(last.text[at:].strip("() ")):
        return None
    named = part(last, 0, len(last.text[:at].rstrip(_EDGE)))
    if (named.text == "" and len(title) == 1) or is_timing(named.text):
        return None
    return (*title[:-1], *([named] if named.text != "" else [])), (_without_brackets(part(last, at)),)


def _is_time(text: str) -> bool:
    """Whether words are a time and more than a year: of a year alone a heading is also told in general."""
    return is_timing(text) and _YEAR_ALONE.fullmatch(text) is None


def _without_brackets(piece: Piece) -> Piece:
    """The words of a time without the brackets around them."""
    start = len(piece.text) - len(piece.text.lstrip("( "))
    closed = piece.text.endswith(")") and "(" not in piece.text[start:]
    return part(piece, start, len(piece.text) - closed)
