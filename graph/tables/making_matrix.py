"""How a matrix is made: the rows of a plan or of several, gathered by party and by column, counted and put in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.plans import BlockPart, Named, PlanPart
from graph.plans.values import is_stated, words
from graph.tables.matrix import Cell, Column, Group, Line, Matrix


def plan_matrix(plan: PlanPart) -> Matrix:
    """Outside parties by ambition, of one plan."""
    blocks: dict[str, list[BlockPart]] = {ambition.id: [] for ambition in plan.ambition_nodes}
    for block in plan.blocks:
        blocks[block.ambition.id].append(block)
    columns = [
        _column(node, node.name if is_stated(node) else None, blocks[node.id], whole_plan=False)
        for node in plan.ambition_nodes
    ]
    return _matrix(columns, plan.rows, lambda row: row.ambition)


def plans_matrix(plans: Iterable[PlanPart]) -> Matrix:
    """Outside parties by plan; a municipality is an outside party in another's plan."""
    plans = tuple(plans)
    columns = [_column(plan.node, plan.owner.name, plan.blocks, whole_plan=True) for plan in plans]
    return _matrix(columns, [row for plan in plans for row in plan.rows], lambda row: row.plan)


def _matrix(columns: Sequence[Column], rows: Sequence[Named], column_of: Callable[[Named], str]) -> Matrix:
    keys = _Keys(tuple(column.id for column in columns), column_of)
    own = [row for row in rows if row.own]
    return Matrix(
        columns=tuple(columns),
        lines=_ordered(_lines([row for row in rows if not row.own], keys)),
        own=_own_line(own, keys),
        actions=sum(column.actions for column in columns),
        with_outside_holder=sum(column.with_outside_holder for column in columns),
        lists=sum(column.lists for column in columns),
        blocks=sum(column.blocks for column in columns),
    )


def _column(node: NodeRow, title: str | None, blocks: Sequence[BlockPart], *, whole_plan: bool) -> Column:
    actions = [action for block in blocks for action in block.actions]
    return Column(
        id=node.id,
        whole_plan=whole_plan,
        number=words(node.properties, "number"),
        title=title,
        actions=len(actions),
        with_outside_holder=sum(action.outside for action in actions),
        lists=sum(any(one.degree is Degree.LISTED for one in block.named) for block in blocks),
        blocks=len(blocks),
    )


@dataclass(frozen=True, slots=True)
class _Keys:
    """The columns of a matrix, and in which of them a row stands."""

    columns: tuple[str, ...]
    column_of: Callable[[Named], str]

    def cells(self, party: str, rows: Iterable[Named]) -> tuple[Cell, ...]:
        """A cell for each column, with the rows that stand in it."""
        here: dict[str, list[Named]] = {}
        for row in rows:
            here.setdefault(self.column_of(row), []).append(row)
        return tuple(cell_of(column, party, here.get(column, ())) for column in self.columns)


def named_above(rows: Iterable[Named]) -> dict[str, tuple[str, ...]]:
    """For each party of these rows the parties it is a unit of and that the rows name too, nearest first.

    What the party does counts for those as well, never the reverse.
    """
    lineages = {row.organisation: row.lineage for row in rows}
    return {
        party: tuple(above.id for above in lineage[1:] if above.id in lineages) for party, lineage in lineages.items()
    }


def party_lines(rows: Iterable[Named]) -> tuple[Line, ...]:
    """The parties of these rows as rows of a matrix without columns, grouped and in order."""
    return _ordered(_lines(list(rows), _Keys((), lambda row: row.plan)))


def line_of(identifier: str, name: str, kind: OrganisationKind, cells: tuple[Cell, ...]) -> Line:
    """A row with these cells, counted from what is in them."""
    stated = [row for cell in cells for part in (cell.held, cell.mentioned, cell.listed, cell.funds) for row in part]
    return Line(
        organisation=identifier,
        name=name,
        kind=kind,
        part_of=None,
        under=None,
        cells=cells,
        **_counted(kind, stated),
    )


def _lines(rows: list[Named], keys: _Keys) -> list[Line]:
    """A row per named party; a unit of a named parent stands under it, and counts for it too."""
    named = {row.organisation: row for row in rows if not row.is_derived}
    for row in rows:
        named.setdefault(row.organisation, row)
    above = named_above(rows)
    gathered: dict[str, list[Named]] = {party: [] for party in named}
    for row in rows:
        for party in (row.organisation, *above[row.organisation]):
            gathered[party].append(row)
    return [_line(named[party], gathered[party], above[party], keys) for party in sorted(gathered)]


def _line(first: Named, rows: list[Named], above: tuple[str, ...], keys: _Keys) -> Line:
    return Line(
        organisation=first.organisation,
        name=first.name,
        kind=first.kind,
        part_of=first.lineage[1].name if len(first.lineage) > 1 else None,
        under=above[0] if len(above) > 0 else None,
        cells=keys.cells(first.organisation, rows),
        **_counted(first.kind, [row for row in rows if not row.is_derived]),
    )


def _own_line(rows: list[Named], keys: _Keys) -> Line | None:
    stated = [row for row in rows if not row.is_derived]
    if len(stated) == 0:
        return None
    owners = {row.municipality: row.municipality_name for row in stated}
    return Line(
        organisation="-".join(sorted(owners)),
        name=next(iter(owners.values())) if len(owners) == 1 else "",
        kind=OrganisationKind.OWN_DEPARTMENT,
        part_of=None,
        under=None,
        cells=keys.cells("", stated),
        members=names_by_weight(stated),
        **_counted(OrganisationKind.OWN_DEPARTMENT, stated),
    )


class _Counts(TypedDict):
    group: Group
    holds: int
    lists: int
    mentions: int


def _counted(kind: OrganisationKind, stated: list[Named]) -> _Counts:
    """How a party is named over all columns, and how often: different actions and lists, never rows."""
    return _Counts(
        group=_group(kind, stated),
        holds=_distinct(row.action for row in stated if row.degree is Degree.HOLDER),
        lists=_distinct(row.block for row in stated if row.degree is Degree.LISTED),
        mentions=_distinct(row.action for row in stated if row.degree is Degree.MENTIONED),
    )


def cell_of(column: str, party: str, here: Sequence[Named]) -> Cell:
    """A cell with these rows behind it.

    Args:
        column: id of the column.
        party: id of the party whose cell it is, to tell its own rows from those of its units; empty for a cell of
            several parties.
        here: the rows, derived ones among them.
    """
    if len(here) == 0:
        return Cell(column)
    stated = [row for row in here if not row.is_derived]

    def of(degree: Degree) -> tuple[Named, ...]:
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
        derived=tuple(row for row in here if row.is_derived),
        via=tuple(dict.fromkeys(units)),
        held_via=tuple(row for row in held if row.action not in itself),
    )


def _group(kind: OrganisationKind, stated: list[Named]) -> Group:
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


def names_by_weight(rows: list[Named]) -> tuple[str, ...]:
    """Names, those that hold most first."""
    holds: dict[str, int] = {}
    for row in rows:
        holds[row.name] = holds.get(row.name, 0) + (row.degree is Degree.HOLDER)
    return tuple(sorted(holds, key=lambda name: (-holds[name], name)))


def _distinct(values: Iterable[str | None]) -> int:
    return len(set(values))
