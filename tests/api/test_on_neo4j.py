"""The command line on a real Neo4j: the same network as in a file, and no password anywhere."""

import json
from pathlib import Path

import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.conftest import Run
from tests.neo4j_server import Connection


def test_a_network_goes_to_neo4j_and_back_equal(neo4j_empty: Connection, run: Run, loaded: str, tmp_path: Path) -> None:
    address, back = neo4j_empty.url_with_password, str(tmp_path / "back.db")
    there = run("store", "copy", loaded, address)
    assert there.exit_code == 0, there.output
    assert run("store", "copy", address, back).exit_code == 0
    with open_sqlite_store(loaded) as first, open_sqlite_store(back) as second:
        assert first.snapshot() == second.snapshot()
    asked = ("who", "--json", "--district", "oefendistrict")
    assert json.loads(run(*asked, "--store", address).stdout) == json.loads(run(*asked, "--store", loaded).stdout)
    checked = run("store", "check", "--store", address)
    assert checked.exit_code == 0, checked.output
    for result in (there, checked, run("store", "info", "--store", address)):
        assert neo4j_empty.password not in result.output


def test_name_and_password_from_the_environment(
    neo4j_empty: Connection, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KETENKAART_STORE", neo4j_empty.url)
    assert run("store", "init").exit_code == 1
    monkeypatch.setenv("KETENKAART_NEO4J_USER", neo4j_empty.user)
    monkeypatch.setenv("KETENKAART_NEO4J_PASSWORD", neo4j_empty.password)
    result = run("store", "init")
    assert result.exit_code == 0, result.output
    assert neo4j_empty.password not in result.output
