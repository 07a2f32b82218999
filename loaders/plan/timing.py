"""When: the ways plans say it, and the days they mean. The words are kept; a day is only given where they say one.

The rule in the writer's mind: a time is one stretch ("Q2 2026"), two with a sign between them ("maart t/m mei 2026"),
a word before it that makes it a beginning or an end ("vanaf", "vóór"), how often it is ("jaarlijks in mei"), and what
it hangs on ("mits budget"). What a careful reader would not decide has no days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from graph.model.vocabulary import TimingKind
from loaders.plan.stretches import NEAR_YEARS, Stretch, stretch_of
from loaders.plan.timing_words import YEAR, Bound, TimingWords, timing_words

_LONGEST = 60
# The longest of the 118 timings of three shipped texts and the fourteen of the tests has 24 letters.
_LONGEST_CONDITION = 80
# Of what a time hangs on the longest of the tests, with its brackets, has 59 letters.
_WORD_STARTS = re.compile(r"(?<!\S)\S")
_BRACKETED = re.compile(r"(.+?)\s?\(([^()]+)\)")
_PAIR_SIGN = re.compile(r"\s?[,;/]\s?|\s-\s|\sen\s|\sand\s")
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet, so that its day 60 on and every later one is right (a spreadsheet has a 29 February 1900)."""
_A_YEAR = re.compile(rf"\b{YEAR}\b|[’']\d\d\b")
_OFTEN = (TimingKind.ONGOING, TimingKind.RECURRING)
_NOT_FIRST = ("range_signs", "open_ended", "then")
_FIRST_PATTERNS = ("soon_patterns", "undetermined_patterns", "ongoing_patterns", "recurring_patterns")
_SERIAL = re.compile(r"[1-9]\d{4}")


@dataclass(frozen=True, slots=True)
class When:
    """What a timing means: ``start`` and ``end`` are ISO days, ``end`` inclusive, None where the words give none."""

    kind: TimingKind
    start: str | None = None
    end: str | None = None


def is_timing(text: str) -> bool:
    """Whether ``text`` says when, and nothing else; a label before it ("Gereed: ...") is something else."""
    return ":" not in text and read_timing(text) is not None


def timing_tail(text: str) -> int | None:
    """Where the longest timing at the end of ``text`` begins; None where it does not end in one."""
    window = max(0, len(text) - _LONGEST)
    for found in _WORD_STARTS.finditer(text, window):
        if is_timing(text[found.start() :]):
            return found.start()
    return None


def read_timing(text: str, year: int | None = None) -> When | None:
    """What the words of a timing mean; None where they are no timing.

    A season is its three whole months (spring from 1 March), save that "before the summer" ends before 21 June; "before
    1 March" ends on the last day before it, and "after March" begins on the first day behind it; "medio", "begin" and
    "eind" of a year are the kind ``period`` with only the bounds the words give.

    Args:
        text: the words.
        year: the year of the plan, for "week 12".
    """
    if len(text) > _LONGEST + _LONGEST_CONDITION:
        return None
    return _read(text, year)


def serial_day(text: str, year: int | None) -> date | None:
    """The day that a spreadsheet keeps as this number; only one near the year of the plan, and None without one."""
    if year is None or _SERIAL.fullmatch(text.strip()) is None:
        return None
    day = _DAY_ZERO + timedelta(days=int(text))
    return day if abs(day.year - year) <= NEAR_YEARS else None


def tells_no_day(text: str, when: When) -> bool:
    """Whether words say a year and a time in it, and still no day of it can be told: "winter 2026"."""
    bounded = when.kind not in (*_OFTEN, TimingKind.UNDETERMINED)
    return bounded and when.start is None and when.end is None and _A_YEAR.search(text) is not None


@lru_cache(maxsize=20_000)  # Texts of a plan of some thousands of rows; they are asked about more than once.
def _read(text: str, year: int | None) -> When | None:
    patterns = _patterns()
    plain = patterns.words.plain(text)
    plain = (
        plain[:-1].rstrip() if len(plain) > 2 and plain.endswith("?") else plain
    )  # "Q2 2026?" is not sure, and says so.
    if patterns.opens.match(plain) is None:
        return None
    bare = patterns.conditioned.fullmatch(plain)
    if bare is not None and len(bare[1]) <= _LONGEST:
        return _when(bare[1], year)
    bracketed = _BRACKETED.fullmatch(plain.rstrip(" .,;"))
    if bracketed is not None and len(bracketed[1]) <= _LONGEST:
        outer, inner = _when(bracketed[1], year), bracketed[2].strip()
        if outer is None or patterns.condition.match(inner) is not None:
            return outer
        return _narrowed(outer, _when(inner, year if outer.start is None else int(outer.start[:4])), inner)
    return _when(plain, year) if len(text) <= _LONGEST else None


