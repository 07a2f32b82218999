"""Times in cells: what the head of the column and the year of the plan say of them."""

from collections.abc import Sequence

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.plan.timing_cells import only_year
from loaders.reading import read_as_plan

REFERENCE = load_reference()
Days = list[tuple[str | None, str | None] | None]


def read(head: str, *times: str, title: str = "Uitvoeringsplan Proef 2027") -> Reading:
    """A plan whose rows have these times, or begin and end with a bar between them."""
    rows = "".join(f"Iets doen aan {at} | VTH | {time}\n" for at, time in enumerate(times))
    text = f"{title}\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\nActie | Wie | {head}\n{rows}"
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def days(reading: Reading) -> Days:
    return [
        None if action.timing is None else (action.timing.start, action.timing.end)
        for action in actions_in(reading.plan)
    ]


@pytest.mark.parametrize("head", ["Start", "Begindatum", "Vanaf", "Start op"])
def test_a_beginning_leaves_the_end_open(head: str) -> None:
    reading = read(head, "11-1-2027", "mei 2027", "Q2 2027", "doorlopend")
    assert days(reading) == [("2027-01-11", None), ("2027-05-01", None), ("2027-04-01", None), (None, None)]


def test_a_time_that_says_its_end_keeps_it_under_a_head_for_the_beginning() -> None:
    assert days(read("Start", "1 mei 2027 t/m 1 juli 2027", "heel 2027")) == [
        ("2027-05-01", "2027-07-01"),
        ("2027-01-01", "2027-12-31"),
    ]


@pytest.mark.parametrize("head", ["Gereed", "Deadline", "Wanneer", "Klaar in"])
def test_a_day_of_another_head_is_that_day(head: str) -> None:
    assert days(read(head, "30-06-2027", "april 2027")) == [("2027-06-30", "2027-06-30"), ("2027-04-01", "2027-04-30")]


def test_begin_and_end_stand_in_either_order_and_one_may_be_empty() -> None:
    wanted: Days = [("2027-02-01", "2027-06-30"), ("2027-03-01", None), ("2027-05-31", "2027-05-31")]
    assert days(read("Startdatum | Einddatum", "1-2-2027 | 30-6-2027", "1-3-2027 | -", "- | 31-5-2027")) == wanted
    assert days(read("Einddatum | Startdatum", "30-6-2027 | 1-2-2027", "- | 1-3-2027", "31-5-2027 | -")) == wanted


def test_a_month_without_a_year_lies_in_the_one_year_of_the_plan() -> None:
    reading = read(
        "Wanneer", "januari", "februari – april", "juli en augustus", "Q2 - Q3", "20 mei (avond)", "hele jaar"
    )
    assert days(reading)[:4] == [
        ("2027-01-01", "2027-01-31"),
        ("2027-02-01", "2027-04-30"),
        ("2027-07-01", "2027-08-31"),
        ("2027-04-01", "2027-09-30"),
    ]
    assert days(reading)[5] == (None, None)


@pytest.mark.parametrize(
    "title",
    ["Uitvoeringsplan Proef 2027-2030", "Uitvoeringsplan Proef 2027/28", "Actielijst 12 mei 2027", "Verslag 2027"],
)
def test_in_a_plan_for_more_years_and_in_minutes_a_month_has_none(title: str) -> None:
    assert days(read("Wanneer", "januari", "Q2", title=title)) == [(None, None), (None, None)]


def test_the_year_over_a_column_holds_in_a_plan_for_more_years() -> None:
    reading = read("Planning 2028", "januari", "maart 2029", title="Uitvoeringsplan Proef 2027-2030")
    assert days(reading) == [("2028-01-01", "2028-01-31"), ("2029-03-01", "2029-03-31")]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Jaarplan 2026", 2026),
        ("Plan van aanpak zomer 2027: jeugd", 2027),
        ("Plan 2026-2029", None),
        ("Plan 2026 en 2027", None),
        ("Plan vanaf 2026", None),
        ("Plan 2026 e.v.", None),
        ("Plan 2026-'28", None),
        ("Overleg van 19 november 2026", None),
        ("Overleg 19-11-2026", None),
        ("Plan", None),
    ],
)
def test_the_only_year_of_words(text: str, year: int | None) -> None:
    assert only_year(text) == year


TABLE_OF_HOURS: Sequence[str] = (
    "Actie | Wie | Gereed | {}",
    "Folder maken | VTH | mei 2027 | 640",
    "Lezing geven | GGD | juni 2027 | p.m.",
)


@pytest.mark.parametrize("head", ["Inzet (uren)", "Middelen (x € 1.000)", "Inzet (fte)", "Aantal uren"])
def test_what_is_counted_between_brackets_is_what_it_costs_and_no_action(head: str) -> None:
    text = "Uitvoeringsplan Proef 2027\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\n" + "\n".join(TABLE_OF_HOURS).format(
        head
    )
    actions = list(actions_in(read_as_plan(document_of_text(text + "\n", "plan.txt"), REFERENCE).plan))
    assert [action.text for action in actions] == ["Folder maken", "Lezing geven"]
    assert [None if action.costs is None else action.costs.written for action in actions] == ["640", "p.m."]


def test_brackets_that_count_nothing_leave_the_action_an_action() -> None:
    rows = "Inzet (per wijk) | Wie | Gereed\nFolder maken | VTH | mei 2027\nLezing geven | GGD | juni 2027\n"
    text = f"Uitvoeringsplan Proef 2027\nGemeente Wassenaar\n\n{rows}"
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    assert [action.text for action in actions_in(reading.plan)] == ["Folder maken", "Lezing geven"]


def test_a_flattened_head_of_begin_and_end_is_not_taken_for_two_columns_of_one_table() -> None:
    """Nothing tells which of two times below each other is whose: no row is made, and nothing fails."""
    text = (
        "Uitvoeringsplan Proef 2027\nGemeente Wassenaar\n\nActie\nStart\nGereed\n\nFolder maken\n1-2-2027\n1-3-2027\n"
    )
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    assert list(actions_in(reading.plan)) == []
