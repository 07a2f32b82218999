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

from graph.model.vocabulary import OrganisationKind
from graph.plans import ActionPart, DistrictPlans, Named
from graph.plans.actions import stated
from graph.plans.values import kind_of
from graph.tables.dimensions import (
    OF_PARTIES,
    Dimension,
    Head,
    Special,
    ambition_heads,
    group_ids,
    kind_heads,
    municipality_heads,
    party_heads,
    target_group_heads,
    targets_of,
    timing_heads,
)
from graph.tables.making_matrix import cell_of, named_above
from graph.tables.matrix import Cell
from graph.tables.timings import timing_class

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
    plans: DistrictPlans, rows_by: Dimension, columns_by: Dimension, *, only: Collection[str] | None = None
) -> Crossing:
    """The table of two dimensions.

    Args:
        plans: the plans of a district.
        rows_by: what the rows are.
        columns_by: what the columns are.
        only: ids of the plans that are counted; None for all, and then municipalities of the district without a plan
            are shown as such.

    Raises:
        ValueError: both dimensions are the same.
    """
    if rows_by is columns_by:
        raise ValueError(f"rows and columns are both {rows_by.value}")
    counted = _Counted(plans, only)
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
        whole=counted.crossed("", "", counted.rows if of_parties else (), list(counted.actions)),
    )


class _Counted:
    """The plans that are counted: where each action and each row stands in every dimension."""

    def __init__(self, plans: DistrictPlans, only: Collection[str] | None) -> None:
        self.all, self.whole_district = plans, only is None
        self.plans = [plan for plan in plans.plans if only is None or plan.id in only]
        self.rows = [row for plan in self.plans for row in plan.rows if not (row.own and row.is_derived)]
        self.actions = {action.id: action for plan in self.plans for action in plan.actions}
        self._order = {action: number for number, action in enumerate(self.actions)}
        self._groups = {action.id: group_ids(targets_of(action)) for action in self.actions.values()}
        self._groups |= {
            block.node.id: group_ids(stated(block.targets)) for plan in self.plans for block in plan.blocks
        }
        outside = [row for row in self.rows if not row.own]
        self._above = named_above(outside)
        self._kind = {node.id: kind_of(node).value for row in outside for node in row.lineage}

    def heads(self, dimension: Dimension, of_parties: bool) -> tuple[Head, ...]:
        """The heads of a dimension, also those with nothing in them."""
        match dimension:
            case Dimension.PARTY:
                return party_heads(self.rows)
            case Dimension.KIND:
                there = (OrganisationKind(key) for row in self.rows if not row.own for key in self._kinds(row))
                return kind_heads(self.rows, there)
            case Dimension.MUNICIPALITY:
                return municipality_heads(self.all, self.plans, whole_district=self.whole_district)
            case Dimension.AMBITION:
                return ambition_heads(self.plans)
            case Dimension.TARGET_GROUP:
                return target_group_heads(self.plans, of_parties=of_parties)
            case Dimension.TIMING:
                lists = of_parties and any(row.action is None for row in self.rows)
                return timing_heads(self.actions.values(), lists=lists)

    def cells_of_parties(self, rows_by: Dimension, columns_by: Dimension) -> dict[Pair, Crossed]:
        """The cells of a table with a party or kind in it."""
        found: dict[Pair, list[Named]] = {}
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
        for action in self.actions.values():
            for pair in product(self._keys_of(rows_by, action), self._keys_of(columns_by, action)):
                found.setdefault(pair, []).append(action.id)
        return {pair: self.crossed(pair[1], "", (), actions) for pair, actions in found.items()}

    def totals(self, dimension: Dimension, heads: Iterable[Head], of_parties: bool) -> dict[str, Crossed]:
        """All of each row or column, counted anew."""
        rows: dict[str, list[Named]] = {}
        for row in self.rows if of_parties else ():
            for key in self._keys(dimension, row):
                rows.setdefault(key, []).append(row)
        actions: dict[str, list[str]] = {}
        for action in self.actions.values() if dimension not in OF_PARTIES else ():
            for key in self._keys_of(dimension, action):
                actions.setdefault(key, []).append(action.id)
        made = {}
        for head in heads:
            about = None if dimension in OF_PARTIES else actions.get(head.id, [])
            party = head.id if dimension is Dimension.PARTY else ""
            made[head.id] = self.crossed("", party, rows.get(head.id, ()), about)
        return made

    def crossed(self, column: str, party: str, rows: Iterable[Named], actions: list[str] | None) -> Crossed:
        """A cell with these rows behind it, and these actions; None for those that the rows are about."""
        named = cell_of(column, "" if party == Special.OWN else party, list(rows))
        if actions is None:
            about = {row.action for row in (*named.held, *named.mentioned) if row.action is not None}
            actions = sorted(about, key=self._order.__getitem__)
        about_actions = [self.actions[action] for action in actions]
        return Crossed(
            named=named,
            actions=tuple(actions),
            with_outside_holder=sum(action.outside for action in about_actions),
            without_holder=sum(len(action.holders) == 0 and not action.unread for action in about_actions),
        )

    def _pairs(self, row: Named, rows_by: Dimension, columns_by: Dimension) -> Iterable[Pair]:
        if rows_by in OF_PARTIES and columns_by in OF_PARTIES:
            # A party stands in the column of its own kind alone, also where a unit of another kind counts for it.
            parties, kinds = self._parties(row), self._kinds_of_parties(row)
            of_party = rows_by is Dimension.PARTY
            return {(p, k) if of_party else (k, p) for p, k in zip(parties, kinds, strict=True)}
        return product(self._keys(rows_by, row), self._keys(columns_by, row))

    def _keys(self, dimension: Dimension, row: Named) -> tuple[str, ...]:
        if dimension is Dimension.PARTY:
            return self._parties(row)
        if dimension is Dimension.KIND:
            return self._kinds(row)
        if row.action is not None:
            return self._keys_of(dimension, self.actions[row.action])
        if dimension is Dimension.MUNICIPALITY:
            return (row.municipality,)
        if dimension is Dimension.AMBITION:
            return (row.ambition,)
        return self._groups[row.block] if dimension is Dimension.TARGET_GROUP else (Special.LISTS.value,)

    def _keys_of(self, dimension: Dimension, action: ActionPart) -> tuple[str, ...]:
        if dimension is Dimension.MUNICIPALITY:
            return (action.place.owner.id,)
        if dimension is Dimension.AMBITION:
            return (action.place.ambition.id,)
        return self._groups[action.id] if dimension is Dimension.TARGET_GROUP else (timing_class(action.node).id,)

    def _parties(self, row: Named) -> tuple[str, ...]:
        return (Special.OWN.value,) if row.own else (row.organisation, *self._above[row.organisation])

    def _kinds_of_parties(self, row: Named) -> tuple[str, ...]:
        if row.own:
            return (Special.OWN.value,)
        return tuple(self._kind[party] for party in self._parties(row))

    def _kinds(self, row: Named) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._kinds_of_parties(row)))
