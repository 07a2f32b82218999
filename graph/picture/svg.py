"""A scene as SVG: no script, no outside reference, and a name for every node in the accessibility tree.

It is built as a tree of elements, so text cannot become markup; looks are presentation attributes, so that a page
with a strict policy can hold it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from xml.etree import ElementTree as ET

from graph.model.language import Language, Text, named
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.legible import legible
from graph.picture.scene import SHAPES, Scene, SceneEdge, SceneNode, Shape
from graph.tables.matrix import Group

_FONT = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif"
_INK, _PAPER, _HUB = "#1b2733", "#ffffff", "#173a5e"
_COLOURS = {Degree.HOLDER: "#0b5fa5", Degree.FUNDS: "#1d6b3a", Degree.MENTIONED: "#6a3d9a", Degree.LISTED: "#a3450f"}
_FILLS = {Group.HOLDS: "#e3eef8", Group.PAYS: "#e2f1e6", Group.MENTIONED: "#f0eaf6", Group.LISTED: "#fff4ec"}
_BORDERS = {
    Group.HOLDS: _COLOURS[Degree.HOLDER],
    Group.PAYS: _COLOURS[Degree.FUNDS],
    Group.MENTIONED: _COLOURS[Degree.MENTIONED],
    Group.LISTED: _COLOURS[Degree.LISTED],
}
_LEGEND = (Degree.HOLDER, Degree.FUNDS, Degree.MENTIONED, Degree.LISTED)
_HOLDER = Text("houder (dikker: meer acties)", "holder (thicker: more actions)")
_NO_ACTION = Text("geen actie op deze naam", "no action under this name")
_EVERYTHING = Text("Ambities of plannen, en partijen", "Ambitions or plans, and parties")
_PATHS = {
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
_LEGEND_ROW, _LEGEND_COLUMN = 24.0, 275.0


@dataclass(frozen=True, slots=True)
class Walk:
    """What makes a picture one to walk through: lines that lead somewhere, and nodes that can be come back to.

    A node then has ``prefix`` and its id as its own id; what is joined is in ``data-node``, ``data-from``, ``data-to``.
    """

    prefix: str
    edges: Mapping[tuple[str, str], str]
    """For both ends of a line the place within the same page that tells more (``#...``)."""


def svg(scene: Scene, links: Mapping[str, str] | None = None, walk: Walk | None = None) -> str:
    """The SVG of a scene, with its legend.

    ``links`` gives for the id of a node the place within the same page that tells more (``#...``).

    Raises:
        ValueError: a link leads out of the page.
    """
    targets = {} if links is None else links
    of_edges = () if walk is None else walk.edges.values()
    if any(not target.startswith("#") for target in (*targets.values(), *of_edges)):
        raise ValueError("a link in a picture leads to a place in the same page: #...")
    width = max(scene.width, 2 * _LEGEND_COLUMN + 40)
    kinds = [kind for kind in OrganisationKind if any(node.kind is kind for node in scene.nodes)]
    columns = max(1, int((width - 40) // _LEGEND_COLUMN))
    rows = -(-(len(_LEGEND) + 1) // columns) + -(-len(kinds) // columns)
    root = _element(
        None,
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_n(width)} {_n(scene.height + rows * _LEGEND_ROW + 20)}",
        width=_n(width),
        role="group",
        font_family=_FONT,
        font_size="13",
        lang=scene.language.value,
        aria_label=legible(f"{scene.title}. {scene.summary}"),
    )
    _draw_edges(root, scene, walk)
    _draw_nodes(root, scene, targets, walk)
    _draw_legend(root, scene, kinds, columns)
    return ET.tostring(root, encoding="unicode")


def _draw_edges(root: ET.Element, scene: Scene, walk: Walk | None) -> None:
    """The lines, for the eye and the mouse; in words they are in the nodes and in the table beside the picture."""
    leads = {} if walk is None else walk.edges
    nodes = {node.id: node for node in scene.nodes}
    group = _element(root, "g", fill="none", aria_hidden="true")
    for edge in scene.edges:
        ends = _ends(edge, nodes[edge.source], nodes[edge.target])
        joined = {} if walk is None else {"data_from": edge.source, "data_to": edge.target}
        line = _element(group, "g", **joined)
        _element(line, "title").text = legible(edge.spoken)
        target = leads.get((edge.source, edge.target))
        if target is not None:
            line = _element(line, "a", href=target, tabindex="-1")
            _element(line, "path", d=_path(ends), stroke=_PAPER, stroke_width="14", opacity="0")
        _draw_line(line, ends, edge.degree, edge.count)


def _ends(edge: SceneEdge, source: SceneNode, target: SceneNode) -> tuple[float, float, float, float]:
    """Both ends, moved aside where several lines join the same two."""
    across, down = target.x - source.x, target.y - source.y
    length = hypot(across, down) or 1.0
    aside = (edge.lane - (edge.lanes - 1) / 2) * 9.0
    shift_x, shift_y = -down / length * aside, across / length * aside
    return (source.x + shift_x, source.y + shift_y, target.x + shift_x, target.y + shift_y)


def _draw_line(parent: ET.Element, ends: tuple[float, float, float, float], degree: Degree, count: int) -> None:
    path = _path(ends)
    colour = _COLOURS[degree]
    if degree is Degree.HOLDER:
        _element(parent, "path", d=path, stroke=colour, stroke_width=_n(1.2 + 0.8 * min(count, 6)))
    elif degree is Degree.FUNDS:
        _element(parent, "path", d=path, stroke=colour, stroke_width="6")
        _element(parent, "path", d=path, stroke=_PAPER, stroke_width="2.4")
    elif degree is Degree.MENTIONED:
        _element(parent, "path", d=path, stroke=colour, stroke_width="1.8", stroke_dasharray="10 5")
    else:
        _element(
            parent, "path", d=path, stroke=colour, stroke_width="2.6", stroke_dasharray="0.1 6", stroke_linecap="round"
        )


def _path(ends: tuple[float, float, float, float]) -> str:
    return f"M{_n(ends[0])},{_n(ends[1])} L{_n(ends[2])},{_n(ends[3])}"


def _draw_nodes(root: ET.Element, scene: Scene, links: Mapping[str, str], walk: Walk | None) -> None:
    # Names in a picture in another language are still those of the plan.
    names = {} if scene.language is Language.DUTCH else {"lang": Language.DUTCH.value}
    listed = _element(root, "g", role="list", aria_label=_EVERYTHING.said(scene.language))
    for node in scene.nodes:
        item = _element(listed, "g", role="listitem", aria_label=legible(node.spoken))
        _element(item, "title").text = legible(node.spoken)
        inner = item
        if node.id in links:
            known = {} if walk is None else {"id": f"{walk.prefix}{node.id}", "data_node": node.id}
            inner = _element(item, "a", href=links[node.id], aria_label=legible(node.spoken), **known)
        if node.shape is Shape.HUB:
            _draw_hub(inner, node, names)
        else:
            _draw_party(inner, node, names)


def _draw_hub(parent: ET.Element, node: SceneNode, names: Mapping[str, str]) -> None:
    _draw_box(parent, node, fill=_HUB, stroke=_HUB, rx="4")
    top = node.y - node.height / 2 + 20
    for row, line in enumerate(node.label):
        _write(parent, line, node.x, top + row * 17, fill=_PAPER, font_weight="bold", text_anchor="middle", **names)
    if node.note != "":
        below = top + len(node.label) * 17
        _write(parent, node.note, node.x, below, fill=_PAPER, font_size="11", text_anchor="middle")


def _draw_party(parent: ET.Element, node: SceneNode, names: Mapping[str, str]) -> None:
    group = Group.HOLDS if node.group not in _FILLS or node.group is None else node.group
    dashes = {"stroke_dasharray": "5 4"} if group is Group.LISTED else {}
    _draw_box(parent, node, fill=_FILLS[group], stroke=_BORDERS[group], stroke_width="1.6", rx="13", **dashes)
    left, top = node.x - node.width / 2, node.y - node.height / 2 + 18.5
    _draw_sign(parent, node.shape, left + 17, node.y)
    for row, line in enumerate(node.label):
        _write(parent, line, left + 30, top + row * 17, fill=_INK, **names)


def _draw_box(parent: ET.Element, node: SceneNode, **looks: str) -> None:
    x, y = node.x - node.width / 2, node.y - node.height / 2
    _element(parent, "rect", x=_n(x), y=_n(y), width=_n(node.width), height=_n(node.height), **looks)


def _draw_sign(parent: ET.Element, shape: Shape, x: float, y: float) -> None:
    hollow = shape in (Shape.OPEN, Shape.DOUBLE)
    looks = {"fill": "none", "stroke": _INK, "stroke_width": "1.6"} if hollow else {"fill": _INK}
    if shape is Shape.OPEN:
        looks["stroke_dasharray"] = "3 2"
    _element(parent, "path", d=_PATHS[shape], transform=f"translate({_n(x)},{_n(y)})", **looks)


def _draw_legend(root: ET.Element, scene: Scene, kinds: list[OrganisationKind], columns: int) -> None:
    top, language = scene.height, scene.language
    group = _element(root, "g", aria_hidden="true")
    for place, degree in enumerate(_LEGEND):
        x, y = _legend_place(place, columns, top)
        _draw_line(group, (x, y, x + 44, y), degree, 3)
        text = _HOLDER.said(language) if degree is Degree.HOLDER else named(degree, language)
        _write(group, text, x + 54, y + 4.5, fill=_INK)
    below = top + -(-(len(_LEGEND) + 1) // columns) * _LEGEND_ROW
    x, y = _legend_place(len(_LEGEND), columns, top)
    looks = {"fill": _FILLS[Group.LISTED], "stroke": _BORDERS[Group.LISTED], "stroke_dasharray": "5 4"}
    _element(group, "rect", x=_n(x), y=_n(y - 8), width="44", height="16", rx="8", stroke_width="1.6", **looks)
    _write(group, _NO_ACTION.said(language), x + 54, y + 4.5, fill=_INK)
    for place, kind in enumerate(kinds):
        x, y = _legend_place(place, columns, below)
        _draw_sign(group, SHAPES[kind], x + 34, y)
        _write(group, named(kind, language), x + 54, y + 4.5, fill=_INK)


def _legend_place(place: int, columns: int, top: float) -> tuple[float, float]:
    return (24 + (place % columns) * _LEGEND_COLUMN, top + 14 + (place // columns) * _LEGEND_ROW)


def _write(parent: ET.Element, text: str, x: float, y: float, **looks: str) -> None:
    _element(parent, "text", x=_n(x), y=_n(y), **looks).text = legible(text)


def _element(parent: ET.Element | None, tag: str, **attributes: str) -> ET.Element:
    """A new element; ``_`` in the name of an attribute stands for ``-``."""
    named = {key.replace("_", "-") if key != "viewBox" else key: value for key, value in attributes.items()}
    return ET.Element(tag, named) if parent is None else ET.SubElement(parent, tag, named)


def _n(value: float) -> str:
    """A number in as few characters as a tenth of a pixel needs."""
    return f"{value:.1f}".removesuffix(".0")
