"""A party that most plans of the district name, and some do not: one finding per party, with who names it and who not.

A municipality names a party by itself or by a unit of it, in any way, and a named parent covers its units. Asked is of
parties that work for several municipalities: regional and national ones, a municipality that works or pays for others,
and a sort of party ("woningcorporaties"), of which the question is who that is here. A local party is its own
municipality's, and so is a company that is not national: that a neighbour does not name it says nothing. Own
departments, rest groups and collectives are no parties to compare by, and how many are left out is said. Where a party
and its unit are both missing, only the party is told. Where the words of a plan name it somewhere else, in a vision or
an audience, it is not said to be missing there; where a part of a row was not understood, that is said.

With fewer than three municipalities loaded there are no two others, and the rule says that it cannot judge. The Cypher
gives the parties that stand in no partner list, budget, action or its text there; the words beside those are read here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.analysis.beyond_one_town import NOT_COMPARED, works_beyond_one_municipality
from graph.analysis.enough_plans import enough_plans, too_few
from graph.analysis.evidence import evidence_of
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Touched, Twin
from graph.analysis.headlines import shared_by
from graph.analysis.templates import Filling
from graph.model.language import Text, listed
from graph.model.rows import NodeRow
from graph.model.vocabulary import OrganisationKind
from graph.plans import NOBODY, DistrictPlans, Lineage
from graph.plans.by_town import ByTown, Town
from graph.plans.values import is_municipality, kind_of, several

FEWEST_NAMING = 2
# One municipality that names a party is no comparison.
SHARE = 0.5
# In a made-up district of 84 plans half gives 49 findings, and so it does in one of 342; with two plans, whatever the
# share, they are 134 and 370. In the practice district none of the parties that two of four plans name is lost by it.
TOWNS_NAMED = 10
# Ten names are two lines on a screen; all of them are among the municipalities of the finding.
TOWNS_IN_LABEL = 2
# Two names leave room for the party in a headline of 90 characters.

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
WITH loaded, m, x, u = x AS itself,
     type(r) = 'FUNDS' OR coalesce(r.role IN ['lead', 'holder', 'support'], false) AS works
WITH loaded, x, collect(DISTINCT m) AS named_by, collect(DISTINCT CASE WHEN itself THEN m END) AS itself_by,
     collect(DISTINCT CASE WHEN works THEN m END) AS works_by
WITH loaded, collect({x: x, by: named_by, itself: itself_by, works: works_by}) AS all
UNWIND all AS one
WITH loaded, all, one.x AS x, one.by AS by,
     CASE WHEN one.x:Municipality THEN one.works ELSE one.by END AS counted
WITH all, x, by, counted, [m IN loaded WHERE m <> x] AS others
WHERE size(counted) >= 2 AND 2 * size(counted) >= size(others)
  AND (x:Municipality OR x.kind = 'sort_of_party'
       OR (NOT x.kind IN ['own_department', 'rest_group', 'collective']
           AND NOT EXISTS { (x)-[:PART_OF*1..]->(:Municipality) }
           AND CASE WHEN x.kind = 'company' THEN coalesce(x.level = 'national', false)
                    WHEN x.level IS NULL THEN x.kind IN ['regional_body', 'national_body', 'police_and_justice']
                    ELSE x.level <> 'local' END))
UNWIND others AS m
WITH all, x, by, m
WHERE NOT m IN by AND none(other IN all WHERE m IN other.itself AND EXISTS {
    MATCH (y:Organisation {id: x.id})-[:PART_OF*1..]->(z:Organisation) WHERE z.id = other.x.id })
WITH collect({x: x, m: m}) AS missing
UNWIND missing AS one
WITH missing, one.x AS x, one.m AS m
WHERE none(other IN missing WHERE other.m = m AND EXISTS {
    MATCH (y:Organisation {id: x.id})-[:PART_OF*1..]->(z:Organisation) WHERE z.id = other.x.id })
RETURN DISTINCT [x.id] AS subjects, x.name AS party
ORDER BY subjects
"""


