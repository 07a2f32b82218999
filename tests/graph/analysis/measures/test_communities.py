"""Groups of parties and how stable they are: Zachary's club, and divisions by hand."""

import networkx as nx
import pytest

from graph.analysis.measures.communities import RUNS, adjusted_rand, communities
from graph.analysis.measures.projection import strength_of_ties
from tests.graph.analysis.measures.networks import tied, together


def test_zacharys_club_has_its_best_known_division() -> None:
    """Four groups, modularity 0.4198: the optimum (U. Brandes and others, IEEE Transactions on Knowledge and Data
    Engineering 20 (2008) 172-188)."""
    found = communities(tied(nx.karate_club_graph()))

    assert found is not None
    assert found.modularity == pytest.approx(0.4198, abs=0.00005)
    assert len(found.groups) == 4
    assert 0.7 < found.stability < 1, "other runs give other divisions, and that is said"


def test_two_apart_are_two_groups_whatever_the_order() -> None:
    found = communities(strength_of_ties(together("abc", "abc", "def", "def")))

    assert found is not None
    assert found.groups == (frozenset({0, 1, 2}), frozenset({3, 4, 5}))
    assert (found.stability, found.kept) == (1.0, (1.0,) * 6)
    assert found.modularity == pytest.approx(0.5)


def test_who_is_tied_to_nobody_is_in_no_group_with_others() -> None:
    found = communities(strength_of_ties(together("ab", "c")))

    assert found is not None
    assert found.groups == (frozenset({0, 1}), frozenset({2}))
    assert communities(strength_of_ties(together("a", "b"))) is None


def test_runs_are_as_many_as_a_published_division_needs() -> None:
    """The persons of *Les Misérables* (D.E. Knuth, 1993): 0.560 is the best that is known (Brandes and others), and
    twelve runs do not find it."""
    few, enough = (communities(tied(nx.les_miserables_graph()), runs) for runs in (12, RUNS))

    assert few is not None
    assert enough is not None
    assert few.modularity < 0.559 < enough.modularity == pytest.approx(0.56, abs=0.0005)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([{0, 1}, {2, 3}], [{0, 1}, {2, 3}], 1.0),
        # No pair is together in both; by chance it would be 2 x 2 / 6 of two: (0 - 2/3) / (2 - 2/3).
        ([{0, 1}, {2, 3}], [{0, 2}, {1, 3}], -0.5),
        # Of three pairs in one and one in the other, one in both; by chance 3 x 1 / 6: (1 - 1/2) / (2 - 1/2).
        ([{0, 1, 2}, {3}], [{0, 1}, {2}, {3}], 1 / 3),
        ([{0}, {1}, {2}, {3}], [{0}, {1}, {2}, {3}], 1.0),
    ],
)
def test_the_adjusted_rand_index_by_hand(one: list[set[int]], other: list[set[int]], expected: float) -> None:
    assert adjusted_rand([*map(frozenset, one)], [*map(frozenset, other)], 4) == pytest.approx(expected)
