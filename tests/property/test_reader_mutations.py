"""The real plan, changed as another writer might have written it: its 27 rows follow with their holders and timings.

Nothing here is about this plan's own words: names, heads of columns, timings, blank lines and furniture are all
replaced, so that a rule that was made on one file would show.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.reading import read_as_plan

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "loaders/examples/leidschendam-voorburg/uitvoeringsplan-2025.txt"
GOLDEN = ROOT / "tests/golden/leidschendam-voorburg-2025.yaml"
REFERENCE = load_reference()
FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))

Row = tuple[list[str], str | None]

KNOWN_NAMES = {
    "VTH": "Vergunningen",
    "KCC": "Burgerzaken",
    "MRO": "Wonen",
    "RIEC": "LIEC",
    "RSIV": "FIOD",
    "AVIM": "RDW",
    "SHOP": "Fier",
    "Politie": "Douane",
    "Communicatie": "Wijkteam",
    "HEIT P": "FNV",
    "HEIT": "CNV",
}
UNKNOWN_NAMES = {
    "VTH": "Team Kade",
    "KCC": "Bureau Balie",
    "MRO": "Afdeling Zorgland",
    "RIEC": "Roekenberg",
    "RSIV": "Stichting Vlierbes",
    "SHOP": "Huis Morgenrood",
    "AVIM": "Korps Windroos",
    "HEIT P": "Dienst Avondlicht",
}


def original() -> str:
    return PLAN.read_text("utf-8")


@cache
def by_hand() -> list[Row]:
    loaded: dict[str, Any] = yaml.safe_load(GOLDEN.read_text("utf-8"))
    rows = [action for ambition in loaded["ambitions"] for block in ambition["blocks"] for action in block["actions"]]
    return [
        ([held["written"] for held in row["holders"]], None if row["timing"] is None else row["timing"]["written"])
        for row in rows
    ]


def read(text: str) -> Reading:
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def rows(text: str) -> list[Row]:
    actions = [
        action for ambition in read(text).plan.ambitions for block in ambition.blocks for action in block.actions
    ]
    return [
        ([held.written for held in action.holders], None if action.timing is None else action.timing.written)
        for action in actions
    ]


def renamed(text: str, names: dict[str, str]) -> str:
    """Every name replaced by another, all at once: no replacement is replaced again."""
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?!\w)")
    return pattern.sub(lambda found: names[found.group()], text)


@pytest.mark.parametrize("names", [KNOWN_NAMES, UNKNOWN_NAMES], ids=["known", "unknown"])
def test_other_organisations(names: dict[str, str]) -> None:
    wanted = [([renamed(held, names) for held in holders], timing) for holders, timing in by_hand()]
    assert rows(renamed(original(), names)) == wanted


@pytest.mark.parametrize(
    ("owner", "timing"),
    [
        ("Trekker", "Planning"),
        ("Wie", "Wanneer"),
        ("Verantwoordelijke", "Gereed"),
        ("Wie is verant-\nwoordelijk?", "Termijn"),
        ("Uitvoering door", "Deadline"),
    ],
)
def test_other_heads_of_columns(owner: str, timing: str) -> None:
    text = original().replace("Actiehouder/ \nRegiehouder:", owner).replace("Tijdsplannning", timing)
    assert rows(text) == by_hand()


@pytest.mark.parametrize(
    ("ongoing", "second", "third"),
    [
        ("voorjaar 2026", "vóór 1 maart", "4 x per jaar"),
        ("n.t.b.", "eind 2025", "2025-2027"),
        ("elk kwartaal", "2e kwartaal", "1 mei t/m 1 juli 2025"),
        ("Continu", "juni 2025", "zo spoedig mogelijk"),
    ],
)
def test_other_timings(ongoing: str, second: str, third: str) -> None:
    text = original().replace("Doorlopend", ongoing).replace("Q2 2025", second).replace("Q3 2025", third)
    other = {"Doorlopend": ongoing, "Q2 2025": second, "Q3 2025": third, None: None}
    assert rows(text) == [(holders, other[timing]) for holders, timing in by_hand()]


def without_furniture(text: str) -> str:
    return text.replace("\n7\n\nUitvoeringsplan aanpak Mensenhandel Leidschendam-Voorburg 2025\n", "\n")


def more_blank_lines(text: str) -> str:
    return re.sub(r"\n\n(?=\S)", "\n\n\n", text)


def no_white_space_at_the_ends(text: str) -> str:
    return re.sub(r"[ ]+$", "", text, flags=re.M)


def indented(text: str) -> str:
    return re.sub(r"^(?=.)", "    ", text, flags=re.M)


def windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def pages(text: str) -> str:
    """A form feed before each heading of an ambition, as where a page begins."""
    return re.sub(r"^ Ambitie", "\f Ambitie", text, flags=re.M)


def other_bullets(text: str) -> str:
    return text.replace("•", "▪")


CHANGES: Sequence[Callable[[str], str]] = (
    without_furniture,
    more_blank_lines,
    no_white_space_at_the_ends,
    indented,
    windows,
    pages,
    other_bullets,
)


@pytest.mark.parametrize("change", CHANGES)
def test_other_form(change: Callable[[str], str]) -> None:
    assert rows(change(original())) == by_hand()


@FEW
@given(st.lists(st.sampled_from(CHANGES), unique=True, min_size=2, max_size=5), st.booleans())
def test_other_form_and_names_together(changes: list[Callable[[str], str]], known: bool) -> None:
    names = KNOWN_NAMES if known else UNKNOWN_NAMES
    text = renamed(original(), names)
    for change in changes:
        text = change(text)
    assert rows(text) == [([renamed(held, names) for held in holders], timing) for holders, timing in by_hand()]


def test_other_words_for_an_ambition() -> None:
    for word in ("Programmalijn", "Thema", "Doel"):
        text = original().replace("Ambitie ", f"{word} ")
        assert [ambition.number for ambition in read(text).plan.ambitions] == [1, 2, 3, 4, 5]
        assert rows(text) == by_hand()
