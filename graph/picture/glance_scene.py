"""A view that answers a question, as a scene: its columns with their headings, its lines, and a legend of its own."""

from collections.abc import Sequence

from graph.analysis.glances.glance import Box, Column, Glance, Line, View, What
from graph.model.language import Language, Text, named
from graph.model.vocabulary import Degree, OrganisationKind
from graph.picture import layout as placing
from graph.picture.columns import in_columns
from graph.picture.scene import (
    LONGEST_SPOKEN,
    SHAPES,
    Heading,
    Meaning,
    Scene,
    SceneEdge,
    SceneNode,
    Shape,
    box_size,
    made_up,
    shortened,
    sources_of,
    wrap,
)
from graph.plans import PlanPart
from graph.tables.matrix import Group

_PARTY_LETTERS, _OTHER_LETTERS = 22, 22
# Letters in a line of a box: with these the five columns of care beside security fit a laptop.
_SPOKEN = 6
# Lines that are said of a box; all of them stand in the table beside the picture.
_MORE = Text("en nog {}", "and {} more")
_TITLES = {
    View.GAPS: Text("Hiaten", "Gaps"),
    View.SHARED: Text("Acties met meer houders", "Actions with several holders"),
    View.THEMES: Text("In meer plannen", "In several plans"),
    View.SIDES: Text("Zorg en veiligheid", "Care and security"),
}
_LINES = {
    View.GAPS: ((Degree.LISTED, Text("staat hier", "stands here")),),
    View.SHARED: ((Degree.HOLDER, Text("houder of trekker", "holder or lead")),),
    View.THEMES: (
        (Degree.HOLDER, Text("acties over dit thema (dikker: meer)", "actions on this theme (thicker: more)")),
        (Degree.MENTIONED, Text("in dit plan", "in this plan")),
    ),
    View.SIDES: ((Degree.HOLDER, Text("heeft een taak", "has a task")),),
}
"""What the lines of each view say."""
_OPEN = {
    View.GAPS: Text("geen actie op deze naam, of geen houder", "no action under this name, or no holder"),
    View.THEMES: Text("mogelijk dezelfde actie", "possibly the same action"),
    View.SIDES: Text("hier is niets", "nothing here"),
}
_KEPT = {View.GAPS: (1,), View.THEMES: (1,)}
"""Columns with an order of their own: ambitions in that of the plan, plans in that of the district."""
_LEFT_OUT = Text(
    "Nog {} passen niet in de tekening: kies één gemeente.",
    "{} more do not fit in the picture: choose one municipality.",
)


def title_of(view: View, language: Language) -> str:
    """What the picture is called."""
    return _TITLES[view].said(language)


def glance_scene(found: Glance, plans: Sequence[PlanPart], language: Language = Language.DUTCH) -> Scene:
    """The scene of a view; ``plans`` are those that it is made of."""
    labels = {box.id: _label(box, language) for box in found.boxes}
    sizes = {box.id: _size(box, labels[box.id], language) for box in found.boxes}
    links = [(line.source, line.target) for line in found.lines]
    columns = [[placing.Box(box.id, *sizes[box.id]) for box in column.boxes] for column in found.columns]
    laid = in_columns(columns, links, kept=_KEPT.get(found.view, ()))
    names = {box.id: box.called(language) for box in found.boxes}
    joined = _joined(found, names, language)
    nodes = tuple(
        _node(box, labels[box.id], (laid.spots[box.id], sizes[box.id]), joined.get(box.id, ()), language)
        for box in found.boxes
    )
    left_out = "" if found.left_out == 0 else f" {_LEFT_OUT.said(language).format(found.left_out)}"
    return Scene(
        title=title_of(found.view, language),
        summary=found.sentence.said(language) + left_out,
        width=laid.width,
        height=laid.height,
        nodes=nodes,
        edges=tuple(_edge(line, names, language) for line in found.lines),
        language=language,
        sources=sources_of(plans),
        fictional=made_up(plans),
        headings=tuple(_heading(column, laid, language) for column in found.columns if len(column.boxes) > 0),
        meanings=_meanings(found, language),
    )


def _label(box: Box, language: Language) -> tuple[str, ...]:
    letters = _PARTY_LETTERS if box.what is What.PARTY else _OTHER_LETTERS
    lines = wrap(box.called(language), letters)
    # Two lines of an action tell which it is; all of it is a click away, and spoken.
    return lines if len(lines) <= 2 or box.what is not What.ACTION else (lines[0], f"{lines[1].removesuffix('…')}…")


def _size(box: Box, label: tuple[str, ...], language: Language) -> tuple[float, float]:
    note = box.whose
    # Bold words are wider than plain ones beside a sign: the same room does for both.
    return box_size(label, note, sign=True)


def _node(
    box: Box,
    label: tuple[str, ...],
    place: tuple[placing.Spot, tuple[float, float]],
    joined: Sequence[str],
    language: Language,
) -> SceneNode:
    spot, size = place
    note = box.whose
    kind = "" if box.kind is None else f" ({named(box.kind, language)})"
    more = [] if len(joined) <= _SPOKEN else [_MORE.said(language).format(len(joined) - _SPOKEN)]
    lines = "; ".join([*joined[:_SPOKEN], *more])
    said = ". ".join(
        part for part in (shortened(box.called(language), LONGEST_SPOKEN) + kind, note, lines) if part != ""
    )
    return SceneNode(
        id=box.id,
        label=label,
        note=note,
        spoken=f"{said}.",
        shape=SHAPES[box.kind or OrganisationKind.UNKNOWN] if box.what is What.PARTY else Shape.HUB,
        kind=box.kind,
        group=_group(box),
        x=spot.x,
        y=spot.y,
        width=size[0],
        height=size[1],
        note_is_name=True,
    )


def _group(box: Box) -> Group | None:
    """How its box looks."""
    if box.open:
        return Group.LISTED
    if box.what is What.THEME:
        return Group.MENTIONED
    return Group.HOLDS if box.what is What.PARTY else None


def _edge(line: Line, names: dict[str, str], language: Language) -> SceneEdge:
    words = line.words.said(language)
    spoken = f"{shortened(names[line.source])}, {shortened(names[line.target])}: {words}"
    return SceneEdge(line.source, line.target, line.degree, line.count, words, spoken, 0, 1)


def _joined(found: Glance, names: dict[str, str], language: Language) -> dict[str, list[str]]:
    """For each box what its lines say."""
    said: dict[str, list[str]] = {}
    for line in found.lines:
        words = line.words.said(language)
        said.setdefault(line.source, []).append(f"{shortened(names[line.target])}: {words}")
        said.setdefault(line.target, []).append(f"{shortened(names[line.source])}: {words}")
    return said


def _heading(column: Column, laid: placing.Layout, language: Language) -> Heading:
    return Heading(column.heading.said(language), laid.spots[column.boxes[0].id].x, 22.0)


def _meanings(found: Glance, language: Language) -> tuple[Meaning, ...]:
    used = {line.degree for line in found.lines}
    lines = [Meaning(words.said(language), degree) for degree, words in _LINES[found.view] if degree in used]
    if found.view in _OPEN and any(box.open for box in found.boxes):
        lines.append(Meaning(_OPEN[found.view].said(language), None))
    return tuple(lines)
