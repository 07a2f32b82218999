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
from loaders.plan.column_heads import OTHER, Column, settled
from loaders.plan.doubtful_heads import head_text
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing

MOST_HEAD_ROWS = 6
"""So many rows from the top the heads are looked for: a title, an empty row and more may stand above them."""
ENOUGH = 0.6
"""Of the filled cells of a column without a known head, so many must hold the same for it to be told by them."""
_FEWEST = 2
"""From one cell nothing is told of a column."""
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
    look = reader.words.head
    best: TableColumns | None = None
    for start in range(min(MOST_HEAD_ROWS, table.height)):
        for count in (1, 2, 3):
            if start + count >= table.height or (count > 1 and not _stacked(table, start, count)):
                break
            heads = [_head(grid, table, column, start, count, look) for column in range(table.width)]
            named = tuple(column for column, _ in heads)
            if _enough(named) and (best is None or _known(named) > _known(best.columns)):
                best = TableColumns(named, tuple(words for _, words in heads), start + count, start)
    if best is None:
        return _by_content(grid, table, reader)
    told = _told(best, grid, table, reader)
    return replace(told, columns=settled(told.columns))


def _known(columns: Sequence[Column]) -> tuple[int, int]:
    """How many columns are known, and how many different ones: a head over two columns says less than theirs do."""
    return sum(column != OTHER for column in columns), len({column for column in columns if column != OTHER})


def _enough(columns: Sequence[Column]) -> bool:
    """Whether columns are those of a table of actions: an owner among them, or a time beside an action."""
    kinds = [column.kind for column in columns if column != OTHER]
    return len(kinds) >= 2 and ("owner" in kinds or ("action" in kinds and "timing" in kinds))


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


def _told(found: TableColumns, grid: Sequence[Sequence[Pieces]], table: Table, reader: Reader) -> TableColumns:
    """Columns whose head is not understood, told by what stands under them where that leaves no doubt."""
    columns, guessed = list(found.columns), set()
    if "action" not in {column.kind for column in columns}:
        longest = _longest(grid, found.first, [at for at, column in enumerate(columns) if column == OTHER])
        if longest is not None:
            columns[longest] = Column("action")
            guessed.add(longest)
    for at, column in enumerate(columns):
        if column == OTHER:
            kind = _by_cells([row[at] for row in grid[found.first :]], reader)
            if kind is not None and (kind.kind == "owner" or kind.kind not in {other.kind for other in columns}):
                held = any(other.role in HOLDING_ROLES for other in columns)
                columns[at] = replace(kind, role=Role.SUPPORT) if kind.kind == "owner" and held else kind
                guessed.add(at)
    return replace(found, columns=tuple(columns), guessed=frozenset(guessed))


def _by_content(grid: Sequence[Sequence[Pieces]], table: Table, reader: Reader) -> TableColumns | None:
    """A table whose heads nobody knows, or that has none: told by its cells, if they tell an action and its owner."""
    if table.height < _FEWEST + 1 or table.width < 2:
        return None
    first = max(1, table.heads or 0) if table.heads != 0 else 0
    kinds = [_by_cells([row[at] for row in grid[first:]], reader) or OTHER for at in range(table.width)]
    owners = [at for at, kind in enumerate(kinds) if kind.kind == "owner"]
    if len(owners) == 0:
        return None
    longest = _longest(grid, first, [at for at, kind in enumerate(kinds) if kind == OTHER])
    if longest is None or "timing" not in {kind.kind for kind in kinds}:
        return None
    kinds[longest] = Column("action")
    for later in owners[1:]:
        kinds[later] = Column("owner", Role.SUPPORT)
    heads = tuple(grid[0][at] if first > 0 else () for at in range(table.width))
    return TableColumns(tuple(kinds), heads, first, 0, frozenset(range(table.width)))


def _by_cells(cells: Sequence[Pieces], reader: Reader) -> Column | None:
    filled = [cell for cell in cells if len(cell) > 0]
    if len(filled) < _FEWEST:
        return None
    said = [_kind_of(cell, reader) for cell in filled]
    for kind in ("timing", "owner", "number", "costs"):
        if sum(one == kind for one in said) >= ENOUGH * len(filled):
            return Column(kind, Role.HOLDER) if kind == "owner" else Column(kind)
    return None


def _kind_of(cell: Pieces, reader: Reader) -> str | None:
    text = " ".join(piece.words for piece in cell)
    if is_timing(text):
        return "timing"
    bare = text.strip(" .)")
    if bare.replace(".", "").isdigit() and len(bare) <= 8:
        return "number"
    if text.lstrip().startswith(("€", "EUR")) or text.rstrip(" .").endswith(("euro", ",-")):
        return "costs"
    return "owner" if all_known(reader.parties(cell)) else None


def _longest(grid: Sequence[Sequence[Pieces]], first: int, columns: Sequence[int]) -> int | None:
    """The column whose cells hold the most words, if they are words of sentences."""
    counts = {
        at: [len(" ".join(piece.words for piece in row[at]).split()) for row in grid[first:] if len(row[at]) > 0]
        for at in columns
    }
    means = {at: sum(counted) / len(counted) for at, counted in counts.items() if len(counted) > 0}
    best = max(means, key=lambda at: means[at], default=None)
    return best if best is not None and means[best] >= _FEWEST else None


def is_head_again(grid: Sequence[Sequence[Pieces]], row: int, found: TableColumns) -> bool:
    """Whether a row is the head once more, as on a new page."""
    said = [text for text in row_of(grid, row) if text != ""]
    heads = [head_text(head).lower() for head in found.heads if len(head) > 0]
    return len(said) > 1 and all(text.lower() in heads for text in said)


def first_words(grid: Sequence[Sequence[Pieces]], found: TableColumns) -> dict[int, Piece]:
    """Of each column that is not understood and holds words, the first of them."""
    words: dict[int, Piece] = {}
    for row in grid[found.first :]:
        for at, column in enumerate(found.columns):
            if column == OTHER and len(row[at]) > 0:
                words.setdefault(at, row[at][0])
    return words
