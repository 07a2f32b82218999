"""The picture of the real plan, and of one that means harm."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page

from graph.model.language import Language
from graph.model.vocabulary import Degree
from graph.picture.caption import caption_of
from graph.picture.scene import Scene, Shape, district_scene, plan_scene, scene_of, wrap
from graph.picture.svg import Link, Walk, svg
from graph.plans import read_plans
from graph.tables.making_matrix import plan_matrix
from graph.tables.matrix import Group
from graph.view import make_view
from tests.graph.analysis.real_view import DISTRICT, PLAN, real_network, real_view
from tests.graph.analysis.rules.plans import practice_view
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


@pytest.mark.parametrize("language", list(Language))
def test_what_is_heard_of_an_ambition_begins_with_what_is_seen(language: Language) -> None:
    plan = read_plans(real_view()).plan_by_id[PLAN]
    hubs = [node for node in scene_of(plan_matrix(plan), "", language).nodes if node.shape is Shape.HUB]
    assert len(hubs) == 5
    for hub in hubs:
        assert hub.spoken.startswith(f"{' '.join(hub.label)}. {hub.note}. ")
    assert hubs[0].spoken.endswith({"nl": " Ambitie.", "en": " Ambition."}[language.value])


def test_of_a_name_that_is_cut_the_whole_is_heard() -> None:
    matrix = plan_matrix(read_plans(real_view()).plan_by_id[PLAN])
    long = replace(matrix.columns[0], title="Een ambitie met een heel lange naam " * 6)
    (hub, *_) = scene_of(replace(matrix, columns=(long, *matrix.columns[1:])), "").nodes
    assert hub.label[-1].endswith("…")
    assert f"ambitie 1, {long.title}." in hub.spoken


@pytest.mark.parametrize("made_on", [None, "2 maart 2026"])
def test_it_is_as_large_as_it_is_drawn_and_no_letter_is_under_twelve_pixels(scene: Scene, made_on: str | None) -> None:
    root = ET.fromstring(svg(scene, made_on=made_on))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert min(int(size) for one in root.iter() if (size := one.get("font-size")) is not None) == 12


def test_a_picture_fits_a_screen_of_768(scene: Scene) -> None:
    """FRAME and _OUTSIDE: with its legend 560 pixels high and 1262 wide, what a page of 1366 by 768 has left for it."""
    for made in (scene, scene_of(plan_matrix(read_plans(real_view()).plan_by_id[PLAN]), "", Language.ENGLISH)):
        root = ET.fromstring(svg(made))
        assert float(root.get("width", "")) <= 1262
        assert float(root.get("height", "")) <= 560


def test_a_picture_to_take_along_says_what_it_is_of(scene: Scene) -> None:
    drawn = svg(scene, made_on="2 maart 2026")
    said = [text.text for text in ET.fromstring(drawn).iter(f"{SVG}text")]
    assert said[:2] == [
        "Partijen en ambities in: Uitvoeringsplan aanpak Mensenhandel Leidschendam-Voorburg 2025",
        "Bron: plan van Leidschendam-Voorburg (2025). Gemaakt met Ketenkaart op 2 maart 2026.",
    ]
    assert {"houder (dikker: meer acties)", "geen actie op deze naam", "zorg en opvang"} <= set(said)
    assert 'fill="#ffffff" height="100%"' in drawn or 'height="100%" fill="#ffffff"' in drawn, "paper of its own"
    plain = svg(scene)
    assert "Gemaakt met" not in plain
    assert 'height="100%"' not in plain


def test_a_made_up_plan_is_told_to_be_one_in_the_picture() -> None:
    plans = read_plans(practice_view())
    scene = district_scene(plans)
    assert len(scene.sources) == 4
    for made in (svg(scene), svg(scene, made_on="2 maart 2026")):
        root = ET.fromstring(made)
        assert "Fictief, om mee te oefenen." in root.get("aria-label", "")
        assert any("Fictief, om mee te oefenen." in (text.text or "") for text in root.iter(f"{SVG}text"))
    assert "Fictief" not in svg(plan_scene(read_plans(real_view()).plan_by_id[PLAN]))


def test_a_caption_names_twelve_plans_and_counts_the_rest(scene: Scene) -> None:
    for number, end in ((12, "G12."), (13, "G12 en nog 1."), (84, "G12 en nog 72.")):
        many = replace(scene, sources=tuple(f"G{at}" for at in range(1, number + 1)))
        assert caption_of(many, "").told.startswith("Bron: plannen van G1, G2, ")
        assert caption_of(many, "").told.partition(" Gemaakt")[0].endswith(end)


def test_a_caption_is_no_wider_than_the_picture(page: Page, scene: Scene) -> None:
    title = "Partijen en ambities in: " + "Wijkmaatschappijwerk " * 9 + "bewustwordingscampagne" * 12
    page.set_content(svg(replace(scene, title=title), made_on="2 maart 2026"))
    wide = page.locator("svg").bounding_box()
    assert wide is not None
    boxes = [text.bounding_box() for text in page.locator("text").all()]
    assert [box for box in boxes if box is None or box["x"] + box["width"] > wide["x"] + wide["width"]] == []


def test_links_stay_within_the_page(scene: Scene) -> None:
    drawn = ET.fromstring(svg(scene, {"coa": Link("#p1-coa")}))
    assert [link.get("href") for link in drawn.iter(f"{SVG}a")] == ["#p1-coa"]
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:1", ""):
        with pytest.raises(ValueError, match="same page"):
            Link(elsewhere)


def test_what_is_shown_beside_a_picture_says_so(scene: Scene) -> None:
    drawn = ET.fromstring(svg(scene, {"coa": Link("/wie?partij=coa", beside=True), "riec": Link("/netwerk?rond=riec")}))
    found = {link.get("href"): link.get("data-panel") for link in drawn.iter(f"{SVG}a")}
    assert found == {"/wie?partij=coa": "", "/netwerk?rond=riec": None}


def test_a_picture_to_walk_through(scene: Scene) -> None:
    walk = Walk("at-", {("coa", f"{PLAN}.ambition-1"): Link("#coa-1")})
    root = ET.fromstring(svg(scene, {"coa": Link("#coa"), "riec": Link("#riec")}, walk))
    named = {link.get("data-node"): link for link in root.iter(f"{SVG}a") if link.get("data-node") is not None}
    assert {node: link.get("id") for node, link in named.items()} == {"coa": "at-coa", "riec": "at-riec"}
    (line,) = [link for link in root.iter(f"{SVG}a") if link.get("href") == "#coa-1"]
    assert line.get("tabindex") == "-1"
    joined = [group for group in root.iter(f"{SVG}g") if group.get("data-from") is not None]
    assert [(group.get("data-from"), group.get("data-to")) for group in joined] == [
        (edge.source, edge.target) for edge in scene.edges
    ]


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


def test_lines_of_a_label_do_not_run_into_one_word(scene: Scene) -> None:
    """Who speaks to the computer says what is seen: the name holds the words, so the words must stand apart."""
    for item in ET.fromstring(svg(scene)).iter(f"{SVG}g"):
        if item.get("role") == "listitem":
            title = item.findtext(f"{SVG}title") or ""
            seen = re.findall(r"\w+", "".join(item.itertext()).removeprefix(title))
            assert re.findall(r"\w+", item.get("aria-label", ""))[: len(seen)] == seen
