"""A load that is killed, or whose server is killed, leaves the network as it was; loads at once lose nothing."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from neo4j import Driver, ManagedTransaction

from graph.store.faults import SERVER_BUSY, StoreDamagedError, StoreError, StoreUnavailableError
from graph.store.neo4j import Neo4jStore, open_neo4j_store, state
from graph.store.neo4j import connection as connecting
from graph.store.neo4j.rows import node_of
from tests import neo4j_server
from tests.contract.plans import DISTRICT, SMALL, STAMP, known, make_plan
from tests.told import told

LOADER = """
import sys, time
from graph.store.neo4j import open_neo4j_store, state
from tests.contract.plans import STAMP, make_plan
from tests.told import told

def stall(*given):
    print("all rows sent", flush=True)
    time.sleep(600)

state.close_change = stall
url, user, password = sys.argv[1:]
with open_neo4j_store(url, user, password) as store:
    store.replace_plan(make_plan(1, 2), STAMP)
"""
"""Loads another version of a plan, and stands still in its transaction, before the last statement and the commit."""


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def others_under_way(driver: Driver) -> int:
    """Transactions that hold locks, beside the one that asks."""
    text = "SHOW TRANSACTIONS YIELD activeLockCount, currentQuery WHERE activeLockCount > 0"
    return sum("SHOW TRANSACTIONS" not in record["currentQuery"] for record in driver.execute_query(text).records)


def test_a_killed_load_leaves_the_network_as_it_was(
    store: Neo4jStore, driver: Driver, neo4j_server: neo4j_server.Connection
) -> None:
    store.replace_plan(make_plan(1, 1), STAMP)
    before = store.snapshot()
    child = subprocess.Popen(
        [sys.executable, "-c", LOADER, neo4j_server.url, neo4j_server.user, neo4j_server.password],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "all rows sent\n"
        assert others_under_way(driver) == 1
        assert store.snapshot() == before
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    wait_until(lambda: others_under_way(driver) == 0)
    assert store.snapshot() == before
    assert store.replace_plan(make_plan(1, 2), STAMP).revision == before.revision + 1
    assert store.check() == ()


def test_a_killed_server_keeps_the_network_as_it_was(
    own_neo4j: neo4j_server.Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "RETRY_SECONDS", 3.0)
    given = own_neo4j.connection
    with open_neo4j_store(given.url, given.user, given.password) as store:
        store.init(*known(), STAMP)
        store.replace_plan(make_plan(1, 1), STAMP)
        before = store.snapshot()

        def kill_first(*arguments: object) -> None:
            own_neo4j.kill()
            monkeypatch.undo()
            state.close_change(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(state, "close_change", kill_first)
        with pytest.raises(StoreUnavailableError) as caught:
            store.replace_plan(make_plan(1, 2), STAMP)
        assert told(caught.value) == (f"Neo4j op {given.url} antwoordt niet. Draait die? Er is niets opgeslagen.")
        with pytest.raises(StoreUnavailableError):
            store.revision()
        own_neo4j.start()
        assert store.snapshot() == before
        assert store.replace_plan(make_plan(1, 2), STAMP).revision == before.revision + 1
        assert store.check() == ()


def test_what_fails_inside_leaves_nothing(store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.snapshot()

    def fail(*given: object) -> None:
        raise StoreError(SERVER_BUSY(location="behind all rows"))

    with monkeypatch.context() as patched:
        patched.setattr(state, "close_change", fail)
        with pytest.raises(StoreError, match="behind all rows"):
            store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    assert store.snapshot() == before
    store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    assert store.check() == ()


def test_loads_at_once_lose_no_revision(store: Neo4jStore, neo4j_server: neo4j_server.Connection) -> None:
    plans = [make_plan(owner, owner, size=SMALL) for owner in range(1, 7)]
    before = store.revision()
    start = threading.Barrier(len(plans))
    changes: list[int] = []

    def load(number: int) -> None:
        with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as own:
            start.wait(timeout=60)
            changes.append(own.replace_plan(plans[number], STAMP).revision)

    threads = [threading.Thread(target=load, args=(number,)) for number in range(len(plans))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(changes) == list(range(before + 1, before + 1 + len(plans)))
    assert store.revision() == before + len(plans)
    assert store.info().plans == tuple(plan.plan for plan in plans)
    assert store.check() == ()


def test_a_view_is_of_one_revision_while_others_write(store: Neo4jStore, neo4j_server: neo4j_server.Connection) -> None:
    versions = [make_plan(1, seed, size=SMALL) for seed in (1, 2)]
    store.replace_plan(versions[0], STAMP)
    own = [{node.id for node in plan.nodes if node.label in ("Action", "Source")} for plan in versions]
    done = threading.Event()

    def write() -> None:
        with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as other:
            turn = 1
            while not done.is_set():
                other.replace_plan(versions[turn % 2], STAMP)
                turn += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = [store.read_view(DISTRICT) for _ in range(10)]
    finally:
        done.set()
        writer.join()
    for view in seen:
        found = {node.id for label in ("Action", "Source") for node in view.of_label(label)}
        assert found in own
        assert found == own[view.revision % 2]


def test_a_reading_between_two_revisions_is_done_again(store: Neo4jStore) -> None:
    """Rows of two revisions may join nodes that are not there: no fault of the network, and nobody's to see."""
    read: list[int] = []

    def torn(tx: ManagedTransaction, revision: int) -> int:
        read.append(revision)
        if len(read) == 1:
            store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
            raise ValueError("a relation joins a node that is not in the view")
        return revision

    assert store._read_whole(torn) == store.revision()
    assert len(read) == 2


def test_a_node_that_goes_while_it_is_read_has_no_labels() -> None:
    """The server may still give it, without labels; the reading is then done again, and does not end in a crash."""
    with pytest.raises(ValueError, match="no labels"):
        node_of((), {"id": "x", "name": "x"})


def test_a_fault_of_the_network_itself_is_told(store: Neo4jStore) -> None:
    def broken(tx: ManagedTransaction, revision: int) -> int:
        raise ValueError("a relation joins a node that is not in the view")

    with pytest.raises(StoreDamagedError):
        store._read_whole(broken)


def test_a_store_reads_what_it_wrote(store: Neo4jStore) -> None:
    """A session that follows sees what this store wrote, also where a cluster routes it elsewhere."""
    for seed in (1, 2, 3):
        change = store.replace_plan(make_plan(1, seed, size=SMALL), STAMP)
        assert store.revision() == change.revision


def test_a_closed_store_is_closed_for_good(neo4j_server: neo4j_server.Connection) -> None:
    store = open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password)
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.revision()
