"""Days as people write them."""

from datetime import date

from graph.model.language import Language
from graph.model.months import MONTHS


def written_date(day: date, language: Language) -> str:
    """A day as people write it: *3 maart 2026*."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
