"""A plan that rests on one department of its owner: it stands as holder at almost every action.

It is no reproach: a department may well be the one that writes the plan. But who is ill, or is asked for something
else, takes the whole plan along. A function (the mayor) and the municipality itself count too.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text
from graph.plans import Named, PlanPart
from graph.plans.telling import goes_on

FEWEST_ACTIONS = 8
# Of a plan of a page one department holds most as a rule.
ALMOST_ALL = 0.75
# Of the shipped plans one department stands at 26 of 27 actions; in the four others the fullest one holds 5 of 13.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE {goes_on("a")}
WITH p, collect(a) AS every
WHERE size(every) >= {FEWEST_ACTIONS}
UNWIND every AS a
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
  AND (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
       OR (NOT o:Municipality AND EXISTS {{ (o)-[:PART_OF*1..]->(:Organisation {{id: p.owner}}) }}))
WITH p, size(every) AS total, o, count(DISTINCT a) AS held
WHERE held >= {ALMOST_ALL} * total
RETURN [p.id, o.id] AS subjects, o.name AS party, held, total
ORDER BY p.id, o.id
"""


def find(plan: PlanPart) -> Outcome:
    """Own departments that hold almost every action."""
    actions = [action for action in plan.actions if not action.over]
    if len(actions) < FEWEST_ACTIONS:
        return Outcome()
    held: dict[str, list[Named]] = {}
    for action in actions:
        for holder in action.holders:
            if holder.own:
                held.setdefault(holder.organisation, []).append(holder)
    found = [rows for _, rows in sorted(held.items()) if len(rows) >= ALMOST_ALL * len(actions)]
    return Outcome(tuple(one for rows in found for one in RULE.findings([_hit(plan, rows)], len(rows), len(actions))))


def _hit(plan: PlanPart, rows: list[Named]) -> Hit:
    party = rows[0]
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party.organisation),
        topic=party.full_name,
        words={"owner": plan.owner.name, "party": party.full_name, "number": f"{len(rows)}"},
        evidence=tuple(map(evidence_of, rows)),
        organisation=party.organisation,
        touched=touched(plan, (party.lineage,)),
        actions=(),
        joins_on=(party.organisation,),
        consequence=1,
    )


RULE = Rule(
    id="plan.load-on-one-department",
    version=1,
    kind=Kind.DEPENDENCY,
    title=Text("Bijna alles bij één eigen afdeling", "Almost everything with one own department"),
    label=Text("houder bij {number} acties", "holder of {number} actions"),
    pattern=None,
    explanation=Text(
        "In het plan van {owner} staat {party} bij {number} acties als houder.",
        "The plan of {owner} names {party} as holder of {number} actions.",
    ),
    question=Text(
        "Kan {party} dit dragen, en welke acties kan een ander trekken?",
        "Can {party} carry this, and which actions can another lead?",
    ),
    headline=Text(
        "Welke van de {number} acties van {party} kan in {owner} een ander trekken?",
        "Which of the {number} actions of {party} can another lead in {owner}?",
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
