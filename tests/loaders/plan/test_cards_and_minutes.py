"""Actions that fold out, actions with labels in any words, actions in minutes, and who and when in one place."""

import pytest

from graph.reference import load_reference
from loaders.form.through import actions_in
from loaders.plan.find.minuted import FEWEST
from loaders.plan.walk_said import SAME
from tests.loaders.plan.test_said_once import TOWN, ambitions, read, told

REFERENCE = load_reference()
FOLDED = (
    "<html><body><main><h1>Actieprogramma hotels 2027</h1><p>Gemeente Wassenaar (fictief)</p><h2>Lijn 1. Zien</h2>"
    "<details><summary>Nachtportiers opleiden</summary><p>Zij zien veel. Wij betalen de zaal.</p><ul><li>twee avonden"
    "</li><li>een boekje</li></ul><dl><dt>Wie pakt het op?</dt><dd>VTH</dd><dt>Wie doen mee?</dt><dd>politie, GGD</dd>"
    "<dt>Wanneer?</dt><dd>mei 2027</dd></dl></details>"
    "<details><summary>Meldkaart voor schoonmakers</summary><dl><dt>Wie pakt het op?</dt><dd>GGD</dd>"
    "<dt>Wanneer?</dt><dd>Doorlopend</dd></dl></details><h2>Vragen</h2>"
    "<details><summary>Wie kan ik bellen?</summary><p>De politie.</p></details></main></body></html>"
)
AS_HEADINGS = (
    "# Actieplan loverboys 2027\n\n" + TOWN + "## Voorlichting\n\n### Gastlessen op het mbo\n\n"
    "Een ervaringsdeskundige vertelt. De les duurt twee uur.\n\n**Wie pakt het op?** Team Jeugd\n\n"
    "**Wie helpen mee?** GGD en Halt\n\n**Wanneer?** Voorjaar 2027\n\n### Ouderavond over sexting\n\n"
    "Ouders vragen hier om.\n\n**Wie pakt het op?** GGD\n\n**Wanneer?** oktober 2027\n\n"
    "## Veelgestelde vragen\n\n### Wie kan ik bellen?\n\nBel de politie.\n"
)
IN_BUTTONS = (
    "<html><body><main><h1>Aanpak ondermijning 2027</h1><p>Gemeente Wassenaar (fictief)</p><h2>Loodsen</h2>"
    "<h3><button>Huurders van loodsen bezoeken</button></h3><p>We kijken wie er zit. Dat duurt een dag.</p>"
    "<p><b>Door:</b> VTH</p><p><b>Planning:</b> Q1 2027</p><h3><button>Meldpunt openen</button></h3>"
    "<p><b>Door:</b> GGD</p><p><b>Planning:</b> 1 juni 2027</p><h2>Vragen</h2>"
    "<h3><button>Waar meld ik iets?</button></h3><p>Bij de politie.</p></main></body></html>"
)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            FOLDED,
            "plan.html",
            [
                ("Nachtportiers opleiden", ["VTH:holder", "politie:support", "GGD:support"], "mei 2027"),
                ("Meldkaart voor schoonmakers", ["GGD:holder"], "Doorlopend"),
            ],
        ),
        (
            AS_HEADINGS,
            "plan.md",
            [
                ("Gastlessen op het mbo", ["Team Jeugd:holder", "GGD:support", "Halt:support"], "Voorjaar 2027"),
                ("Ouderavond over sexting", ["GGD:holder"], "oktober 2027"),
            ],
        ),
        (
            IN_BUTTONS,
            "plan.html",
            [
                ("Huurders van loodsen bezoeken", ["VTH:holder"], "Q1 2027"),
                ("Meldpunt openen", ["GGD:holder"], "1 juni 2027"),
            ],
        ),
    ],
    ids=["folded", "headings", "buttons"],
)
def test_what_folds_out_under_a_heading_is_its_action_and_a_question_is_none(
    text: str, name: str, expected: list[tuple[str, list[str], str | None]]
) -> None:
    assert told(read(text, name)) == expected


