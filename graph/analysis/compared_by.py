"""By what plans are set beside each other: themes, steps, elements of the norm, partners, roles and time, as rows.

This is the one place to add something that plans can be compared by. An aspect says of one plan what it has in which
row (``entries``), and of all plans together which rows there are, in which order (``rows``).

Own departments and functions are left out of who does something, and so are rest groups; how many is counted by
``graph.analysis.comparison``.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.analysis.beyond_one_town import works_beyond_one_municipality
from graph.analysis.norms import held_against
from graph.model.language import Text
from graph.model.vocabulary import Degree, Role, dutch, english
from graph.plans import ActionPart, DistrictPlans, Lineage, Named, PlanPart
from graph.plans.values import several
from graph.reference.chain_steps import chain_steps, step_tells
from graph.reference.classes import Classed
from graph.reference.norms import default_norm
from graph.reference.themes import theme_tells, themes
from graph.tables.timings import timing_class

WITHOUT_THEME = "without-theme"
"""Row of the actions whose words belong to no theme."""
WITHOUT_STEP = "without-step"
"""Row of the actions whose words belong to no step of the chain."""


class By(StrEnum):
    """What plans are set beside each other by."""

    THEME = "theme"
    STEP = "step"
    NORM = "norm"
    PARTNER = "partner"
    ROLE = "role"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a plan has in a row, with who does it and the words it stands in."""

    plan: PlanPart
    action: ActionPart | None
    """The action, where it is one."""
    rows: tuple[Named, ...]
    """Who does it, or who is named: parties from outside."""
    own: int
    """Own departments and functions that hold it too; never named here."""
    because: tuple[str, ...] = ()
    """The words of the action by which it was classed here: a class is derived, and says why."""

    @property
    def id(self) -> str:
        """The id of the action, or of the first relation."""
        return self.rows[0].relation if self.action is None else self.action.id


@dataclass(frozen=True, slots=True)
class Heading:
    """A row: what is compared in it."""

    id: str
    name: Text
    asked: bool = True
    """Whether a plan that has nothing in it can be asked about it; a local party is never missed elsewhere."""
    told: Callable[[str], Collection[str]] | None = None
    """Which rows of its sort the words of a text belong to; None where it has no words of its own."""
    names: tuple[str, ...] = ()
    """Of a party: what it is called."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """What plans can be compared by."""

    name: Text
    entries: Callable[[PlanPart], Iterator[tuple[str, Entry]]]
    """What a plan has, each under the id of its row, in the plan's order."""
    rows: Callable[[DistrictPlans, Mapping[str, int]], tuple[Heading, ...]]
    """Which rows there are, in order; given is, for each row with anything in it, how many of the sides have it."""


def _by_theme(plan: PlanPart) -> Iterator[tuple[str, Entry]]:
    for action in plan.actions:
        yield from _classed(plan, action, action.classes.themes, WITHOUT_THEME)


def _themes(plans: DistrictPlans, there: Mapping[str, int]) -> tuple[Heading, ...]:
    known = tuple(Heading(theme.id, theme.name, told=_themes_of) for theme in themes())
    without = Heading(WITHOUT_THEME, Text("Zonder herkend thema", "Without a theme that was recognised"), asked=False)
    return (*known, without) if WITHOUT_THEME in there else known


def _by_step(plan: PlanPart) -> Iterator[tuple[str, Entry]]:
    for action in plan.actions:
        yield from _classed(plan, action, action.classes.steps, WITHOUT_STEP)


def _steps(plans: DistrictPlans, there: Mapping[str, int]) -> tuple[Heading, ...]:
    known = tuple(Heading(step.id, step.name, told=_steps_of) for step in chain_steps())
    without = Heading(WITHOUT_STEP, Text("Zonder herkende stap", "Without a step that was recognised"), asked=False)
    return (*known, without) if WITHOUT_STEP in there else known


def _by_element(plan: PlanPart) -> Iterator[tuple[str, Entry]]:
    for held in held_against(plan, default_norm()).elements:
        for one in held.actions:
            yield held.element.id, _of_action(plan, one.action, one.reason.words)


def _elements(plans: DistrictPlans, there: Mapping[str, int]) -> tuple[Heading, ...]:
    return tuple(Heading(one.id, one.name, told=_elements_of) for one in default_norm().elements if one.counted is None)


