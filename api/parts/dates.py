"""Days as people write them."""

from datetime import date

from graph.model.language import Language

_MONTHS = {
    Language.DUTCH: (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


def written_date(day: date, language: Language) -> str:
    """A day as people write it: *3 maart 2026*."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
