"""Which plan takes whose place: titles, documents, actions that would go, and loads that write nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.model.faults import Fault
from graph.model.form import PlanForm, Reading
from graph.reference import Reference, load_reference
from graph.store.faults import PLAN_MEANWHILE, StoreRefusedError
from graph.store.port import Store
from graph.store.records import AuditRow, Stamp
from graph.store.sqlite import open_sqlite_store
from loaders.content import Given, IntakeOptions
from loaders.faults import LoadError
from loaders.form import dump_reading
from loaders.intake import LoadOutcome, Outcome, always, load_all
from loaders.place import StoredPlan, of_the_family, place_of, stored_plan
from loaders.shipped import shipped_names

REFERENCE = load_reference(shipped_names())
STAMP = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
TEXT = """Uitvoeringsplan {title} 2026

Gemeente Wassenaar

Ambitie 1: Zien

Actie | Wie | Wanneer
{actions}
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        yield opened


def text(title: str = "Zien", *actions: str) -> bytes:
    rows = "\n".join(f"{action} | VTH | Q1 2026" for action in actions or ("Een kaart maken.", "Een spreekuur houden."))
    return TEXT.format(title=title, actions=rows).encode()


def form(title: str | None, *actions: str) -> bytes:
    parts = [{"text": action, "holders": [{"written": "VTH"}]} for action in actions or ("Een kaart maken.",)]
    plan: dict[str, object] = {
        "owner": {"name": "Wassenaar"},
        "year": 2026,
        "ambitions": [{"blocks": [{"actions": parts}]}],
    }
    if title is not None:
        plan["title"] = {"written": title}
    return json.dumps({"plan": plan}).encode()


def load(store: Store, *contents: bytes, name: str | None = "plan.txt", **said: object) -> LoadOutcome:
    given = [Given(content, f"{number}.txt", name) for number, content in enumerate(contents, 1)]
    return load_all(given, store, REFERENCE, IntakeOptions(), STAMP, **said)  # type: ignore[arg-type]


def only(outcome: LoadOutcome) -> Outcome:
    (file,) = outcome.files
    return file


def fault_of(outcome: LoadOutcome) -> Fault:
    problem = only(outcome).problem
    assert isinstance(problem, LoadError)
    return problem.fault


def plans(store: Store) -> tuple[str, ...]:
    return store.info().plans


# ------------------------------------------------------------------------------------------------ who takes whose place


def test_another_title_of_the_same_owner_and_year_stands_beside_the_first(store: Store) -> None:
    load(store, form("Plan een"))
    second = only(load(store, form("Plan twee", "Iets anders.")))
    assert plans(store) == ("gm0629.2026", "gm0629.2026-2")
    assert second.change is not None
    assert second.change.plan == "gm0629.2026-2"
    assert second.place is not None
    assert [other.id for other in second.place.beside] == ["gm0629.2026"]
    assert store.check() == ()
    third = only(load(store, form("Plan drie")))
    assert third.change is not None
    assert third.change.plan == "gm0629.2026-3"


def test_each_title_keeps_its_id_in_whatever_order_it_comes_again(store: Store) -> None:
    load(store, form("Plan een"))
    load(store, form("Plan twee"))
    for title, plan in (("plan  TWEE.", "gm0629.2026-2"), ("Plan een", "gm0629.2026")):
        again = only(load(store, form(title)))
        assert again.change is not None
        assert again.change.plan == plan
    assert len(plans(store)) == 2


def test_plans_of_one_load_know_of_each_other(store: Store) -> None:
    outcome = load(store, form("Plan een"), form("Plan twee"))
    assert outcome.complete
    assert plans(store) == ("gm0629.2026", "gm0629.2026-2")
    twice = load(store, form("Plan een"), form("Plan twee"), form("PLAN EEN"))
    assert [file.stored for file in twice.files] == [False, False, False]
    problem = twice.files[2].problem
    assert isinstance(problem, LoadError)
    assert problem.fault == Fault("plan-given-twice", {"other": "1.txt", "plan": "gm0629.2026"})


def test_the_same_document_is_the_same_plan_under_a_title_that_was_mended(store: Store) -> None:
    first = only(load(store, text()))
    assert first.reading is not None
    mended = first.reading.plan.model_copy(update={"title": None})
    content = dump_reading(first.reading.model_copy(update={"plan": mended})).encode()
    again = only(load(store, content))
    assert again.change is not None
    assert again.change.plan == "gm0629.2026"
    assert plans(store) == ("gm0629.2026",)


