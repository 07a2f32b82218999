"""Bringing plans in, replacing them and taking them out."""

from dataclasses import replace

import pytest

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.faults import PLAN_MEANWHILE, StoreRefusedError
from graph.store.port import Counts, Store
from graph.store.records import Stamp
from tests.contract.plans import (
    DISTRICT,
    OTHER_DISTRICT,
    SMALL,
    STAMP,
    PlanSize,
    district_row,
    known,
    make_plan,
    membership_row,
    municipality_row,
    organisation_row,
    part_of_row,
)
from tests.told import told

NOTHING = Counts(0, 0)


def ids(store: Store) -> set[str]:
    return {node.id for node in store.snapshot().nodes}


def with_organisation(statements: PlanStatements, node: NodeRow, *more: NodeRow | RelationRow) -> PlanStatements:
    """The same plan in which ``node`` holds the first action."""
    held = next(row for row in statements.relations if row.type == "RESPONSIBLE_FOR")
    held_id = f"{held.id}-{node.id}"
    held = replace(held, id=held_id, source=node.id, properties={**held.properties, "id": held_id})
    nodes = {row.id: row for row in (*statements.nodes, node, *(row for row in more if isinstance(row, NodeRow)))}
    relations = {row.id: row for row in statements.relations} | {held.id: held}
    relations |= {row.id: row for row in more if isinstance(row, RelationRow)}
    return replace(statements, nodes=tuple(nodes.values()), relations=tuple(relations.values()))


def test_a_plan_is_written_over_what_was_seen_and_over_nothing_else(store: Store) -> None:
    """Compare and set: two loads that both saw no plan, or both saw its first version, do not undo each other."""
    first, second, third = (make_plan(1, seed) for seed in (1, 2, 3))
    store.replace_plan(first, STAMP, 0)
    for over in (0, 2):
        before = store.snapshot()
        with pytest.raises(StoreRefusedError) as caught:
            store.replace_plan(second, STAMP, over)
        assert caught.value.fault == PLAN_MEANWHILE(plan=first.plan)
        assert store.snapshot() == before
        assert not store.replace_plan(first, STAMP, over).wrote, "what is there already is no conflict"
    store.replace_plan(second, STAMP, 1)
    assert len(store.versions(first.plan)) == 2
    store.remove_plan(first.plan, STAMP)
    with pytest.raises(StoreRefusedError):
        store.replace_plan(third, STAMP, 2)
    store.replace_plan(third, STAMP, 0)
    with pytest.raises(StoreRefusedError):
        store.replace_plan(first, STAMP, 0)
    store.replace_plan(first, STAMP, 3)
    store.replace_plan(second, STAMP)
    assert len(store.versions(first.plan)) == 5
    assert store.check() == ()


def test_init_twice_writes_nothing(empty_store: Store) -> None:
    empty_store.init((), (), STAMP)
    assert (empty_store.revision(), empty_store.audit(10)) == (0, ())
    empty_store.init(*known(), STAMP)
    assert empty_store.revision() == 1
    before = empty_store.snapshot()
    empty_store.init(*known(), STAMP)
    empty_store.init((), (), STAMP)
    assert empty_store.snapshot() == before


def test_init_upserts_what_changed(store: Store) -> None:
    node = municipality_row(1)
    renamed = NodeRow(node.id, node.labels, {**node.properties, "name": "Anders"})
    store.init((renamed,), (), STAMP)
    assert next(row for row in store.snapshot().nodes if row.id == node.id) == renamed
    assert store.revision() == 2


def test_a_municipality_is_in_one_district(store: Store) -> None:
    store.init((district_row(OTHER_DISTRICT), municipality_row(1)), (membership_row(1, OTHER_DISTRICT),), STAMP)
    targets = [row.target for row in store.snapshot().relations if row.source == municipality_row(1).id]
    assert targets == [OTHER_DISTRICT]
    assert store.check() == ()


