"""Grid -> rows: the heads are found, cells become values, and what cannot be one is a fault at its cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.model.faults import Fault
from graph.model.value_faults import PlacedFault
from loaders import faults
from loaders.workbook.cells import Address, Value, column_number, list_of, text_of, written_day
from loaders.workbook.columns import ACTIONS, AMBITIONS, BLOCKS, BY_NAME, SHEETS, Column, Kind, SheetPlan
from loaders.workbook.grid import Grid, Sheet
from loaders.workbook.pages import GOES_ON
from loaders.workbook.tables import Held

_HEADS_WITHIN = 20
"""Rows from the top in which the heads stand; a person may have put a title above them."""
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_SHOWN_WORDS = 60


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with its values by field, and the way from a field to its cell."""

    sheet: str
    number: int
    columns: Mapping[str, int] = field(repr=False)
    held: dict[str, Held]

    def at(self, name: str) -> Address:
        """The cell of a field; that of the first column where the field has no column here."""
        return Address(self.sheet, self.number, self.columns.get(name, 0))

    def text(self, name: str) -> str | None:
        """The text of a field; None where it is empty."""
        value = self.held.get(name)
        return value if isinstance(value, str) else None

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries of a field that is a list."""
        value = self.held.get(name)
        return value if isinstance(value, tuple) else ()


@dataclass(slots=True)
class Rows:
    """All rows of a workbook sheet by sheet, everything that is wrong, and where there is more than is read."""

    by_sheet: dict[str, list[ReadRow]]
    faults: list[PlacedFault] = field(default_factory=list)
    unknown_heads: list[tuple[Address, str]] = field(default_factory=list)
    unknown_sheets: list[str] = field(default_factory=list)
    gone_with: list[Address] = field(default_factory=list)
    """Parties whose action or part was taken away: they go with it."""

    def blame(self, at: Address | str, fault: Fault) -> None:
        """Keeps a fault with its place."""
        self.faults.append(PlacedFault(str(at), fault))


def rows_of(grid: Grid, own_sheets: frozenset[str]) -> Rows:
    """The rows of all sheets. ``own_sheets`` are those of a workbook that hold no rows of a plan."""
    found = Rows({sheet.name: [] for sheet in SHEETS})
    by_name = {name.strip().casefold(): sheet for name, sheet in grid.sheets.items()}
    for plan in SHEETS:
        sheet = by_name.get(plan.name.casefold())
        if sheet is None:
            found.blame(plan.name, faults.WORKBOOK_SHEET_MISSING(sheet=plan.name))
        else:
            _Sheet(sheet, plan, found).read()
    _refuse_codes_twice(found)
    known = {name.casefold() for name in (*BY_NAME, *own_sheets)}
    found.unknown_sheets += [name for name in grid.sheets if name.strip().casefold() not in known]
    return found


def _refuse_codes_twice(found: Rows) -> None:
    """A code is that of one row; parties name those of actions and of parts, so they differ over both sheets."""
    for sheets in ((AMBITIONS,), (BLOCKS, ACTIONS)):
        seen: dict[str, Address] = {}
        for row in (row for sheet in sheets for row in found.by_sheet[sheet]):
            code = row.text("code")
            first = None if code is None else seen.setdefault(code.casefold(), row.at("code"))
            if code is not None and first is not None and first != row.at("code"):
                found.blame(row.at("code"), faults.WORKBOOK_CODE_TWICE(code=code[:_SHOWN_WORDS], cell=str(first)))


class _Sheet:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, plan: SheetPlan, found: Rows) -> None:
        self._sheet, self._plan, self._found = sheet, plan, found
        self._lines: dict[int, dict[int, Value]] = {}
        for (row, column), value in sorted(sheet.cells.items()):
            self._lines.setdefault(row, {})[column] = value
        self._columns: dict[str, int] = {}
        self._texts: dict[str, list[str]] = {}
        """The pieces of the texts of the row that was read last."""

    def read(self) -> None:
        """Finds the heads, then takes in every row below them."""
        heads = self._head_row()
        if heads is None:
            first = self._plan.columns[0].head
            self._found.blame(self._plan.name, faults.WORKBOOK_HEADS_MISSING(sheet=self._plan.name, head=first))
            return
        self._place_heads(heads)
        if any(column.is_read and column.name not in self._columns for column in self._plan.columns):
            return
        self._refuse_merged(heads)
        self._refuse_without_value(heads)
        for number, cells in self._lines.items():
            if number > heads:
                self._row(number, cells)

    def _head_row(self) -> int | None:
        known = {_key(column.head) for column in self._plan.columns}
        counted = {
            row: sum(1 for value in cells.values() if _key(value) in known)
            for row, cells in self._lines.items()
            if row < _HEADS_WITHIN
        }
        best = max(counted, key=lambda row: (counted[row], -row), default=None)
        return best if best is not None and counted[best] >= min(2, len(known)) else None

    def _place_heads(self, heads: int) -> None:
        by_head = {_key(column.head): column for column in self._plan.columns}
        for at, value in self._lines[heads].items():
            address = Address(self._plan.name, heads, at)
            column = by_head.get(_key(value))
            if column is None:
                self._found.unknown_heads.append((address, str(value)[:_SHOWN_WORDS]))
            elif column.name in self._columns:
                self._found.blame(address, faults.WORKBOOK_HEAD_TWICE(head=column.head))
            else:
                self._columns[column.name] = at
        for column in self._plan.columns:
            if column.is_read and column.name not in self._columns:
                missing = faults.WORKBOOK_HEAD_MISSING(sheet=self._plan.name, head=column.head)
                self._found.blame(Address(self._plan.name, heads, max(self._lines[heads]) + 1), missing)

    def _refuse_merged(self, heads: int) -> None:
        ours = {at for name, at in self._columns.items() if self._plan.by_name[name].is_read}
        for told in self._sheet.merged:
            found = _RANGE.fullmatch(told)
            if found is None:
                continue
            first, last = column_number(found[1]), column_number(found[3])
            if int(found[4]) > heads and any(first <= at <= last for at in ours):
                self._found.blame(f"{self._plan.name}!{told}", faults.WORKBOOK_MERGED())

    def _refuse_without_value(self, heads: int) -> None:
        ours = {at for name, at in self._columns.items() if self._plan.by_name[name].is_read}
        for address in self._sheet.without_value:
            if address.row > heads and address.column in ours:
                self._found.blame(Address(self._plan.name, address.row, address.column), faults.WORKBOOK_NO_VALUE())

    def _row(self, number: int, cells: Mapping[int, Value]) -> None:
        rows = self._found.by_sheet[self._plan.name]
        pieces = {name: cells[at] for name, at in self._columns.items() if at in cells}
        if all(isinstance(value, str) and value.strip() == "" for value in pieces.values()):
            return
        row = ReadRow(self._plan.name, number, self._columns, {})
        code = _plain(pieces.get("code"))
        if code is not None and code.endswith(GOES_ON):
            self._go_on(row, code.removesuffix(GOES_ON).strip(), pieces, rows)
            return
        for name, value in self._values(row, pieces):
            row.held[name] = value
        if any(self._plan.by_name[name].is_read for name in row.held):
            rows.append(row)
        self._texts = {name: [value] for name, value in pieces.items() if isinstance(value, str)}

    def _go_on(self, row: ReadRow, code: str, pieces: Mapping[str, Value], rows: list[ReadRow]) -> None:
        """Adds the cells of a row to the texts of the row above, of which they are the rest."""
        if len(rows) == 0 or str(rows[-1].held.get("code", "")).casefold() != code.casefold():
            self._found.blame(row.at("code"), faults.WORKBOOK_GOES_ON_NOWHERE(code=code))
            return
        for name, value in pieces.items():
            kind = self._plan.by_name[name].kind
            if isinstance(value, str) and kind in (Kind.TEXT, Kind.LIST, Kind.NUMBER):
                self._texts.setdefault(name, []).append(value)
                text = text_of(self._texts[name])
                rows[-1].held[name] = list_of(text) if kind is Kind.LIST else text

    def _values(self, row: ReadRow, pieces: Mapping[str, Value]) -> Iterator[tuple[str, Held]]:
        for name, value in pieces.items():
            column = self._plan.by_name[name]
            made = _value(column, value)
            if isinstance(made, Fault):
                self._found.blame(row.at(name), made)
            elif made is not None and made != ():
                yield name, made


def _value(column: Column, value: Value) -> Held | Fault | None:
    """What a cell says, or what is wrong with it; None where it says nothing."""
    match column.kind:
        case Kind.LIST:
            return list_of(_text(value))
        case Kind.TEXT | Kind.SHOWN:
            return _text(value) if _says_something(value) else None
        case Kind.NUMBER:
            return value if isinstance(value, int) else _text(value) if _says_something(value) else None
    plain = _plain(value)
    if plain is None:
        return None
    match column.kind:
        case Kind.DAY:
            return _day(value, plain)
        case Kind.WHOLE:
            is_whole = plain.isascii() and plain.isdigit() and len(plain) < 10
            return int(plain) if is_whole else faults.WORKBOOK_NO_NUMBER()
        case Kind.WORD:
            known = {word.casefold(): word for word in column.words}
            unknown = faults.WORKBOOK_UNKNOWN_WORD(said=plain[:_SHOWN_WORDS], known=column.words)
            return known.get(" ".join(plain.split()).casefold(), unknown)
    return plain


def _says_something(value: Value) -> bool:
    """Whether a cell is not blank; one that holds white space on purpose has a mark before it."""
    return not isinstance(value, str) or value.strip() != ""


def _text(value: Value) -> str:
    """A value as the text that a Dutch spreadsheet shows for it."""
    if isinstance(value, str):
        return text_of((value,))
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return str(value).replace(".", ",")


def _plain(value: Value | None) -> str | None:
    """A value as one word or code; None where it is blank."""
    text = "" if value is None else _text(value).strip()
    return None if text == "" else text


def _day(value: Value, plain: str) -> Held | Fault:
    if isinstance(value, date):
        return value.isoformat()
    return written_day(plain) or faults.WORKBOOK_NO_DAY(said=plain[:_SHOWN_WORDS])


def _key(value: Value | str) -> str:
    return " ".join(str(value).split()).casefold()
