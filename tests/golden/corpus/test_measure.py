"""The measure of the corpus: what counts as the same words, and when a wrong row is silent."""

import pytest

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Document,
    Holder,
    Issue,
    Owner,
    Passage,
    PlanForm,
    Reading,
    Timing,
    Unread,
)
from graph.model.quotes import Quote
from graph.model.vocabulary import Role, Severity, TimingKind
from tests.golden.corpus.measure import Measured, fits, in_order, measure, words_of_time
from tests.golden.corpus.source import Source

TEXT = "Meldpunt openen | VTH | Q1 2026"


def quoted(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(text=words, line_from=1, line_to=1, start=start, end=start + len(words))


def source(*actions: object) -> Source:
    expected = {"owner": "Kwelderzand", "title": "Plan", "year": 2026, "ambitions": [{"actions": list(actions)}]}
    return Source("plan", "bars", (), expected)


WANTED = {"text": "Meldpunt openen", "holders": [["VTH", "holder"]], "when": ["Q1 2026", "2026-01-01", "2026-03-31"]}


def reading(
    *holders: tuple[str, Role], text: str = "Meldpunt openen", issue: str | None = None, unread: str = ""
) -> Reading:
    action = ActionForm(
        text=text,
        holders=tuple(Holder(written=name, role=role) for name, role in holders),
        timing=Timing(written="Q1 2026", kind=TimingKind.QUARTER, start="2026-01-01", end="2026-03-31"),
        quote=quoted("Meldpunt openen"),
    )
    issues = (
        () if issue is None else (Issue(code=issue, severity=Severity.WARNING, message="?", quote=quoted("Meldpunt")),)
    )
    plan = PlanForm(
        owner=Owner(name="Kwelderzand"),
        title=Passage(written="Plan"),
        year=2026,
        ambitions=(AmbitionForm(blocks=(BlockForm(actions=(action,)),)),),
    )
    return Reading(
        document=Document(sha256="0" * 64, name="plan.txt", media_type="text/plain", text=TEXT),
        plan=plan,
        issues=issues,
        unread=() if unread == "" else (Unread(quote=quoted(unread)),),
    )


def measured(*holders: tuple[str, Role], issue: str | None = None, text: str = "Meldpunt openen") -> Measured:
    return measure(source(WANTED), reading(*holders, issue=issue, text=text))


def test_a_row_that_is_as_expected_counts_everywhere() -> None:
    found = measured(("VTH", Role.HOLDER))

    assert found.misses == []
    assert found.silent == 0
    assert {name: found.counts[name] for name in ("actions", "holders", "timings", "owner")} == {
        "actions": (1, 1, 1),
        "holders": (1, 1, 1),
        "timings": (1, 1, 1),
        "owner": (1, 1, 1),
    }


def test_another_role_is_wrong_and_silent() -> None:
    found = measured(("VTH", Role.LEAD))

    assert found.counts["holders"] == (0, 1, 1)
    assert found.silent == 1


def test_an_issue_at_the_row_tells_of_it() -> None:
    assert measured(("VTH", Role.LEAD), issue="two-owners").silent == 0


def test_an_issue_about_a_name_tells_nothing_of_the_row() -> None:
    assert measured(("VTH", Role.LEAD), issue="unknown-name").silent == 1


def test_an_issue_at_the_head_of_a_column_is_counted_apart() -> None:
    below = ActionForm(text="Nazorg", quote=quoted("VTH"))
    plan = reading().plan.model_copy(
        update={"ambitions": (AmbitionForm(blocks=(BlockForm(actions=(below,)),)),)},
    )
    head = Issue(code="column-not-understood", severity=Severity.WARNING, message="?", quote=quoted("Meldpunt"))
    found = measure(source(), reading().model_copy(update={"plan": plan, "issues": (head,)}))

    assert (found.silent, found.by_head) == (0, 1)


def test_a_row_that_is_not_there_is_wrong_unless_it_is_unread() -> None:
    other = {**WANTED, "text": "VTH"}

    assert measure(source(WANTED, other), reading(("VTH", Role.HOLDER))).silent == 1
    assert measure(source(WANTED, other), reading(("VTH", Role.HOLDER), unread="VTH")).silent == 0


def test_an_invented_row_is_silent_wrong() -> None:
    found = measure(source(), reading(("VTH", Role.HOLDER)))

    assert found.counts["actions"] == (0, 1, 0)
    assert found.silent == 1


def test_rows_with_less_than_half_of_their_words_in_common_are_different_rows() -> None:
    assert measured(("VTH", Role.HOLDER), text="Meldpunt sluiten").counts["holders"] == (1, 1, 1)
    assert measured(("VTH", Role.HOLDER), text="Iets geheel anders").counts["holders"] == (0, 1, 1)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Meldpunt openen", "1.1 Meldpunt\nopenen."),
        ("Loket: balie telefoon", "Loket:\n• balie\n• telefoon"),
        ("Wie iets ziet … meldt het", "Wie iets ziet op straat meldt het."),
        ("Buurtschouw houden …", "[ ] Buurtschouw houden (VTH)"),
    ],
)
def test_the_same_words(wanted: str, found: str) -> None:
    assert fits(wanted, found)


@pytest.mark.parametrize(
    ("wanted", "found"), [("Meldpunt openen", "Meldpunt openen Q1 2026"), ("Een … twee", "Een drie")]
)
def test_other_words(wanted: str, found: str) -> None:
    assert not fits(wanted, found)


def test_a_row_that_ran_into_a_doubted_one_is_told() -> None:
    other = {**WANTED, "text": "Nazorg geven"}
    merged = reading(("VTH", Role.HOLDER), text="Meldpunt openen Nazorg geven", issue="rows-run-together")

    assert measure(source(WANTED, other), merged).silent == 0


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("2027", "in 2027", True),
        ("voorjaar van 2026", "in het voorjaar van 2026", True),
        ("in de zomer", "zomer", True),
        ("2027", "vanaf 2027", False),
        ("eind 2026", "2026", False),
        ("interim", "erim", False),
    ],
)
def test_in_before_a_time_is_no_difference_and_another_word_is(wanted: str, found: str, same: bool) -> None:
    assert (words_of_time(wanted) == words_of_time(found)) is same


def test_a_row_whose_words_stand_in_order_in_one_told_stretch_is_told_though_columns_stand_between() -> None:
    row = ["meldpunt", "openen", "in", "het", "stadhuis"]

    assert in_order(row, "Meldpunt openen   VTH   Q1 2026\nin het stadhuis   GGD")
    assert not in_order(row, "in het stadhuis   GGD\nMeldpunt openen   VTH")
    assert not in_order(row, "Meldpunt openen   VTH   Q1 2026\nin het")
    assert not in_order(row, "Meldpunten openen in het stadhuis")
    assert not in_order([], "Meldpunt")