def test_a_plan_comes_in_whole(store: Store) -> None:
    plan = make_plan(1, 1)
    before = store.snapshot()
    change = store.replace_plan(plan, STAMP)
    after = store.snapshot()
    assert change.added == Counts(len(after.nodes) - len(before.nodes), len(after.relations) - len(before.relations))
    assert (change.changed, change.removed, change.revision, change.wrote) == (NOTHING, NOTHING, 2, True)
    assert set(plan.nodes[0].properties) == set(next(n for n in after.nodes if n.id == plan.nodes[0].id).properties)
    by_id = {node.id: node for node in after.nodes}
    assert all(by_id[node.id] == node for node in plan.nodes)
    relations = {relation.id: relation for relation in after.relations}
    assert all(relations[relation.id] == relation for relation in plan.relations)
    assert store.check() == ()


def test_the_same_plan_twice_writes_nothing(store: Store) -> None:
    store.replace_plan(make_plan(1, 1), STAMP)
    before = store.snapshot()
    change = store.replace_plan(make_plan(1, 1), Stamp("2030-01-01T00:00:00Z", "someone else"))
    assert (change.wrote, change.revision) == (False, 2)
    assert store.snapshot() == before


def test_lists_and_tuples_say_the_same(store: Store) -> None:
    plan = make_plan(1, 1)
    store.replace_plan(plan, STAMP)
    nodes = tuple(
        NodeRow(n.id, n.labels, {k: list(v) if isinstance(v, tuple) else v for k, v in n.properties.items()})  # type: ignore[misc]
        for n in plan.nodes
    )
    assert not store.replace_plan(replace(plan, nodes=nodes), STAMP).wrote


def test_another_version_replaces_all_of_it(store: Store) -> None:
    first, second = make_plan(1, 1), make_plan(1, 2)
    store.replace_plan(first, STAMP)
    change = store.replace_plan(second, STAMP)
    assert change.replaced_title == first.nodes[2].name
    alone = {node.id for node in second.nodes} | {node.id for node in known()[0]}
    assert ids(store) == alone
    assert {row.id for row in store.snapshot().relations if row.plan is not None} == {
        row.id for row in second.relations if row.plan is not None
    }
    assert store.check() == ()


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    plans = [make_plan(owner, owner) for owner in (1, 2, 3)]
    for plan in plans:
        store.replace_plan(plan, STAMP)
    forward = store.snapshot()
    for plan in plans:
        store.remove_plan(plan.plan, STAMP)
    for plan in reversed(plans):
        store.replace_plan(plan, STAMP)
    backward = store.snapshot()
    assert (backward.nodes, backward.relations) == (forward.nodes, forward.relations)


def test_removing_a_plan_leaves_what_others_state(store: Store) -> None:
    store.replace_plan(make_plan(1, 1), STAMP)
    alone = store.snapshot()
    store.replace_plan(make_plan(2, 2), STAMP)
    change = store.remove_plan(make_plan(2, 2).plan, STAMP)
    after = store.snapshot()
    assert (after.nodes, after.relations) == (alone.nodes, alone.relations)
    assert (change.added, change.changed, change.replaced_title) == (NOTHING, NOTHING, None)
    assert len(store.versions(make_plan(2, 2).plan)) == 1
    assert store.check() == ()


def test_removing_the_last_plan_leaves_what_was_known(store: Store) -> None:
    before = store.snapshot()
    plan = make_plan(1, 1)
    store.replace_plan(plan, STAMP)
    store.remove_plan(plan.plan, STAMP)
    after = store.snapshot()
    assert (after.nodes, after.relations) == (before.nodes, before.relations)


def test_an_unknown_plan_cannot_be_removed(store: Store) -> None:
    before = store.snapshot()
    for plan in ("oefen-gemeente-1.2025", "oefen-gemeente-1", "", "x' OR 1=1"):
        with pytest.raises(KeyError):
            store.remove_plan(plan, STAMP)
    assert store.snapshot() == before


def test_a_plan_whose_id_begins_alike_is_another(store: Store) -> None:
    store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    store.replace_plan(make_plan(1, 2, size=SMALL, year=2026), STAMP)
    store.replace_plan(make_plan(11, 3, size=SMALL), STAMP)
    store.remove_plan(make_plan(1, 1).plan, STAMP)
    assert store.info().plans == ("oefen-gemeente-1.2026", "oefen-gemeente-11.2025")
    assert store.check() == ()


