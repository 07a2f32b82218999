"""Several holders and none marked lead. The order of names in a cell proves nothing, so no first one is the lead."""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text, listed
from graph.model.vocabulary import Role
from graph.plans import ActionPart, PlanPart

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
WITH p, a, collect(DISTINCT o.name) AS holders, count(DISTINCT o) AS several, collect(h.role) AS roles
WHERE several >= 2 AND NOT 'lead' IN roles
RETURN [a.id] AS subjects, a.text AS action, holders
ORDER BY p.id, a.position
"""


def find(plan: PlanPart) -> Outcome:
    """Actions with two or more holders, none of them the lead."""
    hits = [_hit(plan, action) for action in plan.actions if _has_no_lead(action)]
    return Outcome(RULE.findings(hits, len(hits), len(plan.actions)))


def _has_no_lead(action: ActionPart) -> bool:
    return len(action.holders) >= 2 and all(party.role is not Role.LEAD for party in action.parties)


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    holders = action.holders
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={
            "action": action.name,
            "owner": plan.owner.name,
            "holders": listed(holder.full_name for holder in holders),
        },
        evidence=tuple(map(evidence_of, holders)),
        organisation=None,
        touched=touched(plan, (holder.lineage for holder in holders)),
        actions=(action.id,),
        joins_on=(action.id,),
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
    in_plan=find,
)
