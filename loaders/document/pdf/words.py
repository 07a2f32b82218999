"""The signs of a page -> its words, each with its box, its size and how it is turned.

A word ends at white space, at a gap, where the line moves, and where the size or weight of its signs changes; what
stands against the word before it without white space is *glued* to it.
"""

import ctypes
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from loaders import faults
from loaders.document.pdf import limits, native
from loaders.document.pdf.native import Floats, Frame
from loaders.faults import DocumentError

Ints: TypeAlias = NDArray[np.int64]

BREAK = "\x02"
"""How PDFium gives a hyphen at a line's end behind which the word goes on.

U+2010, which nobody types and which browsers draw where they break a word, is taken for it too; within a line it is a
hyphen as any other.
"""

_GAP = 0.3
# Of the size: the narrowest space of the usual fonts is 0.2 (justified Times) and mostly 0.25 to 0.33, and PDFium
# itself puts a space for what is wider than that; kerned pairs and tracked capitals stay below 0.15.
_BACK = 0.3
# Of the size: a sign may begin a little before the one in front of it (accents), both letters of a ligature begin at
# one place; a new cell or line begins far to the left.
_SHIFT = 0.12
# Of the size: how far the foot of a sign may move within a word; raised signs move 0.3 and more.
_OTHER = 1.08
# Times the size: signs of one word do not differ; the least step of an office program is 8 to 9 points (1.12).
_SMALLER = 0.85
# Signs of notes are set at 0.58 to 0.7 of the size; 0.85 leaves out small capitals (0.8) that are not raised.
_RAISED = 0.15
# Of the size of the word before it: how much higher the foot of a raised sign stands (0.33 in Word, 0.4 in browsers).
_BOLD_WEIGHT = 600
# CSS: 600 is semi-bold, 700 bold; PDFium gives 400 for regular fonts, also for those that name no weight.
_FORCE_BOLD = 1 << 18
_STROKED_TOO = 2
# Text that is filled and stroked: how programs make a bold that the font does not have.
_STRUCK_LOW, _STRUCK_HIGH, _STRUCK_SHARE = 0.12, 0.42, 0.6
# Of the size above the foot of the letters: Word strikes at 0.25, LibreOffice at 0.28, browsers at 0.24 to 0.33; lines
# under words lie below the foot, borders above the capitals (0.7). Of the width: a line through a whole word.

