"""A table whose cells a PDF gave up one behind the other.

The rule in the writer's mind: each row fills the columns from left to right. Where blank lines divide the cells, the
count of paragraphs says which column each is. Else a timing is known by its words, and a cell of owners by the names in
it; for names nobody knows, by standing where the columns put the owner, right before or right behind a timing, short
and with the capitals of a name. What has the form of a sentence is no owner. A few words alone right behind owners
stand in the place of a timing, whether or not anybody knows them.

Where the head of a column is not understood, only the count can tell its cells from the others: rows that cannot be
counted are left loose.
"""

import re
from collections.abc import Sequence

from loaders.document.lines import Paragraph, Piece, PlanLine, part, pieces
from loaders.document.model import Table
from loaders.document.shape.cells import FlatKnowledge
from loaders.document.shape.counted import counted_rows
from loaders.document.shape.flat_lines import LONGEST_OWNER_LINE, LONGEST_STRANGE_TIME, SENTENCE_ENDS, LineEnds, head_of
from loaders.document.shape.flat_rows import Cell, FlatColumns, FlatRows

_ABBREVIATED = re.compile(r"(?:\b\w{1,2}\.){2,}$")
_MOST_OWNER_LINES = 12


def flat_table(groups: Sequence[Paragraph], columns: FlatColumns, knowledge: FlatKnowledge) -> Table:
    """A flattened table; its first row holds the heads, a heading goes over all columns.

    Args:
        groups: the lines of the table without its heads, grouped by blank lines.
        columns: its columns in order, that of the actions among them.
        knowledge: what is known of words.
    """
    return FlatRows(knowledge, columns).of(_Cells(knowledge, columns.kinds).of(groups))


