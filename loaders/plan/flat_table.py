"""Rows of a table whose cells a PDF gave up one behind the other.

The rule in the writer's mind: each row fills the columns from left to right. So behind the words of an action come
its owners and then its timing, each in the lines of its own cell. A cell of owners is known by the names in it; for
names nobody knows, by standing right before a timing, short and without the form of a sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Role
from loaders.plan.drafts import DraftAction
from loaders.plan.lines import Paragraph, Piece, PlanLine, pieces
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader, TableHeading, TableRows
from loaders.plan.structure import part
from loaders.plan.timing import is_timing, timing_tail
from loaders.plan.words import Column, letters

_LONGEST_OWNER_LINE = 45
_MOST_OWNER_LINES = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Cell:
    """Pieces of one column: ``kind`` is action, owner or timing."""

    kind: str
    pieces: tuple[Piece, ...]


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
    found = _Cells(reader, columns).of(groups)
    return _Rows(reader, columns, titles).of(found)


class _Cells:
    """Divides paragraphs into cells."""

    def __init__(self, reader: Reader, columns: Sequence[Column]) -> None:
        self._reader = reader
        self._timed = any(column.kind == "timing" for column in columns)

    def of(self, groups: Sequence[Paragraph]) -> list[Cell]:
        """The cells of all paragraphs, in order; owners nobody knows are found by the timing behind them."""
        cells: list[Cell] = []
        for index, group in enumerate(groups):
            following = groups[index + 1] if index + 1 < len(groups) else ()
            cells.extend(self._of_paragraph(group, following))
        return self._owners_before_timings(self._words_are_no_owners(cells))

    def _words_are_no_owners(self, cells: list[Cell]) -> list[Cell]:
        """Ordinary words in small letters ("partners.") are owners only right before a timing and not in a sentence."""
        given = list(cells)
        for index, cell in enumerate(given):
            if cell.kind != "owner" or any(char.isupper() for piece in cell.pieces for char in piece.text):
                continue
            timed = index + 1 < len(given) and given[index + 1].kind == "timing"
            before = given[index - 1] if index > 0 else None
            if not timed or cell.pieces[-1].text.endswith(".") or (before is not None and self._open(before)):
                given[index] = Cell("action", cell.pieces)
        return given

    def _open(self, cell: Cell) -> bool:
        """Whether a sentence goes on behind a cell of words."""
        return cell.kind == "action" and self._reader.words.goes_on(cell.pieces[-1].words)

    def _of_paragraph(self, group: Paragraph, following: Paragraph) -> list[Cell]:
        cells: list[Cell] = []
        rest = list(group)
        while len(rest) > 0:
            stop = next((at for at, line in enumerate(rest) if self._is_timing_line(line) or self._tail(line)), None)
            if stop is None:
                cells.extend(self._untimed(rest, following))
                break
            line = rest[stop]
            if self._is_timing_line(line):
                cells.extend(self._untimed(rest[:stop], (line,)))
                cells.append(Cell("timing", (line.piece,)))
            else:
                cells.extend(self._with_tail(rest[:stop], line))
            rest = rest[stop + 1 :]
        return cells

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
        return self._action(lines)

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
            if cell.kind != "timing" or index < 2 or given[index - 1].kind != "action":
                continue
            if given[index - 2].kind == "action" and self._has_owner_form(given[index - 1], given[index - 2]):
                given[index - 1] = Cell("owner", given[index - 1].pieces)
        return given

    def _has_owner_form(self, cell: Cell, action: Cell) -> bool:
        if any(piece.bulleted or len(piece.text) > _LONGEST_OWNER_LINE for piece in cell.pieces):
            return False
        if self._reader.words.goes_on(action.pieces[-1].words):
            return False
        parties = self._reader.parties(cell.pieces)
        return len(parties) > 0 and all(self._named_like_party(party.written, party.known) for party in parties)

    def _named_like_party(self, written: str, known: bool) -> bool:
        tokens = _WORD.findall(written)
        if known:
            return True
        if not 1 <= len(tokens) <= 6 or (written.endswith(".") and len(tokens) > 2):
            return False
        return written[0].isupper() or letters(tokens[0]) in self._reader.words.party_nouns


class _Rows:
    """Puts cells together into rows."""

    def __init__(self, reader: Reader, columns: Sequence[Column], titles: Sequence[str]) -> None:
        self._reader = reader
        self._titles = {letters(title) for title in titles}
        ordered = [column.kind for column in columns if column.kind in ("action", "owner", "timing")]
        self._order = ordered if "action" in ordered else ["action", *ordered]
        self._roles = [column.role or Role.HOLDER for column in columns if column.kind == "owner"] or [Role.HOLDER]
        self._rows = TableRows()

    def of(self, cells: Sequence[Cell]) -> TableRows:
        """The rows, in the order of the table."""
        width = max((len(piece.text) for cell in cells if cell.kind == "owner" for piece in cell.pieces), default=None)
        row: dict[str, list[tuple[Piece, ...]]] = {}
        for index, cell in enumerate(cells):
            if self._starts_new(row, cell):
                self._close(row, width)
                row = {}
            if cell.kind == "action" and len(row) == 0 and self._is_heading(cells, index):
                self._rows.entries.append(TableHeading(cell.pieces))
                continue
            row.setdefault(cell.kind, []).append(cell.pieces)
        self._close(row, width)
        return self._rows

    def _starts_new(self, row: dict[str, list[tuple[Piece, ...]]], cell: Cell) -> bool:
        if len(row) == 0:
            return False
        place = self._order.index(cell.kind) if cell.kind in self._order else 0
        if any(self._order.index(kind) > place for kind in row if kind in self._order):
            return True
        if cell.kind == "owner" and "owner" in row:
            open_cell = row["owner"][-1][-1].text.rstrip().endswith((",", "/"))
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

    def _close(self, row: dict[str, list[tuple[Piece, ...]]], width: int | None) -> None:
        if len(row) == 0:
            return
        action = [piece for cell in row.get("action", []) for piece in cell]
        owners, timings = row.get("owner", []), row.get("timing", [])
        if len(action) == 0 or (len(owners) == 0 and len(timings) == 0):
            self._rows.loose.extend(piece for cell in (*row.get("action", []), *owners, *timings) for piece in cell)
            return
        draft = DraftAction(text=action)
        cells = owners if len(self._roles) > 1 else [tuple(piece for cell in owners for piece in cell)]
        for cell, role in zip(cells, [*self._roles, *[self._roles[-1]] * len(cells)], strict=False):
            if len(cell) > 0:
                draft.holders.extend(self._reader.holders(cell, role, width))
        draft.timing = tuple(piece for cell in timings for piece in cell) or None
        self._rows.entries.append(draft)


def _head(piece: Piece, end: int) -> tuple[int, int, int, str]:
    text = piece.text[:end].rstrip()
    return piece.start, piece.start + len(text), min(piece.content, piece.start + len(text)), text
