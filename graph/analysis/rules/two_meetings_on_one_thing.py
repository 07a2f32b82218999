"""Two meetings on one thing in one plan: two tables of the same level, with the same parties or about the same.

There are three levels, which are not one another: what is agreed (strategy), whom it is about (casework), and which
signals come in (weighing). A table that stands at two actions under the same name is one table. A table of the region
and one of the municipality are two, and so are tables for different people. What an action is about, and at which
level, is told by its words (``graph.analysis.overlap``).

The Cypher gives all actions, and whether two are about a meeting on one thing is read here.
"""

from collections.abc import Iterator
from itertools import combinations

from graph.analysis.evidence import action_evidence, evidence_of, touched
from graph.analysis.facets import Facets, facets_of
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Twin
from graph.analysis.overlap import Level, Meeting, matters_of, meeting_of, overlap
from graph.analysis.same_actions import audiences_differ
from graph.model.language import Text, listed
from graph.plans import PlanPart
from graph.plans.telling import goes_on

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE """
    + goes_on("a")
    + """
MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(b:Action)
WHERE a.id < b.id AND """
    + goes_on("b")
    + """
RETURN [a.id, b.id] AS subjects, a.text AS one, b.text AS other,
       COLLECT { MATCH (a)<-[h:RESPONSIBLE_FOR]-(o)-[i:RESPONSIBLE_FOR]->(b)
                 WHERE h.basis <> 'derived' AND i.basis <> 'derived' RETURN DISTINCT o.name } AS parties
ORDER BY subjects
"""
)


def find(plan: PlanPart) -> Outcome:
    """Pairs of meetings on one thing."""
    going_on = [action for action in plan.actions if not action.over]
    told = [(facets_of(plan, action, {}), met) for action in going_on if (met := meeting_of(action)) is not None]
    pairs = [(one, other) for one, other in combinations(told, 2) if _on_one_thing(*one, *other)]
    at_two = {one.action.id for pair in pairs for one, _ in pair}
    return Outcome(RULE.findings([_hit(plan, *pair) for pair in pairs], len(at_two), len(told)))


def among(plan: PlanPart) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all pairs of actions."""
    yield from combinations(sorted(action.id for action in plan.actions if not action.over), 2)


def _on_one_thing(one: Facets, met: Meeting, other: Facets, met_too: Meeting) -> bool:
    apart = met.level is not met_too.level or met.table == met_too.table or one.joint != other.joint
    if apart or audiences_differ(one, other):
        return False
    ours, theirs = (matters_of(each.action) - overlap().about_meeting for each in (one, other))
    if len(ours) > 0 and len(theirs) > 0 and ours.isdisjoint(theirs):
        return False
    same_parties = not one.workers.isdisjoint(other.workers)
    same_matter = not ours.isdisjoint(theirs) or (met.level is Level.WEIGHING and ours == theirs)
    return same_parties or same_matter


def _hit(plan: PlanPart, one: tuple[Facets, Meeting], other: tuple[Facets, Meeting]) -> Hit:
    first, second = sorted((one, other), key=lambda each: each[0].action.id)
    actions = (first[0].action, second[0].action)
    shared = sorted({party.full_name for party in actions[0].tasks} & {party.full_name for party in actions[1].tasks})
    tasks = [party for action in actions for party in action.tasks]
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=tuple(action.id for action in actions),
        topic=actions[0].name,
        words={
            "one": actions[0].name,
            "other": actions[1].name,
            "table": first[1].table,
            "table_too": second[1].table,
            "owner": plan.owner.name,
            "level": _LEVELS[first[1].level],
            "shared": _shared(shared),
        },
        evidence=(*map(action_evidence, actions), *map(evidence_of, tasks)),
        organisation=None,
        touched=touched(plan, (party.lineage for party in tasks)),
        actions=tuple(action.id for action in actions),
        joins_on=(f"{plan.id}.meetings.{first[1].level.value}", *(action.id for action in actions)),
        consequence=2,
    )


def _shared(names: list[str]) -> Text:
    if len(names) == 0:
        return Text("", "")
    said = listed(names)
    return Text(f" Aan beide doet mee: {said.nl}.", f" At both: {said.en}.")


_LEVELS = {
    Level.STRATEGY: Text("over de aanpak", "on the approach"),
    Level.CASEWORK: Text("over zaken van mensen", "on cases of people"),
    Level.WEIGHING: Text("over signalen", "on signals"),
}

RULE = Rule(
    id="plan.two-meetings-on-one-thing",
    version=2,
    kind=Kind.OVERLAP,
    title=Text("Twee overleggen over hetzelfde", "Two meetings on one thing"),
    label=Text("ook ‘{other}’ is een overleg {level}", "‘{other}’ is a meeting {level} too"),
    pattern=Text("meer overleggen {level}", "several meetings {level}"),
    explanation=Text(
        "In het plan van {owner} staan twee overleggen {level}: ‘{one}’ ({table}) en ‘{other}’ ({table_too}).{shared}",
        "The plan of {owner} has two meetings {level}: ‘{one}’ ({table}) and ‘{other}’ ({table_too}).{shared}",
    ),
    question=Text(
        "Kan het ene overleg in het andere opgaan (overdracht), of is het bewust zo?",
        "Can one meeting become part of the other, or is it meant so?",
    ),
    headline=Text(
        "Zijn in {owner} ‘{table}’ en ‘{table_too}’ allebei nodig?",
        "Are ‘{table}’ and ‘{table_too}’ both needed in {owner}?",
    ),
    pattern_headline=Text(
        "Welke overleggen zijn in {owner} alle nodig?", "Which of the meetings in {owner} are all needed?"
    ),
    counted=Text("acties over een overleg", "actions about a meeting"),
    cypher=CYPHER,
    in_plan=find,
    twin=Twin.EVIDENCE,
)
