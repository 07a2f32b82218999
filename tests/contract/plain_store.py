"""The port in plain dictionaries: slow, obvious, and written without looking at how the stores do it.

Everything is worked out from all rows at once; what changed is the difference between before and after.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.digest import Record, of_record, of_rows, record_name, written
from graph.store.faults import PLAN_MEANWHILE, StoreRefusedError
from graph.store.marks import DistrictMark, Ledger, PlanMark, kept_of
from graph.store.port import Change, Counts, DistrictState
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, Stamp, VersionEntry
from graph.store.upkeep import Snapshot
from graph.view import NetworkView, make_view

OWN = ("Plan", "Ambition", "Block", "Action", "Goal")
STAYS = ("Municipality", "District", "Theme", "NormElement", "Decision", "Meeting")


def _district(plan: NodeRow) -> str:
    return str(plan.properties["district"])


@dataclass
class PlainStore:
    """What a store should hold."""

    nodes: dict[str, NodeRow] = field(default_factory=dict)
    relations: dict[str, RelationRow] = field(default_factory=dict)
    kept_versions: list[PlanVersion] = field(default_factory=list)
    kept_decisions: dict[str, DecisionRecord] = field(default_factory=dict)
    rows: list[AuditRow] = field(default_factory=list)
    plan_revisions: dict[str, int] = field(default_factory=dict)
    district_changes: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The revision and the moment of the last change that touched each district."""

    def init(self, nodes: tuple[NodeRow, ...], relations: tuple[RelationRow, ...], stamp: Stamp) -> None:
        before = (dict(self.nodes), dict(self.relations))
        self._upsert(nodes, relations)
        counts = self._difference(before)
        if counts != (Counts(0, 0),) * 3:
            self._account(stamp, "init", "store", counts)
            self._touch(before, stamp, set(), set())

    def replace_plan(self, statements: PlanStatements, stamp: Stamp, over: int | None = None) -> Change:
        plan = statements.plan
        before = (dict(self.nodes), dict(self.relations))
        self._take_out(plan)
        self._upsert(statements.nodes, statements.relations)
        self._sweep()
        counts = self._difference(before)
        if counts != (Counts(0, 0),) * 3:
            there = len(self.versions(plan)) if plan in before[0] else 0
            if over is not None and over != there:
                self.nodes, self.relations = before
                raise StoreRefusedError(PLAN_MEANWHILE(plan=plan))
            number = len(self.versions(plan)) + 1
            self.kept_versions.append(PlanVersion(plan, number, stamp.at, stamp.by, statements.form_json))
            self._account(stamp, "replace-plan", plan, counts)
            places = {_district(nodes[plan]) for nodes in (before[0], self.nodes) if plan in nodes}
            self._touch(before, stamp, {plan}, places)
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
        del self.plan_revisions[plan]
        self._touch(before, stamp, set(), {_district(before[0][plan])})
        return Change(plan, *counts, len(self.rows), None)

    def read_view(self, district: str) -> NetworkView:
        if district not in self.nodes or self.nodes[district].label != "District":
            raise KeyError(district)
        plans = {n.id for n in self.nodes.values() if n.label == "Plan" and _district(n) == district}
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
        revision = self.district_changes[district][0]
        revisions = {plan: self.plan_revisions[plan] for plan in plans}
        return make_view(district, revision, (self.nodes[i] for i in ids), relations.values(), revisions)

    def districts(self) -> tuple[DistrictState, ...]:
        found = (self.nodes[district] for district in sorted(self.district_changes))
        return tuple(
            DistrictState(
                node.id,
                node.name,
                node.properties.get("fictional") is True,
                sum(r.type == "IN_DISTRICT" and r.target == node.id for r in self.relations.values()),
                sum(n.label == "Plan" and _district(n) == node.id for n in self.nodes.values()),
                *self.district_changes[node.id],
            )
            for node in found
        )

    def holding(self, node_id: str) -> tuple[str, ...]:
        return tuple(one for one in sorted(self.district_changes) if node_id in self.read_view(one).nodes)

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        if self.kept_decisions.get(decision.id) == decision:
            return
        assert decision.id not in self.kept_decisions
        self.kept_decisions[decision.id] = decision
        revision = len(self.rows) + 1
        row = AuditRow(revision, stamp.at, stamp.by, "record-decision", decision.id, f"on {decision.finding}")
        self.rows.append(row)
        if decision.district in self.district_changes:
            self.district_changes[decision.district] = (revision, stamp.at)

    def rewrite_versions(self, versions: tuple[PlanVersion, ...], stamp: Stamp) -> None:
        forms = {(one.plan, one.number): one.form_json for one in versions}
        kept = self.kept_versions
        made = [replace(one, form_json=forms.get((one.plan, one.number), one.form_json)) for one in kept]
        changed = [f"{one.plan} {one.number}" for one, old in zip(made, kept, strict=True) if one != old]
        if len(changed) > 0:
            row = AuditRow(len(self.rows) + 1, stamp.at, stamp.by, "rewrite-versions", "store", ", ".join(changed))
            self.kept_versions = made
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
        versions = tuple(sorted(self.kept_versions, key=lambda version: (version.plan, version.number)))
        decisions = tuple(self.kept_decisions[i] for i in sorted(self.kept_decisions))
        return Snapshot(
            ledger=self._ledger((*versions, *decisions, *self.rows)),
            nodes=tuple(self.nodes[i] for i in sorted(self.nodes)),
            relations=tuple(self.relations[i] for i in sorted(self.relations)),
            versions=versions,
            decisions=decisions,
            audit=tuple(self.rows),
        )

    def _ledger(self, kept: tuple[Record, ...]) -> Ledger:
        def own(plan: str | None) -> str:
            nodes = (n for n in self.nodes.values() if self._plan_of(n) == plan)
            return written(of_rows(nodes, (r for r in self.relations.values() if r.plan == plan)))

        plans = [
            PlanMark(plan, _district(self.nodes[plan]), self.plan_revisions[plan], len(self.versions(plan)), own(plan))
            for plan in sorted(self.plan_revisions)
        ]
        districts = [DistrictMark(one, *self.district_changes[one]) for one in sorted(self.district_changes)]
        digests = [(record_name(one), of_record(one)) for one in kept]
        shared = own(None)
        return Ledger(
            len(self.rows),
            shared,
            kept_of(plans, districts, digests, shared),
            {mark.id: mark for mark in plans},
            {mark.id: mark for mark in districts},
        )

    def _plan_of(self, node: NodeRow) -> str | None:
        if node.label not in OWN:
            return None
        return next(plan for plan in self.plan_revisions if (node.id + ".").startswith(plan + "."))

    def _touch(
        self,
        before: tuple[dict[str, NodeRow], dict[str, RelationRow]],
        stamp: Stamp,
        plans: set[str],
        districts: set[str],
    ) -> None:
        """What a change makes stale, from its definition: a shared row that changed touches who looks at it."""
        nodes, relations = before
        every = (*relations.values(), *self.relations.values())
        rows = [r for r in every if r.plan is None and relations.get(r.id) != self.relations.get(r.id)]
        moved = {i for i, n in nodes.items() if n.label not in OWN and i in self.nodes and self.nodes[i] != n}
        moved |= {r.source for r in rows if r.type == "PART_OF" and r.source in nodes}
        while True:
            units = {r.source for r in every if r.type == "PART_OF" and r.target in moved}
            if units <= moved:
                break
            moved |= units
        plans = plans | {r.plan for r in every if r.plan is not None and {r.source, r.target} & moved}
        plans |= {n.id for n in self.nodes.values() if n.label == "Plan" and _district(n) in moved}
        plans &= {n.id for n in self.nodes.values() if n.label == "Plan"}
        districts = districts | {_district(self.nodes[plan]) for plan in plans} | {r.target for r in rows}
        districts |= {r.target for r in every if r.type == "IN_DISTRICT" and r.source in moved} | moved
        districts |= self.nodes.keys() - nodes.keys()
        self.plan_revisions |= dict.fromkeys(plans, len(self.rows))
        here = {n.id for n in self.nodes.values() if n.label == "District"}
        self.district_changes |= dict.fromkeys(districts & here, (len(self.rows), stamp.at))

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
