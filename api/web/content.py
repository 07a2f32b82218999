"""What a page shows, as values: everything is worked out here, so that the templates only place it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from api.web.sentences import Sentence, telling_sentences
from api.web.translation import Translation, translation_to
from api.web.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from graph.analysis.expected import Expectation, expectations, expected_of
from graph.analysis.matrix import Cell, Column, Group, Line, Matrix, district_matrix, plan_matrix
from graph.analysis.parties import (
    Place,
    WhoRow,
    owner_of,
    places,
    places_in,
    plans_of,
    stated_ambition,
    who_does_what,
    whole,
    words,
)
from graph.model.form import Reading
from graph.model.language import Language
from graph.model.rows import NodeRow
from graph.model.vocabulary import Basis, Degree
from graph.picture.scene import Scene, drawn_lines, scene_of
from graph.view import NetworkView


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as the page shows it: its words as they stand in the source, and who is named at it."""

    id: str
    number: int
    """Place in the plan, from 1."""
    name: str
    text: str
    title: str | None
    items: tuple[str, ...]
    timing: str | None
    ambition: str
    holders: tuple[WhoRow, ...]
    quote: str
    entered: bool
    """Entered by hand, so that there is no source to quote."""
    line_from: int | None
    line_to: int | None
    page: int | None


@dataclass(frozen=True)
class PlanPart:
    """All about one loaded plan; ``key`` begins every anchor of it."""

    key: str
    node: NodeRow
    owner: NodeRow
    source: NodeRow | None
    year: int | None
    fictional: bool
    matrix: Matrix
    say: Translation
    language: Language
    sentences: tuple[Sentence, ...]
    actions: tuple[ActionView, ...]
    doubtful: tuple[WhoRow, ...]
    """Names that were resolved with less than full certainty, or not at all."""
    reading: Reading | None

    @cached_property
    def scene(self) -> Scene:
        """The network of the plan, laid out when it is first looked at: most pages show none, and it takes a while."""
        title = self.say.gettext("Netwerk van partijen en ambities: %(plan)s", plan=self.node.name)
        return scene_of(self.matrix, title, self.language)


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    district: str
    fictional: bool
    made_on: str
    loaded: int
    members: tuple[tuple[str, bool], ...]
    """The municipalities of the district and whether a plan of theirs is loaded."""
    overview: Matrix | None
    """Outside parties by plan, where more than one plan is shown."""
    sentences: tuple[Sentence, ...]
    plans: tuple[PlanPart, ...]
    expectations: tuple[Expectation, ...]
    actions: Mapping[str, ActionView]
    """The actions of all loaded plans by id, for what others expect."""


def page_content(
    view: NetworkView,
    municipality: str | None,
    made_on: str,
    readings: Mapping[str, Reading] | None,
    language: Language = Language.DUTCH,
    *,
    rows: tuple[WhoRow, ...] | None = None,
) -> Page:
    """What the page of a district shows, or that of one municipality.

    ``rows`` are those of ``who_does_what``, if they are at hand.

    Raises:
        KeyError: there is no such municipality in the view.
    """
    if municipality is not None and municipality not in view.nodes:
        raise KeyError(municipality)
    district = view.nodes[view.district]
    shown = [plan for plan in plans_of(view) if municipality in (None, owner_of(view, plan).id)]
    rows = who_does_what(view) if rows is None else rows
    plans = tuple(
        _plan_part(view, plan, f"p{at}", rows, reading=(readings or {}).get(plan.id), language=language)
        for at, plan in enumerate(shown, start=1)
    )
    members = _members(view)
    overview = district_matrix(view, rows) if len(plans) > 1 else None
    return Page(
        title=district.name if municipality is None else view.nodes[municipality].name,
        district=district.name,
        fictional=district.properties.get("fictional") is True,
        made_on=made_on,
        loaded=sum(loaded for _, loaded in members),
        members=members,
        overview=overview,
        sentences=_sentences(overview, plans, language),
        plans=plans,
        expectations=_expected(view, municipality, rows),
        actions=action_views(view),
    )


def _members(view: NetworkView) -> tuple[tuple[str, bool], ...]:
    """The municipalities of the district by name, and whether a plan of theirs is loaded."""
    loaded = {owner_of(view, plan).name for plan in plans_of(view)}
    names = sorted(view.nodes[relation.source].name for relation in view.incoming(view.district, "IN_DISTRICT"))
    return tuple((name, name in loaded) for name in names)


def action_views(view: NetworkView) -> dict[str, ActionView]:
    """The actions of all loaded plans by id, without their holders and their place in the plan."""
    return {place.node.id: _action_view(place, 0, ()) for place in places(view) if place.action is not None}


