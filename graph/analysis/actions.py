"""The actions of the plans, one row each: who is named at it, and when it should be ready by the words of the plan.

Whether something *is* ready stands in no plan: a day that has passed says nothing about the outcome.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.matrix import is_outside_holder
from graph.analysis.parties import Place, WhoRow, has_timing, is_partly_unread, places, words
from graph.model.rows import NodeRow
from graph.model.vocabulary import Basis, Degree, Role, TimingKind
from graph.view import NetworkView

_ENDLESS = frozenset({TimingKind.ONGOING, TimingKind.RECURRING})


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action where it stands, with the stated rows that name a party at it, in the order of the plan."""

    place: Place
    rows: tuple[WhoRow, ...]

    @property
    def node(self) -> NodeRow:
        """The action itself."""
        return self.place.node

    @property
    def holders(self) -> tuple[WhoRow, ...]:
        """Lead and holders, in the order of the source, which proves nothing."""
        return tuple(row for row in self.rows if row.degree is Degree.HOLDER)

    @property
    def outside(self) -> bool:
        """Whether a party from outside holds it; a rest group is nobody to turn to."""
        return any(is_outside_holder(row) for row in self.rows)

    @property
    def mentioned_outside(self) -> tuple[WhoRow, ...]:
        """Parties from outside that are named at it without holding it."""
        held = {row.organisation for row in self.holders}
        named = (row for row in self.rows if not row.own and row.organisation not in held)
        return tuple({row.organisation: row for row in named}.values())

    @property
    def others_outside(self) -> tuple[tuple[Role | None, tuple[WhoRow, ...]], ...]:
        """The same by how they are named: in the text (None), then in each other role."""
        named = self.mentioned_outside
        by_role = ((role, tuple(row for row in named if row.role is role)) for role in (None, *Role))
        return tuple((role, rows) for role, rows in by_role if len(rows) > 0)

    @property
    def unread(self) -> bool:
        """Whether text in its row was not understood: what the row lacks cannot be told then."""
        return is_partly_unread(self.node)

    @property
    def timing(self) -> str | None:
        """When, in the words of the plan."""
        return words(self.node.properties, "timing")

    @property
    def timing_kind(self) -> TimingKind | None:
        """How the plan says when; None where that was not understood, or nothing stands there."""
        kind = words(self.node.properties, "timing_kind")
        return None if kind is None else TimingKind(kind)

    @property
    def timed(self) -> bool:
        """Whether the plan says when; what is still to be determined counts as no timing."""
        return has_timing(self.node)

    @property
    def ends(self) -> str | None:
        """The last day by the plan, ISO 8601; None for what goes on, or has no day."""
        return words(self.node.properties, "timing_end")

    @property
    def ongoing(self) -> bool:
        """Whether it goes on or comes back, by the words of the plan."""
        return self.timing_kind in _ENDLESS

    def ends_by(self, day: str) -> bool:
        """Whether it should be ready on a day (ISO 8601), by the words of the plan."""
        return self.ends is not None and self.ends <= day


def action_rows(view: NetworkView, rows: Iterable[WhoRow]) -> tuple[ActionRow, ...]:
    """Every action of the plans in a view, plan by plan, in the order of each plan."""
    named: dict[str, list[WhoRow]] = {}
    for row in rows:
        if row.action is not None and row.basis is not Basis.DERIVED:
            named.setdefault(row.action, []).append(row)
    return tuple(
        ActionRow(place, tuple(named.get(place.node.id, ()))) for place in places(view) if place.action is not None
    )


@dataclass(frozen=True, slots=True)
class WithoutDay:
    """How many actions have no last day by the plan, and why: what asking for a day cannot find."""

    ongoing: int
    """Go on, or come back."""
    untimed: int
    """Have no timing."""
    other: int
    """Have a timing that is no day."""


def without_day(rows: Iterable[ActionRow]) -> WithoutDay:
    """Those of ``rows`` that no day finds."""
    endless = [row for row in rows if row.ends is None]
    ongoing = sum(row.ongoing for row in endless)
    untimed = sum(not row.timed for row in endless)
    return WithoutDay(ongoing, untimed, len(endless) - ongoing - untimed)
