"""The stand-alone page, opened in a real browser without a network."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from graph.picture.interactive import to_pyvis
from graph.plans import read_plans
from graph.view import NetworkView, make_view
from tests.graph.analysis.real_view import DISTRICT, real_network, real_view
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
