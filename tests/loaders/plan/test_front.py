"""The title of a plan and its year: by a word for a plan, else by where it stands."""

import io

import pytest
import xlsxwriter

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of, document_of_text
from loaders.reading import read_as_plan

REFERENCE = load_reference()
BODY = "\n\nActie\tWie\tWanneer\nLoket openen\tVTH\tQ2 2026\nKaart maken\tGGD\tQ3 2026\n"


def read(text: str) -> Reading:
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def front(text: str) -> tuple[str | None, int | None, str | None]:
    plan = read(text + BODY).plan
    return (
        None if plan.title is None else plan.title.written,
        plan.year,
        None if plan.owner is None else plan.owner.name,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rollen en taken 2026\n\nGemeente Wassenaar", ("Rollen en taken 2026", 2026, "Wassenaar")),
        ("Zo doen wij het in 2027\nGemeente Wassenaar (concept)", ("Zo doen wij het in 2027", 2027, "Wassenaar")),
        (
            "Lokaal actieplan mensenhandel en\nuitbuiting 2026\nGemeente Wassenaar\nVastgesteld door het college.\n"
            "Het plan kwam tot stand met de politie.",
            ("Lokaal actieplan mensenhandel en uitbuiting 2026", 2026, "Wassenaar"),
        ),
        ("Actieplan 2026\n\nGemeente Wassenaar. Vastgesteld in mei.", ("Actieplan 2026", 2026, "Wassenaar")),
        (
            "Uitvoeringsagenda ondermijning 2026\nGemeente Wassenaar, besproken met de raad op 3 maart 2026",
            ("Uitvoeringsagenda ondermijning 2026", 2026, "Wassenaar"),
        ),
        (
            "Plan van aanpak zorg en\nuitbuiting 2027\nVastgesteld door het college op 4 mei\nGemeente Wassenaar",
            ("Plan van aanpak zorg en uitbuiting 2027", 2027, "Wassenaar"),
        ),
        ("Jaarplan zorg 2026\nVersie 2\n\nGemeente Wassenaar", ("Jaarplan zorg 2026", 2026, "Wassenaar")),
    ],
)
def test_a_title_and_an_owner_by_where_they_stand(text: str, expected: tuple[str, int, str]) -> None:
    assert front(text) == expected


def test_a_sentence_that_a_municipality_is_the_subject_of_is_not_its_name_alone() -> None:
    assert front("Actieplan 2026\n\nDe gemeente Wassenaar wil meer. Wij ook.")[2] is None


@pytest.mark.parametrize(
    "text",
    [
        "Datum: 3 maart 2026",
        "Wassenaar, 3 maart 2026",
        "In 2026 is het college met\nde politie en de GGD\nbegonnen aan een loket.",
        "Opening\n\nWoord vooraf\n\nSamenvatting\n\nWij doen meer in 2026",
        "2026",
    ],
)
def test_a_day_a_sentence_and_a_line_far_below_are_no_title(text: str) -> None:
    assert front(text)[0] is None


def test_the_name_of_a_sheet_is_no_section_before_the_title() -> None:
    rows = (
        ["Uitvoeringsprogramma 2026-2027"],
        ["Gemeente Wassenaar (concept)"],
        ["Pijler 1: Voorkomen"],
        ["Actie", "Wie", "Wanneer"],
        ["Loket openen", "VTH", "Q2 2026"],
        ["Kaart maken", "GGD", "Q3 2026"],
    )
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Pijler 1")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    plan = read_as_plan(document_of(content.getvalue(), "plan.xlsx"), REFERENCE).plan

    assert plan.title is not None
    assert (plan.title.written, plan.year) == ("Uitvoeringsprogramma 2026-2027", 2026)
    assert plan.owner is not None
    assert plan.owner.id == "gm0629"
