"""Two plans of one owner beside each other: what is new, gone, reworded, or of another holder or date.

Actions are matched by what they say, as ``ketenkaart diff`` matches them. Own departments count as holders here: it is
one municipality, and who of its own does something is what changes.
"""

from dataclasses import dataclass

from graph.matching import Difference, Told, matched
from graph.plans import ActionPart, PlanPart


@dataclass(frozen=True, slots=True)
class YearMatch:
    """An action of the older plan, of the newer one, or of both, and what differs."""

    old: ActionPart | None
    new: ActionPart | None
    differences: tuple[Difference, ...]
    certainty: float
    """How sure it is that they are the same action, from 0 to 1; 1 for one that has no counterpart."""

    @property
    def shown(self) -> ActionPart:
        """The action as the newer plan says it, else as the older one does."""
        found = self.old if self.new is None else self.new
        assert found is not None, "an action of one plan or of both"
        return found


@dataclass(frozen=True, slots=True)
class Years:
    """The older and the newer plan, with every action of both."""

    old: PlanPart
    new: PlanPart
    matches: tuple[YearMatch, ...]

    @property
    def different(self) -> tuple[YearMatch, ...]:
        """Those that differ."""
        return tuple(one for one in self.matches if len(one.differences) > 0)

    def number(self, difference: Difference) -> int:
        """How many differ in this way."""
        return sum(difference in one.differences for one in self.matches)


def year_by_year(old: PlanPart, new: PlanPart) -> Years:
    """Every action of two plans: those of the newer one in its order, then those that are gone."""
    found = matched([_told(action) for action in old.actions], [_told(action) for action in new.actions])
    return Years(
        old,
        new,
        tuple(
            YearMatch(
                None if one.old is None else old.actions[one.old],
                None if one.new is None else new.actions[one.new],
                one.differences,
                one.certainty,
            )
            for one in found
        ),
    )


def _told(action: ActionPart) -> Told:
    holders = frozenset((one.organisation, "" if one.role is None else one.role.value) for one in action.parties)
    return Told(action.text, holders, action.timing or "")
