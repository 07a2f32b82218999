"""*Netwerk*: the picture made on the server, what is left in it by choice, its twin as a table, and files of it."""

from dataclasses import dataclass, replace

from fastapi import Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.parts.dates import written_date
from api.parts.networks import DistrictNetwork
from api.parts.translation import translation_to
from api.problems import ProblemError, not_found
from api.site.asked import Asked
from api.site.asking import chosen as chosen_filters
from api.site.asking import state_of
from api.site.network_leading import Leading
from api.site.network_opened import Opened, opened
from api.site.windows import OpenedAt
from graph.model.language import Language
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.scene import Scene, SceneEdge, boxed_lines, shortened
from graph.picture.svg import Walk, svg
from graph.plans.values import is_stated, words
from graph.questions import WhichPart
from graph.questions.which_part import Chosen, chosen_matrix, scene_of_choice

_NODE = "knoop-"
"""What the ids of nodes in the picture begin with."""
PLANS_TO_CHOOSE = 12
# Whose ambitions are all in one list: some sixty, in the two shipped districts 5 and 14.
OWN_SHOWN = 200
# Departments and functions; the practice district has 31.
LINES_SHOWN = 6
# Of each name in the table below the picture: with the five ambitions of the given plan all of them. At 342 plans the
# fullest picture that can be opened then has some 9,000 elements.
MOST_IN_FILE = 6_000
# Places where a party is named. The practice district has 204; the interactive file of six thousand takes some 5 MB.
_TOO_LARGE = "This network is too large for one file; take along the picture of a part of it."
_SHOWN = frozenset({"municipality", "ambition", "degree", "kind", "own", "node"})
"""The filters that the page itself shows how to change."""


@dataclass(frozen=True, slots=True)
class OwnTasks:
    """An own department with the number of actions it holds."""

    id: str
    name: str
    whose: str
    holds: int


def network(one: Asked, asked: WhichPart, at: OpenedAt) -> HTMLResponse:
    """The page."""
    _refuse_what_is_not_there(one, asked)
    chosen = _chosen(one, asked)
    drawn, scene = _drawn(one, asked, at, chosen)
    leading = None if drawn is None else Leading(one.links, asked, at, drawn)
    view, say = one.network.view, translation_to(one.language)
    return one.page(
        "network_page.html.j2",
        asked=asked,
        at=at,
        state=state_of(asked),
        questions=one.links("netwerk", "vraag", gemeente=asked.municipality),
        others=chosen_filters(asked, say, view.nodes, but=_SHOWN),
        scene=scene,
        drawn=drawn,
        edges_of={} if scene is None else _by_party(scene),
        own_shown=OWN_SHOWN,
        lines_shown=LINES_SHOWN,
        hub_names={}
        if scene is None
        else {node.id: shortened(" ".join(node.label), 60) for node in scene.nodes if node.kind is None},
        markup=None if scene is None or leading is None else _markup(scene, leading),
        leading=leading,
        owners=[(plan.owner.id, plan.owner.name) for plan in one.network.plans.plans],
        ambitions=_ambitions(one.network, asked),
        degrees=list(Degree),
        kinds=[kind for kind in OrganisationKind if any(row.kind is kind and not row.own for row in one.network.rows)],
        own=_own(one.network, asked) if asked.own is True else [],
        middle=None if asked.node is None else view.nodes[asked.node].name,
        files=drawn is not None and _fits_a_file(one),
        address_of=lambda identifier: one.links.of_node(view, view.nodes[identifier]),
    )


def picture(one: Asked, asked: WhichPart, at: OpenedAt) -> Response:
    """The picture as a file to take along.

    Raises:
        ProblemError: 404, nothing fits the choice.
    """
    _refuse_what_is_not_there(one, asked)
    _, scene = _drawn(one, asked, at, _chosen(one, asked))
    if scene is None:
        raise not_found("picture", asked.node or "")
    made = svg(scene, made_on=written_date(one.today, one.language))
    return _file(made, "image/svg+xml", f"{_file_name(one)}.svg")


def stand_alone(one: Asked) -> Response:
    """The whole network as one interactive file to take along; it is no page: it needs inline script.

    Raises:
        ProblemError: 400, it is too large for one file.
    """
    # Imported here: it is large, and only this file needs it.
    from graph.picture.interactive import to_pyvis

    if not _fits_a_file(one):
        raise ProblemError(400, _TOO_LARGE)
    made = to_pyvis(one.network.plans, one.language, written_date(one.today, one.language))
    return _file(made, "text/html", f"{_file_name(one)}.html")


