"""A party that stands in at least two other plans of the district and not in this one."""

from graph.analysis.rules import in_other_plans_not_in_this_one
from tests.graph.analysis.rules.cases import Decoys, Found, elsewhere, found, it_is_found, it_only_looks_like_it, plans
from tests.graph.analysis.rules.small_plans import SMALL

RULE = in_other_plans_not_in_this_one.RULE

FOUND: Found = {
    "units named elsewhere count for their parent, which is told once": (
        plans(*SMALL["three municipalities"]),
        {"oefen-vlonderhuizen:oefen-zwaluwkorps", "oefen-pluvierdrecht:oefen-inktlijn"},
    ),
}
DECOYS: Decoys = {
    "two plans": plans(*SMALL["three municipalities"][:2]),
    "nobody is named": plans(*elsewhere("pluvierdrecht", "krekelerzijl", "vlonderhuizen")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_own_departments_that_are_not_compared_are_counted() -> None:
    told = found(RULE, plans(*SMALL["three municipalities"]))
    # Burgerzaken of Pluvierdrecht is the only department in the three plans.
    assert {one.explanation.nl.rsplit("(", 1)[1] for one in told} == {"1 in deze plannen)."}
