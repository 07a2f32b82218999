"""What another plan says about the owner of a plan, a task or that it pays, and its own plan does not confirm.

The owner is a municipality, or a partner that has a plan of its own. A task is confirmed where the own plan has an
action with a task of the owner or a department of it, in words that are enough alike. That it pays is confirmed where
the own plan says so, or speaks of its own money, at a part that is about the same: by what the words about money say is
paid for, found anywhere in that part, or by title and objective. What the own plan says instead is told: the same
action with another holder, the same part with another payer. It never says in one sentence that something was not found
and in the next that it was.

The Cypher gives the claims, and the comparison of texts (``graph.analysis.likeness``) is made here. With fewer than
three plans of municipalities loaded nothing is judged, and neither is a municipality whose own plan is not loaded.
"""

from collections.abc import Iterator

from graph.analysis.claims import Claim, OwnPlans, claims
from graph.analysis.enough_plans import enough_plans, too_few
from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Finding, Hit, Kind, Outcome, Rule, Twin
from graph.analysis.likeness import words_of
from graph.analysis.templates import Filling
from graph.model.language import Text, listed
from graph.plans import ActionPart, BlockPart, DistrictPlans, once
from graph.plans.telling import goes_on
from graph.plans.titles import block_name
from graph.plans.values import is_stated

_MOST_INSTEAD = 2
# What is like a claim and is held by another is one action in the practice plans; two fit in a sentence.

CYPHER = (
    """
MATCH (:District {id: $district})<-[:IN_DISTRICT]-(t:Municipality)-[:HAS_PLAN]->(:Plan {district: $district})
WITH count(DISTINCT t) AS loaded
WHERE loaded >= 3
MATCH (m:Organisation)-[:HAS_PLAN]->(:Plan {district: $district})
WITH DISTINCT m
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(am)-[:HAS_BLOCK]->(b)
WHERE p.owner <> m.id
MATCH (b)-[:HAS_ACTION*0..1]->(t)<-[r:RESPONSIBLE_FOR|FUNDS]-(o:Organisation)-[:PART_OF*0..]->(m)
WHERE r.basis <> 'derived' AND (type(r) = 'FUNDS' OR r.role IN ['lead', 'holder', 'support'])
  AND """
    + goes_on("t")
    + """
WITH DISTINCT m, CASE WHEN t:Action THEN t.id WHEN NOT coalesce(b.implicit, false) THEN b.id
                      WHEN NOT coalesce(am.implicit, false) THEN am.id ELSE p.id END AS said_of, p
RETURN [m.id, said_of] AS subjects, p.name AS said_by
ORDER BY m.id, said_of
"""
)


def find(plans: DistrictPlans) -> Outcome:
    """Claims about those whose own plan is loaded and does not confirm them: municipalities, and partners with one."""
    if not enough_plans(plans):
        return Outcome(not_judged=(too_few(RULE.id, plans.district.id, plans),))
    found: list[Finding] = []
    names = frozenset(word for town in plans.municipalities for word in words_of(town.name))
    for owner, about in sorted(claims(plans).items()):
        own = OwnPlans(plans.by_owner[owner], names)
        hits = [_hit(own, claim) for claim in about if not own.confirms(claim)]
        found.extend(RULE.findings(hits, len(hits), len(about)))
    absent = tuple(too_few(RULE.id, town.id, plans) for town in plans.without_plan)
    return Outcome(tuple(found), absent)


