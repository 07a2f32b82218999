"""CSV with a row of tags, cell by cell with the place of each in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.four_w import COLUMNS, Field, Tagged
from loaders.workbook.cells import column_letters, unmarked

_TAG = re.compile(r"\s*#[a-zA-Z][a-zA-Z0-9_]*(?:\s*\+[a-zA-Z][a-zA-Z0-9_]*)*\s*")
_DELIMITERS = ",;\t"
_MARKED_INSIDE = re.compile(r"([;\t\r\n][^\S\r\n]*)'(?=[=+\-@＝＋－＠])")
"""Where whoever writes such rows keeps a divider within a text from beginning a formula."""
_LOOKED_AT = 25
"""Lines from the beginning in which the tags stand, as HXL has it."""
_FEWEST_TAGS = 3
"""So many cells of one line that are tags, one of an organisation among them, make a file one of this profile."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its value, and where its words stand in the text, without the quotation marks around them."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its number as a spreadsheet counts it, from 1, its cells, and where it stands in the text."""

    number: int
    cells: tuple[Cell, ...]
    start: int
    end: int

    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell.value.strip() == "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Tags:
    """The row of tags: the record itself, the divider of cells, and the column of each field that it has."""

    record: Record
    delimiter: str
    columns: dict[Field, int]

    def place(self, record: Record, field: Field) -> str:
        """The cell of a field as a person finds it: ``H12 (#org)``."""
        at = self.columns.get(field, 0)
        tag = self.record.cells[at].value.strip() if at < len(self.record.cells) else ""
        return f"{column_letters(at)}{record.number} ({tag})"


def tags_of(text: str) -> Tags | None:
    """The tags of a file of this profile; None where it is none."""
    lines = text[:_MOST_BEFORE].split("\n", _LOOKED_AT)[:_LOOKED_AT]
    for line in lines:
        if line.count("#") < _FEWEST_TAGS:
            continue
        for delimiter in _DELIMITERS:
            cells = [one.strip().strip('"') for one in line.split(delimiter)]
            tags = [one for one in cells if _TAG.fullmatch(one) is not None]
            if len(tags) >= _FEWEST_TAGS and any(one.strip().lower().startswith("#org") for one in tags):
                return _found(text, delimiter)
    return None


_MOST_BEFORE = 100_000
"""Characters in which the lines before the tags are looked for."""


def _found(text: str, delimiter: str) -> Tags | None:
    for record in records(text, delimiter):
        if record.number > _LOOKED_AT:
            return None
        tagged = [cell for cell in record.cells if _TAG.fullmatch(cell.value) is not None]
        if len(tagged) >= _FEWEST_TAGS:
            return Tags(record, delimiter, _columns([cell.value for cell in record.cells]))
    return None


def _columns(tags: Sequence[str]) -> dict[Field, int]:
    parts = [[one.strip().lower() for one in tag.split("+")] for tag in tags]
    found: dict[Field, int] = {}
    for column in COLUMNS:
        fitting = [(rank, at) for at, told in enumerate(parts) if (rank := _rank(column, told)) is not None]
        if len(fitting) > 0:
            found[column.field] = min(fitting)[1]
    return found


def _rank(column: Tagged, parts: Sequence[str]) -> int | None:
    """How well a tag fits a column, 0 the best; None where it does not."""
    hashtag, attributes = parts[0], set(parts[1:])
    if hashtag not in column.hashtags or not attributes.issuperset(column.with_all):
        return None
    return None if attributes.intersection(column.without) else column.hashtags.index(hashtag)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """The rows of CSV (RFC 4180), in time linear in its length: a cell in quotation marks may hold line breaks."""
    at, number, length = 0, 0, len(text)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    quoted = re.compile(r'"((?:[^"]++|"")*+)(?:"|\Z)')
    while at < length:
        start, cells = at, []
        number += 1
        while True:
            inside = quoted.match(text, at) if text.startswith('"', at) else None
            if inside is not None:
                rest = plain.match(text, inside.end())
                cells.append(Cell(_plain(inside[1].replace('""', '"')), inside.start(1), inside.end(1)))
                at = inside.end() if rest is None else rest.end()
            else:
                bare = plain.match(text, at)
                end = at if bare is None else bare.end()
                cells.append(Cell(_plain(text[at:end]), at, end))
                at = end
            if at >= length or text[at] != delimiter:
                break
            at += 1
        end = at
        at += 2 if text.startswith("\r\n", at) else 1
        yield Record(number, tuple(cells), start, end)


def _plain(text: str) -> str:
    """What a cell says, without the marks that keep it from being a formula."""
    return unmarked(_MARKED_INSIDE.sub(r"\1", text))
