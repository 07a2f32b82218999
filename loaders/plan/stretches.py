"""One stretch of time in words, and the days it is: a day, a week, a month, a quarter, a season, a part of a year.

Days are given only where the words say a year, or, for a week's number, where the plan has one: nobody numbers weeks
of another year than the plan's own, while "mei" in a plan for four years may be any of four.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from graph.model.vocabulary import TimingKind
from loaders.plan.timing_words import YEAR, timing_words

_SIGN = r"\s?(?:-|/|,|&|t/m|tm|tot en met|en|and)\s?"
_OF = r"(?:van |in |of |het jaar )?"
_QUARTER, _TERTIAL, _HALF = 3, 4, 6
"""Months of a quarter, of a third of a year ("tertaal") and of half a year."""
_DECEMBER = 12
NEAR_YEARS = 3
"""A number is a year or a day only where that is within so many years of the plan's: 46023 in a plan of 2026."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time: its first and last day, None where the words give none.

    ``begins`` and ``ends`` say whether that is the day itself: "eind 2026" ends on its last day, and begins on some day
    in it that nobody told. ``last_before`` is the last day before it where that is not the day before ``start``.
    """

    kind: TimingKind
    start: date | None = None
    end: date | None = None
    begins: bool = True
    ends: bool = True
    last_before: date | None = None


_Form: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str], int | None], Stretch | None]]
_YEAR_BEHIND = re.compile(rf"(.+?)(?:\s|,\s?|\s?-\s?|/){_OF}({YEAR})")
_YEAR_FIRST = re.compile(rf"(?:het jaar )?({YEAR})(?:\s?[-/,]?\s?(.+))?")


def stretch_of(text: str, plan_year: int | None = None) -> Stretch | None:
    """The stretch that plain words name; None where they name none.

    Args:
        text: as ``TimingWords.plain`` makes it.
        plan_year: the year of the plan; only for the number of a week without a year.
    """
    text = text.strip(" .,;")
    whole = _first(_whole_forms(), text, plan_year)
    if whole is not None:
        return whole
    behind = _YEAR_BEHIND.fullmatch(text)
    if behind is not None:
        return _first(_forms(), behind[1], int(behind[2])) or _first(_dated_forms(), behind[1], int(behind[2]))
    ahead = _YEAR_FIRST.fullmatch(text)
    if ahead is None:
        return _first(_forms(), text, None)
    year = int(ahead[1])
    if ahead[2] is None:
        return Stretch(TimingKind.PERIOD, date(year, 1, 1), date(year, 12, 31))
    return _first(_forms(), ahead[2], year) or _first(_dated_forms(), ahead[2], year)


def _first(forms: tuple[_Form, ...], text: str, year: int | None) -> Stretch | None:
    for pattern, read in forms:
        found = pattern.fullmatch(text)
        if found is not None:
            return read(found, year)
    return None


@lru_cache(maxsize=1)
def _whole_forms() -> tuple[_Form, ...]:
    """Forms in which the year stands where it cannot be cut off, and weeks, which take the plan's."""
    part = timing_words().parts
    weeks, school = part["weeks"], part["school_years"]
    week = rf"(?:(?:{weeks})\s?(?:nr |nummer )?|(?P<first>{YEAR})[\s-](?:{weeks})\s?)(?P<from>\d{{1,2}})"
    until = rf"(?:{_SIGN}(?:(?:{weeks})\s?)?(?P<to>\d{{1,2}}))?"
    short = "|".join((part["months"], part["english_months"]))
    moment = "|".join((part["beginnings"], part["middles"], part["ends"]))
    return (
        (re.compile(rf"({short})[-/](\d\d)"), _month_of_sheet),
        (re.compile(rf"({YEAR})(?:{_SIGN}{YEAR}){{2,}}"), _years),
        (re.compile(rf"({moment})\s(?:van )?(?:het )?((?:{school}|{weeks})\s.+)"), _whole_moment),
        (re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2({YEAR}|\d\d)"), _numeric),
        (re.compile(rf"({YEAR})-(\d{{2}})-(\d{{2}})"), lambda found, _: _one_day(*map(int, found.groups()))),
        (re.compile(rf"({YEAR})-(\d{{2}})"), _iso_month),
        (re.compile(rf"(0?[1-9]|1[0-2])[-/]({YEAR})"), lambda found, _: _months(int(found[2]), int(found[1]))),
        (re.compile(rf"(?:het )?(?:{school}) ({YEAR}|\d\d)\s?(?:-|/|t/m|en)\s?({YEAR}|\d\d)"), _school_year),
        (re.compile(rf"winter (?:van )?({YEAR})\s?[-/]\s?({YEAR}|\d\d)"), _winter),
        (re.compile(rf"{week}{until}(?:(?:\s|,\s?|-){_OF}(?P<year>{YEAR}))?"), _weeks),
        (re.compile(rf"(?P<year>{YEAR})-?w(?P<from>\d{{2}})(?P<to>(?!))?(?P<first>(?!))?"), _weeks),
    )


@lru_cache(maxsize=1)
def _forms() -> tuple[_Form, ...]:
    """Forms that say a stretch without a year too."""
    part = timing_words().parts
    either, ordinal = f"{part['months']}|{part['english_months']}", part["ordinals"]
    letter, quarter, tertial = part["quarter_letters"], part["quarters"], part["tertials"]
    number = r"[1-4]|iv|i{1,3}"
    of_day = rf"(?:(?:{part['weekdays']})\s)?(\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\s(?:of )?({either})"
    moment = "|".join((part["beginnings"], part["middles"], part["ends"]))
    return (
        (re.compile(of_day), lambda found, year: _one_day(year, _month(found[2]), int(found[1]))),
        (re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}})\s({either})"), _days),
        (re.compile(rf"(?:de maand )?({part['months']})"), lambda found, year: _months(year, _month(found[1]))),
        (re.compile(rf"(?:{letter})[\s-]?(?:{number})(?:{_SIGN}(?:(?:{letter})[\s-]?)?(?:{number}))*"), _quarters),
        (re.compile(rf"(?:het )?(?:{ordinal})(?:{_SIGN}(?:{ordinal}))*\s?(?:{quarter})"), _quarters),
        (
            re.compile(rf"(?:het )?(?:{ordinal})(?:\s?(?:{quarter}))(?:{_SIGN}(?:{ordinal})\s?(?:{quarter}))+"),
            _quarters,
        ),
        (
            re.compile(rf"(?:de |the )?(?:{ordinal})\s(?:helft|week|half)\s(?:van |of |in )?({part['months']})"),
            lambda found, year: replace(_months(year, _month(found[1])), begins=False, ends=False),
        ),
        (re.compile(rf"(?:het )?({ordinal})\s?(?:{tertial})|(?:{tertial})\s([1-3])"), _one_of(_TERTIAL)),
        (re.compile(rf"(?:de |het |the )?({ordinal})[\s-]?(?:{part['halves']})"), _one_of(_HALF)),
        (re.compile(rf"({part['seasons']})"), _season),
        (re.compile(rf"(?:het |the )?({moment})[\s-]?{_OF}(?:het |de |the )?(.+)"), _moment),
    )


