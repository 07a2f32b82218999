"""The scene: what is drawn, as values, before anyone decides how (SVG, or an interactive page)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model.language import Language, Text, named
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.plans import DistrictPlans, PlanPart
from graph.plans.values import is_fictional
from graph.tables.making_matrix import plan_matrix, plans_matrix
from graph.tables.matrix import Cell, Column, Group, Line, Matrix

if TYPE_CHECKING:
    from graph.picture.layout import Box, Layout

LONGEST_NAME, LONGEST_SPOKEN, LONGEST_HUB = 80, 400, 1_000
# Signs of a name beside many others, and of all that is spoken of a party, and of an ambition or plan. The longest name
# of an ambition in the shipped plans has 66, what is spoken of a box at most 327; a picture of very long names stays
# under 1 MB.
MOST_ELEMENTS = 1_500
"""Boxes and lines together that a picture holds; Chromium without a GPU shows so many at once."""
DEGREE_WEIGHT = {Degree.HOLDER: 2.0, Degree.FUNDS: 2.0, Degree.MENTIONED: 1.0, Degree.LISTED: 1.0}
_LETTER, _LINE, _PAD = 7.4, 17.0, 12.0
_NOTE_LETTER = 6.7
# Letters of 13 pixels, and of 12 for a note: the widest of the fonts that pages name, measured in Chromium.
_HUB_LETTERS, _PARTY_LETTERS, _MOST_LINES = 26, 30, 4

_IN_PLAN = Text("Partijen en ambities in", "Parties and ambitions in")
_IN_DISTRICT = Text("Partijen en plannen in", "Parties and plans in")
_AMBITION = Text("ambitie", "ambition")
_THE_PLAN = Text("het plan", "the plan")
_PLAN_OF = Text("plan van", "plan of")
_NOT_NAMED = Text("niet genoemd", "not named")
_AND = Text(" en ", " and ")
_HOLDER_OF_ONE = Text("houder van {} actie", "holder of {} action")
_HOLDER_OF = Text("houder van {} acties", "holder of {} actions")
_VIA = Text(" (via {})", " (via {})")
_OF_WHICH_VIA = Text(", waarvan {} via {}", ", {} of them via {}")
ONLY_LISTED = Text("alleen in de partnerlijst", "only in the partner list")
_IN_LISTS = Text("alleen in {} partnerlijsten", "only in {} partner lists")
_IS_AMBITION, _IS_PLAN = Text("Ambitie", "Ambition"), Text("Plan", "Plan")
_HELD_OUTSIDE = Text("{} van {} acties met houder van buiten", "{} of {} actions with a holder from outside")
_PARTY, _PARTIES = (
    Text("{} partij van buiten.", "{} party from outside."),
    Text("{} partijen van buiten.", "{} parties from outside."),
)
_HOLDS, _HOLD = (
    Text("{} is houder van een of meer acties.", "{} is a holder of one or more actions."),
    Text("{} zijn houder van een of meer acties.", "{} are holders of one or more actions."),
)
_LEFT_OUT = Text(
    "Alleen de eerste {} zijn getekend, want meer past niet; de andere staan op Wie doet wat.",
    "Only the first {} are drawn, for no more would fit; the others stand under Who does what.",
)
_IS_LISTED, _ARE_LISTED = (
    Text("{} staat alleen in een partnerlijst.", "{} is only in a partner list."),
    Text("{} staan alleen in een partnerlijst.", "{} are only in a partner list."),
)


class Shape(StrEnum):
    """The sign before a name: one for each kind of party, so that colour never carries it alone."""

    HUB = "hub"
    HOUSE = "house"
    SQUARE = "square"
    CIRCLE = "circle"
    HEXAGON = "hexagon"
    CROSS = "cross"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    DOUBLE = "double"
    OPEN = "open"


SHAPES: Mapping[OrganisationKind, Shape] = {
    OrganisationKind.MUNICIPALITY: Shape.HOUSE,
    OrganisationKind.OWN_DEPARTMENT: Shape.HOUSE,
    OrganisationKind.REGIONAL_BODY: Shape.SQUARE,
    OrganisationKind.NATIONAL_BODY: Shape.CIRCLE,
    OrganisationKind.POLICE_AND_JUSTICE: Shape.HEXAGON,
    OrganisationKind.CARE_PROVIDER: Shape.CROSS,
    OrganisationKind.NGO: Shape.TRIANGLE,
    OrganisationKind.COMPANY: Shape.DIAMOND,
    OrganisationKind.COLLECTIVE: Shape.DOUBLE,
    OrganisationKind.SORT_OF_PARTY: Shape.OPEN,
    OrganisationKind.REST_GROUP: Shape.OPEN,
    OrganisationKind.UNKNOWN: Shape.OPEN,
}


@dataclass(frozen=True, slots=True)
class SceneNode:
    """A box with a name. ``x`` and ``y`` are its middle; ``spoken`` is the whole of it in words."""

    id: str
    label: tuple[str, ...]
    note: str
    """A second, smaller line; empty for a party."""
    spoken: str
    shape: Shape
    kind: OrganisationKind | None
    """None for a hub."""
    group: Group | None
    x: float
    y: float
    width: float
    height: float
    note_is_name: bool = False
    """Whether the second line is a name of a plan, and no text of ours."""


@dataclass(frozen=True, slots=True)
class SceneEdge:
    """A line from a party to a hub; several of them run side by side (``lane`` of ``lanes``)."""

    source: str
    target: str
    degree: Degree
    count: int
    words: str
    """How the party is named here."""
    spoken: str
    """All of it in words."""
    lane: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Words above a column; ``x`` is the middle of them and ``y`` their foot."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a line stands for, or a box with a broken edge (no degree), in a picture that has a legend of its own."""

    words: str
    degree: Degree | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture, not yet drawn."""

    title: str
    summary: str
    width: float
    height: float
    nodes: tuple[SceneNode, ...]
    edges: tuple[SceneEdge, ...]
    language: Language = Language.DUTCH
    """Of every text in it; names stay as they are."""
    sources: tuple[str, ...] = ()
    """Whose plans it is drawn from, each with its year where it has one."""
    fictional: bool = False
    """Whether any of them is made up."""
    headings: tuple[Heading, ...] = ()
    meanings: tuple[Meaning, ...] | None = None
    """What its lines and boxes stand for; None where that is how parties are named."""


def plan_scene(plan: PlanPart) -> Scene:
    """Outside parties and the ambitions of one plan.

    Own departments are no boxes: they would be joined to nearly everything and hide the rest. Each ambition says how
    many of its actions have an outside holder.
    """
    return scene_of(plan_matrix(plan), plan_title(plan.node, Language.DUTCH), plans=(plan,))


def district_scene(plans: DistrictPlans) -> Scene:
    """Outside parties and the loaded plans of the district."""
    return scene_of(plans_matrix(plans.plans), district_title(plans.district, Language.DUTCH), plans=plans.plans)


def plan_title(plan: NodeRow, language: Language) -> str:
    """What the picture of a plan is called."""
    return f"{_IN_PLAN.said(language)}: {plan.name}"


def district_title(district: NodeRow, language: Language) -> str:
    """What the picture of a district is called."""
    return f"{_IN_DISTRICT.said(language)} {district.name}"


def scene_of(matrix: Matrix, title: str, language: Language = Language.DUTCH, plans: Sequence[PlanPart] = ()) -> Scene:
    """The scene of a matrix: what it shows is exactly what the table shows, without rest groups and derived rows.

    ``plans`` are those that it is drawn from.
    """
    from graph.picture.layout import Box, lay_out  # It counts with numpy: who draws nothing need not wait for that.

    lines = drawn_lines(matrix)
    hubs = tuple(
        Box(column.id, *box_size(_hub_label(column), _hub_note(column, language))) for column in matrix.columns
    )
    parties = tuple(sorted((_party_box(line) for line in lines), key=lambda box: (-len(box.links), box.id)))
    layout = lay_out(hubs, parties)
    sizes = {box.id: (box.width, box.height) for box in (*hubs, *parties)}
    nodes = [_hub_node(column, layout, sizes[column.id], language) for column in matrix.columns]
    nodes += [_party_node(line, matrix.columns, layout, sizes[line.organisation], language) for line in lines]
    return Scene(
        title=title,
        summary=_summary(boxed_lines(matrix), len(lines), language),
        width=layout.width,
        height=layout.height,
        nodes=tuple(nodes),
        edges=tuple(edge for line in lines for edge in _edges(line, matrix.columns, language)),
        language=language,
        sources=sources_of(plans),
        fictional=made_up(plans),
    )


def sources_of(plans: Iterable[PlanPart]) -> tuple[str, ...]:
    """Whose plans they are, each with its year where it has one."""
    return tuple(plan.owner.name if plan.year is None else f"{plan.owner.name} ({plan.year})" for plan in plans)


def made_up(plans: Iterable[PlanPart]) -> bool:
    """Whether any plan is made up, for practice."""
    return any(is_fictional(plan.node) or is_fictional(plan.owner) for plan in plans)


def drawn_lines(matrix: Matrix) -> list[Line]:
    """The rows that are drawn: the first of those with a box of their own, as many as a picture can hold; the summary
    of the scene says how many are left out."""
    drawn: list[Line] = []
    elements = len(matrix.columns)
    for line in boxed_lines(matrix):
        elements += 1 + sum(len(cell.degrees) for cell in line.cells)
        if elements > MOST_ELEMENTS:
            break
        drawn.append(line)
    return drawn


def elements_of(matrix: Matrix) -> int:
    """How many boxes and lines a picture of the whole matrix has."""
    degrees = sum(len(cell.degrees) for line in boxed_lines(matrix) for cell in line.cells)
    return len(matrix.columns) + len(boxed_lines(matrix)) + degrees


def boxed_lines(matrix: Matrix) -> list[Line]:
    """The rows that are boxes of their own: no units beside their parents, no rest groups, nothing derived."""
    return [line for line in matrix.lines if line.under is None and line.group not in (Group.REST, Group.DERIVED)]


def _party_box(line: Line) -> "Box":
    from graph.picture.layout import Box

    links = tuple(
        (cell.column, max(DEGREE_WEIGHT[degree] for degree in cell.degrees)) for cell in line.cells if not cell.empty
    )
    return Box(line.organisation, *box_size(wrap(line.name, _PARTY_LETTERS), "", sign=True), links)


def _hub_node(column: Column, layout: "Layout", size: tuple[float, float], language: Language) -> SceneNode:
    spot, note = layout.spots[column.id], _hub_note(column, language)
    label = _hub_label(column)
    seen = " ".join(label)
    kind = (_IS_PLAN if column.whole_plan or column.title is None else _IS_AMBITION).said(language)
    whole = kind if not seen.endswith("…") else column_name(column, language)
    # What is seen stands first and as it is: who speaks to the screen says that.
    spoken = shortened(f"{seen}. {note}. {whole}.", LONGEST_HUB)
    return SceneNode(column.id, label, note, spoken, Shape.HUB, None, None, spot.x, spot.y, *size)


def _party_node(
    line: Line, columns: Sequence[Column], layout: "Layout", size: tuple[float, float], language: Language
) -> SceneNode:
    spot = layout.spots[line.organisation]
    said = (
        f"{shortened(column_name(column, language))}: {cell_words(cell, language)}"
        for column, cell in zip(columns, line.cells, strict=True)
        if not cell.empty
    )
    spoken = shortened(f"{shortened(line.name)} ({named(line.kind, language)}). {'; '.join(said)}.", LONGEST_SPOKEN)
    label = wrap(line.name, _PARTY_LETTERS)
    return SceneNode(
        line.organisation, label, "", spoken, SHAPES[line.kind], line.kind, line.group, spot.x, spot.y, *size
    )


def _edges(line: Line, columns: Sequence[Column], language: Language) -> Iterable[SceneEdge]:
    for column, cell in zip(columns, line.cells, strict=True):
        for lane, degree in enumerate(cell.degrees):
            words = degree_words(cell, degree, language)
            spoken = f"{shortened(line.name)}, {shortened(column_name(column, language))}: {shortened(words)}"
            count = cell.holds if degree is Degree.HOLDER else 1
            yield SceneEdge(line.organisation, column.id, degree, count, words, spoken, lane, len(cell.degrees))


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """The beginning of a long text; who wants all of it finds it on the page that the box or line leads to."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def column_name(column: Column, language: Language = Language.DUTCH) -> str:
    """How a column is called in a sentence."""
    if column.number is not None:
        name = f"{_AMBITION.said(language)} {column.number}"
        return name if column.title is None else f"{name}, {column.title}"
    if column.title is None:
        return _THE_PLAN.said(language)
    return f"{_PLAN_OF.said(language)} {column.title}" if column.whole_plan else column.title