def _fits_a_file(one: Asked) -> bool:
    return len(one.network.rows) <= MOST_IN_FILE


def _file_name(one: Asked) -> str:
    return "network" if one.language is Language.ENGLISH else "netwerk"


def _refuse_what_is_not_there(one: Asked, asked: WhichPart) -> None:
    """Raises:
    ProblemError: 404, a filter names what is not there.
    """
    one.require((asked.municipality, "Organisation"), (asked.ambition, "Ambition"), (asked.plan, "Plan"))
    if asked.node is not None and asked.node not in one.network.view.nodes:
        raise not_found("node", asked.node)


def is_drawn(one: Asked, identifier: str) -> bool:
    """Whether a node is in the picture of the whole network; own departments and groups that are no party are not."""
    chosen = _chosen(one, WhichPart())
    return chosen is not None and identifier in _drawn_ids(chosen)


def _chosen(one: Asked, choice: WhichPart) -> Chosen | None:
    """The matrix behind the picture, or None where no party is left in it, or not the one that was asked for."""
    network = one.network
    if choice.own is True or not any(choice.has_place(place) for plan in network.plans.plans for place in plan.places):
        return None
    try:
        chosen = one.context.shelves.chosen.get((network.state, choice), lambda: chosen_matrix(network, choice))
    except KeyError:
        return None
    missing = choice.node is not None and choice.node not in _drawn_ids(chosen)
    return None if missing or len(boxed_lines(chosen.matrix)) == 0 else chosen


def _drawn_ids(chosen: Chosen) -> set[str]:
    """What has a box in the picture, be it in a group that can be opened; a unit is in that of its parent."""
    boxes = {line.organisation for line in boxed_lines(chosen.matrix)}
    units = (line.organisation for line in chosen.matrix.lines if line.under in boxes)
    return boxes.union(units, (column.id for column in chosen.matrix.columns))


def _drawn(one: Asked, choice: WhichPart, at: OpenedAt, chosen: Chosen | None) -> tuple[Opened | None, Scene | None]:
    """What is drawn, and the picture; None where there is none."""
    if chosen is None:
        return None, None
    shelves, say, key = one.context.shelves, translation_to(one.language), (one.network.state, choice, at, one.language)
    whole = chosen
    found = shelves.opened.get(key, lambda: opened(whole.matrix, at, say))
    assert isinstance(found, Opened)
    part = replace(whole, matrix=found.matrix)
    return found, shelves.scenes.get(key, lambda: scene_of_choice(one.network, part, one.language))


def _markup(scene: Scene, leading: Leading) -> Markup:
    """The picture, in which every name and every line leads to what is behind it."""
    nodes = {node.id: (leading.of_hub if node.kind is None else leading.of_party)(node.id) for node in scene.nodes}
    edges = {(edge.source, edge.target): leading.of_line(edge.source, edge.target) for edge in scene.edges}
    return Markup(svg(scene, nodes, Walk(_NODE, edges)))


def _by_party(scene: Scene) -> dict[str, list[SceneEdge]]:
    found: dict[str, list[SceneEdge]] = {}
    for edge in scene.edges:
        found.setdefault(edge.source, []).append(edge)
    return found


def _ambitions(network: DistrictNetwork, asked: WhichPart) -> list[tuple[str, str, str]]:
    """Id, name and owner of the ambitions to choose from: of all plans, or where they are many of the chosen one."""
    plans = network.plans.plans
    if len(plans) > PLANS_TO_CHOOSE:
        plans = tuple(plan for plan in plans if asked.has_plan(plan))
    found = []
    for plan in plans if len(plans) <= PLANS_TO_CHOOSE else ():
        for ambition in plan.ambition_nodes:
            if is_stated(ambition):
                number = words(ambition.properties, "number")
                name = ambition.name if number is None else f"{number}. {ambition.name}"
                found.append((ambition.id, name, plan.owner.name))
    return found


def _own(network: DistrictNetwork, choice: WhichPart) -> list[OwnTasks]:
    rows = [row for row in network.rows if choice.has_row(row) and not row.is_derived]
    parties = {row.organisation: row for row in rows}
    held = {
        party: {row.action for row in rows if row.organisation == party and row.degree is Degree.HOLDER}
        for party in parties
    }
    found = [
        OwnTasks(row.organisation, row.name, row.municipality_name, len(held[party])) for party, row in parties.items()
    ]
    return sorted(found, key=lambda one: (one.whose, -one.holds, one.name.casefold()))


def _file(content: str, media_type: str, name: str) -> Response:
    return Response(content, headers={"Content-Disposition": f'attachment; filename="{name}"'}, media_type=media_type)
