"""A database of 0.1.0 is brought up when it is opened: in one transaction, and it holds the same network."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from neo4j import Driver

from graph.model.cypher import node_constraint
from graph.store.neo4j import Neo4jStore, open_neo4j_store
from graph.store.neo4j.schema import JUDGEMENT as JUDGEMENT_LABEL
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import MIGRATIONS
from tests import neo4j_server
from tests.contract.plans import SMALL, STAMP, known, make_plan
from tests.contract.test_judgements import JUDGEMENT
from tests.graph.store.first_schema import put_database, put_file, says_the_same
from tests.graph.store.neo4j.test_whole_or_not_at_all import others_under_way, wait_until
from tests.patience import said

STALLED = """
import sys, time
from graph.store.neo4j import migrations, open_neo4j_store, schema

def stall(*given):
    print("there", flush=True)
    time.sleep(600)

where = sys.argv[1]
if where == "schema":
    migrations.sealed = stall
elif where == "marks":
    migrations.set_places = stall
else:
    schema.note_migrations = stall
open_neo4j_store(*sys.argv[2:])
"""
"""Opens a database of an older schema and stands still somewhere on the way."""

OPENER = """
import sys
from graph.store.neo4j import open_neo4j_store
print("ready", flush=True)
with open_neo4j_store(*sys.argv[1:]) as store:
    print(store.info().schema_version, store.revision(), len(store.snapshot().nodes), flush=True)
"""


@pytest.fixture
def older(driver: Driver, neo4j_server: neo4j_server.Connection) -> tuple[str, str, str]:
    """How to get into a server that holds what 0.1.0 kept."""
    put_database(driver)
    return neo4j_server.url, neo4j_server.user, neo4j_server.password


def version_of(driver: Driver) -> int:
    return int(driver.execute_query("MATCH (m:_Meta) RETURN m.schema_version AS version").records[0]["version"])


def test_a_database_of_the_first_schema_holds_the_same_network(older: tuple[str, str, str], driver: Driver) -> None:
    with open_neo4j_store(*older) as store:
        says_the_same(store)
        assert store.info().schema_version == 3
        names = driver.execute_query("MATCH (x:_Migration) RETURN x.name AS name, x.at AS at").records
        assert {record["name"] for record in names} == set(MIGRATIONS)
        store.init(*known(), STAMP)
        store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
        store.remove_plan("gm1916.2025", STAMP)
        assert store.check() == ()


def test_a_database_of_the_second_schema_gets_what_judgements_stand_under(
    store: Neo4jStore, driver: Driver, neo4j_server: neo4j_server.Connection
) -> None:
    before = store.snapshot()
    for text in (
        "MATCH (m:_Meta) SET m.schema_version = 2",
        "MATCH (x:_Migration {name: 'judgements-of-people'}) DELETE x",
        f"DROP CONSTRAINT {node_constraint(JUDGEMENT_LABEL, 'id').name}",
    ):
        driver.execute_query(text)
    with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as brought:
        assert (brought.info().schema_version, brought.snapshot()) == (3, before)
        brought.judge((JUDGEMENT,), STAMP)
        assert brought.judgements() == (JUDGEMENT,)
        assert brought.check() == ()


def test_both_kinds_are_brought_up_to_the_same(older: tuple[str, str, str], tmp_path: Path) -> None:
    with open_neo4j_store(*older) as there, open_sqlite_store(put_file(tmp_path / "k.db")) as here:
        assert there.snapshot() == here.snapshot()


def test_several_processes_open_it_at_once(older: tuple[str, str, str]) -> None:
    command = [sys.executable, "-c", OPENER, *older]
    opened = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [said(one)[0].split("\n")[1] for one in opened] == ["3 11 284"] * 3


@pytest.mark.parametrize("where", ["schema", "marks", "noted"])
def test_who_is_killed_on_the_way_leaves_the_old_store(older: tuple[str, str, str], driver: Driver, where: str) -> None:
    command = [sys.executable, "-c", STALLED, where, *older]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as opener:
        assert opener.stdout is not None
        assert opener.stdout.readline() == "there\n"
        opener.send_signal(signal.SIGKILL)
        opener.wait(30)
    wait_until(lambda: others_under_way(driver) == 0)
    assert version_of(driver) == 1
    assert driver.execute_query("MATCH (p:_PlanMark) RETURN count(p) AS number").records[0]["number"] == 0
    with open_neo4j_store(*older) as store:
        says_the_same(store)


@pytest.mark.parametrize("moment", [0.3, 0.8, 1.5])
def test_who_is_killed_at_any_moment_leaves_the_old_store_or_the_new(
    older: tuple[str, str, str], driver: Driver, moment: float
) -> None:
    with subprocess.Popen([sys.executable, "-c", OPENER, *older], stdout=subprocess.PIPE, text=True) as opener:
        assert opener.stdout is not None
        assert opener.stdout.readline() == "ready\n"
        time.sleep(moment)
        opener.send_signal(signal.SIGKILL)
        opener.wait(30)
    wait_until(lambda: others_under_way(driver) == 0)
    assert version_of(driver) in (1, 3)
    with open_neo4j_store(*older) as store:
        says_the_same(store)


def test_a_store_that_becomes_older_is_refused(store: Neo4jStore, driver: Driver) -> None:
    driver.execute_query("MATCH (m:_Meta) SET m.schema_version = 1")
    with pytest.raises(Exception, match="neo4j-older"):
        store.revision()
