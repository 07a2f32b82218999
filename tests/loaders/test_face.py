"""What a notebook imports: three verbs, and no library that reading plans does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

import loaders
from graph.model.form import Reading
from graph.store.sqlite import open_sqlite_store
from loaders import load, read_document, read_plan
from loaders.faults import DocumentError, OwnerError
from loaders.shipped import shipped_plans

TEXT = next(plan for shipped in shipped_plans() for plan in shipped.plans if plan.suffix == ".txt")
WITHOUT_OWNER = "Uitvoeringsplan 2026\n\nActie | Wie | Planning\nEen kaart maken. | VTH | Q1 2026\n".encode("utf-16")


def test_the_face_has_three_verbs() -> None:
    assert loaders.__all__ == ["load", "read_document", "read_plan"]


def test_a_file_its_bytes_and_its_document_are_one_plan() -> None:
    document = read_document(TEXT)
    assert document.name == TEXT.name
    read: list[Reading] = [read_plan(TEXT), read_plan(document)]
    assert read[0] == read[1]
    assert read_plan(TEXT.read_bytes()).plan == read[0].plan
    assert read_document(TEXT.read_bytes(), name="x.txt").sha256 == document.sha256


def test_an_owner_and_names_can_be_said(tmp_path: Path) -> None:
    names = tmp_path / "eigen.yaml"
    names.write_text("municipalities: [{id: gm9999, name: Nergenshuizen}]", encoding="utf-8")
    for source in (WITHOUT_OWNER, read_document(WITHOUT_OWNER)):
        assert read_plan(source).plan.owner is None
        owner = read_plan(source, owner="nergenshuizen", names=[names]).plan.owner
        assert owner is not None
        assert owner.id == "gm9999"
        with pytest.raises(OwnerError, match="owner-unknown"):
            read_plan(source, owner="nergenshuizen")


def test_nothing_personal_is_read_from_a_document_either() -> None:
    document = read_document(b"Uitvoeringsplan 2026\n\nVragen? Bel 06-12345678.\n")
    read = read_plan(document)
    assert read.document is not None
    assert "12345678" not in read.document.text
    with pytest.raises(DocumentError, match="text-empty"):
        read_document(b" ")


def test_plans_go_into_a_store_from_files_and_from_bytes(tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "network.db") as store:
        outcome = load([TEXT, WITHOUT_OWNER], store)
        assert [file.where for file in outcome.files] == [str(TEXT), "source 2"]
        assert [file.problem is None for file in outcome.files] == [True, False]
        assert not outcome.complete
        assert load([TEXT], store, by="test").complete
        assert load([WITHOUT_OWNER], store, owner="Wassenaar", by="test").complete
        assert len(store.info().plans) == 2
        assert {store.versions(plan)[0].by for plan in store.info().plans} == {"test"}
        fewer = WITHOUT_OWNER.decode("utf-16").replace("Een kaart", "Twee kaarten").encode("utf-16")
        assert not load([fewer], store, owner="Wassenaar").complete
        assert load([fewer], store, owner="Wassenaar", replace=True).complete


@pytest.mark.parametrize("library", ["numpy", "networkx", "scipy", "pandas", "neo4j", "fastapi", "typer"])
def test_reading_plans_loads_no_library_that_it_does_not_need(library: str) -> None:
    program = f"import sys, loaders; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
