"""Holder from outside that stands in no partner list of its ambition.

Own departments and functions are left out, and their number is said. A named parent covers its unit, never the
reverse. An ambition without any partner list leaves nobody out of it, so it is not judged.
"""

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text, listed
from graph.analysis.holdings import (
    ActionPart,
    Named,
    PlanPart,
    Scope,
    ambition_name,
    read_plans,
    touched,
)
from graph.analysis.parties import lineage
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a)
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived' AND o.kind <> 'rest_group'
  AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
      OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
WITH p, o, CASE WHEN m.implicit THEN p.id ELSE m.id END AS scope, count(DISTINCT a) AS actions
WITH p, o, scope, actions, COLLECT {
  MATCH (p)-[:HAS_AMBITION]->(n)-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(x:Organisation)
  WHERE CASE WHEN n.implicit THEN p.id ELSE n.id END = scope AND l.basis <> 'derived'
  RETURN DISTINCT x.id
} AS partners
WHERE size(partners) > 0 AND NOT EXISTS { MATCH (o)-[:PART_OF*0..]->(x:Organisation) WHERE x.id IN partners }
RETURN [scope, o.id] AS subjects, o.name AS holder, actions
ORDER BY scope, o.id
"""


def find(view: NetworkView) -> Outcome:
    """Holders from outside that no partner list of their ambition names, plan by plan."""
    found: list[Finding] = []
    for plan in read_plans(view):
        hits, judged = [], 0
        for scope in plan.ambitions:
            partners = {partner.id for partner in scope.partners}
            held = {party: pairs for party, pairs in scope.outside_holders.items() if not pairs[0][1].is_rest}
            if len(partners) == 0:
                continue
            judged += len(held)
            hits += [
                _hit(view, plan, scope, pairs)
                for party, pairs in held.items()
                if partners.isdisjoint(lineage(view, party))
            ]
        found.extend(RULE.findings(hits, len(hits), judged))
    return Outcome(tuple(found))


def _hit(view: NetworkView, plan: PlanPart, scope: Scope, pairs: tuple[tuple[ActionPart, Named], ...]) -> Hit:
    holder = pairs[0][1]
    actions = tuple(action.node.id for action, _ in pairs)
    own = len({party.id for action in scope.actions for party in action.holders if party.own})
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id, holder.id),
        topic=holder.name,
        words={
            "party": holder.name,
            "owner": plan.owner.name,
            "ambition": ambition_name(scope.node),
            "actions": listed(f"‘{action.name}’" for action, _ in pairs),
            "own": str(own),
        },
        evidence=tuple(named.evidence for _, named in pairs),
        organisation=holder.id,
        touched=touched(view, plan, (holder.id,)),
        actions=actions,
        joins_on=(*actions, f"{RULE.id}:{plan.id}:{holder.id}"),
        consequence=1,
    )


RULE = Rule(
    id="ambition.holder-not-named-as-partner",
    version=2,
    kind=Kind.CONTRADICTION,
    title=Text("Houder van buiten, niet in de partnerlijst", "Holder from outside, not in the partner list"),
    label=Text("houder in {ambition}, niet in de partnerlijst", "holder in {ambition}, not in the partner list"),
    pattern=Text(
        "houder van buiten, niet in de partnerlijst van die ambitie",
        "holder from outside, not in that ambition's partner list",
    ),
    explanation=Text(
        "{party} staat in het plan van {owner} als houder bij {actions}, en niet in de partnerlijst van {ambition}. "
        "Eigen afdelingen en functies tellen hier niet mee ({own} in {ambition}).",
        "{party} is named in the plan of {owner} as holder of {actions}, and not in the partner list of {ambition}. "
        "Own departments and functions are left out here ({own} in {ambition}).",
    ),
    question=Text(
        "Hoort {party} in de partnerlijst van {ambition}, of is een andere houder bedoeld?",
        "Does {party} belong in the partner list of {ambition}, or is another holder meant?",
    ),
    counted=Text(
        "keer dat een partij van buiten in een ambitie houder is",
        "times that a party from outside is a holder in an ambition",
    ),
    cypher=CYPHER,
    find=find,
)
