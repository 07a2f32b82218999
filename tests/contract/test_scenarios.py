"""Scenarios: changes with a name, kept and taken back in every store, and proposals of them."""

from dataclasses import replace

import pytest

from graph.questions import WhatIf
from graph.scenarios import (
    LONGEST_NAME,
    ScenarioError,
    ScenarioKind,
    drop_scenario,
    keep_scenario,
    propose,
    scenario_with,
    scenarios_of,
    withdraw,
)
from graph.store.judgements import standing
from graph.store.port import Store
from graph.store.records import Judgement, Stamp
from graph.store.sqlite import open_sqlite_store
from tests.contract.plans import DISTRICT, SMALL, STAMP, make_plan

ASKED = WhatIf(without=("riec",), added=("Huis ‘Zee’ = {x}=ngo",), merged=("a=b", "c=d"))
LATER = Stamp("2026-05-01T10:00:00+02:00", "someone else")


def test_a_scenario_is_kept_whole(store: Store) -> None:
    kept = keep_scenario(store, DISTRICT, "  Zonder   RIEC ", ASKED, STAMP)
    assert (kept.name, kept.asked, kept.by, kept.at) == ("Zonder RIEC", ASKED, STAMP.by, STAMP.at)
    assert scenarios_of(store, DISTRICT) == (kept,)
    assert scenario_with(store, DISTRICT, kept.id) == kept


def test_scenarios_stand_oldest_first_and_by_district(store: Store) -> None:
    first = keep_scenario(store, DISTRICT, "Een", ASKED, STAMP)
    second = keep_scenario(store, DISTRICT, "Twee", ASKED, STAMP)
    keep_scenario(store, "elders", "Drie", ASKED, STAMP)
    assert [one.id for one in scenarios_of(store, DISTRICT)] == [first.id, second.id]


def test_the_same_under_the_same_name_writes_nothing(store: Store) -> None:
    kept = keep_scenario(store, DISTRICT, "Zonder RIEC", ASKED, STAMP)
    before = store.snapshot()
    assert keep_scenario(store, DISTRICT, "zonder riec", ASKED, LATER) == kept
    assert store.snapshot() == before


@pytest.mark.parametrize(
    ("name", "asked", "code"),
    [
        ("", ASKED, "scenario-no-name"),
        ("   ", ASKED, "scenario-no-name"),
        ("a" * (LONGEST_NAME + 1), ASKED, "scenario-no-name"),
        ("Leeg", WhatIf(), "scenario-no-changes"),
        ("EEN", WhatIf(without=("coa",)), "scenario-name-taken"),
    ],
)
def test_what_cannot_be_kept_is_refused(store: Store, name: str, asked: WhatIf, code: str) -> None:
    keep_scenario(store, DISTRICT, "Een", ASKED, STAMP)
    before = store.snapshot()
    with pytest.raises(ScenarioError, match=code):
        keep_scenario(store, DISTRICT, name, asked, STAMP)
    assert store.snapshot() == before


def test_longest_name(store: Store) -> None:
    """A name as long as a headline and a little more."""
    assert keep_scenario(store, DISTRICT, "a" * LONGEST_NAME, ASKED, STAMP).name == "a" * 100


def test_a_scenario_becomes_a_proposal_and_is_withdrawn(store: Store) -> None:
    kept = keep_scenario(store, DISTRICT, "Een", ASKED, STAMP)
    proposed = propose(store, DISTRICT, kept.id, STAMP)
    assert proposed.proposal is not None
    assert propose(store, DISTRICT, kept.id, LATER) == proposed, "it is before the meeting already"
    assert withdraw(store, DISTRICT, kept.id, LATER).proposal is None
    assert withdraw(store, DISTRICT, kept.id, LATER).proposal is None
    assert propose(store, DISTRICT, kept.id, LATER).proposal not in (None, proposed.proposal)


def test_a_scenario_goes_from_the_agenda_too(store: Store) -> None:
    kept = keep_scenario(store, DISTRICT, "Een", ASKED, STAMP)
    propose(store, DISTRICT, kept.id, STAMP)
    drop_scenario(store, DISTRICT, kept.id, LATER)
    assert scenarios_of(store, DISTRICT) == ()
    assert standing(store.judgements(ScenarioKind.PROPOSAL, DISTRICT)) == ()
    assert keep_scenario(store, DISTRICT, "Een", ASKED, LATER).id != kept.id, "its name is free again"


@pytest.mark.parametrize("change", [propose, withdraw, drop_scenario])
def test_what_is_not_there_is_told(store: Store, change: object) -> None:
    kept = keep_scenario(store, "elders", "Een", ASKED, STAMP)
    assert callable(change)
    for identifier in ("nergens", kept.id, "<script>"):
        with pytest.raises(ScenarioError, match="scenario-unknown"):
            change(store, DISTRICT, identifier, STAMP)


@pytest.mark.parametrize("content", ["", "{}", '{"name": "x", "changes": {"nothing": ["a"]}}', '{"name": "x"}'])
def test_a_record_that_is_none_of_ours_is_told(store: Store, content: str) -> None:
    record = Judgement("x", ScenarioKind.SCENARIO, DISTRICT, content, "someone", STAMP.at)
    store.judge((record,), STAMP)
    with pytest.raises(ScenarioError, match="scenario-unreadable"):
        scenarios_of(store, DISTRICT)


def test_scenarios_touch_no_plan_and_outlive_them(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL)
    store.replace_plan(plan, STAMP)
    before = store.read_view(DISTRICT)
    kept = keep_scenario(store, DISTRICT, "Een", replace(ASKED, without=(plan.plan,)), STAMP)
    propose(store, DISTRICT, kept.id, STAMP)
    assert store.read_view(DISTRICT) == before
    store.remove_plan(plan.plan, STAMP)
    assert [one.name for one in scenarios_of(store, DISTRICT)] == ["Een"]
    assert store.check() == ()


def test_a_copy_of_a_store_has_its_scenarios(store: Store, tmp_path: object) -> None:
    kept = propose(store, DISTRICT, keep_scenario(store, DISTRICT, "Een", ASKED, STAMP).id, STAMP)
    with open_sqlite_store(f"{tmp_path}/copy.db") as copy:
        copy.restore(store.snapshot().contents())
        assert scenarios_of(copy, DISTRICT) == (kept,)