@dataclass(frozen=True, slots=True)
class _Missing:
    """A party with the municipalities that count for it: those that name it, and those that do not."""

    party: Lineage
    naming: tuple[Town, ...]
    missing: tuple[Town, ...]
    loaded: int
    """How many municipalities with a plan there are beside itself."""


def find(plans: DistrictPlans) -> Outcome:
    """The parties that at least half of the municipalities with a plan name, and not all."""
    if not enough_plans(plans):
        return Outcome(not_judged=(too_few(RULE.id, plans.district.id, plans),))
    compared = _compared(plans, plans.by_town)
    left_out = _left_out(plans, plans.by_town)
    read = [_without_those_who_say_it(one) for one in _told(compared)]
    hits = [_hit(one, left_out) for one in read if len(one.missing) > 0]
    return Outcome(RULE.findings(hits, len(hits), len(compared)))


def among(plans: DistrictPlans) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: those of which the words of plans may yet name some."""
    if enough_plans(plans):
        yield from ((one.party[0].id,) for one in _told(_compared(plans, plans.by_town)) if len(one.missing) > 0)


def _compared(plans: DistrictPlans, index: ByTown) -> list[_Missing]:
    """The parties that enough municipalities name, in order of id."""
    found = []
    for party, naming in sorted(index.naming.items()):
        lineage = plans.parties.lineage(party)
        if not works_beyond_one_municipality(lineage):
            continue
        counted = [town for town in naming if not is_municipality(lineage[0]) or party in index.towns[town].works]
        others = len(index.towns) - (party in index.towns)
        if not often_enough(len(counted), others):
            continue
        above = {node.id for node in lineage[1:]}
        absent = (index.towns[town] for town in index.towns.keys() - {party, *naming})
        missing = (town for town in absent if town.itself.isdisjoint(above))
        in_order = tuple(sorted(missing, key=lambda town: town.owner.id))
        found.append(_Missing(lineage, tuple(index.towns[town] for town in naming), in_order, others))
    return found


def often_enough(naming: int, others: int) -> bool:
    """Whether so many municipalities name a party, of all that could, that the rest is asked about it."""
    return naming >= FEWEST_NAMING and naming >= SHARE * others


def _told(compared: list[_Missing]) -> Iterator[_Missing]:
    """Each party without the municipalities where what it is a part of is missing too."""
    missing = {one.party[0].id: {town.owner.id for town in one.missing} for one in compared}
    for one in compared:
        above: set[str] = set().union(*(missing.get(node.id, ()) for node in one.party[1:]))
        towns = tuple(town for town in one.missing if town.owner.id not in above)
        yield replace(one, missing=towns)


def _without_those_who_say_it(one: _Missing) -> _Missing:
    party = one.party[0]
    names = (*several(party.properties, "other_names"), *several(party.properties, "former_names"))
    return replace(one, missing=tuple(town for town in one.missing if not town.says(party, names)))


def _left_out(plans: DistrictPlans, index: ByTown) -> Filling:
    """How many own departments, and how many parties of one municipality, are not compared."""
    own = set().union(*(town.own for town in index.towns.values()))
    parties = [plans.parties.lineage(party) for party in index.naming]
    named = [party for party in parties if kind_of(party[0]) not in NOT_COMPARED]
    return {"own": f"{len(own)}", "local": f"{sum(not works_beyond_one_municipality(one) for one in named)}"}


def _hit(one: _Missing, left_out: Filling) -> Hit:
    party = one.party[0]
    towns = {town.owner.id for town in (*one.naming, *one.missing)}
    municipalities = sorted({*towns, party.id} if is_municipality(party) else towns)
    return Hit(
        plan=None,
        owner=None,
        subjects=(party.id,),
        topic=party.name,
        words={**_words(one), **left_out},
        evidence=tuple(evidence_of(town.first[party.id]) for town in one.naming),
        organisation=party.id,
        touched=Touched(
            tuple(sorted({party.id, *municipalities})), tuple(municipalities), kind_of(party) not in NOBODY
        ),
        actions=(),
        joins_on=(party.id,),
        district_key=party.id,
        consequence=1,
    )


def _words(one: _Missing) -> Filling:
    party = one.party[0]
    number = len(one.missing)
    names = [town.owner.name for town in one.missing]
    few = few_names(names)
    plans = Text("het plan" if number == 1 else "de plannen", "the plan" if number == 1 else "the plans")
    return {
        "party": party.name,
        "naming": first_names(town.owner.name for town in one.naming),
        "number": f"{len(one.naming)}",
        "loaded": f"{one.loaded}",
        "others": Text("andere plannen", "other plans") if is_municipality(party) else Text("plannen", "plans"),
        "those": Text(
            f"{'dat' if number == 1 else 'die'} van {few.nl}", f"{'that' if number == 1 else 'those'} of {few.en}"
        ),
        "plans": Text(f"{plans.nl} van {first_names(names).nl}", f"{plans.en} of {first_names(names).en}"),
        "unread": _unread(one.missing),
        "belongs": Text("Horen", "Do") if kind_of(party) is OrganisationKind.SORT_OF_PARTY else Text("Hoort", "Does"),
        "towns": shared_by(names),
        "asks": _asks(party, Text(f"{plans.nl} van {few.nl}", f"{plans.en} of {few.en}"), few),
    }


def _unread(missing: Sequence[Town]) -> Text:
    """Of how many actions there a part was not understood: the name may stand in that."""
    number = sum(len(plan.partly_unread) for town in missing for plan in town.plans)
    if number == 0:
        return Text("", "")
    actions = Text("actie", "action") if number == 1 else Text("acties", "actions")
    return Text(
        f" (van {number} {actions.nl} daar is een deel van de rij niet begrepen)",
        f" (of {number} {actions.en} there a part of the row was not understood)",
    )


def _asks(party: NodeRow, plans: Text, towns: Text) -> Text:
    """Of a party whether it is meant so; of a sort of party who that is here."""
    if kind_of(party) is OrganisationKind.SORT_OF_PARTY:
        return Text(
            f"Welke {party.name} zijn dat in {towns.nl}, en horen zij in het plan?",
            f"Which {party.name} are there in {towns.en}, and do they belong in the plan?",
        )
    return Text(
        f"Is het zo bedoeld dat {party.name} niet in {plans.nl} staat?",
        f"Is it intended that {party.name} is not in {plans.en}?",
    )


def few_names(names: Sequence[str]) -> Text:
    """Names where they fit in a headline, else how many municipalities they are."""
    number = len(names)
    return (
        listed(sorted(names)) if number <= TOWNS_IN_LABEL else Text(f"{number} gemeenten", f"{number} municipalities")
    )


def first_names(names: Iterable[str]) -> Text:
    """The first names in order of the alphabet, and how many more there are."""
    several_names = sorted(names)
    rest = len(several_names) - TOWNS_NAMED
    more = [Text(f"nog {rest}", f"{rest} more")] if rest > 0 else []
    return listed([*several_names[:TOWNS_NAMED], *more])


RULE = Rule(
    id="district.in-other-plans-not-in-this-one",
    version=3,
    kind=Kind.GAP,
    title=Text("In de meeste plannen, in een ander niet teruggevonden", "In most plans, not found in another"),
    label=Text(
        "in {number} van {loaded} {others}, niet teruggevonden in {those}",
        "in {number} of {loaded} {others}, not found in {those}",
    ),
    pattern=None,
    explanation=Text(
        "{party} staat in de plannen van {naming} ({number} van {loaded} {others}). In {plans} is die naam niet "
        "teruggevonden{unread}. Niet vergeleken: eigen afdelingen en functies ({own}) en partijen van wie niet bekend "
        "is dat zij voor meer gemeenten werken ({local}).",
        "{party} is named in the plans of {naming} ({number} of {loaded} {others}). That name was not found in "
        "{plans}{unread}. Not compared: own departments and functions ({own}) and parties that are not known to work "
        "for several municipalities ({local}).",
    ),
    question=Text("{asks}", "{asks}"),
    headline=Text("{belongs} {party} ook bij {towns}?", "{belongs} {party} belong with {towns} too?"),
    counted=Text(
        "partijen die in minstens de helft van de plannen staan", "parties that are named in at least half of the plans"
    ),
    cypher=CYPHER,
    between=find,
    twin=Twin.EVIDENCE,
)
