"""The text of a document with its lines, and the way from a place in it to a quote and back."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graph.model.quotes import Quote, Stretch

_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: offsets in code points, ``end`` before its line break; ``page`` None without page marks."""

    number: int
    start: int
    end: int
    page: int | None


@dataclass(frozen=True)
class Document:
    """A file's text with its lines. ``text`` is never changed: every quote is a slice of it."""

    sha256: str
    name: str
    media_type: str
    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line:
        """The line in which the character at ``offset`` stands."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def text_of(self, line: Line) -> str:
        """What stands on a line, without its break."""
        return self.text[line.start : line.end]

    def quote(self, start: int, end: int) -> Quote:
        """The quote of ``text[start:end]``, without the white space around it.

        Raises:
            ValueError: nothing but white space stands there.
        """
        return self.quote_of(((start, end),))

    def quote_of(self, stretches: Iterable[Stretch]) -> Quote:
        """The quote of stretches in their order, each without the white space around it.

        Stretches between which nothing but white space stands are one.

        Raises:
            ValueError: nothing but white space stands there, or a stretch begins before the end of the one before it.
        """
        found: list[Stretch] = []
        for given in stretches:
            start, end = self._bare(*given)
            if start == end:
                continue
            if len(found) > 0 and start < found[-1][1]:
                raise ValueError(f"{start} to {end} stands before the end of {found[-1]}")
            if len(found) > 0 and self.text[found[-1][1] : start].isspace():
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        if len(found) == 0:
            raise ValueError("no text at these places")
        first, last = self.line_at(found[0][0]), self.line_at(found[-1][1] - 1)
        return Quote(
            text="\n".join(self.text[start:end] for start, end in found),
            page=first.page,
            line_from=first.number,
            line_to=last.number,
            start=found[0][0],
            end=found[-1][1],
            spans=tuple(found) if len(found) > 1 else (),
        )

    def _bare(self, start: int, end: int) -> Stretch:
        piece = self.text[start:end]
        inner = piece.strip()
        start += len(piece) - len(piece.lstrip())
        return start, start + len(inner)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text; a form feed begins a page, and stands in no line where it begins one."""
    lines: list[Line] = []
    page = 1
    has_pages = "\f" in text
    start = 0
    for found in (*_BREAK.finditer(text), None):
        end = len(text) if found is None else found.start()
        content = start
        while content < end and text[content] == "\f":
            content += 1
        page += content - start
        lines.append(Line(len(lines) + 1, content, end, page if has_pages else None))
        page += text.count("\f", content, end)
        start = end if found is None else found.end()
    return tuple(lines)
