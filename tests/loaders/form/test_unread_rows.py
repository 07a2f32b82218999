"""Which actions have text in their row that was not understood; what is expected is counted by hand."""

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form import dump_reading, parse_reading
from loaders.form.statements import state_plan
from loaders.form.unread_rows import unread_in_rows
from loaders.reading import read_as_plan, resolve_reading

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan gemeente Wassenaar 2026\n\nAmbitie 1: Zien\n\n"
TABS = FRONT + "Actie\tNotitie\tTrekker\tPlanning\nA doen.\tzes\tVTH\tQ1 2026\nB doen.\t\tVTH\tQ2 2026\n"


def read(text: str) -> Reading:
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def test_what_stands_on_the_line_of_a_row_is_of_that_row_alone() -> None:
    assert unread_in_rows(read(TABS)) == {0: 3}


def test_a_column_before_the_action_is_of_its_row_too() -> None:
    text = FRONT + "Notitie\tActie\tTrekker\nzes\tA doen.\tVTH\n\tB doen.\tVTH\nvier\tC doen.\tVTH\n"
    assert unread_in_rows(read(text)) == {0: 3, 2: 4}


def test_on_lines_of_its_own_it_counts_for_the_row_above_and_the_row_below() -> None:
    rows = ["A doen.", "zes", "Q1 2026", "B doen.", "vier", "Q2 2026", "C doen.", "Q3 2026"]
    text = FRONT + "Actie\nNotitie\nPlanning\n\n" + "\n\n".join(rows[:6]) + "\n"
    assert unread_in_rows(read(text)) == {0: 3, 1: 4}
    loose = FRONT + "Actie\tTrekker\nA doen.\tVTH\n"
    behind = loose + "\nWat hier staat hoort bij geen rij.\n\nAmbitie 2: Doen\n\nActie\tTrekker\nB doen.\tVTH\n"
    assert list(unread_in_rows(read(behind))) in ([], [0])


def test_a_heading_ends_a_row() -> None:
    text = TABS + "\nAmbitie 2: Doen\n\nEen los woord.\n\nActie\tTrekker\nC doen.\tVTH\n"
    found = read(text)
    assert any(unread.quote.text == "Een los woord." for unread in found.unread)
    assert unread_in_rows(found) == {0: 3}


def test_a_file_and_its_reading_give_the_same_network() -> None:
    first = read(TABS)
    again = resolve_reading(parse_reading(dump_reading(first)), REFERENCE)
    district = "district-d-den-haag"
    stated = state_plan(first, REFERENCE, district)
    assert state_plan(again, REFERENCE, district) == stated
    assert [row.properties.get("unread") for row in stated.nodes if row.label == "Action"].count(3) == 1
