"""Municipalities or plans beside each other, as they are given."""

from collections.abc import Sequence

from pydantic import Field

from graph.analysis import compared_by, comparison, years
from graph.analysis.compared_by import By
from graph.analysis.comparison import HowFound
from graph.analysis.same_actions import SameAction
from graph.export.forms.shape import (
    Collection,
    Identifier,
    Place,
    Ref,
    Representation,
    Words,
    coverage_of,
    place_of,
    ref,
    text_of,
)
from graph.matching import Difference
from graph.model.vocabulary import Degree, Role
from graph.network import Network
from graph.plans import ActionPart, Named


class Compared(Ref):
    """One of those that are compared: an owner of plans, or one plan."""

    owner: Ref = Field(description="Whose plans they are.")
    plans: tuple[Identifier, ...] = Field(description="Codes of its plans; empty where none is loaded.")
    actions: int = Field(description="How many actions they have.", examples=[12])
    own: int = Field(description="Own departments and functions that are left out.", examples=[3])
    unread: int = Field(description="Actions of which a part of the row was not understood.", examples=[0])


class WhoDoes(Ref):
    """A party from outside, as it is named there."""

    degree: Degree = Field(description="How it is named.", examples=["holder"])
    role: Role | None = Field(description="Its role in an action.", examples=["holder"])
    relation: Identifier
    written: str = Field(description="The name as written.", examples=["GGD"])
    action: str | None = Field(description="Code of the action; null in a list or a budget.")
    page: int | None = Field(description="Page, from 1.")
    line_from: int | None = Field(description="First line, from 1.")
    line_to: int | None = Field(description="Last line, inclusive.")


class Entry(Representation):
    """One thing that a plan has in a row."""

    plan: Identifier
    action: Ref | None = Field(description="The action, where it is one.")
    place: Place | None = Field(description="The words of the action, and where they stand.")
    timing: str | None = Field(description="When, in the words of the plan.", examples=["Q2 2026"])
    status: str | None = Field(description="What the plan says became of it.")
    who: tuple[WhoDoes, ...] = Field(description="Parties from outside that do it or are named.")
    own: int = Field(description="Own departments and functions that hold it too.", examples=[1])
    because: tuple[str, ...] = Field(description="The words by which it was classed under a theme.")


class Cell(Representation):
    """What one of those that are compared has in a row."""

    side: Identifier
    standing: HowFound = Field(
        description="`not-found` does not say that nobody does it; `no-plan` says that no plan is loaded.",
        examples=["there"],
    )
    entries: tuple[Entry, ...]
    said: tuple[str, ...] = Field(description="Texts of the plan that have the words, where no action has.")


class ComparedHeading(Representation):
    """A theme, partner, role or timing."""

    id: Identifier
    name: Words


class ComparedRow(ComparedHeading):
    """The same, with what each of those that are compared has in it."""

    asked: bool = Field(description="Whether a plan without it can be asked about it.", examples=[True])
    cells: tuple[Cell, ...] = Field(description="One for each of those that are compared, in their order.")


class MayBeOne(Representation):
    """Actions of several that may well be one."""

    actions: tuple[Ref, ...]
    themes: tuple[str, ...] = Field(description="Codes of the themes that they share.")
    joint: bool = Field(description="Whether the plans say that it is of several municipalities.")


class YearByYear(Representation):
    """An action of two plans of one owner."""

    old: Ref | None = Field(description="As the older plan has it; null where it is new.")
    new: Ref | None = Field(description="As the newer plan has it; null where it is gone.")
    differences: tuple[Difference, ...] = Field(description="What differs; empty where both say the same.")
    certainty: float = Field(ge=0, le=1, description="How sure it is that they are one action.", examples=[1.0])


class Comparison(Collection[ComparedRow]):
    """Municipalities or plans beside each other."""

    by: By = Field(description="What they are compared by.", examples=["theme"])
    sides: tuple[Compared, ...]
    nowhere: tuple[ComparedHeading, ...] = Field(description="What was found in none of the plans.")
    alike: tuple[MayBeOne, ...]
    years: tuple[YearByYear, ...] = Field(description="Action by action, where two plans of one owner are compared.")


def comparison_form(
    network: Network,
    found: comparison.Comparison,
    items: Sequence[ComparedRow] | None = None,
    page: tuple[int, int] | None = None,
) -> Comparison:
    """A comparison as it is given: all of it, or the ``items`` of a page with its limit and offset."""
    rows = tuple(row_form(found, row) for row in found.rows) if items is None else tuple(items)
    limit, offset = (max(len(rows), 1), 0) if page is None else page
    return Comparison(
        by=found.by,
        sides=tuple(map(_side, found.sides)),
        items=rows,
        total=len(found.rows),
        limit=limit,
        offset=offset,
        nowhere=tuple(ComparedHeading(id=one.id, name=text_of(one.name)) for one in found.nowhere),
        alike=tuple(map(_may_be_one, found.alike)),
        years=() if found.years is None else tuple(map(_year, found.years.matches)),
        coverage=coverage_of(network),
    )


def row_form(found: comparison.Comparison, row: comparison.Compared) -> ComparedRow:
    """A row with its cells."""
    return ComparedRow(
        id=row.id,
        name=text_of(row.heading.name),
        asked=row.heading.asked,
        cells=tuple(
            Cell(side=side.id, standing=cell.standing, entries=tuple(map(_entry, cell.entries)), said=cell.said)
            for side, cell in zip(found.sides, row.cells, strict=True)
        ),
    )


def _side(side: comparison.Side) -> Compared:
    return Compared(
        id=side.id,
        name=side.name,
        owner=ref(side.owner),
        plans=tuple(plan.id for plan in side.plans),
        actions=side.actions,
        own=side.own,
        unread=side.unread,
    )


def _entry(entry: compared_by.Entry) -> Entry:
    action = entry.action
    return Entry(
        plan=entry.plan.id,
        action=None if action is None else ref(action.node),
        place=None if action is None else place_of(action.node),
        timing=None if action is None else action.timing,
        status=None if action is None else action.status,
        who=tuple(map(_who, entry.rows)),
        own=entry.own,
        because=entry.because,
    )


def _who(one: Named) -> WhoDoes:
    return WhoDoes(
        id=one.organisation,
        name=one.full_name,
        degree=one.degree,
        role=one.role,
        relation=one.relation,
        written=one.written,
        action=one.action,
        page=one.page,
        line_from=one.line_from,
        line_to=one.line_to,
    )


def _may_be_one(group: SameAction) -> MayBeOne:
    shared = frozenset.intersection(*(one.themes for one in group.told))
    return MayBeOne(
        actions=tuple(ref(one.action.node) for one in group.told), themes=tuple(sorted(shared)), joint=group.joint
    )


def _year(match: years.YearMatch) -> YearByYear:
    return YearByYear(
        old=_ref_of(match.old), new=_ref_of(match.new), differences=match.differences, certainty=match.certainty
    )


def _ref_of(action: ActionPart | None) -> Ref | None:
    return None if action is None else ref(action.node)
