"""The lines of a cell or item as one text, to look for words over their breaks, and the way back to its pieces."""

from bisect import bisect_right
from collections.abc import Sequence

from loaders.document.lines import Piece, cut


class JoinedLines:
    """Pieces behind one another with a line break between them; with ``marks`` their bullets are part of the text."""

    def __init__(self, pieces: Sequence[Piece], *, marks: bool) -> None:
        self.pieces = pieces
        self._skipped = [0 if marks else piece.content - piece.start for piece in pieces]
        lines = [piece.text[skipped:] for piece, skipped in zip(pieces, self._skipped, strict=True)]
        self.text = "\n".join(lines)
        self.starts: list[int] = []
        """Where in the text each line begins."""
        at = 0
        for line in lines:
            self.starts.append(at)
            at += len(line) + 1

    def between(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of a stretch of the text that hold words, a line each."""
        found: list[Piece] = []
        for number in range(max(0, bisect_right(self.starts, start) - 1), len(self.pieces)):
            if self.starts[number] >= end:
                break
            piece, skipped = self.pieces[number], self._skipped[number]
            at = self.starts[number]
            first, last = max(start - at, 0), min(end - at, len(piece.text) - skipped)
            if first < last:
                one = cut(piece, skipped + first, skipped + last)
                if one.words != "":
                    found.append(one)
        return tuple(found)
