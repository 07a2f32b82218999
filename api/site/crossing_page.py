"""Rows and columns of the table by choice: the words for them in an address, what the page shows, and the open cell.

A cell is opened by an address of its own (``cel=``), and the page then holds the actions and quotes of that cell alone.
With those of every cell in it, an action would stand there once for every party and group that it names: the page of
twenty plans would be many times as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from graph.plans import ActionPart, Named
from graph.tables.crossing import Crossed, Crossing
from graph.tables.dimensions import Dimension, Head
from graph.tables.matrix import Group

IN_ADDRESS: Mapping[str, Dimension] = {
    "partij": Dimension.PARTY,
    "soort": Dimension.KIND,
    "gemeente": Dimension.MUNICIPALITY,
    "ambitie": Dimension.AMBITION,
    "doelgroep": Dimension.TARGET_GROUP,
    "planning": Dimension.TIMING,
}
"""What each dimension is called in the address of a page, in the order of the list to choose from."""

NAMES: Mapping[Dimension, str] = {
    Dimension.PARTY: N_("Partij"),
    Dimension.KIND: N_("Soort partij"),
    Dimension.MUNICIPALITY: N_("Gemeente"),
    Dimension.AMBITION: N_("Ambitie"),
    Dimension.TARGET_GROUP: N_("Doelgroep"),
    Dimension.TIMING: N_("Planning"),
}
BANDS: Mapping[Group, str] = {
    Group.PAYS: N_("Betaalt"),
    Group.LISTED: N_("Alleen partnerlijst"),
    Group.MENTIONED: N_("Genoemd bij een actie"),
    Group.HOLDS: N_("Houder"),
    Group.REST: N_("Restgroep"),
    Group.DERIVED: N_("Afgeleid"),
}
"""How parties in columns are named over all, in short: a band may be one column wide."""
BETWEEN = "~"
"""Stands between the row and the column of a cell in an address; no id holds it."""

QUOTES_SHOWN = 50
# Of the open cell, in each way of being named. The fullest cell of the shipped plans has 36 actions, all that the towns
# of the practice district hold themselves; each is a quote.

_LONG = frozenset({Dimension.AMBITION, Dimension.TARGET_GROUP})


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for, as words of the address; ``fault`` where there is no such table."""

    rows: str
    columns: str
    usual: bool
    """Whether this is the table that is shown without a choice."""
    fault: str | None

    @property
    def dimensions(self) -> tuple[Dimension, Dimension]:
        """Rows and columns; only of a choice without fault."""
        return IN_ADDRESS[self.rows], IN_ADDRESS[self.columns]


@dataclass(frozen=True, slots=True)
class Band:
    """Heads that belong together: parties that are named in the same way, or ambitions of one plan."""

    group: Group | None
    owner: str | None
    heads: tuple[Head, ...]
    """Those that are shown."""
    parties: int = 0
    """How many it has in all, units not counted."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """An action in the open cell; ``who`` are the rows of the cell that name a party at it."""

    action: ActionPart
    holders: tuple[str, ...]
    """As written."""
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The open cell. Without ``row``: the table has no such cell."""

    row: Head | None
    column: Head | None
    cell: Crossed | None
    held: tuple[Quoted, ...] = ()
    in_text: tuple[Quoted, ...] = ()
    in_role: tuple[Quoted, ...] = ()
    """In another role than holder."""
    without_holder: tuple[Quoted, ...] = ()
    with_holder: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The table as the page shows it."""

    table: Crossing
    rows: tuple[Band, ...]
    columns: tuple[Band, ...]
    long: bool
    """Whether the columns have long names, which a narrow screen shows as numbers."""
    opened: Opened | None
    quotes_shown: int = QUOTES_SHOWN


def choice_of(rows: str, columns: str, usual_columns: str) -> Choice:
    """What the words of an address ask for; what is not given is as in the usual table."""
    usual_rows = "partij"
    rows, columns = rows or usual_rows, columns or usual_columns
    fault = None
    if rows not in IN_ADDRESS or columns not in IN_ADDRESS:
        fault = "unknown"
    elif rows == columns:
        fault = "same"
    return Choice(rows, columns, (rows, columns) == (usual_rows, usual_columns), fault)


def shown(table: Crossing, part: Crossing, cell: str, actions: Mapping[str, ActionPart]) -> Shown:
    """The part of a table that is shown, with the cell that is asked for open.

    Args:
        table: the whole table.
        part: the same with only the rows and columns that are shown.
        cell: ids of its row and column with ``~`` between them; empty for none.
        actions: all actions by id.
    """
    return Shown(
        table=part,
        rows=bands(table.rows, part.rows),
        columns=bands(table.columns, part.columns),
        long=table.columns_by in _LONG,
        opened=None if cell == "" else _opened(table, cell, actions),
    )


def bands(heads: Sequence[Head], shown: Iterable[Head]) -> tuple[Band, ...]:
    """The shown ones of all heads in their bands, a unit in that of the party it stands under; one band where there is
    nothing to tell apart."""
    kept = {head.id for head in shown}
    by_id = {head.id: head for head in heads}
    several = len({head.owner for head in heads}) > 1

    def key(head: Head) -> tuple[Group | None, str | None]:
        while head.under is not None:
            head = by_id[head.under]
        return head.group, head.owner if several else None

    found = (Band(*about, tuple(each)) for about, each in groupby(heads, key))
    return tuple(
        replace(band, heads=inside, parties=sum(head.under is None for head in band.heads))
        for band in found
        if len(inside := tuple(head for head in band.heads if head.id in kept)) > 0
    )


def _opened(table: Crossing, cell: str, actions: Mapping[str, ActionPart]) -> Opened:
    row_id, _, column_id = cell.partition(BETWEEN)
    row = next((head for head in table.rows if head.id == row_id), None)
    column = next((head for head in table.columns if head.id == column_id), None)
    if row is None or column is None:
        return Opened(None, None, None)
    found = table.cell(row, column)
    if found is None:
        return Opened(row, column, None)
    written = {action: tuple(one.written for one in actions[action].parties if one.holds) for action in found.actions}

    def quoted(which: Iterable[str], named: tuple[Named, ...] = ()) -> tuple[Quoted, ...]:
        who = {action: dict.fromkeys(each.name for each in named if each.action == action) for action in which}
        return tuple(Quoted(actions[action], written[action], tuple(names)) for action, names in who.items())

    def of_rows(named: tuple[Named, ...]) -> tuple[Quoted, ...]:
        at = {each.action for each in named}
        return quoted((action for action in found.actions if action in at), named)

    if not table.of_parties:
        unheld = [action for action in found.actions if len(written[action]) == 0]
        held = [action for action in found.actions if len(written[action]) > 0]
        return Opened(row, column, found, without_holder=quoted(unheld), with_holder=quoted(held))
    in_role = tuple(row for _, rows in found.named.in_role for row in rows)
    of = found.named
    return Opened(row, column, found, held=of_rows(of.held), in_text=of_rows(of.in_text), in_role=of_rows(in_role))
