"""How much of what a reader classed is found: themes, steps and elements of the norm, each with precision and recall.

A class that the reader calls possible is neither wrong nor missed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from graph.reference.classes import classed_by, classes_of
from graph.reference.norms import default_norm

FOLDER = Path(__file__).parent
SETS = ("first", "second")
SORTS = ("themes", "steps", "norm")


@dataclass(frozen=True, slots=True)
class Difference:
    """An action of which something else is found than the reader said."""

    text: str
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What is found of one sort of class."""

    right: int
    wrong: int
    missed: int
    differences: tuple[Difference, ...]

    @property
    def precision(self) -> float:
        """The share of what is found that is right."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what the reader said that is found."""
        return self.right / (self.right + self.missed)


@lru_cache(maxsize=2)
def said(name: str) -> dict[str, object]:
    """What a reader said."""
    read: dict[str, object] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return read


def actions(name: str) -> list[dict[str, object]]:
    """The actions that a reader classed."""
    listed = said(name)["actions"]
    assert isinstance(listed, list)
    return listed


def text_of(one: dict[str, object]) -> str:
    """The text of an action, with the heading that the reader took with it."""
    return str(one["text"]) if "title" not in one else f"{one['title']}. {one['text']}"


def found(text: str) -> dict[str, frozenset[str]]:
    """The classes of a text, by sort."""
    classes = classes_of(text)
    elements = frozenset(one.code for one in classed_by(default_norm().tells, text))
    return {"themes": classes.theme_codes, "steps": classes.step_codes, "norm": elements}


def measured(name: str) -> dict[str, Measured]:
    """What is found of a reader's set, by sort."""
    return {sort: _of(sort, name) for sort in SORTS}


def _of(sort: str, name: str) -> Measured:
    right = wrong = missed = 0
    differences = []
    for text, there, want, may in _compared(sort, name):
        right += len(there & want)
        wrong += len(there - want - may)
        missed += len(want - there)
        if there - want - may or want - there:
            differences.append(Difference(text, tuple(sorted(there - want - may)), tuple(sorted(want - there))))
    return Measured(right, wrong, missed, tuple(differences))


def _compared(sort: str, name: str) -> Iterator[tuple[str, frozenset[str], frozenset[str], frozenset[str]]]:
    for one in actions(name):
        text = text_of(one)
        yield text, found(text)[sort], _codes(one[sort]), _codes(one[f"{sort}_possible"])


def _codes(listed: object) -> frozenset[str]:
    assert isinstance(listed, list)
    return frozenset(map(str, listed))