_LETTERS = {
    **{0xFB00 + at: letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
    **{0xF000 + sign: "•" for sign in (0xB7, 0xA8, 0x6C, 0x9F)},
    **{0xF000 + sign: "▪" for sign in (0xA7, 0x6E, 0x71)},
    **{0xF000 + sign: "➢" for sign in (0xD8,)},
    **{0xF000 + sign: "✓" for sign in (0xFC, 0x50)},
    0xF02D: "-",
    0x2010: BREAK,
    0x2011: "-",
}
"""Ligatures as letters, and the list marks of the fonts Symbol and Wingdings, which have no signs of their own."""
_RARE = str.maketrans(_LETTERS)
_SPACES = (0x20, 0xA0, 0x09, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_NOTHING = (0xFEFF, 0xFFFE, 0x200B, 0x200C, 0x200D, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A))


def _shown() -> NDArray[np.bool_]:
    shown = np.ones(0x10000, bool)
    shown[:0x20] = False
    shown[list(_SPACES + _NOTHING)] = False
    shown[ord(BREAK)] = True
    shown[0xFFFF] = True  # stands for all signs beyond it too
    return shown


_SHOWN = _shown()
"""Of each sign up to the last of two bytes, whether people see it."""


class Word(NamedTuple):
    """A word; its box is as people see it, in points from the lower left of the page.

    ``base`` is where its letters stand; of turned words, where they would stand if the page were turned along.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    raised: bool
    glued: bool
    turn: int
    """Quarters against the clock by which it is turned; 1 reads upwards."""
    struck: bool = False

    @property
    def along(self) -> tuple[float, float]:
        """Where it begins and ends in its own direction of reading."""
        match self.turn:
            case 0:
                return self.x0, self.x1
            case 1:
                return self.y0, self.y1
            case 2:
                return -self.x1, -self.x0
            case _:
                return -self.y1, -self.y0


def words_of(text: int, frame: Frame, page: int) -> list[Word]:
    """The words of an opened page, in the order in which the file gives them.

    Raises:
        DocumentError: the page holds more signs than are read.
    """
    count = native.count_signs(text)
    if count > limits.MOST_SIGNS_ON_PAGE:
        raise DocumentError(faults.PDF_TOO_MANY_SIGNS(page=page, limit=limits.MOST_SIGNS_ON_PAGE))
    if count <= 0:
        return []
    codes = np.fromiter(map(native.sign, repeat(text), range(count)), np.uint32, count)
    shown = np.flatnonzero(_SHOWN[np.minimum(codes, 0xFFFF)])
    if len(shown) == 0:
        return []
    return _cut(text, codes[shown], shown, _seen(_boxes(text, shown), frame), frame)


def _boxes(text: int, shown: Ints) -> Floats:
    """Left, top, right and bottom of each sign, in the file's own measure."""
    buffer = np.zeros((len(shown), 4), np.float32)
    at = buffer.ctypes.data
    deque(map(native.sign_box, repeat(text), shown.tolist(), range(at, at + 16 * len(shown), 16)), maxlen=0)
    return np.nan_to_num(buffer.astype(np.float64), posinf=0.0, neginf=0.0)


def _seen(boxes: Floats, frame: Frame) -> Floats:
    """Boxes as left, bottom, right and top on the page as people see it."""
    first = frame.seen(boxes[:, 0], boxes[:, 3])
    second = frame.seen(boxes[:, 2], boxes[:, 1])
    x0, x1 = np.minimum(first[0], second[0]), np.maximum(first[0], second[0])
    y0, y1 = np.minimum(first[1], second[1]), np.maximum(first[1], second[1])
    return np.stack((x0, y0, x1, y1))


@dataclass(frozen=True, slots=True)
class _Styles:
    """Size, weight and turn of some signs."""

    sizes: Floats
    bold: NDArray[np.bool_]
    turns: Ints


def _styles(text: int, signs: Ints, frame: Frame, weights: dict[int, bool]) -> _Styles:
    """What the piece of text says to which each sign belongs. ``weights`` keeps which fonts are bold."""
    objects = [one or 0 for one in map(native.sign_object, repeat(text), signs.tolist())]
    keys = np.array(objects, np.uint64)
    news = np.flatnonzero(np.concatenate((keys[:1] == keys[:1], keys[1:] != keys[:-1])))
    at = signs[news].tolist()
    sizes = np.fromiter(map(native.sign_size, repeat(text), at), np.float64, len(at))
    matrices = np.zeros((len(at), 6), np.float32)
    place = matrices.ctypes.data
    deque(map(native.sign_matrix, repeat(text), at, range(place, place + 24 * len(at), 24)), maxlen=0)
    matrices = np.nan_to_num(matrices, posinf=0.0, neginf=0.0)
    across = np.hypot(matrices[:, 2], matrices[:, 3]).astype(np.float64)
    quarters = np.rint(np.arctan2(matrices[:, 1], matrices[:, 0]) / (np.pi / 2)).astype(np.int64)
    bold = np.array([_bold(objects[new], weights) for new in news.tolist()], bool)
    which = np.searchsorted(news, np.arange(len(signs)), side="right") - 1
    sizes = np.nan_to_num(np.abs(sizes * across))
    return _Styles(sizes[which], bold[which], ((quarters - frame.quarters) % 4)[which])


def _bold(text_object: int, weights: dict[int, bool]) -> bool:
    if text_object == 0:
        return False
    font = native.text_font(text_object)
    if font is None:
        return False
    if font not in weights:
        name = ctypes.create_string_buffer(128)
        native.font_name(font, ctypes.addressof(name), 128)
        called = name.value.lower()
        weights[font] = (
            native.font_weight(font) >= _BOLD_WEIGHT
            or native.font_flags(font) & _FORCE_BOLD != 0
            or any(word in called for word in (b"bold", b"black", b"heavy"))
        )
    return weights[font] or native.text_mode(text_object) == _STROKED_TOO


def _cut(text: int, codes: NDArray[np.uint32], shown: Ints, seen: Floats, frame: Frame) -> list[Word]:
    """Signs -> words: where each begins, and what follows from its signs together.

    Size and weight are asked where white space or a gap, a step or another height of the signs begins a word, and hold
    for all of it: asking every sign would take as long as all the rest.
    """
    weights: dict[int, bool] = {}
    adjacent = np.diff(shown) == 1
    is_run = np.concatenate(([True], ~adjacent))
    runs = np.flatnonzero(is_run)
    styles = _styles(text, shown[runs], frame, weights)
    lengths = np.diff(np.append(runs, len(codes)))
    turns = np.repeat(styles.turns, lengths)
    high = np.where(turns % 2 == 1, seen[2] - seen[0], seen[3] - seen[1])
    high = np.where(high > 0, high, 1.0)
    sizes = np.repeat(np.maximum(styles.sizes, 0.1) / high[runs], lengths) * high
    begins, beside = _begins(seen, turns, sizes, adjacent)
    glued = np.concatenate(([False], beside))[begins]
    known = is_run[begins]
    styles = _with(styles, known, _styles(text, shown[begins[~known]], frame, weights))
    turns = turns[begins]
    bases = _bases(text, shown[begins], frame, turns)
    lowest = np.minimum.reduceat(seen, begins, axis=1)
    highest = np.maximum.reduceat(seen, begins, axis=1)
    told = _letters(codes)
    columns = (
        _parts(told, begins.tolist()),
        lowest[0].tolist(),
        lowest[1].tolist(),
        highest[2].tolist(),
        highest[3].tolist(),
        bases.tolist(),
        styles.sizes.tolist(),
        styles.bold.tolist(),
        repeat(False),
        glued.tolist(),
        turns.tolist(),
    )
    words = list(map(Word, *columns))
    return _plain(_raised(words, styles.sizes), told)


def _begins(seen: Floats, turns: Ints, sizes: Floats, adjacent: NDArray[np.bool_]) -> tuple[Ints, NDArray[np.bool_]]:
    """Where words begin, and of each sign but the first whether it stands against the one before it."""
    start, end, foot = _in_direction(seen, turns)
    size = np.minimum(sizes[1:], sizes[:-1])
    moved = np.abs(foot[1:] - foot[:-1]) > _SHIFT * size
    other = np.maximum(sizes[1:], sizes[:-1]) > _OTHER * size
    back = start[1:] < start[:-1] - _BACK * size
    beside = adjacent & (turns[1:] == turns[:-1]) & (start[1:] - end[:-1] < _GAP * size) & ~back
    return np.flatnonzero(np.concatenate(([True], ~beside | moved | other))), beside


def _with(styles: _Styles, known: NDArray[np.bool_], others: _Styles) -> _Styles:
    """Size and weight of all signs that begin a word: of those that were known, and of the others."""
    sizes, bold = np.empty(len(known)), np.empty(len(known), bool)
    sizes[known], bold[known] = styles.sizes, styles.bold
    sizes[~known], bold[~known] = others.sizes, others.bold
    return _Styles(np.maximum(sizes, 0.1), bold, np.zeros(0, np.int64))


def _in_direction(seen: Floats, turns: Ints) -> tuple[Floats, Floats, Floats]:
    """Begin, end and foot of each sign in its own direction of reading."""
    x0, y0, x1, y1 = seen
    if not turns.any():
        return x0, x1, y0
    return (
        np.choose(turns, (x0, y0, -x1, -y1)),
        np.choose(turns, (x1, y1, -x0, -y0)),
        np.choose(turns, (y0, -x1, -y1, x0)),
    )


def _bases(text: int, firsts: Ints, frame: Frame, turns: Ints) -> Floats:
    """Where the letters of each word stand, by its first sign."""
    buffer = np.zeros((len(firsts), 2), np.float64)
    at, stop = buffer.ctypes.data, buffer.ctypes.data + 16 * len(firsts)
    upright = range(at + 8, stop + 8, 16)
    deque(map(native.sign_origin, repeat(text), firsts.tolist(), range(at, stop, 16), upright), maxlen=0)
    x, y = frame.seen(np.nan_to_num(buffer[:, 0]), np.nan_to_num(buffer[:, 1]))
    return np.choose(turns, (y, -x, -y, x)) if turns.any() else y


def _letters(codes: NDArray[np.uint32]) -> str:
    """Signs as a string of the same length; what is no sign of Unicode is shown as missing."""
    wrong = (codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000)) | ((codes >= 0x7F) & (codes < 0xA0))
    return np.where(wrong, 0xFFFD, codes).astype("<u4").tobytes().decode("utf-32-le")


