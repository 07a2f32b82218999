"""Sort of party in the lists and without a task ("woningcorporaties"): the question is which ones are meant."""

from graph.analysis.findings import Kind, Outcome, Rule
from graph.analysis.listed_parties import listed_hits, parties_in_lists
from graph.model.language import Text
from graph.model.vocabulary import OrganisationKind
from graph.plans import Named, PlanPart

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)<-[l:NAMED_PARTNER_IN]-(o:Organisation)
WHERE l.basis <> 'derived' AND o.kind = 'sort_of_party'
WITH p, o, count(DISTINCT b) AS lists
WHERE NOT EXISTS {
  MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[t:RESPONSIBLE_FOR]-(u)-[:PART_OF*0..]->(o)
  WHERE t.role IN ['lead', 'holder', 'support'] AND t.basis <> 'derived'
}
RETURN [p.id, o.id] AS subjects, o.name AS party, lists
ORDER BY p.id, lists DESC, o.id
"""


def find(plan: PlanPart) -> Outcome:
    """Sorts of party in partner lists that have no task."""
    parties = parties_in_lists(plan, _is_sort)
    hits = listed_hits(plan, parties)
    return Outcome(RULE.findings(hits, len(hits), len(parties)))


def _is_sort(party: Named) -> bool:
    return party.kind is OrganisationKind.SORT_OF_PARTY


RULE = Rule(
    id="plan.sort-of-party-without-task",
    version=4,
    kind=Kind.GAP,
    title=Text("Soort partij in de partnerlijst: welke zijn bedoeld?", "Sort of party in the list: which ones?"),
    label=Text(
        "in {number}, {no_action_short}; welke zijn bedoeld?",
        "in {number}, {no_action_short}; which ones are meant?",
    ),
    pattern=Text("een soort partij, {no_action_short}", "a sort of party, {no_action_short}"),
    explanation=Text(
        "In het plan van {owner} staat ‘{party}’ als uitvoeringspartner bij {lists}; {no_action}. Het is een soort "
        "partij: de naam zelf zegt niet welke er bedoeld zijn.{also}",
        "The plan of {owner} names ‘{party}’ as delivery partner for {lists}; {no_action}. It is a sort of party: the "
        "name itself does not say which ones are meant.{also}",
    ),
    question=Text("Welke {party} zijn bedoeld, en wat doen zij?", "Which {party} are meant, and what do they do?"),
    headline=Text("Welke {party} bedoelt {owner}?", "Which {party} does {owner} mean?"),
    pattern_headline=Text(
        "Welke partijen bedoelt {owner} met de soorten in de lijst?",
        "Which parties does {owner} mean by the sorts in the list?",
    ),
    shared_headline=Text("Welke {party} horen bij {towns}?", "Which {party} belong with {towns}?"),
    counted=Text("soorten partijen in de partnerlijsten", "sorts of party in the partner lists"),
    cypher=CYPHER,
    in_plan=find,
)
