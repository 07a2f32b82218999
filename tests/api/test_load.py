"""``ketenkaart load``: what is asked before actions go, and what is said of a document that is no plan."""

import io
import json
from pathlib import Path

import pytest

from api.commands.load import ask
from graph.store.sqlite import open_sqlite_store
from loaders.place import StoredPlan
from tests.api.conftest import Run


def written(folder: Path, *actions: str, title: str = "Plan een") -> str:
    path = folder / "plan.json"
    plan = {
        "owner": {"name": "Wassenaar"},
        "title": {"written": title},
        "year": 2026,
        "ambitions": [{"blocks": [{"actions": [{"text": action} for action in actions]}]}],
    }
    path.write_text(json.dumps({"plan": plan}), encoding="utf-8")
    return str(path)


def test_actions_do_not_go_where_nobody_can_be_asked(run: Run, tmp_path: Path) -> None:
    assert run("load", written(tmp_path, "Een kaart maken.", "Een spreekuur houden.")).exit_code == 0
    refused = run("load", written(tmp_path, "Een kaart maken."))
    assert refused.exit_code == 2
    assert "gm0629.2026 (Plan een) staat al in de opslag" in refused.stderr
    assert "Een spreekuur houden" in refused.stderr
    assert "--replace" in refused.stderr
    assert 'gelezen: "Plan een", van Wassenaar, 2026, 1 actie.' in refused.stdout
    agreed = run("load", written(tmp_path, "Een kaart maken."), "--replace")
    assert agreed.exit_code == 0
    assert "gm0629.2026 opgeslagen." in agreed.stdout


def test_another_title_is_said_to_stand_beside_the_first(run: Run, tmp_path: Path) -> None:
    run("load", written(tmp_path, "Een kaart maken."))
    other = run("load", written(tmp_path, "Iets anders.", title="Plan twee"))
    assert other.exit_code == 0
    assert "gm0629.2026-2 opgeslagen." in other.stdout
    assert "Het staat naast: gm0629.2026 (Plan een)." in " ".join(other.stdout.split())


def test_a_document_without_actions_is_said_to_be_read_and_no_plan(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Actieplan gemeente Wassenaar 2026\n\nEen brief over iets anders.\n", encoding="utf-8")
    result = run("load", str(path))
    assert result.exit_code == 2
    said = " ".join(result.stdout.split())
    assert 'brief.txt: gelezen: "Actieplan gemeente Wassenaar 2026", van Wassenaar, 2026, 0 acties.' in said
    assert "Niet begrepen: 1 passage (regel 3)" in said
    assert "geen actie gevonden" in result.stderr
    assert "Niet opgeslagen: 1 van 1 plan." in result.stderr
    assert run("store", "info").exit_code == 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "answer"), [("j\n", True), ("Ja\n", True), ("n\n", False), ("\n", False), ("", False), ("y\n", False)]
)
def test_on_a_terminal_it_is_asked_in_dutch(typed: str, answer: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _Terminal()
    monkeypatch.setattr("sys.stdin", _Terminal(typed))
    monkeypatch.setattr("sys.stderr", said)
    stored = StoredPlan("gm0629.2026", "Plan \x1b[31meen", None, None, {})
    assert ask(stored, tuple(f"Actie {number}" for number in range(12))) is answer
    assert "Deze acties verdwijnen eruit (12):" in said.getvalue()
    assert "  Actie 9\n  en nog 2\nToch vervangen? [j/N] " in said.getvalue()
    assert "\x1b" not in said.getvalue()


def test_where_no_terminal_is_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("j\n"))
    monkeypatch.setattr("sys.stderr", _Terminal())
    assert not ask(StoredPlan("a.2026", None, None, None, {}), ("x",))


def test_a_plan_that_is_there_already_leaves_the_store_as_it_is(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "n.db"
    run("load", written(tmp_path, "Een kaart maken."), "--store", str(store))
    with open_sqlite_store(store) as opened:
        before = opened.snapshot()
    said = run("load", written(tmp_path, "Een kaart maken."), "--store", str(store)).stdout
    assert "er is niets geschreven" in said
    with open_sqlite_store(store) as opened:
        assert opened.snapshot() == before
