"""A holder from outside that stands in no partner list of its ambition."""

from graph.analysis.rules import holder_not_named_as_partner
from tests.graph.analysis.rules.cases import Decoys, Found, it_is_found, it_only_looks_like_it, only, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, INKT, KORPS, SCHEMER, SMALL

RULE = holder_not_named_as_partner.RULE

FOUND: Found = {
    "units and parents": (plans(*SMALL["units and parents"]), {"ambition-2:oefen-zwaluwkorps"}),
    "in the list of another ambition": (
        plans(
            plan(ambition(1, block(action("Eén", DAGRAAM), partners=[INKT])), ambition(2, block(partners=[DAGRAAM])))
        ),
        {"ambition-1:oefen-dagraam"},
    ),
    "a group that holds, of which one member is listed": (
        plans(plan(ambition(1, block(action("Samen", ALL), partners=["gemeente Vlonderhuizen"])))),
        {"ambition-1:oefen-gemeenten-oefendistrict"},
    ),
}
DECOYS: Decoys = {
    "no list leaves nobody out": plans(plan(ambition(1, block(action("Eén", DAGRAAM))))),
    "a named parent covers its unit": plans(plan(ambition(1, block(action("Eén", SCHEMER), partners=[KORPS])))),
    "a named group covers its members": plans(
        plan(ambition(1, block(action("Eén", "gemeente Vlonderhuizen"), partners=[ALL])))
    ),
    "in the list of another block of the ambition": plans(
        plan(ambition(1, block(action("Eén", DAGRAAM), partners=[INKT]), block(partners=[DAGRAAM], title="Twee")))
    ),
    "its own department": plans(plan(ambition(1, block(action("Eén", "Burgerzaken"), partners=[INKT])))),
    "a rest group": plans(plan(ambition(1, block(action("Eén", "zorgpartners"), partners=[INKT])))),
    "support is no holder": plans(plan(ambition(1, block(action("Eén", INKT, support=[DAGRAAM]), partners=[INKT])))),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_the_denominator_counts_holders_and_no_occasions() -> None:
    """What it counts is a party in an ambition; "5 van 23 keer dat ..." is a sentence that nobody reads aloud."""
    form = plan(ambition(1, block(action("Eén", DAGRAAM, INKT), action("Twee", DAGRAAM), partners=[INKT])))
    assert only(RULE, plans(form)).denominator.text.nl == "1 van 2 houders van buiten, per ambitie geteld"


def test_the_number_of_own_holders_that_are_left_out_is_said() -> None:
    form = plan(ambition(1, block(action("Eén", DAGRAAM, "Burgerzaken", "Communicatie"), partners=[INKT])))
    assert (
        "Eigen afdelingen en functies tellen hier niet mee (2 in ambitie 1)." in only(RULE, plans(form)).explanation.nl
    )
