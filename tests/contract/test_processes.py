"""Several processes on one store: one answer from each, and a write by one is seen by all."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.store.port import Store
from tests import neo4j_server
from tests.contract.plans import DISTRICT, OTHER_DISTRICT, SMALL, STAMP, known, make_plan
from tests.contract.stores import STORES
from tests.patience import said

PROCESSES = 3
ROUNDS = 4

PROCESS = """
import hashlib, sys
from graph.store.neo4j import open_neo4j_store
from graph.store.sqlite import open_sqlite_store
from tests.contract.plans import DISTRICT, OTHER_DISTRICT, SMALL, STAMP, make_plan

def told(*values):
    print(hashlib.sha256(repr(values).encode()).hexdigest(), flush=True)

where = sys.argv[1:]
with open_sqlite_store(where[0], busy_seconds=60) if len(where) == 1 else open_neo4j_store(*where) as store:
    print("open", flush=True)
    for line in sys.stdin:
        asked, *numbers = line.split()
        if asked == "write":
            owner, seed = map(int, numbers)
            print(store.replace_plan(make_plan(owner, seed, size=SMALL), STAMP).revision, flush=True)
        elif asked == "ask":
            views = [store.read_view(district) for district in (DISTRICT, OTHER_DISTRICT)]
            told(store.revision(), store.districts(), views, store.search("oefen", DISTRICT, 99), store.audit(99))
        else:  # A view while others write: the same revision is always the same view.
            view = store.read_view(DISTRICT)
            print(view.revision, hashlib.sha256(repr(view).encode()).hexdigest(), flush=True)
"""


class Process:
    """A process of its own with the store open, that does what it is told."""

    def __init__(self, where: Sequence[str]) -> None:
        command = [sys.executable, "-c", PROCESS, *where]
        self.running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.heard() == "open"

    def tell(self, line: str) -> None:
        assert self.running.stdin is not None
        self.running.stdin.write(line + "\n")
        self.running.stdin.flush()

    def heard(self) -> str:
        assert self.running.stdout is not None
        return self.running.stdout.readline().strip()

    def says(self, line: str) -> str:
        self.tell(line)
        return self.heard()

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *given: object) -> None:
        said(self.running)


@pytest.fixture(params=sorted(STORES))
def processes(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, list[Process]]]:
    with STORES[request.param](request, tmp_path) as store, ExitStack() as stack:
        store.init(*known(), STAMP)
        store.init(*known((5,), OTHER_DISTRICT), STAMP)
        where = [str(tmp_path / "ketenkaart.db")]
        if request.param == "neo4j":
            server: neo4j_server.Connection = request.getfixturevalue("neo4j_server")
            where = [server.url, server.user, server.password]
        yield store, [stack.enter_context(Process(where)) for _ in range(PROCESSES)]


def test_a_write_by_one_is_seen_by_all(processes: tuple[Store, list[Process]]) -> None:
    store, others = processes
    answers = {other.says("ask") for other in others}
    assert len(answers) == 1
    for number, writer in enumerate(others):
        assert writer.says(f"write {number + 1} {number}") == str(number + 3)
        answers.add(others[0].says("ask"))
        assert {other.says("ask") for other in others} <= answers
        assert len(answers) == number + 2
    store.remove_plan("oefen-gemeente-1.2025", STAMP)
    assert len({other.says("ask") for other in others}) == 1
    assert store.check() == ()


def test_all_write_and_read_at_once(processes: tuple[Store, list[Process]]) -> None:
    """Each writes plans of its own and reads between; no revision is given twice, and no view mixes two states."""
    store, others = processes
    revisions: list[int] = []
    views: set[tuple[str, str]] = set()
    for turn in range(ROUNDS):
        for number, other in enumerate(others):
            other.tell(f"write {number + 1} {turn}")
            other.tell("view")
        for other in others:
            revisions.append(int(other.heard()))
            revision, digest = other.heard().split()
            views.add((revision, digest))
    assert sorted(revisions) == list(range(3, 3 + PROCESSES * ROUNDS))
    assert len({revision for revision, _ in views}) == len(views)
    assert len({other.says("ask") for other in others}) == 1
    assert store.revision() == 2 + PROCESSES * ROUNDS
    expected = {make_plan(owner, ROUNDS - 1, size=SMALL).plan for owner in range(1, PROCESSES + 1)}
    assert set(store.info().plans) == expected
    assert {node.id for node in store.read_view(DISTRICT).of_label("Plan")} == expected
    assert store.check() == ()
