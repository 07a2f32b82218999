"""What is kept beside the network: versions, decisions, the audit, the revision; and all of it at once."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from graph.store import faults
from graph.store.faults import StoreError, StoreRefusedError
from graph.store.mending import sealed
from graph.store.port import Store
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, Stamp, VersionEntry
from graph.store.sqlite import open_sqlite_store
from tests.contract.plans import DISTRICT, HOSTILE, OTHER_DISTRICT, SMALL, STAMP, make_plan

DECISION = DecisionRecord(
    id="besluit-1",
    finding="niet-genoemd:oefen-gemeente-1.2025:oefen-organisatie-1",
    subjects=("oefen-organisatie-1", "oefen-gemeente-1.2025", "al-lang-weg"),
    answer="overdracht",
    note="In overleg; zie 'notulen' \"van\" maart\nregel 2",
    meeting=None,
    district=DISTRICT,
    at="2025-03-02T09:00:00+01:00",
    by="regio",
)


def filled(store: Store) -> Store:
    """Something of everything."""
    for owner in (1, 2):
        store.replace_plan(make_plan(owner, owner, texts=HOSTILE), STAMP)
    store.replace_plan(make_plan(1, 3), Stamp("2025-04-01T10:00:00+02:00", "command line"))
    store.record_decision(DECISION, STAMP)
    store.record_decision(replace(DECISION, id="besluit-0", meeting="overleg-1", note=HOSTILE[0]), STAMP)
    return store


def test_a_version_that_is_rewritten_keeps_all_but_its_form(store: Store) -> None:
    first, second = make_plan(1, 1, size=SMALL), make_plan(1, 2, size=SMALL)
    store.replace_plan(first, STAMP)
    store.replace_plan(second, STAMP)
    view = store.read_view(DISTRICT)
    later = Stamp("2026-01-01T00:00:00Z", "command line")
    other = PlanVersion(first.plan, 1, "", "", '{"painted": 1}')
    store.rewrite_versions((other,), later)
    assert store.version(first.plan, 1) == PlanVersion(first.plan, 1, STAMP.at, STAMP.by, other.form_json)
    assert store.version(first.plan) == PlanVersion(first.plan, 2, STAMP.at, STAMP.by, second.form_json)
    assert store.read_view(DISTRICT) == view
    (row,) = store.audit(1)
    assert (row.verb, row.at, row.detail) == ("rewrite-versions", later.at, f"{first.plan} 1")
    assert store.check() == ()
    revision = store.revision()
    store.rewrite_versions((other,), later)
    assert store.revision() == revision
    with pytest.raises(KeyError):
        store.rewrite_versions((replace(other, number=3),), later)


def test_versions_are_kept_oldest_first(store: Store) -> None:
    first, second = make_plan(1, 1, size=SMALL), make_plan(1, 2, size=SMALL)
    assert store.versions(first.plan) == ()
    later = Stamp("2026-01-01T00:00:00Z", "command line")
    store.replace_plan(first, STAMP)
    store.replace_plan(first, later)
    store.replace_plan(second, later)
    store.remove_plan(first.plan, later)
    store.replace_plan(first, later)
    kept = (
        PlanVersion(first.plan, 1, STAMP.at, STAMP.by, first.form_json),
        PlanVersion(first.plan, 2, later.at, later.by, second.form_json),
        PlanVersion(first.plan, 3, later.at, later.by, first.form_json),
    )
    assert tuple(store.version(first.plan, number) for number in (1, 2, 3)) == kept
    assert store.versions(first.plan) == tuple(
        VersionEntry(one.plan, one.number, one.at, one.by, len(one.form_json)) for one in kept
    )
    assert store.versions("nergens") == ()


def test_without_a_number_the_current_version_is_meant(store: Store) -> None:
    first, second = make_plan(1, 1, size=SMALL), make_plan(1, 2, size=SMALL)
    store.replace_plan(first, STAMP)
    store.replace_plan(second, STAMP)
    current = store.version(first.plan)
    assert current is not None
    assert (current.number, current.form_json) == (2, second.form_json)
    store.remove_plan(first.plan, STAMP)
    assert store.version(first.plan) == current
    for plan, number in (("nergens", None), (first.plan, 3), (first.plan, 0), (first.plan, -1)):
        assert store.version(plan, number) is None


def test_characters_are_counted_and_not_bytes(store: Store) -> None:
    plan = replace(make_plan(1, 1, size=SMALL), form_json='{"a": "één 𝕏 👩‍👩‍👧‍👦"}')
    store.replace_plan(plan, STAMP)
    assert [entry.characters for entry in store.versions(plan.plan)] == [len(plan.form_json)]


def test_every_change_has_one_revision_and_one_row(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(plan, STAMP)
    store.replace_plan(plan, STAMP)
    store.record_decision(DECISION, Stamp("2025-05-01T00:00:00Z", "regio"))
    store.remove_plan(plan.plan, STAMP)
    assert store.revision() == 4
    rows = store.audit(10)
    assert [(row.revision, row.verb, row.subject) for row in rows] == [
        (4, "remove-plan", plan.plan),
        (3, "record-decision", DECISION.id),
        (2, "replace-plan", plan.plan),
        (1, "init", "store"),
    ]
    assert rows[1] == AuditRow(
        3, "2025-05-01T00:00:00Z", "regio", "record-decision", DECISION.id, f"on {DECISION.finding}"
    )
    assert rows[2].detail.startswith("added ")
    assert store.audit(2) == rows[:2]
    assert store.audit(0) == ()


def test_decisions_outlive_what_they_are_about(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(plan, STAMP)
    store.record_decision(DECISION, STAMP)
    store.remove_plan(plan.plan, STAMP)
    assert store.decisions(DISTRICT) == (DECISION,)
    assert store.decisions(OTHER_DISTRICT) == ()
    assert store.check() == ()


def test_a_decision_is_no_node_of_the_network(store: Store) -> None:
    before = store.snapshot()
    store.record_decision(DECISION, STAMP)
    after = store.snapshot()
    assert (after.nodes, after.relations) == (before.nodes, before.relations)
    assert store.info().nodes_by_label == {"District": 1, "Municipality": 4, "Organisation": 4}
    assert store.search("overdracht", DISTRICT, 5) == ()


def test_decisions_stand_in_order_of_the_moment(store: Store) -> None:
    times = {"d": "2025-03-02T09:00:00+01:00", "a": "2025-03-02T08:30:00Z", "c": "2025-03-02T08:00:00Z"}
    times |= {"b": "2025-03-01T23:59:59.5-12:00"}
    for name, at in times.items():
        store.record_decision(replace(DECISION, id=name, at=at), STAMP)
    assert [decision.id for decision in store.decisions(DISTRICT)] == ["c", "d", "a", "b"]


def test_the_same_decision_again_writes_nothing(store: Store) -> None:
    store.record_decision(DECISION, STAMP)
    before = store.snapshot()
    store.record_decision(DECISION, Stamp("2030-01-01T00:00:00Z", "someone else"))
    assert store.snapshot() == before


def test_a_decision_is_never_rewritten(store: Store) -> None:
    store.record_decision(DECISION, STAMP)
    with pytest.raises(StoreRefusedError, match="besluit-1"):
        store.record_decision(replace(DECISION, answer="anders"), STAMP)
    assert store.decisions(DISTRICT) == (DECISION,)


def test_a_decision_has_a_moment(store: Store) -> None:
    for at in ("gisteren", "2025-03-02T09:00:00", ""):
        with pytest.raises(StoreRefusedError, match="decision-without-time"):
            store.record_decision(replace(DECISION, at=at), STAMP)
    assert store.revision() == 1


def test_info_counts_what_there_is(store: Store) -> None:
    filled(store)
    info, snapshot = store.info(), store.snapshot()
    assert info.nodes_by_label == dict(Counter(label for node in snapshot.nodes for label in node.labels))
    assert info.relations_by_type == dict(Counter(relation.type for relation in snapshot.relations))
    assert info.plans == ("oefen-gemeente-1.2025", "oefen-gemeente-2.2025")
    assert (info.schema_version, info.revision) == (3, store.revision())
    assert info.kind in ("sqlite", "neo4j")


def test_a_snapshot_is_in_order(store: Store) -> None:
    snapshot = filled(store).snapshot()
    assert [node.id for node in snapshot.nodes] == sorted(node.id for node in snapshot.nodes)
    assert [row.id for row in snapshot.relations] == sorted(row.id for row in snapshot.relations)
    assert [(row.plan, row.number) for row in snapshot.versions] == [
        ("oefen-gemeente-1.2025", 1),
        ("oefen-gemeente-1.2025", 2),
        ("oefen-gemeente-2.2025", 1),
    ]
    assert [row.id for row in snapshot.decisions] == ["besluit-0", "besluit-1"]
    assert [row.revision for row in snapshot.audit] == [1, 2, 3, 4, 5, 6]


def test_a_network_goes_from_one_store_into_another(store: Store, tmp_path: Path) -> None:
    snapshot = filled(store).snapshot()
    with open_sqlite_store(tmp_path / "copy.db") as copy:
        copy.restore(snapshot.contents())
        assert copy.snapshot() == snapshot
        assert copy.check() == ()


def test_a_store_takes_the_network_of_another(empty_store: Store, tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "origin.db") as origin:
        snapshot = filled(origin).snapshot()
    empty_store.restore(snapshot.contents())
    assert empty_store.snapshot() == snapshot
    assert empty_store.check() == ()
    assert empty_store.search("oefenorganisatie", DISTRICT, 3)
    empty_store.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
    assert empty_store.revision() == snapshot.revision + 1


def test_what_is_not_empty_takes_no_network(store: Store) -> None:
    before = store.snapshot()
    with pytest.raises(StoreError, match="store-not-empty"):
        store.restore(before.contents())
    assert store.snapshot() == before


def test_a_broken_network_is_not_taken(empty_store: Store, tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "origin.db") as origin:
        snapshot = filled(origin).snapshot()
    missing = next(row.target for row in snapshot.relations if row.type == "HAS_ACTION")
    broken = replace(snapshot, nodes=tuple(node for node in snapshot.nodes if node.id != missing))
    with pytest.raises(StoreError):
        empty_store.restore(broken.contents())
    empty_store.restore(snapshot.contents())
    assert empty_store.snapshot() == snapshot


def test_hostile_texts_come_back_as_they_went_in(store: Store) -> None:
    plan = make_plan(1, 1, texts=HOSTILE)
    store.replace_plan(plan, STAMP)
    kept = {node.id: node for node in store.snapshot().nodes}
    assert all(kept[node.id] == node for node in plan.nodes)
    assert sum(any(text in str(node.properties) for node in plan.nodes) for text in HOSTILE[:2]) == 2
    assert not store.replace_plan(plan, STAMP).wrote
    for number, text in enumerate(HOSTILE):
        store.record_decision(replace(DECISION, id=f"h{number}", note=text, finding=text, subjects=(text,)), STAMP)
    assert {decision.note for decision in store.decisions(DISTRICT)} == set(HOSTILE)
    assert store.check() == ()


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(StoreRefusedError, match="store-half-character"):
        store.record_decision(replace(DECISION, note="stuk \ud83d"), STAMP)
    assert store.decisions(DISTRICT) == ()
    store.record_decision(DECISION, STAMP)


def test_a_sound_network_has_no_faults(store: Store) -> None:
    assert filled(store).check() == ()


def test_faults_are_named(empty_store: Store, tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "origin.db") as origin:
        snapshot = filled(origin).snapshot()
    action = next(node for node in snapshot.nodes if node.label == "Action")
    group = next(node for node in snapshot.nodes if node.label == "TargetGroup")
    broken = {
        action.id: replace(action, properties={**action.properties, "quote": "iets anders", "end": 10**6}),
        group.id: replace(group, properties={"id": group.id, "name": group.name, "vreemd": "x"}),
    }
    lonely = replace(group, id="doelgroep.alleen", properties={"id": "doelgroep.alleen", "name": "alleen"})
    nodes = tuple(sorted((lonely, *(broken.get(node.id, node) for node in snapshot.nodes)), key=lambda node: node.id))
    relations = tuple(row for row in snapshot.relations if row.type != "READ_FROM")
    wrong = replace(snapshot, nodes=nodes, relations=relations, versions=snapshot.versions[:2])
    empty_store.restore(sealed(wrong).contents())
    found = empty_store.check()
    source = next(node.id for node in nodes if node.label == "Source")
    for fault in (
        faults.CHECK_QUOTE_PLACE(id=action.id, property="quote"),
        faults.CHECK_PROPERTY_UNKNOWN(id=group.id, property="vreemd"),
        faults.CHECK_UNREFERENCED(id="doelgroep.alleen", label="TargetGroup"),
        faults.CHECK_UNREFERENCED(id=source, label="Source"),
        faults.CHECK_NO_VERSION(plan="oefen-gemeente-2.2025"),
    ):
        assert fault in found
