"""An ambition whose partner list and holders from outside have no name in common. A named parent covers its unit."""

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text, listed
from graph.analysis.holdings import (
    Named,
    PlanPart,
    Scope,
    ambition_name,
    ambition_title,
    once,
    read_plans,
    touched,
    with_parents,
)
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m:Ambition)
WHERE NOT coalesce(m.implicit, false)
WITH p, m, COLLECT {
  MATCH (m)-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(o:Organisation)
  WHERE l.basis <> 'derived' AND o.kind <> 'rest_group'
    AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND
        (o.id STARTS WITH p.owner + '.' OR EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) })))
  RETURN DISTINCT o.id
} AS partners, COLLECT {
  MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[h:RESPONSIBLE_FOR]-(o:Organisation)
  WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived' AND o.kind <> 'rest_group'
    AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND
        (o.id STARTS WITH p.owner + '.' OR EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) })))
  RETURN DISTINCT o.id
} AS holders
WHERE size(partners) > 0 AND size(holders) > 0 AND NOT EXISTS {
  MATCH (o:Organisation)-[:PART_OF*0..]->(x:Organisation) WHERE o.id IN holders AND x.id IN partners
}
RETURN [m.id] AS subjects, partners, holders
ORDER BY p.id, m.position
"""


def find(view: NetworkView) -> Outcome:
    """Ambitions where the list of partners and the column of holders share nobody from outside, plan by plan."""
    found: list[Finding] = []
    for plan in read_plans(view):
        judged = [(scope, *_names(scope)) for scope in plan.ambitions if scope.node.id != plan.id]
        both = [(scope, list_, held) for scope, list_, held in judged if len(list_) > 0 and len(held) > 0]
        hits = [
            _hit(view, plan, scope, partners, holders)
            for scope, partners, holders in both
            if with_parents(view, holders).isdisjoint(partner.id for partner in partners)
        ]
        found.extend(RULE.findings(hits, len(hits), len(both)))
    return Outcome(tuple(found))


def _names(scope: Scope) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    partners = (party for party in scope.partners if not (party.own or party.is_rest))
    holders = (party for pairs in scope.outside_holders.values() for _, party in pairs if not party.is_rest)
    return tuple(partners), tuple(holders)


def _hit(
    view: NetworkView, plan: PlanPart, scope: Scope, partners: tuple[Named, ...], holders: tuple[Named, ...]
) -> Hit:
    actions = tuple(holder.relation.target for holder in holders)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id,),
        topic=ambition_title(scope.node),
        words={
            "owner": plan.owner.name,
            "ambition": ambition_name(scope.node),
            "partners": listed(party.name for party in once(partners)),
            "holders": listed(party.name for party in once(holders)),
        },
        evidence=tuple(party.evidence for party in (*partners, *holders)),
        organisation=None,
        touched=touched(view, plan, (party.id for party in (*partners, *holders))),
        actions=actions,
        joins_on=actions,
        consequence=2,
    )


RULE = Rule(
    id="ambition.partners-and-holders-share-no-name",
    version=1,
    kind=Kind.CONTRADICTION,
    title=Text(
        "Partnerlijst en houders van buiten hebben geen naam gemeen",
        "Partner list and holders from outside have no name in common",
    ),
    label=Text(
        "partnerlijst en houders van buiten hebben geen naam gemeen",
        "partner list and holders from outside have no name in common",
    ),
    pattern=Text(
        "partnerlijst en houders van buiten hebben geen naam gemeen",
        "partner list and holders from outside have no name in common",
    ),
    explanation=Text(
        "In het plan van {owner} staan in de partnerlijst van {ambition}: {partners}. Als houder van buiten staat "
        "daar: {holders}. Geen naam staat in beide.",
        "In the plan of {owner} the partner list of {ambition} names: {partners}. Its holders from "
        "outside: {holders}. No name is in both.",
    ),
    question=Text(
        "Wie voert {ambition} uit: de partners uit de lijst, of de houders uit de tabel?",
        "Who carries out {ambition}: the partners in the list, or the holders in the table?",
    ),
    counted=Text("ambities met partners en houders van buiten", "ambitions with partners and holders from outside"),
    cypher=CYPHER,
    find=find,
)
