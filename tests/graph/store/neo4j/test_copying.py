"""A copy in transactions of bounded size is whole or refused: what was left half-way is never taken for a store."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j import Driver

from graph.store.faults import StoreError, StoreRefusedError, StoreUnavailableError
from graph.store.neo4j import Neo4jStore, carry, copying, open_neo4j_store
from graph.store.sqlite import SqliteStore, open_sqlite_store
from graph.store.upkeep import Contents, Part
from tests import neo4j_server
from tests.contract.answers import DECISION, fill, knowledge
from tests.contract.plans import DISTRICT, SMALL, STAMP, known, make_plan
from tests.graph.store.neo4j.test_whole_or_not_at_all import others_under_way, wait_until

COPIER = """
import sys, time
from graph.store.neo4j import copying, open_neo4j_store
from graph.store.sqlite import carry, open_sqlite_store

carry.PART_ROWS = 20
taken = 0
take = copying._take

def told(tx, name, step):
    global taken
    take(tx, name, step)
    taken += 1
    print(taken, flush=True)
    if taken == int(sys.argv[2]):
        time.sleep(600)

copying._take = told
with open_sqlite_store(sys.argv[1]) as source, open_neo4j_store(*sys.argv[3:]) as target:
    with source.contents() as contents:
        target.restore(contents)
print("done", flush=True)
"""
"""Copies step by step, and stands still inside a step of the caller's choice."""


