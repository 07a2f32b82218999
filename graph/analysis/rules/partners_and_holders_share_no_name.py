"""An ambition whose partner list and holders from outside have no name in common.

A named parent covers its unit, and a collective each of its members. Own departments and rest groups are left out,
which is said: a name of those may stand in both. Where text in a row of the ambition was not understood, the name that
is missing may stand there, and nothing is judged.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import Named, PlanPart, Scope, once
from graph.plans.titles import ambition_name, ambition_title

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m:Ambition)
WHERE NOT coalesce(m.implicit, false)
  AND NOT EXISTS { MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(x:Action) WHERE x.unread IS NOT NULL }
WITH p, m, COLLECT {
  MATCH (m)-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(o:Organisation)
  WHERE l.basis <> 'derived' AND o.kind <> 'rest_group'
    AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
        OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
  RETURN DISTINCT o.id
} AS partners, COLLECT {
  MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[h:RESPONSIBLE_FOR]-(o:Organisation)
  WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived' AND o.kind <> 'rest_group'
    AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
        OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
  RETURN DISTINCT o.id
} AS holders, COLLECT {
  MATCH (m)-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(o:Organisation) WHERE l.basis = 'derived' RETURN DISTINCT o.id
} AS listed_in_group, COLLECT {
  MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[h:RESPONSIBLE_FOR]-(o:Organisation)
  WHERE h.role IN ['lead', 'holder'] AND h.basis = 'derived' RETURN DISTINCT o.id
} AS holding_in_group
WHERE size(partners) > 0 AND size(holders) > 0 AND NOT EXISTS {
  MATCH (o:Organisation)-[:PART_OF*0..]->(x:Organisation)
  WHERE o.id IN holders + holding_in_group AND x.id IN partners + listed_in_group
}
RETURN [m.id] AS subjects, partners, holders
ORDER BY p.id, m.position
"""


def find(plan: PlanPart) -> Outcome:
    """Ambitions where the list of partners and the column of holders share nobody from outside."""
    judged = [(scope, *_names(scope)) for scope in plan.ambitions if scope.node.id != plan.id]
    both = [(scope, list_, held) for scope, list_, held in judged if len(list_) > 0 and len(held) > 0]
    found = [one for one in both if _all_of(one[2]).isdisjoint(_members_too(one[1]))]
    unread = [one for one in found if len(one[0].partly_unread) > 0]
    hits = [_hit(plan, *one) for one in found if one not in unread]
    not_judged = unread_actions(RULE.id, plan, [action for scope, _, _ in unread for action in scope.partly_unread])
    return Outcome(RULE.findings(hits, len(hits), len(both) - len(unread)), not_judged)


def _members_too(parties: tuple[Named, ...]) -> set[str]:
    """The ids of parties, and of the members of those that are collectives."""
    return {one for party in parties for one in (party.organisation, *party.member_ids)}


def _all_of(parties: tuple[Named, ...]) -> set[str]:
    """The same, and all that they are a part of."""
    lineages = (lineage for party in parties for lineage in (party.lineage, *party.members))
    return {node.id for lineage in lineages for node in lineage}


def _names(scope: Scope) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    partners = (party for party in scope.partners if not (party.own or party.is_rest))
    holders = (party for pairs in scope.outside_holders.values() for _, party in pairs)
    return tuple(partners), tuple(holders)


def _hit(plan: PlanPart, scope: Scope, partners: tuple[Named, ...], holders: tuple[Named, ...]) -> Hit:
    actions = tuple(holder.place.node.id for holder in holders)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id,),
        topic=ambition_title(scope.node),
        words={
            "owner": plan.owner.name,
            "ambition": ambition_name(scope.node),
            "partners": listed(party.full_name for party in once(partners)),
            "holders": listed(party.full_name for party in once(holders)),
        },
        evidence=tuple(evidence_of(party) for party in (*partners, *holders)),
        organisation=None,
        touched=touched(plan, (party.lineage for party in (*partners, *holders))),
        actions=actions,
        joins_on=(scope.node.id,),
        consequence=2,
    )


RULE = Rule(
    id="ambition.partners-and-holders-share-no-name",
    version=4,
    kind=Kind.GAP,
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
        "In het plan van {owner} staan van buiten in de partnerlijst van {ambition}: {partners}. Als houder van buiten "
        "staat daar: {holders}. Van deze namen staat er geen in beide.",
        "In the plan of {owner} the partner list of {ambition} names, from outside: {partners}. Its holders from "
        "outside: {holders}. None of these names is in both.",
    ),
    question=Text(
        "Wie voert {ambition} uit: de partners uit de lijst, of de houders uit de tabel?",
        "Who carries out {ambition}: the partners in the list, or the holders in the table?",
    ),
    headline=Text(
        "Wie voert in {owner} {ambition} uit: de partners of de houders?",
        "Who carries out {ambition} in {owner}: the partners or the holders?",
    ),
    pattern_headline=Text(
        "Wie voert in {owner} de ambities uit: de partners of de houders?",
        "Who carries out the ambitions in {owner}: the partners or the holders?",
    ),
    counted=Text("ambities met partners en houders van buiten", "ambitions with partners and holders from outside"),
    cypher=CYPHER,
    in_plan=find,
)
