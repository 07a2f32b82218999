"""A quote: the exact place in a document where a statement stands."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

Stretch: TypeAlias = tuple[int, int]
"""Offset of the first character and behind the last one, in code points."""

_PAIR = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
# A pair as OpenAPI 3.0 can say it: that edition has no word for an array of which each place is declared.


_KEPT = re.compile(r"\d{1,12}-\d{1,12}(?: \d{1,12}-\d{1,12})+")


class Quote(BaseModel):
    """One or more stretches of ``document.text``; ``text`` is made from those slices and from nothing else, always.

    Offsets count code points of the document's text, newlines as in the file. Lines and pages start at 1;
    ``page`` is None where the text has no page marks. A cell that is broken over lines beside other cells is several
    stretches, never the one over its neighbours; ``text`` has a line break between them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(description="The words as they stand in the document, breaks included.")
    page: int | None = Field(default=None, ge=1, description="Page, from 1; null without page marks in the text.")
    line_from: int = Field(ge=1, description="First line, from 1.")
    line_to: int = Field(ge=1, description="Last line, from 1, inclusive.")
    start: int = Field(ge=0, description="Offset of the first character, in code points.")
    end: int = Field(ge=0, description="Offset behind the last character, in code points.")
    spans: tuple[Annotated[Stretch, WithJsonSchema(_PAIR)], ...] = Field(
        default=(),
        description="The stretches (first offset, offset behind the last) where it is more than one, in their order.",
    )

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of the text, in order; one where it does not say more."""
        return self.spans if len(self.spans) > 0 else ((self.start, self.end),)

    def places(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Where ``text[start:end]`` stands in the document: a stretch for each of this quote's that it touches."""
        found: list[Stretch] = []
        at = 0
        for first, last in self.stretches:
            begin, stop = max(start - at, 0), min(end - at, last - first)
            if begin < stop:
                found.append((first + begin, first + stop))
            at += last - first + 1
        return tuple(found)

    def holds_in(self, document_text: str) -> bool:
        """Whether this quote reproduces its words in ``document_text``."""
        return are_in_order(self.stretches, self.start, self.end) and self.text == words_at(
            document_text, self.stretches
        )


def kept_spans(quote: Quote) -> str | None:
    """The stretches as a store keeps them, "12-30 45-60"; None for a single one."""
    return None if len(quote.spans) == 0 else " ".join(f"{start}-{end}" for start, end in quote.spans)


def stretches_kept(start: int, end: int, kept: str | None) -> tuple[Stretch, ...] | None:
    """The stretches of a quote as a store kept it; None where they are written in no way that is known."""
    if kept is None:
        return ((start, end),)
    if _KEPT.fullmatch(kept) is None:
        return None
    return tuple((int(one), int(other)) for one, _, other in (pair.partition("-") for pair in kept.split(" ")))


def words_at(document_text: str, stretches: Sequence[Stretch]) -> str | None:
    """The words of a quote with these stretches, or None where one is not in the text."""
    if any(not 0 <= start < end <= len(document_text) for start, end in stretches):
        return None
    return "\n".join(document_text[start:end] for start, end in stretches)


def are_in_order(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether stretches stand behind one another from ``start`` to ``end``."""
    if stretches[0][0] != start or stretches[-1][1] != end or any(first >= last for first, last in stretches):
        return False
    return all(one[1] <= other[0] for one, other in pairwise(stretches))
