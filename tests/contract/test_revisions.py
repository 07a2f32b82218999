"""What a change makes stale: its own plan and district, who looks at a shared row that changed, and nothing else."""

from dataclasses import replace

import pytest

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.port import DistrictState, Store
from graph.store.records import DecisionRecord, Stamp
from tests.contract.plans import (
    DISTRICT,
    OTHER_DISTRICT,
    SMALL,
    STAMP,
    district_row,
    known,
    make_plan,
    membership_row,
    municipality_row,
    organisation_row,
    part_of_row,
)
from tests.contract.test_plans import with_organisation

LATER = Stamp("2025-07-01T12:00:00+02:00", "later")
THIRD_DISTRICT = "oefen-district-c"
UNIT, PARENT, TOP = (organisation_row(number) for number in (901, 902, 903))


def plan_with(owner: int, *more: NodeRow | RelationRow, district: str = DISTRICT) -> PlanStatements:
    """A small plan in which the first of ``more`` holds an action."""
    plan = make_plan(owner, owner, size=SMALL, district=district)
    # Each owner draws from organisations of its own, so that plans share only what a test gives them.
    own = {node.id: f"{node.id}-{owner}" for node in plan.nodes if node.id.startswith("oefen-organisatie-")}
    nodes = [
        replace(n, id=own.get(n.id, n.id), properties={**n.properties, "id": own.get(n.id, n.id)}) for n in plan.nodes
    ]
    relations = [
        replace(row, source=own.get(row.source, row.source), target=own.get(row.target, row.target))
        for row in plan.relations
        if row.type != "PART_OF" or row.source not in own
    ]
    plan = replace(plan, nodes=tuple(nodes), relations=tuple(relations))
    first, *others = more
    assert isinstance(first, NodeRow)
    return with_organisation(plan, first, *others)


@pytest.fixture
def loaded(store: Store) -> Store:
    """Two plans in one district, one in another, one in a third; the second and the third name one unit."""
    store.init(*known((5,), OTHER_DISTRICT), STAMP)
    store.init(*known((7,), THIRD_DISTRICT), STAMP)
    alone = organisation_row(910), organisation_row(911)
    store.replace_plan(plan_with(1, alone[0]), STAMP)
    store.replace_plan(plan_with(2, UNIT, PARENT, part_of_row(UNIT.id, PARENT.id)), STAMP)
    store.replace_plan(plan_with(5, UNIT, PARENT, part_of_row(UNIT.id, PARENT.id), district=OTHER_DISTRICT), STAMP)
    store.replace_plan(plan_with(7, alone[1], district=THIRD_DISTRICT), STAMP)
    return store


def marks(store: Store) -> dict[str, int]:
    """The revision of every district and plan, by its last parts."""
    found = {}
    for state in store.districts():
        view = store.read_view(state.id)
        assert view.revision == state.revision
        found[state.id[-1]] = state.revision
        found |= {
            plan.removeprefix("oefen-gemeente-").removesuffix(".2025"): at for plan, at in view.plan_revisions.items()
        }
    return found


def touched(store: Store, before: dict[str, int]) -> set[str]:
    """What stands at the last revision, where it did not stand before."""
    return {name for name, at in marks(store).items() if at == store.revision() and before.get(name) != at}


def test_a_plan_touches_itself_and_its_district_alone(loaded: Store) -> None:
    before = marks(loaded)
    assert touched(loaded, before) == set()
    loaded.replace_plan(plan_with(1, organisation_row(912)), LATER)
    assert touched(loaded, before) == {"1", "a"}
    before = marks(loaded)
    loaded.remove_plan("oefen-gemeente-1.2025", LATER)
    assert touched(loaded, before) == {"a"}
    assert "1" not in marks(loaded)


def test_the_same_plan_again_touches_nothing(loaded: Store) -> None:
    before = marks(loaded)
    assert not loaded.replace_plan(plan_with(2, UNIT, PARENT, part_of_row(UNIT.id, PARENT.id)), LATER).wrote
    assert marks(loaded) == before


def test_a_shared_row_that_comes_in_touches_nobody_else(loaded: Store) -> None:
    before = marks(loaded)
    loaded.replace_plan(plan_with(1, organisation_row(950), TOP, part_of_row("oefen-organisatie-950", TOP.id)), LATER)
    assert touched(loaded, before) == {"1", "a"}


def test_a_shared_row_that_changes_touches_who_states_something_about_it(loaded: Store) -> None:
    before = marks(loaded)
    loaded.replace_plan(plan_with(7, organisation_row(901, name="Nieuwe naam"), district=THIRD_DISTRICT), LATER)
    assert touched(loaded, before) == {"7", "c", "2", "a", "5", "b"}
    assert loaded.read_view(OTHER_DISTRICT).nodes[UNIT.id].name == "Nieuwe naam"


def test_a_parent_that_changes_touches_who_names_a_unit_of_it(loaded: Store) -> None:
    before = marks(loaded)
    loaded.replace_plan(plan_with(7, organisation_row(902, name="Nieuwe naam"), district=THIRD_DISTRICT), LATER)
    assert touched(loaded, before) == {"7", "c", "2", "a", "5", "b"}


