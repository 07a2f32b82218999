"""One party that many plans give tasks in one period, listed by theme: a question about what it can carry.

Counted are the municipalities whose plans give the party, or a unit of it, a task in the same three months: on one day,
or one after the other, for who trains in January, February and March has to do all three. What goes on meets every
day. What is of several municipalities together is asked once, and is left out. A body that
serves all (police, a regional bureau) is always there: of it only the same theme in many plans says something. Own
departments, municipalities, groups and sorts of party are no partners that can be asked too much.

The Cypher gives the parties with a task in at least half of the plans; days and themes are read here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analysis.enough_plans import enough_plans, too_few
from graph.analysis.evidence import evidence_of
from graph.analysis.facets import Facets, Span
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Touched, Twin
from graph.analysis.headlines import shared_by
from graph.analysis.overlap import matters_of, overlap
from graph.analysis.same_actions import compared_actions
from graph.model.language import Text, listed
from graph.model.months import month_of
from graph.model.vocabulary import OrganisationKind
from graph.plans import NOBODY, DistrictPlans, Lineage, Named
from graph.plans.telling import goes_on
from graph.plans.values import is_municipality, kind_of
from graph.reference.classes import COUNTS_FROM, theme_name

SHARE = 0.5
# What fewer than half of the plans ask is no matter of the district.
FEWEST_ALIKE = 2
# Two plans that ask the same of one party in one period have something to agree on.
FEWEST_ASKERS = 3
# Two of four plans that ask different things of one party is how a district works; of a body that serves all it takes
# three for the same thing to say something.
TOGETHER = timedelta(days=92)
# Three months, the longest there are: plans are made by quarters and seasons, and in those a partner plans its year.
THEMES_NAMED = 3
# Three themes with their plans are two lines on a screen.

_NO_PARTNER = NOBODY | {OrganisationKind.COLLECTIVE, OrganisationKind.OWN_DEPARTMENT}

CYPHER = (
    """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(m:Municipality)-[:HAS_PLAN]->(:Plan {district: $district})
