"""Gaps, shared actions, common themes, care beside security: what is drawn, and the one sentence above it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from graph.analysis.glances.care_and_security import NOTHING, care_and_security
from graph.analysis.glances.common_themes import common_themes
from graph.analysis.glances.gaps import gaps
from graph.analysis.glances.glance import (
    FEWER,
    MOST_DRAWN,
    MOST_IN_COLUMN,
    Box,
    Column,
    Glance,
    Line,
    View,
    What,
    glance,
)
from graph.analysis.glances.shared import FEWEST_HOLDERS, shared
from graph.analysis.rules.same_action_in_two_plans import RULE as SAME
from graph.model.language import Text
from graph.model.vocabulary import Degree
from graph.network import Network
from graph.questions import AtAGlance
from graph.questions.filters import parse
from tests.graph.analysis.rules.cases import Plans, plans, rows
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, practice_view, real_view, view_of
from tests.graph.analysis.rules.small_plans import DAGRAAM, GRENS, INKT, KORPS


def network_of(given: Plans) -> Network:
    return Network(view_of(PRACTICE, given.statements()))


def names(found: Glance, heading: str) -> list[str]:
    return [box.name.nl for column in found.columns if column.heading.nl == heading for box in column.boxes]


def joined(found: Glance) -> set[tuple[str, str]]:
    said = {box.id: box.name.nl for box in found.boxes}
    return {(said[line.source], said[line.target]) for line in found.lines}


def test_gaps_of_the_real_plan_are_its_listed_parties() -> None:
    """Every action has a holder; COA stands in the lists of ambitions 1, 2, 4 and 5 (lines 158, 275, 477, 588)."""
    network = Network(real_view())
    found = gaps(network.plans.plans, network.outcomes)

    assert names(found, "Acties zonder houder") == []
    assert sum(one == "COA" for one, _ in joined(found)) == 4
    assert found.sentence.nl.endswith("; alle 27 acties hebben een houder.")
    rules = {"plan.partner-without-task", "plan.sort-of-party-without-task"}
    told = {one.organisation for one in network.findings.findings if one.rule in rules}
    with_own = gaps(network.plans.plans, network.outcomes, with_own=True)
    assert {box.id for box in with_own.columns[0].boxes} == told
    assert {box.id for box in found.columns[0].boxes} == {one for one in told if not str(one).startswith("gm1916.")}


def test_an_action_without_holder_stands_beside_its_ambition_or_plan() -> None:
    first = plan(ambition(1, block(action("Eén", DAGRAAM), action("Niemand doet dit"), partners=[INKT])))
    other = plan(ambition(1, block(action("Twee", DAGRAAM))), owner="oefen-krekelerzijl")
    one, two = network_of(plans(first)), network_of(plans(first, other))

    found = gaps(one.plans.plans, one.outcomes)
    assert joined(found) == {(INKT, "1. Streven 1"), ("1. Streven 1", "Niemand doet dit")}
    assert found.sentence.nl == (
        "1 partij staat in een partnerlijst zonder actie op die naam; 1 van de 2 acties heeft geen houder."
    )
    both = gaps(two.plans.plans, two.outcomes)
    assert joined(both) == {(INKT, "Pluvierdrecht"), ("Pluvierdrecht", "Niemand doet dit")}
    assert "1 van de 3 acties" in both.sentence.nl


def test_own_departments_that_are_only_listed_are_no_gap_unless_asked() -> None:
    network = network_of(plans(plan(ambition(1, block(action("Eén", DAGRAAM), partners=["Burgerzaken"])))))

    assert gaps(network.plans.plans, network.outcomes).boxes == ()
    assert names(gaps(network.plans.plans, network.outcomes, with_own=True), "Alleen in de partnerlijst") == [
        "Burgerzaken"
    ]


def test_fewest_holders_is_two_from_outside() -> None:
    network = network_of(
        rows(action("Alleen", DAGRAAM), action("Samen", DAGRAAM, INKT), action("Met ons", KORPS, "Burgerzaken"))
    )
    found = shared(network.plans.plans)

    assert FEWEST_HOLDERS == 2
    assert joined(found) == {(DAGRAAM, "Samen"), (INKT, "Samen")}
    assert found.sentence.nl == (
        "1 van de 3 acties heeft twee of meer houders van buiten; bij geen daarvan staat wie trekt."
    )
    with_own = shared(network.plans.plans, with_own=True)
    assert names(with_own, "Acties met meer houders") == ["Samen", "Met ons"]
    assert names(with_own, "Eigen afdelingen") == ["Burgerzaken"]


def test_a_lead_is_told_and_a_rest_group_is_no_holder() -> None:
    network = network_of(rows(action("Eén", INKT, lead=[DAGRAAM]), action("Twee", INKT, "zorgpartners")))
    found = shared(network.plans.plans)

    assert [line.words.nl for line in found.lines] == ["trekker", "houder"]
    assert found.sentence.nl.endswith("; bij 1 daarvan staat wie trekt.")
    assert names(found, "Acties met meer houders") == ["Eén"]


def test_care_and_security_of_the_real_plan_share_nothing() -> None:
    """Six actions name SHOP, FairWork, Leger des Heils, KesslerPerspektief, VluchtelingenWerk or Stek; what joins both
    sides is a department of the municipality."""
    network = Network(real_view())
    found = care_and_security(network.plans.plans)

    assert found.sentence.nl == (
        "Bij 0 van de 27 acties staan zorg en veiligheid samen. Zorg staat bij 6 acties, veiligheid bij 12; eigen "
        "afdelingen tellen niet mee."
    )
    assert [box.id for box in found.columns[2].boxes] == [NOTHING]
    assert {"SHOP", "FairWork"} <= set(names(found, "Zorg"))
    assert {"RIEC", "Politie", "AVIM"} <= set(names(found, "Veiligheid"))
    with_own = care_and_security(network.plans.plans, with_own=True)
    assert len(with_own.columns[2].boxes) == 6
    assert "VTH" in names(with_own, "Veiligheid")


def test_what_joins_care_and_security_stands_in_the_middle() -> None:
    network = network_of(rows(action("Zorg", DAGRAAM), action("Samen", DAGRAAM, KORPS), action("Controle", GRENS)))
    found = care_and_security(network.plans.plans)

    assert names(found, "Acties met zorg") == ["Zorg"]
    assert names(found, "Wat hen verbindt") == ["Samen"]
    assert names(found, "Acties met veiligheid") == ["Controle"]
    assert found.sentence.nl.startswith("Bij 1 van de 3 acties staan zorg en veiligheid samen.")


def test_a_plan_without_either_side_draws_nothing() -> None:
    network = network_of(rows(action("Eén", "Burgerzaken")))
    found = care_and_security(network.plans.plans)

    assert (found.columns, found.lines) == ((), ())
    assert found.sentence.nl.startswith("Bij 0 van de 1 acties")


def test_common_themes_take_two_plans() -> None:
    found = common_themes(Network(real_view()).plans)

    assert found.columns == ()
    assert found.sentence.nl.startswith("Niet te beoordelen: 1 van 4 plannen geladen.")


def test_common_themes_of_the_practice_district_hold_what_the_rule_finds() -> None:
    network = Network(practice_view())
    found = common_themes(network.plans)
    same = [one for one in network.findings.findings if one.rule == SAME.id]

    shown = {box.id for box in found.columns[2].boxes}
    assert len(shown) == len(same) > 0
    assert all(not shown.isdisjoint(one.actions) for one in same)
    assert len(found.columns[1].boxes) == 4
    for theme in found.columns[0].boxes:
        assert sum(line.source == theme.id for line in found.lines) >= 2


def test_common_themes_of_one_municipality_are_those_it_has_too() -> None:
    network = Network(practice_view())
    every, one = (
        parse(AtAGlance, {"view": ["themes"], **asked}).of(network)
        for asked in ({}, {"municipality": ["oefen-krekelerzijl"]})
    )

    assert 0 < len(one.columns[0].boxes) <= len(every.columns[0].boxes)
    for theme in one.columns[0].boxes:
        assert ("oefen-krekelerzijl") in {line.target for line in one.lines if line.source == theme.id}


def boxes(number: int, prefix: str) -> tuple[Box, ...]:
    return tuple(Box(f"{prefix}{at}", Text(f"{at}", f"{at}"), What.THEME) for at in range(number))


def made(columns: int, number: int) -> Glance:
    """Columns of so many boxes, each joined to all of the next column."""
    heads = [Column(Text("x", "x"), boxes(number, f"{letter}")) for letter in "abcde"[:columns]]
    lines = [
        Line(one.id, other.id, Degree.HOLDER, Text("x", "x"), 1)
        for left, right in pairwise(heads)
        for one in left.boxes
        for other in right.boxes
    ]
    return glance(View.THEMES, Text("", ""), heads, lines)


def test_most_in_column_is_the_most_that_is_drawn() -> None:
    assert MOST_IN_COLUMN == 40
    assert (len(made(1, 40).boxes), made(1, 40).left_out) == (40, 0)
    assert (len(made(1, 41).boxes), made(1, 41).left_out) == (40, 1)


def test_most_drawn_makes_columns_shorter_by_fewer_at_a_time() -> None:
    """Two columns of 35 joined all to all are 70 boxes and 1,225 lines; with 40 it would be 80 and 1,600."""
    found = made(2, 40)

    assert (MOST_DRAWN, FEWER) == (1_500, 5)
    assert (len(found.boxes), len(found.lines), found.left_out) == (70, 1_225, 10)
    assert len(made(5, 40).boxes) + len(made(5, 40).lines) <= MOST_DRAWN


def test_fewer_is_the_step_by_which_columns_shrink() -> None:
    assert len(made(3, 40).boxes) == 3 * 25, "with 25: 75 boxes and 1,250 lines; with 30: 1,890 in all"


@pytest.mark.parametrize("view", View)
def test_each_line_joins_what_is_drawn(view: View) -> None:
    for network in (Network(real_view()), Network(practice_view())):
        for with_own in (None, True):
            found = replace(AtAGlance(), view=view, with_own=with_own).of(network)
            there = [box.id for box in found.boxes]
            assert len(set(there)) == len(there)
            assert {end for line in found.lines for end in (line.source, line.target)} <= set(there)
            assert found.sentence.nl.endswith(".")
            assert found.sentence.en.endswith(".")
