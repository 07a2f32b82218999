"""Tables with times over columns and a mark where an action runs."""

from graph.model.form import ActionForm, Reading
from loaders.form.through import actions_in
from tests.loaders.plan.test_role_matrix import read as read_page
from tests.loaders.plan.test_role_matrix import table


def read(*rows: str) -> Reading:
    """What is read of a table; bars divide its cells, and "2*" before one lets it go over two columns."""
    return read_page(table(*rows))


def days(action: ActionForm) -> tuple[str | None, str | None] | None:
    return None if action.timing is None else (action.timing.start, action.timing.end)


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues} - {"unknown-name", "owner-unknown"}


def test_marks_under_years_are_the_planning_from_the_first_to_the_last() -> None:
    reading = read(
        "Activiteit | Trekker | Partners | 2026 | 2027 | 2028",
        "Een meldpunt openen | GGD | Politie | x | x | x",
        "Baliemedewerkers trainen | Veiligheid | OM | | 2*x",
        "Een folder maken | GGD | Politie | x | - | ",
        "Een onderzoek doen | Veiligheid | OM | | | ",
    )
    assert [days(action) for action in actions_in(reading.plan)] == [
        ("2026-01-01", "2028-12-31"),
        ("2027-01-01", "2028-12-31"),
        ("2026-01-01", "2026-12-31"),
        None,
    ]
    assert reading.unread == ()
    assert codes(reading) == set()


def test_quarters_under_their_year_and_marks_that_leave_a_doubt() -> None:
    reading = read(
        "Activiteit | Trekker | 4*2026",
        " | | 1e kw | 2e kw | 3e kw | 4e kw",
        "Een meldpunt openen | GGD | | x | x | ",
        "Baliemedewerkers trainen | Veiligheid | x | | | x",
        "Een folder maken | GGD | x | | als er geld is | ",
    )
    whole, apart, strange = actions_in(reading.plan)
    assert days(whole) == ("2026-04-01", "2026-09-30")
    assert days(apart) == ("2026-01-01", "2026-12-31")
    assert days(strange) is None
    assert strange.unclear == ("timing",)
    assert codes(reading) == {"timing-marks-apart", "timing-marks-differ"}
    assert "als er geld is" in " ".join(one.quote.text for one in reading.unread)