def _classed(
    plan: PlanPart, action: ActionPart, classes: Sequence[Classed], without: str
) -> Iterator[tuple[str, Entry]]:
    for one in classes:
        yield one.code, _of_action(plan, action, one.words)
    if len(classes) == 0:
        yield without, _of_action(plan, action)


@lru_cache(maxsize=4096)  # A plan of 400 actions has some 1,500 texts.
def _themes_of(text: str) -> frozenset[str]:
    return frozenset(theme_tells().told(text))


@lru_cache(maxsize=4096)  # A plan of 400 actions has some 1,500 texts.
def _steps_of(text: str) -> frozenset[str]:
    return frozenset(step_tells().told(text))


@lru_cache(maxsize=4096)  # A plan of 400 actions has some 1,500 texts.
def _elements_of(text: str) -> frozenset[str]:
    return frozenset(default_norm().names.told(text))


def _by_partner(plan: PlanPart) -> Iterator[tuple[str, Entry]]:
    for one in outside_of(plan):
        yield whole_of(one)[0].id, Entry(plan, None, (one,), 0)


def _partners(plans: DistrictPlans, there: Mapping[str, int]) -> tuple[Heading, ...]:
    lineages = (plans.parties.lineage(party) for party in there)
    found = [
        Heading(
            lineage[0].id,
            Text(lineage[0].name, lineage[0].name),
            asked=works_beyond_one_municipality(lineage),
            names=_names(lineage),
        )
        for lineage in lineages
    ]
    return tuple(sorted(found, key=lambda one: (-there[one.id], one.name.nl.casefold(), one.id)))


def _by_role(plan: PlanPart) -> Iterator[tuple[str, Entry]]:
    found: dict[tuple[str, str], list[Named]] = {}
    for one in outside_of(plan):
        found.setdefault((_role_of(one), one.organisation), []).append(one)
    for (role, _), rows in found.items():
        yield role, Entry(plan, None, tuple(rows), 0)


def _roles(plans: DistrictPlans, there: Mapping[str, int]) -> tuple[Heading, ...]:
    named = (*((role.value, role) for role in Role), *((degree.value, degree) for degree in _WITHOUT_ROLE))
    return tuple(Heading(key, Text(dutch(word), english(word)), asked=False) for key, word in named)


def _by_time(plan: PlanPart) -> Iterator[tuple[str, Entry]]:
    for action in plan.actions:
        yield timing_class(action.node).id, _of_action(plan, action)


def _times(plans: DistrictPlans, there: Mapping[str, int]) -> tuple[Heading, ...]:
    classes = {found.id: found for found in (timing_class(action.node) for action in plans.actions)}
    ordered = sorted(classes.values(), key=lambda one: one.order)
    return tuple(Heading(one.id, one.name, asked=False) for one in ordered if one.id in there)


ASPECTS: Mapping[By, Aspect] = {
    By.THEME: Aspect(Text("Thema", "Theme"), _by_theme, _themes),
    By.STEP: Aspect(Text("Stap in de keten", "Step of the chain"), _by_step, _steps),
    By.NORM: Aspect(Text("Onderdeel van de norm", "Element of the norm"), _by_element, _elements),
    By.PARTNER: Aspect(Text("Partner", "Partner"), _by_partner, _partners),
    By.ROLE: Aspect(Text("Rol", "Role"), _by_role, _roles),
    By.TIME: Aspect(Text("Planning", "Timing"), _by_time, _times),
}
"""All of them, in the order in which they can be chosen."""

_WITHOUT_ROLE = (Degree.MENTIONED, Degree.LISTED, Degree.FUNDS)


def outside_of(plan: PlanPart) -> tuple[Named, ...]:
    """All that a plan names from outside and that can be compared: no rest group."""
    return tuple(one for one in plan.outside if not one.is_rest)


def whole_of(one: Named) -> Lineage:
    """The whole that a party is a unit of, with what that is a part of: itself where it is no unit.

    A unit counts for its whole, so that *AVIM* in one plan and *Politie* in another stand in one row.
    """
    return one.lineage[-1:]


def _of_action(plan: PlanPart, action: ActionPart, because: Iterable[str] = ()) -> Entry:
    own = sum(1 for one in action.holders if one.own)
    return Entry(plan, action, action.outside_holders, own, tuple(because))


def _role_of(one: Named) -> str:
    return one.degree.value if one.role is None else one.role.value


def _names(lineage: Lineage) -> tuple[str, ...]:
    said = lineage[0].properties
    return (lineage[0].name, *several(said, "other_names"), *several(said, "former_names"))
