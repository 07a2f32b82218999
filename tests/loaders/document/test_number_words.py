"""Numbers and days as a spreadsheet shows them, in the Dutch way; each expected as Excel in Dutch shows it."""

from datetime import datetime

import pytest

from loaders.document.number_words import BUILT_IN, Shown, moment_of, number_words
from loaders.plan.timing import read_timing

JUNE = 46_174
"""1 June 2026."""


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (12_500, '"€" #,##0', "€ 12.500"),
        (12_500, '_ € * #,##0.00_ ;_ € * -#,##0.00_ ;_ € * "-"??_ ;_ @_ ', "€ 12.500,00"),
        (0, '_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ;_ "€" * "-"??_ ;_ @_ ', "€ -"),
        (-12_500.5, "[$€-413] #,##0.00;[Red][$€-413] -#,##0.00", "€ -12.500,50"),
        (-12_500, '"€" #,##0;("€" #,##0)', "(€ 12.500)"),
        (1_200, "€ #,##0.-", "€ 1.200,-"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12,5%"),
        (1.005, "0.00", "1,01"),
        (2.5, "0", "3"),
        (5, "00", "05"),
        (0.3, "#.##", "0,3"),
        (1_234_567, "#,##0,", "1.235"),
        (-3, "0.0", "-3,0"),
        (-0.001, "0.0", "0,0"),
        (3, '0 "fte"', "3 fte"),
        (3, 'General" uur"', "3 uur"),
        (1.1, "General", "1,1"),
        (2026, "General", "2026"),
        (1 / 3, "General", "0,3333333333"),
        (12, "@", "12"),
        (0.25, "# ?/?", "0,25"),
        (7, '"afgerond"', "afgerond"),
        (0.5, "h:mm", "12:00"),
        (1.5, "[h]:mm", "36:00"),
    ],
)
def test_numbers_look_as_their_form_says(value: float, form: str, said: str) -> None:
    assert number_words(value, form) == Shown(said)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("d-m-yyyy", "1-6-2026"),
        ("dd-mm-yyyy", "01-06-2026"),
        ("dd/mm/yyyy", "01-06-2026"),
        ("dd-mmm-yyyy", "1-6-2026"),
        ("yyyy-mm-dd", "1-6-2026"),
        ("m/d/yy", "1-6-2026"),
        ("[$-413]d mmmm yyyy;@", "1-6-2026"),
        ("dddd d mmmm yyyy", "1-6-2026"),
        ("d-m-yyyy h:mm", "1-6-2026"),
        ("mmm yyyy", "juni 2026"),
        ("mmm-yy", "juni 2026"),
        ("mmmm", "juni"),
        ("yyyy", "2026"),
    ],
)
def test_a_day_is_written_as_plans_write_days_and_never_with_more_than_is_shown(form: str, said: str) -> None:
    assert number_words(JUNE, form) == Shown(said, is_day=True)
    assert read_timing(said) is not None


def test_a_day_without_its_year_keeps_it_beside_its_words() -> None:
    assert number_words(JUNE, BUILT_IN[16]) == Shown("1-jun", is_day=True, full="1-6-2026")


def test_a_time_is_said_where_there_is_one() -> None:
    assert number_words(JUNE + 0.375, "d-m-yyyy h:mm").text == "1-6-2026 9:00"
    assert number_words(JUNE + 0.375, "d-m-yyyy").text == "1-6-2026"


def test_a_form_that_shows_nothing_is_said() -> None:
    assert number_words(7, ";;;") == Shown("7", unseen=True)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1, datetime(1900, 1, 1)),
        (59, datetime(1900, 2, 28)),
        (61, datetime(1900, 3, 1)),
        (JUNE, datetime(2026, 6, 1)),
        (-1, None),
    ],
)
def test_days_are_counted_as_excel_does(value: float, day: datetime | None) -> None:
    assert moment_of(value) == day


def test_some_files_count_days_from_1904() -> None:
    assert number_words(JUNE - 1_462, "d-m-yyyy", from_1904=True).text == "1-6-2026"


def test_last_day_is_the_end_of_the_year_9999() -> None:
    assert number_words(2_958_465, "d-m-yyyy").text == "31-12-9999"
    assert number_words(2_958_466, "d-m-yyyy").text == "2958466"


def test_largest_number_with_a_form_has_fifteen_digits() -> None:
    assert number_words(999_999_999_999_999, "#,##0").text == "999.999.999.999.999"
    assert number_words(1e15, "#,##0").text == "1e+15"
    assert number_words(float("inf"), "0").text == "inf"
    assert number_words(float("nan"), "0").text == "nan"


@pytest.mark.parametrize("form", ["", ";", "0;;;;;;", '"', "\\", "[", "[]", "[$", "_", "*", "0.0.0", "%", ",", "."])
def test_a_broken_form_breaks_nothing(form: str) -> None:
    for value in (0, -1.5, 46_174, 1e300):
        number_words(value, form)
