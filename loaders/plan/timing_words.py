"""The words by which plans say when, read from ``timings.yaml`` and made ready to compare."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from graph.model.identifiers import fold
from graph.reference.checked_yaml import FileModel, read_yaml

YEAR = r"(?:19|20|21)\d{2}"
YEAR_ALONE = re.compile(rf"\b{YEAR}\b")
_SIGNS = str.maketrans({**dict.fromkeys("’‘ʼ‛`´′", "'"), **dict.fromkeys("‐‑‒–—−", "-")})
_YEAR_AT_QUARTER = re.compile(r"(?<=\d)'(?=\d\d(?![\d\w]))")
_SHORT_YEAR = re.compile(r"(?<![\w'])'\s?(\d\d)(?![\d\w])")


class Bound(StrEnum):
    """What a word before a time makes of it."""

    BEFORE = "before"
    UNTIL = "until"
    UP_TO = "up_to"
    SINCE = "since"
    AFTER = "after"
    AT = "at"
    AROUND = "around"


@dataclass(frozen=True)
class TimingWords:
    """All words, as parts of regular expressions and by what they mean."""

    months: Mapping[str, int]
    english: Mapping[str, int]
    seasons: Mapping[str, int]
    ordinals: Mapping[str, int]
    summer: tuple[int, int]
    beginnings: frozenset[str]
    ends: frozenset[str]
    bounds: tuple[tuple[str, Bound], ...]
    """What stands before a time and makes it a bound, the longest first."""
    parts: Mapping[str, str]
    """By the name of a list in ``timings.yaml``: its words as one alternative, the longest first."""
    short: re.Pattern[str]

    def plain(self, text: str) -> str:
        """``text`` as it is compared: small letters, plain signs, whole years, no full stops behind short words."""
        plain = text.lower() if text.isascii() else fold(text.translate(_SIGNS)).translate(_SIGNS)
        plain = " ".join(plain.split())
        plain = _SHORT_YEAR.sub(r"20\1", _YEAR_AT_QUARTER.sub(" '", plain)) if "'" in plain else plain
        return self.short.sub(r"\1", plain) if "." in plain else plain


class _Timings(FileModel):
    """What ``timings.yaml`` holds; every list must be there."""

    months: dict[int, tuple[str, ...]]
    english_months: dict[int, tuple[str, ...]]
    weekdays: tuple[str, ...]
    seasons: dict[int, tuple[str, ...]]
    summer_begins: tuple[int, int]
    ordinals: dict[int, tuple[str, ...]]
    quarters: tuple[str, ...]
    quarter_letters: tuple[str, ...]
    tertials: tuple[str, ...]
    halves: tuple[str, ...]
    weeks: tuple[str, ...]
    school_years: tuple[str, ...]
    beginnings: tuple[str, ...]
    middles: tuple[str, ...]
    ends: tuple[str, ...]
    before: tuple[str, ...]
    until: tuple[str, ...]
    up_to: tuple[str, ...]
    since: tuple[str, ...]
    after: tuple[str, ...]
    at: tuple[str, ...]
    around: tuple[str, ...]
    between: tuple[str, ...]
    range_signs: tuple[str, ...]
    then: tuple[str, ...]
    open_ended: tuple[str, ...]
    free_words: tuple[str, ...]
    free_patterns: tuple[str, ...]
    soon_patterns: tuple[str, ...]
    undetermined_patterns: tuple[str, ...]
    ongoing_patterns: tuple[str, ...]
    recurring_patterns: tuple[str, ...]
    condition_patterns: tuple[str, ...]
    bare_condition_patterns: tuple[str, ...]


@lru_cache(maxsize=1)
def timing_words() -> TimingWords:
    """The words, read once."""
    raw = read_yaml(Path(__file__).with_name("timings.yaml"), _Timings)
    lists = {name: value for name, value in raw if name != "summer_begins"}
    parts = {name: "|".join(value) if name.endswith("_patterns") else _either(value) for name, value in lists.items()}
    stopped = "|".join((parts["months"], parts["english_months"], parts["weekdays"], parts["quarters"], parts["weeks"]))
    return TimingWords(
        months=_by_word(raw.months),
        english=_by_word(raw.english_months),
        seasons=_by_word(raw.seasons),
        ordinals=_by_word(raw.ordinals),
        summer=raw.summer_begins,
        beginnings=frozenset(raw.beginnings),
        ends=frozenset(raw.ends),
        bounds=tuple(sorted(_bounds(raw), key=lambda given: -len(given[0]))),
        parts=parts,
        short=re.compile(rf"\b({stopped}|ca)\.(?=[\s/,)-]|$)"),
    )


def _bounds(raw: _Timings) -> Iterator[tuple[str, Bound]]:
    for bound in Bound:
        given: tuple[str, ...] = getattr(raw, bound)
        yield from ((word, bound) for word in given)


def _by_word(groups: Mapping[int, Sequence[str]]) -> dict[str, int]:
    return {word: number for number, words in groups.items() for word in words}


def _either(words: Iterable[str]) -> str:
    """Words as one alternative; of a mapping its values."""
    if isinstance(words, Mapping):
        words = [word for group in words.values() for word in group]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
