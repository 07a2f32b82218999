"""What a search finds in the given plan, looked up by hand in its text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import open_store, read_network
from graph.network import Network
from graph.questions import WhatIsFound
from graph.questions.what_is_found import Found
from graph.sources import source_of_plan
from graph.store.port import Store
from loaders import load
from loaders.shipped import shipped_plans
from tests.api.http.serving import PRACTICE, fill, reference

TEXT = next(plan for shipped in shipped_plans() for plan in shipped.plans if plan.suffix == ".txt")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("found") / "network.db"
    with open_store(str(path)) as opened:
        fill(opened, reference())
        yield opened


@pytest.fixture(scope="module")
def network(store: Store) -> Network:
    return read_network(store)


def find(store: Store, network: Network, q: str, **asked: object) -> Found:
    return WhatIsFound(q=q, **asked).of(network, store, lambda plan: source_of_plan(store, plan))  # type: ignore[arg-type]


def lines(found: Found) -> list[tuple[int, int]]:
    return [(place.line_from, place.line_to) for place in found.places]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("ketenregisseur", [(106, 106)]),
        ("zorgcoördinator", [(109, 109)]),
        ("zorgcoordinator", [(109, 109)]),
        ("jeugdzorginstellingen", [(210, 211)]),
        ("jeugdzorg", [(210, 210)]),
        ("instellingen asielzoekerscentra", [(211, 211)]),
        ("coa", [(158, 158), (275, 275), (477, 477), (588, 588)]),
        ("bewustwordingsbijeenkomsten", [(209, 210)]),
    ],
)
def test_words_are_found_on_their_lines(
    store: Store, network: Network, q: str, expected: list[tuple[int, int]]
) -> None:
    found = find(store, network, q)
    assert lines(found) == expected
    assert found.all_places == len(expected)
    assert not found.nothing


def test_a_place_says_what_it_is_a_part_of(store: Store, network: Network) -> None:
    (in_action,) = find(store, network, "jeugdzorginstellingen").places
    assert in_action.action is not None
    assert in_action.action.line_from == 209
    in_list = find(store, network, "coa").places[2]
    assert in_list.action is None
    assert {row.organisation for row in in_list.named} == {"politie", "coa"}
    (only_text,) = find(store, network, "schending").places
    assert only_text.only_text
    assert only_text.text.rstrip() == "Mensenhandel is een ernstige schending"


def test_a_holder_belongs_to_its_action(store: Store, network: Network) -> None:
    """Lines 246 to 248: "RIEC, Centrum gemeente Zoetermeer", the holders of the row that begins on line 232."""
    (place,) = find(store, network, "centrum zoetermeer").places
    assert place.action is not None
    assert place.action.line_from == 232


def test_words_far_apart_are_not_together(store: Store, network: Network) -> None:
    assert find(store, network, "ketenregisseur ernstige").nothing
    assert not find(store, network, "ernstige schending van mensenrechten").nothing


def test_what_is_entered_by_hand_is_found_by_its_parts(store: Store) -> None:
    network = read_network(store, PRACTICE)
    found = find(store, network, "maan", municipality="oefen-krekelerzijl")
    assert found.all_places == 0


def test_no_word_at_all_finds_nothing_and_says_so(store: Store, network: Network) -> None:
    found = find(store, network, "?!")
    assert found.words == ()
    assert found.nothing


def test_at_most_as_many_as_are_asked_for(store: Store, network: Network) -> None:
    found = find(store, network, "de", limit=3)
    assert len(found.places) == 3
    assert found.all_places == 58
    assert len(found.hits) == 3
    assert found.more_hits


def test_a_source_of_another_owner_is_left_out(store: Store, network: Network) -> None:
    assert find(store, network, "ketenregisseur", municipality="gm0637").nothing
    assert not find(store, network, "ketenregisseur", municipality="gm1916").nothing


def test_a_plan_loaded_again_is_searched_as_it_is_now(tmp_path: Path) -> None:
    changed = tmp_path / TEXT.name
    changed.write_text(TEXT.read_text("utf-8").replace("Ketenregisseur", "Ketenduider"), encoding="utf-8")
    with open_store(str(tmp_path / "network.db")) as opened:
        assert load([TEXT], opened).complete
        assert load([changed], opened).complete
        assert find(opened, read_network(opened), "ketenregisseur").nothing
        assert lines(find(opened, read_network(opened), "ketenduider")) == [(106, 106)]
