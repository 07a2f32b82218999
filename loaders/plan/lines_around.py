"""What the reader of plans knows of the lines around a table in a text: answers for whoever looks for its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.document.lines import Piece, PlanLine
from loaders.plan.column_places import LayoutHead
from loaders.plan.find.matrix_legend import is_legend
from loaders.plan.rows import Reader
from loaders.plan.structure import AmbitionHeading, ColumnsHere, LabelHere
from loaders.plan.walk_state import is_title


@dataclass(frozen=True, slots=True)
class LinesAround:
    """Says of the place of a line what stands there; each of these looks from that place on."""

    reader: Reader
    repeats: Callable[[int], AmbitionHeading | None]
    columns: Callable[[int], ColumnsHere | None]
    layout: Callable[[int], LayoutHead | None]
    ambition: Callable[[int], AmbitionHeading | None]
    label: Callable[[int], LabelHere | None]
    ends: Callable[[int], bool]

    def is_when(self, text: str) -> bool:
        """Whether words say when and nothing else."""
        return self.reader.is_when(text)

    def is_known(self, piece: Piece) -> bool:
        """Whether a line is nothing but known names."""
        return self.reader.is_known(piece)

    def repeated_heading(self, index: int) -> int:
        """How many lines repeat the heading of the ambition that is open."""
        found = self.repeats(index)
        return 0 if found is None else found.lines

    def flat_head(self, index: int) -> ColumnsHere | None:
        """The head of a flattened table."""
        return self.columns(index)

    def spaced_head(self, index: int) -> LayoutHead | None:
        """The head of a table whose columns stand side by side."""
        return self.layout(index)

    def opens_part(self, index: int) -> bool:
        """Whether the heading of an ambition stands here."""
        return self.ambition(index) is not None

    def ends_table(self, index: int) -> bool:
        """Whether something begins that is no row of a table."""
        return self.ends(index)

    def begins_label(self, index: int) -> bool:
        """Whether a line begins with the label of a part of an ambition."""
        return self.label(index) is not None

    def is_title(self, lines: Sequence[PlanLine]) -> bool:
        """Whether lines have the form of a title."""
        return is_title(lines)

    def is_legend(self, text: str) -> bool:
        """Whether words say what signs mean."""
        return is_legend(text, self.reader.words)

    def goes_on(self, text: str) -> bool:
        """Whether words end on one that goes on: "samen met de"."""
        return self.reader.words.goes_on(text)
