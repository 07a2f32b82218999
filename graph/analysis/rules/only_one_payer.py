"""A part of a plan that hangs on one party from outside to pay: it, with its units, is the only payer named.

The scope is the block, for a budget is a block's: what pays for one block says nothing of the next. It weighs more
where the payer is also named to carry out, in a partner list or an action's text, and has no task: then a service is
promised of which the plan names no holder.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text
from graph.model.vocabulary import Degree
from graph.plans import Lineage, Named, PlanPart, Scope, nearest_whole, once
from graph.plans.parties import name_in_plan_of
from graph.plans.titles import block_name, block_title
from graph.plans.values import words

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->(b)<-[f:FUNDS]-(o:Organisation)
WHERE f.basis <> 'derived'
WITH CASE WHEN NOT coalesce(b.implicit, false) THEN b.id WHEN NOT coalesce(m.implicit, false) THEN m.id ELSE p.id END
     AS scope, collect(DISTINCT o) AS payers, p
WHERE none(o IN payers WHERE o.kind = 'rest_group' OR o.id = p.owner
      OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
      OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
UNWIND payers AS h
MATCH up = (h)-[:PART_OF*0..]->(x:Organisation)
WITH scope, size(payers) AS all, x, count(DISTINCT h) AS covered, min(length(up)) AS steps
WHERE covered = all
WITH scope, x ORDER BY steps
WITH scope, collect(x)[0] AS x
RETURN [scope, x.id] AS subjects, x.name AS payer
ORDER BY scope
"""


def find(plan: PlanPart) -> Outcome:
    """Parts of which one party from outside is the only payer named."""
    hits = []
    for scope in plan.stated_blocks:
        payers = [payer for block in scope.blocks for payer in block.payers]
        if any(payer.own or payer.is_rest for payer in payers):
            continue
        party = nearest_whole(payer.lineage for payer in sorted(once(payers), key=lambda one: one.organisation))
        if party is not None:
            hits.append(_hit(plan, scope, payers, party))
    return Outcome(RULE.findings(hits, len(hits), len(plan.stated_blocks)))


def _hit(plan: PlanPart, scope: Scope, payers: list[Named], party: Lineage) -> Hit:
    budgets = (words(block.node.properties, "budget") for block in scope.blocks if len(block.payers) > 0)
    written = " ".join(f"‘{budget.rstrip('.')}’" for budget in budgets if budget is not None)
    carries_out = _is_named_to_carry_out(plan, party[0].id) and party[0].id not in plan.with_task
    name = name_in_plan_of(party, plan.owner.id)
    no_action = Text(
        " In de actietabel staat geen actie op deze naam.", " No action in the action table carries this name."
    )
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id, party[0].id),
        topic=name,
        words={
            "party": name,
            "owner": plan.owner.name,
            "part": block_title(plan, scope.blocks[0]),
            "here": block_name(plan, scope.blocks[0]),
            "written": written,
            "also": no_action if carries_out else "",
        },
        evidence=tuple(map(evidence_of, payers)),
        organisation=party[0].id,
        touched=touched(plan, (party, *(payer.lineage for payer in payers))),
        actions=(),
        joins_on=(party[0].id,),
        consequence=3 if carries_out else 1,
    )


def _is_named_to_carry_out(plan: PlanPart, party: str) -> bool:
    """Whether a partner list or the text of an action names it or a unit of it."""
    rows = plan.by_party.get(party, ())
    return any(one.degree in (Degree.LISTED, Degree.MENTIONED) and one.role is None for one in rows)


RULE = Rule(
    id="block.only-one-payer",
    version=2,
    kind=Kind.DEPENDENCY,
    title=Text("Eén partij van buiten betaalt", "One party from outside pays"),
    label=Text("enige genoemde betaler bij {part}", "only payer named for {part}"),
    pattern=Text("één partij van buiten betaalt", "one party from outside pays"),
    explanation=Text(
        "Bij {here} noemt het plan van {owner} alleen {party} als betaler: {written}. Valt {party} weg, dan noemt het "
        "plan daar geen andere betaler.{also}",
        "For {here} the plan of {owner} names only {party} as payer: {written}. If {party} drops out, the plan names "
        "no other payer there.{also}",
    ),
    question=Text(
        "Is met {party} afgesproken wat het betaalt, en tot wanneer?",
        "Is it agreed with {party} what it pays for, and until when?",
    ),
    counted=Text("onderdelen van het plan", "parts of the plan"),
    cypher=CYPHER,
    in_plan=find,
)
