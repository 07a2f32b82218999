"""What a plan expects of a municipality of the district whose own plan is not loaded."""

from graph.analysis.rules import expected_of_municipality_without_plan
from tests.graph.analysis.rules.cases import (
    HOME,
    Decoys,
    Found,
    elsewhere,
    found,
    it_is_found,
    it_only_looks_like_it,
    only,
    plans,
    rows,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, SMALL

RULE = expected_of_municipality_without_plan.RULE
NEIGHBOUR = "gemeente Krekelerzijl"
PAYS = plans(
    plan(ambition(1, block(action("Eén", DAGRAAM), payers=[NEIGHBOUR]), block(payers=[DAGRAAM], title="Twee")))
)

FOUND: Found = {
    "one plan, the others expected": (
        plans(*SMALL["one plan, the others expected"]),
        {f"{HOME}:oefen-krekelerzijl", f"{HOME}:oefen-gemeenten-oefendistrict"},
    ),
    "a department of it": (rows(action("Eén", "Burgerzaken (Krekelerzijl)")), {f"{HOME}:oefen-krekelerzijl"}),
    "it pays": (PAYS, {f"{HOME}:oefen-krekelerzijl"}),
    "a group of which one has no plan": (
        plans(
            plan(ambition(1, block(action("Samen", ALL)))),
            *elsewhere("krekelerzijl", "vlonderhuizen"),
        ),
        {f"{HOME}:oefen-gemeenten-oefendistrict"},
    ),
}
DECOYS: Decoys = {
    "its plan is loaded": plans(plan(ambition(1, block(action("Eén", NEIGHBOUR)))), *elsewhere("krekelerzijl")),
    "advice is no task": rows(action("Eén", DAGRAAM, consulted=[NEIGHBOUR])),
    "a list is no task": plans(plan(ambition(1, block(action("Eén", DAGRAAM), partners=[NEIGHBOUR])))),
    "a mention is no task": rows(action("Samen met Krekelerzijl", DAGRAAM, mentions=[NEIGHBOUR])),
    "itself": rows(action("Eén", "gemeente Pluvierdrecht")),
    "a dropped action": rows(action("Eén", NEIGHBOUR, status="vervallen")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_expected_is_a_task_or_paying_and_no_list_or_advice() -> None:
    told = {one.topic.nl: one for one in found(RULE, FOUND["one plan, the others expected"][0])}
    assert set(told) == {"Krekelerzijl", ALL}
    assert "een taak bij ‘Eén’ en noemt Krekelerzijl als betaler bij ambitie 1" in told["Krekelerzijl"].explanation.nl
    assert told["Krekelerzijl"].label.nl == ("taak en betaler in het plan van Pluvierdrecht, eigen plan niet geladen")
    assert len(told[ALL].municipalities) == 4


def test_a_payer_is_not_said_to_have_a_task_and_is_not_counted_among_the_actions() -> None:
    """It said "taak in het plan van ..." and "0 van 1 acties" of a municipality that is only said to pay."""
    one = only(RULE, PAYS)
    assert one.label.nl == "betaler in het plan van Pluvierdrecht, eigen plan niet geladen"
    assert one.denominator.text.nl == "1 van 2 onderdelen met een betaler"


def test_a_group_is_not_said_to_have_a_plan_of_its_own() -> None:
    """It said "eigen plan niet geladen" of all municipalities together, three of which may have one."""
    one = only(RULE, FOUND["a group of which one has no plan"][0])
    assert one.label.nl == "taak in het plan van Pluvierdrecht, plan van 1 gemeente niet geladen"
    assert one.explanation.nl.endswith(
        "Van Zilvermuide-Kwartelwoude is geen plan geladen; of het daar ook in staat, is hier niet te zien."
    )
