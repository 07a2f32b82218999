"""The columns of a table: what each holds, by the words of its head and by what its cells hold.

The rule in the writer's mind: the head says what stands under it. Where nobody knows the words of a head, what the
cells hold says it with less certainty, and that is told: cells of known parties are owners, cells that say when are
timings, the long words are the actions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from graph.model.vocabulary import HOLDING_ROLES, Role
from loaders.document.lines import Piece
from loaders.document.model import Table
from loaders.plan.cells import Pieces, row_of
from loaders.plan.column_cells import ColumnCells, action_among, cells_of, is_content
from loaders.plan.column_heads import OTHER, Column, settled
from loaders.plan.doubtful_heads import head_text
from loaders.plan.find.label_table import read_labels
from loaders.plan.find.marked_times import MARKED, with_marked_times
from loaders.plan.rank_columns import without_ranks
from loaders.plan.rows import Reader
from loaders.plan.timing import read_timing

MOST_HEAD_ROWS = 6
"""So many rows from the top the heads are looked for: a title, an empty row and more may stand above them."""
_LONGEST_HEAD = 160


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table, and the rows above its first row of cells."""

    columns: tuple[Column, ...]
    heads: tuple[Pieces, ...]
    """The words over each column; none where nothing stands there."""
    first: int
    """The row behind the heads."""
    above: int
    """The row in which the heads begin: what stands above it is no head."""
    guessed: frozenset[int] = field(default_factory=frozenset)
    """Columns that are told by what their cells hold."""

    def of_kind(self, kind: str) -> tuple[int, ...]:
        """Which columns hold something."""
        return tuple(at for at, column in enumerate(self.columns) if column.kind == kind)


def columns_of(grid: Sequence[Sequence[Pieces]], table: Table, reader: Reader) -> TableColumns | None:
    """The columns of a table of actions; None where it is none.

    Args:
        grid: the pieces of each cell, row by row, a cell over several places at each of them.
        table: the table itself.
        reader: what is known of words and names.
    """
    by_heads = _by_heads(grid, table, reader)
    if by_heads is not None and _enough(by_heads.columns):
        told = told_by_cells(by_heads, grid, reader)
    elif read_labels(grid, table, reader) is not None:
        return None
    else:
        told = told_by_cells(by_heads or _unknown_heads(grid, table), grid, reader)
        if not _told_enough(told):
            return None
    columns = without_ranks(told.columns, grid[told.first :], reader.words)
    return replace(told, columns=settled(columns))


def _by_heads(grid: Sequence[Sequence[Pieces]], table: Table, reader: Reader) -> TableColumns | None:
    """The columns by their heads, in the row where most are known; None where no head is."""
    look = reader.words.head
    best: TableColumns | None = None
    for start in range(min(MOST_HEAD_ROWS, table.height)):
        for count in (1, 2, 3):
            if start + count >= table.height or (count > 1 and not _stacked(table, start, count)):
                break
            heads = [_head(grid, table, column, start, count, look) for column in range(table.width)]
            words = tuple(words for _, words in heads)
            named = with_marked_times([column for column, _ in heads], words, grid[start + count :])
            found = TableColumns(named, words, start + count, start)
            if best is None or _weight(found) > _weight(best):
                best = found
    return None if best is None or all(column == OTHER for column in best.columns) else best


def _unknown_heads(grid: Sequence[Sequence[Pieces]], table: Table) -> TableColumns:
    """Columns of which no head is known: their heads are the first row that is filled, unless it says when or how much.

    A file that says that there are no heads is believed.
    """
    row = next((at for at in range(min(MOST_HEAD_ROWS, table.height)) if _is_filled(grid[at])), 0)
    headed = table.heads != 0 and ((table.heads or 0) > row or not any(is_content(cell) for cell in grid[row]))
    first = max(row + 1, table.heads or 0) if headed else row
    heads = tuple(grid[row][at] if headed else () for at in range(table.width))
    return TableColumns((OTHER,) * table.width, heads, first, row)


def _is_filled(row: Sequence[Pieces]) -> bool:
    """Whether more than half of the cells of a row hold words of their own."""
    return len({cell for cell in row if len(cell) > 0}) >= max(2, len(row) / 2)


