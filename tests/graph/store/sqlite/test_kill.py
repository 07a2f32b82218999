"""A load that is killed in the middle leaves the network as it was: real processes, killed with SIGKILL."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import Snapshot
from tests.contract.plans import DISTRICT, STAMP, PlanSize, known, make_plan
from tests.patience import said

LARGE = PlanSize(ambitions=8, actions=800, organisations=80)

LOADER = """
import sys, time
from graph.store.sqlite import open_sqlite_store
from graph.store.sqlite import write
from tests.contract.plans import STAMP
from tests.graph.store.sqlite.test_kill import LARGE
from tests.contract.plans import make_plan

plan = make_plan(2, 7, size=LARGE)
store = open_sqlite_store(sys.argv[1])
add_nodes = write.add_nodes

def told(connection, nodes):
    print("inside", flush=True)
    return add_nodes(connection, nodes)

write.add_nodes = told
print("ready", flush=True)
sys.stdin.readline()
store.replace_plan(plan, STAMP)
print("stored", flush=True)
time.sleep(60)
"""
"""Loads a large plan; says when it is in the midst of the transaction, and when the plan is kept."""


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    """The network before and after a load that nobody kills."""
    path = tmp_path_factory.mktemp("whole") / "k.db"
    _fill(path)
    with open_sqlite_store(path) as store:
        before = store.snapshot()
        store.replace_plan(make_plan(2, 7, size=LARGE), STAMP)
        return before, store.snapshot()


def _fill(path: Path) -> None:
    with open_sqlite_store(path) as store:
        store.init(*known(), STAMP)
        store.replace_plan(make_plan(1, 1), STAMP)
        store.replace_plan(make_plan(2, 2), STAMP)


def _killed_load(path: Path, wait_for: str, seconds: float) -> None:
    """A load that is killed some time after it said ``wait_for``."""
    command = [sys.executable, "-c", LOADER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as loader:
        assert loader.stdin is not None
        assert loader.stdout is not None
        assert loader.stdout.readline() == "ready\n"
        loader.stdin.write("go\n")
        loader.stdin.flush()
        while wait_for != "ready" and loader.stdout.readline() != f"{wait_for}\n":
            assert loader.poll() is None
        time.sleep(seconds)
        loader.send_signal(signal.SIGKILL)
        assert loader.wait(30) == -signal.SIGKILL


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_load_leaves_the_network_as_it_was_or_as_it_should_be(
    tmp_path: Path, states: tuple[Snapshot, Snapshot], seed: int
) -> None:
    path = tmp_path / "k.db"
    _fill(path)
    chance = random.Random(seed)
    _killed_load(path, chance.choice(["ready", "inside"]), chance.uniform(0.0, 0.25))
    with open_sqlite_store(path) as store:
        assert store.snapshot() in states
        assert store.check() == ()
        store.replace_plan(make_plan(2, 7, size=LARGE), STAMP)
        assert store.snapshot() == states[1]


def test_a_load_that_is_killed_inside_leaves_it_as_it_was(tmp_path: Path, states: tuple[Snapshot, Snapshot]) -> None:
    path = tmp_path / "k.db"
    _fill(path)
    _killed_load(path, "inside", 0.0)
    with open_sqlite_store(path) as store:
        assert store.snapshot() == states[0]
        assert store.check() == ()
        assert store.search("oefen", DISTRICT, 5)


def test_what_was_said_to_be_stored_is_there_after_a_kill(tmp_path: Path, states: tuple[Snapshot, Snapshot]) -> None:
    path = tmp_path / "k.db"
    _fill(path)
    _killed_load(path, "stored", 0.0)
    with open_sqlite_store(path) as store:
        assert store.snapshot() == states[1]
        assert store.check() == ()


def test_several_processes_load_into_one_file(tmp_path: Path) -> None:
    """Each makes the file if it is the first; all plans are there, and every revision was given once."""
    path = tmp_path / "k.db"
    script = (
        "import sys\n"
        "from graph.store.sqlite import open_sqlite_store\n"
        "from tests.contract.plans import STAMP, make_plan\n"
        "owner = int(sys.argv[2])\n"
        "store = open_sqlite_store(sys.argv[1], busy_seconds=60)\n"
        "for seed in range(5):\n"
        "    store.replace_plan(make_plan(owner, seed), STAMP)\n"
    )
    loaders = [subprocess.Popen([sys.executable, "-c", script, str(path), str(owner)]) for owner in range(1, 5)]
    for loader in loaders:
        said(loader)
    assert [loader.returncode for loader in loaders] == [0, 0, 0, 0]
    with open_sqlite_store(path) as store:
        assert store.info().plans == tuple(f"oefen-gemeente-{owner}.2025" for owner in range(1, 5))
        assert [row.revision for row in store.audit(100)] == list(range(20, 0, -1))
        assert store.check() == ()