class _Cells(LineEnds):
    """Divides paragraphs into cells."""

    def __init__(self, knowledge: FlatKnowledge, kinds: Sequence[str]) -> None:
        super().__init__(knowledge, kinds)
        self._all_understood = "other" not in kinds
        behind = kinds[(kinds.index("timing") + 1) % len(kinds)] if self._timed else None
        self._owner_follows = behind == "owner"
        self._status_follows = behind == "status"
        self._owner_first = kinds[0] == "owner"

    def of(self, groups: Sequence[Paragraph]) -> list[Cell]:
        """The cells of all paragraphs, in order."""
        counted = counted_rows(groups, self._kinds, self._anchors(groups), self._fits)
        cells: list[Cell] = []
        for index, group in enumerate(groups):
            following = groups[index + 1] if index + 1 < len(groups) else ()
            if index in counted:
                cells.append(Cell(self._kinds[counted[index]], pieces(group), counted[index]))
            elif self._all_understood and self._is_strange_time(group, following, cells):
                cells.append(Cell("timing", pieces(group)))
            elif self._all_understood and (cut := self._strange_tail(group, cells)) is not None:
                line = group[-1].piece
                action = (*pieces(group[:-1]), *((Piece(*head_of(line, cut[0])),) if cut[0] > 0 else ()))
                cells.extend([Cell("action", action)] if len(action) > 0 else [])
                cells.extend((Cell("owner", (part(line, *cut),)), Cell("timing", (part(line, cut[1]),))))
            elif self._all_understood:
                cells.extend(self._beside_timing(group, following, cells[-1].kind if len(cells) > 0 else None))
            else:
                cells.append(Cell("unplaced", pieces(group)))
        return self._owners_before_timings(self._words_are_no_owners(self._nobody(cells)))

    def _is_strange_time(self, group: Paragraph, following: Paragraph, cells: Sequence[Cell]) -> bool:
        """Whether a few words stand alone between the owners of a row and the action of the next one."""
        if len(cells) < 2 or cells[-1].kind != "owner" or cells[-2].kind != "action" or not self._in_order():
            return False
        if len(group) > 1 or group[0].piece.bulleted or self._is_when(group) or self._is_text(group[0].text):
            return False
        if self._known.is_heading(group[0].text) or self._known.are_known(pieces(group)) or self._tail(group[0]):
            return False
        if not self._has_capital(cells[-1]):
            return False
        return len(following) == 0 or self._is_long(following)

    def _has_capital(self, cell: Cell) -> bool:
        return any(char.isupper() for piece in cell.pieces for char in piece.text)

    def _is_text(self, text: str) -> bool:
        """Whether words have the form of a sentence, or are too many to be a time."""
        ended = text.rstrip().endswith(SENTENCE_ENDS) and _ABBREVIATED.search(text) is None
        return ended or len(text.split()) > LONGEST_STRANGE_TIME

    def _is_long(self, group: Paragraph) -> bool:
        return sum(len(line.text.split()) for line in group) > LONGEST_STRANGE_TIME

    def _strange_tail(self, group: Paragraph, cells: Sequence[Cell]) -> tuple[int, int] | None:
        """Where owners, and behind them a time that nobody knows, begin on the last line of a paragraph.

        The owners begin the line behind a finished one, or stand behind the full stop of a sentence on it.
        """
        line, above = group[-1], (group[-2].piece if len(group) > 1 else None)
        if above is None and len(cells) > 0 and (cells[-1].kind == "action" or not self._has_capital(cells[-1])):
            above = cells[-1].pieces[-1]
        if not self._in_order() or line.piece.bulleted or self._tail(line) or self._is_when((line,)):
            return None
        begins = [found.end() for found in re.finditer(r"[.!?]\s+", line.piece.text)]
        ended = above is not None and not self._known.is_open_end(above.text)
        if ended and (len(group) == 1 or (above is not None and above.text.rstrip().endswith(SENTENCE_ENDS))):
            begins.append(0)
        for begin in begins:
            rest = part(line.piece, begin)
            if self._known.are_known((rest,)):
                return None
            for found in reversed(list(re.finditer(r"(?<=\s)(?=\S)", rest.text))):
                head, tail = rest.text[: found.start()], rest.text[found.start() :]
                if not head.rstrip().endswith(",") and self._known.are_known((part(rest, 0, found.start()),)):
                    if not self._is_text(tail) and not self._goes_on_as_name(rest, tail):
                        return rest.start - line.piece.start, rest.start - line.piece.start + found.start()
                    break
        return None

    def _goes_on_as_name(self, owners: Piece, tail: str) -> bool:
        """Whether what stands behind a known name is more of a name: "wethouder sociaal domein"."""
        named = any(self._known.is_name(name.strip()) for name in tail.split(","))
        return named or (tail[:1].islower() and self._known.has_owner_form((owners,), strict=True))

    def _anchors(self, groups: Sequence[Paragraph]) -> list[int]:
        """The paragraphs that are a timing; "loopt" behind one, in the place of a status, is that status."""
        found: list[int] = []
        for index, group in enumerate(groups):
            status = self._status_follows and found[-1:] == [index - 1] and self._known.is_status(group[0].text)
            if self._is_when(group) and not status:
                found.append(index)
        return found

    def _is_when(self, group: Paragraph) -> bool:
        text = " ".join(line.text for line in group)
        return len(group) <= 2 and not group[0].piece.bulleted and self._known.is_when(text)

    def _fits(self, group: Paragraph, kind: str, strict: bool) -> bool:
        """Whether a paragraph can be a cell of a column, in a row that has a paragraph for each column."""
        if any(self._tail(line) or (kind != "action" and line.piece.bulleted) for line in group):
            return False
        if kind == "owner":
            return self._known.has_owner_form(pieces(group), strict=strict) or self._names_nobody(group)
        if kind == "timing":
            text = " ".join(line.text for line in group)
            return not self._is_text(text) and not self._known.are_known(pieces(group))
        return kind != "action" or not self._known.are_known(pieces(group))

    def _names_nobody(self, group: Sequence[PlanLine]) -> bool:
        return len(group) == 1 and self._known.is_nobody(group[0].text)

    def _nobody(self, cells: list[Cell]) -> list[Cell]:
        """ "N.t.b." before a timing stands in the owner's place."""
        given = list(cells)
        for index, cell in enumerate(given[:-1]):
            empty = cell.kind == "timing" and len(cell.pieces) == 1 and self._known.is_nobody(cell.pieces[0].text)
            if empty and given[index + 1].kind == "timing" and not self._owner_follows:
                given[index] = Cell("owner", cell.pieces)
        return given

    def _beside_timing(self, group: Paragraph, following: Paragraph, last: str | None) -> list[Cell]:
        """The cells of a paragraph; an owner or a status whose column stands behind the timing comes first."""
        cells: list[Cell] = []
        rest: Sequence[PlanLine] = group
        while len(rest) > 0:
            taken = 0
            if last == "timing" and self._status_follows and self._known.is_status(rest[0].text):
                taken, last = 1, "status"
            elif (last == "timing" and self._owner_follows) or (last is None and self._owner_first):
                taken, last = self._leading_owners(rest, following), "owner"
            if taken > 0 and last is not None:
                cells.append(Cell(last, pieces(rest[:taken])))
                rest = rest[taken:]
                continue
            stop = next((at for at in range(len(rest)) if self._ends_row(rest, at)), None)
            count = len(rest) if stop is None else stop + 1
            cells.extend(self._of_lines(rest[:count], following if stop is None else ()))
            rest, last = rest[count:], cells[-1].kind if len(cells) > 0 else last
        return cells

    def _leading_owners(self, lines: Sequence[PlanLine], following: Paragraph) -> int:
        """How many lines from the first on are a cell of owners; 0 for none."""
        if self._known.are_known(pieces(lines)) or self._names_nobody(lines):
            return len(lines)
        best = 0
        for count in range(1, min(len(lines), _MOST_OWNER_LINES) + 1):
            line = lines[count - 1]
            if line.piece.bulleted or len(line.text) > LONGEST_OWNER_LINE or self._is_timing_line(line):
                break
            known = self._known.are_known((line.piece,))
            if not known and best > 0 and not lines[count - 2].text.rstrip().endswith((",", "/")):
                break
            if self._known.has_owner_form(pieces(lines[:count]), strict=True):
                best = count
        return best if best < len(lines) or len(following) > 0 or not self._owner_first else 0

    def _words_are_no_owners(self, cells: list[Cell]) -> list[Cell]:
        """Ordinary words in small letters ("partners.") are owners only right before a timing and not in a sentence."""
        given = list(cells)
        for index, cell in enumerate(given):
            if (
                cell.kind != "owner"
                or cell.column is not None
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
        return cell.kind == "action" and self._known.is_open_end(cell.pieces[-1].words)

    def _of_lines(self, lines: Sequence[PlanLine], following: Paragraph) -> list[Cell]:
        """The cells of lines of which at most the last holds a timing."""
        last = lines[-1]
        if self._is_timing_line(last):
            return [*self._untimed(lines[:-1], (last,)), Cell("timing", (last.piece,))]
        if self._tail(last):
            return self._with_tail(lines[:-1], last)
        begin = self._closing(lines, len(lines) - 1)
        return self._untimed(lines, following) if begin is None else self._closed(lines[:-1], last, begin)

    def _with_tail(self, before: Sequence[PlanLine], line: PlanLine) -> list[Cell]:
        at = self._known.when_tail(line.piece.text) or 0
        owners = part(line.piece, 0, at)
        begin = self._owner_start(owners) or 0
        cells: list[Cell] = []
        if begin > 0:
            action = (*pieces(before), Piece(*head_of(line.piece, begin)))
            cells.append(Cell("action", action))
            named = (part(owners, begin),)
            cells.append(Cell("owner", named, by_place=not self._known.are_known(named)))
        else:
            split = self._known_suffix(before) if len(before) > 0 else 0
            if split < len(before) and len(before) > 0:
                cells.extend(self._action(before[:split]))
                cells.append(Cell("owner", (*pieces(before[split:]), owners)))
            else:
                cells.extend(self._action(before))
                cells.append(Cell("owner", (owners,), by_place=not self._known.are_known((owners,))))
        cells.append(Cell("timing", (part(line.piece, at),)))
        return cells

    def _untimed(self, lines: Sequence[PlanLine], following: Paragraph) -> list[Cell]:
        if len(lines) == 0:
            return []
        if self._known.are_known(pieces(lines)) and not lines[0].piece.bulleted:
            return [Cell("owner", pieces(lines))]
        split = self._known_suffix(lines)
        if 0 < split < len(lines) and self._ends(lines[split - 1]):
            return [*self._action(lines[:split]), Cell("owner", pieces(lines[split:]))]
        last = lines[-1]
        if len(following) == 1 and self._is_timing_line(following[0]) and not self._known.are_known((last.piece,)):
            begin = self._owner_start(last.piece)
            if begin is not None and begin > 0:
                head = Piece(*head_of(last.piece, begin))
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
            if any(line.piece.bulleted or len(line.text) > LONGEST_OWNER_LINE for line in lines[split:]):
                continue
            broken = above.text.rstrip().endswith(SENTENCE_ENDS) or self._room(lines, above, first)
            if broken and self._ends(above) and self._known.has_owner_form(pieces(lines[split:]), strict=True):
                return split
        return len(lines)

    def _room(self, lines: Sequence[PlanLine], above: PlanLine, first: PlanLine) -> bool:
        """Whether the next word would have fitted on the line above: then the writer broke it on purpose."""
        width = max(len(line.text) for line in lines)
        return len(above.text) + 1 + len(first.text.split()[0]) <= width

    def _known_suffix(self, lines: Sequence[PlanLine]) -> int:
        """From which line on everything is known names; the number of lines where the last one is not."""
        for split in range(max(0, len(lines) - _MOST_OWNER_LINES), len(lines)):
            if lines[split].piece.bulleted or len(lines[split].text) > LONGEST_OWNER_LINE:
                continue
            if self._known.are_known(pieces(lines[split:])):
                return split
        return len(lines)

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
        if any(piece.bulleted or len(piece.text) > LONGEST_OWNER_LINE for piece in cell.pieces):
            return False
        return self._known.has_owner_form(cell.pieces, strict=True)
