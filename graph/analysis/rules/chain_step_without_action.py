"""Step of the chain at which a plan has no action, where it has one at most of the others.

Of a plan about a part of the chain alone nothing is said, and an action that is done stands in its step still. The
steps are our own order of the chain: a way to look, and no obligation. Where text in a row was not understood, the
step may stand there, and nothing is judged.
"""

from graph.analysis.evidence import node_evidence, touched
from graph.analysis.findings import EvidenceOf, Hit, Kind, Outcome, Rule
from graph.analysis.steps import subject_of
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text
from graph.plans import PlanPart
from graph.reference.chain_steps import ChainStep, chain_steps

FEWEST_STEPS = 6
# Of eleven. The narrowest shipped plan, about youth alone, has actions at six; one at fewer has another subject.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})
WITH p, COLLECT {{
  MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action) UNWIND a.steps AS step RETURN DISTINCT step
}} AS there
WHERE size(there) >= {FEWEST_STEPS} AND NOT EXISTS {{
  MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(u:Action) WHERE u.unread IS NOT NULL
}}
UNWIND {[step.id for step in chain_steps()]} AS step
WITH p, there, step
WHERE NOT step IN there
RETURN [p.id, 'step.' + step] AS subjects, step
ORDER BY p.id, step
"""


def find(plan: PlanPart) -> Outcome:
    """Steps without an action, in the order of the chain."""
    there = {code for action in plan.actions for code in action.classes.step_codes}
    if len(there) < FEWEST_STEPS:
        return Outcome()
    missing = [step for step in chain_steps() if step.id not in there]
    if len(missing) > 0 and len(plan.partly_unread) > 0:
        return Outcome(not_judged=unread_actions(RULE.id, plan, plan.partly_unread))
    total = len(chain_steps())
    return Outcome(RULE.findings([_hit(plan, step, len(there)) for step in missing], len(missing), total))


def _hit(plan: PlanPart, step: ChainStep, there: int) -> Hit:
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, subject_of(step.id)),
        topic=step.name,
        words={
            "owner": plan.owner.name,
            "step": step.name,
            "verb": step.verb,
            "usual": step.usual,
            "number": f"{there}",
            "total": f"{len(chain_steps())}",
        },
        evidence=(node_evidence(EvidenceOf.PLAN, plan.node),),
        organisation=None,
        touched=touched(plan, ()),
        actions=(),
        joins_on=(f"steps:{plan.id}",),
        consequence=1,
        district_key=f"step:{step.id}",
    )


RULE = Rule(
    id="plan.chain-step-without-action",
    version=1,
    kind=Kind.GAP,
    title=Text("Stap van de keten waar geen actie bij staat", "Step of the chain that has no action"),
    label=Text("bij deze stap staat geen actie", "this step has no action"),
    pattern=Text("stappen van de keten waar geen actie bij staat", "steps of the chain that have no action"),
    explanation=Text(
        "Het plan van {owner} heeft acties bij {number} van de {total} stappen van de keten. Bij ‘{step}’ staat er "
        "geen. Daar zou je bijvoorbeeld verwachten: {usual}. De stappen zijn een indeling, geen plicht.",
        "The plan of {owner} has actions at {number} of the {total} steps of the chain. ‘{step}’ has none. One would "
        "expect there, for instance: {usual}. The steps are a way to look, not an obligation.",
    ),
    question=Text(
        "Hoort deze stap niet bij dit plan, of staat hij ergens anders?",
        "Is this step not for this plan, or does it stand elsewhere?",
    ),
    headline=Text("Welke actie hoort in {owner} bij {verb}?", "Which action belongs to {verb} in {owner}?"),
    pattern_headline=Text(
        "Welke stappen van de keten horen niet bij {owner}?", "Which steps of the chain are not for {owner}?"
    ),
    shared_headline=Text("Welke actie hoort in {towns} bij {verb}?", "Which action belongs to {verb} in {towns}?"),
    counted=Text("stappen van de keten", "steps of the chain"),
    cypher=CYPHER,
    in_plan=find,
)