def test_plans_without_a_title_are_one_plan(store: Store) -> None:
    load(store, form(None))
    load(store, form(None, "Een kaart maken.", "En nog iets."))
    assert plans(store) == ("gm0629.2026",)
    assert len(store.versions("gm0629.2026")) == 2


def test_everything_in_a_second_plan_has_ids_of_its_own(store: Store) -> None:
    load(store, form("Plan een"), form("Plan twee"))
    actions = [node.id for node in store.snapshot().nodes if node.label == "Action"]
    assert sorted(action.rpartition(".")[0] for action in actions) == ["gm0629.2026", "gm0629.2026-2"]
    assert all(action.startswith("gm0629.2026") for action in actions)


def test_the_family_is_told_by_number_and_nothing_else() -> None:
    there = ["a.2026-10", "a.2026", "a.2026-2", "a.2026-x", "a.20261", "a.2026-02", "b.2026", "a.2026-2.action"]
    assert of_the_family("a.2026", there) == ("a.2026", "a.2026-2", "a.2026-10")


def test_a_first_plan_has_the_plain_id_and_a_gap_is_filled() -> None:
    reading = Reading(plan=PlanForm())
    assert place_of(reading, "a.2026", ()).plan == "a.2026"
    kept = [StoredPlan(plan, "Iets", None, None, {}) for plan in ("a.2026", "a.2026-3")]
    assert place_of(reading, "a.2026", kept).plan == "a.2026-2"
    assert stored_plan("a.2026", reading).shown == "a.2026"


# ---------------------------------------------------------------------------------------------------- what would go


def test_actions_do_not_go_without_a_word(store: Store) -> None:
    load(store, text())
    before = store.snapshot()
    fewer = text("Zien", "Een kaart maken.")
    refused = load(store, fewer)
    assert fault_of(refused) == Fault(
        "actions-would-go",
        {
            "plan": "gm0629.2026",
            "title": "Uitvoeringsplan Zien 2026",
            "gone": 1,
            "actions": ("Een spreekuur houden",),
        },
    )
    assert store.snapshot() == before
    agreed = only(load(store, fewer, consent=always))
    assert agreed.stored
    assert _actions(store) == ["Een kaart maken"]


def test_who_is_asked_sees_the_plan_and_every_action_that_goes(store: Store) -> None:
    many = [f"Stap {number} doen." for number in range(14)]
    load(store, form("Plan een", *many))
    asked: list[tuple[str, int]] = []

    def no(stored: StoredPlan, gone: tuple[str, ...]) -> bool:
        asked.append((stored.shown, len(gone)))
        return False

    fault = fault_of(load(store, form("Plan een", "Iets anders."), consent=no))
    assert asked == [("Plan een", 14)]
    assert (fault.facts["gone"], len(tuple(fault.facts["actions"]))) == (14, 10)  # type: ignore[arg-type]


def test_actions_that_come_beside_the_old_ones_need_no_consent(store: Store) -> None:
    load(store, form("Plan een", "Een kaart maken."))
    more = only(load(store, form("Plan een", "Een kaart maken.", "Een spreekuur houden.")))
    assert more.stored
    assert len(store.versions("gm0629.2026")) == 2


def test_a_plan_that_another_stored_meanwhile_is_not_written_over(store: Store, tmp_path: Path) -> None:
    """The consent was to what was there when it was asked; what came after it was seen by nobody."""
    only(load(store, text("Zien", "Een kaart maken.")))

    def meanwhile(stored: StoredPlan, gone: tuple[str, ...]) -> bool:
        with open_sqlite_store(tmp_path / "network.db") as other:
            assert only(load(other, text("Zien", "Een ander ding."), consent=always)).problem is None
        return True

    problem = only(load(store, text("Zien", "Een derde ding."), consent=meanwhile)).problem
    assert isinstance(problem, StoreRefusedError)
    assert problem.fault == PLAN_MEANWHILE(plan="gm0629.2026")
    assert [node.name for node in store.snapshot().nodes if node.label == "Action"] == ["Een ander ding"]


