"""What is kept of a file while its import waits: without what is left out of the plan, and no longer than it waits."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model.form import ActionForm, AmbitionForm, BlockForm, PlanForm, Reading
from graph.store.port import Store
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from loaders.content import Given, IntakeOptions
from loaders.document import document_of_text
from loaders.document.model import Paragraph, Place, Run
from loaders.form import dump_reading
from loaders.intake import Drafts, load_all
from loaders.judging.people import Kind
from loaders.originals import _pages_wanted, kept_original, kept_picture
from loaders.review import accept, dismiss, drafts_of
from tests.loaders.document.pdf.paper import Paper
from tests.loaders.document.test_pictures import COVER, pixel
from tests.loaders.judging.test_corrections import REFERENCE

OWNER = "oefen-pluvierdrecht"
STAMP = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
LATER = Stamp(at="2026-01-03T03:04:05+00:00", by="test")
ROWS = (
    ("Actie", "Actiehouder", "Planning"),
    ("Een kaart maken.", "VTH", "Q1 2026"),
    ("Loketten bezoeken.", "J. de Boer", "Q2 2026"),
)


def pdf(rows: tuple[tuple[str, ...], ...] = ROWS, title: str = "Uitvoeringsplan kaarten 2026") -> bytes:
    """A plan of one page, on a second one nothing but a telephone number."""
    made = Paper().say(60, 780, title, 18, bold=True).rows([60, 330, 450, 540], 700, rows, 26).page()
    return made.say(60, 700, "Bel 06-12345678 voor meer.").page().content()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        yield opened


def brought_in(store: Store, content: bytes, stamp: Stamp = STAMP, name: str = "plan.pdf") -> Reading:
    """The draft that a file became."""
    options = IntakeOptions(owner=OWNER)
    (outcome,) = load_all((Given(content, "", name),), store, REFERENCE, options, stamp, drafts=Drafts.ALL).files
    assert outcome.problem is None
    assert outcome.place is not None
    return next(draft for draft in drafts_of(store) if draft.plan == outcome.place.plan).reading


def plan_of(store: Store) -> str:
    (draft,) = drafts_of(store)
    return draft.plan


def test_a_page_with_actions_is_a_picture_on_which_a_person_is_covered(store: Store) -> None:
    reading = brought_in(store, pdf())

    original, picture = kept_original(store, reading), kept_picture(store, reading, 1)

    assert original is not None
    assert list(original.sizes) == [1], "on the second page stands no action"
    assert picture is not None
    assert kept_picture(store, reading, 2) is None
    from loaders.document.pictures import PagePicture

    shown, scale = PagePicture(1, 595.0, 842.0, picture), 1_000 / 595
    holder_of_row_2 = (int(345 * scale), int((842 - 632) * scale))
    assert pixel(shown, *holder_of_row_2) == COVER
    assert pixel(shown, int(500 * scale), int((842 - 690) * scale)) != COVER


def test_nothing_that_is_left_out_stands_in_what_is_kept(store: Store, tmp_path: Path) -> None:
    brought_in(store, pdf(), name="plan van J. de Boer.pdf")

    kept = "".join(one.content for kind in Kind for one in store.judgements(kind))

    assert "de Boer" not in kept
    assert "12345678" not in kept


@pytest.mark.parametrize("end", [dismiss, lambda store, plan, stamp: accept(store, plan, REFERENCE, stamp)])
def test_it_goes_when_nobody_waits_for_it_any_more(store: Store, tmp_path: Path, end: object) -> None:
    reading = brought_in(store, pdf())
    picture = kept_picture(store, reading, 1)
    assert picture is not None

    assert callable(end)
    end(store, plan_of(store), LATER)

    assert kept_original(store, reading) is None
    assert kept_picture(store, reading, 1) is None
    with sqlite3.connect(tmp_path / "network.db") as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    from base64 import b64encode

    assert b64encode(picture)[100:200] not in (tmp_path / "network.db").read_bytes()


def test_it_goes_with_the_reading_whose_place_another_file_takes(store: Store) -> None:
    first = brought_in(store, pdf())

    second = brought_in(store, pdf(ROWS[:2]), LATER)

    assert kept_picture(store, first, 1) is None
    assert kept_picture(store, second, 1) is not None


def test_the_same_file_again_after_it_was_thrown_away_is_kept_again(store: Store) -> None:
    reading = brought_in(store, pdf())
    dismiss(store, plan_of(store), STAMP)

    brought_in(store, pdf())

    assert kept_picture(store, reading, 1) is not None


def test_it_stays_while_another_import_of_the_same_file_waits(store: Store) -> None:
    content = pdf()
    reading = brought_in(store, content)
    options = IntakeOptions(owner="oefen-krekelerzijl")
    load_all((Given(content, "", "plan.pdf"),), store, REFERENCE, options, STAMP, drafts=Drafts.ALL)
    first, second = (draft.plan for draft in drafts_of(store))

    dismiss(store, first, LATER)
    still = kept_picture(store, reading, 1)
    dismiss(store, second, LATER)

    assert still is not None
    assert kept_picture(store, reading, 1) is None


def test_a_form_that_names_the_file_of_another_shows_nothing_of_it(store: Store) -> None:
    reading = brought_in(store, pdf())
    assert reading.document is not None
    longer = reading.document.model_copy(update={"text": reading.document.text + " en meer"})

    assert kept_original(store, reading.model_copy(update={"document": longer})) is None


def test_a_plan_in_the_public_form_has_no_original(store: Store) -> None:
    form = dump_reading(brought_in(store, b"Actie | Wie | Wanneer\nEen kaart maken. | VTH | Q1 2026\n", name="a.txt"))
    dismiss(store, plan_of(store), STAMP)

    reading = brought_in(store, form.encode(), LATER)

    assert kept_original(store, reading) is None


@pytest.mark.parametrize(("pages", "wanted"), [(60, 60), (61, 60)])
def test_so_many_pages_with_actions_are_pictures(pages: int, wanted: int) -> None:
    """limits.MOST_PICTURES."""
    text = "Controle\n" * pages
    made = document_of_text(text, "plan.pdf")
    places = [Run(9 * at, 9 * at + 8, Place(at + 1, (0.0, 0.0, 1.0, 1.0))) for at in range(pages)]
    document = replace(made, blocks=tuple(Paragraph((run,)) for run in places))
    actions = tuple(ActionForm(text="Controle", quote=document.quote(run.start, run.end)) for run in places)
    reading = Reading(plan=PlanForm(ambitions=(AmbitionForm(blocks=(BlockForm(actions=actions),)),)))
    assert len(_pages_wanted(document, reading, text)) == wanted
