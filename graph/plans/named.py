"""A place where a plan names a party: the row behind every count, table, rule and picture.

What the words *holds*, *has a task*, *own*, *outside holder* and *rest group* mean is said here and nowhere else:

- *holds*: a stated relation with the role lead or holder; collectives count among the holders.
- *has a task*: a stated relation that is lead, holder or support. Who is consulted or informed, or only mentioned in a
  text, has none.
- *own*: the owner of the plan, or a department, function or unit of it (``graph.plans.parties.is_own``).
- *rest group* ("overige partners"): nobody to turn to, so never a subject, and never an outside holder.
- *outside holder*: holds, is not own, and is no rest group.

Derived relations (a collective expanded to its members) are told by their basis; nothing derived holds, or has a task.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.rows import NodeRow, RelationRow
from graph.model.vocabulary import (
    HOLDING_ROLES,
    TASK_ROLES,
    Basis,
    Degree,
    Level,
    OrganisationKind,
    ResolutionRule,
    Role,
    TimingKind,
)
from graph.plans.parties import Lineage, is_own, name_in_plan_of
from graph.plans.values import certainty_of, is_stated, kind_of, level_of, timing_kind_of, whole, words

NOBODY = frozenset({OrganisationKind.REST_GROUP, OrganisationKind.SORT_OF_PARTY})
"""Kinds of party that cannot be asked anything: a rest group, and a sort of party of which nobody is named."""


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


@dataclass(frozen=True, slots=True)
class Named:
    """A party where a plan names it: as holder, in an action's text, in a partner list, or as payer.

    ``quote`` and its place are those of the name itself; those of the action are on the action's node. ``position`` is
    the place in the cell or list, from 1; it proves nothing.
    """

    statement: RelationRow
    lineage: Lineage
    place: Place
    degree: Degree
    """``HOLDER`` for lead and holder only; who supports, is consulted or informed is named and holds nothing."""
    own: bool
    """Whether the party is the owner of the plan, or a department, function or unit of it."""
    only_listed: bool = False
    """For a place in a partner list: no action of the same ambition names the party or one of its units, and neither
    pays."""
    members: tuple[Lineage, ...] = ()
    """Of a collective: its members, from what was derived of it at the same place; never counted."""
    target_groups: tuple[str, ...] = ()
    """For whom, as written: the action's own target groups, else those of its block."""

    def __hash__(self) -> int:
        """By the relation that states it, which has one place and one party."""
        return hash(self.statement.id)

    @property
    def party(self) -> NodeRow:
        """The organisation that is named."""
        return self.lineage[0]

    @property
    def is_derived(self) -> bool:
        """Whether it follows from a collective; then it is never counted with what is stated."""
        return self.basis is Basis.DERIVED

    @property
    def holds(self) -> bool:
        """Whether the plan states it as lead or holder of an action."""
        return self.degree is Degree.HOLDER and not self.is_derived

    @property
    def has_task(self) -> bool:
        """Whether the plan states a task of it in an action."""
        return self.role in TASK_ROLES and not self.is_derived

    @property
    def is_rest(self) -> bool:
        """Whether it is a rest group, which is never the subject of a finding."""
        return self.kind is OrganisationKind.REST_GROUP

    @property
    def is_outside_holder(self) -> bool:
        """Whether it makes a party from outside the holder of an action; a rest group is nobody to turn to."""
        return self.holds and not self.own and not self.is_rest

    @property
    def is_part_of(self) -> frozenset[str]:
        """The ids of the party and of all it is a part of: a unit counts for its parent, never the reverse."""
        return frozenset(node.id for node in self.lineage)

    @property
    def member_ids(self) -> tuple[str, ...]:
        """Ids of the members of a collective."""
        return tuple(lineage[0].id for lineage in self.members)

    @property
    def full_name(self) -> str:
        """The name of the party, with whose it is where it is a department of another: *VTH (Zoetermeer)*."""
        return name_in_plan_of(self.lineage, self.place.owner.id)

    @property
    def relation(self) -> str:
        """Id of the relation that states it."""
        return self.statement.id

    @property
    def organisation(self) -> str:
        """Id of the party."""
        return self.lineage[0].id

    @property
    def name(self) -> str:
        """Name of the party."""
        return self.lineage[0].name

    @property
    def kind(self) -> OrganisationKind:
        """What sort of party it is."""
        return kind_of(self.lineage[0])

    @property
    def level(self) -> Level | None:
        """Local, regional or national, where that is known."""
        return level_of(self.lineage[0])

    @property
    def municipality(self) -> str:
        """Id of the plan's owner, which may be a partner too."""
        return self.place.owner.id

    @property
    def municipality_name(self) -> str:
        """Name of the plan's owner."""
        return self.place.owner.name

    @property
    def plan(self) -> str:
        """Id of the plan."""
        return self.place.plan.id

    @property
    def role(self) -> Role | None:
        """Its role in an action; None in a list, a text or a budget."""
        role = words(self.statement.properties, "role")
        return None if role is None else Role(role)

    @property
    def position(self) -> int | None:
        """Its place in the cell or list, from 1."""
        return whole(self.statement.properties, "position")

    @property
    def written(self) -> str:
        """The name as the plan writes it."""
        return str(self.statement.properties["written"])

    @property
    def rule(self) -> ResolutionRule:
        """By which rule the written name was taken for the organisation."""
        return ResolutionRule(str(self.statement.properties["rule"]))

    @property
    def certainty(self) -> float:
        """How certain it is, from 0 to 1."""
        return certainty_of(self.statement.properties)

    @property
    def row_certainty(self) -> float:
        """How certain the row is in which it stands, from 0 to 1; 1 for what a person said, and outside a row."""
        if self.place.action is None or self.basis is Basis.CONFIRMED:
            return 1.0
        return certainty_of(self.place.action.properties)

    @property
    def is_doubtful_name(self) -> bool:
        """Whether it is less certain than its row: the name was not simply known."""
        return self.certainty < self.row_certainty

    @property
    def basis(self) -> Basis:
        """What it rests on."""
        return Basis(str(self.statement.properties["basis"]))

    @property
    def action(self) -> str | None:
        """Id of the action; None for a place in a list or a budget."""
        return None if self.place.action is None else self.place.action.id

    @property
    def action_name(self) -> str | None:
        """Name of the action."""
        return None if self.place.action is None else self.place.action.name

    @property
    def action_text(self) -> str | None:
        """Whole text of the action."""
        return None if self.place.action is None else words(self.place.action.properties, "text")

    @property
    def ambition(self) -> str:
        """Id of the ambition, also of one that the document does not state."""
        return self.place.ambition.id

    @property
    def ambition_number(self) -> str | None:
        """Number of the ambition in the plan."""
        return words(self.place.ambition.properties, "number")

    @property
    def ambition_title(self) -> str | None:
        """Title of the ambition; None for one the document does not state: such a one is never shown as a heading."""
        return self.place.ambition.name if is_stated(self.place.ambition) else None

    @property
    def block(self) -> str:
        """Id of the block."""
        return self.place.block.id

    @property
    def block_title(self) -> str | None:
        """Title of the block; None for one the document does not state."""
        return self.place.block.name if is_stated(self.place.block) else None

    @property
    def timing(self) -> str | None:
        """When, as written at the action."""
        return None if self.place.action is None else words(self.place.action.properties, "timing")

    @property
    def timing_kind(self) -> TimingKind | None:
        """How the plan says when."""
        return None if self.place.action is None else timing_kind_of(self.place.action)

    @property
    def timing_start(self) -> str | None:
        """First day, ISO 8601."""
        return None if self.place.action is None else words(self.place.action.properties, "timing_start")

    @property
    def timing_end(self) -> str | None:
        """Last day, inclusive, ISO 8601."""
        return None if self.place.action is None else words(self.place.action.properties, "timing_end")

    @property
    def budget(self) -> str | None:
        """What the plan says about money in this block."""
        return words(self.place.block.properties, "budget")

    @property
    def quote(self) -> str | None:
        """The words of the source; None for what was entered or derived."""
        return words(self.statement.properties, "quote")

    @property
    def page(self) -> int | None:
        """Page of the quote, from 1."""
        return whole(self.statement.properties, "page")

    @property
    def line_from(self) -> int | None:
        """First line of the quote, from 1."""
        return whole(self.statement.properties, "line_from")

    @property
    def line_to(self) -> int | None:
        """Last line of the quote, inclusive."""
        return whole(self.statement.properties, "line_to")


def degree_of(statement: RelationRow) -> Degree:
    """How a statement names its party."""
    if statement.type == "NAMED_PARTNER_IN":
        return Degree.LISTED
    if statement.type == "FUNDS":
        return Degree.FUNDS
    if statement.type == "RESPONSIBLE_FOR" and Role(str(statement.properties["role"])) in HOLDING_ROLES:
        return Degree.HOLDER
    return Degree.MENTIONED


def named_by(statement: RelationRow, lineage: Lineage, place: Place) -> Named:
    """A party that a statement names at a place."""
    return Named(statement, lineage, place, degree_of(statement), is_own(lineage, place.owner.id))


def once(parties: Iterable[Named]) -> tuple[Named, ...]:
    """The same, each party only where it comes first."""
    found: dict[str, Named] = {}
    for one in parties:
        found.setdefault(one.organisation, one)
    return tuple(found.values())


def with_parents(parties: Iterable[Named]) -> frozenset[str]:
    """The ids of parties and of all they are a part of."""
    return frozenset(above for one in parties for above in one.is_part_of)
