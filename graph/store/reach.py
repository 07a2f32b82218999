"""How far a change reaches: what it makes stale, and which views hold which shared nodes after it. Pure.

A view holds a shared node that a plan of its district states something about, that is a municipality of the district,
or that such a node is a part of (PART_OF, to the top). So a change to a shared row is a change to every view that holds
it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, RowChanges, StoredRows, plan_of
from graph.store.marks import Cause


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change touches beside its own plan.

    ``nodes``: shared nodes that were there and that changed, or above which something changed; every plan that states
    something about one of them or about a unit of one is touched, and so is the district of that plan and of a
    municipality among them. ``districts``: those whose own node or whose municipalities changed.
    """

    nodes: frozenset[str]
    districts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Placing:
    """Which districts' views hold which shared nodes, as far as a change moves that.

    ``sure``: what the view of a district holds now, whatever was held before. ``doubtful``: nodes for which it has to
    be worked out anew, since what spoke for it may have gone.
    """

    sure: Mapping[str, frozenset[str]]
    doubtful: frozenset[str]


def reach_of(stored: StoredRows, changes: RowChanges) -> Reach:
    """What ``changes`` touch beside their own plan.

    An added row that nothing referred to before touches nobody: whoever refers to it comes with it. A relation that is
    added above a node that was there is seen by all who refer to that node.
    """
    there = {node.id for node in stored.nodes}
    shared = {node.id for node in changes.changed_nodes if node.label not in OWN_LABELS}
    districts = {node.id for node in (*changes.added_nodes, *changes.changed_nodes) if node.label == "District"}
    for row in _shared_relations(changes):
        if row.type == "IN_DISTRICT":
            districts.add(row.target)
        elif row.source in there:
            shared.add(row.source)
    return Reach(frozenset(shared), frozenset(districts))


def placing_of(stored: StoredRows, changes: RowChanges, cause: Cause) -> Placing:
    """Which districts hold what after ``changes``."""
    gone = {row.id for row in (*changes.removed_relations, *changes.changed_relations)}
    relations_after = [row for row in stored.relations if row.id not in gone]
    relations_after += (*changes.added_relations, *changes.changed_relations)
    there = {node.id: node for node in stored.nodes}
    nodes = there | {node.id: node for node in changes.added_nodes}
    above_before, above_after = _parents(stored.relations), _parents(relations_after)
    held_before = _with_parents(_named(cause.plan, stored.relations, nodes), above_before)
    held_after = _with_parents(_named(cause.plan, relations_after, nodes), above_after)
    moved = {row.source for row in _shared_relations(changes) if row.source in there}
    doubtful = _with_parents(moved, above_before) | _with_parents(moved, above_after)
    doubtful |= held_before if cause.before != cause.after else held_before - held_after
    sure: dict[str, set[str]] = {cause.after: held_after} if held_after else {}
    for row in changes.added_relations:
        if row.type == "IN_DISTRICT":
            sure.setdefault(row.target, set()).update(_with_parents({row.source}, above_after))
    for node in changes.added_nodes:
        if node.label == "District":
            sure.setdefault(node.id, set()).add(node.id)
    doubtful -= {node.id for node in changes.removed_nodes}
    return Placing({district: frozenset(held) for district, held in sure.items()}, frozenset(doubtful))


def holders(
    nodes: Iterable[NodeRow], relations: Iterable[RelationRow], districts_of: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """The districts that hold each node, worked out from all rows at once; ``districts_of`` is by plan."""
    rows = tuple(relations)
    held: dict[str, set[str]] = {}
    for node in nodes:
        plan = plan_of(node.id, districts_of) if node.label in OWN_LABELS else None
        held[node.id] = {node.id} if node.label == "District" else set() if plan is None else {districts_of[plan]}
    for row in rows:
        home = row.target if row.type == "IN_DISTRICT" else districts_of.get(row.plan or "")
        for end in (row.source,) if row.type == "IN_DISTRICT" else (row.source, row.target):
            if home is not None and end in held:
                held[end].add(home)
    parents = _parents(rows)
    waiting = [unit for unit in held if unit in parents]
    while waiting:
        unit = waiting.pop()
        for parent in parents[unit]:
            if parent in held and not held[unit] <= held[parent]:
                held[parent] |= held[unit]
                waiting += [parent] if parent in parents else []
    return {key: frozenset(districts) for key, districts in held.items()}


def _shared_relations(changes: RowChanges) -> Iterable[RelationRow]:
    for row in (*changes.added_relations, *changes.changed_relations, *changes.removed_relations):
        if row.plan is None:
            yield row


def _named(plan: str, relations: Iterable[RelationRow], nodes: Mapping[str, NodeRow]) -> set[str]:
    """The shared nodes that a plan states something about."""
    ends = {end for row in relations if row.plan == plan for end in (row.source, row.target)}
    return {end for end in ends if end in nodes and nodes[end].label not in OWN_LABELS}


def _parents(relations: Iterable[RelationRow]) -> dict[str, list[str]]:
    parents: dict[str, list[str]] = {}
    for row in relations:
        if row.type == "PART_OF" and row.plan is None:
            parents.setdefault(row.source, []).append(row.target)
    return parents


def _with_parents(nodes: Iterable[str], parents: Mapping[str, list[str]]) -> set[str]:
    found = set(nodes)
    waiting = list(found)
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
