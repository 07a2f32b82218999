"""Three plans of a fictional district, written before the rules on overlap were, to guard these against the plans that
ship with the package: other topics, other words, other ways to name who does what. Each action has a key by which
``planted.yaml`` names it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.model.form import ActionForm, PlanForm
from tests.graph.analysis.rules import plans
from tests.graph.analysis.rules.plans import ambition, block, plan

KORPS, TEAM, INFO = "Ordekorps Veenrand", "Team Nachtegaal", "Informatiebureau Veenrand"
GEZOND, HUIS, LOON = "Gezondheidsbureau Veenrand", "Huis voor Zorg en Orde", "Landelijke Loonkeuring"
LANTAARN, KOMPAS, LEER = "Stichting De Lantaarn", "Mannenhuis Kompas", "Leerwerf"
TOLK, STEUN, ALL = "Tolkwinkel", "Steunkring Veenrand", "gemeenten in Veenrand"

Q1, Q2, FEBRUARY = ("2027-01-01", "2027-03-31"), ("2027-04-01", "2027-06-30"), ("2027-02-01", "2027-02-28")
NOVEMBER, YEAR_2026, YEAR_2028 = (
    ("2027-11-01", "2027-11-30"),
    ("2026-01-01", "2026-12-31"),
    ("2028-01-01", "2028-12-31"),
)
WRITTEN = {
    Q1: "Q1 2027",
    Q2: "Q2 2027",
    FEBRUARY: "februari 2027",
    NOVEMBER: "november 2027",
    YEAR_2026: "2026",
    YEAR_2028: "2028",
}
EVALUATION = "Aan het eind van het jaar bekijken we onze aanpak en vertellen we de gemeenteraad wat goed ging"


def action(
    text: str,
    *holders: str,
    lead: Sequence[str] = (),
    support: Sequence[str] = (),
    days: tuple[str, str] | None = None,
) -> ActionForm:
    """An action with its time in the words of a plan; without days it goes on."""
    timing = "doorlopend" if days is None else WRITTEN[days]
    return plans.action(text, *holders, lead=lead, support=support, timing=timing, days=days)


class Part(NamedTuple):
    """A part of a plan: its partners, for whom, its money and its actions by key."""

    groups: tuple[str, ...]
    partners: tuple[str, ...]
    money: str | None
    payers: tuple[str, ...]
    actions: dict[str, ActionForm]


ZANDELVEEN: tuple[Part, ...] = (
    Part(
        ("inwoners", "ondernemers", "medewerkers"),
        (LEER, TOLK, KORPS),
        None,
        (),
        {
            "z-hotel": action(
                "Receptionisten van hotels leren in een middag verdachte boekingen herkennen.", lead=[LEER], days=Q1
            ),
            "z-desk": action(
                "Medewerkers van de balie volgen een e-learning over wat uitbuiting is.", "Personeelszaken", days=Q2
            ),
            "z-card": action(
                "Alle gemeenten in Veenrand maken samen één kaart met adressen voor hulp.", INFO, support=[ALL], days=Q1
            ),
            "z-week": action(
                "Themaweek tegen uitbuiting organiseren voor heel het district.", "Communicatie", days=NOVEMBER
            ),
            "z-school": action(
                "Leerlingen van de basisschool krijgen een les over geheimen en grenzen.", LEER, days=Q2
            ),
        },
    ),
    Part(
        ("ondernemers",),
        (KORPS, LOON, INFO),
        None,
        (),
        {
            "z-nails": action(
                "Districtsbrede controledag bij nagelstudio's.", lead=[KORPS], support=["Toezicht", ALL], days=Q2
            ),
            "z-meals": action("Controles bij maaltijdbezorgers op loon en werktijden.", KORPS, LOON, "Toezicht"),
            "z-rooms": action("Toezicht op kamerverhuur aan personeel van maaltijdbezorgers.", KORPS, LOON),
            "z-massage": action("Massagesalons twee keer per jaar onverwacht controleren.", "Toezicht", TEAM),
        },
    ),
    Part(
        ("melders", "professionals"),
        (HUIS, KORPS),
        None,
        (),
        {
            "z-signals": action(
                "Elke week komen nieuwe meldingen aan de signalentafel om te worden gewogen.", HUIS, KORPS
            ),
            "z-triage": action(
                "In het maandelijkse triageoverleg bekijken we nieuwe meldingen en wie ze oppakt.", HUIS, "Veiligheid"
            ),
            "z-cases": action(
                "Ingewikkelde zaken van één persoon of gezin gaan naar het casusoverleg.", HUIS, "Sociaal Team"
            ),
            "z-steering": action("Deelnemen aan de regionale stuurgroep uitbuiting.", "Veiligheid", HUIS),
        },
    ),
    Part(
        ("slachtoffers",),
        (LANTAARN, STEUN),
        None,
        (),
        {
            "z-women": action(
                "Vrouwen die weg moeten, slapen dezelfde nacht in een noodbed.", LANTAARN, "Sociaal Team"
            ),
            "z-care": action("De Lantaarn geeft slachtoffers een jaar lang nazorg.", LANTAARN, days=YEAR_2026),
            "z-year": action(EVALUATION, "Veiligheid"),
        },
    ),
)

KLAVERHORST: tuple[Part, ...] = (
    Part(
        ("inwoners", "medewerkers"),
        (LEER, LANTAARN),
        None,
        (),
        {
            "k-hotel": action("Workshop voor hotelpersoneel over gasten die opvallen.", lead=[LEER], days=FEBRUARY),
            "k-desk": action(
                "Nieuwe collega's doen in hun eerste maand een module over uitbuiting.", "Personeelszaken"
            ),
            "k-sexting": action("Voorlichting aan jongeren op school over sexting.", LEER, "Onderwijszaken", days=Q2),
            "k-youth-help": action("Behandeling van jongeren die zijn uitgebuit.", STEUN, "Sociaal Team"),
            "k-app": action("Gezamenlijke meldapp van alle gemeenten in het district beheren.", "Toezicht", days=Q1),
        },
    ),
    Part(
        ("ondernemers", "slachtoffers"),
        (KORPS, LOON),
        "De gemeente Riethaven-Oost betaalt het vervoer van slachtoffers.",
        ("gemeente Riethaven-Oost",),
        {
            "k-homecare": action("Controle van thuiszorgbureaus die zelf kamers verhuren.", KORPS, LOON),
            "k-work": action("Wie uit de uitbuiting komt, krijgt hulp bij het vinden van werk.", KORPS, LOON),
            "k-nails": action(
                "Gezamenlijke controledag bij nagelstudio's met alle gemeenten.", lead=[KORPS], days=NOVEMBER
            ),
            "k-transport": action(
                "De gemeente Riethaven-Oost regelt het vervoer van slachtoffers naar een veilige plek.",
                "gemeente Riethaven-Oost",
            ),
            "k-men": action("Mannen die weg moeten, kunnen in een noodbed slapen.", KOMPAS, "Sociaal Team"),
        },
    ),
    Part(
        ("professionals",),
        (HUIS,),
        None,
        (),
        {
            "k-steering": action("Aansluiten bij de regionale stuurgroep uitbuiting.", "Veiligheid", HUIS),
            "k-signals": action(
                "Signalen uit onze gemeente wegen we in het eigen signalenoverleg.", "Veiligheid", KORPS
            ),
            "k-week": action(
                "Meedoen met de themaweek tegen uitbuiting die Zandelveen organiseert.",
                "gemeente Zandelveen",
                "Communicatie",
                days=NOVEMBER,
            ),
            "k-year": action(EVALUATION, "Veiligheid"),
        },
    ),
)

RIETHAVEN: tuple[Part, ...] = (
    Part(
        ("seizoenarbeiders", "medewerkers"),
        (LEER, TOLK, GEZOND),
        None,
        (),
        {
            "r-seasonal": action("Voorlichting aan seizoenarbeiders in hun eigen taal.", "Communicatie", TOLK),
            "r-rights": action(
                "Folder over loon en huur uitdelen aan arbeidsmigranten op hun eerste werkdag.", GEZOND, "Veiligheid"
            ),
            "r-desk": action("Consulenten en boa's volgen een cursus over signalen.", "Personeelszaken", LEER, days=Q1),
            "r-card": action("Gezamenlijke kaart met adressen voor hulp voor het hele district.", GEZOND, days=Q1),
            "r-mbo": action("Studenten van het mbo krijgen een les over bijbanen die te mooi zijn.", LEER, days=Q2),
        },
    ),
    Part(
        ("ondernemers",),
        (KORPS, LOON),
        None,
        (),
        {
            "r-massage": action("Elk kwartaal bezoeken we massagestudio's voor een controle.", "Toezicht", TEAM),
            "r-farms": action("Controles op loon bij telers in het buitengebied.", "Dienst Loon en Werk", "Toezicht"),
            "r-app": action("Gezamenlijke meldapp van alle gemeenten in het district.", "gemeente Klaverhorst"),
            "r-sluice": action("Bibob-toets bij vergunningen voor massagestudio's.", "Veiligheid"),
        },
    ),
    Part(
        ("slachtoffers",),
        (LANTAARN,),
        None,
        (),
        {
            "r-legal": action("De Lantaarn gaat met slachtoffers mee naar de aangifte.", LANTAARN, days=YEAR_2028),
            "r-year": action(EVALUATION, "Veiligheid"),
        },
    ),
)


def _form(name: str, owner: str, parts: tuple[Part, ...]) -> PlanForm:
    ambitions = (
        ambition(
            number,
            block(
                *part.actions.values(),
                groups=part.groups,
                partners=part.partners,
                payers=part.payers,
                money=part.money,
            ),
        )
        for number, part in enumerate(parts, 1)
    )
    return plan(*ambitions, owner=owner, name=name)


FORMS = (
    _form("Zandelveen", "oefen-zandelveen", ZANDELVEEN),
    _form("Klaverhorst", "oefen-klaverhorst", KLAVERHORST),
    _form("Riethaven-Oost", "oefen-riethaven", RIETHAVEN),
)
TEXTS = {
    key: row.text
    for parts in (ZANDELVEEN, KLAVERHORST, RIETHAVEN)
    for part in parts
    for key, row in part.actions.items()
}
"""The text of each action, by its key."""
