"""What leads to a person is in no file of a store and in no answer, nor is what an earlier program kept of it."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from graph.store.records import PlanVersion, Stamp
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import Knowledge
from loaders import content
from loaders.content import IntakeOptions, cleaned_form, read_content
from loaders.files import known_names
from loaders.form import dump_reading, parse_reading
from loaders.form.painting import PAINT
from loaders.form.statements import state_plan
from loaders.intake import always, load_files
from loaders.known import known_rows
from tests.golden.persons import Case, cases, reading_with

STAMP = Stamp("2026-11-27T12:00:00+00:00", "test")
REFERENCE = load_reference()
OPTIONS = IntakeOptions()
TEXT = """Actieplan Fictieve zaken 2026

Gemeente Wassenaar

Ambitie 1: Samen

Actie
Wie
Wanneer

Toezicht met Fatma Yilmaz, 06-12345678.

VTH, Samira el Amrani

Q2 2026
"""
SECRETS = ("Fatma", "Yilmaz", "yilmaz", "12345678", "Samira", "Amrani", "amrani")


def held(folder: Path) -> str:
    """All that the files in a folder hold, byte by byte, and their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.name + path.read_bytes().decode("utf-8", "replace") for path in files)


def leaks(folder: Path, words: tuple[str, ...] = SECRETS) -> list[str]:
    """Which of the words stand in a file of the folder."""
    text = held(folder)
    return [word for word in words if word in text]


def load(folder: Path, source: Path) -> None:
    with open_sqlite_store(folder / "store.db") as store:
        outcome = load_files([source], store, REFERENCE, OPTIONS, STAMP, always)
        assert outcome.complete, outcome


@dataclass(frozen=True)
class Blind:
    """Lets everything through, as a program does that knows no persons."""

    @staticmethod
    def paint_document(document: object, reference: object) -> tuple[object, tuple[()]]:
        return document, ()

    @staticmethod
    def untouched(reading: Reading, reference: object) -> Reading:
        return reading


