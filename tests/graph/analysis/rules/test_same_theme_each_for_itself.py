"""Same theme and audience in several plans, each for itself."""

from graph.analysis.rules import same_theme_each_for_itself
from graph.analysis.rules.same_theme_each_for_itself import PLANS_NAMED
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, not_judged, only
from tests.graph.analysis.rules.cases import plans as told_in
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, INKT, KORPS

RULE = same_theme_each_for_itself.RULE
TOWNS = ("oefen-krekelerzijl", "oefen-pluvierdrecht", "oefen-vlonderhuizen", "oefen-zilvermuide-kwartelwoude")
YEARLY = "Wij maken elk jaar een verslag over de voortgang voor de gemeenteraad"


def each(*actions: ActionForm) -> Plans:
    """One action for each plan, in the order of the municipalities."""
    pairs = zip(TOWNS, actions, strict=False)
    return told_in(*(plan(ambition(1, block(one)), owner=town) for town, one in pairs))


STAFF = (
    action("Baliemedewerkers volgen een e-learning", "Burgerzaken"),
    action("Ambtenaren krijgen een workshop met een acteur", "Communicatie"),
    action("Nieuwe medewerkers: voorlichting in de eerste week", "Wijkteam"),
)
FOUND: Found = {
    "own staff, in three plans": (each(*STAFF), {"theme.bewustwording-eigen-organisatie"}),
    "checks of one branch": (
        each(
            action("Controles bij seksbedrijven", "Toezicht en Handhaving"),
            action("Toezicht op prostitutie, elk kwartaal", KORPS),
        ),
        {"theme.seksbranche"},
    ),
    "help to find work": (
        each(
            action("Nazorg voor slachtoffers", DAGRAAM),
            action("Wie slachtoffer was, krijgt begeleiding naar ander werk", INKT),
        ),
        {"theme.herstel-werk-wonen"},
    ),
}
DECOYS: Decoys = {
    "shelter for women and for men": each(
        action("Opvang voor vrouwen", DAGRAAM), action("Opvang voor mannen in een ander huis", INKT)
    ),
    "another class": each(
        action("Lessen over ronselen in de eerste klas", DAGRAAM), action("Gastlessen in de hoogste klas", INKT)
    ),
    "prevention for a group and help to it": each(
        action("Voorlichting aan jongeren op school", INKT),
        action("Begeleiding van minderjarige slachtoffers", DAGRAAM),
    ),
    "one action of several municipalities": each(
        action("Alle gemeenten verspreiden samen de meldkaart", INKT, ALL),
        action("Meldkaart voor alle gemeenten", INKT),
    ),
    "the form of a region": each(*(action(YEARLY, "Burgerzaken") for _ in range(3))),
    "each takes part in one meeting": each(
        action("Aansluiten bij het regionaal overleg", "Burgemeester"),
        action("Deelnemen aan het regionaal overleg", "Communicatie"),
    ),
    "each takes part in what others have": each(
        action("Deelnemen aan een landelijk leernetwerk", "Burgemeester"),
        action("Lid van de kenniskring, kennisdeling met anderen", "Communicatie"),
    ),
    "checks of different businesses": each(
        action("Controles bij hotels", KORPS), action("Controles in de bouw, op bouwplaatsen", "Toezicht en Handhaving")
    ),
    "knowledge for nobody in common": each(
        action("Expertmeeting voor huisartsen", INKT), action("Kennisdeling over huisvesting", DAGRAAM)
    ),
    "one of them was dropped": each(
        STAFF[0], action("Ambtenaren krijgen een workshop", "Communicatie", status="vervallen")
    ),
    "one plan": each(STAFF[0]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_one_finding_for_a_theme_names_all_plans_and_never_asks_to_become_one_where_it_is_local() -> None:
    staff, checks = only(RULE, FOUND["own staff, in three plans"][0]), only(RULE, FOUND["checks of one branch"][0])
    assert staff.asks.one.nl.startswith("Doen Krekelerzijl, Pluvierdrecht en Vlonderhuizen ‘Bewustwording")
    assert staff.asks.one.nl.endswith("’ bewust elk apart?")
    assert "(overdracht), of is het bewust zo?" in staff.question.nl
    assert checks.asks.one.nl == "Stemmen Krekelerzijl en Pluvierdrecht ‘Toezicht seksbranche’ op elkaar af?"
    assert "samen" not in checks.question.nl
    assert "bewust zo" in checks.question.nl
    assert checks.municipalities == TOWNS[:2]


def test_plans_named_are_four() -> None:
    five = told_in(
        *(
            plan(
                ambition(1, block(action(f"{when} een e-learning voor ambtenaren", "Burgerzaken"))),
                owner=owner,
                name=name,
            )
            for when, owner, name in (
                ("Elke week", TOWNS[0], "Krekelerzijl"),
                ("Elke maand", TOWNS[1], "Pluvierdrecht"),
                ("Elk kwartaal", TOWNS[2], "Vlonderhuizen"),
                ("Elke lente", TOWNS[3], "Zilvermuide-Kwartelwoude"),
                ("Elke herfst", "oefen-schakelwacht", "Regiobureau Schakelwacht"),
            )
        )
    )
    said = only(RULE, five).explanation.nl
    assert said.count("(‘") == PLANS_NAMED == 4
    assert said.endswith("en nog 1.")


def test_with_one_plan_nothing_is_judged() -> None:
    assert not_judged(RULE, each(STAFF[0])) == ["niet te beoordelen: 1 van 4 plannen geladen"]