def _sentences(overview: Matrix | None, plans: tuple[PlanPart, ...], language: Language) -> tuple[Sentence, ...]:
    if overview is not None:
        say = translation_to(language)
        return telling_sentences(overview, say.gettext("de geladen plannen"), say)
    return plans[0].sentences if len(plans) == 1 else ()


def _expected(view: NetworkView, municipality: str | None, rows: tuple[WhoRow, ...]) -> tuple[Expectation, ...]:
    """Of the municipality that is asked for; of a district, first of those whose own plan is not loaded."""
    if municipality is not None:
        return (expected_of(view, municipality),)
    found = [one for one in expectations(view, rows) if len(one.plans_of_others) > 0]
    return tuple(sorted(found, key=lambda one: (one.plan_loaded, not one.in_district)))


def _plan_part(
    view: NetworkView,
    plan: NodeRow,
    key: str,
    all_rows: tuple[WhoRow, ...],
    *,
    reading: Reading | None,
    language: Language,
) -> PlanPart:
    say, matrix = translation_to(language), plan_matrix(view, plan.id, all_rows)
    rows = tuple(row for row in all_rows if row.plan == plan.id and row.basis is not Basis.DERIVED)
    read_from = view.outgoing(plan.id, "READ_FROM")
    of_plan = [place for place in places_in(view, plan) if place.action is not None]
    practice = any(node.properties.get("fictional") is True for node in (plan, view.nodes[view.district]))
    return PlanPart(
        key=key,
        node=plan,
        owner=owner_of(view, plan),
        source=view.nodes[read_from[0].target] if len(read_from) > 0 else None,
        year=whole(plan.properties, "year"),
        fictional=practice,
        matrix=matrix,
        say=say,
        language=language,
        sentences=telling_sentences(matrix, say.gettext("het plan"), say),
        actions=tuple(_action_view(place, number, rows) for number, place in enumerate(of_plan, start=1)),
        doubtful=_doubtful(rows),
        reading=reading,
    )


def _action_view(place: Place, number: int, rows: tuple[WhoRow, ...]) -> ActionView:
    node, said = place.node, place.node.properties
    quote, text, items = words(said, "quote"), words(said, "text") or place.node.name, said.get("items", ())
    ambition = words(place.ambition.properties, "number")
    title = place.ambition.name if stated_ambition(place.ambition) else ""
    return ActionView(
        id=node.id,
        number=number,
        name=node.name,
        text=text,
        title=words(said, "title"),
        items=items if isinstance(items, tuple) else (),
        timing=words(said, "timing"),
        ambition=title if ambition is None else f"{ambition}. {title}",
        holders=tuple(row for row in rows if row.action == node.id and row.role is not None),
        quote=text if quote is None else quote,
        entered=quote is None,
        line_from=whole(said, "line_from"),
        line_to=whole(said, "line_to"),
        page=whole(said, "page"),
    )


def _doubtful(rows: tuple[WhoRow, ...]) -> tuple[WhoRow, ...]:
    found = {(row.written, row.organisation): row for row in reversed(rows) if row.certainty < 1}
    return tuple(sorted(found.values(), key=lambda row: (row.certainty, row.written, row.organisation)))


WORDS = {
    Degree.HOLDER: N_("houder"),
    Degree.FUNDS: N_("betaalt"),
    Degree.MENTIONED: N_("in actietekst"),
    Degree.LISTED: N_("alleen partnerlijst"),
}
GROUPS = {
    Group.PAYS: N_("Betaalt volgens het plan; staat bij geen actie als houder"),
    Group.LISTED: N_("Staat als uitvoeringspartner; in de actietabel staat geen actie op deze naam"),
    Group.MENTIONED: N_("Genoemd bij een actie; staat bij geen actie als houder"),
    Group.HOLDS: N_("Staat als houder bij een of meer acties"),
    Group.REST: N_("Restgroep, geen partij met een naam"),
    Group.DERIVED: N_("Niet zelf genoemd; volgt uit een groep die wel genoemd is"),
}


def by_ambition(actions: tuple[ActionView, ...]) -> list[tuple[str, list[ActionView]]]:
    """Actions under the names of their ambitions, in the plan's order."""
    return [(name, list(group)) for name, group in groupby(actions, key=lambda action: action.ambition)]


def anchor(part: PlanPart, line: Line, column: Column | None = None) -> str:
    """The anchor of a row of the matrix, or of a cell in it."""
    row = f"{part.key}-{line.organisation}"
    if column is None:
        return row
    return f"{row}-{part.matrix.columns.index(column) + 1}"


def edges_of(matrix: Matrix) -> tuple[tuple[Line, Column, Cell], ...]:
    """The filled cells of the rows that are drawn as a network: the twin of the picture as a table."""
    return tuple(
        (line, column, cell)
        for line in drawn_lines(matrix)
        for column, cell in zip(matrix.columns, line.cells, strict=True)
        if not cell.empty
    )
