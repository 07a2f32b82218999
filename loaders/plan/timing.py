"""When: the ways plans say it, and the days they mean. The words are kept; a day is only given where they say one."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model.identifiers import fold
from graph.model.vocabulary import TimingKind

_MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "maart": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5,
    "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_SEASONS = {"voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11)}
_ORDINALS = {"1": 1, "2": 2, "3": 3, "4": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_UNDETERMINED = (
    r"n\.?\s?t\.?\s?b\.?|nader te bepalen|nog te bepalen|nader te plannen|nog niet bekend|nog onbekend|onbekend"
    r"|pm|p\.m\.|\?|nog te plannen|volgt|in overleg|n\.?n\.?b\.?|nader in te vullen|nog in te vullen|tbd"
)
_ONGOING = (
    r"doorlopend|continu|structureel|permanent|lopend|loopt|blijvend|gedurende de (?:hele )?looptijd|hele jaar"
    r"|het hele jaar(?: door)?|gehele jaar|voortdurend|altijd"
)
_RECURRING = (
    r"(?:twee|half)?(?:jaarlijks|maandelijks|wekelijks)|dagelijks|per kwartaal|elk kwartaal|ieder kwartaal|elke maand"
    r"|iedere maand|elk jaar|ieder jaar|elke week|iedere week|per jaar|per maand|periodiek|kwartaallijks"
    r"|(?:\d{1,3}|een|een of twee|twee|drie|vier|vijf|zes|acht|tien|twaalf)\s?(?:x|keer|maal)\s?(?:per|in de|in het)\s"
    r"(?:jaar|maand|kwartaal|week|half jaar)"
    r"|(?:\d{1,3}|twee|drie|vier)\s?x\s?/?\s?(?:jaar|maand|week)"
    r"|(?:minimaal|maximaal|ten minste)\s(?:\d{1,3}|een|twee|drie|vier)\s?(?:x|keer|maal)\sper\s(?:jaar|kwartaal)"
    r"|bij (?:ieder|elk|elke|een) (?:signaal|melding|incident)|incidenteel|naar behoefte|indien nodig|ad hoc"
    r"|om de (?:\d|twee|drie) (?:jaar|maanden|weken)|elke (?:\d|twee|drie|vier|zes) (?:jaar|maanden|weken)"
)
_YEAR = r"(?:19|20|21)\d{2}"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASON = "|".join(_SEASONS)
_ORDINAL = r"(?:[1-4]\s?(?:e|ste|de|st)?|eerste|tweede|derde|vierde)"
_QUARTER = rf"q\s?[1-4](?:\s?(?:-|t/m|tot en met|/|en)\s?q?\s?[1-4])?|{_ORDINAL} kwartaal|kwartaal [1-4]|k[1-4]"
_HALF = r"(?:eerste|tweede|1e|2e) (?:helft|halfjaar|half jaar)(?: van)?"
_FREE = (
    r"(?:de |het )?(?:zomer|kerst|herfst|voorjaars|mei)?(?:vakantie|reces)|(?:de |het )(?:zomer|winter|voorjaar|najaar)"
    r"|de jaarwisseling|oud en nieuw"
)
_SOON = r"z\.?s\.?m\.?|zo spoedig mogelijk|zo snel mogelijk|direct|per direct|dit jaar|volgend jaar|komend jaar"
_MOMENT = r"(?:begin|medio|midden|eind|einde|half|mid|ultimo|start)"
_BEFORE = r"(?:uiterlijk voor|uiterlijk op|gereed voor|klaar voor|tot en met|voor|uiterlijk|tot|t/m|per|vanaf|na|op|in)"
_DAY = rf"\d{{1,2}}\s(?:{_MONTH})\.?(?:\s{_YEAR})?|\d{{1,2}}[-/]\d{{1,2}}[-/]{_YEAR}"
_WHEN = (
    rf"(?:{_QUARTER})(?:\s(?:van\s)?{_YEAR})?|{_YEAR}\s?[-/]?\s?q[1-4]"
    rf"|(?:{_HALF})(?:\s{_YEAR})?|(?:{_MOMENT})(?:\s(?:{_MONTH}))?(?:\s{_YEAR})|(?:{_MOMENT})\s(?:{_MONTH})"
    rf"|(?:{_SEASON})(?:\s{_YEAR})?|{_DAY}|(?:{_MONTH})\.?(?:\s{_YEAR})?"
    rf"|{_YEAR}(?:\s?(?:-|–|t/m|tot en met|tot|en|&|/)\s?{_YEAR})?"
)
_EXPRESSION = (
    rf"(?:{_UNDETERMINED})|(?:{_ONGOING})(?:\s(?:in\s|vanaf\s)?{_YEAR})?|(?:{_RECURRING})(?:,?\s(?:vanaf\s)?(?:{_WHEN}))?"
    rf"|{_SOON}|(?:voor|na|rond|tijdens|in)\s(?:{_FREE})(?:\s{_YEAR})?|schooljaar\s{_YEAR}\s?[-/]\s?(?:{_YEAR}|\d\d)"
    rf"|(?:{_BEFORE}\s)?(?:{_WHEN})(?:\s?(?:-|–|t/m|tot en met|tot|en)\s?(?:{_WHEN}))?(?:\sen doorlopend)?"
)
_WHOLE = re.compile(rf"(?:{_EXPRESSION})[.,;]?")
_TAIL = re.compile(rf"(?<!\S)(?:{_EXPRESSION})[.,;]?$")
_LONGEST = 60
# The longest of the 118 timings of three shipped texts and the fourteen of the tests has 24 letters.
_WORD_STARTS = re.compile(r"(?<!\S)\S")


@dataclass(frozen=True, slots=True)
class When:
    """What a timing means: ``start`` and ``end`` are ISO days, ``end`` inclusive, None where the words give none."""

    kind: TimingKind
    start: str | None = None
    end: str | None = None


def is_timing(text: str) -> bool:
    """Whether ``text`` says when, and nothing else."""
    return len(text) <= _LONGEST and _WHOLE.fullmatch(_plain(text)) is not None


def timing_tail(text: str) -> int | None:
    """Where the longest timing at the end of ``text`` begins; None where it does not end in one."""
    window = max(0, len(text) - _LONGEST)
    for found in _WORD_STARTS.finditer(text, window):
        if _WHOLE.fullmatch(_plain(text[found.start() :])) is not None:
            return found.start()
    return None


def read_timing(text: str) -> When | None:
    """What the words of a timing mean; None where they are no timing.

    A season is its three whole months (spring from 1 March); "before 1 March" ends on the last day before it, and
    "after March" begins on the first day behind it; "medio", "begin" and "eind" of a year are the kind ``period`` with
    only the bounds the words give.
    """
    plain = _plain(text).rstrip(".,;")
    if len(text) > _LONGEST or _WHOLE.fullmatch(_plain(text)) is None:
        return None
    if re.fullmatch(_UNDETERMINED, plain + "." if plain in ("p.m", "n.t.b") else plain):
        return When(TimingKind.UNDETERMINED)
    if re.match(rf"(?:{_ONGOING})\b", plain):
        return When(TimingKind.ONGOING)
    if re.match(rf"(?:{_RECURRING})(?!\w)", plain):
        return When(TimingKind.RECURRING)
    return _bounded(plain)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text).strip()).replace("\u2019", "'").replace("–", "-")


def _bounded(plain: str) -> When:
    if re.fullmatch(rf"(?:voor|tijdens)\s(?:{_FREE})(?:\s{_YEAR})?", plain):
        return When(TimingKind.DATE)
    word, rest = _preposition(plain)
    parts = _parts(rest)
    first, last = parts[0], parts[-1]
    kind = first.kind if len(parts) == 1 else TimingKind.PERIOD
    start, end = _iso(first.start), _iso(last.end)
    if word in ("voor", "uiterlijk voor", "gereed voor", "klaar voor"):
        before = None if last.start is None else last.start - timedelta(days=1)
        return When(TimingKind.DATE, None, _iso(before))
    if word in ("uiterlijk", "uiterlijk op", "tot", "t/m", "tot en met"):
        return When(TimingKind.DATE, None, end)
    if word == "vanaf":
        return When(TimingKind.PERIOD, start, None)
    if word == "na":
        after = None if last.end is None else last.end + timedelta(days=1)
        return When(TimingKind.PERIOD, _iso(after), None)
    if start is not None and end is not None and start > end:
        return When(kind)  # The words turn the days around; which one is meant is not for us to say.
    return When(kind, start, end)


@dataclass(frozen=True, slots=True)
class _Stretch:
    kind: TimingKind
    start: date | None
    end: date | None


def _preposition(plain: str) -> tuple[str | None, str]:
    found = re.match(rf"({_BEFORE})\s", plain)
    longest = re.match(r"((?:uiterlijk|gereed|klaar) (?:voor|op))\s", plain)
    used = longest or found
    return (None, plain) if used is None else (used.group(1), plain[used.end() :])


def _parts(plain: str) -> list[_Stretch]:
    whole = _stretch(plain)
    if whole is not None:
        return [whole]
    for divider in (" tot en met ", " t/m ", " tot ", " - ", "-", " en ", " & ", "/"):
        left, found, right = plain.partition(divider)
        if found == "":
            continue
        last = _stretch(right.strip())
        if last is None:
            continue
        year = re.search(_YEAR, right)
        first = _stretch(left.strip())
        if year is not None and re.search(_YEAR, left) is None:
            first = _stretch(f"{left.strip()} {year.group()}") or first
        if first is not None:
            return [first, last]
    return [_Stretch(TimingKind.PERIOD, None, None)]


def _stretch(text: str) -> _Stretch | None:
    # long because: one branch for each way in which plans name a stretch of time
    text = text.strip().rstrip(".")
    year_found = re.search(rf"\b{_YEAR}\b", text)
    year = None if year_found is None else int(year_found.group())
    day = re.fullmatch(rf"(\d{{1,2}})\s({_MONTH})\.?(?:\s({_YEAR}))?", text)
    if day is not None:
        moment = _day(year, _MONTHS[day.group(2)], int(day.group(1)))
        return _Stretch(TimingKind.DATE, moment, moment)
    numeric = re.fullmatch(rf"(\d{{1,2}})[-/](\d{{1,2}})[-/]({_YEAR})", text)
    if numeric is not None:
        moment = _day(int(numeric.group(3)), int(numeric.group(2)), int(numeric.group(1)))
        return _Stretch(TimingKind.DATE, moment, moment)
    if re.fullmatch(_YEAR, text) and year is not None:
        return _Stretch(TimingKind.PERIOD, date(year, 1, 1), date(year, 12, 31))
    span = re.fullmatch(rf"q\s?([1-4])\s?(?:-|t/m|tot en met|/|en)\s?q?\s?([1-4])(?:\s{_YEAR})?", text)
    if span is not None:
        start, end = _months(year, 3 * int(span.group(1)) - 2, 3 * int(span.group(2)))
        return _Stretch(TimingKind.PERIOD, start, end)
    quarter = _quarter(text)
    if quarter is not None:
        start, end = _months(year, 3 * quarter - 2, 3 * quarter)
        return _Stretch(TimingKind.QUARTER, start, end)
    half = re.match(r"(eerste|tweede|1e|2e) (?:helft|halfjaar|half jaar)", text)
    if half is not None:
        start, end = _months(year, 1, 6) if half.group(1) in ("eerste", "1e") else _months(year, 7, 12)
        return _Stretch(TimingKind.PERIOD, start, end)
    season = re.fullmatch(rf"({_SEASON})(?:\s{_YEAR})?", text)
    if season is not None:
        start, end = _months(year, *_SEASONS[season.group(1)])
        return _Stretch(TimingKind.PERIOD, start, end)
    month = re.fullmatch(rf"({_MONTH})\.?(?:\s{_YEAR})?", text)
    if month is not None:
        start, end = _months(year, _MONTHS[month.group(1)], _MONTHS[month.group(1)])
        return _Stretch(TimingKind.PERIOD, start, end)
    return _moment(text, year)


def _moment(text: str, year: int | None) -> _Stretch | None:
    found = re.fullmatch(rf"({_MOMENT})(?:\s({_MONTH}))?(?:\s{_YEAR})?", text)
    if found is None:
        return None
    month = None if found.group(2) is None else _MONTHS[found.group(2)]
    first, last = (1, 12) if month is None else (month, month)
    start, end = _months(year, first, last)
    return _Stretch(TimingKind.PERIOD, start, end)


def _quarter(text: str) -> int | None:
    for pattern in (r"q\s?([1-4])\b", r"k([1-4])\b", r"kwartaal ([1-4])\b", rf"(?:{_YEAR})\s?[-/]?\s?q([1-4])"):
        found = re.match(pattern, text)
        if found is not None:
            return int(found.group(1))
    ordinal = re.match(r"([1-4]|eerste|tweede|derde|vierde)\s?(?:e|ste|de|st)? kwartaal", text)
    return None if ordinal is None else _ORDINALS[ordinal.group(1)]


def _months(year: int | None, first: int, last: int) -> tuple[date | None, date | None]:
    if year is None:
        return None, None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
