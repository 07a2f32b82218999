"""Tables of one document under the same heads: what stands in one says what a column of another holds.

The rule in the writer's mind: a head means the same all through a plan. A table of one row says little of its columns;
ten of them say it together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from loaders.plan.cells import Pieces
from loaders.plan.letters import letters

_Heads: TypeAlias = tuple[str, ...]
_Rows: TypeAlias = tuple[Sequence[Pieces], ...]


@dataclass(slots=True)
class TablesAlike:
    """The rows of the tables that were met so far, by their heads and by where each table begins."""

    _known: dict[_Heads, dict[int, _Rows]] = field(default_factory=dict)

    @property
    def repeats(self) -> bool:
        """Whether tables were met that have the same heads: the first of them can be read by the others."""
        return any(len(tables) > 1 for tables in self._known.values())

    def with_others(self, heads: Sequence[Pieces], rows: Iterable[Sequence[Pieces]]) -> _Rows:
        """The rows of a table with those of the other tables under its heads; the table is remembered."""
        own = tuple(rows)
        key = tuple(letters(" ".join(piece.words for piece in head)) for head in heads)
        begin = next((cell[0].start for row in own for cell in row if len(cell) > 0), None)
        if begin is None or all(word == "" for word in key):
            return own
        tables = self._known.setdefault(key, {})
        tables[begin] = own
        return (*own, *(row for at, more in tables.items() if at != begin for row in more))
