"""The two practice texts, read, against what was written down by hand from them: nothing lost, nothing invented."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.model.form import ActionForm, BlockForm, Reading
from graph.reference import load_reference
from loaders.document import read_file_document
from loaders.reading import read_as_plan
from tests.golden.quotes import quotes_in

FOLDER = Path(__file__).parents[2] / "loaders/examples/oefendistrict"
PLANS = ["pluvierdrecht", "zilvermuide-kwartelwoude"]

Written = dict[str, Any]


@cache
def reading(plan: str) -> Reading:
    reference = load_reference([FOLDER / "district.yaml"])
    return read_as_plan(read_file_document(FOLDER / f"{plan}-2026.txt"), reference)


@cache
def expected(plan: str) -> Written:
    text = (Path(__file__).parent / f"oefendistrict-{plan}.yaml").read_text("utf-8")
    loaded: Written = yaml.safe_load(text)
    return loaded


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def blocks(plan: str) -> list[tuple[BlockForm, Written]]:
    found = [block for ambition in reading(plan).plan.ambitions for block in ambition.blocks]
    wanted = [block for ambition in expected(plan)["ambitions"] for block in ambition["blocks"]]
    assert len(found) == len(wanted)
    return list(zip(found, wanted, strict=True))


def actions(plan: str) -> list[tuple[ActionForm, Written]]:
    pairs: list[tuple[ActionForm, Written]] = []
    for block, wanted in blocks(plan):
        assert len(block.actions) == len(wanted["actions"]), block.title
        pairs.extend(zip(block.actions, wanted["actions"], strict=True))
    return pairs


@pytest.mark.parametrize("plan", PLANS)
def test_title_owner_and_year(plan: str) -> None:
    found, wanted = reading(plan).plan, expected(plan)
    assert found.title is not None
    assert found.owner is not None
    assert (found.title.written, found.owner.name, found.year) == (wanted["title"], wanted["owner"], wanted["year"])


@pytest.mark.parametrize("plan", PLANS)
def test_ambitions_and_blocks(plan: str) -> None:
    found = [(ambition.number, ambition.title) for ambition in reading(plan).plan.ambitions]
    assert found == [(ambition["number"], ambition["title"]) for ambition in expected(plan)["ambitions"]]
    assert [block.title for block, _ in blocks(plan)] == [wanted["title"] for _, wanted in blocks(plan)]


@pytest.mark.parametrize("plan", PLANS)
def test_partners(plan: str) -> None:
    for block, wanted in blocks(plan):
        assert [partner.written for partner in block.partners] == wanted["partners"]


@pytest.mark.parametrize("plan", PLANS)
def test_funders(plan: str) -> None:
    for block, wanted in blocks(plan):
        found = [] if block.budget is None else [funder.written for funder in block.budget.funders]
        assert found == wanted.get("funders", [])


@pytest.mark.parametrize("plan", PLANS)
def test_the_words_of_actions(plan: str) -> None:
    for action, wanted in actions(plan):
        text = words(action.text)
        assert text.startswith(wanted["text"]["opens"])
        assert text.endswith(wanted["text"]["closes"])
        assert action.heading == wanted.get("heading")


@pytest.mark.parametrize("plan", PLANS)
def test_holders_with_their_roles(plan: str) -> None:
    for action, wanted in actions(plan):
        assert [[holder.written, holder.role.value] for holder in action.holders] == wanted["holders"]


@pytest.mark.parametrize("plan", PLANS)
def test_timings(plan: str) -> None:
    for action, wanted in actions(plan):
        timing = wanted["timing"]
        if timing is None:
            assert action.timing is None
            continue
        assert action.timing is not None
        assert action.timing.kind is not None
        found = (action.timing.written, action.timing.kind.value, action.timing.start, action.timing.end)
        assert found == (timing["written"], timing["kind"], timing["start"], timing["end"])


@pytest.mark.parametrize("plan", PLANS)
def test_status(plan: str) -> None:
    for action, wanted in actions(plan):
        assert (None if action.status is None else action.status.written) == wanted.get("status")


@pytest.mark.parametrize("plan", PLANS)
def test_every_name_is_known_and_fictional(plan: str) -> None:
    assert [issue.message for issue in reading(plan).issues if issue.code == "unknown-name"] == []
    for action, _ in actions(plan):
        for holder in action.holders:
            assert holder.organisation is not None
            assert holder.organisation.id.startswith("oefen-")


@pytest.mark.parametrize("plan", PLANS)
def test_every_quote_reproduces_its_text(plan: str) -> None:
    document = reading(plan).document
    assert document is not None
    assert all(quote.holds_in(document.text) for quote in quotes_in(reading(plan)))


@pytest.mark.parametrize("plan", PLANS)
def test_pages_are_counted_by_the_page_marks(plan: str) -> None:
    document = reading(plan).document
    assert document is not None
    for quote in quotes_in(reading(plan)):
        assert quote.page == document.text.count("\f", 0, quote.start) + 1


@pytest.mark.parametrize("plan", PLANS)
def test_every_line_is_accounted_for(plan: str) -> None:
    document = reading(plan).document
    assert document is not None
    told: set[int] = set()
    for quote in quotes_in(reading(plan)):
        told.update(range(quote.line_from, quote.line_to + 1))
    with_words = {number for number, line in enumerate(document.text.split("\n"), start=1) if line.strip() != ""}
    assert with_words <= told
