"""The timings of actions as classes that can stand side by side: what a plan says about when, no finer than it says.

A class is read off the kind and the days that the plan's words were read as. Days are widened to the quarters they
lie in, so that "voor 1 maart 2026" and "Q1 2026" stay two classes (by then at the latest, and then), and "maart 2026"
joins "Q1 2026". Undetermined ("n.t.b.") is no timing, as everywhere.
"""

from dataclasses import dataclass
from datetime import date

from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.model.vocabulary import TimingKind
from graph.plans.values import has_timing, is_partly_unread, timing_kind_of, words


@dataclass(frozen=True, slots=True)
class TimingClass:
    """A class of timings; ``order`` puts them in a row: by day, then what goes on, then what has no day, then none."""

    id: str
    name: Text
    order: tuple[int, str, str]


ONGOING = TimingClass("ongoing", Text("Doorlopend", "Ongoing"), (1, "", ""))
RECURRING = TimingClass("recurring", Text("Terugkerend", "Recurring"), (2, "", ""))
WITHOUT_DAY = TimingClass("without-day", Text("Planning zonder datum", "Timing without a date"), (3, "", ""))
NOT_READ = TimingClass("not-read", Text("Planning niet gelezen", "Timing not read"), (4, "", ""))
"""Text in the row of the action was not understood, and a timing may stand in it."""
NO_TIMING = TimingClass("no-timing", Text("Geen planning", "No timing"), (5, "", ""))


def timing_class(action: NodeRow) -> TimingClass:
    """The class of an action's timing; ``NO_TIMING`` where the plan says none, or leaves it open."""
    said, kind = action.properties, timing_kind_of(action)
    if not has_timing(action):
        return NOT_READ if is_partly_unread(action) and words(said, "timing") is None else NO_TIMING
    if kind is TimingKind.ONGOING:
        return ONGOING
    if kind is TimingKind.RECURRING:
        return RECURRING
    start, end = words(said, "timing_start"), words(said, "timing_end")
    if start is not None and end is not None:
        return _between(start, end)
    if end is not None:
        quarter = _quarter(end)
        return TimingClass(
            f"until-{_id(quarter)}", Text(f"Uiterlijk {quarter}", f"By {quarter}"), (0, _id(quarter), "0")
        )
    if start is not None:
        quarter = _quarter(start)
        return TimingClass(f"from-{_id(quarter)}", Text(f"Vanaf {quarter}", f"From {quarter}"), (0, _id(quarter), "9"))
    return WITHOUT_DAY


def _between(start: str, end: str) -> TimingClass:
    """One quarter, one or more whole years, or from one quarter to another."""
    first, last = _quarter(start), _quarter(end)
    if first == last:
        return TimingClass(_id(first), Text(first, first), (0, _id(first), _id(first)))
    order = (0, _id(first), _id(last))
    if start.endswith("-01-01") and end.endswith("-12-31"):
        years = (start[:4], end[:4])
        if years[0] == years[1]:
            return TimingClass(years[0], Text(years[0], years[0]), order)
        return TimingClass("-".join(years), Text(" t/m ".join(years), " to ".join(years)), order)
    shown = first[:2] if first[2:] == last[2:] else first
    return TimingClass(f"{_id(first)}-{_id(last)}", Text(f"{shown} t/m {last}", f"{shown} to {last}"), order)


def _quarter(day: str) -> str:
    """The quarter of a day (ISO 8601), as plans write it: Q2 2025."""
    found = date.fromisoformat(day)
    return f"Q{(found.month + 2) // 3} {found.year}"


def _id(quarter: str) -> str:
    """``2025-q2`` for Q2 2025: also the order of quarters."""
    return f"{quarter[3:]}-{quarter[:2].lower()}"
