"""A joint action that its plans do not write down the same."""

import pytest

from graph.analysis.rules import joint_action_written_differently
from graph.analysis.rules.joint_action_written_differently import READABLE
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, only, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, FONDS, GRENS, INKT, KORPS, SCHEMER

RULE = joint_action_written_differently.RULE
DAY = "Actiedag uitbuiting van alle gemeenten"
NOVEMBER, BEFORE_JULY = ("2026-11-01", "2026-11-30"), (None, "2027-06-30")


def two(one: ActionForm, other: ActionForm, *payers: str) -> Plans:
    """An action in each of two plans; where payers are named, the first pays in the one and the second in the other."""
    ours, theirs = ([payer] for payer in payers) if len(payers) > 0 else ([], [])
    return plans(
        plan(ambition(1, block(one, payers=ours)), owner="oefen-krekelerzijl"),
        plan(ambition(1, block(other, payers=theirs))),
    )


FOUND: Found = {
    "another holder": (two(action(DAY, DAGRAAM), action(DAY, INKT)), {DAY}),
    "another lead among the same holders": (
        two(action(DAY, INKT, lead=[DAGRAAM]), action(DAY, DAGRAAM, lead=[INKT])),
        {DAY},
    ),
    "another year": (two(action(DAY, KORPS, days=NOVEMBER), action(DAY, KORPS, days=BEFORE_JULY)), {DAY}),
    "another payer": (two(action(DAY, KORPS), action(DAY, KORPS), FONDS, INKT), {DAY}),
    "two units of one body": (two(action(DAY, SCHEMER), action(DAY, GRENS)), {DAY}),
}
DECOYS: Decoys = {
    "a parent covers its unit": two(action(DAY, KORPS), action(DAY, SCHEMER)),
    "what goes on meets every time": two(action(DAY, KORPS), action(DAY, KORPS, days=NOVEMBER)),
    "a day in the same year": two(
        action(DAY, KORPS, days=NOVEMBER), action(DAY, KORPS, days=(None, "2026-12-31"), timing="eind 2026")
    ),
    "a department counts as its municipality": two(
        action(DAY, "Burgerzaken"), action(DAY, lead=["gemeente Krekelerzijl"])
    ),
    "each its own department": two(action(DAY, "Burgerzaken"), action(DAY, "Communicatie")),
    "a group covers its members": two(action(DAY, ALL), action(DAY, "gemeente Krekelerzijl")),
    "no holder in one plan": two(action(DAY, DAGRAAM), action(DAY)),
    "a payer in one plan": two(action(DAY, KORPS), action(DAY, KORPS), FONDS, FONDS),
    "not of several municipalities": two(
        action("Lessen over ronselen op scholen", DAGRAAM), action("Lessen over ronselen op scholen", INKT)
    ),
    "other actions of several municipalities": two(
        action("Meldkaart voor alle gemeenten", DAGRAAM), action("Gezamenlijke opleiding tolken", INKT)
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


@pytest.mark.parametrize(
    ("case", "asks", "said"),
    [
        ("another holder", "Wie trekt", "Als houder staat er ‘Steunpunt Dagraam’ en ‘Rechtshulp Inktlijn’."),
        ("another payer", "Wie betaalt", "Als betaler staat er ‘Regiofonds Zwaluwboog’ en ‘Rechtshulp Inktlijn’."),
        ("another year", "Wanneer is", "Als tijd staat er"),
    ],
)
def test_it_asks_which_of_both_holds(case: str, asks: str, said: str) -> None:
    found = only(RULE, FOUND[case][0])
    assert found.asks.one.nl.startswith(f"{asks} ‘{DAY[:10]}")
    assert said in found.explanation.nl
    assert found.consequence == 3


def test_readable_of_a_name_are_24_signs_before_a_municipality_is_left_out() -> None:
    short, long = "Dag van alle gemeenten", "Gezamenlijke actiedag in het hele district"
    both = only(RULE, two(action(short, DAGRAAM), action(short, INKT)))
    one = only(RULE, two(action(long, DAGRAAM), action(long, INKT)))
    assert "Krekelerzijl en Pluvierdrecht" in both.asks.one.nl
    assert "van Krekelerzijl:" in one.asks.one.nl
    assert READABLE == 24
