"""The port in plain dictionaries: slow, obvious, and written without looking at how the stores do it.

Everything is worked out from all rows at once; what changed is the difference between before and after.
"""

from dataclasses import dataclass, field
from datetime import datetime

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.port import Change, Counts
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, Stamp, VersionEntry
from graph.store.upkeep import Snapshot
from graph.view import NetworkView, make_view

OWN = ("Plan", "Ambition", "Block", "Action", "Goal")
STAYS = ("Municipality", "District", "Theme", "NormElement", "Decision", "Meeting")


@dataclass
class PlainStore:
    """What a store should hold."""

    nodes: dict[str, NodeRow] = field(default_factory=dict)
    relations: dict[str, RelationRow] = field(default_factory=dict)
    kept_versions: list[PlanVersion] = field(default_factory=list)
    kept_decisions: dict[str, DecisionRecord] = field(default_factory=dict)
    rows: list[AuditRow] = field(default_factory=list)

    def init(self, nodes: tuple[NodeRow, ...], relations: tuple[RelationRow, ...], stamp: Stamp) -> None:
        before = (dict(self.nodes), dict(self.relations))
        self._upsert(nodes, relations)
        counts = self._difference(before)
        if counts != (Counts(0, 0),) * 3:
            self._account(stamp, "init", "store", counts)

    def replace_plan(self, statements: PlanStatements, stamp: Stamp) -> Change:
        plan = statements.plan
        before = (dict(self.nodes), dict(self.relations))
        self._take_out(plan)
        self._upsert(statements.nodes, statements.relations)
        self._sweep()
        counts = self._difference(before)
        if counts != (Counts(0, 0),) * 3:
            number = len(self.versions(plan)) + 1
            self.kept_versions.append(PlanVersion(plan, number, stamp.at, stamp.by, statements.form_json))
            self._account(stamp, "replace-plan", plan, counts)
        old = before[0][plan].name if plan in before[0] else None
        return Change(plan, *counts, len(self.rows), old if old != self.nodes[plan].name else None)

    def remove_plan(self, plan: str, stamp: Stamp) -> Change:
        if plan not in self.nodes or self.nodes[plan].label != "Plan":
            raise KeyError(plan)
        before = (dict(self.nodes), dict(self.relations))
        self._take_out(plan)
        self._sweep()
        counts = self._difference(before)
        self._account(stamp, "remove-plan", plan, counts)
        return Change(plan, *counts, len(self.rows), None)

    def read_view(self, district: str) -> NetworkView:
        if district not in self.nodes or self.nodes[district].label != "District":
            raise KeyError(district)
        plans = {n.id for n in self.nodes.values() if n.label == "Plan" and n.properties["district"] == district}
        relations = {r.id: r for r in self.relations.values() if r.plan in plans}
        relations |= {r.id: r for r in self.relations.values() if r.type == "IN_DISTRICT" and r.target == district}
        ids = {district, *(end for r in relations.values() for end in (r.source, r.target))}
        ids |= {n.id for n in self.nodes.values() if any((n.id + ".").startswith(plan + ".") for plan in plans)}
        while True:
            parents = {r.id: r for r in self.relations.values() if r.type == "PART_OF" and r.source in ids}
            if parents.keys() <= relations.keys():
                break
            relations |= parents
            ids |= {r.target for r in parents.values()}
        return make_view(district, len(self.rows), (self.nodes[i] for i in ids), relations.values())

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        if self.kept_decisions.get(decision.id) == decision:
            return
        assert decision.id not in self.kept_decisions
        self.kept_decisions[decision.id] = decision
        revision = len(self.rows) + 1
        row = AuditRow(revision, stamp.at, stamp.by, "record-decision", decision.id, f"on {decision.finding}")
        self.rows.append(row)

    def decisions(self, district: str) -> tuple[DecisionRecord, ...]:
        kept = [decision for decision in self.kept_decisions.values() if decision.district == district]
        return tuple(sorted(kept, key=lambda d: (datetime.fromisoformat(d.at).timestamp(), d.id)))

    def versions(self, plan: str) -> tuple[VersionEntry, ...]:
        kept = (one for one in self.kept_versions if one.plan == plan)
        return tuple(VersionEntry(one.plan, one.number, one.at, one.by, len(one.form_json)) for one in kept)

    def version(self, plan: str, number: int | None = None) -> PlanVersion | None:
        kept = {one.number: one for one in self.kept_versions if one.plan == plan}
        return kept.get(max(kept, default=0) if number is None else number)

    def snapshot(self) -> Snapshot:
        return Snapshot(
            nodes=tuple(self.nodes[i] for i in sorted(self.nodes)),
            relations=tuple(self.relations[i] for i in sorted(self.relations)),
            versions=tuple(sorted(self.kept_versions, key=lambda version: (version.plan, version.number))),
            decisions=tuple(self.kept_decisions[i] for i in sorted(self.kept_decisions)),
            audit=tuple(self.rows),
            revision=len(self.rows),
        )

    def _take_out(self, plan: str) -> None:
        def goes(node: NodeRow) -> bool:
            return node.label in OWN and (node.id + ".").startswith(plan + ".")

        self.nodes = {i: n for i, n in self.nodes.items() if not goes(n)}
        self.relations = {i: r for i, r in self.relations.items() if r.plan != plan}

    def _upsert(self, nodes: tuple[NodeRow, ...], relations: tuple[RelationRow, ...]) -> None:
        for node in nodes:
            old = self.nodes.get(node.id)
            if old is None or "Municipality" not in old.labels or "Municipality" in node.labels:
                self.nodes[node.id] = node
        for relation in relations:
            if relation.plan is None:
                rivals = (r for r in self.relations.values() if (r.type, r.source) == (relation.type, relation.source))
                for rival in [r.id for r in rivals if r.plan is None]:
                    del self.relations[rival]
        self.relations |= {relation.id: relation for relation in relations}

    def _sweep(self) -> None:
        """Again and again, until nothing goes."""
        stated = {end for r in self.relations.values() if r.plan is not None for end in (r.source, r.target)}
        kept = {n.id for n in self.nodes.values() if n.id in stated or set(STAYS) & set(n.labels)}
        while True:
            parents = {r.target for r in self.relations.values() if r.type == "PART_OF" and r.source in kept}
            if parents <= kept:
                break
            kept |= parents
        self.nodes = {i: n for i, n in self.nodes.items() if i in kept}
        self.relations = {i: r for i, r in self.relations.items() if {r.source, r.target} <= kept}

    def _difference(self, before: tuple[dict[str, NodeRow], dict[str, RelationRow]]) -> tuple[Counts, Counts, Counts]:
        nodes, relations = before
        joined = {i: (r.type, r.source, r.target) for i, r in self.relations.items()}
        same = {i for i, r in relations.items() if joined.get(i) == (r.type, r.source, r.target)}
        return (
            Counts(len(self.nodes.keys() - nodes.keys()), len(self.relations.keys() - same)),
            Counts(
                sum(i in self.nodes and self.nodes[i] != node for i, node in nodes.items()),
                sum(self.relations[i] != relations[i] for i in same),
            ),
            Counts(len(nodes.keys() - self.nodes.keys()), len(relations.keys() - same)),
        )

    def _account(self, stamp: Stamp, verb: str, subject: str, counts: tuple[Counts, Counts, Counts]) -> None:
        said = (
            f"{word} {count.nodes} nodes and {count.relations} relations"
            for word, count in zip(("added", "changed", "removed"), counts, strict=True)
        )
        self.rows.append(AuditRow(len(self.rows) + 1, stamp.at, stamp.by, verb, subject, "; ".join(said)))
