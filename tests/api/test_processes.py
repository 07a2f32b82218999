"""``serve --processes``: several processes on one store give one answer each, and a write by one is seen by all."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from api.commands.processes import in_processes, refuse_where_none_can_be_made
from api.faults import InputError
from tests.api.test_process import PROGRAM, ROOT, environment
from tests.neo4j_server import Connection
from tests.patience import said, wait_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes of another system")

PROCESSES = 3
ASKED = ("/v1/actions?district=oefendistrict", "/v1/agenda?district=oefendistrict", "/?district=oefendistrict")


@dataclass(frozen=True)
class Served:
    """A server of several processes."""

    address: str
    program: "subprocess.Popen[str]"
    processes: tuple[int, ...]

    @contextmanager
    def only(self, one: int) -> Iterator[httpx.Client]:
        """A client that one of the processes alone can answer: the others stand still meanwhile."""
        others = [process for process in self.processes if process != one]
        for process in others:
            os.kill(process, signal.SIGSTOP)
        try:
            with httpx.Client(base_url=self.address, timeout=120, trust_env=False) as client:
                yield client
        finally:
            for process in others:
                os.kill(process, signal.SIGCONT)

    def answers(self) -> list[tuple[str, ...]]:
        """What each of the processes says."""
        said = []
        for process in self.processes:
            with self.only(process) as client:
                said.append(tuple(client.get(path).raise_for_status().text for path in ASKED))
        return said


@pytest.fixture(params=["sqlite", "neo4j"])
def address(request: pytest.FixtureRequest, loaded: str) -> str:
    if request.param == "sqlite":
        return loaded
    server: Connection = request.getfixturevalue("neo4j_empty")
    copy = [*PROGRAM, "store", "copy", loaded, server.url_with_password]
    subprocess.run(copy, cwd=ROOT, check=True, capture_output=True)
    return server.url_with_password


@pytest.fixture
def served(address: str) -> Iterator[Served]:
    program = subprocess.Popen(
        [*PROGRAM, "serve", "--processes", str(PROCESSES), "--port", "0", "--store", address],
        cwd=ROOT,
        env=environment({"COLUMNS": "200"}),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert program.stdout is not None
        base = next(line for line in program.stdout if line.startswith("API: ")).strip()
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
        wait_until(lambda: len(children.read_text().split()) >= PROCESSES, program.pid)
        yield Served(
            base.removeprefix("API: ").removesuffix("/v1"), program, tuple(map(int, children.read_text().split()))
        )
    finally:
        program.terminate()
        said(program)


def test_a_write_by_one_process_is_seen_by_all(served: Served) -> None:
    assert len(served.processes) == PROCESSES
    before = served.answers()
    assert set(before) == {before[0]}
    form = {
        "form": "ketenkaart-plan/1",
        "plan": {
            "owner": {"kind": "municipality", "id": "oefen-krekelerzijl", "name": "Krekelerzijl"},
            "title": {"written": "Nog een plan"},
            "year": 2026,
            "ambitions": [{"blocks": [{"actions": [{"text": "Afspraken nog eens nalezen."}]}]}],
        },
    }
    with served.only(served.processes[0]) as client:
        made = client.post("/v1/imports", json=form)
    assert made.status_code == 201, made.text
    after = served.answers()
    assert set(after) == {after[0]}
    assert "nalezen" in after[0][0]
    assert "nalezen" not in before[0][0]
    assert json.loads(after[0][0])["total"] == json.loads(before[0][0])["total"] + 1


def test_all_processes_end_with_the_one_that_was_asked(served: Served) -> None:
    assert len(served.answers()) >= PROCESSES
    served.program.send_signal(signal.SIGTERM)
    wait_until(lambda: served.program.poll() is not None, served.program.pid)
    assert served.program.returncode == 0
    assert not any(Path(f"/proc/{process}").exists() for process in served.processes)


def test_all_processes_end_with_one_that_ends_by_itself() -> None:
    assert not in_processes(2, lambda: None)


def test_a_system_without_such_processes_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    refuse_where_none_can_be_made(1)
    with pytest.raises(InputError):
        refuse_where_none_can_be_made(2)
