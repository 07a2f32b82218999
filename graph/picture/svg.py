"""A scene as SVG: no script, no outside reference, and a name for every node in the accessibility tree.

It is built as a tree of elements, so text cannot become markup; looks are presentation attributes, so that a page with
a strict policy can hold it. It is as large as it is drawn: no letter in it is under 12 pixels, unless whoever looks
makes it smaller.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from xml.etree import ElementTree as ET

from graph.model.language import Language, Text
from graph.picture.caption import caption_of, fictional_words, lines_of
from graph.picture.elements import element, number, write
from graph.picture.legend import draw_legend, legend_height, legend_rows
from graph.picture.legible import legible
from graph.picture.scene import Scene, SceneEdge, SceneNode, Shape
from graph.picture.signs import HUB, INK, PAPER, Ends, box_looks, draw_line, draw_sign, line_path

_FONT = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif"
_EVERYTHING = Text("Ambities of plannen, en partijen", "Ambitions or plans, and parties")
_NARROWEST = 620.0


@dataclass(frozen=True, slots=True)
class Link:
    """Where a name or a line leads: to a place on the same page (``#...``), or to a page of ours (``/...``)."""

    address: str
    beside: bool = False
    """Whether what it leads to is shown beside the picture, by script."""

    def __post_init__(self) -> None:
        if not self.address.startswith("#") and (not self.address.startswith("/") or self.address.startswith("//")):
            raise ValueError(f"a link in a picture leads to the same page or to one of ours: {self.address!r}")

    @property
    def attributes(self) -> dict[str, str]:
        """Those of its element."""
        return {"href": self.address, **({"data_panel": ""} if self.beside else {})}


@dataclass(frozen=True, slots=True)
class Walk:
    """What makes a picture one to walk through: lines that lead somewhere, and nodes that can be come back to.

    A node then has ``prefix`` and its id as its own id; what is joined is in ``data-node``, ``data-from``, ``data-to``.
    """

    prefix: str
    edges: Mapping[tuple[str, str], Link]
    """For both ends of a line where more is told of it."""


def svg(
    scene: Scene, links: Mapping[str, Link] | None = None, walk: Walk | None = None, made_on: str | None = None
) -> str:
    """The SVG of a scene, with its legend.

    Args:
        scene: what is drawn.
        links: for the id of a node where more is told of it.
        walk: what makes it a picture to walk through.
        made_on: the day it is made, as people read it: the picture then goes along by itself, on paper of its own, and
            says above it what it is of, from which plans, and when. Without it, the page around it says so.

    Raises:
        ValueError: a link leads out of the page.
    """
    targets = {} if links is None else links
    width = max(scene.width, _NARROWEST)
    lines = None if made_on is None else lines_of(caption_of(scene, made_on), width)
    above = 0.0 if lines is None else lines.height
    rows = legend_rows(scene, width)
    root = _root(scene, width, above + scene.height + legend_height(rows))
    drawing = root
    if lines is not None:
        element(root, "title").text = legible(scene.title)
        element(root, "rect", width="100%", height="100%", fill=PAPER)
        lines.draw(root)
        drawing = element(root, "g", transform=f"translate(0,{number(above)})")
    for heading in scene.headings:
        looks = {"fill": INK, "font_weight": "bold", "text_anchor": "middle"}
        write(drawing, heading.words, heading.x, heading.y, font_size="14", **looks)
    _draw_edges(drawing, scene, walk)
    _draw_nodes(drawing, scene, targets, walk)
    draw_legend(drawing, rows, scene.height)
    return ET.tostring(root, encoding="unicode")


def _root(scene: Scene, width: float, height: float) -> ET.Element:
    fictional = f" {fictional_words(scene.language)}" if scene.fictional else ""
    return element(
        None,
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=number(width),
        height=number(height),
        role="group",
        font_family=_FONT,
        font_size="13",
        lang=scene.language.value,
        aria_label=legible(f"{scene.title}.{fictional} {scene.summary}"),
    )


def _draw_edges(root: ET.Element, scene: Scene, walk: Walk | None) -> None:
    """The lines, for the eye and the mouse; in words they are in the nodes and in the table beside the picture."""
    leads = {} if walk is None else walk.edges
    nodes = {node.id: node for node in scene.nodes}
    group = element(root, "g", fill="none", aria_hidden="true")
    for edge in scene.edges:
        ends = _ends(edge, nodes[edge.source], nodes[edge.target])
        joined = {} if walk is None else {"data_from": edge.source, "data_to": edge.target}
        line = element(group, "g", **joined)
        element(line, "title").text = legible(edge.spoken)
        target = leads.get((edge.source, edge.target))
        if target is not None:
            line = element(line, "a", tabindex="-1", **target.attributes)
            element(line, "path", class_="core", d=line_path(ends), stroke=PAPER, stroke_width="14", opacity="0")
        draw_line(line, ends, edge.degree, edge.count)


def _ends(edge: SceneEdge, source: SceneNode, target: SceneNode) -> Ends:
    """Both ends, moved aside where several lines join the same two."""
    across, down = target.x - source.x, target.y - source.y
    length = hypot(across, down) or 1.0
    aside = (edge.lane - (edge.lanes - 1) / 2) * 9.0
    shift_x, shift_y = -down / length * aside, across / length * aside
    return (source.x + shift_x, source.y + shift_y, target.x + shift_x, target.y + shift_y)


def _draw_nodes(root: ET.Element, scene: Scene, links: Mapping[str, Link], walk: Walk | None) -> None:
    # Names in a picture in another language are still those of the plan.
    names = {} if scene.language is Language.DUTCH else {"lang": Language.DUTCH.value}
    listed = element(root, "g", role="list", aria_label=_EVERYTHING.said(scene.language))
    for node in scene.nodes:
        # A name that leads somewhere is spoken by its link.
        named = {} if node.id in links else {"aria_label": legible(node.spoken)}
        item = element(listed, "g", role="listitem", **named)
        element(item, "title").text = legible(node.spoken)
        inner = item
        if node.id in links:
            known = {} if walk is None else {"id": f"{walk.prefix}{node.id}", "data_node": node.id}
            inner = element(item, "a", aria_label=legible(node.spoken), **links[node.id].attributes, **known)
        if node.shape is Shape.HUB:
            _draw_hub(inner, node, names)
        else:
            _draw_party(inner, node, names)


def _draw_hub(parent: ET.Element, node: SceneNode, names: Mapping[str, str]) -> None:
    top = node.y - node.height / 2 + 20
    if node.group is None:
        _draw_box(parent, node, class_="hub", fill=HUB, stroke=HUB, rx="4")
        looks = {"class_": "on-hub", "fill": PAPER, "text_anchor": "middle"}
    else:
        _draw_box(parent, node, rx="4", **box_looks(node.group))
        looks = {"fill": INK, "text_anchor": "middle"}
    for row, line in enumerate(node.label):
        write(parent, line, node.x, top + row * 17, font_weight="bold", **looks, **names)
    if node.note != "":
        said = names if node.note_is_name else {}
        write(parent, node.note, node.x, top + len(node.label) * 17, font_size="12", **looks, **said)


def _draw_party(parent: ET.Element, node: SceneNode, names: Mapping[str, str]) -> None:
    _draw_box(parent, node, rx="13", **box_looks(node.group))
    left, top = node.x - node.width / 2, node.y - node.height / 2 + 18.5
    draw_sign(parent, node.shape, left + 17, node.y)
    for row, line in enumerate(node.label):
        write(parent, line, left + 30, top + row * 17, fill=INK, **names)


def _draw_box(parent: ET.Element, node: SceneNode, **looks: str) -> None:
    x, y = node.x - node.width / 2, node.y - node.height / 2
    element(parent, "rect", x=number(x), y=number(y), width=number(node.width), height=number(node.height), **looks)
