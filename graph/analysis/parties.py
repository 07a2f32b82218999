"""Who does what: every place where a plan names a party, one row each, in the plan's own order.

All counts, tables and pictures start from these rows, so that they cannot disagree about who is named how.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.rows import NodeRow, Properties, RelationRow
from graph.model.vocabulary import (
    HOLDING_ROLES,
    Basis,
    Degree,
    Level,
    OrganisationKind,
    ResolutionRule,
    Role,
    TimingKind,
)
from graph.view import NetworkView


@dataclass(frozen=True, slots=True)
class WhoRow:
    """One place where a plan names a party: as holder, in an action's text, in a partner list, or as payer.

    ``quote`` and its place are those of the name itself; those of the action are on the action's node.
    ``position`` is the place in the cell or list, from 1; it proves nothing.
    """

    relation: str
    organisation: str
    name: str
    kind: OrganisationKind
    level: Level | None
    own: bool
    """Whether the party is the owner of the plan, or a department or function of it."""
    municipality: str
    """Id of the plan's owner, which may be a partner too."""
    municipality_name: str
    plan: str
    degree: Degree
    """``HOLDER`` for lead and holder only; who supports, is consulted or informed is named and holds nothing."""
    only_listed: bool
    """For a place in a partner list: no action of the same ambition names the party or one of its units, and
    neither pays."""
    role: Role | None
    position: int | None
    written: str
    rule: ResolutionRule
    certainty: float
    basis: Basis
    action: str | None
    action_name: str | None
    action_text: str | None
    ambition: str
    ambition_number: str | None
    ambition_title: str | None
    """None for an ambition the document does not state; such a one is never shown as a heading."""
    block: str
    block_title: str | None
    target_groups: tuple[str, ...]
    timing: str | None
    timing_kind: TimingKind | None
    timing_start: str | None
    timing_end: str | None
    budget: str | None
    quote: str | None
    page: int | None
    line_from: int | None
    line_to: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A block of a plan, or one action in it."""

    plan: NodeRow
    owner: NodeRow
    ambition: NodeRow
    block: NodeRow
    action: NodeRow | None

    @property
    def node(self) -> NodeRow:
        """The innermost node."""
        return self.block if self.action is None else self.action


def who_does_what(view: NetworkView) -> tuple[WhoRow, ...]:
    """One row per party per place it is named, plan by plan, in the plan's order.

    Derived relations are among the rows, with ``basis`` derived: whoever counts leaves them out unless asked.
    """
    rows: list[WhoRow] = []
    elsewhere = _named_otherwise(view)
    for place in places(view):
        for relation, degree in _named_at(view, place):
            rows.append(_row(view, place, relation, degree, elsewhere))
    return tuple(rows)


def places(view: NetworkView) -> Iterator[Place]:
    """The blocks and actions of all plans in reading order: each block, then its actions."""
    for plan in plans_of(view):
        yield from places_in(view, plan)


def places_in(view: NetworkView, plan: NodeRow) -> Iterator[Place]:
    """The blocks and actions of one plan in reading order."""
    owner = owner_of(view, plan)
    for ambition in parts_of(view, plan, "HAS_AMBITION"):
        for block in parts_of(view, ambition, "HAS_BLOCK"):
            yield Place(plan, owner, ambition, block, None)
            for action in parts_of(view, block, "HAS_ACTION"):
                yield Place(plan, owner, ambition, block, action)


def plans_of(view: NetworkView) -> tuple[NodeRow, ...]:
    """The loaded plans, in order of id."""
    return tuple(view.of_label("Plan"))


def owner_of(view: NetworkView, plan: NodeRow) -> NodeRow:
    """Whose plan it is."""
    return view.nodes[str(plan.properties["owner"])]


def plan_of(view: NetworkView, node: NodeRow) -> str | None:
    """The plan that a node is a part of; None for what several plans share."""
    at: NodeRow | None = node
    for _ in range(4):
        if at is None or at.label == "Plan":
            break
        above = [
            relation.source
            for kind in ("HAS_ACTION", "HAS_BLOCK", "HAS_AMBITION", "HAS_GOAL")
            for relation in view.incoming(at.id, kind)
        ]
        at = view.nodes[above[0]] if len(above) > 0 else None
    return None if at is None or at.label != "Plan" else at.id


def owner_around(view: NetworkView, node_id: str) -> NodeRow | None:
    """The owner of the plan that a node is a part of; None for what several plans share, or what is not there."""
    node = view.nodes.get(node_id)
    plan = None if node is None else plan_of(view, node)
    return None if plan is None else owner_of(view, view.nodes[plan])


def parts_of(view: NetworkView, node: NodeRow, relation_type: str) -> list[NodeRow]:
    """The parts of a plan, ambition or block in the order of the document."""
    parts = [view.nodes[relation.target] for relation in view.outgoing(node.id, relation_type)]
    return sorted(parts, key=lambda part: (whole(part.properties, "position") or 0, part.id))


def parent_of(view: NetworkView, organisation: str) -> str | None:
    """The organisation this one is a part of, if it is known."""
    parents = view.outgoing(organisation, "PART_OF")
    return parents[0].target if len(parents) > 0 else None


def lineage(view: NetworkView, organisation: str) -> tuple[str, ...]:
    """The organisation itself and those it is a part of, nearest first; a circle in the data ends it."""
    chain = [organisation]
    parent = parent_of(view, organisation)
    while parent is not None and parent not in chain:
        chain.append(parent)
        parent = parent_of(view, parent)
    return tuple(chain)


def is_own(view: NetworkView, organisation: NodeRow, owner: str) -> bool:
    """Whether a party is the owner of a plan, or a department, function or unit of it.

    A plan can be a partner's: its own teams are no parties from outside either. A municipality is never a part of the
    owner in this sense, whatever stands above it.
    """
    if organisation.id == owner:
        return True
    kind = OrganisationKind(str(organisation.properties["kind"]))
    if kind is OrganisationKind.OWN_DEPARTMENT and organisation.id.startswith(f"{owner}."):
        return True
    return kind is not OrganisationKind.MUNICIPALITY and owner in lineage(view, organisation.id)


def words(properties: Properties, name: str) -> str | None:
    """A property that is text, or None where it has no value."""
    value = properties.get(name)
    return value if isinstance(value, str) else None


def whole(properties: Properties, name: str) -> int | None:
    """A property that is a whole number, or None where it has no value."""
    value = properties.get(name)
    return value if isinstance(value, int) else None


def certainty_of(properties: Properties) -> float:
    """How certain a statement is; 1 where nothing else is said."""
    value = properties.get("certainty", 1.0)
    return float(value) if isinstance(value, int | float) else 1.0


def is_derived(properties: Properties) -> bool:
    """Whether a statement was derived; such a one is never counted with stated ones."""
    return properties.get("basis") == Basis.DERIVED.value


def stated_ambition(ambition: NodeRow) -> bool:
    """Whether the document itself states this ambition, so that it may be a heading."""
    return ambition.properties.get("implicit") is not True


def _named_at(view: NetworkView, place: Place) -> list[tuple[RelationRow, Degree]]:
    """The relations that name a party at a place, in the order of the cell, list or text."""
    if place.action is None:
        listed = _in_order(view.incoming(place.block.id, "NAMED_PARTNER_IN"))
        funders = _in_order(view.incoming(place.block.id, "FUNDS"))
        return [(relation, Degree.LISTED) for relation in listed] + [(relation, Degree.FUNDS) for relation in funders]
    named = [(relation, _degree(relation)) for relation in _in_order(view.incoming(place.action.id, "RESPONSIBLE_FOR"))]
    mentions = _in_order(view.incoming(place.action.id, "MENTIONED_IN"))
    return named + [(relation, Degree.MENTIONED) for relation in mentions]


def _degree(relation: RelationRow) -> Degree:
    return Degree.HOLDER if Role(str(relation.properties["role"])) in HOLDING_ROLES else Degree.MENTIONED


def _in_order(relations: tuple[RelationRow, ...]) -> list[RelationRow]:
    def key(relation: RelationRow) -> tuple[int, int, bool, str]:
        properties = relation.properties
        position, start = whole(properties, "position"), whole(properties, "start")
        return (position or 0, start or 0, is_derived(properties), relation.id)

    return sorted(relations, key=key)


def _named_otherwise(view: NetworkView) -> frozenset[tuple[str, str]]:
    """Pairs of ambition and organisation where a stated relation other than a partner list names the party.

    A unit's task counts for its parent, never the reverse.
    """
    found: set[tuple[str, str]] = set()
    for place in places(view):
        for relation, degree in _named_at(view, place):
            if degree is Degree.LISTED or is_derived(relation.properties):
                continue
            found.update((place.ambition.id, organisation) for organisation in lineage(view, relation.source))
    return frozenset(found)


def _row(
    view: NetworkView, place: Place, relation: RelationRow, degree: Degree, elsewhere: frozenset[tuple[str, str]]
) -> WhoRow:
    # long because: it fills one flat row, field by field
    party, said = view.nodes[relation.source], relation.properties
    level, role, kind = (
        words(party.properties, "level"),
        words(said, "role"),
        words(place.node.properties, "timing_kind"),
    )
    action = place.action
    of_action: Properties = {} if action is None else action.properties
    return WhoRow(
        relation=relation.id,
        organisation=party.id,
        name=party.name,
        kind=OrganisationKind(str(party.properties["kind"])),
        level=None if level is None else Level(level),
        own=is_own(view, party, place.owner.id),
        municipality=place.owner.id,
        municipality_name=place.owner.name,
        plan=place.plan.id,
        degree=degree,
        only_listed=degree is Degree.LISTED and (place.ambition.id, party.id) not in elsewhere,
        role=None if role is None else Role(role),
        position=whole(said, "position"),
        written=str(said["written"]),
        rule=ResolutionRule(str(said["rule"])),
        certainty=certainty_of(said),
        basis=Basis(str(said["basis"])),
        action=None if action is None else action.id,
        action_name=None if action is None else action.name,
        action_text=words(of_action, "text"),
        ambition=place.ambition.id,
        ambition_number=words(place.ambition.properties, "number"),
        ambition_title=place.ambition.name if stated_ambition(place.ambition) else None,
        block=place.block.id,
        block_title=place.block.name if stated_ambition(place.block) else None,
        target_groups=target_groups_of(view, place),
        timing=words(of_action, "timing"),
        timing_kind=None if kind is None else TimingKind(kind),
        timing_start=words(of_action, "timing_start"),
        timing_end=words(of_action, "timing_end"),
        budget=words(place.block.properties, "budget"),
        quote=words(said, "quote"),
        page=whole(said, "page"),
        line_from=whole(said, "line_from"),
        line_to=whole(said, "line_to"),
    )


def has_timing(action: NodeRow) -> bool:
    """Whether the plan says when; what is still to be determined (n.t.b.) counts as no timing."""
    said = action.properties
    return words(said, "timing") is not None and words(said, "timing_kind") != TimingKind.UNDETERMINED


def is_partly_unread(action: NodeRow) -> bool:
    """Whether text in the row of an action was not understood: then what the row does not name cannot be told."""
    return whole(action.properties, "unread") is not None


def target_groups_of(view: NetworkView, place: Place) -> tuple[str, ...]:
    """For whom: the action's own target groups, else those of its block, in the order of the list."""
    relations = view.outgoing(place.node.id, "TARGETS")
    if len(relations) == 0:
        relations = view.outgoing(place.block.id, "TARGETS")
    return tuple(dict.fromkeys(str(relation.properties["written"]) for relation in _in_order(relations)))
