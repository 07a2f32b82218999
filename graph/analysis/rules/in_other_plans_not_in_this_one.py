"""A party that stands in at least two other plans of the district and not in this one.

With fewer than three municipalities loaded there are no two other plans, and the rule says that it cannot judge. A
unit counts for its parent, and a named parent covers its units. Own departments, rest groups and collectives are no
parties to compare by. Where a party and its unit are both missing, only the party is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Finding, Hit, Kind, NotJudged, Outcome, Rule
from graph.model.language import Text, listed
from graph.model.vocabulary import OrganisationKind
from graph.plans import DistrictPlans, Named, PlanPart, with_parents
from graph.plans.values import kind_of

FEWEST_PLANS = 3
FEWEST_OTHERS = 2
_NOT_COMPARED = frozenset(
    {OrganisationKind.OWN_DEPARTMENT, OrganisationKind.REST_GROUP, OrganisationKind.COLLECTIVE},
)

CYPHER = """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(m:Municipality)-[:HAS_PLAN]->(:Plan {district: $district})
WITH collect(DISTINCT m) AS loaded
WHERE size(loaded) >= 3
UNWIND loaded AS m
MATCH (m)-[:HAS_PLAN]->(:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)
MATCH (b)-[:HAS_ACTION*0..1]->()<-[r:NAMED_PARTNER_IN|FUNDS|RESPONSIBLE_FOR|MENTIONED_IN]-(u:Organisation)
WHERE r.basis <> 'derived' AND NOT (u.id = m.id OR (u.kind = 'own_department' AND u.id STARTS WITH m.id + '.')
      OR (NOT u:Municipality AND EXISTS { (u)-[:PART_OF*1..]->(m) }))
MATCH (u)-[:PART_OF*0..]->(x:Organisation)
WITH loaded, m, x, u = x AS itself
WITH loaded, x, collect(DISTINCT m) AS named_by, collect(DISTINCT CASE WHEN itself THEN m END) AS itself_by
WITH loaded, collect({x: x, by: named_by, itself: itself_by}) AS all
UNWIND loaded AS m
UNWIND all AS one
WITH m, all, one.x AS x, one.by AS by
WHERE size(by) >= 2 AND NOT m IN by AND x <> m
  AND NOT x.kind IN ['own_department', 'rest_group', 'collective']
  AND none(other IN all WHERE m IN other.itself AND EXISTS {
    MATCH (y:Organisation {id: x.id})-[:PART_OF*1..]->(z:Organisation) WHERE z.id = other.x.id })
WITH m, collect(x) AS missing
UNWIND missing AS x
WITH m, missing, x
WHERE NOT EXISTS { MATCH (x)-[:PART_OF*1..]->(y:Organisation) WHERE y IN missing }
RETURN [m.id, x.id] AS subjects, x.name AS party
ORDER BY m.id, x.id
"""


@dataclass(frozen=True, slots=True)
class _Town:
    """A municipality with its plans, and who stands in them from outside."""

    plans: tuple[PlanPart, ...]
    named: tuple[Named, ...]
    stands: frozenset[str]
    own: frozenset[str]
    """Departments and functions of its own, which are not compared."""

    @property
    def name(self) -> str:
        return self.plans[0].owner.name


def find(plans: DistrictPlans) -> Outcome:
    """For each municipality with a plan: the parties that at least two of the others name."""
    towns = {town: _town(of) for town, of in plans.of_municipalities.items()}
    if len(towns) < FEWEST_PLANS:
        of = len(plans.municipalities)
        text = Text(
            f"niet te beoordelen: {len(towns)} van {of} plannen geladen",
            f"cannot be judged: {len(towns)} of {of} plans loaded",
        )
        return Outcome(not_judged=(NotJudged(RULE.id, plans.district.id, len(towns), of, text),))
    found: list[Finding] = []
    for town in towns:
        hits, of = _missing(plans, town, towns)
        found.extend(RULE.findings(hits, len(hits), of))
    return Outcome(tuple(found))


def _town(plans: tuple[PlanPart, ...]) -> _Town:
    named = tuple(one for plan in plans for one in plan.named if not one.own)
    own = (one.organisation for plan in plans for one in plan.named if one.own and one.organisation != plan.owner.id)
    return _Town(plans, named, with_parents(named), frozenset(own))


def _missing(plans: DistrictPlans, town: str, towns: Mapping[str, _Town]) -> tuple[list[Hit], int]:
    """The parties that are missing here, and how many stand in enough other plans."""
    here = towns[town]
    others = {other: there for other, there in towns.items() if other != town}
    candidates = sorted(party for party in set().union(*(there.stands for there in others.values())) if party != town)
    compared = [
        party
        for party in candidates
        if kind_of(plans.parties.lineage(party)[0]) not in _NOT_COMPARED
        and sum(party in there.stands for there in others.values()) >= FEWEST_OTHERS
    ]
    itself = {one.organisation for one in here.named}
    above = {party: plans.parties.whole_of(party) - {party} for party in compared}
    missing = {party for party in compared if party not in here.stands and itself.isdisjoint(above[party])}
    told = [party for party in compared if party in missing and missing.isdisjoint(above[party])]
    return [_hit(plans, here, party, others) for party in told], len(compared)


def _hit(plans: DistrictPlans, here: _Town, party: str, others: Mapping[str, _Town]) -> Hit:
    naming = {other: there for other, there in others.items() if party in there.stands}
    named = [one for there in naming.values() for one in there.named if party in one.is_part_of]
    plan = here.plans[0]
    lineage = plans.parties.lineage(party)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.owner.id, party),
        topic=lineage[0].name,
        words={
            "party": lineage[0].name,
            "owner": here.name,
            "others": listed(there.name for there in naming.values()),
            "number": f"{len(naming)}",
            "loaded": f"{len(others)}",
            "own": f"{len(here.own.union(*(there.own for there in others.values())))}",
        },
        evidence=tuple(map(evidence_of, named)),
        organisation=party,
        touched=touched(plan, (lineage, *(plans.parties.lineage(other) for other in naming))),
        actions=(),
        joins_on=(party,),
        consequence=1,
    )


RULE = Rule(
    id="district.in-other-plans-not-in-this-one",
    version=2,
    kind=Kind.GAP,
    title=Text("In andere plannen, niet in dit plan", "In other plans, not in this one"),
    label=Text(
        "in {number} van {loaded} andere plannen, niet in dat van {owner}",
        "in {number} of {loaded} other plans, not in that of {owner}",
    ),
    pattern=Text("in andere plannen, niet in dit plan", "in other plans, not in this one"),
    explanation=Text(
        "{party} staat in de plannen van {others} ({number} van {loaded} andere geladen plannen), niet in het plan van "
        "{owner}. Eigen afdelingen en functies zijn niet vergeleken ({own} in deze plannen).",
        "{party} is named in the plans of {others} ({number} of {loaded} other loaded plans), not in the plan of "
        "{owner}. Own departments and functions are not compared ({own} in these plans).",
    ),
    question=Text(
        "Is het zo bedoeld dat {party} niet in het plan van {owner} staat?",
        "Is it intended that the plan of {owner} does not name {party}?",
    ),
    counted=Text(
        "partijen die in minstens twee andere plannen staan", "parties that are named in at least two other plans"
    ),
    cypher=CYPHER,
    between=find,
)
