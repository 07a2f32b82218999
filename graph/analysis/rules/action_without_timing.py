"""Action without timing: none at all, or one that says nothing yet (n.t.b.). *Doorlopend* is a timing."""

from dataclasses import replace

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text
from graph.analysis.holdings import ActionPart, PlanPart, action_name, read_plans, touched
from graph.analysis.parties import has_timing, words
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.timing IS NULL OR a.timing_kind = 'undetermined'
RETURN [a.id] AS subjects, a.text AS action, a.timing AS timing
ORDER BY p.id, a.position
"""


def find(view: NetworkView) -> Outcome:
    """Actions of which the plan does not say when, plan by plan."""
    found: list[Finding] = []
    for plan in read_plans(view):
        hits = [_hit(view, plan, action) for action in plan.actions if not has_timing(action.node)]
        found.extend(RULE.findings(hits, len(hits), len(plan.actions)))
    return Outcome(tuple(found))


def _hit(view: NetworkView, plan: PlanPart, action: ActionPart) -> Hit:
    written = words(action.node.properties, "timing")
    if written is None:
        says = Text("staat geen planning", "no timing")
    else:
        says = Text(f"staat als planning ‘{written}’", f"as timing ‘{written}’")
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.node.id,),
        topic=action_name(action),
        words={"action": action_name(action), "owner": plan.owner.name, "says": says},
        evidence=(replace(action.evidence, detail=written or ""),),
        organisation=None,
        touched=touched(view, plan, (party.id for party in (*action.parties, *action.mentions))),
        actions=(action.node.id,),
        joins_on=(action.node.id,),
        consequence=3,
    )


RULE = Rule(
    id="action-without-timing",
    version=1,
    kind=Kind.GAP,
    title=Text("Actie zonder planning", "Action without timing"),
    label=Text("geen planning", "no timing"),
    pattern=Text("geen planning", "no timing"),
    explanation=Text(
        "Bij ‘{action}’ {says} in het plan van {owner}.",
        "For ‘{action}’ the plan of {owner} gives {says}.",
    ),
    question=Text("Wanneer is dit klaar, of loopt het door?", "When is this done, or does it go on?"),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    find=find,
)