def test_a_parent_that_is_added_above_a_unit_touches_who_names_the_unit(loaded: Store) -> None:
    before = marks(loaded)
    link = part_of_row(PARENT.id, TOP.id)
    loaded.replace_plan(plan_with(7, PARENT, TOP, link, district=THIRD_DISTRICT), LATER)
    assert touched(loaded, before) == {"7", "c", "2", "a", "5", "b"}
    assert TOP.id in loaded.read_view(OTHER_DISTRICT).nodes


def test_a_unit_that_moves_to_another_parent_touches_who_names_it(loaded: Store) -> None:
    before = marks(loaded)
    link = part_of_row(UNIT.id, TOP.id)
    loaded.replace_plan(plan_with(7, UNIT, TOP, link, district=THIRD_DISTRICT), LATER)
    assert touched(loaded, before) == {"7", "c", "2", "a", "5", "b"}
    assert PARENT.id not in loaded.read_view(OTHER_DISTRICT).nodes


def test_a_municipality_that_changes_touches_its_district_and_who_names_it(loaded: Store) -> None:
    before = marks(loaded)
    node = municipality_row(5)
    loaded.init((NodeRow(node.id, node.labels, {**node.properties, "name": "Anders"}),), (), LATER)
    assert touched(loaded, before) == {"b", "5"}


def test_a_municipality_that_moves_touches_both_districts(loaded: Store) -> None:
    before = marks(loaded)
    rows = (district_row(THIRD_DISTRICT), municipality_row(3))
    loaded.init(rows, (membership_row(3, THIRD_DISTRICT),), LATER)
    assert touched(loaded, before) == {"a", "c"}
    assert municipality_row(3).id in loaded.read_view(THIRD_DISTRICT).nodes


def test_a_district_that_changes_touches_its_plans(loaded: Store) -> None:
    before = marks(loaded)
    node = district_row(OTHER_DISTRICT)
    loaded.init((NodeRow(node.id, node.labels, {**node.properties, "name": "Anders"}),), (), LATER)
    assert touched(loaded, before) == {"b", "5"}


def test_a_district_that_is_new_begins_at_its_own_change(loaded: Store) -> None:
    before = marks(loaded)
    loaded.init((district_row("oefen-district-d"),), (), LATER)
    assert touched(loaded, before) == {"d"}


def test_a_plan_that_moves_touches_both_districts(loaded: Store) -> None:
    before = marks(loaded)
    loaded.replace_plan(plan_with(1, organisation_row(910), district=THIRD_DISTRICT), LATER)
    assert touched(loaded, before) == {"a", "1", "c"}
    assert [hit.node.id for hit in loaded.search("oefengemeente 1", THIRD_DISTRICT, 5)] == ["oefen-gemeente-1"]
    goal = next(
        node for node in loaded.read_view(THIRD_DISTRICT).of_label("Goal") if node.id.startswith("oefen-gemeente-1.")
    )
    assert goal.id in {hit.node.id for hit in loaded.search(goal.name, THIRD_DISTRICT, 50)}
    assert goal.id not in {hit.node.id for hit in loaded.search(goal.name, DISTRICT, 50)}


def test_a_decision_touches_its_district(loaded: Store) -> None:
    before = marks(loaded)
    decision = DecisionRecord("b1", "f", ("x",), "goed", "", None, OTHER_DISTRICT, "2025-03-02T09:00:00+01:00", "regio")
    loaded.record_decision(decision, LATER)
    assert touched(loaded, before) == {"b"}
    before = marks(loaded)
    loaded.record_decision(replace(decision, id="b2", district="nergens"), LATER)
    assert touched(loaded, before) == set()


def test_districts_are_told_with_their_numbers(loaded: Store) -> None:
    loaded.replace_plan(plan_with(1, organisation_row(912)), LATER)
    assert loaded.districts() == (
        DistrictState(DISTRICT, "Oefendistrict A", True, 4, 2, 8, LATER.at),
        DistrictState(OTHER_DISTRICT, "Oefendistrict B", True, 1, 1, 6, STAMP.at),
        DistrictState(THIRD_DISTRICT, "Oefendistrict C", True, 1, 1, 7, STAMP.at),
    )


def test_who_holds_a_node(loaded: Store) -> None:
    assert loaded.holding(UNIT.id) == (DISTRICT, OTHER_DISTRICT)
    assert loaded.holding(PARENT.id) == (DISTRICT, OTHER_DISTRICT)
    assert loaded.holding("oefen-organisatie-911") == (THIRD_DISTRICT,)
    assert loaded.holding("oefen-gemeente-5.2025") == (OTHER_DISTRICT,)
    assert loaded.holding(OTHER_DISTRICT) == (OTHER_DISTRICT,)
    assert loaded.holding("nergens") == ()
    assert loaded.holding("oefen-gemeente-5.2025.nergens") == ()


def test_a_store_without_districts_has_none(empty_store: Store) -> None:
    empty_store.init((), (), STAMP)
    assert empty_store.districts() == ()
