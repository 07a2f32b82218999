"""Shared actions, Burt's constraint and brokerage, beside networkx and what their authors say of the smallest cases."""

import networkx as nx
import numpy as np
import pytest

from graph.analysis.measures.projection import ROLES, brokerage, constraints, shared_actions, strength_of_ties
from tests.graph.analysis.measures.networks import davis, davis_graph, tied, together


def test_shared_actions_are_counted_pair_by_pair() -> None:
    """Evelyn and Theresa were together at seven events, Flora and Olivia at both of theirs (Davis' table)."""
    network, shared = davis(), shared_actions(davis()).toarray()
    at = network.parties.index

    assert shared[at("Evelyn Jefferson"), at("Theresa Anderson")] == 7
    assert shared[at("Flora Price"), at("Olivia Carleton")] == 2
    assert shared[at("Flora Price"), at("Flora Price")] == 0
    projected = nx.bipartite.weighted_projected_graph(davis_graph(), network.parties)
    assert np.array_equal(shared, nx.to_numpy_array(projected, nodelist=network.parties))


def test_the_strength_of_a_tie_is_newmans() -> None:
    network = davis()
    collaborating = nx.bipartite.collaboration_weighted_projected_graph(davis_graph(), network.parties)
    expected = nx.to_numpy_array(collaborating, nodelist=network.parties)

    assert np.allclose(strength_of_ties(network).toarray(), expected)
    assert strength_of_ties(together("abc", "d")).toarray()[0].tolist() == [0.0, 0.5, 0.5, 0.0]


def test_constraint_of_the_smallest_cases_is_burts() -> None:
    """One tie: 1. A closed three: 2 (1/2 + 1/4)^2 = 9/8. The middle of a star of four: 4 (1/4)^2 = 1/4; who stands
    alone has none."""
    assert constraints(shared_actions(together("ab", "c"))) == (1.0, 1.0, None)
    assert constraints(shared_actions(together("abc"))) == pytest.approx((9 / 8,) * 3)
    assert constraints(shared_actions(together("ab", "ac", "ad", "ae")))[0] == pytest.approx(1 / 4)


@pytest.mark.parametrize("graph", [nx.florentine_families_graph(), nx.karate_club_graph()], ids=["Florence", "Zachary"])
def test_constraint_is_that_of_networkx(graph: "nx.Graph[str]") -> None:
    expected = nx.constraint(graph)

    assert constraints(tied(graph)) == pytest.approx(tuple(expected[node] for node in graph))


def test_constraint_with_weights_is_that_of_networkx() -> None:
    shared = shared_actions(davis())
    expected = nx.constraint(nx.from_scipy_sparse_array(shared), weight="weight")

    assert constraints(shared) == pytest.approx(tuple(expected[place] for place in range(18)))


def test_constraint_on_a_projection_is_biased_by_the_length_of_an_owner_cell() -> None:
    """Two parties that each have one action are told apart by how many others stand at it alone."""
    pair, five = (constraints(shared_actions(together(one)))[0] for one in ("ab", "abcde"))

    assert pair == 1.0
    assert five == pytest.approx(4 * (1 / 4 + 3 / 16) ** 2)


def test_brokerage_of_the_five_figures_of_gould_and_fernandez() -> None:
    """Their figure 1: a broker between two that are not tied; ties here have no direction, so that gatekeeper and
    representative are one."""
    path = shared_actions(together("ab", "bc"))
    roles = {
        ("x", "x", "x"): "coordinator",
        ("x", "y", "x"): "consultant",
        ("y", "x", "x"): "gatekeeper",
        ("x", "x", "y"): "gatekeeper",
        ("x", "y", "z"): "liaison",
    }

    for sides, role in roles.items():
        assert brokerage(path, sides)[1] == tuple(int(role == one) for one in ROLES), sides
        assert brokerage(path, sides)[0] == (0, 0, 0, 0)
    assert brokerage(shared_actions(together("abc")), ("x", "y", "z"))[1] == (0, 0, 0, 0), "nobody is apart"


def test_brokerage_counts_each_pair_once() -> None:
    graph = nx.florentine_families_graph()
    sides = tuple(f"{len(family) % 3}" for family in graph)
    found = dict(zip(graph, brokerage(tied(graph), sides), strict=True))
    side = dict(zip(graph, sides, strict=True))

    for broker in graph:
        expected = [0, 0, 0, 0]
        for one, other in nx.non_edges(graph.subgraph(graph[broker])):
            around = (side[one] == side[broker], side[other] == side[broker])
            if all(around):
                expected[0] += 1
            elif any(around):
                expected[2] += 1
            else:
                expected[1 if side[one] == side[other] else 3] += 1
        assert found[broker] == tuple(expected), broker
