"""The stand-alone interactive page: one file to take along, made by pyvis and repaired here.

pyvis 0.3.2 loads Bootstrap from elsewhere, writes no document type, title or language, and shows titles as HTML as
soon as one of them holds ``href``; ``heading=`` executes markup and ``show()`` writes files. None of that is used or
left. A policy in the page itself forbids every request, should anything be overlooked. The page needs inline script,
so it is a download or a notebook cell, never a page of the application.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyvis.network import Network

from graph.model.language import Language, Text, named
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.layout import Box, Layout, lay_out
from graph.picture.legible import legible
from graph.picture.scene import DEGREE_WEIGHT, wrap
from graph.plans import DistrictPlans, Named, Place
from graph.plans.values import is_stated, words

_OUTSIDE = re.compile(r"<(?:link|script)\b[^>]*https?://[^>]*>(?:\s*</script>)?", re.IGNORECASE)
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>|<!-- <link.*?-->", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_COLOURS = {Degree.HOLDER: "#0b5fa5", Degree.FUNDS: "#1d6b3a", Degree.MENTIONED: "#6a3d9a", Degree.LISTED: "#a3450f"}
_DASHES: dict[Degree, bool | list[int]] = {
    Degree.HOLDER: False,
    Degree.FUNDS: False,
    Degree.MENTIONED: [10, 6],
    Degree.LISTED: [2, 6],
}
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
            "size": 14,
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
_OWN = Text("eigen afdelingen", "own departments")
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


def to_pyvis(plans: DistrictPlans, language: Language = Language.DUTCH) -> str:
    """A whole HTML document with the network of a district: ambitions, actions and parties, a line per statement.

    Own departments are one node per municipality, with faint lines: they hold nearly everything and would hide the
    rest. Derived relations are left out. Positions are those of the layout; nothing moves by itself. A network of
    more than 1,500 elements is drawn without its actions: a line per party, ambition and degree.
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
        _add(network, layout, node.id, _ambition_label(node), _ambition_label(node), "box", "#173a5e", white=True)
    for place in at:
        if place.action is not None:
            said = words(place.action.properties, "text") or place.action.name
            _add(network, layout, place.action.id, place.action.name, said, "box", "#eef2f6")
            network.add_edge(place.ambition.id, place.action.id, color="#b8c2cc", width=1, arrows="")
    for party in _parties(rows, language).values():
        title = f"{party[0]} ({party[1]})"
        _add(network, layout, party[2], party[0], title, party[3], "#dce9f5")
    for edge in edges:
        _add_edge(network, edge)
    return _repaired(network.generate_html(notebook=False), plans.district.name, language)


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
        shape = _VIS_SHAPES.get(row.kind, "ellipse")
        found.setdefault(_party_id(row), (name, named(row.kind, language), _party_id(row), shape))
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
        size=14,
        x=spot.x,
        y=spot.y,
        color={"background": colour, "border": "#173a5e", "highlight": {"background": "#ffd98a", "border": "#173a5e"}},
        font={"color": "#ffffff", "strokeWidth": 0} if white else {"color": "#1b2733"},
    )


def _add_edge(network: Network, edge: _Edge) -> None:
    colour = {"color": "#c3ccd4" if edge.faint else _COLOURS[edge.degree], "highlight": "#d9480f"}
    network.add_edge(
        edge.source,
        edge.target,
        id=edge.id,
        title=_as_text(edge.title),
        color=colour,
        width=1 if edge.faint else 4 if edge.degree is Degree.FUNDS else 2,
        dashes=_DASHES[edge.degree],
        smooth={"enabled": edge.lane > 0, "type": "curvedCW", "roundness": round(0.12 * edge.lane, 2)},
    )


def _as_text(title: str) -> str:
    """A title that pyvis leaves as text: a word joiner, which is not seen, keeps it from looking like a link."""
    return legible(title).replace("href", "hr\u2060ef")


def _repaired(page: str, name: str, language: Language) -> str:
    """The page of pyvis as a document of its own, without any reference to elsewhere."""
    body = _HEADING.sub("", _OUTSIDE.sub("", page))
    title = html.escape(legible(_TITLE.said(language).format(name)))
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    )
    body = body.replace('<meta charset="utf-8">', head, 1).replace("<html>", f'<html lang="{language.value}">', 1)
    return f"<!DOCTYPE html>\n{body.strip()}\n"
