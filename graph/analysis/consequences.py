"""What some changes would come to: findings before and after, what loses its only provider, and who shares the loss.

Loss is told of the plans: *the plan names no other holder*. What would really happen stands in no plan.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.findings import Finding, FindingReport
from graph.model.rows import NodeRow
from graph.plans import ActionPart, DistrictPlans, Named, PlanPart


class Left(StrEnum):
    """What is left of who does something, the worst first."""

    NOBODY = "nobody"
    """The plan names no other holder."""
    OWN_ONLY = "own-only"
    """Only departments and functions of the plan's owner."""
    NO_PAYER = "no-payer"
    """The plan names no other payer."""
    ONE_OUTSIDE = "one-outside"
    """One party from outside, where there were more."""


@dataclass(frozen=True, slots=True)
class Loss:
    """An action, or a part of a plan that somebody pays for, with who did it before and after."""

    plan: PlanPart
    subject: NodeRow
    action: ActionPart | None
    """As it was, where it is an action."""
    left: Left
    before: tuple[Named, ...]
    after: tuple[Named, ...]

    @property
    def for_people(self) -> bool:
        """Whether it promises help to people."""
        return self.action is not None and self.action.helps


@dataclass(frozen=True, slots=True)
class Share:
    """What the changes come to in the plans of one owner."""

    owner: NodeRow
    changed: int
    """Actions with other holders than before."""
    losses: int
    """Of those and of what is paid for: how much loses its only provider."""
    actions: int
    """Actions in all."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many findings a rule had, and would have."""

    rule: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings before and after."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...]
    """The same finding in other words, or for other municipalities: as it was and as it would be. How many there are
    beside it is told by the rule."""
    rules: tuple[RuleCount, ...]
    """Of the rules that find more or less than before."""


def findings_between(before: FindingReport, after: FindingReport) -> Findings:
    """What rules find after some changes, beside what they found."""
    was = {one.id: one for one in before.findings}
    now = {one.id: one for one in after.findings}
    both = [(was[key], now[key]) for key in was if key in now]
    counts = {one.rule: [0, 0] for one in (*before.findings, *after.findings)}
    for place, report in enumerate((before, after)):
        for one in report.findings:
            counts[one.rule][place] += 1
    return Findings(
        new=tuple(one for key, one in now.items() if key not in was),
        gone=tuple(one for key, one in was.items() if key not in now),
        changed=tuple(pair for pair in both if _told(pair[0]) != _told(pair[1])),
        rules=tuple(RuleCount(rule, *numbers) for rule, numbers in counts.items() if numbers[0] != numbers[1]),
    )


def losses_between(before: DistrictPlans, after: DistrictPlans) -> tuple[Loss, ...]:
    """What has fewer providers than before, the worst first, then in the order of the plans."""
    found = [loss for plan in before.plans for loss in _losses(plan, after.plan_by_id.get(plan.id))]
    return tuple(sorted(found, key=lambda one: (list(Left).index(one.left), not one.for_people)))


def shares_between(before: DistrictPlans, after: DistrictPlans, losses: Iterable[Loss]) -> tuple[Share, ...]:
    """Who shares in the changes: every owner of a plan of whose actions one has other holders, or loses something."""
    lost = [loss.plan.owner.id for loss in losses if loss.left is not Left.ONE_OUTSIDE]
    shares = []
    for owner, plans in before.by_owner.items():
        actions = [action for plan in plans for action in plan.actions]
        now = {one.id: one for plan in after.by_owner.get(owner, ()) for one in plan.actions}
        changed = sum(action.id in now and _who(action.holders) != _who(now[action.id].holders) for action in actions)
        number = lost.count(owner)
        if changed + number > 0:
            shares.append(Share(plans[0].owner, changed, number, len(actions)))
    return tuple(sorted(shares, key=lambda one: (-one.losses, -one.changed, one.owner.name.casefold())))


def _losses(plan: PlanPart, after: PlanPart | None) -> Iterator[Loss]:
    """Of a plan that is no longer there nothing is told: then there is no plan."""
    if after is None:
        return
    now = {action.id: action for action in after.actions}
    for action in plan.actions:
        left = None if action.over or action.id not in now else _left(action, now[action.id])
        if left is not None:
            yield Loss(plan, action.node, action, left, action.holders, now[action.id].holders)
    for block in plan.blocks:
        there = after.block_by_id.get(block.node.id)
        if there is not None and len(block.payers) > 0 and len(there.payers) == 0:
            yield Loss(plan, plan.subject_of(block), None, Left.NO_PAYER, block.payers, ())


def _left(was: ActionPart, now: ActionPart) -> Left | None:
    if len(was.holders) > 0 and len(now.holders) == 0:
        return Left.NOBODY
    before, after = _wholes(was.outside_holders), _wholes(now.outside_holders)
    if len(before) > 0 and len(after) == 0:
        return Left.OWN_ONLY
    return Left.ONE_OUTSIDE if len(after) == 1 and len(before) > 1 else None


def _wholes(parties: Iterable[Named]) -> frozenset[str]:
    """Who holds, a unit with its whole as one."""
    return frozenset(one.lineage[-1].id for one in parties)


def _who(parties: Iterable[Named]) -> frozenset[str]:
    return frozenset(one.organisation for one in parties)


def _told(finding: Finding) -> tuple[object, ...]:
    return (finding.label, finding.explanation, finding.municipalities)
