"""Words -> lines, and lines -> what a document says: runs with their marks and place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.document.building import Line as SaidLine
from loaders.document.building import Words
from loaders.document.model import Mark, Place
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
_MARKS = {"raised": Mark.RAISED, "struck": Mark.STRUCK, "bold": Mark.BOLD}


class TextLine(NamedTuple):
    """Words beside each other in their direction of reading, along which ``x0``, ``x1`` and ``base`` are measured."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    page: int

    @property
    def text(self) -> str:
        """All words, for looking at; a hyphen at the end is a hyphen."""
        return "".join(_spaced(self.words, wide=False)).replace(BREAK, "-").replace(SOFT_HYPHEN, "-")

    @property
    def box(self) -> Box:
        return box_of(self.words)


def box_of(words: Iterable[Word]) -> Box:
    """The box around words, rounded to a hundredth of a point."""
    x0, y0, x1, y1 = zip(*((word.x0, word.y0, word.x1, word.y1) for word in words), strict=True)
    return round(min(x0), 2), round(min(y0), 2), round(max(x1), 2), round(max(y1), 2)


def lines_of_words(words: Iterable[Word], page: int) -> list[TextLine]:
    """Words that are turned alike -> their lines, from above to below in their own direction."""
    return [made_line(row, page) for row in rows_of_words(words)]


def with_marks(lines: Sequence[TextLine], dots: Sequence[Box]) -> list[TextLine]:
    """Lines with a list mark as their first word where a small shape is drawn before them."""
    if len(dots) == 0:
        return list(lines)
    return [_marked(line, dots) for line in lines]


def _marked(line: TextLine, dots: Sequence[Box]) -> TextLine:
    for box in dots:
        before = 0 < line.x0 - box[2] < _MARK_BEFORE * line.size
        middle = ((box[1] + box[3]) / 2 - line.base) / line.size
        if before and _MARK_LOW < middle < _MARK_HIGH and box[3] - box[1] < line.size / 2:
            mark = Word("•", *box, line.base, line.size, False, False, False, 0)
            return line._replace(words=(mark, *line.words), x0=box[0])
    return line


def rows_of_words(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words by the line on which they stand, each from left to right."""
    row: list[Word] = []
    base, size = 0.0, 0.0
    for word in sorted(words, key=lambda one: -one.base):
        if len(row) > 0 and base - word.base > _SAME_LINE * min(size, word.size):
            yield sorted(row, key=lambda one: one.along)
            row = []
        if len(row) == 0 or word.size > size:
            base, size = word.base, word.size
        row.append(word)
    if len(row) > 0:
        yield sorted(row, key=lambda one: one.along)


def made_line(words: Sequence[Word], page: int) -> TextLine:
    """A line of words that stand from left to right."""
    plain = [word for word in words if not word.raised] or words
    by_size: dict[float, int] = {}
    for word in plain:
        by_size[word.size] = by_size.get(word.size, 0) + len(word.text)
    size = max(by_size, key=lambda one: by_size[one])
    bold = all(word.bold for word in plain if any(char.isalnum() for char in word.text))
    base = next(word.base for word in plain if word.size == size)
    ends = max(word.along[1] for word in words)
    return TextLine(tuple(words), words[0].along[0], ends, base, size, bold and any(w.bold for w in plain), page)


def said(lines: Sequence[TextLine], *, wide: bool = False) -> list[SaidLine]:
    """Lines as a builder takes them; a hyphen that the file marks as a break within a word is a soft one.

    Args:
        lines: lines of one block, in reading order.
        wide: whether a wide gap is said by three spaces.
    """
    return [_runs(line, _first(lines[at + 1]) if at + 1 < len(lines) else "", wide) for at, line in enumerate(lines)]


def _first(line: TextLine) -> str:
    return line.words[0].text


def _runs(line: TextLine, following: str, wide: bool) -> SaidLine:
    """The runs of a line: words with the same marks together, a space between words at the end of the one before."""
    runs: list[Words] = []
    group: list[Word] = []
    texts: list[str] = []
    pieces = _hyphened(list(_spaced(line.words, wide)), following)
    for word, text in zip(line.words, pieces, strict=True):
        if len(group) > 0 and (word.bold, word.raised, word.struck) != (
            group[0].bold,
            group[0].raised,
            group[0].struck,
        ):
            runs.append(_run(group, texts, line.page))
            group, texts = [], []
        group.append(word)
        texts.append(text)
    runs.append(_run(group, texts, line.page))
    return runs


def _run(words: Sequence[Word], texts: Sequence[str], page: int) -> Words:
    marks = frozenset(mark for name, mark in _MARKS.items() if getattr(words[0], name))
    return Words("".join(texts), Place(page, box_of(words)), marks)


def _spaced(words: Sequence[Word], wide: bool) -> Iterator[str]:
    """The text of each word with the white space behind it."""
    for word, following in pairwise(words):
        gap = following.along[0] - word.along[1]
        if following.glued and gap < _TOUCHES * following.size:
            yield word.text
        elif wide and gap > WIDE * following.size and not is_mark(words[0].text, word is words[0]):
            yield word.text + "   "
        else:
            yield word.text + " "
    yield words[-1].text


def is_mark(text: str, first: bool = True) -> bool:
    """Whether a word that stands first is the mark of an item."""
    return first and (text in BULLETS or (len(text) <= 4 and text[-1:] in ".)" and text[:-1].isalnum()))


BULLETS = frozenset("•·‣◦∙▪▫■□●○➢➔→✓✔–—-*o§")
"""Signs that stand before an item; "o" is how Word marks the second level."""


def _hyphened(texts: list[str], following: str) -> list[str]:
    """Texts of one line with its hyphens: soft where the word goes on in the next line, plain everywhere else.

    A soft hyphen within a line is drawn, so that people read a hyphen there. At the end of a line PDFium marks every
    hyphen before a letter or digit; before a capital or digit it belongs to the word ("Noord-Holland").
    """
    breaks = texts[-1][-1:] in (BREAK, SOFT_HYPHEN)
    texts = [text.replace(BREAK, "-").replace(SOFT_HYPHEN, "-") for text in texts]
    if breaks and "-" not in texts[-1][:-1] and _goes_on(following):
        texts[-1] = texts[-1][:-1] + SOFT_HYPHEN
    return texts


def _goes_on(following: str) -> bool:
    """Whether the word at the beginning of a line can be the second half of a broken one ("en" and "om-" cannot)."""
    return following[:1].islower() and following.rstrip(",.;:") not in _GOES_ON and not following.endswith("-")
