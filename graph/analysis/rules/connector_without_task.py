"""A party or function that is made to connect (Zorg- en Veiligheidshuis, ketenregisseur) and that only a list names.

A function keeps its name: that its organisation has tasks is no task of the function. It is told by the words with
which the plan names it. Where any action names it, in a role or in its text, it has its place and nothing is said; so
too where text in a row was not understood.
"""

from collections.abc import Iterator

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.identifiers import fold
from graph.model.language import Text, listed
from graph.plans import Named, PlanPart
from graph.plans.titles import block_name
from graph.reference.sides import Connector, sides, words_found


def _branch(connector: Connector) -> str:
    pattern = "'(?s).*" + connector.words.replace("\\", "\\\\").replace("'", "\\'") + ".*'"
    return f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()<-[l:NAMED_PARTNER_IN]-(o:Organisation)
WHERE l.basis <> 'derived' AND toLower(l.written) =~ {pattern}
  AND NOT EXISTS {{
    MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a)
    WHERE a.unread IS NOT NULL OR toLower(a.text) =~ {pattern}
  }} AND NOT EXISTS {{
    MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->()<-[t:RESPONSIBLE_FOR]-()
    WHERE t.basis <> 'derived' AND toLower(t.written) =~ {pattern}
  }}
RETURN DISTINCT [p.id, o.id] AS subjects, o.name AS party"""


CYPHER = "CALL () {" + "\nUNION\n".join(map(_branch, sides().connectors)) + "\n}\nRETURN DISTINCT subjects, party\n"


def find(plan: PlanPart) -> Outcome:
    """Connectors that only partner lists name."""
    listed_there = [(connector, rows) for connector in sides().connectors if (rows := _listed(plan, connector))]
    found = [one for one in listed_there if not _at_work(plan, one[0])]
    if len(found) > 0 and len(plan.partly_unread) > 0:
        return Outcome(not_judged=unread_actions(RULE.id, plan, plan.partly_unread))
    parties = [party for one in found for party in _by_party(*one)]
    total = sum(len(list(_by_party(*one))) for one in listed_there)
    return Outcome(RULE.findings([_hit(plan, *one) for one in parties], len(parties), total))


def _listed(plan: PlanPart, connector: Connector) -> list[Named]:
    return [one for one in plan.partners if words_found(connector.words, one.written)]


def _at_work(plan: PlanPart, connector: Connector) -> bool:
    """Whether any action names it, in a role or in its text."""
    return any(
        words_found(connector.words, action.text)
        or any(words_found(connector.words, one.written) for one in action.parties)
        for action in plan.actions
    )


def _key(connector: Connector) -> str:
    """A connector by its name: a body and a function of it that only one plan lists are two matters."""
    return fold(connector.name.nl)


def _by_party(connector: Connector, rows: list[Named]) -> Iterator[tuple[Connector, list[Named]]]:
    for party in sorted({one.organisation for one in rows}):
        yield connector, [one for one in rows if one.organisation == party]


def _hit(plan: PlanPart, connector: Connector, rows: list[Named]) -> Hit:
    party = rows[0]
    lists = list(dict.fromkeys(one.block for one in rows))
    # A function has no other findings of its own: those of its organisation are about something else.
    itself = (party.organisation,) if words_found(connector.words, party.name) else ()
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party.organisation),
        topic=party.written,
        words={
            "owner": plan.owner.name,
            "party": party.written,
            "connector": connector.name,
            "lists": listed(block_name(plan, plan.block_by_id[block]) for block in lists),
        },
        evidence=tuple(map(evidence_of, rows)),
        organisation=party.organisation,
        touched=touched(plan, (party.lineage,)),
        actions=(),
        joins_on=(f"connecting:{plan.id}", *itself),
        consequence=2,
        district_key=f"connecting:{_key(connector)}:{party.organisation}",
    )


RULE = Rule(
    id="plan.connector-without-task",
    version=2,
    kind=Kind.GAP,
    title=Text("Gemaakt om te verbinden, en bij geen actie genoemd", "Made to connect, and named at no action"),
    label=Text("staat alleen in de partnerlijst, bij {lists}", "stands in the partner list only, for {lists}"),
    pattern=Text("verbinders die alleen in de lijst staan", "connectors that are only listed"),
    explanation=Text(
        "{party} staat in het plan van {owner} als partner bij {lists}. Bij geen actie staat deze naam of functie, ook "
        "niet in de tekst.",
        "{party} is a partner for {lists} in the plan of {owner}. No action has this name or function, nor does its "
        "text.",
    ),
    question=Text("Wat brengt {party} bij elkaar, en bij welke actie?", "What does {party} connect, at which action?"),
    headline=Text("Wat verbindt {party} in {owner}?", "What does {party} connect in {owner}?"),
    pattern_headline=Text(
        "Wat verbinden in {owner} de partijen die daarvoor zijn gemaakt?",
        "What do the parties in {owner} connect that are made for it?",
    ),
    shared_headline=Text("Wat verbindt {party} in {towns}?", "What does {party} connect in {towns}?"),
    counted=Text("verbinders in de partnerlijsten", "connectors in the partner lists"),
    cypher=CYPHER,
    in_plan=find,
)
