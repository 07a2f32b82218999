"""The matrix *Wie doet wat*: outside parties against the parts of a plan, or against the plans of a district.

Its rows are grouped and ordered so that a gap is seen before any rule speaks: first who pays and holds nothing, then
who stands in lists and holds nothing, then who holds, the busiest first.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from graph.model.vocabulary import Degree, OrganisationKind, Role
from graph.plans import Named


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
    held: tuple[Named, ...] = ()
    mentioned: tuple[Named, ...] = ()
    listed: tuple[Named, ...] = ()
    funds: tuple[Named, ...] = ()
    derived: tuple[Named, ...] = ()
    """What follows from a collective; never in the numbers."""
    via: tuple[str, ...] = ()
    """Names of the units through which the party is named here."""
    held_via: tuple[Named, ...] = ()
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
    def mentioned_beside(self) -> int:
        """Number of different actions that name the party, and that it does not hold."""
        return len({row.action for row in self.mentioned} - {row.action for row in self.held})

    @property
    def in_text(self) -> tuple[Named, ...]:
        """Where the text of an action names the party."""
        return tuple(row for row in self.mentioned if row.role is None)

    @property
    def in_role(self) -> tuple[tuple[Role, tuple[Named, ...]], ...]:
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
    whole: "Matrix | None" = None
    """What this is a part of; None where it is all. Its sums are those of the whole."""

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.columns) * len(self.lines)

    def group(self, group: Group) -> tuple[Line, ...]:
        """The rows of one group."""
        return tuple(line for line in self.lines if line.group is group)

    def parties_in(self, group: Group) -> int:
        """How many parties a group has in the whole, units of named parties not counted."""
        whole = self if self.whole is None else self.whole
        return sum(line.group is group and line.under is None for line in whole.lines)

    def part(self, lines: slice, columns: slice) -> "Matrix":
        """Some of its rows and columns; what is counted stays counted on the whole."""

        def within(line: Line) -> Line:
            return replace(line, cells=line.cells[columns])

        return replace(
            self,
            columns=self.columns[columns],
            lines=tuple(map(within, self.lines[lines])),
            own=None if self.own is None else within(self.own),
            whole=self if self.whole is None else self.whole,
        )
