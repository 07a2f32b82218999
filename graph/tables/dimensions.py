"""What can be the rows and the columns of the matrix by choice, and the heads of each in their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model.language import Text
from graph.model.vocabulary import OrganisationKind, dutch, english
from graph.plans import ActionPart, DistrictPlans, Named, PlanPart, Targeted
from graph.plans.actions import stated
from graph.plans.values import is_stated, words
from graph.tables.making_matrix import names_by_weight, party_lines
from graph.tables.matrix import Group
from graph.tables.timings import TimingClass, timing_class


class Dimension(StrEnum):
    """What a row or a column stands for."""

    PARTY = "party"
    KIND = "kind"
    """Kind of party."""
    MUNICIPALITY = "municipality"
    """The owner of the plan; a region that owns a plan is one too."""
    AMBITION = "ambition"
    TARGET_GROUP = "target_group"
    TIMING = "timing"


OF_PARTIES = frozenset({Dimension.PARTY, Dimension.KIND})


class Special(StrEnum):
    """Heads that are no party, ambition or group of the plans; the value is the id of the head."""

    OWN = "own"
    """The owner of a plan with its departments and functions."""
    NOT_SAID = "not-said"
    """The plan names no target group."""
    LISTS = "lists"
    """Partner lists and payers, which belong to no action and so have no timing."""
    NO_PLAN = "no-plan"
    """A municipality of the district of which no plan is loaded; its head has the municipality's own id."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or column. ``id`` is unique within its dimension."""

    id: str
    name: Text
    """A name from a plan is the same in both languages."""
    special: Special | None = None
    number: str | None = None
    """Of an ambition."""
    owner: str | None = None
    """Of an ambition: name of the owner of its plan."""
    kind: OrganisationKind | None = None
    """Of a party, or the kind itself."""
    group: Group | None = None
    """Of a party from outside: how it is named over all the plans that are counted."""
    part_of: str | None = None
    """Of a unit: name of the organisation it is a part of."""
    under: str | None = None
    """Of a unit: id of the head it stands under."""
    members: tuple[str, ...] = ()
    """Of a kind and of ``OWN``: names of who is in it, those that hold most first."""


_OWN = Text("Gemeenten zelf", "Municipalities themselves")
_DEPARTMENT_OF_ANOTHER = Text("afdeling van een andere gemeente", "department of another municipality")
_NO_NAME_OF_ITS_OWN = Text("partij zonder eigen naam", "party without a name of its own")
_NOT_SAID = Text("Doelgroep staat er niet", "Target group not named")
_LISTS = Text("Partnerlijst of betaler, niet bij een actie", "Partner list or payer, not with an action")
_THE_PLAN = Text("het plan", "the plan")
_KIND_NAMES = {
    # Own departments have a head of their own; "soort partij" is what the whole dimension is called.
    OrganisationKind.OWN_DEPARTMENT: _DEPARTMENT_OF_ANOTHER,
    OrganisationKind.SORT_OF_PARTY: _NO_NAME_OF_ITS_OWN,
}


def party_heads(rows: Sequence[Named]) -> tuple[Head, ...]:
    """Parties as in the matrix: grouped so that a gap comes first; own departments after them, before rest groups."""
    lines = party_lines(row for row in rows if not row.own)
    heads = [
        Head(
            id=line.organisation,
            name=_same(line.name),
            kind=line.kind,
            group=line.group,
            part_of=line.part_of,
            under=line.under,
        )
        for line in lines
    ]
    at = next((n for n, head in enumerate(heads) if head.group in (Group.REST, Group.DERIVED)), len(heads))
    return (*heads[:at], *_own_head(rows), *heads[at:])


def kind_heads(rows: Sequence[Named], kinds: Iterable[OrganisationKind]) -> tuple[Head, ...]:
    """The kinds of parties from outside that are there, in the order of their list; then own departments; then rest
    groups, which are no kind of party to turn to."""
    there = set(kinds)
    heads = [
        Head(
            id=kind.value,
            name=_KIND_NAMES.get(kind, Text(dutch(kind), english(kind))),
            kind=kind,
            members=names_by_weight([row for row in rows if row.kind is kind and not row.own and not row.is_derived]),
        )
        for kind in OrganisationKind
        if kind in there
    ]
    last = [head for head in heads if head.kind is OrganisationKind.REST_GROUP]
    return (*(head for head in heads if head not in last), *_own_head(rows), *last)


