"""No hand-over from one step of the chain to the next: no action stands in both, and no party is named at both.

From steps of supervision to shelter only a party from outside hands over: a department that stands at everything joins
nothing. A rest group, of which nobody knows who it is, does not either. Both steps have to have actions: what is not
there is said by another rule. Where text in a row of either was not understood, nothing is judged.
"""

from graph.analysis.evidence import action_evidence, evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.steps import StepPart, are_joined, hand_overs, steps_of, subject_of
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import PlanPart
from graph.plans.telling import goes_on


def _actions_at(step: str) -> str:
    return f"""COLLECT {{
  MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
  WHERE {step} IN a.steps AND {goes_on("a")}
  RETURN a
}}"""


def _parties_at(actions: str) -> str:
    own = (
        "(o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.') OR (NOT o:Municipality "
        "AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))"
    )
    return f"""COLLECT {{
  UNWIND {actions} AS a
  MATCH (a)<-[t:RESPONSIBLE_FOR|MENTIONED_IN]-(o:Organisation)
  WHERE t.basis <> 'derived' AND o.kind <> 'rest_group'
  WITH o, t, {own} AS own
  WHERE NOT own OR (NOT outside AND t.role IN ['lead', 'holder', 'support'])
  MATCH (o)-[:PART_OF*0..]->(x:Organisation)
  WHERE NOT own OR x = o OR NOT x:Municipality
  RETURN DISTINCT x.id
}}"""


CYPHER = f"""
MATCH (p:Plan {{district: $district}})
UNWIND {[[step.id, to.id, one.outside_only] for step, to, one in hand_overs()]} AS pair
WITH p, pair[0] AS one, pair[1] AS other, pair[2] AS outside
WITH p, one, other, outside, {_actions_at("one")} AS here, {_actions_at("other")} AS there
WHERE size(here) > 0 AND size(there) > 0 AND none(a IN here + there WHERE a.unread IS NOT NULL)
  AND none(a IN here WHERE a IN there)
WITH p, one, other, outside, {_parties_at("here")} AS handing, {_parties_at("there")} AS taking
WHERE none(x IN handing WHERE x IN taking)
RETURN [p.id, 'step.' + one, 'step.' + other] AS subjects, one, other
ORDER BY p.id, one, other
""".replace("True", "true").replace("False", "false")


def find(plan: PlanPart) -> Outcome:
    """Steps of which nothing joins the next one."""
    steps, hits, unread, judged = steps_of(plan), [], {}, 0
    for first, then, one in hand_overs():
        if first.id not in steps or then.id not in steps:
            continue
        here, there = steps[first.id], steps[then.id]
        judged += 1
        if are_joined(here, there, outside_only=one.outside_only):
            continue
        not_understood = (*here.unread, *there.unread)
        if len(not_understood) > 0:
            judged -= 1
            unread.update({action.id: action for action in not_understood})
            continue
        hits.append(_hit(plan, here, there, outside_only=one.outside_only))
    not_judged = unread_actions(RULE.id, plan, tuple(unread.values()))
    return Outcome(RULE.findings(hits, len(hits), judged), not_judged)


def _hit(plan: PlanPart, here: StepPart, there: StepPart, *, outside_only: bool) -> Hit:
    one, other = here.step, there.step
    tasks = (*here.tasks, *there.tasks)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, subject_of(one.id), subject_of(other.id)),
        topic=Text(f"Van {one.verb.nl} naar {other.verb.nl}", f"From {one.verb.en} to {other.verb.en}"),
        words={
            "owner": plan.owner.name,
            "one": one.verb,
            "other": other.verb,
            "here": _who(here),
            "there": _who(there),
            "party": Text("partij van buiten", "party from outside") if outside_only else Text("partij", "party"),
        },
        evidence=(*map(action_evidence, (*here.actions, *there.actions)), *map(evidence_of, tasks)),
        organisation=None,
        touched=touched(plan, (named.lineage for named in tasks)),
        actions=tuple(action.id for action in here.actions),
        joins_on=(f"step:{plan.id}:{one.id}", f"hand-over:{plan.id}:{other.id}"),
        consequence=2 if outside_only else 1,
        district_key=f"hand-over:{other.id}",
    )


def _who(step: StepPart) -> Text:
    """The names at the actions of a step."""
    names = list(dict.fromkeys(one.full_name for one in step.tasks))
    return listed(names) if len(names) > 0 else Text("niemand", "nobody")


RULE = Rule(
    id="plan.no-hand-over",
    version=1,
    kind=Kind.GAP,
    title=Text("Geen overdracht naar de volgende stap", "No hand-over to the next step"),
    label=Text("geen actie en geen {party} bij beide", "no action and no {party} at both"),
    pattern=Text("stappen die niets verbindt", "steps that nothing joins"),
    explanation=Text(
        "In het plan van {owner} staan bij {one}: {here}. Bij {other} staan: {there}. Geen actie hoort bij beide "
        "stappen, en geen {party} staat bij beide.",
        "In the plan of {owner} there are at {one}: {here}. At {other} there are: {there}. No action belongs to both "
        "steps, and no {party} stands at both.",
    ),
    question=Text("Wie geeft door, aan wie, en waar staat dat?", "Who hands over, to whom, and where does that stand?"),
    headline=Text("Hoe gaat {one} in {owner} over in {other}?", "How does {one} become {other} in {owner}?"),
    pattern_headline=Text(
        "Hoe gaat in {owner} de ene stap van de keten over in de andere?",
        "How does one step of the chain become the next in {owner}?",
    ),
    shared_headline=Text("Hoe gaat {one} over in {other} in {towns}?", "How does {one} become {other} in {towns}?"),
    counted=Text("overgangen tussen stappen", "passages between steps"),
    cypher=CYPHER,
    in_plan=find,
)