def test_two_first_plans_of_an_owner_and_year_at_once_do_not_take_each_others_place(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known_comes_in = store.init

    def meanwhile(*given: Any) -> None:
        known_comes_in(*given)
        with open_sqlite_store(tmp_path / "network.db") as other:
            assert only(load(other, text("Horen"))).problem is None

    monkeypatch.setattr(store, "init", meanwhile)
    problem = only(load(store, text("Zien"))).problem
    assert isinstance(problem, StoreRefusedError)
    monkeypatch.undo()
    assert only(load(store, text("Zien"))).problem is None
    assert plans(store) == ("gm0629.2026", "gm0629.2026-2")


def test_a_refusal_of_the_last_plan_keeps_the_first_out_too(store: Store) -> None:
    load(store, form("Plan een", "Een kaart maken."))
    outcome = load(store, form("Plan twee"), form("Plan een", "Iets anders."))
    assert not outcome.complete
    assert plans(store) == ("gm0629.2026",)


@pytest.mark.parametrize(
    "content",
    [text().replace(b"Actie | Wie | Wanneer", b"Tegevus | Vastutaja | Aeg").replace(b"VTH", b"Kolmas"), form(None)],
)
def test_a_document_without_actions_never_becomes_a_plan_nor_replaces_one(store: Store, content: bytes) -> None:
    load(store, text())
    before = store.snapshot()
    content = content.replace(b'{"text": "Een kaart maken.", "holders": [{"written": "VTH"}]}', b"")
    outcome = load(store, content, consent=always)
    assert fault_of(outcome).code == "no-actions"
    assert only(outcome).reading is not None
    assert store.snapshot() == before


def test_a_table_with_strange_heads_replaced_a_plan_that_was_read(store: Store, shared_dir: Path) -> None:
    read = (shared_dir / "cases/08-samengevoegde-houdercel.txt").read_bytes()
    strange = (shared_dir / "cases/19-onleesbaar-vervangt-gelezen.txt").read_bytes()
    strange = strange.replace(
        b"Action | Owner | Partners | Timescale | RAG", b"Tegevus | Vastutaja | Kaaslased | Aeg | Olek"
    )
    for when in (b"By March 2026", b"Summer 2026", b"Ongoing"):
        strange = strange.replace(when, b"varsti")
    kept = only(load(store, read))
    assert kept.change is not None
    refused = load(store, strange, consent=always)
    assert fault_of(refused) == Fault("no-actions", {"passages": 1})
    assert plans(store) == (kept.change.plan,)
    assert len(_actions(store)) == 5


# ------------------------------------------------------------------------------------------ what writes nothing at all


def test_a_text_without_a_name_keeps_the_name_its_source_had(store: Store) -> None:
    load(store, text(), name="plan van de zomer.txt")
    before = store.snapshot()
    again = only(load(store, text(), name=None))
    assert again.change is not None
    assert not again.change.wrote
    assert store.snapshot() == before
    renamed = only(load(store, text(), name="anders.txt"))
    assert renamed.change is not None
    assert renamed.change.wrote


def test_a_text_without_a_name_that_was_never_there_has_a_plain_one(store: Store) -> None:
    load(store, text(), name=None)
    (source,) = [node for node in store.snapshot().nodes if node.label == "Source"]
    assert source.name == "plan.txt"


def test_a_plan_that_was_there_brought_in_what_is_known_and_said_that_nothing_was_written(
    tmp_path: Path, store: Store
) -> None:
    load(store, text())
    names = tmp_path / "meer.yaml"
    names.write_text("municipalities: [{id: gm9998, name: Nergenshuizen}]", encoding="utf-8")
    wider = load_reference((*shipped_names(), names))
    before, audit = store.revision(), store.audit(100)
    again = only(_load_with(wider, store, text()))
    assert again.change is not None
    assert not again.change.wrote
    assert store.revision() == before
    assert _rows(store.audit(100)) == _rows(audit)
    other = only(_load_with(wider, store, text("Zien", "Een kaart maken.", "Een spreekuur houden.", "Nog iets.")))
    assert other.stored
    assert "gm9998" in {node.id for node in store.snapshot().nodes}


def test_a_refused_plan_makes_no_store(tmp_path: Path, store: Store) -> None:
    assert not load(store, b"Een brief.").complete
    assert list(tmp_path.iterdir()) == []


def _load_with(reference: Reference, store: Store, content: bytes) -> LoadOutcome:
    return load_all([Given(content, "1.txt", "plan.txt")], store, reference, IntakeOptions(), STAMP)


def _actions(store: Store) -> list[str]:
    return [node.name for node in store.snapshot().nodes if node.label == "Action"]


def _rows(audit: tuple[AuditRow, ...]) -> list[int]:
    return [row.revision for row in audit]
