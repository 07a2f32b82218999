"""Who holds what, as every rule reads it: the parts of each plan with the parties that are named there.

Only what is stated counts here: what follows from a collective is derived, and is asked for by name. *Holds* is lead
or holder; *has a task* is any role but consulted and informed; a mention in the text is no task.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.analysis.findings import Evidence, EvidenceOf, Text, Touched
from graph.analysis.parties import (
    certainty_of,
    is_derived,
    is_own,
    lineage,
    owner_of,
    parts_of,
    plans_of,
    stated_ambition,
    whole,
    words,
)
from graph.model.rows import NodeRow, Properties, RelationRow
from graph.model.vocabulary import HOLDING_ROLES, TASK_ROLES, Basis, OrganisationKind, Role
from graph.view import NetworkView

_NOBODY = frozenset({OrganisationKind.REST_GROUP, OrganisationKind.SORT_OF_PARTY})


@dataclass(frozen=True, slots=True)
class Named:
    """A party where a plan names it."""

    relation: RelationRow
    party: NodeRow
    own: bool
    """Whether it is the plan's owner, or a department, function or unit of it."""
    name: str
    """The name of the party, with whose it is where it is a department of another."""

    @property
    def id(self) -> str:
        """The id of the party."""
        return self.party.id

    @property
    def role(self) -> Role | None:
        """Its role in an action; None in a list, a text or a budget."""
        role = words(self.relation.properties, "role")
        return None if role is None else Role(role)

    @property
    def is_rest(self) -> bool:
        """Whether it is a rest group, which is never the subject of a finding."""
        return kind_of(self.party) is OrganisationKind.REST_GROUP

    @property
    def evidence(self) -> Evidence:
        """The words that name it."""
        said = self.relation.properties
        found = _evidence(_evidence_of(self), self.relation.target, said, str(said["written"]))
        return replace(found, organisation=self.id, detail=words(said, "role") or "")


