"""What a notebook imports: nine names, loaded when they are used."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import graph
from graph.districts import DistrictError
from loaders import load
from loaders.shipped import shipped_plans

TEXT = next(plan for shipped in shipped_plans() for plan in shipped.plans if plan.suffix == ".txt")


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_the_face_has_nine_names_and_no_other() -> None:
    assert graph.__all__ == [
        "actions", "agenda", "draw", "draw_interactive", "findings", "frames", "open_store", "read_network", "who",
    ]  # fmt: skip
    for name in graph.__all__:
        assert getattr(graph, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nobody'"):
        _ = graph.nobody


def test_the_model_is_read_without_stores_pictures_and_numbers() -> None:
    loaded = run("import sys, graph.model.form; print(*sorted(sys.modules))").split()
    assert "graph.model.form" in loaded
    for large in ("numpy", "networkx", "pandas", "neo4j", "sqlite3", "graph.facade", "graph.picture"):
        assert large not in loaded


def test_from_a_file_to_an_answer(tmp_path: Path) -> None:
    with graph.open_store(str(tmp_path / "network.db")) as store:
        assert load([TEXT], store).complete
        network = graph.read_network(store)
        assert network.district.id == "district-d-den-haag"
        assert len(graph.actions(network)) == 27
        assert len(graph.actions(network, ends_by=date(2025, 6, 30))) == 4
        assert graph.draw(network, municipality="gm1916").startswith("<svg")
        assert "<html" in graph.draw_interactive(network)
        assert len(graph.agenda(network, date(2026, 1, 15), points=3).meeting) == 3
        assert len(graph.findings(network, rule="action-without-timing").findings) == 1
        assert graph.read_network(store, "District D").district.id == "district-d-den-haag"
        with pytest.raises(DistrictError, match="nergens"):
            graph.read_network(store, "nergens")
