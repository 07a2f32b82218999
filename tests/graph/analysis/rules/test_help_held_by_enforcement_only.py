"""Help to people at which only enforcement stands."""

from graph.analysis.rules import help_held_by_enforcement_only
from tests.graph.analysis.rules.cases import Decoys, Found, it_is_found, it_only_looks_like_it, not_judged, only, rows
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import DAGRAAM, GRENS, KORPS

RULE = help_held_by_enforcement_only.RULE
OWN, WORK, HELP = "Toezicht en Handhaving", "Rijkskeuring Werkvloer", "Begeleiding naar ander werk"

FOUND: Found = {
    "inspectors and police": (rows(action(HELP, OWN, WORK, GRENS)), {HELP}),
    "one own department": (rows(action("Nazorg voor slachtoffers", OWN)), {"Nazorg voor slachtoffers"}),
    "support of police": (rows(action("Een noodbed regelen", OWN, support=[KORPS])), {"Een noodbed regelen"}),
}
DECOYS: Decoys = {
    "a care provider too": rows(action(HELP, OWN, GRENS, DAGRAAM)),
    "a care department helps": rows(action(HELP, OWN, WORK, GRENS, support=["Sociaal Domein"])),
    "a check is no help": rows(action("Controles bij uitzendbureaus", OWN, WORK, GRENS)),
    "signals are no shelter": rows(action("Signalen opvangen en wegen", OWN, KORPS)),
    "a municipality does it": rows(action(HELP, OWN, "gemeente Vlonderhuizen")),
    "a rest group may be care": rows(action(HELP, OWN, "zorgpartners")),
    "nobody at all": rows(action(HELP)),
    "done": rows(action(HELP, OWN, GRENS, status="afgerond")),
    "a part of the row was not understood": rows(action(HELP, OWN, GRENS), unread=[HELP]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_weighs_most_and_asks_for_care() -> None:
    found = only(RULE, FOUND["inspectors and police"][0])
    assert found.consequence == 3
    assert found.asks.one.nl == "Wie uit de zorg doet in Pluvierdrecht mee bij ‘Begeleiding naar ander werk’?"


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of the row was not understood"])) == 1