@dataclass(frozen=True, slots=True)
class ActionPart:
    """An action with all parties that are named at it."""

    node: NodeRow
    ambition: NodeRow
    block: NodeRow
    parties: tuple[Named, ...]
    mentions: tuple[Named, ...]

    @property
    def name(self) -> str:
        """What it is called, in a sentence too."""
        return self.node.name

    @property
    def holders(self) -> tuple[Named, ...]:
        """Lead and holders, each once, in the order of the cell."""
        return once(party for party in self.parties if party.role in HOLDING_ROLES)

    @property
    def outside_holders(self) -> tuple[Named, ...]:
        """Holders that are no part of the municipality itself; rest groups among them."""
        return tuple(party for party in self.holders if not party.own)

    @property
    def tasks(self) -> tuple[Named, ...]:
        """Who has a task in it."""
        return tuple(party for party in self.parties if party.role in TASK_ROLES)

    @property
    def evidence(self) -> Evidence:
        """The words of the action itself."""
        return _evidence(EvidenceOf.ACTION, self.node.id, self.node.properties, str(self.node.properties["text"]))


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block with its partner list, its payers and its actions."""

    node: NodeRow
    ambition: NodeRow
    partners: tuple[Named, ...]
    payers: tuple[Named, ...]
    actions: tuple[ActionPart, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """A stated part of a plan with the blocks in it: an ambition, or the plan where the document states none."""

    node: NodeRow
    blocks: tuple[BlockPart, ...]

    @property
    def actions(self) -> tuple[ActionPart, ...]:
        """Its actions, in the plan's order."""
        return tuple(action for block in self.blocks for action in block.actions)

    @property
    def partners(self) -> tuple[Named, ...]:
        """All that stand in its partner lists."""
        return tuple(partner for block in self.blocks for partner in block.partners)

    @property
    def outside_holders(self) -> dict[str, tuple[tuple[ActionPart, Named], ...]]:
        """For each holder from outside, the actions it holds; rest groups among them."""
        held: dict[str, list[tuple[ActionPart, Named]]] = {}
        for action in self.actions:
            for holder in action.outside_holders:
                held.setdefault(holder.id, []).append((action, holder))
        return {party: tuple(pairs) for party, pairs in sorted(held.items())}


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan, part by part."""

    node: NodeRow
    owner: NodeRow
    blocks: tuple[BlockPart, ...]

    @property
    def id(self) -> str:
        """The id of the plan."""
        return self.node.id

    @property
    def actions(self) -> tuple[ActionPart, ...]:
        """Its actions, in order."""
        return tuple(action for block in self.blocks for action in block.actions)

    @property
    def partners(self) -> tuple[Named, ...]:
        """All that stand in its partner lists."""
        return tuple(partner for block in self.blocks for partner in block.partners)

    @property
    def payers(self) -> tuple[Named, ...]:
        """All that it says pay."""
        return tuple(payer for block in self.blocks for payer in block.payers)

    @property
    def named(self) -> Iterator[Named]:
        """Every place where it names a party."""
        for block in self.blocks:
            yield from (*block.partners, *block.payers)
            for action in block.actions:
                yield from (*action.parties, *action.mentions)

    @property
    def ambitions(self) -> tuple[Scope, ...]:
        """Its stated ambitions; the plan itself stands in for those that the document does not state."""
        return self._scopes(lambda block: block.ambition if stated_ambition(block.ambition) else self.node)

    @property
    def stated_blocks(self) -> tuple[Scope, ...]:
        """Its blocks, each by the nearest part that the document states: block, ambition or plan."""
        return self._scopes(self.subject_of)

    def subject_of(self, block: BlockPart) -> NodeRow:
        """The nearest part that the document states: one that it does not is never the subject of a finding."""
        return next((node for node in (block.node, block.ambition) if stated_ambition(node)), self.node)

    def _scopes(self, of: Callable[[BlockPart], NodeRow]) -> tuple[Scope, ...]:
        nodes: dict[str, NodeRow] = {}
        grouped: dict[str, list[BlockPart]] = {}
        for block in self.blocks:
            node = of(block)
            nodes[node.id] = node
            grouped.setdefault(node.id, []).append(block)
        return tuple(Scope(nodes[part], tuple(blocks)) for part, blocks in grouped.items())


def read_plans(view: NetworkView) -> tuple[PlanPart, ...]:
    """All plans of a view, part by part, in order of id."""
    return tuple(_plan_part(view, plan) for plan in plans_of(view))


def kind_of(party: NodeRow) -> OrganisationKind:
    """What sort of party it is."""
    return OrganisationKind(str(party.properties["kind"]))


def is_municipality(party: NodeRow) -> bool:
    """Whether a party is a municipality."""
    return "Municipality" in party.labels


def once(parties: Iterable[Named]) -> tuple[Named, ...]:
    """The same parties, each only where it comes first."""
    found: dict[str, Named] = {}
    for party in parties:
        found.setdefault(party.id, party)
    return tuple(found.values())


def with_parents(view: NetworkView, parties: Iterable[Named]) -> frozenset[str]:
    """The ids of parties and of all they are a part of: a unit counts for its parent."""
    return frozenset(organisation for party in parties for organisation in lineage(view, party.id))


def stands_for(view: NetworkView, party: str, organisation: str) -> bool:
    """Whether a party is an organisation or a unit of it."""
    return organisation in lineage(view, party)


def nearest_whole(view: NetworkView, parties: Iterable[str]) -> str | None:
    """The nearest organisation that all these parties are, or are a unit of; None where there is none."""
    chains = [lineage(view, party) for party in parties]
    if len(chains) == 0:
        return None
    return next((whole_of for whole_of in chains[0] if all(whole_of in chain for chain in chains)), None)


def touched(view: NetworkView, plan: PlanPart, organisations: Iterable[str]) -> Touched:
    """What a finding in a plan touches: the plan's owner always; outside is who can be asked, so no group or sort."""
    parties = [view.nodes[organisation] for organisation in sorted(set(organisations))]
    towns = {party.id for party in (plan.owner, *parties) if is_municipality(party)}
    outside = any(kind_of(party) not in _NOBODY and not is_own(view, party, plan.owner.id) for party in parties)
    return Touched(tuple(party.id for party in parties), tuple(sorted(towns)), outside)


def name_in(view: NetworkView, party: NodeRow, owner: str) -> str:
    """The name of a party in somebody's plan; a department of another says whose: *VTH (Zoetermeer)*."""
    if kind_of(party) is not OrganisationKind.OWN_DEPARTMENT or is_own(view, party, owner):
        return party.name
    whose = (view.nodes[above].name for above in lineage(view, party.id)[1:2])
    return "".join((party.name, *(f" ({name})" for name in whose)))


def derived_members(view: NetworkView, named: Named) -> tuple[str, ...]:
    """The members of a named collective, from what was derived of it at the same place. Asked for by name only.

    Each of them is told by the words and the role of its collective: two collectives in one cell are kept apart.
    """
    beside = view.incoming(named.relation.target, named.relation.type)
    derived = (relation for relation in beside if is_derived(relation.properties))
    return tuple(sorted({relation.source for relation in derived if _said(relation) == _said(named.relation)}))


def _said(relation: RelationRow) -> tuple[object, ...]:
    return tuple(relation.properties.get(name) for name in ("written", "role", "position", "start"))


def district_municipalities(view: NetworkView) -> tuple[NodeRow, ...]:
    """The municipalities of the district of a view, whether or not their plan is loaded."""
    return tuple(view.nodes[relation.source] for relation in view.incoming(view.district, "IN_DISTRICT"))


def loaded_municipalities(view: NetworkView) -> dict[str, tuple[PlanPart, ...]]:
    """The municipalities of the district that have a plan in the view, with their plans."""
    towns = {town.id for town in district_municipalities(view)}
    return {owner: plans for owner, plans in plans_by_owner(view).items() if owner in towns}


