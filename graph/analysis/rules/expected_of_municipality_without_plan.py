"""What a plan expects of another municipality of the district whose own plan is not loaded: it cannot be checked.

It is no gap of that municipality, for of a municipality without a plan nothing is known; it is what to ask at the
table. A collective ("de gemeenten in het district") is its own subject, and touches those of its members whose plan is
not loaded; its members are not counted one by one. Of an action that was dropped or is done nothing is expected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Touched
from graph.model.language import Text, listed
from graph.model.rows import NodeRow
from graph.model.vocabulary import OrganisationKind
from graph.plans import DistrictPlans, Lineage, Named, PlanPart
from graph.plans.telling import goes_on
from graph.plans.titles import block_name
from graph.plans.values import kind_of

CYPHER = (
    """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(m:Municipality)
WHERE NOT EXISTS { (m)-[:HAS_PLAN]->(:Plan {district: $district}) }
WITH collect(m) AS absent
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)
MATCH (b)-[:HAS_ACTION*0..1]->(t)<-[r:RESPONSIBLE_FOR|FUNDS]-(o:Organisation)-[:PART_OF*0..]->(x:Organisation)
WHERE r.basis <> 'derived' AND (type(r) = 'FUNDS' OR r.role IN ['lead', 'holder', 'support'])
  AND """
    + goes_on("t")
    + """ AND (x IN absent OR (x = o AND o.kind = 'collective' AND EXISTS {
    MATCH (t)<-[d:RESPONSIBLE_FOR|FUNDS]-(m)
    WHERE m IN absent AND d.basis = 'derived' AND type(d) = type(r)
  }))
RETURN [p.id, x.id] AS subjects, x.name AS party, count(DISTINCT t) AS times
ORDER BY subjects
"""
)

_PAID_PARTS = Text("onderdelen met een betaler", "parts with a payer")


@dataclass(frozen=True, slots=True)
class _Place:
    """A block or an action of a plan, and a party that has a task or pays there."""

    action: str | None
    name: Text
    named: Named
    party: Lineage
    """Of whom something is expected there: the municipality, or the collective that it is a member of."""


def find(plans: DistrictPlans) -> Outcome:
    """For each plan: the municipalities without a plan, and the collectives of them, that have a task or pay in it."""
    absent = {town.id: town for town in plans.without_plan}
    found: list[Finding] = []
    for plan in plans.plans:
        expected: dict[str, list[_Place]] = {}
        for place in _places(plan):
            for party in _parties(place.named, absent):
                expected.setdefault(party[0].id, []).append(replace(place, party=party))
        found.extend(_findings(plan, expected, absent))
    return Outcome(tuple(found))


def _findings(plan: PlanPart, expected: Mapping[str, list[_Place]], absent: Mapping[str, NodeRow]) -> Iterator[Finding]:
    """Tasks are counted among the actions of the plan; where all that is expected is money, its paid parts are."""
    places = [place for found in expected.values() for place in found]
    actions = {place.action for place in places if place.action is not None}
    hits = [_hit(plan, expected[party], absent) for party in sorted(expected)]
    if len(actions) > 0:
        yield from RULE.findings(hits, len(actions), len(plan.actions))
    elif len(hits) > 0:
        paid = {place.named.block for place in places}
        yield from RULE.findings(hits, len(paid), sum(len(block.payers) > 0 for block in plan.blocks), _PAID_PARTS)


def _places(plan: PlanPart) -> Iterator[_Place]:
    for block in plan.blocks:
        for payer in block.payers:
            yield _Place(None, block_name(plan, block), payer, payer.lineage)
        for action in block.actions:
            if action.over:
                continue
            name = f"‘{action.name}’"
            for party in action.tasks:
                yield _Place(action.id, Text(name, name), party, party.lineage)


def _parties(named: Named, absent: Mapping[str, NodeRow]) -> list[Lineage]:
    """The party itself where it is a collective with such members, else the municipality it is (a department of)."""
    if named.kind is OrganisationKind.COLLECTIVE:
        return [named.lineage] if not absent.keys().isdisjoint(named.member_ids) else []
    return [named.lineage[at:] for at, node in enumerate(named.lineage) if node.id in absent]


def _hit(plan: PlanPart, places: list[_Place], absent: Mapping[str, NodeRow]) -> Hit:
    party = places[0].party
    name = party[0].name
    members = [lineage for place in places for lineage in place.named.members]
    is_collective = kind_of(party[0]) is OrganisationKind.COLLECTIVE
    towns = {lineage[0].id: lineage for lineage in (members if is_collective else [party]) if lineage[0].id in absent}
    reached = touched(plan, (party, *towns.values()))
    held = sorted({place.action for place in places if place.action is not None})
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party[0].id),
        topic=name,
        words={
            "party": name,
            "owner": plan.owner.name,
            "does": _does(name, places),
            "short": _short(places),
            "whose": _whose(towns) if is_collective else Text("eigen plan", "own plan"),
            "towns": listed(sorted(absent[town].name for town in towns)),
        },
        evidence=tuple(evidence_of(place.named) for place in places),
        organisation=party[0].id,
        touched=Touched(reached.organisations, reached.municipalities, True),
        actions=tuple(place.action for place in places if place.action is not None),
        joins_on=tuple(held) if len(held) == 1 else (party[0].id,),
        district_key=party[0].id,
        consequence=2,
    )


def _short(places: list[_Place]) -> Text:
    """The same as ``_does``, in a few words."""
    tasks = any(place.action is not None for place in places)
    if all(place.action is not None for place in places):
        return Text("taak", "task")
    return Text("taak en betaler", "task and payer") if tasks else Text("betaler", "payer")


def _whose(towns: Mapping[str, Lineage]) -> Text:
    """Whose plan is not there: a group has no plan of its own."""
    number = len(towns)
    if number == 1:
        return Text("plan van 1 gemeente", "plan of 1 municipality")
    return Text(f"plan van {number} gemeenten", f"plans of {number} municipalities")


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
    version=2,
    kind=Kind.DEPENDENCY,
    title=Text(
        "Verwacht van een gemeente waarvan geen plan geladen is",
        "Expected of a municipality whose plan is not loaded",
    ),
    label=Text(
        "{short} in het plan van {owner}, {whose} niet geladen",
        "{short} in the plan of {owner}, {whose} not loaded",
    ),
    pattern=Text("verwacht van een gemeente zonder geladen plan", "expected of a municipality without a loaded plan"),
    explanation=Text(
        "Het plan van {owner} {does}. Van {towns} is geen plan geladen; of het daar ook in staat, is hier niet te "
        "zien.",
        "The plan of {owner} {does}. No plan of {towns} is loaded; whether it says so too cannot be seen here.",
    ),
    question=Text("Is dit bekend bij {towns}, en klopt het?", "Is this known to {towns}, and is it right?"),
    headline=Text("Is bij {party} bekend wat {owner} verwacht?", "Is it known to {party} what {owner} expects?"),
    pattern_headline=Text(
        "Weten de buurgemeenten wat {owner} van hen verwacht?", "Do the neighbours know what {owner} expects of them?"
    ),
    shared_headline=Text(
        "Is bij {party} bekend wat {towns} verwachten?", "Is it known to {party} what {towns} expect?"
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    between=find,
)
