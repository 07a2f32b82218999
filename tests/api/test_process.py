"""The installed program as a process of its own: what only a real process shows."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.conftest import SHIPPED, Run
from tests.patience import said, wait_until

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
    assert json.loads(result.stdout.decode("utf-8"))["form"] == "ketenkaart-plan/2"


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
        "def fail(*given, **more): raise RuntimeError('een geheim')\n"
        "read.read_plans = fail\nfrom api.cli import main; main()"
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


def is_served(address: str) -> bool:
    try:
        return httpx.get(address, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


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
        address = next(word for line in lines for word in line.split() if word.startswith("http://127.0.0.1:"))
        wait_until(lambda: is_served(f"{address.rstrip('/')}/v1/health"), process.pid)
        process.send_signal(signal.SIGINT)
        rest, errors = said(process)
    finally:
        process.kill()
    addresses = [number for number, line in enumerate(lines) if "http://127.0.0.1:" in line]
    assert addresses == [0, *range(len(lines) - 4, len(lines) - 1)]
    assert lines[-3].strip().endswith("/?district=oefendistrict")
    assert lines[-2].strip().endswith("/v1")
    assert len(lines) <= 10
    assert process.returncode == 0, errors
    assert "Gestopt." in rest
    assert errors == ""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A plan of the owner and year of one that ships with the package, with the same title."""
    path = tmp_path / "mine.json"
    plan = {
        "owner": {"kind": "municipality", "id": "gm1916", "name": "Leidschendam-Voorburg"},
        "title": {"written": "Uitvoeringsplan aanpak Mensenhandel Leidschendam-Voorburg 2025"},
        "year": 2025,
        "ambitions": [{"blocks": [{"actions": [{"text": "Afspraken nog eens nalezen."}]}]}],
    }
    path.write_text(json.dumps({"form": "ketenkaart-plan/2", "plan": plan}), encoding="utf-8")
    return path


@pytest.fixture
def unserved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration as far as it is served."""
    monkeypatch.setattr("api.commands.demo.answer", lambda *given: None)


@pytest.mark.usefixtures("unserved")
@pytest.mark.parametrize("by", ["environment", "option", "option before the command"])
def test_the_demonstration_replaced_a_plan_in_a_store_of_ones_own(
    by: str, mine: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.db"
    assert run("load", str(mine), "--store", str(own)).exit_code == 0
    with open_sqlite_store(own) as store:
        before = store.snapshot()

    if by == "environment":
        monkeypatch.setenv("KETENKAART_STORE", str(own))
        result = run("demo", "--port", "0")
        assert result.exit_code == 0, result.output
        assert (tmp_path / "data" / "ketenkaart" / "ketenkaart-demo.db").is_file()
    else:
        named = ("--store", str(own))
        result = run(*named, "demo", "--port", "0") if "before" in by else run("demo", "--port", "0", *named)
        assert result.exit_code == 2
        assert "gm1916.2025" in result.stderr
        assert result.stderr.count("\n") == 1

    with open_sqlite_store(own) as store:
        assert store.snapshot() == before


@pytest.mark.usefixtures("unserved")
def test_the_demonstration_uses_an_empty_store_and_its_own_again(tmp_path: Path, run: Run) -> None:
    named = ("--store", str(tmp_path / "demo.db"))
    assert run("store", "init", *named).exit_code == 0
    first = run("demo", "--port", "0", *named)
    assert first.exit_code == 0, first.output
    assert "5 plannen met acties: Leidschendam-Voorburg (27), " in first.stdout
    assert len(first.stdout.splitlines()) <= 6
    with open_sqlite_store(tmp_path / "demo.db") as store:
        before = store.snapshot()
    assert {version.by for version in before.versions} == {"demonstration"}
    assert run("demo", "--port", "0", *named).exit_code == 0
    with open_sqlite_store(tmp_path / "demo.db") as store:
        assert store.snapshot() == before
