"""Rows that are set with tab stops: paragraphs that each hold cells with a tab between them.

The rule in the writer's mind: who has no table to hand sets a tab between what, who and when, line after line under a
head set in the same way. Several tabs that follow each other stand for one where lines need another number of them to
come out below each other. A letter's head ("Aan:", "Datum:") and lines of two parts are no table for that.
"""

import re
from collections.abc import Sequence

from loaders.document.building import Line, Words

_TAB, _TABS = re.compile(r"\t"), re.compile(r"\t+")
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
# What, who and when; a head and two rows. Two parts are a label and what it says, two lines an address.
_MOST_HEAD_WORDS = 6
_FULL = 0.6
"""So many of the lines must fill every column: the last cell of the others is empty."""
_NUMBER = re.compile(r"[A-Z]{0,3}[-.]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?[.):]?|[A-Za-z][.)]")
_NO_HEAD = re.compile(r"[.:;,!?]\s*$|^\W*\d")


def is_tabbed(lines: Sequence[Line]) -> bool:
    """Whether a paragraph is one line with a tab in it."""
    return len(lines) == 1 and any("\t" in words.text for words in lines[0])


def rows_of(paragraphs: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...] | None:
    """The cells of tabbed paragraphs, the head first; None where they are no table."""
    if len(paragraphs) < _FEWEST_ROWS:
        return None
    for sign in (_TAB, _TABS):
        rows = _with_numbers([_cells(lines[0], sign) for lines in paragraphs])
        width = len(rows[0])
        full = sum(len(row) == width for row in rows)
        if width >= _FEWEST_COLUMNS and full >= _FULL * len(rows) and all(1 < len(row) <= width for row in rows):
            return rows if all(_is_head(cell) for cell in rows[0] if len(cell) > 0) else None
    return None


def _with_numbers(rows: Sequence[tuple[Line, ...]]) -> tuple[tuple[Line, ...], ...]:
    """The rows, their head with an empty cell before it where numbers stand there in all others: its own tab is gone
    with the white space at the beginning of its line."""
    head, *others = rows
    numbered = all(_NUMBER.fullmatch(_text(row[0])) is not None and len(row) > 1 for row in others)
    longer = sum(len(row) > len(head) for row in others)
    return (((), *head), *others) if numbered and longer > 0 else tuple(rows)


def _text(cell: Line) -> str:
    return "".join(words.text for words in cell).strip()


def _cells(line: Line, sign: re.Pattern[str]) -> tuple[Line, ...]:
    """A line as its cells, each with the words that stand in it."""
    cells: list[list[Words]] = [[]]
    for words in line:
        first, *more = sign.split(words.text)
        cells[-1].append(Words(first, words.place, words.marks))
        cells.extend([Words(part, words.place, words.marks)] for part in more)
    return tuple(tuple(words for words in cell if words.text != "") for cell in cells)


def _is_head(cell: Line) -> bool:
    """Whether a cell may be the head of a column: a few words that end as no sentence and no label does."""
    text = _text(cell)
    return 0 < len(text.split()) <= _MOST_HEAD_WORDS and _NO_HEAD.search(text) is None
