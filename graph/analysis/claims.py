"""What the plans of others say of the owner of a plan, and whether its own plans say the same."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from graph.analysis.likeness import Texts, words_of
from graph.model.rows import NodeRow
from graph.model.vocabulary import OrganisationKind
from graph.plans import ActionPart, BlockPart, DistrictPlans, Lineage, Named, PlanPart
from graph.plans.telling import found_in, telling
from graph.plans.values import is_stated, several, words


@dataclass(frozen=True, slots=True)
class Claim:
    """What a plan says about the owner of another: a task in an action, or that it pays for a block."""

    by: PlanPart
    about: Lineage
    subject: NodeRow
    block: BlockPart
    action: ActionPart | None
    named: tuple[Named, ...]


def claims(plans: DistrictPlans) -> dict[str, list[Claim]]:
    """For each owner of a plan, by id, what the plans of others say about it; what follows from a collective is not
    among it."""
    found: dict[str, list[Claim]] = {}
    for plan in plans.plans:
        merged: dict[tuple[str, str], Claim] = {}
        for claim in _said(plan, plans.by_owner):
            key = (claim.about[0].id, claim.subject.id)
            there = merged.get(key)
            merged[key] = claim if there is None else replace(there, named=(*there.named, *claim.named))
        for (about, _), claim in merged.items():
            found.setdefault(about, []).append(claim)
    return found


def _said(plan: PlanPart, owners: Container[str]) -> Iterator[Claim]:
    for block in plan.blocks:
        for about, paying in _by_owner(plan, block.payers, owners):
            yield Claim(plan, about, plan.subject_of(block), block, None, paying)
        for action in block.actions:
            if not action.over:
                for about, tasks in _by_owner(plan, action.tasks, owners):
                    yield Claim(plan, about, action.node, block, action, tasks)


def _by_owner(
    plan: PlanPart, parties: tuple[Named, ...], owners: Container[str]
) -> list[tuple[Lineage, tuple[Named, ...]]]:
    """The owners of other plans that these parties are, or are a unit of, each with those parties."""
    lineages: dict[str, Lineage] = {}
    found: dict[str, list[Named]] = {}
    for party in parties:
        for at, node in enumerate(party.lineage):
            if node.id in owners and node.id != plan.owner.id:
                lineages.setdefault(node.id, party.lineage[at:])
                found.setdefault(node.id, []).append(party)
    return [(lineages[owner], tuple(named)) for owner, named in found.items()]


class OwnPlans:
    """The own plans of one owner, by the words of what they say it does and pays for."""

    def __init__(self, plans: tuple[PlanPart, ...], names: frozenset[str]) -> None:
        self.plans = plans
        self._names = names | words_of(plans[0].owner.name)
        self.actions = [action for plan in plans for action in plan.actions]
        self.blocks = [block for plan in plans for block in plan.blocks]

    def confirms(self, claim: Claim) -> bool:
        """Whether they say what another plan says of their owner, or cannot be compared with it."""
        if claim.action is None:
            return any(_pays(block) for block in self.about_the_same(claim))
        told = self._about(claim.action.text)
        return len(told) == 0 or any(_has_task(action) for action in self.like(claim.action))

    def like(self, action: ActionPart) -> list[ActionPart]:
        """The own actions that are about the same as one of another plan."""
        return [self.actions[place] for place in self._actions.like(self._about(action.text))]

    def about_the_same(self, claim: Claim) -> list[BlockPart]:
        """The own blocks about what another plan says is paid for: what its words about money name, else the block."""
        names = frozenset(word for payer in claim.block.payers for word in words_of(payer.written))
        paid = self._about(claim.block.budget) - telling().about_money - names
        places = {*self._parts.like(paid, fewest=1), *self._headed.like(self._headed_by(claim.block), fewest=1)}
        return [self.blocks[place] for place in sorted(places)]

    @cached_property
    def _actions(self) -> Texts:
        return Texts([self._about(action.text) for action in self.actions])

    @cached_property
    def _parts(self) -> Texts:
        """All that stands in each block."""
        return Texts([self._about(" ".join(_all_of(block))) for block in self.blocks])

    @cached_property
    def _headed(self) -> Texts:
        return Texts([self._headed_by(block) for block in self.blocks])

    def _headed_by(self, block: BlockPart) -> frozenset[str]:
        """What a block is about, by its title, else that of its ambition, and its objective."""
        titles = [node.name for node in (block.node, block.ambition) if is_stated(node)]
        return self._about(" ".join((*titles[:1], words(block.node.properties, "objective") or "")))

    def _about(self, text: str | None) -> frozenset[str]:
        return words_of(text) - self._names


def _all_of(block: BlockPart) -> Iterator[str]:
    said = block.node.properties
    yield from (node.name for node in (block.node, block.ambition) if is_stated(node))
    yield from filter(None, (words(said, "objective"), block.budget))
    yield from several(said, "results")
    yield from (action.text for action in block.actions)


def _has_task(action: ActionPart) -> bool:
    """Whether the owner has a task in its own action: by itself, as one of a group that it calls all of them, or it may
    be in what was not understood of the row."""
    tasks = action.tasks
    return action.unread or any(party.own or party.kind is OrganisationKind.COLLECTIVE for party in tasks)


def _pays(block: BlockPart) -> bool:
    """Whether the owner pays for its own block: as the payer, by money of its own, or by an amount that nobody else is
    said to pay."""
    costs = [words(action.node.properties, "costs") for action in block.actions]
    money = " ".join(filter(None, (block.budget, *costs)))
    amount = "€" in money and len(block.payers) == 0
    own = found_in(telling().own_money, money) is not None
    return amount or own or any(payer.own for payer in block.payers)
