"""Gaps at a glance: who stands only in a partner list, and which actions have no holder, each beside where it stands.

Both are what the rules find: a party that a finding names is drawn here, and no other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graph.analysis.findings import Finding, Outcome
from graph.analysis.glances.glance import (
    PARTIES,
    PARTY,
    Box,
    Column,
    Glance,
    Line,
    View,
    What,
    counted,
    glance,
)
from graph.analysis.rules import action_without_holder, partner_without_task, sort_of_party_without_task
from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree
from graph.plans import Named, PlanPart
from graph.plans.values import is_stated, words

_LISTED = Text("alleen in de partnerlijst", "only in the partner list")
_WITHOUT = Text("actie zonder houder", "action without a holder")
_PARTIES = Text("Alleen in de partnerlijst", "Only in the partner list")
_AMBITIONS, _PLANS = Text("Ambitie", "Ambition"), Text("Plan", "Plan")
_ACTIONS = Text("Acties zonder houder", "Actions without a holder")


def gaps(plans: Sequence[PlanPart], outcomes: Mapping[str, Mapping[str, Outcome]], *, with_own: bool = False) -> Glance:
    """The gaps of one plan by ambition, of several by plan.

    Args:
        plans: the plans that are looked at.
        outcomes: for each plan, by id, what each rule found in it.
        with_own: whether own departments and functions that are only listed are drawn too.
    """
    listed = [(plan, one) for plan in plans for one in _listed(plan, outcomes[plan.id]) if with_own or not one.own]
    without = [(plan, found) for plan in plans for found in _found(outcomes[plan.id], action_without_holder.RULE.id)]
    by_plan = len(plans) > 1
    parties = {one.organisation: _party(one) for _, one in listed}
    lines = {
        (one.organisation, _place(plan, one.place.ambition, by_plan=by_plan).id): one.organisation
        for plan, one in listed
    }
    lists = Counter(party for party, _ in lines)
    made = [Line(party, place, Degree.LISTED, _LISTED, 1) for party, place in lines]
    by_id = {action.id: action for plan in plans for action in plan.actions}
    actions = []
    for plan, found in without:
        (action,) = (by_id[subject] for subject in found.subjects)
        note = Text(plan.owner.name, plan.owner.name) if by_plan else None
        actions.append(Box(action.id, Text(action.name, action.name), What.ACTION, note=note, open=True))
        made.append(
            Line(_place(plan, action.place.ambition, by_plan=by_plan).id, action.id, Degree.LISTED, _WITHOUT, 1)
        )
    columns = (
        Column(_PARTIES, tuple(sorted(parties.values(), key=lambda box: (-lists[box.id], box.name.nl.casefold())))),
        Column(_PLANS if by_plan else _AMBITIONS, tuple(_places(plans, made, by_plan=by_plan))),
        Column(_ACTIONS, tuple(actions)),
    )
    return glance(View.GAPS, _sentence(plans, len(parties), len(actions)), columns, made)


def _listed(plan: PlanPart, outcome: Mapping[str, Outcome]) -> Iterator[Named]:
    """Where a party that a rule found stands in a list."""
    rules = (partner_without_task.RULE.id, sort_of_party_without_task.RULE.id)
    found = {one.organisation for rule in rules for one in _found(outcome, rule)}
    return (one for one in plan.partners if one.organisation in found)


def _found(outcome: Mapping[str, Outcome], rule: str) -> tuple[Finding, ...]:
    return outcome[rule].findings


def _party(one: Named) -> Box:
    return Box(one.organisation, Text(one.full_name, one.full_name), What.PARTY, one.kind, open=True)


def _place(plan: PlanPart, ambition: NodeRow, *, by_plan: bool) -> NodeRow:
    return plan.node if by_plan or not is_stated(ambition) else ambition


def _places(plans: Sequence[PlanPart], lines: Sequence[Line], *, by_plan: bool) -> Iterator[Box]:
    """The ambitions or plans at which something is drawn, in their own order."""
    used = {end for line in lines for end in (line.source, line.target)}
    for plan in plans:
        for node in (plan.node,) if by_plan else (plan.node, *plan.ambition_nodes):
            if node.id in used:
                name = plan.owner.name if node is plan.node else _numbered(node)
                yield Box(node.id, Text(name, name), What.PLACE)


def _numbered(ambition: NodeRow) -> str:
    number = words(ambition.properties, "number")
    return ambition.name if number is None else f"{number}. {ambition.name}"


def _sentence(plans: Sequence[PlanPart], parties: int, actions: int) -> Text:
    total = sum(len(plan.actions) for plan in plans)
    who = counted(parties, PARTY, PARTIES)
    listed = Text(
        f"{who.nl} {'staat' if parties == 1 else 'staan'} in een partnerlijst zonder actie op die naam",
        f"{who.en} {'stands' if parties == 1 else 'stand'} in a partner list with no action under that name",
    )
    if parties == 0:
        listed = Text("Elke partij in een partnerlijst heeft een taak", "Each party in a partner list has a task")
    without = Text(
        f"{actions} van de {total} acties {'heeft' if actions == 1 else 'hebben'} geen houder",
        f"{actions} of the {total} actions {'has' if actions == 1 else 'have'} no holder",
    )
    if actions == 0:
        without = Text(f"alle {total} acties hebben een houder", f"all {total} actions have a holder")
    return Text(f"{listed.nl}; {without.nl}.", f"{listed.en}; {without.en}.")
