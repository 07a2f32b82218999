"""Themes, steps and norms as they ship: whole, sourced, and none of their decoys is taken for the thing itself."""

from itertools import combinations
from pathlib import Path

import pytest

from graph.reference import ReferenceError_
from graph.reference.audiences import audiences
from graph.reference.chain_steps import ChainStep, chain_steps, step_by_id, step_tells
from graph.reference.classes import classed_by
from graph.reference.norms import Element, Norm, default_norm, known_norms, packaged_norms, read_norm
from graph.reference.themes import Theme, theme_tells, themes

OWN = """
norm:
  id: eigen
  name: {nl: Onze meetlat, en: Our yardstick}
  about: {nl: Van onszelf., en: Our own.}
sources: {wij: "onze eigen afspraken"}
elements:
  - id: loket
    name: {nl: Er is een loket, en: There is a desk}
    level: basis
    certain: ours
    source: [wij]
    tells: [{any: [loket]}]
    decoy: {text: "Een loketkaartje.", why: {nl: "Een kaartje is geen loket.", en: "A card is no desk."}}
"""


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.id)
def test_the_decoy_of_a_theme_is_not_of_it(theme: Theme) -> None:
    assert theme.id not in {one.code for one in classed_by(theme_tells(), theme.decoy.text)}


@pytest.mark.parametrize("step", chain_steps(), ids=lambda step: step.id)
def test_the_decoy_of_a_step_is_not_in_it(step: ChainStep) -> None:
    assert step.id not in {one.code for one in classed_by(step_tells(), step.decoy.text)}


ELEMENTS = [(norm, element) for norm in packaged_norms() for element in norm.elements]


@pytest.mark.parametrize(("norm", "element"), ELEMENTS, ids=[f"{norm.id}-{one.id}" for norm, one in ELEMENTS])
def test_the_decoy_of_an_element_does_not_meet_it(norm: Norm, element: Element) -> None:
    assert element.id not in {one.code for one in classed_by(norm.tells, element.decoy.text)}


def test_each_class_has_one_code_and_both_languages() -> None:
    sorts: list[list[Theme | ChainStep | Element]] = [list(themes()), list(chain_steps())]
    sorts += [list(norm.elements) for norm in packaged_norms()]
    for several in sorts:
        assert len({one.id for one in several}) == len(several)
        assert len({one.name.nl for one in several}) == len(several)
        assert all(one.name.nl != "" != one.name.en for one in several)


def test_the_municipal_norm_has_sources_and_says_what_is_ours() -> None:
    norm = default_norm()
    assert norm.id == "gemeentelijke-aanpak"
    assert "geen plicht" in norm.about.nl
    assert all(len(element.sources) > 0 for element in norm.elements)
    assert {True, False} == {element.certain for element in norm.elements}
    assert [one.id for one in packaged_norms()[1:]] == ["barrieres-arbeid", "barrieres-seksueel"]


def test_work_goes_on_to_care_only_by_somebody_from_outside() -> None:
    over = {(step.id, one.to) for step in chain_steps() for one in step.hands_over if one.outside_only}
    assert over == {("wegen", "opvangen"), ("ingrijpen", "opvangen")}
    assert step_by_id()["opvangen"].side == "care"


def test_a_norm_of_ones_own_is_one_file_and_takes_the_place_of_one_of_its_code(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    assert [norm.id for norm in known_norms([file])][-1] == "eigen"
    file.write_text(OWN.replace("id: eigen", "id: gemeentelijke-aanpak"), "utf-8")
    assert known_norms([file])[0].name.nl == "Onze meetlat"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("source: [wij]", "source: [zij]"),
        ("tells: [{any: [loket]}]", "named: [loket]"),
        ("tells: [{any: [loket]}]", "tells: [{any: [loket]}]\n    counted: money"),
        ("tells: [{any: [loket]}]", "tells: [{any: ['@niets']}]"),
        ("id: loket", "id: Het Loket"),
        ("level: basis", "level: hoog"),
        ("certain: ours", "certain: misschien"),
    ],
)
def test_a_norm_that_is_not_as_it_should_be_is_refused(tmp_path: Path, right: str, wrong: str) -> None:
    file = tmp_path / "own.yaml"
    assert right in OWN
    file.write_text(OWN.replace(right, wrong), "utf-8")
    with pytest.raises(ReferenceError_):
        read_norm(file)


def test_groups_have_one_code_each_and_places_are_no_people() -> None:
    every = [group.id for one in audiences().lists for group in one]
    assert len(set(every)) == len(every)
    assert "slachtoffers" in audiences().people
    assert "horeca" not in audiences().people
    assert audiences().name_of("inwoners").en == "residents"
    assert all(set(map(id, one)).isdisjoint(map(id, other)) for one, other in combinations(audiences().lists, 2))
