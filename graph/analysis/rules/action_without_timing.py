"""Action without timing: none at all, or one that says nothing yet (n.t.b.). *Doorlopend* is a timing.

Where there is none and text in the row was not understood, a timing may stand in it: such an action is not judged, and
not counted. One that says n.t.b. says so itself, and is.
"""

from graph.analysis.evidence import action_evidence, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text
from graph.plans import ActionPart, PlanPart

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE (a.timing IS NULL AND a.unread IS NULL) OR a.timing_kind = 'undetermined'
RETURN [a.id] AS subjects, a.text AS action, a.timing AS timing
ORDER BY p.id, a.position
"""


def find(plan: PlanPart) -> Outcome:
    """Actions of which the plan does not say when."""
    without = [action for action in plan.actions if not action.timed]
    unread = [action for action in without if action.unread and action.timing is None]
    hits = [_hit(plan, action) for action in without if action not in unread]
    return Outcome(
        RULE.findings(hits, len(hits), len(plan.actions) - len(unread)), unread_actions(RULE.id, plan, unread)
    )


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    written = action.timing
    if written is None:
        says = Text("staat geen planning", "no timing")
    else:
        says = Text(f"staat als planning ‘{written}’", f"as timing ‘{written}’")
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={"action": action.name, "owner": plan.owner.name, "says": says},
        evidence=(action_evidence(action, written or ""),),
        organisation=None,
        touched=touched(plan, (party.lineage for party in action.rows)),
        actions=(action.id,),
        joins_on=(action.id,),
        consequence=3,
    )


RULE = Rule(
    id="action-without-timing",
    version=2,
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
    in_plan=find,
)
