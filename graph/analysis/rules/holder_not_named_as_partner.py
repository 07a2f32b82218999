"""Holder from outside that stands in no partner list of its ambition.

Own departments and functions are left out, and their number is said. A named parent covers its unit, never the reverse,
and a named collective its members. An ambition without any partner list leaves nobody out of it, so it is not judged.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text, listed
from graph.plans import ActionPart, Named, PlanPart, Scope
from graph.plans.titles import ambition_name

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a)
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived' AND o.kind <> 'rest_group'
  AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
      OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
WITH p, o, CASE WHEN m.implicit THEN p.id ELSE m.id END AS scope, count(DISTINCT a) AS actions
WITH p, o, scope, actions, COLLECT {
  MATCH (p)-[:HAS_AMBITION]->(n)-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(x:Organisation)
  WHERE CASE WHEN n.implicit THEN p.id ELSE n.id END = scope
  RETURN DISTINCT x.id
} AS partners
WHERE size(partners) > 0 AND NOT EXISTS { MATCH (o)-[:PART_OF*0..]->(x:Organisation) WHERE x.id IN partners }
RETURN [scope, o.id] AS subjects, o.name AS holder, actions
ORDER BY scope, o.id
"""


def find(plan: PlanPart) -> Outcome:
    """Holders from outside that no partner list of their ambition names."""
    hits, judged = [], 0
    for scope in plan.ambitions:
        partners = {one for partner in scope.partners for one in (partner.organisation, *partner.member_ids)}
        if len(partners) == 0:
            continue
        judged += len(scope.outside_holders)
        hits += [
            _hit(plan, scope, pairs)
            for pairs in scope.outside_holders.values()
            if partners.isdisjoint(pairs[0][1].is_part_of)
        ]
    return Outcome(RULE.findings(hits, len(hits), judged))


def _hit(plan: PlanPart, scope: Scope, pairs: tuple[tuple[ActionPart, Named], ...]) -> Hit:
    holder = pairs[0][1]
    actions = tuple(action.id for action, _ in pairs)
    own = len({party.organisation for action in scope.actions for party in action.holders if party.own})
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id, holder.organisation),
        topic=holder.full_name,
        words={
            "party": holder.full_name,
            "owner": plan.owner.name,
            "ambition": ambition_name(scope.node),
            "actions": listed(f"‘{action.name}’" for action, _ in pairs),
            "own": str(own),
        },
        evidence=tuple(evidence_of(named) for _, named in pairs),
        organisation=holder.organisation,
        touched=touched(plan, (holder.lineage,)),
        actions=actions,
        joins_on=actions if len(actions) == 1 else (f"{RULE.id}:{plan.id}:{holder.organisation}",),
        consequence=1,
    )


RULE = Rule(
    id="ambition.holder-not-named-as-partner",
    version=4,
    kind=Kind.SLIP,
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
    headline=Text(
        "Hoort {party} in {owner} in de lijst van {ambition}?",
        "Does {party} belong in the list of {ambition} in {owner}?",
    ),
    pattern_headline=Text(
        "Werkt {owner} de partnerlijsten bij met wie er houder is?",
        "Will {owner} add its holders to the partner lists?",
    ),
    counted=Text("houders van buiten, per ambitie geteld", "holders from outside, counted in each ambition"),
    cypher=CYPHER,
    in_plan=find,
)
