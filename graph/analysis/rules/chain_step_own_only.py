"""Step of the chain at whose actions no party from outside is named: own departments only, or nobody.

A party that only the text names is enough for silence, and so is a rest group or a sort of party, of which the plan
does not say who they are. Where text in a row of the step was not understood, a party may stand there, and nothing is
judged.
"""

from graph.analysis.evidence import action_evidence, evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.steps import StepPart, steps_of, subject_of
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import PlanPart
from graph.plans.telling import goes_on
from graph.reference.chain_steps import chain_steps

CYPHER = f"""
MATCH (p:Plan {{district: $district}})
UNWIND {[step.id for step in chain_steps()]} AS step
WITH p, step, COLLECT {{
  MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
  WHERE step IN a.steps AND {goes_on("a")}
  RETURN a
}} AS actions
WHERE size(actions) > 0 AND none(a IN actions WHERE a.unread IS NOT NULL) AND NOT EXISTS {{
  UNWIND actions AS a
  MATCH (a)<-[t:RESPONSIBLE_FOR|MENTIONED_IN]-(o:Organisation)
  WHERE t.basis <> 'derived'
    AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
        OR (NOT o:Municipality AND EXISTS {{ (o)-[:PART_OF*1..]->(:Organisation {{id: p.owner}}) }}))
}}
RETURN [p.id, 'step.' + step] AS subjects, step, size(actions) AS actions
ORDER BY p.id, step
"""
_NOBODY = Text("niemand", "nobody")


def find(plan: PlanPart) -> Outcome:
    """Steps at which nobody from outside is named."""
    steps = steps_of(plan)
    alone = [step for step in steps.values() if len(step.named_outside) == 0]
    unread = tuple({action.id: action for step in alone for action in step.unread}.values())
    found = [step for step in alone if len(step.unread) == 0]
    not_judged = len(alone) - len(found)
    hits = [_hit(plan, step) for step in found]
    return Outcome(RULE.findings(hits, len(hits), len(steps) - not_judged), unread_actions(RULE.id, plan, unread))


def _hit(plan: PlanPart, step: StepPart) -> Hit:
    names = list(dict.fromkeys(one.full_name for one in step.tasks))
    number = len(step.actions)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, subject_of(step.step.id)),
        topic=step.step.name,
        words={
            "owner": plan.owner.name,
            "step": step.step.name,
            "verb": step.step.verb,
            "usual": step.step.usual,
            "number": Text("één actie", "one action") if number == 1 else Text(f"{number} acties", f"{number} actions"),
            "parties": listed(names) if len(names) > 0 else _NOBODY,
        },
        evidence=(*map(action_evidence, step.actions), *map(evidence_of, step.tasks)),
        organisation=None,
        touched=touched(plan, (one.lineage for one in step.tasks)),
        actions=tuple(action.id for action in step.actions),
        joins_on=(f"step:{plan.id}:{step.step.id}",),
        consequence=1,
        district_key=f"own-only:{step.step.id}",
    )


RULE = Rule(
    id="plan.chain-step-own-only",
    version=1,
    kind=Kind.GAP,
    title=Text("Stap van de keten met alleen eigen afdelingen", "Step of the chain with own departments only"),
    label=Text("geen partij van buiten bij deze stap", "no party from outside at this step"),
    pattern=Text("stappen met alleen eigen afdelingen", "steps with own departments only"),
    explanation=Text(
        "Het plan van {owner} heeft bij ‘{step}’ {number}, en daarbij geen partij van buiten. Wel genoemd: {parties}. "
        "Verwachten zou je bijvoorbeeld: {usual}.",
        "The plan of {owner} has {number} at ‘{step}’, and no party from outside there. Named are: {parties}. One "
        "would expect, for instance: {usual}.",
    ),
    question=Text(
        "Klopt dat, of doet er een partij mee die er niet bij staat?",
        "Is that right, or does a party join that is not named?",
    ),
    headline=Text("Wie van buiten doet in {owner} mee bij {verb}?", "Who from outside joins {verb} in {owner}?"),
    pattern_headline=Text(
        "Bij welke stappen doet in {owner} niemand van buiten mee?",
        "At which steps does nobody from outside join in {owner}?",
    ),
    shared_headline=Text("Wie van buiten doet in {towns} mee bij {verb}?", "Who from outside joins {verb} in {towns}?"),
    counted=Text("stappen met acties", "steps with actions"),
    cypher=CYPHER,
    in_plan=find,
)
