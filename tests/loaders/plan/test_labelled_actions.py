"""Actions with labelled lines behind or before them, as plans without a table write them."""

import pytest

from graph.model.form import ActionForm, Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan
from tests.loaders.plan.test_forms_of_actions import codes, rows, said

REFERENCE = load_reference()
TITLE = "Lokale aanpak overlast 2026\n\nGemeente Wassenaar\n\n"
AMBITION = "Ambitie 1: Proef\n\n"


def read(body: str) -> Reading:
    return read_as_plan(document_of_text(TITLE + body, "plan.txt"), REFERENCE)


def told(reading: Reading) -> list[tuple[str, list[str], str | None]]:
    return [(action.text, said(action), when(action)) for action in actions_in(reading.plan)]


def when(action: ActionForm) -> str | None:
    return None if action.timing is None else action.timing.written


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Inleiding\nDit plan bevat twee afspraken. Wij hebben ze met onze\npartners gemaakt.\n\nAfspraken\n"
            "1. De straatverlichting nalopen op alle plekken waar\nmeldingen vandaan komen.\nActiehouder: Politie\n"
            "Planning: Q2 2026\n2. Een schouw houden.\nActiehouder: GGD\nPlanning: doorlopend\n",
            [
                (
                    "De straatverlichting nalopen op alle plekken waar meldingen vandaan komen.",
                    ["Politie:holder"],
                    "Q2 2026",
                ),
                ("Een schouw houden.", ["GGD:holder"], "doorlopend"),
            ],
        ),
        (
            "Wat gaan we doen\n\n• Een meldpunt openen\n  Trekker: GGD\n  Samen met: Politie, Halt\n"
            "  Gereed: 1 mei 2026\n\n• Jongeren bezoeken\n  Trekker: Jongerenwerk\n  Samen met: Halt\n"
            "  Gereed: najaar 2026\n",
            [
                ("Een meldpunt openen", ["GGD:lead", "Politie:support", "Halt:support"], "1 mei 2026"),
                ("Jongeren bezoeken", ["Jongerenwerk:lead", "Halt:support"], "najaar 2026"),
            ],
        ),
        (
            "De afspraken\n\nEen meldpunt openen in de bibliotheek.\nVerantwoordelijk: GGD\nWanneer: maart 2026\n"
            "Jongeren bezoeken op straat.\nVerantwoordelijk: Jongerenwerk\nWanneer: doorlopend\n",
            [
                ("Een meldpunt openen in de bibliotheek.", ["GGD:holder"], "maart 2026"),
                ("Jongeren bezoeken op straat.", ["Jongerenwerk:holder"], "doorlopend"),
            ],
        ),
        (
            "Afspraken\n\n1. Een meldpunt openen.\n   - Wie: GGD\n   - Wanneer: mei 2026\n"
            "2. Jongeren bezoeken.\n   - Wie: Halt\n   - Wanneer: juni 2026\n",
            [
                ("Een meldpunt openen.", ["GGD:holder"], "mei 2026"),
                ("Jongeren bezoeken.", ["Halt:holder"], "juni 2026"),
            ],
        ),
    ],
)
def test_labelled_lines_that_come_again_make_actions_of_what_stands_above(
    body: str, expected: list[tuple[str, list[str], str | None]]
) -> None:
    assert told(read(body)) == expected


def test_a_label_that_stands_once_makes_no_action() -> None:
    reading = read("Over dit stuk\n\nDit is een notitie.\nEigenaar: Team Zorg\nDatum: 1 mei 2026\n\nWij zien veel.\n")
    assert rows(reading) == []


def test_a_list_that_explains_the_labels_makes_no_action() -> None:
    reading = read(
        "Bij elke actie staat wie wat doet.\n• Trekker: leidt de actie.\n• Gereed: wanneer de actie klaar is.\n\n"
        "Ambitie 1: Veilig\n\nActie 1.1 Een meldpunt openen\nTrekker: GGD\nGereed: mei 2026\n"
        "Actie 1.2 Een schouw houden\nTrekker: Politie\nGereed: juni 2026\n"
    )
    assert told(reading) == [
        ("Een meldpunt openen", ["GGD:lead"], "mei 2026"),
        ("Een schouw houden", ["Politie:lead"], "juni 2026"),
    ]