def plans_by_owner(view: NetworkView) -> dict[str, tuple[PlanPart, ...]]:
    """All that own a plan in the view, in order of id: municipalities, and partners with a plan of their own."""
    owned: dict[str, tuple[PlanPart, ...]] = {}
    for plan in read_plans(view):
        owned[plan.owner.id] = (*owned.get(plan.owner.id, ()), plan)
    return dict(sorted(owned.items()))


def ambition_name(part: NodeRow) -> Text:
    """An ambition in a sentence: *ambitie 2*; one without a number by its title; a plan is *het plan*."""
    if part.label == "Plan":
        return Text("het plan", "the plan")
    number = words(part.properties, "number")
    shown = f"‘{part.name}’" if number is None else number
    return Text(f"ambitie {shown}", f"ambition {shown}")


def ambition_title(part: NodeRow) -> Text:
    """An ambition as a heading: *Ambitie 2, Adequaat signaleren & melden*."""
    if part.label == "Plan":
        return Text(part.name, part.name)
    number = words(part.properties, "number")
    if number is None:
        return Text(part.name, part.name)
    untitled = part.name == f"Ambitie {number}"
    title = "" if untitled else f", {part.name}"
    return Text(f"Ambitie {number}{title}", f"Ambition {number}{title}")


def block_title(plan: PlanPart, block: BlockPart) -> Text:
    """A block behind a colon, with its ambition: *ambitie 1, Interne bewustwording*."""
    if not _has_own_title(plan, block):
        ambition = ambition_title(block.ambition if stated_ambition(block.ambition) else plan.node)
        return Text(_small(ambition.nl), _small(ambition.en))
    ambition = ambition_name(block.ambition if stated_ambition(block.ambition) else plan.node)
    return Text(f"{ambition.nl}, {block.node.name}", f"{ambition.en}, {block.node.name}")


def block_name(plan: PlanPart, block: BlockPart) -> Text:
    """A block in a sentence: *ambitie 2*, and *ambitie 1 (Interne bewustwording)* where the ambition has several."""
    ambition = ambition_name(block.ambition if stated_ambition(block.ambition) else plan.node)
    if not _has_own_title(plan, block):
        return ambition
    return Text(f"{ambition.nl} ({block.node.name})", f"{ambition.en} ({block.node.name})")


def _has_own_title(plan: PlanPart, block: BlockPart) -> bool:
    several = sum(other.ambition.id == block.ambition.id for other in plan.blocks) > 1
    return several and stated_ambition(block.node)


def _small(text: str) -> str:
    return f"a{text[1:]}" if text.startswith(("Ambitie ", "Ambition ")) else text


def _plan_part(view: NetworkView, plan: NodeRow) -> PlanPart:
    owner = owner_of(view, plan)
    blocks = tuple(
        _block_part(view, block, ambition, owner.id)
        for ambition in parts_of(view, plan, "HAS_AMBITION")
        for block in parts_of(view, ambition, "HAS_BLOCK")
    )
    return PlanPart(plan, owner, blocks)


def _block_part(view: NetworkView, block: NodeRow, ambition: NodeRow, owner: str) -> BlockPart:
    actions = (
        ActionPart(
            action,
            ambition,
            block,
            _named(view, action, "RESPONSIBLE_FOR", owner),
            _named(view, action, "MENTIONED_IN", owner),
        )
        for action in parts_of(view, block, "HAS_ACTION")
    )
    partners, payers = (_named(view, block, kind, owner) for kind in ("NAMED_PARTNER_IN", "FUNDS"))
    return BlockPart(block, ambition, partners, payers, tuple(actions))


def _named(view: NetworkView, at: NodeRow, relation_type: str, owner: str) -> tuple[Named, ...]:
    """Who is named at a place by a stated relation, in the order of the cell, list or text."""

    def order(relation: RelationRow) -> tuple[int, int, str]:
        said = relation.properties
        return (whole(said, "position") or 0, whole(said, "start") or 0, relation.id)

    stated = (one for one in view.incoming(at.id, relation_type) if not is_derived(one.properties))
    return tuple(
        Named(relation, party, is_own(view, party, owner), name_in(view, party, owner))
        for relation in sorted(stated, key=order)
        for party in (view.nodes[relation.source],)
    )


def _evidence(of: EvidenceOf, node: str, said: Properties, otherwise: str) -> Evidence:
    """The quote of a node or relation; what was entered by hand has other words."""
    return Evidence(
        of=of,
        node=node,
        organisation=None,
        words=words(said, "quote") or otherwise,
        page=whole(said, "page"),
        line_from=whole(said, "line_from"),
        line_to=whole(said, "line_to"),
        basis=Basis(str(said["basis"])),
        certainty=certainty_of(said),
    )


def _evidence_of(named: Named) -> EvidenceOf:
    if named.role is not None:
        return EvidenceOf.HOLDER if named.role in HOLDING_ROLES else EvidenceOf.NAMED
    by_type = {"NAMED_PARTNER_IN": EvidenceOf.PARTNER, "FUNDS": EvidenceOf.PAYER}
    return by_type.get(named.relation.type, EvidenceOf.NAMED)
