"""Actions in lines and lists, contents, and fronts as municipalities write them."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of, document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan Proef 2026\n\nGemeente Wassenaar\n\n"


def read(text: str, name: str = "plan.txt") -> Reading:
    document = document_of_text(text, name) if name.endswith(".txt") else document_of(text.encode(), name)
    return read_as_plan(document, REFERENCE)


def rows(reading: Reading) -> list[tuple[str, list[str], str | None]]:
    return [
        (
            action.text,
            [f"{held.written}:{held.role.value}" for held in action.holders],
            None if action.timing is None else action.timing.written,
        )
        for action in actions_in(reading.plan)
    ]


def test_numbered_titles_over_their_fields_are_actions() -> None:
    reading = read(
        f"{FRONT}1. Huisuitzetting voorkomen\nSignalen van alle corporaties worden gedeeld.\n"
        "Trekker: GGD\nGereed: mei 2026\n\n"
        "2. Nachtopvang uitbreiden\nTien bedden erbij zodra het in de winter vriest.\nTrekker: Leger des Heils\n"
    )
    assert rows(reading) == [
        ("Huisuitzetting voorkomen\nSignalen van alle corporaties worden gedeeld.", ["GGD:lead"], "mei 2026"),
        ("Nachtopvang uitbreiden\nTien bedden erbij zodra het in de winter vriest.", ["Leger des Heils:lead"], None),
    ]
    assert all(action.heading is None for action in actions_in(reading.plan))


def test_numbered_items_within_an_action_are_none_of_their_own() -> None:
    reading = read(
        f"{FRONT}Actie 1.1 Lessen\n1. op scholen\n2. op straat\nTrekker: GGD\n\nActie 1.2 Folder\nTrekker: VTH\n"
    )
    assert [text.split("\n")[0] for text, _, _ in rows(reading)] == ["Lessen", "Folder"]


@pytest.mark.parametrize("label", ["Wat", "Actie", "Omschrijving"])
def test_a_number_over_fields_is_no_part_of_the_action(label: str) -> None:
    card = "Actie {}\n{}: {}\nTrekker: GGD\nGereed: mei 2026\n\n"
    reading = read(f"{FRONT}{card.format(1, label, 'Folder maken')}{card.format(2, label, 'Lessen geven')}")
    assert [text for text, _, _ in rows(reading)] == ["Folder maken", "Lessen geven"]


def test_a_labelled_time_as_the_last_sentence_of_an_item_is_its_time() -> None:
    reading = read(
        f"{FRONT}Optreden\n\n- RIEC: stelt een beeld op. Planning: 1 juni 2026.\n"
        "- GGD: geeft les. Planning: mei 2026.\n"
    )
    assert rows(reading) == [
        ("stelt een beeld op", ["RIEC:holder"], "1 juni 2026"),
        ("geeft les", ["GGD:holder"], "mei 2026"),
    ]


def test_actions_of_minutes_are_known_by_their_numbers() -> None:
    reading = read(
        "Verslag overleg 2026\nDatum: 12 maart 2026\nAanwezig: politie, gemeente Wassenaar\n\nActielijst\n\n"
        "AP1 Overzicht maken – politie – april 2026\nAP2 Folder verspreiden – GGD – juni 2026\n"
    )
    assert rows(reading) == [
        ("Overzicht maken", ["politie:holder"], "april 2026"),
        ("Folder verspreiden", ["GGD:holder"], "juni 2026"),
    ]
    assert reading.plan.title is not None
    assert reading.plan.title.written == "Verslag overleg 2026"


def test_points_of_an_agenda_are_no_ambitions() -> None:
    reading = read(
        "Verslag overleg 2026\n\n2. Huisverboden\n\nActiepunten\n"
        "- Lijst maken (GGD, mei 2026)\n- Folder (VTH, mei 2026)\n"
    )
    assert [ambition.title for ambition in reading.plan.ambitions] == [None]


def test_with_whom_we_do_it_supports_it() -> None:
    reading = read(
        f"{FRONT}Ambitie 1: Jeugd\n\nActies:\n- De politie controleert elke maand.\n"
        "- We geven samen met Halt voorlichting.\n- Het RIEC maakt in samenwerking met de GGD een beeld.\n"
    )
    assert [held for _, held, _ in rows(reading)] == [["politie:holder"], ["Halt:support"], ["RIEC:holder"]]


def test_lines_of_a_table_of_contents_are_no_ambitions() -> None:
    table = "| Actie | Wie |\n|---|---|\n| {} | Politie |\n\n"
    reading = read(
        "# Uitvoeringsplan Wassenaar 2026\n\n## Inhoud\n\n1. Ambitie 1: Zien 2\n2. Ambitie 2: Helpen 4\n\n"
        "## Ambitie 1: Zien\n\n"
        + table.format("Training geven")
        + "## Ambitie 2: Helpen\n\n"
        + table.format("Opvang bieden"),
        "plan.md",
    )
    assert [(one.number, one.title) for one in reading.plan.ambitions] == [(1, "Zien"), (2, "Helpen")]


@pytest.mark.parametrize("word", ["Strategische doelstelling", "Operationele doelstelling"])
def test_a_word_for_an_ambition_may_be_two(word: str) -> None:
    table = "Actie\tWie\tTiming\nTraining geven\tPolitie\t2026\nFolder maken\tGGD\t2026\n\n"
    reading = read(f"{FRONT}{word} 1: Zien\n\n{table}{word} 2: Helpen\n\n{table}")
    assert [(one.number, one.title) for one in reading.plan.ambitions] == [(1, "Zien"), (2, "Helpen")]


@pytest.mark.parametrize(
    ("words", "payers"), [("betaald door de NCTX", ["NCTX"]), ("gefinancierd door Fonds Licht", ["Fonds Licht"])]
)
def test_who_pays_may_be_a_name_that_nobody_knows(words: str, payers: list[str]) -> None:
    reading = read(
        f"{FRONT}Ambitie 1: Jeugd\nBudget: € 20.000, {words}\n\nActies:\n- De politie controleert.\n- De GGD helpt.\n"
    )
    budget = reading.plan.ambitions[0].blocks[0].budget
    assert budget is not None
    assert [party.written for party in budget.funders] == payers


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        (
            "Gemeente Wassenaar. Dit plan is gemaakt met alle partners in de stad, met politie en RIEC.",
            "Wassenaar",
        ),
        (
            "Gemeente Wassenaar doet mee. Dit plan is gemaakt met alle partners in de stad, met politie en RIEC.",
            None,
        ),
    ],
)
def test_a_first_sentence_that_only_names_the_municipality_says_whose_plan_it_is(said: str, owner: str | None) -> None:
    reading = read(
        f"Actieplan Veilige buurten 2026\n\n{said}\n\nAmbitie 1: Jeugd\n\n"
        "Acties:\n- De GGD helpt.\n- De politie helpt.\n"
    )
    assert (None if reading.plan.owner is None else reading.plan.owner.name) == owner
