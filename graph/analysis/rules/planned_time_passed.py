"""Actions that should be ready by now, by the words of their plan; what came of them the plan cannot say.

It is no reproach and no fact about the action: a plan is written before it is carried out. Each is so from the day
after its last day; who asks says which day it is. Actions that go on, or were dropped or are done, have no such day.
"""

from datetime import date, timedelta

from graph.analysis.evidence import action_evidence, touched
from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule
from graph.model.language import Text
from graph.plans import ActionPart, PlanPart
from graph.plans.telling import goes_on

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE {goes_on("a")} AND a.timing_end IS NOT NULL AND NOT a.timing_kind IN ['ongoing', 'recurring']
RETURN [a.id] AS subjects, a.text AS action, a.timing AS timing, a.timing_end AS until
ORDER BY p.id, a.position
"""


def find(plan: PlanPart) -> Outcome:
    """Every action with a last day, each counted with those that should be ready by then."""
    ending = [action for action in plan.actions if not (action.over or action.ongoing) and action.ends is not None]
    return Outcome(tuple(one for action in ending for one in _findings(plan, action, ending)))


def _findings(plan: PlanPart, action: ActionPart, ending: list[ActionPart]) -> tuple[Finding, ...]:
    by_then = sum(other.ends_by(action.ends or "") for other in ending)
    return RULE.findings([_hit(plan, action)], by_then, len(plan.actions))


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    written = action.timing or ""
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={"action": action.name, "owner": plan.owner.name, "timing": written},
        evidence=(action_evidence(action, written),),
        organisation=None,
        touched=touched(plan, (party.lineage for party in action.rows)),
        actions=(action.id,),
        joins_on=(f"{RULE.id}:{plan.id}",),
        consequence=2,
        since=(date.fromisoformat(action.ends or "") + timedelta(days=1)).isoformat(),
    )


RULE = Rule(
    id="action-planned-time-passed",
    version=1,
    kind=Kind.GAP,
    title=Text("Volgens het plan nu klaar", "Ready by now, by the plan"),
    label=Text("volgens het plan klaar: {timing}", "ready by the plan: {timing}"),
    pattern=Text("volgens het plan nu klaar", "ready by now, by the plan"),
    explanation=Text(
        "Volgens het plan van {owner} is ‘{action}’ klaar: {timing}. De uitkomst is in deze bron niet te zien.",
        "By the plan of {owner} ‘{action}’ is ready: {timing}. What came of it cannot be seen in this source.",
    ),
    question=Text("Wat is ervan gekomen, en wat komt er nog?", "What came of it, and what is still to come?"),
    headline=Text(
        "Wat kwam er in {owner} van wat volgens het plan klaar zou zijn?",
        "What came in {owner} of what should be ready by the plan?",
    ),
    pattern_headline=Text(
        "Wat kwam er in {owner} van wat volgens het plan klaar zou zijn?",
        "What came in {owner} of what should be ready by the plan?",
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