@pytest.mark.parametrize("sign", [" | ", "; ", ". ", ", ", " – ", " / "])
def test_a_label_behind_any_sign_ends_the_value_before_it(sign: str) -> None:
    fields = sign.join(("Trekker: GGD", "Partners: Politie, Halt", "Planning: Q2 2026"))
    reading = read(f"{AMBITION}Actie 1.1 – Een meldpunt openen\n{fields}\n")
    assert told(reading) == [("Een meldpunt openen", ["GGD:lead", "Politie:support", "Halt:support"], "Q2 2026")]


def test_labels_behind_the_words_of_a_numbered_action_are_none_of_them() -> None:
    reading = read(
        f"{AMBITION}Actie 1.1: Een meldpunt openen. Trekker: GGD. Planning: Q2 2026.\n"
        "Actie 1.2: Een schouw houden. Trekker: Politie. Planning: juni 2026.\n"
    )
    assert told(reading) == [
        ("Een meldpunt openen", ["GGD:lead"], "Q2 2026"),
        ("Een schouw houden", ["Politie:lead"], "juni 2026"),
    ]


def test_the_number_and_the_label_before_an_action_are_none_of_its_words() -> None:
    reading = read(
        f"{AMBITION}Actie 1\nWat: Een meldpunt openen\nTrekker: GGD\nGereed: 1 mei 2026\n\n"
        "Actie 2\nWat: Een schouw houden\nTrekker: Politie\nGereed: voorjaar 2026\n"
    )
    assert told(reading) == [
        ("Een meldpunt openen", ["GGD:lead"], "1 mei 2026"),
        ("Een schouw houden", ["Politie:lead"], "voorjaar 2026"),
    ]


def test_the_time_behind_a_label_at_the_end_of_an_item_is_its_timing() -> None:
    reading = read(
        f"{AMBITION}• Politie: houdt een schouw. Planning: 1 juni 2026.\n"
        "• GGD: opent een meldpunt. Planning: Q3 2026.\n"
    )
    assert told(reading) == [
        ("houdt een schouw", ["Politie:holder"], "1 juni 2026"),
        ("opent een meldpunt", ["GGD:holder"], "Q3 2026"),
    ]


def test_a_label_in_a_cell_of_owners_names_no_party_and_is_told() -> None:
    reading = read(f"{AMBITION}Actie | Wie\nEen meldpunt openen | GGD; Planning: mei 2026\nEen schouw houden | OM\n")
    assert rows(reading) == [("Een meldpunt openen", ["GGD:holder"]), ("Een schouw houden", ["OM:holder"])]
    assert codes(reading) == {"owner-cell-says-more"}


def test_start_and_end_on_a_card_are_one_period() -> None:
    reading = read(
        f"{AMBITION}Actie 1.1 Een meldpunt openen\nEigenaar: GGD\nStartdatum: 1 mei 2026\nEinddatum: 1 juli 2026\n"
        "Kosten: € 500\n"
    )
    (action,) = actions_in(reading.plan)
    assert action.timing is not None
    assert (action.timing.start, action.timing.end) == ("2026-05-01", "2026-07-01")
    assert action.costs is not None
    assert action.costs.written == "€ 500"


LETTER = "Geachte leden van de raad,\n\n"
PROMISES = (
    "• De burgemeester stelt vóór 1 juli 2026 een plan vast.\n"
    "• De GGD geeft dit schooljaar voorlichting op alle scholen.\n"
    "• Team Toezicht controleert elke maand de horeca.\n"
    "• Het college rapporteert in het najaar van 2026 over cijfers van 2025.\n"
)
PROMISED = [
    ("De burgemeester stelt vóór 1 juli 2026 een plan vast.", ["burgemeester:holder"], "vóór 1 juli 2026"),
    ("De GGD geeft dit schooljaar voorlichting op alle scholen.", ["GGD:holder"], "dit schooljaar"),
    ("Team Toezicht controleert elke maand de horeca.", ["Team Toezicht:holder"], "elke maand"),
    (
        "Het college rapporteert in het najaar van 2026 over cijfers van 2025.",
        ["college:holder"],
        "in het najaar van 2026",
    ),
]