def test_a_theme_over_one_sentence_that_says_what_is_done_is_no_action() -> None:
    text = (
        "# Actieplan wonen 2027\n\n"
        + TOWN
        + "".join(
            f"### {theme}\n\n{sentence}\n\nWie: {who}\n\nWanneer: 2027\n\n"
            for theme, sentence, who in (
                ("Huren", "We bezoeken huurders.", "VTH"),
                ("Kopen", "We bellen makelaars.", "GGD"),
            )
        )
    )
    assert [action[0] for action in told(read(text))] == ["We bezoeken huurders.", "We bellen makelaars."]


def test_labels_that_nobody_knows_are_told_by_what_stands_behind_them() -> None:
    text = (
        "# Actieplan huren 2027\n\n"
        + TOWN
        + "## Overzicht\n\n"
        + "".join(
            f"#### {name}\n\n- Kanjers: {who}\n- Maatjes: {others}\n- Finish: {when}\n- Let op: {note}\n\n"
            for name, who, others, when, note in (
                ("Meldpunt voor huurders openen", "Team Wonen", "politie en GGD", "1 mei 2027", "nog geen geld"),
                ("Verhuurders bezoeken", "VTH", "brandweer", "eind 2027", "druk"),
            )
        )
    )
    reading = read(text)
    assert told(reading) == [
        (
            "Meldpunt voor huurders openen",
            ["Team Wonen:holder", "politie:support", "GGD:support"],
            "1 mei 2027",
        ),
        ("Verhuurders bezoeken", ["VTH:holder", "brandweer:support"], "eind 2027"),
    ]
    labels = [one.quote.text for one in reading.issues if one.code == "column-told-by-cells" and one.quote is not None]
    assert labels == ["Kanjers:", "Maatjes:", "Finish:"]


MINUTES = (
    "Verslag regiegroep 2027\nGemeente Wassenaar\n\n1. Signalen\nHet aantal meldingen stijgt.\n"
    "Actie RIEC: maakt voor 1 mei een overzicht van nagelstudio's.\nBesluit: het meldpunt blijft open.\n\n"
    "2. Opvang\nDe opvang zit vol.\nActie: plekken zoeken bij de centrumgemeente (GGD, 15 april)\n"
    "Actie voor de politie: belt de opvang.\n"
)
MINUTES_WITH_MARKS = (
    "# Notulen overleg 2027\n\n"
    + TOWN
    + "## 1 Cijfers\n\nDe GGD vertelt.\n\n**Actiepunt (GGD):** stuurt de cijfers rond, "
    "vóór 1 maart.\n\n**Besluit:** akkoord.\n\n## 2 Casus\n\n- Actie politie: adressen controleren in maart\n"
    "- Besluit: volgende keer bespreken\n"
)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            MINUTES,
            "verslag.txt",
            [
                ("maakt voor 1 mei een overzicht van nagelstudio's.", ["RIEC:holder"], "voor 1 mei"),
                ("plekken zoeken bij de centrumgemeente", ["GGD:holder"], "15 april"),
                ("belt de opvang.", ["politie:holder"], None),
            ],
        ),
        (
            MINUTES_WITH_MARKS,
            "notulen.md",
            [
                ("stuurt de cijfers rond", ["GGD:holder"], "vóór 1 maart"),
                ("adressen controleren in maart", ["politie:holder"], "in maart"),
            ],
        ),
    ],
)
def test_an_action_between_the_points_of_minutes_is_read_and_a_decision_is_none(
    text: str, name: str, expected: list[tuple[str, list[str], str | None]]
) -> None:
    assert told(read(text, name)) == expected


def test_one_line_that_begins_with_the_word_and_names_nobody_is_no_action() -> None:
    text = "Brief over het jaarplan 2027\nGemeente Wassenaar\n\nActie is nodig.\n\nActie: dit moet anders.\n"
    assert told(read(text, "brief.txt")) == []
    more = f"{text}\nActie: een loket openen.\n"
    assert len(told(read(more, "brief.txt"))) == FEWEST


