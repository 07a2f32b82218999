"""Reading the network: views."""

import pytest

from graph.store.port import Store
from graph.view import NetworkView
from tests.contract.plans import (
    DISTRICT,
    OTHER_DISTRICT,
    SMALL,
    STAMP,
    known,
    make_plan,
    municipality_id,
    organisation_row,
    part_of_row,
)
from tests.contract.test_plans import with_organisation


@pytest.fixture
def two_districts(store: Store) -> Store:
    """Plans in two districts that share organisations and target groups."""
    store.init(*known((5, 6), OTHER_DISTRICT), STAMP)
    store.replace_plan(make_plan(1, 1), STAMP)
    store.replace_plan(make_plan(2, 2), STAMP)
    store.replace_plan(make_plan(5, 5, district=OTHER_DISTRICT), STAMP)
    return store


def test_an_empty_district_has_its_municipalities(store: Store) -> None:
    view = store.read_view(DISTRICT)
    assert list(view.nodes) == [DISTRICT, *(municipality_id(number) for number in (1, 2, 3, 4))]
    assert [relation.type for relation in view.relations] == ["IN_DISTRICT"] * 4
    assert (view.district, view.revision) == (DISTRICT, 1)


def test_a_view_holds_one_district(two_districts: Store) -> None:
    view = two_districts.read_view(DISTRICT)
    assert {node.id for node in view.of_label("Plan")} == {"oefen-gemeente-1.2025", "oefen-gemeente-2.2025"}
    assert [node.id for node in view.of_label("District")] == [DISTRICT]
    assert {node.id for node in view.of_label("Municipality")} == {municipality_id(n) for n in (1, 2, 3, 4)}
    assert {relation.plan for relation in view.relations} == {None, "oefen-gemeente-1.2025", "oefen-gemeente-2.2025"}


def test_views_together_hold_everything(two_districts: Store) -> None:
    views = [two_districts.read_view(district) for district in (DISTRICT, OTHER_DISTRICT)]
    snapshot = two_districts.snapshot()
    assert {node_id for view in views for node_id in view.nodes} == {node.id for node in snapshot.nodes}
    rows = {relation.id: relation for view in views for relation in view.relations}
    assert rows == {relation.id: relation for relation in snapshot.relations}
    for view in views:
        assert all(
            dict(zip((n.id for n in snapshot.nodes), snapshot.nodes, strict=True))[k] == n
            for k, n in view.nodes.items()
        )


def test_rows_of_a_view_stand_in_order_of_id(two_districts: Store) -> None:
    view = two_districts.read_view(DISTRICT)
    assert list(view.nodes) == sorted(view.nodes)
    assert [relation.id for relation in view.relations] == sorted(relation.id for relation in view.relations)


def test_the_same_network_is_the_same_view(two_districts: Store) -> None:
    assert two_districts.read_view(DISTRICT) == two_districts.read_view(DISTRICT)


def test_a_view_holds_the_parents_to_the_top(store: Store) -> None:
    unit, parent, top, aside = (organisation_row(number) for number in (901, 902, 903, 904))
    links = part_of_row(unit.id, parent.id), part_of_row(parent.id, top.id)
    store.init(*known((5,), OTHER_DISTRICT), STAMP)
    store.replace_plan(with_organisation(make_plan(1, 1, size=SMALL), unit, parent, top, *links), STAMP)
    other = make_plan(5, 1, size=SMALL, district=OTHER_DISTRICT)
    store.replace_plan(with_organisation(other, aside, top, part_of_row(aside.id, top.id)), STAMP)
    view = store.read_view(DISTRICT)
    assert {unit.id, parent.id, top.id} <= set(view.nodes)
    assert aside.id not in view.nodes
    assert {link.id for link in links} <= {relation.id for relation in view.of_type("PART_OF")}


def test_a_municipality_of_another_district_can_be_a_party(store: Store) -> None:
    nodes, relations = known((5,), OTHER_DISTRICT)
    store.init(nodes, relations, STAMP)
    store.replace_plan(with_organisation(make_plan(1, 1, size=SMALL), nodes[1]), STAMP)
    view = store.read_view(DISTRICT)
    assert nodes[1].id in view.nodes
    assert OTHER_DISTRICT not in view.nodes


def test_there_is_no_view_of_what_is_no_district(store: Store) -> None:
    for district in ("nergens", "oefen-gemeente-1", ""):
        with pytest.raises(KeyError):
            store.read_view(district)


def test_a_view_is_a_plain_value(two_districts: Store) -> None:
    view = two_districts.read_view(DISTRICT)
    two_districts.remove_plan("oefen-gemeente-1.2025", STAMP)
    assert isinstance(view, NetworkView)
    assert "oefen-gemeente-1.2025" in view.nodes