@lru_cache(maxsize=1)
def _dated_forms() -> tuple[_Form, ...]:
    """Forms that are too short, or too much another word, to say when without a year: "H1", "may", "half"."""
    part = timing_words().parts
    english = part["english_months"]
    moment = "|".join((part["beginnings"], part["middles"], part["ends"]))
    return (
        (re.compile(rf"({english})"), lambda found, year: _months(year, _month(found[1]))),
        (
            re.compile(rf"({part['months']}|{english})\s(\d{{1,2}})(?:st|nd|rd|th)?"),
            lambda found, year: _one_day(year, _month(found[1]), int(found[2])),
        ),
        (re.compile(rf"(?:de |het |the )({part['seasons']})"), _season),
        (re.compile(rf"t\s?[1-3](?:{_SIGN}t?\s?[1-3])*"), _tertials),
        (re.compile(r"h\s?([12])|([12])\s?h"), _one_of(_HALF)),
        (re.compile(rf"(?:het |the )?({moment})"), lambda found, year: _part_of(found[1], _months(year, 1, 12))),
    )


def _numeric(found: re.Match[str], _: int | None) -> Stretch | None:
    """ "03-04-2026" is 3 April, the day before the month. A year of two figures makes only days that exist."""
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) > 2:
        return _one_day(year, month, day)
    read = _one_day(2000 + year, month, day)
    return None if read.start is None or found[2] == "." else read


def _iso_month(found: re.Match[str], _: int | None) -> Stretch | None:
    """ "2026-04" is April 2026. "2026-27" is two years, and of "2011-12" nobody can say which of the two it is."""
    year, number = int(found[1]), int(found[2])
    following = number == (year + 1) % 100
    if 1 <= number <= _DECEMBER:
        return Stretch(TimingKind.PERIOD) if following else _months(year, number)
    return Stretch(TimingKind.PERIOD, date(year, 1, 1), date(year + 1, 12, 31)) if following else None


def _month_of_sheet(found: re.Match[str], plan_year: int | None) -> Stretch | None:
    """ "mei-26" as a spreadsheet shows May 2026; only near the plan's year, for it may be a day as well."""
    year = 2000 + int(found[2])
    near = plan_year is not None and abs(year - plan_year) <= NEAR_YEARS
    return _months(year, _month(found[1])) if near else None


def _years(found: re.Match[str], _: int | None) -> Stretch:
    """Three years or more; those that do not follow each other are no one stretch."""
    years = [int(year) for year in re.findall(YEAR, found[0])]
    if years != list(range(years[0], years[0] + len(years))):
        return Stretch(TimingKind.PERIOD)
    return Stretch(TimingKind.PERIOD, date(years[0], 1, 1), date(years[-1], 12, 31))


