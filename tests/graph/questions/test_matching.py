"""Words that are asked for: each as the beginning of a word; the shortest only whole."""

import pytest

from graph.questions.matching import meets


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("om", "Het OM en de politie", True),
        ("om", "Omdat het moet", False),
        ("vth", "VTHuis", False),
        ("riec", "RIECrisis", True),
        ("opv", "Noodopvang en opvang", False),
        ("opva", "Noodopvang en opvang", True),
        ("opvang mannen", "Opvang voor mannen", True),
        ("opvang vrouwen", "Opvang voor mannen", False),
        ("gm0637", "gm0637", True),
        ("", "Opvang", False),
    ],
)
def test_whole_word_of_three_letters_and_the_beginning_of_a_longer_one(asked: str, text: str, found: bool) -> None:
    assert meets(asked, [text]) == found


def test_all_words_have_to_stand_in_one_of_the_texts() -> None:
    assert not meets("opvang mannen", ["Opvang voor vrouwen", "Werk voor mannen"])
