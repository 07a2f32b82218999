"""The source behind a plan: its document with the account of its text, and the words on each of its lines.

The network holds what was understood; the source holds everything. Whoever looks for a word that the reading passed
over, or wants to see a quote in its place, looks here.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.model.form import Reading
from graph.model.source_text import Document, Line, lines_of
from graph.model.texts import RUN
from graph.store.port import Store
from graph.store.words import words_of

TOGETHER = 3
# A sentence in narrow columns breaks over three lines ("Het Zorg- en / Veiligheidshuis en de / ketenregisseur"); words
# that stand further apart are mostly of two sentences.


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a source on which words stand together; numbers from 1, the last inclusive."""

    line_from: int
    line_to: int


class SourceWords:
    """Where each word of a document stands, folded as ``words_of`` does.

    A word that may be broken at the end of a line is known by its halves and by the whole, whether or not there is a
    hyphen: which of them the writer meant cannot be told, and no word of a source may be called absent from it.
    """

    def __init__(self, document: Document) -> None:
        self._on: dict[str, list[_Span]] = {}
        self._lines = [line for line in document.lines if document.text_of(line).strip() != ""]
        texts = [document.text_of(line) for line in self._lines]
        words, apart = [words_of(text) for text in texts], [_words_apart(text) for text in texts]
        self._note_lines(words)
        if apart != words:
            self._note_lines(apart)
        self._known = sorted(self._on)

    def _note_lines(self, lines: list[tuple[str, ...]]) -> None:
        broken: str | None = None
        for at, words in enumerate(lines):
            if broken is not None and len(words) > 0:
                self._note(broken + words[0], (at - 1, at))
            for word in words:
                self._note(word, (at, at))
            broken = words[-1] if len(words) > 0 else None

    def _note(self, word: str, span: "_Span") -> None:
        on = self._on.setdefault(word, [])
        if len(on) == 0 or on[-1] != span:
            on.append(span)

    def passages(self, wanted: tuple[str, ...]) -> tuple[Passage, ...]:
        """The places where all words stand, each as the beginning of a word, on lines next to each other; in order.

        Of one word every line that has it; of several the shortest runs of at most ``TOGETHER`` lines that have all.
        """
        places = [sorted(self._spans(word)) for word in dict.fromkeys(wanted)]
        if len(places) == 0 or any(len(one) == 0 for one in places):
            return ()
        return tuple(
            Passage(self._lines[first].number, self._lines[last].number) for first, last in _shortest_runs(places)
        )

    def _spans(self, beginning: str) -> Iterator["_Span"]:
        for at in range(bisect_left(self._known, beginning), len(self._known)):
            if not self._known[at].startswith(beginning):
                break
            yield from self._on[self._known[at]]


def _words_apart(text: str) -> tuple[str, ...]:
    """The words as they stand, before a sign between them is folded to a letter; in most texts what ``words_of``
    gives."""
    if text.isascii():
        return words_of(text)
    return tuple(word for run in RUN.findall(text) for word in words_of(run))


_Span = tuple[int, int]
"""The first and the last line of a word; two of them where it may be broken."""


def _shortest_runs(places: list[list[_Span]]) -> Iterator[_Span]:
    """The runs of lines that hold a span of every list, in order, none with another inside it."""
    held: _Span | None = None
    for first in sorted({span[0] for one in places for span in one}):
        run = (first, max(_end_of_first(one, first) for one in places))
        if run[1] >= first + TOGETHER:
            continue
        if held is not None and held[1] < run[1]:
            yield held
        held = run
    if held is not None:
        yield held


def _end_of_first(spans: list[_Span], first: int) -> int:
    """Where the first of the spans ends that begin on a line or behind it; out of reach where there is none."""
    at = bisect_left(spans, (first, first))
    return spans[at][1] if at < len(spans) else first + TOGETHER


@dataclass(frozen=True)
class PlanSource:
    """A plan as it was read or entered, with its document where it has one."""

    reading: Reading

    @cached_property
    def document(self) -> Document | None:
        """The document it was read from; None for what was entered by hand."""
        document = self.reading.document
        if document is None:
            return None
        return Document(document.sha256, document.name, document.media_type, document.text, lines_of(document.text))

    @cached_property
    def words(self) -> SourceWords | None:
        """The words of its document."""
        return None if self.document is None else SourceWords(self.document)

    @property
    def size(self) -> int:
        """How many characters its document has."""
        return 0 if self.reading.document is None else len(self.reading.document.text)


def source_of_plan(store: Store, plan: str) -> PlanSource:
    """The source of a loaded plan as its current version keeps it.

    Raises:
        KeyError: no version of such a plan is kept.
    """
    version = store.version(plan)
    if version is None:
        raise KeyError(plan)
    return PlanSource(Reading.model_validate_json(version.form_json))


def lines_between(document: Document, first: int, last: int) -> tuple[Line, ...]:
    """The lines from one number to another, inclusive; those that are not there are left out."""
    return document.lines[max(0, first - 1) : max(0, last)]
