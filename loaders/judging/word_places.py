"""Where words stand in a document that was read, whatever its line breaks and hyphens, and what is left beside them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from graph.model.form import Document as FormDocument
from graph.model.form import Reading
from graph.model.identifiers import letters_and_digits
from graph.model.quotes import Quote, Stretch
from graph.model.source_text import Document, lines_of

_ENDS = frozenset(".!?;:)]")


class WordPlaces:
    """The document of a reading, to find words in; letters and digits alone tell whether words are the same."""

    def __init__(self, reading: Reading) -> None:
        self._given: FormDocument | None = reading.document

    def quote_of(self, words: str, within: Quote | None, near: int = 0) -> Quote | None:
        """Where ``words`` stand: in the quote ``within``, else in the whole document the place nearest to ``near``.

        None where they stand nowhere, or there is no document.
        """
        wanted = letters_and_digits(words)
        if self._given is None or wanted == "":
            return None
        if within is not None:
            inside = _Letters(within.text)
            for start, end in inside.places(wanted):
                return self._document.quote_of(within.places(start, end))
        found = list(self._letters.places(wanted))
        if len(found) == 0:
            return None
        start, end = min(found, key=lambda place: abs(place[0] - near))
        return self._document.quote_of(((start, end),))

    def together(self, quotes: Sequence[Quote]) -> Quote | None:
        """All that stands in these quotes as one; None where there is none, or no document."""
        if self._given is None or len(quotes) == 0:
            return None
        return quotes[0] if len(quotes) == 1 else self._document.quote_of(_merged(quotes))

    def rest_of(self, old: Sequence[Quote], new: Sequence[Quote]) -> tuple[Quote, ...]:
        """What stands in the ``old`` quotes and in none of the ``new`` ones, without what is nothing but signs."""
        if self._given is None:
            return ()
        taken = sorted(stretch for quote in new for stretch in quote.stretches)
        free = [part for quote in old for stretch in quote.stretches for part in _without(stretch, taken)]
        texts = ((start, end) for start, end in free if letters_and_digits(self._given.text[start:end]) != "")
        return tuple(self._document.quote_of((stretch,)) for stretch in texts)

    @cached_property
    def _document(self) -> Document:
        assert self._given is not None
        given = self._given
        return Document(given.sha256, given.name, given.media_type, given.text, lines_of(given.text))

    @cached_property
    def _letters(self) -> "_Letters":
        return _Letters("" if self._given is None else self._given.text)


class _Letters:
    """The letters and digits of a text, each with its place in it."""

    def __init__(self, text: str) -> None:
        pairs = [(low, at) for at, char in enumerate(text) if char.isalnum() for low in char.lower() if low.isalnum()]
        self._whole = text
        self._text = "".join(char for char, _ in pairs)
        self._at = [at for _, at in pairs]

    def places(self, wanted: str) -> Iterator[Stretch]:
        """Where ``wanted``, letters and digits only, stands, with the point or bracket that ends it."""
        at = self._text.find(wanted)
        while at >= 0:
            end = self._at[at + len(wanted) - 1] + 1
            while self._whole[end : end + 1] in _ENDS:
                end += 1
            yield self._at[at], end
            at = self._text.find(wanted, at + 1)


def _merged(quotes: Sequence[Quote]) -> list[Stretch]:
    """The stretches of quotes in the order of the text, those that touch as one."""
    made: list[Stretch] = []
    for start, end in sorted(stretch for quote in quotes for stretch in quote.stretches):
        if len(made) > 0 and start <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made


def _without(stretch: Stretch, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """The parts of a stretch that none of the ``taken`` ones, in their order, covers."""
    start, end = stretch
    for first, last in taken[max(0, bisect_left(taken, (start, start)) - 1) :]:
        if first >= end:
            break
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end
