"""The same holders on actions of different ambitions: a question, for it may well be meant so.

At least two of them are from outside. Own departments alone come together everywhere, and one party from outside that
has two tasks beside them is ordinary; two or more that come together again at something else is worth a question.
"""

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text, listed
from graph.analysis.holdings import ActionPart, PlanPart, read_plans, touched
from graph.analysis.parties import stated_ambition
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
WITH DISTINCT p, m, a, o, o.kind <> 'rest_group' AND NOT (o.id = p.owner
     OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
     OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) })) AS outside
ORDER BY o.id
WITH p, m, a, collect(o.id) AS holders, count(CASE WHEN outside THEN 1 END) AS outsiders
WHERE outsiders >= 2
WITH p, m, a, holders ORDER BY a.position, a.id
WITH p, holders, collect(a.id) AS subjects, collect(a.name) AS actions,
     count(DISTINCT CASE WHEN m.implicit THEN p.id ELSE m.id END) AS ambitions
WHERE ambitions >= 2
RETURN subjects AS subjects, actions, holders
ORDER BY p.id, subjects
"""


def find(view: NetworkView) -> Outcome:
    """Actions of different ambitions with exactly the same holders, plan by plan."""
    found: list[Finding] = []
    for plan in read_plans(view):
        groups = _same_holders(plan)
        hits = [_hit(view, plan, actions) for actions in groups]
        found.extend(RULE.findings(hits, sum(len(actions) for actions in groups), len(plan.actions)))
    return Outcome(tuple(found))


def _same_holders(plan: PlanPart) -> list[list[ActionPart]]:
    groups: dict[frozenset[str], list[ActionPart]] = {}
    for action in plan.actions:
        if sum(not holder.is_rest for holder in action.outside_holders) >= 2:
            groups.setdefault(frozenset(holder.id for holder in action.holders), []).append(action)
    return [actions for actions in groups.values() if len({_scope(plan, action) for action in actions}) >= 2]


def _scope(plan: PlanPart, action: ActionPart) -> str:
    """The ambition of an action; the plan stands in for one that the document does not state."""
    return action.ambition.id if stated_ambition(action.ambition) else plan.id


def _hit(view: NetworkView, plan: PlanPart, actions: list[ActionPart]) -> Hit:
    *others, last = sorted(actions, key=lambda action: (int(str(action.node.properties["position"])), action.node.id))
    holders = [holder for action in actions for holder in action.holders]
    ids = tuple(action.node.id for action in (*others, last))
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=ids,
        topic=last.name,
        words={
            "action": last.name,
            "others": listed(action.name for action in others),
            "owner": plan.owner.name,
            "holders": listed(holder.name for holder in last.holders),
        },
        evidence=tuple(holder.evidence for holder in holders),
        organisation=None,
        touched=touched(view, plan, (holder.id for holder in last.holders)),
        actions=ids,
        joins_on=ids,
        consequence=1,
    )


RULE = Rule(
    id="plan.same-holders-in-different-ambitions",
    version=2,
    kind=Kind.OVERLAP,
    title=Text("Zelfde houders in verschillende ambities", "Same holders in different ambitions"),
    label=Text("zelfde houders als bij {others}", "same holders as with {others}"),
    pattern=Text("zelfde houders als bij een andere ambitie", "same holders as in another ambition"),
    explanation=Text(
        "Bij ‘{action}’ staan in het plan van {owner} dezelfde houders als bij {others}: {holders}.",
        "For ‘{action}’ the plan of {owner} names the same holders as for {others}: {holders}.",
    ),
    question=Text("Zelfde houders als bij {others}. Klopt dat?", "Same holders as with {others}. Is that right?"),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    find=find,
)
