"""The matrix *Wie doet wat*: outside parties against the parts of a plan, or against the plans of a district.

Its rows are grouped and ordered so that a gap is seen before any rule speaks: first who pays and holds nothing, then
who stands in lists and holds nothing, then who holds, the busiest first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.parties import (
    Place,
    WhoRow,
    lineage,
    owner_of,
    parts_of,
    places,
    places_in,
    plans_of,
    stated_ambition,
    who_does_what,
    words,
)
from graph.model.rows import NodeRow
from graph.model.vocabulary import Basis, Degree, OrganisationKind, Role
from graph.view import NetworkView


class Group(StrEnum):
    """How a party is named over a whole plan, or over a whole district: the groups of rows, in order."""

    PAYS = "pays"
    """Pays, and holds nothing."""
    LISTED = "listed"
    """In partner lists; no action has it as holder or in its text, and it pays nothing."""
    MENTIONED = "mentioned"
    """In an action's text, and holds nothing."""
    HOLDS = "holds"
    REST = "rest"
    """A rest group: never a subject, so never a gap."""
    DERIVED = "derived"
    """Named by no plan itself: only as a member of a named collective."""


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a plan (an ambition), or a whole plan."""

    id: str
    whole_plan: bool
    number: str | None
    title: str | None
    """None for an ambition the document does not state; of a plan the name of its owner."""
    actions: int
    with_outside_holder: int
    lists: int
    """Partner lists: blocks that name at least one partner."""
    blocks: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How one party is named in one column: every row behind it, a unit's rows with those of its parent."""

    column: str
    held: tuple[WhoRow, ...] = ()
    mentioned: tuple[WhoRow, ...] = ()
    listed: tuple[WhoRow, ...] = ()
    funds: tuple[WhoRow, ...] = ()
    derived: tuple[WhoRow, ...] = ()
    """What follows from a collective; never in the numbers."""
    via: tuple[str, ...] = ()
    """Names of the units through which the party is named here."""
    held_via: tuple[WhoRow, ...] = ()
    """Of ``held``: the rows of units, at actions that the party does not hold under its own name."""

    @property
    def holds(self) -> int:
        """Number of different actions held."""
        return len({row.action for row in self.held})

    @property
    def holds_via(self) -> int:
        """Number of different actions held by units alone."""
        return len({row.action for row in self.held_via})

    @property
    def holders_via(self) -> str:
        """The names of those units, each once."""
        return ", ".join(dict.fromkeys(row.name for row in self.held_via))

    @property
    def lists(self) -> int:
        """Number of different partner lists the party stands in."""
        return len({row.block for row in self.listed})

    @property
    def in_text(self) -> tuple[WhoRow, ...]:
        """Where the text of an action names the party."""
        return tuple(row for row in self.mentioned if row.role is None)

    @property
    def in_role(self) -> tuple[tuple[Role, tuple[WhoRow, ...]], ...]:
        """Where it stands at an action in a role that is not the holder's, role by role."""
        by_role = ((role, tuple(row for row in self.mentioned if row.role is role)) for role in Role)
        return tuple((role, rows) for role, rows in by_role if len(rows) > 0)

    @property
    def degrees(self) -> tuple[Degree, ...]:
        """What the cell shows: text counts only where nothing is held, the list only where there is nothing else."""
        shown = [Degree.HOLDER] if len(self.held) > 0 else []
        if len(self.funds) > 0:
            shown.append(Degree.FUNDS)
        if len(self.mentioned) > 0 and len(self.held) == 0:
            shown.append(Degree.MENTIONED)
        if len(self.listed) > 0 and len(shown) == 0:
            shown.append(Degree.LISTED)
        return tuple(shown)

    @property
    def empty(self) -> bool:
        """Whether nothing stated names the party here."""
        return len(self.degrees) == 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix: an outside party, or all own departments and functions together."""

    organisation: str
    name: str
    kind: OrganisationKind
    group: Group
    part_of: str | None
    """Name of the organisation this is a unit of."""
    under: str | None
    """Id of the row this unit's row stands under; what it does is in that row too."""
    cells: tuple[Cell, ...]
    holds: int
    lists: int
    """Number of partner lists it stands in."""
    mentions: int
    """Number of actions whose text names it."""
    members: tuple[str, ...] = ()
    """Own departments and functions folded into this row."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by columns, with the numbers that belong under them."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    own: Line | None
    actions: int
    with_outside_holder: int
    lists: int
    blocks: int

    def group(self, group: Group) -> tuple[Line, ...]:
        """The rows of one group."""
        return tuple(line for line in self.lines if line.group is group)


def plan_matrix(view: NetworkView, plan: str, rows: tuple[WhoRow, ...] | None = None) -> Matrix:
    """Outside parties by ambition, of one plan; ``rows`` are those of ``who_does_what``, if they are at hand."""
    rows = tuple(row for row in (who_does_what(view) if rows is None else rows) if row.plan == plan)
    ambitions = parts_of(view, view.nodes[plan], "HAS_AMBITION")
    return _matrix(view, tuple(places_in(view, view.nodes[plan])), rows, ambitions, lambda row: row.ambition)


def district_matrix(view: NetworkView, rows: tuple[WhoRow, ...] | None = None) -> Matrix:
    """Outside parties by plan, of all loaded plans; a municipality is an outside party in another's plan."""
    rows = who_does_what(view) if rows is None else rows
    return _matrix(view, tuple(places(view)), rows, list(plans_of(view)), lambda row: row.plan)


