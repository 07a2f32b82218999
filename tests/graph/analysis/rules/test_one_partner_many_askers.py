"""One partner that many plans give a task in one period."""

import pytest

from graph.analysis.rules import one_partner_many_askers
from graph.analysis.rules.one_partner_many_askers import FEWEST_ALIKE, FEWEST_ASKERS, SHARE, THEMES_NAMED, TOGETHER
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, elsewhere, it_is_found, it_only_looks_like_it, only
from tests.graph.analysis.rules.cases import found as found_by
from tests.graph.analysis.rules.cases import plans as told_in
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, GRENS, INKT, KORPS, SCHEMER

RULE = one_partner_many_askers.RULE
ZIEN, BUREAU = "Leerhuis Zienwijzer", "Regiobureau Schakelwacht"
TOWNS = ("krekelerzijl", "pluvierdrecht", "vlonderhuizen", "zilvermuide-kwartelwoude")
JANUARY, MARCH = ("2026-01-01", "2026-01-31"), ("2026-03-01", "2026-03-31")
SPRING, MAY, AUTUMN = ("2026-03-01", "2026-05-31"), ("2026-05-01", "2026-05-31"), ("2026-09-01", "2026-11-30")
LESSON, OTHER = "Een workshop voor ambtenaren", "Baliepersoneel volgt een training"
WORKSHOP, BED, FOLDER = "Een cursus voor consulenten", "Opvang voor vrouwen", "Een folder voor inwoners over signalen"


def each(*actions: ActionForm | None) -> Plans:
    """One action for each plan, in the order of the municipalities; all four have a plan."""
    given = dict(zip(TOWNS, actions, strict=False))
    asked = [plan(ambition(1, block(one)), owner=f"oefen-{town}") for town, one in given.items() if one is not None]
    return told_in(*asked, *elsewhere(*(town for town in TOWNS if given.get(town) is None)))


FOUND: Found = {
    "the same in one period": (
        each(action(LESSON, ZIEN, days=SPRING), action(OTHER, support=[ZIEN], days=MAY)),
        {"oefen-zienwijzer"},
    ),
    "one after the other in one quarter": (
        each(action(LESSON, ZIEN, days=MARCH), action(OTHER, support=[ZIEN], days=JANUARY)),
        {"oefen-zienwijzer"},
    ),
    "different things in three plans": (
        each(action(LESSON, DAGRAAM), action(BED, DAGRAAM), action(FOLDER, DAGRAAM)),
        {"oefen-dagraam"},
    ),
    "a body that serves all, for one thing in three plans": (
        each(action(LESSON, BUREAU), action(OTHER, BUREAU), action(WORKSHOP, BUREAU)),
        {"oefen-schakelwacht"},
    ),
    "units of one body are told as the body": (
        each(action(LESSON, SCHEMER), action(OTHER, GRENS), action(WORKSHOP, KORPS)),
        {"oefen-zwaluwkorps"},
    ),
}
DECOYS: Decoys = {
    "a body that serves all is always there": each(
        action(LESSON, BUREAU), action(BED, BUREAU), action(FOLDER, BUREAU), action("Controles bij hotels", BUREAU)
    ),
    "at another time": each(action(LESSON, ZIEN, days=SPRING), action(OTHER, ZIEN, days=AUTUMN)),
    "in winter and in all of spring": each(
        action(LESSON, ZIEN, days=JANUARY), action(OTHER, ZIEN, days=("2026-03-15", "2026-06-15"))
    ),
    "different things in two of four plans": each(action(LESSON, DAGRAAM), action(BED, DAGRAAM)),
    "one plan asks twice": told_in(
        plan(ambition(1, block(action(LESSON, ZIEN), action(OTHER, ZIEN))), owner="oefen-krekelerzijl"),
        *elsewhere("pluvierdrecht", "vlonderhuizen"),
    ),
    "one action of all together": each(
        action("Gezamenlijke training voor alle gemeenten", ZIEN, ALL),
        action("Gezamenlijke training, alle gemeenten", ZIEN),
    ),
    "own departments of one name": each(*(action(text, "Burgerzaken") for text in (LESSON, OTHER, WORKSHOP))),
    "a rest group and a sort of party": each(*(action(text, "zorgpartners", "scholen") for text in (LESSON, OTHER))),
    "only consulted": each(action(LESSON, consulted=[ZIEN]), action(OTHER, consulted=[ZIEN])),
    "dropped": each(action(LESSON, ZIEN), action(OTHER, ZIEN, status="vervallen")),
    "no time is known": each(action(LESSON, ZIEN, timing=None), action(OTHER, ZIEN, timing="n.t.b.")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_lists_the_askers_for_each_theme() -> None:
    said = only(RULE, FOUND["the same in one period"][0])
    assert said.asks.one.nl == "Vragen Krekelerzijl en Pluvierdrecht Leerhuis Zienwijzer samen of elk apart?"
    assert "‘Bewustwording eigen organisatie’ (Krekelerzijl en Pluvierdrecht)" in said.explanation.nl
    assert "in dezelfde drie maanden (vanaf maart 2026)" in said.explanation.nl
    assert "(2 van 4 plannen)" in said.explanation.nl
    assert "bewust zo" in said.question.nl
    assert said.consequence == 2


def test_it_weighs_more_where_all_ask_the_same_at_one_time() -> None:
    """What goes on all year can be shared out, and different things need no one agreement."""
    same, all_year = FOUND["the same in one period"][0], FOUND["different things in three plans"][0]
    third = each(action(LESSON, ZIEN, days=MAY), action(OTHER, ZIEN, days=MAY), action(BED, ZIEN, days=MAY))
    assert [only(RULE, case).consequence for case in (same, all_year, third)] == [2, 1, 1]


@pytest.mark.parametrize(("last", "asked"), [("2026-04-02", True), ("2026-04-03", False)])
def test_together_is_ninety_two_days(last: str, asked: bool) -> None:
    case = each(action(LESSON, ZIEN, days=JANUARY), action(OTHER, ZIEN, days=(last, last)))
    assert (len(found_by(RULE, case)) == 1) == asked
    assert TOGETHER.days == 92


def test_share_is_half_of_the_plans() -> None:
    """Two of four ask the same; with a plan more they would be fewer than half, but the district has no fifth."""
    assert one_partner_many_askers.is_share(2, 4, FEWEST_ALIKE)
    assert not one_partner_many_askers.is_share(2, 5, FEWEST_ALIKE)
    assert SHARE == 0.5


def test_fewest_alike_are_two() -> None:
    assert found_by(RULE, each(action(LESSON, ZIEN))) == []
    assert len(found_by(RULE, each(action(LESSON, ZIEN), action(OTHER, ZIEN)))) == 1
    assert FEWEST_ALIKE == 2


def test_fewest_askers_of_different_things_are_three() -> None:
    assert found_by(RULE, each(action(LESSON, DAGRAAM), action(BED, DAGRAAM))) == []
    assert len(found_by(RULE, each(action(LESSON, DAGRAAM), action(BED, DAGRAAM), action(FOLDER, DAGRAAM)))) == 1
    assert FEWEST_ASKERS == 3


def test_themes_named_are_three() -> None:
    texts = (LESSON, BED, FOLDER, "Rechtshulp voor slachtoffers")
    said = only(RULE, each(*(action(text, INKT) for text in texts))).explanation.nl
    assert said.rpartition("plannen): ")[2].count("‘") == THEMES_NAMED == 3
