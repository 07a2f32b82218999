"""A sort of party that has a task."""

from graph.analysis.rules import sort_of_party_with_task
from graph.analysis.rules.sort_of_party_with_task import _ACTIONS_NAMED
from tests.graph.analysis.rules.cases import HOME, Decoys, Found, it_is_found, it_only_looks_like_it, only, plans, rows
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM

RULE = sort_of_party_with_task.RULE
SCHOOLS = {f"{HOME}:oefen-soort.scholen"}

FOUND: Found = {
    "schools hold an action": (rows(action("Eén", "scholen")), SCHOOLS),
    "schools help": (rows(action("Eén", DAGRAAM, support=["scholen"])), SCHOOLS),
    "they stand in a list too": (
        plans(plan(ambition(1, block(action("Eén", "scholen"), partners=["scholen"])))),
        SCHOOLS,
    ),
}
DECOYS: Decoys = {
    "in a list only": plans(plan(ambition(1, block(action("Eén", DAGRAAM), partners=["scholen"])))),
    "in the text only": rows(action("Met scholen praten", DAGRAAM, mentions=["scholen"])),
    "only consulted": rows(action("Eén", DAGRAAM, consulted=["scholen"])),
    "a rest group is nobody": rows(action("Eén", "zorgpartners")),
    "one party is no sort": rows(action("Eén", DAGRAAM)),
    "dropped": rows(action("Eén", "scholen", status="vervallen")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_asks_which_ones_are_meant() -> None:
    one = only(RULE, FOUND["they stand in a list too"][0])
    assert one.asks.one.nl == "Welke scholen bedoelt Pluvierdrecht?"
    assert "heeft ‘scholen’ een taak bij ‘Eén’" in one.explanation.nl
    assert one.denominator.text.nl == "1 van 1 soorten partijen in het plan"
    assert not one.outside


def test_actions_named_are_three() -> None:
    said = only(RULE, rows(*(action(f"Taak {at}", "scholen") for at in range(4)))).explanation.nl
    assert "‘Taak 0’, ‘Taak 1’, ‘Taak 2’ en nog 1" in said
    assert _ACTIONS_NAMED == 3
