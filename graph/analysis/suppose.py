"""What if: a view as it would be with some changes, which are data. A pure function; the store is never touched.

Changes are a set and not a story: whatever the order in which they are given, plans come in first, then new parties,
parties that are joined or get another name, tasks that are given, and last what is taken away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.drafted import view_with
from graph.model.identifiers import short_hash
from graph.model.rows import NodeRow, PlanStatements, RelationRow, Value
from graph.model.vocabulary import Basis, OrganisationKind, ResolutionRule, Role
from graph.plans.values import is_derived, is_municipality, several, whole
from graph.view import NetworkView, make_view

CHANGED = -1
# No store has such a revision: what was worked out of a plan before holds no longer where something in it is supposed.

_OWN = frozenset({"Plan", "Ambition", "Block", "Action", "Goal"})
_NAMING = frozenset({"RESPONSIBLE_FOR", "NAMED_PARTNER_IN", "MENTIONED_IN", "FUNDS"})
_SAID = ("written", "role", "position", "start")
"""What a derived relation has in common with the collective that it follows from."""


@dataclass(frozen=True, slots=True)
class PlanComesIn:
    """A plan that the network does not say yet, such as a draft."""

    statements: PlanStatements
    name: str


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party that no plan names yet."""

    id: str
    name: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Joined:
    """A party with its units that becomes a part of another: its places are the other's."""

    gone: str
    into: str
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A party under another name. The plans keep their words."""

    party: str
    name: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class TaskGiven:
    """A party that becomes a holder of an action."""

    party: str
    action: str
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class WithoutTask:
    """A place that no longer names its party; ``relation`` states it."""

    relation: str
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class WithoutParty:
    """A party with its units that no plan names any more."""

    party: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class WithoutPlan:
    """A plan that is not loaded."""

    plan: str
    name: str = ""


Change = PlanComesIn | NewParty | Joined | Renamed | TaskGiven | WithoutTask | WithoutParty | WithoutPlan
_ORDER = (PlanComesIn, NewParty, Joined, Renamed, TaskGiven, WithoutTask, WithoutParty, WithoutPlan)


def supposed(view: NetworkView, changes: Sequence[Change]) -> NetworkView:
    """The view as it would be. Without changes it is given back as the very same value.

    Every id in ``changes`` has to be there: who asks is told beforehand what is not (``graph.questions.what_if``).
    """
    if len(changes) == 0:
        return view
    coming = [one.statements for one in changes if isinstance(one, PlanComesIn)]
    made = _Supposing(view_with(view, coming), {statements.plan for statements in coming})
    for change in sorted(changes, key=lambda one: (_ORDER.index(type(one)), repr(one))):
        made.make(change)
    return made.view()


@dataclass
class _Supposing:
    """The rows while they are changed; lives only as long as ``supposed`` runs."""

    before: NetworkView
    touched: set[str]
    """The plans that no longer say what they said."""
    nodes: dict[str, NodeRow] = field(init=False)
    relations: dict[str, RelationRow] = field(init=False)

    def __post_init__(self) -> None:
        self.nodes = dict(self.before.nodes)
        self.relations = {one.id: one for one in self.before.relations}

    def view(self) -> NetworkView:
        """The view that came of it."""
        plans = {node.id for node in self.nodes.values() if node.label == "Plan"}
        kept = {plan: at for plan, at in self.before.plan_revisions.items() if plan in plans}
        revisions = {**kept, **dict.fromkeys(self.touched & plans, CHANGED)}
        view = self.before
        return make_view(view.district, view.revision, self.nodes.values(), self.relations.values(), revisions)

    def make(self, change: Change) -> None:
        match change:
            case NewParty():
                self._add(change)
            case Joined():
                self._join(change.gone, change.into)
            case Renamed():
                self._rename(change)
            case TaskGiven():
                self._give(change)
            case WithoutTask():
                self._take(self.relations.get(change.relation))
            case WithoutParty():
                self._drop_party(change.party)
            case WithoutPlan():
                self._drop_plan(change.plan)
            case PlanComesIn():
                pass  # It is in the view that this began with.

    def _add(self, new: NewParty) -> None:
        said: dict[str, Value] = {"id": new.id, "name": new.name, "kind": new.kind.value, "confirmed": True}
        self.nodes[new.id] = NodeRow(new.id, ("Organisation",), MappingProxyType(said))

    def _rename(self, change: Renamed) -> None:
        node = self.nodes[change.party]
        others = (*several(node.properties, "other_names"), node.name)
        self._put(node, name=change.name, other_names=tuple(dict.fromkeys(others)))
        self._touch(self._units(change.party))

    def _join(self, gone: str, into: str) -> None:
        node, other = self.nodes[gone], self.nodes[into]
        self._touch(self._units(gone) | self._units(into))
        inside = into in self._units(gone)
        names = (*several(other.properties, "other_names"), node.name, *several(node.properties, "other_names"))
        self._put(other, other_names=tuple(dict.fromkeys(names)))
        for one in [one for one in self.relations.values() if gone in (one.source, one.target)]:
            del self.relations[one.id]
            source = into if one.source == gone else one.source
            target = into if one.target == gone else one.target
            is_parent_of_gone = one.type == "PART_OF" and one.source == gone
            if source != target and (inside or not is_parent_of_gone):
                self._keep_once(RelationRow(one.id, one.type, source, target, one.plan, one.properties))
        del self.nodes[gone]  # Nobody joins it with another too: that is refused beforehand.

    def _keep_once(self, moved: RelationRow) -> None:
        """Keeps a relation, but for one that says the same of the same place: one party is named there once."""

        def key(one: RelationRow) -> tuple[object, ...]:
            return (one.type, one.source, one.target, one.properties.get("role"), is_derived(one.properties))

        if not any(key(one) == key(moved) for one in self.relations.values()):
            self.relations[moved.id] = moved

    def _give(self, change: TaskGiven) -> None:
        there = [one for one in self.relations.values() if one.target == change.action]
        block = next(one for one in there if one.type == "HAS_ACTION")
        beside = [one for one in there if one.type == "RESPONSIBLE_FOR"]
        position = max((whole(one.properties, "position") or 0 for one in beside), default=0) + 1
        identifier = f"{block.plan}.responsible-for.{short_hash(f'{change.party} {change.action}')}"
        said: dict[str, Value] = {
            "id": identifier,
            "role": Role.HOLDER.value,
            "written": self.nodes[change.party].name,
            "rule": ResolutionRule.CANONICAL_NAME.value,
            "basis": Basis.ENTERED.value,
            "certainty": 1.0,
            "position": position,
        }
        given = RelationRow(
            identifier, "RESPONSIBLE_FOR", change.party, change.action, block.plan, MappingProxyType(said)
        )
        self._keep_once(given)
        self._touch_plan(block.plan)

    def _take(self, statement: RelationRow | None) -> None:
        """Takes a statement away, with what was derived of it; one that went with something else is gone already."""
        if statement is None:
            return
        follows = [
            one
            for one in self.relations.values()
            if one.type == statement.type
            and one.target == statement.target
            and is_derived(one.properties)
            and all(one.properties.get(name) == statement.properties.get(name) for name in _SAID)
        ]
        for one in (statement, *follows):
            self.relations.pop(one.id, None)
        self._touch_plan(statement.plan)

    def _drop_party(self, party: str) -> None:
        gone = self._units(party)
        for one in [one for one in self.relations.values() if one.source in gone and one.type in _NAMING]:
            self._take(self.relations.get(one.id))
        for unit in gone & self.nodes.keys():
            if not is_municipality(self.nodes[unit]) and not any(self._joins(unit)):
                self._drop_nodes({unit})

    def _joins(self, node: str) -> Iterable[RelationRow]:
        """What else than being a part of something joins a node, such as a plan of its own."""
        return (one for one in self.relations.values() if node in (one.source, one.target) and one.type != "PART_OF")

    def _drop_plan(self, plan: str) -> None:
        parts = {key: node for key, node in self.nodes.items() if key == plan or key.startswith(f"{plan}.")}
        own = {key for key, node in parts.items() if node.label in _OWN}
        for one in [one for one in self.relations.values() if one.plan == plan]:
            del self.relations[one.id]
        self._drop_nodes(own)

    def _drop_nodes(self, gone: set[str]) -> None:
        for key in gone:
            del self.nodes[key]
        self.relations = {
            key: one for key, one in self.relations.items() if one.source not in gone and one.target not in gone
        }

    def _units(self, party: str) -> set[str]:
        """The party with all that is a part of it."""
        found, edge = {party}, {party}
        while len(edge) > 0:
            parts = (one for one in self.relations.values() if one.type == "PART_OF" and one.target in edge)
            edge = {one.source for one in parts} - found
            found |= edge
        return found

    def _put(self, node: NodeRow, **said: Value) -> None:
        properties: Mapping[str, Value] = MappingProxyType({**node.properties, **said})
        self.nodes[node.id] = NodeRow(node.id, node.labels, properties)

    def _touch(self, parties: set[str]) -> None:
        """Every plan that names one of these says something else now."""
        for one in self.relations.values():
            if one.source in parties:
                self._touch_plan(one.plan)

    def _touch_plan(self, plan: str | None) -> None:
        if plan is not None:
            self.touched.add(plan)
