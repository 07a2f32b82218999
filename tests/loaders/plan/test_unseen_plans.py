"""Plans that the reader was not made on, each against what was written down by hand before it was first read.

They are fictional, and unlike each other: other heads and orders of columns, other names, other timings, no blank
lines, one line for a row, tabs and bars, pages, lists. What a file beside a text leaves out is not looked at.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.model.form import ActionForm, PlanForm, Reading
from graph.reference import load_reference
from loaders.document import read_file_document
from loaders.reading import read_as_plan
from tests.golden.quotes import quotes_in

REFERENCE = load_reference()
FOLDER = Path(__file__).parent / "plans"
PLANS = sorted(path.stem for path in FOLDER.glob("*.txt"))

# What the hand-written files call by its name; a value of the YAML is whatever YAML holds.
Written = dict[str, Any]


@cache
def reading(plan: str) -> Reading:
    return read_as_plan(read_file_document(FOLDER / f"{plan}.txt"), REFERENCE)


@cache
def expected(plan: str) -> Written:
    loaded: Written = yaml.safe_load((FOLDER / f"{plan}.yaml").read_text("utf-8"))
    return loaded


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def actions(plan: PlanForm) -> Iterator[tuple[object, ActionForm]]:
    for ambition in plan.ambitions:
        for block in ambition.blocks:
            for action in block.actions:
                yield ambition.number, action


def timing_of(action: ActionForm, wanted: list[str | None] | None) -> list[str | None] | None:
    """The timing as the file beside the text writes it; "any" where that leaves open what the words mean."""
    if action.timing is None:
        return None
    timing = action.timing
    found = [timing.written, None if timing.kind is None else timing.kind.value, timing.start, timing.end]
    if wanted is None:
        return found
    return ["any" if open_ == "any" else value for value, open_ in zip(found, wanted, strict=True)]


def written_timing(wanted: list[object] | None) -> list[str | None] | None:
    return None if wanted is None else [str(value) if value is not None else None for value in wanted]


@pytest.mark.parametrize("plan", PLANS)
def test_title_owner_year_and_goals(plan: str) -> None:
    found, wanted = reading(plan).plan, expected(plan)
    assert found.title is not None
    assert words(found.title.written) == wanted["title"]
    name, given = wanted["owner"]
    assert (None if found.owner is None else found.owner.name) == name
    if given is not None:
        assert found.owner is not None
        assert found.owner.id == given
    assert found.year == wanted["year"]
    assert [goal.written for goal in found.goals] == wanted.get("goals", [])


@pytest.mark.parametrize("plan", PLANS)
def test_ambitions(plan: str) -> None:
    found = [[ambition.number, ambition.title] for ambition in reading(plan).plan.ambitions]
    assert found == expected(plan)["ambitions"]


@pytest.mark.parametrize("plan", PLANS)
def test_partners_and_who_pays(plan: str) -> None:
    blocks = [block for ambition in reading(plan).plan.ambitions for block in ambition.blocks]
    found = [[partner.written for partner in block.partners] for block in blocks if len(block.partners) > 0]
    assert found == expected(plan).get("partners", [])
    paid = [funder.written for block in blocks if block.budget is not None for funder in block.budget.funders]
    assert paid == expected(plan).get("funders", [])


@pytest.mark.parametrize("plan", PLANS)
def test_the_words_of_actions(plan: str) -> None:
    found, wanted = list(actions(reading(plan).plan)), expected(plan)["actions"]
    told = [words(action.text) for _, action in found]
    assert len(found) == len(wanted), told
    for (number, action), row in zip(found, wanted, strict=True):
        text = words(action.text)
        assert number == row["in"]
        assert text.startswith(row["opens"]), text
        assert text.endswith(row["closes"]), text
        assert len(action.items) == row.get("items", 0)


@pytest.mark.parametrize("plan", PLANS)
def test_holders_with_their_roles(plan: str) -> None:
    found = [[[held.written, held.role.value] for held in action.holders] for _, action in actions(reading(plan).plan)]
    assert found == [row["holders"] for row in expected(plan)["actions"]]


@pytest.mark.parametrize("plan", PLANS)
def test_timings(plan: str) -> None:
    wanted = [written_timing(row["timing"]) for row in expected(plan)["actions"]]
    found = [action for _, action in actions(reading(plan).plan)]
    assert [timing_of(action, row) for action, row in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("plan", PLANS)
def test_other_columns(plan: str) -> None:
    found = [action for _, action in actions(reading(plan).plan)]
    for action, row in zip(found, expected(plan)["actions"], strict=True):
        for name in ("status", "costs", "result"):
            value = getattr(action, name)
            assert (None if value is None else words(value.written)) == row.get(name), name


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_left_unread(plan: str) -> None:
    """A word at the end marked "?" may be read or not."""
    found = [words(unread.quote.text) for unread in reading(plan).unread]
    wanted = expected(plan).get("unread", [])
    for text in found:
        assert any(text.startswith(opening.rstrip("?")) for opening in wanted), text
    assert all(any(text.startswith(opening) for text in found) for opening in wanted if not opening.endswith("?"))


@pytest.mark.parametrize("plan", PLANS)
def test_every_quote_holds_and_every_line_is_accounted_for(plan: str) -> None:
    document = reading(plan).document
    assert document is not None
    told: set[int] = set()
    for quote in quotes_in(reading(plan)):
        assert quote.holds_in(document.text)
        told.update(range(quote.line_from, quote.line_to + 1))
    lines = re.split(r"\r\n|\n|\r", document.text)
    assert {number for number, line in enumerate(lines, start=1) if re.search(r"[^\W_]", line)} <= told
