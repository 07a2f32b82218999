"""Two meetings on one thing in one plan."""

from graph.analysis.rules import two_meetings_on_one_thing
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, only, rows
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import DAGRAAM, KORPS

RULE = two_meetings_on_one_thing.RULE
WEIGH, TABLE = "In het weegoverleg wegen we nieuwe signalen", "Nieuwe signalen gaan naar de signalentafel"
STEERING, BOARD = "De stuurgroep uitbuiting stelt het beleid vast", "Bestuurlijk overleg over de aanpak van uitbuiting"

CASES, CARE = "Casusoverleg over uitgebuite gezinnen", "Zorgtafel: zorgcoördinatie voor uitgebuite gezinnen verdelen"


def pair(one: str, other: str, *holders: str) -> Plans:
    return rows(action(one, *holders, "Burgemeester"), action(other, *holders, "Communicatie"))


FOUND: Found = {
    "two tables where signals are weighed": (pair(WEIGH, TABLE), {f"{TABLE}:{WEIGH}"}),
    "two boards with one party from outside": (pair(STEERING, BOARD, KORPS), {f"{BOARD}:{STEERING}"}),
    "cases of people and a table that shares out their care": (
        pair(CASES, CARE, DAGRAAM),
        {f"{CASES}:{CARE}"},
    ),
}
DECOYS: Decoys = {
    "a table that shares out care and a board": pair(CARE, BOARD, DAGRAAM),
    "a care table and a table of signals": pair(CARE, WEIGH, DAGRAAM),
    "a table with no word of what is shared out there": pair(CASES, "Tafel voor ondernemers op de markt", DAGRAAM),
    "a board and a table of signals": pair(STEERING, WEIGH, KORPS),
    "cases of people and signals": pair("Casusoverleg over gezinnen", WEIGH, KORPS),
    "cases of people and a board": pair("Casusoverleg over gezinnen", STEERING, KORPS),
    "one table at two actions": pair(WEIGH, "Afspraken over het weegoverleg vernieuwen, signalen besproken", KORPS),
    "a table of the region and one of the municipality": pair(
        WEIGH, "Regionale signalentafel van alle gemeenten over nieuwe signalen", KORPS
    ),
    "tables for different people": pair(
        "Weegoverleg over signalen van vrouwen", "Signalentafel over signalen van mannen", KORPS
    ),
    "tables about different things": pair(
        "Weegoverleg over signalen van woonfraude", "Signalentafel over prostitutie", KORPS
    ),
    "boards without anybody in common": rows(action(STEERING, KORPS), action(BOARD, DAGRAAM)),
    "no table": pair("In overleg met de school lessen geven", "Na overleg met ouders lessen geven", KORPS),
    "dropped": rows(action(WEIGH, KORPS), action(TABLE, KORPS, status="vervallen")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_said() -> None:
    said = only(RULE, FOUND["two tables where signals are weighed"][0])
    assert said.asks.one.nl.startswith("Zijn in Pluvierdrecht ‘")
    assert said.asks.one.nl.endswith("’ allebei nodig?")
    assert "twee overleggen over signalen" in said.explanation.nl
    assert "(overdracht), of is het bewust zo?" in said.question.nl
    assert said.denominator.text.nl == "2 van 2 acties over een overleg"