def _matrix(
    view: NetworkView,
    at: tuple[Place, ...],
    rows: tuple[WhoRow, ...],
    columns: list[NodeRow],
    column_of: Callable[[WhoRow], str],
) -> Matrix:
    outside = [row for row in rows if not row.own]
    own = [row for row in rows if row.own]
    made = tuple(_column(view, node, at, outside, column_of) for node in columns)
    keys = tuple(column.id for column in made)
    lines = _ordered(_lines(view, outside, keys, column_of))
    return Matrix(
        columns=made,
        lines=lines,
        own=_own_line(own, keys, column_of),
        actions=sum(column.actions for column in made),
        with_outside_holder=sum(column.with_outside_holder for column in made),
        lists=sum(column.lists for column in made),
        blocks=sum(column.blocks for column in made),
    )


def _column(
    view: NetworkView,
    node: NodeRow,
    at: tuple[Place, ...],
    outside: Iterable[WhoRow],
    column_of: Callable[[WhoRow], str],
) -> Column:
    is_plan = node.label == "Plan"
    within = [place for place in at if node.id in (place.plan.id, place.ambition.id)]
    held = {row.action for row in outside if column_of(row) == node.id and is_outside_holder(row)}
    title = owner_of(view, node).name if is_plan else node.name if stated_ambition(node) else None
    return Column(
        id=node.id,
        whole_plan=is_plan,
        number=words(node.properties, "number"),
        title=title,
        actions=sum(place.action is not None for place in within),
        with_outside_holder=len(held),
        lists=sum(
            place.action is None and len(view.incoming(place.block.id, "NAMED_PARTNER_IN")) > 0 for place in within
        ),
        blocks=sum(place.action is None for place in within),
    )


def is_outside_holder(row: WhoRow) -> bool:
    """Whether a row makes a party from outside the holder of an action; a rest group is nobody to turn to."""
    return (
        row.degree is Degree.HOLDER
        and not row.own
        and row.basis is not Basis.DERIVED
        and row.kind is not OrganisationKind.REST_GROUP
    )


def named_above(view: NetworkView, rows: Iterable[WhoRow]) -> dict[str, tuple[str, ...]]:
    """For each party of these rows the parties it is a unit of and that the rows name too, nearest first.

    What the party does counts for those as well, never the reverse.
    """
    named = {row.organisation for row in rows}
    return {party: tuple(above for above in lineage(view, party)[1:] if above in named) for party in named}


def party_lines(view: NetworkView, rows: Iterable[WhoRow]) -> tuple[Line, ...]:
    """The parties of these rows as rows of a matrix without columns, grouped and in order."""
    return _ordered(_lines(view, list(rows), (), lambda row: row.plan))


def _lines(
    view: NetworkView, rows: list[WhoRow], columns: tuple[str, ...], column_of: Callable[[WhoRow], str]
) -> list[Line]:
    """A row per named party; a unit of a named parent stands under it, and counts for it too."""
    named = {row.organisation: row for row in rows if row.basis is not Basis.DERIVED}
    for row in rows:
        named.setdefault(row.organisation, row)
    above = named_above(view, rows)
    gathered: dict[str, list[WhoRow]] = {party: [] for party in named}
    for row in rows:
        for party in (row.organisation, *above[row.organisation]):
            gathered[party].append(row)
    return [_line(view, named[party], gathered[party], above[party], columns, column_of) for party in sorted(gathered)]


