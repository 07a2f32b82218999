"""What every shape of a table is made with: a grid that is filled piece by piece, and what may be asked on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graph.model.form import Issue
from loaders.document.lines import Piece
from loaders.document.model import Cell, Run, Table, TableSource


class Knowledge(Protocol):
    """What a shape asks about words; whoever reads plans answers. Every answer is about the words alone."""

    def is_when(self, text: str) -> bool:
        """Whether words say when and nothing else."""

    def is_open(self, text: str) -> bool:
        """Whether a sentence or a list goes on behind these words."""

    def is_known(self, piece: Piece) -> bool:
        """Whether a line is nothing but known names."""

    def one_name(self, above: Sequence[Piece], here: Piece) -> bool:
        """Whether the first name of a line goes on with the last name of the lines above it."""

    def one_known_name(self, above: Sequence[Piece], here: Piece) -> bool:
        """Whether it does, and the two together are a known name."""


class FlatKnowledge(Protocol):
    """What is asked of words where nothing but they and their order says what they are."""

    def is_when(self, text: str) -> bool:
        """Whether words say when and nothing else."""

    def when_tail(self, text: str) -> int | None:
        """Where the longest time at the end of a text begins; None where it does not end in one."""

    def is_open_end(self, text: str) -> bool:
        """Whether a sentence goes on behind these words."""

    def is_name(self, text: str) -> bool:
        """Whether this is a known name."""

    def are_known(self, cell: Sequence[Piece]) -> bool:
        """Whether a cell is nothing but known names."""

    def has_owner_form(self, cell: Sequence[Piece], *, strict: bool) -> bool:
        """Whether every part of a cell is a known name or has the form of one."""

    def is_nobody(self, text: str) -> bool:
        """Whether words say that nobody is named yet."""

    def is_status(self, text: str) -> bool:
        """Whether words say how far an action is."""

    def is_heading(self, text: str) -> bool:
        """Whether words are known as a heading that may stand between rows."""

    def doubt_of_owner(self, cell: Sequence[Piece]) -> Issue:
        """What is told of words that are taken for owners because of their place alone."""


@dataclass(slots=True)
class Grid:
    """A table in the making: rows of cells, each a list of pieces."""

    width: int
    rows: list[dict[int, list[Piece]]] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    doubts: list[Issue] = field(default_factory=list)
    _headings: set[int] = field(default_factory=set)

    def begin(self) -> dict[int, list[Piece]]:
        """Begins a row and gives it."""
        self.rows.append({})
        return self.rows[-1]

    def add(self, column: int, pieces: Iterable[Piece]) -> None:
        """Adds pieces to a cell of the last row."""
        self.rows[-1].setdefault(column, []).extend(pieces)

    def heading(self, pieces: Sequence[Piece]) -> None:
        """Adds a row of one cell over all columns."""
        self.rows.append({0: list(pieces)})
        self._headings.add(len(self.rows) - 1)

    def table(self, source: TableSource, heads: int, certainty: float) -> Table:
        """The table that was made."""
        cells = [
            Cell(row, column, 1, self.width if row in self._headings else 1, _runs(given.get(column, ())))
            for row, given in enumerate(self.rows)
            for column in range(1 if row in self._headings else self.width)
        ]
        return Table(
            tuple(cells),
            len(self.rows),
            self.width,
            source,
            heads,
            certainty,
            doubts=tuple(self.doubts),
            loose=_runs(self.loose),
        )


def _runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    return tuple(Run(piece.start, piece.end) for piece in pieces)
