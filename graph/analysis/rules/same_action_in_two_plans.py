"""The same action in the plans of several owners: a fact and a question, never a reproach.

Which actions may well be one is told by ``graph.analysis.same_actions``: words, themes, for whom, with whom, when and
where have to agree, and none may differ. One finding lists all plans that have it; its subject is the first of the
actions. Both may do it, together or each apart: that is for them to say.
"""

from collections.abc import Iterator

from graph.analysis.enough_plans import FEWEST_OWNERS, too_few
from graph.analysis.evidence import action_evidence, evidence_of
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Touched, Twin
from graph.analysis.headlines import shared_by
from graph.analysis.same_actions import SameAction, compared_actions, same_actions
from graph.model.language import Text, listed
from graph.plans import NOBODY, DistrictPlans
from graph.plans.telling import goes_on
from graph.plans.values import is_municipality

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE EXISTS { MATCH (q:Plan {district: $district}) WHERE q.owner <> p.owner } AND """
    + goes_on("a")
    + """
RETURN [a.id] AS subjects, a.text AS action, p.owner AS owner, a.timing AS timing,
       COLLECT { MATCH (a)<-[h:RESPONSIBLE_FOR]-(o) WHERE h.basis <> 'derived' RETURN o.name } AS parties
ORDER BY p.id, a.position
"""
)

WORDS_TOLD = 5
# Of the words in common: enough to see what it is about; nine stand in a training that two plans have.


def find(plans: DistrictPlans) -> Outcome:
    """Groups of actions that may well be one."""
    if len(plans.by_owner) < FEWEST_OWNERS:
        return Outcome(not_judged=(too_few(RULE.id, plans.district.id, plans),))
    groups = same_actions(plans)
    hits = [_hit(plans, group) for group in groups]
    number = sum(len(group.told) for group in groups)
    return Outcome(RULE.findings(hits, number, len(compared_actions(plans))))


def among(plans: DistrictPlans) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all actions that are compared."""
    yield from ((one.action.id,) for one in compared_actions(plans))


def _hit(plans: DistrictPlans, group: SameAction) -> Hit:
    first = group.shortest
    others = [one for one in group.told if one is not first]
    owners = sorted({one.plan.owner.name for one in group.told})
    parties = [party for one in group.told for party in one.action.parties]
    organisations = {party.organisation for party in parties}
    towns = {one.town for one in group.told if is_municipality(one.plan.owner)}
    return Hit(
        plan=None,
        owner=None,
        subjects=(group.told[0].action.id,),
        topic=first.action.name,
        words={
            "action": first.action.name,
            "owner": first.plan.owner.name,
            "others": listed(f"{one.plan.owner.name} (‘{one.action.name}’)" for one in others),
            "towns": shared_by(owners),
            "plans": listed(owners),
            "common": _in_common(plans, group),
        },
        evidence=(
            *(action_evidence(one.action, one.action.timing or "") for one in group.told),
            *map(evidence_of, parties),
        ),
        organisation=None,
        touched=Touched(
            tuple(sorted(organisations)),
            tuple(sorted(towns)),
            len(towns) > 1 or any(party.kind not in NOBODY and not party.own for party in parties),
        ),
        actions=tuple(one.action.id for one in group.told),
        joins_on=tuple(one.action.id for one in group.told),
        consequence=1,
        towns=tuple(owners),
    )


def _in_common(plans: DistrictPlans, group: SameAction) -> Text:
    """By what they were taken for one, so that a reader can judge it."""
    words = sorted(set.intersection(*(set(one.words) for one in group.agreements)))[:WORDS_TOLD]
    parties = set.intersection(*(set(one.parties) for one in group.agreements))
    names = sorted(plans.parties.lineage(party)[0].name for party in parties)
    told = []
    if all(one.joint for one in group.agreements):
        told.append(Text("dat het van meer gemeenten samen is", "that it is of several municipalities together"))
    if len(words) > 0:
        said = listed(f"‘{word}’" for word in words)
        told.append(Text(f"de woorden {said.nl}", f"the words {said.en}"))
    if len(names) > 0:
        said = listed(names)
        told.append(Text(f"de partij {said.nl}", f"the party {said.en}"))
    if all(one.time for one in group.agreements):
        told.append(Text("de tijd", "the time"))
    if all(one.audience for one in group.agreements):
        told.append(Text("de doelgroep", "the audience"))
    said = listed(told) if len(told) > 0 else Text("de tekst", "the text")
    return Text(f"Gelijk zijn {said.nl}.", f"Alike are {said.en}.")


RULE = Rule(
    id="district.same-action-in-two-plans",
    version=2,
    kind=Kind.OVERLAP,
    title=Text("Zelfde actie in meer plannen", "Same action in several plans"),
    label=Text("staat ook in het plan van {others}", "stands in the plan of {others} too"),
    pattern=None,
    explanation=Text(
        "‘{action}’ uit het plan van {owner} lijkt dezelfde actie als die van {others}. {common}",
        "‘{action}’ in the plan of {owner} looks like the action of {others}. {common}",
    ),
    question=Text(
        "Is dit één actie van {plans}, doen zij elk de hunne, of is het bewust zo?",
        "Is this one action of {plans}, do they each do their own, or is it meant so?",
    ),
    headline=Text("Is ‘{action}’ van {towns} één actie?", "Is ‘{action}’ of {towns} one action?"),
    counted=Text("acties van alle plannen", "actions of all plans"),
    cypher=CYPHER,
    between=find,
    twin=Twin.EVIDENCE,
)
