"""Columns that came out of a page one behind the other: laid side by side where they fit, and left where not."""

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\n"


def read(body: str) -> Reading:
    return read_as_plan(document_of_text(FRONT + body, "plan.txt"), REFERENCE)


def rows(reading: Reading) -> list[tuple[str, list[str], str | None]]:
    return [
        (one.text, [held.written for held in one.holders], None if one.timing is None else one.timing.written)
        for one in actions_in(reading.plan)
    ]


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues if issue.code.startswith("columns-")]


TURNS = (
    "Acties\nMeldpunt openen voor\nbewoners\nTraining geven over signalen\n• aan de balie\n• in de wijk\n\n"
    "Actiehouder(s)\nVTH, Politie\n\nPlanning\nQ2 2026\n\nGGD\n\n1 maart 2026\n\n"
)
WHOLE = (
    "Acties\nMeldpunt openen\nTraining geven\nBrieven sturen\n\nWie\nVTH\nGGD\nKCC\n\n"
    "Wanneer\nmei 2026\njuni 2026\nQ4 2026\n\n"
)


def test_owner_and_time_by_turns_belong_to_the_actions_in_their_order() -> None:
    reading = read(TURNS)
    assert rows(reading) == [
        ("Meldpunt openen voor bewoners", ["VTH", "Politie"], "Q2 2026"),
        ("Training geven over signalen\n• aan de balie\n• in de wijk", ["GGD"], "1 maart 2026"),
    ]
    assert codes(reading) == ["columns-laid-side-by-side"] * 2


def test_whole_columns_belong_together_line_by_line() -> None:
    reading = read(WHOLE)
    assert rows(reading) == [
        ("Meldpunt openen", ["VTH"], "mei 2026"),
        ("Training geven", ["GGD"], "juni 2026"),
        ("Brieven sturen", ["KCC"], "Q4 2026"),
    ]
    assert codes(reading) == ["columns-laid-side-by-side"] * 3


def test_where_the_columns_have_not_as_many_cells_no_row_is_made_and_it_is_said() -> None:
    reading = read(WHOLE.replace("GGD\n", ""))
    assert rows(reading) == []
    assert codes(reading) == ["columns-one-after-another"]


def test_a_list_of_actions_with_its_own_labels_is_no_column() -> None:
    reading = read("Acties\n• Meldpunt openen\n• Training geven\n\nPartners\nGGD en Politie\n")
    assert [text for text, _, _ in rows(reading)] == ["Meldpunt openen", "Training geven"]
    assert codes(reading) == []
