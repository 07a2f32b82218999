"""Words -> lines, and lines -> what a document says: runs with their marks and place."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from loaders.document.building import Line as SaidLine
from loaders.document.building import Words
from loaders.document.model import Mark, Place
from loaders.document.pdf import limits
from loaders.document.pdf.strokes import Box
from loaders.document.pdf.words import BREAK, Word

SOFT_HYPHEN = "\u00ad"
_SAME_LINE = 0.3
# Of the smaller size: how far the feet of words on one line may lie apart. Fonts of one line differ by at most 0.1 (a
# browser that sets another font for a sign), lines of one paragraph lie at least 0.9 apart.
_TOUCHES = 0.3
# Of the size: what is glued in the file and lies nearer than this is one word, as in words.py.
WIDE = 2.0
# Of the size: a gap that is said by three spaces, for it parts words that belong to different things. Justified lines
# stretch a space to at most 1.
_MARK_BEFORE, _MARK_LOW, _MARK_HIGH = 2.0, 0.15, 0.6
# Of the size: Chromium draws the mark of an item 0.7 to 1.1 before it, its middle 0.35 above the foot of the letters.
_GOES_ON = frozenset({"en", "of", "noch", "tot", "als", "and", "or", "to", "t/m"})
"""Words before which a hyphen stands for something left out ("zorg- en veiligheid"), and breaks no word."""
_MARKS = (Mark.BOLD, Mark.RAISED, Mark.STRUCK)
_MARKED = attrgetter("bold", "raised", "struck")
_X0, _Y0, _X1, _Y1, _BASE = map(itemgetter, range(1, 6))
"""Fields of a word by their place, which is quicker than by their name."""


class TextLine(NamedTuple):
    """Words beside each other in their direction of reading, along which ``x0``, ``x1`` and ``base`` are measured."""

    words: tuple[Word, ...]
    pieces: tuple[str, ...]
    """The text of each word with the white space behind it."""
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    page: int

    @property
    def text(self) -> str:
        """All words, for looking at; a hyphen at the end is a hyphen."""
        return "".join(self.pieces).replace(BREAK, "-").replace(SOFT_HYPHEN, "-")

    @property
    def box(self) -> Box:
        return box_of(self.words)


def box_of(words: Sequence[Word]) -> Box:
    """The box around words, rounded to a hundredth of a point."""
    if len(words) == 1:
        _, x0, y0, x1, y1, *_ = words[0]
    else:
        x0, y0 = min(map(_X0, words)), min(map(_Y0, words))
        x1, y1 = max(map(_X1, words)), max(map(_Y1, words))
    return round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)


def lines_of_words(words: Iterable[Word], page: int) -> list[TextLine]:
    """Words that are turned alike -> their lines, from above to below in their own direction."""
    return [made_line(row, page) for row in rows_of_words(words)]


def with_marks(lines: Sequence[TextLine], dots: Sequence[Box]) -> list[TextLine]:
    """Lines with a list mark as their first word where a small shape is drawn before them."""
    if not 0 < len(dots) <= limits.MOST_MARKS_ON_PAGE:
        return list(lines)
    return [_marked(line, dots) for line in lines]


def _marked(line: TextLine, dots: Sequence[Box]) -> TextLine:
    for box in dots:
        middle = ((box[1] + box[3]) / 2 - line.base) / line.size
        if not _MARK_LOW < middle < _MARK_HIGH or box[3] - box[1] >= line.size / 2:
            continue
        at = next((at for at, word in enumerate(line.words) if _stands_before(box, line, at, word)), None)
        if at is None:
            continue
        # It goes up to its word: the white between the two parts no columns.
        mark = Word("•", box[0], box[1], line.words[at].x0, box[3], line.base, line.size, False, False, False, 0)
        words, pieces = (*line.words[:at], mark, *line.words[at:]), (*line.pieces[:at], "• ", *line.pieces[at:])
        line = line._replace(words=words, pieces=pieces, x0=min(line.x0, box[0]))
    return line


def _stands_before(box: Box, line: TextLine, at: int, word: Word) -> bool:
    """Whether a shape stands right before a word: at the beginning of a line, or of a cell beside others."""
    behind = at == 0 or line.words[at - 1].x1 <= box[0]
    return behind and 0 < word.x0 - box[2] < _MARK_BEFORE * line.size


def rows_of_words(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words by the line on which they stand, each from left to right."""
    row: list[Word] = []
    base, size = 0.0, 0.0
    for word in sorted(words, key=_BASE, reverse=True):
        if len(row) > 0 and base - word.base > _SAME_LINE * min(size, word.size):
            yield _in_order(row)
            row = []
        if len(row) == 0 or word.size > size:
            base, size = word.base, word.size
        row.append(word)
    if len(row) > 0:
        yield _in_order(row)