def _whole_moment(found: re.Match[str], plan_year: int | None) -> Stretch | None:
    inner = _first(_whole_forms(), found[2], plan_year)
    return None if inner is None else _part_of(found[1], inner)


def _school_year(found: re.Match[str], _: int | None) -> Stretch:
    """A school year runs from 1 August to 31 July by law, whatever the holidays of a region are."""
    first, last = (int(year) if len(year) > 2 else 2000 + int(year) for year in found.groups())
    if last != first + 1 and last % 100 + first // 100 * 100 != first + 1:
        return Stretch(TimingKind.PERIOD)
    return Stretch(TimingKind.PERIOD, date(first, 8, 1), date(first + 1, 7, 31))


def _winter(found: re.Match[str], _: int | None) -> Stretch:
    year = int(found[1])
    if int(found[2]) % 100 != (year + 1) % 100:
        return Stretch(TimingKind.PERIOD)
    return Stretch(TimingKind.PERIOD, date(year, _DECEMBER, 1), _last_day(year + 1, 2))


def _weeks(found: re.Match[str], plan_year: int | None) -> Stretch | None:
    """Weeks by their numbers of ISO 8601, from Monday to Sunday."""
    given = found["year"] or found["first"]
    year = plan_year if given is None else int(given)
    first, last = int(found["from"]), int(found["to"] or found["from"])
    if not 1 <= first <= 53 or not 1 <= last <= 53:
        return None
    if year is None or first > last:
        return Stretch(TimingKind.PERIOD)
    try:
        return Stretch(TimingKind.PERIOD, date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7))
    except ValueError:  # This year has no week 53.
        return Stretch(TimingKind.PERIOD)


def _days(found: re.Match[str], year: int | None) -> Stretch:
    month = _month(found[3])
    first, last = _one_day(year, month, int(found[1])), _one_day(year, month, int(found[2]))
    return Stretch(TimingKind.PERIOD, first.start, last.end)


def _quarters(found: re.Match[str], year: int | None) -> Stretch:
    numbers = list(_numbers(found[0], timing_words().parts["ordinals"]))
    months = _months(year, _QUARTER * numbers[0] - 2, _QUARTER * numbers[-1])
    return replace(months, kind=TimingKind.QUARTER if len(numbers) == 1 else TimingKind.PERIOD)


def _tertials(found: re.Match[str], year: int | None) -> Stretch:
    numbers = [int(number) for number in re.findall(r"[1-3]", found[0])]
    return _months(year, _TERTIAL * numbers[0] - 3, _TERTIAL * numbers[-1])


def _numbers(text: str, ordinal: str) -> Iterator[int]:
    words = timing_words().ordinals
    yield from (words[word] for word in re.findall(rf"(?<![a-z])(?:{ordinal})(?![a-z])|[1-4]", text))


def _one_of(months: int) -> Callable[[re.Match[str], int | None], Stretch | None]:
    """The part of a year of so many months that an ordinal says; none where a year has fewer of them."""

    def read(found: re.Match[str], year: int | None) -> Stretch | None:
        number = timing_words().ordinals[next(word for word in found.groups() if word is not None)]
        return None if number * months > _DECEMBER else _months(year, months * (number - 1) + 1, months * number)

    return read


def _season(found: re.Match[str], year: int | None) -> Stretch:
    words = timing_words()
    month = words.seasons[found[1]]
    if month == _DECEMBER:
        return Stretch(TimingKind.PERIOD)
    season = _months(year, month, month + 2)
    if year is None or month != words.summer[0]:
        return season
    return replace(season, last_before=date(year, *words.summer) - timedelta(days=1))


def _moment(found: re.Match[str], year: int | None) -> Stretch | None:
    inner = _first(_forms(), found[2], year) or (None if year is None else _first(_dated_forms(), found[2], year))
    return None if inner is None or inner.kind is TimingKind.DATE else _part_of(found[1], inner)


def _part_of(moment: str, whole: Stretch) -> Stretch:
    """A part of a stretch that is not told exactly: the days are those of the whole."""
    words = timing_words()
    begins, ends = moment in words.beginnings, moment in words.ends
    return replace(whole, kind=TimingKind.PERIOD, begins=begins and whole.begins, ends=ends and whole.ends)


def _month(word: str) -> int:
    words = timing_words()
    return words.months.get(word) or words.english[word]


def _months(year: int | None, first: int, last: int | None = None) -> Stretch:
    """From the first day of a month to the last day of the same or a later one."""
    last = first if last is None else last
    if year is None or last < first:
        return Stretch(TimingKind.PERIOD)
    return Stretch(TimingKind.PERIOD, date(year, first, 1), _last_day(year, last))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _one_day(year: int | None, month: int, day: int) -> Stretch:
    """A day; one that does not exist has no place in time."""
    try:
        found = None if year is None else date(year, month, day)
    except ValueError:
        found = None
    return Stretch(TimingKind.DATE, found, found)
