"""Notes in a text that marks none: lines that begin with a sign, and that sign behind a word above them.

The rule in the writer's mind: a note is called by a sign right behind a word ("Politie1", "2026*") and told below, on a
line that begins with the same sign. A raised digit and a number in square brackets are signs wherever they stand; a
digit, an asterisk or a bracket is one only where a line below tells its note.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.quotes import Stretch
from loaders.document.lines import PlanLine

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_TELLS = re.compile(
    rf"(?P<sign>[{_RAISED}]{{1,2}}|\[\d{{1,2}}\]|\(?\d{{1,2}}\)?|\*{{1,3}}|[†‡])(?:[ \t]+(?=[^\W\d_])|(?=[A-Z]))"
)
_ALWAYS = re.compile(rf"(?<=[^\W\d_])[{_RAISED}]{{1,2}}|(?<=\w)[ ]?\[\d{{1,2}}\]|(?<=[^\W\d_])\(\d{{1,2}}\)")
_CALLED = re.compile(
    r"(?<=[^\W\d_]{3})\d{1,2}\)?(?![\w.,%])|(?<=[^\W\d_]{3})\d{1,2}(?=[,;.](?:\s|$))|(?<=\w)\*{1,3}(?!\w)|(?<=\w)[†‡]"
)
_FAR = 60
"""Lines between a sign and its note: a page of text has about so many, and a note stands at its foot."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The numbers of the lines that are notes, and where signs of notes stand."""

    lines: frozenset[int]
    signs: tuple[Stretch, ...]


def find_notes(lines: Sequence[PlanLine]) -> Notes:
    """The notes of a text."""
    told: set[str] = set()
    numbers: set[int] = set()
    open_note = False
    calls = [tuple(_calls(line)) for line in lines]
    nearest: dict[str, int] = {}  # The last line above on which each sign stood.
    for at, line in enumerate(lines):
        begins = _TELLS.match(line.piece.text)
        sign = None if begins is None else _bare(begins["sign"])
        above = sign is not None and at - nearest.get(sign, -1 - _FAR) <= _FAR
        nearest.update((called, at) for called, _ in calls[at])
        if above and sign is not None and (line.gap > 0 or open_note):
            told.add(sign)
            open_note = True
        elif open_note and line.gap > 0:
            open_note = False
        if open_note:
            numbers.add(line.number)
    signs = tuple(
        place
        for line, called in zip(lines, calls, strict=True)
        if line.number not in numbers
        for sign, place in called
        if sign in told or _is_sure(line, place)
    )
    return Notes(frozenset(numbers), signs)


def _calls(line: PlanLine) -> Iterator[tuple[str, Stretch]]:
    text, start = line.piece.text, line.piece.start
    for pattern in (_ALWAYS, _CALLED):
        for found in pattern.finditer(text):
            yield _bare(found.group()), (start + found.start(), start + found.end())


def _is_sure(line: PlanLine, place: Stretch) -> bool:
    words = line.piece.text[place[0] - line.piece.start : place[1] - line.piece.start].strip()
    return words[:1] in _RAISED or words.startswith(("[", "("))


def _bare(sign: str) -> str:
    return sign.translate(_DIGITS).strip(" ()[]")


def without_signs(text: str, notes: Notes) -> str:
    """The text with a space for each sign, so that every place stays where it is."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(notes.signs):
        if start >= at:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join((*parts, text[at:]))
