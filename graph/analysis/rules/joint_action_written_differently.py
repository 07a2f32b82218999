"""A joint action that its plans do not write down the same: another holder, another time or another payer.

Actions that may well be one are those of ``graph.analysis.same_actions``; here at least two of them say that they are
of several municipalities. A named parent covers its unit, a department counts as its municipality, and a collective
covers its members. Days that meet are no difference, and what goes on meets everything. That each plan names its own
department only is no difference either: each does its part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.analysis.enough_plans import FEWEST_OWNERS, too_few
from graph.analysis.evidence import action_evidence, evidence_of
from graph.analysis.facets import Facets, meet
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Touched, Twin
from graph.analysis.headlines import LONGEST, shared_by
from graph.analysis.likeness import words_of
from graph.analysis.same_actions import SameAction, compared_actions, same_actions
from graph.model.language import Text, listed
from graph.model.vocabulary import OrganisationKind, Role
from graph.plans import DistrictPlans, Lineage, Named, once
from graph.plans.telling import goes_on, telling
from graph.plans.values import is_municipality, several

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b)-[:HAS_ACTION]->(a:Action)
WHERE EXISTS { MATCH (q:Plan {district: $district}) WHERE q.owner <> p.owner } AND """
    + goes_on("a")
    + """
RETURN [a.id] AS subjects, a.text AS action, p.owner AS owner, a.timing AS timing, b.budget AS budget,
       COLLECT {
         MATCH (a)<-[h:RESPONSIBLE_FOR]-(o) WHERE h.basis <> 'derived' RETURN h.role + ': ' + o.name
       } AS parties
ORDER BY p.id, a.position
"""
)


READABLE = 24
# Of the name of an action: "Regionale meldkaart" and a word more.


@dataclass(frozen=True, slots=True)
class _Difference:
    """What two plans say differently of one action; each in the words of its plan."""

    what: Text
    asks: Text
    """Fits before the name of the action, as a question."""
    one: str
    other: str
    short: tuple[str, str]
    """The same in as few letters as there are names for."""
    named: tuple[Named, ...] = ()


def find(plans: DistrictPlans) -> Outcome:
    """Joint actions of which holder, time or payer differ."""
    if len(plans.by_owner) < FEWEST_OWNERS:
        return Outcome(not_judged=(too_few(RULE.id, plans.district.id, plans),))
    joint = [group for group in same_actions(plans) if group.joint]
    different = [(group, _differences(group)) for group in joint]
    hits = [_hit(group, found) for group, found in different if len(found) > 0]
    return Outcome(RULE.findings(hits, len(hits), len(joint)))


def among(plans: DistrictPlans) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all actions that are compared."""
    yield from ((one.action.id,) for one in compared_actions(plans))


def _differences(group: SameAction) -> list[_Difference]:
    """The first difference of each sort between any two plans."""
    found: dict[str, _Difference] = {}
    for one, other in combinations(group.told, 2):
        if one.town == other.town:
            continue
        for sort, difference in (
            ("holder", _other_holder(one, other)),
            ("time", _other_time(one, other)),
            ("payer", _other_payer(one, other)),
        ):
            if difference is not None:
                found.setdefault(sort, difference)
    return list(found.values())


def _other_holder(one: Facets, other: Facets) -> _Difference | None:
    ours, theirs = _who_leads(one), _who_leads(other)
    both = (*ours, *theirs)
    if len(ours) == 0 or len(theirs) == 0 or all(party.own for party in both) or any(party.is_rest for party in both):
        return None
    if any(_same_party(mine, yours) for mine in ours for yours in theirs):
        return None
    return _Difference(
        Text("houder", "holder"),
        Text("Wie trekt", "Who leads"),
        _names(ours),
        _names(theirs),
        (_short_names(ours), _short_names(theirs)),
        (*ours, *theirs),
    )


def _who_leads(one: Facets) -> tuple[Named, ...]:
    """Who leads it; where nobody is said to, its holders."""
    leads = tuple(party for party in one.action.holders if party.role is Role.LEAD)
    return leads or one.action.holders


def _same_party(one: Named, other: Named) -> bool:
    """Whether one is the other, a unit of it, or one of its members."""
    return any(_covers(ours, theirs) for ours in _sides(one) for theirs in _sides(other))


def _sides(one: Named) -> tuple[Lineage, ...]:
    """The party, the members of a collective, and the owner of the plan, who is one of "de gemeenten"."""
    owner: tuple[Lineage, ...] = ((one.place.owner,),) if one.kind is OrganisationKind.COLLECTIVE else ()
    return (one.lineage, *one.members, *owner)


def _covers(one: Lineage, other: Lineage) -> bool:
    return one[0].id in {node.id for node in other} or other[0].id in {node.id for node in one}


def _other_time(one: Facets, other: Facets) -> _Difference | None:
    if meet(one.span, other.span) is not False:
        return None
    ours, theirs = one.action.timing or "", other.action.timing or ""
    return _Difference(Text("tijd", "time"), Text("Wanneer is", "When is"), ours, theirs, (ours, theirs))


def _other_payer(one: Facets, other: Facets) -> _Difference | None:
    ours, theirs = _payers(one), _payers(other)
    if len(ours) == 0 or len(theirs) == 0 or any(_same_party(mine, yours) for mine in ours for yours in theirs):
        return None
    return _Difference(
        Text("betaler", "payer"),
        Text("Wie betaalt", "Who pays for"),
        _names(ours),
        _names(theirs),
        (_short_names(ours), _short_names(theirs)),
        (*ours, *theirs),
    )


def _payers(one: Facets) -> tuple[Named, ...]:
    """Who pays for it: who pays for its block, where the words about money name it or it is the block's only action."""
    block = next(block for block in one.plan.blocks if one.action in block.actions)
    names = frozenset(word for payer in block.payers for word in words_of(payer.written))
    paid = words_of(block.budget) - telling().about_money - names
    about_it = any(word in each or each in word for word in paid for each in one.words)
    return once(block.payers) if about_it or len(block.actions) == 1 else ()


