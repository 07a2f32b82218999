"""A list in the cell of an action: one action, and a doubt where each item reads as an action of its own."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
CODE = "items-read-as-one-action"


def read(head: str, *cells: str) -> Reading:
    rows = "".join(f"| {cell} | VTH | Q{number} 2026 |\n" for number, cell in enumerate(cells, start=1))
    text = f"# Actieplan 2026\n\n| {head} | Wie | Wanneer |\n|---|---|---|\n{rows}| Loket openen | GGD | Q4 2026 |\n"
    return read_as_plan(document_of(text.encode(), "plan.md"), REFERENCE)


def told(reading: Reading) -> list[str]:
    return [issue.message.split(";")[0] for issue in reading.issues if issue.code == CODE]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Actie", "- Poster voor cafés laten maken <br> - Portiers trainen"),
        ("Activiteiten", "- Poster voor cafés <br> - Training van portiers"),
        ("Concrete maatregelen", "- Vergunningen strenger toetsen <br> - Overleg met verhuurders"),
        ("Actie", "Horeca <br> - Portiers trainen <br> - Poster ophangen"),
        ("Actie", "1. Adressen controleren <br> 2. Verhuurders bezoeken"),
    ],
)
def test_items_that_each_say_what_is_done_are_one_action_and_a_doubt(head: str, cell: str) -> None:
    reading = read(head, cell)

    assert len(list(actions_in(reading.plan.ambitions))) == 2
    assert told(reading) == ["In deze cel staan 2 onderdelen"]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Acties", "Voorlichting geven aan: <br> - middelbare scholen <br> - sportverenigingen in de wijken"),
        ("Acties", "Controles uitvoeren <br> - in het buitengebied <br> - op het bedrijventerrein"),
        ("Actie", "Folder voor: <br> - Ouders van jonge kinderen <br> - Eigenaren van panden"),
        ("Maatregelen", "- hotels <br> - campings <br> - vakantieparken"),
        ("Actie", "- Hotels en pensions <br> - Campings in de duinen"),
        ("Acties", "Meldpunt openen <br> - Folder drukken <br> - Telefoon aansluiten"),
        ("Acties", "- Meldpunt openen in het stadhuis"),
        (
            "Actie",
            "Voorlichting voor de volgende groepen: <br> - Ouders van pubers <br> - Leraren en mentoren begeleiden",
        ),
    ],
)
def test_items_that_list_for_whom_where_or_how_are_no_doubt(head: str, cell: str) -> None:
    assert told(read(head, cell)) == []


def test_lines_and_smaller_lists_belong_to_their_item() -> None:
    cell = "• Portiers trainen in het <br> herkennen van signalen <br> - in mei <br> - in juni <br> • Poster ophangen"

    assert told(read("Actie", cell)) == []
    assert told(read("Acties", cell)) == ["In deze cel staan 2 onderdelen"]
