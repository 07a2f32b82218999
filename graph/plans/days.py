"""Which actions no day finds, and why: what asking for a day cannot answer has to be said with the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.plans.actions import ActionPart


@dataclass(frozen=True, slots=True)
class WithoutDay:
    """How many actions have no last day by the plan, and why."""

    ongoing: int
    """Go on, or come back."""
    untimed: int
    """Have no timing."""
    other: int
    """Have a timing that is no day."""


def without_day(actions: Iterable[ActionPart]) -> WithoutDay:
    """Those of ``actions`` that no day finds."""
    endless = [action for action in actions if action.ends is None]
    ongoing = sum(action.ongoing for action in endless)
    untimed = sum(not action.timed for action in endless)
    return WithoutDay(ongoing, untimed, len(endless) - ongoing - untimed)