def _told_enough(found: TableColumns) -> bool:
    """Whether columns of which heads alone say too little are those of a table of actions.

    It tells what is done and who does it, or when. Where a head names neither of them there has to be a third thing
    that only actions have: when, what it costs, how far it is. A list of partners with what they are for has none.
    """
    kinds = {column.kind for column in found.columns}
    named = {
        column.kind
        for at, column in enumerate(found.columns)
        if at not in found.guessed and column.doubt is None and column.kind in ("action", "owner")
    }
    if "action" not in kinds:
        return False
    if len(named) > 0 and ("owner" in kinds or "timing" in kinds):
        return True
    return "owner" in kinds and len(kinds & {"timing", "costs", "status"}) > 0


def _weight(found: TableColumns) -> tuple[bool, int, int, int]:
    """How much heads say: whether it is enough, how many columns are known, how many different ones, and by how many
    different heads. A head over two columns says less than theirs do."""
    known = [(column, head) for column, head in zip(found.columns, found.heads, strict=True) if column != OTHER]
    columns, heads = {column for column, _ in known}, {head for _, head in known}
    return _enough(found.columns), len(known), len(columns), len(heads)


def _enough(columns: Sequence[Column]) -> bool:
    """Whether columns are those of a table of actions: an owner among them, or a time beside an action."""
    kinds = [column.kind for column in columns if column != OTHER]
    return len(kinds) >= 2 and ("owner" in kinds or ("action" in kinds and ("timing" in kinds or MARKED.kind in kinds)))


def _stacked(table: Table, start: int, count: int) -> bool:
    """Whether rows are heads over heads: above, a cell goes over several columns or rows, or one behind it is empty."""
    if table.heads is not None and table.heads >= start + count:
        return True
    for row in range(start, start + count - 1):
        cells = table.row(row)
        if any(cell.columns > 1 or cell.rows > 1 for cell in cells):
            continue
        empty = [cell for cell in cells if len(cell.runs) == 0]
        if len(empty) == 0:
            return False
    return True


def _head(
    grid: Sequence[Sequence[Pieces]],
    table: Table,
    column: int,
    start: int,
    count: int,
    look: Callable[[str], Column | None],
) -> tuple[Column, Pieces]:
    """The head of one column over several rows: the lowest words that say it, else all of them together."""
    stack: list[Pieces] = []
    for row in range(start, start + count):
        words = _over(grid, row, column, count > 1 and row < start + count - 1)
        if len(words) > 0 and words not in stack:
            stack.append(words)
    whole = tuple(piece for words in stack for piece in words)
    if len(head_text(whole)) > _LONGEST_HEAD:
        return OTHER, whole
    for words in (*reversed(stack), whole):
        named = look(head_text(words)) if len(words) > 0 else None
        if named is not None:
            return named, words
    return OTHER, whole


def _over(grid: Sequence[Sequence[Pieces]], row: int, column: int, leans: bool) -> Pieces:
    """The words over a column in a row of heads; an empty place there belongs to the head on its left."""
    while leans and column > 0 and len(grid[row][column]) == 0:
        column -= 1
    return grid[row][column]


def told_by_cells(found: TableColumns, grid: Sequence[Sequence[Pieces]], reader: Reader) -> TableColumns:
    """Columns whose head is not understood, told by what stands under them where that leaves no doubt.

    Under the same heads every table of the document counts.
    """
    columns, guessed = list(found.columns), set[int]()
    if OTHER not in columns and "action" in {column.kind for column in columns}:
        return found
    rows = [
        row for row in range(found.first, len(grid)) if not _is_one(grid[row]) and not is_head_again(grid, row, found)
    ]
    every = reader.alike.with_others(found.heads, (grid[row] for row in rows))
    held = [cells_of(every, at, reader) for at in range(len(columns))]
    for at, named in _actions(columns, held).items():
        columns[at] = Column(named)
        guessed.add(at)
    for at, column in enumerate(columns):
        kind = held[at].kind if column == OTHER else None
        told = None if kind is None else _as_kind(kind, columns, ends=_is_end(at, columns, every))
        begun = len(every) > 0 and len(every[0][at]) > 0
        if told is None and column == OTHER and _is_theme(at, columns, held[at], begun=begun):
            told = Column("ambition")
        if told is not None:
            columns[at] = told
            guessed.add(at)
    return replace(found, columns=tuple(columns), guessed=frozenset(guessed))