@pytest.mark.parametrize(
    "over",
    [
        "Toezeggingen\n\n",
        "Naar aanleiding van uw vragen in de vergadering van 3 maart zeg ik u het volgende toe:\n\n",
        "Wij maakten met onze partners de volgende afspraken:\n",
    ],
)
def test_a_commitment_says_who_does_it_and_when_in_its_sentence(over: str) -> None:
    assert told(read(LETTER + over + PROMISES)) == PROMISED


@pytest.mark.parametrize(
    "body",
    [
        "Toezeggingen\n\n• De politie heeft in het voorjaar twintig controles gehouden.\n"
        "• De GGD gaf voorlichting op alle scholen.\n• De politie controleerde alle panden in het centrum.\n"
        "• De wethouder Zorg sloot een overeenkomst met de opvang.\n",
        "Wij danken:\n\n• De politie voor de inzet bij alle controles.\n• De GGD voor het onderzoek.\n",
        "Wat zegt de wet?\n\n• De burgemeester moet een pand sluiten.\n"
        "• De gemeente verleent de vergunning op grond van artikel 3.\n• De politie ziet toe op de naleving.\n",
    ],
)
def test_what_was_done_thanks_and_law_are_no_commitments(body: str) -> None:
    assert told(read(LETTER + body)) == []


def test_of_two_times_in_a_commitment_none_is_taken_and_that_is_told() -> None:
    reading = read(
        "Toezeggingen\n\n• De GGD opent in mei 2026 een meldpunt en sluit het in juni 2026.\n"
        "• De politie houdt in mei 2026 een schouw.\n"
    )
    assert [when for _, _, when in told(reading)] == [None, "in mei 2026"]
    assert "several-timings" in codes(reading)


def test_who_is_named_behind_an_at_sign_does_it() -> None:
    reading = read(
        f"{AMBITION}- [ ] Portiers trainen @Koninklijke Horeca Nederland (Q2 2026)\n"
        "- [x] Posters vervangen @GGD @Team Zorg\n"
    )
    assert told(reading) == [
        ("Portiers trainen", ["Koninklijke Horeca Nederland:holder"], "Q2 2026"),
        ("Posters vervangen", ["GGD:holder", "Team Zorg:holder"], None),
    ]


def test_who_is_only_we_is_asked_for() -> None:
    items = "• Wij nodigen het RIEC uit in mei 2026.\n• De GGD houdt een spreekuur.\n• De politie controleert.\n"
    reading = read("Toezeggingen\n\n" + items)
    first = next(iter(actions_in(reading.plan)))
    assert (said(first), first.unclear, when(first)) == ([], ("holders",), "in mei 2026")
    assert "holder-not-named" in codes(reading)


def test_a_project_with_labels_of_its_own_is_an_action_and_an_unknown_label_is_told() -> None:
    card = (
        "Project: {}\nDoel: minder overlast\nProjectleider: {}\nBetrokken: Politie\n"
        "Start: 1 maart 2026\nEinde: 1 mei 2026\n\n"
    )
    reading = read(card.format("Straat schoon", "GGD") + card.format("Keurmerk", "Halt"))
    assert told(reading) == [
        ("Straat schoon", ["GGD:lead", "Politie:support"], "1 maart 2026 – 1 mei 2026"),
        ("Keurmerk", ["Halt:lead", "Politie:support"], "1 maart 2026 – 1 mei 2026"),
    ]
    assert "column-not-understood" in codes(reading)


def test_a_label_with_its_value_is_no_head_of_a_column() -> None:
    reading = read(
        f"{AMBITION}1) Een overleg houden.\n   Wie: casusregisseur\n   Samen met: Halt\n\n"
        "2) Een schouw houden.\n   Wie: Politie\n   Samen met: GGD\n"
    )
    assert rows(reading) == [
        ("Een overleg houden.", ["casusregisseur:holder", "Halt:support"]),
        ("Een schouw houden.", ["Politie:holder", "GGD:support"]),
    ]


def test_the_head_of_a_letter_is_no_action_and_a_label_under_a_whole_list_is_of_none_of_its_items() -> None:
    reading = read(
        "Memo\n\nAan: college\nVan: afdeling Zorg\nDatum: 3 februari 2026\n\nWij stellen voor:\n"
        "- De schuldhulp komt naar de wijk.\n- Er komt een spreekuur.\n\n"
        "Verantwoordelijk: afdeling Zorg\nDatum: 4 februari 2026\n"
    )
    assert rows(reading) == []


