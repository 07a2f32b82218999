"""Words compared by their letters only: how labels and heads broken over lines, or with a slip in them, are known."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from graph.model.identifiers import fold

_LONG_ENOUGH = 9
"""Only a label of this many letters is also known with one letter wrong."""
_TOO_LONG = 40
_NO_LETTER = re.compile(r"[\W_]+")
_REMEMBERED = 80
"""Words up to this length are looked up once and remembered: plans repeat theirs."""


def letters(text: str) -> str:
    """The letters of ``text``, without case and accents: how labels broken over lines are compared."""
    return _letters(text) if len(text) <= _REMEMBERED else _NO_LETTER.sub("", fold(text))


@lru_cache(maxsize=20_000)
def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))


Value = TypeVar("Value")


class Known(Generic[Value]):
    """Words by their letters, found with one letter wrong too where they are long enough."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self._by_length: dict[int, list[str]] = {}
        for name in values:
            self._by_length.setdefault(len(name), []).append(name)
        self._near = lru_cache(maxsize=20_000)(self._search)

    def exact(self, key: str) -> Value | None:
        """What stands for these letters, without a mistake."""
        return self._values.get(key)

    def beginning(self, key: str) -> tuple[Value, ...]:
        """What stands for all words that begin with these letters."""
        return tuple(value for name, value in self._values.items() if name.startswith(key))

    def near(self, key: str) -> Value | None:
        """What stands for these letters, or for letters that differ from them by one."""
        found = self._values.get(key)
        if found is not None or not _LONG_ENOUGH <= len(key) <= _TOO_LONG:
            return found
        return self._near(key)

    def _search(self, key: str) -> Value | None:
        from rapidfuzz.distance import OSA  # Loaded with the first word that is not written as it is known.

        names = (name for size in range(len(key) - 1, len(key) + 2) for name in self._by_length.get(size, ()))
        near = {self._values[name] for name in names if OSA.distance(name, key, score_cutoff=1) == 1}
        return near.pop() if len(near) == 1 else None
