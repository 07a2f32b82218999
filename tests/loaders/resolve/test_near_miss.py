"""Slips of the pen: only in words so long that they can hardly be anything else."""

import pytest

from graph.model.vocabulary import ResolutionRule
from graph.reference import load_reference
from loaders.resolve import resolve_name

REFERENCE = load_reference()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nidas", None),
        ("CoMenshe", "comensha"),
        ("CoMemshe", None),
        ("Vluchtelimgemwerk", "vluchtelingenwerk"),
        ("Vluchtelimgemwerc", None),
    ],
)
def test_shortest_word_with_a_slip_has_six_letters_and_long_ones_from_twelve_may_have_two(
    written: str, meant: str | None
) -> None:
    """One letter wrong of Nidos (five) is no slip, of CoMensha (eight) it is; two of Vluchtelingenwerk (seventeen)."""
    found = resolve_name(written, None, REFERENCE)
    assert (found.rule is ResolutionRule.NEAR_MISS) == (meant is not None)
    if meant is not None:
        assert found.organisation.id == meant