def test_parents_stay_as_long_as_a_unit_does(store: Store) -> None:
    unit, parent, top = (organisation_row(number) for number in (901, 902, 903))
    links = part_of_row(unit.id, parent.id), part_of_row(parent.id, top.id)
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(with_organisation(plan, unit, parent, top, *links), STAMP)
    store.replace_plan(with_organisation(make_plan(2, 1, size=SMALL), parent, top, links[1]), STAMP)
    store.replace_plan(plan, STAMP)
    assert {unit.id, parent.id, top.id} & ids(store) == {parent.id, top.id}
    store.remove_plan(make_plan(2, 1).plan, STAMP)
    assert {unit.id, parent.id, top.id} & ids(store) == set()
    assert store.check() == ()


def test_a_unit_that_moves_leaves_its_parent(store: Store) -> None:
    unit, old, new = (organisation_row(number) for number in (901, 902, 903))
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(with_organisation(plan, unit, old, part_of_row(unit.id, old.id)), STAMP)
    store.replace_plan(with_organisation(plan, unit, new, part_of_row(unit.id, new.id)), STAMP)
    assert {unit.id, old.id, new.id} & ids(store) == {unit.id, new.id}
    assert store.check() == ()


def test_parents_in_a_circle_go_together(store: Store) -> None:
    one, other = organisation_row(901), organisation_row(902)
    links = part_of_row(one.id, other.id), part_of_row(other.id, one.id)
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(with_organisation(plan, one, other, *links), STAMP)
    assert {one.id, other.id} <= ids(store)
    store.replace_plan(plan, STAMP)
    assert {one.id, other.id}.isdisjoint(ids(store))


def test_a_shared_node_says_what_was_said_last(store: Store) -> None:
    store.replace_plan(with_organisation(make_plan(1, 1, size=SMALL), organisation_row(901)), STAMP)
    later = organisation_row(901, name="Nieuwe naam", other_names=("Een", "Twee"))
    change = store.replace_plan(with_organisation(make_plan(2, 1, size=SMALL), later), STAMP)
    assert change.changed.nodes == 1
    assert next(node for node in store.snapshot().nodes if node.id == later.id) == later


