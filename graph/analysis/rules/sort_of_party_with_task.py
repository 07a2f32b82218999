"""Sort of party that has a task ("woningcorporaties" beside an action): which ones that are does not stand in its name.

A task without anybody who can be rung is a promise to nobody. A sort that only a partner list names is told by another
rule. A rest group ("zorgpartners") is nobody to ask after.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text, listed
from graph.model.vocabulary import OrganisationKind
from graph.plans import Named, PlanPart
from graph.plans.telling import goes_on

_ACTIONS_NAMED = 3
# The fullest sort of the shipped plans has a task at two actions; more names are no sentence any more.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE {goes_on("a")}
MATCH (a)<-[t:RESPONSIBLE_FOR]-(o:Organisation)
WHERE t.role IN ['lead', 'holder', 'support'] AND t.basis <> 'derived' AND o.kind = 'sort_of_party'
RETURN [p.id, o.id] AS subjects, o.name AS party, collect(DISTINCT a.text) AS actions
ORDER BY subjects
"""


def find(plan: PlanPart) -> Outcome:
    """Sorts of party with a task."""
    found: dict[str, list[Named]] = {}
    for action in plan.actions:
        for one in action.tasks:
            if one.kind is OrganisationKind.SORT_OF_PARTY and not action.over:
                found.setdefault(one.organisation, []).append(one)
    sorts = {one.organisation for one in plan.named if one.kind is OrganisationKind.SORT_OF_PARTY}
    return Outcome(RULE.findings([_hit(plan, rows) for _, rows in sorted(found.items())], len(found), len(sorts)))


def _hit(plan: PlanPart, rows: list[Named]) -> Hit:
    party = rows[0]
    names = list(dict.fromkeys(f"‘{one.action_name}’" for one in rows))
    more = len(names) - _ACTIONS_NAMED
    rest = [] if more <= 0 else [Text(f"nog {more}", f"{more} more")]
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party.organisation),
        topic=party.name,
        words={"owner": plan.owner.name, "party": party.name, "actions": listed([*names[:_ACTIONS_NAMED], *rest])},
        evidence=tuple(map(evidence_of, rows)),
        organisation=party.organisation,
        touched=touched(plan, (party.lineage,)),
        actions=tuple(one.place.node.id for one in rows),
        joins_on=(party.organisation,),
        district_key=party.organisation,
        consequence=1,
    )


RULE = Rule(
    id="plan.sort-of-party-with-task",
    version=1,
    kind=Kind.GAP,
    title=Text("Soort partij met een taak: welke zijn bedoeld?", "Sort of party with a task: which ones?"),
    label=Text("heeft een taak bij {actions}; welke zijn bedoeld?", "has a task at {actions}; which ones are meant?"),
    pattern=Text("een soort partij met een taak", "a sort of party with a task"),
    explanation=Text(
        "In het plan van {owner} heeft ‘{party}’ een taak bij {actions}. Het is een soort partij: de naam zelf zegt "
        "niet welke er bedoeld zijn.",
        "In the plan of {owner} ‘{party}’ has a task at {actions}. It is a sort of party: the name itself does not say "
        "which ones are meant.",
    ),
    question=Text("Welke {party} zijn bedoeld, en weten zij ervan?", "Which {party} are meant, and do they know?"),
    headline=Text("Welke {party} bedoelt {owner}?", "Which {party} does {owner} mean?"),
    pattern_headline=Text(
        "Welke partijen bedoelt {owner} met de soorten bij de acties?",
        "Which parties does {owner} mean by the sorts at its actions?",
    ),
    shared_headline=Text("Welke {party} bedoelen {towns}?", "Which {party} do {towns} mean?"),
    counted=Text("soorten partijen in het plan", "sorts of party in the plan"),
    cypher=CYPHER,
    in_plan=find,
)