def cell_words(cell: Cell, language: Language = Language.DUTCH) -> str:
    """A cell in words; a blank one is *niet genoemd*."""
    if cell.empty:
        return _NOT_NAMED.said(language)
    return _AND.said(language).join(degree_words(cell, degree, language) for degree in cell.degrees)


def degree_words(cell: Cell, degree: Degree, language: Language = Language.DUTCH) -> str:
    """One degree of a cell in words, with the units through which it came."""
    if degree is Degree.HOLDER:
        held = _HOLDER_OF_ONE if cell.holds == 1 else _HOLDER_OF
        return held.said(language).format(cell.holds) + _via(cell, language)
    if degree is Degree.MENTIONED:
        roles = [named(role, language) for role, _ in cell.in_role]
        return ", ".join([named(degree, language), *roles] if len(cell.in_text) > 0 else roles)
    if degree is Degree.LISTED and cell.lists > 1:
        return _IN_LISTS.said(language).format(cell.lists)
    return ONLY_LISTED.said(language) if degree is Degree.LISTED else named(degree, language)


def _via(cell: Cell, language: Language) -> str:
    """Through which units, and for how many of the actions that is the only way."""
    if cell.holds_via == 0:
        return ""
    if cell.holds_via == cell.holds:
        return _VIA.said(language).format(cell.holders_via)
    return _OF_WHICH_VIA.said(language).format(cell.holds_via, cell.holders_via)


