"""A real file of others comes in as it is, and its counts are those that another program made of it."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from graph.network import Network
from graph.store.address import open_store
from loaders import load
from loaders.content import IntakeOptions, read_contents
from loaders.files import known_names
from loaders.form.through import actions_in

NAMES = """
district: {id: district-overzee, name: Overzee}
municipalities:
  - {id: gemeente-overzee, name: Overzee}
organisations:
  - {id: giz, name: GIZ, kind: national_body, level: national, source: shared example}
"""
"""GIZ is written "GiZ" in two rows, which has the form of a first name: an unknown name of that form is left out."""
OWNER = "gemeente-overzee"


def counted(shared_dir: Path) -> dict[tuple[str, str], int]:
    """Organisations for each place and sector, as libhxl counted them."""
    rows = json.loads((shared_dir / "external/unhcr3w_libhxl_orgs_per_adm1_sector.json").read_text("utf-8"))
    return {(row["adm1"], row["sector"]): row["orgs"] for row in rows}


@pytest.fixture
def names(tmp_path: Path) -> Path:
    file = tmp_path / "names.yaml"
    file.write_text(NAMES, encoding="utf-8")
    return file


def test_the_counts_are_those_of_another_program(shared_dir: Path, names: Path) -> None:
    content = (shared_dir / "external/unhcr-3w.csv").read_bytes()
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    readings = read_contents(content, "unhcr-3w.csv", known_names((names,)), IntakeOptions())
    for reading in readings:
        for ambition in reading.plan.ambitions:
            for block in ambition.blocks:
                for action in block.actions:
                    found[str(block.title), str(ambition.title)].update(one.written for one in action.holders)
    assert {at: len(names) for at, names in found.items()} == counted(shared_dir)
    assert (len(readings), sum(1 for one in readings for _ in actions_in(one.plan))) == (17, 2_250)


def test_it_is_stored_and_asked_as_any_plan_is(shared_dir: Path, tmp_path: Path, names: Path) -> None:
    with open_store(str(tmp_path / "k.db")) as store:
        outcome = load([shared_dir / "external/unhcr-3w.csv"], store, owner=OWNER, names=(names,))
        assert outcome.complete, [str(file.problem) for file in outcome.files][:2]
        network = Network(store.read_view("district-overzee"))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for action in network.actions:
        at = (action.place.block.name, action.place.ambition.name)
        found[at].update(one.written for one in action.holders)
    assert {at: len(written) for at, written in found.items()} == counted(shared_dir)


def test_whose_overview_it_is_has_to_be_said(shared_dir: Path, tmp_path: Path) -> None:
    """Who stands in somebody's list has not made that list, so nobody is taken for its owner."""
    with open_store(str(tmp_path / "k.db")) as store:
        outcome = load([shared_dir / "external/unhcr-3w.csv"], store)
    assert [file.problem is not None for file in outcome.files] == [True]
    assert "owner-missing" in str(outcome.files[0].problem)
