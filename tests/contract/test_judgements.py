"""What people judged: kept whole, never rewritten, taken back by another, together with what follows."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.store.faults import StoreRefusedError
from graph.store.judgements import standing
from graph.store.port import Store
from graph.store.records import Judgement, Replacement, Stamp
from graph.store.sqlite import open_sqlite_store
from tests.contract.plans import DISTRICT, HOSTILE, SMALL, STAMP, make_plan

JUDGEMENT = Judgement(
    id="correctie-1",
    kind="correction",
    key="oefen-gemeente-1",
    content='{"what": "no-action", "words": "Een kop, geen actie"}',
    author="regio",
    at="2025-03-02T09:00:00+01:00",
)
BACK = replace(JUDGEMENT, id="correctie-1-terug", content="", at="2025-03-03T09:00:00+01:00", takes_back=JUDGEMENT.id)


def test_judgements_are_kept_oldest_first_by_kind_and_key(store: Store) -> None:
    other = replace(JUDGEMENT, id="a", at="2025-03-02T08:30:00Z")
    elsewhere = replace(JUDGEMENT, id="b", key="oefen-gemeente-2")
    name = replace(JUDGEMENT, id="c", kind="name")
    store.judge((other, elsewhere, JUDGEMENT, name), STAMP)
    assert store.judgements("correction", "oefen-gemeente-1") == (JUDGEMENT, other)
    assert {one.id for one in store.judgements("correction")} == {"a", "b", "correctie-1"}
    assert store.judgements("name") == (name,)
    assert len(store.judgements()) == 4
    assert store.judgements("nothing") == ()


def test_the_same_judgement_again_writes_nothing(store: Store) -> None:
    store.judge((JUDGEMENT,), STAMP)
    before = store.snapshot()
    store.judge((JUDGEMENT,), Stamp("2030-01-01T00:00:00Z", "someone else"))
    assert store.snapshot() == before


def test_a_judgement_is_taken_back_by_another_and_both_stay(store: Store) -> None:
    store.judge((JUDGEMENT,), STAMP)
    store.judge((BACK,), STAMP)
    kept = store.judgements("correction", JUDGEMENT.key)
    assert kept == (JUDGEMENT, BACK)
    assert standing(kept) == ()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(JUDGEMENT, content="{}"), "judgement-rewritten"),
        (replace(JUDGEMENT, id="x", at="gisteren"), "judgement-without-time"),
        (replace(JUDGEMENT, id="x", at="2025-03-02T09:00:00"), "judgement-without-time"),
        (replace(BACK, id="x", takes_back="nergens"), "judgement-unknown"),
        (replace(BACK, id="x", key="oefen-gemeente-2"), "judgement-unknown"),
        (replace(BACK, id="x", takes_back=BACK.id), "judgement-unknown"),
        (replace(BACK, id="x"), "judgement-taken-back"),
    ],
)
def test_what_cannot_be_judged_is_refused_whole(store: Store, wrong: Judgement, code: str) -> None:
    store.judge((JUDGEMENT, BACK), STAMP)
    before = store.snapshot()
    plan = make_plan(1, 1, size=SMALL)
    with pytest.raises(StoreRefusedError, match=code):
        store.judge((replace(JUDGEMENT, id="first"), wrong), STAMP, [Replacement(plan)])
    assert store.snapshot() == before


def test_a_judgement_and_the_plans_that_follow_are_kept_together(store: Store) -> None:
    first, second = make_plan(1, 1, size=SMALL), make_plan(2, 1, size=SMALL)
    changes = store.judge((JUDGEMENT,), STAMP, [Replacement(first, 0), Replacement(second, 0)])
    assert [change.plan for change in changes] == [first.plan, second.plan]
    assert [(row.revision, row.verb, row.subject) for row in store.audit(3)] == [
        (4, "replace-plan", second.plan),
        (3, "replace-plan", first.plan),
        (2, "judge", JUDGEMENT.key),
    ]
    assert store.audit(3)[2].detail == "1 judgements (correction); 0 of them take one back"
    assert store.check() == ()


def test_a_plan_that_changed_meanwhile_keeps_the_judgement_out_too(store: Store) -> None:
    first, second = make_plan(1, 1, size=SMALL), make_plan(2, 1, size=SMALL)
    store.replace_plan(second, STAMP)
    before = store.snapshot()
    newer = make_plan(2, 2, size=SMALL)
    with pytest.raises(StoreRefusedError, match="plan-meanwhile"):
        store.judge((JUDGEMENT,), STAMP, [Replacement(first, 0), Replacement(newer, 7)])
    assert store.snapshot() == before
    assert store.judgements() == ()


def test_plans_that_say_nothing_new_write_nothing(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    store.judge((JUDGEMENT,), STAMP, [Replacement(plan)])
    before = store.snapshot()
    (change,) = store.judge((JUDGEMENT,), STAMP, [Replacement(plan, 1)])
    assert not change.wrote
    assert store.snapshot() == before


def test_a_judgement_is_no_node_of_the_network(store: Store) -> None:
    before = store.snapshot()
    store.judge((JUDGEMENT,), STAMP)
    after = store.snapshot()
    assert (after.nodes, after.relations) == (before.nodes, before.relations)
    assert store.search("kop", DISTRICT, 5) == ()


def test_judgements_go_along_to_another_store(store: Store, tmp_path: Path) -> None:
    every = tuple(replace(JUDGEMENT, id=f"h{at}", content=text, author=text) for at, text in enumerate(HOSTILE))
    store.judge((*every, JUDGEMENT, BACK), STAMP)
    snapshot = store.snapshot()
    assert len(snapshot.judgements) == len(HOSTILE) + 2
    with open_sqlite_store(tmp_path / "copy.db") as copy:
        copy.restore(snapshot.contents())
        assert copy.snapshot() == snapshot
        assert copy.judgements() == store.judgements()
        assert copy.check() == ()
    with open_sqlite_store(tmp_path / "again.db") as origin:
        origin.judge((JUDGEMENT, BACK), STAMP)
        assert origin.check() == ()


def test_what_should_never_have_been_kept_goes_from_a_judgement(store: Store) -> None:
    store.judge((JUDGEMENT, BACK), STAMP)
    clean = replace(JUDGEMENT, content="{}")
    store.rewrite_judgements([clean], STAMP)
    assert store.judgements("correction", JUDGEMENT.key) == (clean, BACK)
    assert (store.audit(1)[0].verb, store.audit(1)[0].detail) == ("rewrite-judgements", JUDGEMENT.id)
    before = store.snapshot()
    store.rewrite_judgements([clean], STAMP)
    assert store.snapshot() == before
    with pytest.raises(KeyError):
        store.rewrite_judgements([replace(JUDGEMENT, id="nergens")], STAMP)
    assert store.check() == ()


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(StoreRefusedError, match="store-half-character"):
        store.judge((replace(JUDGEMENT, content="stuk \ud83d"),), STAMP)
    assert store.judgements() == ()
