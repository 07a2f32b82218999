"""The made-up nation: its plans load, its quotes hold, it is as large as it says, and a seed gives the same bytes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.nation import Nation, Written, district_of, nation
from benchmarks.nation.register import Register
from benchmarks.nation.words import words
from benchmarks.product import ERROR, Stated, known, stated

DISTRICTS, PLANS = 2, 8


@pytest.fixture(scope="module")
def made() -> Nation:
    return nation(DISTRICTS)


@pytest.fixture(scope="module")
def written(made: Nation, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return made.write(tmp_path_factory.mktemp("nation"))


@pytest.fixture(scope="module")
def loaded(written: Written) -> list[Stated]:
    return [stated(plan, written.names) for plan in written.plans]


def test_the_plans_load_without_an_error(loaded: list[Stated]) -> None:
    assert len(loaded) == PLANS
    assert [one.issues[ERROR] for one in loaded] == [0] * PLANS


def test_every_quote_is_what_stands_in_the_document(written: Written) -> None:
    for plan in written.plans:
        read = json.loads(plan.read_text(encoding="utf-8"))
        text, found = read["document"]["text"], list(_quotes(read))

        assert [quote for quote in found if text[quote["start"] : quote["end"]] != quote["text"]] == []
        assert [quote for quote in found if _place(text, quote) != (quote["line_from"], quote["page"])] == []
        assert len(found) > 100


def test_two_districts_have_their_part_of_ten_thousand_actions(loaded: list[Stated]) -> None:
    assert sum(one.actions for one in loaded) == pytest.approx(10_000 * PLANS / 342, rel=0.1)


def test_two_districts_have_their_part_of_eighty_thousand_relations(loaded: list[Stated]) -> None:
    assert sum(one.relations for one in loaded) == pytest.approx(80_000 * PLANS / 342, rel=0.1)


def test_the_nation_has_342_municipalities_in_86_districts() -> None:
    whole = nation()
    sizes = [sum(one.district is district for one in whole.municipalities) for district in whole.districts]

    assert (len(whole.municipalities), len(whole.districts)) == (342, 86)
    assert sorted(set(sizes)) == [3, 4]
    assert sizes.count(3) == 2


def test_the_nation_has_1500_organisations() -> None:
    kinds = len(words().own_departments) + len(words().sorts) + len(words().rest_groups)

    assert len(list(nation().organisations())) + kinds == pytest.approx(1_500, rel=0.1)


def test_the_plans_of_the_nation_have_ten_thousand_actions() -> None:
    whole = nation()
    texts = [whole.plan(owner)["document"] for owner in whole.municipalities]
    actions = sum(str(document["text"]).count("\nActie ") for document in texts if isinstance(document, dict))

    assert actions == pytest.approx(10_000, rel=0.1)


def test_everything_is_marked_fictional(made: Nation, written: Written) -> None:
    reference = known(written.names)
    ids = [*(one.id for one in made.municipalities), *(one.id for one in made.organisations())]

    assert [one for one in ids if not reference.is_fictional(one)] == []
    assert [one.id for one in made.districts if not one.id.startswith("oefen-")] == []
    for owner in made.municipalities:
        document = made.plan(owner)["document"]
        assert isinstance(document, dict)
        assert str(document["text"]).startswith("Fictief oefenplan\n")


def test_no_two_names_are_the_same() -> None:
    whole = nation()
    names = [one.name for one in whole.organisations()]
    places = [*(one.name for one in whole.municipalities), *(one.name for one in whole.districts)]

    assert len({*names, *places}) == len(names) + len(places)


def test_the_names_file_of_the_whole_nation_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    file.write_text(nation().names_yaml(), encoding="utf-8")

    reference = known(file)

    assert sum(one.id.startswith("oefen-district-") for one in reference.districts) == 86
    assert len(reference.members("oefen-district-86")) == 3


def test_the_same_seed_gives_the_same_bytes(made: Nation) -> None:
    again, other = nation(DISTRICTS), nation(DISTRICTS, seed=2)
    first = made.municipalities[0]

    assert again.names_yaml() == made.names_yaml()
    assert [again.plan_json(one) for one in again.municipalities] == [
        made.plan_json(one) for one in made.municipalities
    ]
    assert other.plan_json(other.municipalities[0]) != made.plan_json(first)


def test_a_smaller_nation_is_the_beginning_of_a_larger_one(made: Nation) -> None:
    larger = nation(DISTRICTS + 3)

    assert larger.municipalities[:PLANS] == made.municipalities
    assert larger.plan_json(larger.municipalities[PLANS - 1]) == made.plan_json(made.municipalities[-1])


def test_a_district_has_as_many_municipalities_as_asked() -> None:
    one = district_of(9)

    assert len(one.municipalities) == 9
    assert {each.district for each in one.municipalities} == set(one.districts)
    assert [len(group) for group in one.register.groups] == [4, 4, 1]


def test_plans_of_one_region_share_texts_and_others_do_not(made: Nation) -> None:
    near = _texts(made, 0) & _texts(made, 1)
    far = nation(5)

    assert len(near) > 0
    assert len(_texts(far, 0) & _texts(far, 16)) == 0


def test_plans_say_when_in_every_way_and_some_never() -> None:
    whole = district_of(18)
    documents = [str(whole.plan(owner)["document"]) for owner in whole.municipalities]

    assert [number for number, text in enumerate(documents) if "Gereed: " not in text] == [8, 17]
    for written in ("Q3 2026", "doorlopend", "elk kwartaal", "voorjaar 2026", "1 april 2026", "n.t.b."):
        assert any(f"Gereed: {written}" in text for text in documents), written


def test_more_municipalities_than_there_are_names_for_are_refused() -> None:
    with pytest.raises(ValueError, match="480"):
        Register(1, (481,)).municipalities  # noqa: B018  (made when it is first looked at)


def _quotes(part: object) -> Iterator[dict[str, Any]]:
    """Every quote in a part of the public form."""
    if isinstance(part, dict):
        if "line_from" in part:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from _quotes(item)


def _place(text: str, quote: dict[str, Any]) -> tuple[int, int]:
    """The line and the page on which a quote begins."""
    before = text[: quote["start"]]
    return before.count("\n") + 1, before.count("\f") + 1


def _texts(made: Nation, number: int) -> set[str]:
    """The texts of a plan's actions, without what is said behind the sentences of the template."""
    document = made.plan(made.municipalities[number])["document"]
    assert isinstance(document, dict)
    joined = str(document["text"]).replace("\n", " ")
    return {part.split(". ")[0] for part in joined.split("Actie ")[1:] for part in [part.split(" ", 1)[1]]}
