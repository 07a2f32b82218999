"""A plan that was read waits for somebody to say whose it is, and then is read as that of this owner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from loaders.content import IntakeOptions, Unowned, UnownedError, prepare
from loaders.faults import LoadError
from loaders.form import dump_reading
from loaders.originals import kept_original, kept_picture
from loaders.review import drafts_of
from loaders.unowned import drop_unowned, give_owner, keep_unowned, unowned_of, waiting_for_owner
from tests.loaders.judging.test_corrections import REFERENCE
from tests.loaders.test_originals import LATER, OWNER, STAMP, pdf

TEXT = b"Uitvoeringsplan 2026\n\nActie | Wie | Wanneer\nEen kaart maken. | VTH | Q1 2026\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        yield opened


def unowned(content: bytes, name: str) -> Unowned:
    with pytest.raises(UnownedError) as caught:
        prepare(content, name, REFERENCE, IntakeOptions(originals=True))
    return caught.value.plan


@pytest.mark.parametrize(("content", "name"), [(TEXT, "plan.txt"), (pdf(), "plan.pdf")])
def test_it_becomes_the_plan_that_it_were_if_its_owner_had_been_said(store: Store, content: bytes, name: str) -> None:
    expected = prepare(content, name, REFERENCE, IntakeOptions(owner=OWNER)).reading
    identifier = keep_unowned(store, unowned(content, name), REFERENCE, STAMP)

    outcome = give_owner(store, identifier, "Pluvierdrecht", None, REFERENCE, LATER)

    assert outcome.problem is None
    (draft,) = drafts_of(store)
    assert draft.reading.plan == expected.plan
    assert draft.reading.document == expected.document
    assert {one.message for one in draft.reading.issues} == {one.message for one in expected.issues}
    assert waiting_for_owner(store) == ()
    assert kept_original(store, draft.reading) is not None
    assert (kept_picture(store, draft.reading, 1) is not None) == (name == "plan.pdf")


def test_a_plan_in_the_public_form_becomes_one_too(store: Store) -> None:
    reading = prepare(TEXT, "plan.txt", REFERENCE, IntakeOptions(owner=OWNER)).reading
    nobody = reading.model_copy(update={"plan": reading.plan.model_copy(update={"owner": None})})
    identifier = keep_unowned(store, unowned(dump_reading(nobody).encode(), "plan.json"), REFERENCE, STAMP)

    assert give_owner(store, identifier, OWNER, None, REFERENCE, LATER).problem is None

    (draft,) = drafts_of(store)
    assert [one.organisation for one in draft.reading.plan.ambitions[0].blocks[0].actions[0].holders] == [
        one.organisation for one in reading.plan.ambitions[0].blocks[0].actions[0].holders
    ]


def test_who_is_not_known_leaves_it_waiting(store: Store) -> None:
    identifier = keep_unowned(store, unowned(TEXT, "plan.txt"), REFERENCE, STAMP)

    codes = [
        outcome.problem.fault.code
        for owner, district in (("Nergenshuizen", None), ("Almere", None), ("Almere", "vr10"))
        if (outcome := give_owner(store, identifier, owner, district, REFERENCE, LATER)).problem is not None
    ]

    assert codes == ["owner-unknown", "district-missing", "district-unknown"]
    assert unowned_of(store, identifier).id == identifier
    assert give_owner(store, identifier, "Almere", "vr25", REFERENCE, LATER).draft


def test_what_is_thrown_away_is_gone_with_what_was_kept_of_its_file(store: Store) -> None:
    plan = unowned(pdf(), "plan.pdf")
    identifier = keep_unowned(store, plan, REFERENCE, STAMP)
    assert kept_picture(store, plan.reading, 1) is not None

    drop_unowned(store, identifier, LATER)

    assert waiting_for_owner(store) == ()
    assert kept_original(store, plan.reading) is None
    assert kept_picture(store, plan.reading, 1) is None
    with pytest.raises(LoadError):
        drop_unowned(store, identifier, LATER)


def test_the_same_file_may_wait_twice(store: Store) -> None:
    first = keep_unowned(store, unowned(pdf(), "plan.pdf"), REFERENCE, STAMP)
    second = keep_unowned(store, unowned(pdf(), "plan.pdf"), REFERENCE, STAMP)

    drop_unowned(store, first, LATER)

    assert [one.id for one in waiting_for_owner(store)] == [second]
    assert kept_picture(store, unowned_of(store, second).plan.reading, 1) is not None
