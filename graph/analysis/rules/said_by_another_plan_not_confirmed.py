"""What another plan says about a municipality, a task or that it pays, and its own plan does not confirm.

A task is confirmed where the own plan has an action with a task of the municipality or a department of it, in words
that are enough alike; paying is confirmed where the own plan says that the municipality pays. The likeness is the
overlap coefficient (Szymkiewicz and Simpson) of the two sets of words: what they share, over the smaller of the two.
So the Cypher gives the claims, and the comparison is made here. With fewer than three plans loaded nothing is judged,
and neither is a municipality whose own plan is not loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.findings import Finding, Hit, Kind, NotJudged, Outcome, Rule, Text, Twin
from graph.analysis.holdings import (
    ActionPart,
    BlockPart,
    Named,
    PlanPart,
    action_name,
    block_name,
    district_municipalities,
    loaded_municipalities,
    read_plans,
    stands_for,
    touched,
)
from graph.model.identifiers import fold
from graph.model.rows import NodeRow
from graph.view import NetworkView

FEWEST_PLANS = 3
ALIKE = 0.5
FEWEST_SHARED = 3
_WORD = re.compile(r"[a-z]{5,}")
"""Words of at least five letters: shorter ones are mostly the mortar of a sentence."""

CYPHER = """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(m:Municipality)-[:HAS_PLAN]->(:Plan {district: $district})
WITH collect(DISTINCT m) AS loaded
WHERE size(loaded) >= 3
UNWIND loaded AS m
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(am)-[:HAS_BLOCK]->(b)
WHERE p.owner <> m.id
MATCH (b)-[:HAS_ACTION*0..1]->(t)<-[r:RESPONSIBLE_FOR|FUNDS]-(o:Organisation)-[:PART_OF*0..]->(m)
WHERE r.basis <> 'derived' AND (type(r) = 'FUNDS' OR r.role IN ['lead', 'holder', 'support'])
WITH DISTINCT m, CASE WHEN t:Action THEN t.id WHEN NOT coalesce(b.implicit, false) THEN b.id
                      WHEN NOT coalesce(am.implicit, false) THEN am.id ELSE p.id END AS said_of, p
RETURN [m.id, said_of] AS subjects, p.name AS said_by
ORDER BY m.id, said_of
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a plan says about another municipality: a task in an action, or that it pays for a block."""

    by: PlanPart
    about: str
    subject: NodeRow
    block: BlockPart
    action: ActionPart | None
    named: tuple[Named, ...]


def find(view: NetworkView) -> Outcome:
    """Claims about municipalities whose own plan is loaded and does not confirm them."""
    towns = loaded_municipalities(view)
    every = district_municipalities(view)
    if len(towns) < FEWEST_PLANS:
        return Outcome(not_judged=(_not_judged(view.district, len(towns), len(every)),))
    found: list[Finding] = []
    for town, plans in towns.items():
        said = claims(view, town)
        hits = [_hit(view, plans[0], claim) for claim in said if not _is_confirmed(view, plans, claim)]
        found.extend(RULE.findings(hits, len(hits), len(said)))
    absent = (town.id for town in every if town.id not in towns)
    return Outcome(tuple(found), tuple(_not_judged(town, len(towns), len(every)) for town in absent))


def claims(view: NetworkView, about: str) -> list[Claim]:
    """What the plans of others say about a municipality; what follows from a collective is not among it."""
    found: list[Claim] = []
    for plan in read_plans(view):
        if plan.owner.id == about:
            continue
        merged: dict[str, Claim] = {}
        for claim in _said(view, plan, about):
            there = merged.get(claim.subject.id)
            named = claim.named if there is None else (*there.named, *claim.named)
            merged[claim.subject.id] = Claim(plan, about, claim.subject, claim.block, claim.action, named)
        found.extend(merged.values())
    return found


def _said(view: NetworkView, plan: PlanPart, about: str) -> Iterator[Claim]:
    for block in plan.blocks:
        paying = tuple(payer for payer in block.payers if stands_for(view, payer.id, about))
        if len(paying) > 0:
            yield Claim(plan, about, plan.subject_of(block), block, None, paying)
        for action in block.actions:
            tasks = tuple(party for party in action.tasks if stands_for(view, party.id, about))
            if len(tasks) > 0:
                yield Claim(plan, about, action.node, block, action, tasks)


def _is_confirmed(view: NetworkView, plans: tuple[PlanPart, ...], claim: Claim) -> bool:
    if claim.action is None:
        return any(payer.own for plan in plans for payer in plan.payers)
    names = {word for town in district_municipalities(view) for word in _words(town.name)}
    told = _words(str(claim.action.node.properties["text"])) - names
    own = (action for plan in plans for action in plan.actions if any(party.own for party in action.tasks))
    return any(_alike(told, _words(str(action.node.properties["text"])) - names) for action in own)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= FEWEST_SHARED and shared >= ALIKE * min(len(one), len(other))


def _not_judged(subject: str, loaded: int, of: int) -> NotJudged:
    text = Text(
        f"niet te beoordelen: {loaded} van {of} plannen geladen", f"cannot be judged: {loaded} of {of} plans loaded"
    )
    return NotJudged(RULE.id, subject, loaded, of, text)


def _hit(view: NetworkView, own: PlanPart, claim: Claim) -> Hit:
    name = own.owner.name
    if claim.action is None:
        part = block_name(claim.by, claim.block)
        short = Text(f"betaalt voor {part.nl}", f"pays for {part.en}")
        what = Text(f"betaalt {name} voor {part.nl}", f"{name} pays for {part.en}")
    else:
        title = f"‘{action_name(claim.action)}’"
        short = Text(f"taak bij {title}", f"task in {title}")
        what = Text(f"heeft {name} een taak bij {title}", f"{name} has a task in {title}")
    others = () if claim.action is None else (party.id for party in claim.action.tasks)
    crossing = touched(view, claim.by, (claim.about, *others))
    return Hit(
        plan=own.id,
        owner=own.owner.name,
        subjects=(claim.about, claim.subject.id),
        topic=name,
        words={"by": claim.by.owner.name, "short": short, "what": what, "owner": name},
        evidence=tuple(one.evidence for one in claim.named),
        organisation=claim.about,
        touched=crossing,
        actions=() if claim.action is None else (claim.action.node.id,),
        joins_on=(claim.about,),
        consequence=3,
    )


RULE = Rule(
    id="district.said-by-another-plan-not-confirmed",
    version=1,
    kind=Kind.CONTRADICTION,
    title=Text("Een ander plan noemt het, het eigen plan niet", "Another plan says so, its own plan does not"),
    label=Text(
        "{short} volgens het plan van {by}, niet teruggevonden in het eigen plan",
        "{short} according to the plan of {by}, not found in its own plan",
    ),
    pattern=Text("niet teruggevonden in het eigen plan", "not found in its own plan"),
    explanation=Text(
        "Volgens het plan van {by} {what}. In het plan van {owner} is dat niet teruggevonden.",
        "According to the plan of {by}, {what}. It was not found in the plan of {owner}.",
    ),
    question=Text("Klopt dit, en hoort het in het plan van {owner}?", "Is this so, and should {owner}'s plan say it?"),
    counted=Text("keer dat een ander plan deze gemeente noemt", "times that another plan names this municipality"),
    cypher=CYPHER,
    find=find,
    twin=Twin.EVIDENCE,
)