def _as_kind(kind: str, columns: Sequence[Column], *, ends: bool) -> Column | None:
    """A column whose cells hold one sort of thing, beside the others; None where another column is that already.

    Parties beside those that a head calls holders take part. A time behind another one may be its end (``ends``).
    """
    if kind == "owner":
        holds = any(other.role in HOLDING_ROLES for other in columns)
        return Column("owner", Role.SUPPORT if holds else Role.HOLDER)
    taken = kind in {other.kind for other in columns}
    return None if taken and not (kind == "timing" and ends) else Column(kind)


def _is_end(at: int, columns: Sequence[Column], rows: Sequence[Sequence[Pieces]]) -> bool:
    """Whether a column of times is the end of the one left of it: no row ends before it begins, and one does later."""
    if at == 0 or columns[at - 1].kind != "timing" or [column.kind for column in columns].count("timing") > 1:
        return False
    texts = [[" ".join(piece.words for piece in row[column]) for column in (at - 1, at)] for row in rows]
    both = [(read_timing(begin), read_timing(end)) for begin, end in texts]
    days = [(one.start, other.end or other.start) for one, other in both if one is not None and other is not None]
    known = [(begin, end) for begin, end in days if begin is not None and end is not None]
    return len(known) > 0 and all(begin <= end for begin, end in known) and any(begin < end for begin, end in known)


def _is_theme(at: int, columns: Sequence[Column], held: ColumnCells, *, begun: bool) -> bool:
    """Whether a column says what its rows are about: left of the actions, and the same for rows behind each other, or
    once for them where ``begun``: its first row is filled and many below it are not."""
    kinds = [column.kind for column in columns]
    once = begun and held.stands_over
    return "ambition" not in kinds and "action" in kinds[at + 1 :] and (held.in_runs or once)


def _is_one(row: Sequence[Pieces]) -> bool:
    """Whether a row has one cell with words, as a heading has."""
    return len({cell for cell in row if len(cell) > 0}) < 2


def _actions(columns: Sequence[Column], held: Sequence[ColumnCells]) -> dict[int, str]:
    """Which columns are the actions, and which is their theme, where the heads do not say it or cannot be right.

    A column that is called what is done and says the same for several rows, beside words that differ, is their theme;
    one that is called a theme and says something else in every row, where nothing else is done, is what is done.
    """
    unknown = {at: held[at] for at, column in enumerate(columns) if column == OTHER}
    named = [at for at, column in enumerate(columns) if column.kind == "action"]
    if len(named) == 0:
        found = action_among(unknown)
        if found is None:
            themes = {at: held[at] for at, column in enumerate(columns) if column.kind == "ambition"}
            found = action_among({at: cells for at, cells in themes.items() if cells.differs})
        return {} if found is None else {found: "action"}
    if len(named) > 1 or held[named[0]].differs or "ambition" in {column.kind for column in columns}:
        return {}
    found = action_among({at: cells for at, cells in unknown.items() if cells.differs})
    if found is None or held[found].words <= held[named[0]].words:
        return {}
    return {named[0]: "ambition", found: "action"}


def is_head_again(grid: Sequence[Sequence[Pieces]], row: int, found: TableColumns) -> bool:
    """Whether a row is the head once more, as on a new page; of heads over heads each row is repeated."""
    said = [text for text in row_of(grid, row) if text != ""]
    heads = {head_text(head).lower() for head in found.heads if len(head) > 0}
    heads.update(text.lower() for at in range(found.above, found.first) for text in row_of(grid, at))
    return len(said) > 1 and all(text.lower() in heads for text in said)


def first_words(grid: Sequence[Sequence[Pieces]], found: TableColumns) -> dict[int, Piece]:
    """Of each column that is not understood and holds words, the first of them."""
    words: dict[int, Piece] = {}
    for row in grid[found.first :]:
        for at, column in enumerate(found.columns):
            if column == OTHER and len(row[at]) > 0:
                words.setdefault(at, row[at][0])
    return words