def test_what_is_no_longer_said_of_a_node_goes(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(with_organisation(plan, organisation_row(901, other_names=("Een",), knowledge="x")), STAMP)
    store.replace_plan(with_organisation(plan, organisation_row(901)), STAMP)
    assert next(node for node in store.snapshot().nodes if node.id == "oefen-organisatie-901") == organisation_row(901)


def test_what_is_no_longer_said_of_a_relation_goes(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(plan, STAMP)
    gone = ("page", "certainty")
    relations = tuple(
        replace(r, properties={k: v for k, v in r.properties.items() if k not in gone}) for r in plan.relations
    )
    change = store.replace_plan(replace(plan, relations=relations), STAMP)
    assert (change.changed.nodes, change.added, change.removed) == (0, NOTHING, NOTHING)
    kept = {relation.id: relation for relation in store.snapshot().relations}
    assert all(kept[relation.id] == relation for relation in relations)


def test_a_relation_that_joins_otherwise_is_another(store: Store) -> None:
    plan = make_plan(1, 1, size=PlanSize(organisations=40))
    store.replace_plan(plan, STAMP)
    held = [relation for relation in plan.relations if relation.type == "RESPONSIBLE_FOR"]
    moved = replace(held[0], target=held[-1].target)
    change = store.replace_plan(
        replace(plan, relations=tuple(moved if row.id == moved.id else row for row in plan.relations)), STAMP
    )
    assert (change.added, change.removed) == (Counts(0, 1), Counts(0, 1))
    assert next(row for row in store.snapshot().relations if row.id == moved.id) == moved


def test_a_municipality_named_as_an_organisation_stays_one(store: Store) -> None:
    municipality = municipality_row(2)
    plain = NodeRow(municipality.id, ("Organisation",), {**municipality.properties, "name": "Zomaar"})
    store.replace_plan(with_organisation(make_plan(1, 1, size=SMALL), plain), STAMP)
    assert next(node for node in store.snapshot().nodes if node.id == municipality.id) == municipality


def test_an_unknown_owner_comes_with_its_plan(empty_store: Store) -> None:
    plan = make_plan(7, 1, size=SMALL)
    empty_store.replace_plan(plan, STAMP)
    empty_store.remove_plan(plan.plan, STAMP)
    assert ids(empty_store) == {"oefen-gemeente-7", DISTRICT}


def test_a_node_that_nothing_refers_to_does_not_enter(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    more = replace(plan, nodes=(*plan.nodes, organisation_row(901)))
    store.replace_plan(more, STAMP)
    assert "oefen-organisatie-901" not in ids(store)
    assert not store.replace_plan(more, STAMP).wrote


def _refused() -> dict[str, PlanStatements]:
    plan, other = make_plan(1, 1, size=SMALL), make_plan(2, 1, size=SMALL)
    first, planned = plan.relations[0], next(row for row in plan.relations if row.plan is not None)
    as_group = NodeRow("oefen-gemeente-3", ("TargetGroup",), {"id": "oefen-gemeente-3", "name": "x"})
    return {
        "missing end": replace(plan, relations=(*plan.relations, replace(first, id="part-of.x", target="nergens"))),
        "twice one id": replace(plan, nodes=(*plan.nodes, plan.nodes[0])),
        "twice one relation": replace(plan, relations=(*plan.relations, first)),
        "another's node": replace(plan, nodes=(*plan.nodes, other.nodes[2])),
        "another's relation": replace(
            plan, relations=(*plan.relations, replace(planned, id=f"{planned.id}x", plan=other.plan))
        ),
        "another's relation id": replace(plan, relations=(*plan.relations, replace(planned, id=f"{other.plan}.x"))),
        "no plan": replace(plan, plan=other.plan),
        "another label": with_organisation(plan, as_group),
    }


_REFUSED_AS = {
    "missing end": "plan-loose-end",
    "twice one id": "plan-id-twice",
    "twice one relation": "plan-id-twice",
    "another's node": "plan-foreign-node",
    "another's relation": "plan-foreign-relation",
    "another's relation id": "plan-foreign-relation",
    "no plan": "plan-unnamed",
    "another label": "row-other-kind",
}


def test_contradictions_are_refused_and_nothing_is_stored(store: Store) -> None:
    before = store.snapshot()
    for fault, statements in _refused().items():
        with pytest.raises(StoreRefusedError) as refused:
            store.replace_plan(statements, STAMP)
        assert refused.value.fault.code == _REFUSED_AS[fault]
        assert "Er is niets opgeslagen" in told(refused.value)
        assert store.snapshot() == before, fault
    store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    assert store.check() == ()


def _nested(plan: PlanStatements) -> PlanStatements:
    """The same plan under an id that begins with its own id."""

    def deeper(identifier: str | None) -> str | None:
        inside = identifier is not None and (identifier + ".").startswith(plan.plan + ".")
        return identifier if identifier is None or not inside else f"{plan.plan}.deel{identifier[len(plan.plan) :]}"

    nodes = tuple(NodeRow(deeper(n.id) or "", n.labels, {**n.properties, "id": deeper(n.id) or ""}) for n in plan.nodes)
    relations = tuple(
        RelationRow(
            deeper(r.id) or "", r.type, deeper(r.source) or "", deeper(r.target) or "", deeper(r.plan),
            {**r.properties, "id": deeper(r.id) or ""},
        )
        for r in plan.relations
    )  # fmt: skip
    return PlanStatements(f"{plan.plan}.deel", nodes, relations, plan.form_json)


@pytest.mark.parametrize("outer_first", [True, False])
def test_a_plan_inside_the_id_of_another_is_refused(store: Store, outer_first: bool) -> None:
    outer = make_plan(1, 1, size=SMALL)
    first, second = (outer, _nested(outer)) if outer_first else (_nested(outer), outer)
    store.replace_plan(first, STAMP)
    before = store.snapshot()
    with pytest.raises(StoreRefusedError, match="plan-nested"):
        store.replace_plan(second, STAMP)
    assert store.snapshot() == before