def test_labels_between_brackets_stay_together() -> None:
    reading = read(
        "Wij stellen voor:\n- Actie 1: De schuldhulp komt naar de wijk (trekker: Wijkteam; gereed: Q2 2026).\n"
        "- Actie 2: Een spreekuur op het werkplein (trekker: Werkplein; gereed: Q3 2026).\n"
    )
    assert told(reading) == [
        ("De schuldhulp komt naar de wijk", ["Wijkteam:lead"], "Q2 2026"),
        ("Een spreekuur op het werkplein", ["Werkplein:lead"], "Q3 2026"),
    ]


def test_a_numbered_action_right_behind_a_time_is_none_of_it() -> None:
    reading = read(
        f"{AMBITION}1.1 Wij trainen alle baliemedewerkers in het herkennen\nvan signalen.\nVerantwoordelijke: GGD\n"
        "Planning: tweede kwartaal\n1.2 Ondernemers krijgen een folder\nVerantwoordelijke: Halt\nPlanning: september\n"
    )
    assert told(reading) == [
        ("Wij trainen alle baliemedewerkers in het herkennen van signalen.", ["GGD:holder"], "tweede kwartaal"),
        ("Ondernemers krijgen een folder", ["Halt:holder"], "september"),
    ]


def test_a_label_that_comes_again_is_never_of_the_same_action() -> None:
    body = "Actie 1.1 Een schouw houden\nTrekker: GGD\nPlanning: mei\nTrekker: Halt\nPlanning: juni\n"
    reading = read(AMBITION + body)
    assert told(reading) == [("Een schouw houden", ["GGD:lead"], "mei")]
    assert [one.quote.text for one in reading.unread] == ["Trekker: Halt\nPlanning: juni"]


def test_a_promise_with_its_lead_between_brackets_says_with_whom_and_when_in_its_words() -> None:
    reading = read(
        "Ambitie 1: Proef\n\nWat gaan wij doen?\n"
        "• Wij starten in 2027 met een panel, samen met Halt en de politie (trekker: Jeugd).\n"
        "• Wij bezoeken elk kwartaal vijf kamers, samen met de GGD, het RIEC en AVIM (trekker: VTH).\n"
        "• Training over de controles van 2025 samen met de GGD (trekker: VTH).\n"
    )
    assert [(holders, time) for _, holders, time in told(reading)] == [
        (["Jeugd:lead", "Halt:support", "politie:support"], "in 2027"),
        (["VTH:lead", "GGD:support", "RIEC:support", "AVIM:support"], "elk kwartaal"),
        (["VTH:lead"], None),
    ]


@pytest.mark.parametrize(
    "lead", ["Dit willen we bereiken met drie activiteiten:", "Wij nemen de volgende maatregelen:"]
)
def test_a_promised_list_of_what_we_do_is_read_and_who_we_are_is_asked(lead: str) -> None:
    """As public rule pages give it up: the mark and the number stand alone on a line."""
    reading = read(
        f"Ambitie en activiteiten\n\n{lead}\n\n"
        "  • 1.\n\n    We verlagen de drempel om signalen te melden.\n\n"
        "  • 2.\n\n    We houden in 2026 vijf controles.\n\n"
        "  • 3.\n\n    De GGD geeft elk jaar voorlichting.\n"
    )
    assert told(reading) == [
        ("We verlagen de drempel om signalen te melden.", [], None),
        ("We houden in 2026 vijf controles.", [], "in 2026"),
        ("De GGD geeft elk jaar voorlichting.", ["GGD:holder"], "elk jaar"),
    ]
    assert [action.unclear != () for action in actions_in(reading.plan)] == [True, True, False]
    assert codes(reading) == {"holder-not-named"}


def test_a_list_of_goals_or_of_what_is_agreed_for_all_holds_no_action() -> None:
    reading = read(
        "Ambitie en doelen\n\nWij hebben de volgende doelstellingen:\n\n"
        " • Wij willen dat minder mensen slachtoffer worden;\n\n • Wij willen het zicht verbeteren;\n\n"
        "Afgesproken is dat iedere gemeente:\n\n • Beleid heeft;\n\n • Werkt aan opvang;\n"
    )
    assert told(reading) == []
