"""The same holders from outside at actions that are unlike: a question, for it may well be meant so.

At least two holders are from outside, and the sets of these are the same; own departments come together everywhere, and
one party from outside that has two tasks is ordinary. Unlike are help and anything else, and two actions of other
strategies that have neither a theme nor a step of the chain in common. The same team at its own work is nothing to ask
about. Where text in a row was not understood, another holder may stand in it; such a row is left out, and so is an
action that was dropped or is done.

The Cypher gives all sets of outside holders that come together at several actions; what is unlike is read here.
"""

from collections.abc import Iterator
from itertools import combinations

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Twin
from graph.model.language import Text, listed
from graph.plans import ActionPart, PlanPart, once
from graph.plans.telling import goes_on

FEWEST_TOGETHER = 2
# One party that holds two things is no set that came along.

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.unread IS NULL AND """
    + goes_on("a")
    + """
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived' AND o.kind <> 'rest_group' AND NOT (o.id = p.owner
     OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
     OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
WITH DISTINCT p, a, o
ORDER BY o.id
WITH p, a, collect(o.id) AS holders
WHERE size(holders) >= 2
WITH p, a, holders ORDER BY a.position, a.id
WITH p, holders, collect(a.id) AS subjects, collect(a.name) AS actions
WHERE size(subjects) >= 2
RETURN subjects AS subjects, actions, holders
ORDER BY p.id, subjects
"""
)


def find(plan: PlanPart) -> Outcome:
    """Sets of outside holders that come together at actions that are unlike."""
    groups = [actions for actions in _together(plan) if _are_unlike(actions)]
    hits = [_hit(plan, actions) for actions in groups]
    return Outcome(RULE.findings(hits, sum(len(actions) for actions in groups), len(plan.actions)))


def among(plan: PlanPart) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all sets that come together at several actions."""
    yield from (tuple(action.id for action in actions) for actions in _together(plan))


def _together(plan: PlanPart) -> list[list[ActionPart]]:
    groups: dict[frozenset[str], list[ActionPart]] = {}
    for action in sorted(plan.actions, key=lambda one: (one.position, one.id)):
        if len(action.outside_holders) >= FEWEST_TOGETHER and not (action.over or action.unread):
            groups.setdefault(frozenset(holder.organisation for holder in action.outside_holders), []).append(action)
    return [actions for actions in groups.values() if len(actions) > 1]


def _are_unlike(actions: list[ActionPart]) -> bool:
    return any(_unlike(one, other) for one, other in combinations(actions, 2))


def _unlike(one: ActionPart, other: ActionPart) -> bool:
    """Whether two actions are of different strategies: help and anything else, or two others that have no theme and no
    step in common. Of one without a class nothing is known."""
    ours, theirs = one.classes, other.classes
    if ours.pillar is None or theirs.pillar is None:
        return False
    if ours.pillar.code == theirs.pillar.code:
        return False
    if "protection" in (ours.pillar.code, theirs.pillar.code):
        return True
    return ours.theme_codes.isdisjoint(theirs.theme_codes) and ours.step_codes.isdisjoint(theirs.step_codes)


def _hit(plan: PlanPart, actions: list[ActionPart]) -> Hit:
    *others, last = actions
    holders = [holder for action in actions for holder in action.outside_holders]
    ids = tuple(action.id for action in actions)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=ids,
        topic=last.name,
        words={
            "action": last.name,
            "others": listed(action.name for action in others),
            "owner": plan.owner.name,
            "holders": listed(holder.full_name for holder in once(holders)),
        },
        evidence=tuple(map(evidence_of, holders)),
        organisation=None,
        touched=touched(plan, (holder.lineage for holder in holders)),
        actions=ids,
        joins_on=ids,
        consequence=1,
    )


RULE = Rule(
    id="plan.same-holders-at-something-unlike",
    version=1,
    kind=Kind.OVERLAP,
    title=Text("Zelfde houders van buiten bij iets heel anders", "Same outside holders at something unlike"),
    label=Text("zelfde houders van buiten als bij {others}", "same outside holders as with {others}"),
    pattern=Text("zelfde houders van buiten als bij iets heel anders", "same outside holders as at something unlike"),
    explanation=Text(
        "Bij ‘{action}’ staan in het plan van {owner} dezelfde houders van buiten als bij {others}: {holders}. De "
        "acties zijn van een andere soort.",
        "For ‘{action}’ the plan of {owner} names the same outside holders as for {others}: {holders}. The actions are "
        "of another sort.",
    ),
    question=Text(
        "Zelfde houders als bij {others}. Klopt dat? Of is het bewust zo?",
        "Same holders as with {others}. Is that right, or is it meant so?",
    ),
    headline=Text("Kloppen in {owner} de houders van ‘{action}’?", "Are the holders of ‘{action}’ right in {owner}?"),
    pattern_headline=Text(
        "Kloppen in {owner} de houders die bij heel andere acties gelijk zijn?",
        "Are the holders right in {owner} that are the same at unlike actions?",
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
    twin=Twin.EVIDENCE,
)
