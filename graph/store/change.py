"""What has to be written so that a store says what a plan says now: pure, and the same for every store.

A plan owns the nodes that only it states (``OWN_LABELS``), whose ids are its own id or begin with that and a
point, and the relations whose ``plan`` it is. Everything else is shared: it is upserted, and goes when nothing
stated refers to it any more. Rows are compared by content, so that the same plan twice gives no change at all.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from graph.model.nodes import NODES
from graph.model.relations import RELATION_BY_TYPE
from graph.model.rows import NodeRow, PlanStatements, Properties, RelationRow, Value
from graph.store.faults import (
    KNOWN_CONTRADICTION,
    OTHER_KIND,
    PLAN_FOREIGN_NODE,
    PLAN_FOREIGN_RELATION,
    PLAN_ID_TWICE,
    PLAN_LOOSE_END,
    PLAN_MEANWHILE,
    PLAN_NESTED,
    PLAN_NO_DISTRICT,
    PLAN_UNNAMED,
    StoreRefusedError,
)
from graph.store.port import Change, Counts

OWN_LABELS = frozenset({"Plan", "Ambition", "Block", "Action", "Goal"})
"""Labels of nodes that belong to one plan and go with it."""

STAYING_LABELS = frozenset({"Municipality", "District", "Theme", "NormElement", "Decision", "Meeting"})
"""Labels of nodes that stay, whether anything refers to them or not."""


_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class StoredRows:
    """What a store holds around the rows that are to be written; every store gathers exactly this.

    ``nodes``: the plan's own nodes; the other ends of its relations; what is stored under ``named_ids``; and of all
    those the parents to the top (PART_OF, followed from source to target). ``relations``: those of the plan, and all
    without a plan whose source is among ``nodes``. ``held``: ids of shared ``nodes`` that some relation outside
    ``relations`` joins; of nodes that relations of the plan will join it need not be asked, for they stay.
    """

    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Rows to write and to take away, each in order of id; first the removed ones go, then the others come.

    A relation whose type or ends differ is removed and added under the same id; a changed row keeps its label,
    type and ends.
    """

    added_nodes: tuple[NodeRow, ...]
    changed_nodes: tuple[NodeRow, ...]
    removed_nodes: tuple[NodeRow, ...]
    added_relations: tuple[RelationRow, ...]
    changed_relations: tuple[RelationRow, ...]
    removed_relations: tuple[RelationRow, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (
            self.added_nodes
            or self.changed_nodes
            or self.removed_nodes
            or self.added_relations
            or self.changed_relations
            or self.removed_relations
        )


def is_own(node: NodeRow, plan: str) -> bool:
    """Whether ``node`` belongs to ``plan`` and goes with it."""
    return node.label in OWN_LABELS and (node.id == plan or node.id.startswith(plan + "."))


def named_ids(nodes: Iterable[NodeRow], plan: str | None) -> frozenset[str]:
    """The ids that have to be looked up before rows are written: theirs, and those that begin the plan's own id."""
    parts = [] if plan is None else plan.split(".")
    return frozenset(node.id for node in nodes) | {".".join(parts[:length]) for length in range(1, len(parts))}


def district_stated(statements: PlanStatements) -> str:
    """The district that a plan counts for; empty where its statements do not say so."""
    return next(
        (str(node.properties.get("district", "")) for node in statements.nodes if node.id == statements.plan), ""
    )


def plan_of(node_id: str, plans: Container[str]) -> str | None:
    """The plan to which an own node with this id belongs: the longest of ``plans`` that it begins with."""
    parts = node_id.split(".")
    candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((candidate for candidate in candidates if candidate in plans), None)


def plan_changes(stored: StoredRows, statements: PlanStatements) -> RowChanges:
    """What makes the store say exactly what ``statements`` say.

    Raises:
        StoreRefusedError: the statements contradict themselves or what is kept.
    """
    _refuse_contradictions(statements)
    _refuse_nested(stored.nodes, statements.plan)
    return _changes(stored, statements.nodes, statements.relations, statements.plan)


def refuse_meanwhile(plan: str, over: int | None, there: int) -> None:
    """Compare and set: holds that what is ``there`` is what was seen when it was decided to write ``over`` it.

    Both are the number of the version that the network says, 0 where the plan is not in it.

    Raises:
        StoreRefusedError: somebody else stored or removed the plan meanwhile.
    """
    if over is not None and over != there:
        raise StoreRefusedError(PLAN_MEANWHILE(plan=plan))


def removal_changes(stored: StoredRows, plan: str) -> RowChanges:
    """What takes ``plan`` out of the store."""
    return _changes(stored, (), (), plan)


def known_changes(stored: StoredRows, nodes: Iterable[NodeRow], relations: Iterable[RelationRow]) -> RowChanges:
    """What brings in what is known before any plan is read; those nodes stay until a plan that names them goes.

    Raises:
        StoreRefusedError: the rows contradict themselves or what is kept, or belong to a plan.
    """
    given_nodes, given_relations = tuple(nodes), tuple(relations)
    _refuse_contradictions_known(given_nodes, given_relations)
    return _changes(stored, given_nodes, given_relations, None)


def counts(changes: RowChanges) -> tuple[Counts, Counts, Counts]:
    """How much is added, changed and removed."""
    return (
        Counts(len(changes.added_nodes), len(changes.added_relations)),
        Counts(len(changes.changed_nodes), len(changes.changed_relations)),
        Counts(len(changes.removed_nodes), len(changes.removed_relations)),
    )


def change_of(plan: str, stored: StoredRows, changes: RowChanges, revision: int) -> Change:
    """The account of ``changes`` to ``plan``; ``revision`` is the one after them."""
    added, changed, removed = counts(changes)
    before = next((node.name for node in stored.nodes if node.id == plan), None)
    after = next((node.name for node in (*changes.added_nodes, *changes.changed_nodes) if node.id == plan), before)
    return Change(plan, added, changed, removed, revision, before if before != after else None)


def has_plan(stored: StoredRows, plan: str) -> bool:
    """Whether ``plan`` is among what is stored."""
    return any(node.id == plan and node.label == "Plan" for node in stored.nodes)


def same_properties(one: Properties, other: Properties) -> bool:
    """Whether two sets of properties say the same; a list and a tuple of the same words do."""
    return one == other or _plain(one) == _plain(other)


def _plain(properties: Properties) -> dict[str, Value]:
    return {name: value if isinstance(value, str | int | float) else tuple(value) for name, value in properties.items()}


def _refuse_contradictions(statements: PlanStatements) -> None:
    """Holds the border: unique ids, ends that are there, and rows that are the plan's own or shared."""
    plan, by_id = statements.plan, {node.id: node for node in statements.nodes}
    double = _twice(statements.nodes) or _twice(statements.relations)
    if double is not None:
        raise StoreRefusedError(PLAN_ID_TWICE(plan=plan, id=double))
    if plan not in by_id or by_id[plan].label != "Plan":
        raise StoreRefusedError(PLAN_UNNAMED(plan=plan))
    district = by_id.get(district_stated(statements))
    if district is None or district.label != "District":
        raise StoreRefusedError(PLAN_NO_DISTRICT(plan=plan, district=district_stated(statements)))
    prefix = f"{plan}."
    for node in statements.nodes:
        if node.labels[0] in OWN_LABELS and node.id != plan and not node.id.startswith(prefix):
            raise StoreRefusedError(PLAN_FOREIGN_NODE(plan=plan, id=node.id))
    for relation in statements.relations:
        if relation.source not in by_id or relation.target not in by_id:
            raise StoreRefusedError(PLAN_LOOSE_END(plan=plan, id=relation.id))
        stated = relation.plan == plan and relation.id.startswith(prefix)
        if not stated and (relation.plan is not None or _joins_own(relation, by_id)):
            raise StoreRefusedError(PLAN_FOREIGN_RELATION(plan=plan, id=relation.id))


def _refuse_contradictions_known(nodes: tuple[NodeRow, ...], relations: tuple[RelationRow, ...]) -> None:
    """The same border for what is known beforehand: nothing of it is any plan's."""
    by_id = {node.id: node for node in nodes}
    wrong = _twice(nodes) or _twice(relations)
    wrong = wrong or next((node.id for node in nodes if node.label in OWN_LABELS), None)
    for relation in relations:
        loose = relation.source not in by_id or relation.target not in by_id
        if wrong is None and (loose or relation.plan is not None or _joins_own(relation, by_id)):
            wrong = relation.id
    if wrong is not None:
        raise StoreRefusedError(KNOWN_CONTRADICTION(id=wrong))


def _twice(rows: Sequence[NodeRow] | Sequence[RelationRow]) -> str | None:
    """An id that two rows have."""
    ids = [row.id for row in rows]
    return None if len(set(ids)) == len(ids) else next(key for key, times in Counter(ids).items() if times > 1)


def _joins_own(relation: RelationRow, nodes: Mapping[str, NodeRow]) -> bool:
    return any(nodes[end].label in OWN_LABELS for end in (relation.source, relation.target))


def _refuse_nested(stored: tuple[NodeRow, ...], plan: str) -> None:
    """A plan whose id begins with another plan's would be taken for a part of it, and go with it."""
    for node in stored:
        if node.label == "Plan" and node.id != plan and (is_own(node, plan) or plan.startswith(f"{node.id}.")):
            raise StoreRefusedError(PLAN_NESTED(plan=plan, other=node.id))


def _refuse_other_kind(given: NodeRow, kept: NodeRow) -> None:
    if given.label == kept.label:
        return
    (given_nl, given_en), (kept_nl, kept_en) = _called(given), _called(kept)
    raise StoreRefusedError(
        OTHER_KIND(id=given.id, given_nl=given_nl, given_en=given_en, kept_nl=kept_nl, kept_en=kept_en)
    )


def _called(node: NodeRow) -> tuple[str, str]:
    """What people call the kind of a node, in Dutch and in English."""
    for kind in NODES:
        if kind.__name__ == node.label:
            return kind.term.name_nl, kind.term.name_en
    return node.label, node.label


def _changes(
    stored: StoredRows, nodes: tuple[NodeRow, ...], relations: tuple[RelationRow, ...], plan: str | None
) -> RowChanges:
    nodes_before = {node.id: node for node in stored.nodes}
    relations_before = {relation.id: relation for relation in stored.relations}
    nodes_after = _nodes_after(nodes_before, nodes, plan)
    relations_after = _relations_after(relations_before, relations, plan)
    known = frozenset(node.id for node in nodes) if plan is None else frozenset[str]()
    kept = _kept(nodes_after, relations_after, stored.held | known)
    nodes_after = {key: node for key, node in nodes_after.items() if key in kept or node.label in OWN_LABELS}
    relations_after = {
        key: relation
        for key, relation in relations_after.items()
        if relation.plan is not None or relation.source in nodes_after
    }
    both = relations_after.keys() & relations_before.keys()
    removed = {
        key: relations_before.pop(key) for key in both if _joins_otherwise(relations_after[key], relations_before[key])
    }
    both -= removed.keys()
    gone = {key: row for key, row in relations_before.items() if key not in relations_after} | removed
    same = nodes_after.keys() & nodes_before.keys()
    return RowChanges(
        _ordered(node for key, node in nodes_after.items() if key not in nodes_before),
        _ordered(nodes_after[key] for key in same if _node_differs(nodes_after[key], nodes_before[key])),
        _ordered(node for key, node in nodes_before.items() if key not in nodes_after),
        _ordered_relations(row for key, row in relations_after.items() if key not in relations_before),
        _ordered_relations(
            relations_after[key] for key in both if _differs(relations_after[key], relations_before[key])
        ),
        _ordered_relations(gone.values()),
    )


def _nodes_after(before: Mapping[str, NodeRow], given: Iterable[NodeRow], plan: str | None) -> dict[str, NodeRow]:
    """What is there when all given nodes are upserted; a municipality is not made less by a row that calls it an
    organisation."""
    after = {key: node for key, node in before.items() if plan is None or not is_own(node, plan)}
    for node in given:
        old = before.get(node.id)
        if old is not None:
            _refuse_other_kind(node, old)
        after[node.id] = node if old is None or set(old.labels) <= set(node.labels) else old
    return after


def _relations_after(
    before: Mapping[str, RelationRow], given: Iterable[RelationRow], plan: str | None
) -> dict[str, RelationRow]:
    """The plan's relations as given, and those without a plan upserted; of a type that leaves a node only once, the
    given one takes the place of the one that was there."""
    after = {key: relation for key, relation in before.items() if relation.plan is None}
    wanted = {relation.id: relation for relation in given}
    taken = {(row.type, row.source) for row in wanted.values() if row.plan is None and _leaves_once(row)}
    after = {key: row for key, row in after.items() if (row.type, row.source) not in taken}
    return after | wanted


def _leaves_once(relation: RelationRow) -> bool:
    return relation.type in RELATION_BY_TYPE and not RELATION_BY_TYPE[relation.type].many[1]


def _kept(nodes: Mapping[str, NodeRow], relations: Mapping[str, RelationRow], held: Iterable[str]) -> set[str]:
    """The shared nodes that stay: those a plan refers to, those that always stay, and the parents of these."""
    parents: dict[str, list[str]] = {}
    kept = {key for key in held if key in nodes}
    kept.update(key for key, node in nodes.items() if not STAYING_LABELS.isdisjoint(node.labels))
    kept.update(row.source for row in relations.values() if row.plan is not None)
    kept.update(row.target for row in relations.values() if row.plan is not None)
    for relation in relations.values():
        if relation.plan is None and relation.type == "PART_OF":
            parents.setdefault(relation.source, []).append(relation.target)
    waiting = list(kept)
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in kept:
                kept.add(parent)
                waiting.append(parent)
    return kept


def _joins_otherwise(row: RelationRow, old: RelationRow) -> bool:
    return (row.type, row.source, row.target) != (old.type, old.source, old.target)


def _node_differs(node: NodeRow, old: NodeRow) -> bool:
    return not (node.labels == old.labels and same_properties(node.properties, old.properties))


def _differs(row: RelationRow, old: RelationRow) -> bool:
    return not (row.plan == old.plan and same_properties(row.properties, old.properties))


def _ordered(nodes: Iterable[NodeRow]) -> tuple[NodeRow, ...]:
    return tuple(sorted(nodes, key=_ID))


def _ordered_relations(relations: Iterable[RelationRow]) -> tuple[RelationRow, ...]:
    return tuple(sorted(relations, key=_ID))
