"""Partner in the lists and without a task: one finding per organisation, with all lists it stands in.

A unit's task counts for its parent, never the reverse. A mention in a text, being consulted or informed, paying, a task
of the whole that it is a unit of, and one as a member of a group are no task in its name, and are said. Rest groups are
nobody; a sort of party has another question, and a rule of its own.
"""

from graph.analysis.findings import Kind, Outcome, Rule
from graph.analysis.listed_parties import listed_hits, parties_in_lists
from graph.model.language import Text
from graph.model.vocabulary import OrganisationKind
from graph.plans import Named, PlanPart

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)<-[l:NAMED_PARTNER_IN]-(o:Organisation)
WHERE l.basis <> 'derived' AND NOT o.kind IN ['sort_of_party', 'rest_group']
WITH p, o, count(DISTINCT b) AS lists
WHERE NOT EXISTS {
  MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[t:RESPONSIBLE_FOR]-(u)-[:PART_OF*0..]->(o)
  WHERE t.role IN ['lead', 'holder', 'support'] AND t.basis <> 'derived'
}
RETURN [p.id, o.id] AS subjects, o.name AS party, lists
ORDER BY p.id, lists DESC, o.id
"""


def find(plan: PlanPart) -> Outcome:
    """Organisations in partner lists that have no task."""
    parties = parties_in_lists(plan, _is_one_party)
    hits = listed_hits(plan, parties)
    return Outcome(RULE.findings(hits, len(hits), len(parties)))


def _is_one_party(party: Named) -> bool:
    return party.kind not in (OrganisationKind.SORT_OF_PARTY, OrganisationKind.REST_GROUP)


RULE = Rule(
    id="plan.partner-without-task",
    version=4,
    kind=Kind.GAP,
    title=Text(
        "In de partnerlijst, en in de actietabel geen actie op deze naam",
        "In the partner list, and no action in the action table carries this name",
    ),
    label=Text(
        "in {number}, {no_action_short}",
        "in {number}, {no_action_short}",
    ),
    pattern=Text("{no_action_short}", "{no_action_short}"),
    explanation=Text(
        "{party} staat in het plan van {owner} als uitvoeringspartner bij {lists}; {no_action}.{also}",
        "{party} is named in the plan of {owner} as delivery partner for {lists}; {no_action}.{also}",
    ),
    question=Text("Welke actie hoort bij {party}?", "Which action belongs to {party}?"),
    headline=Text("Welke actie hoort in {owner} bij {party}?", "Which action belongs to {party} in {owner}?"),
    pattern_headline=Text(
        "Wat vraagt {owner} van de partners die alleen in de lijst staan?",
        "What does {owner} ask of the partners that are only listed?",
    ),
    shared_headline=Text("Welke actie hoort bij {party} in {towns}?", "Which action belongs to {party} in {towns}?"),
    counted=Text(
        "partijen met een naam in de partnerlijsten, eigen afdelingen meegeteld",
        "parties with a name in the partner lists, own departments included",
    ),
    cypher=CYPHER,
    in_plan=find,
)
