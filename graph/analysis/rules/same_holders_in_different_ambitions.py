"""The same holders on actions of different ambitions: a question, for it may well be meant so.

At least two of them are from outside. Own departments alone come together everywhere, and one party from outside that
has two tasks beside them is ordinary; two or more that come together again at something else is worth a question. Where
text in a row was not understood, another holder may stand in it; such a row is left out, and so is an action that was
dropped or is done.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text, listed
from graph.plans import ActionPart, PlanPart
from graph.plans.telling import goes_on

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.unread IS NULL AND """
    + goes_on("a")
    + """
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
)


def find(plan: PlanPart) -> Outcome:
    """Actions of different ambitions with exactly the same holders."""
    groups = _same_holders(plan)
    hits = [_hit(plan, actions) for actions in groups]
    return Outcome(RULE.findings(hits, sum(len(actions) for actions in groups), len(plan.actions)))


def _same_holders(plan: PlanPart) -> list[list[ActionPart]]:
    groups: dict[frozenset[str], list[ActionPart]] = {}
    for action in plan.actions:
        if len(action.outside_holders) >= 2 and not (action.over or action.unread):
            groups.setdefault(frozenset(holder.organisation for holder in action.holders), []).append(action)
    return [actions for actions in groups.values() if len({plan.scope_of(action) for action in actions}) >= 2]


def _hit(plan: PlanPart, actions: list[ActionPart]) -> Hit:
    *others, last = sorted(actions, key=lambda action: (action.position, action.id))
    holders = [holder for action in actions for holder in action.holders]
    ids = tuple(action.id for action in (*others, last))
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=ids,
        topic=last.name,
        words={
            "action": last.name,
            "others": listed(action.name for action in others),
            "owner": plan.owner.name,
            "holders": listed(holder.full_name for holder in last.holders),
        },
        evidence=tuple(map(evidence_of, holders)),
        organisation=None,
        touched=touched(plan, (holder.lineage for holder in last.holders)),
        actions=ids,
        joins_on=ids,
        consequence=1,
    )


RULE = Rule(
    id="plan.same-holders-in-different-ambitions",
    version=3,
    kind=Kind.OVERLAP,
    title=Text("Zelfde houders in verschillende ambities", "Same holders in different ambitions"),
    label=Text("zelfde houders als bij {others}", "same holders as with {others}"),
    pattern=Text("zelfde houders als bij een andere ambitie", "same holders as in another ambition"),
    explanation=Text(
        "Bij ‘{action}’ staan in het plan van {owner} dezelfde houders als bij {others}: {holders}.",
        "For ‘{action}’ the plan of {owner} names the same holders as for {others}: {holders}.",
    ),
    question=Text("Zelfde houders als bij {others}. Klopt dat?", "Same holders as with {others}. Is that right?"),
    headline=Text("Kloppen in {owner} de houders van ‘{action}’?", "Are the holders of ‘{action}’ right in {owner}?"),
    pattern_headline=Text(
        "Kloppen in {owner} de houders die bij meer ambities gelijk zijn?",
        "Are the holders right in {owner} that are the same in several ambitions?",
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