def test_what_a_list_at_the_end_says_again_is_read_once() -> None:
    rows = "Overzicht nagelstudio's maken\tRIEC\tmei 2027\nZaal huren\tVTH\tjuni 2027\n"
    text = "{}\nActielijst\nActie\tWie\tWanneer\n" + rows
    assert [action[0] for action in told(read(text.format(MINUTES), "verslag.txt"))] == [
        "plekken zoeken bij de centrumgemeente",
        "belt de opvang.",
        "Overzicht nagelstudio's maken",
        "Zaal huren",
    ]
    assert SAME == 0.5


def test_who_and_when_stand_together() -> None:
    table = (
        "Actieplan zomer 2027\nGemeente Wassenaar\n\nWat\tWie en wanneer\n"
        "Strand schoonmaken\tVTH en politie, vóór 1 juli\nToernooi houden\tteam Jeugd (augustus)\n"
        "Terugblik maken\tGGD\n"
    )
    assert told(read(table, "plan.txt")) == [
        ("Strand schoonmaken", ["VTH:holder", "politie:holder"], "vóór 1 juli"),
        ("Toernooi houden", ["team Jeugd:holder"], "augustus"),
        ("Terugblik maken", ["GGD:holder"], None),
    ]
    listed = (
        "# Actieplan zomer 2027\n\n" + TOWN + "## Strand\n\n- Strand schoonmaken — VTH en politie, vóór 1 juli\n"
        "- Rondes lopen (Jeugd, Q2)\n\n## Dorp\n\n**Bewoners bezoeken**\n\nWie en wanneer: GGD, vóór 1 juni\n\n"
        "**Camera plaatsen**\n\nWie en wanneer: VTH, september\n"
    )
    assert told(read(listed)) == [
        ("Strand schoonmaken", ["VTH:holder", "politie:holder"], "vóór 1 juli"),
        ("Rondes lopen", ["Jeugd:holder"], "Q2"),
        ("Bewoners bezoeken", ["GGD:holder"], "vóór 1 juni"),
        ("Camera plaatsen", ["VTH:holder"], "september"),
    ]
    assert ambitions(read(listed)) == ["Strand", "Dorp"]


def test_a_time_behind_the_owner_beside_another_planning_is_told() -> None:
    rows = "Loket openen\tVTH, mei\tQ4 2027\nKaart maken\tGGD\tQ1 2027\n"
    text = f"Actieplan 2027\nGemeente Wassenaar\n\nActie\tWie\tWanneer\n{rows}"
    reading = read(text, "plan.txt")
    assert [action.timing and action.timing.written for action in actions_in(reading.plan)] == ["Q4 2027", "Q1 2027"]
    assert "owner-cell-says-more" in {one.code for one in reading.issues}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Uitvoeringsagenda wonen 2027-2028 | gemeente Wassenaar (fictief) | 1", "Uitvoeringsagenda wonen 2027-2028"),
        ("Jaarplan jeugd 2027 – Wassenaar is een fictieve gemeente", "Jaarplan jeugd 2027"),
        ("Planning zorg 2027 - gemeente Wassenaar (fictief)", "Planning zorg 2027"),
        ("Actielijst zorg 2027 - gemeente Wassenaar", "Actielijst zorg 2027 - gemeente Wassenaar"),
        ("Jaarplan zorg – en veiligheid 2027", "Jaarplan zorg – en veiligheid 2027"),
        ("Actieplan Samen – sterk in de wijk 2027", "Actieplan Samen – sterk in de wijk 2027"),
    ],
)
def test_a_title_ends_before_whose_plan_it_is(title: str, expected: str) -> None:
    reading = read(f"# {title}\n\nGemeente Wassenaar\n\n## Doen\n\n- Loket openen (GGD)\n- Kaart maken (VTH)\n")
    assert reading.plan.title is not None
    assert reading.plan.title.written == expected
