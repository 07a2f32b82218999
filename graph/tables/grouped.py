"""Rows and columns of a matrix taken together: what is too large for one picture is shown in groups, to be opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model.vocabulary import OrganisationKind
from graph.plans import Named
from graph.tables.making_matrix import line_of
from graph.tables.matrix import Cell, Column, Line, Matrix


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Rows that are shown as one."""

    id: str
    name: str
    kind: OrganisationKind
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns that are shown as one."""

    id: str
    title: str
    columns: tuple[Column, ...]


def with_grouped_lines(matrix: Matrix, groups: Sequence[LineGroup]) -> Matrix:
    """The matrix with these groups for rows; a cell has what plans state in the cells of its rows, each once."""
    lines = []
    for group in groups:
        across = zip(*(line.cells for line in group.lines), strict=True)
        cells = tuple(_together(column.id, parts) for column, parts in zip(matrix.columns, across, strict=True))
        lines.append(line_of(group.id, group.name, group.kind, cells))
    return replace(matrix, lines=tuple(lines))


def with_grouped_columns(matrix: Matrix, groups: Sequence[ColumnGroup]) -> Matrix:
    """The matrix with these groups for columns; ``groups`` are all its columns, in order."""
    at, lines = 0, [list[Cell]() for _ in matrix.lines]
    for group in groups:
        here = slice(at, at + len(group.columns))
        at += len(group.columns)
        for line, cells in zip(matrix.lines, lines, strict=True):
            cells.append(_together(group.id, line.cells[here]))
    return replace(
        matrix,
        columns=tuple(_column(group) for group in groups),
        lines=tuple(replace(line, cells=tuple(cells)) for line, cells in zip(matrix.lines, lines, strict=True)),
    )


def in_columns(matrix: Matrix, kept: slice) -> Matrix:
    """Some of the columns, with the rows that have anything there."""
    part = matrix.part(slice(None), kept)
    return replace(part, lines=tuple(line for line in part.lines if any(not cell.empty for cell in line.cells)))


def _together(column: str, cells: Iterable[Cell]) -> Cell:
    """What is stated in these cells; through which unit, and what follows from a group, is told of each by itself."""
    cells = [cell for cell in cells if not cell.empty]
    return Cell(
        column=column,
        held=_each_once(row for cell in cells for row in cell.held),
        mentioned=_each_once(row for cell in cells for row in cell.mentioned),
        listed=_each_once(row for cell in cells for row in cell.listed),
        funds=_each_once(row for cell in cells for row in cell.funds),
    )


def _each_once(rows: Iterable[Named]) -> tuple[Named, ...]:
    return tuple({row.relation: row for row in rows}.values())


def _column(group: ColumnGroup) -> Column:
    columns = group.columns
    return Column(
        id=group.id,
        whole_plan=columns[0].whole_plan,
        number=None,
        title=group.title,
        actions=sum(column.actions for column in columns),
        with_outside_holder=sum(column.with_outside_holder for column in columns),
        lists=sum(column.lists for column in columns),
        blocks=sum(column.blocks for column in columns),
    )
