"""``ketenkaart store check`` and ``repair`` on the plans that ship with the package: what they say and what they
mend."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.conftest import Run


@pytest.fixture
def damaged(loaded: str, tmp_path: Path) -> str:
    """A copy of the loaded store in which somebody changed a role and took a responsibility away."""
    path = tmp_path / "damaged.db"
    shutil.copy(loaded, path)
    held = "SELECT id FROM relation WHERE type = 'RESPONSIBLE_FOR' AND plan = 'gm1916.2025' ORDER BY id LIMIT 2"
    with closing(sqlite3.connect(path)) as other:
        first, second = (row[0] for row in other.execute(held))
        other.execute("UPDATE relation SET properties = json_set(properties, '$.role', 'lead') WHERE id = ?", (first,))
        other.execute("DELETE FROM relation WHERE id = ?", (second,))
        other.commit()
    return str(path)


def test_a_check_names_the_plan_and_the_rows(run: Run, damaged: str) -> None:
    result = run("store", "check", "--store", damaged)
    assert result.exit_code == 1
    assert result.stdout == ""
    told = result.stderr.splitlines()
    assert told[0] == "Klopt niet: Wat het plan gm1916.2025 zegt, is veranderd nadat het werd opgeslagen."
    assert sum("gm1916.2025.responsible-for." in line for line in told) == 2
    assert any(line.endswith("is weg.") for line in told)
    assert any(line.endswith("zegt iets anders dan wat er is opgeslagen.") for line in told)
    assert told[-1] == "3 dingen kloppen niet. Herstel de opslag met: ketenkaart store repair."


def test_a_repair_brings_back_what_was_loaded(run: Run, loaded: str, damaged: str) -> None:
    who = ("who", "--json", "--district", "district-d-den-haag", "--store")
    assert run(*who, damaged).stdout != run(*who, loaded).stdout
    result = run("store", "repair", "--store", damaged)
    assert (result.exit_code, result.stderr) == (0, "")
    said = result.stdout.replace("\n", "")
    assert said.startswith("De opslag zoals die was, staat in ")
    assert "Opnieuw gemaakt uit de laatste versie: gm1916.2025" in said
    assert said.endswith(f"De opslag is hersteld: {damaged}")
    # A repair is a change: the number of the last one goes up, and nothing else.
    number = re.compile(r'"revision": \d+')
    assert number.sub("", run(*who, damaged).stdout) == number.sub("", run(*who, loaded).stdout)
    assert "Alles klopt" in run("store", "check", "--store", damaged).stdout


def test_what_a_repair_cannot_bring_back_is_said(run: Run, damaged: str) -> None:
    with closing(sqlite3.connect(damaged)) as other:
        other.execute("UPDATE version SET form = '{' WHERE plan = 'gm1916.2025'")
        other.commit()
    result = run("store", "repair", "--store", damaged)
    assert result.exit_code == 1
    assert "Let op: Het plan gm1916.2025 is niet te herstellen" in result.stderr
    assert "Let op: De bewaarde versie gm1916.2025 1 is verloren." in result.stderr
    assert "gm1916.2025" not in run("store", "info", "--store", damaged).stdout


def test_what_is_damaged_is_not_copied(run: Run, damaged: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    result = run("store", "copy", damaged, str(target))
    assert result.exit_code == 1
    assert "beschadigd" in result.stderr
    assert "store repair" in result.stderr
    assert not target.exists()


def test_what_an_unfinished_copy_left_is_cleared(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    nothing = run("store", "clear", "--store", str(target))
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (1, 1)
    (tmp_path / "copy.db.growing").write_bytes(b"")
    assert run("store", "clear", "--store", str(target)).exit_code == 0
    assert not (tmp_path / "copy.db.growing").exists()


def test_a_second_plan_of_an_owner_and_year_is_repaired_under_its_own_id(run: Run, loaded: str, tmp_path: Path) -> None:
    """A version does not say that its plan stands beside another one: the id under which it is kept does."""
    file = tmp_path / "second.json"
    plan = {
        "owner": {"kind": "municipality", "id": "gm1916", "name": "Leidschendam-Voorburg"},
        "title": {"written": "Een heel ander plan"},
        "year": 2025,
        "ambitions": [{"blocks": [{"actions": [{"text": "Afspraken nalezen.", "holders": [{"written": "VTH"}]}]}]}],
    }
    file.write_text(json.dumps({"form": "ketenkaart-plan/1", "plan": plan}), encoding="utf-8")
    assert run("load", "--store", loaded, str(file)).exit_code == 0
    with open_sqlite_store(loaded) as store:
        before = store.snapshot()
    with closing(sqlite3.connect(loaded)) as other:
        gone = "DELETE FROM relation WHERE type = 'RESPONSIBLE_FOR' AND plan = 'gm1916.2025-2'"
        assert other.execute(gone).rowcount == 1
        other.commit()
    assert "het plan gm1916.2025-2 zegt, is veranderd" in run("store", "check", "--store", loaded).stderr
    result = run("store", "repair", "--store", loaded)
    assert (result.exit_code, result.stderr) == (0, "")
    with open_sqlite_store(loaded) as store:
        after = store.snapshot()
        assert store.check() == ()
    assert (after.nodes, after.relations) == (before.nodes, before.relations)
