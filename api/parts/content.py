"""What a page shows, as values: everything is worked out here, so that the templates only place it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from api.parts.sentences import Sentence, telling_sentences
from api.parts.translation import Translation, translation_to
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from graph.analysis.expected import Expectation, expected_of
from graph.model.language import Language
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree
from graph.network import Network
from graph.picture.scene import Scene, drawn_lines, scene_of
from graph.plans import ActionPart, Named, PlanPart
from graph.plans.values import is_fictional, is_stated, words
from graph.sources import PlanSource
from graph.tables.matrix import Cell, Column, Group, Line, Matrix


@dataclass(frozen=True)
class ShownPlan:
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
    actions: tuple[ActionPart, ...]
    doubtful: tuple[Named, ...]
    """Names that were resolved with less than full certainty, or not at all."""
    read: PlanSource | None
    """How its document was read; None where the page does not say."""

    @cached_property
    def scene(self) -> Scene:
        """The network of the plan, laid out when it is first looked at: most pages show none, and it takes a while."""
        title = self.say.gettext("Netwerk van partijen en ambities: %(plan)s", plan=self.node.name)
        return replace(scene_of(self.matrix, title, self.language), fictional=self.fictional)


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
    plans: tuple[ShownPlan, ...]
    expectations: tuple[Expectation, ...]
    actions: Mapping[str, ActionPart]
    """The actions of all loaded plans by id, for what others expect."""


def page_content(
    network: Network,
    municipality: str | None,
    made_on: str,
    sources: Mapping[str, PlanSource] | None,
    language: Language = Language.DUTCH,
) -> Page:
    """What the page of a district shows, or that of one municipality.

    Raises:
        KeyError: there is no such municipality in the view.
    """
    if municipality is not None and municipality not in network.view.nodes:
        raise KeyError(municipality)
    district = network.district
    shown = [plan for plan in network.plans.plans if municipality in (None, plan.owner.id)]
    plans = tuple(
        _shown_plan(network, plan, f"p{at}", (sources or {}).get(plan.id), language)
        for at, plan in enumerate(shown, start=1)
    )
    members = _members(network)
    overview = network.matrix if len(plans) > 1 else None
    return Page(
        title=district.name if municipality is None else network.view.nodes[municipality].name,
        district=district.name,
        fictional=is_fictional(district),
        made_on=made_on,
        loaded=sum(loaded for _, loaded in members),
        members=members,
        overview=overview,
        sentences=_sentences(overview, plans, language),
        plans=plans,
        expectations=_expected(network, municipality),
        actions=network.plans.action_by_id,
    )


def _members(network: Network) -> tuple[tuple[str, bool], ...]:
    """The municipalities of the district by name, and whether a plan of theirs is loaded."""
    loaded = {plan.owner.name for plan in network.plans.plans}
    names = sorted(town.name for town in network.plans.municipalities)
    return tuple((name, name in loaded) for name in names)


def _sentences(overview: Matrix | None, plans: tuple[ShownPlan, ...], language: Language) -> tuple[Sentence, ...]:
    if overview is not None:
        say = translation_to(language)
        return telling_sentences(overview, say.gettext("de geladen plannen"), say)
    return plans[0].sentences if len(plans) == 1 else ()


def _expected(network: Network, municipality: str | None) -> tuple[Expectation, ...]:
    """Of the municipality that is asked for; of a district, first of those whose own plan is not loaded."""
    if municipality is not None:
        return (expected_of(network.plans, municipality),)
    found = [one for one in network.expectations if len(one.plans_of_others) > 0]
    return tuple(sorted(found, key=lambda one: (one.plan_loaded, not one.in_district)))


def _shown_plan(network: Network, plan: PlanPart, key: str, read: PlanSource | None, language: Language) -> ShownPlan:
    say, matrix, view = translation_to(language), network.matrices[plan.id], network.view
    read_from = view.outgoing(plan.id, "READ_FROM")
    return ShownPlan(
        key=key,
        node=plan.node,
        owner=plan.owner,
        source=view.nodes[read_from[0].target] if len(read_from) > 0 else None,
        year=plan.year,
        fictional=is_fictional(plan.node) or is_fictional(network.district),
        matrix=matrix,
        say=say,
        language=language,
        sentences=telling_sentences(matrix, say.gettext("het plan"), say),
        actions=plan.actions,
        doubtful=_doubtful(plan.named),
        read=read,
    )


def _doubtful(rows: tuple[Named, ...]) -> tuple[Named, ...]:
    found = {(row.written, row.organisation): row for row in reversed(rows) if row.is_doubtful_name}
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


def by_ambition(actions: tuple[ActionPart, ...]) -> list[tuple[str, list[ActionPart]]]:
    """Actions under the names of their ambitions, in the plan's order."""
    return [(name, list(group)) for name, group in groupby(actions, key=_ambition_heading)]


def _ambition_heading(action: ActionPart) -> str:
    ambition = action.place.ambition
    number, title = words(ambition.properties, "number"), ambition.name if is_stated(ambition) else ""
    return title if number is None else f"{number}. {title}"


def anchor(part: ShownPlan, line: Line, column: Column | None = None) -> str:
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
