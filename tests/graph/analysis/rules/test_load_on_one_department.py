"""A plan that rests on one department of its owner."""

import pytest

from graph.analysis.rules import load_on_one_department
from graph.analysis.rules.load_on_one_department import ALMOST_ALL, FEWEST_ACTIONS, HOLDS
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, found, it_is_found, it_only_looks_like_it, rows
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import DAGRAAM

RULE = load_on_one_department.RULE
VTH = "Toezicht en Handhaving"
IT = "oefen-pluvierdrecht.2026:oefen-pluvierdrecht.toezicht-en-handhaving"


def shared_of(held: int, supported: int, total: int) -> Plans:
    """So many actions, of which the party holds the first ones and supports the next."""
    return rows(
        *(
            action(
                f"Taak {at}",
                DAGRAAM,
                *([VTH] if at < held else []),
                support=[VTH] if held <= at < held + supported else [],
            )
            for at in range(total)
        )
    )


def plan_of(held: int, total: int, party: str = VTH, status: str | None = None) -> Plans:
    """So many actions, of which the party holds the first ones."""
    return rows(*(action(f"Taak {at}", DAGRAAM, *([party] if at < held else []), status=status) for at in range(total)))


FOUND: Found = {
    "nine of ten": (plan_of(9, 10), {IT}),
    "seven of ten, and two more that it supports": (shared_of(7, 2, 10), {IT}),
    "a function": (plan_of(8, 8, "Burgemeester"), {"oefen-pluvierdrecht.2026:oefen-pluvierdrecht.burgemeester"}),
}
DECOYS: Decoys = {
    "seven of ten": plan_of(7, 10),
    "a short plan": plan_of(7, 7),
    "a party from outside": rows(*(action(f"Taak {at}", DAGRAAM) for at in range(10))),
    "all is done": plan_of(10, 10, status="afgerond"),
    "four of ten, and six more that it supports": shared_of(4, 6, 10),
    "support is no load": rows(*(action(f"Taak {at}", DAGRAAM, support=[VTH]) for at in range(10))),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


@pytest.mark.parametrize("total", [7, 8])
def test_fewest_actions_are_eight(total: int) -> None:
    assert len(found(RULE, plan_of(total, total))) == (total >= FEWEST_ACTIONS)


@pytest.mark.parametrize("held", [5, 6])
def test_almost_all_is_three_quarters(held: int) -> None:
    assert len(found(RULE, plan_of(held, 8))) == (held >= ALMOST_ALL * 8)
    assert ALMOST_ALL == 0.75


@pytest.mark.parametrize("held", [3, 4])
def test_holds_is_half(held: int) -> None:
    assert len(found(RULE, shared_of(held, 8 - held, 8))) == (held >= HOLDS * 8)
    assert HOLDS == 0.5


def test_what_is_said() -> None:
    (said,) = found(RULE, shared_of(7, 2, 10))
    assert "staat Toezicht en Handhaving bij 9 acties, waarvan 7 keer als houder." in said.explanation.nl
    assert said.denominator.text.nl == "9 van 10 acties"
    (whole,) = found(RULE, plan_of(9, 10))
    assert "bij 9 acties, steeds als houder." in whole.explanation.nl
