"""The one reading of a view: its plans, each part by part. Whoever wants to know what a plan says starts here."""

from collections.abc import Iterable
from dataclasses import replace

from graph.model.rows import NodeRow, RelationRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.plans.actions import ActionPart, Targeted, written_once
from graph.plans.named import Named, Place, named_by, with_parents
from graph.plans.parties import Lineage, Parties
from graph.plans.parts import BlockPart, PlanPart
from graph.plans.values import is_derived, whole
from graph.view import NetworkView


def read_plan(view: NetworkView, plan: NodeRow, parties: Parties) -> PlanPart:
    """A plan of a view, part by part. ``parties`` are those of the same view."""
    reader = _Reader(view, plan, parties)
    ambitions = parts_of(view, plan, "HAS_AMBITION")
    blocks = tuple(block for ambition in ambitions for block in reader.blocks(ambition))
    revision = view.plan_revisions.get(plan.id, view.revision)
    return PlanPart(plan, reader.owner, tuple(ambitions), blocks, revision)


def parts_of(view: NetworkView, node: NodeRow, relation_type: str) -> list[NodeRow]:
    """The parts of a plan, ambition or block in the order of the document."""
    parts = [view.nodes[relation.target] for relation in view.outgoing(node.id, relation_type)]
    return sorted(parts, key=lambda part: (whole(part.properties, "position") or 0, part.id))


class _Reader:
    """Goes through one plan once."""

    def __init__(self, view: NetworkView, plan: NodeRow, parties: Parties) -> None:
        self._view, self._plan, self._parties = view, plan, parties
        self.owner = view.nodes[str(plan.properties["owner"])]
        self._number = 0

    def blocks(self, ambition: NodeRow) -> list[BlockPart]:
        """The blocks of an ambition; only when all were read it is known who is named in lists alone."""
        read = [self._block(ambition, block) for block in parts_of(self._view, ambition, "HAS_BLOCK")]
        otherwise = _named_otherwise(read)
        return [replace(block, named=_listed_alone(block.named, otherwise)) for block in read]

    def _block(self, ambition: NodeRow, block: NodeRow) -> BlockPart:
        place = Place(self._plan, self.owner, ambition, block, None)
        targets = self._targets(block)
        groups = written_once(targets)
        actions = [
            self._action(replace(place, action=action), targets) for action in parts_of(self._view, block, "HAS_ACTION")
        ]
        named = (*self._named(place, "NAMED_PARTNER_IN", groups), *self._named(place, "FUNDS", groups))
        return BlockPart(place, named, targets, tuple(actions))

    def _action(self, place: Place, of_block: tuple[Targeted, ...]) -> ActionPart:
        self._number += 1
        own = self._targets(place.node)
        groups = written_once(own or of_block)
        named = (*self._named(place, "RESPONSIBLE_FOR", groups), *self._named(place, "MENTIONED_IN", groups))
        return ActionPart(place, self._number, named, own, of_block)

    def _targets(self, node: NodeRow) -> tuple[Targeted, ...]:
        stated = _in_order(self._view.outgoing(node.id, "TARGETS"))
        return tuple(Targeted(self._view.nodes[one.target], one) for one in stated)

    def _named(self, place: Place, relation_type: str, groups: tuple[str, ...]) -> list[Named]:
        """Who is named at a place, in the order of the cell, list or text."""
        statements = _in_order(self._view.incoming(place.node.id, relation_type))
        found = []
        for one in statements:
            named = named_by(one, self._parties.lineage(one.source), place)
            collective = named.kind is OrganisationKind.COLLECTIVE and not named.is_derived
            members = self._members(one, statements) if collective else ()
            found.append(replace(named, target_groups=groups, members=members))
        return found

    def _members(self, collective: RelationRow, beside: Iterable[RelationRow]) -> tuple[Lineage, ...]:
        """The members of a named collective, told by its words and role: two collectives in one cell are kept apart."""
        derived = (one for one in beside if is_derived(one.properties))
        members = sorted({one.source for one in derived if _said(one) == _said(collective)})
        return tuple(self._parties.lineage(member) for member in members)


def _in_order(relations: Iterable[RelationRow]) -> list[RelationRow]:
    def key(relation: RelationRow) -> tuple[int, int, bool, str]:
        said = relation.properties
        return (whole(said, "position") or 0, whole(said, "start") or 0, is_derived(said), relation.id)

    return sorted(relations, key=key)


def _said(relation: RelationRow) -> tuple[object, ...]:
    return tuple(relation.properties.get(name) for name in ("written", "role", "position", "start"))


def _named_otherwise(blocks: Iterable[BlockPart]) -> frozenset[str]:
    """Who a stated relation other than a partner list names in an ambition; a unit's task counts for its parent."""
    named = [one for block in blocks for one in block.named]
    named += [one for block in blocks for action in block.actions for one in action.named]
    return with_parents(one for one in named if one.degree is not Degree.LISTED and not one.is_derived)


def _listed_alone(named: tuple[Named, ...], otherwise: frozenset[str]) -> tuple[Named, ...]:
    return tuple(
        replace(one, only_listed=True) if one.degree is Degree.LISTED and one.organisation not in otherwise else one
        for one in named
    )
