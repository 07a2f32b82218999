"""The account of all text: every word is read, ignored by a named rule, or reported as not understood.

What somebody claimed as read has to show: a word that stands in no quote of what came of it is left out by a rule
("en" between two names) or reported as well.
"""

from collections.abc import Callable, Iterable, Sequence

from graph.model.form import Ignored, PlanForm, Unread
from graph.model.vocabulary import LeftOut
from loaders.document import Document
from loaders.document.lines import Piece, PlanLine, clean
from loaders.form.through import quotes_in

A_PAGE = 3_000
"""Signs of a full page of text: 45 lines of 65 signs are about so many. More than this under one rule is told."""
_TURNED = bytes((1, 0, *range(2, 256)))


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

    def ignore_each(self, left_out: Iterable[tuple[LeftOut, Piece]]) -> None:
        """Pieces that are left out, each by its own rule."""
        for rule, piece in left_out:
            self.ignore(rule, piece)

    def settle(self, lines: Sequence[PlanLine], plan: PlanForm, rule_for: Callable[[str], LeftOut | None]) -> None:
        """Looks at what was claimed as read and stands in no quote: left out by a rule, or open after all.

        ``rule_for`` says by which rule words are left out that stand between what was read, such as "en" between
        two names; None where no rule is for them.
        """
        settled = self._claimed.translate(_TURNED)  # What nobody claimed is not looked at here.
        for quote in (*quotes_in(plan), *(ignored.quote for ignored in self.ignored())):
            for start, end in quote.stretches:
                settled[start:end] = b"\1" * (end - start)
        for line in lines:
            for begin, end in self._spans(line.piece, settled):
                start = next(at for at in range(begin, end) if self._document.text[at].isalnum())
                rule = rule_for(clean(self._document.text[start:end]))
                if rule is None:
                    self._claimed[start:end] = bytes(end - start)
                else:
                    self._ignored.append((start, end, rule))

    def ignored(self) -> tuple[Ignored, ...]:
        """What rules left out, in order of place; neighbours by the same rule in one quote."""
        merged: list[tuple[int, int, LeftOut]] = []
        for start, end, rule in sorted(set(self._ignored)):
            if len(merged) > 0 and merged[-1][2] == rule and self._document.text[merged[-1][1] : start].strip() == "":
                merged[-1] = (merged[-1][0], end, rule)
            else:
                merged.append((start, end, rule))
        return tuple(Ignored(rule=rule, quote=self._document.quote(start, end)) for start, end, rule in merged)

    def much_left_out(self) -> tuple[tuple[LeftOut, int, Ignored], ...]:
        """The rules that left out more than a page of words, each with how many signs and the first place."""
        signs: dict[str, int] = {}
        first: dict[str, Ignored] = {}
        for one in self.ignored():
            signs[one.rule] = signs.get(one.rule, 0) + len(one.quote.text)
            first.setdefault(one.rule, one)
        return tuple((LeftOut(rule), count, first[rule]) for rule, count in signs.items() if count > A_PAGE)

    def unread(self, lines: Sequence[PlanLine]) -> tuple[Unread, ...]:
        """What nobody claimed, or was claimed and is in nothing; a quote for each run of lines."""
        runs: list[list[int]] = []
        last = -1
        for line in lines:
            for start, end in self._spans(line.piece, self._claimed):
                if len(runs) > 0 and line.number - last <= 1 and self._only_space(runs[-1][1], start):
                    runs[-1][1] = end
                else:
                    runs.append([start, end])
                last = line.number
        return tuple(Unread(quote=self._document.quote(start, end)) for start, end in runs)

    def _only_space(self, start: int, end: int) -> bool:
        return self._document.text[start:end].strip() == ""

    def _spans(self, piece: Piece, taken: bytearray) -> list[tuple[int, int]]:
        """The stretches of a piece that are not taken and say something."""
        spans: list[tuple[int, int]] = []
        position = piece.start
        while position < piece.end:
            begin = taken.find(b"\0", position, piece.end)
            if begin < 0:
                break
            end = taken.find(b"\1", begin, piece.end)
            end = piece.end if end < 0 else end
            if self._says_something(begin, end):
                spans.append((begin, end))
            position = end
        return spans

    def _says_something(self, start: int, end: int) -> bool:
        return any(char.isalnum() for char in clean(self._document.text[start:end]))
