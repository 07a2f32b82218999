"""When, as a cell of a table says it: what its own words leave out, the head of its column or the plan's year says.

The rule in the writer's mind: under "Start" a time is the beginning, with no end told; under "Gereed" it is when it is
done. A month without a year is one of the year that stands over its column, else of the one year
that the whole plan is for; in a plan for more years it may be any of them, and has no days.
"""

import re

from graph.model.vocabulary import TimingKind
from loaders.plan.timing import When, read_timing
from loaders.plan.timing_words import YEAR, Bound

_A_YEAR = re.compile(rf"\b{YEAR}\b|[’']\d\d\b")
_YEARS = re.compile(rf"(?<![\d.,]){YEAR}(?![\d.,]*\d)")
_SHORT_YEAR_BEHIND = re.compile(rf"{YEAR}\s?(?:[-–/]|t/m|tot en met|en)\s?[’']?\d\d(?!\d)")
_OPEN = re.compile(rf"\b(?:vanaf|sinds|tot)\s+{YEAR}|{YEAR}\s?e\.?v\b", re.I)
_DAY = re.compile(rf"\b\d{{1,2}}(?:[-./]\d{{1,2}}[-./]|\s+[a-z]{{3,9}}\.?\s+){YEAR}", re.I)
_BRACKETED = re.compile(r"(.+?)(\s*\([^()]*\))")
_MONTH = len("2026-01")
_WITHOUT_YEAR = (TimingKind.ONGOING, TimingKind.RECURRING, TimingKind.UNDETERMINED)


def only_year(text: str) -> int | None:
    """The one year that words are about: "Jaarplan 2026"; none in "2026-2029", "vanaf 2026" or "12 mei 2026"."""
    found = {int(one) for one in _YEARS.findall(text)}
    others = any(sign.search(text) is not None for sign in (_SHORT_YEAR_BEHIND, _OPEN, _DAY))
    return None if len(found) != 1 or others else found.pop()


def read_cell(text: str, year: int | None, bound: Bound | None = None, within: int | None = None) -> When | None:
    """What the words of a cell for a time mean; None where they are no time.

    Args:
        text: the words.
        year: the year of the plan, for "week 12".
        bound: what the head of the column makes of a time: its beginning, or its end.
        within: the year in which a time without a year lies.
    """
    when = read_timing(text, year)
    if when is None:
        return None
    if within is not None and when.start is None and when.end is None and when.kind not in _WITHOUT_YEAR:
        when = _in_year(text, within) or when
    return _bounded(when, bound)


def _in_year(text: str, year: int) -> When | None:
    """A time that says no year, in this one."""
    if _A_YEAR.search(text) is not None:
        return None
    found = _BRACKETED.fullmatch(text.strip(" .,;"))
    dated = f"{text.strip(' .,;')} {year}" if found is None else f"{found[1]} {year}{found[2]}"
    when = read_timing(dated, year)
    return None if when is None or (when.start is None and when.end is None) else when


def _bounded(when: When, bound: Bound | None) -> When:
    """A time as the head of its column bounds it. A day or month under "Gereed" stays the one on which it is done."""
    if bound is not Bound.SINCE or when.kind in _WITHOUT_YEAR or when.start is None or when.end is None:
        return when
    return When(TimingKind.PERIOD, when.start) if _is_one(when) else when


def _is_one(when: When) -> bool:
    """Whether a time is within one month, or one quarter: what goes from one to another says its end too."""
    same = (when.start or "")[:_MONTH] == (when.end or "")[:_MONTH]
    return same or when.kind is TimingKind.QUARTER
