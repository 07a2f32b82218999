"""Months in words, for days that are read aloud."""

from datetime import date

from graph.model.language import Language, Text

MONTHS = {
    Language.DUTCH: (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


def month_of(day: date) -> Text:
    """The month of a day, with its year: *april 2027*."""
    return Text(
        f"{MONTHS[Language.DUTCH][day.month - 1]} {day.year}", f"{MONTHS[Language.ENGLISH][day.month - 1]} {day.year}"
    )
