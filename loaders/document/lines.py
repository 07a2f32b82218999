"""Lines of a plan as the reader sees them: trimmed, with their place; and the pieces cells are made of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.document.model import Document

_BULLET = re.compile(
    r"(?:[•●▪◦‣·■□▶►➢➤➔✓✔*§\ue000-\uf8ff]"
    r"|[-–—](?=[\s\ufffd])"
    r"|\d{1,2}[.)](?=[\s\ufffd])"
    r"|[a-z][.)](?=[\s\ufffd]))"
    r"[\s\ufffd\ue000-\uf8ff]*"
)
_STRAY = re.compile(
    "[\ufffd\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_SPACE = re.compile(r"\s+")
_ONLY_BULLET = re.compile(r"[•●▪◦‣·■□▶►➢➤➔✓✔\ue000-\uf8ff](?:\s*(?:\d{1,2}|[a-z])[.)])?")
WIDE_GAP = re.compile(r"\s{2,}|\t|\|")
"""What divides words that stand in different cells of a line."""
_HEADING_MARK = re.compile(r"\s*#{1,6} +(?=[^\s|])")
"""Before a bar or a tab "#" is the head of a column of numbers."""


def clean(text: str) -> str:
    """``text`` without stray glyphs and control characters, white space folded to single spaces."""
    return _SPACE.sub(" ", _STRAY.sub("", text)).strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line. ``content`` is where the words begin behind a bullet; equal to ``start`` without one."""

    start: int
    end: int
    content: int
    text: str

    @property
    def bulleted(self) -> bool:
        """Whether a bullet or a list number stands before the words."""
        return self.content > self.start

    @property
    def words(self) -> str:
        """The words without bullet and stray glyphs."""
        return clean(self.text[self.content - self.start :])

    @property
    def broken(self) -> bool:
        """Whether the file itself says that its last word goes on: a soft hyphen ends it."""
        return self.text.rstrip().endswith("\u00ad")

    @property
    def mark(self) -> str:
        """The bullet or number as it stands."""
        return clean(self.text[: self.content - self.start])


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line with words. ``gap`` counts the blank lines before it (a page break is one), ``left`` the white space."""

    number: int
    page: int | None
    piece: Piece
    gap: int
    left: int
    level: int | None = None
    """That of a heading, where the file says that it is one."""
    listed: bool = False
    """Whether the file says that it is an item of a list."""

    @property
    def text(self) -> str:
        """The words as they stand, stray glyphs dropped, inner white space kept."""
        return _STRAY.sub("", self.piece.text)


Paragraph = tuple[PlanLine, ...]


def piece_of(text: str, start: int, end: int) -> Piece | None:
    """The piece of ``text[start:end]`` without the white space around it; None where there is nothing."""
    raw = text[start:end]
    inner = raw.strip()
    if inner == "" or clean(inner) == "":
        return None
    start += len(raw) - len(raw.lstrip())
    bullet = _BULLET.match(inner)
    content = start + bullet.end() if bullet is not None and bullet.end() < len(inner) else start
    return Piece(start, start + len(inner), content, inner)


def plan_lines(document: Document) -> tuple[PlanLine, ...]:
    """The lines of a document that hold words.

    A bullet alone on its line, or with a number ("• 1."), belongs to the next line of words; one that has none behind
    it is dropped.
    """
    found: list[PlanLine] = []
    gap, before, bullet = 0, 0, -1
    for line in document.lines:
        mark = _HEADING_MARK.match(document.text, line.start, line.end)
        piece = piece_of(document.text, line.start if mark is None else mark.end(), line.end)
        if piece is None:
            gap += 1
            continue
        if len(found) > 0 and line.page != found[-1].page:
            gap = max(gap, 1)
        if _ONLY_BULLET.fullmatch(piece.text) is not None:
            before, bullet, gap = max(gap, before), piece.start, 0
            continue
        if bullet >= 0 and gap <= 1 and not piece.bulleted:
            piece = Piece(bullet, piece.end, piece.start, document.text[bullet : piece.end])
        gap, before, bullet = max(gap, before), 0, -1
        found.append(PlanLine(line.number, line.page, piece, gap, max(0, piece.start - line.start)))
        gap = 0
    return tuple(found)


def paragraphs(lines: Iterable[PlanLine]) -> list[Paragraph]:
    """Lines grouped by the blank lines between them."""
    groups: list[list[PlanLine]] = []
    for line in lines:
        if line.gap > 0 or len(groups) == 0:
            groups.append([])
        groups[-1].append(line)
    return [tuple(group) for group in groups]


def pieces(lines: Sequence[PlanLine]) -> tuple[Piece, ...]:
    """The pieces of whole lines."""
    return tuple(line.piece for line in lines)


def cut(piece: Piece, start: int, end: int) -> Piece:
    """The same as ``part``; keeps the bullet where the part begins with it."""
    found = part(piece, start, end)
    marked = found.start == piece.start and piece.content < found.end
    return Piece(found.start, found.end, piece.content, found.text) if marked else found


def part(piece: Piece, start: int, end: int | None = None) -> Piece:
    """The part of a piece between two offsets within it, white space cut off."""
    stop = len(piece.text) if end is None else end
    raw = piece.text[start:stop]
    inner = raw.strip()
    begin = piece.start + start + len(raw) - len(raw.lstrip())
    return Piece(begin, begin + len(inner), begin, inner)