def _hub_label(column: Column) -> tuple[str, ...]:
    name = "Plan" if column.title is None else column.title
    return wrap(name if column.number is None else f"{column.number}. {name}", _HUB_LETTERS)


def _hub_note(column: Column, language: Language) -> str:
    return _HELD_OUTSIDE.said(language).format(column.with_outside_holder, column.actions)


def _summary(lines: Sequence[Line], drawn: int, language: Language) -> str:
    held = sum(line.group is Group.HOLDS for line in lines)
    listed = sum(line.group is Group.LISTED for line in lines)
    said = ((len(lines), _PARTY, _PARTIES), (held, _HOLDS, _HOLD), (listed, _IS_LISTED, _ARE_LISTED))
    counts = [(one if number == 1 else more).said(language).format(number) for number, one, more in said]
    if drawn < len(lines):
        counts.append(_LEFT_OUT.said(language).format(drawn))
    return " ".join(counts)


def wrap(text: str, letters: int) -> tuple[str, ...]:
    """``text`` in at most four lines of about ``letters`` letters; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in text.split():
        if lines[-1] == "":
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = [line if len(line) <= letters + 6 else f"{line[: letters + 5]}…" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        cut[-1] = f"{cut[-1].removesuffix('…')}…"
    return tuple(cut)


def box_size(label: Sequence[str], note: str, *, sign: bool = False) -> tuple[float, float]:
    """Width and height of a box, from its letters: no font is measured, so that every machine gives the same."""
    widest = max(len(line) * _LETTER for line in label)
    widest = max(widest, len(note) * _NOTE_LETTER)
    return (
        float(round(widest + 2 * _PAD + (20 if sign else 0))),
        float(round(len(label) * _LINE + (16 if note != "" else 0) + 12)),
    )
