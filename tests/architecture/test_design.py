"""The page about the house says what stands: its drawing, its rooms, its contracts, and what is kept."""

import importlib
import re
import tomllib
from pathlib import Path

import grimp
import networkx as nx
import pytest

from api.parts.shelves import Shelves
from tests.architecture.drawing import PAGE, drawing, imports, rooms, with_drawing


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / PAGE).read_text("utf-8")


@pytest.fixture(scope="module")
def found() -> grimp.ImportGraph:
    return imports()


def test_the_drawing_is_of_the_imports_as_they_are(page: str, found: grimp.ImportGraph) -> None:
    assert with_drawing(page, drawing(found)) == page, "run `make docs`, and look at what changed in the drawing"


def test_no_room_leads_back_to_itself(found: grimp.ImportGraph) -> None:
    assert nx.is_directed_acyclic_graph(rooms(found))


def test_an_import_that_is_added_changes_the_drawing(found: grimp.ImportGraph) -> None:
    before, added = drawing(found), imports()
    added.add_import(importer="graph.picture.svg", imported="graph.store.port")
    assert "  g_picture --> g_store\n" in drawing(added)
    assert drawing(added) != before


def test_every_room_is_told_in_a_line_of_its_own(page: str, found: grimp.ImportGraph) -> None:
    told = re.findall(r"^\| `((?:graph|loaders|api)/[\w/.]+)` \|", page, re.MULTILINE)
    named = {one.removesuffix("/").removesuffix(".py").replace("/", ".") for one in told}
    assert len(told) == len(named)
    assert named == set(rooms(found))


def test_the_contracts_on_the_page_are_those_that_are_enforced(root: Path, page: str) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    contracts = [one["name"].partition(" ")[2] for one in settings["tool"]["importlinter"]["contracts"]]
    told = page.partition("## Who may import whom")[2].partition("\n## ")[0]
    assert re.findall(r"^- (.+?)$", told.replace("\n  ", " "), re.MULTILINE) == contracts


def test_what_is_kept_has_the_bound_that_the_page_names(page: str) -> None:
    kept = page.partition("## What is kept")[2].partition("\n## ")[0]
    bounds = re.findall(r"`((?:\w+\.)+)([A-Z_]+)` \((\d[\d,]*)\)", kept)
    assert len(bounds) >= len(Shelves.__dataclass_fields__)
    for module, name, size in bounds:
        assert getattr(importlib.import_module(module.rstrip(".")), name) == int(size.replace(",", "")), name
    assert [name for name in Shelves.__dataclass_fields__ if f"`{name}`" not in kept] == []
