"""All measures together, of the shipped plans; what is expected was read off their texts."""

import pytest

from graph.analysis.measures import measured
from graph.analysis.measures.measured import MOST_PARTIES, MOST_STEPS, PartyMeasures, PartySide, measure
from graph.plans import DistrictPlans, read_plans
from tests.graph.analysis.rules.cases import rows
from tests.graph.analysis.rules.plans import PRACTICE, action, practice_view, real_view, view_of


@pytest.fixture(scope="module")
def real() -> DistrictPlans:
    return read_plans(real_view())


@pytest.fixture(scope="module")
def practice() -> DistrictPlans:
    return read_plans(practice_view())


def by_name(plans: DistrictPlans, *, with_own: bool = False) -> dict[str, PartyMeasures]:
    return {one.party.name: one for one in measure(plans.plans, with_own=with_own).parties}


def test_actions_are_those_that_the_plan_gives_a_party(real: DistrictPlans) -> None:
    """RIEC is holder at lines 180, 188, 228, 246, 309 and 628; the police under its own name at three, AVIM at four."""
    found = by_name(real)

    assert [found[name].actions for name in ("RIEC", "Politie", "AVIM")] == [6, 3, 4]
    assert "COA" not in found, "in four partner lists, and no task"
    assert "VTH" not in found
    assert by_name(real, with_own=True)["VTH"].actions == 26


def test_sides_are_told_of_each_party(real: DistrictPlans) -> None:
    found = by_name(real)

    assert found["SHOP"].side is PartySide.CARE
    assert found["RIEC"].side is PartySide.SECURITY
    assert found["RSIV"].side is PartySide.NEITHER


def test_care_and_security_share_no_action(real: DistrictPlans) -> None:
    """So nobody of either side stands between the other and its own."""
    found = measure(real.plans)
    sides = {one.id: one.side for one in found.parties}

    assert len(found.network.actions) == 27
    for inside in found.network.parties_of:
        assert not {PartySide.CARE, PartySide.SECURITY} <= {sides[found.network.parties[place]] for place in inside}
    assert all(one.liaison == 0 or one.side is PartySide.NEITHER for one in found.parties)


def test_small_plans_show_no_pair_and_say_why(real: DistrictPlans, practice: DistrictPlans) -> None:
    for plans in (real, practice):
        said = measure(plans.plans).sentence
        assert said.nl.startswith("Geen enkel paar van partijen (")
        assert said.nl.endswith("Dat zegt dat het netwerk klein is, niet dat er niet wordt samengewerkt.")


def test_half_the_parties_of_a_small_plan_are_fully_constrained(real: DistrictPlans) -> None:
    """Which is why Burt's constraint is no finding."""
    found = [one.constraint for one in measure(real.plans).parties if one.constraint is not None]

    assert sum(one >= 1 for one in found) * 2 >= len(found)


def test_what_is_over_counts_for_nothing() -> None:
    done = action("Er is een folder gemaakt.", "Steunpunt Dagraam", status="gereed")
    going = action("Er komt een inloopuur.", "Steunpunt Dagraam")
    found = measure(read_plans(view_of(PRACTICE, rows(done, going).statements())).plans)

    assert len(found.network.actions) == 1
    assert [one.actions for one in found.parties] == [1]


def test_the_order_is_that_of_the_number_of_actions(practice: DistrictPlans) -> None:
    found = measure(practice.plans, with_own=True).parties
    numbers = [one.actions for one in found]

    assert numbers == sorted(numbers, reverse=True)
    own = [one.name for one in found if one.party.own]
    assert len(set(own)) == len(own), "departments of one name are told apart by whose they are"


def test_most_steps_is_where_ways_are_no_longer_counted(real: DistrictPlans, monkeypatch: pytest.MonkeyPatch) -> None:
    """16 parties and 27 actions with 34 ties are 1,462."""
    assert MOST_STEPS == 2_000_000
    monkeypatch.setattr(measured, "MOST_STEPS", 1_461)

    assert all(one.centrality is None for one in measure(real.plans).parties)
    monkeypatch.setattr(measured, "MOST_STEPS", 1_462)
    assert all(one.centrality is not None for one in measure(real.plans).parties)


def test_most_parties_is_where_groups_and_chance_are_no_longer_told(
    real: DistrictPlans, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_PARTIES == 300
    monkeypatch.setattr(measured, "MOST_PARTIES", 15)
    found = measure(real.plans)

    assert (found.communities, found.chance) == (None, None)
    assert "te veel" in found.sentence.nl
    assert {one.group for one in found.parties} == {None}
