"""Words gathered into lines, for readers of formats in which one line is many pieces with marks of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.document.building import Line, Words
from loaders.document.model import Mark

NO_MARKS: frozenset[Mark] = frozenset()
_NO_SIGNS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_OTHER_BREAKS = re.compile(r"[\x0c\x85\u2028\u2029]")
_WHITE = re.compile(r"[ \t\r\n\x0c]+")


@dataclass(slots=True)
class Gatherer:
    """Lines of words in the making; pieces behind one another with the same marks become one.

    Control characters are left out. A line keeps no white space at its ends.
    """

    _lines: list[Line] = field(default_factory=list)
    _line: list[Words] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _marks: frozenset[Mark] = NO_MARKS
    _open: bool = True
    """Whether white space that flows is dropped here: nothing stands before it on its line, or white space does."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it yet but white space."""
        return not any(self._lines) and all(words.text.isspace() for words in self._line) and not any(self._pieces)

    def add(self, text: str, marks: frozenset[Mark] = NO_MARKS) -> None:
        """Adds words as they are; line breaks in them are white space, and white space takes the marks before it."""
        text = _NO_SIGNS.sub("", _OTHER_BREAKS.sub(" ", text))
        if text == "":
            return
        if marks != self._marks and not (text.isspace() and len(self._pieces) > 0):
            self._close()
            self._marks = marks
        self._pieces.append(text)
        self._open = text[-1] == " "

    def add_flowing(self, text: str, marks: frozenset[Mark] = NO_MARKS) -> None:
        """Adds words of a format in which any white space is one space, and none at the beginning of a line."""
        flowing = _WHITE.sub(" ", text)
        if self._open and flowing.startswith(" "):
            flowing = flowing[1:]
        self.add(flowing, marks)

    def break_line(self) -> None:
        """Ends a line; what comes next stands on a new one."""
        self._close()
        self._lines.append(_trimmed(self._line))
        self._line = []
        self._open = True

    def taken(self) -> list[Line]:
        """The lines so far, and none of them are kept; a line without words is left out."""
        self.break_line()
        lines = [line for line in self._lines if len(line) > 0]
        self._lines = []
        return lines

    def _close(self) -> None:
        if len(self._pieces) > 0:
            self._line.append(Words("".join(self._pieces), None, self._marks))
            self._pieces = []


def _trimmed(line: Sequence[Words]) -> Line:
    """A line without white space at its ends; nothing where it is all white space."""
    words = list(line)
    while len(words) > 0 and words[0].text.strip() == "":
        del words[0]
    while len(words) > 0 and words[-1].text.strip() == "":
        del words[-1]
    if len(words) > 0:
        words[0] = Words(words[0].text.lstrip(), words[0].place, words[0].marks)
        words[-1] = Words(words[-1].text.rstrip(), words[-1].place, words[-1].marks)
    return words


def marked(sign: str, lines: Sequence[Line]) -> list[Line]:
    """Lines with a sign ("• ", "1. ") as the beginning of the first; nothing where there are no words behind it."""
    if len(lines) == 0 or sign == "":
        return list(lines)
    first = lines[0]
    if len(first) > 0 and first[0].marks == NO_MARKS:
        return [[Words(sign + first[0].text, first[0].place), *first[1:]], *lines[1:]]
    return [[Words(sign), *first], *lines[1:]]


def plain(lines: Sequence[Line]) -> str:
    """The words of lines, a space between them."""
    return " ".join("".join(words.text for words in line) for line in lines)
