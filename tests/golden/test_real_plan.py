"""The real plan, read, against what a careful reader wrote down by hand from the text."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.model.form import ActionForm, BlockForm, Party, Passage, Reading
from graph.model.quotes import Quote
from graph.reference import load_reference
from loaders.document import read_file_document
from loaders.reading import read_as_plan
from tests.golden.quotes import quotes_in

FOLDER = Path(__file__).parents[2] / "loaders/examples/leidschendam-voorburg"
PLAN = FOLDER / "uitvoeringsplan-2025.txt"

# What the hand-written file calls by its lines; a value of the YAML is whatever YAML holds.
Written = dict[str, Any]


@cache
def reading() -> Reading:
    return read_as_plan(read_file_document(PLAN), load_reference())


@cache
def expected() -> Written:
    text = (Path(__file__).parent / "leidschendam-voorburg-2025.yaml").read_text("utf-8")
    loaded: Written = yaml.safe_load(text)
    return loaded


def words(text: str) -> str:
    """A text with its hard breaks as spaces, as the hand-written file has it."""
    return re.sub(r"\s+", " ", text)


def passage(value: Passage) -> tuple[str, list[int]]:
    assert value.quote is not None
    return words(value.written), lines(value.quote)


def lines(quote: Quote | None) -> list[int]:
    assert quote is not None
    return [quote.line_from, quote.line_to]


def by_hand(value: Written) -> tuple[str, list[int]]:
    return value["written"], value["lines"]


def party(value: Party) -> tuple[str, str | None]:
    return value.written, None if value.organisation is None else value.organisation.id


def pairs() -> list[tuple[BlockForm, Written]]:
    found = [block for ambition in reading().plan.ambitions for block in ambition.blocks]
    wanted = [block for ambition in expected()["ambitions"] for block in ambition["blocks"]]
    assert len(found) == len(wanted) == 6
    return list(zip(found, wanted, strict=True))


def actions() -> list[tuple[ActionForm, Written]]:
    found = [action for block, _ in pairs() for action in block.actions]
    wanted = [action for _, block in pairs() for action in block["actions"]]
    assert len(found) == len(wanted) == 27
    return list(zip(found, wanted, strict=True))


def test_the_shipped_text_is_the_one_its_origin_names() -> None:
    assert hashlib.sha256(PLAN.read_bytes()).hexdigest() in (FOLDER / "ORIGIN.md").read_text("utf-8")


def test_title_owner_year_and_vision() -> None:
    plan, wanted = reading().plan, expected()
    assert plan.title is not None
    assert plan.owner is not None
    assert plan.vision is not None
    assert passage(plan.title) == by_hand(wanted["title"])
    assert (plan.owner.id, plan.owner.name) == (wanted["owner"]["id"], wanted["owner"]["name"])
    assert plan.year == wanted["year"]
    assert passage(plan.vision) == by_hand(wanted["vision"])


def test_goals_and_pillars() -> None:
    plan, wanted = reading().plan, expected()
    assert [passage(goal) for goal in plan.goals] == [by_hand(goal) for goal in wanted["goals"]]
    assert [passage(pillar) for pillar in plan.pillars] == [by_hand(pillar) for pillar in wanted["pillars"]]


def test_ambitions() -> None:
    found = [(ambition.number, ambition.title) for ambition in reading().plan.ambitions]
    assert found == [(ambition["number"], ambition["title"]) for ambition in expected()["ambitions"]]


def test_blocks_with_their_titles_objectives_and_results() -> None:
    for block, wanted in pairs():
        assert block.title == wanted["title"]
        assert lines(block.quote) == wanted["title_lines"]
        assert block.objective is not None
        assert passage(block.objective) == by_hand(wanted["objective"])
        assert [passage(result) for result in block.results] == [by_hand(result) for result in wanted["results"]]


def test_target_groups() -> None:
    for block, wanted in pairs():
        assert [passage(group) for group in block.target_groups] == [
            by_hand(group) for group in wanted["target_groups"]
        ]


def test_the_six_partner_lists() -> None:
    for block, wanted in pairs():
        assert [party(partner) for partner in block.partners] == [
            (partner["written"], partner["organisation"]) for partner in wanted["partners"]
        ]
        assert [lines(partner.quote) for partner in block.partners] == [
            partner["lines"] for partner in wanted["partners"]
        ]


def test_budgets_and_who_pays() -> None:
    for block, wanted in pairs():
        assert block.budget is not None
        assert passage(block.budget) == by_hand(wanted["budget"])
        assert [party(funder) for funder in block.budget.funders] == [
            (funder["written"], funder["organisation"]) for funder in wanted["budget"]["funders"]
        ]


def test_the_words_of_the_27_actions() -> None:
    for action, wanted in actions():
        assert words(action.text) == wanted["text"]
        assert (None if action.title is None else words(action.title)) == wanted["title"]
        assert [words(item.written) for item in action.items] == wanted["items"]
        assert action.heading == wanted["heading"]
        first = (wanted.get("heading_lines") or wanted["lines"])[0]
        assert lines(action.quote) == [first, wanted["lines"][1]]


def test_all_holders_in_order() -> None:
    for action, wanted in actions():
        found = [(*party(holder), holder.role.value) for holder in action.holders]
        assert found == [(held["written"], held["organisation"], held["role"]) for held in wanted["holders"]]
        assert [holder.position for holder in action.holders] == list(range(1, len(found) + 1))
        first, last = wanted["holder_lines"]
        assert all(first <= at <= last for holder in action.holders for at in lines(holder.quote))


def test_all_timings() -> None:
    for action, wanted in actions():
        if wanted["timing"] is None:
            assert action.timing is None
            continue
        assert action.timing is not None
        assert action.timing.kind is not None
        found = (action.timing.written, action.timing.kind.value, action.timing.start, action.timing.end)
        timing = wanted["timing"]
        assert found == (timing["written"], timing["kind"], timing["start"], timing["end"])
        assert lines(action.timing.quote) == wanted["timing_lines"]


def test_the_organisations_in_the_words_of_actions() -> None:
    for action, wanted in actions():
        assert [party(mention) for mention in action.mentions] == [
            (mention["written"], mention["organisation"]) for mention in wanted["mentions"]
        ]


def test_row_7_alone_names_in_its_own_words_whom_it_is_for() -> None:
    for action, wanted in actions():
        assert [passage(group) for group in action.target_groups] == [
            by_hand(group) for group in wanted.get("target_groups", [])
        ]
    assert sum(len(wanted.get("target_groups", [])) for _, wanted in actions()) == 3


def test_every_quote_reproduces_its_text() -> None:
    document = reading().document
    assert document is not None
    found = list(quotes_in(reading()))
    assert len(found) > 300
    assert all(quote.holds_in(document.text) for quote in found)


def test_pages_are_unknown_in_a_text_without_page_marks() -> None:
    assert {quote.page for quote in quotes_in(reading())} == {None}


def test_every_line_is_accounted_for() -> None:
    document = reading().document
    assert document is not None
    told: set[int] = set()
    for quote in quotes_in(reading()):
        told.update(range(quote.line_from, quote.line_to + 1))
    with_words = {number for number, line in enumerate(document.text.split("\n"), start=1) if line.strip() != ""}
    assert with_words <= told


def test_what_is_left_unread() -> None:
    """One sentence that only leads over from the strategy to the ambitions: it states nothing of its own."""
    assert [words(unread.quote.text) for unread in reading().unread] == [
        "De strategie is vervolgens uitgewerkt in vijf concrete ambities."
    ]


def test_furniture_is_what_the_careful_reader_calls_furniture() -> None:
    by_reader: set[int] = set()
    for entry in expected()["furniture"]:
        if "words" not in entry and "read_as" not in entry:
            by_reader.update(range(entry["lines"][0], entry["lines"][1] + 1))
    ignored: set[int] = set()
    for entry in reading().ignored:
        if entry.rule not in ("introduction", "colophon"):
            ignored.update(range(entry.quote.line_from, entry.quote.line_to + 1))
    text = PLAN.read_text("utf-8").split("\n")
    blank = {number for number, line in enumerate(text, start=1) if line.strip() == ""}
    assert by_reader - blank <= ignored


def test_words_that_lead_up_to_names_were_neither_read_nor_left_out() -> None:
    """Line 336; "en" divides the groups of 150 and 270, and the goals and the strategy have numbers (39-55)."""
    left_out: dict[str, list[tuple[int, str]]] = {}
    for entry in reading().ignored:
        left_out.setdefault(entry.rule, []).append((entry.quote.line_from, entry.quote.text))
    assert left_out["beside-names"] == [(150, "en"), (270, "en"), (336, "Gemeentelijke afdelingen zoals")]
    assert left_out["list-mark"] == [(39, "1."), (42, "2."), (45, "3."), (48, "4."), (53, "1."), (54, "2."), (55, "3.")]


def test_what_was_joined_and_why_is_kept() -> None:
    joined = {issue.message for issue in reading().issues if issue.code == "broken-word-joined"}
    assert len(joined) == 3
    for word in ("uitgebreide", "KesslerPerspektief", "Vluchtelingenwerk"):
        assert any(f'"{word}"' in message for message in joined)


def test_a_misspelt_name_is_reported() -> None:
    near = [issue for issue in reading().issues if issue.code == "near-miss"]
    assert [lines(issue.quote) for issue in near] == [[418, 418]]
