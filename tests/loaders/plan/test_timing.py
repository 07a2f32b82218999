"""When: the words plans use, and the days they mean."""

import pytest

from graph.model.vocabulary import TimingKind
from loaders.plan.timing import When, is_timing, read_timing, timing_tail


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("Q2 2026", "quarter", "2026-04-01", "2026-06-30"),
        ("K3 2026", "quarter", "2026-07-01", "2026-09-30"),
        ("2e kwartaal 2026", "quarter", "2026-04-01", "2026-06-30"),
        ("eerste kwartaal van 2026", "quarter", "2026-01-01", "2026-03-31"),
        ("Q4", "quarter", None, None),
        ("Q1-Q2 2026", "period", "2026-01-01", "2026-06-30"),
        ("voorjaar 2026", "period", "2026-03-01", "2026-05-31"),
        ("februari 2028", "period", "2028-02-01", "2028-02-29"),
        ("2025-2027", "period", "2025-01-01", "2027-12-31"),
        ("1e halfjaar 2026", "period", "2026-01-01", "2026-06-30"),
        ("vanaf 1 maart 2026", "period", "2026-03-01", None),
        ("na 1 maart 2026", "period", "2026-03-02", None),
        ("na maart 2026", "period", "2026-04-01", None),
        ("na 2026", "period", "2027-01-01", None),
        ("na Q2 2026", "period", "2026-07-01", None),
        ("tot en met juni 2026", "date", None, "2026-06-30"),
        ("t/m juni 2026", "date", None, "2026-06-30"),
        ("vóór 1 maart 2026", "date", None, "2026-02-28"),
        ("uiterlijk 1 mei 2026", "date", None, "2026-05-01"),
        ("1 mei 2026", "date", "2026-05-01", "2026-05-01"),
        ("15-12-2026", "date", "2026-12-15", "2026-12-15"),
        ("vóór de zomer", "date", None, None),
        ("doorlopend", "ongoing", None, None),
        ("Continu", "ongoing", None, None),
        ("4 x per jaar", "recurring", None, None),
        ("minimaal 2 keer per jaar", "recurring", None, None),
        ("bij elk signaal", "recurring", None, None),
        ("maandelijks", "recurring", None, None),
        ("n.t.b.", "undetermined", None, None),
        ("nader te bepalen", "undetermined", None, None),
        ("schooljaar 2025-2026", "period", "2025-08-01", "2026-07-31"),
        ("zo spoedig mogelijk", "undetermined", None, None),
    ],
)
def test_what_words_mean(words: str, kind: str, start: str | None, end: str | None) -> None:
    when = read_timing(words)
    assert when is not None
    assert (when.kind.value, when.start, when.end) == (kind, start, end)


@pytest.mark.parametrize("words", ["", "Politie", "Q5 2026", "de zomer van ons leven", "31 sinterklaas", "x" * 100])
def test_what_is_no_timing(words: str) -> None:
    assert not is_timing(words)
    assert read_timing(words) is None


@pytest.mark.parametrize("words", ["31 februari 2026", "0 mei 2026", "99-99-2026"])
def test_a_day_that_does_not_exist_has_no_bounds(words: str) -> None:
    when = read_timing(words)
    assert when is not None
    assert (when.start, when.end) == (None, None)


def test_days_that_are_turned_around_give_no_bounds() -> None:
    when = read_timing("november 2026 - maart 2026")
    assert when is not None
    assert (when.kind.value, when.start, when.end) == ("period", None, None)


def test_a_timing_at_the_end_of_a_line_is_found_where_it_begins() -> None:
    assert timing_tail("VTH, OM eerste kwartaal 2026") == len("VTH, OM ")
    assert timing_tail("VTH, OM") is None


def test_longest_timing_has_sixty_letters() -> None:
    long = "doorlopend vanaf" + " " * 40 + "2026"
    assert len(long) == 60
    assert is_timing(long)
    assert not is_timing(long.replace("vanaf ", "vanaf  "))


def test_longest_condition_of_a_timing_makes_it_140_letters() -> None:
    long = f"Q4 2026 (mits {'x' * 125})"
    assert len(long) == 140
    assert read_timing(long) == When(TimingKind.QUARTER, "2026-10-01", "2026-12-31")
    assert read_timing(long.replace("x)", "xx)")) is None
