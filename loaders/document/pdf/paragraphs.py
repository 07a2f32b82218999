"""Lines that are read one after another -> headings, paragraphs, items of lists and notes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from loaders.document.pdf.lines import BULLETS, SOFT_HYPHEN, TextLine
from loaders.document.pdf.words import BREAK

_LARGER = 1.1
# Times the size of the running text: Word's smallest heading above the text is 1.18 (13 to 11), a browser's h3 1.17.
_HEADING_WORDS = 16
# The longest heading of a plan counts 14 words; a bold sentence is longer or ends in a full stop.
_HEADING_LINES = 4
# A heading over more lines than a title on a cover takes is bold text.
_LITTLE = 200
# Signs outside tables, three lines: fewer are a title and a caption, whose size says nothing of running text.
_CLOSE = 1.45
# Times the size, from foot to foot: lines of one paragraph lie 1.0 to 1.4 apart, paragraphs 1.5 and more.
_LOOSER = 1.12
# Times the distance of the lines before: a wider step ends a paragraph whose lines are set wider than usual.
SMALLER = 0.93
# Times the size of the text: notes are 0.8 to 0.9 of it; what differs by less is of the same size.
_LONG = 15.0
# Times the size: a line of 30 signs. Shorter ones stand in a list of names or labels, unless the next begins small.
_FULL = 0.3
# Of the size: what a line may fall short of its edge and still be full, for the space behind its last word.
_INDENT = 0.8
# Of the size: a first line or item moves in by 1 and more (a tab of 7 points at the least), lines of a paragraph by 0.
_LEADER = "....."
"""Dots between a heading and its page: a table of contents, whose lines are no headings themselves."""
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[a-z])\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_SIGN = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\)?")
_POINTS = re.compile(r"(?<=[^*†‡])[*†‡]{1,3}\Z")
_FOOT = 0.4
# Of the page's height: notes begin below it.


class Kind(StrEnum):
    """What some lines are."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that are one block. ``style`` of a heading: its size and whether it is bold."""

    kind: Kind
    lines: tuple[TextLine, ...]
    depth: int = 0
    style: tuple[float, bool] = (0.0, False)
    sign: str = ""


def body_size(running: Iterable[TextLine], within: Iterable[TextLine]) -> float:
    """The size in which most of a document is set; 0 for one without lines.

    Args:
        running: lines outside tables; bold ones do not count, for they are heads.
        within: lines in tables, which count where next to nothing stands outside them.
    """
    counted = _sizes(line for line in running if not line.bold)
    if sum(counted.values()) < _LITTLE:
        for size, signs in _sizes(within).items():
            counted[size] = counted.get(size, 0) + signs
    return max(counted, key=lambda size: (counted[size], -size), default=0.0)


def _sizes(lines: Iterable[TextLine]) -> dict[float, int]:
    counted: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        counted[size] = counted.get(size, 0) + sum(len(word.text) for word in line.words)
    return counted


def notes_apart(lines: Sequence[TextLine], body: float, height: float) -> tuple[list[TextLine], list[Lines]]:
    """Lines of a page without its notes, and the notes: small lines at its foot that begin with a sign."""
    first = len(lines)
    while first > 0 and lines[first - 1].size < SMALLER * body and lines[first - 1].base < _FOOT * height:
        first -= 1
    while first < len(lines) and sign_of(lines[first]) is None:
        first += 1
    notes: list[Lines] = []
    for line in lines[first:]:
        sign = sign_of(line)
        if sign is not None:
            notes.append(Lines(Kind.NOTE, (line,), sign=sign))
        else:
            notes[-1] = Lines(Kind.NOTE, (*notes[-1].lines, line), sign=notes[-1].sign)
    return list(lines[:first]), notes


def signs_in(lines: Iterable[TextLine]) -> frozenset[str]:
    """Asterisks and daggers that stand behind a word: they point to a note."""
    found = (_POINTS.search(word.text) for line in lines for word in line.words if word.text[-1] in "*†‡")
    return frozenset(match.group() for match in found if match is not None)


def as_note(block: Lines, signs: frozenset[str], body: float, *, below_table: bool) -> Lines:
    """A block that begins with a sign that points to a note, as that note; right below a table a number does so too,
    before words that are set smaller than the text."""
    sign = block.lines[0].words[0].text
    small = below_table and block.lines[0].size < SMALLER * body
    numbered = sign_of(block.lines[0]) if small else None
    if sign in signs or numbered is not None:
        return replace(block, kind=Kind.NOTE, sign=numbered or sign)
    return block


def sign_of(line: TextLine) -> str | None:
    """The sign with which a note begins; None where it begins with none."""
    first = line.words[0]
    if first.raised:
        return first.text.strip("()")
    if len(line.words) > 1 and _SIGN.fullmatch(first.text) is not None and not first.text[:1].isalpha():
        return first.text.rstrip(")")
    return None


