"""Numbers and days of a spreadsheet as it shows them, in the Dutch way: 12500 under ``"€" #,##0`` is "€ 12.500".

A spreadsheet keeps numbers and says beside them how they look. What stands in a plan is how they look; only a day is
written one way whatever its form ("1-6-2026"), since that is how plans write days. It is never written with more than
is shown: where the form has no day, neither have the words ("juni 2026"), and two digits only where it has them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

GENERAL = "General"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%",
    10: "0.00%", 14: "d-m-yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "d-m-yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""Forms that a file only numbers (ECMA-376, 18.8.30). Those of money name no currency there, so neither do we."""

_LARGEST = 1e15
# A spreadsheet keeps fifteen digits; what is larger is shown as it is kept.
_LAST_DAY = 2_958_466
# The first day after 31 December 9999.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*.|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.S
)
_TWO_DIGITS = re.compile(r"dd[-/.]mm[-/.]y{2,4}")
"""A day as most plans write it, with a zero before a number of one digit."""
_PLACES = re.compile(r"[0#?][0#?,.]*|\.[0#?]+")


@dataclass(frozen=True, slots=True)
class Shown:
    """How a number looks. ``full`` is the whole day where its form has no year; ``unseen``: it is not shown at all."""

    text: str
    is_day: bool = False
    full: str | None = None
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class _Section:
    """A form for one sort of numbers: its signs, with those that stand for themselves marked as such."""

    tokens: Sequence[tuple[str, bool]]

    @property
    def code(self) -> str:
        """Its signs that mean something."""
        return "".join(sign for sign, literal in self.tokens if not literal)


def number_words(value: float, form: str, *, from_1904: bool = False) -> Shown:
    """How a number looks under a form such as ``0.0%`` or ``d-mmm-yyyy``; some files count days ``from_1904``."""
    if not abs(value) < _LARGEST:
        return Shown(general(value))
    sections = [_section(part) for part in _split(form)]
    section, size = _chosen(sections, value)
    code = section.code.lower()
    if "general" in code or code == "@" or "e+" in code or "e-" in code or "/" in re.sub(r"am/pm|a/p", "", code):
        if _is_day(code) and "general" not in code:
            return _day(value, code, from_1904)
        return Shown(_around(section, general(size), r"general|@|.+"))
    if _is_day(code):
        return _day(value, code, from_1904)
    if section.tokens == () and len(sections) > 1:
        return Shown(general(value), unseen=True)
    return Shown(_number(section, size))


def day_words(
    moment: datetime,
    *,
    day: bool = True,
    month: bool = True,
    year: bool = True,
    time: bool = False,
    two_digits: bool = False,
) -> Shown:
    """How a day looks where a form shows these parts of it, with ``two_digits`` as "01-06-2026"."""
    whole = f"{moment:%d-%m-%Y}" if two_digits else f"{moment.day}-{moment.month}-{moment.year}"
    if time and (moment.hour, moment.minute) != (0, 0):
        whole = f"{whole} {moment.hour}:{moment.minute:02}"
    if day and not year:
        return Shown(f"{moment.day}-{SHORT_MONTHS[moment.month - 1]}", True, whole)
    if day:
        return Shown(whole, True)
    words = [MONTHS[moment.month - 1]] if month else []
    return Shown(" ".join([*words, *([str(moment.year)] if year else [])]) or whole, True)


def general(value: float) -> str:
    """A number without a form: eleven digits at most, as a spreadsheet shows it, with a comma."""
    if abs(value) < _LARGEST and value == int(value):
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


def _split(form: str) -> list[str]:
    parts, start = [], 0
    for found in _TOKEN.finditer(form):
        if found["plain"] == ";":
            parts.append(form[start : found.start()])
            start = found.end()
    return [*parts, form[start:]]


