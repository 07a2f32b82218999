"""*Netwerk*, four questions: each answered by one sentence, a picture in columns, and the same as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.parts.dates import written_date
from api.parts.translation import translation_to
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.problems import not_found
from api.site.asked import Asked
from api.site.asking import chosen, state_of
from graph.analysis.glances.glance import Box, Glance, View, What
from graph.model.language import Language
from graph.picture.scene import Scene
from graph.picture.svg import Link, Walk, svg
from graph.questions import AtAGlance

_NODE = "knoop-"
"""What the ids of boxes in the picture begin with."""
LINES_SHOWN = 12
# Of each box in the table below the picture; the action with the most holders of the shipped plans has nine.
QUESTIONS: Mapping[View, str] = {
    View.GAPS: N_("Waar zitten hiaten?"),
    View.SHARED: N_("Bij welke acties staan meer houders?"),
    View.THEMES: N_("Wat staat in meer plannen?"),
    View.SIDES: N_("Waar staan zorg en veiligheid samen?"),
}
"""What each view answers."""
NAMES: Mapping[View, str] = {
    View.GAPS: N_("Hiaten"),
    View.SHARED: N_("Gedeelde acties"),
    View.THEMES: N_("In meer plannen"),
    View.SIDES: N_("Zorg en veiligheid"),
}
"""What each view is called where it is chosen, in that order."""
_SHOWN = frozenset({"view", "municipality", "with_own"})
"""The filters that the page itself shows how to change."""


@dataclass(frozen=True, slots=True)
class Row:
    """A box as a row of the table."""

    box: Box
    column: str
    name: str
    page: str | None
    joined: tuple[tuple[str, str], ...]
    """What it is joined to, and what the line says."""


def glance(one: Asked, asked: AtAGlance) -> HTMLResponse:
    """The page.

    Raises:
        ProblemError: 404, a filter names what is not there.
    """
    found = _found(one, asked)
    scene = None if len(found.lines) + len(found.boxes) == 0 else _scene(one, asked, found)
    say = translation_to(one.language)
    return one.page(
        "glance.html.j2",
        asked=asked,
        found=found,
        sentence=found.sentence.said(one.language),
        scene=scene,
        markup=None if scene is None else _markup(one, scene, found),
        rows=_rows(one, found),
        lines_shown=LINES_SHOWN,
        questions=[
            (say.gettext(words), _address(one, replace(asked, view=view)), view) for view, words in NAMES.items()
        ],
        title=say.gettext(QUESTIONS[asked.view]),
        counts_own=asked.view is not View.THEMES,
        file=_address(one, asked, "tekening.svg"),
        owners=[(plan.owner.id, plan.owner.name) for plan in one.network.plans.plans],
        others=chosen(asked, say, one.network.view.nodes, but=_SHOWN),
    )


def picture(one: Asked, asked: AtAGlance) -> Response:
    """The picture as a file to take along.

    Raises:
        ProblemError: 404, there is nothing to draw.
    """
    found = _found(one, asked)
    if len(found.boxes) == 0:
        raise not_found("picture", asked.view.value)
    made = svg(_scene(one, asked, found), made_on=written_date(one.today, one.language))
    name = "network" if one.language is Language.ENGLISH else "netwerk"
    headers = {"Content-Disposition": f'attachment; filename="{name}-{asked.view.value}.svg"'}
    return Response(made, headers=headers, media_type="image/svg+xml")


def _address(one: Asked, asked: AtAGlance, *path: str) -> str:
    state: dict[str, Any] = dict(state_of(asked))
    return one.links("netwerk", "vraag", *path, **state)


def _found(one: Asked, asked: AtAGlance) -> Glance:
    one.require((asked.municipality, "Organisation"), (asked.plan, "Plan"))
    return asked.of(one.network)


def _scene(one: Asked, asked: AtAGlance, found: Glance) -> Scene:
    # Imported here: it counts with numpy, which most pages do not need.
    from graph.picture.glance_scene import glance_scene

    key = (one.network.state, asked, one.language)
    plans = asked.plans(one.network)
    return one.context.shelves.scenes.get(key, lambda: glance_scene(found, plans, one.language))


def _markup(one: Asked, scene: Scene, found: Glance) -> Markup:
    """The picture, in which every name and every line leads to what is behind it."""
    nodes = {box.id: _link(one, box) for box in found.boxes}
    edges = {(line.source, line.target): Link(f"#n-{line.source}") for line in found.lines}
    return Markup(svg(scene, nodes, Walk(_NODE, edges)))


def _link(one: Asked, box: Box) -> Link:
    """Of a party what the plans say of it, beside the picture; of others their page, or their row of the table."""
    if box.what is What.PARTY:
        return Link(one.links("wie", partij=box.id), beside=True)
    page = _page(one, box)
    return Link(f"#n-{box.id}" if page is None else page)


def _page(one: Asked, box: Box) -> str | None:
    node = one.network.view.nodes.get(box.id)
    return None if node is None else one.links.of_node(one.network.view, node)


def _rows(one: Asked, found: Glance) -> list[Row]:
    names = {box.id: box.called(one.language) for box in found.boxes}
    joined: dict[str, list[tuple[str, str]]] = {}
    for line in found.lines:
        words = line.words.said(one.language)
        joined.setdefault(line.source, []).append((names[line.target], words))
        joined.setdefault(line.target, []).append((names[line.source], words))
    return [
        Row(box, column.heading.said(one.language), names[box.id], _page(one, box), tuple(joined.get(box.id, ())))
        for column in found.columns
        for box in column.boxes
    ]
