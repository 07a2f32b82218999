"""The parts of a plan, in its own order, with the parties that are named in each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree
from graph.plans.actions import ActionPart, Targeted, written_once
from graph.plans.named import Named, Place, with_parents
from graph.plans.said import Said, texts_of
from graph.plans.telling import found_in, telling
from graph.plans.values import is_stated, several, whole, words


@dataclass(frozen=True, eq=False)
class BlockPart:
    """A block with its partner list, its payers and its actions."""

    place: Place
    named: tuple[Named, ...]
    """Its partner list, then its payers; derived rows among them."""
    targets: tuple[Targeted, ...]
    actions: tuple[ActionPart, ...]

    @property
    def node(self) -> NodeRow:
        """The block itself."""
        return self.place.block

    @property
    def ambition(self) -> NodeRow:
        """The ambition it is a part of."""
        return self.place.ambition

    @cached_property
    def partners(self) -> tuple[Named, ...]:
        """Who its partner list names."""
        return tuple(one for one in self.named if one.degree is Degree.LISTED and not one.is_derived)

    @cached_property
    def payers(self) -> tuple[Named, ...]:
        """Who pays, by its words about money."""
        return tuple(one for one in self.named if one.degree is Degree.FUNDS and not one.is_derived)

    @property
    def budget(self) -> str | None:
        """What it says about money."""
        return words(self.node.properties, "budget")

    @property
    def own_money(self) -> bool:
        """Whether its words about money name money of the plan's own owner: "de rest komt uit de begroting"."""
        return found_in(telling().own_money, self.budget) is not None

    @property
    def has_amount(self) -> bool:
        """Whether its words about money, or the costs of one of its actions, name an amount."""
        costs = (words(action.node.properties, "costs") for action in self.actions)
        return any(found_in(telling().amount, one) is not None for one in (self.budget, *costs))

    @property
    def has_payer(self) -> bool:
        """Whether it says who pays: a party, or the plan's own owner."""
        return len(self.payers) > 0 or self.own_money

    @property
    def objective(self) -> str | None:
        """What it is for."""
        return words(self.node.properties, "objective")

    @property
    def results(self) -> tuple[str, ...]:
        """The results that it wants to reach."""
        return several(self.node.properties, "results")

    @property
    def target_groups(self) -> tuple[str, ...]:
        """For whom, as written, each once."""
        return written_once(self.targets)


@dataclass(frozen=True, eq=False)
class Scope:
    """A stated part of a plan with the blocks in it: an ambition, or the plan where the document states none."""

    node: NodeRow
    blocks: tuple[BlockPart, ...]

    @cached_property
    def actions(self) -> tuple[ActionPart, ...]:
        """Its actions, in the plan's order."""
        return tuple(action for block in self.blocks for action in block.actions)

    @cached_property
    def partners(self) -> tuple[Named, ...]:
        """All that stand in its partner lists."""
        return tuple(partner for block in self.blocks for partner in block.partners)

    @cached_property
    def outside_holders(self) -> dict[str, tuple[tuple[ActionPart, Named], ...]]:
        """For each holder from outside, by id, the actions it holds."""
        held: dict[str, list[tuple[ActionPart, Named]]] = {}
        for action in self.actions:
            for holder in action.outside_holders:
                held.setdefault(holder.organisation, []).append((action, holder))
        return {party: tuple(pairs) for party, pairs in sorted(held.items())}

    @cached_property
    def partly_unread(self) -> tuple[ActionPart, ...]:
        """Its actions of whose row a part was not understood: who else holds them cannot be told."""
        return tuple(action for action in self.actions if action.unread)

    @property
    def has_rest_holder(self) -> bool:
        """Whether a rest group holds one of its actions: then others hold too, though the plan does not say who."""
        return any(holder.is_rest for action in self.actions for holder in action.holders)


