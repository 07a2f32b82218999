"""Action without timing: none at all, or one that says nothing yet (n.t.b.). *Doorlopend* is a timing.

Where there is none and text in the row was not understood, a timing may stand in it: such an action is not judged, and
not counted. One that says n.t.b. says so itself, and is.
"""

from dataclasses import replace

from graph.analysis.findings import Finding, Hit, Kind, NotJudged, Outcome, Rule, Text
from graph.analysis.holdings import ActionPart, PlanPart, read_plans, touched
from graph.analysis.parties import has_timing, is_partly_unread, words
from graph.analysis.unread_rows import unread_actions
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE (a.timing IS NULL AND a.unread IS NULL) OR a.timing_kind = 'undetermined'
RETURN [a.id] AS subjects, a.text AS action, a.timing AS timing
ORDER BY p.id, a.position
"""


def find(view: NetworkView) -> Outcome:
    """Actions of which the plan does not say when, plan by plan."""
    found: list[Finding] = []
    not_judged: list[NotJudged] = []
    for plan in read_plans(view):
        without = [action for action in plan.actions if not has_timing(action.node)]
        unread = [action for action in without if is_partly_unread(action.node) and _written(action) is None]
        hits = [_hit(view, plan, action) for action in without if action not in unread]
        found.extend(RULE.findings(hits, len(hits), len(plan.actions) - len(unread)))
        not_judged.extend(unread_actions(RULE.id, plan, unread))
    return Outcome(tuple(found), tuple(not_judged))


def _written(action: ActionPart) -> str | None:
    return words(action.node.properties, "timing")


def _hit(view: NetworkView, plan: PlanPart, action: ActionPart) -> Hit:
    written = _written(action)
    if written is None:
        says = Text("staat geen planning", "no timing")
    else:
        says = Text(f"staat als planning ‘{written}’", f"as timing ‘{written}’")
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.node.id,),
        topic=action.name,
        words={"action": action.name, "owner": plan.owner.name, "says": says},
        evidence=(replace(action.evidence, detail=written or ""),),
        organisation=None,
        touched=touched(view, plan, (party.id for party in (*action.parties, *action.mentions))),
        actions=(action.node.id,),
        joins_on=(action.node.id,),
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
    find=find,
)