def municipality_heads(plans: DistrictPlans, counted: Iterable[PlanPart], *, whole_district: bool) -> tuple[Head, ...]:
    """The owners of the plans that are counted; of a whole district also its municipalities without a loaded plan."""
    owners = {plan.owner.id: plan.owner.name for plan in counted}
    heads = [Head(id=owner, name=_same(name)) for owner, name in owners.items()]
    if not whole_district:
        return tuple(heads)
    missing = sorted(
        (node for node in plans.municipalities if node.id not in owners), key=lambda node: node.name.casefold()
    )
    return (*heads, *(Head(id=node.id, name=_same(node.name), special=Special.NO_PLAN) for node in missing))


def ambition_heads(plans: Iterable[PlanPart]) -> tuple[Head, ...]:
    """The ambitions of the plans, in the order of each plan."""
    return tuple(
        Head(
            id=ambition.id,
            name=_same(ambition.name) if is_stated(ambition) else _THE_PLAN,
            number=words(ambition.properties, "number"),
            owner=plan.owner.name,
        )
        for plan in plans
        for ambition in plan.ambition_nodes
    )


def target_group_heads(plans: Iterable[PlanPart], *, of_parties: bool) -> tuple[Head, ...]:
    """The target groups, those of the most actions first and else as the plans name them; last where none is named.

    ``of_parties``: also those of blocks, which their partner lists are for.
    """
    actions: dict[str, int] = {}
    names: dict[str, str] = {}
    for plan in plans:
        for block in plan.blocks:
            parts = [(stated(block.targets), False)] if of_parties else []
            parts += [(targets_of(action), True) for action in block.actions]
            for targets, is_action in parts:
                names |= {one.group.id: one.group.name for one in targets}
                for group in group_ids(targets):
                    actions[group] = actions.get(group, 0) + is_action
    unsaid = actions.pop(Special.NOT_SAID.value, None)
    heads = [Head(id=group, name=_same(names[group])) for group in sorted(actions, key=lambda g: -actions[g])]
    if unsaid is not None:
        heads.append(Head(id=Special.NOT_SAID.value, name=_NOT_SAID, special=Special.NOT_SAID))
    return tuple(heads)


def timing_heads(actions: Iterable[ActionPart], *, lists: bool) -> tuple[Head, ...]:
    """The timings of these actions in the order of time, those without one last; then, with ``lists``, the place of
    partner lists and payers."""
    found: dict[str, TimingClass] = {}
    for action in actions:
        timing = timing_class(action.node)
        found[timing.id] = timing
    heads = [Head(id=one.id, name=one.name) for one in sorted(found.values(), key=lambda one: one.order)]
    if lists:
        heads.append(Head(id=Special.LISTS.value, name=_LISTS, special=Special.LISTS))
    return tuple(heads)


def targets_of(action: ActionPart) -> tuple[Targeted, ...]:
    """The target groups that the plan states for an action: its own, else those of its block."""
    own = stated(action.own_targets)
    return own if len(own) > 0 else stated(action.block_targets)


def group_ids(targets: Iterable[Targeted]) -> tuple[str, ...]:
    """Their ids, each once, in the order of the list; ``NOT_SAID`` where there are none."""
    found = tuple(dict.fromkeys(one.group.id for one in targets))
    return found if len(found) > 0 else (Special.NOT_SAID.value,)


def _own_head(rows: Sequence[Named]) -> tuple[Head, ...]:
    own = [row for row in rows if row.own and not row.is_derived]
    if len(own) == 0:
        return ()
    owners = {row.municipality: row.municipality_name for row in own}
    name = _OWN
    if len(owners) == 1:
        (only,) = owners.values()
        name = Text(f"{only} zelf", f"{only} itself")
    return (Head(id=Special.OWN.value, name=name, special=Special.OWN, members=names_by_weight(own)),)


def _same(name: str) -> Text:
    return Text(name, name)
