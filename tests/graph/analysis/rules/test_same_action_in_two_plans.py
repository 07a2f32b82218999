"""The same action in the plans of several owners."""

import pytest

from graph.analysis.rules import same_action_in_two_plans
from graph.analysis.rules.same_action_in_two_plans import WORDS_TOLD
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, only, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM

RULE = same_action_in_two_plans.RULE
ZIEN, KORPS, GRENS = "Leerhuis Zienwijzer", "Veiligheidskorps Zwaluwboog", "Team Grenslicht"
SPRING, AUTUMN = ("2026-03-01", "2026-05-31"), ("2026-09-01", "2026-11-30")
TOWNS = ("oefen-krekelerzijl", "oefen-pluvierdrecht", "oefen-vlonderhuizen", "oefen-zilvermuide-kwartelwoude")


def told(*actions: ActionForm) -> Plans:
    """One action for each plan, in the order of the municipalities."""
    pairs = zip(TOWNS, actions, strict=False)
    return plans(*(plan(ambition(1, block(one)), owner=town) for town, one in pairs))


TRAINING = "Medewerkers volgen de training signalen herkennen aan de balie"
SAME = "Medewerkers volgen een training over het herkennen van signalen, een dagdeel"
TAIL = "Na afloop vragen we buurtbewoners wat beter kan en delen we dezelfde uitkomsten"
FEW = "Uitleg aan huismeesters over sloten die elke week worden vervangen"
FEW_TOO = "Uitleg aan huismeesters over sloten, die elke week worden vervangen"
OWN = "Wij maken een jaarverslag over onze aanpak voor de gemeenteraad"

FOUND: Found = {
    "words, party and time": (
        told(action(TRAINING, lead=[ZIEN], days=SPRING), action(SAME, lead=[ZIEN], days=("2026-04-01", "2026-06-30"))),
        {TRAINING},
    ),
    "other words, one theme, party, audience and time": (
        told(
            action("Bijscholing van baliepersoneel", lead=[ZIEN], days=SPRING, groups=["baliemedewerkers"]),
            action("Expertmeeting met acteur", lead=[ZIEN], days=SPRING, groups=["baliemedewerkers"]),
        ),
        {"Bijscholing van baliepersoneel"},
    ),
    "both are of several municipalities": (
        told(
            action("Een meldkaart verspreiden onder alle gemeenten", "Burgerzaken"),
            action("Alle gemeenten verspreiden de meldkaart", "Communicatie"),
        ),
        {"Een meldkaart verspreiden onder alle gemeenten"},
    ),
    "a copy": (told(action(OWN, "Burgerzaken"), action(OWN, "Burgerzaken")), {OWN}),
    "one text for the same few, by other departments at another time": (
        told(action(FEW, "Burgerzaken", days=SPRING), action(FEW_TOO, "Communicatie", days=AUTUMN)),
        {FEW},
    ),
    "one finding for three plans": (
        told(*(action(TRAINING, lead=[ZIEN], days=SPRING) for _ in range(3))),
        {TRAINING},
    ),
    "a unit and its whole": (
        told(action(TRAINING, lead=[KORPS], days=SPRING), action(SAME, lead=[GRENS], days=SPRING)),
        {TRAINING},
    ),
}
DECOYS: Decoys = {
    "shelter for men and for women": told(
        action("Opvang regelen voor mannen voor het hele district", DAGRAAM),
        action("Opvang regelen voor vrouwen voor het hele district", DAGRAAM),
    ),
    "a template of the region that each fills in": told(*(action(OWN, "Burgerzaken") for _ in range(3))),
    "one text for the same few in three plans": told(
        *(action(FEW, holder, days=SPRING) for holder in ("Burgerzaken", "Communicatie", "Vergunningen"))
    ),
    "one text for others": told(
        action(FEW, "Burgerzaken", days=SPRING),
        action(FEW.replace("huismeesters", "vrijwilligers"), "Communicatie", days=AUTUMN),
    ),
    "one text for everybody, by other departments at another time": told(
        action(FEW.replace("huismeesters", "inwoners"), "Burgerzaken", days=SPRING),
        action(FEW.replace("huismeesters", "inwoners"), "Communicatie", days=AUTUMN),
    ),
    "one text, other holders": told(action(OWN, "Burgerzaken"), action(OWN, "Communicatie")),
    "one text, at another time": told(action(OWN, "Burgerzaken", days=SPRING), action(OWN, "Burgerzaken", days=AUTUMN)),
    "words alone": told(action(TRAINING, "Burgerzaken", days=SPRING), action(SAME, "Communicatie", days=AUTUMN)),
    "one party and one time, other things": told(
        action("Gesprekken voeren met verhuurders", lead=[ZIEN], days=SPRING),
        action("Folders drukken voor huisartsen", lead=[ZIEN], days=SPRING),
    ),
    "target groups that differ": told(
        action(TRAINING, lead=[ZIEN], days=SPRING, groups=["wijkteam"]),
        action(SAME, lead=[ZIEN], days=SPRING, groups=["burgerzaken"]),
    ),
    "each for its own place": told(
        action("Anonieme meldingen over Krekelerzijl komen op het weegoverleg", ZIEN, days=SPRING),
        action("Anonieme meldingen over onze gemeente komen op het weegoverleg, elke week", ZIEN, days=SPRING),
    ),
    "one sentence of the region behind other names": told(
        action(f"Wijkronde voor ouders. {TAIL}", ZIEN, days=SPRING),
        action(f"Appgroep opzetten. {TAIL}", ZIEN, days=SPRING),
    ),
    "lessons for another class": told(
        action("Lessen over ronselen in de eerste klas", lead=[ZIEN], days=AUTUMN),
        action("Lessen over ronselen in de tweede klas", lead=[ZIEN], days=AUTUMN),
    ),
    "a dropped action": told(
        action(TRAINING, lead=[ZIEN], days=SPRING), action(SAME, lead=[ZIEN], days=SPRING, status="vervallen")
    ),
    "two actions of one plan": plans(plan(ambition(1, block(action(OWN, "Burgerzaken"), action(OWN, "Burgerzaken"))))),
    "a route of its own beside the card of the region": told(
        action("De meldroute op een kaart in het gemeentehuis met signalen", ZIEN, days=SPRING),
        action("Regionale kaart met de meldroute voor signalen van professionals", ZIEN, days=SPRING),
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_says_by_what_they_were_taken_for_one() -> None:
    said = only(RULE, FOUND["words, party and time"][0])
    assert "de partij Leerhuis Zienwijzer" in said.explanation.nl
    assert "de tijd" in said.explanation.nl
    assert said.municipalities == TOWNS[:2]
    assert said.asks.one.nl.endswith("van Krekelerzijl en Pluvierdrecht één actie?")


def test_words_told_are_five() -> None:
    said = only(RULE, FOUND["one finding for three plans"][0]).explanation.nl
    assert said.partition("de woorden")[2].partition(" en de ")[0].count("‘") == WORDS_TOLD == 5


@pytest.mark.parametrize("number", [2, 3])
def test_all_plans_that_have_it_are_named(number: int) -> None:
    case = told(*(action(TRAINING, lead=[ZIEN], days=SPRING) for _ in range(number)))
    assert only(RULE, case).municipalities == TOWNS[:number]