def _section(form: str) -> _Section:
    tokens: list[tuple[str, bool]] = []
    for found in _TOKEN.finditer(form):
        if found["quoted"] is not None or found["escaped"] is not None:
            tokens.append((found["quoted"] if found["quoted"] is not None else found["escaped"], True))
        elif found["space"] is not None:
            tokens.append((" ", True))
        elif found["bracket"] is not None:
            bracket = found["bracket"]
            if bracket.startswith("$"):
                tokens.append((bracket[1:].partition("-")[0], True))
            elif bracket.lower().strip("hms") == "" and bracket != "":
                tokens.append((f"[{bracket}]", False))
        elif found["plain"] is not None:
            tokens.append((found["plain"], found["plain"] in "€$£ ()+-:" and found["plain"] not in ":-"))
    return _Section(tuple(tokens))


def _chosen(sections: Sequence[_Section], value: float) -> tuple[_Section, float]:
    """The section for a number, and what it writes of it: a section for what is below zero has its own sign."""
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _is_day(code: str) -> bool:
    return re.search(r"[dmyhs]", code.replace("general", "")) is not None


def _day(value: float, code: str, from_1904: bool) -> Shown:
    moment = moment_of(value, from_1904)
    if moment is None:
        return Shown(general(value))
    has_time = re.search(r"[hs]", code) is not None
    plain = code.replace("am/pm", "").replace("a/p", "")
    day, year = "d" in plain, "y" in plain
    if not day and not year and has_time:
        return Shown(_time(value, moment, "[h" in code))
    month = "m" in re.sub(r"h[^dmy]*m+|m+[^dmy]*s", "", plain)
    two_digits = _TWO_DIGITS.match(plain) is not None
    return day_words(moment, day=day, month=month, year=year, time=has_time, two_digits=two_digits)


def _time(value: float, moment: datetime, elapsed: bool) -> str:
    hours = int(value * 24 + 1e-9) if elapsed else moment.hour
    return f"{hours}:{moment.minute:02}"


def moment_of(value: float, from_1904: bool = False) -> datetime | None:
    """The day and time of a number; None for what is none."""
    days = value + 1_462 if from_1904 else value
    if not 0 <= days < _LAST_DAY:
        return None
    # The first two months count from a day later: spreadsheets take 1900 for a leap year.
    start = datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)
    return start + timedelta(seconds=round(days * 86_400))


def _number(section: _Section, value: float) -> str:
    code = "".join("\0" if literal else sign for sign, literal in section.tokens)
    places = _PLACES.search(code)
    if places is None:
        return _around(section, "", r"\Z")
    found = places.group()
    whole, _, decimals = found.partition(".")
    scaled = whole.endswith(",") or decimals.endswith(",")
    amount = Decimal(repr(float(value))) * (100 if "%" in code else 1)
    amount /= 1_000 ** len(re.search(r",*$", found).group()) if scaled else 1  # type: ignore[union-attr]
    most, least = len(re.findall(r"[0#?]", decimals)), decimals.count("0")
    written = f"{abs(amount).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):f}"
    digits, _, behind = written.partition(".")
    digits = digits.zfill(whole.count("0"))
    if set(found) == {"?"} and digits == "0":
        digits = ""
    if re.search(r"[0#?],+[0#?]", whole):
        digits = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", digits)
    while len(behind) > least and behind.endswith("0"):
        behind = behind[:-1]
    number = f"{digits},{behind}" if behind != "" or found.endswith(".") else digits
    sign = "-" if amount < 0 and number.strip("0,.") != "" else ""
    return sign + _around(section, number, re.escape(found))


def _around(section: _Section, number: str, places: str) -> str:
    """A number with the words that a form puts before and behind it."""
    code = "".join("\0" * max(1, len(sign)) if literal else sign for sign, literal in section.tokens)
    text = "".join(sign if len(sign) > 0 else "\0" for sign, _ in section.tokens)
    found = re.search(places, code, re.IGNORECASE)
    whole = text + number if found is None else text[: found.start()] + number + text[found.end() :]
    return re.sub(r" +", " ", whole.replace("\0", "")).strip()