def _narrowed(outer: When, inner: When | None, words: str) -> When | None:
    """A time with another between brackets behind it; where that lies within the first it is the nearer one."""
    if inner is None:
        return None
    if outer.kind in _OFTEN:
        return When(outer.kind, outer.start or inner.start, outer.end or inner.end)
    if None in (outer.start, outer.end, inner.start, inner.end):
        dated = _when(f"{words} {outer.start[:4]}", None) if outer.start is not None else None
        inner = inner if dated is None else dated
    within = (outer.start or "") <= (inner.start or "") and (inner.end or "~") <= (outer.end or "~")
    return inner if within and inner.start is not None else When(outer.kind)


def _when(plain: str, year: int | None) -> When | None:
    """What plain words mean, without what they hang on."""
    patterns = _patterns()
    plain = plain.strip()
    if any(patterns.undetermined.fullmatch(form) is not None for form in (plain, plain.rstrip(" .,;"))):
        return When(TimingKind.UNDETERMINED)
    plain = plain.rstrip(" .,;")
    if patterns.soon.fullmatch(plain) is not None:
        return When(TimingKind.PERIOD)
    return _often(plain, year) or _told(plain, year) or _pair(plain, year) or _then_often(plain, year) or _free(plain)


def _often(plain: str, year: int | None) -> When | None:
    """How often, with when that is or since when behind it: "jaarlijks in mei", "doorlopend vanaf Q2 2026"."""
    for pattern, kind in _patterns().often:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        if found["when"] is None:
            return When(kind)
        when = _told(found["when"], year)
        if when is not None:
            return When(kind, when.start, when.end)
        if plain[found.start("when") - 2] in ",;" and _often(found["when"], year) is not None:
            return When(kind)
    return None


def _then_often(plain: str, year: int | None) -> When | None:
    """A time, and how often from then on: "Q1 2026, daarna jaarlijks"."""
    for found in _patterns().then.finditer(plain):
        first, often = _told(plain[: found.start()], year), _often(plain[found.end() :], None)
        if first is not None and often is not None:
            return When(often.kind, first.start or often.start, often.end)
    return None


def _told(plain: str, year: int | None) -> When | None:
    """One time or two with a sign between them, and the word before it that makes it a bound."""
    found = _between(plain, year)
    if found is not None:
        return _from_to(found)
    for word, bound in _patterns().words.bounds if _patterns().bound.match(plain) is not None else ():
        if not plain.startswith(word) or plain[len(word) : len(word) + 1] not in (" ", ":"):
            continue
        rest = plain[len(word) :].lstrip(" :")
        found = _between(rest, year)
        if found is not None:
            return _bounded(bound, found)
        if bound in (Bound.UNTIL, Bound.UP_TO, Bound.SINCE):  # "gereed vóór 1 mei 2026": the word at the time says it.
            return _told(rest, year)
    opened = _patterns().open_ended.fullmatch(plain)
    found = None if opened is None else _between(opened[1], year)
    return None if found is None else _bounded(Bound.SINCE, found[:1])


def _from_to(found: tuple[Stretch, ...]) -> When:
    first, last = found[0], found[-1]
    kind = first.kind if len(found) == 1 else TimingKind.PERIOD
    if first.start is not None and last.end is not None and first.start > last.end:
        return When(kind)  # The words turn the days around; which one is meant is not for us to say.
    return When(kind, _iso(first.start), _iso(last.end))


def _bounded(bound: Bound, found: tuple[Stretch, ...]) -> When:
    """A time with a word before it. Only a day that the words tell is a bound: "vanaf eind 2026" tells none."""
    first, last = found[0], found[-1]
    if bound is Bound.AT or (bound is Bound.SINCE and len(found) > 1):
        return _from_to(found)
    if bound is Bound.AROUND:
        return When(TimingKind.PERIOD)
    if bound is Bound.BEFORE or (bound is Bound.UP_TO and last.last_before is not None):
        return When(TimingKind.DATE, None, _iso(_day_before(first) if len(found) == 1 else None))
    if bound in (Bound.UNTIL, Bound.UP_TO):
        return When(TimingKind.DATE, None, _iso(last.end if last.ends else None))
    if bound is Bound.SINCE:
        return When(TimingKind.PERIOD, _iso(first.start if first.begins else None), None)
    after = None if last.end is None or not last.ends else last.end + timedelta(days=1)
    return When(TimingKind.PERIOD, _iso(after), None)


def _day_before(found: Stretch) -> date | None:
    """The last day before a stretch; "vóór eind 2026" is before the year is over."""
    if found.last_before is not None and found.begins and found.ends:
        return found.last_before
    if found.start is not None and found.begins:
        return found.start - timedelta(days=1)
    return found.end if found.ends else None


