"""*Netwerk*: the picture made on the server, what is left in it by choice, its twin as a table, and files of it."""

from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from fastapi import Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.problems import no_choice, not_found
from api.routes.network_choice import Choice, Chosen, chosen_matrix, scene_of_choice
from api.routes.networks import DistrictNetwork
from api.web.content import edges_of
from api.web.site.asked import Asked
from graph.model.language import Language
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture.scene import Scene, drawn_lines
from graph.picture.svg import Walk, svg
from graph.plans import ActionPart
from graph.plans.values import is_stated, words
from graph.tables.matrix import Cell, Column, Line

_OWN, _OUTSIDE = "eigen", "buiten"
_PANEL, _NODE = "bij-", "knoop-"
"""What the ids of panels and of nodes in the picture begin with."""

Word = TypeVar("Word", Degree, OrganisationKind)


@dataclass(frozen=True)
class Filters:
    """The filters as they stand in the address; empty for what does not matter."""

    gemeente: str = ""
    ambitie: str = ""
    graad: str = ""
    soort: str = ""
    wie: str = ""
    rond: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """For an address."""
        return {name: value for name, value in vars(self).items() if value != ""}


@dataclass(frozen=True, slots=True)
class OwnTasks:
    """An own department with the number of actions it holds."""

    id: str
    name: str
    whose: str
    holds: int


def network(one: Asked, filters: Filters) -> HTMLResponse:
    """The page."""
    choice = choice_of(one, filters)
    chosen = _chosen(one.network, choice)
    scene = _scene(one, choice)
    view = one.network.view
    return one.page(
        "network_page.html.j2",
        filters=filters,
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
        own=_own(one.network, choice) if filters.wie == _OWN else [],
        middle=None if filters.rond == "" else view.nodes[filters.rond].name,
        address_of=lambda identifier: one.links.of_node(view, view.nodes[identifier]),
    )


def picture(one: Asked, filters: Filters) -> Response:
    """The picture as a file to take along.

    Raises:
        ProblemError: 404, nothing fits the choice.
    """
    scene = _scene(one, choice_of(one, filters))
    if scene is None:
        raise not_found("picture", filters.rond)
    return _file(svg(scene), "image/svg+xml", f"{_file_name(one)}.svg")


def stand_alone(one: Asked) -> Response:
    """The whole network as one interactive file to take along; it is no page: it needs inline script."""
    # Imported here: it is large, and only this file needs it.
    from graph.picture.interactive import to_pyvis

    key = ("stand-alone", one.language)
    made = one.network.once(key, str, lambda: to_pyvis(one.network.plans, one.language))
    return _file(made, "text/html", f"{_file_name(one)}.html")


def _file_name(one: Asked) -> str:
    return "network" if one.language is Language.ENGLISH else "netwerk"


def choice_of(one: Asked, filters: Filters) -> Choice:
    """What is left in.

    Raises:
        ProblemError: 404, a filter names what is not there; 400, it is none of the words to choose from.
    """
    view = one.network.view
    for identifier, label in ((filters.gemeente, "Organisation"), (filters.ambitie, "Ambition")):
        if identifier != "":
            one.node(identifier, label)
    if filters.rond != "" and filters.rond not in view.nodes:
        raise not_found("node", filters.rond)
    if filters.wie not in ("", _OWN, _OUTSIDE):
        raise no_choice("wie")
    degree, kind = _word("graad", filters.graad, Degree), _word("soort", filters.soort, OrganisationKind)
    return Choice(
        municipality=filters.gemeente or None,
        ambition=filters.ambitie or None,
        degree=None if degree is None else frozenset({degree}),
        kind=None if kind is None else frozenset({kind}),
        own={_OWN: True, _OUTSIDE: False}.get(filters.wie),
        node=filters.rond or None,
    )


def _word(name: str, given: str, among: type[Word]) -> Word | None:
    if given == "":
        return None
    found = next((word for word in among if word.value == given), None)
    if found is None:
        raise no_choice(name)
    return found


def is_drawn(network: DistrictNetwork, identifier: str) -> bool:
    """Whether a node is in the picture of the whole network; own departments and groups that are no party are not."""
    chosen = _chosen(network, Choice())
    return chosen is not None and identifier in _drawn_ids(chosen)


def _chosen(network: DistrictNetwork, choice: Choice) -> Chosen | None:
    """The matrix behind the picture, or None where no party is left in it, or not the one that was asked for."""
    if choice.own is True or not any(choice.has_place(place) for plan in network.plans.plans for place in plan.places):
        return None
    try:
        chosen = network.once(("chosen", choice), Chosen, lambda: chosen_matrix(network, choice))
    except KeyError:
        return None
    missing = choice.node is not None and choice.node not in _drawn_ids(chosen)
    return None if missing or len(drawn_lines(chosen.matrix)) == 0 else chosen


def _drawn_ids(chosen: Chosen) -> set[str]:
    """What has a box in the picture; a unit is in that of its parent."""
    boxes = {line.organisation for line in drawn_lines(chosen.matrix)}
    units = (line.organisation for line in chosen.matrix.lines if line.under in boxes)
    return boxes.union(units, (column.id for column in chosen.matrix.columns))


def _scene(one: Asked, choice: Choice) -> Scene | None:
    """The picture, or None where there is none."""
    chosen = _chosen(one.network, choice)
    if chosen is None:
        return None
    make = partial(scene_of_choice, one.network, chosen, one.language)
    return one.network.once(("scene", choice, one.language), Scene, make)


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


def _own(network: DistrictNetwork, choice: Choice) -> list[OwnTasks]:
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
