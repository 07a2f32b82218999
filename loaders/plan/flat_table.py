"""Rows of a table whose cells a PDF gave up one behind the other.

The rule in the writer's mind: each row fills the columns from left to right. Where blank lines divide the cells, the
count of paragraphs says which column each is (``counted_rows``). Else a timing is known by its words, and a cell of
owners by the names in it; for names nobody knows, by standing where the columns put the owner, right before or right
behind a timing, short and with the capitals of a name. What has the form of a sentence is no owner.

Where the head of a column is not understood, only the count can tell its cells from the others: rows that cannot be
counted are left unread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Role
from loaders.document.lines import Paragraph, Piece, PlanLine, pieces
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.counted_rows import counted_rows
from loaders.plan.drafts import DraftAction
from loaders.plan.letters import letters
from loaders.plan.owner_form import OwnerForm
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader, TableHeading, TableRows
from loaders.plan.structure import part
from loaders.plan.timing import is_timing, timing_tail

_LONGEST_OWNER_LINE = 45
_MOST_OWNER_LINES = 12
_SENTENCE_ENDS = (".", "!", "?", ")")


@dataclass(frozen=True, slots=True)
class Cell:
    """Pieces of one column: ``kind`` is that of the column."""

    kind: str
    pieces: tuple[Piece, ...]
    role: Role | None = None
    """The role that the column gives, where it is known which column of owners this is."""


def read_flat_table(
    groups: Sequence[Paragraph], columns: Sequence[Column], reader: Reader, titles: Sequence[str]
) -> TableRows:
    """The rows of a flattened table.

    Args:
        groups: the lines of the table without its heads, grouped by blank lines.
        columns: its columns in order.
        reader: lexicon, joiner and words.
        titles: titles of blocks of this ambition, known as headings when they stand in the table.
    """
    whole = columns if any(column.kind == "action" for column in columns) else (Column("action"), *columns)
    found = _Cells(reader, whole).of(groups)
    return _Rows(reader, whole, titles).of(found)


class _Cells:
    """Divides paragraphs into cells."""

    def __init__(self, reader: Reader, columns: Sequence[Column]) -> None:
        self._reader, self._columns = reader, columns
        kinds = [column.kind for column in columns]
        self._timed = "timing" in kinds
        self._all_understood = OTHER not in columns
        self._form = OwnerForm(reader)
        behind = kinds[(kinds.index("timing") + 1) % len(kinds)] if self._timed else None
        self._owner_follows = behind == "owner"
        self._status_follows = behind == "status"
        self._owner_first = kinds[0] == "owner"

    def of(self, groups: Sequence[Paragraph]) -> list[Cell]:
        """The cells of all paragraphs, in order."""
        counted = counted_rows(groups, self._columns, self._anchors(groups), self._fits)
        cells: list[Cell] = []
        for index, group in enumerate(groups):
            following = groups[index + 1] if index + 1 < len(groups) else ()
            if index in counted:
                column = self._columns[counted[index]]
                cells.append(Cell(column.kind, pieces(group), column.role))
            elif self._all_understood:
                cells.extend(self._beside_timing(group, following, cells[-1].kind if len(cells) > 0 else None))
            else:
                cells.append(Cell("unplaced", pieces(group)))
        return self._owners_before_timings(self._words_are_no_owners(self._nobody(cells)))

    def _anchors(self, groups: Sequence[Paragraph]) -> list[int]:
        """The paragraphs that are a timing; "loopt" behind one, in the place of a status, is that status."""
        found: list[int] = []
        for index, group in enumerate(groups):
            status = self._status_follows and found[-1:] == [index - 1] and self._reader.words.is_status(group[0].text)
            if self._is_when(group) and not status:
                found.append(index)
        return found

    def _is_when(self, group: Paragraph) -> bool:
        text = " ".join(line.text for line in group)
        return len(group) <= 2 and not group[0].piece.bulleted and is_timing(text)

    def _fits(self, group: Paragraph, column: Column, strict: bool) -> bool:
        """Whether a paragraph can be a cell of a column, in a row that has a paragraph for each column."""
        if any(self._tail(line) or (column.kind != "action" and line.piece.bulleted) for line in group):
            return False
        if column.kind == "owner":
            return self._form.of_cell(pieces(group), strict=strict) or self._names_nobody(group)
        return column.kind != "action" or not all_known(self._reader.parties(pieces(group)))

    def _names_nobody(self, group: Sequence[PlanLine]) -> bool:
        return len(group) == 1 and self._reader.words.is_nobody(group[0].text)

    def _nobody(self, cells: list[Cell]) -> list[Cell]:
        """ "N.t.b." before a timing stands in the owner's place."""
        given = list(cells)
        for index, cell in enumerate(given[:-1]):
            empty = (
                cell.kind == "timing" and len(cell.pieces) == 1 and self._reader.words.is_nobody(cell.pieces[0].text)
            )
            if empty and given[index + 1].kind == "timing" and not self._owner_follows:
                given[index] = Cell("owner", cell.pieces)
        return given

    def _beside_timing(self, group: Paragraph, following: Paragraph, last: str | None) -> list[Cell]:
        """The cells of a paragraph; an owner or a status whose column stands behind the timing comes first."""
        cells: list[Cell] = []
        rest: Sequence[PlanLine] = group
        while len(rest) > 0:
            taken = 0
            if last == "timing" and self._status_follows and self._reader.words.is_status(rest[0].text):
                taken, last = 1, "status"
            elif (last == "timing" and self._owner_follows) or (last is None and self._owner_first):
                taken, last = self._leading_owners(rest, following), "owner"
            if taken > 0 and last is not None:
                cells.append(Cell(last, pieces(rest[:taken])))
                rest = rest[taken:]
                continue
            stop = next((at for at, line in enumerate(rest) if self._is_timing_line(line) or self._tail(line)), None)
            count = len(rest) if stop is None else stop + 1
            cells.extend(self._of_lines(rest[:count], following if stop is None else ()))
            rest, last = rest[count:], cells[-1].kind if len(cells) > 0 else last
        return cells

    def _leading_owners(self, lines: Sequence[PlanLine], following: Paragraph) -> int:
        """How many lines from the first on are a cell of owners; 0 for none."""
        if all_known(self._reader.parties(pieces(lines))) or self._names_nobody(lines):
            return len(lines)
        best = 0
        for count in range(1, min(len(lines), _MOST_OWNER_LINES) + 1):
            line = lines[count - 1]
            if line.piece.bulleted or len(line.text) > _LONGEST_OWNER_LINE or self._is_timing_line(line):
                break
            known = all_known(self._reader.parties((line.piece,)))
            if not known and best > 0 and not lines[count - 2].text.rstrip().endswith((",", "/")):
                break
            if self._form.of_cell(pieces(lines[:count]), strict=True):
                best = count
        return best if best < len(lines) or len(following) > 0 or not self._owner_first else 0

    def _words_are_no_owners(self, cells: list[Cell]) -> list[Cell]:
        """Ordinary words in small letters ("partners.") are owners only right before a timing and not in a sentence."""
        given = list(cells)
        for index, cell in enumerate(given):
            if (
                cell.kind != "owner"
                or cell.role is not None
                or any(char.isupper() for piece in cell.pieces for char in piece.text)
            ):
                continue
            beside = given[max(0, index - 1) : index + 2]
            timed = any(other.kind == "timing" for other in beside)
            before = given[index - 1] if index > 0 else None
            if not timed or cell.pieces[-1].text.endswith(".") or (before is not None and self._open(before)):
                given[index] = Cell("action", cell.pieces)
        return given

    def _open(self, cell: Cell) -> bool:
        """Whether a sentence goes on behind a cell of words."""
        return cell.kind == "action" and self._reader.words.goes_on(cell.pieces[-1].words)

    def _of_lines(self, lines: Sequence[PlanLine], following: Paragraph) -> list[Cell]:
        """The cells of lines of which at most the last holds a timing."""
        last = lines[-1]
        if self._is_timing_line(last):
            return [*self._untimed(lines[:-1], (last,)), Cell("timing", (last.piece,))]
        return self._with_tail(lines[:-1], last) if self._tail(last) else self._untimed(lines, following)

    def _is_timing_line(self, line: PlanLine) -> bool:
        return self._timed and not line.piece.bulleted and is_timing(line.text)

    def _tail(self, line: PlanLine) -> bool:
        """Whether a line ends in owners and a timing."""
        if not self._timed:
            return False
        at = timing_tail(line.piece.text)
        if at is None or at == 0:
            return False
        return self._owner_start(part(line.piece, 0, at)) is not None

    def _with_tail(self, before: Sequence[PlanLine], line: PlanLine) -> list[Cell]:
        at = timing_tail(line.piece.text) or 0
        owners = part(line.piece, 0, at)
        begin = self._owner_start(owners) or 0
        cells: list[Cell] = []
        if begin > 0:
            action = (*pieces(before), Piece(*_head(line.piece, begin)))
            cells.append(Cell("action", action))
            cells.append(Cell("owner", (part(owners, begin),)))
        else:
            split = self._known_suffix(before) if len(before) > 0 else 0
            if split < len(before) and len(before) > 0:
                cells.extend(self._action(before[:split]))
                cells.append(Cell("owner", (*pieces(before[split:]), owners)))
            else:
                cells.extend(self._action(before))
                cells.append(Cell("owner", (owners,)))
        cells.append(Cell("timing", (part(line.piece, at),)))
        return cells

    def _owner_start(self, piece: Piece) -> int | None:
        """Where the owners at the end of a line begin: 0 for the whole line, None where it ends in none.

        On one line a cell of owners keeps its commas; so the owners are the last chain of known names that commas
        divide. What a preposition or article leads up to belongs to the sentence.
        """
        if all_known(self._reader.parties((piece,))):
            return 0
        best = None
        for found in re.finditer(r"(?<=\s)(?=\S)", piece.text):
            head = piece.text[: found.start()].rstrip()
            tail = part(piece, found.start())
            if head.endswith("&") or self._reader.words.goes_on(head):
                continue
            if len(piece.text) - found.start() > 90:
                continue
            chain = [name.strip() for name in tail.text.split(",")]
            if all(self._reader.lexicon.is_name(name.rstrip(".")) for name in chain if name != ""):
                best = found.start()
                break
        return best

    def _untimed(self, lines: Sequence[PlanLine], following: Paragraph) -> list[Cell]:
        if len(lines) == 0:
            return []
        if all_known(self._reader.parties(pieces(lines))) and not lines[0].piece.bulleted:
            return [Cell("owner", pieces(lines))]
        split = self._known_suffix(lines)
        if 0 < split < len(lines) and self._ends(lines[split - 1]):
            return [*self._action(lines[:split]), Cell("owner", pieces(lines[split:]))]
        last = lines[-1]
        if (
            len(following) == 1
            and self._is_timing_line(following[0])
            and not all_known(self._reader.parties((last.piece,)))
        ):
            begin = self._owner_start(last.piece)
            if begin is not None and begin > 0:
                head = Piece(*_head(last.piece, begin))
                return [Cell("action", (*pieces(lines[:-1]), head)), Cell("owner", (part(last.piece, begin),))]
        if len(following) == 1 and self._is_timing_line(following[0]) and not self._owner_follows:
            split = self._unknown_suffix(lines)
            if split < len(lines):
                return [*self._action(lines[:split]), Cell("owner", pieces(lines[split:]))]
        return self._action(lines)

    def _unknown_suffix(self, lines: Sequence[PlanLine]) -> int:
        """From which line on the lines before a timing have the form of owners nobody knows."""
        for split in range(max(1, len(lines) - _MOST_OWNER_LINES), len(lines)):
            above, first = lines[split - 1], lines[split]
            if any(line.piece.bulleted or len(line.text) > _LONGEST_OWNER_LINE for line in lines[split:]):
                continue
            broken = above.text.rstrip().endswith(_SENTENCE_ENDS) or self._room(lines, above, first)
            if broken and self._ends(above) and self._form.of_cell(pieces(lines[split:]), strict=True):
                return split
        return len(lines)

    def _room(self, lines: Sequence[PlanLine], above: PlanLine, first: PlanLine) -> bool:
        """Whether the next word would have fitted on the line above: then the writer broke it on purpose."""
        width = max(len(line.text) for line in lines)
        return len(above.text) + 1 + len(first.text.split()[0]) <= width

    def _known_suffix(self, lines: Sequence[PlanLine]) -> int:
        """From which line on everything is known names; the number of lines where the last one is not."""
        for split in range(max(0, len(lines) - _MOST_OWNER_LINES), len(lines)):
            if lines[split].piece.bulleted or len(lines[split].text) > _LONGEST_OWNER_LINE:
                continue
            if all_known(self._reader.parties(pieces(lines[split:]))):
                return split
        return len(lines)

    def _ends(self, line: PlanLine) -> bool:
        return not self._reader.words.goes_on(line.text)

    def _action(self, lines: Sequence[PlanLine]) -> list[Cell]:
        return [Cell("action", pieces(lines))] if len(lines) > 0 else []

    def _owners_before_timings(self, cells: list[Cell]) -> list[Cell]:
        """Where a row has no known owners, its last paragraph before the timing is them if it has their form."""
        given = list(cells)
        for index, cell in enumerate(given):
            if cell.kind != "timing" or index < 2 or given[index - 1].kind != "action" or self._owner_follows:
                continue
            before, action = given[index - 1], given[index - 2]
            if action.kind == "action" and not self._open(action) and self._has_owner_form(before):
                given[index - 1] = Cell("owner", before.pieces)
        return given

    def _has_owner_form(self, cell: Cell) -> bool:
        if any(piece.bulleted or len(piece.text) > _LONGEST_OWNER_LINE for piece in cell.pieces):
            return False
        return self._form.of_cell(cell.pieces, strict=True)


