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
from dataclasses import dataclass, replace

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Finding, Hit, Kind, NotJudged, Outcome, Rule, Twin
from graph.model.identifiers import fold
from graph.model.language import Text, listed
from graph.model.rows import NodeRow
from graph.plans import ActionPart, BlockPart, DistrictPlans, Lineage, Named, PlanPart
from graph.plans.titles import block_name
from graph.plans.values import is_stated, words

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
    about: Lineage
    subject: NodeRow
    block: BlockPart
    action: ActionPart | None
    named: tuple[Named, ...]


def find(plans: DistrictPlans) -> Outcome:
    """Claims about those whose own plan is loaded and does not confirm them: municipalities, and partners with one."""
    loaded, every = len(plans.of_municipalities), len(plans.municipalities)
    if loaded < FEWEST_PLANS:
        return Outcome(not_judged=(_not_judged(plans.district.id, loaded, every),))
    found: list[Finding] = []
    names = {word for town in plans.municipalities for word in _words(town.name)}
    said = claims(plans)
    for owner, own in plans.by_owner.items():
        about = said.get(owner, [])
        compared = _Compared(own, names)
        hits = [_hit(own, claim) for claim in about if not compared.confirms(claim)]
        found.extend(RULE.findings(hits, len(hits), len(about)))
    absent = tuple(_not_judged(town.id, loaded, every) for town in plans.without_plan)
    return Outcome(tuple(found), absent)


def claims(plans: DistrictPlans) -> dict[str, list[Claim]]:
    """For each owner of a plan, by id, what the plans of others say about it; what follows from a collective is not
    among it."""
    found: dict[str, list[Claim]] = {}
    for plan in plans.plans:
        merged: dict[tuple[str, str], Claim] = {}
        for claim in _said(plan, frozenset(plans.by_owner)):
            key = (claim.about[0].id, claim.subject.id)
            there = merged.get(key)
            merged[key] = claim if there is None else replace(there, named=(*there.named, *claim.named))
        for (about, _), claim in merged.items():
            found.setdefault(about, []).append(claim)
    return found


def _said(plan: PlanPart, owners: frozenset[str]) -> Iterator[Claim]:
    for block in plan.blocks:
        for about, paying in _by_owner(block.payers, owners - {plan.owner.id}):
            yield Claim(plan, about, plan.subject_of(block), block, None, paying)
        for action in block.actions:
            for about, tasks in _by_owner(action.tasks, owners - {plan.owner.id}):
                yield Claim(plan, about, action.node, block, action, tasks)


def _by_owner(parties: tuple[Named, ...], owners: frozenset[str]) -> list[tuple[Lineage, tuple[Named, ...]]]:
    """The owners that these parties are, or are a unit of, each with those parties."""
    lineages: dict[str, Lineage] = {}
    found: dict[str, list[Named]] = {}
    for party in parties:
        for at, node in enumerate(party.lineage):
            if node.id in owners:
                lineages.setdefault(node.id, party.lineage[at:])
                found.setdefault(node.id, []).append(party)
    return [(lineages[owner], tuple(named)) for owner, named in found.items()]


class _Compared:
    """The own plans of one owner, with the words of what they say it does and pays for."""

    def __init__(self, plans: tuple[PlanPart, ...], names: set[str]) -> None:
        self._names = names
        own = (action for plan in plans for action in plan.actions if any(party.own for party in action.tasks))
        self._actions = [_words(action.text) - names for action in own]
        self._paid = [_about(block) - names for block in _paid_by_itself(plans)]

    def confirms(self, claim: Claim) -> bool:
        """Whether they say what another plan says of their owner."""
        if claim.action is None:
            about = _about(claim.block) - self._names
            return any(_alike(about, paid, fewest=1) for paid in self._paid)
        told = _words(claim.action.text) - self._names
        return any(_alike(told, own) for own in self._actions)


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
    titles = [node.name for node in (block.node, block.ambition) if is_stated(node)]
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


def _hit(plans: tuple[PlanPart, ...], claim: Claim) -> Hit:
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
    others = () if claim.action is None else (party.lineage for party in claim.action.tasks)
    return Hit(
        plan=own.id,
        owner=own.owner.name,
        subjects=(own.owner.id, claim.subject.id),
        topic=name,
        words={
            "by": claim.by.owner.name,
            "short": short,
            "what": what,
            "owner": name,
            "also": _pays_elsewhere(plans, claim),
        },
        evidence=tuple(map(evidence_of, claim.named)),
        organisation=own.owner.id,
        touched=touched(claim.by, (claim.about, *others)),
        actions=() if claim.action is None else (claim.action.id,),
        joins_on=(own.owner.id,),
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
    between=find,
    twin=Twin.EVIDENCE,
)