def blocks_of(lines: Sequence[TextLine], body: float) -> Iterator[Lines]:
    """The blocks of lines that are read one after another in one column."""
    depths: list[float] = []
    for group in _groups(lines):
        right = max(line.x1 for line in group)
        block: list[TextLine] = []
        kind, style = Kind.PARAGRAPH, (0.0, False)
        for line in group:
            begins = _kind(line, body)
            if len(block) > 0 and _goes_on(block, line, kind, begins, right):
                block.append(line)
                continue
            yield from _block(block, kind, depths, style)
            block, kind = [line], begins
            style = (round(line.size * 2) / 2, line.bold)
        yield from _block(block, kind, depths, style)


def _groups(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that lie close below each other."""
    group: list[TextLine] = []
    for line in lines:
        if len(group) > 0 and not _is_close(group, line):
            yield group
            group = []
        group.append(line)
    if len(group) > 0:
        yield group


def _is_close(group: Sequence[TextLine], line: TextLine) -> bool:
    step = group[-1].base - line.base
    if step <= 0:
        return False
    before = group[-2].base - group[-1].base if len(group) > 1 else 0.0
    most = max(_CLOSE * max(group[-1].size, line.size), min(_LOOSER * before, 2.2 * line.size))
    return step <= most


def _kind(line: TextLine, body: float) -> Kind:
    if _is_heading(line, body):
        return Kind.HEADING
    return Kind.ITEM if _is_item(line) else Kind.PARAGRAPH


def _is_heading(line: TextLine, body: float) -> bool:
    larger = line.size >= _LARGER * body
    if not (larger or (line.bold and line.size > SMALLER * body)) or len(line.words) > _HEADING_WORDS:
        return False
    text = line.text
    if not any(char.isalpha() for char in text) or _leads_on(line) or line.words[0].text in BULLETS:
        return False
    return larger or (text[-1] not in ".;," and not text[:1].islower())


def _leads_on(line: TextLine) -> bool:
    """Whether dots lead from the words of a line to a page."""
    return any(_LEADER in word.text for word in line.words[-3:])


def _is_item(line: TextLine) -> bool:
    first = line.words[0]
    if len(line.words) < 2 or first.raised or line.words[1].glued:
        return False
    return first.text in BULLETS or _NUMBERED.fullmatch(first.text) is not None


def _goes_on(block: Sequence[TextLine], line: TextLine, kind: Kind, begins: Kind, right: float) -> bool:
    """Whether a line belongs to the block that stands before it."""
    last = block[-1]
    if abs(line.size - last.size) > (1 - SMALLER) * last.size or _leads_on(last):
        return False
    broken = last.words[-1].text[-1:] in (BREAK, SOFT_HYPHEN)
    full = broken or (last.x1 + _first_width(line) > right - _FULL * line.size and _may_run_on(last, line))
    if kind is Kind.HEADING or begins is Kind.HEADING:
        same = kind is Kind.HEADING and line.bold == last.bold and not _is_item(line) and len(block) < _HEADING_LINES
        return same and (begins is kind or full)
    if kind is Kind.ITEM:
        first = block[0]
        hangs = line.x0 > first.x0 + _INDENT * 0.5 * line.size
        if begins is Kind.ITEM:
            return (
                full and hangs and line.words[0].text not in BULLETS and abs(line.x0 - last.x0) < 1.0 and len(block) > 1
            )
        return hangs or full
    if begins is Kind.ITEM and not (full and line.words[0].text not in BULLETS and abs(line.x0 - last.x0) < 1.0):
        return False
    return full and line.x0 < last.x0 + _INDENT * line.size


def _may_run_on(last: TextLine, line: TextLine) -> bool:
    """Whether a line is long enough to have been broken by its edge, and not by its writer."""
    wide = last.x1 - last.x0
    close = last.base - line.base <= _CLOSE * line.size
    return wide >= (_LONG if close else 2 * _LONG) * line.size or line.text[:1].islower()


def _first_width(line: TextLine) -> float:
    start, end = line.words[0].along
    return end - start + 0.25 * line.size


def _block(block: Sequence[TextLine], kind: Kind, depths: list[float], style: tuple[float, bool]) -> Iterator[Lines]:
    """The block of some lines; ``depths`` are the places at which items of the present list begin."""
    if len(block) == 0:
        return
    if kind is Kind.ITEM:
        start = block[0].x0
        while len(depths) > 0 and depths[-1] > start + _INDENT * 0.5 * block[0].size:
            depths.pop()
        if len(depths) == 0 or depths[-1] < start - _INDENT * 0.5 * block[0].size:
            depths.append(start)
        yield Lines(kind, tuple(block), depth=len(depths) - 1)
        return
    if kind is Kind.HEADING or (len(depths) > 0 and block[0].x0 <= depths[0] + 1.0):
        depths.clear()
    yield Lines(kind, tuple(block), style=style if kind is Kind.HEADING else (0.0, False))


def levels_of(styles: Iterable[tuple[float, bool]]) -> Mapping[tuple[float, bool], int]:
    """The level of each style of heading: the largest is 1; of one size, bold goes before plain."""
    ordered = sorted(set(styles), key=lambda style: (-style[0], not style[1]))
    return {style: level for level, style in enumerate(ordered, start=1)}
