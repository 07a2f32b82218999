"""The matrix by choice.

A resource of its own beside ``/matrix``, whose rows are parties and whose columns are parts of plans: each has one
shape.
"""

from typing import Annotated

from fastapi import APIRouter, Query

from api.problems import bad_parameter
from api.representations.crossing import Crossing, CrossingCell, CrossingHead, CrossingNumbers
from api.representations.shape import Words, extended
from api.routes.asked import InDistrict, InPlan, PlanOwner, coverage_of
from api.routes.networks import DistrictNetwork
from graph.tables import crossing as tables
from graph.tables.dimensions import Dimension, Head

router = APIRouter(tags=["network"])

RowsBy = Annotated[Dimension, Query(description="What the rows are.", examples=["kind"])]
ColumnsBy = Annotated[Dimension, Query(description="What the columns are; not what the rows are.", examples=["timing"])]


@router.get("/crossing", operation_id="getCrossing")
def get_crossing(
    network: InDistrict,
    rows: RowsBy = Dimension.PARTY,
    columns: ColumnsBy = Dimension.AMBITION,
    plan: InPlan = None,
    municipality: PlanOwner = None,
) -> Crossing:
    """The matrix by choice: any two of party, kind of party, municipality, ambition, target group and timing.

    With a party or kind of party, a cell says how it is named there, in four degrees. Without, it counts actions, also
    those that nobody holds. An action with two target groups is in both cells and once in every total. Partner lists
    and payers have the target groups of their part of the plan, and no timing. Own departments are one row, `own`.
    """
    if rows is columns:
        raise bad_parameter("columns", "same-as-rows", "rows and columns have to be two different things")
    fitting = [one.id for one in network.plans.plans if plan in (None, one.id) and municipality in (None, one.owner.id)]
    every = plan is None and municipality is None
    if len(fitting) == 0 and not every:
        name = "municipality" if plan is None else "plan"
        raise bad_parameter(name, "no-plan", "no loaded plan fits; see /v1/plans")
    return _crossing(network, crossing_of(network, rows, columns, None if every else tuple(fitting)))


def crossing_of(
    network: DistrictNetwork, rows_by: Dimension, columns_by: Dimension, plans: tuple[str, ...] | None
) -> tables.Crossing:
    """The table of a network, made once for each of its states."""
    return network.once(
        ("crossing", rows_by, columns_by, plans),
        tables.Crossing,
        lambda: tables.crossing(network.plans, rows_by, columns_by, only=plans),
    )


def _crossing(network: DistrictNetwork, made: tables.Crossing) -> Crossing:
    cells = (
        _cell(row, column, cell)
        for row in made.rows
        for column in made.columns
        if (cell := made.cell(row, column)) is not None
    )
    return Crossing(
        rows_by=made.rows_by,
        columns_by=made.columns_by,
        of_parties=made.of_parties,
        rows=tuple(_head(head, made.row_totals[head.id]) for head in made.rows),
        columns=tuple(_head(head, made.column_totals[head.id]) for head in made.columns),
        cells=tuple(cells),
        total=_numbers(made.whole),
        coverage=coverage_of(network),
    )


def _head(head: Head, total: tables.Crossed) -> CrossingHead:
    return CrossingHead(
        id=head.id,
        name=Words(nl=head.name.nl, en=head.name.en),
        special=head.special,
        number=head.number,
        owner=head.owner,
        kind=head.kind,
        group=head.group,
        part_of=head.part_of,
        under=head.under,
        members=head.members,
        total=_numbers(total),
    )


def _cell(row: Head, column: Head, cell: tables.Crossed) -> CrossingCell:
    return extended(
        CrossingCell,
        _numbers(cell),
        row=row.id,
        column=column.id,
        degrees=cell.named.degrees,
        via=cell.named.via,
        ids=cell.actions,
    )


def _numbers(cell: tables.Crossed) -> CrossingNumbers:
    named = cell.named
    return CrossingNumbers(
        actions=len(cell.actions),
        with_outside_holder=cell.with_outside_holder,
        without_holder=cell.without_holder,
        holds=named.holds,
        mentioned=cell.mentions,
        listed=named.lists,
        funds=cell.pays,
    )
