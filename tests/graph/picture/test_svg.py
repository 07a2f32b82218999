"""The picture of the real plan, and of one that means harm."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from graph.model.language import Language
from graph.model.vocabulary import Degree
from graph.picture.scene import Scene, Shape, district_scene, plan_scene, scene_of, wrap
from graph.picture.svg import Walk, svg
from graph.plans import read_plans
from graph.tables.matrix import Group, plan_matrix
from graph.view import make_view
from tests.graph.analysis.real_view import DISTRICT, PLAN, real_network, real_view
from tests.graph.picture.hostile import hostile_view

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return plan_scene(read_plans(real_view()).plan_by_id[PLAN])


def test_what_is_drawn(scene: Scene) -> None:
    assert sum(node.shape is Shape.HUB for node in scene.nodes) == 5
    # 28 outside parties are named; AVIM and HEIT Prostitutie are in Politie and HEIT, two are rest groups,
    # and Meld Misdaad Anoniem and Work in NL are named in texts only.
    assert sum(node.shape is not Shape.HUB for node in scene.nodes) == 25
    (coa,) = [node for node in scene.nodes if node.id == "coa"]
    assert coa.group is Group.LISTED
    assert [edge.degree for edge in scene.edges if edge.source == "coa"] == [Degree.LISTED] * 4
    assert "alleen in de partnerlijst" in coa.spoken


def test_the_summary_counts_one_as_one() -> None:
    matrix = plan_matrix(read_plans(real_view()).plan_by_id[PLAN])
    lines = {line.organisation: line for line in matrix.lines}
    assert scene_of(replace(matrix, lines=(lines["coa"],)), "").summary == (
        "1 partij van buiten. 0 zijn houder van een of meer acties. 1 staat alleen in een partnerlijst."
    )
    assert scene_of(replace(matrix, lines=(lines["shop"],)), "", Language.ENGLISH).summary == (
        "1 party from outside. 1 is a holder of one or more actions. 0 are only in a partner list."
    )


def test_a_picture_holds_so_many_elements_and_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.picture.scene.MOST_ELEMENTS", 14)
    small = plan_scene(read_plans(real_view()).plan_by_id[PLAN])
    # Five ambitions; Den Haag with two lines, COA with four, and no place for CoMensha with its one.
    assert [node.id for node in small.nodes][5:] == ["gm0518", "coa"]
    assert len(small.nodes) + len(small.edges) == 13
    assert small.summary.startswith("25 partijen van buiten.")
    assert small.summary.endswith(
        "Alleen de eerste 2 zijn getekend, want meer past niet; de andere staan op Wie doet wat."
    )


def test_own_departments_are_no_star(scene: Scene) -> None:
    assert not any(node.id.startswith("gm1916.") and node.shape is not Shape.HUB for node in scene.nodes)


def test_several_lines_between_two_run_side_by_side(scene: Scene) -> None:
    lines = [edge for edge in scene.edges if edge.source == "gm0518"]
    assert [(edge.degree, edge.lane, edge.lanes) for edge in lines] == [(Degree.FUNDS, 0, 2), (Degree.MENTIONED, 1, 2)]


def test_no_label_lies_over_another(scene: Scene) -> None:
    for one, other in combinations(scene.nodes, 2):
        wide, high = (one.width + other.width) / 2, (one.height + other.height) / 2
        assert abs(one.x - other.x) >= wide or abs(one.y - other.y) >= high, (one.id, other.id)


def test_same_picture_in_any_order_of_loading(scene: Scene) -> None:
    network = real_network()
    turned = make_view(DISTRICT, 9, list(network.nodes.values())[::-1], network.relations[::-1])
    assert svg(plan_scene(read_plans(turned).plan_by_id[PLAN])) == svg(scene)


def test_every_node_has_a_name(scene: Scene) -> None:
    root = ET.fromstring(svg(scene))
    items = root.findall(f".//{SVG}g[@role='listitem']")
    assert len(items) == len(scene.nodes)
    for item, node in zip(items, scene.nodes, strict=True):
        assert item.get("aria-label") == node.spoken
        assert item.findtext(f"{SVG}title") == node.spoken
    assert root.get("aria-label", "").startswith(scene.title)


def test_links_stay_within_the_page(scene: Scene) -> None:
    drawn = ET.fromstring(svg(scene, {"coa": "#p1-coa"}))
    assert [link.get("href") for link in drawn.iter(f"{SVG}a")] == ["#p1-coa"]
    with pytest.raises(ValueError, match="same page"):
        svg(scene, {"coa": "https://example.org/"})


def test_a_picture_to_walk_through(scene: Scene) -> None:
    walk = Walk("at-", {("coa", f"{PLAN}.ambition-1"): "#coa-1"})
    root = ET.fromstring(svg(scene, {"coa": "#coa", "riec": "#riec"}, walk))
    named = {link.get("data-node"): link for link in root.iter(f"{SVG}a") if link.get("data-node") is not None}
    assert {node: link.get("id") for node, link in named.items()} == {"coa": "at-coa", "riec": "at-riec"}
    (line,) = [link for link in root.iter(f"{SVG}a") if link.get("href") == "#coa-1"]
    assert line.get("tabindex") == "-1"
    joined = [group for group in root.iter(f"{SVG}g") if group.get("data-from") is not None]
    assert [(group.get("data-from"), group.get("data-to")) for group in joined] == [
        (edge.source, edge.target) for edge in scene.edges
    ]
    with pytest.raises(ValueError, match="same page"):
        svg(scene, {}, Walk("at-", {("coa", "x"): "javascript:1"}))


def test_hostile_names_stay_text() -> None:
    drawn = svg(plan_scene(read_plans(hostile_view()).plan_by_id[PLAN]))
    root = ET.fromstring(drawn)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "g", "title", "path", "rect", "text"}
    assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)
    assert not any(char in drawn for char in "\x00\x1b\u202e\u2066")


def test_no_plan_no_parties() -> None:
    network = real_network()
    known = [node for node in network.nodes.values() if "Municipality" in node.labels or node.label == "District"]
    empty = district_scene(
        read_plans(make_view(DISTRICT, 1, known, [r for r in network.relations if r.type == "IN_DISTRICT"]))
    )
    assert empty.nodes == ()
    assert ET.fromstring(svg(empty)).tag == f"{SVG}svg"


@pytest.mark.parametrize("text", ["", "a", "een twee drie", "x" * 500, "woord " * 200])
def test_wrap_is_bounded(text: str) -> None:
    lines = wrap(text, 26)
    assert 1 <= len(lines) <= 4
    assert all(len(line) <= 34 for line in lines)