WITH collect(DISTINCT m) AS loaded
WHERE size(loaded) >= 3
UNWIND loaded AS m
MATCH (m)-[:HAS_PLAN]->(:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
MATCH (a)<-[r:RESPONSIBLE_FOR]-(u:Organisation)-[:PART_OF*0..]->(x:Organisation)
WHERE r.basis <> 'derived' AND r.role IN ['lead', 'holder', 'support'] AND """
    + goes_on("a")
    + """ AND NOT x:Municipality AND NOT x.kind IN ['own_department', 'rest_group', 'sort_of_party', 'collective']
  AND NOT EXISTS { (x)-[:PART_OF*1..]->(:Municipality) } AND NOT EXISTS { (u)-[:PART_OF*0..]->(m) }
WITH loaded, x, collect(DISTINCT m.name) AS askers
WHERE size(askers) >= 2 AND 2 * size(askers) >= size(loaded)
RETURN [x.id] AS subjects, x.name AS party, askers
ORDER BY x.id
"""
)


@dataclass(frozen=True, slots=True)
class _Ask:
    """A task that a plan gives a party."""

    told: Facets
    named: Named

    @property
    def town(self) -> str:
        return self.told.town


@dataclass(frozen=True, slots=True)
class _Asked:
    """A party with what is asked of it in one time, and by which municipalities for each theme."""

    party: Lineage
    asks: tuple[_Ask, ...]
    day: str | None
    """The first of the three months in which most plans ask; None where all goes on."""
    by_theme: Mapping[str, tuple[str, ...]]

    @property
    def towns(self) -> set[str]:
        return {ask.town for ask in self.asks}

    @property
    def most_alike(self) -> int:
        return max((len(towns) for towns in self.by_theme.values()), default=0)


def find(plans: DistrictPlans) -> Outcome:
    """The parties that many plans ask in one period."""
    if not enough_plans(plans):
        return Outcome(not_judged=(too_few(RULE.id, plans.district.id, plans),))
    asked = _by_party(plans)
    loaded = len(plans.of_municipalities)
    found = {party: most for party, asks in asked.items() if (most := _most_at_once(plans, party, asks, loaded))}
    wholes = (one for one in found.values() if all(node.id not in found for node in one.party[1:]))
    hits = [_hit(plans, one) for one in wholes]
    return Outcome(RULE.findings(hits, len(hits), len(asked)))


def among(plans: DistrictPlans) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all parties with a task in at least half of the plans."""
    if not enough_plans(plans):
        return
    loaded = len(plans.of_municipalities)
    for party, asks in _tasks(plans, with_joint=True).items():
        if is_share(len({ask.town for ask in asks}), loaded, FEWEST_ALIKE):
            yield (party,)


def _by_party(plans: DistrictPlans) -> dict[str, list[_Ask]]:
    return _tasks(plans, with_joint=False)


def _tasks(plans: DistrictPlans, *, with_joint: bool) -> dict[str, list[_Ask]]:
    """For each party that can be asked, by id, its tasks in plans of municipalities; a unit's are its whole's too."""
    found: dict[str, list[_Ask]] = {}
    for told in compared_actions(plans):
        if told.town not in plans.of_municipalities or (told.joint and not with_joint):
            continue
        for named in told.action.tasks:
            if not named.own:
                for node in named.lineage:
                    if kind_of(node) not in _NO_PARTNER and not is_municipality(node):
                        found.setdefault(node.id, []).append(_Ask(told, named))
    return {
        party: asks
        for party, asks in sorted(found.items())
        if not any(is_municipality(above) for above in plans.parties.lineage(party)[1:])
    }


def is_share(askers: int, loaded: int, fewest: int) -> bool:
    """Whether so many municipalities ask a party, of those with a plan, that it says something."""
    return askers >= fewest and askers >= SHARE * loaded


def _most_at_once(plans: DistrictPlans, party: str, asks: Sequence[_Ask], loaded: int) -> _Asked | None:
    """What is asked when most ask the same, and else when most ask; None where that is not many."""
    lineage = plans.parties.lineage(party)
    bounded = sorted({ask.told.span[0] for ask in asks if ask.told.span is not None})
    days: list[str | None] = [None, *bounded]
    at_once = (_on(lineage, asks, day) for day in days)
    most = max(at_once, key=lambda one: (one.most_alike, len(one.towns)))
    if kind_of(lineage[0]) in overlap().serve_all:
        return most if is_share(most.most_alike, loaded, FEWEST_ASKERS) else None
    alike = is_share(most.most_alike, loaded, FEWEST_ALIKE)
    most = most if alike else max((_on(lineage, asks, day) for day in days), key=lambda one: len(one.towns))
    return most if alike or is_share(len(most.towns), loaded, FEWEST_ASKERS) else None


def _on(lineage: Lineage, asks: Sequence[_Ask], day: str | None) -> _Asked:
    there = tuple(ask for ask in asks if _is_on(ask.told, day))
    themes: dict[str, set[str]] = {}
    for ask in there:
        for theme in matters_of(ask.told.action, COUNTS_FROM):
            themes.setdefault(theme, set()).add(ask.town)
    ordered = sorted(themes.items(), key=lambda one: (-len(one[1]), one[0]))
    return _Asked(lineage, there, day, {theme: tuple(sorted(towns)) for theme, towns in ordered})


def _is_on(told: Facets, day: str | None) -> bool:
    """Whether it is done on a day or wholly in the three months from it; without days only what goes on is known to."""
    span: Span | None = told.span
    if span is None:
        return told.action.ongoing
    if day is None:
        return False
    last = (date.fromisoformat(day) + TOGETHER).isoformat()
    return span[0] <= day <= span[1] or (day <= span[0] and span[1] < last)


def _hit(plans: DistrictPlans, one: _Asked) -> Hit:
    party = one.party[0]
    names = {town: there[0].owner.name for town, there in plans.of_municipalities.items()}
    towns = sorted(one.towns)
    asked = [names[town] for town in towns]
    actions = tuple(dict.fromkeys(ask.told.action.id for ask in one.asks))
    return Hit(
        plan=None,
        owner=None,
        subjects=(party.id,),
        topic=party.name,
        words={
            "party": party.name,
            "number": f"{len(towns)}",
            "loaded": f"{len(names)}",
            "towns": shared_by(asked),
            "plans": listed(sorted(asked)),
            "themes": _themes(one, names),
            "period": _period(one),
        },
        evidence=tuple(evidence_of(ask.named) for ask in one.asks),
        organisation=party.id,
        touched=Touched(tuple(sorted({party.id, *towns})), tuple(towns), True),
        actions=actions,
        joins_on=(party.id,),
        district_key=party.id,
        consequence=2 if one.day is not None and one.most_alike == len(towns) else 1,
        towns=tuple(asked),
    )


def _period(one: _Asked) -> Text:
    if one.day is None:
        return Text("doorlopend", "all the time")
    month = month_of(date.fromisoformat(one.day))
    return Text(f"in dezelfde drie maanden (vanaf {month.nl})", f"in the same three months (from {month.en})")


def _themes(one: _Asked, names: Mapping[str, str]) -> Text:
    """The themes, the one that most ask first, with who asks."""
    told = []
    for theme, towns in list(one.by_theme.items())[:THEMES_NAMED]:
        name, askers = theme_name(theme), listed(names[town] for town in towns)
        told.append(Text(f"‘{name.nl}’ ({askers.nl})", f"‘{name.en}’ ({askers.en})"))
    if len(told) == 0:
        return Text("verschillende onderwerpen", "different themes")
    return listed(told)


RULE = Rule(
    id="district.one-partner-many-askers",
    version=2,
    kind=Kind.OVERLAP,
    title=Text("Eén partner, veel vragers", "One partner, many askers"),
    label=Text(
        "heeft in {number} van {loaded} plannen een taak, {period}",
        "has a task in {number} of {loaded} plans, {period}",
    ),
    pattern=None,
    explanation=Text(
        "De plannen van {plans} geven {party} {period} elk een taak ({number} van {loaded} plannen): {themes}.",
        "The plans of {plans} each give {party} a task {period} ({number} of {loaded} plans): {themes}.",
    ),
    question=Text(
        "Kan {party} dit voor alle vragers doen, maken zij er één afspraak over, of is het bewust zo?",
        "Can {party} do this for all who ask, will they make one agreement on it, or is it meant so?",
    ),
    headline=Text("Vragen {towns} {party} samen of elk apart?", "Do {towns} ask {party} together or each apart?"),
    shared_headline=Text(
        "Vragen {towns} {party} samen of elk apart?", "Do {towns} ask {party} together or each apart?"
    ),
    counted=Text("partners met een taak in een plan", "partners with a task in a plan"),
    cypher=CYPHER,
    between=find,
    twin=Twin.EVIDENCE,
)
