"""Which actions may well be one: the planted pairs, copies of whole plans, and every number of it."""

import pytest

from graph.analysis.facets import GRAM, facets_of, meet
from graph.analysis.rules import find_all
from graph.analysis.same_actions import (
    AGREED_BESIDE_WORDS,
    FEWEST_WORDS_JOINT,
    LETTERS_ALIKE,
    LONGEST_SPAN,
    SAME_TEXT,
    TEMPLATE_FROM,
    same_actions,
)
from graph.model.form import ActionForm, Owner
from graph.model.rows import PlanStatements
from graph.plans import read_plans
from loaders.document import document_of_text
from loaders.form.statements import state_plan
from loaders.reading import read_as_plan
from tests.graph.analysis.rules.cases import plans
from tests.graph.analysis.rules.plans import EXAMPLES, PRACTICE, REAL, action, reference, shipped, view_of
from tests.graph.analysis.rules.test_practice_district import action_id, findings, planted
from tests.graph.analysis.rules.test_same_action_in_two_plans import AUTUMN, SPRING, TRAINING, ZIEN, told

SAME, OTHERWISE = "district.same-action-in-two-plans", "district.joint-action-written-differently"


def test_the_planted_overlaps_are_found_and_no_other() -> None:
    part = planted()["l_overlap"]
    wanted = {frozenset(action_id(side["plan"], side["action"]) for side in entry["sides"]) for entry in part["find"]}
    assert {frozenset(one.actions) for one in findings(SAME).values()} == wanted


def test_the_planted_contradictions_are_found_and_no_other() -> None:
    part = planted()["l_contradictions"]
    asked = sorted(one.asks.one.nl.partition(" ‘")[0] for one in findings(OTHERWISE).values())
    assert asked == ["Wanneer is", "Wie betaalt", "Wie trekt"]
    named = {frozenset(one.actions) for one in findings(OTHERWISE).values()}
    for entry in part["find"]:
        if all(side["action"] is not None for side in entry["sides"]):
            assert frozenset(action_id(side["plan"], side["action"]) for side in entry["sides"]) in named


def copied(owner: str, name: str, district: str) -> PlanStatements:
    """The first shipped text of a district as the plan of another owner."""
    folder, file = {
        PRACTICE: ("oefendistrict", "pluvierdrecht-2026.txt"),
        REAL: ("leidschendam-voorburg", "uitvoeringsplan-2025.txt"),
    }[district]
    known = reference(district)
    reading = read_as_plan(document_of_text((EXAMPLES / folder / file).read_text("utf-8"), file), known)
    assert reading.plan is not None
    form = reading.plan.model_copy(update={"owner": Owner(id=owner, name=name), "id": None})
    return state_plan(reading.model_copy(update={"plan": form}), known, district)


@pytest.mark.parametrize(
    ("district", "of", "owner", "name"),
    [(REAL, "gm1916.2025", "gm0637", "Zoetermeer"), (PRACTICE, "oefen-pluvierdrecht.2026", "gm0637", "Zoetermeer")],
)
def test_a_copy_of_a_plan_under_another_name_is_found_action_by_action(
    district: str, of: str, owner: str, name: str
) -> None:
    view = view_of(district, [*shipped(district), copied(owner, name, district)])
    plans_there = read_plans(view)
    original = plans_there.plan_by_id[of]
    both = {of, f"{owner}.{original.year}"}
    told_twice = {
        action
        for group in same_actions(plans_there)
        if both <= {one.plan.id for one in group.told}
        for action in (one.action.id for one in group.told)
    }
    assert [one.name for one in original.actions if one.id not in told_twice] == []
    rules = {one.rule for one in find_all(plans_there).findings if one.rule in (SAME, OTHERWISE)}
    assert rules == ({SAME, OTHERWISE} if district == PRACTICE else {SAME})


def test_a_plan_alone_has_no_action_of_another() -> None:
    assert same_actions(read_plans(view_of(REAL, shipped(REAL)))) == ()


