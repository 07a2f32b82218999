"""Cells that say when, in a whole plan: the case that stands for them, and others of its kind."""

from datetime import date
from pathlib import Path

import pytest

from graph.model.form import Reading, Timing
from graph.reference import load_reference
from loaders.document import document_of_text, read_file_document
from loaders.document.registry import read_here
from loaders.form.through import actions_in
from loaders.plan.timing import serial_day
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def read(*timings: str, year: int = 2026) -> Reading:
    rows = "\n".join(f"Iets doen aan {at}\tVTH\t{timing}" for at, timing in enumerate(timings))
    text = (
        f"Uitvoeringsplan Tijd {year}\nGemeente Wassenaar\n\nAmbitie 1: Tijd\n\nActie\tActiehouder\tPlanning\n{rows}\n"
    )
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def days(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    def told(timing: Timing | None) -> tuple[str | None, str | None, str | None]:
        assert timing is not None
        return (None if timing.kind is None else timing.kind.value, timing.start, timing.end)

    return [told(action.timing) for action in actions_in(reading.plan)]


def codes(reading: Reading) -> list[tuple[str, str | None]]:
    return [
        (issue.code, None if issue.quote is None else issue.quote.text)
        for issue in reading.issues
        if issue.code.startswith("timing-")
    ]


def test_case_of_dates(shared_dir: Path) -> None:
    reading = read_as_plan(read_file_document(shared_dir / "cases/30-datums.txt"), REFERENCE)
    assert days(reading) == [
        ("period", "2026-01-01", "2026-09-30"),
        ("period", "2026-07-01", "2026-12-31"),
        ("period", "2026-09-01", "2026-11-30"),
        ("period", "2026-03-16", "2026-03-22"),
        ("date", None, "2026-06-20"),
        ("date", "2026-04-03", "2026-04-03"),
        ("period", "2026-01-01", "2027-12-31"),
        ("recurring", None, None),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("period", "2026-09-01", "2027-03-01"),
        ("date", "2026-01-01", "2026-01-01"),
        ("period", "2026-08-01", "2027-07-31"),
        ("period", "2026-09-01", "2026-12-31"),
    ]
    assert codes(reading) == [("timing-from-number", "46023")]


def test_a_number_of_a_spreadsheet_is_a_day_near_the_year_of_the_plan_and_is_told() -> None:
    reading = read("46082", "46082", year=2027)
    assert days(reading) == [("date", "2026-03-01", "2026-03-01")] * 2
    assert [code for code, _ in codes(reading)] == ["timing-from-number"] * 2


def test_a_number_far_from_the_year_of_the_plan_is_no_day() -> None:
    reading = read("36526", "Q1 2026")  # 1 January 2000
    assert days(reading)[0] == ("period", None, None)
    assert codes(reading) == [("timing-not-understood", "36526")]


@pytest.mark.parametrize(
    ("number", "year", "wanted"),
    [
        ("46023", 2026, date(2026, 1, 1)),
        ("46022", 2026, date(2025, 12, 31)),
        ("46023", 2023, date(2026, 1, 1)),
        ("46023", 2029, date(2026, 1, 1)),
        ("46023", 2022, None),
        ("46023", 2030, None),
        ("46023", None, None),
        ("046023", 2026, None),
        ("4602", 2026, None),
        ("46023 meldingen", 2026, None),
    ],
)
def test_day_of_a_number_within_three_years_of_the_plan(number: str, year: int | None, wanted: date | None) -> None:
    assert serial_day(number, year) == wanted


def test_a_week_is_one_of_the_year_of_the_plan() -> None:
    assert days(read("week 12", "wk. 20 t/m 22", year=2027)) == [
        ("period", "2027-03-22", "2027-03-28"),
        ("period", "2027-05-17", "2027-06-06"),
    ]


def test_words_with_a_year_and_no_day_are_kept_and_told() -> None:
    reading = read("winter 2026", "1e trimester 2026", "Q2", "31 februari 2026")
    assert days(reading) == [
        ("period", None, None),
        ("period", None, None),
        ("quarter", "2026-04-01", "2026-06-30"),
        ("date", None, None),
    ]
    assert codes(reading) == [
        ("timing-not-understood", "winter 2026"),
        ("timing-not-understood", "1e trimester 2026"),
        ("timing-not-understood", "31 februari 2026"),
    ]


def test_what_a_time_hangs_on_stays_in_its_words() -> None:
    reading = read("Q4 2026, mits de raad budget vrijmaakt", "voorjaar 2026 (o.v.b.)")
    assert [action.timing.written for action in actions_in(reading.plan) if action.timing is not None] == [
        "Q4 2026, mits de raad budget vrijmaakt",
        "voorjaar 2026 (o.v.b.)",
    ]
    assert days(reading) == [("quarter", "2026-10-01", "2026-12-31"), ("period", "2026-03-01", "2026-05-31")]


def test_what_only_a_person_can_decide_is_no_time() -> None:
    reading = read("na de evaluatie van Anna", "Q1 2026")
    assert days(reading)[0] == ("period", None, None)
    assert codes(reading) == [("timing-not-understood", "na de evaluatie van Anna")]


NARROW = """<h1>Uitvoeringsagenda 2026</h1><p>Gemeente Wassenaar</p><table>
<tr><td>Pijler</td><td>Nr</td><td>Actie</td><td>Trekker</td><td>Start</td><td>Eind</td></tr>
<tr><td rowspan="2">1.<br>Signaleren</td><td>1</td><td>Een cursus geven</td><td>GGD</td><td>01-<br>2026</td>
<td>06-<br>2026</td></tr>
<tr><td>2</td><td>Een meldcode maken</td><td>Politie</td><td>03-<br>2026</td><td>12-<br>2026</td></tr>
<tr><td>2.<br>Handhaven</td><td>5</td><td>Controles houden</td><td>VTH</td><td>02-<br>2026</td><td>11-<br>2026</td></tr>
</table>"""
"""A table on one page: its columns are so narrow that months and numbers of pillars break over lines."""


def test_begin_and_end_in_narrow_columns_are_one_period() -> None:
    reading = read_as_plan(read_here(NARROW.encode(), "plan.html"), REFERENCE)
    assert [
        (action.timing.start, action.timing.end) for action in actions_in(reading.plan) if action.timing is not None
    ] == [("2026-01-01", "2026-06-30"), ("2026-03-01", "2026-12-31"), ("2026-02-01", "2026-11-30")]
    assert "column-not-understood" not in {issue.code for issue in reading.issues}


def test_the_number_of_a_pillar_on_a_line_of_its_own_is_its_number() -> None:
    plan = read_as_plan(read_here(NARROW.encode(), "plan.html"), REFERENCE).plan
    assert [(ambition.number, ambition.title) for ambition in plan.ambitions] == [(1, "Signaleren"), (2, "Handhaven")]
