"""``ketenkaart norm``: plans beside a norm, and a norm of one's own."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from tests.graph.reference.test_classes import OWN


def said(*arguments: str, exit_code: int = 0) -> str:
    result = CliRunner().invoke(app, ["norm", *arguments])
    assert result.exit_code == exit_code, result.output
    return result.output


def test_what_is_not_named_is_told_with_what_does_not_count(loaded: str) -> None:
    told = said("--store", loaded, "--plan", "gm1916.2025", "--degree", "not-named")
    assert "geen plicht" in told
    assert "○ De uitvoering wordt gevolgd en geëvalueerd: niet genoemd (basis)" in told
    assert "Telt niet: Monitoren of de werkomstandigheden" in told
    assert "●" not in told


def test_a_norm_of_ones_own_is_a_setting(loaded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    monkeypatch.setenv("KETENKAART_NORMS", str(file))
    answer = json.loads(said("--store", loaded, "--norm", "eigen", "--json"))
    assert [one["norm"] for one in answer["items"]] == ["eigen"]
    file.write_text(OWN.replace("level: basis", "level: hoog"), "utf-8")
    assert "level" in said("--store", loaded, exit_code=2)


def test_a_norm_that_is_not_there_names_those_that_are(loaded: str) -> None:
    assert "barrieres-arbeid" in said("--store", loaded, "--norm", "bestaat-niet", exit_code=2)
