"""Money of which a plan does not say how much, or who pays: the parts of a plan without an amount or a payer.

One finding of a plan lists its parts. An amount at the costs of an action counts for its part. "Bestaande budgetten"
says who pays (the plan's owner) and not how much. Parts without actions have nothing to pay.
"""

from graph.analysis.evidence import evidence_of, node_evidence, touched
from graph.analysis.findings import EvidenceOf, Hit, Kind, Outcome, Rule
from graph.model.language import Text, listed
from graph.plans import BlockPart, PlanPart
from graph.plans.telling import in_cypher, telling
from graph.plans.titles import block_name

_PARTS_NAMED = 6
# The given plan has six parts; more names are no sentence any more.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)-[:HAS_ACTION]->(a)
WITH p, b, collect(a) AS actions
WITH p, b,
  coalesce(toLower(b.budget) =~ {in_cypher(telling().amount)}, false)
    OR any(a IN actions WHERE coalesce(toLower(a.costs) =~ {in_cypher(telling().amount)}, false)) AS amount,
  coalesce(toLower(b.budget) =~ {in_cypher(telling().own_money)}, false)
    OR EXISTS {{ MATCH (b)<-[f:FUNDS]-() WHERE f.basis <> 'derived' }} AS payer
WITH p, count(*) AS parts, count(CASE WHEN NOT amount OR NOT payer THEN 1 END) AS without
WHERE without > 0
RETURN [p.id] AS subjects, without, parts
ORDER BY p.id
"""


def find(plan: PlanPart) -> Outcome:
    """The plan, where a part lacks an amount or a payer."""
    parts = [block for block in plan.blocks if len(block.actions) > 0]
    without = [block for block in parts if not (block.has_amount and block.has_payer)]
    if len(without) == 0:
        return Outcome()
    return Outcome(RULE.findings([_hit(plan, parts, without)], len(without), len(parts)))


def _hit(plan: PlanPart, parts: list[BlockPart], without: list[BlockPart]) -> Hit:
    payers = [payer for block in without for payer in block.payers]
    nodes = {plan.subject_of(block).id: (plan.subject_of(block), block.budget or "") for block in without}
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id,),
        topic=Text("Geld", "Money"),
        words={
            "owner": plan.owner.name,
            "total": f"{len(parts)}",
            "amount": f"{sum(block.has_amount for block in parts)}",
            "payer": f"{sum(block.has_payer for block in parts)}",
            "parts": _named(plan, without),
        },
        evidence=(
            *(node_evidence(EvidenceOf.MONEY, node, budget) for node, budget in nodes.values()),
            *map(evidence_of, payers),
        ),
        organisation=None,
        touched=touched(plan, (payer.lineage for payer in payers)),
        actions=(),
        joins_on=(f"money:{plan.id}",),
        consequence=1,
        district_key=RULE.id,
    )


def _named(plan: PlanPart, without: list[BlockPart]) -> Text:
    shown = [block_name(plan, block) for block in without[:_PARTS_NAMED]]
    more = len(without) - len(shown)
    return listed(shown if more == 0 else [*shown, Text(f"nog {more}", f"{more} more")])


RULE = Rule(
    id="plan.money-without-amount-or-payer",
    version=1,
    kind=Kind.GAP,
    title=Text("Geld zonder bedrag of betaler", "Money without an amount or a payer"),
    label=Text(
        "bedrag bij {amount} van {total} onderdelen, betaler bij {payer}",
        "amount at {amount} of {total} parts, payer at {payer}",
    ),
    pattern=None,
    explanation=Text(
        "Het plan van {owner} noemt bij {amount} van de {total} onderdelen een bedrag, en bij {payer} wie betaalt. "
        "Niet allebei bij: {parts}.",
        "The plan of {owner} names an amount at {amount} of its {total} parts, and at {payer} who pays. Not both at: "
        "{parts}.",
    ),
    question=Text("Wat kost het, wie betaalt, en tot wanneer?", "What does it cost, who pays, and until when?"),
    headline=Text("Wat kost het plan van {owner}, en wie betaalt?", "What does the plan of {owner} cost, who pays?"),
    shared_headline=Text(
        "Wat kosten de plannen van {towns}, en wie betaalt?", "What do the plans of {towns} cost, who pays?"
    ),
    counted=Text("onderdelen zonder bedrag of betaler", "parts without an amount or a payer"),
    cypher=CYPHER,
    in_plan=find,
)
