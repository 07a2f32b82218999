"""Two readings of a plan beside each other: actions that are new, gone, reworded, of another holder or date. Pure.

What is the same action stands in ``graph.matching``.
"""

from dataclasses import dataclass

from graph.matching import Difference, Told, matched
from graph.model.form import ActionForm, Reading
from graph.model.identifiers import letters_and_digits
from loaders.form.through import actions_in


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
    found = matched([_told(action) for action in before], [_told(action) for action in after])
    return tuple(
        Match(
            None if one.old is None else before[one.old],
            None if one.new is None else after[one.new],
            one.differences,
            one.certainty,
        )
        for one in found
    )


def _told(action: ActionForm) -> Told:
    return Told(action.text, _holders(action), "" if action.timing is None else action.timing.written)


def _holders(action: ActionForm) -> frozenset[tuple[str, str]]:
    """Who holds an action, in which role; by organisation where that is known."""
    return frozenset(
        (letters_and_digits(one.written) if one.organisation is None else one.organisation.id, one.role)
        for one in action.holders
    )