def _line(
    view: NetworkView,
    first: WhoRow,
    rows: list[WhoRow],
    above: tuple[str, ...],
    columns: tuple[str, ...],
    column_of: Callable[[WhoRow], str],
) -> Line:
    chain = lineage(view, first.organisation)
    stated = [row for row in rows if row.basis is not Basis.DERIVED]
    return Line(
        organisation=first.organisation,
        name=first.name,
        kind=first.kind,
        group=_group(first.kind, stated),
        part_of=view.nodes[chain[1]].name if len(chain) > 1 else None,
        under=above[0] if len(above) > 0 else None,
        cells=tuple(cell_of(column, first.organisation, _in(column, rows, column_of)) for column in columns),
        holds=_distinct(row.action for row in stated if row.degree is Degree.HOLDER),
        lists=_distinct(row.block for row in stated if row.degree is Degree.LISTED),
        mentions=_distinct(row.action for row in stated if row.degree is Degree.MENTIONED),
    )


def _own_line(rows: list[WhoRow], columns: tuple[str, ...], column_of: Callable[[WhoRow], str]) -> Line | None:
    stated = [row for row in rows if row.basis is not Basis.DERIVED]
    if len(stated) == 0:
        return None
    owners = {row.municipality: row.municipality_name for row in stated}
    return Line(
        organisation="-".join(sorted(owners)),
        name=next(iter(owners.values())) if len(owners) == 1 else "",
        kind=OrganisationKind.OWN_DEPARTMENT,
        group=_group(OrganisationKind.OWN_DEPARTMENT, stated),
        part_of=None,
        under=None,
        cells=tuple(cell_of(column, "", _in(column, stated, column_of)) for column in columns),
        holds=_distinct(row.action for row in stated if row.degree is Degree.HOLDER),
        lists=_distinct(row.block for row in stated if row.degree is Degree.LISTED),
        mentions=_distinct(row.action for row in stated if row.degree is Degree.MENTIONED),
        members=names_by_weight(stated),
    )


def _in(column: str, rows: list[WhoRow], column_of: Callable[[WhoRow], str]) -> list[WhoRow]:
    return [row for row in rows if column_of(row) == column]


def cell_of(column: str, party: str, here: list[WhoRow]) -> Cell:
    """A cell with these rows behind it.

    Args:
        column: id of the column.
        party: id of the party whose cell it is, to tell its own rows from those of its units; empty for a cell of
            several parties.
        here: the rows, derived ones among them.
    """
    stated = [row for row in here if row.basis is not Basis.DERIVED]

    def of(degree: Degree) -> tuple[WhoRow, ...]:
        return tuple(row for row in stated if row.degree is degree)

    units = (row.name for row in stated if party not in ("", row.organisation))
    held = of(Degree.HOLDER)
    itself = {row.action for row in held if party in ("", row.organisation)}
    return Cell(
        column=column,
        held=held,
        mentioned=of(Degree.MENTIONED),
        listed=of(Degree.LISTED),
        funds=of(Degree.FUNDS),
        derived=tuple(row for row in here if row.basis is Basis.DERIVED),
        via=tuple(dict.fromkeys(units)),
        held_via=tuple(row for row in held if row.action not in itself),
    )


def _group(kind: OrganisationKind, stated: list[WhoRow]) -> Group:
    degrees = {row.degree for row in stated}
    if len(degrees) == 0:
        return Group.DERIVED
    if kind is OrganisationKind.REST_GROUP:
        return Group.REST
    if Degree.HOLDER in degrees:
        return Group.HOLDS
    if Degree.FUNDS in degrees:
        return Group.PAYS
    return Group.MENTIONED if Degree.MENTIONED in degrees else Group.LISTED


def _ordered(lines: list[Line]) -> tuple[Line, ...]:
    """By group; within it the most actions, then the most lists first; a unit directly under its parent.

    A unit stands in the group of the row it is under, whatever it holds itself: it is read together with it.
    """
    by_id = {line.organisation: line for line in lines}

    def weight(line: Line) -> tuple[int, int, int, str, str]:
        return (-line.holds, -line.lists, -line.mentions, line.name.casefold(), line.organisation)

    def path(line: Line) -> tuple[object, ...]:
        chain = [line]
        while chain[-1].under is not None and by_id[chain[-1].under] not in chain:
            chain.append(by_id[chain[-1].under])
        top = chain[-1]
        return (list(Group).index(top.group), *(weight(part) for part in reversed(chain)))

    return tuple(sorted(lines, key=path))


def names_by_weight(rows: list[WhoRow]) -> tuple[str, ...]:
    """Names, those that hold most first."""
    holds: dict[str, int] = {}
    for row in rows:
        holds[row.name] = holds.get(row.name, 0) + (row.degree is Degree.HOLDER)
    return tuple(sorted(holds, key=lambda name: (-holds[name], name)))


def _distinct(values: Iterable[str | None]) -> int:
    return len(set(values))