class _Rows:
    """Puts cells together into rows."""

    def __init__(self, reader: Reader, columns: Sequence[Column], titles: Sequence[str]) -> None:
        self._reader = reader
        self._titles = {letters(title) for title in titles}
        self._order = [column.kind for column in columns]
        self._roles = [column.role or Role.HOLDER for column in columns if column.kind == "owner"] or [Role.HOLDER]
        self._rows = TableRows()

    def of(self, cells: Sequence[Cell]) -> TableRows:
        """The rows, in the order of the table."""
        width = max((len(piece.text) for cell in cells if cell.kind == "owner" for piece in cell.pieces), default=None)
        row: dict[str, list[Cell]] = {}
        for index, cell in enumerate(cells):
            if cell.kind == "other":
                self._rows.loose.extend(cell.pieces)
                continue
            if cell.kind == "unplaced":
                self._close(row, width)
                row = {}
                self._rows.loose.extend(cell.pieces)
                continue
            if self._starts_new(row, cell):
                self._close(row, width)
                row = {}
            if cell.kind == "action" and len(row) == 0 and self._is_heading(cells, index):
                self._rows.entries.append(TableHeading(cell.pieces))
                continue
            row.setdefault(cell.kind, []).append(cell)
        self._close(row, width)
        return self._rows

    def _starts_new(self, row: dict[str, list[Cell]], cell: Cell) -> bool:
        if len(row) == 0:
            return False
        place = self._order.index(cell.kind) if cell.kind in self._order else 0
        if any(self._order.index(kind) > place for kind in row if kind in self._order):
            return True
        if cell.kind == "owner" and "owner" in row:
            open_cell = row["owner"][-1].pieces[-1].text.rstrip().endswith((",", "/"))
            return len(row["owner"]) >= len(self._roles) and not open_cell
        return cell.kind == "timing" and "timing" in row

    def _is_heading(self, cells: Sequence[Cell], index: int) -> bool:
        cell = cells[index]
        if len(cell.pieces) > 2 or cell.pieces[0].bulleted:
            return False
        words = " ".join(piece.words for piece in cell.pieces)
        if index + 1 >= len(cells) or cells[index + 1].kind != "action":
            return False
        bare = words.rstrip(" :")
        first, _, rest = bare.partition(" ")
        if letters(bare) in self._titles:
            return True
        if self._reader.words.label(first) == "actions" and (letters(rest) in self._titles or words.endswith(":")):
            return True
        following = cells[index + 1].pieces[0]
        finished = not words.endswith((".", ";", ":")) and not self._reader.words.goes_on(bare)
        return finished and not following.bulleted and following.words[:1].isupper()

    def _close(self, row: dict[str, list[Cell]], width: int | None) -> None:
        if len(row) == 0:
            return
        action = [piece for cell in row.get("action", []) for piece in cell.pieces]
        owners, timings = row.get("owner", []), row.get("timing", [])
        wordless = not any(char.isalnum() for piece in action for char in piece.text)
        if wordless or (len(owners) == 0 and len(timings) == 0):
            self._rows.loose.extend(piece for cells in row.values() for cell in cells for piece in cell.pieces)
            return
        draft = DraftAction(text=action)
        if len(self._roles) == 1:
            owners = [Cell("owner", tuple(piece for cell in owners for piece in cell.pieces))]
        roles = (*self._roles, *(self._roles[-1] for _ in owners))
        for cell, role in zip(owners, roles, strict=False):
            if len(cell.pieces) > 0:
                self._reader.put_holders(draft, cell.pieces, cell.role or role, width)
        for kind, cells in row.items():
            if kind not in ("action", "owner", "other"):
                draft.put(kind, tuple(piece for cell in cells for piece in cell.pieces))
        self._rows.entries.append(draft)


def _head(piece: Piece, end: int) -> tuple[int, int, int, str]:
    text = piece.text[:end].rstrip()
    return piece.start, piece.start + len(text), min(piece.content, piece.start + len(text)), text
