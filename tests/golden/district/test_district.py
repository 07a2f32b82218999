"""A fictional district by a writer who knew the design alone: what was planted is told, and no decoy is said."""

from collections.abc import Iterator

import pytest

from graph.analysis.headlines import LONGEST
from tests.golden.district.measure import chair_points, decoys_said, planted_told, tells
from tests.golden.district.reading import FOLDER, TOWNS, agenda, network, planted

NOT_WHOLE = {
    "P05": "half",  # The third spreekuur has no word for one: "is er iemand aanwezig bij wie ... terechtkunnen".
    "P30": "missed",  # Goals of an ambition are not held against its actions.
    "P41": "half",  # Elements of the second level stand on the page of the norm, and are no findings.
    "P42": "half",  # Lessons on money mules are not known as criminal exploitation.
    "P43": "half",  # As P41.
}
SAID = {"D28"}
"""The introduction of a plan is not searched for elements of the norm."""
NOT_AMONG_THE_TEN = {
    "Kan Aldervaart het spreekuur delen met Kweldermonde en Warfterhage?",
    "Wat kwam er van de e-learning en de campagne van Aldervaart?",
}


def entries(part: str) -> list[dict[str, object]]:
    found = planted()[part]
    assert isinstance(found, list)
    return found


def quotes(entry: dict[str, object]) -> Iterator[tuple[str, str]]:
    told = entry["quotes"]
    assert isinstance(told, dict)
    for town, several in told.items():
        for quote in several:
            yield town, str(quote)


def test_every_planted_thing_and_every_decoy_has_what_tells_it() -> None:
    assert [entry["id"] for entry in entries("planted")] == list(tells().planted)
    assert [entry["id"] for entry in entries("decoys")] == list(tells().decoys)


@pytest.mark.parametrize("part", ["planted", "decoys"])
def test_every_quote_stands_in_its_plan(part: str) -> None:
    texts = {town: (FOLDER / f"{town}.md").read_text("utf-8") for town in TOWNS}
    assert [(town, quote) for entry in entries(part) for town, quote in quotes(entry) if quote not in texts[town]] == []


def test_every_action_is_read() -> None:
    read = {plan.owner.id.removeprefix("oefen-"): len(plan.actions) for plan in network().plans.plans}
    assert read == planted()["actions"]


@pytest.mark.parametrize("key", list(tells().planted))
def test_what_was_planted_is_told(key: str) -> None:
    print(f"{key}: {planted_told().now[key]}, blind {planted_told().blind[key]}")
    assert planted_told().now[key] == NOT_WHOLE.get(key, "found")


@pytest.mark.parametrize("key", list(tells().decoys))
def test_no_decoy_is_said(key: str) -> None:
    print(f"{key}: {decoys_said().now[key]}, blind {decoys_said().blind[key]}")
    assert (decoys_said().now[key] == "wrong") == (key in SAID)


def test_most_of_what_a_chair_asks_is_among_the_ten() -> None:
    assert {question for question, told in chair_points().items() if not told} == NOT_AMONG_THE_TEN


@pytest.mark.parametrize("town", [None, *TOWNS])
def test_an_agenda_has_at_most_ten_questions_that_name_a_municipality(town: str | None) -> None:
    names = [one.capitalize() for one in TOWNS]
    assert len(agenda(town).meeting) == 10
    for point in agenda(town).meeting:
        assert len(point.title.nl) <= LONGEST, point.title.nl
        assert point.title.nl.endswith("?")
        assert any(name in point.title.nl for name in names), point.title.nl


@pytest.mark.parametrize("town", TOWNS)
def test_what_many_ask_names_first_whose_agenda_it_is(town: str) -> None:
    shared = [point.title.nl for point in agenda(town).meeting if "3 andere gemeenten" in point.title.nl]
    assert len(shared) >= 2
    assert [title for title in shared if town.capitalize() not in title] == []


@pytest.mark.parametrize("town", TOWNS)
def test_what_only_goes_along_gives_a_point_no_weight_in_the_agenda_of_another(town: str) -> None:
    """That a neighbour names a party is not as heavy as what was found at that neighbour."""
    titles = [point.title.nl for point in agenda(town).meeting]
    assert [title for title in titles if title.startswith("Hoort Zorg- en Veiligheidshuis ook bij")] == []
