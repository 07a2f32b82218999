"""The lists of a Word file: what number stands before a paragraph, counted as Word counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.document.docx_package import W, is_on, val
from loaders.document.grid import whole_number
from loaders.document.numbering import BULLET, numeral
from loaders.document.xml_door import Element

LEVELS = 9
_LONGEST_SIGN = 40
"""Characters of a sign before an item; a longer one is no sign."""
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """By which levels this one begins anew: those up to this number; None for all above it, 0 for none."""
    plain: bool = False
    """Whether the numbers of the levels above are written in digits too."""


@dataclass(slots=True)
class _Counter:
    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class Lists:
    """All lists of a file, and how far each was counted."""

    _levels: Mapping[str, tuple[_Level, ...]] = field(default_factory=dict)
    _abstract: Mapping[str, str] = field(default_factory=dict)
    _starts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _counters: dict[str, _Counter] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> "Lists":
        """The lists of the part that holds them."""
        if root is None:
            return cls()
        made = _made(root)
        levels: dict[str, tuple[_Level, ...]] = {}
        abstract: dict[str, str] = {}
        starts: dict[str, Mapping[int, int]] = {}
        for one in root.iterchildren(f"{W}num"):
            own = one.get(f"{W}numId", "")
            abstract[own] = val(one.find(f"{W}abstractNumId")) or ""
            levels[own] = _overridden(made.get(abstract[own], (_Level(),) * LEVELS), one)
            starts[own] = _starts_of(one)
        return cls(levels, abstract, starts)

    def knows(self, list_id: str) -> bool:
        """Whether there is such a list; 0 is the way to say that a paragraph is in none."""
        return list_id in self._levels

    def next_sign(self, list_id: str, depth: int) -> str:
        """The sign of the next item of a list, counted; empty where it has none."""
        levels = self._levels[list_id]
        counter = self._counters.setdefault(self._abstract[list_id], _Counter())
        self._restart(list_id, counter)
        own = counter.numbers[depth]
        counter.numbers[depth] = levels[depth].start if own is None else own + 1
        for above in range(depth):
            if counter.numbers[above] is None:
                counter.numbers[above] = levels[above].start
        for below in range(depth + 1, LEVELS):
            limit = levels[below].restart
            if limit is None or depth < limit:
                counter.numbers[below] = None
        return _sign(levels, depth, counter)

    def _restart(self, list_id: str, counter: _Counter) -> None:
        """A list that says where a level starts begins there the first time that it is met."""
        for level, start in self._starts[list_id].items():
            if (list_id, level) not in self._begun:
                self._begun.add((list_id, level))
                counter.numbers[level] = start - 1


def _sign(levels: tuple[_Level, ...], depth: int, counter: _Counter) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return BULLET
    if level.form == "none":
        return ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = "decimal" if level.plain and at != depth else levels[at].form
        return numeral(counter.numbers[at] or 0, form)

    sign = _PLACE.sub(number, level.text[:_LONGEST_SIGN]).strip()
    return sign if len(sign) <= _LONGEST_SIGN else ""


def _made(root: Element) -> dict[str, tuple[_Level, ...]]:
    """The levels of each sort of list by its id; one that only names a style has those of the list of that style."""
    found: dict[str, tuple[_Level, ...]] = {}
    of_styles: dict[str, tuple[_Level, ...]] = {}
    linked: dict[str, str] = {}
    for one in root.iterchildren(f"{W}abstractNum"):
        own = one.get(f"{W}abstractNumId", "")
        found[own] = _levels_of(one)
        style, link = val(one.find(f"{W}styleLink")), val(one.find(f"{W}numStyleLink"))
        if style is not None:
            of_styles[style] = found[own]
        if link is not None:
            linked[own] = link
    return found | {own: of_styles[link] for own, link in linked.items() if link in of_styles}


def _levels_of(abstract: Element) -> tuple[_Level, ...]:
    levels = [_Level()] * LEVELS
    for one in abstract.iterchildren(f"{W}lvl"):
        levels[_depth(one)] = _level_of(one)
    return tuple(levels)


def _level_of(element: Element) -> _Level:
    restart = val(element.find(f"{W}lvlRestart"))
    return _Level(
        form=val(element.find(f"{W}numFmt")) or "decimal",
        text=val(element.find(f"{W}lvlText")) or "",
        start=whole_number(val(element.find(f"{W}start")), 0, least=0, most=10**6),
        restart=None if restart is None else whole_number(restart, 0, least=0, most=LEVELS),
        plain=is_on(element.find(f"{W}isLgl")),
    )


def _overridden(levels: tuple[_Level, ...], num: Element) -> tuple[_Level, ...]:
    changed = list(levels)
    for one in num.iterchildren(f"{W}lvlOverride"):
        own = one.find(f"{W}lvl")
        if own is not None:
            changed[_depth(one)] = _level_of(own)
    return tuple(changed)


def _starts_of(num: Element) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for one in num.iterchildren(f"{W}lvlOverride"):
        start = val(one.find(f"{W}startOverride"))
        if start is not None:
            found[_depth(one)] = whole_number(start, 1, least=0, most=10**6)
    return found


def _depth(element: Element) -> int:
    return whole_number(element.get(f"{W}ilvl"), 0, least=0, most=LEVELS - 1)
