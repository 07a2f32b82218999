"""Reviewing in a store: drafts, corrections that survive, forms that were mended by hand. The store is a real one."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model.form import Reading
from graph.model.review import (
    Anchor,
    Boundary,
    Change,
    ClassesAre,
    Correction,
    GivenParty,
    Holders,
    Missing,
    NoAction,
    TimingIs,
)
from graph.model.vocabulary import Basis, Role
from graph.store.port import Store
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from loaders.content import IntakeOptions
from loaders.document import document_of_text
from loaders.faults import LoadError
from loaders.files import read_file
from loaders.form import dump_reading
from loaders.intake import Drafts, LoadOutcome, always, load_files
from loaders.judging.corrections import TO_REVIEW
from loaders.judging.people import Kind
from loaders.reading import read_as_plan
from loaders.review import accept, correct, dismiss, draft_statements, drafts_of, review, take_back
from tests.loaders.judging.test_corrections import REFERENCE, TEXT

PLAN = "oefen-pluvierdrecht.2026"
DISTRICT = "oefendistrict"
LOADED = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
LATER = Stamp(at="2026-01-03T03:04:05+00:00", by="regio")
PLAIN = IntakeOptions()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        yield opened


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path, TEXT)


def written(folder: Path, text: str, name: str = "plan.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def load(store: Store, path: Path, drafts: Drafts = Drafts.NONE, stamp: Stamp = LOADED) -> LoadOutcome:
    outcome = load_files([path], store, REFERENCE, PLAIN, stamp, always, drafts=drafts)
    assert [file.problem for file in outcome.files] == [None]
    return outcome


def held(store: Store) -> list[tuple[str, str, str]]:
    """Who holds what by the network: the beginning of the action, the words for the holder, on what it rests."""
    view = store.read_view(DISTRICT)
    rows = [row for row in view.relations if row.type == "RESPONSIBLE_FOR"]
    found = ((view.nodes[row.target], row.properties) for row in rows)
    return sorted((str(node.properties["text"])[:8], str(said["written"]), str(said["basis"])) for node, said in found)


def change(store: Store, number: int, what: Change, stamp: Stamp = LATER) -> str:
    row = next(row for row in review(store, PLAN, REFERENCE).rows if row.number == number)
    (made,), _ = correct(store, PLAN, [Correction(anchor=row.anchor, change=what)], REFERENCE, stamp)
    return made.id


def holder(name: str) -> Holders:
    return Holders(said=(), holders=(GivenParty(written=name, role=Role.LEAD),))


AS_READ = [
    ("Meldrout", "Communicatie", "stated"),
    ("Meldrout", "Regiobureau Schakelwacht", "stated"),
    ("Training", "Leerhuis Zienwijzer", "stated"),
]
MENDED = [*AS_READ[:2], ("Training", "Regiobureau Schakelwacht", "confirmed")]


# ----------------------------------------------------------------------------------------------------------- drafts


def test_a_draft_is_in_the_store_and_counts_nowhere(store: Store, plan: Path) -> None:
    (file,) = load(store, plan, Drafts.READ).files
    assert (file.stored, file.draft, file.change) == (True, True, None)
    assert store.info().plans == ()
    assert [draft.plan for draft in drafts_of(store)] == [PLAN]
    (statements,) = draft_statements(store, DISTRICT, REFERENCE)
    assert sum(1 for node in statements.nodes if node.label == "Action") == 2
    assert draft_statements(store, "politie-den-haag-d", REFERENCE) == ()
    assert store.check() == ()


def test_the_same_draft_again_writes_nothing_and_another_takes_its_place(store: Store, plan: Path) -> None:
    load(store, plan, Drafts.READ)
    before = store.snapshot()
    load(store, plan, Drafts.READ, LATER)
    assert store.snapshot() == before
    load(store, written(plan.parent, TEXT.replace("najaar", "voorjaar")), Drafts.READ, LATER)
    (draft,) = drafts_of(store)
    assert "voorjaar" in dump_reading(draft.reading)


def test_a_draft_that_is_accepted_says_what_a_load_says(store: Store, plan: Path, tmp_path: Path) -> None:
    load(store, plan, Drafts.READ)
    accept(store, PLAN, REFERENCE, LATER)
    with open_sqlite_store(tmp_path / "other.db") as other:
        load(other, plan)
        assert store.read_view(DISTRICT).nodes == other.read_view(DISTRICT).nodes
        assert store.read_view(DISTRICT).relations == other.read_view(DISTRICT).relations
    assert drafts_of(store) == ()
    assert store.check() == ()


def test_a_draft_takes_no_plan_away_until_it_is_accepted(store: Store, plan: Path) -> None:
    load(store, plan)
    newer = TEXT.replace("Alle medewerkers van Burgerzaken", "Niemand")
    load(store, written(plan.parent, newer), Drafts.READ, LATER)
    assert held(store) == AS_READ
    (gone,) = review(store, PLAN, REFERENCE).gone
    assert gone.startswith("Training Signalen herkennen")
    dismiss(store, PLAN, LATER)
    assert (held(store), drafts_of(store)) == (AS_READ, ())
    with pytest.raises(LoadError, match="no-draft"):
        accept(store, PLAN, REFERENCE, LATER)
    with pytest.raises(LoadError, match="no-draft"):
        dismiss(store, PLAN, LATER)


def test_only_what_is_sure_is_accepted_and_the_rest_is_not_understood_yet(store: Store, plan: Path) -> None:
    doubtful = TEXT.replace("Trekker: Leerhuis Zienwijzer", "Trekker: Bureau Onbekendheid")
    load(store, written(plan.parent, doubtful), Drafts.READ)
    first, second = review(store, PLAN, REFERENCE).rows
    assert (first.sure, second.sure) == (False, True)
    accept(store, PLAN, REFERENCE, LATER, above=0.9)
    assert held(store) == AS_READ[:2]
    version = store.version(PLAN)
    assert version is not None
    unread = [one.quote.text for one in Reading.model_validate_json(version.form_json).unread]
    assert any("Training" in text for text in unread)
    assert any("Bureau Onbekendheid" in text for text in unread)
    assert [draft.plan for draft in drafts_of(store)] == [PLAN]
    accept(store, PLAN, REFERENCE, LATER)
    assert len(held(store)) == 3
    assert drafts_of(store) == ()


def test_where_no_row_is_that_sure_nothing_is_accepted(store: Store, plan: Path) -> None:
    doubtful = TEXT.replace("Leerhuis Zienwijzer", "Bureau Onbekendheid").replace("Communicatie", "Bureau Vaagheid")
    load(store, written(plan.parent, doubtful), Drafts.READ)
    with pytest.raises(LoadError, match="no-row-that-sure"):
        accept(store, PLAN, REFERENCE, LATER, above=0.9)
    assert store.info().plans == ()


def test_a_draft_is_corrected_before_it_is_accepted(store: Store, plan: Path) -> None:
    load(store, plan, Drafts.READ)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    assert store.info().plans == ()
    assert review(store, PLAN, REFERENCE).rows[0].confirmed
    accept(store, PLAN, REFERENCE, LATER)
    assert held(store) == MENDED


def test_a_plan_in_the_public_form_was_in_somebodys_hands(store: Store, plan: Path) -> None:
    form = written(plan.parent, dump_reading(read_file(plan, REFERENCE, PLAIN)), "plan.json")
    assert not load(store, form, Drafts.READ).files[0].draft
    assert load(store, form, Drafts.ALL).files[0].draft


# ------------------------------------------------------------------------------------------------------ corrections


def test_a_correction_is_in_the_network_at_once_and_can_be_taken_back(store: Store, plan: Path) -> None:
    load(store, plan)
    before = store.read_view(DISTRICT)
    made = change(store, 1, holder("Regiobureau Schakelwacht"))
    assert held(store) == MENDED
    (shown,) = review(store, PLAN, REFERENCE).corrections
    assert (shown.id, shown.by, shown.at) == (made, "regio", LATER.at)
    take_back(store, made, REFERENCE, LATER)
    after = store.read_view(DISTRICT)
    assert (after.nodes, after.relations) == (before.nodes, before.relations)
    assert review(store, PLAN, REFERENCE).corrections == ()
    assert len(store.judgements(Kind.CORRECTION)) == 2
    with pytest.raises(LoadError, match="no-such-correction"):
        take_back(store, made, REFERENCE, LATER)
    assert store.check() == ()


def test_a_correction_survives_the_same_document_and_a_newer_one(store: Store, plan: Path) -> None:
    load(store, plan)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    before = store.snapshot()
    load(store, plan, stamp=LATER)
    assert store.snapshot() == before
    load(store, written(plan.parent, TEXT.replace("in het najaar", "in de winter"), "nieuw.txt"), stamp=LATER)
    assert held(store) == MENDED
    assert store.check() == ()


def test_a_correction_asks_again_where_the_words_changed(store: Store, plan: Path) -> None:
    load(store, plan)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    newer = TEXT.replace("Trekker: Leerhuis Zienwijzer", "Trekker: Communicatie")
    (file,) = load(store, written(plan.parent, newer), stamp=LATER).files
    assert file.reading is not None
    assert [issue.code for issue in file.reading.issues if issue.code == TO_REVIEW] == [TO_REVIEW]
    assert ("Training", "Communicatie", "stated") in held(store)


def test_another_plan_of_the_owner_is_not_asked_about_rows_that_it_never_had(store: Store, plan: Path) -> None:
    load(store, plan)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    start, end = TEXT.index("Actie 1.1"), TEXT.index("Actie 1.2")
    other = (TEXT[:start] + TEXT[end:]).replace("uitbuiting 2026", "uitbuiting 2027")
    (file,) = load(store, written(plan.parent, other, "later.txt"), stamp=LATER).files
    assert file.reading is not None
    assert TO_REVIEW not in {issue.code for issue in file.reading.issues}
    (there,) = review(store, "oefen-pluvierdrecht.2027", REFERENCE).corrections
    (here,) = review(store, PLAN, REFERENCE).corrections
    assert (here.applies, there.applies) == (True, False)


def classed(store: Store) -> list[tuple[object, ...]]:
    """Themes, steps and whether a person gave them, of each action by the network."""
    said = [node.properties for node in store.read_view(DISTRICT).of_label("Action")]
    return sorted((one["text"], one["themes"], one["steps"], one.get("classes_given")) for one in said)


def test_classes_follow_from_the_words_until_a_person_says_otherwise(store: Store, plan: Path) -> None:
    load(store, plan)
    derived = classed(store)
    assert [given for *_, given in derived] == [None, None]
    made = change(store, 1, ClassesAre(themes=("bibob",), steps=("wegen", "melden")))
    assert [row[1:] for row in classed(store) if row[3] is True] == [(("bibob",), ("melden", "wegen"), True)]
    load(store, plan, stamp=LATER)
    assert [given for *_, given in classed(store)].count(True) == 1
    take_back(store, made, REFERENCE, LATER)
    assert classed(store) == derived


def test_a_class_that_there_is_not_is_refused(store: Store, plan: Path) -> None:
    load(store, plan)
    with pytest.raises(LoadError) as refused:
        change(store, 1, ClassesAre(themes=("bestaat-niet",)))
    assert refused.value.fault.code == "class-unknown"
    with pytest.raises(LoadError):
        change(store, 1, ClassesAre(steps=("bestaat-niet",)))


def test_of_two_corrections_of_one_thing_the_last_counts_and_the_first_stays_behind_it(
    store: Store, plan: Path
) -> None:
    load(store, plan)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    second = change(store, 1, holder("Communicatie"))
    assert ("Training", "Communicatie", "confirmed") in held(store)
    take_back(store, second, REFERENCE, LATER)
    assert held(store) == MENDED


def test_the_same_correction_can_be_made_again_after_it_was_taken_back(store: Store, plan: Path) -> None:
    load(store, plan)
    first = change(store, 1, holder("Regiobureau Schakelwacht"))
    take_back(store, first, REFERENCE, LATER)
    assert change(store, 1, holder("Regiobureau Schakelwacht")) != first
    assert held(store) == MENDED


def test_what_does_not_fit_is_refused_and_nothing_is_written(store: Store, plan: Path) -> None:
    load(store, plan)
    before = store.snapshot()
    row = review(store, PLAN, REFERENCE).rows[0]
    for anchor, what, code in (
        (Anchor(words="Staat er niet."), holder("Communicatie"), "correction-does-not-fit"),
        (row.anchor, Boundary(texts=("Staat er niet.",)), "correction-does-not-fit"),
        (Anchor(words="Staat er niet."), Missing(), "correction-does-not-fit"),
        (row.anchor, holder("info@voorbeeld.nl"), "correction-names-person"),
        (row.anchor, TimingIs(said=None, written="bel 06-12345678"), "correction-names-person"),
    ):
        fine = Correction(anchor=row.anchor, change=holder("Communicatie"))
        with pytest.raises(LoadError, match=code):
            correct(store, PLAN, [fine, Correction(anchor=anchor, change=what)], REFERENCE, LATER)
    with pytest.raises(LoadError, match="nothing-to-review"):
        review(store, "oefen-elders.2026", REFERENCE)
    assert store.snapshot() == before


def test_what_was_missing_and_what_is_no_action(store: Store, plan: Path) -> None:
    load(store, plan)
    words = "alle medewerkers van de gemeente."
    missing = Missing(holders=(GivenParty(written="Communicatie"),), timing="Q1 2027")
    correct(store, PLAN, [Correction(anchor=Anchor(words=words), change=missing)], REFERENCE, LATER)
    view = store.read_view(DISTRICT)
    action = next(node for node in view.of_label("Action") if node.properties["text"] == words)
    assert (action.properties["basis"], action.properties["timing_end"]) == (Basis.CONFIRMED, "2027-03-31")
    assert action.properties["quote"] == words
    number = next(row.number for row in review(store, PLAN, REFERENCE).rows if row.action.text == words)
    change(store, 2 if number != 2 else 1, NoAction())
    assert len(list(store.read_view(DISTRICT).of_label("Action"))) == 2
    assert store.check() == ()


def test_what_is_left_out_now_goes_from_what_was_kept_beside_the_plan_too(store: Store, plan: Path) -> None:
    load(store, plan)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    (kept,) = store.judgements(Kind.READING, PLAN)
    text = TEXT.replace("in het najaar.", "via iemand@plan.nl.")
    old = dump_reading(read_as_plan(document_of_text(text, "plan.txt"), REFERENCE))
    assert "iemand@plan.nl" in old
    store.rewrite_judgements([replace(kept, content=old)], LOADED)
    load(store, written(plan.parent, TEXT.replace("in het najaar", "in de winter"), "nieuw.txt"), stamp=LATER)
    assert "iemand@plan.nl" not in "".join(one.content for one in store.judgements())
    assert store.check() == ()


# ------------------------------------------------------------------------------------------- mended by hand, in JSON


def mended(plan: Path, *changes: tuple[str, str]) -> Path:
    text = dump_reading(read_file(plan, REFERENCE, PLAIN))
    form = json.loads(text)
    for action in form["plan"]["ambitions"][0]["blocks"][0]["actions"]:
        for one in action["holders"]:
            for old, new in changes:
                if one["written"] == old:
                    one |= {"written": new, "organisation": None, "rule": None, "certainty": None, "quote": None}
        break
    return written(plan.parent, json.dumps(form), "plan.json")


SWAP = ("Leerhuis Zienwijzer", "Regiobureau Schakelwacht")


@pytest.mark.parametrize("loaded_before", [True, False])
def test_a_correction_made_in_the_json_is_not_lost_at_the_next_load_of_the_text(
    store: Store, plan: Path, loaded_before: bool
) -> None:
    if loaded_before:
        load(store, plan)
    load(store, mended(plan, SWAP), stamp=LATER)
    assert held(store) == MENDED
    assert len(store.judgements(Kind.CORRECTION)) == 1
    load(store, plan, stamp=LATER)
    assert held(store) == MENDED
    (made,) = review(store, PLAN, REFERENCE).corrections
    take_back(store, made.id, REFERENCE, LATER)
    assert held(store) == AS_READ
    assert store.check() == ()


def test_a_form_that_says_what_was_read_makes_no_correction(store: Store, plan: Path) -> None:
    load(store, plan)
    before = store.snapshot()
    load(store, written(plan.parent, dump_reading(read_file(plan, REFERENCE, PLAIN)), "plan.json"), stamp=LATER)
    assert store.snapshot() == before


def test_a_form_that_says_again_what_was_read_takes_the_correction_back(store: Store, plan: Path) -> None:
    load(store, plan)
    change(store, 1, holder("Regiobureau Schakelwacht"))
    load(store, written(plan.parent, dump_reading(read_file(plan, REFERENCE, PLAIN)), "plan.json"), stamp=LATER)
    assert held(store) == AS_READ
    assert review(store, PLAN, REFERENCE).corrections == ()


def test_what_no_correction_can_say_is_loaded_and_told(store: Store, plan: Path) -> None:
    load(store, plan)
    form = json.loads(mended(plan, SWAP).read_text("utf-8"))
    form["plan"]["ambitions"][0]["title"] = "Zien, melden en delen"
    (file,) = load(store, written(plan.parent, json.dumps(form), "plan.json"), stamp=LATER).files
    assert file.reading is not None
    assert "change-not-kept" in {issue.code for issue in file.reading.issues}
    assert held(store) == MENDED
    titles = {node.name for node in store.read_view(DISTRICT).of_label("Ambition")}
    assert titles == {"Zien, melden en delen"}
