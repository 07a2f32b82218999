"""A view as a value: boxes in columns, lines between them, and one sentence that is the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.model.language import Language, Text
from graph.model.vocabulary import Degree, OrganisationKind

MOST_IN_COLUMN = 40
# A column of forty boxes is as high as three screens of a laptop. What is left out is said, and stands on the lists
# that the page leads to.
MOST_DRAWN = 1_500
# Boxes and lines together: Chromium without a GPU shows so many at once.
FEWER = 5
# By so many boxes columns are made shorter until all fits.


class View(StrEnum):
    """Which question a view answers."""

    GAPS = "gaps"
    """Who is only listed, and which action has no holder."""
    SHARED = "shared"
    """Which actions have several holders."""
    THEMES = "themes"
    """What stands in the plans of several municipalities."""
    SIDES = "sides"
    """Where care and security stand together, and where not."""


class What(StrEnum):
    """What a box stands for."""

    PARTY = "party"
    ACTION = "action"
    PLACE = "place"
    """An ambition, or a plan."""
    THEME = "theme"
    NOTHING = "nothing"
    """That there is nothing where one would look for it."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something with a name in a column."""

    id: str
    name: Text
    """A name from a plan is the same in both languages."""
    what: What
    kind: OrganisationKind | None = None
    """Of a party."""
    note: Text | None = None
    """A second line: whose plan it is in."""
    open: bool = False
    """Whether it is what the question is about: a gap, drawn with a broken edge."""

    def called(self, language: Language) -> str:
        """Its name; one that is the same in both languages is of a plan, and no text of ours."""
        return self.name.nl if self.name.nl == self.name.en else self.name.said(language)

    @property
    def whose(self) -> str:
        """The second line, which is a name; empty where there is none."""
        return "" if self.note is None else self.note.nl


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two boxes."""

    source: str
    target: str
    degree: Degree
    words: Text
    """What it says, as a part of a sentence."""
    count: int
    """For how many actions it stands."""


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes under one heading."""

    heading: Text
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A view: what it answers, and what is drawn of it. Without boxes there is nothing to draw."""

    view: View
    sentence: Text
    """The answer, with its denominator."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    left_out: int
    """How many boxes are not drawn, because no more would fit."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All that is drawn, column by column."""
        return tuple(box for column in self.columns for box in column.boxes)


def glance(view: View, sentence: Text, columns: Sequence[Column], lines: Iterable[Line]) -> Glance:
    """A view within its bounds: of each column the first boxes, and the lines between what is left."""
    every, most = tuple(lines), MOST_IN_COLUMN
    while True:
        shown = tuple(replace(column, boxes=column.boxes[:most]) for column in columns)
        there = {box.id for column in shown for box in column.boxes}
        kept = tuple(line for line in every if line.source in there and line.target in there)
        if len(there) + len(kept) <= MOST_DRAWN or most <= FEWER:
            break
        most -= FEWER
    left_out = sum(len(column.boxes) for column in columns) - sum(len(column.boxes) for column in shown)
    return Glance(view, sentence, shown, kept, left_out)


def counted(number: int, one: Text, more: Text) -> Text:
    """A number with its word: *1 actie*, *3 acties*."""
    word = one if number == 1 else more
    return Text(f"{number} {word.nl}", f"{number} {word.en}")


ACTION, ACTIONS = Text("actie", "action"), Text("acties", "actions")
PARTY, PARTIES = Text("partij", "party"), Text("partijen", "parties")
