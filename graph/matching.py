"""Which action of one list is which action of another, by what they say and who holds them. Pure.

First those of the same letters, then those that are most alike in words and holders, from the most alike down, each
once. How alike two are is told with them, as a certainty. It is one thing for who reviews a plan beside its earlier one
and for who compares plans of two years, so that both are told the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model.identifiers import letters_and_digits

ALIKE = 0.62
# An action of the shipped plans in which every third word is another is at least 0.635 alike to what it was; of two
# actions of one of those plans the most alike pair is 0.607.
_WORDS = 0.8
# How much the words count beside the holders: with the same words and no holder in common two actions are 0.8 alike.


class Difference(StrEnum):
    """How an action of the newer list differs from that of the older one."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    OTHER_HOLDER = "other-holder"
    OTHER_DATE = "other-date"


@dataclass(frozen=True, slots=True)
class Told:
    """An action as far as it is matched."""

    text: str
    holders: frozenset[tuple[str, str]]
    """Who holds it, in which role; by organisation where that is known."""
    when: str
    """Its timing as it is written."""


@dataclass(frozen=True, slots=True)
class Matched:
    """An action of the older list, of the newer one, or of both, by its place; nothing differs where they say the
    same."""

    old: int | None
    new: int | None
    differences: tuple[Difference, ...]
    certainty: float
    """How sure it is that they are the same action, from 0 to 1; 1 for one that has no counterpart."""


def matched(before: Sequence[Told], after: Sequence[Told]) -> tuple[Matched, ...]:
    """Every action of two lists: those of the newer one in its order, then those that are gone in the older one's."""
    pairs = _pairs(before, after)
    found = [
        _both(before, after, pairs[at][0], at, pairs[at][1])
        if at in pairs
        else Matched(None, at, (Difference.NEW,), 1.0)
        for at in range(len(after))
    ]
    taken = {at for at, _ in pairs.values()}
    gone = (Matched(at, None, (Difference.GONE,), 1.0) for at in range(len(before)) if at not in taken)
    return (*found, *gone)


def _pairs(before: Sequence[Told], after: Sequence[Told]) -> dict[int, tuple[int, float]]:
    """For each action of the newer list the one of the older list that it is, and how sure that is."""
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    likely = [*_equal(before, after), *sorted(_likely(before, after), key=lambda one: (-one[2], one[0], one[1]))]
    for new, old, certainty in likely:
        if new not in pairs and old not in taken:
            pairs[new] = (old, certainty)
            taken.add(old)
    return pairs


def _equal(before: Sequence[Told], after: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Actions of the same letters, in order; of several alike first those with the same holders."""
    words: dict[str, list[int]] = {}
    for old, action in enumerate(before):
        words.setdefault(letters_and_digits(action.text), []).append(old)
    for new, action in enumerate(after):
        same = words.get(letters_and_digits(action.text), [])
        for old in sorted(same, key=lambda one: before[one].holders != action.holders):
            yield new, old, 1.0


def _likely(before: Sequence[Told], after: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    from rapidfuzz import fuzz  # Loaded with the first two lists that are compared.

    for new, action in enumerate(after):
        for old, other in enumerate(before):
            words = fuzz.token_sort_ratio(action.text.lower(), other.text.lower(), score_cutoff=40) / 100
            alike = _WORDS * words + (1 - _WORDS) * _shared(action.holders, other.holders)
            if alike >= ALIKE:
                yield new, old, round(alike, 2)


def _both(before: Sequence[Told], after: Sequence[Told], new: int, old: int, certainty: float) -> Matched:
    was, now = before[old], after[new]
    differs = {
        Difference.REWORDED: letters_and_digits(was.text) != letters_and_digits(now.text),
        Difference.OTHER_HOLDER: was.holders != now.holders,
        Difference.OTHER_DATE: letters_and_digits(was.when) != letters_and_digits(now.when),
    }
    return Matched(old, new, tuple(difference for difference, is_so in differs.items() if is_so), certainty)


def _shared(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    return 1.0 if one == other else len(one & other) / len(one | other)
