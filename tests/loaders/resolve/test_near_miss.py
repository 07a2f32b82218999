"""Slips of the pen: only in words so long that they can hardly be anything else."""

import pytest

from graph.model.vocabulary import ResolutionRule
from graph.reference import load_reference, name_key
from loaders.resolve import resolve_name
from loaders.resolve.index import index_for
from loaders.resolve.near_miss import _other_compound, nearest_name

REFERENCE = load_reference()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nidas", None),
        ("Leger des Heilz", None),
        ("CoMenshe", "comensha"),
        ("CoMemshe", None),
        ("Vluchtelimgemwerk", "vluchtelingenwerk"),
        ("Vluchtelimgemwerc", None),
    ],
)
def test_shortest_word_with_a_slip_has_six_letters_and_two_slips_need_twelve(written: str, meant: str | None) -> None:
    """One letter wrong of Nidos (five) is no slip, of CoMensha (eight) it is; two of Vluchtelingenwerk (seventeen)."""
    found = resolve_name(written, None, REFERENCE)
    assert (found.rule is ResolutionRule.NEAR_MISS) == (meant is not None)
    if meant is not None:
        assert found.organisation.id == meant


def test_long_words_of_twelve_letters_may_have_two_slips() -> None:
    """Reclassering has twelve: two letters of it may be wrong, and not three."""
    assert resolve_name("Reklasserinh", None, REFERENCE).rule is ResolutionRule.NEAR_MISS
    assert resolve_name("Reklasserimh", None, REFERENCE).rule is not ResolutionRule.NEAR_MISS


def test_longest_name_that_is_compared_has_eighty_letters() -> None:
    names = [name_key(name) for known in REFERENCE.organisations for name in known.all_names]
    assert max(map(len, names)) < 80
    assert nearest_name("Slachtofferhulp Nederlamd" + " x" * 40, index_for(REFERENCE, None)) is None


def test_smallest_part_of_a_compound_has_four_letters() -> None:
    """ "jongerenkerk" is another compound than "jongerenwerk"; that their last three letters are alike says nothing."""
    assert _other_compound("jongerenkerk", "jongerenwerk")
    assert not _other_compound("vluchtelingwerk", "vluchtelingenwerk")
