"""Municipalities beside each other: who has it, who does it, in which words, and what the others have.

Silence is no evidence. A municipality without a plan has *no plan loaded*, and never a gap; where nothing was found in
a plan, that says nothing of what is done. Where the words stand elsewhere in the plan, at no action, that is said too.
Own departments are left out, for two municipalities have them by the same names, and their number is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.analysis.compared_by import ASPECTS, By, Entry, Heading
from graph.analysis.same_actions import SameAction, same_actions
from graph.analysis.years import Years, year_by_year
from graph.model.rows import NodeRow
from graph.plans import DistrictPlans, PlanPart
from graph.plans.values import is_municipality

WORDS_KEPT = 3
# Places in a plan that name a theme beside its actions: three say enough, and the plan itself has a page.


class HowFound(StrEnum):
    """How a side stands in a row."""

    THERE = "there"
    """Its plan has it."""
    SAID = "said"
    """The words, or the name, stand in its plan, but at no action and of no party."""
    NOT_FOUND = "not-found"
    """Nothing of it was found in its plan. That does not say that nobody does it."""
    ITSELF = "itself"
    """It is the party itself, in its own plan."""
    NO_PLAN = "no-plan"
    """No plan of it is loaded, so nothing can be said."""


@dataclass(frozen=True, eq=False)
class Side:
    """One of those that are compared: the owner of plans, or one of its plans."""

    id: str
    name: str
    owner: NodeRow
    plans: tuple[PlanPart, ...]
    """Empty where none is loaded."""

    @property
    def own(self) -> int:
        """How many departments and functions of its own are left out of the comparison."""
        return len(frozenset().union(*(plan.own_parties for plan in self.plans)))

    @property
    def actions(self) -> int:
        """How many actions its plans have."""
        return sum(len(plan.actions) for plan in self.plans)

    @property
    def unread(self) -> int:
        """Of how many actions a part of the row was not understood: what was not found may stand in that."""
        return sum(len(plan.partly_unread) for plan in self.plans)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side has in a row."""

    standing: HowFound
    entries: tuple[Entry, ...] = ()
    said: tuple[str, ...] = ()
    """Texts of its plan that have the words, where no action has."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row with a cell for each side, in their order."""

    heading: Heading
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """The code of what is compared."""
        return self.heading.id

    @property
    def nowhere(self) -> bool:
        """Whether no plan has it."""
        return all(len(cell.entries) == 0 for cell in self.cells)

    def is_lacking(self, at: int) -> bool:
        """Whether the others have it and this side's plan has not; of a side without a plan that is never said."""
        absent = self.cells[at].standing in (HowFound.SAID, HowFound.NOT_FOUND)
        return self.heading.asked and absent and any(len(cell.entries) > 0 for cell in self.cells)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Sides beside each other."""

    by: By
    sides: tuple[Side, ...]
    rows: tuple[Compared, ...]
    """Those that at least one side has."""
    nowhere: tuple[Heading, ...]
    """What could have been found and was found in none of the plans."""
    alike: tuple[SameAction, ...]
    """Actions of several sides that may well be one."""
    years: Years | None
    """Action by action, where two plans of one owner are compared."""

    def lacking(self, side: str) -> tuple[Compared, ...]:
        """What the others have and the plan of this side has not."""
        at = [one.id for one in self.sides].index(side)
        return tuple(row for row in self.rows if row.is_lacking(at))

    @property
    def loaded(self) -> tuple[Side, ...]:
        """The sides that have a plan here."""
        return tuple(side for side in self.sides if len(side.plans) > 0)


def side_of(plans: DistrictPlans, asked: str) -> Side | None:
    """An owner of plans or a municipality by its id, or one plan by its id; None where there is neither."""
    plan = plans.plan_by_id.get(asked)
    if plan is not None:
        called = plan.node.name if plan.year is None else f"{plan.year}"
        return Side(plan.id, f"{plan.owner.name} ({called})", plan.owner, (plan,))
    owned = plans.by_owner.get(asked, ())
    if len(owned) > 0:
        return Side(asked, owned[0].owner.name, owned[0].owner, owned)
    lineage = plans.parties.lineages.get(asked)
    if lineage is None or not is_municipality(lineage[0]):
        return None
    return Side(asked, lineage[0].name, lineage[0], ())


def compare(plans: DistrictPlans, sides: Sequence[Side], by: By) -> Comparison:
    """These sides beside each other."""
    aspect = ASPECTS[by]
    entries = [_entries(side, by) for side in sides]
    there: dict[str, int] = {}
    for found in entries:
        for row in found:
            there[row] = there.get(row, 0) + 1
    headings = aspect.rows(plans, there)
    rows = [
        Compared(
            one, tuple(_cell(side, one, found.get(one.id, ())) for side, found in zip(sides, entries, strict=True))
        )
        for one in headings
    ]
    return Comparison(
        by=by,
        sides=tuple(sides),
        rows=tuple(row for row in rows if not row.nowhere),
        nowhere=tuple(row.heading for row in rows if row.nowhere and row.heading.asked),
        alike=tuple(_alike(plans, sides)),
        years=_years(sides),
    )


def only(found: Comparison, row: str | None = None, lacking: str | None = None) -> Comparison:
    """The same with one row, or with what the others have and one side has not."""
    rows = found.rows if lacking is None else found.lacking(lacking)
    if row is not None:
        rows = tuple(one for one in rows if one.id == row)
    return replace(found, rows=rows) if row is not None or lacking is not None else found


def _entries(side: Side, by: By) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for plan in side.plans:
        for row, entry in ASPECTS[by].entries(plan):
            found.setdefault(row, []).append(entry)
    return {row: tuple(several) for row, several in found.items()}


def _cell(side: Side, heading: Heading, entries: tuple[Entry, ...]) -> Cell:
    if len(side.plans) == 0:
        return Cell(HowFound.NO_PLAN)
    if len(entries) > 0:
        return Cell(HowFound.THERE, entries)
    if heading.id == side.owner.id:
        return Cell(HowFound.ITSELF)
    said = tuple(dict.fromkeys(_saying(side, heading)))[:WORDS_KEPT]
    if len(said) > 0 or _names_it(side, heading):
        return Cell(HowFound.SAID, said=said)
    return Cell(HowFound.NOT_FOUND)


def _saying(side: Side, heading: Heading) -> Iterator[str]:
    """Texts of the plans that have the words of a row."""
    if heading.told is not None:
        for plan in side.plans:
            yield from (text for text in plan.said.texts if heading.id in heading.told(text))


def _names_it(side: Side, heading: Heading) -> bool:
    return any(plan.said.has(name) for plan in side.plans for name in heading.names)


def _alike(plans: DistrictPlans, sides: Iterable[Side]) -> Iterator[SameAction]:
    """Groups of actions that may be one, of which at least two sides have one; other municipalities are left out."""
    here = {plan.id: side.owner.id for side in sides for plan in side.plans}
    for group in same_actions(plans):
        told = tuple(one for one in group.told if one.plan.id in here)
        if len({here[one.plan.id] for one in told}) > 1:
            yield replace(group, told=told)


def _years(sides: Sequence[Side]) -> Years | None:
    """Two plans of one owner, the older one first where their years say which that is."""
    plans = [side.plans[0] for side in sides if len(side.plans) == 1]
    if len(sides) != 2 or len(plans) != 2 or plans[0].owner.id != plans[1].owner.id:
        return None
    old, new = sorted(plans, key=lambda plan: 0 if plan.year is None else plan.year)
    return year_by_year(old, new)
