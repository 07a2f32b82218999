"""What a fictional plan of the corpus holds, apart from any format, and the reading that belongs to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

FOLDER = Path(__file__).parent / "plans"
NAMES = Path(__file__).parent / "names.yaml"
"""The fictional municipalities of the corpus, as a user would name them with ``--names``."""

Yaml: TypeAlias = Mapping[str, Any]
"""A value of a YAML file, which holds whatever YAML holds."""


@dataclass(frozen=True)
class Cell:
    """A cell with its words; see ``markup`` for the signs in them."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Placed:
    """A cell with its first row and column in the whole of its grid."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True)
class Title:
    """The title of the document."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Labels:
    """A block of labels, each with its words."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """An action on lines of its own, each with a label."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Items:
    """A list; each item with its depth from 0."""

    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Notes:
    """Notes with their signs."""

    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; ``roles`` says what each of its columns holds and is never shown."""

    roles: tuple[str, ...]
    heads: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return len(self.roles)

    def placed(self) -> tuple[Placed, ...]:
        """Every cell of heads and rows with its place; rows are counted from the first head."""
        return tuple(_placed(self.heads, 0)) + tuple(_placed(self.rows, len(self.heads)))

    def full(self) -> list[list[str]]:
        """Heads and rows as text alone can show them: what lies under a merged cell is empty."""
        lines = [[""] * self.width for _ in range(len(self.heads) + len(self.rows))]
        for place in self.placed():
            lines[place.row][place.column] = place.cell.text
        return lines


Part: TypeAlias = Title | Text | Heading | Labels | Card | Items | Notes | Grid


@dataclass(frozen=True)
class Source:
    """A plan of the corpus: its parts, how it is laid out, and the reading that belongs to it."""

    name: str
    form: str
    parts: tuple[Part, ...]
    expected: Yaml
    options: Yaml = field(default_factory=dict)


def _placed(rows: Sequence[Sequence[Cell]], first: int) -> Iterator[Placed]:
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for down in range(cell.rows):
                taken.update((number + down, column + right) for right in range(cell.columns))
            yield Placed(first + number, column, cell)
            column += cell.columns


@cache
def sources() -> tuple[Source, ...]:
    """Every plan of the corpus, in the order of their files."""
    return tuple(_source(path) for path in sorted(FOLDER.glob("*.source.yaml")))


def _source(path: Path) -> Source:
    value: Yaml = yaml.safe_load(path.read_text("utf-8"))
    name = path.name.removesuffix(".source.yaml")
    expected: Yaml = yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text("utf-8"))
    return Source(name, value["as"], parts_in(value["parts"]), expected, value.get("options", {}))


def parts_in(held: Sequence[Yaml]) -> tuple[Part, ...]:
    """The parts of a plan, as a file of YAML holds them."""
    return tuple(map(_part, held))


def _part(value: Yaml) -> Part:
    ((kind, held),) = value.items()
    match kind:
        case "title":
            return Title(held)
        case "text":
            return Text(held)
        case "head":
            return Heading(held["text"], held["level"])
        case "labels":
            return Labels(_pairs(held))
        case "card":
            return Card(_pairs(held))
        case "items":
            return Items(tuple((int(depth), str(text)) for depth, text in held))
        case "notes":
            return Notes(_pairs(held))
        case "table":
            return Grid(tuple(held["roles"]), _cells(held["heads"]), _cells(held["rows"]))
    raise ValueError(kind)


def _pairs(held: Sequence[Sequence[Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(first), str(second)) for first, second in held)


def _cells(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(**cell) if isinstance(cell, dict) else Cell(str(cell)) for cell in row) for row in rows)
