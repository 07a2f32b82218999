"""The matrix by choice: heads, cells and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from graph.export.forms.shape import Coverage, Identifier, Representation, Words, coverage_of, extended, text_of
from graph.model.vocabulary import Degree, OrganisationKind
from graph.network import Network
from graph.tables import crossing as tables
from graph.tables.dimensions import Dimension, Head, Special
from graph.tables.matrix import Group


class CrossingNumbers(Representation):
    """Different actions, lists and parts of plans; never rows. The four degrees are never added up."""

    actions: int = Field(
        description="Different actions: with a party or kind those that it holds or that name it, else all there are.",
        examples=[3],
    )
    with_outside_holder: int = Field(description="How many of those a party from outside holds.", examples=[2])
    without_holder: int = Field(description="For how many of those no holder is named.", examples=[0])
    holds: int = Field(description="Actions held; 0 in a table of actions.", examples=[2])
    mentioned: int = Field(description="Actions whose text names the party.", examples=[1])
    listed: int = Field(description="Partner lists the party stands in.", examples=[1])
    funds: int = Field(description="Parts of plans it pays for.", examples=[0])


class CrossingHead(Representation):
    """The head of a row or column, with its total: counted anew, since an action may be in several of its cells."""

    id: str = Field(description="Unique among the heads of its dimension.", examples=["ongoing"])
    name: Words = Field(description="Name as people read it; a name from a plan is the same in both.")
    special: Special | None = Field(
        description="`own`: the owners of plans with their departments. `not-said`: no target group is named. `lists`: "
        "partner lists and payers, which belong to no action and have no timing. `no-plan`: a municipality of which no "
        "plan is loaded; of it nothing can be concluded."
    )
    number: str | None = Field(description="Number of an ambition.", examples=["2"])
    owner: str | None = Field(description="Of an ambition: name of the owner of its plan.")
    kind: OrganisationKind | None = Field(description="Kind of party.")
    group: Group | None = Field(description="How a party is named over all that is counted.")
    part_of: str | None = Field(description="Of a unit: name of the organisation it is a part of.")
    under: str | None = Field(description="Of a unit: id of the head that counts it too.")
    members: tuple[str, ...] = Field(description="Of a kind, and of `own`: names of who is in it.")
    total: CrossingNumbers


class CrossingCell(CrossingNumbers):
    """A row and a column where something stands. Where there is no cell: not named in the plans that were counted."""

    row: str = Field(description="Id of the head of the row.", examples=["ngo"])
    column: str = Field(description="Id of the head of the column.", examples=["ongoing"])
    degrees: tuple[Degree, ...] = Field(
        description="How the party is named here: text only where nothing is held, the list only where there is "
        "nothing else. Empty in a table of actions, and for what only follows from a collective.",
        examples=[["holder"]],
    )
    via: tuple[str, ...] = Field(description="Of a party: names of the units through which it is named.")
    ids: tuple[Identifier, ...] = Field(description="Codes of the actions, in the order of the plans.")


class Crossing(Representation):
    """Two dimensions of the plans, set out against each other."""

    rows_by: Dimension = Field(description="What the rows are.", examples=["kind"])
    columns_by: Dimension = Field(description="What the columns are.", examples=["timing"])
    of_parties: bool = Field(
        description="Whether the cells say how parties are named; else they count actions, also those without a holder."
    )
    rows: tuple[CrossingHead, ...] = Field(description="The rows of this page, also those with nothing in them.")
    columns: tuple[CrossingHead, ...] = Field(description="The columns of this page, also those with nothing in them.")
    cells: tuple[CrossingCell, ...] = Field(description="Only where something stands; by row, then by column.")
    total: CrossingNumbers = Field(description="Of the whole table.")
    total_rows: int = Field(ge=0, description="How many rows there are on all pages.", examples=[12])
    total_columns: int = Field(ge=0, description="How many columns there are on all pages.", examples=[7])
    limit: int = Field(ge=1, description="The most rows on a page.", examples=[100])
    offset: int = Field(ge=0, description="How many rows stand before this page.", examples=[0])
    column_offset: int = Field(ge=0, description="How many columns stand before this page.", examples=[0])
    coverage: Coverage


class CrossingRow(Representation):
    """A row with its cells."""

    head: CrossingHead
    cells: tuple[CrossingCell, ...]


@dataclass(frozen=True, slots=True)
class CrossingPart:
    """What of a table is given: rows and heads of columns, and where they stand in the whole."""

    rows: Sequence[CrossingRow]
    columns: Sequence[Head]
    limit: int
    offset: int
    column_offset: int


def row_form(made: tables.Crossing, row: Head, columns: Sequence[Head]) -> CrossingRow:
    """A row of a table as it is given, with its cells in some of the columns."""
    cells = ((column, made.cell(row, column)) for column in columns)
    return CrossingRow(
        head=_head(row, made.row_totals[row.id]),
        cells=tuple(_cell(row, column, cell) for column, cell in cells if cell is not None),
    )


def crossing_form(network: Network, made: tables.Crossing, part: CrossingPart) -> Crossing:
    """A part of a table by choice as it is given.

    Args:
        network: what it was made of.
        made: the whole table.
        part: what of it is given.
    """
    rows, columns = part.rows, part.columns
    return Crossing(
        rows_by=made.rows_by,
        columns_by=made.columns_by,
        of_parties=made.of_parties,
        rows=tuple(row.head for row in rows),
        columns=tuple(_head(head, made.column_totals[head.id]) for head in columns),
        cells=tuple(cell for row in rows for cell in row.cells),
        total=_numbers(made.whole),
        total_rows=len(made.rows),
        total_columns=len(made.columns),
        limit=part.limit,
        offset=part.offset,
        column_offset=part.column_offset,
        coverage=coverage_of(network),
    )


def _head(head: Head, total: tables.Crossed) -> CrossingHead:
    return CrossingHead(
        id=head.id,
        name=text_of(head.name),
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
