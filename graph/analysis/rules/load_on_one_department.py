"""A plan that rests on one department of its owner: it has a task at almost every action, and holds at least half.

It is no reproach: a department may well be the one that writes the plan. But who is ill, or is asked for something
else, takes the whole plan along. A function (the mayor) and the municipality itself count too.
"""

from collections import Counter

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text
from graph.plans import Named, PlanPart, once
from graph.plans.telling import goes_on

FEWEST_ACTIONS = 8
# Of a plan of a page one department holds most as a rule.
ALMOST_ALL = 0.75
# Of the shipped plans one department stands at 26 of 27 actions; in the four others the fullest one holds 5 of 13.
HOLDS = 0.5
# Who supports everywhere is not who carries the plan; one that holds 14 of 20 and supports 5 more does.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE {goes_on("a")}
WITH p, collect(a) AS every
WHERE size(every) >= {FEWEST_ACTIONS}
UNWIND every AS a
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder', 'support'] AND h.basis <> 'derived'
  AND (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
       OR (NOT o:Municipality AND EXISTS {{ (o)-[:PART_OF*1..]->(:Organisation {{id: p.owner}}) }}))
WITH p, size(every) AS total, o, count(DISTINCT a) AS at,
  count(DISTINCT CASE WHEN h.role IN ['lead', 'holder'] THEN a END) AS held
WHERE at >= {ALMOST_ALL} * total AND held >= {HOLDS} * total
RETURN [p.id, o.id] AS subjects, o.name AS party, at, held, total
ORDER BY p.id, o.id
"""


def find(plan: PlanPart) -> Outcome:
    """Own departments that have a task at almost every action, and hold at least half."""
    actions = [action for action in plan.actions if not action.over]
    if len(actions) < FEWEST_ACTIONS:
        return Outcome()
    tasks: dict[str, list[Named]] = {}
    for action in actions:
        for party in once(action.tasks):
            if party.own:
                tasks.setdefault(party.organisation, []).append(party)
    held = Counter(holder.organisation for action in actions for holder in once(action.holders))
    found = [
        rows
        for party, rows in sorted(tasks.items())
        if len(rows) >= ALMOST_ALL * len(actions) and held[party] >= HOLDS * len(actions)
    ]
    return Outcome(
        tuple(
            one
            for rows in found
            for one in RULE.findings([_hit(plan, rows, held[rows[0].organisation])], len(rows), len(actions))
        )
    )


def _hit(plan: PlanPart, rows: list[Named], held: int) -> Hit:
    party = rows[0]
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party.organisation),
        topic=party.full_name,
        words={
            "owner": plan.owner.name,
            "party": party.full_name,
            "number": f"{len(rows)}",
            "held": _all_or(held, len(rows)),
        },
        evidence=tuple(map(evidence_of, rows)),
        organisation=party.organisation,
        touched=touched(plan, (party.lineage,)),
        actions=(),
        joins_on=(party.organisation,),
        consequence=1,
    )


def _all_or(held: int, number: int) -> Text:
    if held == number:
        return Text("steeds als houder", "each time as holder")
    return Text(f"waarvan {held} keer als houder", f"{held} times as holder")


RULE = Rule(
    id="plan.load-on-one-department",
    version=2,
    kind=Kind.DEPENDENCY,
    title=Text("Bijna alles bij één eigen afdeling", "Almost everything with one own department"),
    label=Text("staat bij {number} acties, {held}", "stands at {number} actions, {held}"),
    pattern=None,
    explanation=Text(
        "In het plan van {owner} staat {party} bij {number} acties, {held}.",
        "The plan of {owner} names {party} at {number} actions, {held}.",
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
