"""What stands in the plans of several municipalities at a glance: themes, and actions that may well be one.

A theme in two plans is no overlap by itself: enforcement is local by law, and prevention for a group and help to it are
two things. The question is whether those who have it tune in to each other.
"""

from collections.abc import Mapping

from graph.analysis.enough_plans import FEWEST_OWNERS
from graph.analysis.glances.glance import ACTION, ACTIONS, Box, Column, Glance, Line, View, What, counted, glance
from graph.analysis.same_actions import SameAction, compared_actions, same_actions
from graph.model.language import Text
from graph.model.vocabulary import Degree
from graph.plans import DistrictPlans, PlanPart
from graph.reference.themes import themes

_THEMES, _PLANS = Text("Thema's in meer plannen", "Themes in several plans"), Text("Plannen", "Plans")
_SAME = Text("Mogelijk dezelfde actie", "Possibly the same action")
_MAYBE = Text("mogelijk dezelfde actie", "possibly the same action")


def common_themes(plans: DistrictPlans, only: frozenset[str] | None = None) -> Glance:
    """Themes and actions that stand in the plans of at least two owners.

    Args:
        plans: the plans of a district.
        only: only what stands in a plan of one of these owners too; None for all.
    """
    if len(plans.by_owner) < FEWEST_OWNERS:
        loaded, of = len(plans.of_municipalities), len(plans.municipalities)
        sentence = Text(
            f"Niet te beoordelen: {loaded} van {of} plannen geladen. Voor een vergelijking zijn er twee nodig.",
            f"Cannot be judged: {loaded} of {of} plans loaded. To compare takes two.",
        )
        return Glance(View.THEMES, sentence, (), (), 0)
    counts = _counts(plans)
    common = {theme: by for theme, by in counts.items() if len(by) >= FEWEST_OWNERS and _has(by, only)}
    same = [one for one in same_actions(plans) if _has({told.town: 1 for told in one.told}, only)]
    owners = {plan.owner.id: plan for plan in plans.plans}
    lines = [
        Line(theme, owner, Degree.HOLDER, counted(number, ACTION, ACTIONS), number)
        for theme, by in common.items()
        for owner, number in by.items()
    ]
    lines += [Line(told.town, _id(one), Degree.MENTIONED, _MAYBE, 1) for one in same for told in one.told]
    used = {end for line in lines for end in (line.source, line.target)}
    names = {theme.id: theme.name for theme in themes()}
    ordered = sorted(common, key=lambda theme: (-len(common[theme]), -sum(common[theme].values()), names[theme].nl))
    columns = (
        Column(_THEMES, tuple(Box(theme, names[theme], What.THEME) for theme in ordered)),
        Column(_PLANS, tuple(_owner(plan) for owner, plan in owners.items() if owner in used)),
        Column(_SAME, tuple(Box(_id(one), Text(one.name, one.name), What.ACTION, open=True) for one in same)),
    )
    return glance(View.THEMES, _sentence(len(common), len(same), len(owners)), columns, lines)


def _counts(plans: DistrictPlans) -> Mapping[str, Mapping[str, int]]:
    """For each theme, for each owner, how many of its actions are about it."""
    found: dict[str, dict[str, int]] = {}
    for one in compared_actions(plans):
        for theme in one.themes:
            by = found.setdefault(theme, {})
            by[one.town] = by.get(one.town, 0) + 1
    return found


def _has(by: Mapping[str, int], only: frozenset[str] | None) -> bool:
    return only is None or not only.isdisjoint(by)


def _id(one: SameAction) -> str:
    return one.shortest.action.id


def _owner(plan: PlanPart) -> Box:
    return Box(plan.owner.id, Text(plan.owner.name, plan.owner.name), What.PLACE)


def _sentence(common: int, same: int, owners: int) -> Text:
    if common + same == 0:
        return Text(
            f"Geen thema staat in meer dan één van de {owners} plannen, en geen actie lijkt er twee keer in te staan.",
            f"No theme stands in more than one of the {owners} plans, and no action seems to stand in them twice.",
        )
    stands, seems = ("staat" if common == 1 else "staan"), ("lijkt" if same == 1 else "lijken")
    themes_named = counted(common, Text("thema", "theme"), Text("thema's", "themes"))
    actions = counted(same, ACTION, ACTIONS)
    return Text(
        f"{themes_named.nl} {stands} in meer dan één van de {owners} plannen; {actions.nl} {seems} in meer plannen "
        "dezelfde.",
        f"{themes_named.en} {'stands' if common == 1 else 'stand'} in more than one of the {owners} plans; "
        f"{actions.en} {'seems' if same == 1 else 'seem'} to be the same in several plans.",
    )
