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


@dataclass(slots=True)
class Grid:
    """A table in the making: rows of cells, each a list of pieces."""

    width: int
    rows: list[dict[int, list[Piece]]] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    doubts: list[Issue] = field(default_factory=list)

    def begin(self) -> dict[int, list[Piece]]:
        """Begins a row and gives it."""
        self.rows.append({})
        return self.rows[-1]

    def add(self, column: int, pieces: Iterable[Piece]) -> None:
        """Adds pieces to a cell of the last row."""
        self.rows[-1].setdefault(column, []).extend(pieces)

    def table(self, source: TableSource, heads: int, certainty: float) -> Table:
        """The table that was made."""
        cells = [
            Cell(row, column, runs=_runs(given.get(column, ())))
            for row, given in enumerate(self.rows)
            for column in range(self.width)
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