@pytest.fixture
def source(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_sqlite_store(tmp_path / "source.db") as made:
        fill(made)
        yield made


@pytest.fixture
def target(driver: Driver, neo4j_server: neo4j_server.Connection) -> Iterator[Neo4jStore]:
    """An empty database."""
    with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as made:
        yield made


def copy(source: SqliteStore, target: Neo4jStore) -> None:
    with source.contents() as contents:
        target.restore(contents)


def is_refused(store: Neo4jStore) -> None:
    """Every verb but those that finish or clear a copy."""
    verbs = (
        store.revision, store.districts, store.info, store.snapshot, store.check,
        lambda: store.read_view(DISTRICT), lambda: store.search("a", DISTRICT, 1), lambda: store.holding("x"),
        lambda: store.versions("x"), lambda: store.version("x"), lambda: store.decisions(DISTRICT),
        lambda: store.audit(1), lambda: store.init(*known(), STAMP),
        lambda: store.replace_plan(make_plan(1, 1, size=SMALL), STAMP), lambda: store.remove_plan("x", STAMP),
        lambda: store.record_decision(DECISION, STAMP), lambda: store.repair(knowledge(), STAMP),
        lambda: store.run_read_only("RETURN 1", {}, seconds=5, most_rows=1), lambda: store.contents().__enter__(),
    )  # fmt: skip
    for verb in verbs:
        with pytest.raises(StoreUnavailableError, match="neo4j-unfinished-copy"):
            verb()


def stopped(source: SqliteStore, target: Neo4jStore, after: int) -> None:
    """A copy whose source fails after so many parts."""

    def parts(contents: Contents) -> Iterator[Part]:
        for number, part in enumerate(contents.parts):
            if number == after:
                raise ConnectionError("the source went away")
            yield part

    with source.contents() as contents, pytest.raises(ConnectionError):
        target.restore(replace(contents, parts=parts(contents)))


def test_a_copy_goes_in_many_transactions_and_is_equal(
    source: SqliteStore, target: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.sqlite.carry.PART_ROWS", 7)
    monkeypatch.setattr(carry, "PART_PLACES", 5)
    copy(source, target)
    assert target.snapshot() == source.snapshot()
    assert target.check(knowledge()) == ()
    assert target.districts() == source.districts()
    assert target.search("oefen", DISTRICT, 99) == source.search("oefen", DISTRICT, 99)
    target.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
    source.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
    assert target.snapshot() == source.snapshot()


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_an_unfinished_copy_is_refused_and_can_be_finished(source: SqliteStore, target: Neo4jStore, after: int) -> None:
    stopped(source, target, after)
    is_refused(target)
    copy(source, target)
    assert target.snapshot() == source.snapshot()
    assert target.check(knowledge()) == ()


def test_an_unfinished_copy_can_be_cleared(source: SqliteStore, target: Neo4jStore, driver: Driver) -> None:
    stopped(source, target, 2)
    target.clear_copy()
    assert driver.execute_query("MATCH (n) RETURN count(n) AS number").records[0]["number"] == 0
    target.init(*known(), STAMP)
    assert target.check() == ()


def test_what_is_whole_is_not_cleared(source: SqliteStore, target: Neo4jStore) -> None:
    copy(source, target)
    with pytest.raises(StoreRefusedError, match="no-unfinished-copy"):
        target.clear_copy()
    with pytest.raises(StoreRefusedError, match="store-not-empty"):
        copy(source, target)
    assert target.snapshot() == source.snapshot()


def test_what_is_broken_leaves_nothing(source: SqliteStore, target: Neo4jStore, driver: Driver) -> None:
    with source.contents() as contents, pytest.raises(StoreRefusedError, match="store-broken-source"):
        target.restore(replace(contents, ledger=replace(contents.ledger, kept="0" * 64)))
    assert driver.execute_query("MATCH (n) RETURN count(n) AS number").records[0]["number"] == 0


def test_a_copy_that_took_over_stops_the_first(
    source: SqliteStore, target: Neo4jStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, waiting = copying._take, [True]

    def take_over(*given: object) -> None:
        if waiting.pop() if waiting else False:
            with open_sqlite_store(tmp_path / "source.db") as other:
                copy(other, target)
        take(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(copying, "_take", take_over)
    with pytest.raises(StoreError, match="neo4j-copy-taken"):
        copy(source, target)
    assert target.snapshot() == source.snapshot()


@pytest.mark.parametrize("step", [1, 4, 12, 15])
def test_a_killed_copy_is_refused_and_can_be_finished(
    source: SqliteStore,
    target: Neo4jStore,
    driver: Driver,
    neo4j_server: neo4j_server.Connection,
    tmp_path: Path,
    step: int,
) -> None:
    into = (neo4j_server.url, neo4j_server.user, neo4j_server.password)
    command = [sys.executable, "-c", COPIER, str(tmp_path / "source.db"), str(step), *into]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as copier:
        assert copier.stdout is not None
        while copier.stdout.readline().strip() != str(step):
            assert copier.poll() is None
        copier.send_signal(signal.SIGKILL)
        copier.wait(30)
    wait_until(lambda: others_under_way(driver) == 0)
    is_refused(target)
    copy(source, target)
    assert target.snapshot() == source.snapshot()
    assert target.check(knowledge()) == ()


def test_a_copy_that_is_killed_at_any_moment_is_whole_or_refused(
    source: SqliteStore, target: Neo4jStore, driver: Driver, neo4j_server: neo4j_server.Connection, tmp_path: Path
) -> None:
    into = (neo4j_server.url, neo4j_server.user, neo4j_server.password)
    command = [sys.executable, "-c", COPIER, str(tmp_path / "source.db"), "0", *into]
    for moment in (0.2, 0.6, 1.2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as copier:
            assert copier.stdout is not None
            assert copier.stdout.readline() == "1\n"
            time.sleep(moment)
            copier.send_signal(signal.SIGKILL)
            copier.wait(30)
        wait_until(lambda: others_under_way(driver) == 0)
        with suppress(StoreUnavailableError):
            target.revision()
            assert target.snapshot() == source.snapshot()
            return
        is_refused(target)
    copy(source, target)
    assert target.check(knowledge()) == ()


def test_a_source_that_is_written_meanwhile_is_not_copied(
    source: SqliteStore, target: Neo4jStore, tmp_path: Path
) -> None:
    copy(source, target)
    with open_sqlite_store(tmp_path / "back.db") as back, target.contents() as contents:
        target.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
        with pytest.raises(StoreUnavailableError, match="store-moved"):
            back.restore(contents)
    assert not list(tmp_path.glob("back*"))
