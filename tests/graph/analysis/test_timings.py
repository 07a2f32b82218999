"""Classes of timings, from the kind and days that words were read as."""

import pytest

from graph.model.rows import NodeRow, Value
from graph.tables.timings import timing_class


def of(**said: Value) -> tuple[str, str, str]:
    found = timing_class(NodeRow("a", ("Action",), {"name": "Actie", **said}))
    return found.id, found.name.nl, found.name.en


@pytest.mark.parametrize(
    ("kind", "start", "end", "expected"),
    [
        ("quarter", "2025-04-01", "2025-06-30", ("2025-q2", "Q2 2025", "Q2 2025")),
        ("date", "2025-05-15", "2025-05-15", ("2025-q2", "Q2 2025", "Q2 2025")),
        ("period", "2026-09-01", "2026-09-30", ("2026-q3", "Q3 2026", "Q3 2026")),
        ("period", "2026-03-01", "2026-05-31", ("2026-q1-2026-q2", "Q1 t/m Q2 2026", "Q1 to Q2 2026")),
        ("period", "2025-10-01", "2026-03-31", ("2025-q4-2026-q1", "Q4 2025 t/m Q1 2026", "Q4 2025 to Q1 2026")),
        ("period", "2026-01-01", "2026-12-31", ("2026", "2026", "2026")),
        ("period", "2025-01-01", "2027-12-31", ("2025-2027", "2025 t/m 2027", "2025 to 2027")),
        ("date", None, "2026-02-28", ("until-2026-q1", "Uiterlijk Q1 2026", "By Q1 2026")),
        ("period", "2026-07-01", None, ("from-2026-q3", "Vanaf Q3 2026", "From Q3 2026")),
        ("period", None, None, ("without-day", "Planning zonder datum", "Timing without a date")),
        (None, None, None, ("without-day", "Planning zonder datum", "Timing without a date")),
        ("ongoing", None, None, ("ongoing", "Doorlopend", "Ongoing")),
        ("recurring", None, None, ("recurring", "Terugkerend", "Recurring")),
        ("undetermined", None, None, ("no-timing", "Geen planning", "No timing")),
    ],
)
def test_a_timing_with_words(
    kind: str | None, start: str | None, end: str | None, expected: tuple[str, str, str]
) -> None:
    given = {"timing_kind": kind, "timing_start": start, "timing_end": end}
    said: dict[str, Value] = {name: value for name, value in given.items() if value is not None}
    assert of(timing="zoals geschreven", **said) == expected


def test_no_words_is_no_timing() -> None:
    assert of() == ("no-timing", "Geen planning", "No timing")
