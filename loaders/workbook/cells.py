"""What may stand in a cell, and text in one: what would be a formula, what no file can hold, what is too long.

Each step has its way back, and the way back gives exactly what went in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | float | date
"""What a cell holds; an empty cell holds nothing and is not there."""

LONGEST = 16_000
"""Characters of a text in one cell. Excel counts halves of characters (UTF-16) and takes 32,767 of them."""
LIST_JOIN = "\n"
"""Between the entries of a list in one cell: a line each."""

_BEGINS_FORMULA = r"(?:[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]|\s*\Z)"
_TO_MARK = re.compile(rf"'*{_BEGINS_FORMULA}")
_MARKED = re.compile(rf"'+{_BEGINS_FORMULA}")
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|\\(?=u[0-9a-f]{4})")
"""What no XML can hold, what Excel would read as such a character (``_x000C_``), and what looks like our escape."""
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_LIST_SIGNS = {"\\": "\\\\", "\n": "\\n"}
_LIST_MARKS = {mark: sign for sign, mark in _LIST_SIGNS.items()}
_LIST_SIGN = re.compile(r"[\\\n]")
_LIST_MARK = re.compile(r"\\[\\n]")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A cell of a sheet; rows and columns are counted from 0."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        """As a person finds it: ``Acties!B12``."""
        return f"{self.sheet}!{column_letters(self.column)}{self.row + 1}"


def column_letters(column: int) -> str:
    """The letters over a column, counted from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column, counted from 0, by its letters."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def cells_of(text: str) -> tuple[str, ...]:
    """A text as one cell, or as several where it is too long for one: no cell is ever a formula.

    A quotation mark is put before what would be one, and before white space alone, which would be an empty cell.
    Characters that no XML can hold are written by their number, ``\\u000c``.
    """
    told = _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    pieces = [told[at : at + LONGEST] for at in range(0, len(told), LONGEST)]
    return tuple(f"'{piece}" if _TO_MARK.match(piece) else piece for piece in pieces)


def text_of(cells: Iterable[str]) -> str:
    """The text that ``cells_of`` made these cells of."""
    told = "".join(map(unmarked, cells))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), told)


def unmarked(text: str) -> str:
    """A text without the quotation mark that keeps it from being a formula."""
    return text[1:] if _MARKED.match(text) else text


def written_day(text: str) -> str | None:
    """A day as ISO 8601 has it, from that or from ``31-3-2026``; None for what is no day."""
    found = _DUTCH_DAY.fullmatch(text.strip())
    try:
        day = date.fromisoformat(text.strip()) if found is None else date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return day.isoformat()


def list_text(entries: Sequence[str]) -> str:
    """A list as the text of one cell, a line for each entry; a line break inside one is written ``\\n``."""
    return LIST_JOIN.join(_LIST_SIGN.sub(lambda found: _LIST_SIGNS[found[0]], entry) for entry in entries)


def list_of(text: str) -> tuple[str, ...]:
    """The entries of a list; a blank line is none."""
    lines = [_LIST_MARK.sub(lambda found: _LIST_MARKS[found[0]], line) for line in text.split(LIST_JOIN)]
    return tuple(line for line in lines if line.strip() != "")