def _between(plain: str, year: int | None) -> tuple[Stretch, ...] | None:
    """The one stretch that words name, or the two with a sign between them; a year behind the last holds for both."""
    whole = stretch_of(plain, year)
    if whole is not None:
        return (whole,)
    opened = _patterns().between.match(plain)
    text = plain if opened is None else plain[opened.end() :]
    for left, right in _cut(text):
        last = stretch_of(right, year)
        if last is None:
            continue
        first = _with_year(left, right, year) or stretch_of(left, year)
        if first is None:
            continue
        if last.end is None:
            last = _with_year(right, left, year) or last
        return first, last
    return None


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """The two sides of each sign that may stand between two times, the surest sign first."""
    for sign in _patterns().signs:
        for found in sign.finditer(text):
            left, right = text[: found.start()].strip(), text[found.end() :].strip()
            if left != "" and right != "":
                yield left, right


def _with_year(text: str, other: str, year: int | None) -> Stretch | None:
    """A stretch without a year of its own, in the last year that the other side says."""
    years = re.findall(rf"\b{YEAR}\b", other)
    return None if len(years) == 0 or re.search(YEAR, text) else stretch_of(f"{text} {years[-1]}", year)


def _pair(plain: str, year: int | None) -> When | None:
    """A beginning and an end, each with its word: "start 1-9-2026, klaar 1-3-2027"."""
    for found in _PAIR_SIGN.finditer(plain):
        left, right = _told(plain[: found.start()], year), _told(plain[found.end() :], year)
        if left is None or right is None:
            continue
        first, last = (right, left) if left.start is None else (left, right)
        if first.end is not None or last.start is not None or first.start is None or last.end is None:
            continue
        return When(TimingKind.PERIOD) if first.start > last.end else replace(first, end=last.end)
    return None


def _free(plain: str) -> When | None:
    """The free days, which are not the same everywhere: "vóór de zomervakantie"."""
    found = _patterns().free.fullmatch(plain)
    if found is None:
        return None
    return When(TimingKind.DATE if found[1] in ("voor", "tijdens", "before", "during") else TimingKind.PERIOD)


@dataclass(frozen=True)
class _Patterns:
    """What is asked of a whole timing, made of the words."""

    words: TimingWords

    @cached_property
    def undetermined(self) -> re.Pattern[str]:
        return re.compile(self.words.parts["undetermined_patterns"])

    @cached_property
    def soon(self) -> re.Pattern[str]:
        return re.compile(self.words.parts["soon_patterns"])

    @cached_property
    def often(self) -> tuple[tuple[re.Pattern[str], TimingKind], ...]:
        """How often, with a time behind it."""
        parts, behind = self.words.parts, r"(?:[,;:]?\s(?:en |op |rond )?(?P<when>.+))?"
        return (
            (re.compile(rf"(?:{parts['ongoing_patterns']}){behind}"), TimingKind.ONGOING),
            (re.compile(rf"(?:{parts['recurring_patterns']}){behind}"), TimingKind.RECURRING),
        )

    @cached_property
    def then(self) -> re.Pattern[str]:
        return re.compile(rf"\s?[,;/]\s?(?:(?:{self.words.parts['then']})\s)?|\s(?:{self.words.parts['then']})\s|\s-\s")

    @cached_property
    def condition(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.words.parts['condition_patterns']})(?!\w)")

    @cached_property
    def conditioned(self) -> re.Pattern[str]:
        """A time with what it hangs on behind it, without brackets."""
        return re.compile(rf"(.+?),?\s(?:{self.words.parts['bare_condition_patterns']})\s[^()]+")

    @cached_property
    def free(self) -> re.Pattern[str]:
        parts = self.words.parts
        return re.compile(
            rf"({parts['free_words']})\s(?:(?:de|het|the)\s)?(?:{parts['free_patterns']})(?:\s(?:van\s)?{YEAR})?"
        )

    @cached_property
    def bound(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(re.escape(word) for word, _ in self.words.bounds)})[ :]")

    @cached_property
    def between(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.words.parts['between']})\s")

    @cached_property
    def open_ended(self) -> re.Pattern[str]:
        return re.compile(rf"(.+?)\s?(?:{self.words.parts['open_ended']})")

    @cached_property
    def signs(self) -> tuple[re.Pattern[str], ...]:
        """What may stand between two times: words and signs with space around them before those without."""
        given = self.words.parts["range_signs"]
        return re.compile(rf"\s(?:{given})\s"), re.compile(r"t/m|-|/"), re.compile(r",\s?")

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """What a timing can begin with: most words of a plan are no timing, and are known by their first."""
        parts = self.words.parts
        plain = [word for name, word in parts.items() if not name.endswith("patterns") and name not in _NOT_FIRST]
        words = "|".join((*plain, *(parts[name] for name in _FIRST_PATTERNS)))
        return re.compile(rf"[\d'?]|[th]\s?\d|(?:de|het|the) |(?:{words})(?![a-z])")


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    return _Patterns(timing_words())


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
