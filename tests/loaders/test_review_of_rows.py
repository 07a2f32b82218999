"""Rows of tables that are not certain as rows: accepted above a certainty, and certain when somebody looked at them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from loaders.faults import LoadError
from loaders.files import read_file
from loaders.form import dump_reading
from loaders.form.certainty import looked_at
from loaders.intake import Drafts
from loaders.review import accept, draft_statements, review
from tests.loaders.judging.test_corrections import REFERENCE
from tests.loaders.test_review import DISTRICT, LATER, PLAIN, PLAN, change, holder, load, written


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        yield opened


TABLE = """Uitvoeringsplan 2026

Gemeente Pluvierdrecht

Ambitie 1: Zien

Actie                         Wie                         Wanneer
Controles uitvoeren in        Leerhuis Zienwijzer         Q1 2026
de haven
Huisbezoeken afleggen na      Regiobureau Schakelwacht    mei 2026
een melding

Ambitie 2: Melden

Actie | Wie | Wanneer
Kaarten drukken | Leerhuis Zienwijzer | Q1 2026
"""


def certainties(store: Store) -> list[str]:
    view = store.read_view(DISTRICT)
    return sorted(str(row.properties["certainty"]) for row in view.relations if row.type == "RESPONSIBLE_FOR")


def test_rows_of_a_table_are_accepted_above_the_certainty_of_their_table(store: Store, tmp_path: Path) -> None:
    load(store, written(tmp_path, TABLE), Drafts.READ)
    rows = review(store, PLAN, REFERENCE).rows
    assert [(row.certainty, row.sure) for row in rows] == [(0.7, True), (0.7, True), (0.95, True)]
    (statements,) = draft_statements(store, DISTRICT, REFERENCE)
    drafted = [row.properties["certainty"] for row in statements.relations if row.type == "RESPONSIBLE_FOR"]
    assert sorted(map(str, drafted)) == ["0.7", "0.7", "0.95"]
    with pytest.raises(LoadError, match="no-row-that-sure"):
        accept(store, PLAN, REFERENCE, LATER, above=0.96)
    accept(store, PLAN, REFERENCE, LATER, above=0.8)
    assert certainties(store) == ["0.95"]


def test_who_accepts_all_of_a_plan_looked_at_its_rows(store: Store, tmp_path: Path) -> None:
    load(store, written(tmp_path, TABLE), Drafts.READ)
    accept(store, PLAN, REFERENCE, LATER)
    assert certainties(store) == ["1.0", "1.0", "1.0"]
    change(store, 1, holder("Regiobureau Schakelwacht"))
    assert certainties(store) == ["1.0", "1.0", "1.0"]


def test_a_form_that_says_how_certain_its_rows_are_is_taken_at_its_word(store: Store, tmp_path: Path) -> None:
    reading = read_file(written(tmp_path, TABLE), REFERENCE, PLAIN)
    load(store, written(tmp_path, dump_reading(reading), "plan.json"), Drafts.READ)
    assert certainties(store) == ["0.7", "0.7", "0.95"]
    bare = dump_reading(looked_at(reading)).replace("ketenkaart-plan/2", "ketenkaart-plan/1")
    load(store, written(tmp_path, bare, "plan.json"), Drafts.READ, LATER)
    assert certainties(store) == ["1.0", "1.0", "1.0"]
