"""A part of a plan that hangs on one party from outside to pay: it, with its units, is the only payer named.

It is told only where much hangs on it: three actions, a whole ambition, or help to people.

The scope is the block, for a budget is a block's: what pays for one block says nothing of the next. It weighs more
where the payer is also named to carry out, in a partner list or an action's text, and has no task: then a service is
promised of which the plan names no holder. A collective and a sort of party are several, and do not drop out as one.
Where the words about money name the municipality's own money too ("de rest komt uit de begroting"), somebody else pays
as well.
"""

from collections import Counter

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text
from graph.model.vocabulary import Degree, OrganisationKind
from graph.plans import Lineage, Named, PlanPart, Scope, nearest_whole, once
from graph.plans.parties import name_in_plan_of
from graph.plans.telling import goes_on, in_cypher, telling
from graph.plans.titles import block_name, block_title
from graph.plans.values import kind_of

MANY_ACTIONS = 3
# As of holders: the smaller parts of the shipped plans with one payer are whole ambitions, or shelter.
_SEVERAL = frozenset({OrganisationKind.COLLECTIVE, OrganisationKind.SORT_OF_PARTY})

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->(b)
WITH CASE WHEN NOT coalesce(b.implicit, false) THEN b.id WHEN NOT coalesce(m.implicit, false) THEN m.id ELSE p.id END
     AS scope, p, b
WITH scope, p, collect(b) AS blocks
WHERE (
  COUNT { MATCH (b)-[:HAS_ACTION]->(a) WHERE b IN blocks AND """
    + goes_on("a")
    + """ } >= 3
  OR EXISTS { MATCH (b)-[:HAS_ACTION]->(a) WHERE b IN blocks AND toLower(a.text) =~ """
    + in_cypher(telling().helps)
    + """ AND """
    + goes_on("a")
    + """ }
  OR EXISTS {
    MATCH (m)-[:HAS_BLOCK]->(b)
    WHERE b IN blocks AND NOT EXISTS { MATCH (m)-[:HAS_BLOCK]->(c) WHERE NOT c IN blocks }
  }
)
WITH scope, p, blocks
WHERE none(b IN blocks WHERE coalesce(toLower(b.budget) =~ """
    + in_cypher(telling().own_money)
    + """, false))
UNWIND blocks AS b
MATCH (b)<-[f:FUNDS]-(o:Organisation)
WHERE f.basis <> 'derived'
WITH scope, collect(DISTINCT o) AS payers, p
WHERE none(o IN payers WHERE o.kind = 'rest_group' OR o.id = p.owner
      OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
      OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
UNWIND payers AS h
MATCH up = (h)-[:PART_OF*0..]->(x:Organisation)
WITH scope, size(payers) AS all, x, count(DISTINCT h) AS covered, min(length(up)) AS steps
WHERE covered = all
WITH scope, x ORDER BY steps
WITH scope, collect(x)[0] AS x
WHERE NOT x.kind IN ['collective', 'sort_of_party']
RETURN [scope, x.id] AS subjects, x.name AS payer
ORDER BY scope
"""
)


def find(plan: PlanPart) -> Outcome:
    """Parts of which one party from outside is the only payer named."""
    hits = []
    for scope in plan.stated_blocks:
        payers = [payer for block in scope.blocks for payer in block.payers]
        if any(payer.own or payer.is_rest for payer in payers) or any(block.own_money for block in scope.blocks):
            continue
        if not _much_hangs_on_it(plan, scope):
            continue
        party = nearest_whole(payer.lineage for payer in sorted(once(payers), key=lambda one: one.organisation))
        if party is not None and kind_of(party[0]) not in _SEVERAL:
            hits.append(_hit(plan, scope, payers, party))
    return Outcome(RULE.findings(hits, len(hits), len(plan.stated_blocks)))


def _hit(plan: PlanPart, scope: Scope, payers: list[Named], party: Lineage) -> Hit:
    budgets = (block.budget for block in scope.blocks if len(block.payers) > 0)
    written = " ".join(f"‘{budget.rstrip('.')}’" for budget in budgets if budget is not None)
    nameless = party[0].id not in plan.with_task and len(plan.partly_unread) == 0
    carries_out = nameless and _is_named_to_carry_out(plan, party[0].id)
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
        district_key=party[0].id,
        consequence=3 if carries_out else 1,
    )


def _much_hangs_on_it(plan: PlanPart, scope: Scope) -> bool:
    """Whether what is paid for is three actions, a whole ambition, or help to people."""
    going_on = [action for action in scope.actions if not action.over]
    blocks = Counter(block.ambition.id for block in scope.blocks)
    whole = any(number == plan.blocks_in[ambition] for ambition, number in blocks.items())
    return len(going_on) >= MANY_ACTIONS or whole or any(action.helps for action in going_on)


def _is_named_to_carry_out(plan: PlanPart, party: str) -> bool:
    """Whether a partner list or the text of an action names it or a unit of it."""
    rows = plan.by_party.get(party, ())
    return any(one.degree in (Degree.LISTED, Degree.MENTIONED) and one.role is None for one in rows)


RULE = Rule(
    id="block.only-one-payer",
    version=4,
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
    headline=Text(
        "Wat is met {party} afgesproken over het geld voor {owner}?",
        "What is agreed with {party} about the money for {owner}?",
    ),
    pattern_headline=Text(
        "Wat is afgesproken met wie in {owner} als enige betaalt?",
        "What is agreed with those who pay alone in {owner}?",
    ),
    shared_headline=Text(
        "Wat is met {party} afgesproken over het geld voor {towns}?",
        "What is agreed with {party} about the money for {towns}?",
    ),
    counted=Text("onderdelen van het plan", "parts of the plan"),
    cypher=CYPHER,
    in_plan=find,
)