def load_blindly(monkeypatch: pytest.MonkeyPatch, folder: Path, source: Path) -> None:
    """Loads as an earlier program did, that found none of it."""
    with monkeypatch.context() as patch:
        patch.setattr(content, "paint_document", Blind.paint_document)
        patch.setattr(content, "without_persons", Blind.untouched)
        patch.setattr("loaders.reading.looks_like_person", lambda name: False)
        patch.setattr("loaders.reading.may_be_person", lambda name: False)
        patch.setattr("loaders.reading.is_personal", lambda name: False)
        load(folder, source)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A folder for a store, and a plan beside it."""
    folder, source = tmp_path / "kept", tmp_path / "plan.txt"
    folder.mkdir()
    source.write_text(TEXT, "utf-8")
    return folder, source


def test_all_ways_at_once_leave_nothing_in_any_file_of_the_store(tmp_path: Path) -> None:
    ways = [way for way in cases()[0] if not way.failing]
    folder = tmp_path / "kept"
    folder.mkdir()
    with open_sqlite_store(folder / "store.db") as store:
        for number, way in enumerate(ways):
            source = tmp_path / f"{number}.json"
            source.write_text(dump_reading(titled(way, number)), "utf-8")
            assert load_files([source], store, REFERENCE, OPTIONS, STAMP, always).complete
    text = held(folder)
    assert {way.name: [word for word in way.words if word in text] for way in ways if plainly(way, text)} == {}


def titled(way: Case, number: int) -> Reading:
    """The plan of a way, beside those of the others."""
    reading = reading_with(way)
    return reading.model_copy(update={"plan": reading.plan.model_copy(update={"year": 1901 + number})})


def plainly(way: Case, text: str) -> bool:
    """Whether a word of a way stands in a text; some are found as a word of what is known too (the name of a town)."""
    return any(word in text for word in way.words)


def test_a_text_leaves_nothing_in_any_file_of_the_store(places: tuple[Path, Path]) -> None:
    folder, source = places
    load(folder, source)
    assert leaks(folder) == []
    assert PAINT in held(folder)


def test_what_an_earlier_program_kept_goes_when_the_plan_is_loaded_again(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, source = places
    load_blindly(monkeypatch, folder, source)
    assert leaks(folder) != []
    load(folder, source)
    assert leaks(folder) == []
    with open_sqlite_store(folder / "store.db") as store:
        assert store.check() == ()
        assert len(store.versions("gm0629.2026")) == 2
        verbs = [row.verb for row in store.audit(9)]
    load(folder, source)
    with open_sqlite_store(folder / "store.db") as store:
        assert [row.verb for row in store.audit(9)] == verbs


def test_the_version_that_counts_goes_clean_too_where_only_its_text_held_something(places: tuple[Path, Path]) -> None:
    folder, source = places
    source.write_text(TEXT + "\nEen losse zin.\n", "utf-8")
    load(folder, source)
    with open_sqlite_store(folder / "store.db") as store:
        kept = store.version("gm0629.2026")
        assert kept is not None
        dirty = kept.form_json.replace("Een losse zin", "Fatma  Yilmaz")
        store.rewrite_versions((PlanVersion(kept.plan, 1, "", "", dirty),), STAMP)
    assert leaks(folder) == ["Fatma", "Yilmaz"]
    load(folder, source)
    assert leaks(folder) == []
    with open_sqlite_store(folder / "store.db") as store:
        assert len(store.versions("gm0629.2026")) == 1


def test_a_repair_takes_out_what_an_earlier_program_kept(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, source = places
    load_blindly(monkeypatch, folder, source)

    def clean(version: PlanVersion) -> str | None:
        return cleaned_form(version.form_json, version.plan, REFERENCE)

    with open_sqlite_store(folder / "store.db") as store:
        knowledge = Knowledge(
            lambda version, district: state_plan(parse_reading(version.form_json), REFERENCE, district, version.plan),
            *known_rows(REFERENCE),
            clean,
        )
        done = store.repair(knowledge, STAMP)
        assert done.restated == ("gm0629.2026",)
        assert done.lost == ()
        assert store.check(knowledge) == ()
    Path(done.kept_at).unlink()  # The store as it was holds what it held: the command says so.
    assert leaks(folder) == []


def test_cleaning_a_clean_plan_changes_nothing() -> None:
    reading = read_content(TEXT.encode(), "plan.txt", REFERENCE, OPTIONS)
    assert cleaned_form(dump_reading(reading), "gm0629.2026", REFERENCE) is None


def test_a_body_that_bears_a_persons_name_is_kept_once_its_name_is_known(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    names.write_text(
        "organisations:\n  - {id: kees-brambosch, name: Kees Brambosch, kind: care_provider}\n", encoding="utf-8"
    )
    text = TEXT.replace("Samira el Amrani", "Kees Brambosch")
    asked = read_content(text.encode(), "plan.txt", REFERENCE, OPTIONS)
    assert "may-be-person" in {issue.code for issue in asked.issues}
    assert "Brambosch" not in dump_reading(asked)
    known = read_content(text.encode(), "plan.txt", known_names([names]), OPTIONS)
    assert "Kees Brambosch" in json.loads(dump_reading(known))["document"]["text"]


COLUMNS = """Uitvoeringsplan gemeente Wassenaar 2026

Actie                          Wie                 Planning
Stap een doen                  Fatma               Q1 2026
                               Yilmaz
Stap twee doen                 J. de Vries         Q2 2026
Stap drie doen                 Politie             Q3 2026
"""


def test_rows_of_a_table_ran_together_where_a_name_was_painted_before_it_was_read() -> None:
    reading = read_content(COLUMNS.encode(), "plan.txt", REFERENCE, OPTIONS)
    actions = reading.plan.ambitions[0].blocks[0].actions
    assert [(action.text, [holder.written for holder in action.holders]) for action in actions] == [
        ("Stap een doen", []),
        ("Stap twee doen", []),
        ("Stap drie doen", ["Politie"]),
    ]
    assert not any(word in dump_reading(reading) for word in ("Fatma", "Yilmaz", "Vries", "ǯ", "Ǯ"))