def among(plans: DistrictPlans) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all claims, of which those that are confirmed are no findings."""
    if enough_plans(plans):
        said = claims(plans).values()
        yield from ((claim.about[0].id, claim.subject.id) for about in said for claim in about)


def _instead(own: OwnPlans, claim: Claim) -> Text:
    """What the own plan does say of the same: another payer, or another holder."""
    if claim.action is None:
        paid = [block for block in own.about_the_same(claim) if len(block.payers) > 0]
        said = [_paid_by(block) for block in paid[:_MOST_INSTEAD]]
    else:
        said = [_held_by(action) for action in own.like(claim.action)[:_MOST_INSTEAD]]
    return Text("".join(one.nl for one in said), "".join(one.en for one in said))


def _paid_by(block: BlockPart) -> Text:
    titles = [node.name for node in (block.node, block.ambition) if is_stated(node)]
    where = f"‘{titles[0]}’" if len(titles) > 0 else f"‘{block.budget}’"
    payers = listed(payer.full_name for payer in once(block.payers))
    return Text(
        f" Het eigen plan noemt bij {where} {payers.nl} als betaler.",
        f" Its own plan names {payers.en} as payer for {where}.",
    )


def _held_by(action: ActionPart) -> Text:
    holders = listed(holder.full_name for holder in action.holders)
    if len(action.holders) == 0:
        return Text(
            f" Wel staat daar ‘{action.name}’, zonder houder.", f" It does have ‘{action.name}’, without a holder."
        )
    return Text(
        f" Wel staat daar ‘{action.name}’, met als houder {holders.nl}.",
        f" It does have ‘{action.name}’, held by {holders.en}.",
    )


def _hit(own: OwnPlans, claim: Claim) -> Hit:
    plan = own.plans[0]
    name = plan.owner.name
    others = () if claim.action is None else (party.lineage for party in claim.action.tasks)
    return Hit(
        plan=plan.id,
        owner=name,
        subjects=(plan.owner.id, claim.subject.id),
        topic=name,
        words={"by": claim.by.owner.name, "owner": name, "also": _instead(own, claim), **_claimed(name, claim)},
        evidence=tuple(map(evidence_of, claim.named)),
        organisation=plan.owner.id,
        touched=touched(claim.by, (claim.about, *others)),
        actions=() if claim.action is None else (claim.action.id,),
        joins_on=(plan.owner.id,) if claim.action is None else (claim.action.id,),
        district_key=plan.owner.id if claim.action is None else None,
        towns=(claim.by.owner.name,),
        consequence=3,
    )


def _claimed(name: str, claim: Claim) -> Filling:
    """What the other plan says, and what is missing in the own one."""
    if claim.action is None:
        part, money = block_name(claim.by, claim.block), (claim.block.budget or "").rstrip(".")
        return {
            "does": Text("Betaalt", "pay"),
            "what_in_short": Text(f"voor {part.nl}", f"for {part.en}"),
            "short": Text(f"betaalt voor {part.nl}", f"pays for {part.en}"),
            "what": Text(f"betaalt {name} voor {part.nl}: ‘{money}’", f"{name} pays for {part.en}: ‘{money}’"),
            "missing": Text("die betaling", "That payment"),
        }
    title = f"‘{claim.action.name}’"
    return {
        "does": Text("Heeft", "have"),
        "what_in_short": Text(f"een taak bij {title}", f"a task in {title}"),
        "short": Text(f"taak bij {title}", f"task in {title}"),
        "what": Text(f"heeft {name} een taak bij {title}", f"{name} has a task in {title}"),
        "missing": Text("die taak", "That task"),
    }


RULE = Rule(
    id="district.said-by-another-plan-not-confirmed",
    version=3,
    kind=Kind.CONTRADICTION,
    title=Text(
        "Volgens een ander plan, in het eigen plan niet teruggevonden",
        "According to another plan, not found in its own plan",
    ),
    label=Text(
        "{short} volgens het plan van {by}, niet teruggevonden in het eigen plan",
        "{short} according to the plan of {by}, not found in its own plan",
    ),
    pattern=Text("niet teruggevonden in het eigen plan", "not found in its own plan"),
    explanation=Text(
        "Volgens het plan van {by} {what}. In het plan van {owner} is {missing} niet teruggevonden.{also}",
        "According to the plan of {by}, {what}. {missing} was not found in the plan of {owner}.{also}",
    ),
    question=Text("Klopt dit, en hoort het in het plan van {owner}?", "Is this so, and should {owner}'s plan say it?"),
    headline=Text("{does} {owner} {what_in_short} van {by}?", "Does {owner} {does} {what_in_short} of {by}?"),
    pattern_headline=Text(
        "Klopt wat andere plannen over {owner} zeggen?", "Is it right what other plans say about {owner}?"
    ),
    shared_headline=Text("Betaalt {owner} wat {towns} verwachten?", "Does {owner} pay what {towns} expect?"),
    counted=Text(
        "taken en betalingen van deze gemeente of organisatie volgens andere plannen",
        "tasks and payments of this municipality or organisation according to other plans",
    ),
    cypher=CYPHER,
    between=find,
    twin=Twin.EVIDENCE,
)
