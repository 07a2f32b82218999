"""Bands over rows of a table: which are ambitions, and the time that a heading says once."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of, document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def page(rows: str, *, above: str = "", title: str = "Jaarplan 2026") -> Reading:
    """A web page with one table, a band in it for each row of one cell."""
    head = "<tr><th>Nr</th><th>Activiteit</th><th>Wie</th><th>Gereed</th></tr>"
    made = "".join(
        f'<tr><td colspan="4">{row.strip()}</td></tr>'
        if "|" not in row
        else f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in row.split('|'))}</tr>"
        for row in rows.strip().splitlines()
    )
    body = f"<h1>{title}</h1><p>Gemeente Wassenaar</p>{above}<table>{head}{made}</table>"
    return read_as_plan(document_of(f"<html><body><main>{body}</main></body></html>".encode(), "plan.html"), REFERENCE)


def ambitions(reading: Reading) -> list[tuple[object, str | None, int]]:
    return [(one.number, one.title, sum(len(block.actions) for block in one.blocks)) for one in reading.plan.ambitions]


LETTERED = """
A. Opsporing
A1 | Zoekslagen uitvoeren | Politie | mei 2026
A2 | Onderzoeken starten | OM | juni 2026
B. Controle en toezicht
B1 | Controles houden | VTH | Q3 2026
"""
PLAIN = """
Wonen
1 | Panden bezoeken | VTH | mei 2026
Werken
2 | Werkgevers spreken | KCC | juni 2026
3 | Campings bezoeken | VTH | juli 2026
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (LETTERED, [("A", "Opsporing", 2), ("B", "Controle en toezicht", 1)]),
        (PLAIN, [(None, "Wonen", 1), (None, "Werken", 2)]),
    ],
)
def test_bands_are_ambitions_where_nothing_else_names_any(rows: str, expected: list[tuple[object, str, int]]) -> None:
    assert ambitions(page(rows)) == expected
    assert ambitions(page(rows, above="<h2>Wat we doen</h2><p>De tabel zegt het.</p>")) == expected


def test_one_band_may_be_the_title_of_its_table() -> None:
    assert ambitions(page("Acties tegen uitbuiting\n1 | Panden bezoeken | VTH | mei 2026\n")) == [(None, None, 1)]


def test_bands_under_headings_that_name_ambitions_are_headings() -> None:
    table = "<table><tr><th>Actie</th><th>Wie</th></tr><tr><td>Folder maken</td><td>KCC</td></tr></table>"
    reading = page(PLAIN, above=f"<h2>Voorkomen</h2>{table}<h2>Ingrijpen</h2>")
    assert [title for _, title, _ in ambitions(reading)] == ["Voorkomen", "Ingrijpen"]


@pytest.mark.parametrize("bands", [("Loopt", "Gepland"), ("Q1 2026", "Q2 2026"), ("Hoog", "Laag")])
def test_how_far_rows_are_when_and_how_urgent_names_no_ambition(bands: tuple[str, str]) -> None:
    rows = f"{bands[0]}\n1 | Panden bezoeken | VTH | mei 2026\n{bands[1]}\n2 | Brieven sturen | KCC | mei 2026\n"
    assert ambitions(page(rows)) == [(None, None, 2)]


def times(reading: Reading) -> list[str | None]:
    return [None if action.timing is None else action.timing.written for action in actions_in(reading.plan)]


def text(body: str) -> Reading:
    return read_as_plan(document_of_text(f"Routekaart Proef 2026\nGemeente Wassenaar\n\n{body}", "plan.txt"), REFERENCE)


ROWS = "Wat | Wie\nPanden bezoeken | VTH\nBrieven sturen | KCC\n\n"


@pytest.mark.parametrize(
    ("heading", "title", "time"),
    [
        ("Fase 1 · Fundament leggen    januari – juni 2026", "Fundament leggen", "januari – juni 2026"),
        ("Fase 1: Bouwen (mei t/m juli 2026)", "Bouwen", "mei t/m juli 2026"),
        ("Werkpakket 1 – Werven | vanaf mei 2026", "Werven", "vanaf mei 2026"),
    ],
)
def test_a_time_in_the_heading_holds_for_the_rows_without_one(heading: str, title: str, time: str) -> None:
    reading = text(f"{heading}\n\n{ROWS}")
    assert [(one.number, one.title) for one in reading.plan.ambitions] == [(1, title)]
    assert times(reading) == [time, time]


@pytest.mark.parametrize(
    "heading", ["Fase 1: Terugblik op mei 2026", "Fase 1: Plannen – 2026", "Fase 1: Eerste kwartaal: januari – maart"]
)
def test_a_time_that_is_part_of_the_name_is_none_of_the_rows(heading: str) -> None:
    assert times(text(f"{heading}\n\n{ROWS}")) == [None, None]


def test_rows_with_a_time_of_their_own_keep_it() -> None:
    rows = "Wat | Wie | Wanneer\nPanden bezoeken | VTH | mei 2027\nBrieven sturen | KCC | juni 2027\n"
    reading = text(f"Fase 1 · Bouwen    januari – juni 2026\n\n{rows}")
    assert times(reading) == ["mei 2027", "juni 2027"]


def test_heads_over_heads_are_repeated_whole_on_a_new_page() -> None:
    head = (
        '<tr><td rowspan="2">Nr</td><td rowspan="2">Activiteit</td><td colspan="2">Wie</td></tr>'
        "<tr><td>Portefeuillehouder</td><td>Uitvoering</td></tr>"
    )
    rows = "<tr><td>1</td><td>Panden bezoeken</td><td>Wethouder Zorg</td><td>VTH</td></tr>"
    more = "<tr><td>2</td><td>Brieven sturen</td><td>Wethouder Zorg</td><td>KCC</td></tr>"
    table = f"<h1>Jaarplan 2026</h1><p>Gemeente Wassenaar</p><table>{head}{rows}{head}{more}</table>"
    reading = read_as_plan(document_of(f"<html><body><main>{table}</main></body></html>".encode(), "a.html"), REFERENCE)
    assert [(one.text, [held.written for held in one.holders]) for one in actions_in(reading.plan)] == [
        ("Panden bezoeken", ["Wethouder Zorg", "VTH"]),
        ("Brieven sturen", ["Wethouder Zorg", "KCC"]),
    ]
