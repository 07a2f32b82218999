"""Which networks requests are answered from: never older than the store, read once, kept while there is room."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.parts.networks import Networks, StoreDoor
from graph.store.records import DecisionRecord, Stamp
from graph.store.sqlite import SqliteStore, open_sqlite_store
from graph.view import NetworkView
from tests.api.http.serving import PRACTICE, fill, reference
from tests.graph.analysis.real_view import DISTRICT

STAMP = Stamp(at="2026-03-02T10:00:00+00:00", by="test")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        fill(opened, reference())
        yield opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each district was read."""
    counted: Counter[str] = Counter()
    real = SqliteStore.read_view

    def counting(self: SqliteStore, district: str) -> NetworkView:
        counted[district] += 1
        return real(self, district)

    monkeypatch.setattr(SqliteStore, "read_view", counting)
    return counted


def decide(store: SqliteStore, district: str, number: int = 1) -> None:
    decision = DecisionRecord(
        id=f"d{number}",
        finding="x",
        subjects=("x",),
        answer="later",
        note="",
        meeting=None,
        district=district,
        at=STAMP.at,
        by=STAMP.by,
    )
    store.record_decision(decision, STAMP)


def test_a_network_is_read_once_for_each_state_of_its_district(store: SqliteStore, read: Counter[str]) -> None:
    networks = Networks(StoreDoor(lambda: store))
    first = networks.now().of(DISTRICT)
    assert networks.now().of(DISTRICT) is first
    decide(store, DISTRICT)
    second = networks.now().of(DISTRICT)
    assert second is not first
    assert second.state.revision > first.state.revision
    assert read == {DISTRICT: 2}


def test_a_change_in_one_district_leaves_the_others(store: SqliteStore, read: Counter[str]) -> None:
    networks = Networks(StoreDoor(lambda: store))
    other = networks.now().of(PRACTICE)
    decide(store, DISTRICT)
    assert networks.now().of(PRACTICE) is other
    assert read == {PRACTICE: 1}


def test_nothing_of_any_network_is_read_to_know_which_districts_there_are(
    store: SqliteStore, read: Counter[str]
) -> None:
    now = Networks(StoreDoor(lambda: store)).now()
    assert [state.id for state in now.states] == [DISTRICT, PRACTICE]
    assert now.default is not None
    assert now.default.id == DISTRICT
    assert read == {}


def test_plans_that_did_not_change_are_not_read_again(store: SqliteStore) -> None:
    networks = Networks(StoreDoor(lambda: store))
    before = networks.now().of(PRACTICE)
    plans = before.plans.plans
    decide(store, PRACTICE)
    after = networks.now().of(PRACTICE)
    assert after is not before
    assert [one is other for one, other in zip(after.plans.plans, plans, strict=True)] == [True] * 4


def test_the_longest_unused_goes_when_all_together_are_too_large(store: SqliteStore, read: Counter[str]) -> None:
    sizes = Networks(StoreDoor(lambda: store))
    both = sizes.now().of(DISTRICT).size + sizes.now().of(PRACTICE).size
    read.clear()
    for most, expected in ((both, {DISTRICT: 1, PRACTICE: 1}), (both - 1, {DISTRICT: 2, PRACTICE: 2})):
        networks = Networks(StoreDoor(lambda: store), most)
        for district in (DISTRICT, PRACTICE, DISTRICT, PRACTICE):
            networks.now().of(district)
        assert read == expected
        read.clear()


def test_many_who_ask_at_once_read_once_and_others_do_not_wait(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, slow, go_on = SqliteStore.read_view, threading.Event(), threading.Event()
    counted: Counter[str] = Counter()

    def held(self: SqliteStore, district: str) -> NetworkView:
        counted[district] += 1
        if district == PRACTICE:
            slow.set()
            assert go_on.wait(30)
        return real(self, district)

    monkeypatch.setattr(SqliteStore, "read_view", held)
    networks = Networks(StoreDoor(lambda: store))
    with ThreadPoolExecutor(8) as several:
        asked = [several.submit(lambda: networks.now().of(PRACTICE)) for _ in range(6)]
        assert slow.wait(30)
        assert networks.now().of(DISTRICT).district.id == DISTRICT
        go_on.set()
        assert len({id(one.result(30)) for one in asked}) == 1
    assert counted == {PRACTICE: 1, DISTRICT: 1}


def test_a_district_that_changes_while_it_is_read_is_read_again(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, numbers = SqliteStore.read_view, iter(range(10, 12))

    def changing(self: SqliteStore, district: str) -> NetworkView:
        number = next(numbers, None)
        if number is not None:
            decide(store, DISTRICT, number)
        return real(self, district)

    now = Networks(StoreDoor(lambda: store)).now()
    monkeypatch.setattr(SqliteStore, "read_view", changing)
    found = now.of(DISTRICT)
    assert found.view.revision == found.state.revision
    assert found.state.revision == now.of(DISTRICT).state.revision


def test_who_holds_a_node_and_who_holds_all_of_several(store: SqliteStore) -> None:
    now = Networks(StoreDoor(lambda: store)).now()

    def holding(*nodes: str) -> list[str]:
        return [network.district.id for network in now.holding(*nodes)]

    assert holding("gm1916.2025") == [DISTRICT]
    assert holding("gm1916.2025", "coa") == [DISTRICT]
    assert holding("gm1916.2025", "oefen-krekelerzijl") == []
    assert holding("nobody") == []


def test_a_district_that_is_not_there(store: SqliteStore) -> None:
    with pytest.raises(KeyError):
        Networks(StoreDoor(lambda: store)).now().of("nowhere")
