"""What a plan expects of another municipality of the district whose own plan is not loaded: it cannot be checked.

It is no gap of that municipality, for of a municipality without a plan nothing is known; it is what to ask at the
table. A collective ("de gemeenten in het district") is its own subject, and touches those of its members whose plan is
not loaded; its members are not counted one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Text, Touched, listed
from graph.analysis.holdings import (
    BlockPart,
    Named,
    PlanPart,
    block_name,
    derived_members,
    district_municipalities,
    kind_of,
    loaded_municipalities,
    read_plans,
    stands_for,
    touched,
)
from graph.model.vocabulary import OrganisationKind
from graph.view import NetworkView

CYPHER = """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(m:Municipality)
WHERE NOT EXISTS { (m)-[:HAS_PLAN]->(:Plan {district: $district}) }
WITH collect(m) AS absent
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)
MATCH (b)-[:HAS_ACTION*0..1]->(t)<-[r:RESPONSIBLE_FOR|FUNDS]-(o:Organisation)-[:PART_OF*0..]->(x:Organisation)
WHERE r.basis <> 'derived' AND (type(r) = 'FUNDS' OR r.role IN ['lead', 'holder', 'support'])
  AND (x IN absent OR (x = o AND o.kind = 'collective' AND EXISTS {
    MATCH (t)<-[d:RESPONSIBLE_FOR|FUNDS]-(m)
    WHERE m IN absent AND d.basis = 'derived' AND type(d) = type(r)
  }))
RETURN [p.id, x.id] AS subjects, x.name AS party, count(DISTINCT t) AS times
ORDER BY subjects
"""


@dataclass(frozen=True, slots=True)
class _Place:
    block: BlockPart
    action: str | None
    name: Text
    named: Named


def find(view: NetworkView) -> Outcome:
    """For each plan: the municipalities without a plan, and the collectives of them, that have a task or pay in it."""
    loaded = loaded_municipalities(view)
    absent = [town.id for town in district_municipalities(view) if town.id not in loaded]
    found: list[Finding] = []
    for plan in read_plans(view):
        expected: dict[str, list[_Place]] = {}
        for place in _places(plan):
            for party in _parties(view, place.named, absent):
                expected.setdefault(party, []).append(place)
        actions = {place.action for places in expected.values() for place in places if place.action is not None}
        hits = [_hit(view, plan, party, expected[party], absent) for party in sorted(expected)]
        found.extend(RULE.findings(hits, len(actions), len(plan.actions)))
    return Outcome(tuple(found))


def _places(plan: PlanPart) -> Iterator[_Place]:
    for block in plan.blocks:
        for payer in block.payers:
            yield _Place(block, None, block_name(plan, block), payer)
        for action in block.actions:
            name = f"‘{action.name}’"
            for party in action.tasks:
                yield _Place(block, action.node.id, Text(name, name), party)


def _parties(view: NetworkView, named: Named, absent: list[str]) -> list[str]:
    """The party itself where it is a collective with such members, else the municipality it is (a department of)."""
    if kind_of(named.party) is OrganisationKind.COLLECTIVE:
        return [named.id] if not set(absent).isdisjoint(derived_members(view, named)) else []
    return [town for town in absent if stands_for(view, named.id, town)]


def _hit(view: NetworkView, plan: PlanPart, party: str, places: list[_Place], absent: list[str]) -> Hit:
    members = {member for place in places for member in derived_members(view, place.named)}
    is_collective = kind_of(view.nodes[party]) is OrganisationKind.COLLECTIVE
    towns = sorted(members & set(absent)) if is_collective else [party]
    reached = touched(view, plan, (party, *towns))
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party),
        topic=view.nodes[party].name,
        words={
            "party": view.nodes[party].name,
            "owner": plan.owner.name,
            "does": _does(view.nodes[party].name, places),
            "towns": listed(sorted(view.nodes[town].name for town in towns)),
        },
        evidence=tuple(place.named.evidence for place in places),
        organisation=party,
        touched=Touched(reached.organisations, reached.municipalities, True),
        actions=tuple(place.action for place in places if place.action is not None),
        joins_on=(party, *towns),
        consequence=2,
    )


def _does(party: str, places: list[_Place]) -> Text:
    """What the plan says the party does: a task, or paying, or both."""
    tasks = dict.fromkeys(place.name for place in places if place.action is not None)
    pays = dict.fromkeys(place.name for place in places if place.action is None)
    held, paid = listed(tasks), listed(pays)
    if len(pays) == 0:
        return Text(f"geeft {party} een taak bij {held.nl}", f"gives {party} a task in {held.en}")
    if len(tasks) == 0:
        return Text(f"noemt {party} als betaler bij {paid.nl}", f"names {party} as payer for {paid.en}")
    return Text(
        f"geeft {party} een taak bij {held.nl} en noemt {party} als betaler bij {paid.nl}",
        f"gives {party} a task in {held.en} and names {party} as payer for {paid.en}",
    )


RULE = Rule(
    id="district.expected-of-municipality-without-plan",
    version=1,
    kind=Kind.DEPENDENCY,
    title=Text(
        "Verwacht van een gemeente waarvan geen plan geladen is",
        "Expected of a municipality whose plan is not loaded",
    ),
    label=Text(
        "taak in het plan van {owner}, eigen plan niet geladen",
        "task in the plan of {owner}, own plan not loaded",
    ),
    pattern=Text("verwacht van een gemeente zonder geladen plan", "expected of a municipality without a loaded plan"),
    explanation=Text(
        "Het plan van {owner} {does}. Van {towns} is geen plan geladen; of het daar ook in staat, is hier niet te "
        "zien.",
        "The plan of {owner} {does}. No plan of {towns} is loaded; whether it says so too cannot be seen here.",
    ),
    question=Text("Is dit bekend bij {towns}, en klopt het?", "Is this known to {towns}, and is it right?"),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    find=find,
)
