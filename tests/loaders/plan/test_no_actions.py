"""Tables that look like actions and are none: the programme of a day, and a look back."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\n"


def read(*rows: str) -> Reading:
    text = FRONT + "\n".join(row.replace(" | ", "\t") for row in rows) + "\n"
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def count(reading: Reading) -> int:
    return sum(1 for _ in actions_in(reading.plan))


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


@pytest.mark.parametrize(
    "rows",
    [
        ("Tijd | Wat | Wie", "10.00 | Opening en welkom | VTH", "10.45 | Workshop signalen | GGD"),
        ("Wat | Wie | Tijd", "Ontvangst | VTH | 13:00 uur", "Lezing | Politie | 13.30 – 14.15 uur"),
    ],
)
def test_the_programme_of_a_day_has_no_actions_and_says_so(rows: tuple[str, ...]) -> None:
    reading = read(*rows)
    assert count(reading) == 0
    assert {"programme-of-a-day", "no-actions-found"} <= codes(reading)
    assert any("Wat" in unread.quote.text for unread in reading.unread)


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Maatregel | Wie | Wanneer",
            "Een training werd gegeven | GGD | 2024",
            "Zes controles zijn gehouden bij hotels | Politie | 2025",
        ),
        (
            "Wat | Wie | Wanneer",
            "Politie en VTH controleerden zes hotels | Politie | 2025",
            "Het protocol is vastgesteld | VTH | mei 2025",
            "De burgemeester heeft twee panden gesloten | VTH | juni 2025",
        ),
    ],
)
def test_a_table_in_the_past_tense_looks_back_and_gives_no_actions(rows: tuple[str, ...]) -> None:
    reading = read(*rows)
    assert count(reading) == 0
    assert "told-in-the-past" in codes(reading)


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Actie | Wie | Wanneer | Status",
            "Het protocol is vastgesteld | VTH | mei 2025 | afgerond",
            "Training geven aan de balie | GGD | Q3 2026 | gepland",
        ),
        (
            "Actie | Wie | Wanneer | Status",
            "Het protocol is vastgesteld | VTH | mei 2025 | afgerond",
            "De training is gegeven | GGD | Q3 2025 | afgerond",
        ),
        (
            "Actie | Wie | Wanneer",
            "Jongeren die zijn gehoord weer uitnodigen | VTH | mei 2026",
            "Een spreekuur houden om 10.00 uur | GGD | Q3 2026",
        ),
        ("Actie | Wie | Wanneer", "De zorgtafel voorbereiden | VTH | 9.30", "Een spreekuur houden | GGD | doorlopend"),
    ],
)
def test_a_plan_of_which_something_is_done_or_has_a_clock_stays_a_plan(rows: tuple[str, ...]) -> None:
    assert count(read(*rows)) == len(rows) - 1


def test_rows_that_look_back_beside_others_are_told() -> None:
    reading = read(
        "Activiteit | Wie | Wanneer",
        "De kaart is bijgewerkt | VTH | maart 2025",
        "Er zijn vier trainingen gegeven | GGD | 2025",
        "Folder verspreiden | VTH | mei 2026",
    )
    told = [issue.quote.text for issue in reading.issues if issue.code == "row-in-the-past" and issue.quote is not None]
    assert count(reading) == 3
    assert told == ["De kaart is bijgewerkt", "Er zijn vier trainingen gegeven"]
