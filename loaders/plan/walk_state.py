"""What every part of the walk through a plan shares: where it is, what it has read, what repeats."""

from collections.abc import Sequence

from loaders.document import Document
from loaders.plan.account import Account
from loaders.plan.drafts import DraftAmbition, DraftPlan
from loaders.plan.lines import Piece, PlanLine
from loaders.plan.rows import Reader
from loaders.plan.structure import AmbitionHeading, ambition_heading
from loaders.plan.words import letters


def is_title(group: Sequence[PlanLine]) -> bool:
    """Whether a paragraph has the form of a heading: short, no bullet, no full stop."""
    if len(group) == 0 or len(group) > 2 or any(line.piece.bulleted for line in group):
        return False
    text = " ".join(line.text for line in group)
    return len(text.split()) <= 14 and text[:1].isupper() and not text.rstrip().endswith((".", ",", ";", "-", "…"))


class WalkState:
    """The place of the walk and its draft; the parts of the walk build on it."""

    def __init__(self, document: Document, lines: Sequence[PlanLine], reader: Reader, account: Account) -> None:
        self._document, self._lines, self._reader, self._account = document, lines, reader, account
        self._words = reader.words
        self._at = 0
        self._waiting: list[PlanLine] = []
        self._heading: tuple[Piece, ...] | None = None
        self._started = False
        self.plan = DraftPlan()

    def _known_ambition(self, found: AmbitionHeading) -> DraftAmbition | None:
        for ambition in self.plan.ambitions:
            if ambition.number == found.number:
                same = cell_letters(ambition.title) == cell_letters(found.title) or len(found.title) == 0
                if same or found.continued:
                    return ambition
        return None

    def _repeats(self, index: int) -> AmbitionHeading | None:
        """A heading that repeats the open ambition's, as on a new page."""
        found = ambition_heading(self._lines, index, self._words)
        if found is None or len(self.plan.ambitions) == 0:
            return None
        return found if self._known_ambition(found) is self.plan.ambition() else None


def cell_letters(cell: Sequence[Piece] | None) -> str:
    return "" if cell is None else letters(" ".join(piece.words for piece in cell))
