"""Several holders and none marked lead. The order of names in a cell proves nothing, so no first one is the lead."""

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text, listed
from graph.analysis.holdings import ActionPart, PlanPart, read_plans, touched
from graph.model.vocabulary import Role
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
WITH p, a, collect(DISTINCT o.name) AS holders, count(DISTINCT o) AS several, collect(h.role) AS roles
WHERE several >= 2 AND NOT 'lead' IN roles
RETURN [a.id] AS subjects, a.text AS action, holders
ORDER BY p.id, a.position
"""


def find(view: NetworkView) -> Outcome:
    """Actions with two or more holders, none of them the lead, plan by plan."""
    found: list[Finding] = []
    for plan in read_plans(view):
        hits = [_hit(view, plan, action) for action in plan.actions if _has_no_lead(action)]
        found.extend(RULE.findings(hits, len(hits), len(plan.actions)))
    return Outcome(tuple(found))


def _has_no_lead(action: ActionPart) -> bool:
    return len(action.holders) >= 2 and all(party.role is not Role.LEAD for party in action.parties)


def _hit(view: NetworkView, plan: PlanPart, action: ActionPart) -> Hit:
    holders = action.holders
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.node.id,),
        topic=action.name,
        words={
            "action": action.name,
            "owner": plan.owner.name,
            "holders": listed(holder.name for holder in holders),
        },
        evidence=tuple(holder.evidence for holder in holders),
        organisation=None,
        touched=touched(view, plan, (holder.id for holder in holders)),
        actions=(action.node.id,),
        joins_on=(action.node.id,),
        consequence=2,
    )


RULE = Rule(
    id="several-holders-none-lead",
    version=1,
    kind=Kind.GAP,
    title=Text(
        "Meer houders, en wie de regie heeft is niet af te lezen",
        "Several holders, and the plan does not show who has the lead",
    ),
    label=Text("wie de regie heeft, is niet af te lezen", "the plan does not show who has the lead"),
    pattern=Text("wie de regie heeft, is niet af te lezen", "the plan does not show who has the lead"),
    explanation=Text(
        "Bij ‘{action}’ noemt het plan van {owner} als houders {holders}. Wie de regie heeft, is niet af te lezen.",
        "The plan of {owner} names {holders} as holders of ‘{action}’. It does not show who has the lead.",
    ),
    question=Text("Wie heeft de regie?", "Who has the lead?"),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    find=find,
)
