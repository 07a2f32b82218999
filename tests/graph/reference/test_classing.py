"""The classes of the text of an action: themes, steps, pillar, audience, joint, each with its reason."""

from graph.reference.classes import classed_by, classes_of, given_in
from graph.reference.tells import Tell, Tells

SHELTER = "Opvang voor mannen. Mannen die slachtoffer zijn, kunnen terecht bij het opvanghuis, voor het hele district."


def test_a_class_has_the_words_that_told_it() -> None:
    found = classes_of(SHELTER)
    first = found.themes[0]
    assert (first.code, first.words) == ("opvang-mannen", ("opvang", "opvanghuis", "mannen"))
    assert found.step_codes == {"opvangen"}
    assert found.pillar is not None
    assert found.pillar.code == "protection"
    assert {one.code for one in found.audiences} == {"mannen", "slachtoffers"}
    assert found.joint is not None
    assert found.joint.words == ("hele district",)
    assert all(0.5 <= one.certainty < 1 and not one.confirmed for one in found.themes)


def test_what_says_nothing_of_the_field_has_no_class() -> None:
    found = classes_of("De fietsenstalling krijgt een nieuw dak.")
    assert (found.themes, found.steps, found.pillar, found.audiences, found.joint) == ((), (), None, (), None)


def test_most_themes_are_four() -> None:
    everything = "Bibob; prostitutie; meldroute; juridisch; dwangsom; evaluatie; anoniem"
    assert len(classed_by(Tells({w: (Tell(any=(w,)),) for w in ("bibob", "meldroute", "dwangsom")}), everything)) == 3
    assert len(classes_of(everything).themes) == 4


WORDS = Tells(
    {"main": (Tell(any=("toets",)),), "sure": (Tell(any=("sluiting",)),), "unsure": (Tell(any=("woning",), sure=0.7),)}
)


def test_sub_point_is_less_certain_and_one_that_was_not_certain_does_not_count() -> None:
    found = {one.code: one.certainty for one in classed_by(WORDS, "De toets: sluiting van een woning")}
    assert found == {"main": 0.9, "sure": 0.6}


def test_counts_from_half() -> None:
    assert [one.code for one in classed_by(WORDS, "Een woning")] == ["unsure"]
    assert [one.code for one in classed_by(WORDS, "De toets: een woning")] == ["main"]
    assert [one.code for one in classed_by(Tells({"it": (Tell(any=("woning",), sure=0.49),)}), "Een woning")] == []


def test_a_text_without_a_head_has_no_sub_points() -> None:
    assert [one.code for one in classed_by(WORDS, "• Een brief.\n• De woning en de sluiting")] == ["sure", "unsure"]


def test_what_a_person_said_takes_the_place_of_what_was_derived() -> None:
    found = classes_of(SHELTER, given_in(["huisvesting", "bestaat-niet"], []))
    assert [(one.code, one.certainty, one.confirmed) for one in found.themes] == [("huisvesting", 1.0, True)]
    assert found.steps == ()
    assert found.audiences != ()
