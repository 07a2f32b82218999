"""How certain a row of a table is: as its table, and as what tells its columns. Of what is marked nothing is said."""

import pytest

from graph.reference import load_reference
from loaders.document import document_of, document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan 2026\n\nGemeente Wassenaar\n\nAmbitie 1: Zien\n\n"
FLAT = """Acties
Actiehouder
Tijdsplanning

De gemeente geeft een training aan
medewerkers van de balie.

VTH, RIEC

Q2 2026
"""
ALIGNED = """Actie                         Wie        Wanneer
Controles uitvoeren in        VTH        Q1 2026
de haven
Huisbezoeken afleggen na      Politie    mei 2026
een melding
"""
SPACED = ALIGNED.replace("Huisbezoeken", "\nHuisbezoeken")
BARS = "Actie | Wie | Wanneer\nControles uitvoeren in de haven | VTH | Q1 2026\n"
MARKED = """<html><body><main><h1>Uitvoeringsplan 2026</h1><p>Gemeente Wassenaar</p><table>
<tr><th>{0}</th><th>{1}</th><th>{2}</th></tr>
<tr><td>Controles uitvoeren in de haven</td><td>VTH</td><td>Q1 2026</td></tr>
<tr><td>Huisbezoeken afleggen na een melding</td><td>Politie</td><td>mei 2026</td></tr>
</table></main></body></html>"""


def of_text(table: str) -> list[float | None]:
    reading = read_as_plan(document_of_text(f"{FRONT}{table}", "plan.txt"), REFERENCE)
    return [action.certainty for action in actions_in(reading.plan)]


def of_page(*heads: str) -> list[float | None]:
    reading = read_as_plan(document_of(MARKED.format(*heads).encode(), "plan.html"), REFERENCE)
    return [action.certainty for action in actions_in(reading.plan)]


@pytest.mark.parametrize(
    ("table", "certainty"), [(FLAT, [0.8]), (ALIGNED, [0.7, 0.7]), (SPACED, [0.95, 0.95]), (BARS, [0.95])]
)
def test_a_row_is_as_certain_as_its_table(table: str, certainty: list[float]) -> None:
    assert of_text(table) == certainty


def test_of_a_table_that_the_file_marks_nothing_is_said() -> None:
    assert of_page("Actie", "Wie", "Wanneer") == [None, None]


def test_told_by_cells_is_a_row_a_tenth_less_certain() -> None:
    assert of_page("Actie", "Staat ervoor", "Wanneer") == [0.9, 0.9]


def test_a_column_that_cells_tell_makes_no_table_more_certain() -> None:
    assert of_text(ALIGNED.replace("Wie        ", "Zaad       ")) == [0.7, 0.7]
