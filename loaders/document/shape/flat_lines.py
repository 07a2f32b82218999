"""How a line of a flattened table ends: in a time, in owners and a time, or in words in the place of owners."""

import re
from collections.abc import Sequence

from loaders.document.lines import Piece, PlanLine, part, pieces
from loaders.document.shape.cells import FlatKnowledge
from loaders.document.shape.flat_rows import Cell

LONGEST_OWNER_LINE = 45
LONGEST_STRANGE_TIME = 6
"""Words alone right behind owners that may be a time nobody knows ("zodra er budget is")."""
SENTENCE_ENDS = (".", "!", "?", ")")


class LineEnds:
    """Looks at the ends of lines, in a table of some columns."""

    def __init__(self, knowledge: FlatKnowledge, kinds: Sequence[str]) -> None:
        self._known, self._kinds = knowledge, kinds
        self._timed = "timing" in kinds

    def _in_order(self) -> bool:
        """Whether the columns are those of most plans: what, who, when."""
        kinds = [kind for kind in self._kinds if kind in ("action", "owner", "timing")]
        return kinds[:1] == ["action"] and kinds[-1:] == ["timing"] and "owner" in kinds

    def _ends_row(self, lines: Sequence[PlanLine], at: int) -> bool:
        """Whether a line holds the time with which a row ends."""
        line = lines[at]
        return self._is_timing_line(line) or self._tail(line) or self._closing(lines, at) is not None

    def _closing(self, lines: Sequence[PlanLine], at: int) -> int | None:
        """Where, on a line that ends in a time, words begin that stand in the place of the owners, if any do.

        A time within a sentence has no capital. The words are those behind the sentence that ends on this line or on
        the one above it.
        """
        line = lines[at].piece
        when = self._known.when_tail(line.text) if self._timed and self._in_order() and not line.bulleted else None
        if when is None or when == 0 or not line.text[when].isupper():
            return None
        head = line.text[:when].rstrip()
        begin = max((found.end() for found in re.finditer(r"[.!?)]\s+", head)), default=0)
        owners = part(line, begin, len(head))
        if begin == 0 and not self._is_begun(lines, at, owners):
            return None
        if owners.text == "" or self._known.is_open_end(head) or len(owners.text) > LONGEST_OWNER_LINE:
            return None
        return begin if len(owners.text.split()) <= LONGEST_STRANGE_TIME else None

    def _is_begun(self, lines: Sequence[PlanLine], at: int, owners: Piece) -> bool:
        """Whether owners may begin a line: the one above ends, or need not go on and these look like names."""
        if at == 0:
            return self._known.has_owner_form((owners,), strict=True)
        if lines[at - 1].text.rstrip().endswith(SENTENCE_ENDS):
            return True
        return self._ends(lines[at - 1]) and self._known.has_owner_form((owners,), strict=True)

    def _closed(self, before: Sequence[PlanLine], line: PlanLine, begin: int) -> list[Cell]:
        """The cells of lines of which the last ends in owners that nobody knows and a time."""
        when = self._known.when_tail(line.piece.text) or 0
        action = (*pieces(before), *((Piece(*head_of(line.piece, begin)),) if begin > 0 else ()))
        owner = Cell("owner", (part(line.piece, begin, when),), by_place=True)
        cells = [Cell("action", action)] if len(action) > 0 else []
        return [*cells, owner, Cell("timing", (part(line.piece, when),))]

    def _is_timing_line(self, line: PlanLine) -> bool:
        return self._timed and not line.piece.bulleted and self._known.is_when(line.text)

    def _tail(self, line: PlanLine) -> bool:
        """Whether a line ends in owners and a timing."""
        if not self._timed:
            return False
        at = self._known.when_tail(line.piece.text)
        if at is None or at == 0:
            return False
        return self._owner_start(part(line.piece, 0, at)) is not None

    def _owner_start(self, piece: Piece) -> int | None:
        """Where the owners at the end of a line begin: 0 for the whole line, None where it ends in none.

        On one line a cell of owners keeps its commas; so the owners are the last chain of known names that commas
        divide. What a preposition or article leads up to belongs to the sentence.
        """
        if self._known.are_known((piece,)):
            return 0
        ended = max((found.end() for found in re.finditer(r"[.!?)]\s+", piece.text)), default=0)
        if self._looks_like_owners(part(piece, ended)):
            return ended
        best = None
        for found in re.finditer(r"(?<=\s)(?=\S)", piece.text):
            head = piece.text[: found.start()].rstrip()
            tail = part(piece, found.start())
            if head.endswith("&") or self._known.is_open_end(head):
                continue
            if len(piece.text) - found.start() > 90:
                continue
            chain = [name.strip() for name in tail.text.split(",")]
            if all(self._known.is_name(name.rstrip(".")) for name in chain if name != ""):
                best = found.start()
                break
        while best is not None:  # "wethouder" before "sociaal domein"
            before = piece.text.rfind(" ", 0, best - 1) + 1
            if best == before or not self._looks_like_owners(part(piece, before)) or piece.text[before].isupper():
                break
            best = before
        return best

    def _looks_like_owners(self, piece: Piece) -> bool:
        return 0 < len(piece.text) <= LONGEST_OWNER_LINE and self._known.has_owner_form((piece,), strict=True)

    def _ends(self, line: PlanLine) -> bool:
        return not self._known.is_open_end(line.text)


def head_of(piece: Piece, end: int) -> tuple[int, int, int, str]:
    """What makes the piece of a line up to a place in it."""
    text = piece.text[:end].rstrip()
    return piece.start, piece.start + len(text), min(piece.content, piece.start + len(text)), text
