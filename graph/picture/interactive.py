"""The stand-alone interactive page: one file to take along, made by pyvis and repaired in ``interactive_page``.

pyvis 0.3.2 shows titles as HTML as soon as one of them holds ``href``; ``heading=`` executes markup and ``show()``
writes files. None of that is used. The page needs inline script, so it is a download or a notebook cell, never a page
of the application.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from pyvis.network import Network

from graph.model.language import Language, Text, named
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.caption import Caption
from graph.picture.elements import element
from graph.picture.interactive_page import LETTERS, own_page
from graph.picture.layout import Box, Layout, lay_out
from graph.picture.legend import DEGREES
from graph.picture.legible import legible
from graph.picture.scene import DEGREE_WEIGHT, made_up, sources_of, wrap
from graph.picture.signs import COLOURS
from graph.plans import DistrictPlans, Named, Place
from graph.plans.values import is_stated, words

_DASHES: dict[Degree, bool | list[int]] = {
    Degree.HOLDER: False,
    Degree.FUNDS: False,
    Degree.MENTIONED: [10, 6],
    Degree.LISTED: [2, 6],
}
_WIDTHS = {Degree.HOLDER: 2, Degree.FUNDS: 4, Degree.MENTIONED: 2, Degree.LISTED: 2}
_VIS_SHAPES = {
    OrganisationKind.MUNICIPALITY: "square",
    OrganisationKind.REGIONAL_BODY: "square",
    OrganisationKind.NATIONAL_BODY: "dot",
    OrganisationKind.POLICE_AND_JUSTICE: "hexagon",
    OrganisationKind.CARE_PROVIDER: "star",
    OrganisationKind.NGO: "triangle",
    OrganisationKind.COMPANY: "diamond",
}
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "navigationButtons": False},
    "nodes": {
        "font": {
            "size": LETTERS,
            "face": "Segoe UI, Arial, sans-serif",
            "multi": False,
            "strokeWidth": 4,
            "strokeColor": "#ffffff",
        }
    },
    "edges": {
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.08},
        "arrows": {"to": {"scaleFactor": 0.5}},
    },
}
_FAINT, _LIT, _EDGE = "#c3ccd4", "#d9480f", "#173a5e"
_AMBITION, _ACTION, _PARTY = "#173a5e", "#eef2f6", "#dce9f5"
_OWN = Text("eigen afdelingen", "own departments")
_OWN_LINE = Text("houder: eigen afdelingen van een gemeente", "holder: own departments of a municipality")
_IS_AMBITION, _IS_ACTION = Text("ambitie", "ambition"), Text("actie", "action")
_SIGNS = {
    "square": "M16,3 H28 V15 H16 Z",
    "dot": "M15,9 A7,7 0 1 0 29,9 A7,7 0 1 0 15,9 Z",
    "hexagon": "M14,9 L18,2 H26 L30,9 L26,16 H18 Z",
    "star": "M22,1 L24,7 H30 L25,10.5 L27,17 L22,13 L17,17 L19,10.5 L14,7 H20 Z",
    "triangle": "M22,2 L30,16 H14 Z",
    "diamond": "M22,1 L30,9 L22,17 L14,9 Z",
    "ellipse": "M8,9 A14,7 0 1 0 36,9 A14,7 0 1 0 8,9 Z",
}
_WRITTEN = Text("Geschreven als", "Written as")
_LINE = Text("Regel {} van de bron", "Line {} of the source")
_TITLE = Text("Netwerk van {}", "Network of {}")
_MOST = 1_500
"""Nodes and lines together; with more of them the actions are left out."""


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    source: str
    target: str
    degree: Degree
    title: str
    faint: bool
    lane: int
    """Which of the lines between the same two this is, from 0: each has a bend of its own, so that all are seen."""


def to_pyvis(plans: DistrictPlans, language: Language = Language.DUTCH, made_on: str | None = None) -> str:
    """A whole HTML document with the network of a district: ambitions, actions and parties, a line per statement.

    Own departments are one node per municipality, with faint lines: they hold nearly everything and would hide the
    rest. Derived relations are left out. Positions are those of the layout; nothing moves by itself. A network of
    more than 1,500 elements is drawn without its actions: a line per party, ambition and degree.
    ``made_on`` is the day it is made, as people read it.
    """
    at = tuple(place for plan in plans.plans for place in plan.places)
    rows = tuple(row for row in plans.rows if not row.is_derived)
    if len(rows) + 2 * len(at) > _MOST:
        rows = tuple({(_party_id(row), row.ambition, row.degree): _without_action(row) for row in rows}.values())
        at = tuple(place for place in at if place.action is None)
    edges = tuple(_edges(rows, language))
    layout = _layout(at, rows, edges)
    network = Network(height="94vh", width="100%", directed=True, cdn_resources="in_line")
    network.options = _OPTIONS
    for node in _ambitions(at):
        _add(network, layout, node.id, _ambition_label(node), _ambition_label(node), "box", _AMBITION, white=True)
    for place in at:
        if place.action is not None:
            said = words(place.action.properties, "text") or place.action.name
            _add(network, layout, place.action.id, place.action.name, said, "box", _ACTION)
            network.add_edge(place.ambition.id, place.action.id, color="#b8c2cc", width=1, arrows="")
    for party in _parties(rows, language).values():
        title = f"{party[0]} ({party[1]})"
        _add(network, layout, party[2], party[0], title, party[3], _PARTY)
    for edge in edges:
        _add_edge(network, edge)
    caption = Caption(
        title=_TITLE.said(language).format(plans.district.name),
        sources=sources_of(plans.plans),
        fictional=made_up(plans.plans),
        made_on=made_on,
        language=language,
    )
    return own_page(network.generate_html(notebook=False), caption, _legend(rows, at, language))


def _legend(rows: tuple[Named, ...], at: tuple[Place, ...], language: Language) -> Iterator[tuple[str, ET.Element]]:
    """What each line, box and shape of the network means."""
    for degree in DEGREES:
        dashes = _DASHES[degree]
        yield (
            named(degree, language),
            _line(COLOURS[degree], _WIDTHS[degree], dashes if isinstance(dashes, list) else []),
        )
    if any(row.own for row in rows):
        yield _OWN_LINE.said(language), _line(_FAINT, 1, [])
    yield _IS_AMBITION.said(language), element(None, "path", d="M4,2 H40 V16 H4 Z", fill=_AMBITION)
    if any(place.action is not None for place in at):
        yield _IS_ACTION.said(language), element(None, "path", d="M4,2 H40 V16 H4 Z", fill=_ACTION, stroke=_EDGE)
    kinds = {row.kind for row in rows if not row.own}
    for kind in (kind for kind in OrganisationKind if kind in kinds):
        yield named(kind, language), element(None, "path", d=_SIGNS[_shape(kind)], fill=_PARTY, stroke=_EDGE)


def _line(colour: str, width: int, dashes: list[int]) -> ET.Element:
    dashed = {"stroke_dasharray": " ".join(map(str, dashes))} if len(dashes) > 0 else {}
    return element(None, "path", d="M0,9 H44", stroke=colour, stroke_width=str(width), **dashed)


def _shape(kind: OrganisationKind) -> str:
    return _VIS_SHAPES.get(kind, "ellipse")


def _without_action(row: Named) -> Named:
    """The same named at the ambition itself."""
    return replace(row, place=replace(row.place, action=None))


def _party_id(row: Named) -> str:
    return f"{row.municipality}:eigen" if row.own else row.organisation


def _parties(rows: Iterable[Named], language: Language) -> dict[str, tuple[str, str, str, str]]:
    """Name, kind, id and shape of every party, own departments as one."""
    found: dict[str, tuple[str, str, str, str]] = {}
    for row in rows:
        name = f"{row.municipality_name}: {_OWN.said(language)}" if row.own else row.name
        found.setdefault(_party_id(row), (name, named(row.kind, language), _party_id(row), _shape(row.kind)))
    return {party: found[party] for party in sorted(found)}


def _edges(rows: Iterable[Named], language: Language) -> Iterable[_Edge]:
    lanes: Counter[tuple[str, str]] = Counter()
    for row in rows:
        target = row.ambition if row.action is None else row.action
        title = f"{row.name}: {named(row.degree, language)}\n{_WRITTEN.said(language)}: {row.written}"
        if row.line_from is not None:
            title += "\n" + _LINE.said(language).format(row.line_from)
        ends = (_party_id(row), target)
        yield _Edge(row.relation, *ends, row.degree, title, row.own, lanes[ends])
        lanes[ends] += 1


def _ambitions(at: Iterable[Place]) -> list[NodeRow]:
    return list({place.ambition.id: place.ambition for place in at}.values())


def _layout(at: tuple[Place, ...], rows: tuple[Named, ...], edges: tuple[_Edge, ...]) -> Layout:
    """Ambitions as hubs, actions around them, then the parties; own departments last, and at the side."""
    hubs = tuple(Box(node.id, 230, 70) for node in _ambitions(at))
    actions = tuple(
        Box(place.action.id, 210, 62, ((place.ambition.id, 1.0),)) for place in at if place.action is not None
    )
    links: dict[str, dict[str, float]] = {party: {} for party in {_party_id(row) for row in rows}}
    for edge in edges:
        links[edge.source][edge.target] = max(DEGREE_WEIGHT[edge.degree], links[edge.source].get(edge.target, 0.0))
    own = {_party_id(row): row.ambition for row in rows if row.own}
    links |= {party: {ambition: 1.0} for party, ambition in own.items()}
    parties = tuple(
        Box(party, 150, 66, tuple(sorted(ends.items())))
        for party, ends in sorted(links.items(), key=lambda pair: (pair[0] in own, -len(pair[1]), pair[0]))
    )
    return lay_out(hubs, (*actions, *parties))


def _ambition_label(ambition: NodeRow) -> str:
    if not is_stated(ambition):
        return "plan"
    number = words(ambition.properties, "number")
    return ambition.name if number is None else f"{number}. {ambition.name}"


def _add(
    network: Network, layout: Layout, node: str, label: str, title: str, shape: str, colour: str, *, white: bool = False
) -> None:
    spot = layout.spots[node]
    network.add_node(
        node,
        label="\n".join(wrap(legible(label), 26)),
        title=_as_text(title),
        shape=shape,
        size=LETTERS,
        x=spot.x,
        y=spot.y,
        color={
            "background": colour,
            "border": _EDGE,
            "highlight": {"background": "#ffd98a", "border": _EDGE},
            "hover": {"background": colour, "border": _LIT},
        },
        font={"color": "#ffffff", "strokeWidth": 0} if white else {"color": "#1b2733"},
    )


def _add_edge(network: Network, edge: _Edge) -> None:
    own = _FAINT if edge.faint else COLOURS[edge.degree]
    colour = {"color": own, "highlight": _LIT, "hover": _LIT if edge.faint else own}
    network.add_edge(
        edge.source,
        edge.target,
        id=edge.id,
        title=_as_text(edge.title),
        color=colour,
        width=1 if edge.faint else _WIDTHS[edge.degree],
        dashes=_DASHES[edge.degree],
        smooth={"enabled": edge.lane > 0, "type": "curvedCW", "roundness": round(0.12 * edge.lane, 2)},
    )


def _as_text(title: str) -> str:
    """A title that pyvis leaves as text: a word joiner, which is not seen, keeps it from looking like a link."""
    return legible(title).replace("href", "hr\u2060ef")
