"""The matrix by choice: any two of party, kind of party, municipality, ambition, target group and timing.

What a cell means
-----------------
*With a party or a kind of party as one of the two*, a cell holds every place where the plans name that party (or a
party of that kind) in that ambition, for that target group, at that timing. The four degrees stay apart, as in
``matrix.Cell``: holder, in an action's text, only in partner lists, pays. Numbers are of different actions and of
different lists, never of rows.

- What a unit does counts for the named parties above it too ("via"), never the reverse. A kind counts what its parties
  count, so what a unit does counts for its parent's kind as well.
- The owner of a plan and its own departments and functions are one row, ``OWN``, whichever kinds they are of; they
  are in no other row. So nothing is left out, and every other row is about parties from outside.
- Partner lists and payers belong to a block, not to an action. They have the target groups of their block, and no
  timing: beside timings they stand in a place of their own, ``LISTS``, which is not the one of actions without timing.
- Derived statements are in ``Cell.derived`` and in no number. Rest groups have a row and are nobody to turn to: an
  action that only a rest group and own departments hold has no holder from outside.

*With neither*, a cell holds actions, also those that nobody holds: a gap has to be seen. It says how many of them have
no holder at all, and how many one from outside.

An action has its own target groups, else those of its block, else ``NOT_SAID``; one that has two of them is in both
cells. So a total is counted anew, as the number of different actions; it is never the sum of its cells.

Silence is not evidence. An empty cell means "not named in the plans that were counted". A municipality of the district
of which no plan is loaded has a row or column that says so (``NO_PLAN``) and no cells.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from graph.analysis.dimensions import (
    OF_PARTIES,
    Dimension,
    Head,
    Special,
    ambition_heads,
    kind_heads,
    municipality_heads,
    party_heads,
    target_group_heads,
    target_groups_at,
    timing_heads,
)
from graph.analysis.matrix import Cell, cell_of, is_outside_holder, named_above
from graph.analysis.parties import Place, WhoRow, is_partly_unread, places, plans_of, who_does_what
from graph.analysis.timings import timing_class
from graph.model.vocabulary import Basis, Degree, OrganisationKind
from graph.view import NetworkView

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A cell, or the total of a row, of a column or of the whole table."""

    named: Cell
    """How parties are named here; nothing in a table of actions."""
    actions: tuple[str, ...]
    """The different actions, in the order of the plans: in a cell with a party those it holds or that name it, in a
    table of actions and in the total of an ambition, target group, timing or municipality all there are."""
    with_outside_holder: int
    """How many of those actions a party from outside holds."""
    without_holder: int
    """How many of them the plan names no holder for."""

    @property
    def mentions(self) -> int:
        """Number of different actions whose text names the party."""
        return len({row.action for row in self.named.mentioned})

    @property
    def pays(self) -> int:
        """Number of different blocks it pays for."""
        return len({row.block for row in self.named.funds})

    @property
    def empty(self) -> bool:
        """Whether nothing stated is here."""
        return len(self.actions) == 0 and self.named.empty


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two dimensions of the loaded plans, set out against each other."""

    rows_by: Dimension
    columns_by: Dimension
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[Pair, Crossed]
    """By row and column; those with nothing in them are left out."""
    row_totals: Mapping[str, Crossed]
    column_totals: Mapping[str, Crossed]
    whole: Crossed

    @property
    def of_parties(self) -> bool:
        """Whether the cells are about parties; else they are about actions."""
        return not OF_PARTIES.isdisjoint((self.rows_by, self.columns_by))

    def cell(self, row: Head, column: Head) -> Crossed | None:
        """The cell of a row and a column; None where nothing is in it."""
        return self.cells.get((row.id, column.id))


def crossing(
    view: NetworkView,
    rows_by: Dimension,
    columns_by: Dimension,
    *,
    plans: Collection[str] | None = None,
    rows: Iterable[WhoRow] | None = None,
) -> Crossing:
    """The table of two dimensions.

    Args:
        view: the network of a district.
        rows_by: what the rows are.
        columns_by: what the columns are.
        plans: ids of the plans that are counted; None for all of the view, and then municipalities of the district
            without a plan are shown as such.
        rows: those of ``who_does_what``, if they are at hand.

    Raises:
        ValueError: both dimensions are the same.
    """
    if rows_by is columns_by:
        raise ValueError(f"rows and columns are both {rows_by.value}")
    counted = _Counted(view, plans, who_does_what(view) if rows is None else rows)
    of_parties = not OF_PARTIES.isdisjoint((rows_by, columns_by))
    row_heads, column_heads = counted.heads(rows_by, of_parties), counted.heads(columns_by, of_parties)
    if of_parties:
        cells = counted.cells_of_parties(rows_by, columns_by)
    else:
        cells = counted.cells_of_actions(rows_by, columns_by)
    return Crossing(
        rows_by=rows_by,
        columns_by=columns_by,
        rows=row_heads,
        columns=column_heads,
        cells=cells,
        row_totals=counted.totals(rows_by, row_heads, of_parties),
        column_totals=counted.totals(columns_by, column_heads, of_parties),
        whole=counted.crossed("", "", counted.rows if of_parties else (), counted.actions),
    )


class _Counted:
    """The plans that are counted: where each place and each row stands in every dimension."""

    def __init__(self, view: NetworkView, plans: Collection[str] | None, rows: Iterable[WhoRow]) -> None:
        self.view, self.whole_district = view, plans is None
        self.plans = [plan.id for plan in plans_of(view) if plans is None or plan.id in plans]
        self.rows = [row for row in rows if row.plan in self.plans and not (row.own and row.basis is Basis.DERIVED)]
        self.at = {place.node.id: place for place in places(view) if place.plan.id in self.plans}
        self.actions = [identifier for identifier, place in self.at.items() if place.action is not None]
        self._order = {action: number for number, action in enumerate(self.actions)}
        self._groups = {identifier: target_groups_at(view, place) for identifier, place in self.at.items()}
        self._above = named_above(view, (row for row in self.rows if not row.own))
        self._held = {row.action for row in self.rows if row.degree is Degree.HOLDER and row.basis is not Basis.DERIVED}
        self._held_outside = {row.action for row in self.rows if is_outside_holder(row)}

    def heads(self, dimension: Dimension, of_parties: bool) -> tuple[Head, ...]:
        """The heads of a dimension, also those with nothing in them."""
        match dimension:
            case Dimension.PARTY:
                return party_heads(self.view, self.rows)
            case Dimension.KIND:
                there = (OrganisationKind(key) for row in self.rows if not row.own for key in self._kinds(row))
                return kind_heads(self.rows, there)
            case Dimension.MUNICIPALITY:
                return municipality_heads(self.view, self.plans, whole_district=self.whole_district)
            case Dimension.AMBITION:
                return ambition_heads(self.view, self.plans)
            case Dimension.TARGET_GROUP:
                used = [(place, self._groups[at]) for at, place in self.at.items() if of_parties or place.action]
                return target_group_heads(self.view, used)
            case Dimension.TIMING:
                lists = of_parties and any(row.action is None for row in self.rows)
                return timing_heads(self.at.values(), lists=lists)

    def cells_of_parties(self, rows_by: Dimension, columns_by: Dimension) -> dict[Pair, Crossed]:
        """The cells of a table with a party or kind in it."""
        found: dict[Pair, list[WhoRow]] = {}
        for row in self.rows:
            for pair in self._pairs(row, rows_by, columns_by):
                found.setdefault(pair, []).append(row)
        cells = {}
        for pair, rows in found.items():
            party = pair[0] if rows_by is Dimension.PARTY else pair[1] if columns_by is Dimension.PARTY else ""
            cells[pair] = self.crossed(pair[1], party, rows, None)
        return cells

    def cells_of_actions(self, rows_by: Dimension, columns_by: Dimension) -> dict[Pair, Crossed]:
        """The cells of a table without parties."""
        found: dict[Pair, list[str]] = {}
        for action in self.actions:
            place = self.at[action]
            for pair in product(self._keys_at(rows_by, place), self._keys_at(columns_by, place)):
                found.setdefault(pair, []).append(action)
        return {pair: self.crossed(pair[1], "", (), actions) for pair, actions in found.items()}

    def totals(self, dimension: Dimension, heads: Iterable[Head], of_parties: bool) -> dict[str, Crossed]:
        """All of each row or column, counted anew."""
        rows: dict[str, list[WhoRow]] = {}
        for row in self.rows if of_parties else ():
            for key in self._keys(dimension, row):
                rows.setdefault(key, []).append(row)
        actions: dict[str, list[str]] = {}
        for action in self.actions if dimension not in OF_PARTIES else ():
            for key in self._keys_at(dimension, self.at[action]):
                actions.setdefault(key, []).append(action)
        made = {}
        for head in heads:
            about = None if dimension in OF_PARTIES else actions.get(head.id, [])
            party = head.id if dimension is Dimension.PARTY else ""
            made[head.id] = self.crossed("", party, rows.get(head.id, ()), about)
        return made

    def crossed(self, column: str, party: str, rows: Iterable[WhoRow], actions: list[str] | None) -> Crossed:
        """A cell with these rows behind it, and these actions; None for those that the rows are about."""
        named = cell_of(column, "" if party == Special.OWN else party, list(rows))
        if actions is None:
            about = {row.action for row in (*named.held, *named.mentioned) if row.action is not None}
            actions = sorted(about, key=self._order.__getitem__)
        return Crossed(
            named=named,
            actions=tuple(actions),
            with_outside_holder=sum(action in self._held_outside for action in actions),
            without_holder=sum(
                action not in self._held and not is_partly_unread(self.view.nodes[action]) for action in actions
            ),
        )

    def _pairs(self, row: WhoRow, rows_by: Dimension, columns_by: Dimension) -> Iterable[Pair]:
        if rows_by in OF_PARTIES and columns_by in OF_PARTIES:
            # A party stands in the column of its own kind alone, also where a unit of another kind counts for it.
            parties, kinds = self._parties(row), self._kinds_of_parties(row)
            of_party = rows_by is Dimension.PARTY
            return {(p, k) if of_party else (k, p) for p, k in zip(parties, kinds, strict=True)}
        return product(self._keys(rows_by, row), self._keys(columns_by, row))

    def _keys(self, dimension: Dimension, row: WhoRow) -> tuple[str, ...]:
        if dimension is Dimension.PARTY:
            return self._parties(row)
        if dimension is Dimension.KIND:
            return self._kinds(row)
        return self._keys_at(dimension, self.at[row.block if row.action is None else row.action])

    def _keys_at(self, dimension: Dimension, place: Place) -> tuple[str, ...]:
        if dimension is Dimension.MUNICIPALITY:
            return (place.owner.id,)
        if dimension is Dimension.AMBITION:
            return (place.ambition.id,)
        if dimension is Dimension.TARGET_GROUP:
            return self._groups[place.node.id]
        return (Special.LISTS.value if place.action is None else timing_class(place.action).id,)

    def _parties(self, row: WhoRow) -> tuple[str, ...]:
        return (Special.OWN.value,) if row.own else (row.organisation, *self._above[row.organisation])

    def _kinds_of_parties(self, row: WhoRow) -> tuple[str, ...]:
        if row.own:
            return (Special.OWN.value,)
        return tuple(str(self.view.nodes[party].properties["kind"]) for party in self._parties(row))

    def _kinds(self, row: WhoRow) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._kinds_of_parties(row)))
