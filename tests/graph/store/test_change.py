"""What replacing a plan writes: pure, on rows alone. Whole stores are tried in ``tests/contract``."""

from dataclasses import replace

import pytest

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.change import (
    StoredRows,
    change_of,
    counts,
    has_plan,
    is_own,
    known_changes,
    named_ids,
    plan_changes,
    removal_changes,
    same_properties,
)
from graph.store.faults import StoreRefusedError
from graph.store.port import Counts
from tests.contract.plans import SMALL, known, make_plan, organisation_row, part_of_row

PLAN = make_plan(1, 1, size=SMALL)
EMPTY = StoredRows((), (), frozenset())
THERE = StoredRows(PLAN.nodes, PLAN.relations, frozenset())


def removed_ids(stored: StoredRows, statements: PlanStatements) -> set[str]:
    return {node.id for node in plan_changes(stored, statements).removed_nodes}


def test_everything_of_a_new_plan_is_added_in_order() -> None:
    changes = plan_changes(EMPTY, PLAN)
    assert [node.id for node in changes.added_nodes] == sorted(node.id for node in PLAN.nodes)
    assert [row.id for row in changes.added_relations] == sorted(row.id for row in PLAN.relations)
    nothing = Counts(0, 0)
    assert counts(changes) == (Counts(len(PLAN.nodes), len(PLAN.relations)), nothing, nothing)


def test_the_same_plan_is_no_change() -> None:
    assert plan_changes(THERE, PLAN).empty
    assert not change_of(PLAN.plan, THERE, plan_changes(THERE, PLAN), 7).wrote


def test_a_new_title_is_told() -> None:
    renamed = tuple(
        replace(node, properties={**node.properties, "name": "Nieuw"}) if node.label == "Plan" else node
        for node in PLAN.nodes
    )
    after = replace(PLAN, nodes=renamed)
    old = next(node.name for node in PLAN.nodes if node.label == "Plan")
    assert change_of(PLAN.plan, THERE, plan_changes(THERE, after), 7).replaced_title == old
    assert change_of(PLAN.plan, EMPTY, plan_changes(EMPTY, PLAN), 7).replaced_title is None


def test_what_another_relation_holds_stays() -> None:
    shared = [node.id for node in PLAN.nodes if node.label in ("Pillar", "TargetGroup", "Source")]
    held = replace(THERE, held=frozenset(shared[:1]))
    gone = {node.id for node in removal_changes(held, PLAN.plan).removed_nodes}
    assert shared[0] not in gone
    assert set(shared[1:]) <= gone


def test_a_held_unit_holds_its_parents() -> None:
    unit, parent, top = (organisation_row(number) for number in (901, 902, 903))
    links = part_of_row(unit.id, parent.id), part_of_row(parent.id, top.id)
    more = StoredRows((*PLAN.nodes, unit, parent, top), (*PLAN.relations, *links), frozenset({unit.id}))
    assert removed_ids(more, PLAN) == set()
    assert removed_ids(replace(more, held=frozenset({parent.id})), PLAN) == {unit.id}
    assert removed_ids(replace(more, held=frozenset()), PLAN) == {unit.id, parent.id, top.id}
    changes = plan_changes(replace(more, held=frozenset({parent.id})), PLAN)
    assert [row.id for row in changes.removed_relations] == [links[0].id]


@pytest.mark.parametrize(("node_id", "own"), [("p.2025", True), ("p.2025.x", True), ("p.2025-2", False), ("p", False)])
def test_own_is_by_the_whole_parts_of_an_id(node_id: str, own: bool) -> None:
    assert is_own(NodeRow(node_id, ("Action",), {}), "p.2025") is own


def test_an_organisation_is_nobodys_own() -> None:
    assert not is_own(NodeRow("p.2025.vth", ("Organisation",), {}), "p.2025")
    assert not has_plan(StoredRows((NodeRow("p.2025", ("Organisation",), {}),), (), frozenset()), "p.2025")


def test_what_is_known_beforehand_stays_known() -> None:
    nodes, relations = known((1, 2))
    assert known_changes(EMPTY, nodes, relations).added_nodes == tuple(sorted(nodes, key=lambda node: node.id))
    assert known_changes(StoredRows(nodes, relations, frozenset()), nodes, relations).empty
    assert known_changes(StoredRows(nodes, relations, frozenset()), (), ()).empty


def test_nothing_of_a_plan_is_known_beforehand() -> None:
    with pytest.raises(StoreRefusedError):
        known_changes(EMPTY, PLAN.nodes, ())
    with pytest.raises(StoreRefusedError):
        known_changes(EMPTY, known()[0], tuple(row for row in PLAN.relations if row.plan is not None))


def test_the_ids_to_look_up_begin_the_plans_own() -> None:
    assert named_ids((organisation_row(1),), "a.b-c.2025") == {"oefen-organisatie-1", "a", "a.b-c"}
    assert named_ids((), None) == frozenset()


def test_only_content_counts() -> None:
    assert same_properties({"a": ("x", "y"), "b": 1}, {"b": 1, "a": ("x", "y")})
    assert same_properties({"a": ["x"]}, {"a": ("x",)})  # type: ignore[dict-item]
    assert not same_properties({"a": "xy"}, {"a": ("x", "y")})
    assert not same_properties({"a": ("x", "y")}, {"a": ("y", "x")})


def test_a_relation_with_another_end_goes_and_comes() -> None:
    row = next(row for row in PLAN.relations if row.type == "NAMED_PARTNER_IN")
    target = next(node.id for node in PLAN.nodes if node.label == "Block" and node.id != row.target)
    moved = replace(row, target=target)
    relations: tuple[RelationRow, ...] = tuple(moved if one.id == row.id else one for one in PLAN.relations)
    changes = plan_changes(THERE, replace(PLAN, relations=relations))
    assert (changes.removed_relations, changes.added_relations, changes.changed_relations) == ((row,), (moved,), ())
