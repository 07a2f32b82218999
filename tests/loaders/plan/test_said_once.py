"""Who does it, or when, said once over the actions: as a heading, as words that open a list, or under a heading."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of
from loaders.form.through import actions_in
from loaders.plan.said_once import FEWEST
from loaders.reading import read_as_plan
from tests.loaders.plan.test_forms_of_actions import said

REFERENCE = load_reference()
TOWN = "Gemeente Wassenaar. Alles hieronder is fictief.\n\n"
Told = tuple[str, list[str], str | None]


def read(text: str, name: str = "plan.md") -> Reading:
    return read_as_plan(document_of(text.encode(), name), REFERENCE)


def told(reading: Reading) -> list[Told]:
    return [
        (action.text, said(action), None if action.timing is None else action.timing.written)
        for action in actions_in(reading.plan)
    ]


def ambitions(reading: Reading) -> list[str | None]:
    return [ambition.title for ambition in reading.plan.ambitions]


CHAPTERS = (
    "# Uitvoeringsprogramma veilige wijken 2027-2028\n\n" + TOWN + "## 1. Sterke buurten\n\n"
    "**Trekker:** afdeling Samenleving\n\nBewoners kennen hun buren te weinig.\n\n"
    "**Dit willen we bereiken**\n\n- Meer bewoners doen mee.\n- Minder meldingen van overlast.\n\n"
    "**Dit gaan we doen**\n\n- We starten in elke wijk een buurtapp, samen met de politie.\n"
    "- We houden vóór 1 juli 2027 tien buurtgesprekken.\n\n"
    "## 2. Veilig thuis\n\n**Trekker:** GGD\n\n**Dit gaan we doen**\n\n- We maken een folder.\n\n"
    "## 3. Begrippen\n\n- Buurtapp: een groep op de telefoon.\n- Huisbezoek: een bezoek aan huis.\n"
)
CHAPTERS_OF_A_PAGE = (
    "<html><body><main><h1>Werkagenda jeugd 2027</h1><p>Gemeente Wassenaar (fictief)</p>"
    "<h2>Op school</h2><p><strong>Verantwoordelijk:</strong> team Jeugd en Onderwijs</p><h3>Wat we willen bereiken</h3>"
    "<ul><li>Minder verzuim.</li><li>Meer diploma's.</li></ul><h3>Wat we gaan doen</h3>"
    "<ul><li>Met Halt geven we in april 2027 lessen.</li><li>We bellen de ouders.</li></ul>"
    "<h2>Op straat</h2><p><strong>Verantwoordelijk:</strong> de straatcoach</p><h3>Wat we gaan doen</h3>"
    "<ul><li>We lopen elke week een ronde met de politie.</li></ul></main></body></html>"
)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            CHAPTERS,
            "plan.md",
            [
                (
                    "We starten in elke wijk een buurtapp, samen met de politie.",
                    ["afdeling Samenleving:lead", "politie:support"],
                    None,
                ),
                (
                    "We houden vóór 1 juli 2027 tien buurtgesprekken.",
                    ["afdeling Samenleving:lead"],
                    "vóór 1 juli 2027",
                ),
                ("We maken een folder.", ["GGD:lead"], None),
            ],
        ),
        (
            CHAPTERS_OF_A_PAGE,
            "plan.html",
            [
                (
                    "Met Halt geven we in april 2027 lessen.",
                    ["team Jeugd en Onderwijs:holder", "Halt:support"],
                    "in april 2027",
                ),
                ("We bellen de ouders.", ["team Jeugd en Onderwijs:holder"], None),
                (
                    "We lopen elke week een ronde met de politie.",
                    ["straatcoach:holder", "politie:support"],
                    "elke week",
                ),
            ],
        ),
    ],
)
def test_who_is_responsible_for_a_chapter_holds_all_its_actions_and_its_goals_are_none(
    text: str, name: str, expected: list[Told]
) -> None:
    assert told(read(text, name)) == expected


def test_a_heading_with_an_owner_and_a_time_under_it_is_still_one_action() -> None:
    text = (
        "# Actieplan 2027\n\n"
        + TOWN
        + "".join(
            f"## {name}\n\nTrekker: {who}\nGereed: mei 2027\n\nToelichting:\n\n- stap een\n- stap twee\n\n"
            for name, who in (("Meldpunt openen", "GGD"), ("Controles houden", "VTH"))
        )
    )
    assert [action[:2] for action in told(read(text))] == [
        ("Meldpunt openen", ["GGD:lead"]),
        ("Controles houden", ["VTH:lead"]),
    ]


def test_a_heading_that_is_a_team_holds_what_is_listed_with_a_time_in_front() -> None:
    text = (
        "# Werkplan winkelgebied 2027\n\n" + TOWN + "## Wie doet wat\n\n### Team Economie\n\n"
        "- **Maart**: ondernemers bezoeken, samen met de winkeliers.\n- **Doorlopend**: leegstand bijhouden.\n\n"
        "### Burgemeester\n\n- **Voor 1 juli**: convenant tekenen met Fonkel en Vonk.\n"
    )
    reading = read(text)
    assert told(reading) == [
        ("ondernemers bezoeken, samen met de winkeliers.", ["Team Economie:holder", "winkeliers:support"], "Maart"),
        ("leegstand bijhouden.", ["Team Economie:holder"], "Doorlopend"),
        ("convenant tekenen met Fonkel en Vonk.", ["Burgemeester:holder"], "Voor 1 juli"),
    ]
    days = [(action.timing.start, action.timing.end) for action in actions_in(reading.plan) if action.timing]
    assert days == [("2027-03-01", "2027-03-31"), (None, None), (None, "2027-06-30")]
    assert ambitions(reading) == ["Wie doet wat"]


def test_headings_of_acts_of_a_party_hold_their_lists_in_plain_text() -> None:
    text = (
        "Actieplan mensenhandel 2027\nGemeente Wassenaar\n\nActies van de GGD\n- Spreekuur houden, elke maand.\n"
        "- Artsen bijscholen, uiterlijk 1 oktober.\n\nWat gaat de politie doen?\n- Controles doen, samen met VTH.\n"
        "- Zaken terugkoppelen.\n\nWat is mensenhandel\n- Iemand dwingen om te werken.\n- Iemand dwingen tot seks.\n"
    )
    assert told(read(text, "plan.txt")) == [
        ("Spreekuur houden", ["GGD:holder"], "elke maand"),
        ("Artsen bijscholen", ["GGD:holder"], "uiterlijk 1 oktober"),
        ("Controles doen, samen met VTH.", ["politie:holder", "VTH:support"], None),
        ("Zaken terugkoppelen.", ["politie:holder"], None),
    ]


DIRECTORY = (
    "# Sociale kaart 2027\n\n" + TOWN + "### GGD\n\n- helpt bij vragen over gezondheid\n- geeft vaccinaties\n\n"
    "### Politie\n\n- komt als er gevaar is\n- neemt aangiften op\n"
)
VACANCY = (
    "# Vacature beleidsadviseur 2027\n\n" + TOWN + "De gemeente:\n- biedt een vast contract\n- betaalt de reis\n\n"
    "Verantwoordelijk: team Jeugd\n\n- je schrijft nota's\n- je spreekt partners\n"
)


@pytest.mark.parametrize("text", [DIRECTORY, VACANCY], ids=["directory", "vacancy"])
def test_what_a_body_is_for_is_no_action(text: str) -> None:
    assert told(read(text)) == []


def test_one_party_before_a_colon_is_not_enough() -> None:
    one = "# Convenant hotels 2027\n\n" + TOWN + "De gemeente:\na. opent een loket;\nb. stelt geld beschikbaar.\n"
    assert told(read(one)) == []
    both = one + "\nDe politie:\na. geeft elk jaar een training;\nb. deelt cijfers.\n"
    assert [action[1] for action in told(read(both))] == [["gemeente:holder"]] * 2 + [["politie:holder"]] * FEWEST


def test_the_articles_of_a_covenant_are_ambitions_where_a_party_does_something() -> None:
    text = (
        "Samenwerkingsafspraken jeugd 2027\nGemeente Wassenaar\n\nArtikel 1. Begrippen\n"
        "In deze afspraken verstaan we onder:\na. jeugdgroep: een groep van drie of meer;\nb. partners: wie tekent.\n\n"
        "Artikel 2. Wat wij doen\nDe gemeente zal:\na. een jeugdregisseur aanstellen voor 1 maart 2027;\n"
        "b. elk half jaar een analyse maken.\n\nDe Vereniging Pluim verplicht zich tot:\n"
        "a. het geven van lessen;\nb. het voeren van gesprekken.\n"
    )
    reading = read(text, "afspraken.txt")
    assert ambitions(reading) == ["Wat wij doen"]
    assert told(reading) == [
        ("een jeugdregisseur aanstellen voor 1 maart 2027;", ["gemeente:holder"], "voor 1 maart 2027"),
        ("elk half jaar een analyse maken.", ["gemeente:holder"], "elk half jaar"),
        ("het geven van lessen;", ["Vereniging Pluim:holder"], None),
        ("het voeren van gesprekken.", ["Vereniging Pluim:holder"], None),
    ]


QUARTERS = (
    "# Jaarkalender ondermijning 2027\n\n" + TOWN + "## Eerste kwartaal: januari – maart\n\nWe beginnen rustig.\n\n"
    "- Bestuurders trainen (RIEC)\n- Bedrijven bezoeken, op 12 maart (VTH, politie)\n\n"
    "## Q2\n\n- Ondernemers voorlichten (Economische Zaken)\n- Campagne van 3 mei tot en met 9 juni (GGD)\n\n"
    "## Het hele jaar door\n\n- Meldpunt bemannen (VTH)\n- Signalen wegen (RIEC)\n"
)


def test_a_time_over_actions_holds_for_each_that_says_no_other() -> None:
    reading = read(QUARTERS)
    assert [
        None if action.timing is None else (action.timing.written, action.timing.start, action.timing.end)
        for action in actions_in(reading.plan)
    ] == [
        ("Eerste kwartaal", "2027-01-01", "2027-03-31"),
        ("op 12 maart", "2027-03-12", "2027-03-12"),
        ("Q2", "2027-04-01", "2027-06-30"),
        ("3 mei tot en met 9 juni", "2027-05-03", "2027-06-09"),
        ("Het hele jaar door", None, None),
        ("Het hele jaar door", None, None),
    ]
    assert ambitions(reading) == ["Eerste kwartaal: januari – maart", "Q2", "Het hele jaar door"]


def test_the_year_over_actions_is_that_of_a_time_that_says_none() -> None:
    text = (
        "Meerjarenplan eenzaamheid 2027-2028\nGemeente Wassenaar\n\n2027\n\n1. Huisbezoeken doen\n   Door: GGD\n"
        "2. Maaltijden beginnen\n   Door: wijkteam\n\n2028\n\n3. Bezoekdienst uitbreiden\n   Door: GGD\n"
        "4. Huisartsen laten doorverwijzen, vanaf september\n   Door: GGD i.s.m. huisartsen\n"
    )
    found = [action.timing for action in actions_in(read(text, "plan.txt").plan)]
    assert [None if one is None else (one.start, one.end) for one in found] == [
        ("2027-01-01", "2027-12-31"),
        ("2027-01-01", "2027-12-31"),
        ("2028-01-01", "2028-12-31"),
        ("2028-09-01", None),
    ]


def test_a_month_in_a_plan_of_several_years_has_no_days() -> None:
    text = "Actieplan {}\nGemeente Wassenaar\n\nActie\tWie\tWanneer\nLoket openen\tGGD\tmei\nLoket sluiten\tVTH\tjuni\n"
    for years, start in (("2027", "2027-05-01"), ("2027-2030", None), ("vanaf 2027", None)):
        first = next(iter(actions_in(read(text.format(years), "plan.txt").plan)))
        assert first.timing is not None
        assert first.timing.start == start


def test_one_heading_that_is_a_time_says_nothing_of_the_actions_below() -> None:
    text = "# Actieplan zorg 2027\n\n" + TOWN + "## 2027\n\n- Loket openen (GGD)\n- Kaart maken (VTH)\n"
    assert [action[2] for action in told(read(text))] == [None, None]


def test_a_time_alone_on_a_line_that_is_a_cell_holds_for_no_other_row() -> None:
    rows = (
        "Acties\nWie\nWanneer\n\n• Loket openen\nVTH\n\nDoorlopend\n\n• Kaart maken\nGGD\n\nQ2 2027\n\n"
        "• Huurders bezoeken\nPolitie\n\n• Zaal huren\nVTH\n\nDoorlopend\n"
    )
    found = told(read(f"Actieplan wonen 2027\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\n{rows}", "plan.txt"))
    assert [action[2] for action in found if action[0].startswith("Huurders")] in ([None], [])
