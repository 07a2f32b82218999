"""The stand-alone page, opened in a real browser without a network."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from graph.model.language import Language
from graph.picture.interactive import to_pyvis
from graph.plans import read_plans
from graph.view import NetworkView, make_view
from tests.graph.analysis.real_view import DISTRICT, real_network, real_view
from tests.graph.analysis.rules.plans import practice_view
from tests.graph.picture.hostile import hostile_view


@pytest.mark.parametrize("make", [real_view, hostile_view])
def test_opens_offline_and_asks_for_nothing(page: Page, tmp_path: Path, make: Callable[[], NetworkView]) -> None:
    file = tmp_path / "netwerk.html"
    file.write_text(to_pyvis(read_plans(make())), encoding="utf-8")
    asked: list[str] = []
    faults: list[str] = []

    def only_the_file(route: Route) -> None:
        if route.request.url == file.as_uri():
            route.continue_()
            return
        asked.append(route.request.url)
        route.abort()

    page.route("**/*", only_the_file)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(file.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    counted = page.evaluate("[nodes.length, edges.length, network.physics.physicsEnabled]")
    relations = [row for row in read_plans(make()).rows if not row.is_derived]
    assert counted[1] == len(relations) + 27, (
        "every statement is a line of its own, and each action hangs on its ambition"
    )
    assert counted[2] is False
    box = page.locator("#mynetwork").bounding_box()
    assert box is not None
    for step in range(1, 12):
        page.mouse.move(box["x"] + box["width"] * step / 12, box["y"] + box["height"] * step / 12)
    assert page.evaluate("window.hit") is None
    assert page.locator("#hit").count() == 0
    assert asked == []
    assert faults == []


def test_a_document_of_its_own() -> None:
    made = to_pyvis(read_plans(real_view()))
    assert made.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert "<title>Netwerk van district D, politie-eenheid Den Haag</title>" in made
    assert re.findall(r"<(?:link|script|img|iframe)\b[^>]*(?:src|href)", made) == []
    assert "tooltip_link" not in made
    assert "popup.innerHTML" not in made


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Page:
    file = tmp_path / "netwerk.html"
    file.write_text(to_pyvis(read_plans(real_view()), made_on="2 maart 2026"), encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    return page


def test_it_says_what_it_is_of_and_what_its_signs_mean(opened: Page) -> None:
    said = opened.locator("header").inner_text()
    for words in (
        "Netwerk van district D, politie-eenheid Den Haag",
        "Bron: plan van Leidschendam-Voorburg (2025). Gemaakt met Ketenkaart op 2 maart 2026.",
        "houder: eigen afdelingen van een gemeente",
        "in de partnerlijst",
        "zorg en opvang",
    ):
        assert words in said
    assert "Fictief" not in said
    signs = opened.locator("header li")
    assert signs.count() == opened.locator("header li svg path").count() > 10
    made_up = to_pyvis(read_plans(practice_view()), Language.ENGLISH, "2 March 2026")
    assert "Fictional, to practise with. Source: plans of " in made_up


def test_the_first_view_can_be_read_and_all_of_it_is_one_press_away(opened: Page) -> None:
    """Letters of 14 pixels, so that 12/14 of their size is the least that is read."""
    assert opened.evaluate("network.getScale()") >= 12 / 14
    drawn = opened.locator("#mynetwork").bounding_box()
    assert drawn is not None
    assert drawn["y"] + drawn["height"] <= 768
    opened.get_by_role("button", name="Alles").click()
    left, right, top, bottom = opened.evaluate(
        """() => {
          const all = Object.values(network.getPositions()).map((at) => network.canvasToDOM(at));
          const across = all.map((at) => at.x), down = all.map((at) => at.y);
          return [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
        }"""
    )
    assert 0 <= left <= right <= drawn["width"]
    assert 0 <= top <= bottom <= drawn["height"]
    opened.get_by_role("button", name="Groter").click()


def test_pointing_at_a_name_lights_up_its_lines(opened: Page) -> None:
    faint = "edges.get().filter((one) => one.color.opacity < 1).map((one) => [one.from, one.to])"
    assert opened.evaluate(faint) == []
    box = opened.locator("#mynetwork").bounding_box()
    at = opened.evaluate("network.canvasToDOM(network.getPositions(['shop']).shop)")
    assert box is not None
    opened.mouse.move(box["x"] + at["x"] - 3, box["y"] + at["y"])
    opened.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    opened.wait_for_function(f"{faint}.length > 0")
    others = opened.evaluate(faint)
    assert not any("shop" in ends for ends in others)
    assert len(others) == opened.evaluate("edges.get().filter((one) => ![one.from, one.to].includes('shop')).length")
    opened.mouse.move(box["x"] + 2, box["y"] + 2)
    opened.wait_for_function(f"{faint}.length === 0")


def test_own_departments_are_one_faint_node() -> None:
    nodes = json.loads(re.findall(r"nodes = new vis\.DataSet\((\[.*?\])\);", to_pyvis(read_plans(real_view())))[0])
    names = [node["label"].replace("\n", " ") for node in nodes]
    assert names.count("Leidschendam-Voorburg: eigen afdelingen") == 1
    assert "VTH" not in names


def test_a_word_that_pyvis_takes_for_a_link_stays_text() -> None:
    made = to_pyvis(read_plans(hostile_view()))
    assert "popup.innerHTML" not in made
    assert "\u202e" not in made


def test_same_page_in_any_order_of_loading() -> None:
    network = real_network()
    turned = make_view(DISTRICT, 1, list(network.nodes.values())[::-1], network.relations[::-1])
    assert to_pyvis(read_plans(turned)) == to_pyvis(read_plans(real_view()))


def test_a_large_network_is_drawn_without_its_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.picture.interactive._MOST", 100)
    nodes = json.loads(re.findall(r"nodes = new vis\.DataSet\((\[.*?\])\);", to_pyvis(read_plans(real_view())))[0])
    assert not any(node["id"].startswith("gm1916.2025.") and ".ambition-" not in node["id"] for node in nodes)
    assert any(node["id"] == "coa" for node in nodes)
