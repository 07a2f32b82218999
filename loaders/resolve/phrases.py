"""Phrases of the data (lead-ins, conjunctions ...) matched on the words of a text."""

from collections.abc import Iterable, Sequence

from loaders.resolve.running_text import Token, tokens_of


class PhraseFinder:
    """A set of phrases; tells how many tokens the longest of them takes at a place. Built once, then only read."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(tuple(token.key for token in tokens_of(phrase)) for phrase in phrases) - {()}
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)

    def length_at(self, tokens: Sequence[Token], first: int, behind: int) -> int:
        """How many of the tokens from ``first``, before ``behind``, the longest phrase there takes; 0 for none."""
        for length in range(min(self._longest, behind - first), 0, -1):
            if tuple(token.key for token in tokens[first : first + length]) in self._phrases:
                return length
        return 0

    def length_before(self, tokens: Sequence[Token], first: int, behind: int) -> int:
        """The same for a phrase that ends at ``behind`` and begins at or behind ``first``."""
        for length in range(min(self._longest, behind - first), 0, -1):
            if tuple(token.key for token in tokens[behind - length : behind]) in self._phrases:
                return length
        return 0

    def is_all(self, tokens: Sequence[Token], first: int, behind: int) -> bool:
        """Whether the tokens from ``first`` to ``behind`` are just one phrase."""
        return tuple(token.key for token in tokens[first:behind]) in self._phrases
