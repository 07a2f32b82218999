"""Small inputs that once were read wrong, each with the reading that is right: worked out by hand in ``cases.yaml``."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.model.form import ActionForm, Reading
from graph.plans.telling import is_over
from graph.reference import load_reference
from loaders.content import IntakeOptions, read_content
from loaders.form.through import actions_in
from tests.golden.accounted import left_out_in_silence, unaccounted
from tests.golden.quotes import quotes_in

EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
REFERENCE = load_reference()
_ASIDE = frozenset({"broken-word-joined", "title-not-found", "year-not-found", "owner-not-found"})


def reading_of(folder: Path, name: str) -> Reading:
    """What a case says, as a person would load it."""
    return read_content((folder / "cases" / name).read_bytes(), name, REFERENCE, IntakeOptions())


def row_of(action: ActionForm) -> list[object]:
    """An action as ``cases.yaml`` writes it."""
    timing = action.timing
    return [
        action.text.split("\n")[0],
        [f"{holder.written}:{holder.role.value}" for holder in action.holders],
        None if timing is None else timing.written,
        None if timing is None else timing.start,
        None if timing is None else timing.end,
    ]


def days(row: list[object]) -> list[object]:
    """A row with its days as text, as the form has them."""
    return [*row[:3], *(None if day is None else str(day) for day in row[3:])]


def test_every_case_has_its_expected_reading(shared_dir: Path) -> None:
    inputs = {path.name for path in (shared_dir / "cases").iterdir() if ".expected." not in path.name}
    assert inputs == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_case_is_read_as_it_should(shared_dir: Path, name: str) -> None:
    expected = EXPECTED[name]
    reading = reading_of(shared_dir, name)
    actions = list(actions_in(reading.plan))
    assert [row_of(action) for action in actions] == [days(row) for row in expected["rows"]]
    if "issues" in expected:
        assert {issue.code for issue in reading.issues} - _ASIDE == set(expected["issues"])
    assert [at for at, action in enumerate(actions) if len(action.unclear) > 0] == expected.get("unclear", [])
    over = [
        at for at, action in enumerate(actions) if is_over(None if action.status is None else action.status.written)
    ]
    assert over == expected.get("over", [])
    for words in expected.get("unread", ()):
        assert any(words in unread.quote.text for unread in reading.unread)
    payers = [
        payer.written for each in reading.plan.ambitions for b in each.blocks if b.budget for payer in b.budget.funders
    ]
    assert payers == expected.get("payers", [])
    assert (reading.plan.owner is None) == expected.get("no_owner", False)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_quote_of_a_case_is_of_its_document(shared_dir: Path, name: str) -> None:
    reading = reading_of(shared_dir, name)
    assert reading.document is not None
    quotes = list(quotes_in(reading))
    assert len(quotes) > 0
    assert [quote for quote in quotes if not quote.holds_in(reading.document.text)] == []
    assert unaccounted(reading) == []
    assert left_out_in_silence(reading) == []