def _parts(told: str, begins: list[int]) -> list[str]:
    return [told[first:last] for first, last in zip(begins, (*begins[1:], len(told)), strict=True)]


def _plain(words: list[Word], told: str) -> list[Word]:
    """Ligatures as letters and list marks as signs, where the page has any."""
    if told.isascii() or told.translate(_RARE) == told:
        return words
    return [word._replace(text=word.text.translate(_RARE)) for word in words]


def _raised(words: list[Word], sizes: Floats) -> list[Word]:
    """Marks what is set smaller and higher than the word against which it stands; it is then on that word's line."""
    around = np.maximum(np.append(sizes[1:], 0.0), np.insert(sizes[:-1], 0, 0.0))
    for at in np.flatnonzero(sizes < _SMALLER * around).tolist():
        word = words[at]
        plain = at - 1
        while plain >= 0 and words[plain].raised and words[plain + 1].glued:
            plain -= 1
        following = words[at + 1] if at + 1 < len(words) else None
        if plain >= 0 and word.glued and _stands_over(word, words[plain]):
            words[at] = word._replace(raised=True, base=words[plain].base)
        elif following is not None and not word.glued and _is_before(word, following) and _stands_over(word, following):
            words[at] = word._replace(raised=True, base=following.base)
    return words


def _is_before(word: Word, following: Word) -> bool:
    """Whether a word stands before another with at most a space between them."""
    return -_GAP < (following.along[0] - word.along[1]) / max(following.size, 0.1) < 2 * _GAP


def _stands_over(small: Word, word: Word) -> bool:
    higher = small.base > word.base + _RAISED * word.size
    return higher and small.size < _SMALLER * word.size and small.turn == word.turn


PROPERTIES: Mapping[str, str] = MappingProxyType({"Title": "title", "Subject": "subject"})
"""What a file says of itself that is kept, never who made it."""


def struck_out(words: Sequence[Word], lines: Sequence[tuple[float, float, float]]) -> list[Word]:
    """Words, those marked through which a level line (place, from, to) is drawn."""
    found = list(words)
    if not 0 < len(lines) <= limits.MOST_MARKS_ON_PAGE or len(words) == 0:
        return found
    x0, x1, base, size = np.array([(word.x0, word.x1, word.base, word.size) for word in words]).T
    for place, start, end in lines:
        over = np.minimum(x1, end) - np.maximum(x0, start) >= _STRUCK_SHARE * (x1 - x0)
        through = (base + _STRUCK_LOW * size < place) & (place < base + _STRUCK_HIGH * size)
        for at in np.flatnonzero(over & through).tolist():
            if found[at].turn == 0:
                found[at] = found[at]._replace(struck=True)
    return found
