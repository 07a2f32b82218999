"""What leads to a person and was kept by an earlier program goes with the next load, from every store."""

from dataclasses import replace
from pathlib import Path

from graph.model.review import CORRECTION, Correction, GivenParty, Holders, TimingIs
from graph.model.vocabulary import Role
from graph.store.judgements import taking_back
from graph.store.port import Store
from graph.store.records import Stamp
from loaders.content import IntakeOptions
from loaders.intake import always, load_files
from loaders.judging.people import Kind
from loaders.review import correct, review
from tests.loaders.judging.test_corrections import REFERENCE, TEXT

PLAN, OWNER = "oefen-pluvierdrecht.2026", "oefen-pluvierdrecht"
LOADED = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
LATER = Stamp(at="2026-01-03T03:04:05+00:00", by="regio")


def load(store: Store, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    outcome = load_files([path], store, REFERENCE, IntakeOptions(), LATER, always)
    assert [one.problem for one in outcome.files] == [None]


def test_old_corrections_are_cleaned_before_they_are_applied_again(empty_store: Store, tmp_path: Path) -> None:
    """They were kept as they were: a name or number in one came back into the network with every load."""
    load(empty_store, tmp_path / "plan.txt", TEXT)
    first, second = review(empty_store, PLAN, REFERENCE).rows[:2]
    told = (GivenParty(written="Communicatie", role=Role.LEAD),)
    given = (
        Correction(anchor=first.anchor, change=TimingIs(said=None, written="voorjaar 2027")),
        Correction(anchor=second.anchor, change=Holders(said=(), holders=told)),
    )
    made, _ = correct(empty_store, PLAN, given, REFERENCE, LOADED)
    old = (
        made[0].content.replace("voorjaar 2027", "bel 06-12345678"),
        made[1].content.replace('"Communicatie"', '"Hendrik Proefman"'),
    )
    assert [content != record.content for content, record in zip(old, made, strict=True)] == [True, True]
    records = [replace(record, content=content) for content, record in zip(old, made, strict=True)]
    empty_store.rewrite_judgements(records, LOADED)
    empty_store.judge((taking_back(records[1], LATER),), LATER)

    load(empty_store, tmp_path / "plan.txt", TEXT.replace("in het najaar", "in de winter"))

    kept = "".join(one.content for one in empty_store.judgements())
    form = empty_store.version(PLAN)
    assert form is not None
    assert [word for word in ("06-12345678", "Proefman") if word in kept + form.form_json] == []
    corrections = empty_store.judgements(Kind.CORRECTION, OWNER)
    assert [(one.id, one.author, one.at) for one in corrections[:2]] == [(one.id, one.author, one.at) for one in made]
    assert [CORRECTION.validate_json(one.content).anchor for one in corrections[:2]] == [first.anchor, second.anchor]
    assert empty_store.check() == ()


def test_corrections_in_which_nothing_is_personal_stay_to_the_letter(empty_store: Store, tmp_path: Path) -> None:
    load(empty_store, tmp_path / "plan.txt", TEXT)
    row = review(empty_store, PLAN, REFERENCE).rows[0]
    timing = TimingIs(said=None, written="voorjaar 2027")
    correct(empty_store, PLAN, (Correction(anchor=row.anchor, change=timing),), REFERENCE, LOADED)
    before = empty_store.snapshot()
    load(empty_store, tmp_path / "plan.txt", TEXT)
    assert empty_store.snapshot() == before