@dataclass(frozen=True, eq=False)
class PlanPart:
    """A plan, part by part: all that rules, tables and pictures read of it. It does not change once it was read."""

    node: NodeRow
    owner: NodeRow
    ambition_nodes: tuple[NodeRow, ...]
    """Its ambitions, stated or not, in order."""
    blocks: tuple[BlockPart, ...]
    goals: tuple[NodeRow, ...]
    """Its goals, in order."""
    revision: int
    """Number of the last change that touched it."""

    @property
    def id(self) -> str:
        """The id of the plan."""
        return self.node.id

    @property
    def year(self) -> int | None:
        """The year it is for."""
        return whole(self.node.properties, "year")

    @cached_property
    def actions(self) -> tuple[ActionPart, ...]:
        """Its actions, in order."""
        return tuple(action for block in self.blocks for action in block.actions)

    @cached_property
    def partly_unread(self) -> tuple[ActionPart, ...]:
        """Its actions of whose row a part was not understood: then no name is certain to stand nowhere."""
        return tuple(action for action in self.actions if action.unread)

    @cached_property
    def block_by_id(self) -> dict[str, BlockPart]:
        """Its blocks by id."""
        return {block.node.id: block for block in self.blocks}

    @cached_property
    def by_party(self) -> dict[str, tuple[Named, ...]]:
        """For each organisation, by id, where the plan itself names it or a unit of it, in its own order."""
        found: dict[str, list[Named]] = {}
        for one in self.named:
            for party in one.is_part_of:
                found.setdefault(party, []).append(one)
        return {party: tuple(rows) for party, rows in found.items()}

    @cached_property
    def derived(self) -> tuple[Named, ...]:
        """Who follows from a collective that it names; never counted with the others."""
        return tuple(one for one in self.rows if one.is_derived)

    @cached_property
    def tasks(self) -> tuple[Named, ...]:
        """All that have a task in it, in its own order."""
        return tuple(one for action in self.actions for one in action.tasks)

    @cached_property
    def with_task(self) -> frozenset[str]:
        """Who has a task in it, by id; a unit's task is its parent's too, never the reverse."""
        return with_parents(self.tasks)

    @cached_property
    def outside(self) -> tuple[Named, ...]:
        """All that it names from outside, in its own order."""
        return tuple(one for one in self.named if not one.own)

    @cached_property
    def first_from_outside(self) -> dict[str, Named]:
        """For each party from outside, by id, the first place that names it or a unit of it."""
        found: dict[str, Named] = {}
        for one in self.outside:
            for party in one.is_part_of:
                found.setdefault(party, one)
        return found

    @cached_property
    def named_itself(self) -> frozenset[str]:
        """Who it names from outside, by id, and not only by a unit."""
        return frozenset(one.organisation for one in self.outside)

    @cached_property
    def at_work(self) -> frozenset[str]:
        """Who from outside has a task in it or pays, by id, itself or by a unit."""
        return with_parents(one for one in self.outside if one.has_task or one.degree is Degree.FUNDS)

    @cached_property
    def own_parties(self) -> frozenset[str]:
        """The departments and functions of its owner that it names, by id."""
        return frozenset(one.organisation for one in self.named if one.own) - {self.owner.id}

    @cached_property
    def said(self) -> Said:
        """All its words, to look for names in."""
        parts = (node for place in self.places for node in (place.ambition, place.node))
        nodes = {node.id: node for node in (self.node, *self.goals, *parts)}
        groups = (*(block.targets for block in self.blocks), *(action.own_targets for action in self.actions))
        return Said((*texts_of(nodes.values()), *(one.written for several in groups for one in several)))

    @cached_property
    def blocks_in(self) -> Counter[str]:
        """How many blocks each ambition has, by id."""
        return Counter(block.ambition.id for block in self.blocks)

    @cached_property
    def partners(self) -> tuple[Named, ...]:
        """All that stand in its partner lists."""
        return tuple(partner for block in self.blocks for partner in block.partners)

    @cached_property
    def payers(self) -> tuple[Named, ...]:
        """All that it says pay."""
        return tuple(payer for block in self.blocks for payer in block.payers)

    @cached_property
    def rows(self) -> tuple[Named, ...]:
        """Every place where it names a party, in its own order; derived rows among them."""
        return tuple(self._rows())

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The same without what is derived."""
        return tuple(one for one in self.rows if not one.is_derived)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Its blocks and actions in reading order: each block, then its actions."""
        return tuple(place for block in self.blocks for place in (block.place, *(one.place for one in block.actions)))

    @cached_property
    def ambitions(self) -> tuple[Scope, ...]:
        """Its stated ambitions; the plan itself stands in for those that the document does not state."""
        return self._scopes(ambition_level=True)

    @cached_property
    def stated_blocks(self) -> tuple[Scope, ...]:
        """Its blocks, each by the nearest part that the document states: block, ambition or plan."""
        return self._scopes(ambition_level=False)

    def subject_of(self, block: BlockPart) -> NodeRow:
        """The nearest part that the document states: one that it does not is never the subject of a finding."""
        return next((node for node in (block.node, block.ambition) if is_stated(node)), self.node)

    def _rows(self) -> Iterator[Named]:
        for block in self.blocks:
            yield from block.named
            for action in block.actions:
                yield from action.named

    def _scopes(self, *, ambition_level: bool) -> tuple[Scope, ...]:
        nodes: dict[str, NodeRow] = {}
        grouped: dict[str, list[BlockPart]] = {}
        for block in self.blocks:
            node = self.subject_of(block)
            if ambition_level:
                node = block.ambition if is_stated(block.ambition) else self.node
            nodes[node.id] = node
            grouped.setdefault(node.id, []).append(block)
        return tuple(Scope(nodes[part], tuple(blocks)) for part, blocks in grouped.items())
