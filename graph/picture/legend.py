"""What the lines, boxes and signs of a picture mean, below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as ET

from graph.model.language import Language, Text, named
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.caption import fictional_words
from graph.picture.elements import element, number, write
from graph.picture.scene import ONLY_LISTED, SHAPES, Meaning, Scene
from graph.picture.signs import INK, box_looks, draw_line, draw_sign
from graph.tables.matrix import Group

DEGREES = (Degree.HOLDER, Degree.FUNDS, Degree.MENTIONED, Degree.LISTED)
_HOLDER = Text("houder (dikker: meer acties)", "holder (thicker: more actions)")
_NO_ACTION = Text("geen actie op deze naam", "no action under this name")
_SIDE, _ROW, _AFTER_SIGN, _BETWEEN = 12.0, 20.0, 8.0, 18.0
_LINE_WIDE, _SIGN_WIDE = 44.0, 14.0
_LETTER = 6.8
# The words of a legend are few and known: the widest has 6.7 pixels a letter, measured in Chromium at 13 pixels.


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and what it means."""

    words: str
    sign: float
    """How wide its sign is."""
    draw: Callable[[ET.Element, float, float], None]

    @property
    def width(self) -> float:
        """What it takes in a row."""
        return self.sign + _AFTER_SIGN + len(self.words) * _LETTER


Rows = Sequence[Sequence[Entry]]


def _words(degree: Degree, language: Language) -> str:
    """What a line means: a party that is listed has a line of its own only where it is nothing else."""
    own = {Degree.HOLDER: _HOLDER, Degree.LISTED: ONLY_LISTED}.get(degree)
    return named(degree, language) if own is None else own.said(language)


def legend_rows(scene: Scene, width: float) -> Rows:
    """The legend of a picture, in rows that fit in its width; last, that it is made up, where it is."""
    language, kinds = scene.language, {node.kind for node in scene.nodes}
    entries = [_meaning(one) for one in _meanings(scene)]
    entries += [
        Entry(named(kind, language), _SIGN_WIDE, partial(_sign, kind)) for kind in OrganisationKind if kind in kinds
    ]
    if scene.fictional:
        entries.append(Entry(fictional_words(language), 0.0, _nothing))
    rows: list[list[Entry]] = [[]]
    taken = 0.0
    for entry in entries:
        if taken > 0 and taken + entry.width > width - 2 * _SIDE:
            rows.append([])
            taken = 0.0
        rows[-1].append(entry)
        taken += entry.width + _BETWEEN
    return rows


def _meanings(scene: Scene) -> Sequence[Meaning]:
    if scene.meanings is not None:
        return scene.meanings
    lines = [Meaning(_words(degree, scene.language), degree) for degree in DEGREES]
    return [*lines, Meaning(_NO_ACTION.said(scene.language), None)]


def _meaning(one: Meaning) -> Entry:
    return Entry(one.words, _LINE_WIDE, _box if one.degree is None else partial(_line, one.degree))


def legend_height(rows: Rows) -> float:
    """How much room below a picture its legend takes."""
    return len(rows) * _ROW + 4


def draw_legend(root: ET.Element, rows: Rows, top: float) -> None:
    """Draws it; who hears the picture is told the same of every name."""
    group = element(root, "g", aria_hidden="true")
    for at, row in enumerate(rows):
        x, y = _SIDE, top + 10 + at * _ROW
        for entry in row:
            entry.draw(group, x, y)
            write(group, entry.words, x + entry.sign + _AFTER_SIGN, y + 4.5, fill=INK)
            x += entry.width + _BETWEEN


def _nothing(group: ET.Element, x: float, y: float) -> None:
    """Words without a sign."""


def _line(degree: Degree, group: ET.Element, x: float, y: float) -> None:
    draw_line(group, (x, y, x + _LINE_WIDE, y), degree, 3)


def _box(group: ET.Element, x: float, y: float) -> None:
    looks = box_looks(Group.LISTED)
    element(group, "rect", x=number(x), y=number(y - 8), width=number(_LINE_WIDE), height="16", rx="8", **looks)


def _sign(kind: OrganisationKind, group: ET.Element, x: float, y: float) -> None:
    draw_sign(group, SHAPES[kind], x + _SIGN_WIDE / 2, y)
