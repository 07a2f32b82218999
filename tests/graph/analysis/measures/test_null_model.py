"""The null model beside the library ``bicm`` and by hand.

``bicm`` itself is no part of the tests: it installs a package ``tests`` beside ours. Its version 3.4.0 gave the values
below (``BipartiteGraph.get_bicm_matrix`` and ``get_projected_pvals_mat`` with the method ``poibin``).
"""

import numpy as np
import pytest

from graph.analysis.measures import null_model
from graph.analysis.measures.null_model import FALSE_DISCOVERIES, MISSED, against_chance, tie_chances
from tests.graph.analysis.measures.networks import davis, together

EVELYN = (0.342329, 0.342329, 0.592814, 0.435455, 0.71574, 0.71574, 0.809825, 0.933382, 0.880696, 0.518764, 0.435455,
          0.592814, 0.342329, 0.342329)  # fmt: skip
FRANCES = (0.104847, 0.104847, 0.246763, 0.147897, 0.361668, 0.361668, 0.489329, 0.759198, 0.624214, 0.195216, 0.147897,
           0.246763, 0.104847, 0.104847)  # fmt: skip
LEAST_PROBABLE = (
    ({"Olivia Carleton", "Flora Price"}, 0.08837234621),
    ({"Katherina Rogers", "Sylvia Avondale"}, 0.09351301459),
    ({"Myra Liddel", "Katherina Rogers"}, 0.15790658744),
    ({"Pearl Oglethorpe", "Dorothy Murchison"}, 0.16313957061),
    ({"Laura Mandeville", "Brenda Rogers"}, 0.17092784725),
    ({"Evelyn Jefferson", "Theresa Anderson"}, 0.18668806857),
)


def test_the_chances_of_ties_are_those_of_bicm() -> None:
    chances, women = tie_chances(davis()), davis().parties

    assert chances is not None
    assert tuple(chances[women.index("Evelyn Jefferson")]) == pytest.approx(EVELYN, abs=1e-6)
    assert tuple(chances[women.index("Frances Anderson")]) == pytest.approx(FRANCES, abs=1e-6)


def test_davis_women_have_no_significant_pair() -> None:
    """Nor by ``bicm``, by any of its three methods."""
    found, women = against_chance(davis()), davis().parties

    assert found is not None
    assert len(found.pairs) == 18 * 17 / 2
    assert found.significant == ()
    for pair, (names, p_value) in zip(found.pairs, LEAST_PROBABLE, strict=False):
        assert {women[pair.one], women[pair.other]} == names
        assert pair.p_value == pytest.approx(p_value, abs=1e-8)


def test_expected_ties_are_the_real_ones() -> None:
    network = davis()
    chances = tie_chances(network)

    assert chances is not None
    assert np.allclose(chances.sum(axis=1), network.matrix.sum(axis=1))
    assert np.allclose(chances.sum(axis=0), network.matrix.sum(axis=0))


def test_who_is_at_all_or_at_none_is_certain() -> None:
    """a is at all three; without it b and c have one of two each, and the third action has nobody else."""
    chances = tie_chances(together("ab", "ac", "a"))

    assert chances is not None
    assert chances[0].tolist() == [1.0, 1.0, 1.0]
    assert chances[1:].tolist() == [pytest.approx([0.5, 0.5, 0.0])] * 2


def test_a_pair_by_hand() -> None:
    """Two parties at one of two actions each: every tie has the chance 1/2, so that both share an action with the
    chance 1 - (3/4)^2."""
    found = against_chance(together("a", "b"))
    same = against_chance(together("ab", "cd"))

    assert found is not None
    assert same is not None
    (alone,) = found.pairs
    assert (alone.shared, alone.expected, alone.p_value) == pytest.approx((0, 0.5, 1.0))
    shared = {(pair.one, pair.other): pair.p_value for pair in same.pairs}
    assert shared[0, 1] == shared[2, 3] == pytest.approx(7 / 16)


def test_false_discoveries_are_held_at_their_rate() -> None:
    """Two pairs of six, each always together at twelve of 24 actions. Every tie has the chance 1/2, so that twelve or
    more of 24 with 1/4 each have 0.0072: below 2/6 of 0.05, and not of a rate of 0.02."""
    network = together(*["ab"] * 12, *["cd"] * 12)
    found = against_chance(network)

    assert found is not None
    assert FALSE_DISCOVERIES == 0.05
    assert {(pair.one, pair.other) for pair in found.significant} == {(0, 1), (2, 3)}
    assert found.pairs[0].p_value == pytest.approx(0.00719965)
    strict = against_chance(network, rate=0.02)
    assert strict is not None
    assert strict.significant == ()


def test_missed_is_how_far_a_solution_may_be_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not solved gives nothing, rather than something near it."""
    assert MISSED == 1e-6
    monkeypatch.setattr(null_model, "MISSED", 0.0)

    assert tie_chances(davis()) is None
    assert against_chance(davis()) is None


def test_a_network_of_nothing_has_nothing_against_chance() -> None:
    found = against_chance(together())

    assert found is not None
    assert found.pairs == ()
