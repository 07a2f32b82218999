"""The lines of a source around what a page is about, with the exact places in them that it rests on.

What is marked is the quote: a place whose words are not those of the quote gives no excerpt at all. Provenance that
can lie is worse than none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from graph.model.quotes import Stretch, stretches_kept, words_at
from graph.model.source_text import Document, Line

_AROUND, _BESIDE, _MORE, _SMALL_GAP = 6, 2, 25, 4
"""Lines around the action, lines around what belongs to it, lines on demand, and the gap that is not worth a gap."""


class MarkOf(StrEnum):
    """What a marked place is."""

    ACTION = "action"
    HOLDER = "holder"
    NAMED = "named"
    TIMING = "timing"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text (code points, ``end`` behind the last) and the words that have to stand there."""

    of: MarkOf
    name: str
    """Who is named; empty for the action and its timing."""
    quote: str
    start: int
    kept: str | None = None
    """Its stretches as a store keeps them, where it has several."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its places in the text; none where they are written in no way that is known."""
        return stretches_kept(self.start, self.start + len(self.quote), self.kept) or ()

    @property
    def end(self) -> int:
        """Behind the last character."""
        return max((end for _, end in self.stretches), default=self.start)

    def covers(self, start: int, end: int) -> bool:
        """Whether all of a piece of text is in it."""
        return any(first <= start and end <= last for first, last in self.stretches)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line that are marked alike."""

    text: str
    of: tuple[MarkOf, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source; ``begins`` are the marks that begin on it."""

    number: int
    page: int | None
    turns: bool
    """Whether a new page begins with it."""
    pieces: tuple[Piece, ...]
    begins: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Runs of lines in order, with what stands before the first and behind the last one."""

    before: tuple[SourceLine, ...]
    runs: tuple[tuple[SourceLine, ...], ...]
    after: tuple[SourceLine, ...]


def excerpt_of(document: Document, action: Mark, others: Iterable[Mark]) -> Excerpt | None:
    """The lines around an action and what belongs to it; None where a quote does not stand in its place."""
    marks = sorted({action, *others}, key=lambda mark: (mark.start, mark.of, mark.name))
    if any(not _holds(document.text, mark) for mark in marks):
        return None
    wanted: set[int] = set()
    for mark in marks:
        beside = _AROUND if mark.of is MarkOf.ACTION else _BESIDE
        first, last = (document.line_at(at).number for at in (mark.start, mark.end - 1))
        wanted.update(range(max(1, first - beside), min(len(document.lines), last + beside) + 1))
    runs = _runs(sorted(wanted))
    first, last = runs[0].start, runs[-1].stop
    return Excerpt(
        before=_lines(document, range(max(1, first - _MORE), first), marks),
        runs=tuple(_lines(document, run, marks) for run in runs),
        after=_lines(document, range(last, min(len(document.lines), last + _MORE - 1) + 1), marks),
    )


def _holds(text: str, mark: Mark) -> bool:
    return len(mark.stretches) > 0 and words_at(text, mark.stretches) == mark.quote


def _runs(numbers: Sequence[int]) -> list[range]:
    """Line numbers as runs; a gap of a few lines is filled."""
    runs = [range(numbers[0], numbers[0] + 1)]
    for number in numbers[1:]:
        if number <= runs[-1].stop + _SMALL_GAP:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs


def _lines(document: Document, numbers: range, marks: Sequence[Mark]) -> tuple[SourceLine, ...]:
    return tuple(_line(document, document.lines[number - 1], marks) for number in numbers)


def _line(document: Document, line: Line, marks: Sequence[Mark]) -> SourceLine:
    here = [mark for mark in marks if mark.start < line.end and mark.end > line.start]
    cuts = {line.start, line.end}
    for mark in here:
        for start, end in mark.stretches:
            if start < line.end and end > line.start:
                cuts.update((max(line.start, start), min(line.end, end)))
    places = sorted(cuts)
    before = document.lines[line.number - 2] if line.number > 1 else None
    return SourceLine(
        number=line.number,
        page=line.page,
        turns=before is not None and before.page != line.page,
        pieces=tuple(Piece(document.text[start:end], _kinds(here, start, end)) for start, end in pairwise(places)),
        begins=tuple(mark for mark in here if mark.start >= line.start),
    )


def _kinds(marks: Iterable[Mark], start: int, end: int) -> tuple[MarkOf, ...]:
    """What all of a piece of text is marked as."""
    return tuple(dict.fromkeys(mark.of for mark in marks if mark.covers(start, end)))
