"""The account of all text: every word is read, ignored by a named rule, or reported as not understood.

What somebody claimed as read has to show: a line that stands in no quote of what came of it is reported as well.
"""

from itertools import accumulate

from graph.model.form import Ignored, PlanForm, Unread
from graph.model.vocabulary import LeftOut
from loaders.document import Document
from loaders.form.through import quotes_in
from loaders.plan.lines import Piece, PlanLine, clean


class Account:
    """Who claimed which characters of a document. Built up while one document is read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._claimed = bytearray(len(document.text))
        self._ignored: list[tuple[int, int, LeftOut]] = []

    def read(self, *taken: Piece) -> None:
        """These pieces became part of the plan."""
        for piece in taken:
            self.read_span(piece.start, piece.end)

    def read_span(self, start: int, end: int) -> None:
        """The characters from ``start`` up to ``end`` became part of the plan."""
        self._claimed[start:end] = b"\1" * (end - start)

    def ignore(self, rule: LeftOut, *left_out: Piece) -> None:
        """These pieces are left out by a rule that has a name."""
        for piece in left_out:
            self.read_span(piece.start, piece.end)
            self._ignored.append((piece.start, piece.end, rule))

    def ignored(self) -> tuple[Ignored, ...]:
        """What rules left out, in order of place; neighbours by the same rule in one quote."""
        merged: list[tuple[int, int, LeftOut]] = []
        for start, end, rule in sorted(set(self._ignored)):
            if len(merged) > 0 and merged[-1][2] == rule and self._document.text[merged[-1][1] : start].strip() == "":
                merged[-1] = (merged[-1][0], end, rule)
            else:
                merged.append((start, end, rule))
        return tuple(Ignored(rule=rule, quote=self._document.quote(start, end)) for start, end, rule in merged)

    def unread(self, lines: tuple[PlanLine, ...], plan: PlanForm) -> tuple[Unread, ...]:
        """What nobody claimed, or was claimed and is in no quote of the plan; a quote for each run of lines."""
        told = self._told(plan)
        runs: list[list[int]] = []
        last = -1
        for line in lines:
            whole = (
                [(line.piece.start, line.piece.end)] if self._says_something(line.piece.start, line.piece.end) else []
            )
            spans = self._open_spans(line.piece) if told[line.number] else whole
            for start, end in spans:
                if len(runs) > 0 and line.number - last <= 1 and self._only_space(runs[-1][1], start):
                    runs[-1][1] = end
                else:
                    runs.append([start, end])
                last = line.number
        return tuple(Unread(quote=self._document.quote(start, end)) for start, end in runs)

    def _only_space(self, start: int, end: int) -> bool:
        return self._document.text[start:end].strip() == ""

    def _open_spans(self, piece: Piece) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        position = piece.start
        while position < piece.end:
            begin = self._claimed.find(b"\0", position, piece.end)
            if begin < 0:
                break
            end = self._claimed.find(b"\1", begin, piece.end)
            end = piece.end if end < 0 else end
            if self._says_something(begin, end):
                spans.append((begin, end))
            position = end
        return spans

    def _says_something(self, start: int, end: int) -> bool:
        return any(char.isalnum() for char in clean(self._document.text[start:end]))

    def _told(self, plan: PlanForm) -> list[bool]:
        """For each line, by its number, whether a quote of the plan or of what was ignored touches it."""
        steps = [0] * (len(self._document.lines) + 2)
        for quote in (*quotes_in(plan), *(ignored.quote for ignored in self.ignored())):
            steps[quote.line_from] += 1
            steps[quote.line_to + 1] -= 1
        return [count > 0 for count in accumulate(steps)]
