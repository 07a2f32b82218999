"""Tables of money are no plans; actions with what they cost are."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def read(table: str) -> Reading:
    text = f"Begroting aanpak 2026\nGemeente Wassenaar\n\n{table}"
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


@pytest.mark.parametrize(
    "table",
    [
        "Kostenplaats | Omschrijving | Budgethouder | 2026 | 2027\n6120 | Bijdrage RIEC | VTH | 42 | 43\n"
        "6121 | Opleiding en vorming | KCC | 12 | 12\n",
        "Omschrijving | Verantwoordelijke | Bedrag\nLasten regiobureau | VTH | € 12.500\n"
        "Baten subsidie | KCC | € 9.000\nSaldo | VTH | € 3.500\n",
    ],
)
def test_posts_with_amounts_are_no_actions_and_it_is_said(table: str) -> None:
    reading = read(table)
    assert list(actions_in(reading.plan)) == []
    assert "table-of-money" in codes(reading)


@pytest.mark.parametrize(
    "table",
    [
        "Maatregel | Budgethouder | Trekker | Kosten\nFolder maken | VTH | KCC | € 500\n"
        "Panden bezoeken | VTH | VTH | € 900\n",
        "Omschrijving | Wie | Kosten\nOpvang van slachtoffers | VTH | € 500\nHulp aan gezinnen | KCC | € 900\n",
        "Post | Wie | Gereed | Kosten\nFolder | VTH | mei 2026 | € 500\nCursus | KCC | juni 2026 | € 900\n",
    ],
)
def test_what_is_done_with_what_it_costs_is_an_action(table: str) -> None:
    assert "table-of-money" not in codes(read(table))
