"""The installed program as a process of its own: what only a real process shows."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from api.commands.demo import load_shipped
from graph.reference import load_reference
from graph.store.sqlite import open_sqlite_store
from loaders.shipped import shipped_names
from tests.api.conftest import SHIPPED, Run

PROGRAM = [sys.executable, "-c", "import sys; sys.argv[0] = 'ketenkaart'; from api.cli import main; main()"]
ROOT = Path(__file__).parents[2]
TEXT = next(plan for plan in SHIPPED if plan.suffix == ".txt")


def start(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, env=environment(settings), capture_output=True, stdin=subprocess.DEVNULL
    )


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **settings}


def test_the_json_is_utf8_whatever_the_terminal_can_show() -> None:
    result = start("read", str(TEXT), "--json", PYTHONIOENCODING="ascii")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.decode("utf-8"))["form"] == "ketenkaart-plan/1"


def test_a_small_alphabet_shows_codes_and_goes_on(loaded: str) -> None:
    result = start("who", "--store", loaded, PYTHONIOENCODING="ascii")
    assert result.returncode == 0, result.stderr
    result.stdout.decode("ascii")


def test_no_traceback_for_a_mistake_and_one_for_who_asks() -> None:
    plain = start("read", "nix.txt")
    assert plain.returncode == 2
    assert plain.stderr.count(b"\n") == 1
    assert b"Traceback" in start("read", "nix.txt", KETENKAART_DEBUG="1").stderr


def test_escape_sequences_in_names_of_files_and_plans_reach_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "plan\x1b[31m.json"
    path.write_text('{"plan": {"owner": {"name": "Wassenaar\\u001b[2J"}, "title": {"written": "\\u001b]0;x\\u0007"}}}')
    for command in (("read", str(path)), ("load", str(path)), ("read", str(path) + "x")):
        result = start(*command, KETENKAART_STORE=str(tmp_path / "n.db"))
        assert b"\x1b" not in result.stdout + result.stderr
        assert b"<U+001B>" in result.stdout + result.stderr


def test_a_reader_that_stops_reading_is_no_error(loaded: str) -> None:
    for shape in ((), ("--json",), ("--csv",)):
        process = subprocess.Popen(
            [*PROGRAM, "who", "--store", loaded, *shape], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(60) in (0, 1)
        told = b"" if len(shape) > 0 else b"Dit gaat over District D. Een ander district: --district CODE.\n"
        assert process.stderr.read() == told
        process.stderr.close()


def test_an_unexpected_error_is_one_line_without_its_words() -> None:
    broken = (
        "import sys; import api.commands.read as read\n"
        "def fail(*given): raise RuntimeError('een geheim')\n"
        "read.read_file = fail\nfrom api.cli import main; main()"
    )
    for settings, expected in (({}, 1), ({"KETENKAART_DEBUG": "1"}, 2)):
        result = subprocess.run(
            [sys.executable, "-c", broken, "read", "x"], cwd=ROOT, env=environment(settings), capture_output=True
        )
        assert result.returncode == 1
        first = result.stderr.splitlines()[0]
        assert b"RuntimeError" in first
        assert b"KETENKAART_DEBUG=1" in first
        assert b"geheim" not in first
        assert (len(result.stderr.splitlines()) > 1) is (expected == 2)


@pytest.mark.skipif(os.name == "nt", reason="signals of another system")
def test_the_demonstration_shows_its_pages_and_stops_when_asked(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "demo", "--port", "0", "--store", str(tmp_path / "demo.db")],
        cwd=ROOT,
        env=environment({"COLUMNS": "200"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Stop met"):
                break
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    addresses = [line for line in lines if "http://127.0.0.1:" in line]
    assert len(addresses) == 3
    assert addresses[1].strip().endswith("/?district=oefendistrict")
    assert addresses[2].strip().endswith("/v1")
    assert process.returncode == 0, errors
    assert "Gestopt." in rest
    assert errors == ""


def test_the_demonstration_leaves_a_plan_in_a_store_of_ones_own_as_it_is(tmp_path: Path, run: Run) -> None:
    address, mine = str(tmp_path / "own.db"), tmp_path / "mine.json"
    mine.write_text(
        json.dumps(
            {
                "form": "ketenkaart-plan/1",
                "plan": {
                    "owner": {"kind": "municipality", "id": "gm1916", "name": "Leidschendam-Voorburg"},
                    "title": {"written": "Plan zoals wij het verbeterd hebben 2025"},
                    "year": 2025,
                    "ambitions": [{"blocks": [{"actions": [{"text": "Afspraken nog eens nalezen."}]}]}],
                },
            }
        ),
        encoding="utf-8",
    )
    assert run("load", str(mine), "--store", address).exit_code == 0
    with open_sqlite_store(Path(address)) as store:
        load_shipped(store, load_reference(shipped_names()), replace=False)
        plans = store.info().plans
        assert [version.number for version in store.versions("gm1916.2025")] == [1]
    assert len(plans) == 5
    with open_sqlite_store(Path(address)) as store:
        load_shipped(store, load_reference(shipped_names()), replace=True)
        assert len(store.versions("gm1916.2025")) == 2
