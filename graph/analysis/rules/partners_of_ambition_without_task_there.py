"""Partners of an ambition that have no task in that ambition: told where at least half of five or more have none.

Own departments and rest groups are left out; a sort of party counts, since the list names it. A unit's task counts for
its parent, a task of a group for its members. It is about the ambition as a whole and joins no single action. Where
text in a row of the ambition was not understood, a partner may stand there, and nothing is judged.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import Named, PlanPart, Scope, once
from graph.plans.titles import ambition_name, ambition_title

FEWEST_PARTNERS = 5
# Of fewer two or three without a task are half; each of them is read faster by itself.
ONE_IN = 2
# Half: of the lists of the given plan 7 of 10 twice is a list that was not worked out; 3 of 10 and 1 of 5 is ordinary.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->(m:Ambition)
WHERE NOT coalesce(m.implicit, false)
  AND NOT EXISTS {{ MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(x:Action) WHERE x.unread IS NOT NULL }}
  AND EXISTS {{ MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->() }}
MATCH (m)-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(o:Organisation)
WHERE l.basis <> 'derived' AND o.kind <> 'rest_group'
  AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
      OR (NOT o:Municipality AND EXISTS {{ (o)-[:PART_OF*1..]->(:Organisation {{id: p.owner}}) }}))
WITH DISTINCT p, m, o
WITH p, m, count(o) AS partners, count(CASE WHEN NOT EXISTS {{
  MATCH (m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[t:RESPONSIBLE_FOR]-(u)-[:PART_OF*0..]->(o)
  WHERE t.role IN ['lead', 'holder', 'support']
}} THEN 1 END) AS without
WHERE partners >= {FEWEST_PARTNERS} AND {ONE_IN} * without >= partners
RETURN [m.id] AS subjects, partners, without
ORDER BY p.id, m.position
"""


def find(plan: PlanPart) -> Outcome:
    """Ambitions of whose partners at least half have no task in them."""
    judged = [(scope, *_parties(plan, scope)) for scope in plan.ambitions if scope.node.id != plan.id]
    enough = [one for one in judged if len(one[1]) >= FEWEST_PARTNERS and len(one[0].actions) > 0]
    found = [one for one in enough if ONE_IN * len(one[2]) >= len(one[1])]
    unread = [one for one in found if len(one[0].partly_unread) > 0]
    hits = [_hit(plan, *one) for one in found if one not in unread]
    rows = [action for scope, _, _ in unread for action in scope.partly_unread]
    not_judged = unread_actions(RULE.id, plan, rows)
    return Outcome(RULE.findings(hits, len(hits), len(enough) - len(unread)), not_judged)


def _parties(plan: PlanPart, scope: Scope) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The partners of an ambition from outside, and those of them that have no task in it."""
    partners = once(one for one in scope.partners if not (one.own or one.is_rest))
    at_work = {above for action in scope.actions for one in action.tasks for above in one.is_part_of}
    at_work |= {member for action in scope.actions for one in action.tasks for member in one.member_ids}
    return partners, tuple(one for one in partners if one.organisation not in at_work)


def _hit(plan: PlanPart, scope: Scope, partners: tuple[Named, ...], without: tuple[Named, ...]) -> Hit:
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id,),
        topic=ambition_title(scope.node),
        words={
            "owner": plan.owner.name,
            "ambition": ambition_name(scope.node),
            "number": f"{len(without)}",
            "of": f"{len(partners)}",
            "parties": listed(one.full_name for one in without),
        },
        evidence=tuple(map(evidence_of, without)),
        organisation=None,
        touched=touched(plan, (one.lineage for one in without)),
        actions=(),
        joins_on=(scope.node.id,),
        consequence=1,
    )


RULE = Rule(
    id="ambition.partners-without-task-there",
    version=1,
    kind=Kind.GAP,
    title=Text(
        "Partners van een ambitie, en in die ambitie geen actie op hun naam",
        "Partners of an ambition, and no action of that ambition in their name",
    ),
    label=Text(
        "van {number} van de {of} partners staat daar geen actie op naam",
        "{number} of its {of} partners have no action there in their name",
    ),
    pattern=Text(
        "partners die bij de acties van die ambitie niet staan", "partners that no action of that ambition names"
    ),
    explanation=Text(
        "In het plan van {owner} staan van buiten {of} partners bij {ambition}. Bij de acties daarvan staan er "
        "{number} niet: {parties}.",
        "The plan of {owner} names {of} partners from outside for {ambition}. {number} of them stand at none of its "
        "actions: {parties}.",
    ),
    question=Text("Wat doen zij bij {ambition}?", "What do they do for {ambition}?"),
    headline=Text(
        "Wat doen {number} van de {of} partners van {ambition} in {owner}?",
        "What do {number} of the {of} partners of {ambition} do in {owner}?",
    ),
    pattern_headline=Text(
        "Wat doen in {owner} de partners bij de ambities waar zij genoemd zijn?",
        "What do the partners in {owner} do for the ambitions that name them?",
    ),
    counted=Text("ambities met vijf of meer partners van buiten", "ambitions with five or more partners from outside"),
    cypher=CYPHER,
    in_plan=find,
)
