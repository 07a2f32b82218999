"""Partners of an ambition that have no task in it."""

import pytest

from graph.analysis.rules import partners_of_ambition_without_task_there
from tests.graph.analysis.rules import cases
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, not_judged, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, FONDS, GRENS, INKT, KORPS, SCHEMER

RULE = partners_of_ambition_without_task_there.RULE
ZIEN, LIJN = "Leerhuis Zienwijzer", "Meldlijn Fluisterwilg"
SIX = (DAGRAAM, INKT, ZIEN, LIJN, FONDS, KORPS)


def case(
    partners: tuple[str, ...], *holders: str, elsewhere: tuple[str, ...] = (), unread: tuple[str, ...] = ()
) -> Plans:
    """An ambition with these partners, one action with these holders, and another ambition for the rest."""
    first = ambition(1, block(action("Eén", "Burgerzaken", *holders), partners=partners))
    second = ambition(2, block(action("Twee", "Burgerzaken", *elsewhere)))
    return plans(plan(first, second), unread=unread)


FOUND: Found = {
    "three of six": (case(SIX, DAGRAAM, INKT, ZIEN), {"ambition-1"}),
    "a task in another ambition is not there": (case(SIX, elsewhere=SIX), {"ambition-1"}),
    "a sort of party is in the list": (
        case((DAGRAAM, INKT, ZIEN, "scholen", "woningcorporaties"), DAGRAAM, INKT),
        {"ambition-1"},
    ),
    "a parent is not its unit": (case((DAGRAAM, INKT, SCHEMER, GRENS, ZIEN), KORPS, DAGRAAM, INKT), {"ambition-1"}),
}
DECOYS: Decoys = {
    "two of six": case(SIX, DAGRAAM, INKT, ZIEN, LIJN),
    "four partners": case(SIX[:4]),
    "a unit works for its parent": case((DAGRAAM, INKT, ZIEN, LIJN, KORPS), SCHEMER, DAGRAAM, INKT),
    "a group works for its members": case(
        (DAGRAAM, INKT, "gemeente Krekelerzijl", "gemeente Vlonderhuizen", ZIEN), ALL, DAGRAAM
    ),
    "own departments and rest groups are left out": case(
        (DAGRAAM, INKT, "Burgerzaken", "Vergunningen", "zorgpartners", "Communicatie")
    ),
    "no action in that ambition": plans(plan(ambition(1, block(partners=SIX)))),
    "a part of a row was not understood": case(SIX, unread=("Eén",)),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


@pytest.mark.parametrize(("number", "found"), [(4, False), (5, True)])
def test_fewest_partners_are_five(number: int, found: bool) -> None:
    assert (len(cases.found(RULE, case(SIX[:number]))) == 1) == found


@pytest.mark.parametrize(("holding", "found"), [(3, True), (4, False)])
def test_one_in_two_has_no_task_there(holding: int, found: bool) -> None:
    assert (len(cases.found(RULE, case(SIX, *SIX[:holding]))) == 1) == found


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1
