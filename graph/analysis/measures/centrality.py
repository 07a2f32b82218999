"""How central each node of a two-mode network is: degree, closeness and betweenness of both sides.

Definitions and normalisations are those of S.P. Borgatti and M.G. Everett, *Network analysis of 2-mode data*, Social
Networks 19 (1997) 243-269: a node is compared with the most that its own side can reach, so that both sides run from 0
to 1. With n1 parties and n2 actions, for a party (for an action the other way round):

- *degree*: number of actions, divided by n2;
- *closeness*: the least sum of distances that a party can have, n2 + 2(n1 - 1), divided by the sum that it has. They
  have no rule for a network of several parts: here n1 and n2 are then those of its own part, and the outcome is
  multiplied by the share of all other nodes that this part has (S. Wasserman and K. Faust, *Social Network Analysis*
  (1994), p. 201, do so in one mode). networkx, which takes n1 and n2 of the whole, gives more than 1 in small parts;
- *betweenness*: over all pairs of other nodes, the share of the shortest ways between them that pass it (L.C. Freeman,
  Sociometry 40 (1977) 35-41), divided by the most that a party can have with these n1 and n2.

Ways are counted by networkx, exactly (U. Brandes, J. of Mathematical Sociology 25 (2001) 163-177): the time grows as
nodes times ties, whatever the form of the network.
"""

from dataclasses import dataclass

import networkx as nx

from graph.analysis.measures.two_mode import TwoMode


@dataclass(frozen=True, slots=True)
class Centrality:
    """Three measures of a node, each from 0 to 1."""

    degree: float
    closeness: float
    betweenness: float


def centralities(network: TwoMode) -> tuple[Centrality, ...]:
    """Of each node: first the parties, then the actions, in the order of the network."""
    graph, rows, columns = network.as_networkx, len(network.parties), len(network.actions)
    between = nx.betweenness_centrality(graph, normalized=False)
    found = []
    for place, node in enumerate((*network.parties, *network.actions)):
        own, other = (rows, columns) if place < rows else (columns, rows)
        most = most_between(own, other)
        found.append(
            Centrality(
                degree=graph.degree[node] / other if other > 0 else 0.0,
                closeness=_closeness(graph, node),
                betweenness=float(between[node]) / most if most > 0 else 0.0,
            )
        )
    return tuple(found)


def _closeness(graph: "nx.Graph[str]", node: str) -> float:
    """How near a node is to the others of its part, times the share of all others that these are."""
    away = [steps for steps in nx.single_source_shortest_path_length(graph, node).values() if steps > 0]
    if len(away) == 0:
        return 0.0
    # One step to each of the other side, two to each of its own, are the least there can be.
    least = sum(1 if steps % 2 == 1 else 2 for steps in away)
    return least / sum(away) * len(away) / (graph.number_of_nodes() - 1)


def most_between(own: int, other: int) -> float:
    """The most ways that can pass a node of a side of ``own`` nodes, beside ``other`` (Borgatti and Everett 1997)."""
    if own == 0 or other == 0:
        return 0.0
    times, left = divmod(own - 1, other)
    return 0.5 * (
        other**2 * (times + 1) ** 2 + other * (times + 1) * (2 * left - times - 1) - left * (2 * times - left + 3)
    )