HOUSING = (
    "Drie partijen maken samen beleid over huisvesting",
    "Beleid over huisvesting maken drie partijen later",
)


def pairs(*actions: ActionForm) -> int:
    case = told(*actions)
    return len(same_actions(read_plans(view_of(PRACTICE, case.statements()))))


def test_agreed_beside_words_are_two_of_party_time_and_audience() -> None:
    again = "Medewerkers volgen een training over het herkennen van signalen"
    assert pairs(action(TRAINING, lead=[ZIEN], days=SPRING), action(again, lead=[ZIEN], days=SPRING)) == 1
    one, other = HOUSING
    assert pairs(action(one, lead=[ZIEN], days=SPRING), action(other, lead=[ZIEN], days=SPRING)) == 1
    assert pairs(action(one, lead=[ZIEN], days=SPRING), action(other, lead=[ZIEN], days=AUTUMN)) == 0
    assert AGREED_BESIDE_WORDS == 2


def test_fewest_words_joint_are_two() -> None:
    card = action("Meldkaart verspreiden, alle gemeenten")
    assert pairs(card, action("Alle gemeenten: meldkaart, later kiezen")) == 0
    assert pairs(card, action("Alle gemeenten verspreiden een meldkaart")) == 1
    assert FEWEST_WORDS_JOINT == 2


@pytest.mark.parametrize(("number", "groups"), [(2, 1), (3, 0)])
def test_template_from_three_plans_is_the_form_of_a_region(number: int, groups: int) -> None:
    same = [action("Wij maken een jaarverslag over onze aanpak", "Burgerzaken") for _ in range(number)]
    assert pairs(*same) == groups
    assert TEMPLATE_FROM == 3


@pytest.mark.parametrize(("last", "groups"), [("2027-01-01", 1), ("2027-01-04", 0)])
def test_longest_span_that_agrees_is_a_year(last: str, groups: int) -> None:
    one, other = HOUSING
    span = ("2026-01-01", last)
    assert pairs(action(one, lead=[ZIEN], days=span), action(other, lead=[ZIEN], days=span)) == groups
    assert LONGEST_SPAN == 366


def test_same_text_is_nine_tenths_of_the_letters() -> None:
    """A word more is the same text, half a sentence more is not."""
    text = "Wij maken jaarlijks een uitgebreid verslag over onze aanpak van uitbuiting voor de gemeenteraad"
    assert pairs(action(text, "Burgerzaken"), action(f"{text}, kort", "Burgerzaken")) == 1
    longer = f"{text}, waarin buurtbewoners vertellen hoeveel controles winkels merkten"
    assert pairs(action(text, "Burgerzaken"), action(longer, "Burgerzaken")) == 0
    assert SAME_TEXT == 0.9


def test_letters_alike_is_half_and_not_enough_by_itself() -> None:
    said, again = "Huisvestingscontroles arbeidsmigranten", "Huisvestingscontrole bij arbeidsmigranten, landelijk"
    assert pairs(action(said, "Burgerzaken"), action(again, "Communicatie")) == 0
    assert pairs(action(said, lead=[ZIEN], days=SPRING), action(again, lead=[ZIEN], days=SPRING)) == 1
    assert LETTERS_ALIKE == 0.5


def test_gram_is_four_letters() -> None:
    (plan,) = read_plans(view_of(PRACTICE, plans(*told(action("Huisvesting")).forms).statements())).plans
    found = facets_of(plan, plan.actions[0], {})
    assert {len(gram) for gram in found.grams} == {GRAM} == {4}
    assert found.grams[" hui"] == 1


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (SPRING, ("2026-05-31", "2026-06-30"), True),
        (SPRING, AUTUMN, False),
        (SPRING, None, None),
    ],
)
def test_spans_meet_where_they_have_a_day_in_common(
    one: tuple[str, str], other: tuple[str, str] | None, met: bool | None
) -> None:
    assert meet(one, other) is met
