"""Degree, closeness and betweenness of two modes, beside the published values of Davis' women and networkx."""

import networkx as nx
import pytest

from graph.analysis.measures.centrality import Centrality, centralities, most_between
from tests.graph.analysis.measures.networks import davis, davis_graph, together

# S.P. Borgatti and D.S. Halgin, "Analyzing Affiliation Networks", in: The SAGE Handbook of Social Network Analysis
# (2011): degree, closeness and betweenness, normalised as in Borgatti and Everett (1997).
PUBLISHED = {
    "Nora Fayette": (0.57, 0.80, 0.11),
    "Evelyn Jefferson": (0.57, 0.80, 0.10),
    "Theresa Anderson": (0.57, 0.80, 0.09),
    "Sylvia Avondale": (0.50, 0.77, 0.07),
    "Helen Lloyd": (0.36, 0.73, 0.04),
    "Charlotte McDowd": (0.29, 0.60, 0.01),
    "Flora Price": (0.14, 0.59, 0.01),
    "E8": (0.78, 0.85, 0.24),
    "E9": (0.67, 0.79, 0.23),
    "E7": (0.56, 0.73, 0.13),
    "E6": (0.44, 0.69, 0.07),
    "E1": (0.17, 0.52, 0.00),
    "E14": (0.17, 0.52, 0.00),
}


def of_davis() -> dict[str, Centrality]:
    network = davis()
    return dict(zip((*network.parties, *network.actions), centralities(network), strict=True))


@pytest.mark.parametrize("name", PUBLISHED)
def test_davis_women_have_their_published_values(name: str) -> None:
    found = of_davis()[name]

    assert (found.degree, found.closeness, found.betweenness) == pytest.approx(PUBLISHED[name], abs=0.006)


def test_networkx_gives_the_same_of_every_node_with_its_own_norms() -> None:
    graph, found = davis_graph(), of_davis()
    women = graph.graph["top"]
    degree = nx.bipartite.degree_centrality(graph, women)
    closeness = nx.bipartite.closeness_centrality(graph, women)
    betweenness = nx.bipartite.betweenness_centrality(graph, women)

    for name, one in found.items():
        expected = (degree[name], closeness[name], betweenness[name])
        assert (one.degree, one.closeness, one.betweenness) == pytest.approx(expected)


def test_in_a_network_of_several_parts_each_is_measured_in_its_own() -> None:
    """b is as near as can be to the four others of its part, of the ten that there are; in networkx f, beside its one
    action, would be nearer than near can be."""
    network = together("ab", "bc", "de", "f", "")
    found = dict(zip((*network.parties, *network.actions), centralities(network), strict=True))
    betweenness = nx.bipartite.betweenness_centrality(network.as_networkx, network.parties)

    assert found["b"].closeness == pytest.approx(4 / 10)
    # To its action 1, to b 2, to the other action 3 and to c 4, where 1 + 1 + 2 + 2 would be the least.
    assert found["a"].closeness == pytest.approx(6 / 10 * 4 / 10)
    assert found["f"].closeness == pytest.approx(1 / 10)
    assert nx.bipartite.closeness_centrality(network.as_networkx, network.parties)["f"] > 1
    for name, one in found.items():
        assert one.betweenness == pytest.approx(betweenness[name]), name
        assert 0 <= one.closeness <= 1
    assert found["4 "] == Centrality(0.0, 0.0, 0.0), "an action without a party"


def test_who_is_at_all_actions_of_others_is_at_the_most() -> None:
    """One party at three actions of one other party each: it stands between all, and no party can do more."""
    network = together("ab", "ac", "ad")
    of_a = centralities(network)[0]

    assert of_a.degree == 1.0
    assert of_a.closeness == pytest.approx(1.0)
    # Between 6 others, 15 pairs, but for the three of an action and its own other party: 12 of the 14 that could be.
    assert of_a.betweenness == pytest.approx(12 / most_between(4, 3))


def test_a_network_of_nothing_has_no_measures() -> None:
    assert centralities(together()) == ()
