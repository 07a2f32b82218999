"""Views in columns: nothing over another, within a laptop's width, the same picture every time."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

import graph
from graph.analysis.glances.glance import View
from graph.model.language import Language
from graph.network import Network
from graph.picture.columns import LEAST, MOST, NARROWEST, WIDE, in_columns
from graph.picture.glance_scene import glance_scene
from graph.picture.layout import Box
from graph.picture.scene import Scene
from graph.picture.svg import svg
from graph.questions import AtAGlance
from graph.questions.filters import QuestionError
from tests.graph.analysis.rules.plans import practice_view, real_view

VIEWS = pytest.mark.parametrize("view", View)


def scene(network: Network, view: View, language: Language = Language.DUTCH) -> Scene:
    asked = AtAGlance(view=view)
    return glance_scene(asked.of(network), asked.plans(network), language)


@VIEWS
def test_no_box_lies_over_another_and_all_fit_a_laptop(view: View) -> None:
    for network in (Network(real_view()), Network(practice_view())):
        made = scene(network, view)
        for one, other in combinations(made.nodes, 2):
            apart_x = abs(one.x - other.x) >= (one.width + other.width) / 2
            apart_y = abs(one.y - other.y) >= (one.height + other.height) / 2
            assert apart_x or apart_y, (one.id, other.id)
        assert made.width <= WIDE


@VIEWS
def test_the_same_network_is_the_same_picture(view: View) -> None:
    assert svg(scene(Network(practice_view()), view)) == svg(scene(Network(practice_view()), view))


@VIEWS
def test_every_box_is_spoken_and_the_whole_has_its_sentence(view: View) -> None:
    made = scene(Network(practice_view()), view)
    root = ET.fromstring(svg(made))

    items = [one for one in root.iter("{http://www.w3.org/2000/svg}g") if one.get("role") == "listitem"]
    assert len(items) == len(made.nodes)
    assert all((one.get("aria-label") or "").endswith((".", "…")) for one in items)
    assert made.summary in (root.get("aria-label") or "")
    assert "Fictief, om mee te oefenen." in svg(made)


def test_headings_and_legend_are_in_the_language_that_is_asked() -> None:
    made = svg(scene(Network(real_view()), View.SIDES, Language.ENGLISH))

    for words in ("Care", "What joins them", "has a task", "nothing here"):
        assert f">{words}<" in made
    assert ">Zorg<" not in made


def test_a_view_is_drawn_by_its_name_from_python() -> None:
    network = Network(real_view())

    assert "Acties met zorg" in graph.draw(network, view="sides")
    assert "Eigen afdelingen" in graph.draw(network, view="shared", with_own=True)
    with pytest.raises(QuestionError):
        graph.draw(network, view="everything")


def test_a_column_keeps_its_order_only_where_that_is_asked() -> None:
    left, right = ([Box(name, 100, 30) for name in names] for names in (("a", "b"), ("x", "y")))
    links = [("a", "y"), ("b", "x")]

    free, kept = in_columns([left, right], links), in_columns([left, right], links, kept=(0, 1))
    assert (free.spots["a"].y < free.spots["b"].y) == (free.spots["y"].y < free.spots["x"].y), "no lines cross"
    assert kept.spots["a"].y < kept.spots["b"].y
    assert kept.spots["x"].y < kept.spots["y"].y


def test_a_short_column_is_spread_beside_a_long_one() -> None:
    long, short = ([Box(f"{name}{at}", 100, 30) for at in range(number)] for name, number in (("l", 10), ("s", 3)))
    spots = in_columns([long, short], []).spots

    assert spots["l1"].y - spots["l0"].y == 30 + LEAST
    assert spots["s1"].y - spots["s0"].y == 30 + MOST
    assert spots["s0"].x - spots["l0"].x - 100 >= NARROWEST


def test_nothing_to_place_is_an_empty_picture() -> None:
    assert in_columns([], []).spots == {}
    assert in_columns([[]], []).spots == {}