def _names(parties: Sequence[Named]) -> str:
    return listed(party.full_name for party in parties).nl


def _short_names(parties: Sequence[Named]) -> str:
    """The same by the shortest name that is known of each."""
    return listed(_short_name(party) for party in parties).nl


def _short_name(party: Named) -> str:
    others = several(party.party.properties, "other_names")
    return party.full_name if party.full_name != party.name else min((party.name, *others), key=len)


def _town(owners: list[str], found: _Difference, action: str) -> Text:
    """The municipalities where they fit beside a name that can still be read, else the first of them."""
    both = shared_by(owners)
    said = RULE.headline.nl.format(
        asks=found.asks.nl, action=action[:READABLE], town=both.nl, short=found.short[0], short_other=found.short[1]
    )
    return both if len(said) <= LONGEST else Text(owners[0], owners[0])


def _hit(group: SameAction, found: list[_Difference]) -> Hit:
    name = group.name
    owners = sorted({one.plan.owner.name for one in group.told})
    parties = [party for one in group.told for party in one.action.parties]
    payers = [party for difference in found for party in difference.named if party.role is None]
    towns = {one.town for one in group.told if is_municipality(one.plan.owner)}
    return Hit(
        plan=None,
        owner=None,
        subjects=(group.told[0].action.id,),
        topic=name,
        words={
            "action": name,
            "plans": listed(owners),
            "town": _town(owners, found[0], name),
            "asks": found[0].asks,
            "short": found[0].short[0],
            "short_other": found[0].short[1],
            "what": _other(found),
            "said": _said(found),
        },
        evidence=(
            *(action_evidence(one.action, one.action.timing or "") for one in group.told),
            *map(evidence_of, (*parties, *payers)),
        ),
        organisation=None,
        touched=Touched(
            tuple(sorted({party.organisation for party in (*parties, *payers)})), tuple(sorted(towns)), True
        ),
        actions=tuple(one.action.id for one in group.told),
        joins_on=tuple(one.action.id for one in group.told),
        consequence=3,
        towns=tuple(owners),
    )


def _other(found: list[_Difference]) -> Text:
    """Every difference in a few words: *een andere houder en een andere tijd*."""
    return listed(Text(f"een andere {one.what.nl}", f"another {one.what.en}") for one in found)


def _said(found: list[_Difference]) -> Text:
    """Every difference, with what each side says."""
    return Text(
        " ".join(f"Als {one.what.nl} staat er ‘{one.one}’ en ‘{one.other}’." for one in found),
        " ".join(f"As {one.what.en} they say ‘{one.one}’ and ‘{one.other}’." for one in found),
    )


RULE = Rule(
    id="district.joint-action-written-differently",
    version=2,
    kind=Kind.CONTRADICTION,
    title=Text("Gezamenlijke actie, anders opgeschreven", "Joint action, written down differently"),
    label=Text("{what} in de plannen van {plans}", "{what} in the plans of {plans}"),
    pattern=None,
    explanation=Text(
        "‘{action}’ lijkt één gezamenlijke actie in de plannen van {plans}. {said}",
        "‘{action}’ looks like one joint action in the plans of {plans}. {said}",
    ),
    question=Text("Wat geldt, en welk plan wordt aangepast?", "Which of them holds, and which plan is changed?"),
    headline=Text(
        "{asks} ‘{action}’ van {town}: {short} of {short_other}?",
        "{asks} ‘{action}’ of {town}: {short} or {short_other}?",
    ),
    counted=Text("gezamenlijke acties die in meer plannen staan", "joint actions that stand in several plans"),
    cypher=CYPHER,
    between=find,
    twin=Twin.EVIDENCE,
)
