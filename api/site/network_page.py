"""*Netwerk*: the picture made on the server, what is left in it by choice, its twin as a table, and files of it."""

from dataclasses import dataclass
from functools import partial

from fastapi import Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.parts.content import edges_of
from api.parts.networks import DistrictNetwork
from api.parts.translation import translation_to
from api.problems import not_found
from api.site.asked import Asked
from api.site.asking import chosen as chosen_filters
from api.site.asking import state_of
from graph.model.language import Language
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.scene import Scene, drawn_lines
from graph.picture.svg import Walk, svg
from graph.plans import ActionPart
from graph.plans.values import is_stated, words
from graph.questions import WhichPart
from graph.questions.which_part import Chosen, chosen_matrix, scene_of_choice
from graph.tables.matrix import Cell, Column, Line

_PANEL, _NODE = "bij-", "knoop-"
"""What the ids of panels and of nodes in the picture begin with."""
_SHOWN = frozenset({"municipality", "ambition", "degree", "kind", "own", "node"})
"""The filters that the page itself shows how to change."""


@dataclass(frozen=True, slots=True)
class OwnTasks:
    """An own department with the number of actions it holds."""

    id: str
    name: str
    whose: str
    holds: int


def network(one: Asked, asked: WhichPart) -> HTMLResponse:
    """The page."""
    _refuse_what_is_not_there(one, asked)
    chosen = _chosen(one, asked)
    scene = _scene(one, asked)
    view = one.network.view
    return one.page(
        "network_page.html.j2",
        asked=asked,
        state=state_of(asked),
        others=chosen_filters(asked, translation_to(one.language), but=_SHOWN),
        scene=scene,
        hub_names={} if scene is None else {node.id: " ".join(node.label) for node in scene.nodes if node.kind is None},
        drawn=None if scene is None or chosen is None else _drawn(scene, chosen),
        parties=() if chosen is None else _parties(chosen),
        hubs=() if chosen is None else _hubs(one, chosen),
        spots={} if scene is None else {node.id: node.x > scene.width / 2 for node in scene.nodes},
        views=one.network.plans.action_by_id,
        owners=[(plan.owner.id, plan.owner.name) for plan in one.network.plans.plans],
        ambitions=_ambitions(one.network),
        degrees=list(Degree),
        kinds=[kind for kind in OrganisationKind if any(row.kind is kind and not row.own for row in one.network.rows)],
        own=_own(one.network, asked) if asked.own is True else [],
        middle=None if asked.node is None else view.nodes[asked.node].name,
        address_of=lambda identifier: one.links.of_node(view, view.nodes[identifier]),
    )


def picture(one: Asked, asked: WhichPart) -> Response:
    """The picture as a file to take along.

    Raises:
        ProblemError: 404, nothing fits the choice.
    """
    _refuse_what_is_not_there(one, asked)
    scene = _scene(one, asked)
    if scene is None:
        raise not_found("picture", asked.node or "")
    return _file(svg(scene), "image/svg+xml", f"{_file_name(one)}.svg")


def stand_alone(one: Asked) -> Response:
    """The whole network as one interactive file to take along; it is no page: it needs inline script."""
    # Imported here: it is large, and only this file needs it.
    from graph.picture.interactive import to_pyvis

    made = to_pyvis(one.network.plans, one.language)
    return _file(made, "text/html", f"{_file_name(one)}.html")


def _file_name(one: Asked) -> str:
    return "network" if one.language is Language.ENGLISH else "netwerk"


def _refuse_what_is_not_there(one: Asked, asked: WhichPart) -> None:
    """Raises:
    ProblemError: 404, a filter names what is not there.
    """
    for identifier, label in ((asked.municipality, "Organisation"), (asked.ambition, "Ambition"), (asked.plan, "Plan")):
        if identifier is not None:
            one.node(identifier, label)
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
    return None if missing or len(drawn_lines(chosen.matrix)) == 0 else chosen


def _drawn_ids(chosen: Chosen) -> set[str]:
    """What has a box in the picture; a unit is in that of its parent."""
    boxes = {line.organisation for line in drawn_lines(chosen.matrix)}
    units = (line.organisation for line in chosen.matrix.lines if line.under in boxes)
    return boxes.union(units, (column.id for column in chosen.matrix.columns))


def _scene(one: Asked, choice: WhichPart) -> Scene | None:
    """The picture, or None where there is none."""
    chosen = _chosen(one, choice)
    if chosen is None:
        return None
    make = partial(scene_of_choice, one.network, chosen, one.language)
    return one.context.shelves.scenes.get((one.network.state, choice, one.language), make)


def _drawn(scene: Scene, chosen: Chosen) -> Markup:
    """The picture, in which every name and every line leads to the actions and quotes behind it."""
    edges = {
        (line.organisation, column.id): f"#{edge_anchor(line, column)}" for line, column, _ in edges_of(chosen.matrix)
    }
    return Markup(svg(scene, {node.id: f"#{_PANEL}{node.id}" for node in scene.nodes}, Walk(_NODE, edges)))


def _parties(chosen: Chosen) -> list[tuple[Line, list[tuple[str, Column, Cell]]]]:
    """Each party that is drawn, with what stands on each of its lines."""
    found: dict[str, tuple[Line, list[tuple[str, Column, Cell]]]] = {
        line.organisation: (line, []) for line in drawn_lines(chosen.matrix)
    }
    for line, column, cell in edges_of(chosen.matrix):
        found[line.organisation][1].append((edge_anchor(line, column), column, cell))
    return list(found.values())


def _hubs(one: Asked, chosen: Chosen) -> list[tuple[Column, list[ActionPart]]]:
    """Each ambition or plan that is drawn, with its actions."""
    rows = one.network.actions
    return [
        (
            column,
            [row for row in rows if column.id == (row.place.plan.id if column.whole_plan else row.place.ambition.id)],
        )
        for column in chosen.matrix.columns
    ]


def edge_anchor(line: Line, column: Column) -> str:
    """The place on the page where what stands on a line between a party and an ambition or plan is told."""
    return f"lijn-{line.organisation}--{column.id}"


def _ambitions(network: DistrictNetwork) -> list[tuple[str, str, str]]:
    """Id, name and owner of every ambition that a plan states."""
    found = []
    for plan in network.plans.plans:
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
