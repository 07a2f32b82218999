"""Soft breaks: whether two lines go on as one word, as two words, or as two things.

The rule in the writer's mind is that of a typesetter: a line ends where the column is full. A break is joined
without a space only if the joined form is known or stands elsewhere in the document and its halves are not both
words; else it is a space. What was joined, and why, is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.model.vocabulary import JoinRule
from loaders.document.lines import WIDE_GAP, Piece, PlanLine, piece_of

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"^[^\W_]+")
_LONG_ENOUGH = 8
# Of a word that stands elsewhere only at the edge of a line. The shortest that was joined in 17 texts has nine letters
# (Eikenrode, Noordkade); at 12 one of them is read otherwise.
_SHORTEST_HALF = 2
# No word is broken behind its first letter: "groep J" and "en" are two words, whatever word they would make.
_LONGEST_HALF = 80
# So much of what stands before a break is looked at; the longest word of those 17 texts has 24 letters.
_SUSPENDED = frozenset({"en", "of", "en/of", "&", "als", "tot"})


class Words(Protocol):
    """What joining needs of a lexicon."""

    def is_word(self, word: str) -> bool:
        """Whether this is an ordinary word."""

    def spells_name(self, text: str) -> bool:
        """Whether a known name has just these words."""

    def is_word_of_name(self, word: str) -> bool:
        """Whether this word, spelled just so, is a known name or one of the longer words of one."""


@dataclass(frozen=True, slots=True)
class Join:
    """A break that was joined into one word, and why."""

    start: int
    end: int
    joined: str
    rule: JoinRule


@dataclass(frozen=True)
class Joiner:
    """Decides about breaks.

    ``elsewhere`` are the words that certainly stand unbroken somewhere in the document; ``seen`` also those at the
    edge of a line or column, which may be halves of longer ones: good enough for what two halves make together.
    """

    words: Words
    elsewhere: frozenset[str]
    seen: frozenset[str] = frozenset()

    def between(self, left: str, right: str) -> tuple[str, str, JoinRule | None]:
        """What stands between two lines: (the left text to keep, what to put between, the rule of a join)."""
        if left.endswith("/"):
            return left, "", None
        first = _FIRST_WORD.match(right)
        if first is None:
            return left, " ", None
        if left.endswith(("-", "\u2010", "\u2011")):
            return self._hyphen(left[:-1], right, first.group())
        last = _LAST_WORD.search(left[-_LONGEST_HALF:])
        if last is None or not first.group()[0].islower() or not last.group().isalpha():
            return left, " ", None
        if left[: -len(last.group())].endswith(("'", "’")):
            return left, " ", None  # "studio's" ends where its line does
        rule = self.one_word(last.group(), first.group())
        return (left, " ", None) if rule is None else (left, "", rule)

    def one_word(self, left: str, right: str) -> JoinRule | None:
        """The rule by which two halves are one word, or None."""
        if len(left) < _SHORTEST_HALF:
            return None
        joined = left + right
        whole = joined.lower() in self.elsewhere or (len(joined) >= _LONG_ENOUGH and joined.lower() in self.seen)
        if whole and not {left.lower(), right.lower()} <= self.elsewhere:
            return JoinRule.STANDS_ELSEWHERE
        if self._word(left) and self._word(right):
            return None
        if self.words.is_word(joined.lower()):
            return JoinRule.KNOWN_WORD
        # Elsewhere a name is compared without its spaces. Here the space is the question, so only its words count.
        if self.words.spells_name(f"{left} {right}"):
            return None
        return JoinRule.KNOWN_NAME if self.words.is_word_of_name(joined) else None

    def _hyphen(self, left: str, right: str, first: str) -> tuple[str, str, JoinRule | None]:
        last = _LAST_WORD.search(left[-_LONGEST_HALF:])
        if last is None:
            return left + "-", "", None
        if first.lower() in _SUSPENDED:
            return left + "-", " ", None
        half = last.group()
        if f"{half}-{first}".lower() in self.elsewhere:
            return left + "-", "", None
        if not first[0].islower() or half[-1].isupper() or half[-1].isdigit():
            return left + "-", "", None
        return left, "", JoinRule.HYPHEN

    def _word(self, half: str) -> bool:
        return half.lower() in self.elsewhere or self.words.is_word(half.lower())


@dataclass(frozen=True, slots=True)
class Composed:
    """The words of a cell. ``items`` are (first piece, behind the last piece) of each bulleted part."""

    written: str
    joins: tuple[Join, ...]


def words_elsewhere(lines: Sequence[PlanLine]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand unbroken in a document: neither first nor last of a line or of a column's line; and all."""
    found: set[str] = set()
    seen: set[str] = set()
    for line in lines:
        for stretch in WIDE_GAP.split(line.text):
            words = [word.lower() for word in _WORD.findall(stretch)]
            found.update(words[1:-1])
            seen.update(words)
    return frozenset(found), frozenset(seen)


def compose(cell: Sequence[Piece], joiner: Joiner) -> Composed:
    """The words of a cell: soft breaks joined, a new line before each bullet."""
    parts: list[str] = []
    joins: list[Join] = []
    previous: Piece | None = None
    for piece in cell:
        words = piece.words
        if piece.bulleted:
            parts.append(f"{piece.mark} {words}" if len(parts) == 0 else f"\n{piece.mark} {words}")
        elif previous is None:
            parts.append(words)
        else:
            tail = parts[-1]
            kept, between, rule = (tail, "", JoinRule.HYPHEN) if previous.broken else joiner.between(tail, words)
            if rule is not None:
                last, first = _LAST_WORD.search(kept[-_LONGEST_HALF:]), _FIRST_WORD.match(words)
                joined = (last.group() if last else "") + (first.group() if first else "")
                joins.append(Join(previous.start, piece.end, joined, rule))
            parts[-1] = kept
            parts.append(f"{between}{words}")
        previous = piece
    return Composed("".join(parts), tuple(joins))


def compose_text(raw: str, joiner: Joiner) -> str:
    """The words of a stretch of text, its line breaks joined."""
    found = [piece for piece in (piece_of(line, 0, len(line)) for line in raw.splitlines()) if piece is not None]
    return compose(found, joiner).written


def items_of(cell: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[tuple[Piece, ...], ...]]:
    """The pieces before the first bullet, and the pieces of each bulleted item."""
    before: list[Piece] = []
    items: list[list[Piece]] = []
    for piece in cell:
        if piece.bulleted:
            items.append([piece])
        elif len(items) > 0:
            items[-1].append(piece)
        else:
            before.append(piece)
    return tuple(before), tuple(tuple(item) for item in items)


def without_mark(cell: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same pieces, the first without its bullet."""
    first = cell[0]
    bare = Piece(first.content, first.end, first.content, first.text[first.content - first.start :])
    return (bare, *cell[1:])
