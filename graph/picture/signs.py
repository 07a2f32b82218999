"""What stands for what in a picture: a line for each degree, a sign for each kind of party, and their colours.

Colours are given twice: as attributes, for a file that is opened anywhere, and by class, so that a page can put the
colours of its own scheme in their place. Nothing hangs on colour alone: each line has its dashes, each kind its shape.
"""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from graph.model.vocabulary import Degree
from graph.picture.elements import element, number
from graph.picture.scene import Shape
from graph.tables.matrix import Group

Ends = tuple[float, float, float, float]

INK, PAPER, HUB = "#1b2733", "#ffffff", "#173a5e"
COLOURS: Mapping[Degree, str] = {
    Degree.HOLDER: "#0b5fa5",
    Degree.FUNDS: "#1d6b3a",
    Degree.MENTIONED: "#6a3d9a",
    Degree.LISTED: "#a3450f",
}
_DASHES: Mapping[Degree, Mapping[str, str]] = {
    Degree.HOLDER: {},
    Degree.FUNDS: {"stroke_width": "6"},
    Degree.MENTIONED: {"stroke_width": "1.8", "stroke_dasharray": "10 5"},
    Degree.LISTED: {"stroke_width": "2.6", "stroke_dasharray": "0.1 6", "stroke_linecap": "round"},
}
_BOXES: Mapping[Group, tuple[str, Degree]] = {
    Group.HOLDS: ("#e3eef8", Degree.HOLDER),
    Group.PAYS: ("#e2f1e6", Degree.FUNDS),
    Group.MENTIONED: ("#f0eaf6", Degree.MENTIONED),
    Group.LISTED: ("#fff4ec", Degree.LISTED),
}
_PATHS: Mapping[Shape, str] = {
    Shape.HOUSE: "M-6,6 V-1 L0,-7 L6,-1 V6 Z",
    Shape.SQUARE: "M-5.5,-5.5 H5.5 V5.5 H-5.5 Z",
    Shape.CIRCLE: "M-6,0 A6,6 0 1 0 6,0 A6,6 0 1 0 -6,0 Z",
    Shape.HEXAGON: "M-6.5,0 L-3.2,-5.8 H3.2 L6.5,0 L3.2,5.8 H-3.2 Z",
    Shape.CROSS: "M-2.2,-6 H2.2 V-2.2 H6 V2.2 H2.2 V6 H-2.2 V2.2 H-6 V-2.2 H-2.2 Z",
    Shape.TRIANGLE: "M0,-6.5 L6.5,5 H-6.5 Z",
    Shape.DIAMOND: "M0,-7 L7,0 L0,7 L-7,0 Z",
    Shape.DOUBLE: "M-6.5,-6.5 H2.5 V2.5 H-6.5 Z M-2.5,-2.5 H6.5 V6.5 H-2.5 Z",
    Shape.OPEN: "M-6,0 A6,6 0 1 0 6,0 A6,6 0 1 0 -6,0 Z",
}
_HOLLOW = frozenset({Shape.OPEN, Shape.DOUBLE})


def box_looks(group: Group | None) -> dict[str, str]:
    """How the box of a party looks; who is only listed has a dashed one."""
    fill, degree = _BOXES.get(Group.HOLDS if group is None else group, _BOXES[Group.HOLDS])
    dashes = {"stroke_dasharray": "5 4"} if degree is Degree.LISTED else {}
    return {"class_": f"box of-{degree.value}", "fill": fill, "stroke": COLOURS[degree], "stroke_width": "1.6"} | dashes


def draw_line(parent: ET.Element, ends: Ends, degree: Degree, count: int) -> None:
    """A line between two places: thicker for more actions held, double for money, dashed or dotted for the others."""
    width = {"stroke_width": number(1.2 + 0.8 * min(count, 6))} if degree is Degree.HOLDER else {}
    path = line_path(ends)
    element(
        parent, "path", class_=f"line of-{degree.value}", d=path, stroke=COLOURS[degree], **width, **_DASHES[degree]
    )
    if degree is Degree.FUNDS:
        element(parent, "path", class_="core", d=path, stroke=PAPER, stroke_width="2.4")


def line_path(ends: Ends) -> str:
    """A straight line as a path."""
    return f"M{number(ends[0])},{number(ends[1])} L{number(ends[2])},{number(ends[3])}"


def draw_sign(parent: ET.Element, shape: Shape, x: float, y: float) -> None:
    """The sign of a kind of party, around a place."""
    looks = {"class_": "sign", "fill": INK}
    if shape in _HOLLOW:
        looks = {"class_": "sign hollow", "fill": "none", "stroke": INK, "stroke_width": "1.6"}
    if shape is Shape.OPEN:
        looks["stroke_dasharray"] = "3 2"
    element(parent, "path", d=_PATHS[shape], transform=f"translate({number(x)},{number(y)})", **looks)
