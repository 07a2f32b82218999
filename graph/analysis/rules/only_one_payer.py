"""A part of a plan that hangs on one party from outside to pay: it, with its units, is the only payer named.

The scope is the block, for a budget is a block's: what pays for one block says nothing of the next. It weighs more
where the payer is also named to carry out, in a partner list or an action's text, and has no task: then a service is
promised of which the plan names no holder.
"""

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text
from graph.analysis.holdings import (
    Named,
    PlanPart,
    Scope,
    block_name,
    block_title,
    name_in,
    nearest_whole,
    read_plans,
    stands_for,
    touched,
)
from graph.analysis.listed_parties import has_task
from graph.analysis.parties import words
from graph.view import NetworkView

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


def find(view: NetworkView) -> Outcome:
    """Parts of which one party from outside is the only payer named, plan by plan."""
    found: list[Finding] = []
    for plan in read_plans(view):
        hits = []
        for scope in plan.stated_blocks:
            payers = [payer for block in scope.blocks for payer in block.payers]
            if any(payer.own or payer.is_rest for payer in payers):
                continue
            party = nearest_whole(view, sorted(payer.id for payer in payers))
            if party is not None:
                hits.append(_hit(view, plan, scope, payers, party))
        found.extend(RULE.findings(hits, len(hits), len(plan.stated_blocks)))
    return Outcome(tuple(found))


def _hit(view: NetworkView, plan: PlanPart, scope: Scope, payers: list[Named], party: str) -> Hit:
    budgets = (words(block.node.properties, "budget") for block in scope.blocks if len(block.payers) > 0)
    written = " ".join(f"‘{budget.rstrip('.')}’" for budget in budgets if budget is not None)
    carries_out = _is_named_to_carry_out(view, plan, party) and not has_task(view, plan, party)
    name = name_in(view, view.nodes[party], plan.owner.id)
    no_action = Text(
        " In de actietabel staat geen actie op deze naam.", " No action in the action table carries this name."
    )
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id, party),
        topic=name,
        words={
            "party": name,
            "owner": plan.owner.name,
            "part": block_title(plan, scope.blocks[0]),
            "here": block_name(plan, scope.blocks[0]),
            "written": written,
            "also": no_action if carries_out else "",
        },
        evidence=tuple(payer.evidence for payer in payers),
        organisation=party,
        touched=touched(view, plan, (party, *(payer.id for payer in payers))),
        actions=(),
        joins_on=(party,),
        consequence=3 if carries_out else 1,
    )


def _is_named_to_carry_out(view: NetworkView, plan: PlanPart, party: str) -> bool:
    mentions = (one for action in plan.actions for one in action.mentions)
    return any(stands_for(view, one.id, party) for one in (*plan.partners, *mentions))


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
    find=find,
)