def _in_order(row: list[Word]) -> list[Word]:
    row.sort(key=_X0 if row[0].turn == 0 else _along)
    return row


def _along(word: Word) -> tuple[float, float]:
    return word.along


def made_line(words: Sequence[Word], page: int) -> TextLine:
    """A line of words that stand from left to right."""
    first = words[0]
    size, base, bold = first.size, first.base, first.bold
    if any(word.size != size or word.bold != bold or word.raised for word in words):
        size, base, bold = _in_most(words)
    spans = [(word.x0, word.x1) for word in words] if first.turn == 0 else [word.along for word in words]
    ends = max(end for _, end in spans)
    return TextLine(tuple(words), tuple(_pieces(words, spans)), spans[0][0], ends, base, size, bold, page)


def _in_most(words: Sequence[Word]) -> tuple[float, float, bool]:
    """Size and foot of most signs of a line that has several, and whether all of its words are bold."""
    plain = [word for word in words if not word.raised] or words
    by_size: dict[float, int] = {}
    for word in plain:
        by_size[word.size] = by_size.get(word.size, 0) + len(word.text)
    size = max(by_size, key=lambda one: by_size[one])
    base = next(word.base for word in plain if word.size == size)
    lettered = [word.bold for word in plain if any(char.isalnum() for char in word.text)]
    return size, base, len(lettered) > 0 and all(lettered)


def part_of(line: TextLine, begin: int, end: int) -> TextLine | None:
    """The words of a line from one number up to another, as a line; None where there are none."""
    if begin == end:
        return None
    return line if end - begin == len(line.words) else made_line(line.words[begin:end], line.page)


def _pieces(words: Sequence[Word], spans: Sequence[tuple[float, float]]) -> Iterator[str]:
    """The text of each word with the white space behind it: none, a space, or three for a wide gap."""
    marked = is_mark(words[0].text)
    before, end = words[0].text, spans[0][1]
    for at in range(1, len(words)):
        word, (start, stop) = words[at], spans[at]
        gap = start - end
        if word.glued and gap < _TOUCHES * word.size:
            yield before
        elif gap > WIDE * word.size and not (marked and at == 1):
            yield before + "   "
        else:
            yield before + " "
        before, end = word.text, stop
    yield before


def said(lines: Sequence[TextLine]) -> list[SaidLine]:
    """Lines of one block, in reading order, as a builder takes them.

    A hyphen that the file marks as a break within a word is a soft one.
    """
    return [_runs(line, lines[at + 1].words[0].text if at + 1 < len(lines) else "") for at, line in enumerate(lines)]


def _runs(line: TextLine, following: str) -> SaidLine:
    """The runs of a line: words with the same marks together, a space between words at the end of the one before."""
    words, pieces = line.words, line.pieces
    text = "".join(pieces)
    if BREAK in text or SOFT_HYPHEN in text:
        pieces = _hyphened(pieces, following)
    begins = [0, *(at for at in range(1, len(words)) if _MARKED(words[at]) != _MARKED(words[at - 1]))]
    ends = [*begins[1:], len(words)]
    return [
        _run(words[begin:end], "".join(pieces[begin:end]), line.page) for begin, end in zip(begins, ends, strict=True)
    ]


def _run(words: Sequence[Word], text: str, page: int) -> Words:
    first = words[0]
    marks = frozenset(mark for mark, so in zip(_MARKS, _MARKED(first), strict=True) if so)
    return Words(text, Place(page, box_of(words)), marks)


def is_mark(text: str) -> bool:
    """Whether a word that stands first is the mark of an item."""
    return text in BULLETS or (len(text) <= 4 and text[-1:] in ".)" and text[:-1].isalnum())


BULLETS = frozenset("•·‣◦∙▪▫■□●○➢➔→✓✔–—-*o§")
"""Signs that stand before an item; "o" is how Word marks the second level."""


def _hyphened(pieces: Sequence[str], following: str) -> tuple[str, ...]:
    """Pieces of one line with its hyphens: soft where the word goes on in the next line, plain everywhere else.

    A soft hyphen within a line is drawn, so that people read a hyphen there. At the end of a line PDFium marks every
    hyphen before a letter or digit; before a capital or digit it belongs to the word ("Noord-Holland").
    """
    plain = [piece.replace(BREAK, "-").replace(SOFT_HYPHEN, "-") for piece in pieces]
    if pieces[-1][-1] in (BREAK, SOFT_HYPHEN) and "-" not in plain[-1][:-1] and _goes_on(following):
        plain[-1] = plain[-1][:-1] + SOFT_HYPHEN
    return tuple(plain)


def _goes_on(following: str) -> bool:
    """Whether the word at the beginning of a line can be the second half of a broken one ("en" and "om-" cannot)."""
    return following[:1].islower() and following.rstrip(",.;:") not in _GOES_ON and not following.endswith("-")
