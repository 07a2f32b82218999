"""Whether a plan says a name anywhere in its own words: in a vision or an audience too, where it names no party."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.model.identifiers import fold
from graph.model.rows import NodeRow
from graph.model.texts import RUN, TEXT_FIELDS, texts_in

_SHORT_NAME = 4
# "OM", "WIN", "Stek": as words in small letters these are Dutch for something else; "Nidos", of five, is not.


@dataclass(frozen=True, eq=False)
class Said:
    """The words of a plan, to look for names in."""

    texts: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether the whole name stands in it, word by word; a short one, or one in capitals, only as it is written."""
        as_written = len(name) <= _SHORT_NAME or name.upper() == name
        words = RUN.findall(name if as_written else fold(name))
        text, known = self._as_written if as_written else self._folded
        return len(words) > 0 and words[0] in known and f" {' '.join(words)} " in text

    @cached_property
    def _as_written(self) -> tuple[str, frozenset[str]]:
        return _searchable(self.texts)

    @cached_property
    def _folded(self) -> tuple[str, frozenset[str]]:
        return _searchable(fold(text) for text in self.texts)


def texts_of(nodes: Iterable[NodeRow]) -> Iterator[str]:
    """All words that nodes have of a plan: their names and every other text in them."""
    return (text for node in nodes for _, text in texts_in(node.properties, ("name", *TEXT_FIELDS)))


def _searchable(texts: Iterable[str]) -> tuple[str, frozenset[str]]:
    """The words with a space around each, and which there are; no name runs on from one text into the next."""
    lines = [RUN.findall(text) for text in texts]
    return " | ".join(["", *(" ".join(line) for line in lines), ""]), frozenset(word for line in lines for word in line)
