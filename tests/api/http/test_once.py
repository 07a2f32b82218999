"""What is made of a network is made once, however many ask at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.parts.networks import DistrictNetwork
from tests.graph.analysis.real_view import real_view


def test_who_asks_while_it_is_made_waits_for_it_and_makes_nothing() -> None:
    network, made, begun, go_on = DistrictNetwork(real_view(), None), [], threading.Event(), threading.Event()

    def make() -> str:
        made.append(1)
        begun.set()
        assert go_on.wait(10)
        return "it"

    with ThreadPoolExecutor(8) as several:
        first = several.submit(network.once, "key", str, make)
        assert begun.wait(10)
        others = [several.submit(network.once, "key", str, make) for _ in range(7)]
        go_on.set()
        assert [one.result(10) for one in (first, *others)] == ["it"] * 8
    assert made == [1]


def test_what_fails_is_tried_again_by_the_next() -> None:
    network = DistrictNetwork(real_view(), None)

    def fail() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        network.once("key", str, fail)
    assert network.once("key", str, lambda: "it") == "it"


def test_making_one_thing_may_ask_for_another() -> None:
    network = DistrictNetwork(real_view(), None)
    assert network.once("outer", str, lambda: network.once("inner", str, lambda: "in") + "side") == "inside"
