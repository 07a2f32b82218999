"""What another plan says about the owner of a plan, a task or that it pays, and its own plan does not confirm.

The owner is a municipality, or a partner that has a plan of its own. A task is confirmed where the own plan has an
action with a task of the owner or a department of it, in words that are enough alike; paying is confirmed where the own
plan says that the owner pays for a block that is about the same: its title and objective are enough alike.
The likeness is the overlap coefficient (Szymkiewicz and Simpson) of the two sets of words: what they share, over the
smaller of the two. So the Cypher gives the claims, and the comparison is made here. With fewer than three plans of
municipalities loaded nothing is judged, and neither is a municipality whose own plan is not loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.findings import Finding, Hit, Kind, NotJudged, Outcome, Rule, Text, Twin, listed
from graph.analysis.holdings import (
    ActionPart,
    BlockPart,
    Named,
    PlanPart,
    block_name,
    district_municipalities,
    loaded_municipalities,
    plans_by_owner,
    read_plans,
    stands_for,
    touched,
)
from graph.analysis.parties import stated_ambition, words
from graph.model.identifiers import fold
from graph.model.rows import NodeRow
from graph.view import NetworkView

FEWEST_PLANS = 3
ALIKE = 0.5
FEWEST_SHARED = 3
_WORD = re.compile(r"[a-z]{5,}")
"""Words of at least five letters: shorter ones are mostly the mortar of a sentence."""

CYPHER = """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(t:Municipality)-[:HAS_PLAN]->(:Plan {district: $district})
WITH count(DISTINCT t) AS loaded
WHERE loaded >= 3
MATCH (m:Organisation)-[:HAS_PLAN]->(:Plan {district: $district})
WITH DISTINCT m
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
    """What a plan says about the owner of another: a task in an action, or that it pays for a block."""

    by: PlanPart
    about: str
    subject: NodeRow
    block: BlockPart
    action: ActionPart | None
    named: tuple[Named, ...]


def find(view: NetworkView) -> Outcome:
    """Claims about those whose own plan is loaded and does not confirm them: municipalities, and partners with one."""
    towns = loaded_municipalities(view)
    every = district_municipalities(view)
    if len(towns) < FEWEST_PLANS:
        return Outcome(not_judged=(_not_judged(view.district, len(towns), len(every)),))
    found: list[Finding] = []
    for owner, plans in plans_by_owner(view).items():
        said = claims(view, owner)
        hits = [_hit(view, plans, claim) for claim in said if not _is_confirmed(view, plans, claim)]
        found.extend(RULE.findings(hits, len(hits), len(said)))
    absent = (town.id for town in every if town.id not in towns)
    return Outcome(tuple(found), tuple(_not_judged(town, len(towns), len(every)) for town in absent))


def claims(view: NetworkView, about: str) -> list[Claim]:
    """What the plans of others say about the owner of a plan; what follows from a collective is not among it."""
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
    names = {word for town in district_municipalities(view) for word in _words(town.name)}
    if claim.action is None:
        about = _about(claim.block) - names
        return any(_alike(about, _about(block) - names, fewest=1) for block in _paid_by_itself(plans))
    told = _words(str(claim.action.node.properties["text"])) - names
    own = (action for plan in plans for action in plan.actions if any(party.own for party in action.tasks))
    return any(_alike(told, _words(str(action.node.properties["text"])) - names) for action in own)


def _paid_by_itself(plans: tuple[PlanPart, ...]) -> list[BlockPart]:
    return [block for plan in plans for block in plan.blocks if any(payer.own for payer in block.payers)]


def _pays_elsewhere(plans: tuple[PlanPart, ...], claim: Claim) -> Text:
    """For what the own plan does say that its owner pays, where another plan says that it pays for something else."""
    paid = [block_name(plan, block) for plan in plans for block in _paid_by_itself((plan,))]
    if claim.action is not None or len(paid) == 0:
        return Text("", "")
    parts = listed(paid)
    return Text(f" Het eigen plan noemt {parts.nl} als wat het betaalt.", f" Its own plan says it pays for {parts.en}.")


def _about(block: BlockPart) -> frozenset[str]:
    """What a block is about, by its title, else that of its ambition, and its objective: the same shares words."""
    titles = [node.name for node in (block.node, block.ambition) if stated_ambition(node)]
    return _words(" ".join((*titles[:1], words(block.node.properties, "objective") or "")))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _alike(one: frozenset[str], other: frozenset[str], fewest: int = FEWEST_SHARED) -> bool:
    shared = len(one & other)
    return shared >= fewest and shared >= ALIKE * min(len(one), len(other))


def _not_judged(subject: str, loaded: int, of: int) -> NotJudged:
    text = Text(
        f"niet te beoordelen: {loaded} van {of} plannen geladen", f"cannot be judged: {loaded} of {of} plans loaded"
    )
    return NotJudged(RULE.id, subject, loaded, of, text)


def _hit(view: NetworkView, plans: tuple[PlanPart, ...], claim: Claim) -> Hit:
    own = plans[0]
    name = own.owner.name
    if claim.action is None:
        part = block_name(claim.by, claim.block)
        short = Text(f"betaalt voor {part.nl}", f"pays for {part.en}")
        what = Text(f"betaalt {name} voor {part.nl}", f"{name} pays for {part.en}")
    else:
        title = f"‘{claim.action.name}’"
        short = Text(f"taak bij {title}", f"task in {title}")
        what = Text(f"heeft {name} een taak bij {title}", f"{name} has a task in {title}")
    others = () if claim.action is None else (party.id for party in claim.action.tasks)
    crossing = touched(view, claim.by, (claim.about, *others))
    return Hit(
        plan=own.id,
        owner=own.owner.name,
        subjects=(claim.about, claim.subject.id),
        topic=name,
        words={
            "by": claim.by.owner.name,
            "short": short,
            "what": what,
            "owner": name,
            "also": _pays_elsewhere(plans, claim),
        },
        evidence=tuple(one.evidence for one in claim.named),
        organisation=claim.about,
        touched=crossing,
        actions=() if claim.action is None else (claim.action.node.id,),
        joins_on=(claim.about,),
        consequence=3,
    )


RULE = Rule(
    id="district.said-by-another-plan-not-confirmed",
    version=2,
    kind=Kind.CONTRADICTION,
    title=Text("Een ander plan noemt het, het eigen plan niet", "Another plan says so, its own plan does not"),
    label=Text(
        "{short} volgens het plan van {by}, niet teruggevonden in het eigen plan",
        "{short} according to the plan of {by}, not found in its own plan",
    ),
    pattern=Text("niet teruggevonden in het eigen plan", "not found in its own plan"),
    explanation=Text(
        "Volgens het plan van {by} {what}. In het plan van {owner} is dat niet teruggevonden.{also}",
        "According to the plan of {by}, {what}. It was not found in the plan of {owner}.{also}",
    ),
    question=Text("Klopt dit, en hoort het in het plan van {owner}?", "Is this so, and should {owner}'s plan say it?"),
    counted=Text(
        "keer dat een ander plan deze gemeente of organisatie noemt",
        "times that another plan names this municipality or organisation",
    ),
    cypher=CYPHER,
    find=find,
    twin=Twin.EVIDENCE,
)
