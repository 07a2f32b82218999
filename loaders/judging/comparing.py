"""Two readings of a plan beside each other: actions that are new, gone, reworded, of another holder or date. Pure.

Actions are matched by what they say: first those of the same letters, then those that are most alike in words and
holders, from the most alike down, each once. How alike two are is told with them, as a certainty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model.form import ActionForm, Reading
from graph.model.identifiers import letters_and_digits
from loaders.form.through import actions_in

ALIKE = 0.62
# An action of the shipped plans in which every third word is another is at least 0.635 alike to what it was; of two
# actions of one of those plans the most alike pair is 0.607.
_WORDS = 0.8
# How much the words count beside the holders: with the same words and no holder in common two actions are 0.8 alike.


class Difference(StrEnum):
    """How an action of the newer plan differs from that of the older one."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    OTHER_HOLDER = "other-holder"
    OTHER_DATE = "other-date"


@dataclass(frozen=True, slots=True)
class Match:
    """An action of the older plan, of the newer one, or of both, and what differs; nothing where they say the same."""

    old: ActionForm | None
    new: ActionForm | None
    differences: tuple[Difference, ...]
    certainty: float
    """How sure it is that they are the same action, from 0 to 1; 1 for one that has no counterpart."""


def compare(old: Reading, new: Reading) -> tuple[Match, ...]:
    """Every action of two plans: those of the newer one in its order, then those that are gone in the older one's."""
    before, after = list(actions_in(old.plan)), list(actions_in(new.plan))
    pairs = _pairs(before, after)
    found = [
        _match(before[pairs[at][0]], one, pairs[at][1]) if at in pairs else _only(one, None)
        for at, one in enumerate(after)
    ]
    taken = {at for at, _ in pairs.values()}
    return (*found, *(_only(None, one) for at, one in enumerate(before) if at not in taken))


def _pairs(before: Sequence[ActionForm], after: Sequence[ActionForm]) -> dict[int, tuple[int, float]]:
    """For each action of the newer plan the one of the older plan that it is, and how sure that is."""
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    likely = [*_equal(before, after), *sorted(_likely(before, after), key=lambda one: (-one[2], one[0], one[1]))]
    for new, old, certainty in likely:
        if new not in pairs and old not in taken:
            pairs[new] = (old, certainty)
            taken.add(old)
    return pairs


def _equal(before: Sequence[ActionForm], after: Sequence[ActionForm]) -> Iterator[tuple[int, int, float]]:
    """Actions of the same letters, in order; of several alike first those with the same holders."""
    words: dict[str, list[int]] = {}
    for old, action in enumerate(before):
        words.setdefault(letters_and_digits(action.text), []).append(old)
    for new, action in enumerate(after):
        same = words.get(letters_and_digits(action.text), [])
        for old in sorted(same, key=lambda one: _holders(before[one]) != _holders(action)):
            yield new, old, 1.0


def _likely(before: Sequence[ActionForm], after: Sequence[ActionForm]) -> Iterator[tuple[int, int, float]]:
    from rapidfuzz import fuzz  # Loaded with the first two plans that are compared.

    for new, action in enumerate(after):
        for old, other in enumerate(before):
            words = fuzz.token_sort_ratio(action.text.lower(), other.text.lower(), score_cutoff=40) / 100
            alike = _WORDS * words + (1 - _WORDS) * _shared(_holders(action), _holders(other))
            if alike >= ALIKE:
                yield new, old, round(alike, 2)


def _match(old: ActionForm, new: ActionForm, certainty: float) -> Match:
    differences = []
    if letters_and_digits(old.text) != letters_and_digits(new.text):
        differences.append(Difference.REWORDED)
    if _holders(old) != _holders(new):
        differences.append(Difference.OTHER_HOLDER)
    if _when(old) != _when(new):
        differences.append(Difference.OTHER_DATE)
    return Match(old, new, tuple(differences), certainty)


def _only(new: ActionForm | None, old: ActionForm | None) -> Match:
    return Match(old, new, (Difference.GONE if new is None else Difference.NEW,), 1.0)


def _holders(action: ActionForm) -> frozenset[tuple[str, str]]:
    """Who holds an action, in which role; by organisation where that is known."""
    return frozenset(
        (letters_and_digits(one.written) if one.organisation is None else one.organisation.id, one.role)
        for one in action.holders
    )


def _when(action: ActionForm) -> str:
    return "" if action.timing is None else letters_and_digits(action.timing.written)


def _shared(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    return 1.0 if one == other else len(one & other) / len(one | other)
