"""Actions in other words than those of the plans that ship: their classes are told, and none that they look like."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.reference.audiences import audiences
from graph.reference.chain_steps import step_tells
from graph.reference.classes import classed_by
from graph.reference.norms import default_norm
from graph.reference.tells import Tell, Tells, word_lists
from graph.reference.themes import theme_tells

WRITTEN: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("in_other_words.yaml").read_text("utf-8"))
KNOWN = {"themes": theme_tells(), "steps": step_tells(), "norm": default_norm().tells}


@pytest.mark.parametrize("sort", KNOWN)
@pytest.mark.parametrize("action", WRITTEN, ids=lambda action: action["text"][:40])
def test_an_action_has_its_classes_in_other_words(action: dict[str, Any], sort: str) -> None:
    assert set(action[sort]) <= {one.code for one in classed_by(KNOWN[sort], action["text"])}


LOOKS_LIKE = [
    ("themes", "bewustwording-eigen-organisatie", "De baliemedewerkers van hotels leren signalen te herkennen."),
    ("themes", "bewustwording-eigen-organisatie", "De toezichthouders controleren bedrijven in de schoonmaak."),
    ("themes", "bewustwording-publiek", "Ronselaars zoeken slachtoffers op Instagram en TikTok."),
    ("themes", "bewustwording-publiek", "Inwoners schrijven zich in bij de balie."),
    ("themes", "bewustwording-sectoren", "De politie controleert horecabedrijven samen met de brandweer."),
    ("themes", "deskundigheid-kennis", "Persoonsgegevens uitwisselen met de politie."),
    ("themes", "weerbaarheid-jeugd", "Gezinshuis voor kinderen die zijn misbruikt."),
    ("themes", "weerbaarheid-jeugd", "Toezicht op plekken waar leerlingen bijverdienen."),
    ("themes", "arbeidsmigranten", "Dadergroepen over de grens opsporen."),
    ("themes", "meldroute", "De meldkamer stuurt een auto."),
    ("themes", "anoniem-melden", "Het onderzoek bevat cijfers zonder namen."),
    ("themes", "signalen-wegen", "Leerlingen leren signalen te herkennen."),
    ("themes", "aandachtsfunctionaris", "Slachtoffers van uitbuiting krijgen één aanspreekpunt."),
    ("themes", "regionale-samenwerking", "Het wijkcentrum maakt afspraken met de bibliotheek."),
    ("themes", "integrale-controles", "Slachtofferhulp gaat langs bij de rechtbank."),
    ("themes", "huisvesting", "Twee kamers voor slachtoffers die weg moeten."),
    ("themes", "bestuurlijke-maatregelen", "De gemeente sluit een overeenkomst met het bedrijf."),
    ("themes", "daders-netwerken", "Een netwerk van vrijwilligers geeft taalles."),
    ("themes", "opvang-vrouwen", "Zes bedden voor mannen die zijn gevlucht."),
    ("themes", "opvang-mannen", "Zes bedden voor vrouwen die zijn gevlucht."),
    ("themes", "herstel-werk-wonen", "Controle op de woning van werknemers."),
    ("themes", "monitoring", "De inspectie volgt of de werkomstandigheden zijn aangepast."),
    ("steps", "voorkomen", "De boa's spreken verhuurders aan op overtredingen."),
    ("steps", "signaleren", "Binnengekomen signalen worden naast elkaar gelegd."),
    ("steps", "melden", "De raad krijgt te horen wat het plan opleverde."),
    ("steps", "wegen", "Medewerkers leren signalen te herkennen."),
    ("steps", "ingrijpen", "De gemeente sluit zich aan bij het netwerk."),
    ("steps", "opvangen", "Kamers waar mensen worden uitgebuit, sluiten."),
    ("steps", "samenwerken", "Gezamenlijke actiedag van alle gemeenten."),
    ("norm", "bewustwording-intern", "Elke collega weet bij wie hij een vermoeden kwijt kan."),
    ("norm", "meldroute-extern", "Collega's melden vermoedens met het interne formulier."),
    ("norm", "opvang-vrouwen", "Drie bedden voor mannen die weg moeten."),
    ("norm", "opvang-mannen", "Drie bedden voor vrouwen die weg moeten."),
    ("norm", "toezicht", "De toezichthouder gaat langs scholen met een folder."),
    ("norm", "daders", "Leerlingen leren hoe ronselaars te werk gaan."),
]


@pytest.mark.parametrize(
    ("sort", "code", "text"), LOOKS_LIKE, ids=[f"{code}: {text[:30]}" for _, code, text in LOOKS_LIKE]
)
def test_what_only_looks_like_it_is_not_of_the_class(sort: str, code: str, text: str) -> None:
    assert code not in {one.code for one in classed_by(KNOWN[sort], text)}


LISTS = {
    "learning": ("De ploeg oefent op straat.", "Zij weten waar zij op moeten letten."),
    "telling": ("De wethouder legt uit wat er speelt.", "Wij delen boekjes uit."),
    "channels": ("Een stuk in het weekblad.", "Een kraam op het plein."),
    "migrant-workers": ("Seizoenkrachten in de fruitteelt.", "Werknemers uit het buitenland."),
    "signals": ("Een vermoeden van de buren.", "Alle zorgmeldingen van dit jaar."),
    "exploitation": ("Loonuitbuiting in de bouw.", "Gedwongen arbeid."),
    "passing-on": ("Zij geven het door aan de contactpersoon: geven door wat zij zien.", "Bij wie kan men terecht?"),
    "companions": ("Een vaste casemanager.", "Een brugfiguur in de wijk."),
    "beds": ("Drie bedden vrij.", "Zij worden ondergebracht."),
    "fled": ("Zij is gevlucht.", "Gedupeerden krijgen hulp."),
    "letting": ("Kamerbewoning in het centrum.", "Huisjesmelkers in de stad."),
    "work-terms": ("Zij betalen te weinig.", "Paspoorten innemen."),
    "offenders": ("De kopstukken van de bende.", "Mannen die seks kopen."),
    "prosecuting": ("Zij worden opgespoord.", "De winst afpakken."),
    "visiting": ("De ploeg gaat langs.", "Er wordt gekeurd: wij keuren."),
    "looking-back": ("De stand van zaken.", "Wij sturen bij en kijken wat werkt."),
    "appointing": ("De gemeente wijst iemand aan.", "Met acht uur per week."),
    "afterwards": ("Een eigen huis.", "Zij staan op eigen benen."),
    "occasions": ("Een ontbijtsessie.", "De kennisquiz."),
    "conferring": ("De wethouder schuift aan.", "De regiegroep."),
}


@pytest.mark.parametrize("name", LISTS)
def test_each_list_has_the_words_that_people_write(name: str) -> None:
    of_list = Tells({"it": (Tell(any=(f"@{name}",)),)})
    assert name in word_lists()
    assert all(len(of_list.told(text)) > 0 for text in LISTS[name])
    assert of_list.told("De fietsenstalling krijgt dakpannen.") == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kinderen van slachtoffers", {"kinderen-van-slachtoffers"}),
        ("Klanten van minderjarige slachtoffers", {"klanten"}),
        ("Ongedocumenteerde slachtoffers", {"ongedocumenteerden"}),
        ("Exploitanten van seksinrichtingen", {"exploitanten"}),
        ("Verhuurders en huisbazen", {"verhuurders"}),
        ("Slachtoffers", {"slachtoffers"}),
    ],
)
def test_a_target_group_means_the_narrowest_of_what_its_words_name(written: str, meant: set[str]) -> None:
    assert audiences().meant_by(written) == meant
